//! Bars in words: description, table, and the names of bars.

use rust_decimal::Decimal;

use crate::model::{
    Arrangement, BarChart, BarSeries, Category, Column, ColumnKind, Measurement, Quantity,
    RiftKind, Row, Unit, notation,
};

use super::build::Part;
use super::shares::{Rounding, shares};
use crate::chart::Description;
use crate::chart::dutch;
use crate::chart::measured::{NO_DATA, at, cell, full, head, tentative_sentence};

/// How many categories without a value are named; more are counted.
const NAMED: usize = 4;

/// The name of a bar or part: "huur, Noord: 40 huishoudens (voorlopig)".
pub(super) fn name(chart: &BarChart, part: &Part, category: &Category) -> String {
    let value = told(chart, part.measurement);
    let share = match part.share {
        Some(0) if part.span.0 != part.span.1 => ", minder dan 1%".to_owned(),
        Some(percent) => format!(", {percent}%"),
        None => String::new(),
    };
    let series = match chart.series.get(part.series) {
        Some(series) if chart.series.len() > 1 => format!("{}, ", series.label),
        _ => String::new(),
    };
    let status = match part.measurement.status {
        status if status.is_tentative() => format!(" ({})", status.words()),
        _ => String::new(),
    };
    format!("{series}{}: {value}{share}{status}", full(category))
}

fn told(chart: &BarChart, measurement: Measurement) -> String {
    dutch::told(measurement, &chart.unit, chart.decimals)
}

/// What a reader must know about what is not drawn, about rounding and about what changed.
pub(super) fn notes(chart: &BarChart) -> Vec<String> {
    let mut notes = Vec::new();
    let mut values = chart.series.iter().flat_map(|series| &series.values);
    let misses_a_part = !values.all(|value| Measurement::known(*value).is_some());
    match chart.arrangement {
        Arrangement::Stacked if misses_a_part => {
            notes.push("Een staaf waarvan een deel ontbreekt, heeft geen totaal.".to_owned());
        }
        Arrangement::Shares => {
            if misses_a_part {
                let note = "Een staaf waarvan een deel ontbreekt, heeft geen aandelen.";
                notes.push(note.to_owned());
            }
            notes.extend(rounding(chart));
        }
        _ => {}
    }
    // The data speak of a change in the way of counting themselves.
    let rifts = chart.rifts.iter();
    for rift in rifts.filter(|rift| rift.kind == RiftKind::Coverage) {
        if !notes.contains(&rift.note) {
            notes.push(rift.note.clone());
        }
    }
    notes
}

/// How rounded shares add up, where that needs saying.
fn rounding(chart: &BarChart) -> Vec<String> {
    let mut notes = Vec::new();
    let mut is_fitted = false;
    let mut off: Vec<(&Category, u32)> = Vec::new();
    for (index, category) in chart.categories.iter().enumerate() {
        match shares(&parts(chart, index)).map(|shares| shares.rounding) {
            Some(Rounding::Fitted) => is_fitted = true,
            Some(Rounding::Off(sum)) => off.push((category, sum)),
            Some(Rounding::Plain) | None => {}
        }
    }
    if is_fitted {
        notes.push("De aandelen zijn zo afgerond dat ze samen 100% zijn.".to_owned());
    }
    match off.as_slice() {
        [] => {}
        [(category, sum)] => notes.push(format!(
            "Door afronding tellen de aandelen {} op tot {sum}%.",
            at(category)
        )),
        _ => notes
            .push("Door afronding tellen de aandelen niet bij elke staaf op tot 100%.".to_owned()),
    }
    notes
}

/// The values of a category.
fn parts(chart: &BarChart, category: usize) -> Vec<Option<Measurement>> {
    let series = chart.series.iter();
    series
        .map(|series| series.values.get(category).copied().flatten())
        .collect()
}

/// The shares of a category as measurements; where there are none, why.
fn shares_of(chart: &BarChart, category: usize) -> Vec<Option<Measurement>> {
    let parts = parts(chart, category);
    let total = Measurement::total(parts.iter().copied());
    let found = shares(&parts);
    let share = |(index, part): (usize, &Option<Measurement>)| {
        let quantity = match (&found, total.quantity) {
            (Some(shares), _) => Quantity::Known(shares.percents[index].into()),
            (None, Quantity::Known(_)) => Quantity::NotApplicable,
            (None, why) => why,
        };
        Some(Measurement {
            quantity,
            ..part.unwrap_or(total)
        })
    };
    parts.iter().enumerate().map(share).collect()
}

