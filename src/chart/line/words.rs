//! Values over time in words: description, table, and the names of points.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{
    Cell, Column, ColumnKind, Date, LineChart, Period, Point, Quantity, Row, Series, SeriesBreak,
    Status, Target, notation,
};

use crate::chart::Description;
use crate::chart::dutch::{self, when};
use crate::chart::measured::remarked;
use crate::chart::sheet::Sheet;

use super::context;

/// Of how many series the description tells the course; the table has the others.
const TOLD: usize = 8;

/// Names the next mark: "Tilburg, maart 2023: 4.123 cliënten".
pub(super) fn name_point(sheet: &Sheet, chart: &LineChart, series: &Series, point: &Point) {
    let value = told(chart, point);
    let status = match point.status.is_tentative() {
        true => point.status.words(),
        false => "",
    };
    let (open, close) = match status {
        "" => ("", ""),
        _ => (" (", ")"),
    };
    let comma = match series.label.is_empty() {
        true => "",
        false => ", ",
    };
    sheet.name(format_args!(
        "{}{comma}{}: {value}{open}{status}{close}",
        series.label, point.time.text
    ));
}

/// The name of a level: "Doel voor 2025: 90 dagen".
pub(super) fn target_name(chart: &LineChart, target: &Target) -> String {
    let label = notation::capitalised(target.label.trim());
    format!("{label}: {}", with_unit(chart, target.quantity))
}

fn with_unit(chart: &LineChart, quantity: Quantity) -> String {
    dutch::amount(quantity, &chart.unit, chart.decimals)
}

/// A value as a sentence tells it: `circa € 8.140.000`.
fn told(chart: &LineChart, point: &Point) -> String {
    dutch::told(point.measurement(), &chart.unit, chart.decimals)
}

