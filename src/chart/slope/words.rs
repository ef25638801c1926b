//! Values at two moments in words: description, table, and the names of lines.

use crate::model::{
    Category, Cell, Column, ColumnKind, Measurement, Row, SlopeChart, SlopeLine, notation,
};

use crate::chart::Description;
use crate::chart::changes::{Change, Told, missing};
use crate::chart::dutch;
use crate::chart::measured::{cell, full, tentative_sentence};

/// Of how many lines the description tells the course; the table has the others.
const TOLD: usize = 12;

/// The name of a line: "Tilburg: van 80 huishoudens (2016) naar 13 huishoudens (2017, voornemen)".
pub(super) fn name(chart: &SlopeChart, line: &SlopeLine) -> String {
    format!(
        "{}: van {} {}",
        line.label.trim(),
        end(chart, line.from, &chart.from),
        dutch::toward(&end(chart, line.to, &chart.to))
    )
}

fn end(chart: &SlopeChart, value: Option<Measurement>, moment: &Category) -> String {
    let status = match value {
        Some(value) if value.status.is_tentative() && value.quantity.known().is_some() => {
            format!(", {}", value.status.words())
        }
        _ => String::new(),
    };
    format!("{} ({}{status})", how(chart).value(value), full(moment))
}

/// Which lines miss a value, and why.
pub(super) fn notes(chart: &SlopeChart) -> Vec<String> {
    let lines = chart.lines.iter();
    let from = lines.clone().map(|line| (line.label.as_str(), line.from));
    let to = lines.map(|line| (line.label.as_str(), line.to));
    let mut notes = missing(&chart.from, from);
    notes.extend(missing(&chart.to, to));
    notes
}

fn how(chart: &SlopeChart) -> Told<'_> {
    Told {
        unit: &chart.unit,
        decimals: chart.decimals,
    }
}

fn ends(line: &SlopeLine) -> Change<'_> {
    (line.label.as_str(), [line.from, line.to])
}

/// Values at two moments in plain sentences.
pub(super) fn describe(chart: &SlopeChart, title: &str) -> Description {
    let unit = dutch::of_unit(&chart.unit);
    let (from, to) = (full(&chart.from), full(&chart.to));
    let lines = match chart.lines.len() {
        1 => "één lijn".to_owned(),
        more => format!("{} lijnen", dutch::count(more)),
    };
    let what = format!("Hellingdiagram{unit}, {from} en {to}, met {lines}");
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![format!("{what}.")];
    // Who carries the finding is told first.
    let mut told: Vec<&SlopeLine> = chart.lines.iter().collect();
    told.sort_by_key(|line| !chart.is_emphasised(line));
    for line in told.into_iter().take(TOLD) {
        sentences.push(how(chart).course(ends(line), [&chart.from, &chart.to]));
    }
    match chart.lines.len().saturating_sub(TOLD) {
        0 => {}
        1 => sentences.push("De overige lijn staat in de tabel.".to_owned()),
        rest => sentences.push(format!(
            "De overige {} lijnen staan in de tabel.",
            dutch::count(rest)
        )),
    }
    sentences.extend(how(chart).largest(chart.lines.iter().map(ends), "lijnen"));
    let values = chart.lines.iter().flat_map(|line| [line.from, line.to]);
    let known = values
        .flatten()
        .filter(|value| value.quantity.known().is_some());
    sentences.extend(tentative_sentence(known.map(|value| value.firmness())));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

/// The table behind a slope: a row for each line, a column for each moment.
pub(super) fn table(chart: &SlopeChart) -> (Vec<Column>, Vec<Row>) {
    let unit = dutch::unit_in_column(&chart.unit);
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
