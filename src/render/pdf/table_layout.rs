//! How a table is set on paper: how large its letters are, how wide its columns, in how many parts.

use serde::Serialize;

use crate::model::{self, Cell, ColumnKind, Table, plain_text};
use crate::render::view::table::{SaidOnce, padding, tail};

use super::faces::{DATA, Widths};

/// Columns that stand beside each other.
#[derive(Serialize)]
pub(super) struct PartView {
    /// By index.
    kolommen: Vec<usize>,
    /// The width of each in tenths of a point.
    breedtes: Vec<u32>,
}

/// Room on the page, in tenths of a point: 120 mm of text, and 45 mm that lie beside it.
const TEXT: u32 = 3401;
const PAGE: u32 = 4677;

/// The sizes that a table may have, in tenths of a point, with the room between its columns in points.
const SIZES: [(u32, u32); 3] = [(85, 10), (75, 9), (70, 7)];

/// A table of so few rows stands on one page; of fewer, where rows run over several lines.
const SHORT: usize = 14;
const SHORT_OF_LINES: usize = 6;

/// And it holds no more letters than this, less than half of what stands on a page.
const LETTERS: usize = 1_800;

/// How a table is set.
pub(super) struct Layout {
    /// Size of the letters in tenths of a point.
    pub(super) size: u32,
    /// Room between columns in points.
    pub(super) gutter: u32,
    /// Whether it also takes what lies beside the text.
    pub(super) is_broad: bool,
    /// Whether every cell stands on one line.
    pub(super) is_single: bool,
    /// With at most this many rows it stands on one page.
    pub(super) short: usize,
    /// What stands beside each other.
    pub(super) parts: Vec<PartView>,
}

/// How wide a column is, in thousandths of the size of its letters.
#[derive(Clone, Copy)]
struct Need {
    /// With its longest word on a line.
    least: u32,
    /// With each cell on one line.
    most: u32,
}

impl Layout {
    /// The largest letters with which it fits; in parts when it does not fit with the smallest.
    pub(super) fn of(table: &Table, once: &SaidOnce<'_>) -> Layout {
        let needs: Vec<Need> = (0..table.columns.len())
            .map(|at| need(table, at, once))
            .collect();
        let all: Vec<usize> = (0..needs.len()).collect();
        for (size, gutter) in SIZES {
            let most = total(&all, &needs, size, gutter, |need| need.most);
            let least = total(&all, &needs, size, gutter, |need| need.least);
            let is_single = most <= PAGE;
            if is_single || least <= PAGE {
                let is_broad = most > TEXT;
                return Layout {
                    size,
                    gutter,
                    is_broad,
                    is_single: is_single && is_plain(table),
                    short: match (is_plain(table), is_single) {
                        (true, true) => SHORT,
                        _ if letters(table) <= LETTERS => SHORT_OF_LINES,
                        _ => 0,
                    },
                    parts: vec![part(all, &needs, size, gutter)],
                };
            }
        }
        let (size, gutter) = SIZES[1];
        // What the rows are about is said again in each part.
        let kinds = || table.columns.iter().enumerate();
        let heads = kinds().take_while(|(_, column)| column.kind == ColumnKind::Header);
        let heads: Vec<usize> = heads.map(|(at, _)| at).take(2).collect();
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for at in heads.len()..needs.len() {
            if let Some(last) = parts.last_mut() {
                last.push(at);
                if total(last, &needs, size, gutter, |need| need.least) <= PAGE {
                    continue;
                }
                last.pop();
            }
            parts.push(heads.iter().copied().chain([at]).collect());
        }
        let parts = parts.into_iter();
        Layout {
            size,
            gutter,
            is_broad: true,
            is_single: false,
            short: 0,
            parts: parts
                .map(|columns| part(columns, &needs, size, gutter))
                .collect(),
        }
    }
}

/// Columns with their widths: as wide as they want, or with what there is shared out among those that
/// want more than they must have.
fn part(columns: Vec<usize>, needs: &[Need], size: u32, gutter: u32) -> PartView {
    let least = total(&columns, needs, size, gutter, |need| need.least);
    let most = total(&columns, needs, size, gutter, |need| need.most);
    // What is too wide even so is cut off by nobody: its words are broken.
    let room = most.clamp(least.min(PAGE), PAGE).saturating_sub(least);
    let wish = u64::from((most - least).max(1));
    let width = |at: &usize| {
        let Need { least, most } = needs[*at];
        let (least, most) = (points(least, size), points(most, size));
        let more = u64::from(most - least) * u64::from(room) / wish;
        (least + u32::try_from(more).unwrap_or(0)).min(PAGE)
    };
    PartView {
        breedtes: columns.iter().map(width).collect(),
        kolommen: columns,
    }
}

