//! The bar of a phase: solid where its days are certain, striped where they are not.

use crate::model::{Date, Period, Phase, Precision};

use super::ink::Ink;
use super::look::Look;
use super::sheet::{Place, Sheet};
use super::time_axis::day_number;
use super::timeline_rows::Scale;

/// Height of a bar.
pub(super) const HEIGHT: f64 = 14.0;
/// The part of the width over which a phase without an end runs out.
pub(super) const RUN_OUT: f64 = 0.2;
/// What a phase without an end shows as solid at least.
const HEAD: f64 = 8.0;
/// From one stripe to the next.
const PITCH: f64 = 4.5;
/// The thinnest stripe, which is half a point wide in print.
const THINNEST: f64 = 0.8;
/// Half the width of the slit that the line of the letter leaves in a bar.
const SLIT: f64 = 2.0;

/// A phase on paper: horizontal places, in order.
pub(super) struct Bar {
    top: f64,
    grows: Place,
    certain: Place,
    shrinks: Place,
    has_end: bool,
}

/// Whether stripes become thicker or thinner to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Grows,
    Shrinks,
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
                sheet.rectangle((from, top), (to, bottom), Ink::Phase);
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
            stripes(sheet, (self.grows.0, self.grows.1), edges, Shape::Grows);
            stripes(
                sheet,
                (self.shrinks.0, self.shrinks.1),
                edges,
                Shape::Shrinks,
            );
        });
    }
}

/// The light ground behind stretches that stripes cover.
pub(super) fn ground(sheet: &Sheet, stretches: &[Place], (top, bottom): Place) {
    sheet.join(Ink::FuzzyGround, 0.0, || {
        for (from, to) in stretches {
            if to - from > 0.5 {
                sheet.rectangle((*from, top), (*to, bottom), Ink::FuzzyGround);
            }
        }
    });
}

/// Stripes over a stretch that grow into solid, or shrink out of it.
pub(super) fn stripes(sheet: &Sheet, (from, to): Place, (top, bottom): Place, shape: Shape) {
    let count = ((to - from) / PITCH).round().max(1.0);
    if to - from < 0.5 {
        return;
    }
    let pitch = (to - from) / count;
    for index in 0..count as usize {
        let share = (index as f64 + 1.0) / (count + 1.0);
        let (left, right) = match shape {
            Shape::Grows => {
                let right = from + (index as f64 + 1.0) * pitch;
                (right - (share * pitch).max(THINNEST), right)
            }
            Shape::Shrinks => {
                let left = to - (index as f64 + 1.0) * pitch;
                (left, left + (share * pitch).max(THINNEST))
            }
        };
        sheet.rectangle((left, top), (right, bottom), Ink::Fuzzy);
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
