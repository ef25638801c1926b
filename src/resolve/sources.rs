//! "Bronnen en peildata": what a letter's figures, charts and tables rest on.

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::model::{
    Area, Provenance, Quantity, Source, SourceEntry, SourceLine, Status, Time, notation,
};

/// The list of sources of a letter while it is being made: one entry for each delivery of a
/// dataset, in the order in which a reader meets them.
#[derive(Default)]
pub struct Sources {
    entries: Vec<Entry>,
    spoken_of: SpokenOf,
}

/// Who and what a letter's figures, charts and tables are about.
#[derive(Default)]
pub struct SpokenOf {
    /// Organisations, by name.
    pub organisations: BTreeSet<String>,
    /// Municipalities, by name.
    pub municipalities: BTreeSet<String>,
    /// Sets of municipalities, in the order in which a reader meets them.
    pub areas: Vec<Area>,
}

impl SpokenOf {
    /// Notes what an observation is about in one dimension.
    pub fn name(&mut self, dimension: &str, value: &str) {
        let names = match dimension {
            "gemeente" => &mut self.municipalities,
            "organisatie" | "aanbieder" => &mut self.organisations,
            _ => return,
        };
        if !names.contains(value) {
            names.insert(value.to_owned());
        }
    }

    fn add(&mut self, used: &Provenance) {
        for (dimension, value) in &used.key {
            self.name(dimension, value);
        }
        if let Some(area) = &used.area
            && !self.areas.contains(area)
        {
            self.areas.push(area.clone());
        }
    }
}

struct Entry {
    dataset: String,
    title: String,
    definition: Option<String>,
    withholds: Option<u32>,
    source: Source,
    recorded_on: Option<crate::model::Date>,
    areas: Vec<Area>,
    /// Whether nobody knows the area of some of it.
    has_unknown_area: bool,
    times: BTreeSet<Time>,
    statuses: BTreeSet<Status>,
    /// What holds for the whole dataset.
    notes: Vec<String>,
    /// Observations with a note of their own.
    noted: Vec<Provenance>,
    used_for: Vec<String>,
}

impl Sources {
    /// Adds an observation that a figure, chart or table uses, and returns the anchor of its entry.
    pub fn add(&mut self, dataset: &Dataset, used: &Provenance, withheld: bool) -> String {
        let same = |entry: &Entry| {
            entry.dataset == used.dataset
                && entry.source == used.source
                && entry.recorded_on == used.recorded_on
        };
        let position = self.entries.iter().position(same).unwrap_or_else(|| {
            self.entries.push(Entry {
                dataset: used.dataset.clone(),
                title: used.title.clone(),
                definition: dataset.definition.clone(),
                withholds: None,
                source: used.source.clone(),
                recorded_on: used.recorded_on,
                areas: Vec::new(),
                has_unknown_area: false,
                times: BTreeSet::new(),
                statuses: BTreeSet::new(),
                notes: dataset.notes.clone(),
                noted: Vec::new(),
                used_for: Vec::new(),
            });
            self.entries.len() - 1
        });
        self.spoken_of.add(used);
        let entry = &mut self.entries[position];
        if let Some(time) = &used.time
            && !entry.times.contains(time)
        {
            entry.times.insert(time.clone());
        }
        entry.statuses.insert(used.status);
        match &used.area {
            Some(area) if entry.areas.contains(area) => {}
            Some(area) => entry.areas.push(area.clone()),
            None => entry.has_unknown_area = true,
        }
        if used.note.is_some() && !entry.noted.contains(used) {
            entry.noted.push(used.clone());
        }
        if withheld {
            entry.withholds = Some(dataset.threshold);
        }
        anchor(position)
    }

    /// Notes for what an entry is used: a figure's text, `figuur 1`.
    pub fn used_for(&mut self, anchor: &str, what: &str) {
        if let Some(entry) = self.entry(anchor)
            && !entry.used_for.iter().any(|known| known == what)
        {
            entry.used_for.push(what.to_owned());
        }
    }

    fn entry(&mut self, anchor: &str) -> Option<&mut Entry> {
        let number: usize = anchor.strip_prefix("bron-")?.parse().ok()?;
        self.entries.get_mut(number.checked_sub(1)?)
    }

    /// Whether anything in it has a status.
    pub fn has_status(&self, status: Status) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.statuses.contains(&status))
    }

    /// Adds what a chart or table is about beside the observations that stand for all of it.
    pub fn speaks_of(&mut self, others: &SpokenOf) {
        let own = &mut self.spoken_of;
        own.organisations
            .extend(others.organisations.iter().cloned());
        own.municipalities
            .extend(others.municipalities.iter().cloned());
    }

    /// Who and what it is about; asked once, at the end.
    pub fn spoken_of(&mut self) -> SpokenOf {
        std::mem::take(&mut self.spoken_of)
    }

    /// The finished list.
    pub fn finish(self) -> Vec<SourceEntry> {
        self.entries
            .into_iter()
            .enumerate()
            .map(|(index, entry)| entry.finish(index))
            .collect()
    }
}

