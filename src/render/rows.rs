//! Files of rows for machines and spreadsheets: the same rows as CSV, as CSV for Dutch Excel and as
//! NDJSON.
//!
//! CSV is RFC 4180: UTF-8, commas, CRLF, a point as decimal mark. The file for Dutch Excel has what
//! that needs to open it at a click: a byte order mark, semicolons, decimal commas. NDJSON has one
//! object a line; decimals are strings in it, as in the JSON of a letter, and what is not known is
//! left out. A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; an
//! apostrophe before it keeps text from being calculated.

use csv::{Terminator, Writer, WriterBuilder};
use rust_decimal::Decimal;

use crate::model::{Date, Moment, notation};

/// What parts the items of a list in one cell.
pub(crate) const LIST_DELIMITER: &str = "|";

/// A column of a file of rows, as it is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// What stands in it.
    pub(crate) kind: FieldKind,
    /// What it means, in Dutch.
    pub(crate) description: &'a str,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// Words.
    Text,
    /// Several texts, parted by [`LIST_DELIMITER`] in a cell.
    List,
    /// A day: `2019-03-22`.
    Date,
    /// A moment in UTC: `2019-03-22T11:00:00Z`.
    Moment,
    /// A number.
    Decimal,
    /// A whole number.
    Whole,
    /// `ja` or `nee`; true or false in NDJSON.
    YesNo,
    /// A whole address.
    Address,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Nothing is known, or there can be nothing.
    Nothing,
    /// Words.
    Text(&'a str),
    /// Words that were put together.
    Made(String),
    /// Several texts.
    List(Vec<&'a str>),
    /// Several texts that were put together.
    Items(Vec<String>),
    /// A day.
    Date(Date),
    /// A moment.
    Moment(Moment),
    /// A number.
    Decimal(Decimal),
    /// A whole number.
    Whole(u32),
    /// Yes or no.
    YesNo(bool),
}

impl<'a> Value<'a> {
    /// Words, where there are any.
    pub(crate) fn text(text: Option<&'a str>) -> Value<'a> {
        text.map_or(Value::Nothing, Value::Text)
    }

    /// A day, where there is one.
    pub(crate) fn date(date: Option<Date>) -> Value<'a> {
        date.map_or(Value::Nothing, Value::Date)
    }
}

/// The forms in which rows are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowFormat {
    /// For programs.
    Csv,
    /// For Dutch Excel.
    DutchCsv,
    /// One JSON object a line.
    Lines,
}

impl RowFormat {
    /// Every form.
    pub(crate) const ALL: [RowFormat; 3] = [RowFormat::Csv, RowFormat::DutchCsv, RowFormat::Lines];

    /// What follows the name of the file: `.csv`.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            RowFormat::Csv => ".csv",
            RowFormat::DutchCsv => "-nl.csv",
            RowFormat::Lines => ".ndjson",
        }
    }
}

/// A file of rows that is being written.
pub(crate) struct RowFile<'a> {
    fields: &'a [Field<'a>],
    sheet: Sheet,
}

enum Sheet {
    Csv(Writer<Vec<u8>>),
    DutchCsv(Writer<Vec<u8>>),
    Lines(Vec<u8>),
}

impl<'a> RowFile<'a> {
    /// A file with these columns.
    pub(crate) fn new(format: RowFormat, fields: &'a [Field<'a>]) -> RowFile<'a> {
        let writer = |delimiter, start: &[u8]| {
            let writer = WriterBuilder::new()
                .delimiter(delimiter)
                .terminator(Terminator::CRLF)
                .from_writer(start.to_vec());
            with_head(writer, fields)
        };
        RowFile {
            fields,
            sheet: match format {
                RowFormat::Csv => Sheet::Csv(writer(b',', b"")),
                RowFormat::DutchCsv => Sheet::DutchCsv(writer(b';', "\u{feff}".as_bytes())),
                RowFormat::Lines => Sheet::Lines(Vec::new()),
            },
        }
    }

    /// Adds a row; it has a value for each column.
    pub(crate) fn push(&mut self, row: &[Value<'_>]) {
        debug_assert_eq!(row.len(), self.fields.len());
        match &mut self.sheet {
            Sheet::Csv(writer) => put(writer, row, notation::plain_number),
            Sheet::DutchCsv(writer) => put(writer, row, |number| {
                notation::plain_number(number).replace('.', ",")
            }),
            Sheet::Lines(lines) => put_line(lines, self.fields, row),
        }
    }

    /// The file.
    pub(crate) fn finish(self) -> Vec<u8> {
        match self.sheet {
            Sheet::Csv(writer) | Sheet::DutchCsv(writer) => match writer.into_inner() {
                Ok(bytes) => bytes,
                Err(error) => unreachable!("memory takes every row: {error}"),
            },
            Sheet::Lines(lines) => lines,
        }
    }
}

