//! Many kinds of data file, one [`Dataset`].
//!
//! In: a YAML tree (and the CSV text that it names). Out: observations and events with their two
//! clocks, and the reference lists (municipalities, organisations, region sets). This room knows
//! no letters and decides nothing about what may be shown: that is taking a snapshot, in resolve.
//!
//! To add a kind of data file: one file here that reads it, and one line in `KINDS`.

use std::collections::BTreeMap;

use crate::diag::Span;
use crate::model::{
    Date, Municipality, Organisation, Period, Qualifier, Quantity, RegionSet, Source, Status, Time,
    Unit,
};

/// A dataset as its file says it, all deliveries together. Not yet a snapshot: no stage past
/// resolve may see one.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Id: the stem of its file's name.
    pub id: String,
    /// Where the whole of it is, for messages (the value of `soort`).
    pub span: Span,
    /// The kind of file: `fasen`, `tabel`.
    pub kind: &'static str,
    /// What it shows.
    pub title: String,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// Id of the region set that it covers.
    pub area: Option<String>,
    /// Whether it is published as a dataset of its own.
    pub public: bool,
    /// Counts of persons below this are withheld.
    pub threshold: u32,
    /// Its dimensions, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// Its measures, in the order of the file.
    pub measures: Vec<Measure>,
    /// What was observed, in the order of the file, all deliveries.
    pub observations: Vec<Observation>,
    /// Phases and events, in the order of the file, all deliveries.
    pub events: Vec<DatasetEvent>,
}

/// A dimension: a question that tells observations apart, such as `gemeente`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its name in files: `gemeente`.
    pub name: String,
    /// Its heading in tables: `Gemeente`.
    pub title: String,
}

/// A measure: what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name in files: `huishoudens`, or `aantal`.
    pub name: String,
    /// Its heading in tables: `Huishoudens`.
    pub title: String,
    /// Its unit.
    pub unit: Unit,
    /// How many decimals its numbers have; more in the data is an error.
    pub decimals: u32,
    /// Whether it counts persons, so that small counts are withheld. Declared, or known from the
    /// unit; a unit that nobody knows counts as persons.
    pub persons: bool,
}

/// One recording of one value.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Where it stands.
    pub span: Span,
    /// The value of each dimension of the dataset, in their order; `None` where the row is silent.
    pub key: Vec<Option<String>>,
    /// Index of its measure in the dataset.
    pub measure: usize,
    /// The time that it speaks about.
    pub time: Option<Time>,
    /// The day since which it was known; `None` when nobody said (it is then known always).
    pub recorded_on: Option<Date>,
    /// The value; `None` for a retraction (`vervallen`).
    pub quantity: Option<Quantity>,
    /// How exact the source calls it.
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
    /// What the source adds to it.
    pub note: Option<String>,
    /// Who says so.
    pub source: Source,
}

/// One recording of a phase (which lasts) or an event (which happens).
#[derive(Clone, Debug)]
pub struct DatasetEvent {
    /// Where it stands.
    pub span: Span,
    /// What tells it apart from others across deliveries: the phase's number or the event's name.
    pub key: String,
    /// Whether it lasts.
    pub lasts: bool,
    /// Its name as printed: `Fase 1`, `Definitieve gunning`.
    pub label: String,
    /// What it is about; may be empty.
    pub detail: String,
    /// When it begins or happens.
    pub begin: Period,
    /// When it ends; `None` when nobody said.
    pub end: Option<Period>,
    /// How firm it is.
    pub status: Status,
    /// The day since which it was known; `None` when nobody said.
    pub recorded_on: Option<Date>,
    /// Whether this recording takes it back (`vervallen`).
    pub retracted: bool,
    /// Who says so.
    pub source: Source,
}

/// The reference lists of a site.
#[derive(Clone, Debug, Default)]
pub struct ReferenceLists {
    /// Municipalities, in the order of the file.
    pub municipalities: Vec<Municipality>,
    /// Organisations, in the order of the file.
    pub organisations: Vec<Organisation>,
    /// Region sets by id.
    pub region_sets: BTreeMap<String, RegionSet>,
}
