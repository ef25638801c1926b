//! What pages and paper say of a table in the same way: what stands once above it and not in each cell,
//! where the decimal mark stands, which notes belong to which cells.

use std::collections::BTreeMap;

use crate::model::notation::HARD_SPACE;
use crate::model::{Cell, CellNote, CellPlace, Column, Quantity, Table};

/// What a table says once for many numbers.
pub(in crate::render) struct SaidOnce<'a> {
    /// Behind its title: `in €`, `aantal cliënten, voorlopig`.
    pub(in crate::render) title: Option<String>,
    /// In the head of each column: `€`, `voorlopig`.
    pub(in crate::render) heads: Vec<Option<String>>,
    /// The remark that the cells of a column need not make, said above them.
    remarks: Vec<Option<&'a str>>,
}

impl<'a> SaidOnce<'a> {
    pub(in crate::render) fn of(table: &'a Table) -> SaidOnce<'a> {
        let remarks: Vec<Option<&str>> = (0..table.columns.len())
            .map(|at| shared_remark(table, at))
            .collect();
        let mut of_numbers = table
            .columns
            .iter()
            .zip(&remarks)
            .filter(|(column, _)| column.kind.is_number())
            .map(|(_, remark)| *remark);
        // What all columns say stands behind the title; a lone column says it in its head.
        let first = of_numbers.next().flatten();
        let (mut others, mut more) = (of_numbers, 0);
        let all_say = others.all(|remark| {
            more += 1;
            remark == first
        });
        let of_all = first.filter(|_| all_say && more > 0);
        let unit = table.shared_unit();
        let parts: Vec<String> = unit
            .filter(|unit| !names(&table.caption, unit))
            .map(|unit| match is_sign(unit) {
                true => format!("in{HARD_SPACE}{unit}"),
                false => format!("aantal {unit}"),
            })
            .into_iter()
            .chain(of_all.map(str::to_owned))
            .collect();
        let heads = table.columns.iter().zip(&remarks).map(|(column, remark)| {
            let own_unit = column
                .unit
                .as_deref()
                .filter(|_| unit.is_none())
                .filter(|unit| !unit.is_empty() && !unit.eq_ignore_ascii_case(&column.title));
            let remark = remark.filter(|_| of_all.is_none());
            let words: Vec<&str> = own_unit.into_iter().chain(remark).collect();
            (!words.is_empty()).then(|| words.join(", "))
        });
        SaidOnce {
            title: (!parts.is_empty()).then(|| parts.join(", ")),
            heads: heads.collect(),
            remarks,
        }
    }

    /// The remark that a cell of a column must make itself.
    pub(in crate::render) fn own_remark<'c>(
        &self,
        at: usize,
        remark: Option<&'c str>,
    ) -> Option<&'c str> {
        let is_said = self.remarks.get(at).is_some_and(Option::is_some);
        remark.filter(|remark| !remark.is_empty() && !is_said)
    }
}

/// The remark that all known numbers of a column make, where there are several.
fn shared_remark(table: &Table, at: usize) -> Option<&str> {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let mut remarks = cells.filter_map(|cell| match cell {
        Cell::Number {
            quantity: Quantity::Known(_),
            remark,
            ..
        } => Some(remark.as_deref().filter(|remark| !remark.is_empty())),
        _ => None,
    });
    let first = remarks.next()??;
    let mut others = remarks.peekable();
    others.peek()?;
    others.all(|remark| remark == Some(first)).then_some(first)
}

/// Whether a caption names the unit already, as "Huishoudens op de wachtlijst" does.
fn names(caption: &str, unit: &str) -> bool {
    caption.to_lowercase().contains(&unit.to_lowercase())
}

fn is_sign(unit: &str) -> bool {
    matches!(unit, "€" | "%")
}

/// How many characters stand behind the decimal mark in the longest number of a column, the mark
/// included.
pub(in crate::render) fn tail(table: &Table, at: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let tails = cells.map(|cell| match cell {
        Cell::Number {
            text,
            quantity: Quantity::Known(_),
            ..
        } => decimals(text),
        _ => 0,
    });
    tails.max().unwrap_or(0)
}

fn decimals(number: &str) -> usize {
    number.rfind(',').map_or(0, |mark| number.len() - mark)
}

