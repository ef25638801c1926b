//! A chart as a value: what it says, never how it is drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::period::Period;
use super::quantity::{Quantity, Status, Unit};
use super::series_break::SeriesBreak;
use super::table::Table;

/// A chart. One value gives the drawing, the data table, the CSV, the JSON and the text
/// alternative, so that they cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chart {
    /// Its id and anchor in the letter.
    pub id: String,
    /// Its number among the letter's charts.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// The finding.
    #[serde(rename = "titel")]
    pub title: String,
    /// Measure, place and period.
    #[serde(rename = "ondertitel")]
    pub subtitle: String,
    /// Source, place and time in one sentence.
    #[serde(rename = "bronregel")]
    pub source_line: String,
    /// Notes: what is missing, what is made up.
    #[serde(rename = "noten")]
    pub notes: Vec<String>,
    /// What it is, in one sentence: the name for who cannot see it.
    #[serde(rename = "alternatief")]
    pub alternative: String,
    /// What it shows, in sentences made from the values, or by the author.
    #[serde(rename = "omschrijving")]
    pub description: String,
    /// The kind, with what it shows.
    #[serde(rename = "inhoud")]
    pub kind: ChartKind,
    /// The data behind it.
    #[serde(rename = "gegevens")]
    pub data: Table,
    /// The entries of the letter's list of sources that it rests on, by anchor.
    #[serde(rename = "bronvermeldingen")]
    pub source_entries: Vec<String>,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum ChartKind {
    /// Phases and events in time.
    #[serde(rename = "tijdlijn")]
    Timeline(Timeline),
    /// Values over time.
    #[serde(rename = "lijn")]
    Line(LineChart),
}

/// Phases and events in time. Invariant: at least one of both together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timeline {
    /// Stretches, in the order in which they begin.
    #[serde(rename = "fasen")]
    pub phases: Vec<Phase>,
    /// Moments, in their order.
    #[serde(rename = "gebeurtenissen")]
    pub events: Vec<Event>,
    /// The date of the letter, to be marked; `None` for none.
    #[serde(rename = "datum_brief")]
    #[schemars(with = "Option<String>")]
    pub letter_date: Option<Date>,
}

/// A stretch of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Phase {
    /// Its name: `Fase 1`.
    #[serde(rename = "naam")]
    pub label: String,
    /// What it is about, with its numbers: `leren en reflecteren; 50 huishoudens`.
    #[serde(rename = "toelichting")]
    pub detail: String,
    /// When it begins.
    #[serde(rename = "begin")]
    pub begin: Period,
    /// When it ends; `None` when nobody said.
    #[serde(rename = "eind")]
    pub end: Option<Period>,
    /// How firm it is.
    pub status: Status,
}

/// A moment of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// What happens.
    #[serde(rename = "naam")]
    pub label: String,
    /// What more there is to say; may be empty.
    #[serde(rename = "toelichting")]
    pub detail: String,
    /// When.
    #[serde(rename = "wanneer")]
    pub when: Period,
    /// How firm it is.
    pub status: Status,
}

/// Values over time. Invariant: at least one series with at least one point; the points of a
/// series are in the order of their time and no two share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// The lines.
    #[serde(rename = "reeksen")]
    pub series: Vec<Series>,
    /// Where the lines are interrupted, because what they count changed; in the order of time.
    #[serde(
        rename = "reeksbreuken",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub breaks: Vec<SeriesBreak>,
}

/// A line of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// Its points.
    #[serde(rename = "punten")]
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// When.
    #[serde(rename = "tijd")]
    pub time: Period,
    /// How much; a gap where it is not known.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// How firm it is.
    pub status: Status,
}
