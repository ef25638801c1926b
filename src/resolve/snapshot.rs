//! A dataset as it was known on a date, disclosure control applied: the only way to a figure.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::disclosure;
use crate::dataset::{Dataset, DatasetEvent, Observation};
use crate::model::{Date, Period, Provenance, Quantity, Time, Unit};

/// A dataset as it was known at the end of a day.
///
/// It holds, of several recordings of the same thing, the last one that was known; retracted ones
/// are gone; what disclosure control withholds is withheld. It cannot be made without that.
#[derive(Debug)]
pub struct Snapshot {
    dataset: Arc<Dataset>,
    /// The last day that counts.
    as_of: Date,
    /// The dataset without what it recorded, and without the dimensions that became known later.
    about: Dataset,
    cells: Vec<Cell>,
    events: Vec<usize>,
    /// For each dimension: the cells that have each of its values.
    by_value: Vec<BTreeMap<String, Vec<usize>>>,
}

/// A cell of a snapshot.
#[derive(Clone, Copy, Debug)]
struct Cell {
    observation: usize,
    quantity: Quantity,
    /// Whether something about it was known on the date of the letter.
    was_known: bool,
}

/// What a snapshot shows of one observation: never its raw value.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The observation's place, time, status and source.
    observation: &'a Observation,
    key: &'a [Option<String>],
    /// The value that may be shown.
    pub quantity: Quantity,
    /// Whether something about it was known on the date of the letter; if not, only a correction sees it.
    pub was_known: bool,
}

impl<'a> Seen<'a> {
    /// The value of each dimension, in the order of the dataset.
    pub fn key(&self) -> &'a [Option<String>] {
        self.key
    }

    /// Index of its measure in the dataset.
    pub fn measure(&self) -> usize {
        self.observation.measure
    }

    /// What it counts, in a dataset: its own unit, or that of its measure.
    pub fn unit<'d>(&self, dataset: &'d Dataset) -> &'d Unit
    where
        'a: 'd,
    {
        dataset.unit(self.observation)
    }

    /// The time that it speaks about.
    pub fn time(&self) -> Option<&'a Time> {
        self.observation.time.as_ref()
    }

    /// All that is known about it besides its value.
    pub fn about(&self) -> About<'a> {
        let o = self.observation;
        About {
            recorded_on: o.recorded_on,
            area: o.area.as_deref(),
            qualifier: o.qualifier,
            status: o.status,
            note: o.note.as_deref(),
            source: &o.source,
        }
    }
}

/// What is known about an observation besides its value.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The day since which it was known.
    pub recorded_on: Option<Date>,
    /// Id of the region set that it covers.
    pub area: Option<&'a str>,
    /// How exact the source calls it.
    pub qualifier: crate::model::Qualifier,
    /// How firm it is.
    pub status: crate::model::Status,
    /// What the source adds to it.
    pub note: Option<&'a str>,
    /// Who says so.
    pub source: &'a crate::model::Source,
}

/// What makes two recordings one thing: the values of the dimensions, the measure and the time.
type Identity<'a> = (&'a [Option<String>], usize, Option<&'a Time>);

/// Of several recordings of one thing: the first, which keeps its place in the order, and the last
/// that was known, which says what it is now.
#[derive(Clone, Copy)]
struct Recordings {
    first: usize,
    last: usize,
    /// The last that was known on the date of the letter; `None` for what only a correction can know.
    then: Option<usize>,
}

impl Recordings {
    fn of(first: usize) -> Recordings {
        Recordings {
            first,
            last: first,
            then: None,
        }
    }

    /// Takes in a recording that is known, and whether it was on the date of the letter.
    fn add(&mut self, index: usize, was_known: bool, day: impl Fn(usize) -> Option<Date>) {
        let is_later = |than: usize| day(than) <= day(index);
        if is_later(self.last) {
            self.last = index;
        }
        if was_known && self.then.is_none_or(is_later) {
            self.then = Some(index);
        }
    }
}

impl Snapshot {
    /// Takes the snapshot of a dataset at the end of a day.
    pub fn take(dataset: Arc<Dataset>, as_of: Date) -> Snapshot {
        Snapshot::take_of(dataset, as_of, None)
    }

