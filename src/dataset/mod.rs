//! Many kinds of data file, one [`Dataset`].
//!
//! In: a YAML tree (and the CSV text that it names). Out: observations and events with their two
//! clocks, and the reference lists (municipalities, organisations, region sets, persons, themes,
//! dossiers). This room knows no letters and decides nothing about what may be shown: that is taking a snapshot, in resolve.
//!
//! To add a kind of data file: one file here that reads it, and one line in `KINDS`. A kind with
//! rows is a `Preset` for what all of them share (`rows.rs`).

mod addition;
mod clienten;
mod columns;
mod contracten;
mod delivery;
mod dossiers;
mod fasen;
mod header;
mod list_schema;
mod measures;
mod nummers;
mod observed;
mod personen;
mod preset;
mod reference;
mod rows;
pub mod schema;
mod standing;
mod tabel;
mod themas;
mod toezeggingen;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, FileId, Located, Span, data, file};
use crate::model::{
    Date, DeliveryReason, Moment, Period, Qualifier, Quantity, SeriesBreak, Source, Status, Term,
    Time, Unit, is_device_name, slug,
};
use crate::syntax::yaml::{Mapping, Node};

pub use addition::{check_not_to_add, check_totals};
pub use dossiers::{DossierEntry, KeyFigureEntry, check_key_figures, check_name};
pub use nummers::NumberEntry;
pub use observed::check_once;
pub use personen::PersonEntry;
pub use reference::{
    ListEntries, Named, OrganisationEntry, ReferenceLists, RegionSetEntry, collect,
};
pub use themas::ThemeEntry;
pub use toezeggingen::{CommitmentEntries, SpokenEntry, StandingEntry};

/// What a data file holds.
#[derive(Clone, Debug)]
pub enum DataFile {
    /// A dataset.
    Dataset(Box<Dataset>),
    /// A list of municipalities.
    Municipalities(Vec<Located<crate::model::Municipality>>),
    /// A list of organisations.
    Organisations(Vec<OrganisationEntry>),
    /// A list of areas.
    RegionSets(Vec<RegionSetEntry>),
    /// A list of persons.
    Persons(Vec<PersonEntry>),
    /// A list of themes.
    Themes(Vec<ThemeEntry>),
    /// A list of dossiers.
    Dossiers(Vec<DossierEntry>),
    /// What the clerk keeps of commitments.
    Commitments(CommitmentEntries),
    /// A list of numbers that no letter has.
    Numbers(Vec<NumberEntry>),
}

/// Finds a CSV file by the path that a data file names, relative to that file.
pub type Tables<'a> = &'a dyn Fn(&Located<String>) -> Option<(FileId, Arc<str>)>;

/// A kind of data file.
trait Kind: Sync {
    /// The word for it, under `soort`.
    fn name(&self) -> &'static str;
    /// What a file of this kind looks like, for editors.
    fn schema(&self) -> serde_json::Value;
    /// Reads a file of this kind. All mistakes are reported at once; `None` when nothing can be
    /// made of it.
    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile>;
}

/// Every kind of data file.
static KINDS: &[&dyn Kind] = &[
    &clienten::Clients,
    &contracten::Contracts,
    &fasen::Phases,
    &tabel::Table,
    &reference::MunicipalityList,
    &reference::OrganisationList,
    &reference::RegionSetList,
    &personen::PersonList,
    &themas::ThemeList,
    &dossiers::DossierList,
    &toezeggingen::CommitmentFile,
    &nummers::NumberList,
];

/// A data file that is being read.
struct Reading<'a> {
    /// The stem of its name.
    id: &'a str,
    /// A place for what concerns the file as a whole: the value of `soort`.
    span: Span,
    /// Its keys; `soort` was asked for.
    keys: Mapping<'a>,
    /// Where CSV files are found.
    tables: Tables<'a>,
}

/// Reads a data file. `id` is the stem of its name. All mistakes are reported at once; `None` when
/// nothing can be made of it.
pub fn read(
    id: &str,
    node: &Node,
    tables: Tables<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let mut keys = node.mapping(diagnostics)?;
    let kind = keys.required("soort", diagnostics)?;
    let span = kind.span;
    let choices: Vec<(usize, &str)> = KINDS.iter().map(|kind| kind.name()).enumerate().collect();
    let kind = kind.choice(&choices, diagnostics)?;
    if !is_id(id) {
        let meant = Some(slug(id)).filter(|id| is_id(id));
        diagnostics.push(
            Diagnostic::new(&data::DATASET_ID, span)
                .suggest(meant.as_deref())
                .with("name", id),
        );
    }
    if is_device_name(id) {
        diagnostics.push(Diagnostic::new(&file::DEVICE_NAME, span).with("name", id));
    }
    let reading = Reading {
        id,
        span,
        keys,
        tables,
    };
    KINDS[kind].read(reading, diagnostics)
}

