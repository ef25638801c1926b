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
