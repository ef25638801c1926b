//! Which cells of a snapshot a request means.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Asker, dimension, known_value, measure, no_observation};
use super::requests::Selection;
use super::snapshot::{Seen, Snapshot, keep_times, same_time};
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
        let dimension = dimension(snapshot, name, |_| Some("tijd"), asker, diagnostics)?;
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
    if selection.times.is_empty() && selection.until.is_none() {
        keep_times(&mut cells);
    }
    for time in &selection.times {
        let speaks = |seen: &Seen<'_>| seen.time().is_some_and(|t| same_time(t, &time.value));
        if !cells.iter().any(speaks) {
            diagnostics.push(no_observation(snapshot.about(), time.span, asker));
            return None;
        }
    }
    let is_asked = |time: &Time| {
        let mut times = selection.times.iter();
        times.any(|asked| same_time(time, &asked.value))
    };
    cells.retain(|seen| selection.times.is_empty() || seen.time().is_some_and(is_asked));
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

/// The cells without the breakdowns that nobody asked for. Of cells that differ only in dimensions
/// outside `asked`, the one that is silent about those is the total over them, and stays alone;
/// where there is no such cell, all stay. Their order is kept.
pub fn totals<'s>(cells: Vec<Seen<'s>>, asked: &[usize]) -> Vec<Seen<'s>> {
    let Some(first) = cells.first().map(Seen::key) else {
        return cells;
    };
    // Most requests name every dimension in which cells differ; then there is nothing to group.
    let is_settled = |dimension: usize| {
        asked.contains(&dimension)
            || cells
                .iter()
                .all(|seen| seen.key()[dimension] == first[dimension])
    };
    if (0..first.len()).all(is_settled) {
        return cells;
    }
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, seen) in cells.iter().enumerate() {
        let key: Vec<&Option<String>> = asked.iter().map(|a| &seen.key()[*a]).collect();
        let group = groups.entry((seen.measure(), seen.time(), key));
        group.or_default().push(index);
    }
    let mut dropped: BTreeSet<usize> = BTreeSet::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        let first = cells[group[0]].key();
        let differs = |dimension: &usize| {
            let value = &first[*dimension];
            group
                .iter()
                .any(|index| cells[*index].key()[*dimension] != *value)
        };
        let differing: Vec<usize> = (0..first.len()).filter(differs).collect();
        let is_total = |index: &&usize| {
            differing
                .iter()
                .all(|dimension| cells[**index].key()[*dimension].is_none())
        };
        let mut whole = group.iter().filter(is_total);
        if let (Some(total), None) = (whole.next(), whole.next()) {
            dropped.extend(group.iter().filter(|index| *index != total));
        }
    }
    let mut index = 0..;
    let mut cells = cells;
    cells.retain(|_| index.next().is_none_or(|index| !dropped.contains(&index)));
    cells
}