fn with_head(mut writer: Writer<Vec<u8>>, fields: &[Field<'_>]) -> Writer<Vec<u8>> {
    for field in fields {
        put_cell(&mut writer, field.name);
    }
    end_row(&mut writer);
    writer
}

fn put(writer: &mut Writer<Vec<u8>>, row: &[Value<'_>], number: impl Fn(Decimal) -> String) {
    for value in row {
        match value {
            Value::Nothing => put_cell(writer, ""),
            Value::Text(text) => put_text(writer, text),
            Value::Made(text) => put_text(writer, text),
            Value::List(items) => put_text(writer, &items.join(LIST_DELIMITER)),
            Value::Items(items) => put_text(writer, &items.join(LIST_DELIMITER)),
            Value::Date(date) => put_cell(writer, &date.to_string()),
            Value::Moment(moment) => put_cell(writer, &moment.to_string()),
            Value::Decimal(value) => put_cell(writer, &number(*value)),
            Value::Whole(number) => put_cell(writer, &number.to_string()),
            Value::YesNo(is_so) => put_cell(writer, if *is_so { "ja" } else { "nee" }),
        }
    }
    end_row(writer);
}

fn put_text(writer: &mut Writer<Vec<u8>>, text: &str) {
    if is_formula(text) {
        put_cell(writer, &format!("'{text}"));
    } else {
        put_cell(writer, text);
    }
}

fn put_cell(writer: &mut Writer<Vec<u8>>, cell: &str) {
    if let Err(error) = writer.write_field(cell) {
        unreachable!("memory takes every cell: {error}");
    }
}

fn end_row(writer: &mut Writer<Vec<u8>>) {
    if let Err(error) = writer.write_record(None::<&[u8]>) {
        unreachable!("every row has as many cells as the head: {error}");
    }
}

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%',
    ])
}

fn put_line(lines: &mut Vec<u8>, fields: &[Field<'_>], row: &[Value<'_>]) {
    lines.push(b'{');
    let mut is_first = true;
    for (field, value) in fields.iter().zip(row) {
        if *value == Value::Nothing {
            continue;
        }
        if !is_first {
            lines.push(b',');
        }
        is_first = false;
        put_json(lines, field.name);
        lines.push(b':');
        match value {
            Value::Nothing => {}
            Value::Text(text) => put_json(lines, text),
            Value::Made(text) => put_json(lines, text),
            Value::List(items) => put_json(lines, items),
            Value::Items(items) => put_json(lines, items),
            Value::Date(date) => put_json(lines, &date.to_string()),
            Value::Moment(moment) => put_json(lines, moment),
            Value::Decimal(number) => put_json(lines, &notation::plain_number(*number)),
            Value::Whole(number) => put_json(lines, number),
            Value::YesNo(is_so) => put_json(lines, is_so),
        }
    }
    lines.extend_from_slice(b"}\n");
}

fn put_json(lines: &mut Vec<u8>, value: &(impl serde::Serialize + ?Sized)) {
    if let Err(error) = serde_json::to_writer(lines, value) {
        unreachable!("texts, numbers and yes or no have a JSON form: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldKind, RowFile, RowFormat, Value};
    use crate::model::parse_date;

    const FIELDS: &[Field<'_>] = &[
        field("naam", FieldKind::Text),
        field("themas", FieldKind::List),
        field("datum", FieldKind::Date),
        field("waarde", FieldKind::Decimal),
        field("open", FieldKind::YesNo),
    ];

    const fn field(name: &'static str, kind: FieldKind) -> Field<'static> {
        Field {
            name,
            kind,
            description: "",
        }
    }

    fn file(format: RowFormat) -> String {
        let mut file = RowFile::new(format, FIELDS);
        file.push(&[
            Value::Text("=1+1; \"zo\""),
            Value::List(vec!["Wmo", "Zorg, jeugd"]),
            Value::date(parse_date("2019-03-22")),
            Value::Decimal("-12.50".parse().unwrap()),
            Value::YesNo(true),
        ]);
        let mut empty = vec![Value::Nothing; FIELDS.len()];
        empty[4] = Value::YesNo(false);
        file.push(&empty);
        String::from_utf8(file.finish()).unwrap()
    }

    #[test]
    fn the_same_rows_are_written_for_programs_and_for_dutch_spreadsheets() {
        assert_eq!(
            file(RowFormat::Csv),
            "naam,themas,datum,waarde,open\r\n\
             \"'=1+1; \"\"zo\"\"\",\"Wmo|Zorg, jeugd\",2019-03-22,-12.5,ja\r\n\
             ,,,,nee\r\n"
        );
        assert_eq!(
            file(RowFormat::DutchCsv),
            "\u{feff}naam;themas;datum;waarde;open\r\n\
             \"'=1+1; \"\"zo\"\"\";Wmo|Zorg, jeugd;2019-03-22;-12,5;ja\r\n\
             ;;;;nee\r\n"
        );
    }

    #[test]
    fn a_line_of_json_has_what_is_known_as_it_was_written() {
        assert_eq!(
            file(RowFormat::Lines),
            "{\"naam\":\"=1+1; \\\"zo\\\"\",\"themas\":[\"Wmo\",\"Zorg, jeugd\"],\
             \"datum\":\"2019-03-22\",\"waarde\":\"-12.5\",\"open\":true}\n\
             {\"open\":false}\n"
        );
    }
}
