//! The cells of a sheet → the table in it: columns with a name each, rows without holes between.

use std::collections::{BTreeMap, BTreeSet};

use super::options::{ColumnOptions, SheetOptions};
use super::questions::{Questions, quoted};
use crate::diag::Phrase;
use crate::diag::phrases::{import as phrase, question};
use crate::model::notation::plain_number;
use crate::syntax::spreadsheet::{Grid, Place, Value, column_letters};

/// Most columns that a table may have.
const COLUMNS: usize = 500;
/// Most cells that a table may have, empty ones too.
const CELLS: usize = 2_000_000;

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// The row of the sheet that names the columns, counted from 1.
    pub head: u32,
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its letters in the sheet; empty for one that was made of others.
    pub letters: String,
    /// Its name in the sheet.
    pub title: String,
    /// Its cells, as many as the table has rows.
    pub cells: Vec<Cell>,
}

/// A cell with the place that people know it by.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub place: Place,
    pub value: Option<Value>,
}

impl Table {
    pub(super) fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    /// Finds the table in a sheet; `None` when something must be asked first.
    pub(super) fn find(
        grid: &Grid,
        options: &SheetOptions,
        questions: &mut Questions,
    ) -> Option<Table> {
        let mut rows: BTreeMap<u32, BTreeMap<u32, &Value>> = BTreeMap::new();
        for (place, value) in &grid.cells {
            rows.entry(place.row)
                .or_default()
                .insert(place.column, value);
        }
        let head = head(&rows, options, questions)?;
        let last = last(&rows, head, options, questions)?;
        let names = &rows[&head];
        let mut columns: BTreeSet<u32> = names.keys().copied().collect();
        for (row, cells) in rows.range(head + 1..=last) {
            for column in cells.keys() {
                if !columns.contains(column) {
                    let place = Place {
                        row: *row,
                        column: *column,
                    };
                    let why = phrase::HEAD_UNNAMED;
                    questions.obstacle(place, why);
                    columns.insert(*column);
                }
            }
        }
        if columns.len() > COLUMNS || columns.len() * (last - head) as usize > CELLS {
            let place = Place {
                row: head,
                column: *columns.first()?,
            };
            questions.obstacle(place, too_large());
            return None;
        }
        merged(grid, head, last, &columns, questions);
        let columns = names.keys().map(|column| {
            let cell = |row| Cell {
                place: Place {
                    row,
                    column: *column,
                },
                value: rows
                    .get(&row)
                    .and_then(|cells| cells.get(column))
                    .map(|value| (*value).clone()),
            };
            Column {
                letters: column_letters(*column),
                title: shown(names[column]),
                cells: (head + 1..=last).map(cell).collect(),
            }
        });
        let columns: Vec<Column> = columns.collect();
        for (index, column) in columns.iter().enumerate() {
            if columns[..index]
                .iter()
                .any(|before| before.title == column.title)
            {
                let place = Place {
                    row: head,
                    column: *names.keys().nth(index)?,
                };
                let why = phrase::HEAD_TWICE;
                questions.obstacle(place, why);
            }
        }
        Some(Table {
            head: head + 1,
            columns,
        })
    }

    /// The column that an author names, by its name or its letters; asked for when there is none.
    pub(super) fn column(
        &self,
        name: &str,
        option: &str,
        questions: &mut Questions,
    ) -> Option<usize> {
        let by_title = self.columns.iter().position(|column| column.title == name);
        let same = |column: &Column| column.title.to_lowercase() == name.to_lowercase();
        let found = by_title
            .or_else(|| self.columns.iter().position(same))
            .or_else(|| {
                self.columns
                    .iter()
                    .position(|column| column.letters == name)
            });
        if found.is_none() {
            questions.ask(
                question::NO_COLUMN.with("name", name),
                format!("{option} …"),
            );
        }
        found
    }

    /// Fills empty cells with what stands above them.
    pub(super) fn fill(&mut self, options: &ColumnOptions, questions: &mut Questions) {
        for name in &options.filled {
            let Some(index) = self.column(name, "--vul", questions) else {
                continue;
            };
            let mut above = None;
            for cell in &mut self.columns[index].cells {
                if cell.value.is_none() {
                    cell.value.clone_from(&above);
                }
                above.clone_from(&cell.value);
            }
        }
    }

