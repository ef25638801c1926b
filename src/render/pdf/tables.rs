//! Tables as their template reads them: what stands in each cell, and which notes belong to it.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Cell, Column, ColumnKind, Row, Table};
use crate::render::view::table::{NotesByCell, Reference, SaidOnce, is_titled, padding, tail};

use super::body::{Block, Body, EntryView};
use super::running::{Run, composed, words};
use super::table_layout::{Layout, PartView, longest_remark};

/// A table.
#[derive(Serialize)]
pub(super) struct TableView<'a> {
    anker: Option<&'a str>,
    /// What a correction did to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verschil: Option<&'static str>,
    nummer: Option<u32>,
    titel: &'a str,
    eenheid: Option<String>,
    kolommen: Vec<ColumnView<'a>>,
    rijen: Vec<RowView<'a>>,
    /// Whether the first cell of a row is its head. Not where there would be more heads than data, as in
    /// a table of two columns: what is beside it says as much, and heads would only be said twice.
    rijkoppen: bool,
    /// What stands beside each other; a table that is too wide for paper stands in several parts, each
    /// with the heads of its rows.
    delen: Vec<PartView>,
    /// Size of the letters in tenths of a point.
    korps: u32,
    /// Room between columns in points.
    wit: u32,
    /// Whether every cell stands on one line.
    eenregelig: bool,
    /// Whether it also takes what lies beside the text.
    breed: bool,
    /// Whether it stands on one page.
    kort: bool,
    /// Notes that belong to cells.
    celnoten: Vec<NoteView<'a>>,
    noten: Vec<Cow<'a, str>>,
    bronregel: Option<Cow<'a, str>>,
    bronnen: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct ColumnView<'a> {
    titel: Cow<'a, str>,
    /// What all its numbers have in common: their unit, how firm they are.
    eenheid: Option<String>,
    rijkop: bool,
    rechts: bool,
    /// Whether it is the total of the others.
    totaal: bool,
    /// The longest remark at its numbers: the others keep its room, so that they stand by their mark.
    opmerking: Option<&'a str>,
    /// Whether notes belong to some of its numbers.
    noten: bool,
    /// The signs of notes at its head.
    k: Vec<SignView<'a>>,
}

/// A note that belongs to cells.
#[derive(Serialize)]
struct NoteView<'a> {
    /// What cells lead to.
    anker: String,
    teken: &'a str,
    tekst: Cow<'a, str>,
}

/// The sign of a note at a cell.
#[derive(Serialize)]
struct SignView<'a> {
    t: &'a str,
    naar: String,
}

#[derive(Serialize)]
struct RowView<'a> {
    /// Whether it is a total.
    t: bool,
    c: Vec<CellView<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum CellView<'a> {
    Empty(Option<()>),
    Words(Cow<'a, str>),
    Number {
        n: &'a str,
        /// What it lacks behind the decimal mark beside the longest of its column.
        p: Option<String>,
        /// What is remarked on it.
        o: Option<&'a str>,
        /// The signs of its notes.
        k: Vec<SignView<'a>>,
    },
    /// Words of which some are long, or that have notes.
    Runs {
        i: Vec<Run<'a>>,
        k: Vec<SignView<'a>>,
    },
    Content {
        b: Vec<Block<'a>>,
    },
}

impl<'a> TableView<'a> {
    pub(super) fn of(
        table: &'a Table,
        anchor: Option<&'a str>,
        entries: Vec<EntryView<'a>>,
        body: &mut Body<'a>,
    ) -> TableView<'a> {
        let once = SaidOnce::of(table);
        let layout = Layout::of(table, &once);
        let tails: Vec<usize> = (0..table.columns.len()).map(|at| tail(table, at)).collect();
        let notes = NotesByCell::of(&table.cell_notes);
        let columns = table.columns.iter().enumerate();
        let rows = table.rows.iter().enumerate();
        let setting = Setting {
            id: &table.id,
            once: &once,
            tails: &tails,
            notes: &notes,
        };
        TableView {
            anker: anchor,
            verschil: None,
            nummer: table.number,
            titel: &table.caption,
            eenheid: once.title.clone(),
            kolommen: columns
                .map(|(at, column)| ColumnView::of(table, column, at, &setting))
                .collect(),
            rijen: rows
                .map(|(at, line)| row(line, at, &setting, body))
                .collect(),
            korps: layout.size,
            wit: layout.gutter,
            breed: layout.is_broad,
            eenregelig: layout.is_single,
            kort: table.rows.len() <= layout.short,
            rijkoppen: has_row_heads(table),
            delen: layout.parts,
            celnoten: table
                .cell_notes
                .iter()
                .map(|note| NoteView {
                    anker: note_label(&table.id, &note.sign),
                    teken: &note.sign,
                    tekst: composed(&note.text),
                })
                .collect(),
            noten: table.notes.iter().map(|note| composed(note)).collect(),
            bronregel: table
                .source_line
                .as_deref()
                .filter(|line| !line.is_empty())
                .map(composed),
            bronnen: entries,
        }
    }
}

