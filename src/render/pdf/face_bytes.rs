//! What is put right in the bytes of faces before they are used.

/// The bytes of a face, of which the table that says what kind each glyph is goes unread.
///
/// Noto Sans of 2017 calls 42 spacing accents (`´`, `¨`, `˘`) combining ones, so that they would be
/// printed over the letter before them. What really combines is told by Unicode as well.
pub(super) fn without_glyph_classes(face: &[u8]) -> Vec<u8> {
    let mut bytes = face.to_vec();
    if let Some(entry) = entry(face, b"GDEF") {
        // The directory stays in order of its tags.
        bytes[entry..entry + 4].copy_from_slice(b"GDEE");
    }
    bytes
}

/// The bytes of a face with a name that lists of fonts can print: in a PDF seven characters stand
/// before it and eleven behind it, and `pdffonts` has a column of 36.
pub(super) fn with_short_name(face: &[u8]) -> Vec<u8> {
    let mut bytes = face.to_vec();
    let _ = shorten_name(&mut bytes);
    bytes
}

/// The longest name of a face that can be printed.
const NAME: usize = 18;

/// Cuts the PostScript name off. Nothing where the names are not as OpenType 1.9 ("name") has them.
fn shorten_name(bytes: &mut [u8]) -> Option<()> {
    const POST_SCRIPT_NAME: u16 = 6;
    const UNICODE: [u16; 2] = [0, 3];
    let entry = entry(bytes, b"name")?;
    let table = usize::try_from(u32::from_be_bytes(
        bytes.get(entry + 8..entry + 12)?.try_into().ok()?,
    ))
    .ok()?;
    let count = number(bytes, table + 2)?;
    let texts = table + usize::from(number(bytes, table + 4)?);
    for record in 0..usize::from(count) {
        let at = table + 6 + 12 * record;
        if number(bytes, at + 6)? != POST_SCRIPT_NAME {
            continue;
        }
        let width = if UNICODE.contains(&number(bytes, at)?) {
            2
        } else {
            1
        };
        let (length, start) = (
            usize::from(number(bytes, at + 8)?),
            texts + usize::from(number(bytes, at + 10)?),
        );
        let text = bytes.get(start..start + length)?;
        let name: String = text
            .iter()
            .filter(|byte| **byte != 0)
            .map(|byte| char::from(*byte))
            .collect();
        let short: String = name.replacen("Serif", "", 1).chars().take(NAME).collect();
        let short: Vec<u8> = match width {
            2 => short.bytes().flat_map(|byte| [0, byte]).collect(),
            _ => short.into_bytes(),
        };
        bytes
            .get_mut(start..start + short.len())?
            .copy_from_slice(&short);
        let length = u16::try_from(short.len()).ok()?;
        bytes
            .get_mut(at + 8..at + 10)?
            .copy_from_slice(&length.to_be_bytes());
    }
    Some(())
}

/// Where the entry of a table stands in the list of tables (OpenType 1.9, "Table Directory").
fn entry(face: &[u8], tag: &[u8; 4]) -> Option<usize> {
    const DIRECTORY: usize = 12;
    const ENTRY: usize = 16;
    let tables = usize::from(number(face, 4)?);
    let mut entries = (0..tables).map(|table| DIRECTORY + ENTRY * table);
    entries.find(|at| face.get(*at..at + 4).is_some_and(|found| found == tag))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let number = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes(number.try_into().ok()?))
}
