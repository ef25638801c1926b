//! Spreadsheets as cells: XLSX, ODS and CSV.
//!
//! In: the bytes of one file. Out: the cells of one sheet, with the row and column that people
//! know them by. Numbers leave as decimals. A file may come from anywhere, so everything is
//! bounded before it is believed: what is unpacked, how many cells, how long a text.

mod archive;
mod ods;
mod text;
mod xlsx;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use super::characters::{code_point, is_forbidden};
use crate::model::Date;

/// Most cells with something in them that a sheet may have.
pub const CELLS: usize = 500_000;
/// Longest text of a cell, in bytes.
const TEXT: usize = 20_000;

/// A place in a sheet; both count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}{}",
            column_letters(self.column),
            self.row.saturating_add(1)
        )
    }
}

/// A column as spreadsheets name it: `A`, `Z`, `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.into_iter().rev().map(char::from).collect()
}

/// What a cell holds; of a formula, what it came to when the file was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, white space at its ends taken off; never empty.
    Text(String),
    /// A number.
    Number {
        /// Its value; of a percentage the number before the sign: 6 for 6%.
        value: Decimal,
        /// Whether it is shown as a percentage.
        is_percentage: bool,
        /// Whether it has more than the 15 digits that a spreadsheet keeps exactly, as what is
        /// left over from calculating has: 0.1 + 0.2 is 0.30000000000000004.
        has_remains: bool,
    },
    /// A day.
    Date(Date),
    /// What is left of a calculation that failed (`#N/A`), or a number or date that is none.
    Error(String),
}

/// The cells of a sheet that have something in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// By row and column.
    pub cells: BTreeMap<Place, Value>,
    /// Cells that were merged into one: from, to and including.
    pub merged: Vec<(Place, Place)>,
}

impl Grid {
    fn put(&mut self, place: Place, value: Value) -> Result<(), Flaw> {
        if self.cells.len() >= CELLS {
            return Err(Flaw::TooManyCells);
        }
        self.cells.insert(place, value);
        Ok(())
    }
}

/// A sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// A file with sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in order; none for a CSV.
    pub sheets: Vec<SheetName>,
    /// The sheet that was read, by its place in `sheets`, with its cells: the one that was asked
    /// for, or the only one that is not hidden. `None` when nothing says which.
    pub sheet: Option<(usize, Grid)>,
    /// Whether cells are texts only, as in a CSV, so that someone must say how numbers are written.
    pub is_text: bool,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is an old `.xls`, or protected with a password.
    OldOrProtected,
    /// It is none of the kinds that are read.
    NoSpreadsheet,
    /// It would unpack to more than is allowed.
    TooLarge,
    /// The sheet has more cells than [`CELLS`].
    TooManyCells,
    /// A CSV that is not UTF-8.
    NotUtf8,
    /// It has no sheet of the name that was asked for.
    NoSuchSheet(Vec<String>),
    /// It does not hold together.
    Damaged(String),
}

/// Reads a file: one sheet of it. `wanted` is the name of a sheet.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Workbook, Flaw> {
    const ZIP: &[u8] = b"PK";
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    if bytes.starts_with(COMPOUND) {
        return Err(Flaw::OldOrProtected);
    }
    if !bytes.starts_with(ZIP) {
        return text::read(bytes);
    }
    match archive::inspect(bytes)? {
        archive::Kind::Xlsx => xlsx::read(bytes, wanted),
        archive::Kind::Ods => ods::read(bytes, wanted),
    }
}

/// Which sheet is read: the one that was asked for, or the only one that is not hidden.
fn choose(sheets: &[SheetName], wanted: Option<&str>) -> Result<Option<usize>, Flaw> {
    if let Some(wanted) = wanted {
        let found = sheets.iter().position(|sheet| sheet.name == wanted);
        let names = || sheets.iter().map(|sheet| sheet.name.clone()).collect();
        return found.map(Some).ok_or_else(|| Flaw::NoSuchSheet(names()));
    }
    let mut shown = (0..sheets.len()).filter(|index| !sheets[*index].is_hidden);
    let first = shown.next();
    Ok(first.filter(|_| shown.next().is_none()))
}

/// A text as a cell; `None` when nothing is left of it.
fn text_value(text: &str) -> Option<Value> {
    // Line breaks and the spaces of typesetters are for how it looks in a cell.
    let mut clean = String::with_capacity(text.len().min(TEXT));
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        // A file of a site may not hold these; nobody sees them in a cell.
        if let Some(character) = word.chars().find(|c| is_forbidden(*c)) {
            return Some(Value::Error(code_point(character)));
        }
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
        if clean.len() > TEXT {
            return Some(Value::Error("#LANG".to_owned()));
        }
    }
    (!clean.is_empty()).then_some(Value::Text(clean))
}

/// A number as spreadsheets keep it: the shortest decimal that stands for the same binary number,
/// which is the one that was typed.
fn number_value(binary: f64, is_percentage: bool) -> Value {
    let text = binary.to_string();
    let Ok(value) = Decimal::from_str_exact(&text) else {
        return Value::Error(text);
    };
    let digits = text.bytes().filter(u8::is_ascii_digit);
    let significant = digits.skip_while(|digit| *digit == b'0').count();
    let zeros = if text.contains('.') {
        0
    } else {
        text.len() - text.trim_end_matches('0').len()
    };
    let value = if is_percentage {
        match value.checked_mul(Decimal::ONE_HUNDRED) {
            Some(value) => value,
            None => return Value::Error(text),
        }
    } else {
        value
    };
    Value::Number {
        value: value.normalize(),
        is_percentage,
        has_remains: significant.saturating_sub(zeros) > 15,
    }
}

/// A day of a date or moment as ISO writes it; a moment within a day is no date.
fn date_value(text: &str) -> Value {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let is_midnight = time.bytes().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z'));
    match crate::model::parse_date(day) {
        Some(date) if is_midnight => Value::Date(date),
        _ => Value::Error(text.to_owned()),
    }
}
