//! What each column of a table is: a measure, the time, a dimension, or nothing.

use super::options::{ColumnOptions, Import};
use super::questions::{Questions, quoted};
use super::table::{MELTED, Table, option};
use crate::dataset;
use crate::diag::phrases::question;
use crate::model::{Period, parse_date};
use crate::syntax::csv::NumberNotation;
use crate::syntax::front_matter::{is_name, name_for};
use crate::syntax::spreadsheet::Value;

/// The measure of a dataset that has one.
const COUNT: &str = "aantal";

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Numbers, with their name in the dataset.
    Measure(String),
    /// The day or period of a row.
    Time,
    /// A question that tells rows apart, with its name in the dataset.
    Dimension(String),
    /// Something about the whole row that datasets know by this name: `noot`, `status`.
    Word(String),
    /// Nothing: left out.
    Nothing,
}

/// What most cells of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Numbers,
    Percentages,
    Days,
    Years,
    Empty,
}

/// What the cells of a column look like, all of them. One text among numbers is an obstacle to be
/// named, not a reason to call it a column of text, so most cells decide.
pub(super) fn look(table: &Table, column: usize) -> Look {
    let values = table.columns[column]
        .cells
        .iter()
        .filter_map(|cell| cell.value.as_ref());
    let mut counts = [0_usize; 5];
    for value in values {
        let kind = match value {
            Value::Number {
                is_percentage: true,
                ..
            } => 1,
            Value::Number { value, .. } if is_year(&value.to_string()) => 3,
            Value::Number { .. } => 0,
            Value::Date(_) => 2,
            Value::Text(text) => look_of_text(text),
            Value::Error(_) => continue,
        };
        counts[kind] += 1;
    }
    let all: usize = counts.iter().sum();
    let numbers = counts[0] + counts[3];
    match counts {
        _ if all == 0 => Look::Empty,
        [0, 0, 0, years, 0] if years > 0 => Look::Years,
        [_, percentages, ..] if percentages * 2 > all => Look::Percentages,
        [_, _, days, ..] if days * 2 > all => Look::Days,
        _ if numbers * 2 > all => Look::Numbers,
        _ => Look::Text,
    }
}

