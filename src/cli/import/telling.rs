//! What import says: the columns that it found, and what it made of them.

use std::fmt::Write;

use super::options::Import;
use super::roles::{self, Look, Role};
use super::rows::Rows;
use super::table::{Table, shown};
use crate::cli::screen;
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
    let name = wanted.file.display();
    match language {
        Language::Dutch => {
            let _ = writeln!(
                text,
                "{name}: er is nog iets nodig om er een dataset van te maken."
            );
        }
        Language::English => {
            let _ = writeln!(
                text,
                "{name}: something is still needed to make a dataset of it."
            );
        }
    }
    if book.sheets.len() > 1 {
        text.push_str(match language {
            Language::Dutch => "Werkbladen:\n",
            Language::English => "Sheets:\n",
        });
        for (index, sheet) in book.sheets.iter().enumerate() {
            let read = book.sheet.as_ref().is_some_and(|(read, _)| *read == index);
            let _ = writeln!(
                text,
                "  {}{}{}",
                sheet.name,
                match (sheet.is_hidden, language) {
                    (true, Language::Dutch) => " (verborgen)",
                    (true, Language::English) => " (hidden)",
                    (false, _) => "",
                },
                match (read, language) {
                    (true, Language::Dutch) => " (dit is gelezen)",
                    (true, Language::English) => " (this one was read)",
                    (false, _) => "",
                }
            );
        }
    }
    let Some(table) = table else { return text };
    let (head, rows) = (table.head, table.rows());
    match language {
        Language::Dutch => {
            let _ = writeln!(text, "Kolommen (kop in rij {head}, {rows} rijen):");
        }
        Language::English => {
            let _ = writeln!(text, "Columns (head in row {head}, {rows} rows):");
        }
    }
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
            Look::Text => Words::new("tekst", "text"),
            Look::Numbers => Words::new("getallen", "numbers"),
            Look::Percentages => Words::new("percentages", "percentages"),
            Look::Days => Words::new("dagen", "days"),
            Look::Years => Words::new("jaren", "years"),
            Look::Empty => Words::new("leeg", "empty"),
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
    let count = rows.rows.len();
    let is_dutch = language == Language::Dutch;
    let counted = screen::Counted(language).of(count, ["rij", "rijen"], ["row", "rows"]);
    let mut text = format!("{path}: {counted}\n");
    for (column, role) in table.iter().flat_map(|table| &table.columns).zip(roles) {
        let title = &column.title;
        let (nl, en) = match role {
            Role::Measure(name) => (format!("maat „{name}”"), format!("measure “{name}”")),
            Role::Dimension(name) => (format!("dimensie „{name}”"), format!("dimension “{name}”")),
            Role::Time => ("de tijd".to_owned(), "the time".to_owned()),
            Role::Word(name) => (
                format!("„{name}” van de rij"),
                format!("“{name}” of the row"),
            ),
            Role::Nothing => ("weggelaten".to_owned(), "left out".to_owned()),
        };
        let _ = writeln!(text, "  {title}: {}", if is_dutch { nl } else { en });
    }
    let words = screen::Counted(language);
    let mut remark = |count, dutch, english| {
        if count > 0 {
            let _ = writeln!(text, "  {}", words.of(count, dutch, english));
        }
    };
    remark(
        rows.without_number,
        [
            "rij zonder getal is overgeslagen",
            "rijen zonder getal zijn overgeslagen",
        ],
        [
            "row without a number was skipped",
            "rows without a number were skipped",
        ],
    );
    remark(
        rows.rounded,
        ["getal is afgerond", "getallen zijn afgerond"],
        ["number was rounded", "numbers were rounded"],
    );
    let example = example(rows, id);
    let _ = writeln!(
        text,
        "{}\n  nu: {{{example}}}\n{}",
        if is_dutch {
            "Een cijfer eruit, in de kop van een brief onder „cijfers:”"
        } else {
            "A figure of it, in the head of a letter under “cijfers:”"
        },
        if is_dutch {
            "en in de tekst {{ cijfers.nu }}"
        } else {
            "and in the text {{ cijfers.nu }}"
        }
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
