//! The letter itself as JSON: `brief.json`; each of its charts and tables; and a public dataset.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::chart::Drawings;
use crate::model::{
    Artifact, Block, Cell, Chart, Document, Figure, Inline, LETTER_SCHEMA, ListItem, Site, Table,
    WriteOrder,
};

use super::{Format, Subject};

/// A letter or dataset as data, in the public format, and the charts and tables of letters and pages.
/// Pages themselves have none: they are no documents of record.
pub(super) struct Json;

impl Format for Json {
    fn render(&self, subject: Subject<'_>, site: &Site, _: &[Drawings]) -> Vec<Artifact> {
        let file = |path, bytes| Artifact {
            path,
            bytes,
            order: WriteOrder::Asset,
        };
        match subject {
            Subject::Letter(letter) => {
                let whole = file(
                    format!("{}brief.json", letter.address),
                    written(letter, DEEPEST_LINE),
                );
                let mut made = vec![whole];
                made.extend(files(letter.document(), site));
                made
            }
            Subject::PublicData(dataset) => vec![file(
                format!("{}{}.json", dataset.address, dataset.id),
                written(dataset, DEEPEST_LINE),
            )],
            Subject::Page(page) => files(page.document(), site),
        }
    }
}

/// A chart or table by itself: the same value as in the JSON of its letter, and where it stands.
#[derive(Serialize)]
struct Alone<'a, V> {
    /// What describes the value: a part of the schema of letters.
    #[serde(rename = "$schema")]
    schema: String,
    /// Where it stands.
    #[serde(rename = "adres")]
    address: String,
    #[serde(flatten)]
    value: &'a V,
    /// The figures of its letter, where its cells speak of some by their place in that list.
    #[serde(rename = "cijfers", skip_serializing_if = "<[Figure]>::is_empty")]
    figures: &'a [Figure],
}

/// Each chart and table of a document.
pub(super) fn files(document: Document<'_>, site: &Site) -> Vec<Artifact> {
    let charts = document.charts.iter().map(|chart: &Chart| {
        let bytes = alone(document, site, (&chart.id, "Chart"), chart, &[]);
        (&chart.id, bytes)
    });
    let tables = document.tables.iter().map(|table: &Table| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let speaks_of_figures = cells.into_iter().any(|cell| match cell {
            Cell::Content { blocks } => has_figure(blocks),
            _ => false,
        });
        let figures = match speaks_of_figures {
            true => document.figures,
            false => &[],
        };
        let bytes = alone(document, site, (&table.id, "Table"), table, figures);
        (&table.id, bytes)
    });
    let files = charts.chain(tables).map(|(id, bytes)| Artifact {
        path: format!("{}{id}.json", document.address),
        bytes,
        order: WriteOrder::Asset,
    });
    files.collect()
}

fn alone(
    document: Document<'_>,
    site: &Site,
    (id, kind): (&str, &str),
    value: &impl Serialize,
    figures: &[Figure],
) -> Vec<u8> {
    let base = &site.base_url;
    let alone = Alone {
        schema: format!("{base}schema/brief-{LETTER_SCHEMA}.json#/$defs/{kind}"),
        address: format!("{base}{}#{id}", document.address),
        value,
        figures,
    };
    // It stands two levels less deep than in a letter; each cell or point has a line of its own.
    written(&alone, DEEPEST_LINE - 3)
}

/// Whether blocks hold a figure of their letter.
fn has_figure(blocks: &[Block]) -> bool {
    let of_item = |item: &ListItem| has_figure(&item.blocks);
    blocks.iter().any(|block| match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => says_figure(content),
        Block::List { items, .. } => items.iter().any(of_item),
        Block::Quote { blocks } => has_figure(blocks),
        Block::Definitions { items } => items.iter().any(|(term, meanings)| {
            says_figure(term) || meanings.iter().any(|blocks| has_figure(blocks))
        }),
        Block::Code { .. } | Block::Rule | Block::Chart { .. } | Block::Table { .. } => false,
    })
}

fn says_figure(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Figure { .. } => true,
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strikethrough { content }
        | Inline::Link { content, .. }
        | Inline::Language { content, .. } => says_figure(content),
        Inline::Text { .. }
        | Inline::Code { .. }
        | Inline::FootnoteReference { .. }
        | Inline::LineBreak => false,
    })
}

/// A value in its public format, with lines down to a level.
fn written(value: &impl Serialize, deepest: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 * 1024);
    let formatter = Indented {
        depth: 0,
        has_value: false,
        deepest,
    };
    let mut serializer = Serializer::with_formatter(&mut bytes, formatter);
    match value.serialize(&mut serializer) {
        Ok(()) => {}
        Err(error) => unreachable!("what is public has a JSON form: {error}"),
    }
    bytes.push(b'\n');
    bytes
}

/// Two spaces for each level down to the deepest; what is nested deeper, such as a point of a
/// chart or a cell of a table, stands on one line. That is easier to read than a line for each
/// bracket, and a third fewer bytes to write.
struct Indented {
    depth: usize,
    has_value: bool,
    /// The deepest level whose values each begin a line of their own; at most [`DEEPEST_LINE`].
    deepest: usize,
}

/// That level in a whole letter or dataset.
const DEEPEST_LINE: usize = 7;

/// A new line and the indentation of the deepest level that is written at once.
const NEW_LINE: &[u8; 1 + 2 * DEEPEST_LINE] = b"\n              ";

impl Indented {
    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(mark)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value && self.depth < self.deepest {
            self.new_line(writer)?;
        }
        self.has_value = true;
        writer.write_all(mark)
    }

    fn next<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if self.depth > self.deepest {
            return writer.write_all(if first { b"" } else { b", " });
        }
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn new_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(&NEW_LINE[..=2 * self.depth.min(self.deepest)])
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}