/// Bars in plain sentences.
pub(super) fn describe(chart: &BarChart, title: &str) -> Description {
    let what = what(chart);
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![format!("{what}.")];
    sentences.extend(emphasis(chart));
    let values = Scale {
        unit: &chart.unit,
        decimals: chart.decimals,
    };
    let percent = Unit::named("procent");
    let percents = Scale {
        unit: &percent,
        decimals: 0,
    };
    if chart.arrangement.is_of_parts() {
        sentences.extend(extremes(chart, "In totaal", &totals(chart), values));
    }
    let shares: Vec<Vec<Option<Measurement>>> = match chart.arrangement {
        Arrangement::Shares => (0..chart.categories.len())
            .map(|category| shares_of(chart, category))
            .collect(),
        _ => Vec::new(),
    };
    for (index, series) in chart.series.iter().enumerate() {
        let label = match chart.series.len() {
            1 => "",
            _ => series.label.trim(),
        };
        sentences.extend(match chart.arrangement {
            Arrangement::Shares => {
                let shares: Vec<Option<Measurement>> =
                    shares.iter().map(|shares| shares[index]).collect();
                extremes(chart, label, &shares, percents)
            }
            _ => extremes(chart, label, &series.values, values),
        });
    }
    if let [first, second] = chart.series.as_slice()
        && chart.arrangement != Arrangement::Shares
        && !is_series_broken(chart)
    {
        sentences.extend(largest_difference(chart, first, second));
    }
    for rift in &chart.rifts {
        if !sentences.contains(&rift.note) {
            sentences.push(rift.note.clone());
        }
    }
    sentences.extend(chart.series.iter().flat_map(|series| gaps(chart, series)));
    sentences.extend(tentative(chart));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

fn what(chart: &BarChart) -> String {
    let unit = dutch::of_unit(&chart.unit);
    let some = |number: usize, one: &str, many: &str| match number {
        1 => format!("één {one}"),
        more => format!("{} {many}", dutch::count(more)),
    };
    let (categories, series) = (chart.categories.len(), chart.series.len());
    let parts = match (chart.arrangement, series) {
        (Arrangement::Grouped, 0 | 1) => some(categories, "staaf", "staven"),
        (Arrangement::Grouped, more) => {
            let groups = some(categories, "groep", "groepen");
            format!("{groups} van {} staven", dutch::count(more))
        }
        (Arrangement::Stacked, more) => {
            let bars = some(categories, "gestapelde staaf", "gestapelde staven");
            format!("{bars} van {}", some(more, "deel", "delen"))
        }
        (Arrangement::Shares, more) => {
            let bars = some(categories, "staaf", "staven");
            format!("{bars} van {}", some(more, "deel", "delen"))
        }
        (Arrangement::Opposed, _) => {
            let pairs = some(categories, "paar staven", "paren staven");
            let names: Vec<&str> = chart.series.iter().map(|s| s.label.trim()).collect();
            format!("{pairs} tegenover elkaar, {}", notation::list(&names))
        }
    };
    match chart.arrangement {
        Arrangement::Shares => {
            format!("Staafdiagram{unit} als aandeel van het totaal, met {parts}")
        }
        _ => format!("Staafdiagram{unit}, met {parts}"),
    }
}

/// Which names carry the finding.
fn emphasis(chart: &BarChart) -> Option<String> {
    let names: Vec<&str> = chart.emphasis.iter().map(|name| name.trim()).collect();
    (!names.is_empty()).then(|| format!("De nadruk ligt op {}.", notation::list(&names)))
}

/// Whether the series are times that are not all to be compared.
fn is_series_broken(chart: &BarChart) -> bool {
    !chart.rifts.is_empty() && chart.categories.iter().all(|found| found.time.is_none())
}

/// How values are written.
#[derive(Clone, Copy)]
struct Scale<'a> {
    unit: &'a Unit,
    decimals: u32,
}

