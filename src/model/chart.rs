//! A chart as a value: what it says, never how it is drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::period::Period;
use super::quantity::{Qualifier, Quantity, Status, Unit};
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
    /// Values of categories.
    #[serde(rename = "staven")]
    Bars(BarChart),
    /// Values at two moments.
    #[serde(rename = "helling")]
    Slope(SlopeChart),
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

/// Values of categories. Invariant: at least one category and one series; each series has as many
/// values as there are categories; what is stacked holds no negative values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BarChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// How the bars of a category stand.
    #[serde(rename = "opstelling")]
    pub arrangement: Arrangement,
    /// Which way bars run, where their words have room.
    #[serde(rename = "richting")]
    pub direction: Direction,
    /// What the bars are about, in their order.
    #[serde(rename = "categorieen")]
    pub categories: Vec<Category>,
    /// The bars of each category, or the parts of its bar.
    #[serde(rename = "reeksen")]
    pub series: Vec<BarSeries>,
}

/// How the bars of a category stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// Beside each other.
    #[serde(rename = "naast_elkaar")]
    Grouped,
    /// As parts of one bar.
    #[serde(rename = "gestapeld")]
    Stacked,
}

/// Which way bars run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right.
    #[serde(rename = "liggend")]
    Lying,
    /// From below upwards.
    #[serde(rename = "staand")]
    Standing,
}

/// What a bar or an end of a line is about: a name, or a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Category {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// The time, where it is one.
    #[serde(rename = "tijd")]
    pub time: Option<Period>,
}

/// The values of all categories that share a name, such as a form of housing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BarSeries {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// One for each category; `None` where the data have no row.
    #[serde(rename = "waarden")]
    pub values: Vec<Option<Measurement>>,
}

/// A value that a chart prints beside its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Measurement {
    /// How much.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// How exact the source calls it.
    #[serde(rename = "kwalificatie")]
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
}

/// Values at two moments, and how each changed. Invariant: at least one line has both values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlopeChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// The first moment.
    #[serde(rename = "van")]
    pub from: Category,
    /// The second moment.
    #[serde(rename = "naar")]
    pub to: Category,
    /// The lines.
    #[serde(rename = "lijnen")]
    pub lines: Vec<SlopeLine>,
}

/// A line between two moments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlopeLine {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// Its value at the first moment; `None` where the data have no row.
    #[serde(rename = "van")]
    pub from: Option<Measurement>,
    /// Its value at the second moment.
    #[serde(rename = "naar")]
    pub to: Option<Measurement>,
}

impl Measurement {
    /// The value, where there is one that may be shown.
    pub fn known(measurement: Option<Measurement>) -> Option<rust_decimal::Decimal> {
        measurement.and_then(|measurement| measurement.quantity.known())
    }

    /// The sum of the parts of a stack, which is no more exact and no firmer than its parts. Not
    /// known unless each of them is.
    pub fn total(parts: impl IntoIterator<Item = Option<Measurement>>) -> Measurement {
        let zero = Measurement {
            quantity: Quantity::Known(rust_decimal::Decimal::ZERO),
            qualifier: Qualifier::Exact,
            status: Status::Unknown,
        };
        let missing = Measurement {
            quantity: Quantity::Missing,
            ..zero
        };
        parts.into_iter().fold(zero, |total, part| {
            let part = part.unwrap_or(missing);
            Measurement {
                quantity: total.quantity.plus(part.quantity),
                qualifier: match part.qualifier {
                    Qualifier::Exact => total.qualifier,
                    _ => Qualifier::About,
                },
                status: match part.status.is_tentative() || part.status == Status::Fictitious {
                    true => part.status,
                    false => total.status,
                },
            }
        })
    }
}
