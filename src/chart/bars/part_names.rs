//! The names of the parts of stacks, beside the parts of one bar.

use crate::model::BarChart;

use super::build::{Bar, Group};
use super::head::series_name;
use crate::chart::apart;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Align, Letters, Place, Sheet};

/// From the names above parts to the bar.
const NAME_GAP: f64 = 5.0;
/// Between names above parts.
const BETWEEN: f64 = 12.0;
/// How far the name of a part may stand from its middle before a thin line shows whose it is.
const NEAR: f64 = 10.0;
/// From a standing bar to the names of its parts.
const SIDE_GAP: f64 = 4.0;
/// Room for a thin line from a part to a name that had to move.
const LEADER: f64 = 14.0;

/// The names of the parts of a lying bar, above it.
pub(super) struct PartNames {
    names: Vec<PartName>,
}

struct PartName {
    lines: Vec<Line>,
    middle: f64,
    part: f64,
    ink: Ink,
}

impl PartNames {
    /// The names of all series above the parts of the first bar, on one line or on two; `None` where
    /// they have no room there. `place` gives where a value stands from left to right.
    pub fn above(
        chart: &BarChart,
        groups: &[Group],
        place: &dyn Fn(f64) -> f64,
        edges: Place,
        look: &Look,
    ) -> Option<PartNames> {
        const BROKEN: [f64; 2] = [130.0, 90.0];
        let bar = named_bar(chart, groups.first()?)?;
        let limits = [f64::INFINITY].into_iter().chain(BROKEN);
        limits
            .map(|limit| PartNames::within(chart, bar, place, (edges, limit), look))
            .find_map(|names| names)
    }

    /// The same, with lines of at most `limit` wide.
    fn within(
        chart: &BarChart,
        bar: &Bar,
        place: &dyn Fn(f64) -> f64,
        ((left, right), limit): (Place, f64),
        look: &Look,
    ) -> Option<PartNames> {
        let mut names = Vec::with_capacity(bar.parts.len());
        let mut wanted = Vec::with_capacity(bar.parts.len());
        for part in &bar.parts {
            let lines =
                metrics::wrap_evenly(&series_name(chart, part.series), 0, look.small, limit);
            if lines.len() > 2 {
                return None;
            }
            let middle = place((part.span.0 + part.span.1) / 2.0);
            wanted.push((middle, metrics::widest(&lines) + BETWEEN));
            names.push(PartName {
                lines,
                middle,
                part: middle,
                ink: part.fill.tentative(false).name_ink(),
            });
        }
        let total: f64 = wanted.iter().map(|(_, width)| width).sum();
        if total > right - left + BETWEEN {
            return None;
        }
        let edges = (left - BETWEEN / 2.0, right + BETWEEN / 2.0);
        let starts = apart::spread(&wanted, edges);
        for ((name, start), (_, width)) in names.iter_mut().zip(starts).zip(&wanted) {
            name.middle = start + width / 2.0;
            // A name that does not stand over its own part names another.
            if (name.middle - name.part).abs() > (width - BETWEEN) / 2.0 + 2.0 {
                return None;
            }
        }
        Some(PartNames { names })
    }

    /// Their height, with the space below them.
    pub fn height(&self, look: &Look) -> f64 {
        let lines = self.names.iter().map(|name| name.lines.len()).max();
        lines.unwrap_or(0) as f64 * look.leading + NAME_GAP
    }

    /// Draws them above a bar that begins at `bottom`.
    pub fn draw(&self, sheet: &Sheet, bottom: f64, look: &Look) {
        let lower = bottom - NAME_GAP;
        for name in &self.names {
            let top = lower - name.lines.len() as f64 * look.leading;
            let letters = Letters::plain(look.small, name.ink).aligned(Align::Middle);
            let at = (name.middle, top);
            crate::chart::frame::stack(sheet, &name.lines, at, letters, look.leading);
            if (name.middle - name.part).abs() > NEAR {
                let line = [(name.part, lower), (name.part, bottom - 1.0)];
                sheet.line(&line, Ink::Axis, 1.0);
            }
        }
    }
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
    let is_named = |name: String| name.chars().any(|c| !metrics::is_dropped(c) && c != ' ');
    let bar = group.bars.first()?;
    let shows = |series: usize| {
        let part = bar.parts.iter().find(|part| part.series == series);
        part.is_some_and(|part| part.span.0 != part.span.1)
    };
    let has_all = chart.arrangement.is_of_parts()
        && chart.series.len() > 1
        && (0..chart.series.len())
            .all(|series| shows(series) && is_named(series_name(chart, series)));
    has_all.then_some(bar)
}