    /// Takes the snapshot for a correction of a letter of an earlier date: what was recorded since is in
    /// it as far as the letter could have spoken about it, which is what was known of before, or what is
    /// over on its date.
    fn take_of(dataset: Arc<Dataset>, as_of: Date, letter: Option<Date>) -> Snapshot {
        let is_by = |recorded_on: Option<Date>, day: Date| recorded_on.is_none_or(|on| on <= day);
        let visible = |recorded_on: Option<Date>| is_by(recorded_on, as_of);
        let was_known = |recorded_on| letter.is_none_or(|letter| is_by(recorded_on, letter));
        let is_over = |end: Date| letter.is_none_or(|letter| end <= letter);
        let mut recorded: BTreeMap<Identity<'_>, Recordings> = BTreeMap::new();
        let mut dimensions = 0;
        for (index, observation) in dataset.observations.iter().enumerate() {
            if !visible(observation.recorded_on) {
                continue;
            }
            let used = observation.key.iter().rposition(Option::is_some);
            dimensions = dimensions.max(used.map_or(0, |last| last + 1));
            let identity = (
                &observation.key[..],
                observation.measure,
                observation.time.as_ref(),
            );
            let same = recorded.entry(identity).or_insert(Recordings::of(index));
            same.add(index, was_known(observation.recorded_on), |index| {
                dataset.observations[index].recorded_on
            });
        }
        recorded.retain(|(.., time), same| {
            same.then.is_some() || time.is_none_or(|time| is_over(time.period().end))
        });
        let mut cells: Vec<Cell> = in_order(recorded.into_values())
            .filter_map(|same| {
                let quantity = dataset.observations[same.last].quantity?;
                Some(Cell {
                    observation: same.last,
                    quantity,
                    was_known: same
                        .then
                        .is_some_and(|then| dataset.observations[then].quantity.is_some()),
                })
            })
            .collect();
        let withheld = disclosure::withheld(
            &dataset,
            cells
                .iter()
                .map(|cell| (&dataset.observations[cell.observation], cell.quantity)),
        );
        for (cell, withheld) in cells.iter_mut().zip(withheld) {
            if withheld {
                cell.quantity = Quantity::Withheld;
            }
        }
        let mut by_value = vec![BTreeMap::<String, Vec<usize>>::new(); dimensions];
        for (index, cell) in cells.iter().enumerate() {
            let key = &dataset.observations[cell.observation].key;
            for (values, value) in by_value.iter_mut().zip(key) {
                if let Some(value) = value {
                    match values.get_mut(value) {
                        Some(cells) => cells.push(index),
                        None => {
                            values.insert(value.clone(), vec![index]);
                        }
                    }
                }
            }
        }
        let events = events(&dataset, visible, was_known, is_over);
        Snapshot {
            about: head(&dataset, dimensions),
            dataset,
            as_of,
            cells,
            events,
            by_value,
        }
    }

    /// What the dataset is called, its measures, and the dimensions that were known.
    pub fn about(&self) -> &Dataset {
        &self.about
    }

