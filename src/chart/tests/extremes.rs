//! Every kind of chart with the worst that data can hold: names in any script, names of 120 characters,
//! the largest and smallest numbers, all zero, one value, hundreds of values.

use rust_decimal::Decimal;

use crate::model::{
    Arrangement, BarSeries, Category, ChartKind, Compared, Direction, DotChart, DotRow,
    Measurement, NumberChart, Panel, PanelChart, Qualifier, Quantity, SlopeChart, SlopeLine,
    Status, Unit,
};

use super::check;
use super::samples::{at, bar_chart, category, chart, event, line_chart, monthly, phase, timeline};

/// Names that are hard to set.
fn names() -> Vec<String> {
    vec![
        "Een gemeente met een naam van honderdtwintig letters die op geen enkele manier in een \
         grafiek past, Noord en Zuid samen"
            .to_owned(),
        "z".repeat(120),
        "עיריית תל אביב יפו והסביבה הקרובה".to_owned(),
        "بلدية المدينة الكبرى وضواحيها".to_owned(),
        "e\u{301}\u{323}\u{30a}n\u{303}o\u{308}\u{304}".repeat(12),
        "👩‍👩‍👧‍👦🇳🇱".repeat(6),
        "\u{202e}omgekeerd\u{202c} <b>&amp;</b> \"'".to_owned(),
        String::new(),
    ]
}

fn name(index: usize) -> String {
    let names = names();
    format!("{} {index}", names[index % names.len()])
}

/// Series of numbers that are hard to draw.
fn numbers() -> Vec<Vec<Quantity>> {
    let known = |values: &[Decimal]| values.iter().copied().map(Quantity::Known).collect();
    let large = Decimal::from(1_000_000_000_000_i64);
    let small = Decimal::new(1, 28);
    vec![
        known(&[large, large + Decimal::ONE, large]),
        known(&[Decimal::ONE, large, Decimal::TWO]),
        known(&[Decimal::ZERO; 3]),
        known(&[Decimal::MAX, Decimal::MIN, Decimal::ZERO]),
        known(&[Decimal::MAX; 3]),
        known(&[small, -small, Decimal::ZERO]),
        known(&[-large, -Decimal::ONE, -large]),
        vec![
            Quantity::Withheld,
            Quantity::Missing,
            Quantity::NotApplicable,
        ],
        vec![
            Quantity::Missing,
            Quantity::Known(Decimal::ONE),
            Quantity::Missing,
        ],
    ]
}

fn measured(quantity: Quantity) -> Option<Measurement> {
    Some(Measurement {
        quantity,
        qualifier: Qualifier::JustOver,
        status: Status::Provisional,
    })
}

/// `count` rows of three values each, named and numbered from the worst.
fn rows(count: usize) -> Vec<(String, Vec<Quantity>)> {
    let numbers = numbers();
    (0..count)
        .map(|index| (name(index), numbers[index % numbers.len()].clone()))
        .collect()
}

fn line(rows: Vec<(String, Vec<Quantity>)>) -> ChartKind {
    let series = rows.into_iter().map(|(name, values)| {
        let mut series = monthly(&name, 2024, &vec![None; values.len()]);
        for (point, value) in series.points.iter_mut().zip(values) {
            point.quantity = value;
        }
        series
    });
    line_chart("cliënten", series.collect())
}

/// Each kind of chart with `count` names.
fn kinds(count: usize, values: &dyn Fn(usize) -> Vec<(String, Vec<Quantity>)>) -> Vec<ChartKind> {
    let mut kinds = vec![line(values(count.min(60)))];
    for arrangement in [
        Arrangement::Grouped,
        Arrangement::Stacked,
        Arrangement::Shares,
        Arrangement::Opposed,
    ] {
        for direction in [Direction::Lying, Direction::Standing] {
            let rows = values(count);
            let categories: Vec<Category> = rows.iter().map(|(name, _)| category(name)).collect();
            let series = |at: usize| BarSeries {
                label: name(at),
                values: rows
                    .iter()
                    .map(|(_, values)| match values.get(at % 3) {
                        // Only bars beside each other hold values below zero.
                        Some(Quantity::Known(value)) if arrangement != Arrangement::Grouped => {
                            measured(Quantity::Known(value.abs()))
                        }
                        value => value.copied().and_then(measured),
                    })
                    .collect(),
            };
            let of_series = match arrangement {
                Arrangement::Opposed => 2,
                _ => 6,
            };
            let series = (0..of_series).map(series).collect();
            kinds.push(ChartKind::Bars(bar_chart(
                arrangement,
                direction,
                categories,
                series,
            )));
        }
    }
    let rows = values(count.min(60));
    kinds.push(ChartKind::Slope(SlopeChart {
        unit: Unit::named("euro"),
        decimals: 0,
        from: at("2016"),
        to: at("2017"),
        lines: rows
            .iter()
            .map(|(label, values)| SlopeLine {
                label: label.clone(),
                from: measured(values[0]),
                to: measured(values[1]),
            })
            .collect(),
        emphasis: Vec::new(),
    }));
    kinds.push(ChartKind::Dots(DotChart {
        unit: Unit::named("procent"),
        decimals: 1,
        moments: vec![at("2016"), at("2017"), category(&name(0))],
        rows: rows
            .iter()
            .map(|(label, values)| DotRow {
                label: label.clone(),
                values: values.iter().copied().map(measured).collect(),
            })
            .collect(),
        emphasis: vec![name(1)],
    }));
    for (label, values) in rows.iter().take(12) {
        kinds.push(ChartKind::Number(NumberChart {
            unit: Unit::named(label),
            decimals: 2,
            about: category(label),
            value: measured(values[0]).expect("it is measured"),
            compared: Some(Compared {
                about: category(&label.repeat(2)),
                value: measured(values[1]),
            }),
            course: Vec::new(),
            breaks: Vec::new(),
        }));
    }
    kinds.push(ChartKind::Panels(PanelChart {
        by: name(0),
        panels: rows
            .into_iter()
            .take(24)
            .map(|(label, values)| Panel {
                kind: line(vec![(label.clone(), values)]),
                label,
            })
            .collect(),
    }));
    kinds.push(timeline(
        (0..count.min(60))
            .map(|index| {
                phase(
                    &name(index),
                    &name(index + 1),
                    "najaar 2019",
                    Some("eind 2026"),
                )
            })
            .collect(),
        (0..count.min(60))
            .map(|index| event(&name(index), "26 april 2023"))
            .collect(),
        None,
    ));
    kinds
}

#[test]
fn every_kind_is_well_drawn_with_a_few_hard_names_and_numbers() {
    for count in [1, 2, 9] {
        for kind in kinds(count, &rows) {
            check(&chart("uiterste", kind));
        }
    }
}

#[test]
fn every_kind_is_well_drawn_with_sixty_names() {
    for kind in kinds(60, &rows) {
        check(&chart("uiterste", kind));
    }
}

#[test]
fn every_kind_is_well_drawn_with_five_hundred_names() {
    for kind in kinds(500, &rows) {
        check(&chart("uiterste", kind));
    }
}

#[test]
fn every_kind_is_well_drawn_with_one_sort_of_number() {
    for numbers in numbers() {
        let rows = |count: usize| {
            let row = |index: usize| (format!("Gemeente {index}"), numbers.clone());
            (0..count).map(row).collect()
        };
        for kind in kinds(7, &rows) {
            check(&chart("uiterste", kind));
        }
    }
}
