//! The difference between two times that stand beside each other in a table, as a column of its own.

use rust_decimal::Decimal;

use super::addition::comparable;
use super::axis::Mark;
use super::cells::Grid;
use super::figures::Asker;
use super::snapshot::Seen;
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Span};
use crate::model::{Cell, Column, ColumnKind, Qualifier, Quantity, Status, UnitKind, notation};

/// What a difference of percentages is counted in.
const POINTS: &str = "procentpunt";

/// Adds the column. `across` is what stands beside each other, `numbers` what stands in the rows. What
/// may not be compared is a mistake at `place`, where the difference is asked for.
pub fn add(
    grid: &mut Grid,
    dataset: &Dataset,
    (across, numbers): (&[Mark<'_>], &[Vec<Option<Seen<'_>>>]),
    asker: &Asker<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let [Mark::Time(_), Mark::Time(_)] = across else {
        diagnostics.push(Diagnostic::new(&diag::table::DIFFERENCE_OF_TWO, place));
        return None;
    };
    for row in numbers {
        let Some((from, to)) = row_ends(row) else {
            continue;
        };
        if let Err(complaint) = comparable(dataset, &[from, to], asker, place) {
            diagnostics.push(complaint);
            return None;
        }
    }
    let shared = grid.columns.last().and_then(|column| column.unit.clone());
    let is_share = |seen: &Seen<'_>| seen.unit(dataset).kind == UnitKind::Percent;
    let is_percent = shared.as_deref() == Some("%");
    grid.columns.push(Column {
        title: "Verschil".to_owned(),
        unit: match is_percent {
            true => Some(POINTS.to_owned()),
            false => shared,
        },
        kind: ColumnKind::Number,
    });
    for (line, row) in grid.rows.iter_mut().zip(numbers) {
        let cell = row_ends(row).map_or(Cell::Empty, |(from, to)| {
            let in_cell = is_share(&to) && !is_percent;
            difference(dataset, &from, &to, in_cell.then_some(POINTS))
        });
        line.cells.push(cell);
    }
    Some(())
}

/// The two numbers of a row, where both are there.
fn row_ends<'s>(row: &[Option<Seen<'s>>]) -> Option<(Seen<'s>, Seen<'s>)> {
    match row {
        [Some(from), Some(to)] => Some((*from, *to)),
        _ => None,
    }
}

/// How much more the second is, with its sign. Of numbers that are not exact there is none.
fn difference(dataset: &Dataset, from: &Seen<'_>, to: &Seen<'_>, unit: Option<&str>) -> Cell {
    let both = [from.about(), to.about()];
    let is_exact = both
        .iter()
        .all(|about| about.qualifier == Qualifier::Exact && about.status != Status::Estimate);
    let quantity = match to.quantity.minus(from.quantity) {
        Quantity::Known(_) if !is_exact => Quantity::NotApplicable,
        quantity => quantity,
    };
    let text = match quantity {
        Quantity::Known(value) => signed(value, dataset.measures[to.measure()].decimals),
        gap => notation::no_number(gap).to_owned(),
    };
    // That of the later number, where both are open.
    let mut statuses = both.iter().rev().map(|about| about.status);
    let status = statuses.find(|status| status.is_tentative());
    let words: Vec<&str> = unit.into_iter().chain(status.map(Status::words)).collect();
    Cell::Number {
        text,
        quantity,
        remark: (!words.is_empty() && quantity.known().is_some()).then(|| words.join(", ")),
    }
}

/// A difference as it is printed: `+12`, `−3`, `0`.
fn signed(value: Decimal, decimals: u32) -> String {
    let number = notation::number(value, decimals);
    match value.is_sign_positive() && number.contains(|c: char| ('1'..='9').contains(&c)) {
        true => format!("+{number}"),
        false => number,
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn a_difference_says_which_way_it_goes() {
        let printed = |value: &str, decimals| signed(value.parse().unwrap(), decimals);
        assert_eq!(printed("1200", 0), "+1.200");
        assert_eq!(printed("-3.25", 2), "−3,25");
        assert_eq!(printed("0", 1), "0,0");
        // What is rounded away has no direction.
        assert_eq!(printed("0.04", 1), "0,0");
    }
}
