//! One number, and how it differs from another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::quantity::Unit;
use crate::model::series_break::SeriesBreak;

use super::line::Point;
use super::measurement::{Category, Measurement};

/// One number, large. Invariant: its value is known; the points of its course are in the order of
/// their time and no two share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NumberChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// What it is about: a moment, or a name.
    #[serde(rename = "bij")]
    pub about: Category,
    /// The number.
    #[serde(rename = "waarde")]
    pub value: Measurement,
    /// What it is compared with.
    #[serde(
        rename = "vergeleken",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub compared: Option<Compared>,
    /// The values that lead to it, where they are shown.
    #[serde(rename = "verloop", default, skip_serializing_if = "Vec::is_empty")]
    pub course: Vec<Point>,
    /// Where its course is interrupted, because what it counts changed; in the order of time.
    #[serde(
        rename = "reeksbreuken",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub breaks: Vec<SeriesBreak>,
}

/// What a number is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Compared {
    /// What it is about: an earlier moment, or another name.
    #[serde(rename = "bij")]
    pub about: Category,
    /// Its value; `None` where the data have no row.
    #[serde(rename = "waarde")]
    pub value: Option<Measurement>,
}