/// A width in tenths of a point, a little too wide rather than too narrow.
fn points(width: u32, size: u32) -> u32 {
    u32::try_from(u64::from(width) * u64::from(size) / 1000 + 2).unwrap_or(u32::MAX)
}

/// How wide columns are together, in tenths of a point.
fn total(
    columns: &[usize],
    needs: &[Need],
    size: u32,
    gutter: u32,
    width: impl Fn(&Need) -> u32,
) -> u32 {
    let letters: u32 = columns
        .iter()
        .map(|at| points(width(&needs[*at]), size))
        .sum();
    letters + 10 * gutter * (columns.len() as u32).saturating_sub(1)
}

/// Whether no cell holds more than words or a number.
fn is_plain(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    !cells.any(|cell| matches!(cell, Cell::Content { .. }))
}

/// How many letters stand in all its cells of words.
fn letters(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let letters = cells.map(|cell| match cell {
        Cell::Text { text } | Cell::Time { text, .. } => text.len(),
        Cell::Content { blocks } => letters_of(blocks),
        Cell::Empty | Cell::Number { .. } => 0,
    });
    letters.sum()
}

fn letters_of(blocks: &[model::Block]) -> usize {
    let letters = blocks.iter().map(|block| match block {
        model::Block::Paragraph { content, .. } => plain_text(content, &[]).len(),
        model::Block::List { items, .. } => {
            let items = items.iter();
            items.map(|item| letters_of(&item.blocks)).sum()
        }
        // Nothing else is usual in a cell; what it is may be of any length.
        _ => LETTERS + 1,
    });
    letters.sum()
}

/// Running text wants lines of this width at least, and is not set wider than this, in thousandths of
/// the size of its letters.
const RUNNING: Need = Need {
    least: 9_000,
    most: 24_000,
};

/// The room of the sign of a note, in thousandths of the size of letters.
const SIGN: u32 = 500;

/// A head wants this much room before it is set on a second line.
const HEAD: u32 = 10_000;

fn need(table: &Table, at: usize, once: &SaidOnce<'_>) -> Need {
    let (regular, bold) = &*DATA;
    let column = &table.columns[at];
    let unit = once.heads[at].as_deref().unwrap_or_default();
    let head = bold.text(&column.title)
        + if unit.is_empty() {
            0
        } else {
            regular.text(unit) + 900
        };
    let mut need = Need {
        least: if head <= HEAD {
            head
        } else {
            longest(&column.title, bold).max(longest(unit, regular) + 700)
        },
        most: head.min(HEAD),
    };
    let tail = tail(table, at);
    // Every number keeps room for the longest remark and for the sign of a note before it.
    let mut beside =
        longest_remark(table, at, once).map_or(0, |remark| regular.text(remark) * 85 / 100 + 300);
    let mut places = table.cell_notes.iter().flat_map(|note| &note.cells);
    if beside > 0 && places.any(|place| place.column == at) {
        beside += SIGN;
    }
    for row in &table.rows {
        let is_bold = row.is_total || column.kind == ColumnKind::Total;
        let face = if is_bold { bold } else { regular };
        let (least, most) = match row.cells.get(at) {
            None | Some(Cell::Empty) => continue,
            Some(Cell::Text { text } | Cell::Time { text, .. }) => {
                let whole = face.text(text);
                let short = whole <= 10_500;
                (if short { whole } else { longest(text, face) }, whole)
            }
            Some(Cell::Number { text, quantity, .. }) => {
                let padding = padding(text, *quantity, tail).unwrap_or_default();
                let whole = face.text(text) + face.text(&padding) + beside;
                (whole, whole)
            }
            Some(Cell::Content { .. }) => (RUNNING.least, RUNNING.most),
        };
        need.least = need.least.max(least);
        need.most = need.most.max(most);
    }
    need.most = need.most.max(need.least);
    need
}

/// The width of the longest word, as far as it stays in one piece.
fn longest(text: &str, face: &Widths) -> u32 {
    let pieces = text.split([' ', '-', '/']);
    let width = |word: &str| {
        let whole = face.text(word);
        // A long word is divided or broken.
        if word.chars().count() > 16 {
            whole.min(9_500)
        } else {
            whole
        }
    };
    pieces.map(width).max().unwrap_or(0)
}

/// The longest remark that stands at the numbers of a column.
pub(super) fn longest_remark<'a>(
    table: &'a Table,
    at: usize,
    once: &SaidOnce<'_>,
) -> Option<&'a str> {
    let (regular, _) = &*DATA;
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let remarks = cells.filter_map(|cell| match cell {
        Cell::Number { remark, .. } => once.own_remark(at, remark.as_deref()),
        _ => None,
    });
    remarks.max_by_key(|remark| regular.text(remark))
}
