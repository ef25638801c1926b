//! The faces of paper: which there are, and which characters they hold.
//!
//! All are compiled in and have an open licence (SIL Open Font License; DejaVu its own free one), so
//! that a PDF has the same bytes on every machine: no font of the machine is ever looked at.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// For running text with serifs.
pub(in crate::render) const SERIF: &str = "Libertinus Serif";
/// For data, charts, and running text without serifs.
pub(in crate::render) const SANS: &str = "Noto Sans";
/// For code, and for characters that the others do not hold.
pub(in crate::render) const MONO: &str = "DejaVu Sans Mono";

/// The faces that a PDF may use.
pub(in crate::render) struct Faces {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
}

static FACES: LazyLock<Faces> = LazyLock::new(Faces::load);

/// The faces; read once, when first asked for.
pub(in crate::render) fn faces() -> &'static Faces {
    &FACES
}

impl Faces {
    fn load() -> Faces {
        let families = [SERIF, SANS, MONO];
        let sans = [
            notosans::REGULAR_TTF,
            notosans::BOLD_TTF,
            notosans::ITALIC_TTF,
            notosans::BOLD_ITALIC_TTF,
        ];
        let mut fonts: Vec<Font> = typst_assets::fonts()
            .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
            .collect();
        let sans = sans.into_iter().map(without_glyph_classes);
        fonts.extend(sans.filter_map(|bytes| Font::new(Bytes::new(bytes), 0)));
        fonts.retain(|font| families.contains(&font.info().family.as_str()));
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Faces { fonts, book }
    }

    /// Whether a character can be printed.
    pub(in crate::render) fn hold(&self, character: char) -> bool {
        let code = u32::from(character);
        let mut faces = self.fonts.iter();
        faces.any(|font| font.info().coverage.contains(code))
    }
}

/// The bytes of a face, of which the table that says what kind each glyph is goes unread.
///
/// Noto Sans of 2017 calls 42 spacing accents (`´`, `¨`, `˘`) combining ones, so that they would be
/// printed over the letter before them. What really combines is told by Unicode as well.
fn without_glyph_classes(face: &'static [u8]) -> Vec<u8> {
    /// Where the list of tables begins, and how long an entry of it is (OpenType 1.9, "Table
    /// Directory").
    const DIRECTORY: usize = 12;
    const ENTRY: usize = 16;
    let mut bytes = face.to_vec();
    let tables = bytes
        .get(4..6)
        .map_or(0, |n| u16::from_be_bytes([n[0], n[1]]));
    for table in 0..usize::from(tables) {
        let at = DIRECTORY + ENTRY * table;
        if let Some(tag) = bytes.get_mut(at..at + 4)
            && tag == b"GDEF"
        {
            // The directory stays in order of its tags.
            tag.copy_from_slice(b"GDEE");
        }
    }
    bytes
}
