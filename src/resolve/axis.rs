//! What goes down and across: the values of a dimension, times, or measures.

use super::figures::{Asker, dimension};
use super::requests::TIME_WORDS;
use super::selection::totals;
use super::snapshot::{Seen, Snapshot};
use crate::diag::{Diagnostics, Located};
use crate::model::Time;

/// What goes down or across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// The values of the dimension with this index.
    Dimension(usize),
    /// The times that cells speak about.
    Time,
    /// The measures.
    Measure,
}

/// A place on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark<'a> {
    /// A value of a dimension.
    Value(&'a str),
    /// A time.
    Time(&'a Time),
    /// The measure with this index.
    Measure(usize),
    /// What is silent about it.
    Total,
}

/// The axis of a name: a dimension, or the time, which no name means too.
pub fn axis(
    snapshot: &Snapshot,
    name: Option<&Located<String>>,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Axis> {
    match name {
        None => Some(Axis::Time),
        Some(name) if TIME_WORDS.contains(&name.value.as_str()) => Some(Axis::Time),
        Some(name) => {
            dimension(snapshot, name, |_| Some("tijd"), asker, diagnostics).map(Axis::Dimension)
        }
    }
}

/// Where a cell stands on an axis.
pub fn mark<'a>(seen: &Seen<'a>, axis: Axis) -> Mark<'a> {
    match axis {
        Axis::Measure => Mark::Measure(seen.measure()),
        Axis::Dimension(index) => seen.key()[index]
            .as_deref()
            .map_or(Mark::Total, Mark::Value),
        Axis::Time => seen.time().map_or(Mark::Total, Mark::Time),
    }
}

/// The marks of an axis: values in the order of the file, times in their own; totals last.
pub fn marks<'a>(cells: &[Seen<'a>], axis: Axis) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark<'a>> = Vec::new();
    for seen in cells {
        let mark = mark(seen, axis);
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    // Times and measures have an order of their own.
    if matches!(axis, Axis::Time | Axis::Measure) {
        marks.sort();
    }
    marks.sort_by_key(|mark| *mark == Mark::Total);
    marks
}

/// Cells by where they stand on two axes.
pub struct Crossed<'a> {
    /// The marks down.
    pub rows: Vec<Mark<'a>>,
    /// The marks across.
    pub columns: Vec<Mark<'a>>,
    /// A cell for each row and column, where there is one.
    pub cells: Vec<Vec<Option<Seen<'a>>>>,
}

/// Why cells cannot be crossed: more than one stands at these marks.
pub struct Ambiguous<'a>(pub Mark<'a>, pub Mark<'a>);

/// Crosses cells. Where several stand at one place, the total over the dimensions that neither axis
/// names is meant, if there is one.
pub fn crossed<'a>(
    cells: Vec<Seen<'a>>,
    rows: Vec<Mark<'a>>,
    down: Axis,
    columns: Vec<Mark<'a>>,
    across: Axis,
) -> Result<Crossed<'a>, Ambiguous<'a>> {
    let named: Vec<usize> = [down, across]
        .into_iter()
        .filter_map(|axis| match axis {
            Axis::Dimension(index) => Some(index),
            Axis::Time | Axis::Measure => None,
        })
        .collect();
    let mut found: Vec<Vec<Option<Seen<'a>>>> = vec![vec![None; columns.len()]; rows.len()];
    for seen in totals(cells, &named) {
        let row = rows.iter().position(|known| *known == mark(&seen, down));
        let column = columns
            .iter()
            .position(|known| *known == mark(&seen, across));
        let (Some(row), Some(column)) = (row, column) else {
            continue;
        };
        if found[row][column].replace(seen).is_some() {
            return Err(Ambiguous(rows[row], columns[column]));
        }
    }
    Ok(Crossed {
        rows,
        columns,
        cells: found,
    })
}
