//! Which cells of a snapshot a request means.

use super::figures::{Asker, dimension, known_value, measure};
use super::requests::Selection;
use super::snapshot::{Seen, Snapshot};
use crate::dataset::{Dataset, DatasetEvent};
use crate::diag::Diagnostics;
use crate::model::Time;

/// The observations of a phase: those whose first dimension has its key.
pub fn phase_numbers<'s>(snapshot: &'s Snapshot, event: &DatasetEvent) -> Vec<Seen<'s>> {
    if snapshot.about().dimensions.is_empty() || !event.lasts {
        return Vec::new();
    }
    snapshot.select(&[(0, vec![&event.key])])
}

/// The cells of one measure that a selection keeps, with the index of the measure.
pub fn selected<'s>(
    snapshot: &'s Snapshot,
    selection: &Selection,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Seen<'s>>> {
    let mut filter: Vec<(usize, Vec<String>)> = Vec::new();
    for (name, values) in &selection.filter {
        let dimension = dimension(snapshot, name, asker, diagnostics)?;
        let known: Option<Vec<String>> = values
            .iter()
            .map(|value| known_value(snapshot, dimension, value, asker, diagnostics))
            .collect();
        filter.push((dimension, known?));
    }
    let borrowed: Vec<(usize, Vec<&str>)> = filter
        .iter()
        .map(|(dimension, values)| (*dimension, values.iter().map(String::as_str).collect()))
        .collect();
    let mut cells = snapshot.select(&borrowed);
    let from = selection.from.as_ref().map(|period| period.begin);
    let until = selection.until.as_ref().map(|period| period.end);
    cells.retain(|seen| {
        let Some(time) = seen.time() else { return true };
        let (begin, end) = match time {
            Time::AsOf(day) => (*day, *day),
            Time::Over(period) => (period.begin, period.end),
        };
        from.is_none_or(|from| begin >= from) && until.is_none_or(|until| end <= until)
    });
    Some(cells)
}

/// Keeps the cells of the measures asked for; all when none was.
pub fn of_measures<'s>(
    dataset: &Dataset,
    mut cells: Vec<Seen<'s>>,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Seen<'s>>> {
    let mut wanted = Vec::new();
    for name in &selection.measures {
        let span = name.span;
        wanted.push(measure(dataset, Some(name), &cells, span, diagnostics)?);
    }
    cells.retain(|seen| wanted.is_empty() || wanted.contains(&seen.measure()));
    Some(cells)
}