/// The sums of the parts of each category.
pub(super) fn totals(chart: &BarChart) -> Vec<Option<Measurement>> {
    (0..chart.categories.len())
        .map(|category| {
            let parts = chart.series.iter();
            let part = |series: &BarSeries| series.values.get(category).copied().flatten();
            Some(Measurement::total(parts.map(part)))
        })
        .collect()
}

/// Highest and lowest, or the course over time.
fn extremes(
    chart: &BarChart,
    label: &str,
    values: &[Option<Measurement>],
    scale: Scale<'_>,
) -> Vec<String> {
    let told = |value: Measurement| dutch::told(value, scale.unit, scale.decimals);
    let known: Vec<(&Category, Decimal, Measurement)> = chart
        .categories
        .iter()
        .zip(values)
        .filter_map(|(category, value)| Some((category, Measurement::known(*value)?, (*value)?)))
        .collect();
    let begin = |sentence: String| match label {
        "" => notation::capitalised(&sentence),
        label => format!("{label}: {sentence}"),
    };
    let Some((first, rest)) = known.split_first() else {
        return vec![begin("geen waarde bekend.".to_owned())];
    };
    if rest.is_empty() {
        let value = told(first.2);
        return vec![begin(match chart.categories.len() {
            1 => format!("{}: {value}.", full(first.0)),
            _ => format!("alleen {} is bekend, {value}.", full(first.0)),
        })];
    }
    if rest.iter().all(|(_, value, _)| *value == first.1) {
        return vec![begin(format!(
            "alle {} bekende waarden zijn gelijk, {}.",
            dutch::count(known.len()),
            told(first.2)
        ))];
    }
    let mut highest = first;
    let mut lowest = first;
    for entry in rest {
        if entry.1 > highest.1 {
            highest = entry;
        }
        if entry.1 < lowest.1 {
            lowest = entry;
        }
    }
    if let Some(last) = rest.last()
        && let (Some(from), Some(to)) = (&first.0.time, &last.0.time)
    {
        let change = match chart.rifts.first() {
            None => dutch::change(first.2, last.2, scale.unit, scale.decimals),
            Some(_) => "; die zijn niet te vergelijken".to_owned(),
        };
        let mut sentences = vec![begin(format!(
            "van {} {} {} {}{change}.",
            told(first.2),
            dutch::when(from),
            dutch::toward(&told(last.2)),
            dutch::when(to),
        ))];
        if !chart.rifts.is_empty() {
            return sentences;
        }
        // An end is told already.
        let is_end = |value: Decimal| value == first.1 || value == last.1;
        let tell = |word: &str, (category, value, measurement): &(&Category, Decimal, _)| {
            let time = category.time.as_ref().filter(|_| !is_end(*value))?;
            let value = told(*measurement);
            Some(format!("{word} was het {} ({value})", dutch::when(time)))
        };
        let extremes = [tell("het hoogst", highest), tell("het laagst", lowest)];
        let extremes: Vec<String> = extremes.into_iter().flatten().collect();
        if !extremes.is_empty() {
            let extremes = notation::list(&extremes);
            sentences.push(format!("{}.", notation::capitalised(&extremes)));
        }
        return sentences;
    }
    // One that others share is no extreme of its own.
    let alike = |value: Decimal| known.iter().filter(|(_, other, _)| *other == value).count();
    let among = |(category, value, measurement): &(&Category, Decimal, Measurement)| {
        let others = match alike(*value) {
            1 => String::new(),
            2 => " en nog één".to_owned(),
            more => format!(" en nog {}", dutch::count(more - 1)),
        };
        format!("{} ({}){others}", full(category), told(*measurement))
    };
    vec![begin(format!(
        "het hoogst is {}, het laagst {}.",
        among(highest),
        among(lowest)
    ))]
}

