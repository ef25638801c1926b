//! Drawings for paper, held against the letters that they are printed with.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, fontdb};

use crate::model::{Arrangement, Chart, Palette};

use super::super::metrics::{self, Weight};
use super::super::{Surface, draw, on_paper};
use super::svg::Drawing;
use super::{bars, samples, slope};

/// Points of print in a unit of a drawing that is shown 165 mm wide.
const POINTS: f64 = 165.0 / 25.4 * 72.0 / 720.0;

static PRINT: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut options = usvg::Options::default();
    for face in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
        let source = fontdb::Source::Binary(Arc::new(face));
        options.fontdb_mut().load_font_source(source);
    }
    options
});

/// The renderers of paper and pixels read it, whatever it says.
pub(super) fn assert_can_be_printed(svg: &str) {
    let tree = usvg::Tree::from_str(svg, &PRINT).unwrap_or_else(|fault| panic!("{fault}\n{svg}"));
    assert!(
        tree.root().has_children() || !svg.contains("<text"),
        "{svg}"
    );
}

/// The boxes of all texts as they are set: left, top, right, bottom, and their words.
fn set(svg: &str) -> Vec<([f64; 4], String)> {
    let tree = usvg::Tree::from_str(svg, &PRINT).unwrap_or_else(|fault| panic!("{fault}\n{svg}"));
    let mut found = Vec::new();
    texts(tree.root(), &mut found);
    found
}

fn texts(group: &usvg::Group, found: &mut Vec<([f64; 4], String)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => texts(group, found),
            usvg::Node::Text(text) => {
                let area = text.abs_bounding_box();
                let edges = [area.left(), area.top(), area.right(), area.bottom()].map(f64::from);
                let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
                found.push((edges, words));
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}

fn charts() -> Vec<Chart> {
    vec![
        samples::maatpact(),
        samples::buro_maks(),
        samples::three_lines(),
        bars(samples::municipalities(Arrangement::Stacked)),
        bars(samples::municipalities(Arrangement::Grouped)),
        bars(samples::years(Arrangement::Stacked)),
        bars(samples::years(Arrangement::Grouped)),
        slope(samples::regions()),
    ]
}

#[test]
fn no_letter_is_wider_in_print_than_measured() {
    let size = 10.0 * f64::from(metrics::PAPER_SIZE);
    for (weight, number) in [(Weight::Regular, 400), (Weight::Bold, 700)] {
        let mut svg = String::from(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" \
             font-family=\"Noto Sans\">",
        );
        // All of Latin, Greek and Cyrillic, and the signs of Dutch notation.
        for letter in ('!'..='\u{52f}').chain('\u{1e00}'..='\u{206f}') {
            if metrics::is_dropped(letter) || letter.is_whitespace() {
                continue;
            }
            let letter = match letter {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                // A mark is set on a letter.
                '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' => continue,
                other => other.to_string(),
            };
            svg.push_str(&format!(
                "<text font-size=\"{size}\" font-weight=\"{number}\">{letter}</text>"
            ));
        }
        svg.push_str("</svg>");
        let letters = set(&svg);
        assert!(letters.len() > 1000, "{}", letters.len());
        for ([left, _, right, _], letter) in letters {
            let measured = metrics::width(&letter, 1000.0, weight);
            assert!(
                right - left <= measured + 0.5,
                "{letter} {:?} {weight:?}: {} over {measured}",
                letter.chars().next(),
                right - left
            );
        }
    }
}

#[test]
fn words_as_printed_stay_inside_and_apart() {
    for chart in charts() {
        for surface in [Surface::Paper, Surface::Image] {
            let svg = draw(&chart, surface);
            let (width, height) = Drawing::read(&svg).unwrap().size();
            let texts = set(&svg);
            assert!(texts.len() > 4);
            for (index, (one, words)) in texts.iter().enumerate() {
                let [left, _, right, _] = *one;
                assert!(left >= 0.0 && right <= width, "{words}: {one:?}");
                // Of the box of a face, which holds all its accents, this much is words.
                let inner = |[left, top, right, bottom]: [f64; 4]| {
                    let height = bottom - top;
                    [left, top + height * 0.25, right, bottom - height * 0.15]
                };
                let [left, top, right, bottom] = inner(*one);
                assert!(top >= 0.0 && bottom <= height, "{words}: {one:?}");
                for (other, others) in &texts[index + 1..] {
                    let other = inner(*other);
                    let apart = right <= other[0]
                        || other[2] <= left
                        || bottom <= other[1]
                        || other[3] <= top;
                    assert!(apart, "{words:?} {one:?} over {others:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn letters_and_lines_have_their_size_in_print() {
    for chart in charts() {
        let svg = on_paper(&Palette::default(), &chart);
        let numbers = |key: &str| -> Vec<f64> {
            let opening = format!(" {key}=\"");
            let values = svg.split(&opening).skip(1);
            let values = values.map(|rest| rest.split('"').next().unwrap());
            values.map(|value| value.parse().unwrap()).collect()
        };
        for size in numbers("font-size") {
            let points = size * POINTS;
            assert!((8.0..=9.5).contains(&points), "letters of {points} pt");
        }
        for width in numbers("stroke-width") {
            assert!(width * POINTS >= 0.5, "a line of {} pt", width * POINTS);
        }
    }
}

#[test]
fn a_drawing_for_paper_needs_nothing_from_around_it() {
    for chart in charts() {
        let svg = on_paper(&Palette::default(), &chart);
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"")
        );
        assert!(svg.contains("font-family=\"Noto Sans\""));
        for absent in [
            "class=", "style=", "<style", "var(", "<title", "<desc", "role=", "aria-", "opacity",
            " id=",
        ] {
            assert!(!svg.contains(absent), "{absent} in {svg}");
        }
    }
}

#[test]
fn a_chart_has_the_same_words_on_paper_as_on_a_page() {
    for chart in charts() {
        let words = |surface| Drawing::read(&draw(&chart, surface)).unwrap().words();
        assert_eq!(words(Surface::Paper), words(Surface::Wide));
        assert_eq!(words(Surface::Image), words(Surface::File));
    }
}
