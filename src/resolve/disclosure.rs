//! Disclosure control: small counts of persons are not shown.
//!
//! The primary rule, failing closed: a count of persons under the threshold withholds the whole
//! breakdown it stands in. Hiding only the small cell would not do, since the others and a total
//! give it away (SDC Handbook, chapters 4 and 5: secondary suppression needs an audit, which comes
//! later). Zero is a count under the threshold too: it says something about everybody in the group.

use rust_decimal::Decimal;

use crate::dataset::{Dataset, Observation};
use crate::model::{Date, Quantity, Time};

/// For each cell of a snapshot, whether it is withheld.
///
/// A breakdown is all cells of one measure whose times overlap, directly or through others: what
/// is summed over months shows in the year. Cells without a time overlap with everything.
pub fn withheld<'a>(
    dataset: &Dataset,
    cells: impl Iterator<Item = (&'a Observation, Quantity)>,
) -> Vec<bool> {
    let cells: Vec<(&Observation, Quantity)> = cells.collect();
    let mut withheld = vec![false; cells.len()];
    let threshold = Decimal::from(dataset.threshold);
    let is_small = |(observation, quantity): &(&Observation, Quantity)| {
        quantity.known().is_some_and(|n| n < threshold) && dataset.counts_persons(observation)
    };
    for measure in 0..dataset.measures.len() {
        // The common case costs one look at each cell.
        if !cells
            .iter()
            .any(|cell| cell.0.measure == measure && is_small(cell))
        {
            continue;
        }
        for group in breakdowns(&cells, measure) {
            if group.iter().any(|index| is_small(&cells[*index])) {
                group.into_iter().for_each(|index| withheld[index] = true);
            }
        }
    }
    withheld
}

/// The cells of a measure in groups of overlapping times.
fn breakdowns(cells: &[(&Observation, Quantity)], measure: usize) -> Vec<Vec<usize>> {
    let mut spans: Vec<(Date, Date, usize)> = Vec::new();
    let mut timeless = false;
    for (index, (observation, _)) in cells.iter().enumerate() {
        if observation.measure != measure {
            continue;
        }
        let (begin, end) = match &observation.time {
            None => {
                timeless = true;
                (Date::MIN, Date::MAX)
            }
            Some(Time::AsOf(day)) => (*day, *day),
            Some(Time::Over(period)) => (period.begin, period.end),
        };
        spans.push((begin, end, index));
    }
    if timeless {
        return vec![spans.into_iter().map(|(_, _, index)| index).collect()];
    }
    spans.sort_unstable();
    let mut groups: Vec<(Date, Vec<usize>)> = Vec::new();
    for (begin, end, index) in spans {
        match groups.last_mut() {
            Some((until, group)) if begin <= *until => {
                *until = end.max(*until);
                group.push(index);
            }
            _ => groups.push((end, vec![index])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