/// What keeps the place of decimals that a number does not have.
pub(in crate::render) fn padding(text: &str, quantity: Quantity, tail: usize) -> Option<String> {
    let Quantity::Known(_) = quantity else {
        return None;
    };
    let own = decimals(text);
    (own < tail).then(|| match own {
        0 => format!(",{}", "0".repeat(tail - 1)),
        own => "0".repeat(tail - own),
    })
}

/// The title of a column, where it has one.
pub(in crate::render) fn is_titled(column: &Column) -> bool {
    !column.title.trim().is_empty()
}

/// The notes of a table by the cells that they belong to.
pub(in crate::render) struct NotesByCell<'a> {
    notes: BTreeMap<CellPlace, Vec<Reference<'a>>>,
}

/// That a note belongs to a cell.
#[derive(Clone, Copy)]
pub(in crate::render) struct Reference<'a> {
    /// What stands at the cell.
    pub(in crate::render) sign: &'a str,
    /// How many cells refer to the note before this one.
    pub(in crate::render) before: usize,
}

impl<'a> NotesByCell<'a> {
    pub(in crate::render) fn of(notes: &'a [CellNote]) -> NotesByCell<'a> {
        let mut by_cell: BTreeMap<_, Vec<Reference<'a>>> = BTreeMap::new();
        for note in notes {
            for (before, place) in note.cells.iter().enumerate() {
                let reference = Reference {
                    sign: &note.sign,
                    before,
                };
                by_cell.entry(*place).or_default().push(reference);
            }
        }
        NotesByCell { notes: by_cell }
    }

    /// The notes of a cell, in their order.
    pub(in crate::render) fn at(&self, row: usize, column: usize) -> &[Reference<'a>] {
        let row = Some(row);
        self.notes
            .get(&CellPlace { row, column })
            .map_or(&[], Vec::as_slice)
    }

    /// The notes at the head of a column, in their order.
    pub(in crate::render) fn at_head(&self, column: usize) -> &[Reference<'a>] {
        self.notes
            .get(&CellPlace { row: None, column })
            .map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{SaidOnce, padding};
    use crate::model::{Cell, Column, ColumnKind, Quantity, Row, Table};

    fn table(numbers: &[&[Option<&str>]]) -> Table {
        let columns = (0..numbers[0].len()).map(|at| Column {
            title: format!("Jaar {at}"),
            unit: Some("woningen".to_owned()),
            kind: ColumnKind::Number,
        });
        let rows = numbers.iter().map(|row| Row {
            cells: row
                .iter()
                .map(|remark| Cell::Number {
                    text: "1".to_owned(),
                    quantity: Quantity::Known(Decimal::ONE),
                    remark: remark.map(str::to_owned),
                })
                .collect(),
            is_total: false,
        });
        Table {
            id: "t".to_owned(),
            number: Some(1),
            caption: "Gebouwd".to_owned(),
            columns: columns.collect(),
            rows: rows.collect(),
            notes: Vec::new(),
            cell_notes: Vec::new(),
            source_line: None,
            source_entries: Vec::new(),
        }
    }

    #[test]
    fn what_all_numbers_say_stands_once_above_them() {
        let open = Some("voorlopig");
        let all = table(&[&[open, open], &[open, open]]);
        let once = SaidOnce::of(&all);
        assert_eq!(once.title.as_deref(), Some("aantal woningen, voorlopig"));
        assert_eq!(once.heads, [None, None]);
        assert_eq!(once.own_remark(0, open), None);

        let last = table(&[&[None, open], &[None, open]]);
        let once = SaidOnce::of(&last);
        assert_eq!(once.title.as_deref(), Some("aantal woningen"));
        assert_eq!(once.heads, [None, open.map(str::to_owned)]);
        assert_eq!(once.own_remark(1, open), None);

        let some = table(&[&[None, open], &[None, None]]);
        let once = SaidOnce::of(&some);
        assert_eq!(once.heads, [None, None]);
        assert_eq!(once.own_remark(1, open), open);

        // One number says for itself what it is.
        let one = table(&[&[open]]);
        assert_eq!(SaidOnce::of(&one).own_remark(0, open), open);
    }

    #[test]
    fn decimals_that_are_not_there_keep_their_place() {
        let known = Quantity::Known(Decimal::ONE);
        assert_eq!(padding("1.250", known, 3).as_deref(), Some(",00"));
        assert_eq!(padding("−2,5", known, 3).as_deref(), Some("0"));
        assert_eq!(padding("2,55", known, 3), None);
        assert_eq!(padding("onbekend", Quantity::Missing, 3), None);
    }
}
