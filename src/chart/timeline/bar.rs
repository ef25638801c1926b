//! The bar of a phase: solid where its days are certain, striped where they are not; hatched instead
//! of solid where the phase itself is not final.

use crate::model::{Date, Period, Phase, Precision};

use super::rows::Scale;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::sheet::{Place, Sheet};
use crate::chart::stripes::{Into, Shape, ground, hatch, stripes};
use crate::chart::time_axis::day_number;

/// Height of a bar.
pub(super) const HEIGHT: f64 = 14.0;
/// The part of the width over which a phase without an end runs out.
pub(super) const RUN_OUT: f64 = 0.2;
/// What a phase without an end shows as solid at least.
const HEAD: f64 = 8.0;
/// Half the width of the slit that the line of the letter leaves in a bar.
const SLIT: f64 = 2.0;

/// A phase on paper: horizontal places, in order.
pub(super) struct Bar {
    top: f64,
    grows: Place,
    certain: Place,
    shrinks: Place,
    has_end: bool,
    is_tentative: bool,
}

impl Bar {
    /// Lays out the bar of a phase with its upper edge at `top`.
    pub fn of(phase: &Phase, scale: &Scale, look: &Look, top: f64) -> Bar {
        let x = |date| scale.x(day_number(date));
        let after = |date| scale.x(day_number(date) + 1);
        let begin = x(phase.begin.begin);
        let certain_from = match is_exact(&phase.begin) {
            true => begin,
            false => after(phase.begin.end),
        };
        let (certain_to, end) = match &phase.end {
            None => {
                let head = certain_from
                    .max(after(phase.begin.end))
                    .max(certain_from + HEAD);
                let reach = (look.right() - look.left()) * RUN_OUT;
                (head.min(look.right()), (head + reach).min(look.right()))
            }
            Some(end) if is_exact(end) => (after(end.end), after(end.end)),
            Some(end) => (x(end.begin), after(end.end)),
        };
        // Begin and end may overlap in what is not known: then no day is certain.
        let middle = (certain_from + certain_to) / 2.0;
        let (certain_from, certain_to) = match certain_from <= certain_to {
            true => (certain_from, certain_to),
            false => (middle.max(begin), middle.max(begin)),
        };
        let end = end.max(certain_to).max(begin + 3.0).min(look.right());
        Bar {
            top,
            grows: (begin, certain_from),
            certain: (certain_from, certain_to),
            shrinks: (certain_to, end),
            has_end: phase.end.is_some(),
            is_tentative: phase.status.is_tentative(),
        }
    }

    /// Draws it, with a slit where the line of the letter runs.
    pub fn draw(&self, sheet: &Sheet, name: &str, letter: Option<f64>) {
        let (top, bottom) = (self.top, self.top + HEIGHT);
        let (from, to) = self.certain;
        let slit = letter.filter(|x| from + 2.0 * SLIT < *x && *x < to - 2.0 * SLIT);
        let parts = match slit {
            Some(x) => [(from, x - SLIT), (x + SLIT, to)],
            None => [(from, to), (to, to)],
        };
        for (from, to) in parts {
            if to - from > 0.05 {
                sheet.name(format_args!("{name}"));
                match self.is_tentative {
                    true => hatch(sheet, (from, to), (top, bottom)),
                    false => sheet.rectangle((from, top), (to, bottom), Ink::Phase),
                }
            }
        }
        // What is bounded has a ground; what runs out has none.
        let bounded = [Some(self.grows), self.has_end.then_some(self.shrinks)];
        let bounded: Vec<Place> = bounded.into_iter().flatten().collect();
        ground(sheet, &bounded, (top, bottom));
        if to - from <= 0.05 {
            sheet.name(format_args!("{name}"));
        }
        sheet.join(Ink::Fuzzy, 0.0, || {
            let edges = (top, bottom);
            let into = match self.is_tentative {
                true => Into::Hatch,
                false => Into::Solid,
            };
            stripes(sheet, self.grows, edges, Shape::Grows, into);
            stripes(sheet, self.shrinks, edges, Shape::Shrinks, into);
        });
    }
}

/// The first day that certainly belongs to what begins in a period. A month is exact enough to
/// begin with its first day; a quarter, a year or a fuzzy time is not.
pub(super) fn certain_begin(period: &Period) -> Date {
    match is_exact(period) {
        true => period.begin,
        false => period.end,
    }
}

/// Whether a period is exact enough for a straight edge.
pub(super) fn is_exact(period: &Period) -> bool {
    matches!(period.precision, Precision::Day | Precision::Month)
        || (period.precision != Precision::Fuzzy && period.begin == period.end)
}
