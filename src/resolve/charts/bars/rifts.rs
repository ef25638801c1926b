//! Between which times bars are not to be compared.

use super::Asked;
use crate::dataset::Dataset;
use crate::model::{CoverageChange, Provenance, Rift, RiftKind};
use crate::resolve::addition::{Obstacle, obstacle};
use crate::resolve::axis::{Axis, Crossed};
use crate::resolve::charts::Order;
use crate::resolve::figures::{Asker, provenance};
use crate::resolve::snapshot::Seen;

/// Between which times what is counted changed.
pub(super) fn rifts(
    dataset: &Dataset,
    crossed: &Crossed<'_>,
    (down, across): (Axis, Option<Axis>),
    asked: &Asked,
    asker: &Asker<'_>,
) -> Vec<Rift> {
    let (times, is_down) = match (down, across) {
        (Axis::Time, _) => (crossed.rows.as_slice(), true),
        (_, Some(Axis::Time)) => (crossed.columns.as_slice(), false),
        _ => return Vec::new(),
    };
    let pair = |index: usize| -> Vec<(Seen<'_>, Seen<'_>)> {
        let cell = |time: usize, other: usize| match is_down {
            true => crossed.cells[time][other],
            false => crossed.cells[other][time],
        };
        let others = match is_down {
            true => crossed.columns.len(),
            false => crossed.rows.len(),
        };
        (0..others)
            .filter_map(|other| Some((cell(index - 1, other)?, cell(index, other)?)))
            .collect()
    };
    let is_sorted = is_down && !matches!(asked.order, None | Some(Order::Data));
    (1..times.len())
        .filter_map(|index| {
            let pairs = pair(index);
            let (kind, note) = pairs
                .iter()
                .find_map(|(one, other)| rift(dataset, one, other, asker))?;
            // Bars that do not stand in the order of time have no place for it.
            let after = if is_sorted { 0 } else { index as u32 };
            Some(Rift { after, kind, note })
        })
        .collect()
}

/// What keeps two observations from being compared, in a sentence.
fn rift(
    dataset: &Dataset,
    one: &Seen<'_>,
    other: &Seen<'_>,
    asker: &Asker<'_>,
) -> Option<(RiftKind, String)> {
    if dataset.breaks.is_empty() && one.about().area == other.about().area {
        return None;
    }
    let datasets = |id: &str| (id == dataset.id).then_some(dataset);
    let known = [one, other].map(|seen| provenance(dataset, seen, asker));
    let [before, after] = &known;
    let ends = ((before, one.unit(dataset)), (after, other.unit(dataset)));
    match obstacle(ends.0, ends.1, &datasets)? {
        Obstacle::Break(found) => Some((RiftKind::Counting, found.words())),
        Obstacle::Areas(..) | Obstacle::AreaOfOne => {
            let title = |known: &Provenance| known.area.as_ref().map(|area| area.title.clone());
            let change = CoverageChange {
                from: after.time.as_ref()?.period(),
                before: title(before),
                after: title(after),
            };
            Some((RiftKind::Coverage, change.words()))
        }
        Obstacle::Units => None,
    }
}
