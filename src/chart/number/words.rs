//! One number in words: what stands around it, its description and its table.

use rust_decimal::Decimal;

use crate::chart::Description;
use crate::chart::dutch;
use crate::chart::measured::{at, cell, head, number_words};
use crate::chart::value_axis::ValueAxis;
use crate::model::{
    Category, Column, ColumnKind, Compared, Measurement, NumberChart, Point, Quantity, Row,
    SeriesBreak, UnitKind, notation,
};

/// Which way a number went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Level,
}

/// How a number differs from what it is compared with.
pub(super) struct Change<'a> {
    pub way: Way,
    pub amount: Decimal,
    /// `circa ` where one of both is not exact.
    pub about: &'static str,
    pub compared: &'a Compared,
}

impl<'a> Change<'a> {
    /// That of a chart; `None` where nothing can be compared.
    pub fn of(chart: &'a NumberChart) -> Option<Change<'a>> {
        let compared = chart.compared.as_ref()?;
        let now = chart.value.quantity.known()?;
        let before = Measurement::known(compared.value)?;
        let change = now.checked_sub(before)?;
        Some(Change {
            way: match change.cmp(&Decimal::ZERO) {
                std::cmp::Ordering::Greater => Way::Up,
                std::cmp::Ordering::Less => Way::Down,
                std::cmp::Ordering::Equal => Way::Level,
            },
            amount: change.abs(),
            about: dutch::about([Some(chart.value), compared.value].into_iter().flatten()),
            compared,
        })
    }
}

/// What stands before the number: how exact the source calls it, and that it is not final.
pub(super) fn before(chart: &NumberChart) -> String {
    let status = match chart.value.status {
        status if status.is_tentative() => status.words(),
        _ => "",
    };
    let words: Vec<&str> = [chart.value.qualifier.words(), status]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    notation::capitalised(&words.join(", "))
}

/// What the number counts: `cliënten`, `miljoen euro`; empty where the number says it.
pub(super) fn unit(chart: &NumberChart, numbers: &ValueAxis) -> String {
    match (chart.unit.kind, chart.value.quantity.known()) {
        (UnitKind::Count, Some(value)) if !numbers.is_scaled() => {
            notation::unit_for(value, &chart.unit).trim().to_owned()
        }
        _ => numbers.unit_words(&chart.unit),
    }
}

/// The moment or name that the number is about, as a line of its own.
pub(super) fn about(chart: &NumberChart) -> String {
    match chart.about.label.trim() {
        "" => String::new(),
        _ => at(&chart.about),
    }
}

/// The change in words; the first bytes, of which the number is given, carry it: `12 meer`.
pub(super) fn change(
    chart: &NumberChart,
    change: &Change<'_>,
    numbers: &ValueAxis,
) -> (String, usize) {
    let about = change.about;
    let compared = at(&change.compared.about);
    let amount = match chart.unit.kind {
        UnitKind::Percent => {
            dutch::difference(Quantity::Known(change.amount), &chart.unit, chart.decimals)
        }
        UnitKind::Count | UnitKind::Euro if numbers.is_scaled() => {
            let words = numbers.unit_words(&chart.unit);
            format!("{} {words}", numbers.words(change.amount))
        }
        UnitKind::Euro => format!("€\u{a0}{}", numbers.words(change.amount)),
        UnitKind::Count => numbers.words(change.amount),
    };
    let (more, less, same) = match chart.unit.kind {
        UnitKind::Percent => ("hoger", "lager", "Even hoog"),
        UnitKind::Count | UnitKind::Euro => ("meer", "minder", "Even veel"),
    };
    let strong = match (change.way, about) {
        (Way::Up, _) => format!("{about}{amount} {more}"),
        (Way::Down, _) => format!("{about}{amount} {less}"),
        (Way::Level, "") => same.to_owned(),
        (Way::Level, _) => format!("ongeveer {}", same.to_lowercase()),
    };
    let strong = notation::capitalised(&strong);
    let than = match change.way {
        Way::Up | Way::Down => "dan",
        Way::Level => "als",
    };
    let before = match (change.way, change.compared.value) {
        (Way::Up | Way::Down, Some(value)) => match value.quantity.known() {
            Some(before) => format!(" ({})", number_words(before, value, numbers)),
            None => String::new(),
        },
        _ => String::new(),
    };
    (format!("{strong} {than} {compared}{before}"), strong.len())
}

/// Why there is no change to tell, where a comparison was asked for.
pub(super) fn no_change(chart: &NumberChart) -> Option<String> {
    let compared = chart.compared.as_ref()?;
    let quantity = compared
        .value
        .map_or(Quantity::Missing, |value| value.quantity);
    quantity.known().is_none().then(|| {
        let at = notation::capitalised(&at(&compared.about));
        let why = match quantity {
            Quantity::NotApplicable => "niet van toepassing",
            other => notation::no_number(other),
        };
        format!("{at}: {why}")
    })
}

/// One number in plain sentences.
pub(super) fn describe(chart: &NumberChart, title: &str) -> Description {
    let told = dutch::told(chart.value, &chart.unit, chart.decimals);
    let what = match about(chart).as_str() {
        "" => format!("Eén getal: {told}"),
        about => format!("Eén getal: {told} {about}"),
    };
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}. {}", notation::capitalised(title))),
    };
    let mut sentences = vec![format!("{what}.")];
    sentences.extend(compared(chart));
    sentences.extend(course(chart));
    if chart.value.status.is_tentative() {
        let what = dutch::tentative(chart.value.status);
        sentences.push(format!("Het getal is {what}."));
    }
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

