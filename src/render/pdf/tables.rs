//! Tables on paper: which columns go where, how large the letters are, where the decimal mark stands.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Cell, Column, ColumnKind, Quantity, Row, Table};
use crate::render::html::table::shown_unit;

use super::body::{Block, Body, EntryView, breakable};

/// A table.
#[derive(Serialize)]
pub(super) struct TableView<'a> {
    anker: Option<&'a str>,
    nummer: Option<u32>,
    titel: &'a str,
    eenheid: Option<String>,
    kolommen: Vec<ColumnView<'a>>,
    rijen: Vec<RowView<'a>>,
    /// The columns of each part, by index: one that is too wide for paper stands in parts, each
    /// with the heads of its rows.
    delen: Vec<Vec<usize>>,
    /// Size of the letters in points.
    korps: Tenths,
    /// Room between columns in points.
    wit: u32,
    /// Whether it also takes what lies beside the text.
    breed: bool,
    /// Whether it stands on one page.
    kort: bool,
    noten: &'a [String],
    bronregel: Option<&'a str>,
    bronnen: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct ColumnView<'a> {
    titel: Cow<'a, str>,
    eenheid: Option<&'a str>,
    rijkop: bool,
    rechts: bool,
    /// Whether it takes the room that the others leave.
    vult: bool,
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
    },
    Content {
        b: Vec<Block<'a>>,
    },
}

/// Tenths of a point.
#[derive(Clone, Copy)]
struct Tenths(u32);

impl Serialize for Tenths {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

/// Widths of the page in points: beside 120 mm of text lie 45 mm.
const TEXT: u32 = 340;
const PAGE: u32 = 467;

/// The sizes that a table may have, in tenths of a point, with the room between its columns.
const SIZES: [(u32, u32); 3] = [(85, 10), (75, 8), (70, 6)];

/// A table of so few rows stands on one page.
const SHORT: usize = 14;

impl<'a> TableView<'a> {
    pub(super) fn of(
        table: &'a Table,
        anchor: Option<&'a str>,
        entries: Vec<EntryView<'a>>,
        body: &mut Body<'a>,
    ) -> TableView<'a> {
        let says_unit = table.shared_unit().is_none();
        let widths: Vec<u32> = (0..table.columns.len())
            .map(|at| least(table, at))
            .collect();
        let layout = Layout::of(table, &widths);
        let tails: Vec<usize> = (0..table.columns.len()).map(|at| tail(table, at)).collect();
        TableView {
            anker: anchor,
            nummer: table.number,
            titel: &table.caption,
            eenheid: shown_unit(table),
            kolommen: table.columns.iter().map(|c| column(c, says_unit)).collect(),
            rijen: table.rows.iter().map(|r| row(r, &tails, body)).collect(),
            korps: Tenths(layout.size),
            wit: layout.gutter,
            breed: layout.is_broad,
            kort: table.rows.len() <= SHORT && layout.parts.len() == 1,
            delen: layout.parts,
            noten: &table.notes,
            bronregel: table.source_line.as_deref().filter(|line| !line.is_empty()),
            bronnen: entries,
        }
    }
}

fn column(column: &Column, says_unit: bool) -> ColumnView<'_> {
    let unit = column
        .unit
        .as_deref()
        .filter(|unit| says_unit && !unit.is_empty() && !unit.eq_ignore_ascii_case(&column.title));
    ColumnView {
        titel: match column.title.trim() {
            "" => Cow::Borrowed(""),
            _ => breakable(&column.title),
        },
        eenheid: unit,
        rijkop: column.kind == ColumnKind::Header,
        rechts: column.kind == ColumnKind::Number,
        vult: false,
    }
}

fn row<'a>(row: &'a Row, tails: &[usize], body: &mut Body<'a>) -> RowView<'a> {
    let cells = row.cells.iter().zip(tails).map(|(cell, tail)| match cell {
        Cell::Empty => CellView::Empty(None),
        Cell::Text { text } if text.trim().is_empty() => CellView::Empty(None),
        Cell::Text { text } => CellView::Words(breakable(text)),
        Cell::Number {
            text,
            remark,
            quantity,
        } => CellView::Number {
            n: text,
            p: padding(text, *quantity, *tail),
            o: remark.as_deref().filter(|remark| !remark.is_empty()),
        },
        Cell::Content { blocks } => CellView::Content {
            b: body.cell(blocks),
        },
    });
    RowView {
        t: row.is_total,
        c: cells.collect(),
    }
}

