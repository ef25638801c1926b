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
            .filter_map(|bytes| Font::new(Bytes::new(with_short_name(bytes)), 0))
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
fn without_glyph_classes(face: &[u8]) -> Vec<u8> {
    let mut bytes = face.to_vec();
    if let Some(entry) = entry(face, b"GDEF") {
        // The directory stays in order of its tags.
        bytes[entry..entry + 4].copy_from_slice(b"GDEE");
    }
    bytes
}

/// The bytes of a face with a name that lists of fonts can print: in a PDF seven characters stand
/// before it and eleven behind it, and `pdffonts` has a column of 36.
fn with_short_name(face: &[u8]) -> Vec<u8> {
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
