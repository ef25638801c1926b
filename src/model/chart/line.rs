//! Lines: values over time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::period::Period;
use crate::model::quantity::{Quantity, Status, Unit};
use crate::model::series_break::SeriesBreak;

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