/// How a table is set.
struct Layout {
    size: u32,
    gutter: u32,
    is_broad: bool,
    parts: Vec<Vec<usize>>,
}

impl Layout {
    /// The largest letters with which it fits; in parts when it does not fit with the smallest.
    fn of(table: &Table, widths: &[u32]) -> Layout {
        let all: Vec<usize> = (0..widths.len()).collect();
        for (size, gutter) in SIZES {
            let needed = width(&all, widths, size, gutter);
            for (room, is_broad) in [(TEXT, false), (PAGE, true)] {
                if needed <= room && (is_broad || size == SIZES[0].0) {
                    return Layout {
                        size,
                        gutter,
                        is_broad,
                        parts: vec![all],
                    };
                }
            }
        }
        let (size, gutter) = SIZES[1];
        // What the rows are about is said again in each part.
        let heads: Vec<usize> = all
            .iter()
            .copied()
            .take_while(|at| table.columns[*at].kind == ColumnKind::Header)
            .take(2)
            .collect();
        let mut parts: Vec<Vec<usize>> = vec![heads.clone()];
        for at in heads.len()..widths.len() {
            let mut wider = parts.last().cloned().unwrap_or_default();
            wider.push(at);
            let is_first = wider.len() == heads.len() + 1;
            match parts.last_mut() {
                Some(part) if is_first || width(&wider, widths, size, gutter) <= PAGE => {
                    *part = wider;
                }
                _ => {
                    let mut part = heads.clone();
                    part.push(at);
                    parts.push(part);
                }
            }
        }
        Layout {
            size,
            gutter,
            is_broad: true,
            parts,
        }
    }
}

/// How wide columns are together, in points.
fn width(columns: &[usize], widths: &[u32], size: u32, gutter: u32) -> u32 {
    let letters: u32 = columns.iter().map(|at| widths[*at]).sum();
    // A letter of Noto Sans is 0.56 of its size wide on average, digits 0.572.
    letters * size * 58 / 1000 + gutter * (columns.len() as u32).saturating_sub(1)
}

/// How narrow a column can become, in letters: its longest word, numbers in one piece. Running text
/// wants some room.
fn least(table: &Table, at: usize) -> u32 {
    let column = &table.columns[at];
    let unit = column.unit.as_deref().map_or(0, longest_word);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let cells = cells.map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text { text } => longest_word(text).max(text.chars().count().min(12)),
        Cell::Number { text, remark, .. } => {
            text.chars().count()
                + remark
                    .as_ref()
                    .map_or(0, |remark| remark.chars().count() + 1)
        }
        Cell::Content { .. } => 22,
    });
    let widest = cells.max().unwrap_or(0);
    let letters = widest.max(longest_word(&column.title)).max(unit);
    u32::try_from(letters.min(400)).unwrap_or(400)
}

/// The longest word, as far as it stays in one piece.
fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '-', '\u{200b}', '/']);
    words
        .map(|word| word.chars().count().min(24))
        .max()
        .unwrap_or(0)
}

/// How many characters stand behind the decimal mark in the longest number of a column, the mark
/// included.
fn tail(table: &Table, at: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let tails = cells.map(|cell| match cell {
        Cell::Number {
            text,
            quantity: Quantity::Known(_),
            ..
        } => decimals(text),
        _ => 0,
    });
    tails.max().unwrap_or(0)
}

fn decimals(number: &str) -> usize {
    number.rfind(',').map_or(0, |mark| number.len() - mark)
}

/// What keeps the place of decimals that a number does not have.
fn padding(text: &str, quantity: Quantity, tail: usize) -> Option<String> {
    let Quantity::Known(_) = quantity else {
        return None;
    };
    let own = decimals(text);
    (own < tail).then(|| match own {
        0 => format!(",{}", "0".repeat(tail - 1)),
        own => "0".repeat(tail - own),
    })
}
