//! The attachments of a letter: their files found, and fit to be handed to readers.

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Located, Span, nearest, phrases};
use crate::load::{self, Sources};
use crate::model::{AttachedFile, Attachment, FILE_TYPES, FileType, is_device_name, slug};
use crate::syntax::AttachmentRequest;

/// Longest name of a file in the output, without its extension.
const NAME_AT_MOST: usize = 80;

/// A file of the site that is copied to the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Its file.
    pub file: FileId,
    /// Where it stands in the site.
    pub from: String,
    /// The way to it from the address of its letter.
    pub to: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The attachments of a letter, and the files to copy for them. What is wrong with one is
/// reported, and it is left out.
pub(super) fn resolve(
    requests: &[AttachmentRequest],
    letter: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Vec<Attachment>, Vec<Copied>) {
    let mut attachments = Vec::with_capacity(requests.len());
    let mut copied = Vec::new();
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    for request in requests {
        let mut file = None;
        if let Some(path) = &request.file {
            let Some(found) = find(path, letter, sources, diagnostics) else {
                continue;
            };
            if let Some(before) = taken.insert(found.to.clone(), path.span) {
                let words = phrases::place::OTHER;
                let name = found.to.rsplit('/').next().unwrap_or(&found.to);
                diagnostics.push(
                    Diagnostic::new(&diag::file::ATTACHMENT_TWICE, path.span)
                        .with("name", name)
                        .related(before, words),
                );
                continue;
            }
            file = Some(AttachedFile {
                name: found.to.clone(),
                media_type: FileType::of(&found.to)
                    .map_or("", |kind| kind.media_type)
                    .to_owned(),
                bytes: found.bytes,
                sha256: found.sha256.clone(),
            });
            copied.push(found);
        }
        attachments.push(Attachment {
            title: request.title.value.clone(),
            file,
            inspection: request.inspection.clone(),
            secret: request.secret.clone(),
        });
    }
    (attachments, copied)
}

/// The file that a letter means.
fn find(
    path: &Located<String>,
    letter: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Copied> {
    let written = path.value.as_str();
    let complain = |entry| Diagnostic::new(entry, path.span).with("path", written);
    let Some(kind) = FileType::of(written) else {
        let known: Vec<&str> = FILE_TYPES.iter().map(|kind| kind.extension).collect();
        diagnostics.push(complain(&diag::file::ATTACHMENT_TYPE).with("known", known.join(", ")));
        return None;
    };
    let folder = letter.rsplit_once('/').map_or("", |(folder, _)| folder);
    let found = join(folder, written).and_then(|full| sources.attachments.get_key_value(&full));
    let Some((full, attached)) = found else {
        let beside = sources
            .attachments
            .keys()
            .filter_map(|known| known.strip_prefix(folder)?.strip_prefix('/'));
        diagnostics.push(complain(&diag::file::MISSING_FILE).suggest(nearest(written, beside)));
        return None;
    };
    if attached.bytes > load::ATTACHMENT_LIMIT.bytes {
        diagnostics.push(
            complain(&diag::file::ATTACHMENT_TOO_LARGE).with("limit", load::ATTACHMENT_LIMIT.words),
        );
        return None;
    }
    if !attached.is_as_named {
        diagnostics
            .push(complain(&diag::file::ATTACHMENT_CONTENTS).with("extension", kind.extension));
        return None;
    }
    Some(Copied {
        file: attached.file,
        from: full.clone(),
        to: format!("bijlagen/{}.{}", name(full), kind.extension),
        bytes: attached.bytes,
        sha256: attached.sha256.clone(),
    })
}

/// The path of a file from the folder of the site; `None` when it leaves that.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The name of a file in the output, without its extension: one that stands in any address and on
/// any system.
fn name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let mut name = slug(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    name.truncate(NAME_AT_MOST);
    name.truncate(name.trim_end_matches('-').len());
    if name.is_empty() || is_device_name(&name) {
        name.insert_str(
            0,
            if name.is_empty() {
                "bijlage"
            } else {
                "bijlage-"
            },
        );
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{join, name};

    #[test]
    fn a_path_counts_from_the_folder_of_the_letter() {
        let join = |path| join("content/brieven/2026", path);
        assert_eq!(
            join("bijlagen/./plan.pdf").as_deref(),
            Some("content/brieven/2026/bijlagen/plan.pdf")
        );
        assert_eq!(
            join("../../bijlagen/plan.pdf").as_deref(),
            Some("content/bijlagen/plan.pdf")
        );
        assert_eq!(join("../../../../plan.pdf"), None);
    }

    #[test]
    fn a_name_fits_in_an_address_and_on_any_system() {
        assert_eq!(
            name("a/Plan van Aanpak (def. één).PDF"),
            "plan-van-aanpak-def-een"
        );
        assert_eq!(name("con.pdf"), "bijlage-con");
        assert_eq!(name("---.pdf"), "bijlage");
        assert_eq!(name(&format!("{}.pdf", "ab".repeat(99))).len(), 80);
    }
}
