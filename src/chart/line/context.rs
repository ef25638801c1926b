//! What stands around the lines, in words: moments, phases and levels to hold them against.

use crate::model::{Cell, Column, ColumnKind, LineChart, Period, Phase, Quantity, notation};

use super::field::{DayEdge, Field};
use crate::chart::dutch::{self, when};

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Something happened.
    Event,
    /// From then on it is counted differently, or about others.
    Break,
    /// The author says something.
    Remark,
}

/// A moment in the field.
pub(super) struct Moment {
    pub nature: Nature,
    pub x: f64,
    /// Its words in the field.
    pub words: String,
    /// Its words in the list below it, with the moment.
    pub in_list: String,
}

/// The moments of a chart, from left to right.
pub(super) fn moments(chart: &LineChart, field: &Field) -> Vec<Moment> {
    let events = chart.events.iter().map(|event| {
        let words = dutch::without_stop(&event.label).to_owned();
        Moment {
            nature: Nature::Event,
            x: field.middle(&event.when),
            in_list: in_list(&event.when, &words),
            words,
        }
    });
    let remarks = chart.remarks.iter().map(|remark| {
        let words = dutch::without_stop(&remark.text).to_owned();
        Moment {
            nature: Nature::Remark,
            x: field.middle(&remark.at),
            in_list: in_list(&remark.at, &words),
            words,
        }
    });
    let broken = |from: &Period, words: &str| Moment {
        nature: Nature::Break,
        x: field.edge(from.begin, DayEdge::Begin),
        in_list: in_list(from, words),
        words: words.to_owned(),
    };
    let breaks = chart.breaks.iter();
    let breaks = breaks.map(|found| broken(&found.from, "anders geteld"));
    let changes = chart.coverage_changes().into_iter();
    let changes = changes.map(|change| broken(&change.from, "ander gebied"));
    let mut moments: Vec<Moment> = events.chain(remarks).chain(breaks).chain(changes).collect();
    moments.sort_by(|a, b| a.x.total_cmp(&b.x));
    moments
}

fn in_list(at: &Period, words: &str) -> String {
    format!("{}: {words}", notation::capitalised(at.text.trim()))
}

/// A phase in the list below the field.
pub(super) fn phase_in_list(phase: &Phase) -> String {
    let label = dutch::without_stop(&phase.label);
    match &phase.end {
        Some(end) if *end == phase.begin => format!("{label}: {}", phase.begin.text),
        Some(end) => format!("{label}: {} – {}", phase.begin.text, end.text),
        None => format!("{label}: vanaf {}", phase.begin.text),
    }
}

/// What a reader must know about levels that are not drawn, and about changes of coverage.
pub(super) fn notes(chart: &LineChart) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for change in chart.coverage_changes() {
        let words = change.words();
        if !notes.contains(&words) {
            notes.push(words);
        }
    }
    for target in &chart.targets {
        let label = notation::capitalised(target.label.trim());
        match target.quantity {
            Quantity::Known(_) => {}
            not_known => notes.push(format!("{label}: {}.", dutch::because(not_known))),
        }
    }
    notes
}

/// What stands around the lines, in sentences.
pub(super) fn sentences(chart: &LineChart) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for target in &chart.targets {
        if target.quantity.known().is_some() {
            let label = notation::capitalised(target.label.trim());
            let amount = dutch::amount(target.quantity, &chart.unit, chart.decimals);
            sentences.push(match against(chart, target.quantity) {
                Some(words) => format!("{label}: {amount}; {words}."),
                None => format!("{label}: {amount}."),
            });
        }
    }
    for phase in &chart.phases {
        let label = dutch::without_stop(&phase.label);
        let begin = when(&phase.begin);
        sentences.push(match &phase.end {
            Some(end) if *end == phase.begin => format!("{label} is {begin}."),
            Some(end) => format!("{label} begint {begin} en eindigt {}.", when(end)),
            None => format!("{label} begint {begin}; het einde is niet genoemd."),
        });
    }
    for event in &chart.events {
        let label = dutch::without_stop(&event.label);
        let moment = notation::capitalised(&when(&event.when));
        sentences.push(match dutch::without_stop(&event.detail) {
            "" => format!("{moment}: {label}."),
            detail => format!("{moment}: {label} ({detail})."),
        });
    }
    for remark in &chart.remarks {
        let text = remark.text.trim();
        let moment = notation::capitalised(&remark.at.text);
        sentences.push(dutch::sentence(&format!(
            "Bij {}: {text}",
            lower_first(&moment)
        )));
    }
    sentences
}