    /// Whether nothing at all was known.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.events.is_empty()
    }

    /// Whether the dataset has this dimension, but nobody knew it yet.
    pub fn knows_later(&self, dimension: &str) -> bool {
        self.dataset.dimensions[self.by_value.len()..]
            .iter()
            .any(|later| later.name == dimension)
    }

    /// Every value of a dimension that occurs, sorted.
    pub fn values(&self, dimension: usize) -> impl Iterator<Item = &str> {
        self.by_value
            .get(dimension)
            .into_iter()
            .flat_map(|values| values.keys().map(String::as_str))
    }

    /// The cells that have all these values (any of several for one dimension), in the order in
    /// which they were first recorded.
    pub fn select<'s>(&'s self, selection: &[(usize, Vec<&str>)]) -> Vec<Seen<'s>> {
        let fits = |index: &usize| {
            let key = &self.dataset.observations[self.cells[*index].observation].key;
            selection.iter().all(|(dimension, values)| {
                key[*dimension]
                    .as_deref()
                    .is_some_and(|value| values.contains(&value))
            })
        };
        // The dimension that keeps the fewest cells decides which are looked at.
        let posted = |(dimension, values): &(usize, Vec<&str>)| {
            let lists = &self.by_value[*dimension];
            let found = values.iter().filter_map(|value| lists.get(*value));
            found.map(Vec::as_slice).collect::<Vec<&[usize]>>()
        };
        let narrowest = selection
            .iter()
            .map(posted)
            .min_by_key(|lists| lists.iter().map(|list| list.len()).sum::<usize>());
        let Some(lists) = narrowest else {
            return (0..self.cells.len())
                .map(|index| self.seen(index))
                .collect();
        };
        let mut found: Vec<usize> = lists.concat();
        found.sort_unstable();
        found.dedup();
        found.retain(fits);
        found.into_iter().map(|index| self.seen(index)).collect()
    }

    /// The phases and events that were known, in the order in which they were first recorded.
    pub fn events(&self) -> impl Iterator<Item = &DatasetEvent> {
        self.events.iter().map(|index| &self.dataset.events[*index])
    }

    /// The day on which something was taken back, where that was the last that was said of it.
    pub fn retracted_on(&self, from: &Provenance) -> Option<Date> {
        let names = self.dataset.dimensions.iter();
        let names: Vec<&str> = names.map(|dimension| dimension.name.as_str()).collect();
        let is_it = |observation: &&Observation| {
            let key = names.iter().zip(&observation.key);
            let key = key.filter_map(|(name, value)| Some((*name, value.as_deref()?)));
            let asked = from.key.iter();
            let asked = asked.map(|(name, value)| (name.as_str(), value.as_str()));
            self.dataset.measures[observation.measure].name == from.measure
                && observation.time == from.time
                && observation.recorded_on.is_some_and(|day| day <= self.as_of)
                && key.eq(asked)
        };
        let said = self.dataset.observations.iter().filter(is_it);
        // Of one day only one recording is allowed.
        let last = said.max_by_key(|observation| observation.recorded_on)?;
        last.recorded_on.filter(|_| last.quantity.is_none())
    }

    fn seen(&self, index: usize) -> Seen<'_> {
        let cell = self.cells[index];
        let observation = &self.dataset.observations[cell.observation];
        Seen {
            observation,
            key: &observation.key[..self.by_value.len()],
            quantity: cell.quantity,
            was_known: cell.was_known,
        }
    }
}

/// What a dataset says of itself, with its first so many dimensions.
fn head(dataset: &Dataset, dimensions: usize) -> Dataset {
    Dataset {
        id: dataset.id.clone(),
        span: dataset.span,
        kind: dataset.kind,
        title: dataset.title.clone(),
        definition: dataset.definition.clone(),
        notes: dataset.notes.clone(),
        breaks: dataset.breaks.clone(),
        totals: Vec::new(),
        not_to_add: dataset.not_to_add.clone(),
        areas: BTreeMap::new(),
        public: dataset.public,
        public_from: dataset.public_from,
        threshold: dataset.threshold,
        current_for: dataset.current_for,
        dimensions: dataset.dimensions[..dimensions].to_vec(),
        spellings: Vec::new(),
        measures: dataset.measures.clone(),
        observations: Vec::new(),
        events: Vec::new(),
    }
}

/// In the order of the first recordings: what is corrected stays in its place.
fn in_order(recorded: impl Iterator<Item = Recordings>) -> impl Iterator<Item = Recordings> {
    let mut recorded: Vec<Recordings> = recorded.collect();
    recorded.sort_unstable_by_key(|same| same.first);
    recorded.into_iter()
}

/// The last known recording of each phase and event that was not taken back, and that may be spoken of.
fn events(
    dataset: &Dataset,
    visible: impl Fn(Option<Date>) -> bool,
    was_known: impl Fn(Option<Date>) -> bool,
    is_over: impl Fn(Date) -> bool,
) -> Vec<usize> {
    let mut recorded: BTreeMap<(bool, &str), Recordings> = BTreeMap::new();
    for (index, event) in dataset.events.iter().enumerate() {
        if visible(event.recorded_on) {
            let same = recorded
                .entry((event.lasts, &event.key))
                .or_insert(Recordings::of(index));
            same.add(index, was_known(event.recorded_on), |index| {
                dataset.events[index].recorded_on
            });
        }
    }
    in_order(recorded.into_values())
        .filter(|same| same.then.is_some() || is_over(dataset.events[same.last].begin.begin))
        .map(|same| same.last)
        .filter(|index| !dataset.events[*index].retracted)
        .collect()
}

/// The snapshots of all datasets, each taken once.
///
/// A snapshot changes only on days on which something was recorded, so letters between two of
/// those days share one.
#[derive(Debug)]
pub struct Snapshots {
    datasets: BTreeMap<String, Taken>,
    /// The date of the letter that is corrected, where they are for a correction.
    letter: Option<Date>,
}