    /// Makes rows of columns: one column with their names, one with their cells.
    pub(super) fn melt(&mut self, options: &ColumnOptions, questions: &mut Questions) {
        let Some((wanted, name)) = &options.melt else {
            return;
        };
        let Some(melted) = self.named(wanted, questions) else {
            return;
        };
        let rows = self.rows();
        let mut names = Vec::new();
        let mut values = Vec::new();
        let kept: Vec<usize> = (0..self.columns.len())
            .filter(|index| !melted.contains(index))
            .collect();
        if rows * melted.len() * (kept.len() + 2) > CELLS {
            if let Some(cell) = self.columns.first().and_then(|column| column.cells.first()) {
                questions.obstacle(cell.place, too_large());
            }
            return;
        }
        let mut columns: Vec<Column> = kept
            .iter()
            .map(|index| Column {
                cells: Vec::new(),
                ..self.columns[*index].clone()
            })
            .collect();
        for row in 0..rows {
            for index in &melted {
                let column = &self.columns[*index];
                let cell = column.cells[row].clone();
                names.push(Cell {
                    place: cell.place,
                    value: Some(Value::Text(column.title.clone())),
                });
                values.push(cell);
                for (column, kept) in columns.iter_mut().zip(&kept) {
                    column.cells.push(self.columns[*kept].cells[row].clone());
                }
            }
        }
        let made = |title: &str, cells| Column {
            letters: String::new(),
            title: title.to_owned(),
            cells,
        };
        columns.push(made(name, names));
        columns.push(made(MELTED, values));
        self.columns = columns;
    }

    /// The columns in `2021,2022` or `2021..2023`.
    fn named(&self, wanted: &str, questions: &mut Questions) -> Option<Vec<usize>> {
        if let Some((from, to)) = wanted.split_once("..") {
            let from = self.column(from.trim(), "--smelt", questions);
            let to = self.column(to.trim(), "--smelt", questions);
            return Some((from?..=to?).collect());
        }
        let found: Vec<Option<usize>> = wanted
            .split(',')
            .map(|name| self.column(name.trim(), "--smelt", questions))
            .collect();
        found.into_iter().collect()
    }
}

/// The name of the column that melting makes of the cells.
pub(super) const MELTED: &str = "aantal";

fn too_large() -> Phrase {
    phrase::TABLE_TOO_LARGE.into()
}

/// A value as people read it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Error(text) => text.clone(),
        Value::Number {
            value,
            is_percentage,
            ..
        } => {
            let sign = if *is_percentage { "%" } else { "" };
            format!("{}{sign}", plain_number(*value))
        }
        Value::Date(date) => {
            format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
        }
    }
}

type Rows<'a> = BTreeMap<u32, BTreeMap<u32, &'a Value>>;

/// The row with the names of the columns, counted from 0.
fn head(rows: &Rows<'_>, options: &SheetOptions, questions: &mut Questions) -> Option<u32> {
    let named = options.head.map(|head| head - 1);
    if let Some(head) = named.filter(|head| rows.contains_key(head)) {
        return Some(head);
    }
    let Some((&first, cells)) = rows.iter().next() else {
        questions.ask(question::SHEET_EMPTY, "--blad …");
        return None;
    };
    // A title above the table has one cell; a table with one column needs no import.
    let widest = rows.values().map(BTreeMap::len).max().unwrap_or(0);
    let is_head = |cells: &BTreeMap<u32, &Value>| cells.len() * 2 > widest && cells.len() > 1;
    if named.is_none() && is_head(cells) {
        return Some(first);
    }
    let likely = rows
        .iter()
        .find(|(_, cells)| is_head(cells))
        .map(|(row, _)| row + 1);
    let question = match (named, likely) {
        (Some(_), _) => question::HEAD_ROW_EMPTY.into(),
        (None, Some(row)) => question::WHICH_HEAD_LIKELY.with("row", row),
        (None, None) => question::WHICH_HEAD.into(),
    };
    let answer = likely.map_or_else(|| "…".to_owned(), |row| row.to_string());
    questions.ask(question, format!("--kop {answer}"));
    None
}

/// The last row of the table, counted from 0.
fn last(
    rows: &Rows<'_>,
    head: u32,
    options: &SheetOptions,
    questions: &mut Questions,
) -> Option<u32> {
    let end = rows.keys().next_back().copied().unwrap_or(head);
    if let Some(last) = options.last {
        let last = (last - 1).min(end);
        if last > head {
            return Some(last);
        }
    }
    let mut last = head;
    while rows.contains_key(&(last + 1)) {
        last += 1;
    }
    if last == head {
        questions.ask(question::NOTHING_BELOW_HEAD, "--kop …");
        return None;
    }
    if end > last && options.last.is_none() {
        let (from, until) = (last + 1, end + 1);
        questions.ask(
            question::WHICH_LAST_ROW.with("until", until),
            format!("--laatste-rij {from} | --laatste-rij {until}"),
        );
        return None;
    }
    Some(last)
}

/// Cells that were merged hide which rows and columns they are about.
fn merged(grid: &Grid, head: u32, last: u32, columns: &BTreeSet<u32>, questions: &mut Questions) {
    for (from, to) in &grid.merged {
        let within = from.row <= last && to.row >= head;
        let beside = columns
            .range(from.column..=to.column.max(from.column))
            .next()
            .is_some();
        if within && beside {
            let why = phrase::CELLS_MERGED;
            questions.obstacle(*from, why);
        }
    }
}

/// An option with the name of a column.
pub(super) fn option(option: &str, column: &str) -> String {
    format!("{option} {}", quoted(column))
}
