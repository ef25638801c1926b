//! How far values and times reach, so that charts beside each other can share a scale.

use crate::model::{Date, Period, Precision};

use super::time_axis::day_number;

/// How far the values and the times of one or more charts reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Extent {
    /// The lowest and highest value; `None` where none is known, or where there are none.
    pub values: Option<(f64, f64)>,
    /// The times; `None` where a chart does not go by time.
    pub times: Option<TimeExtent>,
}

impl Extent {
    /// That of values, and of the times that they are about.
    pub fn of<'a>(
        values: impl Iterator<Item = f64>,
        times: impl Iterator<Item = &'a Period>,
    ) -> Extent {
        let values = values.fold(None, |range, value| join(range, Some((value, value))));
        Extent {
            values,
            times: TimeExtent::of(times),
        }
    }

    /// That of both.
    pub fn with(self, other: Extent) -> Extent {
        let times = match (self.times, other.times) {
            (Some(one), Some(other)) => Some(one.with(other)),
            (one, other) => one.or(other),
        };
        Extent {
            values: join(self.values, other.values),
            times,
        }
    }
}

fn join(one: Option<(f64, f64)>, other: Option<(f64, f64)>) -> Option<(f64, f64)> {
    match (one, other) {
        (Some((low, high)), Some((lower, higher))) => Some((low.min(lower), high.max(higher))),
        (one, other) => one.or(other),
    }
}

/// How far times reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeExtent {
    /// How precise all of them are; `None` where they differ.
    pub precision: Option<Precision>,
    /// The first day on which one of them begins, and the last.
    pub begins: (Date, Date),
    /// The first day in the middle of one of them, and the last, by number.
    pub middles: (i32, i32),
    /// The last day.
    pub end: Date,
}

impl TimeExtent {
    fn of<'a>(times: impl Iterator<Item = &'a Period>) -> Option<TimeExtent> {
        times.map(TimeExtent::of_one).reduce(TimeExtent::with)
    }

    fn of_one(time: &Period) -> TimeExtent {
        let middle = middle(time);
        TimeExtent {
            precision: Some(time.precision),
            begins: (time.begin, time.begin),
            middles: (middle, middle),
            end: time.end,
        }
    }

    fn with(self, other: TimeExtent) -> TimeExtent {
        TimeExtent {
            precision: self.precision.filter(|own| Some(*own) == other.precision),
            begins: (
                self.begins.0.min(other.begins.0),
                self.begins.1.max(other.begins.1),
            ),
            middles: (
                self.middles.0.min(other.middles.0),
                self.middles.1.max(other.middles.1),
            ),
            end: self.end.max(other.end),
        }
    }
}

/// The day in the middle of a period, by number.
pub(super) fn middle(time: &Period) -> i32 {
    let (begin, end) = (day_number(time.begin), day_number(time.end));
    begin + (end - begin) / 2
}
