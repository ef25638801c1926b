//! Dots: the values of a measure at one to six moments, a row for each name.

use std::cmp::Reverse;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::alike::{self, Names};
use super::emphasis::emphasised;
use super::moments::{Count, Moments};
use super::order::{by_name, leading_number};
use super::slope::{Compared, compared, label};
use super::{KindOfChart, Making, measurement};
use crate::diag::{self, Diagnostic, Diagnostics, Located, phrases};
use crate::model::{Category, ChartKind, DotChart, DotRow, Measurement, Period};
use crate::resolve::axis::Mark;
use crate::syntax::schema::{choice, list, optional, text};
use crate::syntax::yaml::Mapping;

/// More rows than this are refused: nobody can read them.
const MAX_ROWS: usize = 40;

/// What a request for dots says.
#[derive(Clone, Debug)]
pub struct Asked {
    moments: Moments,
    /// The dimension that makes the rows.
    series: Option<Located<String>>,
    order: Option<Order>,
    /// The rows that carry the finding.
    emphasis: Vec<Located<String>>,
}

/// The order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// The largest at the last moment first.
    Value,
    /// What rose most first, what fell most last.
    Change,
    /// As in the data.
    Data,
    /// By name; numbers in names by their size.
    Name,
}

/// The words for the orders of rows.
const ORDERS: [(Order, &str); 4] = [
    (Order::Value, "waarde"),
    (Order::Change, "verandering"),
    (Order::Data, "gegevens"),
    (Order::Name, "naam"),
];

/// Reads what a request for dots says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let moments = Moments::read(keys, Count::Few, diagnostics);
    let series = keys
        .optional("reeks")
        .and_then(|node| node.text(diagnostics));
    let order = keys
        .optional("volgorde")
        .and_then(|node| node.choice(&ORDERS, diagnostics));
    let emphasis = keys
        .optional("nadruk")
        .map(|node| node.texts(diagnostics))
        .unwrap_or_default();
    Some(Asked {
        moments: moments?,
        series,
        order,
        emphasis,
    })
}

/// Dots.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        vec![
            optional(
                "tussen",
                "De dimensie waarvan de momenten waarden zijn; anders de tijd.",
                text(),
            ),
            optional("momenten", "De momenten, één tot zes.", list(text())),
            optional("reeks", "De dimensie die de rijen maakt.", text()),
            optional(
                "volgorde",
                "Waarop de rijen gesorteerd zijn.",
                choice(ORDERS.map(|(_, word)| word)),
            ),
            optional(
                "nadruk",
                "De rijen waar het om gaat; de andere worden grijs.",
                list(text()),
            ),
        ]
    },
};

impl super::Asked for Asked {
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind> {
        make(self, making)
    }

    fn stands_in_panels(&self) -> bool {
        true
    }

    fn axes(&self) -> Vec<&Located<String>> {
        self.series.iter().chain(&self.moments.between).collect()
    }

    fn align(&self, panels: &mut [ChartKind], making: &mut Making<'_>) -> Option<()> {
        let mut charts = alike::dots(panels, Names::of(&self.series));
        let first = charts.first()?;
        if !Count::Few.allows(first.moments.len()) {
            let place = making.request.id.span;
            making.diagnostics.push(Count::Few.complaint(place));
            return None;
        }
        refuse_many(first, self, making)?;
        sort_together(&mut charts, self.order);
        Some(())
    }

    fn period(&self, times: &[Period]) -> Option<String> {
        match times {
            [only] => Some(only.text.clone()),
            [first, second] => Some(format!("{} en {}", first.text, second.text)),
            [first, .., last] => Some(format!("{} tot en met {}", first.text, last.text)),
            [] => None,
        }
    }
}

/// Makes dots.
fn make(asked: &Asked, making: &mut Making<'_>) -> Option<ChartKind> {
    let found = compared(&asked.moments, asked.series.as_ref(), making)?;
    let mut chart = chart(&found, asked, making);
    refuse_many(&chart, asked, making)?;
    let is_known = |row: &DotRow| row.values.iter().any(|v| Measurement::known(*v).is_some());
    // A panel may say nothing, as long as another does.
    if making.panel.is_none() && !chart.rows.iter().any(is_known) {
        let (dataset, selection) = (making.snapshot.about(), &making.request.selection);
        let complaint = super::nothing_known(dataset, selection, making.asker);
        making.diagnostics.push(complaint);
        return None;
    }
    let names: Vec<(&str, &str)> = chart
        .rows
        .iter()
        .map(|row| (row.label.as_str(), row.label.as_str()))
        .collect();
    chart.emphasis = emphasised(making, &asked.emphasis, &names)?;
    for seen in found.crossed.cells.iter().flatten().flatten() {
        making
            .used
            .cell(making.snapshot.about(), seen, making.asker);
    }
    Some(ChartKind::Dots(chart))
}

