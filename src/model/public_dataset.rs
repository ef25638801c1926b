//! A dataset that is published on its own, beside the letters: what was known of it on the day of
//! the build, and nothing that no letter may show.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::chart::Chart;
use super::date::Date;
use super::document::Document;
use super::figure::{Area, Source, Time};
use super::period::Period;
use super::quantity::{Qualifier, Quantity, Status, Unit};
use super::series_break::SeriesBreak;
use super::table::Table;

/// The version of a dataset's JSON.
pub const DATASET_SCHEMA: u32 = 1;

/// A public dataset as it was known on a day. Like a letter it holds answers and all words, and its
/// JSON is a public format: decimals are strings and keys have a fixed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicDataset {
    /// Version of this format: [`DATASET_SCHEMA`].
    pub schema: u32,
    /// Its id: `maatpact-fasen`.
    pub id: String,
    /// The address of its page in the site, with a slash at the end: `data/maatpact-fasen/`.
    #[serde(rename = "adres")]
    pub address: String,
    /// The kind of data: `fasen`, `tabel`, `clienten`, `contracten`.
    #[serde(rename = "soort")]
    pub kind: String,
    /// What it shows.
    #[serde(rename = "titel")]
    pub title: String,
    /// What exactly is counted.
    #[serde(rename = "definitie")]
    pub definition: Option<String>,
    /// What a reader must know of all of it.
    #[serde(rename = "noten")]
    pub notes: Vec<String>,
    /// What is counted.
    #[serde(rename = "maten")]
    pub measures: Vec<PublicMeasure>,
    /// What tells rows apart.
    #[serde(rename = "dimensies")]
    pub dimensions: Vec<PublicDimension>,
    /// The sets of municipalities that it covers.
    #[serde(rename = "gebieden")]
    pub areas: Vec<Area>,
    /// The first time that it speaks about.
    #[serde(rename = "eerste")]
    pub first: Option<Time>,
    /// The last one.
    #[serde(rename = "laatste")]
    pub last: Option<Time>,
    /// How firm its numbers are: every status that occurs.
    #[serde(rename = "statussen")]
    pub statuses: Vec<Status>,
    /// Counts of persons below this are withheld, with the breakdown that they stand in; `None`
    /// where nothing is withheld.
    #[serde(rename = "afgeschermd_onder")]
    pub withheld_below: Option<u32>,
    /// Where its series break, in the order of time.
    #[serde(rename = "reeksbreuken")]
    pub breaks: Vec<SeriesBreak>,
    /// The documents that it was taken from, in the order in which they came.
    #[serde(rename = "bronnen")]
    pub sources: Vec<Source>,
    /// What came in when, newest first.
    #[serde(rename = "leveringen")]
    pub deliveries: Vec<PublicDelivery>,
    /// Its observations, in the order in which they were first recorded.
    #[serde(rename = "waarnemingen")]
    pub rows: Vec<PublicRow>,
    /// Its phases and events, in the same order.
    #[serde(rename = "gebeurtenissen")]
    pub events: Vec<PublicEvent>,
    /// A drawing of it, where the data allow one; it is on the page and repeats what the rows say.
    #[serde(skip)]
    #[schemars(skip)]
    pub chart: Option<Chart>,
    /// The rows as the page shows them: all, or the newest where they are many.
    #[serde(skip)]
    #[schemars(skip)]
    pub table: Option<Table>,
    /// How many rows that table leaves out.
    #[serde(skip)]
    #[schemars(skip)]
    pub rows_left_out: usize,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicMeasure {
    /// Its name: `huishoudens`.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its heading: `Huishoudens`.
    #[serde(rename = "titel")]
    pub title: String,
    /// Its unit, where a row has none of its own.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
}

/// What tells rows apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicDimension {
    /// Its name: `gemeente`.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its heading: `Gemeente`.
    #[serde(rename = "titel")]
    pub title: String,
}

