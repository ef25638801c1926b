//! Charts that stand in panels name the same things in the same order, so that colours, rows and
//! places mean the same in each.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::order::{Order, by_name, leading_number};
use crate::model::{
    BarChart, BarSeries, Category, ChartKind, DotChart, DotRow, LineChart, Measurement, Series,
    SlopeChart, SlopeLine,
};

/// Who names the series of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// The data do.
    Given,
    /// Nobody: there is one, called as its measure. Where panels are measures, their names say that.
    None,
}

impl Names {
    /// Those of a chart whose author names what makes its series, or does not.
    pub fn of<T>(series: &Option<T>) -> Names {
        match series {
            Some(_) => Names::Given,
            None => Names::None,
        }
    }

    fn share<'a>(self, labels: impl Iterator<Item = &'a mut String>) {
        let mut labels: Vec<&mut String> = labels.collect();
        let differ = labels.windows(2).any(|pair| pair[0] != pair[1]);
        if self == Names::None && differ {
            labels.iter_mut().for_each(|label| label.clear());
        }
    }
}

/// Lines: each has its place in every panel, with or without points.
pub(super) fn lines(panels: &mut [ChartKind], given: Names) {
    let mut charts: Vec<&mut LineChart> = panels
        .iter_mut()
        .filter_map(|panel| match panel {
            ChartKind::Line(line) => Some(line),
            _ => None,
        })
        .collect();
    given.share(
        charts
            .iter_mut()
            .flat_map(|chart| &mut chart.series)
            .map(|series| &mut series.label),
    );
    let names = all(charts
        .iter()
        .flat_map(|chart| chart.series.iter().map(|series| &series.label)));
    share_emphasis(charts.iter_mut().map(|chart| &mut chart.emphasis));
    for chart in &mut charts {
        let mut own = std::mem::take(&mut chart.series);
        let take = |name: &String| {
            let found = own.iter().position(|series| series.label == *name);
            found.map_or_else(
                || Series {
                    label: name.clone(),
                    points: Vec::new(),
                    coverage: Vec::new(),
                },
                |index| own.remove(index),
            )
        };
        chart.series = names.iter().map(take).collect();
    }
}

/// Slopes: each line has its place in every panel, with or without values.
pub(super) fn slopes(panels: &mut [ChartKind], given: Names) {
    let mut charts: Vec<&mut SlopeChart> = panels
        .iter_mut()
        .filter_map(|panel| match panel {
            ChartKind::Slope(slope) => Some(slope),
            _ => None,
        })
        .collect();
    given.share(
        charts
            .iter_mut()
            .flat_map(|chart| &mut chart.lines)
            .map(|line| &mut line.label),
    );
    let names = all(charts
        .iter()
        .flat_map(|chart| chart.lines.iter().map(|line| &line.label)));
    share_emphasis(charts.iter_mut().map(|chart| &mut chart.emphasis));
    for chart in &mut charts {
        let mut own = std::mem::take(&mut chart.lines);
        let take = |name: &String| {
            let found = own.iter().position(|line| line.label == *name);
            found.map_or_else(
                || SlopeLine {
                    label: name.clone(),
                    from: None,
                    to: None,
                },
                |index| own.remove(index),
            )
        };
        chart.lines = names.iter().map(take).collect();
    }
}

