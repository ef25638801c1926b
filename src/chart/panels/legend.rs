//! Above panels: which series is which.

use crate::chart::fill::Fill;
use crate::chart::frame::stack;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::look::Look;
use crate::chart::marks::Shape;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Letters, Place, Sheet};

use super::Swatch;

/// Width and height of a sample.
const SAMPLE: Place = (24.0, 13.0);
/// From a sample to its words, and from those to the next sample.
const GAPS: Place = (7.0, 20.0);
/// How far a mark reaches.
const MARK: f64 = 3.4;

/// Samples with the names of series, in as many lines as they need.
pub(super) struct Legend {
    swatch: Swatch,
    entries: Vec<(Place, Vec<Line>)>,
    height: f64,
}

impl Legend {
    /// Lays out the names of series in their order; a single series needs none.
    pub fn of(names: &[&str], swatch: Swatch, look: &Look) -> Legend {
        let mut legend = Legend {
            swatch,
            entries: Vec::new(),
            height: 0.0,
        };
        if names.len() < 2 {
            return legend;
        }
        let limit = look.width - SAMPLE.0 - GAPS.0;
        let (mut x, mut y, mut lines_here) = (0.0, 0.0, 1);
        for name in names.iter().take(usize::from(COLOURED_SERIES)) {
            let lines = metrics::wrap(name, name.len(), look.small, limit);
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
        legend.height = y + lines_here as f64 * look.leading + 6.0;
        legend
    }

    /// Its height, with the space below it.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws it below `top`.
    pub fn draw(&self, sheet: &Sheet, top: f64, look: &Look) {
        for (index, ((x, y), lines)) in self.entries.iter().enumerate() {
            let series = index as u8;
            let middle = top + y + look.leading / 2.0;
            let (from, to) = (*x, x + SAMPLE.0);
            match self.swatch {
                Swatch::Line => {
                    sheet.line(&[(from, middle), (to, middle)], Ink::Series(series), 2.25);
                    let mark = ((from + to) / 2.0, middle);
                    Shape::of(index).draw(sheet, mark, MARK, Ink::SeriesFill(series));
                }
                Swatch::Bar(run) => {
                    let fill = Fill::of(index);
                    let half = SAMPLE.1 / 2.0;
                    fill.draw(sheet, (from, middle - half), (to, middle + half), run);
                }
            }
            let at = (to + GAPS.0, top + y);
            let ink = match self.swatch {
                Swatch::Line => Ink::SeriesFill(series),
                Swatch::Bar(_) => Ink::Text,
            };
            stack(
                sheet,
                lines,
                at,
                Letters::plain(look.small, ink),
                look.leading,
            );
        }
    }
}
