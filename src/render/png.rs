//! Each chart as an image of its own, for slides and documents that take no drawings: with its title,
//! notes and source, in the letters of the PDF.
//!
//! Slow beside all other files of a letter; who calls this keeps what it gives.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{self, fontdb};
use typst::text::FontVariant;

use crate::chart::{self, Surface};
use crate::model::{Artifact, Chart, Document, Palette, WriteOrder};

use super::pdf::faces::{MONO, SANS, faces};

/// How many pixels go into a unit of a drawing: twice as fine as on an ordinary screen.
const SCALE: f32 = 2.0;

/// The most pixels that an image has, five times those of a large chart. What needs more becomes
/// coarser: an image of this size takes 64 MB of memory while it is made.
const PIXELS_AT_MOST: f32 = 8_000_000.0;

/// The image of each chart of a document.
pub fn files(palette: &Palette, document: Document<'_>) -> Vec<Artifact> {
    let charts = document.charts.iter();
    let file = |chart| file(palette, document.address, chart);
    charts.map(file).collect()
}

/// The image of a chart, beside the page at `address`.
pub fn file(palette: &Palette, address: &str, chart: &Chart) -> Artifact {
    Artifact {
        path: format!("{address}{}.png", chart.id),
        bytes: image(&chart::draw_in(palette, chart, Surface::Image)),
        order: WriteOrder::Asset,
    }
}

/// A drawing in pixels, as a PNG file. It says nothing about where or when it was made.
fn image(drawing: &str) -> Vec<u8> {
    let tree = usvg::Tree::from_str(drawing, &OPTIONS).expect("we draw well-formed SVG");
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min((PIXELS_AT_MOST / (width * height)).sqrt());
    let pixels = |length: f32| ((length * scale) as u32).max(1);
    let mut pixmap =
        Pixmap::new(pixels(width), pixels(height)).expect("a drawing has a size within limits");
    pixmap.fill(Color::WHITE);
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    // A unit of a drawing is a ninety-sixth of an inch.
    let per_metre = (96.0 * scale / 0.0254).round() as u32;
    encoded(&pixmap, per_metre)
}

/// The most colours that a palette has room for.
const COLOURS_AT_MOST: usize = 256;

/// Pixels without transparency as a PNG file of `per_metre` pixels to the metre, so that other programs
/// show the image at the size of the drawing. Drawings have few colours: with a palette such a file is
/// half as large as one that says the colour of each pixel, and no pixel differs.
fn encoded(pixmap: &Pixmap, per_metre: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    // Differences between pixels are for photographs: of a drawing they hide what repeats, and the file
    // becomes a third larger.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let pixels = pixmap.pixels();
    let data: Vec<u8> = if let Some(palette) = palette(pixels) {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        indexes(pixels, &palette)
    } else {
        encoder.set_color(png::ColorType::Rgb);
        let colours: Vec<Colour> = pixels.iter().map(|pixel| colour(*pixel)).collect();
        colours.into_flattened()
    };
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&data)?;
        writer.finish()
    });
    written.expect("writing to memory cannot fail");
    file
}

type Colour = [u8; 3];

fn colour(pixel: PremultipliedColorU8) -> Colour {
    [pixel.red(), pixel.green(), pixel.blue()]
}

/// All colours of an image, in order; `None` when they are more than a palette has room for.
fn palette(pixels: &[PremultipliedColorU8]) -> Option<Vec<Colour>> {
    let mut colours = BTreeSet::new();
    // Beside a pixel mostly stands another of its colour.
    for run in pixels.chunk_by(|one, other| one == other) {
        colours.insert(colour(run[0]));
        if colours.len() > COLOURS_AT_MOST {
            return None;
        }
    }
    Some(colours.into_iter().collect())
}

/// Where in the palette the colour of each pixel stands.
fn indexes(pixels: &[PremultipliedColorU8], palette: &[Colour]) -> Vec<u8> {
    let mut indexes = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(|one, other| one == other) {
        let index = palette.binary_search(&colour(run[0]));
        let index = index.expect("the palette holds all colours") as u8;
        indexes.resize(indexes.len() + run.len(), index);
    }
    indexes
}

