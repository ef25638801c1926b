//! Values at two moments in words: description, table, and the names of lines.

use rust_decimal::Decimal;

use crate::model::{
    Category, Cell, Column, ColumnKind, Measurement, Quantity, Row, SlopeChart, SlopeLine, notation,
};

use super::Description;
use super::bars_words::{NO_DATA, cell, full, tentative_sentence};
use super::words;

/// Of how many lines the description tells the course; the table has the others.
const TOLD: usize = 12;

/// The name of a line: "Tilburg: van 80 huishoudens (2016) naar 13 huishoudens (2017, voornemen)".
pub(super) fn name(chart: &SlopeChart, line: &SlopeLine) -> String {
    format!(
        "{}: van {} naar {}",
        line.label.trim(),
        end(chart, line.from, &chart.from),
        end(chart, line.to, &chart.to)
    )
}

fn end(chart: &SlopeChart, value: Option<Measurement>, moment: &Category) -> String {
    let status = match value {
        Some(value) if value.status.is_tentative() && value.quantity.known().is_some() => {
            format!(", {}", value.status.words())
        }
        _ => String::new(),
    };
    format!("{} ({}{status})", told(chart, value), full(moment))
}

fn told(chart: &SlopeChart, value: Option<Measurement>) -> String {
    let Some(value) = value else {
        return NO_DATA.to_owned();
    };
    let amount = words::amount(value.quantity, &chart.unit, chart.decimals);
    match value.qualifier.words() {
        "" => amount,
        qualifier => format!("{qualifier} {amount}"),
    }
}

/// Values at two moments in plain sentences.
pub(super) fn describe(chart: &SlopeChart, title: &str) -> Description {
    let unit = words::of_unit(&chart.unit);
    let (from, to) = (full(&chart.from), full(&chart.to));
    let lines = match chart.lines.len() {
        1 => "één lijn".to_owned(),
        more => format!("{} lijnen", words::count(more)),
    };
    let what = format!("Hellingdiagram{unit}, {from} en {to}, met {lines}");
    let alternative = match words::without_stop(title) {
        "" => format!("{what}."),
        title => words::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![format!("{what}.")];
    for line in chart.lines.iter().take(TOLD) {
        sentences.push(course(chart, line));
    }
    match chart.lines.len().saturating_sub(TOLD) {
        0 => {}
        1 => sentences.push("De overige lijn staat in de tabel.".to_owned()),
        rest => sentences.push(format!(
            "De overige {} lijnen staan in de tabel.",
            words::count(rest)
        )),
    }
    sentences.extend(largest_change(chart));
    let values = chart.lines.iter().flat_map(|line| [line.from, line.to]);
    let known = values
        .flatten()
        .filter(|value| value.quantity.known().is_some());
    sentences.extend(tentative_sentence(known.map(|value| value.status)));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

fn course(chart: &SlopeChart, line: &SlopeLine) -> String {
    let sentence = match (Measurement::known(line.from), Measurement::known(line.to)) {
        (Some(from), Some(to)) => format!(
            "van {} naar {}{}.",
            told(chart, line.from),
            told(chart, line.to),
            words::change(from, to, &chart.unit, chart.decimals)
        ),
        (Some(_), None) => format!(
            "{} bij {}; {}.",
            told(chart, line.from),
            full(&chart.from),
            absent(line.to, &chart.to)
        ),
        (None, Some(_)) => format!(
            "{}; {} bij {}.",
            absent(line.from, &chart.from),
            told(chart, line.to),
            full(&chart.to)
        ),
        (None, None) => format!(
            "{} en {}.",
            absent(line.from, &chart.from),
            absent(line.to, &chart.to)
        ),
    };
    match line.label.trim() {
        "" => notation::capitalised(&sentence),
        label => format!("{label}: {sentence}"),
    }
}

/// "2017 is onbekend", or what else a value without a number is.
fn absent(value: Option<Measurement>, moment: &Category) -> String {
    let word = match value.map(|value| value.quantity) {
        None => return format!("voor {} zijn er geen gegevens", full(moment)),
        Some(quantity) => words::because(quantity),
    };
    format!("de waarde van {} is {word}", full(moment))
}

/// Which line changed most, where there are several.
fn largest_change(chart: &SlopeChart) -> Option<String> {
    let changes: Vec<(&SlopeLine, Decimal)> = chart
        .lines
        .iter()
        .filter_map(|line| {
            let (from, to) = (Measurement::known(line.from)?, Measurement::known(line.to)?);
            Some((line, to.checked_sub(from)?))
        })
        .collect();
    if changes.len() < 2 {
        return None;
    }
    let (line, change) =
        changes
            .iter()
            .reduce(|most, other| match other.1.abs() > most.1.abs() {
                true => other,
                false => most,
            })?;
    if change.is_zero() {
        return Some("Geen van de lijnen veranderde.".to_owned());
    }
    let alike = |other: &&(&SlopeLine, Decimal)| other.1.abs() == change.abs();
    if changes.iter().filter(alike).count() > 1 {
        return None;
    }
    let amount = Quantity::Known(change.abs());
    Some(format!(
        "De grootste verandering is die van {}: {}.",
        line.label.trim(),
        words::difference(amount, &chart.unit, chart.decimals)
    ))
}

/// The table behind a slope: a row for each line, a column for each moment.
pub(super) fn table(chart: &SlopeChart) -> (Vec<Column>, Vec<Row>) {
    let unit = words::unit_in_column(&chart.unit);
    let number = |moment: &Category| Column {
        title: notation::capitalised(full(moment)),
        unit: Some(unit.to_owned()),
        kind: ColumnKind::Number,
    };
    let columns = vec![
        Column {
            title: "Naam".to_owned(),
            unit: None,
            kind: ColumnKind::Header,
        },
        number(&chart.from),
        number(&chart.to),
    ];
    let rows = chart.lines.iter().map(|line| Row {
        cells: vec![
            Cell::Text {
                text: line.label.clone(),
            },
            cell(line.from, chart.decimals),
            cell(line.to, chart.decimals),
        ],
        is_total: false,
    });
    (columns, rows.collect())
}