/// Whether a name says something about a whole row, so that no measure or dimension can have it.
pub fn is_word_of_rows(name: &str) -> bool {
    measures::ROW_WORDS.contains(&name)
}

/// Whether a name says something about a delivery or dataset, so that nothing in a row can have it.
pub fn is_word_of_deliveries(name: &str) -> bool {
    measures::DELIVERY_WORDS.contains(&name)
}

/// Whether a text can be the id of a dataset or region set: `a-z0-9` in groups with single hyphens.
pub fn is_id(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(plain)
}

/// A dataset as its file says it, all deliveries together. Not yet a snapshot: no stage past
/// resolve may see one.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Id: the stem of its file's name.
    pub id: String,
    /// Where the whole of it is, for messages (the value of `soort`).
    pub span: Span,
    /// The kind of file: `fasen`, `tabel`, `clienten`, `contracten`.
    pub kind: &'static str,
    /// What it shows.
    pub title: String,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// What a reader must know of all of it.
    pub notes: Vec<String>,
    /// Where its series break, in the order of time.
    pub breaks: Vec<SeriesBreak>,
    /// The dimensions over which its rows add up to the row that is silent about them.
    pub totals: Vec<Located<String>>,
    /// What must not be added to what.
    pub not_to_add: Vec<NotToAdd>,
    /// The region sets that it names, by id, each where it stands first.
    pub areas: BTreeMap<Arc<str>, Span>,
    /// Whether it is published as a dataset of its own.
    pub public: bool,
    /// The moment from which that counts; at once where it is silent.
    pub public_from: Option<Moment>,
    /// Counts of persons below this are withheld.
    pub threshold: u32,
    /// For how long its figures count as how things stand now.
    pub current_for: Option<Term>,
    /// Its dimensions, in the order in which they became known, those of one delivery in the order
    /// of the file.
    pub dimensions: Vec<Dimension>,
    /// For each dimension: its values as they are spelled, each where it stands first.
    pub spellings: Vec<BTreeMap<String, Span>>,
    /// Its measures, in the order of the file.
    pub measures: Vec<Measure>,
    /// What was observed, all deliveries, in the order in which they became known.
    pub observations: Vec<Observation>,
    /// Phases and events, all deliveries, in the order in which they became known.
    pub events: Vec<DatasetEvent>,
}

impl Dataset {
    /// The unit of an observation: its own, or that of its measure.
    pub fn unit<'a>(&'a self, observation: &'a Observation) -> &'a Unit {
        let own = observation.unit.as_deref();
        own.map_or(&self.measures[observation.measure].unit, |own| &own.unit)
    }

    /// Whether an observation counts persons.
    pub fn counts_persons(&self, observation: &Observation) -> bool {
        let own = observation.unit.as_deref();
        own.map_or(self.measures[observation.measure].persons, |own| {
            own.persons
        })
    }
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
    /// Its unit, where it has another than its measure.
    pub unit: Option<Arc<OwnUnit>>,
    /// Id of the region set that it covers; `None` where nobody said or nobody knows.
    pub area: Option<Arc<str>>,
    /// How exact the source calls it.
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
    /// What the source adds to it.
    pub note: Option<String>,
    /// Why it differs from an earlier recording, if the delivery says so.
    pub reason: Option<DeliveryReason>,
    /// Who says so.
    pub source: Source,
}

/// The unit that an observation has for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnUnit {
    /// The unit.
    pub unit: Unit,
    /// Whether it counts persons; a unit that nobody knows does.
    pub persons: bool,
}

/// A set of figures that must not be added to another, because they may count the same things.
#[derive(Clone, Debug)]
pub struct NotToAdd {
    /// Which of the dataset's own figures: for each dimension the values; all where there is none.
    pub own: Filter,
    /// The other dataset; `None` for the same one.
    pub other: Option<Located<String>>,
    /// Which of the other's figures.
    pub others: Filter,
    /// Why, in the author's words.
    pub reason: String,
}

/// Values of dimensions by which figures are chosen.
pub type Filter = Vec<(Located<String>, Vec<Located<String>>)>;

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
    /// Id of the region set that it covers; `None` where nobody said or nobody knows.
    pub area: Option<Arc<str>>,
    /// Who says so.
    pub source: Source,
}
