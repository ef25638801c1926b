//! The key above bars: which series has which fill.

use super::fill::{Fill, Run};
use super::ink::Ink;
use super::look::Look;
use super::metrics::{self, Line};
use super::sheet::{Letters, Place, Sheet};

/// Width and height of a sample.
const SAMPLE: Place = (22.0, 13.0);
/// From a sample to its words, and from those to the next sample.
const GAPS: Place = (7.0, 22.0);

/// Samples with the names of series, in as many lines as they need.
pub(super) struct Legend {
    run: Run,
    entries: Vec<(Place, Vec<Line>)>,
    height: f64,
}

impl Legend {
    /// Lays out the names of series in their order; a single series needs none. Samples have the
    /// texture of bars that run this way.
    pub fn of<'a>(names: impl ExactSizeIterator<Item = &'a str>, run: Run, look: &Look) -> Legend {
        let mut legend = Legend {
            run,
            entries: Vec::new(),
            height: 0.0,
        };
        if names.len() < 2 {
            return legend;
        }
        let limit = look.width - SAMPLE.0 - GAPS.0;
        let (mut x, mut y, mut lines_here) = (0.0, 0.0, 1);
        for name in names {
            let lines = metrics::wrap(name, 0, look.small, limit);
            let width = SAMPLE.0 + GAPS.0 + metrics::widest(&lines);
            if x > 0.0 && x + width > look.width {
                x = 0.0;
                y += lines_here as f64 * look.leading;
                lines_here = 1;
            }
            lines_here = lines_here.max(lines.len());
            legend.entries.push(((x, y), lines));
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
        for (index, ((x, y), lines)) in self.entries.iter().enumerate() {
            let upper = top + y + (look.leading - SAMPLE.1) / 2.0;
            let fill = Fill {
                series: index as u8,
                is_tentative: false,
            };
            let corner = (x + SAMPLE.0, upper + SAMPLE.1);
            fill.draw(sheet, (*x, upper), corner, self.run);
            let at = (x + SAMPLE.0 + GAPS.0, top + y);
            let letters = Letters::plain(look.small, Ink::Text);
            super::frame::stack(sheet, lines, at, letters, look.leading);
        }
    }
}
