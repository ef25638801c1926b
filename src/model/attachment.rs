//! Attachments (*bijlagen*) of a letter, the files that they may be, and secrecy
//! (*geheimhouding*).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::notation;

/// What is sent along with a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attachment {
    /// What it is called.
    #[serde(rename = "titel")]
    pub title: String,
    /// The file that readers can open; never there for a secret attachment.
    #[serde(rename = "bestand")]
    pub file: Option<AttachedFile>,
    /// Where it can be read otherwise: `bij de griffie`.
    #[serde(rename = "ter_inzage")]
    pub inspection: Option<String>,
    /// Why it is not public; `None` for one that is.
    #[serde(rename = "geheim")]
    pub secret: Option<SecretAttachment>,
}

/// An attachment that is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SecretAttachment {
    /// The legal ground, as the author words it.
    #[serde(rename = "grond")]
    pub ground: Option<String>,
}

/// A file beside a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttachedFile {
    /// The way to it from the letter's address: `bijlagen/plan-van-aanpak.pdf`.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its media type: `application/pdf`.
    #[serde(rename = "mediatype")]
    pub media_type: String,
    /// Its size in bytes.
    #[serde(rename = "omvang")]
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The obligation of secrecy (*geheimhouding*, Gemeentewet chapter Va) on a whole letter. Such a
/// letter is never public; the law asks that the document itself says these things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Secrecy {
    /// The legal ground, as the author words it. A draft may lack it.
    #[serde(rename = "grond")]
    pub ground: Option<String>,
    /// Which body imposed it.
    #[serde(rename = "opgelegd_door")]
    pub imposed_by: Option<String>,
    /// Which body can lift it.
    #[serde(rename = "op_te_heffen_door")]
    pub lifted_by: Option<String>,
    /// When it was imposed.
    #[serde(rename = "datum")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
}

impl Secrecy {
    /// The sentences that the letter must bear.
    pub fn words(&self) -> String {
        let mut words = String::from("Op deze brief rust geheimhouding");
        if let Some(ground) = &self.ground {
            words.push_str(" op grond van ");
            words.push_str(ground);
        }
        if let Some(body) = &self.imposed_by {
            words.push_str(", opgelegd door ");
            words.push_str(body);
        }
        if let Some(date) = self.date {
            words.push_str(if self.imposed_by.is_some() {
                " op "
            } else {
                ", opgelegd op "
            });
            words.push_str(&notation::date(date));
        }
        words.push('.');
        if let Some(body) = &self.lifted_by {
            words.push_str(" Zij kan worden opgeheven door ");
            words.push_str(body);
            words.push('.');
        }
        words
    }
}

/// A kind of file that may be an attachment: one that readers can open without risk, and without a
/// program of one maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileType {
    /// Its extension, which is also how pages name it.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    contents: Contents,
}

/// How the first bytes of a file show what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    Pdf,
    Png,
    Jpeg,
    /// Office Open XML: a zip file that is no OpenDocument.
    OfficeZip,
    /// OpenDocument: a zip file that begins with its media type.
    OpenDocument,
    Text,
}

/// Every kind of file that may be an attachment. HTML and SVG are not among them: they can hold
/// scripts, which would run under the name of the site.
pub const FILE_TYPES: &[FileType] = &[
    file_type("pdf", "application/pdf", Contents::Pdf),
    file_type("csv", "text/csv", Contents::Text),
    file_type("txt", "text/plain", Contents::Text),
    file_type(
        "ods",
        "application/vnd.oasis.opendocument.spreadsheet",
        Contents::OpenDocument,
    ),
    file_type(
        "odt",
        "application/vnd.oasis.opendocument.text",
        Contents::OpenDocument,
    ),
    file_type(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Contents::OfficeZip,
    ),
    file_type(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Contents::OfficeZip,
    ),
    file_type("png", "image/png", Contents::Png),
    file_type("jpg", "image/jpeg", Contents::Jpeg),
    file_type("jpeg", "image/jpeg", Contents::Jpeg),
];

/// So many bytes from the beginning are enough for [`FileType::fits`].
pub const HEAD_BYTES: usize = 1024;

