//! What tables of data are made of: columns with units, cells with numbers or words.

use super::snapshot::Seen;
use crate::dataset::Dataset;
use crate::model::{
    Cell, Column, ColumnKind, Qualifier, Quantity, Row, Status, UnitKind, notation,
};

/// Columns and rows of a table that is being made.
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; as many cells as columns.
    pub rows: Vec<Row>,
}

impl Grid {
    /// A column in which nothing stands says nothing.
    pub fn drop_empty_columns(&mut self) {
        for index in (1..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.cells[index] == Cell::Empty) {
                self.columns.remove(index);
                for row in &mut self.rows {
                    row.cells.remove(index);
                }
            }
        }
    }
}

/// A column with a heading.
pub fn column(title: &str, unit: Option<String>, kind: ColumnKind) -> Column {
    Column {
        title: notation::capitalised(title),
        unit,
        kind,
    }
}

/// The unit of a measure as tables write it.
pub fn unit_words(dataset: &Dataset, measure: usize) -> &str {
    let unit = &dataset.measures[measure].unit;
    match unit.kind {
        UnitKind::Euro => "€",
        UnitKind::Percent => "%",
        UnitKind::Count => &unit.plural,
    }
}

/// The unit as it stands in the head of the column of a measure.
pub fn unit_in_head(dataset: &Dataset, measure: usize) -> Option<String> {
    let unit = unit_words(dataset, measure);
    let measure = &dataset.measures[measure];
    // "Huishoudens (huishoudens)" says the same twice.
    (measure.title.to_lowercase() != unit.to_lowercase()).then(|| unit.to_owned())
}

/// A number as a cell: what is said once for the whole table is not said in each cell.
pub fn number_cell(dataset: &Dataset, seen: &Seen<'_>) -> Cell {
    let about = seen.about();
    let qualifier = match about.qualifier {
        Qualifier::Exact if about.status == Status::Estimate => Qualifier::Estimated,
        stated => stated,
    };
    let remark = match qualifier {
        Qualifier::Exact if about.status.is_tentative() => Some(about.status.words()),
        Qualifier::Exact => None,
        qualifier => Some(qualifier.words()),
    };
    Cell::Number {
        text: match seen.quantity {
            Quantity::Known(value) => {
                notation::number(value, dataset.measures[seen.measure()].decimals)
            }
            not_known => notation::no_number(not_known).to_owned(),
        },
        quantity: seen.quantity,
        remark: remark
            .filter(|_| seen.quantity.known().is_some())
            .map(str::to_owned),
    }
}

/// Words as a cell; none is empty.
pub fn text_cell(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        text => Cell::Text {
            text: text.to_owned(),
        },
    }
}