/// Dots: each moment and each row has its place in every panel, with or without values.
pub(super) fn dots(panels: &mut [ChartKind], given: Names) -> Vec<&mut DotChart> {
    let mut charts: Vec<&mut DotChart> = panels
        .iter_mut()
        .filter_map(|panel| match panel {
            ChartKind::Dots(dots) => Some(dots),
            _ => None,
        })
        .collect();
    given.share(
        charts
            .iter_mut()
            .flat_map(|chart| &mut chart.rows)
            .map(|row| &mut row.label),
    );
    let mut moments = all(charts.iter().flat_map(|chart| &chart.moments));
    let firsts = charts.iter().map(|chart| &chart.moments);
    // Moments that differ stand in the order of time; those that all share in that of the author.
    let is_shared = firsts.clone().all(|own| *own == moments);
    if !is_shared && moments.iter().all(|moment| moment.time.is_some()) {
        moments.sort_by(|one, other| one.time.cmp(&other.time));
    }
    let names = all(charts
        .iter()
        .flat_map(|chart| chart.rows.iter().map(|row| &row.label)));
    share_emphasis(charts.iter_mut().map(|chart| &mut chart.emphasis));
    for chart in &mut charts {
        let value = |name: &String, moment: &Category| -> Option<Measurement> {
            let row = chart.rows.iter().find(|row| row.label == *name)?;
            let own = chart.moments.iter().position(|own| own == moment)?;
            row.values.get(own).copied().flatten()
        };
        let row = |name: &String| DotRow {
            label: name.clone(),
            values: moments.iter().map(|moment| value(name, moment)).collect(),
        };
        chart.rows = names.iter().map(row).collect();
        chart.moments.clone_from(&moments);
    }
    charts
}

/// Bars: each category and each series has its place in every panel, with or without values.
/// Names without an order of their own stand by their size in all panels together.
pub(super) fn bars(panels: &mut [ChartKind], given: Names, order: Option<Order>) {
    let mut charts: Vec<&mut BarChart> = panels
        .iter_mut()
        .filter_map(|panel| match panel {
            ChartKind::Bars(bars) => Some(bars),
            _ => None,
        })
        .collect();
    given.share(
        charts
            .iter_mut()
            .flat_map(|chart| &mut chart.series)
            .map(|series| &mut series.label),
    );
    let mut categories = all(charts.iter().flat_map(|chart| &chart.categories));
    let names = all(charts
        .iter()
        .flat_map(|chart| chart.series.iter().map(|series| &series.label)));
    let value = |chart: &BarChart, name: &String, category: &Category| -> Option<Measurement> {
        let series = chart.series.iter().find(|series| series.label == *name)?;
        let row = chart.categories.iter().position(|own| own == category)?;
        series.values.get(row).copied().flatten()
    };
    let has_no_order =
        |category: &Category| category.time.is_none() && leading_number(&category.label).is_none();
    let order = order.unwrap_or(match categories.iter().all(has_no_order) {
        true => Order::Value,
        false => Order::Data,
    });
    match order {
        Order::Data | Order::Name if categories.iter().all(|category| category.time.is_some()) => {
            categories.sort_by(|one, other| one.time.cmp(&other.time));
        }
        Order::Data => {}
        Order::Name => categories.sort_by(|one, other| by_name(&one.label, &other.label)),
        Order::Value => {
            let size = |category: &Category| -> Decimal {
                let values = charts.iter().flat_map(|chart| {
                    let first = names.iter().take(match chart.arrangement.is_of_parts() {
                        true => names.len(),
                        false => 1,
                    });
                    first.map(|name| value(chart, name, category))
                });
                values
                    .filter_map(Measurement::known)
                    .fold(Decimal::ZERO, |sum, value| sum.saturating_add(value))
            };
            categories.sort_by_cached_key(|category| Reverse(size(category)));
        }
    }
    share_emphasis(charts.iter_mut().map(|chart| &mut chart.emphasis));
    for chart in &mut charts {
        let series = |name: &String| BarSeries {
            label: name.clone(),
            values: categories
                .iter()
                .map(|category| value(chart, name, category))
                .collect(),
        };
        chart.series = names.iter().map(series).collect();
        chart.categories.clone_from(&categories);
    }
}

/// What carries the finding in one panel does so in all.
fn share_emphasis<'a>(found: impl Iterator<Item = &'a mut Vec<String>>) {
    let mut found: Vec<&mut Vec<String>> = found.collect();
    let names = all(found.iter().flat_map(|names| names.iter()));
    for own in &mut found {
        own.clone_from(&names);
    }
}

/// Each of these once, in the order in which they are found.
fn all<'a, T: Clone + PartialEq + 'a>(found: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for one in found {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
    all
}
