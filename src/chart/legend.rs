//! The key above a drawing: which series has which fill or mark.

use super::fill::{Fill, Run};
use super::ink::Ink;
use super::look::Look;
use super::marks::Shape;
use super::metrics::{self, Line};
use super::sheet::{Letters, Place, Sheet};

/// How far a mark reaches.
const MARK: f64 = 5.0;
/// Width and height of a piece of a bar.
const SAMPLE: Place = (22.0, 13.0);
/// From a sample to its words, and from those to the next sample.
const GAPS: Place = (7.0, 22.0);

/// Samples with the names of series, in as many lines as they need.
pub(super) struct Legend {
    run: Run,
    entries: Vec<Entry>,
    height: f64,
}

/// A name with its sample.
struct Entry {
    at: Place,
    sample: Sample,
    words: Vec<Line>,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    /// A piece of a bar.
    Bar(Fill),
    /// A mark: its shape and its ink.
    Mark(Shape, Ink),
}

impl Legend {
    /// No names.
    pub fn none(look: &Look) -> Legend {
        Legend::of(std::iter::empty(), Run::Right, look)
    }

    /// Lays out the names of series in their order; a single series needs none. Samples of bars have
    /// the texture of those that run this way.
    pub fn of<'a>(
        names: impl ExactSizeIterator<Item = (&'a str, Sample)>,
        run: Run,
        look: &Look,
    ) -> Legend {
        let mut legend = Legend {
            run,
            entries: Vec::new(),
            height: 0.0,
        };
        if names.len() < 2 {
            return legend;
        }
        let (mut x, mut y, mut lines_here) = (0.0, 0.0, 1);
        for (name, sample) in names {
            let beside = sample.width() + GAPS.0;
            let words = metrics::wrap(name, 0, look.small, look.width - beside);
            let width = beside + metrics::widest(&words);
            if x > 0.0 && x + width > look.width {
                x = 0.0;
                y += lines_here as f64 * look.leading;
                lines_here = 1;
            }
            lines_here = lines_here.max(words.len());
            legend.entries.push(Entry {
                at: (x, y),
                sample,
                words,
            });
            x += width + GAPS.1;
        }
        legend.height = y + lines_here as f64 * look.leading + 10.0;
        legend
    }

    /// Its height, with the space below it.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws it below `top`.
    pub fn draw(&self, sheet: &Sheet, top: f64, look: &Look) {
        for entry in &self.entries {
            let (x, y) = entry.at;
            let middle = top + y + look.leading / 2.0;
            let beside = entry.sample.width();
            match entry.sample {
                Sample::Bar(fill) => {
                    let (upper, lower) = (middle - SAMPLE.1 / 2.0, middle + SAMPLE.1 / 2.0);
                    fill.draw(sheet, (x, upper), (x + beside, lower), self.run);
                }
                Sample::Mark(shape, ink) => {
                    shape.draw(sheet, (x + beside / 2.0, middle), MARK, ink);
                }
            }
            let at = (x + beside + GAPS.0, top + y);
            let letters = Letters::plain(look.small, Ink::Text);
            super::frame::stack(sheet, &entry.words, at, letters, look.leading);
        }
    }
}

impl Sample {
    fn width(self) -> f64 {
        match self {
            Sample::Bar(_) => SAMPLE.0,
            Sample::Mark(..) => 2.0 * MARK + 2.0,
        }
    }
}
