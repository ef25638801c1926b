//! The values that lead to a number, as a small line that says its first and last only.

use crate::chart::extent::middle;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::measured::number_words;
use crate::chart::metrics::{self, Weight};
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::{ValueAxis, known};
use crate::model::{NumberChart, Point, SeriesBreak};

/// How far the mark of the last value reaches, and that of a value alone.
const MARK: Place = (4.0, 2.0);

/// Between the words below its first and its last value.
const GAP: f64 = 16.0;

/// A small line of which everything has its place.
pub(super) struct Course<'a> {
    chart: &'a NumberChart,
    at: Place,
    size: Place,
    small: f64,
    leading: f64,
    /// What stands below its first and its last value.
    ends: [[String; 2]; 2],
}

impl<'a> Course<'a> {
    /// Whether a chart has a course that says something: two known values at least.
    pub fn is_worth(chart: &NumberChart) -> bool {
        let known = chart
            .course
            .iter()
            .filter(|point| known(point.quantity).is_some());
        known.take(2).count() == 2
    }

    /// Lays out a course in a field of this size.
    pub fn of(
        chart: &'a NumberChart,
        numbers: &ValueAxis,
        at: Place,
        size: Place,
        look: &Look,
    ) -> Course<'a> {
        let mut drawn = chart
            .course
            .iter()
            .filter(|point| known(point.quantity).is_some());
        let ends = [drawn.next(), drawn.next_back()];
        let values = ends.map(
            |end| match end.and_then(|end| Some((end, end.quantity.known()?))) {
                Some((end, number)) => number_words(number, end.measurement(), numbers),
                None => String::new(),
            },
        );
        let room = size.0 / 2.0 - GAP / 2.0;
        let width = |words: &str| metrics::width(words, look.small, Weight::Bold);
        // A value may be wide where the other leaves it room. What has none is in the table.
        let both = values.iter().map(|value| width(value)).sum::<f64>() + GAP;
        let values = values.map(|value| match both <= size.0 || width(&value) <= room {
            true => value,
            false => String::new(),
        });
        let times = ends.map(|end| {
            let times = end.map(|end| [end.time.text.clone(), end.time.short()]);
            let mut times = times.into_iter().flatten();
            times.find(|time| width(time) <= room).unwrap_or_default()
        });
        let [first, last] = values;
        let [begin, end] = times;
        let ends = [[first, begin], [last, end]];
        Course {
            chart,
            at,
            size,
            small: look.small,
            leading: look.leading,
            ends,
        }
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.at.1 + self.size.1
    }

    /// Draws it.
    pub fn draw(&self, sheet: &Sheet) {
        let places = self.places();
        for run in self.runs(&places) {
            if let [only] = run.places.as_slice() {
                sheet.circle(*only, MARK.1, Ink::SeriesFill(0));
                continue;
            }
            if run.is_tentative {
                sheet.dash("4 3");
            }
            sheet.line(&run.places, Ink::Series(0), 2.0);
        }
        let drawn: Vec<(usize, Place)> = places
            .iter()
            .enumerate()
            .filter_map(|(index, place)| Some((index, (*place)?)))
            .collect();
        if let Some((index, last)) = drawn.last() {
            let ink = match self.chart.course[*index].firmness().is_tentative() {
                true => Ink::SeriesHollow(0),
                false => Ink::SeriesFill(0),
            };
            sheet.circle(*last, MARK.0, ink);
        }
        let left = self.at.0;
        let right = left + self.size.0;
        let [value_y, time_y] = [self.leading, 0.0].map(|up| self.bottom() - up - self.small * 0.3);
        for (x, align, [value, time]) in [
            (left, Align::Start, &self.ends[0]),
            (right, Align::End, &self.ends[1]),
        ] {
            let strong = Letters {
                weight: Weight::Bold,
                ..Letters::plain(self.small, Ink::Text).aligned(align)
            };
            sheet.text(value, (x, value_y), strong);
            let quiet = Letters::plain(self.small, Ink::Quiet).aligned(align);
            sheet.text(time, (x, time_y), quiet);
        }
    }

    /// Where each value stands; `None` where it is not known.
    fn places(&self) -> Vec<Option<Place>> {
        let points = &self.chart.course;
        let values = || points.iter().filter_map(|point| known(point.quantity));
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let days = || points.iter().map(|point| f64::from(middle(&point.time)));
        let first = days().fold(f64::INFINITY, f64::min);
        let last = days().fold(f64::NEG_INFINITY, f64::max);
        let (left, right) = (
            self.at.0 + MARK.0 + 1.0,
            self.at.0 + self.size.0 - MARK.0 - 1.0,
        );
        let (top, bottom) = (
            self.at.1 + MARK.0 + 2.0,
            self.bottom() - 2.0 * self.leading - 8.0,
        );
        let part = |value: f64, (low, high): (f64, f64)| match high > low {
            true => (value - low) / (high - low),
            false => 0.5,
        };
        let place = |point: &Point| {
            let value = known(point.quantity)?;
            let across = part(f64::from(middle(&point.time)), (first, last));
            let up = part(value, (low, high));
            Some((left + across * (right - left), bottom - up * (bottom - top)))
        };
        points.iter().map(place).collect()
    }

    /// Stretches without a gap and without a break of the series, all of it final or all of it not.
    fn runs(&self, places: &[Option<Place>]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut before: Option<(&Point, Place)> = None;
        for (point, place) in self.chart.course.iter().zip(places) {
            let here = place.map(|place| (point, place));
            let Some((_, place)) = here else {
                before = None;
                continue;
            };
            let is_tentative = point.firmness().is_tentative();
            let joined = before.filter(|(before, _)| {
                SeriesBreak::between(&self.chart.breaks, &before.time, &point.time).is_none()
            });
            match (joined, runs.last_mut()) {
                (Some(_), Some(run)) if run.is_tentative == is_tentative => run.places.push(place),
                (Some((_, from)), _) => runs.push(Run {
                    places: vec![from, place],
                    is_tentative,
                }),
                (None, _) => runs.push(Run {
                    places: vec![place],
                    is_tentative,
                }),
            }
            before = here;
        }
        runs
    }
}

/// A stretch of the line.
struct Run {
    places: Vec<Place>,
    is_tentative: bool,
}
