//! What tables of data are made of: columns with units, cells with numbers or words.

use std::collections::BTreeMap;

use super::snapshot::Seen;
use crate::dataset::Dataset;
use crate::model::{
    Cell, CellNote, CellPlace, Column, ColumnKind, Qualifier, Quantity, Row, Status, Unit,
    UnitKind, notation,
};

/// Columns and rows of a table that is being made.
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; as many cells as columns.
    pub rows: Vec<Line>,
    /// Whether each row could have a number in each column of numbers, so that a gap needs words.
    pub is_full: bool,
}

/// A row of a table that is being made.
pub struct Line {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What is noted at its cells, with their columns, in the order of the columns.
    pub notes: Vec<(usize, String)>,
    /// Whether it is a total of other rows.
    pub is_total: bool,
}

impl Line {
    /// A row that is no total and has no notes yet.
    pub fn of(cells: Vec<Cell>) -> Line {
        Line {
            cells,
            notes: Vec::new(),
            is_total: false,
        }
    }

    /// Puts a number in a column, with what is noted at it.
    pub fn put(&mut self, column: usize, dataset: &Dataset, seen: &Seen<'_>, units: Units<'_>) {
        self.cells[column] = number_cell(dataset, seen, units);
        if let Some(note) = seen.about().note {
            let at = self.notes.partition_point(|(known, _)| *known < column);
            self.notes.insert(at, (column, note.to_owned()));
        }
    }
}

/// Columns and rows of a table, with its notes.
pub struct Finished {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is noted at some cells.
    pub cell_notes: Vec<CellNote>,
    /// What is noted at all numbers, and what words in place of numbers mean.
    pub notes: Vec<String>,
}

impl Grid {
    /// The table, without columns in which nothing stands. Notes get their signs in reading order.
    pub fn finish(mut self) -> Finished {
        self.drop_empty_columns();
        let (cell_notes, mut notes) = self.numbered_notes();
        notes.extend(self.words_for_gaps());
        let rows = self.rows.into_iter().map(|line| Row {
            cells: line.cells,
            is_total: line.is_total,
        });
        Finished {
            rows: rows.collect(),
            columns: self.columns,
            cell_notes,
            notes,
        }
    }