/// Reports more rows than anyone can read.
fn refuse_many(chart: &DotChart, asked: &Asked, making: &mut Making<'_>) -> Option<()> {
    if chart.rows.len() <= MAX_ROWS {
        return Some(());
    }
    let place = asked
        .series
        .as_ref()
        .map_or(making.request.id.span, |name| name.span);
    making.diagnostics.push(
        Diagnostic::new(&diag::chart::TOO_MANY_BARS, place)
            .with("count", phrases::noun::ROW.count(chart.rows.len()))
            .with("limit", MAX_ROWS),
    );
    None
}

fn chart(found: &Compared<'_>, asked: &Asked, making: &Making<'_>) -> DotChart {
    let dataset = making.snapshot.about();
    let moment = |mark: &Mark<'_>| Category {
        label: label(dataset, mark),
        time: match mark {
            Mark::Time(time) => Some(time.period()),
            _ => None,
        },
    };
    let rows = found.crossed.rows.iter().zip(&found.crossed.cells);
    let rows = rows.map(|(mark, cells)| DotRow {
        label: label(dataset, mark),
        values: cells
            .iter()
            .map(|seen| seen.as_ref().map(measurement))
            .collect(),
    });
    let mut rows: Vec<DotRow> = rows.collect();
    sort(&mut rows, asked.order);
    DotChart {
        unit: found.unit.clone(),
        decimals: dataset.measures[found.measure].decimals,
        moments: found.crossed.columns.iter().map(moment).collect(),
        rows,
        emphasis: Vec::new(),
    }
}

/// Puts rows in their order. What has an order of its own keeps it; of the others the largest at the
/// last moment is the first. Without a value, or without a change, they stand last.
fn sort(rows: &mut [DotRow], order: Option<Order>) {
    let last = |row: &DotRow| known(row.values.last());
    match order_of(rows, order) {
        Order::Value => rows.sort_by_cached_key(|row| Reverse(last(row))),
        Order::Change => rows.sort_by_cached_key(|row| Reverse(change(row))),
        Order::Data => {}
        Order::Name => rows.sort_by(|a, b| by_name(&a.label, &b.label)),
    }
}

/// Puts the same rows of several charts in one order: by what all of them add up to.
fn sort_together(charts: &mut [&mut DotChart], order: Option<Order>) {
    let Some(first) = charts.first() else { return };
    let mut names: Vec<String> = first.rows.iter().map(|row| row.label.clone()).collect();
    let sum = |charts: &[&mut DotChart], name: &String, of: fn(&DotRow) -> Option<Decimal>| {
        let rows = charts.iter().flat_map(|chart| &chart.rows);
        rows.filter(|row| row.label == *name)
            .filter_map(of)
            .reduce(|sum, value| sum.saturating_add(value))
    };
    let last = |row: &DotRow| known(row.values.last());
    match order_of(&first.rows, order) {
        Order::Value => names.sort_by_cached_key(|name| Reverse(sum(charts, name, last))),
        Order::Change => names.sort_by_cached_key(|name| Reverse(sum(charts, name, change))),
        Order::Data => return,
        Order::Name => names.sort_by(|one, other| by_name(one, other)),
    }
    for chart in charts {
        let place = |row: &DotRow| names.iter().position(|name| *name == row.label);
        chart.rows.sort_by_cached_key(place);
    }
}

/// The order of rows that is asked for, or suits them.
fn order_of(rows: &[DotRow], asked: Option<Order>) -> Order {
    let are_numbers = || rows.iter().all(|row| leading_number(&row.label).is_some());
    asked.unwrap_or_else(|| match are_numbers() {
        true => Order::Name,
        false => Order::Value,
    })
}

fn known(value: Option<&Option<Measurement>>) -> Option<Decimal> {
    Measurement::known(*value?)
}

/// How much more the last moment has than the first.
fn change(row: &DotRow) -> Option<Decimal> {
    known(row.values.last())?.checked_sub(known(row.values.first())?)
}