/// A period stands in the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// How the last value of a lone line stands to a level.
fn against(chart: &LineChart, level: Quantity) -> Option<String> {
    let [series] = chart.series.as_slice() else {
        return None;
    };
    let last = series
        .points
        .iter()
        .rev()
        .find(|point| point.quantity.known().is_some())?;
    let difference = last.quantity.known()?.checked_sub(level.known()?)?;
    let amount = Quantity::Known(difference.abs());
    let amount = dutch::difference(amount, &chart.unit, chart.decimals);
    let about = dutch::about([last.measurement()]);
    Some(match () {
        () if difference.is_zero() && !about.is_empty() => {
            "de laatste waarde is daaraan ongeveer gelijk".to_owned()
        }
        () if difference.is_zero() => "de laatste waarde is daaraan gelijk".to_owned(),
        () if difference.is_sign_negative() => {
            format!("de laatste waarde ligt er {about}{amount} onder")
        }
        () => format!("de laatste waarde ligt er {about}{amount} boven"),
    })
}

/// The columns that stand beside the series in the table: levels, phases, and what happened or is
/// said. None where there is nothing.
pub(super) fn columns(chart: &LineChart) -> Vec<Column> {
    let unit = dutch::unit_in_column(&chart.unit);
    let mut columns: Vec<Column> = chart
        .targets
        .iter()
        .map(|target| Column {
            title: notation::capitalised(target.label.trim()),
            unit: Some(unit.to_owned()),
            kind: ColumnKind::Number,
        })
        .collect();
    let text = |title: &str| Column {
        title: title.to_owned(),
        unit: None,
        kind: ColumnKind::Text,
    };
    if !chart.phases.is_empty() {
        columns.push(text("Fase"));
    }
    if !chart.events.is_empty() || !chart.remarks.is_empty() {
        columns.push(text("Bijzonderheden"));
    }
    columns
}

/// The cells of those columns in the row of a time. What happened after the time of a row and before
/// the next one (`until`) stands there as well, so that nothing is lost.
pub(super) fn cells(chart: &LineChart, time: &Period, until: Option<&Period>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = chart
        .targets
        .iter()
        .map(|target| Cell::Number {
            text: match target.quantity {
                Quantity::Known(value) => notation::number(value, chart.decimals),
                other => notation::no_number(other).to_owned(),
            },
            quantity: target.quantity,
            remark: None,
        })
        .collect();
    let text = |words: Vec<&str>| match words.is_empty() {
        true => Cell::Empty,
        false => Cell::Text {
            text: words.join("; "),
        },
    };
    if !chart.phases.is_empty() {
        let is_in = |phase: &&Phase| {
            let end = phase.end.as_ref().map(|end| end.end);
            phase.begin.begin <= time.end && end.is_none_or(|end| time.begin <= end)
        };
        let phases = chart.phases.iter().filter(is_in);
        cells.push(text(
            phases
                .map(|phase| dutch::without_stop(&phase.label))
                .collect(),
        ));
    }
    if !chart.events.is_empty() || !chart.remarks.is_empty() {
        let is_here =
            |at: &Period| time.begin <= at.begin && until.is_none_or(|next| at.begin < next.begin);
        let events = chart.events.iter().filter(|event| is_here(&event.when));
        let remarks = chart.remarks.iter().filter(|remark| is_here(&remark.at));
        let events = events.map(|event| dutch::without_stop(&event.label));
        let remarks = remarks.map(|remark| dutch::without_stop(&remark.text));
        cells.push(text(events.chain(remarks).collect()));
    }
    cells
}
