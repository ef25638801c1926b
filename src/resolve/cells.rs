//! What tables of data are made of: columns with units, cells with numbers or words.

use super::snapshot::Seen;
use crate::dataset::Dataset;
use crate::model::{
    Cell, Column, ColumnKind, Qualifier, Quantity, Row, Status, Unit, UnitKind, notation,
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

/// Where the unit of the numbers of a measure stands in a table.
#[derive(Clone, Copy)]
pub enum Units<'a> {
    /// All count the same: the head says it.
    InHead(&'a Unit),
    /// They differ: each number says its own.
    InCells,
}

impl<'a> Units<'a> {
    /// Looks at the cells of a measure; a measure without cells has its own unit.
    pub fn of<'c>(
        dataset: &'a Dataset,
        cells: impl IntoIterator<Item = &'c Seen<'a>>,
        measure: usize,
    ) -> Units<'a>
    where
        'a: 'c,
    {
        let own = cells.into_iter().filter(|seen| seen.measure() == measure);
        let mut units = own.map(|seen| seen.unit(dataset));
        let first = units.next().unwrap_or(&dataset.measures[measure].unit);
        match units.all(|unit| unit.plural == first.plural) {
            true => Units::InHead(first),
            false => Units::InCells,
        }
    }

    /// The unit that all numbers share, as tables write it.
    pub fn words(self) -> Option<&'a str> {
        match self {
            Units::InHead(unit) => Some(unit_words(unit)),
            Units::InCells => None,
        }
    }

    /// The title of a measure whose numbers have these units.
    pub fn title(self, dataset: &'a Dataset, measure: usize) -> &'a str {
        let about = &dataset.measures[measure];
        let own = unit_words(&about.unit);
        // A measure that is called after its unit is not called so where the numbers have another.
        match self.words() {
            _ if about.title.to_lowercase() != own.to_lowercase() => &about.title,
            Some(unit) if unit == own => &about.title,
            Some(unit) => unit,
            None => "Aantal",
        }
    }

    /// The column of a measure: its title, and the unit where that says more.
    pub fn column(self, dataset: &'a Dataset, measure: usize) -> Column {
        let title = self.title(dataset, measure);
        // "Huishoudens (huishoudens)" says the same twice.
        let unit = self
            .words()
            .filter(|unit| title.to_lowercase() != unit.to_lowercase());
        column(title, unit.map(str::to_owned), ColumnKind::Number)
    }
}

/// A unit as tables write it.
fn unit_words(unit: &Unit) -> &str {
    match unit.kind {
        UnitKind::Euro => "€",
        UnitKind::Percent => "%",
        UnitKind::Count => &unit.plural,
    }
}

/// A number as a cell: what is said once for the whole table is not said in each cell.
pub fn number_cell(dataset: &Dataset, seen: &Seen<'_>, units: Units<'_>) -> Cell {
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
    let unit = unit_words(seen.unit(dataset));
    Cell::Number {
        text: match seen.quantity {
            Quantity::Known(value) => {
                notation::number(value, dataset.measures[seen.measure()].decimals)
            }
            not_known => notation::no_number(not_known).to_owned(),
        },
        quantity: seen.quantity,
        remark: match (units, remark) {
            _ if seen.quantity.known().is_none() => None,
            (Units::InHead(_), remark) => remark.map(str::to_owned),
            (Units::InCells, None) => Some(unit.to_owned()),
            (Units::InCells, Some(remark)) => Some(format!("{unit}, {remark}")),
        },
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
