//! The cells of a table → the rows of a dataset, as text.

use rust_decimal::{Decimal, RoundingStrategy};

use super::options::{Import, Totals};
use super::questions::{Questions, quoted};
use super::roles::Role;
use super::table::{Cell, Table, shown};
use crate::diag::Phrase;
use crate::diag::phrases::{import as phrase, question};
use crate::model::notation::plain_number;
use crate::model::{Period, parse_date};
use crate::syntax::csv::NumberNotation;
use crate::syntax::spreadsheet::Value;

/// Most decimals that a dataset keeps.
const DECIMALS: u32 = 9;

/// The rows of a dataset, and what is known of its measures.
#[derive(Debug)]
pub(super) struct Rows {
    /// The names of the columns.
    pub head: Vec<String>,
    /// For each dimension its heading in the sheet.
    pub titles: Vec<(String, String)>,
    pub rows: Vec<Vec<String>>,
    pub measures: Vec<MeasureFound>,
    /// How many rows had no number.
    pub without_number: usize,
    /// How many numbers were rounded.
    pub rounded: usize,
}

/// A measure as the cells show it.
#[derive(Debug)]
pub(super) struct MeasureFound {
    pub name: String,
    pub title: String,
    pub is_percentage: bool,
    pub decimals: u32,
}

/// Reads the cells by what their columns are.
pub(super) fn read(
    table: &Table,
    roles: &[Role],
    wanted: &Import,
    is_text: bool,
    questions: &mut Questions,
) -> Rows {
    let count = table.rows();
    let skipped = total_rows(table, roles, wanted, questions);
    let mut rows = Rows {
        head: Vec::new(),
        titles: Vec::new(),
        rows: vec![Vec::new(); count],
        measures: Vec::new(),
        without_number: 0,
        rounded: 0,
    };
    let mut has_number = vec![false; count];
    // What rows are about comes first, as people write tables.
    let order = |role: &Role| match role {
        Role::Dimension(_) => 0,
        Role::Time => 1,
        Role::Measure(_) => 2,
        Role::Word(_) => 3,
        Role::Nothing => 4,
    };
    let mut columns: Vec<usize> = (0..roles.len()).collect();
    columns.sort_by_key(|index| order(&roles[*index]));
    for index in columns {
        let column = &table.columns[index];
        let cells: Vec<Option<&Cell>> = column
            .cells
            .iter()
            .zip(&skipped)
            .map(|(cell, skipped)| (!skipped).then_some(cell))
            .collect();
        let texts = match &roles[index] {
            Role::Nothing => continue,
            Role::Dimension(name) => {
                rows.titles.push((name.clone(), column.title.clone()));
                rows.head.push(name.clone());
                dimension(&cells, wanted.columns.totals, questions)
            }
            Role::Word(name) => {
                rows.head.push(name.clone());
                dimension(&cells, None, questions)
            }
            Role::Time => {
                let (name, texts) = time(&cells, questions);
                rows.head.push(name.to_owned());
                texts
            }
            Role::Measure(name) => {
                rows.head.push(name.clone());
                let mut measure = Measuring::new(wanted, is_text);
                let texts: Vec<String> = cells
                    .iter()
                    .map(|cell| measure.text(*cell, questions))
                    .collect();
                for (has, text) in has_number.iter_mut().zip(&texts) {
                    *has |= !text.is_empty();
                }
                rows.rounded += measure.rounded;
                rows.measures
                    .push(measure.found(name, &column.title, questions));
                texts
            }
        };
        for (row, text) in rows.rows.iter_mut().zip(texts) {
            row.push(text);
        }
    }
    let mut kept = Vec::new();
    for (index, row) in std::mem::take(&mut rows.rows).into_iter().enumerate() {
        if skipped[index] {
            continue;
        }
        if has_number[index] {
            kept.push(row);
        } else {
            rows.without_number += 1;
        }
    }
    rows.rows = kept;
    rows
}