#[derive(Debug)]
struct Taken {
    dataset: Arc<Dataset>,
    /// The days on which something was recorded, sorted.
    days: Vec<Date>,
    /// One for the time before the first day, then one from each day on.
    snapshots: Vec<OnceLock<Snapshot>>,
}

impl Snapshots {
    /// Prepares for snapshots of these datasets; none is taken yet.
    pub fn new(datasets: &BTreeMap<String, Arc<Dataset>>) -> Snapshots {
        Snapshots::prepare(datasets, None)
    }

    /// The same for the correction of a letter of a date.
    pub fn of_correction(datasets: &BTreeMap<String, Arc<Dataset>>, letter: Date) -> Snapshots {
        Snapshots::prepare(datasets, Some(letter))
    }

    fn prepare(datasets: &BTreeMap<String, Arc<Dataset>>, letter: Option<Date>) -> Snapshots {
        let taken = |dataset: &Arc<Dataset>| {
            let observed = dataset.observations.iter().filter_map(|o| o.recorded_on);
            let happened = dataset.events.iter().filter_map(|e| e.recorded_on);
            let mut days: Vec<Date> = observed.chain(happened).collect();
            days.sort_unstable();
            days.dedup();
            let snapshots = (0..=days.len()).map(|_| OnceLock::new()).collect();
            Taken {
                dataset: dataset.clone(),
                days,
                snapshots,
            }
        };
        Snapshots {
            datasets: datasets
                .iter()
                .map(|(id, d)| (id.clone(), taken(d)))
                .collect(),
            letter,
        }
    }

    /// The snapshot of a dataset at the end of a day; `None` when there is no such dataset.
    pub fn get(&self, dataset: &str, as_of: Date) -> Option<&Snapshot> {
        let taken = self.datasets.get(dataset)?;
        let index = taken.days.partition_point(|day| *day <= as_of);
        let take = || {
            // Nothing was recorded between the last such day and `as_of`.
            let day = index
                .checked_sub(1)
                .map_or(Date::MIN, |last| taken.days[last]);
            Snapshot::take_of(taken.dataset.clone(), day, self.letter)
        };
        Some(taken.snapshots[index].get_or_init(take))
    }

    /// The last day up to another on which something was recorded in a dataset.
    pub fn last_day(&self, dataset: &str, as_of: Date) -> Option<Date> {
        let days = &self.datasets.get(dataset)?.days;
        let known = days.partition_point(|day| *day <= as_of);
        days[..known].last().copied()
    }

    /// The datasets of which nobody took a snapshot, sorted by id.
    pub fn untaken(&self) -> impl Iterator<Item = &Dataset> {
        let all = self.datasets.values();
        all.filter(|taken| !taken.is_used())
            .map(|taken| &*taken.dataset)
    }

    /// Takes a snapshot of each dataset of which others took one, so that it is known to be used.
    pub fn note_used(&self, others: &Snapshots) {
        let used = others.datasets.iter().filter(|(_, taken)| taken.is_used());
        for (id, _) in used {
            self.get(id, Date::MIN);
        }
    }

    /// The ids of all datasets, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.datasets.keys().map(String::as_str)
    }
}

impl Taken {
    fn is_used(&self) -> bool {
        self.snapshots.iter().any(|one| one.get().is_some())
    }
}

/// Leaves out what is about a later time than anything that was known on the date of the letter. What a
/// letter speaks about when it names no time stays the same in a correction of it.
pub fn keep_times(cells: &mut Vec<Seen<'_>>) {
    if cells.iter().all(|seen| seen.was_known) {
        return;
    }
    let end = |seen: &Seen<'_>| seen.time().map(|time| time.period().end);
    let mut latest: BTreeMap<usize, Option<Date>> = BTreeMap::new();
    for seen in cells.iter().filter(|seen| seen.was_known) {
        let known = latest.entry(seen.measure()).or_default();
        *known = (*known).max(end(seen));
    }
    cells.retain(|seen| {
        let latest = latest.get(&seen.measure());
        seen.was_known || latest.is_none_or(|latest| end(seen) <= *latest)
    });
}

