//! Phases behind the lines: a light ground with the name of each above the field.
//!
//! The days that may belong to a phase are stripes that grow or shrink, as in a timeline; a phase
//! without a known end runs out.

use crate::model::{LineChart, Phase, Precision};

use super::field::{DayEdge, Field};
use super::list::List;
use crate::chart::dutch;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Letters, Place, Sheet};
use crate::chart::stripes::{Into, Shape, stripes};

/// From the edge of a band to its name.
const INSET: f64 = 4.0;
/// Of how many lines a name in a band may be; what is longer gets a number and stands below.
const MOST_LINES: usize = 2;
/// The part of the field over which a phase without an end runs out.
const RUN_OUT: f64 = 0.25;

/// The bands of a chart, with the height that their names need above the field.
#[derive(Default)]
pub(super) struct Bands {
    bands: Vec<Band>,
    row: f64,
    rows: usize,
}

struct Band {
    /// From where to where it lasts: maybe, certainly, maybe again.
    grows: Place,
    certain: Place,
    shrinks: Place,
    /// Its row, where bands overlap.
    row: usize,
    name: Vec<Line>,
}

impl Bands {
    /// Lays out the phases of a chart. Names that do not fit go to the list.
    pub fn of(chart: &LineChart, field: &Field, look: &Look, list: &mut List) -> Bands {
        let mut bands: Vec<Band> = Vec::new();
        let mut ends: Vec<f64> = Vec::new();
        for phase in &chart.phases {
            let mut band = Band::of(phase, field);
            let (from, to) = band.whole();
            // Bands in one row do not overlap.
            let free = ends.iter().position(|end| *end <= from + 0.5);
            band.row = free.unwrap_or(ends.len());
            match free {
                Some(row) => ends[row] = to,
                None => ends.push(to),
            }
            let room = to - from - 2.0 * INSET;
            let name = dutch::without_stop(&phase.label);
            let lines = metrics::wrap(name, 0, look.small, room.max(1.0));
            let widest = metrics::widest_piece(name, look.small, Weight::Regular);
            band.name = match lines.len() <= MOST_LINES && widest <= room {
                true => lines,
                false => {
                    let number = list.add(&super::context::phase_in_list(phase));
                    let number = metrics::wrap(&number, number.len(), look.small, look.width);
                    match metrics::widest(&number) <= to - from {
                        true => number,
                        false => Vec::new(),
                    }
                }
            };
            bands.push(band);
        }
        let lines = bands.iter().map(|band| band.name.len()).max();
        Bands {
            row: lines.unwrap_or(0) as f64 * (look.small + 3.0) + 6.0,
            rows: ends.len(),
            bands,
        }
    }

    /// The height of the names.
    pub fn height(&self) -> f64 {
        match self.bands.is_empty() {
            true => 0.0,
            false => self.rows as f64 * self.row,
        }
    }

    /// Draws them from `top` down to the lower edge of the field.
    pub fn draw(&self, sheet: &Sheet, top: f64, bottom: f64, look: &Look) {
        for band in &self.bands {
            let top = top + band.row as f64 * self.row;
            sheet.join(Ink::Band, 0.0, || {
                let edges = (top, bottom);
                stripes(sheet, band.grows, edges, Shape::Grows, Into::Solid);
                let (from, to) = band.certain;
                if to - from > 0.05 {
                    sheet.rectangle((from, top), (to, bottom), Ink::Band);
                }
                stripes(sheet, band.shrinks, edges, Shape::Shrinks, Into::Solid);
            });
            let (from, _) = band.whole();
            // Where it is known when it begins, it begins with a line.
            if band.grows.1 - band.grows.0 < 0.5 {
                sheet.line(&[(from, top), (from, bottom)], Ink::Axis, 0.75);
            }
        }
        for band in &self.bands {
            let (from, _) = band.whole();
            let top = top + band.row as f64 * self.row + 2.0;
            let letters = Letters::plain(look.small, Ink::Text);
            let at = (from + INSET, top);
            stack(sheet, &band.name, at, letters, look.small + 3.0);
        }
    }
}

impl Band {
    fn of(phase: &Phase, field: &Field) -> Band {
        let begin = field.edge(phase.begin.begin, DayEdge::Begin);
        let certain_from = match is_fuzzy(phase.begin.precision) {
            true => field.edge(phase.begin.end, DayEdge::End),
            false => begin,
        };
        let (certain_to, end) = match &phase.end {
            Some(end) => {
                let last = field.edge(end.end, DayEdge::End);
                match is_fuzzy(end.precision) {
                    true => (field.edge(end.begin, DayEdge::Begin), last),
                    false => (last, last),
                }
            }
            // Nobody said when it ends: it runs out before the end of the field.
            None => {
                let reach = (field.right - field.left) * RUN_OUT;
                ((field.right - reach).max(certain_from), field.right)
            }
        };
        // Begin and end may overlap in what is not known: then no day is certain.
        let (certain_from, certain_to) = match certain_from <= certain_to {
            true => (certain_from, certain_to),
            false => {
                let middle = ((certain_from + certain_to) / 2.0).max(begin);
                (middle, middle)
            }
        };
        Band {
            grows: (begin, certain_from),
            certain: (certain_from, certain_to),
            shrinks: (certain_to, end.max(certain_to)),
            row: 0,
            name: Vec::new(),
        }
    }

    fn whole(&self) -> Place {
        (self.grows.0, self.shrinks.1)
    }
}

/// Whether nobody can name the day on which something begins or ends.
fn is_fuzzy(precision: Precision) -> bool {
    precision == Precision::Fuzzy
}

/// Whether a drawing shows days that may belong to a phase.
pub(super) fn has_fuzzy(chart: &LineChart) -> bool {
    chart.phases.iter().any(|phase| {
        let end = phase.end.as_ref();
        is_fuzzy(phase.begin.precision) || end.is_some_and(|end| is_fuzzy(end.precision))
    })
}

/// Whether a phase has no known end.
pub(super) fn has_open_end(chart: &LineChart) -> bool {
    chart.phases.iter().any(|phase| phase.end.is_none())
}