/// Which rows are left out, because they are totals. Asks what totals are to become.
fn total_rows(
    table: &Table,
    roles: &[Role],
    wanted: &Import,
    questions: &mut Questions,
) -> Vec<bool> {
    let mut skipped = vec![false; table.rows()];
    for (column, role) in table.columns.iter().zip(roles) {
        if !matches!(role, Role::Dimension(_)) {
            continue;
        }
        let title = &column.title;
        let mut asked = (false, false);
        for (row, cell) in column.cells.iter().enumerate() {
            let is_total = is_total(cell);
            if !is_total && cell.value.is_some() {
                continue;
            }
            match wanted.columns.totals {
                Some(Totals::Weg) => skipped[row] = true,
                Some(Totals::Leeg | Totals::Gewoon) => {}
                None if is_total => asked.0 = true,
                None => asked.1 = true,
            }
        }
        let totals = "--totaalrijen leeg | --totaalrijen weg | --totaalrijen gewoon";
        if asked.0 {
            questions.ask(question::TOTALS.with("title", title), totals);
        }
        if asked.1 {
            questions.ask(
                question::EMPTY_CELLS.with("title", title),
                format!("--totaalrijen leeg | --vul {}", quoted(title)),
            );
        }
    }
    skipped
}

fn is_total(cell: &Cell) -> bool {
    let Some(Value::Text(text)) = &cell.value else {
        return false;
    };
    ["totaal", "eindtotaal", "subtotaal", "total"].contains(&text.to_lowercase().as_str())
}

fn dimension(
    cells: &[Option<&Cell>],
    totals: Option<Totals>,
    questions: &mut Questions,
) -> Vec<String> {
    let text = |cell: &Option<&Cell>| {
        let Some(cell) = cell else {
            return String::new();
        };
        match &cell.value {
            None => String::new(),
            Some(Value::Error(error)) => {
                questions.obstacle(cell.place, failed(error));
                String::new()
            }
            Some(_) if totals == Some(Totals::Leeg) && is_total(cell) => String::new(),
            Some(value) => shown(value),
        }
    };
    cells.iter().map(text).collect()
}

/// The times of rows, all as days (`peildatum`) or all as periods.
fn time(cells: &[Option<&Cell>], questions: &mut Questions) -> (&'static str, Vec<String>) {
    let present = || cells.iter().flatten();
    let as_day = |cell: &Cell| match &cell.value {
        Some(Value::Date(_)) => true,
        Some(Value::Text(text)) => parse_date(text).is_some(),
        _ => false,
    };
    let days = present().filter(|cell| as_day(cell)).count();
    // Most cells decide what the column is; the others are named.
    let are_days = days * 2 > present().count();
    let mut text = |cell: &Option<&Cell>| {
        let Some(cell) = cell else {
            return String::new();
        };
        let shown = cell.value.as_ref().map(shown).unwrap_or_default();
        let fits = if are_days {
            as_day(cell)
        } else {
            Period::parse(&shown).is_some() && !as_day(cell)
        };
        if !fits {
            let why = if shown.is_empty() {
                phrase::TIME_MISSING.into()
            } else if are_days {
                phrase::NOT_A_DAY.with("shown", &shown)
            } else {
                phrase::NOT_A_PERIOD.with("shown", &shown)
            };
            questions.obstacle(cell.place, why);
        }
        shown
    };
    let texts = cells.iter().map(&mut text).collect();
    (if are_days { "peildatum" } else { "periode" }, texts)
}

fn failed(error: &str) -> Phrase {
    phrase::CELL_FAILED.with("error", error)
}

/// The cells of a measure as they are read.
struct Measuring<'a> {
    wanted: &'a Import,
    is_text: bool,
    decimals: u32,
    percentages: usize,
    plain: usize,
    rounded: usize,
}

