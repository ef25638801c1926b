//! What is packed in an XLSX or ODS, looked at before anyone believes it.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::Flaw;

/// Most bytes that all parts together may unpack to.
const UNPACKED: u64 = 100_000_000;
/// Most bytes of the parts that describe how cells look.
const STYLES: u64 = 2_000_000;
/// Longest name of a font or format; spreadsheets themselves allow 255.
const LONGEST_NAME: usize = 1_000;
/// Most texts that a part may announce.
const ANNOUNCED: usize = 8;

/// The kind of a packed spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, Flaw> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| Flaw::Damaged(error.to_string()))
}

/// Unpacks everything once without keeping it, because the sizes that an archive gives may lie.
/// Refuses what would make the readers behind it use memory without measure.
pub(super) fn inspect(bytes: &[u8]) -> Result<Kind, Flaw> {
    let mut archive = open(bytes)?;
    let mut left = UNPACKED;
    let mut kind = None;
    for index in 0..archive.len() {
        let entry = archive.by_index(index);
        let mut entry = entry.map_err(|error| Flaw::Damaged(error.to_string()))?;
        let name = entry
            .name()
            .map_err(|error| Flaw::Damaged(error.to_string()))?;
        let name = name.to_lowercase();
        match name.as_str() {
            "content.xml" => kind = kind.or(Some(Kind::Ods)),
            "[content_types].xml" | "_rels/.rels" => kind = Some(Kind::Xlsx),
            _ => {}
        }
        let is_styles = name.ends_with("styles.xml");
        let is_strings = name.ends_with("sharedstrings.xml");
        let limit = if is_styles { left.min(STYLES) } else { left };
        let mut limited = entry.by_ref().take(limit + 1);
        let read = if is_styles || is_strings {
            let mut part = Vec::new();
            let read = limited.read_to_end(&mut part).map(|read| read as u64);
            let fits = if is_styles {
                has_short_names(&part)
            } else {
                announces_little(&part)
            };
            if !fits {
                return Err(Flaw::Damaged(name));
            }
            read
        } else {
            io::copy(&mut limited, &mut io::sink())
        };
        let read = read.map_err(|error| Flaw::Damaged(error.to_string()))?;
        if read > limit {
            return Err(Flaw::TooLarge);
        }
        left -= read;
    }
    kind.ok_or(Flaw::NoSpreadsheet)
}

/// Whether no name in a part is absurdly long: the reader of XLSX copies the names of fonts and
/// formats into every kind of cell.
fn has_short_names(part: &[u8]) -> bool {
    part.split(|byte| matches!(byte, b'"' | b'\'' | b'<' | b'>'))
        .all(|piece| piece.len() <= LONGEST_NAME)
}

/// Whether a part announces a number of texts that memory can be kept for: the reader of XLSX does
/// so before it has seen one.
fn announces_little(part: &[u8]) -> bool {
    const KEY: &[u8] = b"uniqueCount";
    let found = part.windows(KEY.len()).position(|window| window == KEY);
    found.is_none_or(|at| {
        let rest = &part[at + KEY.len()..];
        let digits = rest
            .iter()
            .skip_while(|byte| {
                matches!(
                    byte,
                    b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' | b'+' | b'0'
                )
            })
            .take_while(|byte| byte.is_ascii_digit());
        digits.count() < ANNOUNCED
    })
}
