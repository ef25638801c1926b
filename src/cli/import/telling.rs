//! What import says: the columns that it found, and what it made of them.

use std::fmt::Write;

use super::options::Import;
use super::roles::{self, Look, Role};
use super::rows::Rows;
use super::table::{Table, shown};
use crate::diag::phrases::{import as phrase, noun, screen as line};
use crate::diag::{Language, Words};
use crate::syntax::spreadsheet::Workbook;
use crate::syntax::yaml::scalar;

/// The columns as they were found, each with its first values.
pub(super) fn listing(
    book: &Workbook,
    table: Option<&Table>,
    wanted: &Import,
    language: Language,
) -> String {
    let mut text = String::new();
    let needs = line::IMPORT_NEEDS.with("file", wanted.file.display().to_string());
    let _ = writeln!(text, "{}", needs.get(language));
    if book.sheets.len() > 1 {
        let _ = writeln!(text, "{}", line::IMPORT_SHEETS.get(language));
        for (index, sheet) in book.sheets.iter().enumerate() {
            let read = book.sheet.as_ref().is_some_and(|(read, _)| *read == index);
            let _ = write!(text, "  {}", sheet.name);
            if sheet.is_hidden {
                let _ = write!(text, " {}", phrase::SHEET_HIDDEN.get(language));
            }
            if read {
                let _ = write!(text, " {}", phrase::SHEET_READ.get(language));
            }
            text.push('\n');
        }
    }
    let Some(table) = table else { return text };
    let columns = line::IMPORT_COLUMNS
        .with("head", table.head)
        .with("rows", noun::ROW.count(table.rows()));
    let _ = writeln!(text, "{}", columns.get(language));
    let width = table
        .columns
        .iter()
        .map(|column| column.title.chars().count())
        .max()
        .unwrap_or(0)
        .min(40);
    for (index, column) in table.columns.iter().enumerate() {
        let mut first: Vec<String> = Vec::new();
        for value in column.cells.iter().filter_map(|cell| cell.value.as_ref()) {
            let value = shown(value);
            if !first.contains(&value) {
                first.push(value);
            }
            if first.len() == 3 {
                break;
            }
        }
        let look = roles::look(table, index).words().get(language);
        let _ = writeln!(
            text,
            "  {:<2} {:<width$}  {look:<11} {}",
            column.letters,
            column.title,
            first.join(", ")
        );
    }
    text
}

impl Look {
    const fn words(self) -> Words {
        match self {
            Look::Text => phrase::LOOKS_TEXT,
            Look::Numbers => phrase::LOOKS_NUMBERS,
            Look::Percentages => phrase::LOOKS_PERCENTAGES,
            Look::Days => phrase::LOOKS_DAYS,
            Look::Years => phrase::LOOKS_YEARS,
            Look::Empty => phrase::LOOKS_EMPTY,
        }
    }
}

/// What was made, and how to use it.
pub(super) fn done(
    path: &str,
    table: Option<&Table>,
    rows: &Rows,
    roles: &[Role],
    id: &str,
    language: Language,
) -> String {
    let made = noun::ROW.count(rows.rows.len());
    let mut text = format!("{path}: {}\n", made.show(language));
    for (column, role) in table.iter().flat_map(|table| &table.columns).zip(roles) {
        let became = match role {
            Role::Measure(name) => phrase::BECAME_MEASURE.with("name", name),
            Role::Dimension(name) => phrase::BECAME_DIMENSION.with("name", name),
            Role::Time => phrase::BECAME_TIME.into(),
            Role::Word(name) => phrase::BECAME_WORD.with("name", name),
            Role::Nothing => phrase::BECAME_NOTHING.into(),
        };
        let _ = writeln!(text, "  {}: {}", column.title, became.get(language));
    }
    for (count, noun) in [
        (rows.without_number, noun::ROW_SKIPPED),
        (rows.rounded, noun::NUMBER_ROUNDED),
    ] {
        if count > 0 {
            let _ = writeln!(text, "  {}", noun.count(count).show(language));
        }
    }
    let _ = writeln!(
        text,
        "{}\n  nu: {{{}}}\n{}",
        line::IMPORT_IN_A_LETTER.get(language),
        example(rows, id),
        line::IMPORT_IN_THE_TEXT.get(language),
    );
    text
}

/// A request for a figure that the dataset has: that of its last row with a number that is no total.
fn example(rows: &Rows, id: &str) -> String {
    let mut parts = vec![format!("uit: {id}")];
    let column = |name: &str| rows.head.iter().position(|head| head == name);
    let measure = rows.measures.first().and_then(|first| column(&first.name));
    let dimensions = || rows.titles.iter().filter_map(|(name, _)| column(name));
    let is_whole = |row: &&Vec<String>| {
        dimensions().all(|index| !row[index].is_empty())
            && measure.is_some_and(|index| row[index].starts_with(|c: char| c.is_ascii_digit()))
    };
    let row = rows.rows.iter().rfind(is_whole).or(rows.rows.last());
    let written = |index: usize| row.map(|row| &row[index]).filter(|value| !value.is_empty());
    for index in dimensions() {
        parts.extend(written(index).map(|v| format!("{}: {}", rows.head[index], scalar(v))));
    }
    for name in ["peildatum", "periode"] {
        parts.extend(
            column(name)
                .and_then(written)
                .map(|v| format!("{name}: {v}")),
        );
    }
    if let [first, _, ..] = &rows.measures[..] {
        parts.push(format!("maat: {}", first.name));
    }
    parts.join(", ")
}
