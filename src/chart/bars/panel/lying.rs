//! Bars from left to right in a panel; the leftmost panels say what each is about.

use super::super::build::{self, Bar, End, Group, Side};
use super::{GAPS, axis, draw_part, numbers, says_end};
use crate::chart::Picture;
use crate::chart::fill::Run;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::panels::Cell;
use crate::chart::row_names::in_gutter;
use crate::chart::sheet::{Align, Letters, Sheet};
use crate::model::{Arrangement, BarChart};

/// Between two parts of a stack.
const SEAM: f64 = 1.5;

/// Lying bars of which everything has its place.
pub(super) struct Lying<'a> {
    chart: &'a BarChart,
    look: Look,
    groups: Vec<(Group<'a>, Room)>,
    zero: f64,
    per_value: f64,
    thickness: f64,
    pitch: f64,
    says_names: bool,
    says_numbers: bool,
    bottom: f64,
}

/// Where a group stands.
struct Room {
    label: Vec<Line>,
    label_top: f64,
    bars_top: f64,
}

impl<'a> Lying<'a> {
    /// The width of the names at the left, with the gap to the bars.
    pub fn gutter(chart: &BarChart, look: &Look) -> f64 {
        let names = chart
            .categories
            .iter()
            .map(|found| in_gutter((&found.label, false), look));
        names.fold(0.0, |widest: f64, lines| {
            widest.max(metrics::widest(&lines))
        }) + GAPS.0
    }

    /// Lays out a chart.
    pub fn of(chart: &'a BarChart, cell: &Cell<'a>) -> Lying<'a> {
        let look = &cell.look;
        let scale = axis(chart, &cell.extent);
        let numbers = numbers(chart, &cell.extent);
        let (low, high) = cell.extent.values.unwrap_or((0.0, 0.0));
        let (low, high) = match chart.arrangement {
            Arrangement::Shares => (0.0, 100.0),
            Arrangement::Opposed => (scale.low, scale.high),
            _ => (low.min(0.0), high.max(0.0)),
        };
        let before = if low < 0.0 { cell.room } else { 0.0 };
        let width = (look.width - before - cell.room - 1.0).max(1.0);
        let per_value = match high > low {
            true => width / (high - low),
            false => 0.0,
        };
        let (thickness, pitch, gap) = match (chart.arrangement, chart.series.len()) {
            (Arrangement::Grouped, 2..) => (12.0, 13.5, 10.0),
            _ => (15.0, 15.0, 7.0),
        };
        let mut lying = Lying {
            chart,
            look: *look,
            groups: Vec::with_capacity(chart.categories.len()),
            zero: before - low * per_value,
            per_value,
            thickness,
            pitch,
            says_names: cell.is_leftmost,
            says_numbers: says_end(chart.arrangement) && cell.room > 0.0,
            bottom: 0.0,
        };
        let mut y = 3.0;
        for group in build::groups(chart, &numbers, Run::Right) {
            let label = in_gutter((&group.category.label, false), look);
            let rows = group.rows().max(1) as f64;
            let bars_height = (rows - 1.0) * pitch + thickness;
            let label_height = label.len() as f64 * look.leading;
            let height = bars_height.max(label_height);
            let room = Room {
                label,
                label_top: y + (height - label_height) / 2.0,
                bars_top: y + (height - bars_height) / 2.0,
            };
            lying.groups.push((group, room));
            y += height + gap;
        }
        lying.bottom = (y - gap + 3.0).max(1.0);
        lying
    }

    fn x(&self, value: f64) -> f64 {
        self.zero + value * self.per_value
    }

    fn draw_bar(&self, sheet: &Sheet, group: &Group<'_>, bar: &Bar, top: f64) {
        let bottom = top + self.thickness;
        for (index, part) in bar.parts.iter().enumerate() {
            if part.span.0 == part.span.1 {
                continue;
            }
            let (from, to) = (self.x(part.span.0), self.x(part.span.1));
            let (mut left, mut right) = (from.min(to), from.max(to));
            // A value that is there shows, however small it is.
            if right - left < 1.0 {
                (left, right) = match part.span.1 < 0.0 {
                    true => (right - 1.0, right),
                    false => (left, left + 1.0),
                };
            } else if index + 1 < bar.parts.len() && right - left > 3.0 * SEAM {
                right -= SEAM;
            }
            let corners = ((left, top), (right, bottom));
            draw_part(sheet, self.chart, (group, bar, index), corners, &self.look);
        }
        let is_said = match &bar.end {
            End::Number(_) => self.says_numbers,
            End::Whole(_) => false,
            End::Without(..) => true,
        };
        if !is_said {
            return;
        }
        let end = self.x(bar.reach);
        let words = bar.end.words();
        let width = metrics::width(words, self.look.small, Weight::Regular);
        let (x, align) = match bar.side {
            Side::Below => (end - GAPS.1, Align::End),
            // Why there is no number is said inside the panel, wherever zero is.
            Side::Above => {
                let last = self.look.width - width;
                ((end + GAPS.1).min(last.max(0.0)), Align::Start)
            }
        };
        let baseline = (top + bottom) / 2.0 + self.look.small * 0.35;
        let letters = Letters::plain(self.look.small, bar.end.ink()).aligned(align);
        sheet.text(words, (x, baseline), letters);
    }
}

impl Picture for Lying<'_> {
    fn height(&self) -> f64 {
        self.bottom
    }

    fn draw(&self, sheet: &Sheet) {
        for (group, room) in &self.groups {
            if self.says_names {
                let letters = Letters::plain(self.look.small, Ink::Text).aligned(Align::End);
                let at = (-GAPS.0, room.label_top);
                stack(sheet, &room.label, at, letters, self.look.leading);
            }
            for bar in &group.bars {
                let top = room.bars_top + bar.row as f64 * self.pitch;
                self.draw_bar(sheet, group, bar, top);
            }
        }
        let line = [(self.zero, 0.0), (self.zero, self.bottom)];
        sheet.line(&line, Ink::Axis, 1.0);
    }
}
