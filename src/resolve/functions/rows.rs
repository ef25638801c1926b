//! The rows that a letter can loop over.

use std::collections::BTreeMap;

use super::Leaf;
use crate::diag::Diagnostics;
use crate::resolve::figures::{Asker, Value};
use crate::resolve::requests::Selection;
use crate::resolve::selection::{of_measures, phase_numbers, selected};
use crate::resolve::snapshot::{Seen, Snapshot};
use crate::syntax::front_matter::FigureRequest;

/// The rows that a letter loops over: each names its dimensions, its time and its measures; a
/// phase or event names what is known of it.
pub(super) fn rows(
    snapshot: &Snapshot,
    request: &FigureRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<BTreeMap<String, Leaf>>> {
    let dataset = snapshot.about();
    let figure = |seen: &Seen<'_>| Leaf::Figure(Box::new(Value::of(dataset, seen, asker)));
    let text = |words: &str| Leaf::Text(words.to_owned());
    if snapshot.events().next().is_some() {
        let rows = snapshot.events().map(|event| {
            let mut row = BTreeMap::from([
                ("naam".to_owned(), text(&event.label)),
                ("begin".to_owned(), text(&event.begin.text)),
                (
                    "einde".to_owned(),
                    text(event.end.as_ref().map_or("", |end| &end.text)),
                ),
                ("toelichting".to_owned(), text(&event.detail)),
            ]);
            for seen in phase_numbers(snapshot, event) {
                row.insert(dataset.measures[seen.measure()].name.clone(), figure(&seen));
            }
            row
        });
        return Some(rows.collect());
    }
    let selection = Selection {
        dataset: request.dataset.clone(),
        measures: request.measure.iter().cloned().collect(),
        filter: request
            .selection
            .iter()
            .map(|(name, value)| (name.clone(), vec![value.clone()]))
            .collect(),
        times: Vec::new(),
        from: request.time.as_ref().map(|time| time.value.clone()),
        until: request.time.as_ref().map(|time| time.value.clone()),
    };
    let cells = selected(snapshot, &selection, asker, diagnostics)?;
    let cells = of_measures(dataset, cells, &selection, diagnostics)?;
    let mut rows: Vec<(Seen<'_>, BTreeMap<String, Leaf>)> = Vec::new();
    for seen in cells {
        let same = |row: &(Seen<'_>, BTreeMap<String, Leaf>)| {
            row.0.key() == seen.key() && row.0.time() == seen.time()
        };
        let position = rows.iter().position(same).unwrap_or_else(|| {
            let mut row: BTreeMap<String, Leaf> = dataset
                .dimensions
                .iter()
                .zip(seen.key())
                .map(|(d, value)| (d.name.clone(), text(value.as_deref().unwrap_or(""))))
                .collect();
            let time = seen
                .time()
                .map(|time| time.period().text)
                .unwrap_or_default();
            row.insert("tijd".to_owned(), text(&time));
            rows.push((seen, row));
            rows.len() - 1
        });
        let name = dataset.measures[seen.measure()].name.clone();
        rows[position].1.insert(name, figure(&seen));
    }
    Some(rows.into_iter().map(|(_, row)| row).collect())
}
