//! What a chart or table rests on: its sources, what must be said of them, and its place and times.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::{Dataset, DatasetEvent};
use crate::model::{
    Area, Figure, Period, Provenance, Quantity, SeriesBreak, Source, Status, Time, notation,
};
use crate::resolve::cells::sentence;
use crate::resolve::figures::{Asker, provenance};
use crate::resolve::snapshot::Seen;
use crate::resolve::sources::{self, Sources, SpokenOf, noted};

/// The observations and events that a chart or table rests on.
#[derive(Default)]
pub struct Used {
    provenance: Vec<Provenance>,
    withheld: bool,
    /// The names in the keys of all cells; `provenance` has those of some.
    spoken_of: SpokenOf,
    /// The key of the first cell.
    first: Vec<Option<String>>,
    /// For each dimension: whether cells differ in it.
    differs: Vec<bool>,
    /// What it rests on in other datasets, by their ids.
    pub(super) beside: BTreeMap<String, Used>,
}

impl Used {
    /// Notes an observation.
    pub fn cell(&mut self, dataset: &Dataset, seen: &Seen<'_>, asker: &Asker<'_>) {
        self.withheld |= seen.quantity == Quantity::Withheld;
        let about = seen.about();
        if self.differs.is_empty() {
            self.first = seen.key().to_vec();
            self.differs = vec![false; self.first.len()];
        }
        for ((differs, first), own) in self.differs.iter_mut().zip(&self.first).zip(seen.key()) {
            *differs |= first != own;
        }
        for (dimension, value) in dataset.dimensions.iter().zip(seen.key()) {
            if let Some(value) = value {
                self.spoken_of.name(&dimension.name, value);
            }
        }
        // Many cells come from one delivery: one of each time and status is enough.
        let same = |known: &Provenance| {
            known.recorded_on == about.recorded_on
                && known.status == about.status
                && known.area.as_ref().map(|area| area.id.as_str()) == about.area
                && known.time.as_ref() == seen.time()
                && known.note.as_deref() == about.note
                && (about.note.is_none() || is_about(known, dataset, seen))
                && known.source == *about.source
        };
        if !self.provenance.iter().rev().any(same) {
            self.provenance.push(provenance(dataset, seen, asker));
        }
    }

    /// Notes a figure of the letter.
    pub fn figure(&mut self, figure: &Figure) {
        for provenance in &figure.provenance {
            let beside = self.beside.entry(provenance.dataset.clone()).or_default();
            beside.withheld |= figure.quantity == Quantity::Withheld;
            beside.provenance.push(provenance.clone());
        }
    }

    /// Notes a phase or event of another dataset than that of the chart.
    pub fn event_beside(&mut self, dataset: &Dataset, event: &DatasetEvent, asker: &Asker<'_>) {
        let beside = self.beside.entry(dataset.id.clone()).or_default();
        beside.event(dataset, event, asker);
    }

    /// Notes a phase or event.
    pub fn event(&mut self, dataset: &Dataset, event: &DatasetEvent, asker: &Asker<'_>) {
        let area = event.area.as_ref().and_then(|id| asker.references.area(id));
        self.provenance.push(Provenance {
            dataset: dataset.id.clone(),
            title: dataset.title.clone(),
            measure: String::new(),
            key: Vec::new(),
            time: None,
            recorded_on: event.recorded_on,
            area,
            status: event.status,
            source: event.source.clone(),
            note: None,
            entry: String::new(),
        });
    }

