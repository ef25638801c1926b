//! Panels in words: what they have in common, what stands out, and one table for all.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::chart::dutch;
use crate::chart::measured::tentative_sentence;
use crate::chart::{Description, kind_of};
use crate::model::{
    Cell, Column, ColumnKind, Measurement, PanelChart, Quantity, Row, Unit, notation,
};

use super::{Gist, panels};

/// How many names a sentence tells; more are counted.
const NAMED: usize = 4;

/// Panels in plain sentences.
pub(super) fn describe(chart: &PanelChart, title: &str) -> Description {
    let gists: Vec<(&str, Gist<'_>)> = panels(chart)
        .map(|(name, panel)| (name.trim(), panel.gist()))
        .collect();
    let what = what(chart, &gists);
    let alternative = match dutch::without_stop(title) {
        "" => format!("{what}."),
        title => dutch::sentence(&format!("{what}: {title}")),
    };
    let mut sentences = vec![match gists.len() {
        0 | 1 => format!("{what}."),
        _ => format!("{what}, alle op dezelfde schaal."),
    }];
    let courses: Vec<Course<'_>> = gists.iter().filter_map(Course::of).collect();
    sentences.extend(ways(&courses));
    sentences.extend(changes(&courses));
    match courses.is_empty() {
        true => {
            sentences.extend(largest(&gists));
            sentences.extend(extremes(&gists));
        }
        false => sentences.extend(ends(&courses)),
    }
    sentences.extend(unknown(&gists));
    let statuses = gists
        .iter()
        .flat_map(|(_, gist)| gist.statuses.iter().copied());
    sentences.extend(tentative_sentence(statuses));
    Description {
        alternative,
        description: sentences.join(" "),
    }
}

/// "Negen lijngrafieken van het aantal cliënten, één per gemeente".
fn what(chart: &PanelChart, gists: &[(&str, Gist<'_>)]) -> String {
    let Some((_, gist)) = gists.first() else {
        return "Grafiek zonder panelen".to_owned();
    };
    let number = match gists.len() {
        1 => format!("Eén {}", gist.kind.0),
        more => {
            let count = notation::capitalised(&dutch::count(more));
            format!("{count} {}", gist.kind.1)
        }
    };
    let unit = dutch::of_unit(gist.unit);
    match chart.by.trim() {
        "" => format!("{number}{unit}"),
        by => format!("{number}{unit}, één per {}", by.to_lowercase()),
    }
}

/// The course of one panel.
struct Course<'a> {
    name: &'a str,
    ends: &'a [(String, Measurement); 2],
    change: Decimal,
    unit: &'a Unit,
    decimals: u32,
}

impl<'a> Course<'a> {
    fn of((name, gist): &'a (&'a str, Gist<'a>)) -> Option<Course<'a>> {
        let ends = gist.course.as_ref()?;
        let [from, to] = [&ends[0].1, &ends[1].1].map(|end| end.quantity.known());
        Some(Course {
            name,
            ends,
            change: to?.checked_sub(from?)?,
            unit: gist.unit,
            decimals: gist.decimals,
        })
    }

    fn told(&self, end: usize) -> String {
        dutch::told(self.ends[end].1, self.unit, self.decimals)
    }

    fn last(&self) -> Option<Decimal> {
        self.ends[1].1.quantity.known()
    }
}

/// Which way most went, and which went another way.
fn ways(courses: &[Course<'_>]) -> Option<String> {
    let [first, _, ..] = courses else {
        return None;
    };
    let moments = |course: &Course<'_>| [0, 1].map(|end| course.ends[end].0.clone());
    let span = moments(first);
    let between = match courses.iter().all(|course| moments(course) == span) {
        true => format!("Tussen {} en {}", span[0], span[1]),
        false => "Tussen de eerste en de laatste waarde".to_owned(),
    };
    let of = |way: std::cmp::Ordering| -> Vec<&str> {
        let same = courses
            .iter()
            .filter(|course| course.change.cmp(&Decimal::ZERO) == way);
        same.map(|course| course.name).collect()
    };
    let mut groups = [
        (of(std::cmp::Ordering::Greater), "steeg", ""),
        (of(std::cmp::Ordering::Less), "daalde", ""),
        (of(std::cmp::Ordering::Equal), "bleef", " gelijk"),
    ];
    groups.sort_by_key(|(names, ..)| Reverse(names.len()));
    let mut parts = Vec::new();
    for (index, (names, verb, behind)) in groups.iter().enumerate() {
        let where_ = match (index, names.len()) {
            (_, 0) => continue,
            (0, all) if all == courses.len() => format!("in alle {} de panelen", dutch::count(all)),
            (0, most) => format!(
                "in {} van de {} panelen",
                dutch::count(most),
                dutch::count(courses.len())
            ),
            _ => at(names),
        };
        parts.push(match index {
            0 => format!("{between} {verb} de waarde {where_}{behind}"),
            _ => format!("{where_} {verb} zij{behind}"),
        });
    }
    Some(format!("{}.", parts.join("; ")))
}

/// "bij Goirle en Dongen", or how many panels where these are many.
fn at(names: &[&str]) -> String {
    match names.len() {
        1..=NAMED => format!("bij {}", notation::list(names)),
        more => format!("in {} panelen", dutch::count(more)),
    }
}

/// The largest rise and the largest fall.
fn changes(courses: &[Course<'_>]) -> Vec<String> {
    if courses.len() < 2 {
        return Vec::new();
    }
    let rise = courses.iter().rev().max_by_key(|course| course.change);
    let fall = courses.iter().min_by_key(|course| course.change);
    let rise = rise.filter(|course| course.change > Decimal::ZERO);
    let fall = fall.filter(|course| course.change < Decimal::ZERO);
    let tell = |word: &str, course: &Course<'_>| {
        let change = Quantity::Known(course.change.abs());
        let about = dutch::about(course.ends.iter().map(|(_, end)| *end));
        format!(
            "De grootste {word} is die bij {}: van {} {}, een verschil van {about}{}.",
            course.name,
            course.told(0),
            dutch::toward(&course.told(1)),
            dutch::difference(change, course.unit, course.decimals)
        )
    };
    let rise = rise.map(|course| tell("stijging", course));
    let fall = fall.map(|course| tell("daling", course));
    rise.into_iter().chain(fall).collect()
}

/// Where the last value is the highest, and where the lowest.
fn ends(courses: &[Course<'_>]) -> Option<String> {
    let [_, _, ..] = courses else {
        return None;
    };
    let highest = courses.iter().rev().max_by_key(|course| course.last())?;
    let lowest = courses.iter().min_by_key(|course| course.last())?;
    (highest.last() != lowest.last()).then(|| {
        format!(
            "De laatste waarde is het hoogst bij {} ({}) en het laagst bij {} ({}).",
            highest.name,
            highest.told(1),
            lowest.name,
            lowest.told(1)
        )
    })
}

/// What is largest in most panels, and where something else is.
fn largest(gists: &[(&str, Gist<'_>)]) -> Option<String> {
    let mut winners: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, gist) in gists {
        let Some(largest) = gist.largest else {
            continue;
        };
        match winners.iter_mut().find(|(known, _)| *known == largest) {
            Some((_, names)) => names.push(name),
            None => winners.push((largest, vec![name])),
        }
    }
    winners.sort_by_key(|(_, names)| Reverse(names.len()));
    let panels: usize = winners.iter().map(|(_, names)| names.len()).sum();
    let ((most, where_), others) = winners.split_first()?;
    match (panels, where_.len(), others.len()) {
        (0 | 1, ..) | (_, 1, 1..) => None,
        (all, most_of, 0) if all == most_of => {
            let all = dutch::count(all);
            Some(format!(
                "In alle {all} de panelen heeft {most} de hoogste waarde."
            ))
        }
        (all, most_of, _) => {
            let mut sentence = format!(
                "In {} van de {} panelen heeft {most} de hoogste waarde",
                dutch::count(most_of),
                dutch::count(all)
            );
            for (other, names) in others {
                sentence.push_str(&format!("; {} is dat {other}", at(names)));
            }
            Some(format!("{sentence}."))
        }
    }
}

/// The highest and the lowest value of all.
fn extremes(gists: &[(&str, Gist<'_>)]) -> Option<String> {
    let found = || {
        gists.iter().filter_map(|(name, gist)| {
            let extremes = gist.extremes.as_ref()?;
            Some((name, gist, extremes))
        })
    };
    let (high_name, gist, high) = found().rev().max_by_key(|(_, _, found)| found[0].0)?;
    let (low_name, _, low) = found().min_by_key(|(_, _, found)| found[1].0)?;
    let told = |value: Decimal| dutch::amount(Quantity::Known(value), gist.unit, gist.decimals);
    (high[0].0 != low[1].0).then(|| {
        format!(
            "De hoogste waarde is {} ({high_name}, {}), de laagste {} ({low_name}, {}).",
            told(high[0].0),
            high[0].1,
            told(low[1].0),
            low[1].1
        )
    })
}

/// In which panels nothing is known, and why.
fn unknown(gists: &[(&str, Gist<'_>)]) -> Vec<String> {
    let reasons = [
        Quantity::Missing,
        Quantity::Withheld,
        Quantity::NotApplicable,
    ];
    let mut sentences = Vec::new();
    for reason in reasons {
        let names: Vec<&str> = gists
            .iter()
            .filter(|(_, gist)| gist.unknown == Some(reason))
            .map(|(name, _)| *name)
            .collect();
        if !names.is_empty() {
            sentences.push(format!(
                "Geen enkele waarde voor {}: {}.",
                notation::list(&names),
                dutch::because(reason)
            ));
        }
    }
    sentences
}

/// What a reader must know about what is not drawn, with the panels that it is about.
pub(super) fn notes(chart: &PanelChart) -> Vec<String> {
    let mut notes: Vec<(String, Vec<&str>)> = Vec::new();
    for panel in &chart.panels {
        for note in kind_of(&panel.kind).notes() {
            match notes.iter_mut().find(|(known, _)| *known == note) {
                Some((_, names)) => names.push(panel.label.trim()),
                None => notes.push((note, vec![panel.label.trim()])),
            }
        }
    }
    let say = |(note, names): (String, Vec<&str>)| match names.len() {
        all if all == chart.panels.len() => note,
        1..=NAMED => format!("{}: {}", notation::list(&names), lowered(&note)),
        _ => note,
    };
    notes.into_iter().map(say).collect()
}

/// A sentence as it follows a colon.
fn lowered(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// More panels than these have no room beside each other as columns.
const MOST_COLUMNS: usize = 9;

/// One table for all panels. Where each has one column of numbers, these stand beside each other under
/// the names of the panels; else the panel stands first, then the columns that one of them has.
pub(super) fn table(chart: &PanelChart) -> (Vec<Column>, Vec<Row>) {
    let parts: Vec<Part<'_>> = chart
        .panels
        .iter()
        .map(|panel| {
            let (columns, rows) = kind_of(&panel.kind).table();
            Part {
                label: panel.label.trim(),
                columns,
                rows,
            }
        })
        .collect();
    match (2..=MOST_COLUMNS).contains(&parts.len()) && parts.iter().all(Part::has_one_number) {
        true => beside(parts),
        false => below(chart, parts),
    }
}

/// The table of one panel.
struct Part<'a> {
    label: &'a str,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Part<'_> {
    fn has_one_number(&self) -> bool {
        let kinds: Vec<ColumnKind> = self.columns.iter().map(|column| column.kind).collect();
        kinds == [ColumnKind::Header, ColumnKind::Number]
            && !self.rows.iter().any(|row| row.is_total)
    }
}

/// A column for each panel.
fn beside(parts: Vec<Part<'_>>) -> (Vec<Column>, Vec<Row>) {
    let mut columns: Vec<Column> = Vec::with_capacity(parts.len() + 1);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let count = parts.len();
    for (index, part) in parts.into_iter().enumerate() {
        let mut own = part.columns.into_iter();
        if let (0, Some(head)) = (index, own.next()) {
            columns.push(head);
        }
        columns.extend(own.next_back().map(|number| Column {
            title: part.label.to_owned(),
            ..number
        }));
        for row in part.rows {
            let mut cells = row.cells.into_iter();
            let (Some(head), Some(number)) = (cells.next(), cells.next()) else {
                continue;
            };
            let known = rows.iter().position(|row| row[0] == head);
            let place = known.unwrap_or_else(|| {
                let mut cells = vec![Cell::Empty; count + 1];
                cells[0] = head;
                rows.push(cells);
                rows.len() - 1
            });
            rows[place][index + 1] = number;
        }
    }
    // Times that only a later panel has stand in their order all the same.
    let time = |cells: &[Cell]| match &cells[0] {
        Cell::Time { period, .. } => Some(period.clone()),
        _ => None,
    };
    if rows.iter().all(|cells| time(cells).is_some()) {
        rows.sort_by_cached_key(|cells| time(cells));
    }
    let row = |cells| Row {
        cells,
        is_total: false,
    };
    (columns, rows.into_iter().map(row).collect())
}

/// Rows for each panel.
fn below(chart: &PanelChart, parts: Vec<Part<'_>>) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![Column {
        title: match chart.by.trim() {
            "" => "Paneel".to_owned(),
            by => notation::capitalised(by),
        },
        unit: None,
        kind: ColumnKind::Header,
    }];
    let mut found: Vec<(&str, Vec<usize>, Vec<Row>)> = Vec::new();
    for part in parts {
        let mut places: Vec<usize> = Vec::with_capacity(part.columns.len());
        for column in part.columns {
            // Two series may share a name: each takes a column of its own.
            let known = columns.iter().enumerate().skip(1);
            let place = known
                .filter(|(index, known)| **known == column && !places.contains(index))
                .map(|(index, _)| index)
                .next();
            places.push(place.unwrap_or(columns.len()));
            if place.is_none() {
                columns.push(column);
            }
        }
        found.push((part.label, places, part.rows));
    }
    let mut all = Vec::new();
    for (label, places, rows) in found {
        for row in rows {
            let mut cells = vec![Cell::Empty; columns.len()];
            cells[0] = Cell::Text {
                text: label.to_owned(),
            };
            for (place, cell) in places.iter().zip(row.cells) {
                cells[*place] = cell;
            }
            all.push(Row {
                cells,
                is_total: row.is_total,
            });
        }
    }
    // A name that all rows share says nothing beside that of the panel.
    let shared = all.first().map(|row: &Row| row.cells.get(1).cloned());
    let is_shared = |row: &Row| Some(row.cells.get(1).cloned()) == shared;
    let is_name = matches!(shared, Some(Some(Cell::Text { .. })));
    if is_name && columns[1].kind == ColumnKind::Header && all.iter().all(is_shared) {
        columns.remove(1);
        for row in &mut all {
            row.cells.remove(1);
        }
    }
    // A row has one head: with two, each cell would have to name both (WCAG H43).
    for column in columns.iter_mut().skip(1) {
        if column.kind == ColumnKind::Header {
            column.kind = ColumnKind::Text;
        }
    }
    (columns, all)
}
