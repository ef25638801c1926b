//! The names of the parts of stacks, beside the parts of one bar.

use crate::model::BarChart;

use super::build::{Bar, Group, Part};
use super::head::series_name;
use crate::chart::above::{Named, NamesAbove};
use crate::chart::apart;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Letters, Place, Sheet};

/// From a standing bar to the names of its parts.
const SIDE_GAP: f64 = 4.0;
/// Room for a thin line from a part to a name that had to move.
const LEADER: f64 = 14.0;

/// The names of all series above the parts of the first lying bar; `None` where they have no room
/// there. `place` gives where a value stands from left to right.
pub(super) fn above(
    chart: &BarChart,
    groups: &[Group],
    place: &dyn Fn(f64) -> f64,
    edges: Place,
    look: &Look,
) -> Option<NamesAbove> {
    let bar = named_bar(chart, groups.first()?)?;
    let named = |part: &Part| -> Named {
        let middle = place((part.span.0 + part.span.1) / 2.0);
        let ink = part.fill.tentative(false).name_ink();
        (series_name(chart, part.series), middle, ink)
    };
    let named: Vec<Named> = bar.parts.iter().map(named).collect();
    NamesAbove::over(&named, edges, look)
}

/// The names of the parts of the last standing bar, to the right of it.
pub(super) struct SideNames {
    names: Vec<SideName>,
    /// Their width, with the room of thin lines.
    pub width: f64,
}

struct SideName {
    lines: Vec<Line>,
    top: f64,
    part: f64,
    ink: Ink,
}

impl SideNames {
    /// The names of all series at the parts of the last bar; `None` where they have no room there.
    /// `place` gives the height at which a value stands.
    pub fn beside(
        chart: &BarChart,
        groups: &[Group],
        place: &dyn Fn(f64) -> f64,
        (top, bottom): Place,
        look: &Look,
    ) -> Option<SideNames> {
        const WIDEST: f64 = 150.0;
        let bar = named_bar(chart, groups.last()?)?;
        // The last part is the uppermost.
        let mut names: Vec<SideName> = bar
            .parts
            .iter()
            .rev()
            .map(|part| SideName {
                lines: metrics::wrap_at_most(
                    &series_name(chart, part.series),
                    0,
                    look.small,
                    WIDEST,
                    3,
                ),
                top: 0.0,
                part: place((part.span.0 + part.span.1) / 2.0),
                ink: part.fill.tentative(false).name_ink(),
            })
            .collect();
        let wanted: Vec<Place> = names
            .iter()
            .map(|name| (name.part, name.lines.len() as f64 * look.leading))
            .collect();
        let total: f64 = wanted.iter().map(|(_, height)| height).sum();
        if total > bottom - top {
            return None;
        }
        for (name, top) in names.iter_mut().zip(apart::spread(&wanted, (top, bottom))) {
            name.top = top;
        }
        let widest = names.iter().fold(0.0, |widest: f64, name| {
            widest.max(metrics::widest(&name.lines))
        });
        let mut names = SideNames {
            names,
            width: widest + SIDE_GAP,
        };
        names.width += names.leader(look);
        Some(names)
    }

    /// The room for thin lines to names that had to move.
    fn leader(&self, look: &Look) -> f64 {
        match self.names.iter().any(|name| name.is_moved(look)) {
            true => LEADER,
            false => 0.0,
        }
    }

    /// Draws them to the right of a bar that ends at `bar`, from `left` on.
    pub fn draw(&self, sheet: &Sheet, (bar, left): Place, look: &Look) {
        let x = left + SIDE_GAP + self.leader(look);
        for name in &self.names {
            let letters = Letters::plain(look.small, name.ink);
            crate::chart::frame::stack(sheet, &name.lines, (x, name.top), letters, look.leading);
            if name.is_moved(look) {
                let line = [(bar + 2.0, name.part), (x - 3.0, name.middle(look))];
                sheet.line(&line, Ink::Axis, 0.75);
            }
        }
    }
}

impl SideName {
    fn middle(&self, look: &Look) -> f64 {
        self.top + self.lines.len() as f64 * look.leading / 2.0
    }

    fn is_moved(&self, look: &Look) -> bool {
        (self.middle(look) - self.part).abs() > 6.0
    }
}

/// The bar of a category, where it has a part that shows for each series, and there is more than one.
fn named_bar<'a>(chart: &BarChart, group: &'a Group) -> Option<&'a Bar> {
    let bar = group.bars.first()?;
    let shows = |series: usize| {
        let part = bar.parts.iter().find(|part| part.series == series);
        part.is_some_and(|part| part.span.0 != part.span.1)
    };
    let has_all = chart.arrangement.is_of_parts()
        && chart.series.len() > 1
        && (0..chart.series.len()).all(shows);
    has_all.then_some(bar)
}
