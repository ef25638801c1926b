//! Bars: values of categories.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::quantity::Unit;

use super::measurement::{Category, Measurement};

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
