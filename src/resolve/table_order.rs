//! The order of the rows of a table, decided once, when it is made.

use std::cmp::{Ordering, Reverse};

use super::cells::{Grid, Line};
use super::charts::{Order, by_name};
use super::requests::TableOrder;
use crate::diag::{self, Diagnostic, Diagnostics, nearest};
use crate::model::Cell;

/// Puts rows in the order that was asked for; totals stay last, and rows that are equal stay as they
/// stood. Without an order nothing moves.
pub fn sort(grid: &mut Grid, asked: &TableOrder, diagnostics: &mut Diagnostics) -> Option<()> {
    match asked.order {
        None | Some(Order::Data) => {}
        Some(Order::Name) => grid.rows.sort_by(|a, b| {
            let is_total = a.is_total.cmp(&b.is_total);
            is_total.then_with(|| heads(&a.cells[0], &b.cells[0]))
        }),
        Some(Order::Value) => {
            let column = sorted_by(grid, asked, diagnostics)?;
            // What is not known stands below all that is.
            let size = |line: &Line| match &line.cells[column] {
                Cell::Number { quantity, .. } => quantity.known(),
                _ => None,
            };
            let key = |line: &Line| (line.is_total, Reverse(size(line)));
            grid.rows.sort_by_key(key);
        }
    }
    Some(())
}

/// Two heads of rows: times by their own order, names as people list them.
fn heads(one: &Cell, other: &Cell) -> Ordering {
    match (one, other) {
        (Cell::Time { period: one, .. }, Cell::Time { period: other, .. }) => one.cmp(other),
        (Cell::Text { text: one }, Cell::Text { text: other }) => by_name(one, other),
        // What has no name stands last.
        (one, other) => (*one == Cell::Empty).cmp(&(*other == Cell::Empty)),
    }
}

/// The column whose numbers decide: the one that was named, or the last.
fn sorted_by(grid: &Grid, asked: &TableOrder, diagnostics: &mut Diagnostics) -> Option<usize> {
    let columns = grid.columns.iter().enumerate();
    let numbers: Vec<(usize, &str)> = columns
        .filter(|(_, column)| column.kind.is_number())
        .map(|(index, column)| (index, column.title.as_str()))
        .collect();
    let Some(name) = &asked.by else {
        return numbers.last().map(|(index, _)| *index);
    };
    let plain = |title: &str| title.trim().to_lowercase();
    let wanted = plain(&name.value);
    let found = numbers.iter().find(|(_, title)| plain(title) == wanted);
    if found.is_none() {
        let known: Vec<&str> = numbers.iter().map(|(_, title)| *title).collect();
        diagnostics.push(
            Diagnostic::new(&diag::table::UNKNOWN_COLUMN, name.span)
                .suggest(nearest(&name.value, known.iter().copied()))
                .with("name", name.value.as_str())
                .with("known", known.join(", ")),
        );
    }
    found.map(|(index, _)| *index)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Order, TableOrder, sort};
    use crate::diag::{Diagnostics, Located, SourceMap, Span};
    use crate::model::{Cell, ColumnKind, Quantity};
    use crate::resolve::cells::{Grid, Line, column, text_cell};

    fn sorted(order: Order, by: Option<&str>) -> Option<Vec<String>> {
        let known = |number: i64| Quantity::Known(Decimal::from(number));
        let rows = [
            ("Totaal", known(99), known(1), true),
            ("Zuid", known(3), known(-5), false),
            ("IJmond", Quantity::Withheld, known(7), false),
            ("'s-Dorp", known(10), Quantity::Missing, false),
            ("Hoog", known(3), known(7), false),
        ];
        let number = |quantity| Cell::Number {
            text: String::new(),
            quantity,
            remark: None,
        };
        let mut grid = Grid {
            columns: vec![
                column("Naam", None, ColumnKind::Header),
                column("2024", None, ColumnKind::Number),
                column("2025", None, ColumnKind::Number),
            ],
            rows: rows
                .into_iter()
                .map(|(name, one, other, is_total)| Line {
                    is_total,
                    ..Line::of(vec![text_cell(name), number(one), number(other)])
                })
                .collect(),
            is_full: true,
        };
        let span = Span::start_of(SourceMap::default().add("proef.md", ""));
        let asked = TableOrder {
            order: Some(order),
            by: by.map(|name| Located::new(name.to_owned(), span)),
        };
        sort(&mut grid, &asked, &mut Diagnostics::default())?;
        let names = grid.rows.into_iter().map(|row| match &row.cells[0] {
            Cell::Text { text } => text.clone(),
            _ => String::new(),
        });
        Some(names.collect())
    }

    #[test]
    fn the_largest_stands_first_what_is_not_known_below_it_and_totals_last() {
        let names = |names: [&str; 5]| Some(names.map(str::to_owned).to_vec());
        assert_eq!(
            sorted(Order::Value, None),
            names(["IJmond", "Hoog", "Zuid", "'s-Dorp", "Totaal"])
        );
        assert_eq!(
            sorted(Order::Value, Some("2024")),
            names(["'s-Dorp", "Zuid", "Hoog", "IJmond", "Totaal"])
        );
        assert_eq!(
            sorted(Order::Name, None),
            names(["'s-Dorp", "Hoog", "IJmond", "Zuid", "Totaal"])
        );
        assert_eq!(
            sorted(Order::Data, None),
            names(["Totaal", "Zuid", "IJmond", "'s-Dorp", "Hoog"])
        );
    }

    #[test]
    fn a_column_that_is_not_there_is_refused() {
        assert_eq!(sorted(Order::Value, Some("2023")), None);
        assert_eq!(sorted(Order::Value, Some("naam")), None);
    }
}
