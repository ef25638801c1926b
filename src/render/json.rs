//! The letter itself as JSON: `brief.json`; and a public dataset.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::chart::Drawings;
use crate::model::{Artifact, Site, WriteOrder};

use super::{Format, Subject};

/// A letter or dataset as data, in the public format. Pages have none: they are no documents of
/// record.
pub(super) struct Json;

impl Format for Json {
    fn render(&self, subject: Subject<'_>, _: &Site, _: &[Drawings]) -> Vec<Artifact> {
        let (path, bytes) = match subject {
            Subject::Letter(letter) => (format!("{}brief.json", letter.address), written(letter)),
            Subject::PublicData(dataset) => (
                format!("{}{}.json", dataset.address, dataset.id),
                written(dataset),
            ),
            Subject::Page(_) => return Vec::new(),
        };
        vec![Artifact {
            path,
            bytes,
            order: WriteOrder::Asset,
        }]
    }
}

/// A value in its public format.
fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64 * 1024);
    let mut serializer = Serializer::with_formatter(&mut bytes, Indented::default());
    match value.serialize(&mut serializer) {
        Ok(()) => {}
        Err(error) => unreachable!("what is public has a JSON form: {error}"),
    }
    bytes.push(b'\n');
    bytes
}

/// Two spaces for each level down to [`DEEPEST_LINE`]; what is nested deeper, such as a point of a
/// chart or a cell of a table, stands on one line. That is easier to read than a line for each
/// bracket, and a third fewer bytes to write.
#[derive(Default)]
struct Indented {
    depth: usize,
    has_value: bool,
}

/// The deepest level whose values each begin a line of their own.
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
        if self.has_value && self.depth < DEEPEST_LINE {
            self.new_line(writer)?;
        }
        self.has_value = true;
        writer.write_all(mark)
    }

    fn next<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if self.depth > DEEPEST_LINE {
            return writer.write_all(if first { b"" } else { b", " });
        }
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn new_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(&NEW_LINE[..=2 * self.depth.min(DEEPEST_LINE)])
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