fn look_of_text(text: &str) -> usize {
    let is_code = text.len() > 1 && text.starts_with('0') && !text.contains(['.', ',']);
    let bare = text.strip_prefix('€').unwrap_or(text).trim();
    if is_year(text) {
        3
    } else if text.ends_with('%') {
        1
    } else if parse_date(text).is_some() {
        2
    } else if !is_code
        && [NumberNotation::Dutch, NumberNotation::Point]
            .iter()
            .any(|notation| notation.parse(bare).is_some())
    {
        0
    } else {
        4
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && text
            .parse()
            .is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

/// Gives each column its role, and asks where that cannot be known.
pub(super) fn give(table: &Table, wanted: &Import, questions: &mut Questions) -> Vec<Role> {
    let options = &wanted.columns;
    let mut roles: Vec<Option<Role>> = vec![None; table.columns.len()];
    for name in &options.left_out {
        if let Some(index) = table.column(name, "--weg", questions) {
            roles[index] = Some(Role::Nothing);
        }
    }
    if let Some(name) = &options.time
        && let Some(index) = table.column(name, "--tijd", questions)
    {
        roles[index] = Some(Role::Time);
    }
    measures(table, options, &mut roles, questions);
    for (column, name) in &options.names {
        if let Some(index) = table.column(column, "--kolom", questions)
            && roles[index].is_none()
        {
            roles[index] = Some(named(name));
        }
    }
    let has_time = options.as_of.is_some() || options.period.is_some() || options.timeless;
    let is_decided = |role: &Option<Role>| matches!(role, Some(Role::Measure(_)));
    let numbers: Vec<usize> = (0..roles.len())
        .filter(|index| roles[*index].is_none())
        .filter(|index| matches!(look(table, *index), Look::Numbers | Look::Percentages))
        .collect();
    if !roles.iter().any(is_decided) {
        match numbers[..] {
            // One column of numbers is what was counted; the last line says so.
            [only] => roles[only] = Some(Role::Measure(COUNT.to_owned())),
            [] => questions.ask(question::WHICH_COLUMN_NUMBERS, "--maat …"),
            _ => {}
        }
    }
    let melts = ask_melt(table, &numbers, &mut roles, questions);
    for index in numbers {
        if roles[index].is_none() {
            let title = &table.columns[index].title;
            questions.ask(
                question::NUMBERS_WHAT.with("title", title),
                format!(
                    "{} | {}={} | {}",
                    option("--maat", title),
                    option("--kolom", title),
                    name_for(title).unwrap_or_else(|| "naam".to_owned()),
                    option("--weg", title)
                ),
            );
            roles[index] = Some(Role::Nothing);
        }
    }
    let roles: Vec<Role> = roles
        .into_iter()
        .enumerate()
        .map(|(index, role)| role.unwrap_or_else(|| dimension(table, index, questions)))
        .collect();
    check(table, wanted, &roles, questions);
    if !has_time && !melts && !roles.contains(&Role::Time) {
        ask_time(table, &roles, questions);
    }
    roles
}

/// Asks about columns that are named after years or other periods, all at once: they are one
/// measure over time. Says whether there are any.
fn ask_melt(
    table: &Table,
    numbers: &[usize],
    roles: &mut [Option<Role>],
    questions: &mut Questions,
) -> bool {
    let is_period = |index: &usize| {
        roles[*index].is_none() && Period::parse(&table.columns[*index].title).is_some()
    };
    let periods: Vec<usize> = numbers.iter().copied().filter(is_period).collect();
    if periods.len() < 2 {
        return false;
    }
    let titles: Vec<&str> = periods
        .iter()
        .map(|index| table.columns[*index].title.as_str())
        .collect();
    let list = titles.join(",");
    questions.ask(
        question::COLUMNS_ARE_TIMES.with("titles", titles.join(", ")),
        format!("--smelt {} --tijd tijd", quoted(&format!("{list}=tijd"))),
    );
    for index in periods {
        roles[index] = Some(Role::Nothing);
    }
    true
}

fn measures(
    table: &Table,
    options: &ColumnOptions,
    roles: &mut [Option<Role>],
    questions: &mut Questions,
) {
    let mut given: Vec<(&str, Option<&str>)> = Vec::new();
    for text in &options.measures {
        match text.rsplit_once('=') {
            Some((column, name)) => given.push((column, Some(name))),
            None => given.push((text, None)),
        }
    }
    if options.melt.is_some() && given.is_empty() {
        given.push((MELTED, None));
    }
    let alone = given.len() == 1;
    for (column, name) in given {
        let Some(index) = table.column(column, "--maat", questions) else {
            continue;
        };
        let title = &table.columns[index].title;
        let name = match name {
            Some(name) => Some(name.to_owned()),
            None if alone => Some(COUNT.to_owned()),
            None => name_for(title),
        };
        match name.filter(|name| is_name(name) && !dataset::is_word_of_rows(name)) {
            Some(name) => roles[index] = Some(Role::Measure(name)),
            None => {
                roles[index] = Some(Role::Nothing);
                questions.ask(
                    question::MEASURE_NAME.with("title", title),
                    format!("{}=…", option("--maat", title)),
                );
            }
        }
    }
}

/// The role that a name gives a column.
fn named(name: &str) -> Role {
    match name {
        "peildatum" | "periode" => Role::Time,
        name if dataset::is_word_of_rows(name) => Role::Word(name.to_owned()),
        name => Role::Dimension(name.to_owned()),
    }
}

fn dimension(table: &Table, index: usize, questions: &mut Questions) -> Role {
    let title = &table.columns[index].title;
    let name = name_for(title);
    match name {
        Some(name) if !dataset::is_word_of_deliveries(&name) => named(&name),
        _ => {
            questions.ask(
                question::COLUMN_NAME.with("title", title),
                format!("{}=…", option("--kolom", title)),
            );
            Role::Nothing
        }
    }
}

/// Names that cannot be, or are given twice.
fn check(table: &Table, wanted: &Import, roles: &[Role], questions: &mut Questions) {
    let mut seen: Vec<&str> = Vec::new();
    for (column, role) in table.columns.iter().zip(roles) {
        let (name, how) = match role {
            Role::Measure(name) => (name.as_str(), "--maat"),
            Role::Dimension(name) | Role::Word(name) => (name.as_str(), "--kolom"),
            Role::Time => ("(tijd)", "--weg"),
            Role::Nothing => continue,
        };
        let fits = *role == Role::Time || is_name(name);
        if !fits || seen.contains(&name) {
            let title = &column.title;
            questions.ask(
                question::COLUMN_NAME_TAKEN
                    .with("name", name)
                    .with("title", title),
                if how == "--weg" {
                    option(how, title)
                } else {
                    format!("{}=…", option(how, title))
                },
            );
        }
        seen.push(name);
    }
    let measures = roles
        .iter()
        .filter(|role| matches!(role, Role::Measure(_)))
        .count();
    let others = roles
        .iter()
        .any(|role| matches!(role, Role::Measure(name) if name != COUNT));
    if wanted.kind != "tabel" && (measures > 1 || others) {
        let kind = &wanted.kind;
        questions.ask(
            question::ONE_MEASURE.with("kind", kind),
            "--soort tabel | --maat …",
        );
    }
}

fn ask_time(table: &Table, roles: &[Role], questions: &mut Questions) {
    let is_time = |index: &usize| {
        let periods = || {
            let mut cells = table.columns[*index]
                .cells
                .iter()
                .filter_map(|cell| cell.value.as_ref());
            cells.all(|value| matches!(value, Value::Text(text) if Period::parse(text).is_some()))
        };
        match look(table, *index) {
            Look::Days | Look::Years => true,
            Look::Text => periods(),
            _ => false,
        }
    };
    let mut found = (0..roles.len())
        .filter(|index| matches!(roles[*index], Role::Dimension(_)))
        .filter(is_time);
    let answer = found
        .next()
        .map(|index| option("--tijd", &table.columns[index].title));
    let general = "--peildatum DD-MM-JJJJ | --periode JJJJ | --zonder-tijd";
    questions.ask(
        question::WHICH_TIME,
        match answer {
            Some(answer) => format!("{answer} | {general}"),
            None => general.to_owned(),
        },
    );
}
