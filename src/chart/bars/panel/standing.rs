//! Bars from below upwards in a panel; the lowest panels say what each is about.

use super::super::build::{self, Bar, End, Group};
use super::{GAPS, NARROWEST, axis, draw_part, numbers};
use crate::chart::Picture;
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Weight};
use crate::chart::panels::Cell;
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::ValueAxis;
use crate::model::{BarChart, Precision};

/// The part of a category's room that its bars take.
const TAKEN: f64 = 0.74;
/// The widest that a bar becomes.
const WIDEST: f64 = 34.0;
/// Between the bars of a group, and between two parts of a stack.
const BETWEEN: f64 = 1.5;

/// Standing bars of which everything has its place.
pub(super) struct Standing<'a> {
    chart: &'a BarChart,
    look: Look,
    axis: ValueAxis,
    groups: Vec<Group<'a>>,
    slot: f64,
    bar: f64,
    top: f64,
    bottom: f64,
    says_values: bool,
    /// What stands below: where, and the words; nothing in panels above others.
    labels: Vec<(f64, String)>,
}

impl<'a> Standing<'a> {
    /// The width under which its bars would be too narrow.
    pub fn least(chart: &BarChart) -> f64 {
        let bars = rows(chart) * NARROWEST + (rows(chart) - 1.0) * BETWEEN;
        (chart.categories.len() as f64 * bars / TAKEN).max(super::LEAST)
    }

    /// Lays out a chart.
    pub fn of(chart: &'a BarChart, cell: &Cell<'a>) -> Standing<'a> {
        let look = &cell.look;
        let numbers = numbers(chart, &cell.extent);
        let groups = build::groups(chart, &numbers, Run::Up);
        let slot = look.width / groups.len().max(1) as f64;
        let bar = ((slot * TAKEN + BETWEEN) / rows(chart) - BETWEEN).clamp(0.5, WIDEST);
        let top = look.small * 0.6;
        Standing {
            chart,
            look: *look,
            axis: axis(chart, &cell.extent),
            slot,
            bar,
            top,
            bottom: top + look.plot_height,
            says_values: cell.is_leftmost,
            labels: match cell.is_lowest {
                true => labels(chart, slot, (-cell.beside, look.width), look),
                false => Vec::new(),
            },
            groups,
        }
    }

    fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.axis.low.min(0.0), self.axis.high.max(0.0));
        match high > low {
            true => self.bottom - (value - low) / (high - low) * (self.bottom - self.top),
            false => self.bottom,
        }
    }

    fn draw_axis(&self, sheet: &Sheet) {
        sheet.join(Ink::Grid, 1.0, || {
            for (value, _) in &self.axis.ticks {
                let y = self.y(*value);
                sheet.line(&[(0.0, y), (self.look.width, y)], Ink::Grid, 1.0);
            }
        });
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::End);
        for (value, words) in self.axis.ticks.iter().filter(|_| self.says_values) {
            let baseline = self.y(*value) + self.look.small * 0.35;
            sheet.text(words, (-GAPS.0 + 2.0, baseline), letters);
        }
    }

    fn draw_bar(&self, sheet: &Sheet, group: &Group<'_>, bar: &Bar, left: f64) {
        let right = left + self.bar;
        for (index, part) in bar.parts.iter().enumerate() {
            if part.span.0 == part.span.1 {
                continue;
            }
            let (from, to) = (self.y(part.span.0), self.y(part.span.1));
            let (mut top, mut bottom) = (from.min(to), from.max(to));
            // A value that is there shows, however small it is.
            if bottom - top < 1.0 {
                (top, bottom) = match part.span.1 < 0.0 {
                    true => (top, top + 1.0),
                    false => (bottom - 1.0, bottom),
                };
            } else if index + 1 < bar.parts.len() && bottom - top > 3.0 * BETWEEN {
                top += BETWEEN;
            }
            let corners = ((left, top), (right, bottom));
            draw_part(sheet, self.chart, (group, bar, index), corners, &self.look);
        }
        // A sign beside another would run into it.
        if let End::Without(_, sign) = &bar.end
            && metrics::width(sign, self.look.small, Weight::Regular) <= self.bar + BETWEEN
        {
            let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
            let at = ((left + right) / 2.0, self.y(bar.reach) - 4.0);
            sheet.text(sign, at, letters);
        }
    }
}

impl Picture for Standing<'_> {
    fn height(&self) -> f64 {
        match self.labels.is_empty() {
            true => self.bottom + 4.0,
            false => self.bottom + self.look.leading + 6.0,
        }
    }

    fn draw(&self, sheet: &Sheet) {
        self.draw_axis(sheet);
        for (index, group) in self.groups.iter().enumerate() {
            let width = rows(self.chart) * (self.bar + BETWEEN) - BETWEEN;
            let left = (index as f64 + 0.5) * self.slot - width / 2.0;
            for bar in &group.bars {
                let left = left + bar.row as f64 * (self.bar + BETWEEN);
                self.draw_bar(sheet, group, bar, left);
            }
        }
        let zero = self.y(0.0);
        sheet.line(&[(0.0, zero), (self.look.width, zero)], Ink::Axis, 1.0);
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let baseline = self.bottom + self.look.small + 5.0;
        for (x, words) in &self.labels {
            sheet.text(words, (*x, baseline), letters);
        }
    }
}

/// How many bars stand beside each other in a category.
fn rows(chart: &BarChart) -> f64 {
    use crate::model::Arrangement;
    match chart.arrangement {
        Arrangement::Grouped => chart.series.len().max(1) as f64,
        Arrangement::Stacked | Arrangement::Shares | Arrangement::Opposed => 1.0,
    }
}

/// The names below the bars: of as many as have room, the first and last of them first.
fn labels(chart: &BarChart, slot: f64, edges: Place, look: &Look) -> Vec<(f64, String)> {
    let count = chart.categories.len();
    let words = |index: usize| {
        let category = &chart.categories[index];
        match &category.time {
            Some(time) if time.precision == Precision::Year => time.begin.year().to_string(),
            _ => category.label.trim().to_owned(),
        }
    };
    let width = |index: usize| metrics::width(&words(index), look.small, Weight::Regular);
    let place = |index: usize| {
        let half = width(index) / 2.0;
        let middle = (index as f64 + 0.5) * slot;
        // At the edges words may shift to stay inside.
        middle.min(edges.1 - half).max(edges.0 + half)
    };
    let fits = |chosen: &[usize]| {
        let inside = chosen.iter().all(|index| {
            let half = width(*index) / 2.0;
            place(*index) + half <= edges.1 + 0.01 && place(*index) - half >= edges.0 - 0.01
        });
        let apart = chosen.windows(2).all(|pair| {
            let (one, other) = (pair[0], pair[1]);
            place(one) + width(one) / 2.0 + 6.0 <= place(other) - width(other) / 2.0
        });
        inside && apart
    };
    for step in 1..=count.max(1) {
        // Steps from the last back, so that what is newest has its name.
        let mut chosen: Vec<usize> = (0..count).rev().step_by(step).collect();
        chosen.reverse();
        if fits(&chosen) {
            return chosen
                .into_iter()
                .map(|index| (place(index), words(index)))
                .collect();
        }
    }
    Vec::new()
}