const fn file_type(
    extension: &'static str,
    media_type: &'static str,
    contents: Contents,
) -> FileType {
    FileType {
        extension,
        media_type,
        contents,
    }
}

impl FileType {
    /// The kind of file that a name says it is; capitals do not count.
    pub fn of(path: &str) -> Option<&'static FileType> {
        let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
        FILE_TYPES
            .iter()
            .find(|kind| kind.extension.eq_ignore_ascii_case(extension))
    }

    /// Whether a file that begins with these bytes can be of this kind.
    pub fn fits(&self, head: &[u8]) -> bool {
        match self.contents {
            // Some programs write a few bytes before the mark, and readers accept it.
            Contents::Pdf => head
                .get(..head.len().min(HEAD_BYTES))
                .is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-")),
            Contents::Png => head.starts_with(b"\x89PNG\r\n\x1a\n"),
            Contents::Jpeg => head.starts_with(b"\xff\xd8\xff"),
            Contents::OfficeZip => head.starts_with(b"PK\x03\x04") && !is_open_document(head),
            Contents::OpenDocument => {
                let media_type = self.media_type.as_bytes();
                is_open_document(head) && head[OPEN_DOCUMENT_TYPE..].starts_with(media_type)
            }
            Contents::Text => is_text(head),
        }
    }
}

/// Where the media type of an OpenDocument file begins: after the zip header and `mimetype`.
const OPEN_DOCUMENT_TYPE: usize = 38;

fn is_open_document(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && head.get(30..OPEN_DOCUMENT_TYPE) == Some(b"mimetype")
}

/// Text, in whatever encoding a spreadsheet wrote it, that no browser takes for a page.
fn is_text(head: &[u8]) -> bool {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    !head.contains(&0) && first != Some(&b'<') && !head.starts_with(b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::{FILE_TYPES, FileType, Secrecy};

    #[test]
    fn the_first_bytes_tell_one_kind_from_another() {
        let ods = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0\
            mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
        let heads: [(&[u8], &[&str]); 9] = [
            (b"%PDF-1.7\n", &["pdf"]),
            (b"\r\n%PDF-1.4\n", &["csv", "pdf", "txt"]),
            (b"\x89PNG\r\n\x1a\n\0", &["png"]),
            (b"\xff\xd8\xff\xe0", &["csv", "jpeg", "jpg", "txt"]),
            (b"PK\x03\x04\x14\0\x06\0\0\0\0\0", &["docx", "xlsx"]),
            (ods, &["ods"]),
            (b"a;b\r\n1;2\r\n", &["csv", "txt"]),
            (b"\xef\xbb\xbf <!doctype html>", &[]),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\">", &[]),
        ];
        for (head, kinds) in heads {
            let mut found: Vec<&str> = FILE_TYPES
                .iter()
                .filter(|kind| kind.fits(head))
                .map(|kind| kind.extension)
                .collect();
            found.sort_unstable();
            assert_eq!(found, kinds, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn a_name_says_the_kind_and_scripts_are_no_kind() {
        let media_type = |path| FileType::of(path).map(|kind| kind.media_type);
        assert_eq!(media_type("a.b/plan.PDF"), Some("application/pdf"));
        for path in [
            "a.html",
            "a.svg",
            "a.pdf.exe",
            "a.pdf/plan",
            "pdf",
            "a.docm",
        ] {
            assert_eq!(media_type(path), None, "{path}");
        }
    }

    #[test]
    fn secrecy_is_said_in_whole_sentences() {
        let mut secrecy = Secrecy {
            ground: Some("artikel 87 Gemeentewet".to_owned()),
            imposed_by: Some("het college".to_owned()),
            lifted_by: Some("de raad".to_owned()),
            date: crate::model::parse_date("3-2-2026"),
        };
        assert_eq!(
            secrecy.words(),
            "Op deze brief rust geheimhouding op grond van artikel 87 Gemeentewet, opgelegd door \
             het college op 3 februari 2026. Zij kan worden opgeheven door de raad."
        );
        (secrecy.ground, secrecy.imposed_by, secrecy.lifted_by) = (None, None, None);
        assert_eq!(
            secrecy.words(),
            "Op deze brief rust geheimhouding, opgelegd op 3 februari 2026."
        );
    }
}