    /// A column in which nothing stands says nothing.
    fn drop_empty_columns(&mut self) {
        for index in (1..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.cells[index] == Cell::Empty) {
                self.columns.remove(index);
                for row in &mut self.rows {
                    row.cells.remove(index);
                    // Nothing is noted at what is not there.
                    for (column, _) in &mut row.notes {
                        *column -= usize::from(*column > index);
                    }
                }
            }
        }
    }

    /// Each note once, with its cells; one that stands at every number belongs to the whole table.
    fn numbered_notes(&self) -> (Vec<CellNote>, Vec<String>) {
        let mut places: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (row, line) in self.rows.iter().enumerate() {
            for (column, note) in &line.notes {
                places.entry(note).or_default().push((row, *column));
            }
        }
        let (mut in_rows, mut in_columns) = (vec![0; self.rows.len()], vec![0; self.columns.len()]);
        for (row, line) in self.rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                if matches!(cell, Cell::Number { .. }) {
                    in_rows[row] += 1;
                    in_columns[column] += 1;
                }
            }
        }
        let numbers: usize = in_rows.iter().sum();
        let (mut of_cells, mut general) = (Vec::new(), Vec::new());
        for (note, places) in places {
            let text = sentence(notation::capitalised(note));
            if places.len() == numbers {
                general.push((places[0], text));
                continue;
            }
            of_cells.push(CellNote {
                sign: String::new(),
                text,
                cells: self.heads_or_cells(&places, &in_rows, &in_columns),
            });
        }
        of_cells.sort_by(|one, other| one.cells.cmp(&other.cells));
        for (index, note) in of_cells.iter_mut().enumerate() {
            note.sign = sign(index);
        }
        general.sort();
        let general = general.into_iter().map(|(_, text)| text).collect();
        (of_cells, general)
    }

    /// Where a note stands: at the head of a row or column of which it belongs to every number, and
    /// else at the cells, in reading order.
    fn heads_or_cells(
        &self,
        places: &[(usize, usize)],
        in_rows: &[usize],
        in_columns: &[usize],
    ) -> Vec<CellPlace> {
        let (mut rows, mut columns) = (vec![0; in_rows.len()], vec![0; in_columns.len()]);
        for (row, column) in places {
            rows[*row] += 1;
            columns[*column] += 1;
        }
        let is_whole = |found: usize, all: usize| found > 1 && found == all;
        let mut found: Vec<CellPlace> = places
            .iter()
            .map(|(row, column)| {
                let has_head = self.columns[0].kind == ColumnKind::Header
                    && self.rows[*row].cells[0] != Cell::Empty;
                if is_whole(columns[*column], in_columns[*column]) {
                    CellPlace {
                        row: None,
                        column: *column,
                    }
                } else {
                    let of_row = has_head && is_whole(rows[*row], in_rows[*row]);
                    CellPlace {
                        row: Some(*row),
                        column: if of_row { 0 } else { *column },
                    }
                }
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What stands where a number could, in words for those who see it for the first time. Why
    /// numbers are withheld is said with the threshold.
    fn words_for_gaps(&self) -> Option<String> {
        let (mut missing, mut not_applicable, mut empty) = (false, false, false);
        for row in &self.rows {
            for (cell, column) in row.cells.iter().zip(&self.columns) {
                match cell {
                    Cell::Number { quantity, .. } => {
                        missing |= *quantity == Quantity::Missing;
                        not_applicable |= *quantity == Quantity::NotApplicable;
                    }
                    Cell::Empty => empty |= self.is_full && column.kind.is_number(),
                    Cell::Text { .. } | Cell::Time { .. } | Cell::Content { .. } => {}
                }
            }
        }
        let words = [
            (
                missing,
                "Onbekend: het getal is er, maar is (nog) niet bekend.",
            ),
            (not_applicable, "N.v.t.: hier kan geen getal zijn."),
            (empty, "Leeg: hierover zeggen de gegevens niets."),
        ];
        let words: Vec<&str> = words
            .iter()
            .filter(|(occurs, _)| *occurs)
            .map(|(_, words)| *words)
            .collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The sign of a note: `a` to `z`, then `aa`, `ab` and so on.
fn sign(index: usize) -> String {
    const LETTERS: usize = 26;
    let last = char::from(b'a' + (index % LETTERS) as u8);
    match index / LETTERS {
        0 => last.to_string(),
        before => format!("{}{last}", sign(before - 1)),
    }
}

/// Words with a stop behind them.
pub fn sentence(words: String) -> String {
    match words.ends_with(['.', '!', '?']) {
        true => words,
        false => format!("{words}."),
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
fn number_cell(dataset: &Dataset, seen: &Seen<'_>, units: Units<'_>) -> Cell {
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

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Grid, Line, column, sign, text_cell};
    use crate::model::{Cell, CellPlace, ColumnKind, Quantity};

    /// A table of two rows and two columns of numbers, with notes at some.
    fn grid(notes: &[(usize, usize, &str)]) -> Grid {
        let number = |quantity| Cell::Number {
            text: String::new(),
            quantity,
            remark: None,
        };
        let one = || number(Quantity::Known(Decimal::ONE));
        let mut rows = vec![
            Line::of(vec![text_cell("a"), one(), one()]),
            Line::of(vec![text_cell("b"), one(), number(Quantity::Missing)]),
        ];
        for (row, at, note) in notes {
            rows[*row].notes.push((*at, (*note).to_owned()));
        }
        Grid {
            columns: vec![
                column("Naam", None, ColumnKind::Header),
                column("2024", None, ColumnKind::Number),
                column("2025", None, ColumnKind::Number),
            ],
            rows,
            is_full: true,
        }
    }

    /// A note: its sign, its text and where it stands.
    type Note = (String, String, Vec<(Option<usize>, usize)>);

    fn places(notes: &[(usize, usize, &str)]) -> Vec<Note> {
        let place = |place: &CellPlace| (place.row, place.column);
        let notes = grid(notes).finish().cell_notes.into_iter();
        notes
            .map(|note| (note.sign, note.text, note.cells.iter().map(place).collect()))
            .collect()
    }

    #[test]
    fn a_note_stands_at_what_it_is_about() {
        let found = |sign: &str, text: &str, places: &[(Option<usize>, usize)]| {
            (sign.to_owned(), text.to_owned(), places.to_vec())
        };
        // At a cell, at the head of a row, at the head of a column; in reading order.
        assert_eq!(places(&[(1, 2, "x")]), [found("a", "X.", &[(Some(1), 2)])]);
        assert_eq!(
            places(&[(0, 1, "x"), (0, 2, "x"), (1, 2, "y")]),
            [
                found("a", "X.", &[(Some(0), 0)]),
                found("b", "Y.", &[(Some(1), 2)])
            ]
        );
        assert_eq!(
            places(&[(0, 1, "y"), (0, 2, "x"), (1, 2, "x")]),
            [
                found("a", "X.", &[(None, 2)]),
                found("b", "Y.", &[(Some(0), 1)])
            ]
        );
    }

    #[test]
    fn a_note_at_every_number_belongs_to_the_table() {
        let all = [(0, 1, "x"), (0, 2, "x"), (1, 1, "x"), (1, 2, "x")];
        let finished = grid(&all).finish();
        assert_eq!(finished.cell_notes, []);
        let gaps = "Onbekend: het getal is er, maar is (nog) niet bekend.";
        assert_eq!(finished.notes, ["X.", gaps]);
    }

    #[test]
    fn a_column_without_anything_is_left_out_and_notes_stay_with_their_cells() {
        let mut grid = grid(&[(1, 2, "x")]);
        for row in &mut grid.rows {
            row.cells[1] = Cell::Empty;
        }
        let finished = grid.finish();
        assert_eq!(finished.columns.len(), 2);
        assert_eq!(finished.cell_notes[0].cells[0].column, 1);
    }

    #[test]
    fn there_is_a_sign_for_any_number_of_notes() {
        let signs = [0, 25, 26, 51, 52, 701, 702].map(sign);
        assert_eq!(signs, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
