//! Values at two moments in words: description, table, and the names of lines.

use rust_decimal::Decimal;

use crate::model::{
    Category, Cell, Column, ColumnKind, Measurement, Quantity, Row, SlopeChart, SlopeLine, notation,
};

use crate::chart::Description;
use crate::chart::dutch;
use crate::chart::measured::{NO_DATA, at, cell, full, tentative_sentence};

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
    match value {
        None => NO_DATA.to_owned(),
        Some(value) => dutch::told(value, &chart.unit, chart.decimals),
    }
}

/// Which lines miss a value, and why.
pub(super) fn notes(chart: &SlopeChart) -> Vec<String> {
    let reasons = [
        Some(Quantity::Missing),
        Some(Quantity::Withheld),
        Some(Quantity::NotApplicable),
        None,
    ];
    let mut notes = Vec::new();
    for (side, moment) in [&chart.from, &chart.to].into_iter().enumerate() {
        for reason in reasons {
            let lines = chart.lines.iter().filter(|line| {
                let end = [line.from, line.to][side];
                end.map(|end| end.quantity) == reason
            });
            let names: Vec<&str> = lines.map(|line| line.label.trim()).collect();
            if names.is_empty() {
                continue;
            }
            let (names, moment) = (notation::list(&names), notation::capitalised(&at(moment)));
            notes.push(match reason {
                Some(Quantity::Withheld) => {
                    format!("{moment} is de waarde van {names} afgeschermd.")
                }
                Some(Quantity::NotApplicable) => {
                    format!("{moment} is er voor {names} geen waarde van toepassing.")
                }
                Some(_) => format!("{moment} is de waarde van {names} onbekend."),
                None => format!("{moment} zijn er geen gegevens van {names}."),
            });
        }
    }
    notes
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
        sentences.push(course(chart, line));
    }
    match chart.lines.len().saturating_sub(TOLD) {
        0 => {}
        1 => sentences.push("De overige lijn staat in de tabel.".to_owned()),
        rest => sentences.push(format!(
            "De overige {} lijnen staan in de tabel.",
            dutch::count(rest)
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
    let sentence = match (line.from, line.to) {
        (Some(from), Some(to)) if is_known(from) && is_known(to) => format!(
            "van {} naar {}{}.",
            told(chart, line.from),
            told(chart, line.to),
            dutch::change(from, to, &chart.unit, chart.decimals)
        ),
        (from, to) => {
            let ends = [(from, &chart.from), (to, &chart.to)];
            format!(
                "{}.",
                ends.map(|(value, moment)| end_words(chart, value, moment))
                    .join("; ")
            )
        }
    };
    match line.label.trim() {
        "" => notation::capitalised(&sentence),
        label => format!("{label}: {sentence}"),
    }
}

fn is_known(value: Measurement) -> bool {
    value.quantity.known().is_some()
}

/// `in 2016 30 aanbieders`, or why there is no number.
fn end_words(chart: &SlopeChart, value: Option<Measurement>, moment: &Category) -> String {
    let moment = at(moment);
    match value {
        None => format!("{moment} {NO_DATA}"),
        Some(known) if is_known(known) => format!("{moment} {}", told(chart, value)),
        Some(value) => format!("{moment} {}", dutch::because(value.quantity)),
    }
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
    let about = dutch::about([line.from, line.to].into_iter().flatten());
    Some(format!(
        "De grootste verandering is die van {}: {about}{}.",
        line.label.trim(),
        dutch::difference(amount, &chart.unit, chart.decimals)
    ))
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
