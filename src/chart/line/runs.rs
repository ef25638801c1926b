//! The stretches of which a line consists: between gaps, breaks and changes of how firm values are.

use crate::model::{LineChart, LineShape, Point, Series};

use super::field::Field;
use crate::chart::value_axis::known;

/// A stretch of line without a gap, all of it final or all of it not.
pub(super) struct Run {
    /// Its points in plotters' coordinates.
    pub points: Vec<(i32, f64)>,
    /// Whether it is not final.
    pub is_tentative: bool,
}

/// The stretches of a series.
pub(super) fn runs(chart: &LineChart, series: &Series, field: &Field) -> Vec<Run> {
    match chart.shape {
        LineShape::Straight => straight(chart, series, field),
        LineShape::Step => steps(chart, series, field),
    }
}

/// From value to value. What leads to a value that is not final, is not final.
fn straight(chart: &LineChart, series: &Series, field: &Field) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(&Point, (i32, f64))> = None;
    for point in &series.points {
        let here = field.guest(point).map(|here| (point, here));
        if let (Some((earlier, from)), Some((_, to))) = (before, here)
            && !chart.is_broken(series, &earlier.time, &point.time)
        {
            let is_tentative = point.firmness().is_tentative();
            match runs.last_mut() {
                Some(run)
                    if run.is_tentative == is_tentative && run.points.last() == Some(&from) =>
                {
                    run.points.push(to);
                }
                _ => runs.push(Run {
                    points: vec![from, to],
                    is_tentative,
                }),
            }
        }
        before = here;
    }
    runs
}

/// Each value holds until the next moment, the last one as long as its own period.
fn steps(chart: &LineChart, series: &Series, field: &Field) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(&Point, f64)> = None;
    for (number, point) in series.points.iter().enumerate() {
        let Some((from, value)) = field.guest(point) else {
            before = None;
            continue;
        };
        let to = match series.points.get(number + 1) {
            Some(next) => field.position(&next.time),
            None => field.grain.after(&point.time),
        };
        let riser =
            before.filter(|(earlier, _)| !chart.is_broken(series, &earlier.time, &point.time));
        let is_tentative = point.firmness().is_tentative();
        match runs.last_mut() {
            Some(run) if riser.is_some() && run.is_tentative == is_tentative => {
                run.points.extend([(from, value), (to, value)]);
            }
            _ => {
                let riser = riser.map(|(_, earlier)| (from, earlier));
                let tread = [(from, value), (to, value)];
                runs.push(Run {
                    points: riser.into_iter().chain(tread).collect(),
                    is_tentative,
                });
            }
        }
        before = Some((point, value));
    }
    runs
}

/// Whether a point has no line to either side.
pub(super) fn is_alone(chart: &LineChart, series: &Series, number: usize) -> bool {
    if chart.shape == LineShape::Step {
        return false;
    }
    let own = &series.points[number];
    let is_joined = |index: Option<usize>| {
        let other = index.and_then(|index| series.points.get(index));
        other.is_some_and(|other| {
            let (one, two) = match other.time.begin < own.time.begin {
                true => (other, own),
                false => (own, other),
            };
            known(other.quantity).is_some() && !chart.is_broken(series, &one.time, &two.time)
        })
    };
    !is_joined(number.checked_sub(1)) && !is_joined(number.checked_add(1))
}
