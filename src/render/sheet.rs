//! Rows for re-users as CSV, in two notations: one for programs and one that Dutch Excel opens at a
//! click.
//!
//! For programs: RFC 4180, UTF-8, commas, days as 2019-03-22, a point as decimal mark. For Dutch
//! Excel: a byte order mark, semicolons, days as 22-03-2019, a decimal comma. Both end lines with
//! CRLF. Text that a spreadsheet would take for a formula gets an apostrophe before it.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;

use crate::model::{Date, notation};

use super::csv::harmless;

/// How numbers, days and columns are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// For programs.
    Plain,
    /// For Dutch Excel.
    Dutch,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field<'a> {
    /// Nothing.
    Empty,
    /// Words.
    Text(Cow<'a, str>),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
}

impl<'a> Field<'a> {
    /// Words, or nothing where there are none.
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Field<'a> {
        match text.into() {
            text if text.is_empty() => Field::Empty,
            text => Field::Text(text),
        }
    }

    /// A day, or nothing.
    pub(crate) fn day(day: Option<Date>) -> Field<'a> {
        day.map_or(Field::Empty, Field::Day)
    }
}

/// A file of rows that is being written.
pub(crate) struct Sheet {
    notation: Notation,
    writer: Writer<Vec<u8>>,
    record: csv::StringRecord,
}

impl Sheet {
    /// A file with these columns.
    pub(crate) fn new<'n>(notation: Notation, columns: impl Iterator<Item = &'n str>) -> Sheet {
        let mut bytes = Vec::with_capacity(4096);
        if notation == Notation::Dutch {
            bytes.extend_from_slice("\u{feff}".as_bytes());
        }
        let writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .delimiter(match notation {
                Notation::Plain => b',',
                Notation::Dutch => b';',
            })
            .from_writer(bytes);
        let mut sheet = Sheet {
            notation,
            writer,
            record: csv::StringRecord::new(),
        };
        for column in columns {
            sheet.record.push_field(&harmless(column.to_owned()));
        }
        sheet.put();
        sheet
    }

    /// Adds a row, which has as many cells as there are columns.
    pub(crate) fn row<'f>(&mut self, fields: impl IntoIterator<Item = Field<'f>>) {
        for field in fields {
            match (field, self.notation) {
                (Field::Empty, _) => self.record.push_field(""),
                (Field::Text(text), _) => self.record.push_field(&harmless(text.into_owned())),
                (Field::Number(number), Notation::Plain) => {
                    self.record.push_field(&notation::plain_number(number));
                }
                (Field::Number(number), Notation::Dutch) => {
                    let number = notation::plain_number(number).replace('.', ",");
                    self.record.push_field(&number);
                }
                (Field::Day(day), Notation::Plain) => self.record.push_field(&day.to_string()),
                (Field::Day(day), Notation::Dutch) => {
                    let (day, month, year) = (day.day(), day.month(), day.year());
                    self.record
                        .push_field(&format!("{day:02}-{month:02}-{year:04}"));
                }
            }
        }
        self.put();
    }

    fn put(&mut self) {
        match self.writer.write_record(&self.record) {
            Ok(()) => self.record.clear(),
            Err(error) => unreachable!("every row has as many cells as the head: {error}"),
        }
    }

    /// The file.
    pub(crate) fn finish(self) -> Vec<u8> {
        match self.writer.into_inner() {
            Ok(bytes) => bytes,
            Err(error) => unreachable!("memory takes every row: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Field, Notation, Sheet};
    use crate::model::parse_date;

    fn written(notation: Notation) -> String {
        let mut sheet = Sheet::new(notation, ["wijk", "aantal", "op"].into_iter());
        let day = parse_date("2019-03-02");
        sheet.row([
            Field::text("=A1;\"x\", y"),
            Field::Number(Decimal::new(-12345, 1)),
            Field::day(day),
        ]);
        sheet.row([Field::text(""), Field::Empty, Field::day(None)]);
        String::from_utf8(sheet.finish()).unwrap()
    }

    #[test]
    fn programs_get_points_and_commas_and_dutch_excel_commas_and_semicolons() {
        assert_eq!(
            written(Notation::Plain),
            "wijk,aantal,op\r\n\"'=A1;\"\"x\"\", y\",-1234.5,2019-03-02\r\n,,\r\n"
        );
        assert_eq!(
            written(Notation::Dutch),
            "\u{feff}wijk;aantal;op\r\n\"'=A1;\"\"x\"\", y\";-1234,5;02-03-2019\r\n;;\r\n"
        );
    }
}