    /// Adds everything to the letter's list of sources and returns the anchors of the entries.
    pub fn register(&self, dataset: &Dataset, what: &str, sources: &mut Sources) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for provenance in &self.provenance {
            let anchor = sources.add(dataset, provenance, self.withheld);
            if !anchors.contains(&anchor) {
                sources.used_for(&anchor, what);
                anchors.push(anchor);
            }
        }
        sources.speaks_of(&self.spoken_of);
        anchors
    }

    /// The times that it all is about.
    pub(super) fn times(&self) -> BTreeSet<Period> {
        let times = self.provenance.iter().filter_map(|p| p.time.as_ref());
        times.map(Time::period).collect()
    }

    /// The area that everything covers; `None` where not all of it covers the same.
    pub(super) fn area(&self) -> Option<&Area> {
        let first = self.provenance.first()?.area.as_ref();
        let is_shared = self.provenance.iter().all(|p| p.area.as_ref() == first);
        first.filter(|_| is_shared)
    }

    /// The breaks of the series between the times of it all.
    pub(super) fn breaks<'a>(&self, dataset: &'a Dataset) -> impl Iterator<Item = &'a SeriesBreak> {
        let times = self.times();
        dataset.breaks.iter().filter(move |found| {
            let ends = times.first().zip(times.last());
            let found = std::slice::from_ref(*found);
            ends.is_some_and(|(a, b)| SeriesBreak::between(found, a, b).is_some())
        })
    }

    /// Source and time in one sentence.
    pub fn source_line(&self) -> String {
        let mut documents: Vec<&Source> = Vec::new();
        let beside = self.beside.values().flat_map(|used| &used.provenance);
        for provenance in self.provenance.iter().chain(beside) {
            if !documents.contains(&&provenance.source) {
                documents.push(&provenance.source);
            }
        }
        let words: Vec<String> = documents.iter().map(|source| source.words()).collect();
        let mut line = format!("Bron: {}", words.join("; "));
        let times: BTreeSet<Time> = self
            .provenance
            .iter()
            .filter_map(|p| p.time.clone())
            .collect();
        if let Some((label, words)) = sources::time_words(&times) {
            line.push_str(&format!(". {label}: {words}"));
        }
        line.push('.');
        line
    }

    /// Why numbers are withheld, where some are.
    pub fn withheld_note(&self, dataset: &Dataset) -> Option<String> {
        let words = || Quantity::withheld_words(dataset.threshold);
        self.withheld.then(|| format!("Afgeschermd: {}.", words()))
    }

    /// What is noted at the observations themselves, in sentences.
    pub fn own_notes(&self, dataset: &Dataset) -> Vec<String> {
        let is_telling = |name: &str| {
            let position = dataset.dimensions.iter().position(|d| d.name == name);
            position.is_some_and(|index| self.differs.get(index) == Some(&true))
        };
        let own = noted(&self.provenance, is_telling, notation::capitalised);
        own.into_iter().map(sentence).collect()
    }

    /// What a reader must know about the numbers.
    pub fn notes(&self, dataset: &Dataset) -> Vec<String> {
        self.notes_with(dataset, self.own_notes(dataset))
    }

    /// What a reader must know about the numbers, with `own` for what is noted at themselves.
    pub fn notes_with(&self, dataset: &Dataset, own: Vec<String>) -> Vec<String> {
        let mut notes = Vec::new();
        let beside = self.beside.values().flat_map(|used| &used.provenance);
        let mut all = self.provenance.iter().chain(beside);
        if all.any(|p| p.status == Status::Fictitious) {
            notes.push("De cijfers zijn fictief: verzonnen als voorbeeld.".to_owned());
        }
        notes.extend(self.withheld_note(dataset));
        notes.extend(self.breaks(dataset).map(SeriesBreak::words));
        let general = dataset.notes.iter().map(|n| notation::capitalised(n));
        for note in own.into_iter().chain(general.map(sentence)) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

/// Whether an observation has the key of a cell.
fn is_about(known: &Provenance, dataset: &Dataset, seen: &Seen<'_>) -> bool {
    let names = dataset.dimensions.iter().zip(seen.key());
    let key = names.filter_map(|(dimension, value)| Some((&dimension.name, value.as_ref()?)));
    key.eq(known.key.iter().map(|(name, value)| (name, value)))
}
