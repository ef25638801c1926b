//! The faces of paper: which there are, and which characters they hold.
//!
//! All are compiled in and have an open licence (SIL Open Font License; DejaVu its own free one), so
//! that a PDF has the same bytes on every machine: no font of the machine is ever looked at.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontStyle, FontVariations, FontWeight};
use typst::utils::LazyHash;

/// For running text with serifs.
pub(in crate::render) const SERIF: &str = "Libertinus Serif";
/// For data, charts, and running text without serifs.
pub(in crate::render) const SANS: &str = "Noto Sans";
/// For code, and for characters that the others do not hold.
pub(in crate::render) const MONO: &str = "DejaVu Sans Mono";

/// The faces that a PDF may use.
pub(in crate::render) struct Faces {
    pub(in crate::render) fonts: Vec<Font>,
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

/// How wide letters of data are, in thousandths of their size.
pub(super) struct Widths {
    /// Of the characters up to U+017F; nearly all that there are in Dutch.
    common: Vec<u32>,
    face: FontInstance,
}

impl Widths {
    fn of(font: &Font) -> Widths {
        let size = Abs::pt(10.0);
        let face = font
            .clone()
            .instantiate(font.info().variant, size, &FontVariations::default());
        Widths {
            common: ('\0'..='\u{17f}').map(|c| advance(&face, c)).collect(),
            face,
        }
    }

    /// The width of a text on one line.
    pub(super) fn text(&self, text: &str) -> u32 {
        let width = |c: char| match self.common.get(c as usize) {
            Some(width) => *width,
            None => advance(&self.face, c),
        };
        text.chars().map(width).sum()
    }
}

/// What the face does not hold comes from one whose characters are as wide as this.
const OTHER: u32 = 700;

fn advance(face: &FontInstance, c: char) -> u32 {
    let ttf = face.ttf();
    let width = ttf
        .glyph_index(c)
        .and_then(|glyph| ttf.glyph_hor_advance(glyph));
    let units = u32::from(ttf.units_per_em()).max(1);
    width.map_or(OTHER, |width| (u32::from(width) * 1000).div_ceil(units))
}

/// The widths of [`SANS`], regular and bold.
pub(super) static DATA: LazyLock<(Widths, Widths)> = LazyLock::new(|| {
    let faces: &'static Faces = faces();
    let of = |bold: bool| {
        let mut fonts = faces.fonts.iter();
        let found = fonts.find(|font| {
            let info = font.info();
            info.family == SANS
                && info.variant.style == FontStyle::Normal
                && (info.variant.weight >= FontWeight::BOLD) == bold
        });
        Widths::of(found.unwrap_or_else(|| unreachable!("{SANS} is compiled in")))
    };
    (of(false), of(true))
});

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