/// Values over time in plain sentences.
pub(super) fn describe(chart: &LineChart, title: &str) -> Description {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let first = points().map(|point| &point.time).min();
    let last = points()
        .map(|point| &point.time)
        .max_by_key(|time| time.end);
    let unit = dutch::of_unit(&chart.unit);
    let span = match (first, last) {
        (Some(first), Some(last)) if first != last => {
            format!(", {} tot en met {}", first.text, last.text)
        }
        (Some(only), _) => format!(", {}", only.text),
        _ => String::new(),
    };
    let number = match chart.series.len() {
        0 | 1 => String::new(),
        more => format!(", met {} lijnen", dutch::count(more)),
    };
    let what = format!("Lijngrafiek{unit}{span}{number}");
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![format!("{what}.")];
    sentences.extend(chart.breaks.iter().map(SeriesBreak::words));
    sentences.extend(
        chart
            .coverage_changes()
            .into_iter()
            .map(|change| change.words()),
    );
    // Who carries the finding is told first.
    let mut told: Vec<&Series> = chart.series.iter().collect();
    told.sort_by_key(|series| !chart.is_emphasised(series));
    for series in told.into_iter().take(TOLD) {
        sentences.extend(course(chart, series));
    }
    if chart.series.len() > TOLD {
        let rest = chart.series.len() - TOLD;
        sentences.push(match rest {
            1 => "De overige lijn staat in de tabel.".to_owned(),
            _ => format!(
                "De overige {} lijnen staan in de tabel.",
                dutch::count(rest)
            ),
        });
    }
    if chart.series.len() > 1 {
        let is_tentative = |point: &&Point| point.firmness().is_tentative();
        if let Some(point) = points().find(is_tentative) {
            let what = dutch::tentative(point.firmness());
            sentences.push(match points().all(|point| is_tentative(&point)) {
                true => format!("De waarden zijn {what}."),
                false => format!("Een deel van de waarden is {what}; de tabel zegt welke."),
            });
        }
    }
    sentences.extend(context::sentences(chart));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

/// What a series does: from where to where, its extremes, its largest step, its gaps.
fn course(chart: &LineChart, series: &Series) -> Vec<String> {
    let known: Vec<(&Point, Decimal)> = series
        .points
        .iter()
        .filter_map(|point| Some((point, point.quantity.known()?)))
        .collect();
    let label = match series.label.trim() {
        "" => String::new(),
        label => format!("{label}: "),
    };
    let begin = |sentence: &str| match label.is_empty() {
        true => notation::capitalised(sentence),
        false => format!("{label}{sentence}"),
    };
    let mut sentences = Vec::new();
    match known.as_slice() {
        [] => sentences.push(begin("geen waarde bekend.")),
        [(point, _)] => {
            sentences.push(begin(&format!(
                "{} {}.",
                told(chart, point),
                when(&point.time)
            )));
        }
        [(first, _), .., (last, _)] => {
            let change = match chart.is_broken(series, &first.time, &last.time) {
                true => String::new(),
                false => {
                    let (from, to) = (first.measurement(), last.measurement());
                    dutch::change(from, to, &chart.unit, chart.decimals)
                }
            };
            sentences.push(begin(&format!(
                "van {} {} {} {}{change}.",
                told(chart, first),
                when(&first.time),
                dutch::toward(&told(chart, last)),
                when(&last.time)
            )));
            sentences.extend(extremes(chart, series, &known));
            if chart.series.len() == 1 {
                sentences.extend(largest_step(chart, series));
            }
        }
    }
    sentences.extend(gaps(series));
    if chart.series.len() == 1 {
        sentences.extend(tentative(&known));
    }
    sentences
}

/// What a reader must know about what is not drawn.
pub(super) fn notes(chart: &LineChart) -> Vec<String> {
    let mut points = chart.series.iter().flat_map(|series| &series.points);
    let mut notes = match points.any(|point| point.quantity == Quantity::Missing) {
        true => vec!["Waar een lijn ontbreekt, is de waarde onbekend.".to_owned()],
        false => Vec::new(),
    };
    notes.extend(context::notes(chart));
    notes
}

/// Highest and lowest, where they are not simply the ends.
fn extremes(chart: &LineChart, series: &Series, known: &[(&Point, Decimal)]) -> Option<String> {
    let [first, .., last] = known else {
        return None;
    };
    // The highest of numbers that were counted in different ways says nothing.
    if chart.is_broken(series, &first.0.time, &last.0.time) {
        return None;
    }
    let mut highest = first;
    let mut lowest = first;
    for entry in known {
        // Of equal extremes the last is told, so that an end counts as an end.
        if entry.1 >= highest.1 {
            highest = entry;
        }
        if entry.1 <= lowest.1 {
            lowest = entry;
        }
    }
    let is_end = |value: Decimal| value == first.1 || value == last.1;
    let tell = |word: &str, (point, _): &(&Point, Decimal)| {
        let value = told(chart, point);
        format!("{word} was het {} ({value})", when(&point.time))
    };
    let parts: Vec<String> = [
        (!is_end(highest.1)).then(|| tell("het hoogst", highest)),
        (!is_end(lowest.1)).then(|| tell("het laagst", lowest)),
    ]
    .into_iter()
    .flatten()
    .collect();
    match parts.as_slice() {
        [] => None,
        parts => Some(format!(
            "{}.",
            notation::capitalised(&notation::list(parts))
        )),
    }
}

/// The largest step between two values that follow each other without a gap.
fn largest_step(chart: &LineChart, series: &Series) -> Option<String> {
    let mut largest: Option<(Decimal, &Point, &Point)> = None;
    for pair in series.points.windows(2) {
        if chart.is_broken(series, &pair[0].time, &pair[1].time) {
            continue;
        }
        let (Some(from), Some(to)) = (pair[0].quantity.known(), pair[1].quantity.known()) else {
            continue;
        };
        let step = to.checked_sub(from)?;
        if largest.is_none_or(|(size, _, _)| step.abs() > size.abs()) {
            largest = Some((step, &pair[0], &pair[1]));
        }
    }
    let (step, from, to) = largest?;
    let others = series.points.len() > 2 && !step.is_zero();
    others.then(|| {
        format!(
            "De grootste verandering was die van {} ({}) {} ({}).",
            told(chart, from),
            from.time.text,
            dutch::toward(&told(chart, to)),
            to.time.text
        )
    })
}

/// Which values are not there, and why.
fn gaps(series: &Series) -> Vec<String> {
    let mut sentences = Vec::new();
    for reason in [
        Quantity::Missing,
        Quantity::Withheld,
        Quantity::NotApplicable,
    ] {
        let times: Vec<&str> = series
            .points
            .iter()
            .filter(|point| point.quantity == reason)
            .map(|point| point.time.text.as_str())
            .collect();
        let because = dutch::because(reason);
        match times.len() {
            0 => {}
            1..=4 => sentences.push(format!(
                "Geen waarde voor {}: {because}.",
                notation::list(&times)
            )),
            more => sentences.push(format!(
                "Geen waarde voor {} van de {} perioden: {because}.",
                dutch::count(more),
                dutch::count(series.points.len())
            )),
        }
    }
    sentences
}

/// From when on values are not final.
fn tentative(known: &[(&Point, Decimal)]) -> Option<String> {
    let is_open = |point: &&Point| point.firmness().is_tentative();
    let mut open = known.iter().map(|(point, _)| *point).filter(is_open);
    let number = open.clone().count();
    let first = open.next()?;
    let status = match open.all(|point| point.firmness() == first.firmness()) {
        true => first.firmness(),
        false => Status::Provisional,
    };
    let what = dutch::tentative(status);
    Some(match (number, number == known.len()) {
        (1, true) => format!("De waarde is {what}."),
        (_, true) => format!("Alle waarden zijn {what}."),
        (1, false) => format!("De waarde voor {} is {what}.", first.time.text),
        (more, false) => format!(
            "{} waarden zijn {what}.",
            notation::capitalised(&dutch::count(more))
        ),
    })
}

/// The table behind values over time: a row for each time, a column for each series.
pub(super) fn table(chart: &LineChart) -> (Vec<Column>, Vec<Row>) {
    let unit = dutch::unit_in_column(&chart.unit);
    let mut columns = vec![Column {
        title: "Periode".to_owned(),
        unit: None,
        kind: ColumnKind::Header,
    }];
    let mut rows: BTreeMap<(Date, Date), (&Period, Vec<Cell>)> = BTreeMap::new();
    for (index, series) in chart.series.iter().enumerate() {
        let title = match series.label.trim() {
            "" => notation::capitalised(&chart.unit.plural),
            label => label.to_owned(),
        };
        columns.push(Column {
            title,
            unit: Some(unit.to_owned()),
            kind: ColumnKind::Number,
        });
        let usual = usual_status(series);
        for point in &series.points {
            let (_, cells) = rows
                .entry((point.time.begin, point.time.end))
                .or_insert_with(|| (&point.time, vec![Cell::Empty; chart.series.len()]));
            cells[index] = cell(chart, point, usual);
        }
    }
    columns.extend(context::columns(chart));
    let mut rows = rows.into_values().peekable();
    let mut finished = Vec::new();
    while let Some((time, values)) = rows.next() {
        let head = Cell::time(time);
        let until = rows.peek().map(|(next, _)| *next);
        let beside = context::cells(chart, time, until);
        finished.push(Row {
            cells: std::iter::once(head).chain(values).chain(beside).collect(),
            is_total: false,
        });
    }
    (columns, finished)
}

fn cell(chart: &LineChart, point: &Point, usual: Status) -> Cell {
    let status = match point.status {
        status if status != usual => status.words(),
        _ => "",
    };
    remarked(point.measurement(), chart.decimals, status)
}

/// The status that most values of a series have; of two equally frequent ones the firmer.
fn usual_status(series: &Series) -> Status {
    let mut counts = [0_usize; Status::ALL.len()];
    for point in &series.points {
        counts[point.status as usize] += 1;
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let index = counts.iter().position(|count| *count == most);
    index.map_or(Status::Unknown, |index| Status::ALL[index].0)
}