/// Whether an observation's time is the one that was asked for: the same days.
pub fn same_time(time: &Time, asked: &Period) -> bool {
    let period = time.period();
    (period.begin, period.end) == (asked.begin, asked.end)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ops::Range;
    use std::sync::Arc;

    use jiff::ToSpan;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::{Seen, Snapshot, keep_times};
    use crate::dataset::{DataFile, Dataset, Observation, read};
    use crate::diag::{Diagnostics, SourceMap, Span};
    use crate::model::{Date, Quantity, Time};
    use crate::syntax::yaml;

    /// What was recorded: of which of two names, about which day, how many days later, and how much;
    /// nothing for what was taken back.
    type Recording = (bool, i32, i32, Option<u8>);

    fn day(number: i32) -> Date {
        Date::constant(2025, 1, 1).saturating_add(number.days())
    }

    /// A dataset with one observation, which others are made after.
    fn dataset(recordings: &[Recording]) -> Arc<Dataset> {
        let text = "soort: tabel\ntitel: Proef\neenheid: weken\nbron: {titel: Brief, datum: 1-1-2025}\n\
                    waarnemingen: [{wijk: Noord, aantal: 1, peildatum: 1-1-2025}]\n";
        let mut map = SourceMap::default();
        let file = map.add("data/proef.yaml", text);
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(text, &place, &mut diagnostics).unwrap();
        let Some(DataFile::Dataset(dataset)) = read("proef", &node, &|_| None, &mut diagnostics)
        else {
            panic!("{diagnostics:?}")
        };
        let mut dataset = *dataset;
        let first = dataset.observations[0].clone();
        // The same thing is recorded once a day.
        let unique: BTreeMap<_, _> = recordings
            .iter()
            .map(|(north, about, later, value)| ((*about + later, *about, *north), *value))
            .collect();
        let observation = |((recorded, about, north), value): ((i32, i32, bool), Option<u8>)| {
            let name = if north { "Noord" } else { "Zuid" };
            Observation {
                key: vec![Some(name.to_owned())],
                time: Some(Time::AsOf(day(about))),
                recorded_on: Some(day(recorded)),
                quantity: value.map(|value| Quantity::Known(Decimal::from(value))),
                ..first.clone()
            }
        };
        dataset.observations = unique.into_iter().map(observation).collect();
        Arc::new(dataset)
    }

    /// What is seen, in words.
    fn said(cells: &[Seen<'_>]) -> Vec<String> {
        let words =
            |seen: &Seen<'_>| format!("{:?} {:?} {:?}", seen.key(), seen.time(), seen.quantity);
        cells.iter().map(words).collect()
    }

    fn latest(cells: &[Seen<'_>]) -> Option<Time> {
        cells.iter().filter_map(Seen::time).max().cloned()
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 400,
            failure_persistence: None,
            rng_seed: proptest::test_runner::RngSeed::Fixed(11),
            ..ProptestConfig::default()
        })]

        #[test]
        fn a_correction_knows_what_was_recorded_up_to_its_day_and_speaks_of_the_same_times(
            recordings in prop::collection::vec(
                (any::<bool>(), 0..12_i32, 0..12_i32, prop::option::weighted(0.8, any::<u8>())),
                0..30,
            ),
            letter in 0..24_i32,
            later in 1..12_i32,
        ) {
            let (letter, corrected) = (day(letter), day(letter + later));
            let all = dataset(&recordings);
            let correction = Snapshot::take_of(all.clone(), corrected, Some(letter));
            // What was recorded after the correction changes nothing in it.
            let mut known = Dataset::clone(&all);
            known.observations.retain(|seen| seen.recorded_on <= Some(corrected));
            let alone = Snapshot::take_of(Arc::new(known), corrected, Some(letter));
            let mut cells = correction.select(&[]);
            prop_assert_eq!(said(&cells), said(&alone.select(&[])));
            // Of each thing it knows the last that was said by then.
            for seen in &cells {
                let same = all.observations.iter().filter(|other| {
                    other.key[..] == *seen.key()
                        && other.time.as_ref() == seen.time()
                        && other.recorded_on <= Some(corrected)
                });
                let last = same.max_by_key(|other| other.recorded_on).unwrap();
                prop_assert_eq!(last.quantity, Some(seen.quantity));
                let could_be_told = seen.time().unwrap().period().end <= letter;
                prop_assert!(seen.was_known || could_be_told);
            }
            // The letter itself knows none of it, and without a time it speaks of the same one.
            let own = Snapshot::take(all, letter);
            let own = own.select(&[]);
            keep_times(&mut cells);
            // Where all of that was taken back, what is left is all there is to speak of.
            let is_left = cells.iter().any(|seen| seen.was_known);
            if let (Some(then), Some(now)) = (latest(&own), latest(&cells)) {
                prop_assert!(now <= then || !is_left, "{now:?} is later than {then:?}");
            }
        }
    }
}