impl<'a> Measuring<'a> {
    fn new(wanted: &'a Import, is_text: bool) -> Measuring<'a> {
        Measuring {
            wanted,
            is_text,
            decimals: 0,
            percentages: 0,
            plain: 0,
            rounded: 0,
        }
    }

    fn text(&mut self, cell: Option<&Cell>, questions: &mut Questions) -> String {
        let Some((place, value)) = cell.and_then(|cell| Some((cell.place, cell.value.as_ref()?)))
        else {
            return String::new();
        };
        let unknown = |text: &str| {
            self.wanted
                .sheet
                .unknown
                .iter()
                .any(|unknown| unknown.trim() == text)
        };
        match value {
            Value::Number {
                value,
                is_percentage,
                has_remains,
            } => {
                let remains = *has_remains && self.wanted.about.decimals.is_none();
                if remains {
                    let value = plain_number(*value);
                    questions.ask(
                        question::ROUND_VALUE
                            .with("place", place.to_string())
                            .with("value", value),
                        "--decimalen …",
                    );
                }
                self.number(*value, *is_percentage)
            }
            Value::Text(text) | Value::Error(text) if unknown(text) => "onbekend".to_owned(),
            Value::Text(text)
                if ["onbekend", "n.v.t.", "nvt"].contains(&text.to_lowercase().as_str()) =>
            {
                text.to_lowercase()
            }
            Value::Text(text) => match self.written(text, questions) {
                Some((value, is_percentage)) => self.number(value, is_percentage),
                None => String::new(),
            },
            Value::Date(_) => {
                let day = shown(value);
                let why = phrase::DAY_FOR_NUMBER.with("day", day);
                questions.obstacle(place, why);
                String::new()
            }
            Value::Error(error) => {
                questions.obstacle(place, failed(error));
                String::new()
            }
        }
    }

    /// The number that a text is.
    fn written(&self, text: &str, questions: &mut Questions) -> Option<(Decimal, bool)> {
        let bare = text.replacen('€', "", 1);
        let (bare, is_percentage) = match bare.trim().strip_suffix('%') {
            Some(rest) => (rest.trim().to_owned(), true),
            None => (bare.trim().to_owned(), false),
        };
        let notation = self.wanted.sheet.numbers;
        if let Some(number) = notation.unwrap_or(NumberNotation::WholeOnly).parse(&bare) {
            return Some((number, is_percentage));
        }
        let readable = [NumberNotation::Dutch, NumberNotation::Point]
            .iter()
            .any(|notation| notation.parse(&bare).is_some());
        if readable && notation.is_none() {
            let how = if self.is_text {
                question::HOW_WRITTEN
            } else {
                question::HOW_WRITTEN_AS_TEXT
            };
            questions.ask(how.with("text", text), "--getallen nl | --getallen punt");
        } else {
            questions.ask(
                question::IS_UNKNOWN.with("text", text),
                format!("--onbekend {}", quoted(text)),
            );
        }
        None
    }

    fn number(&mut self, value: Decimal, is_percentage: bool) -> String {
        if is_percentage {
            self.percentages += 1;
        } else {
            self.plain += 1;
        }
        let mut value = value.normalize();
        if let Some(decimals) = self.wanted.about.decimals {
            // As people round by hand: a half goes away from nought.
            let rounded =
                value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            self.rounded += usize::from(rounded != value);
            value = rounded.normalize();
        }
        self.decimals = self.decimals.max(value.scale());
        plain_number(value)
    }

    fn found(self, name: &str, title: &str, questions: &mut Questions) -> MeasureFound {
        if self.percentages > 0 && self.plain > 0 {
            questions.ask(
                question::MIXED_PERCENTAGES.with("title", title),
                format!("--weg {}", quoted(title)),
            );
        }
        if self.decimals > DECIMALS {
            questions.ask(
                question::TOO_MANY_DECIMALS
                    .with("title", title)
                    .with("decimals", self.decimals)
                    .with("limit", DECIMALS),
                "--decimalen …",
            );
        }
        MeasureFound {
            name: name.to_owned(),
            title: title.to_owned(),
            is_percentage: self.percentages > 0,
            decimals: self.decimals,
        }
    }
}
