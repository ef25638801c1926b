//! Dots in words: description, table, and the names of marks.

use rust_decimal::Decimal;

use crate::model::{
    Category, Cell, Column, ColumnKind, DotChart, DotRow, Measurement, Row, notation,
};

use crate::chart::Description;
use crate::chart::changes::{Change, Told, missing};
use crate::chart::dutch;
use crate::chart::measured::{at, cell, full, tentative_sentence};

/// Of how many rows the description tells the values; the table has the others.
const TOLD: usize = 12;

/// The name of a mark: "Tilburg, 2016: 80 huishoudens (voorlopig)".
pub(super) fn name(chart: &DotChart, row: &DotRow, moment: usize, value: Measurement) -> String {
    let status = match value.status {
        status if status.is_tentative() => format!(" ({})", status.words()),
        _ => String::new(),
    };
    let moment = chart.moments.get(moment).map_or("", full);
    let value = how(chart).value(Some(value));
    match row.label.trim() {
        "" => format!("{moment}: {value}{status}"),
        label => format!("{label}, {moment}: {value}{status}"),
    }
}

fn how(chart: &DotChart) -> Told<'_> {
    Told {
        unit: &chart.unit,
        decimals: chart.decimals,
    }
}

/// Which rows miss a value, and why.
pub(super) fn notes(chart: &DotChart) -> Vec<String> {
    let moments = chart.moments.iter().enumerate();
    let notes = moments.flat_map(|(index, moment)| {
        let values = chart.rows.iter().map(move |row| {
            let value = row.values.get(index).copied().flatten();
            (row.label.as_str(), value)
        });
        missing(moment, values)
    });
    notes.collect()
}

/// Dots in plain sentences.
pub(super) fn describe(chart: &DotChart, title: &str) -> Description {
    let unit = dutch::of_unit(&chart.unit);
    let moments: Vec<&str> = chart.moments.iter().map(full).collect();
    let rows = match chart.rows.len() {
        1 => "één rij".to_owned(),
        more => format!("{} rijen", dutch::count(more)),
    };
    let what = match moments.as_slice() {
        [] => format!("Stippendiagram{unit}, met {rows}"),
        moments => format!(
            "Stippendiagram{unit}, {}, met {rows}",
            notation::list(moments)
        ),
    };
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![format!("{what}.")];
    // Who carries the finding is told first.
    let mut told: Vec<&DotRow> = chart.rows.iter().collect();
    told.sort_by_key(|row| chart.is_muted(row));
    for row in told.into_iter().take(TOLD) {
        sentences.push(course(chart, row));
    }
    match chart.rows.len().saturating_sub(TOLD) {
        0 => {}
        1 => sentences.push("De overige rij staat in de tabel.".to_owned()),
        rest => sentences.push(format!(
            "De overige {} rijen staan in de tabel.",
            dutch::count(rest)
        )),
    }
    match chart.moments.len() {
        2 => {
            let changes = chart.rows.iter().filter_map(|row| change(row));
            sentences.extend(how(chart).largest(changes, "rijen"));
        }
        _ => sentences.extend(extremes(chart)),
    }
    let statuses = super::measurements(chart).map(|value| value.firmness());
    let statuses: Vec<_> = statuses.collect();
    sentences.extend(tentative_sentence(statuses.iter().copied()));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

fn change(row: &DotRow) -> Option<Change<'_>> {
    match row.values.as_slice() {
        [from, to] => Some((row.label.as_str(), [*from, *to])),
        _ => None,
    }
}

/// The values of a row in a sentence.
fn course(chart: &DotChart, row: &DotRow) -> String {
    if let ([first, second], Some(change)) = (chart.moments.as_slice(), change(row)) {
        return how(chart).course(change, [first, second]);
    }
    let values: Vec<String> = chart
        .moments
        .iter()
        .zip(&row.values)
        .map(|(moment, value)| {
            let told = match value {
                Some(known) if known.quantity.known().is_none() => {
                    dutch::because(known.quantity).to_owned()
                }
                value => how(chart).value(*value),
            };
            match chart.moments.len() {
                1 => told,
                _ => format!("{told} ({})", full(moment)),
            }
        })
        .collect();
    let sentence = format!("{}.", notation::list(&values));
    match row.label.trim() {
        "" => notation::capitalised(&sentence),
        label => format!("{label}: {sentence}"),
    }
}

/// The highest and the lowest of all values, where these differ.
fn extremes(chart: &DotChart) -> Option<String> {
    let mut known: Vec<(Decimal, Measurement, &DotRow, &Category)> = Vec::new();
    for row in &chart.rows {
        for (value, moment) in row.values.iter().zip(&chart.moments) {
            if let (Some(number), Some(value)) = (Measurement::known(*value), value) {
                known.push((number, *value, row, moment));
            }
        }
    }
    let lowest = known.iter().min_by_key(|value| value.0)?;
    let highest = known.iter().rev().max_by_key(|value| value.0)?;
    if lowest.0 == highest.0 {
        return None;
    }
    let among = |(_, value, row, moment): &(Decimal, Measurement, &DotRow, &Category)| {
        let value = how(chart).value(Some(*value));
        let moment = match chart.moments.len() {
            1 => String::new(),
            _ => format!(" {}", at(moment)),
        };
        format!("{}{moment} ({value})", row.label.trim())
    };
    Some(format!(
        "Het hoogst is {}, het laagst {}.",
        among(highest),
        among(lowest)
    ))
}

/// The table behind dots: a row for each name, a column for each moment.
pub(super) fn table(chart: &DotChart) -> (Vec<Column>, Vec<Row>) {
    let unit = dutch::unit_in_column(&chart.unit);
    let mut columns = vec![Column {
        title: "Naam".to_owned(),
        unit: None,
        kind: ColumnKind::Header,
    }];
    columns.extend(chart.moments.iter().map(|moment| Column {
        title: notation::capitalised(full(moment)),
        unit: Some(unit.to_owned()),
        kind: ColumnKind::Number,
    }));
    let rows = chart.rows.iter().map(|row| {
        let mut cells = vec![Cell::Text {
            text: row.label.clone(),
        }];
        cells.extend(row.values.iter().map(|value| cell(*value, chart.decimals)));
        Row {
            cells,
            is_total: false,
        }
    });
    (columns, rows.collect())
}
