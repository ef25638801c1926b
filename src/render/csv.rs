//! The data of each chart and table as CSV, beside the letter or page.
//!
//! RFC 4180: UTF-8, commas, CRLF. Numbers are for machines: a point as decimal mark, no grouping.
//! What a number cell says beside its number (provisional, withheld) and what is noted at it stand in
//! columns of their own, so that a column of numbers holds numbers only. Days are written as 2019-03-22;
//! of longer times the first and the last day stand beside the words. A spreadsheet takes a cell that begins
//! with `=`, `+`, `-` or `@` for a formula; an apostrophe before it keeps text of the data from
//! being calculated. Rejected: semicolons and decimal commas, which Dutch Excel would open
//! at a click, but which every other program reads as text.

use csv::{Terminator, Writer, WriterBuilder};

use crate::chart::Drawings;
use crate::model::{
    Artifact, Block, Cell, Column, Document, Figure, Precision, PublicDataset, Quantity, Row, Site,
    Table, WriteOrder, notation, plain_text,
};

use super::public_rows::Rows;
use super::rows::{RowFormat, is_formula};
use super::view::table::NotesByCell;
use super::{Format, Subject};

/// One file of data for each chart and table of a letter or page; all rows of a dataset.
pub(super) struct Csv;

impl Format for Csv {
    fn render(&self, subject: Subject<'_>, site: &Site, _: &[Drawings]) -> Vec<Artifact> {
        match subject {
            Subject::PublicData(dataset) => whole(dataset, site),
            Subject::Letter(_) | Subject::Page(_) | Subject::Passage(_) => {
                files(subject.document())
            }
        }
    }
}

/// The data of each chart and table of a document.
pub(super) fn files(document: Document<'_>) -> Vec<Artifact> {
    let charts = document.charts.iter().map(|chart| (&chart.id, &chart.data));
    let tables = document.tables.iter().map(|table| (&table.id, table));
    let files = charts.chain(tables).map(|(id, table)| Artifact {
        path: format!("{}{id}.csv", document.address),
        bytes: Sheet::new(table, document.figures).write(),
        order: WriteOrder::Asset,
    });
    files.collect()
}

/// All rows of a dataset, for programs and for Dutch Excel. What its page draws and lists of it needs
/// no files of its own.
fn whole(dataset: &PublicDataset, site: &Site) -> Vec<Artifact> {
    let rows = Rows::of(dataset, &site.lists);
    let file = |format: RowFormat| Artifact {
        path: format!("{}{}{}", dataset.address, dataset.id, format.ending()),
        bytes: rows.write(format),
        order: WriteOrder::Asset,
    };
    vec![file(RowFormat::Csv), file(RowFormat::DutchCsv)]
}

/// A table as it is laid out in its file.
struct Sheet<'a> {
    table: &'a Table,
    figures: &'a [Figure],
    columns: Vec<Layout>,
    notes: NotesByCell<'a>,
    /// Whether there is a column that tells totals from what they are the total of.
    has_totals: bool,
}

/// What a column of a table becomes.
#[derive(Clone, Copy)]
struct Layout {
    times: Times,
    /// Whether a column follows with what its numbers say beside themselves.
    has_remarks: bool,
    /// Whether a column follows with what is noted at its cells.
    has_notes: bool,
}

/// How the times in a column are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    /// There are none.
    None,
    /// All are days.
    Days,
    /// In words, with their first and last day in columns that follow.
    Spans,
}

impl Times {
    fn of<'c>(cells: impl Iterator<Item = &'c Cell> + Clone) -> Times {
        let times = cells.clone().filter_map(|cell| match cell {
            Cell::Time { period, .. } => Some(period.precision),
            _ => None,
        });
        let is_time = |cell: &Cell| matches!(cell, Cell::Time { .. } | Cell::Empty);
        match () {
            () if times.clone().next().is_none() => Times::None,
            () if times.clone().all(|precision| precision == Precision::Day)
                && cells.clone().all(is_time) =>
            {
                Times::Days
            }
            () => Times::Spans,
        }
    }
}

