//! What came into a dataset when: how much each delivery added, changed and took back.

use std::collections::BTreeMap;

use crate::dataset::{Dataset, DatasetEvent, Observation};
use crate::model::{Date, DeliveryReason, PublicDelivery, Source, Time};

/// The deliveries that were known at the end of a day, in the order in which they came, and the
/// documents behind them. Counts only: no value of the data comes past here.
pub fn deliveries(dataset: &Dataset, as_of: Date) -> (Vec<Source>, Vec<PublicDelivery>) {
    let mut told = Told::default();
    let visible = |recorded_on: Option<Date>| recorded_on.is_none_or(|day| day <= as_of);
    let mut events: BTreeMap<(bool, &str), &DatasetEvent> = BTreeMap::new();
    for event in dataset.events.iter().filter(|e| visible(e.recorded_on)) {
        let before = events.insert((event.lasts, &event.key), event);
        let change = match before.filter(|before| !before.retracted) {
            _ if event.retracted => Some(Change::Withdrawn),
            None => Some(Change::Added),
            Some(before) if is_same_event(before, event) => None,
            Some(_) => Some(Change::Changed),
        };
        let thing = Thing::Event(event.lasts, &event.key);
        told.tell(event.recorded_on, &event.source, None, thing, change);
    }
    let mut rows: BTreeMap<Identity<'_>, &Observation> = BTreeMap::new();
    let visible_rows = dataset.observations.iter();
    for row in visible_rows.filter(|o| visible(o.recorded_on)) {
        let identity = (&row.key[..], row.measure, row.time.as_ref());
        let before = rows.insert(identity, row);
        let mut change = match before.filter(|before| before.quantity.is_some()) {
            _ if row.quantity.is_none() => Some(Change::Withdrawn),
            None => Some(Change::Added),
            Some(before) if is_same_row(before, row) => None,
            Some(_) => Some(Change::Changed),
        };
        // A number of a phase is a part of what is known of that phase.
        let phase = row.key.first().and_then(Option::as_deref);
        let thing = match phase.filter(|key| events.contains_key(&(true, key))) {
            Some(key) => {
                change = change.map(|_| Change::Changed);
                Thing::Event(true, key)
            }
            None => Thing::Row(identity),
        };
        told.tell(row.recorded_on, &row.source, row.reason, thing, change);
    }
    told.finish()
}

/// What makes two recordings one thing.
type Identity<'a> = (&'a [Option<String>], usize, Option<&'a Time>);

/// What a reader counts as one row.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Thing<'a> {
    Event(bool, &'a str),
    Row(Identity<'a>),
}

/// What a delivery did to a row. Of several for one row the last in this order holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Changed,
    Added,
    Withdrawn,
}

/// The deliveries while they are being counted.
#[derive(Default)]
struct Told<'a> {
    sources: Vec<&'a Source>,
    deliveries: Vec<Delivery<'a>>,
}

struct Delivery<'a> {
    recorded_on: Option<Date>,
    source: usize,
    reason: Option<DeliveryReason>,
    changes: BTreeMap<Thing<'a>, Change>,
}

impl<'a> Told<'a> {
    fn tell(
        &mut self,
        recorded_on: Option<Date>,
        source: &'a Source,
        reason: Option<DeliveryReason>,
        thing: Thing<'a>,
        change: Option<Change>,
    ) {
        // Rows of one delivery follow each other, so the last one is looked at first.
        let known = self.deliveries.iter().rposition(|delivery| {
            delivery.recorded_on == recorded_on && self.sources[delivery.source] == source
        });
        let position = known.unwrap_or_else(|| {
            let source = position_of(&mut self.sources, source);
            self.deliveries.push(Delivery {
                recorded_on,
                source,
                reason: None,
                changes: BTreeMap::new(),
            });
            self.deliveries.len() - 1
        });
        let delivery = &mut self.deliveries[position];
        delivery.reason = delivery.reason.or(reason);
        if let Some(change) = change {
            let told = delivery.changes.entry(thing).or_insert(change);
            *told = change.max(*told);
        }
    }

    fn finish(mut self) -> (Vec<Source>, Vec<PublicDelivery>) {
        // What was known always comes first. The sort keeps the order of one day.
        self.deliveries.sort_by_key(|delivery| delivery.recorded_on);
        let deliveries = self.deliveries.into_iter().map(|delivery| {
            let count = |wanted: Change| {
                let changes = delivery.changes.values();
                changes.filter(|change| **change == wanted).count()
            };
            PublicDelivery {
                recorded_on: delivery.recorded_on,
                source: delivery.source,
                reason: delivery.reason,
                added: count(Change::Added),
                changed: count(Change::Changed),
                withdrawn: count(Change::Withdrawn),
            }
        });
        let deliveries = deliveries.collect();
        (self.sources.into_iter().cloned().collect(), deliveries)
    }
}

fn position_of<'a>(sources: &mut Vec<&'a Source>, source: &'a Source) -> usize {
    let known = sources.iter().position(|known| *known == source);
    known.unwrap_or_else(|| {
        sources.push(source);
        sources.len() - 1
    })
}

fn is_same_row(one: &Observation, other: &Observation) -> bool {
    (one.quantity, one.qualifier, one.status) == (other.quantity, other.qualifier, other.status)
        && (&one.unit, &one.area, &one.note) == (&other.unit, &other.area, &other.note)
}

fn is_same_event(one: &DatasetEvent, other: &DatasetEvent) -> bool {
    (&one.begin, &one.end, one.status) == (&other.begin, &other.end, other.status)
        && (&one.label, &one.detail, &one.area) == (&other.label, &other.detail, &other.area)
}
