//! Charts and tables: asked for in fenced blocks, or written as pipe tables.

use std::ops::Range;

use super::{Announced, Builder, typed};
use crate::diag::{self, Diagnostic, Located};
use crate::model::{Block, Cell, Column, ColumnKind, Row, Table, plain_text};
use crate::resolve::charts::{self, Around};
use crate::resolve::requests::{Request, TableContent, TableRequest};
use crate::resolve::tables;
use crate::syntax::markdown;

impl Builder<'_, '_> {
    pub(super) fn requested(&mut self, block: &markdown::Block) -> Option<Block> {
        // One that stands in a list or quote was not announced: it has no place of its own there.
        let own = match self.cell {
            Some(_) => None,
            None => self.requests.remove(&block.range.start),
        };
        let Some(announced) = own else {
            let span = self.place(block.range.clone());
            self.complain(Diagnostic::new(&diag::chart::NOT_ON_ITS_OWN, span));
            return None;
        };
        match announced.request? {
            Request::Chart(request) => {
                let name = &request.selection.dataset;
                let snapshot = self.context.snapshots.get(&name.value, self.asker.as_of);
                let Some(snapshot) = snapshot else {
                    self.diagnostics.extend(self.context.unknown_dataset(name));
                    return None;
                };
                let chart = charts::chart(
                    snapshot,
                    &request,
                    announced.number,
                    Around {
                        letter_date: self.writing.letter_date,
                        figures: Some(self.writing.figures),
                        context: Some(self.context),
                    },
                    self.asker,
                    &mut self.body.sources,
                    self.diagnostics,
                )?;
                for name in request.asked.figures() {
                    self.body.uses.figure(&name.value);
                }
                self.body.charts.push(chart);
                Some(Block::Chart {
                    chart: self.body.charts.len() - 1,
                })
            }
            Request::Table(request) => {
                let table = self.table(&request, announced.number)?;
                self.body.tables.push(table);
                Some(Block::Table {
                    table: self.body.tables.len() - 1,
                })
            }
        }
    }

    pub(super) fn table(&mut self, request: &TableRequest, number: u32) -> Option<Table> {
        match &request.content {
            TableContent::Data { selection, .. } => {
                let name = &selection.dataset;
                let snapshot = self.context.snapshots.get(&name.value, self.asker.as_of);
                let Some(snapshot) = snapshot else {
                    self.diagnostics.extend(self.context.unknown_dataset(name));
                    return None;
                };
                let sources = &mut self.body.sources;
                tables::table(
                    snapshot,
                    request,
                    number,
                    self.asker,
                    sources,
                    self.diagnostics,
                )
            }
            TableContent::Written {
                columns,
                rows,
                has_row_heads,
            } => {
                let mut columns: Vec<Column> = columns
                    .iter()
                    .enumerate()
                    .map(|(index, title)| written_column(&title.value, index, *has_row_heads))
                    .collect();
                let mut rows: Vec<Row> = rows.iter().map(|row| self.written_row(row)).collect();
                typed::with_kinds(&mut columns, &mut rows);
                Some(Table {
                    id: request.id.value.clone(),
                    number: Some(number),
                    caption: request.title.clone(),
                    columns,
                    rows,
                    notes: request.notes.clone(),
                    cell_notes: Vec::new(),
                    source_line: None,
                    source_entries: Vec::new(),
                })
            }
        }
    }

    pub(super) fn written_row(&mut self, row: &[Located<String>]) -> Row {
        let cells = row
            .iter()
            .map(|cell| {
                let span = cell.span;
                let place = |_: Range<usize>| span;
                let document = markdown::parse(&cell.value, &place, self.diagnostics);
                if document.blocks.is_empty() {
                    return Cell::Empty;
                }
                let around = self.cell.replace(span);
                let blocks = self.inside(&document.blocks);
                self.cell = around;
                Cell::Content { blocks }
            })
            .collect();
        Row {
            cells,
            is_total: false,
        }
    }

    /// The words behind "Tabel:" of a paragraph that is a caption.
    pub(super) fn caption(&mut self, words: &[markdown::Inline]) -> Option<String> {
        let [markdown::Inline::Text(text)] = words else {
            return None;
        };
        let caption = text.strip_prefix("Tabel:")?.trim();
        (!caption.is_empty()).then(|| caption.to_owned())
    }

    pub(super) fn pipe_table(
        &mut self,
        range: Range<usize>,
        caption: String,
        head: &[Vec<markdown::Inline>],
        rows: &[Vec<Vec<markdown::Inline>>],
    ) -> Option<Block> {
        // One that stands in a list or quote was not announced: it has no place of its own there.
        let own = match self.cell {
            Some(_) => None,
            None => self.requests.remove(&range.start),
        };
        let Some(Announced { number, .. }) = own else {
            let span = self.place(range);
            self.complain(Diagnostic::new(&diag::chart::NOT_ON_ITS_OWN, span));
            return None;
        };
        let before = std::mem::replace(&mut self.in_passage, true);
        let mut columns: Vec<Column> = head
            .iter()
            .enumerate()
            .map(|(index, words)| {
                let content = self.inlines(words);
                written_column(&plain_text(&content, &self.body.figures), index, true)
            })
            .collect();
        let mut rows: Vec<Row> = rows
            .iter()
            .map(|row| {
                let mut cells: Vec<Cell> = row
                    .iter()
                    .map(|words| match self.inlines(words) {
                        content if content.is_empty() => Cell::Empty,
                        content => Cell::Content {
                            blocks: vec![Block::Paragraph {
                                anchor: None,
                                content,
                            }],
                        },
                    })
                    .collect();
                cells.resize(columns.len(), Cell::Empty);
                Row {
                    cells,
                    is_total: false,
                }
            })
            .collect();
        self.in_passage = before;
        typed::with_kinds(&mut columns, &mut rows);
        self.body.tables.push(Table {
            id: pipe_table_id(number),
            number: Some(number),
            caption,
            columns,
            rows,
            notes: Vec::new(),
            cell_notes: Vec::new(),
            source_line: None,
            source_entries: Vec::new(),
        });
        Some(Block::Table {
            table: self.body.tables.len() - 1,
        })
    }
}

/// The id of a table that has none of its own.
pub(super) fn pipe_table_id(number: u32) -> String {
    format!("tabel-{number}")
}

fn written_column(title: &str, index: usize, has_row_heads: bool) -> Column {
    let kind = if index == 0 && has_row_heads {
        ColumnKind::Header
    } else {
        ColumnKind::Text
    };
    Column {
        title: title.to_owned(),
        unit: None,
        kind,
    }
}