fn anchor(index: usize) -> String {
    format!("bron-{}", index + 1)
}

impl Entry {
    fn finish(self, index: usize) -> SourceEntry {
        let mut lines = vec![SourceLine {
            label: "Bron".to_owned(),
            text: self.source.words(),
            url: self.source.url.clone(),
        }];
        let mut line = |label: &str, text: String| {
            lines.push(SourceLine {
                label: label.to_owned(),
                text,
                url: None,
            });
        };
        if let Some((label, words)) = time_words(&self.times) {
            line(label, words);
        }
        if let Some(day) = self.recorded_on
            && self.source.date != Some(day)
        {
            line("Vastgesteld op", notation::date(day));
        }
        let statuses: Vec<&str> = self
            .statuses
            .iter()
            .filter(|status| **status != Status::Unknown)
            .map(|status| status.words())
            .collect();
        if !statuses.is_empty() {
            let words = notation::list(&statuses);
            // Where nobody said how firm the rest is.
            let is_part = self.statuses.contains(&Status::Unknown);
            line(
                "Status",
                if is_part {
                    format!("deels {words}")
                } else {
                    words
                },
            );
        }
        for area in &self.areas {
            line("Gebied", area_words(area));
        }
        if self.has_unknown_area && !self.areas.is_empty() {
            let words = "van een deel is niet bekend welke gemeenten meetellen";
            line("Gebied", words.to_owned());
        }
        if let Some(definition) = self.definition {
            line("Definitie", definition);
        }
        if let Some(threshold) = self.withholds {
            line("Bewerking", Quantity::withheld_words(threshold));
        }
        for note in noted(&self.noted, |_| true, str::to_owned)
            .into_iter()
            .chain(self.notes)
        {
            line("Noot", note);
        }
        if !self.used_for.is_empty() {
            line("Gebruikt voor", self.used_for.join("; "));
        }
        SourceEntry {
            anchor: anchor(index),
            dataset: self.dataset,
            title: self.title,
            lines,
        }
    }
}

/// What is noted at observations, each note once with the values of those that it stands at:
/// `Friesland, daarna: in 2017`. Only the dimensions that `is_telling` names are said; of a note
/// that stands at many, or at all, none are. `alone` puts a note in form
/// that stands without values: those are printed as they are spelled.
pub fn noted<'p>(
    observations: impl IntoIterator<Item = &'p Provenance>,
    is_telling: impl Fn(&str) -> bool,
    alone: fn(&str) -> String,
) -> Vec<String> {
    const AT_MOST: usize = 3;
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for observation in observations {
        let Some(note) = &observation.note else {
            continue;
        };
        let key = observation.key.iter();
        let values: Vec<&str> = key
            .filter(|(name, _)| is_telling(name))
            .map(|(_, value)| value.as_str())
            .collect();
        let values = values.join(", ");
        match notes.iter_mut().find(|(known, _)| known == note) {
            Some((_, places)) if places.contains(&values) => {}
            Some((_, places)) => places.push(values),
            None => notes.push((note, vec![values])),
        }
    }
    let words = |(note, places): (&str, Vec<String>)| {
        if places.len() > AT_MOST || places.iter().any(String::is_empty) {
            return alone(note);
        }
        format!("{}: {note}", places.join("; "))
    };
    notes.into_iter().map(words).collect()
}

/// An area in words: its name and members.
fn area_words(area: &Area) -> String {
    if area.members.is_empty() {
        return area.title.clone();
    }
    format!("{} ({})", area.title, notation::list(&area.members))
}

/// The times of observations in words, with the label that goes before them.
pub fn time_words(times: &BTreeSet<Time>) -> Option<(&'static str, String)> {
    let (first, last) = (times.first()?, times.last()?);
    let days = times.iter().all(|time| matches!(time, Time::AsOf(_)));
    let label = match (days, times.len()) {
        (true, 1) => "Peildatum",
        (true, _) => "Peildata",
        (false, 1) => "Periode",
        (false, _) => "Perioden",
    };
    let text = |time: &Time| time.period().text;
    let words = match times.len() {
        1 => text(first),
        2 => format!("{} en {}", text(first), text(last)),
        _ => format!("{} tot en met {}", text(first), text(last)),
    };
    Some((label, words))
}
