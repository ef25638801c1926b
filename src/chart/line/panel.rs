//! A line chart as one of several panels.

use rust_decimal::Decimal;

use crate::chart::Picture;
use crate::chart::dutch::when;
use crate::chart::extent::Extent;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Weight};
use crate::chart::panels::{Cell, Gist, Needs, Panelled, Swatch};
use crate::chart::value_axis::{ValueAxis, known};
use crate::model::{LineChart, Measurement, Point, Qualifier, Quantity};

use super::{LABEL_GAP, Plan, end_labels};

/// The width under which a course cannot be seen.
const LEAST: f64 = 74.0;

/// How many steps the axis of a panel has at most.
const MOST_STEPS: i64 = 4;

impl Panelled for LineChart {
    fn extent(&self) -> Extent {
        super::extent(self)
    }

    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_> {
        let values = axis(self, extent);
        let series = self.series.iter();
        let points = series.clone().flat_map(|series| &series.points);
        let drawn = points.filter(|point| known(point.quantity).is_some());
        let last = series.clone().filter_map(|series| {
            let points = series.points.iter().rev();
            points.filter_map(|point| point.quantity.known()).next()
        });
        let widest = last.fold(0.0, |widest: f64, last| {
            widest.max(metrics::width(
                &values.words(last),
                look.small,
                Weight::Bold,
            ))
        });
        Needs {
            heading: values.heading(&self.unit),
            gutter: values.widest(look) + LABEL_GAP,
            room: widest + end_labels::GAP,
            least: LEAST,
            height: None,
            names: series.map(|series| series.label.trim()).collect(),
            swatch: Swatch::Line,
            tentative: drawn.map(|point| point.status).collect(),
            samples: Vec::new(),
        }
    }

    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a> {
        Box::new(Plan::in_cell(self, cell))
    }

    fn values_behind(&self) -> usize {
        match self.series.as_slice() {
            [only] => only.points.len(),
            _ => 0,
        }
    }

    fn gist(&self) -> Gist<'_> {
        let points = || {
            let of = |series: &'_ crate::model::Series| series.label.trim().to_owned();
            let series = self.series.iter();
            series
                .flat_map(move |series| series.points.iter().map(move |point| (of(series), point)))
        };
        let values =
            || points().filter_map(|(label, point)| Some((point.quantity.known()?, label, point)));
        let highest = values().rev().max_by_key(|(value, ..)| *value);
        let lowest = values().min_by_key(|(value, ..)| *value);
        let about = |(value, label, point): (Decimal, String, &Point)| {
            let when = when(&point.time);
            match self.series.len() {
                1 => (value, when),
                _ => (value, format!("{label}, {when}")),
            }
        };
        let reason = points().map(|(_, point)| point.quantity).next();
        let last = self.series.first().and_then(|series| {
            let points = series.points.iter().rev();
            points.filter_map(|point| point.quantity.known()).next()
        });
        Gist {
            kind: ("lijngrafiek", "lijngrafieken"),
            unit: &self.unit,
            decimals: self.decimals,
            course: course(self),
            extremes: highest
                .zip(lowest)
                .map(|(high, low)| [about(high), about(low)]),
            largest: None,
            unknown: match values().next() {
                Some(_) => None,
                None => Some(reason.unwrap_or(Quantity::Missing)),
            },
            size: last,
        }
    }
}

/// From where to where the only line goes, where both can be compared.
fn course(chart: &LineChart) -> Option<[(String, Measurement); 2]> {
    let [series] = chart.series.as_slice() else {
        return None;
    };
    let mut known = series
        .points
        .iter()
        .filter(|point| point.quantity.known().is_some());
    let first = known.next()?;
    let last = known.next_back()?;
    let end = |point: &Point| {
        let value = Measurement {
            quantity: point.quantity,
            qualifier: Qualifier::Exact,
            status: point.status,
        };
        (point.time.text.clone(), value)
    };
    (!chart.is_broken(series, &first.time, &last.time)).then(|| [end(first), end(last)])
}

/// The values that all panels share.
pub(super) fn axis(chart: &LineChart, extent: &Extent) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    let axis = ValueAxis::of(low, high, chart.decimals, MOST_STEPS, &chart.unit);
    axis.trimmed((low, high))
}
