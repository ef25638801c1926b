//! The faces of paper: which there are, and which characters they hold.
//!
//! All are compiled in and have an open licence (SIL Open Font License; DejaVu its own free one), so
//! that a PDF has the same bytes on every machine: no font of the machine is ever looked at.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{
    Font, FontBook, FontInfo, FontInstance, FontStyle, FontVariant, FontVariations, FontWeight,
};
use typst::utils::LazyHash;

use super::face_bytes::{with_short_name, without_glyph_classes};

/// For running text with serifs.
pub(in crate::render) const SERIF: &str = "Libertinus Serif";
/// For data, charts, and running text without serifs.
pub(in crate::render) const SANS: &str = "Noto Sans";
/// For code, and for characters that the others do not hold.
pub(in crate::render) const MONO: &str = "DejaVu Sans Mono";

/// For what only the upright, regular face of [`MONO`] holds (`✓`, `☐`): the last resort of every
/// text, so that such a character can also stand between bold or slanted letters.
const SIGNS: &str = "Raadsbrief Tekens";

/// The faces that a PDF may use.
pub(in crate::render) struct Faces {
    pub(in crate::render) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    /// A bit for each character that can be printed.
    held: Box<[u64]>,
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
        let mut book = FontBook::from_fonts(&fonts);
        let upright = |font: &&Font| {
            font.info().family == MONO && font.info().variant == FontVariant::default()
        };
        if let Some(signs) = fonts.iter().find(upright).cloned() {
            book.push(FontInfo {
                family: SIGNS.to_owned(),
                ..signs.info().clone()
            });
            fonts.push(signs);
        }
        let held = held(&book, &fonts);
        Faces {
            fonts,
            book: LazyHash::new(book),
            held,
        }
    }

    /// Whether a character can be printed wherever it stands: upright, bold or slanted.
    pub(in crate::render) fn hold(&self, character: char) -> bool {
        let code = u32::from(character) as usize;
        let bits = self.held.get(code / 64).copied().unwrap_or(0);
        bits & (1 << (code % 64)) != 0
    }
}

/// The characters that every face of some family holds, and those that nobody sees. Scripts that run
/// from right to left are left out: their letters are there in part, but are not set as their readers
/// want them.
fn held(book: &FontBook, fonts: &[Font]) -> Box<[u64]> {
    let mut held = vec![0_u64; (char::MAX as usize + 1) / 64].into_boxed_slice();
    for family in [SERIF, SANS, SIGNS] {
        let mut common = vec![u64::MAX; held.len()];
        for index in book.select_family(&family.to_lowercase()) {
            let mut own = vec![0; held.len()];
            for code in fonts[index].info().coverage.iter() {
                own[code as usize / 64] |= 1 << (code % 64);
            }
            common
                .iter_mut()
                .zip(own)
                .for_each(|(common, own)| *common &= own);
        }
        held.iter_mut()
            .zip(common)
            .for_each(|(held, common)| *held |= common);
    }
    for code in UNSEEN.iter().flat_map(|unseen| unseen.clone()) {
        held[code as usize / 64] |= 1 << (code % 64);
    }
    for code in RIGHT_TO_LEFT.iter().flat_map(|script| script.clone()) {
        held[code as usize / 64] &= !(1 << (code % 64));
    }
    held
}

/// What has no shape of its own and is printed as nothing (Unicode 16, `Default_Ignorable_Code_Point`):
/// places for hyphens and breaks, joiners, marks of direction, choices between two shapes.
const UNSEEN: &[RangeInclusive<u32>] = &[
    0xad..=0xad,
    0x34f..=0x34f,
    0x61c..=0x61c,
    0x180b..=0x180f,
    0x200b..=0x200f,
    0x2028..=0x2029,
    0x2060..=0x2064,
    0xfe00..=0xfe0f,
    0xe0100..=0xe01ef,
];

/// Hebrew, Arabic and the other scripts that run from right to left (Unicode 16, `Blocks.txt`), but
/// for the mark that is unseen.
const RIGHT_TO_LEFT: &[RangeInclusive<u32>] = &[
    0x590..=0x61b,
    0x61d..=0x8ff,
    0xfb1d..=0xfdff,
    0xfe70..=0xfefe,
    0x10800..=0x10fff,
    0x1e800..=0x1efff,
];

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

#[cfg(test)]
mod tests {
    use super::faces;

    #[test]
    fn what_dutch_letters_hold_can_be_printed() {
        let text = "Eén cliënt à € 5,00 – “ja” ‚nee’ … 25 °C 5 ‰ ½ m² ĳ Ĳ Đặng Łukasz İbrahim Şükrü Київ Ελλάδα \
            → ≤ ≥ − × · • ✓ ☐ ☑ ★ ♥ \u{a0}\u{ad}\u{2011}\u{202f}\u{2009}\u{200b}\u{feff}e\u{301}"
            .replace('\u{feff}', "");
        let missing: Vec<char> = text.chars().filter(|c| !faces().hold(*c)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn what_no_face_holds_or_sets_well_cannot_be_printed() {
        for c in "😀中한かภहⴰשמ\u{10ffff}".chars() {
            assert!(!faces().hold(c), "{c}");
        }
    }
}