/// The faces of the PDF: that of drawings, and the one for letters that it lacks. No face of the
/// machine, so that an image is the same everywhere.
static OPTIONS: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut options = usvg::Options::default();
    for font in &faces().fonts {
        let is_wanted = match font.info().family.as_str() {
            SANS => true,
            // One is enough: of more, the first that holds a letter would be taken, bold or not.
            MONO => font.info().variant == FontVariant::default(),
            _ => false,
        };
        if is_wanted {
            let source = fontdb::Source::Binary(Arc::new(font.data().clone()));
            options.fontdb_mut().load_font_source(source);
        }
    }
    options
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8};

    use super::super::{fixture, html};
    use super::{PIXELS_AT_MOST, encoded, file, files};
    use crate::chart::{self, Drawings};
    use crate::model::{Artifact, Chart, Offered, Palette};

    fn chart() -> Chart {
        fixture::letter().document().charts[0].clone()
    }

    /// The parts of a PNG file: their names and what they hold.
    fn parts(png: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n").unwrap();
        let mut parts = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let (part, after) = after.split_at(u32::from_be_bytes(*length) as usize + 4);
            let (_sum, after) = after.split_first_chunk::<4>().unwrap();
            let name = String::from_utf8(part[..4].to_vec()).unwrap();
            parts.push((name, part[4..].to_vec()));
            rest = after;
        }
        parts
    }

    /// How many pixels are not paper.
    fn inked(pixmap: &Pixmap) -> usize {
        let pixels = pixmap.pixels().iter();
        pixels.filter(|pixel| pixel.red() < 128).count()
    }

    #[test]
    fn each_chart_of_a_document_has_an_image_beside_its_page() {
        let letter = fixture::letter();
        let document = letter.document();
        let files = files(&Palette::default(), document);
        assert!(!files.is_empty());
        let paths: Vec<String> = files.into_iter().map(|file| file.path).collect();
        let charts = document.charts.iter();
        let expected: Vec<String> = charts
            .map(|chart| format!("{}{}.png", document.address, chart.id))
            .collect();
        assert_eq!(paths, expected);
    }

    #[test]
    fn a_page_offers_an_image_that_was_made_and_no_other() {
        let letter = fixture::letter();
        let document = letter.document();
        let drawings: Vec<Drawings> = document
            .charts
            .iter()
            .map(|chart| chart::draw_all(&Palette::default(), chart))
            .collect();
        let offers = |made: &[Artifact]| {
            let html = html::charts_and_tables(document, "", &Offered::all(made), &drawings)
                .0
                .concat();
            let links = html.matches(" type=\"image/png\">Afbeelding<").count();
            assert_eq!(html.matches(".png").count(), links);
            links
        };
        assert_eq!(
            offers(&files(&Palette::default(), document)),
            document.charts.len()
        );
        assert_eq!(offers(&[]), 0);
    }

    #[test]
    fn an_image_is_sharp_whole_and_says_nothing_of_its_maker() {
        let bytes = file(&Palette::default(), "", &chart()).bytes;
        let parts = parts(&bytes);
        let mut names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        names.dedup();
        assert_eq!(names, ["IHDR", "pHYs", "PLTE", "IDAT", "IEND"]);
        // 192 pixels to the inch.
        let per_metre = 7559_u32.to_be_bytes();
        assert_eq!(parts[1].1, [&per_metre[..], &per_metre, &[1]].concat());
        let pixmap = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!(pixmap.width(), 1520);
        assert!(inked(&pixmap) > 1000);
        assert_eq!(bytes, file(&Palette::default(), "", &chart()).bytes);
    }

    /// An image in which so many colours stand, one after the other.
    fn of_colours(count: u32) -> Pixmap {
        let mut pixmap = Pixmap::new(20, 20).unwrap();
        pixmap.fill(Color::WHITE);
        for (pixel, at) in pixmap.pixels_mut().iter_mut().zip(1..count) {
            let [.., high, low] = (at * 7).to_be_bytes();
            *pixel = PremultipliedColorU8::from_rgba(low, high, 90, 255).unwrap();
        }
        pixmap
    }

    #[test]
    fn no_pixel_differs_with_as_many_colours_as_a_palette_holds_and_with_more() {
        for (count, has_palette) in [
            (1, true),
            (2, true),
            (256, true),
            (257, false),
            (400, false),
        ] {
            let pixmap = of_colours(count);
            let png = encoded(&pixmap, 7559);
            let mut parts = parts(&png);
            parts.retain(|(name, _)| name == "PLTE");
            let sizes: Vec<usize> = parts.iter().map(|(_, palette)| palette.len()).collect();
            let expected = has_palette.then_some(3 * count as usize);
            assert_eq!(sizes, Vec::from_iter(expected));
            assert!(Pixmap::decode_png(&png).unwrap() == pixmap, "{count}");
        }
    }

    #[test]
    fn letters_that_noto_lacks_come_from_the_other_face() {
        let with = |title: &str| {
            let mut chart = chart();
            chart.title = title.to_owned();
            inked(&Pixmap::decode_png(&file(&Palette::default(), "", &chart).bytes).unwrap())
        };
        // Armenian, box drawing.
        assert!(with("Ա ─ ▓") > with("") + 50);
    }

    #[test]
    fn a_very_long_title_gives_a_coarser_image_of_bounded_size() {
        let mut chart = chart();
        for length in [10_000, 100_000] {
            chart.title = "Zeer lange titel ".repeat(length / 17);
            let pixmap = Pixmap::decode_png(&file(&Palette::default(), "", &chart).bytes).unwrap();
            assert!((pixmap.width() * pixmap.height()) as f32 <= PIXELS_AT_MOST);
            assert!(inked(&pixmap) > 10_000);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 40,
            failure_persistence: None,
            rng_seed: proptest::test_runner::RngSeed::Fixed(2),
            ..ProptestConfig::default()
        })]

        #[test]
        fn any_words_give_an_image(
            title in prop_oneof![
                "\\PC{0,80}",
                proptest::collection::vec(any::<char>(), 0..80)
                    .prop_map(|letters| letters.into_iter().collect()),
                Just("مرحبا بكم في البلدية שלום 👩‍👩‍👧 🇳🇱 e\u{301}\u{301}\u{301}".to_owned()),
            ],
            note in "\\PC{0,200}",
        ) {
            let mut chart = chart();
            chart.title = title;
            chart.notes = vec![note];
            prop_assert!(Pixmap::decode_png(&file(&Palette::default(), "", &chart).bytes).is_ok());
        }
    }
}