fn compared(chart: &NumberChart) -> Option<String> {
    let compared = chart.compared.as_ref()?;
    let at = at(&compared.about);
    let Some(change) = Change::of(chart) else {
        let quantity = compared
            .value
            .map_or(Quantity::Missing, |value| value.quantity);
        let at = notation::capitalised(&at);
        return Some(format!("{at} is de waarde {}.", dutch::because(quantity)));
    };
    let amount = dutch::difference(Quantity::Known(change.amount), &chart.unit, chart.decimals);
    let (more, less) = match chart.unit.kind {
        UnitKind::Percent => ("hoger", "lager"),
        UnitKind::Count | UnitKind::Euro => ("meer", "minder"),
    };
    let about = change.about;
    let before = compared
        .value
        .map(|value| dutch::told(value, &chart.unit, chart.decimals));
    let before = before.unwrap_or_default();
    Some(match change.way {
        Way::Up => format!("Dat is {about}{amount} {more} dan {at} ({before})."),
        Way::Down => format!("Dat is {about}{amount} {less} dan {at} ({before})."),
        Way::Level if about.is_empty() => format!("Dat is even veel als {at}."),
        Way::Level => format!("Dat is ongeveer even veel als {at}."),
    })
}

/// Where the course that leads to the number begins, and its extremes.
fn course(chart: &NumberChart) -> Option<String> {
    let known: Vec<(&Point, Decimal)> = chart
        .course
        .iter()
        .filter_map(|point| Some((point, point.quantity.known()?)))
        .collect();
    let [(first, from), _, ..] = known.as_slice() else {
        return None;
    };
    let told = |point: &Point| dutch::told(point.measurement(), &chart.unit, chart.decimals);
    let begin = format!(
        "Een lijntje toont het verloop sinds {} ({})",
        dutch::moment(&first.time),
        told(first)
    );
    let last = known.last()?;
    if SeriesBreak::between(&chart.breaks, &first.time, &last.0.time).is_some() {
        return Some(format!("{begin}, met een reeksbreuk erin."));
    }
    let highest = known.iter().rev().max_by_key(|(_, value)| *value)?;
    let lowest = known.iter().min_by_key(|(_, value)| *value)?;
    let is_end = |value: Decimal| value == *from || value == last.1;
    let mut parts = Vec::new();
    for (word, (point, value)) in [("hoogst", highest), ("laagst", lowest)] {
        if !is_end(*value) {
            let when = dutch::when(&point.time);
            parts.push(format!("het {word} was het {when} ({})", told(point)));
        }
    }
    Some(match parts.as_slice() {
        [] => format!("{begin}."),
        parts => format!("{begin}; {}.", notation::list(parts)),
    })
}

/// The table behind a number: the values of its course, or it and what it is compared with.
pub(super) fn table(chart: &NumberChart) -> (Vec<Column>, Vec<Row>) {
    let is_time = chart.about.time.is_some();
    let columns = vec![
        Column {
            title: if is_time { "Periode" } else { "Naam" }.to_owned(),
            unit: None,
            kind: ColumnKind::Header,
        },
        Column {
            title: match (chart.unit.kind, chart.unit.plural.trim()) {
                (UnitKind::Count, plural) if !plural.is_empty() => notation::capitalised(plural),
                _ => "Waarde".to_owned(),
            },
            unit: Some(dutch::unit_in_column(&chart.unit).to_owned()),
            kind: ColumnKind::Number,
        },
    ];
    let row = |about: &Category, value: Option<Measurement>| Row {
        cells: vec![head(about), cell(value, chart.decimals)],
        is_total: false,
    };
    let compared = chart.compared.as_ref();
    let is_in_course = |category: &Category| {
        let mut times = chart.course.iter().map(|point| Some(&point.time));
        category.time.is_some() && times.any(|time| time == category.time.as_ref())
    };
    let mut rows: Vec<Row> = Vec::new();
    if let Some(compared) = compared.filter(|compared| !is_in_course(&compared.about)) {
        rows.push(row(&compared.about, compared.value));
    }
    for point in &chart.course {
        let is_about = |category: &Category| category.time.as_ref() == Some(&point.time);
        let compared = compared.filter(|compared| is_about(&compared.about));
        rows.push(match compared {
            _ if is_about(&chart.about) => row(&chart.about, Some(chart.value)),
            Some(compared) => row(&compared.about, compared.value),
            None => {
                let about = Category {
                    label: point.time.text.clone(),
                    time: Some(point.time.clone()),
                };
                row(&about, Some(point.measurement()))
            }
        });
    }
    if !is_in_course(&chart.about) {
        rows.push(row(&chart.about, Some(chart.value)));
    }
    (columns, rows)
}
