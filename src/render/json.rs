//! The letter itself as JSON: `brief.json`; each of its charts and tables; and a public dataset.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::chart::Drawings;
use crate::model::{
    Artifact, Block, Cell, Document, Figure, Inline, LETTER_SCHEMA, Letter, ListItem, Site, Table,
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
                let alone = alone_of_letter(letter, &whole.bytes, site);
                let mut made = vec![whole];
                made.extend(alone);
                made
            }
            Subject::PublicData(dataset) => vec![file(
                format!("{}{}.json", dataset.address, dataset.id),
                written(dataset, DEEPEST_LINE),
            )],
            Subject::Page(_) | Subject::Passage(_) => files(subject.document(), site),
        }
    }
}

/// Each chart and table of a document by itself.
fn files(document: Document<'_>, site: &Site) -> Vec<Artifact> {
    let charts = document.charts.iter().map(|chart| {
        let value = written(chart, DEEPEST_ALONE);
        alone(document, site, (&chart.id, "Chart"), &value, &[])
    });
    let tables = document.tables.iter().map(|table| {
        let value = written(table, DEEPEST_ALONE);
        let figures = figures_of(table, document);
        alone(document, site, (&table.id, "Table"), &value, figures)
    });
    charts.chain(tables).collect()
}

/// The same for a letter, out of its JSON: what stands there is not written a second time.
fn alone_of_letter(letter: &Letter, record: &[u8], site: &Site) -> Vec<Artifact> {
    let document = letter.document();
    let charts = values_of(record, b"\n  \"grafieken\": [");
    let tables = values_of(record, b"\n  \"tabellen\": [");
    if (charts.len(), tables.len()) != (document.charts.len(), document.tables.len()) {
        unreachable!("each chart and table stands in the list of its letter");
    }
    let charts = document
        .charts
        .iter()
        .zip(charts)
        .map(|(chart, value)| alone(document, site, (&chart.id, "Chart"), &value, &[]));
    let tables = document.tables.iter().zip(tables).map(|(table, value)| {
        let figures = figures_of(table, document);
        alone(document, site, (&table.id, "Table"), &value, figures)
    });
    charts.chain(tables).collect()
}

/// The objects of a list in the JSON of a letter, two levels less deep. No text in it breaks over
/// lines, so that a line says by its indentation what it is.
fn values_of(record: &[u8], list: &[u8]) -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    let Some(start) = memchr::memmem::find(record, list) else {
        return values;
    };
    let mut value = Vec::new();
    let rest = &record[start + list.len()..];
    let mut ends = memchr::memchr_iter(b'\n', rest);
    let mut begin = ends.next().map_or(rest.len(), |end| end + 1);
    for end in ends {
        let Some(line) = rest[begin..end].strip_prefix(b"    ") else {
            break;
        };
        begin = end + 1;
        let is_last = line.starts_with(b"}");
        value.extend_from_slice(if is_last { b"}" } else { line });
        value.push(b'\n');
        if is_last {
            values.push(std::mem::take(&mut value));
        }
    }
    values
}

/// A chart or table by itself: the same value as in the JSON of its letter, and where it stands. Its
/// schema is a part of that of letters.
fn alone(
    document: Document<'_>,
    site: &Site,
    (id, kind): (&str, &str),
    value: &[u8],
    figures: &[Figure],
) -> Artifact {
    let base = &site.base_url;
    let head = |key: &str, value: String| {
        let value = serde_json::Value::String(value);
        format!("\n  \"{key}\": {value},")
    };
    let mut bytes = Vec::with_capacity(value.len() + 256);
    bytes.push(b'{');
    let schema = format!("{base}schema/brief-{LETTER_SCHEMA}.json#/$defs/{kind}");
    bytes.extend(head("$schema", schema).bytes());
    bytes.extend(head("adres", format!("{base}{}#{id}", document.address)).bytes());
    bytes.extend_from_slice(value.strip_prefix(b"{").unwrap_or(value));
    if !figures.is_empty() {
        // The figures of its letter, of which its cells speak by their place in that list.
        bytes.truncate(bytes.len() - b"\n}\n".len());
        bytes.extend_from_slice(b",\n  \"cijfers\": ");
        let figures = written(&figures, DEEPEST_ALONE - 1);
        for line in figures
            .trim_ascii_end()
            .split_inclusive(|byte| *byte == b'\n')
        {
            bytes.extend_from_slice(line);
            if line.ends_with(b"\n") {
                bytes.extend_from_slice(b"  ");
            }
        }
        bytes.extend_from_slice(b"\n}\n");
    }
    Artifact {
        path: format!("{}{id}.json", document.address),
        bytes,
        order: WriteOrder::Asset,
    }
}

/// The figures of which the cells of a table speak by their place; none where they speak of none.
fn figures_of<'a>(table: &Table, document: Document<'a>) -> &'a [Figure] {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let speaks_of_figures = cells.any(|cell| match cell {
        Cell::Content { blocks } => has_figure(blocks),
        _ => false,
    });
    match speaks_of_figures {
        true => document.figures,
        false => &[],
    }
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

/// That level in a chart or table by itself, which stands two levels less deep than in its letter.
const DEEPEST_ALONE: usize = DEEPEST_LINE - 2;

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