fn has_row_heads(table: &Table) -> bool {
    let columns = table.columns.iter();
    let heads = columns
        .filter(|column| column.kind == ColumnKind::Header)
        .count();
    let data = table.columns.len() - heads;
    table.rows.len() * heads + table.columns.len() <= table.rows.len() * data
}

impl<'a> ColumnView<'a> {
    fn of(
        table: &'a Table,
        column: &'a Column,
        at: usize,
        setting: &Setting<'_, 'a>,
    ) -> ColumnView<'a> {
        let once = setting.once;
        let mut places = table.cell_notes.iter().flat_map(|note| &note.cells);
        ColumnView {
            titel: match is_titled(column) {
                false => Cow::Borrowed(""),
                true => composed(&column.title),
            },
            eenheid: once.heads[at].clone(),
            rijkop: column.kind == ColumnKind::Header,
            rechts: column.kind.is_number(),
            totaal: column.kind == ColumnKind::Total,
            opmerking: longest_remark(table, at, once),
            noten: places.any(|place| place.column == at && place.row.is_some()),
            k: setting.signs(setting.notes.at_head(at)),
        }
    }
}

/// What cells lead to that a note belongs to.
fn note_label(id: &str, sign: &str) -> String {
    format!("{id}.noot.{sign}")
}

/// What decides how cells are set.
struct Setting<'s, 'a> {
    id: &'s str,
    once: &'s SaidOnce<'a>,
    tails: &'s [usize],
    notes: &'s NotesByCell<'a>,
}

impl<'a> Setting<'_, 'a> {
    fn signs(&self, notes: &[Reference<'a>]) -> Vec<SignView<'a>> {
        let sign = |note: &Reference<'a>| SignView {
            t: note.sign,
            naar: note_label(self.id, note.sign),
        };
        notes.iter().map(sign).collect()
    }
}

fn row<'a>(
    row: &'a Row,
    line: usize,
    setting: &Setting<'_, 'a>,
    body: &mut Body<'a>,
) -> RowView<'a> {
    let cells = row.cells.iter().enumerate().map(|(at, cell)| match cell {
        Cell::Empty => CellView::Empty(None),
        Cell::Text { text } | Cell::Time { text, .. } if text.trim().is_empty() => {
            CellView::Empty(None)
        }
        Cell::Text { text } | Cell::Time { text, .. } => {
            let signs = setting.signs(setting.notes.at(line, at));
            let mut runs = Vec::new();
            words(&mut runs, composed(text));
            match <[Run<'a>; 1]>::try_from(runs) {
                Ok([Run::Words(text)]) if signs.is_empty() => CellView::Words(text),
                Ok(runs) => CellView::Runs {
                    i: runs.into(),
                    k: signs,
                },
                Err(runs) => CellView::Runs { i: runs, k: signs },
            }
        }
        Cell::Number {
            text,
            remark,
            quantity,
        } => CellView::Number {
            n: text,
            p: padding(text, *quantity, setting.tails[at]),
            o: setting.once.own_remark(at, remark.as_deref()),
            k: setting.signs(setting.notes.at(line, at)),
        },
        Cell::Content { blocks } => CellView::Content {
            b: body.blocks(blocks),
        },
    });
    RowView {
        t: row.is_total,
        c: cells.collect(),
    }
}