impl<'a> Sheet<'a> {
    fn new(table: &'a Table, figures: &'a [Figure]) -> Sheet<'a> {
        let notes = &table.cell_notes;
        let columns = (0..table.columns.len()).map(|index| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
            let mut places = notes.iter().flat_map(|note| &note.cells);
            Layout {
                times: Times::of(cells.clone()),
                has_remarks: cells.clone().any(|cell| !remark(cell).is_empty()),
                has_notes: places.any(|place| place.column == index),
            }
        });
        Sheet {
            table,
            figures,
            columns: columns.collect(),
            notes: NotesByCell::of(notes),
            has_totals: table.rows.iter().any(|row| row.is_total),
        }
    }

    fn write(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .buffer_capacity(1024)
            .from_writer(Vec::with_capacity(1024));
        put(&mut writer, &self.head());
        for (index, row) in self.table.rows.iter().enumerate() {
            put(&mut writer, &self.row(index, row));
        }
        match writer.into_inner() {
            Ok(bytes) => bytes,
            Err(error) => unreachable!("memory takes every row: {error}"),
        }
    }

    fn head(&self) -> Vec<String> {
        let mut head: Vec<String> = Vec::with_capacity(self.table.columns.len() + 1);
        let columns = self.table.columns.iter().zip(&self.columns);
        for (index, (column, layout)) in columns.enumerate() {
            let name = unique(&head, harmless(column_name(column, index)));
            head.push(name.clone());
            let spans = layout.times == Times::Spans;
            let beside = [
                (spans, "begin"),
                (spans, "eind"),
                (layout.has_remarks, "opmerking"),
                (layout.has_notes, "noot"),
            ];
            for (_, what) in beside.iter().filter(|(has, _)| *has) {
                let beside = unique(&head, format!("{name}: {what}"));
                head.push(beside);
            }
        }
        if self.has_totals {
            let totals = unique(&head, "Totaal".to_owned());
            head.push(totals);
        }
        head
    }

    fn row(&self, at: usize, row: &Row) -> Vec<String> {
        let mut cells = Vec::with_capacity(self.table.columns.len() + 1);
        for (index, (cell, layout)) in row.cells.iter().zip(&self.columns).enumerate() {
            cells.push(self.cell(cell, layout.times));
            if layout.times == Times::Spans {
                let days = match cell {
                    Cell::Time { period, .. } => {
                        [period.begin, period.end].map(|day| day.to_string())
                    }
                    _ => [String::new(), String::new()],
                };
                cells.extend(days);
            }
            if layout.has_remarks {
                cells.push(harmless(remark(cell).to_owned()));
            }
            if layout.has_notes {
                cells.push(harmless(self.note(at, index)));
            }
        }
        if self.has_totals {
            cells.push(if row.is_total { "ja" } else { "nee" }.to_owned());
        }
        cells
    }

    /// What is noted at a cell, and at the head of its column.
    fn note(&self, row: usize, column: usize) -> String {
        let of_column = self.notes.at_head(column).iter();
        let references = self.notes.at(row, column).iter().chain(of_column);
        let notes = references.filter_map(|reference| {
            let mut notes = self.table.cell_notes.iter();
            let note = notes.find(|note| note.sign == reference.sign)?;
            Some(note.text.as_str())
        });
        notes.collect::<Vec<&str>>().join(" ")
    }

    fn cell(&self, cell: &Cell, times: Times) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Time { period, .. } if times == Times::Days => period.begin.to_string(),
            Cell::Text { text } | Cell::Time { text, .. } => harmless(text.clone()),
            Cell::Number { quantity, .. } => quantity
                .known()
                .map_or(String::new(), notation::plain_number),
            Cell::Content { blocks } => {
                let mut text = String::new();
                words(blocks, self.figures, &mut text);
                harmless(text)
            }
        }
    }
}

fn put(writer: &mut Writer<Vec<u8>>, record: &[String]) {
    match writer.write_record(record) {
        Ok(()) => {}
        Err(error) => unreachable!("every row has as many cells as the head: {error}"),
    }
}

/// What a number cell says beside its number.
fn remark(cell: &Cell) -> &str {
    match cell {
        Cell::Number {
            remark: Some(remark),
            ..
        } => remark,
        Cell::Number { quantity, .. } if !matches!(quantity, Quantity::Known(_)) => {
            notation::no_number(*quantity)
        }
        _ => "",
    }
}

fn column_name(column: &Column, index: usize) -> String {
    let title = column.title.trim();
    let unit = column.unit.as_deref().map(str::trim).filter(|unit| {
        column.kind.is_number() && !unit.is_empty() && !unit.eq_ignore_ascii_case(title)
    });
    match (title, unit) {
        ("", None) => format!("Kolom {}", index + 1),
        ("", Some(unit)) => unit.to_owned(),
        (title, None) => title.to_owned(),
        (title, Some(unit)) => format!("{title} ({unit})"),
    }
}

/// A name that does not stand among others yet: `Aantal`, `Aantal (2)`.
fn unique(others: &[String], name: String) -> String {
    let mut candidate = name.clone();
    let mut count = 1;
    while others.contains(&candidate) {
        count += 1;
        candidate = format!("{name} ({count})");
    }
    candidate
}

/// Text that no spreadsheet takes for a formula.
fn harmless(text: String) -> String {
    if is_formula(&text) {
        format!("'{text}")
    } else {
        text
    }
}

/// The words of a cell that an author wrote in Markdown; what stands below each other is parted
/// by a new line.
fn words(blocks: &[Block], figures: &[Figure], text: &mut String) {
    for block in blocks {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                text.push_str(&plain_text(content, figures));
            }
            Block::List { items, .. } => {
                for item in items {
                    words(&item.blocks, figures, text);
                }
            }
            Block::Quote { blocks } => words(blocks, figures, text),
            Block::Definitions { items } => {
                for (term, meanings) in items {
                    text.push_str(&plain_text(term, figures));
                    for meaning in meanings {
                        words(meaning, figures, text);
                    }
                }
            }
            Block::Code { text: code } => text.push_str(code.trim_end()),
            Block::Rule | Block::Chart { .. } | Block::Table { .. } => {}
        }
    }
}
