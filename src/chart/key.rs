//! The key below a drawing: what stripes and dashes mean.

use super::fill::{Fill, Run};
use super::ink::{COLOURED_SERIES, Ink};
use super::look::Look;
use super::metrics::{self, Weight};
use super::sheet::{Align, Letters, Place, Sheet};
use super::stripes::{self, Into, Shape};

/// Width of a sample.
const SAMPLE: f64 = 30.0;
const SAMPLE_HEIGHT: f64 = 11.0;
/// From a sample to its words.
const GAP: f64 = 8.0;

/// What a sample shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    /// Days that may belong to a phase.
    Fuzzy,
    /// A phase that runs out.
    RunsOut,
    /// A phase that is not final.
    OpenPhase,
    /// Days that may belong to a phase behind lines.
    FuzzyBand,
    /// A phase behind lines that runs out.
    BandRunsOut,
    /// A line with open marks.
    Dashed,
    /// A bar that is not final.
    Hatched,
    /// A sign that stands for a word.
    Sign(&'static str),
}

/// The key: samples with their words, laid out; empty where nothing needs saying.
pub(super) struct Key {
    entries: Vec<Entry>,
    height: f64,
    small: f64,
}

struct Entry {
    at: Place,
    sample: Sample,
    words: &'static str,
}

impl Key {
    /// Lays out samples from `left`, in as many lines as they need.
    pub fn of(wanted: &[(Sample, &'static str)], look: &Look, left: f64) -> Key {
        let mut entries = Vec::new();
        let (mut x, mut y) = (left, 10.0);
        for (sample, words) in wanted {
            let width = SAMPLE + GAP + metrics::width(words, look.small, Weight::Regular);
            if x > left && x + width > look.width {
                x = left;
                y += look.leading;
            }
            entries.push(Entry {
                at: (x, y),
                sample: *sample,
                words,
            });
            x += width + 24.0;
        }
        let height = match entries.is_empty() {
            true => 0.0,
            false => y + look.leading + 2.0,
        };
        Key {
            entries,
            height,
            small: look.small,
        }
    }

    /// Its height, with the space above it.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws it below `top`.
    pub fn draw(&self, sheet: &Sheet, top: f64) {
        for entry in &self.entries {
            let (x, y) = (entry.at.0, top + entry.at.1);
            let upper = y + 3.0;
            let edges = (upper, upper + SAMPLE_HEIGHT);
            let span = (x, x + SAMPLE);
            match entry.sample {
                Sample::Fuzzy => {
                    stripes::ground(sheet, &[span], edges);
                    sheet.join(Ink::Fuzzy, 0.0, || {
                        stripes::stripes(sheet, span, edges, Shape::Grows, Into::Solid);
                    });
                }
                Sample::RunsOut => sheet.join(Ink::Fuzzy, 0.0, || {
                    stripes::stripes(sheet, span, edges, Shape::Shrinks, Into::Solid);
                }),
                Sample::OpenPhase => stripes::hatch(sheet, span, edges),
                Sample::FuzzyBand => sheet.join(Ink::Band, 0.0, || {
                    stripes::stripes(sheet, span, edges, Shape::Grows, Into::Solid);
                }),
                Sample::BandRunsOut => sheet.join(Ink::Band, 0.0, || {
                    stripes::stripes(sheet, span, edges, Shape::Shrinks, Into::Solid);
                }),
                Sample::Dashed => {
                    let middle = upper + SAMPLE_HEIGHT / 2.0;
                    let (from, to) = ((x, middle), (x + SAMPLE, middle));
                    sheet.dash("5 4");
                    sheet.line(&[from, to], Ink::SampleLine, 2.0);
                    sheet.circle((x + SAMPLE / 2.0, middle), 3.2, Ink::SampleMark);
                }
                Sample::Hatched => {
                    let fill = Fill::of(usize::from(COLOURED_SERIES)).tentative(true);
                    let (top, bottom) = (edges.0 - 1.0, edges.1 + 1.0);
                    fill.draw(sheet, (x, top), (x + SAMPLE, bottom), Run::Right);
                }
                Sample::Sign(sign) => {
                    let letters = Letters::plain(self.small, Ink::Quiet).aligned(Align::Middle);
                    sheet.text(sign, (x + SAMPLE / 2.0, y + self.small), letters);
                }
            }
            let at = (x + SAMPLE + GAP, y + self.small);
            sheet.text(entry.words, at, Letters::plain(self.small, Ink::Quiet));
        }
    }
}
