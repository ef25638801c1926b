//! The public datasets of a site: those that say `openbaar: ja`, as known on the day of the build.
//!
//! Their rows come out of a snapshot, like every figure of a letter, so that the day and disclosure
//! control hold for them too. Of their deliveries only counts are told.

mod deliveries;
mod shown;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Context;
use super::figures::Asker;
use super::snapshot::Seen;
use crate::dataset::{Dataset, DatasetEvent};
use crate::model::{
    Area, DATASET_SCHEMA, PublicDataset, PublicDimension, PublicEvent, PublicMeasure, PublicRow,
    Quantity, Source, Status, Time, address,
};

/// The public datasets, in the order of their ids.
pub fn datasets(context: &Context) -> Vec<PublicDataset> {
    let datasets = context.project.datasets.values();
    datasets
        .filter(|dataset| dataset.public)
        .filter_map(|dataset| public(context, dataset))
        .collect()
}

fn public(context: &Context, dataset: &Arc<Dataset>) -> Option<PublicDataset> {
    let snapshot = context.snapshots.get(&dataset.id, context.now)?;
    let about = snapshot.about();
    let (sources, mut deliveries) = deliveries::deliveries(dataset, context.now);
    // Newest first; those of one day in the order in which they came.
    deliveries.sort_by_key(|delivery| std::cmp::Reverse(delivery.recorded_on));
    let seen = snapshot.select(&[]);
    let rows: Vec<PublicRow> = seen.iter().map(|seen| row(about, seen, &sources)).collect();
    let events: Vec<PublicEvent> = snapshot.events().map(|e| event(e, &sources)).collect();
    let (first, last) = ends(&rows, &events);
    let is_withheld = rows.iter().any(|row| row.quantity == Quantity::Withheld);
    let mut public = PublicDataset {
        schema: DATASET_SCHEMA,
        id: dataset.id.clone(),
        address: address::dataset(&dataset.id),
        kind: dataset.kind.to_owned(),
        title: dataset.title.clone(),
        definition: dataset.definition.clone(),
        notes: dataset.notes.clone(),
        measures: measures(about),
        dimensions: dimensions(about),
        areas: areas(context, &rows, &events),
        first,
        last,
        statuses: statuses(&rows, &events),
        withheld_below: is_withheld.then_some(dataset.threshold),
        breaks: dataset.breaks.clone(),
        sources,
        deliveries,
        rows,
        events,
        chart: None,
        table: None,
        rows_left_out: 0,
    };
    let asker = Asker {
        date: context.now,
        as_of: context.now,
        references: &context.project.references,
    };
    public.chart = shown::chart(snapshot, &public, &asker);
    let (table, left_out) = shown::table(snapshot, &dataset.totals, &asker);
    (public.table, public.rows_left_out) = (table, left_out);
    if let (Some(table), Some(chart)) = (&mut public.table, &public.chart) {
        // The chart stands above it and has said it.
        table.notes.retain(|note| !chart.notes.contains(note));
    }
    Some(public)
}

fn measures(dataset: &Dataset) -> Vec<PublicMeasure> {
    let measures = dataset.measures.iter().map(|measure| PublicMeasure {
        name: measure.name.clone(),
        title: measure.title.clone(),
        unit: measure.unit.clone(),
        decimals: measure.decimals,
    });
    measures.collect()
}

fn dimensions(dataset: &Dataset) -> Vec<PublicDimension> {
    let dimensions = dataset.dimensions.iter().map(|dimension| PublicDimension {
        name: dimension.name.clone(),
        title: dimension.title.clone(),
    });
    dimensions.collect()
}

fn row(dataset: &Dataset, seen: &Seen<'_>, sources: &[Source]) -> PublicRow {
    let about = seen.about();
    let unit = seen.unit(dataset);
    let has_own = *unit != dataset.measures[seen.measure()].unit;
    PublicRow {
        key: seen.key().to_vec(),
        measure: seen.measure(),
        time: seen.time().cloned(),
        quantity: seen.quantity,
        unit: has_own.then(|| unit.clone()),
        qualifier: about.qualifier,
        status: about.status,
        area: about.area.map(str::to_owned),
        recorded_on: about.recorded_on,
        source: source(sources, about.source),
        note: about.note.map(str::to_owned),
    }
}

fn event(event: &DatasetEvent, sources: &[Source]) -> PublicEvent {
    PublicEvent {
        key: event.key.clone(),
        lasts: event.lasts,
        label: event.label.clone(),
        detail: event.detail.clone(),
        begin: event.begin.clone(),
        end: event.end.clone(),
        status: event.status,
        area: event.area.as_deref().map(str::to_owned),
        recorded_on: event.recorded_on,
        source: source(sources, &event.source),
    }
}

/// The place of a document among those of the deliveries, which hold each of them.
fn source(sources: &[Source], wanted: &Source) -> usize {
    let known = sources.iter().position(|known| known == wanted);
    known.unwrap_or_default()
}

/// The first and the last time that it speaks about.
fn ends(rows: &[PublicRow], events: &[PublicEvent]) -> (Option<Time>, Option<Time>) {
    let times: BTreeSet<&Time> = rows.iter().filter_map(|row| row.time.as_ref()).collect();
    let begins = events.iter().map(|event| &event.begin);
    let finishes = events.iter().filter_map(|event| event.end.as_ref());
    let times = times.into_iter().cloned();
    let phases = begins.chain(finishes).cloned().map(Time::Over);
    let all: Vec<Time> = times.chain(phases).collect();
    let first = all.iter().min_by_key(|time| time.period());
    let last = all
        .iter()
        .max_by_key(|time| (time.period().end, time.period().begin));
    (first.cloned(), last.cloned())
}

fn statuses(rows: &[PublicRow], events: &[PublicEvent]) -> Vec<Status> {
    let rows = rows.iter().map(|row| row.status);
    let statuses: BTreeSet<Status> = rows.chain(events.iter().map(|e| e.status)).collect();
    statuses.into_iter().collect()
}

fn areas(context: &Context, rows: &[PublicRow], events: &[PublicEvent]) -> Vec<Area> {
    let rows = rows.iter().filter_map(|row| row.area.as_deref());
    let events = events.iter().filter_map(|event| event.area.as_deref());
    let mut ids: Vec<&str> = Vec::new();
    for id in rows.chain(events) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let references = &context.project.references;
    ids.iter().filter_map(|id| references.area(id)).collect()
}
