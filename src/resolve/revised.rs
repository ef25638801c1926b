//! What became known since of the figures in a published letter: a later recording of the same thing. The
//! letter does not change by it, and it is no mistake; its page can say so.
//!
//! Only of public datasets: of others nobody may see more than letters show.

use super::Context;
use super::figures::{Asker, Value};
use super::snapshot::{Seen, Snapshot};
use crate::model::{Date, Figure, Letter, Provenance, Revision};

/// The figures of the data in a letter that were recorded anew with another value, each once, in reading
/// order.
pub fn revised(context: &Context, letter: &Letter) -> Vec<Revision> {
    let mut found: Vec<Revision> = Vec::new();
    for figure in &letter.figures {
        let ([from], None) = (&figure.provenance[..], &figure.calculation) else {
            continue;
        };
        let revision = revision(context, figure, from);
        found.extend(revision.filter(|revision| !found.contains(revision)));
    }
    found
}

fn revision(context: &Context, figure: &Figure, from: &Provenance) -> Option<Revision> {
    let known = context.project.datasets.get(&from.dataset)?;
    let recorded_on = from.recorded_on?;
    let last = context.snapshots.last_day(&from.dataset, context.now)?;
    if !known.public || last <= recorded_on {
        return None;
    }
    let snapshot = context.snapshots.get(&from.dataset, context.now)?;
    let revision = |since: Date, now: Option<String>| {
        (since > recorded_on).then(|| Revision {
            entry: from.entry.clone(),
            before: figure.text.clone(),
            now,
            since,
        })
    };
    let Some(seen) = same(snapshot, from) else {
        return revision(snapshot.retracted_on(from)?, None);
    };
    if seen.quantity == figure.quantity {
        return None;
    }
    let asker = Asker {
        date: context.now,
        as_of: context.now,
        references: &context.project.references,
    };
    let now = Value::of(snapshot.about(), &seen, &asker);
    revision(seen.about().recorded_on?, Some(now.figure.text))
}

/// What a snapshot knows of the same thing.
fn same<'s>(snapshot: &'s Snapshot, from: &Provenance) -> Option<Seen<'s>> {
    let dataset = snapshot.about();
    let mut selection = Vec::with_capacity(from.key.len());
    for (name, value) in &from.key {
        let mut dimensions = dataset.dimensions.iter();
        let dimension = dimensions.position(|dimension| dimension.name == *name)?;
        selection.push((dimension, vec![value.as_str()]));
    }
    let cells = snapshot.select(&selection);
    cells.into_iter().find(|seen| {
        let values = seen.key().iter().flatten().count();
        values == from.key.len()
            && dataset.measures[seen.measure()].name == from.measure
            && seen.time() == from.time.as_ref()
    })
}
