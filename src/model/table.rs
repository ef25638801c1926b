//! A table as a value: from data, or written in place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Block;
use super::period::Period;
use super::quantity::Quantity;

/// A table. Invariant: every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Its id and anchor in the letter.
    pub id: String,
    /// Its number among the letter's tables; `None` for the data behind a chart.
    #[serde(rename = "nummer")]
    pub number: Option<u32>,
    /// What it shows.
    #[serde(rename = "titel")]
    pub caption: String,
    /// Its columns.
    #[serde(rename = "kolommen")]
    pub columns: Vec<Column>,
    /// Its rows.
    #[serde(rename = "rijen")]
    pub rows: Vec<Row>,
    /// Notes below it, about all of it.
    #[serde(rename = "noten")]
    pub notes: Vec<String>,
    /// Notes below it that belong to some of its cells, in the order in which a reader meets them.
    #[serde(rename = "celnoten", default, skip_serializing_if = "Vec::is_empty")]
    pub cell_notes: Vec<CellNote>,
    /// Source, place and time in one sentence; `None` for a table written in place.
    #[serde(rename = "bronregel")]
    pub source_line: Option<String>,
    /// The entries of the letter's list of sources that it rests on, by anchor.
    #[serde(rename = "bronvermeldingen")]
    pub source_entries: Vec<String>,
}

impl Table {
    /// The unit that all columns of numbers share, where there are several: pages say it once for
    /// the whole table and not in each head.
    pub fn shared_unit(&self) -> Option<&str> {
        let mut numbers = self
            .columns
            .iter()
            .filter(|column| column.kind.is_number())
            .map(|column| column.unit.as_deref().filter(|unit| !unit.is_empty()));
        let first = numbers.next()??;
        let mut others = numbers.peekable();
        others.peek()?;
        others.all(|unit| unit == Some(first)).then_some(first)
    }
}

/// A note that belongs to cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CellNote {
    /// What stands at the cells and before the note: `a`, `b`, and so on.
    #[serde(rename = "teken")]
    pub sign: String,
    /// What it says.
    #[serde(rename = "tekst")]
    pub text: String,
    /// The cells, in reading order; at least one.
    #[serde(rename = "cellen")]
    pub cells: Vec<CellPlace>,
}

/// The place of a cell in its table, counted from 0. What belongs to a whole row stands at the head of
/// the row, what belongs to a whole column at the head of the column.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct CellPlace {
    /// Index of its row; `None` for the head of a column.
    #[serde(rename = "rij")]
    pub row: Option<usize>,
    /// Index of its column.
    #[serde(rename = "kolom")]
    pub column: usize,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Its heading.
    #[serde(rename = "titel")]
    pub title: String,
    /// The unit of its numbers, printed in the heading.
    #[serde(rename = "eenheid")]
    pub unit: Option<String>,
    /// What stands in it.
    #[serde(rename = "soort")]
    pub kind: ColumnKind,
}

/// What stands in a column; it decides the alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// What the row is about; a row header.
    #[serde(rename = "rijkop")]
    Header,
    /// Words.
    #[serde(rename = "tekst")]
    Text,
    /// Numbers, aligned by their decimal mark.
    #[serde(rename = "getal")]
    Number,
    /// Numbers that are the total of those beside them in their row.
    #[serde(rename = "totaal")]
    Total,
}

impl ColumnKind {
    /// Whether numbers stand in it.
    pub fn is_number(self) -> bool {
        matches!(self, ColumnKind::Number | ColumnKind::Total)
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// One cell for each column.
    #[serde(rename = "cellen")]
    pub cells: Vec<Cell>,
    /// Whether it is a total of other rows.
    #[serde(rename = "totaal")]
    pub is_total: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    #[serde(rename = "leeg")]
    Empty,
    /// Words of the data.
    #[serde(rename = "tekst")]
    Text {
        /// The words.
        #[serde(rename = "tekst")]
        text: String,
    },
    /// A time that the data speak about.
    #[serde(rename = "tijd")]
    Time {
        /// As printed.
        #[serde(rename = "tekst")]
        text: String,
        /// Which days it means.
        #[serde(rename = "tijd")]
        period: Period,
    },
    /// A number of the data.
    #[serde(rename = "getal")]
    Number {
        /// As printed, without its unit.
        #[serde(rename = "tekst")]
        text: String,
        /// The value.
        #[serde(rename = "waarde")]
        quantity: Quantity,
        /// Status or qualifier where it differs from the rest of the column.
        #[serde(rename = "opmerking")]
        remark: Option<String>,
    },
    /// What an author wrote in Markdown.
    #[serde(rename = "inhoud")]
    Content {
        /// Its blocks.
        #[serde(rename = "blokken")]
        blocks: Vec<Block>,
    },
}

impl Cell {
    /// A time in its own words.
    pub fn time(period: &Period) -> Cell {
        Cell::Time {
            text: period.text.clone(),
            period: period.clone(),
        }
    }
}