/// What came in on a day from a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicDelivery {
    /// The day since which it was known; `None` when nobody said.
    #[serde(rename = "vastgesteld_op")]
    #[schemars(with = "Option<String>")]
    pub recorded_on: Option<Date>,
    /// The document, by its place in the list of sources, from 0.
    #[serde(rename = "bron")]
    pub source: usize,
    /// Why it changes what was known before, if it says so.
    #[serde(rename = "reden")]
    pub reason: Option<DeliveryReason>,
    /// How many rows it added.
    #[serde(rename = "nieuw")]
    pub added: usize,
    /// How many rows it changed.
    #[serde(rename = "gewijzigd")]
    pub changed: usize,
    /// How many rows it took back.
    #[serde(rename = "vervallen")]
    pub withdrawn: usize,
}

/// Why a delivery changes what was known before.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryReason {
    /// What was known before was wrong.
    #[serde(rename = "correctie")]
    Correction,
    /// More is known by now.
    #[serde(rename = "herziening")]
    Revision,
}

/// An observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicRow {
    /// The value of each dimension, in their order; `None` where it stands for all of them.
    #[serde(rename = "kenmerken")]
    pub key: Vec<Option<String>>,
    /// What is counted, by its place in the list of measures, from 0.
    #[serde(rename = "maat")]
    pub measure: usize,
    /// The time that it speaks about.
    #[serde(rename = "tijd")]
    pub time: Option<Time>,
    /// The value, or why there is none.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// Its unit, where it has another than its measure.
    #[serde(rename = "eenheid", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// How exact the source calls it.
    #[serde(rename = "kwalificatie")]
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
    /// Id of the set of municipalities that it covers.
    #[serde(rename = "gebied")]
    pub area: Option<String>,
    /// The day since which it is known.
    #[serde(rename = "vastgesteld_op")]
    #[schemars(with = "Option<String>")]
    pub recorded_on: Option<Date>,
    /// The document, by its place in the list of sources, from 0.
    #[serde(rename = "bron")]
    pub source: usize,
    /// What the source adds to it.
    #[serde(rename = "noot")]
    pub note: Option<String>,
}

/// A phase (which lasts) or an event (which happens).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicEvent {
    /// What tells it apart: the phase's number or the event's name. A phase's observations have it as
    /// their first value.
    #[serde(rename = "sleutel")]
    pub key: String,
    /// Whether it lasts.
    #[serde(rename = "duurt")]
    pub lasts: bool,
    /// Its name as printed.
    #[serde(rename = "naam")]
    pub label: String,
    /// What it is about; may be empty.
    #[serde(rename = "toelichting")]
    pub detail: String,
    /// When it begins or happens.
    pub begin: Period,
    /// When it ends.
    #[serde(rename = "eind")]
    pub end: Option<Period>,
    /// How firm it is.
    pub status: Status,
    /// Id of the set of municipalities that it covers.
    #[serde(rename = "gebied")]
    pub area: Option<String>,
    /// The day since which it is known.
    #[serde(rename = "vastgesteld_op")]
    #[schemars(with = "Option<String>")]
    pub recorded_on: Option<Date>,
    /// The document, by its place in the list of sources, from 0.
    #[serde(rename = "bron")]
    pub source: usize,
}

impl PublicDataset {
    /// The last day on which something of it was recorded; `None` when nobody said or nothing is
    /// known.
    pub fn last_recorded(&self) -> Option<Date> {
        self.deliveries.iter().filter_map(|d| d.recorded_on).max()
    }

    /// What is drawn and listed of it.
    pub fn document(&self) -> Document<'_> {
        Document {
            address: &self.address,
            body: &[],
            footnotes: &[],
            figures: &[],
            charts: self.chart.as_slice(),
            tables: self.table.as_slice(),
            sources: &[],
        }
    }

    /// Whether nothing of it is known yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.events.is_empty()
    }

    /// The unit of a row: its own, or that of its measure.
    pub fn unit<'a>(&'a self, row: &'a PublicRow) -> &'a Unit {
        let own = row.unit.as_ref();
        own.unwrap_or(&self.measures[row.measure].unit)
    }
}

/// The JSON Schema of a public dataset's JSON, as it is published.
pub fn dataset_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(PublicDataset).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "Dataset van raadsbrieven".into());
    }
    schema
}