/// Where two series are furthest apart.
fn largest_difference(chart: &BarChart, first: &BarSeries, second: &BarSeries) -> Option<String> {
    let mut largest: Option<(Decimal, usize)> = None;
    let mut about = "";
    let pairs = first.values.iter().zip(&second.values);
    for (index, pair) in pairs.enumerate() {
        let (Some(one), Some(other)) = (Measurement::known(*pair.0), Measurement::known(*pair.1))
        else {
            continue;
        };
        let size = one.checked_sub(other)?.abs();
        if largest.is_none_or(|(most, _)| size > most) {
            largest = Some((size, index));
            about = dutch::about([*pair.0, *pair.1].into_iter().flatten());
        }
    }
    let (size, index) = largest.filter(|(size, _)| !size.is_zero())?;
    if chart.categories.len() < 2 {
        return None;
    }
    Some(format!(
        "Het verschil tussen {} en {} is het grootst {}: {about}{}.",
        first.label.trim(),
        second.label.trim(),
        at(&chart.categories[index]),
        dutch::difference(Quantity::Known(size), &chart.unit, chart.decimals)
    ))
}

/// Which values are not there, and why.
fn gaps(chart: &BarChart, series: &BarSeries) -> Vec<String> {
    let mut sentences = Vec::new();
    let reasons = [
        Some(Quantity::Missing),
        Some(Quantity::Withheld),
        Some(Quantity::NotApplicable),
        None,
    ];
    for reason in reasons {
        let names: Vec<&str> = chart
            .categories
            .iter()
            .zip(&series.values)
            .filter(|(_, value)| value.map(|value| value.quantity) == reason)
            .map(|(category, _)| full(category))
            .collect();
        let because = reason.map_or(NO_DATA, dutch::because);
        let of = match chart.series.len() {
            1 => String::new(),
            _ => format!(" van {}", series.label.trim()),
        };
        match names.len() {
            0 => {}
            1..=NAMED => sentences.push(format!(
                "Geen waarde{of} voor {}: {because}.",
                notation::list(&names)
            )),
            more => sentences.push(format!(
                "Geen waarde{of} voor {} van de {}: {because}.",
                dutch::count(more),
                dutch::count(chart.categories.len())
            )),
        }
    }
    sentences
}

/// How many of the values are not final.
fn tentative(chart: &BarChart) -> Option<String> {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let known = values.filter_map(|value| (*value).filter(|v| v.quantity.known().is_some()));
    tentative_sentence(known.map(|value| value.firmness()))
}

/// The table behind bars: a row for each category, a column for each series, and one for the sums
/// of stacks.
pub(super) fn table(chart: &BarChart) -> (Vec<Column>, Vec<Row>) {
    let is_time = chart
        .categories
        .iter()
        .any(|category| category.time.is_some());
    let mut columns = vec![Column {
        title: if is_time { "Periode" } else { "Naam" }.to_owned(),
        unit: None,
        kind: ColumnKind::Header,
    }];
    let number = |title: String| Column {
        title,
        unit: Some(dutch::unit_in_column(&chart.unit).to_owned()),
        kind: ColumnKind::Number,
    };
    for series in &chart.series {
        columns.push(number(match series.label.trim() {
            "" => notation::capitalised(&chart.unit.plural),
            label => label.to_owned(),
        }));
    }
    let totals = match chart.arrangement.is_of_parts() {
        true => totals(chart),
        false => Vec::new(),
    };
    if !totals.is_empty() {
        columns.push(Column {
            kind: ColumnKind::Total,
            ..number("Totaal".to_owned())
        });
    }
    if chart.arrangement == Arrangement::Shares {
        columns.extend(chart.series.iter().map(|series| Column {
            title: format!("Aandeel {}", series.label.trim()),
            unit: Some("%".to_owned()),
            kind: ColumnKind::Number,
        }));
    }
    let row = |(index, category): (usize, &Category)| {
        let mut cells = vec![head(category)];
        for series in &chart.series {
            cells.push(cell(
                series.values.get(index).copied().flatten(),
                chart.decimals,
            ));
        }
        if let Some(total) = totals.get(index) {
            cells.push(cell(*total, chart.decimals));
        }
        if chart.arrangement == Arrangement::Shares {
            let shares = shares_of(chart, index).into_iter();
            cells.extend(shares.map(|share| cell(share, 0)));
        }
        Row {
            cells,
            is_total: false,
        }
    };
    let rows = chart.categories.iter().enumerate().map(row).collect();
    (columns, rows)
}
