//! Bars: values of categories.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::quantity::Unit;

use super::measurement::{Category, Measurement};

/// Values of categories. Invariant: at least one category and one series; each series has as many
/// values as there are categories; what is stacked or stands opposite holds no negative values; what
/// stands opposite has two series.
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
    /// The names of the series or categories that carry the finding; the others stay behind. None
    /// where all are alike.
    #[serde(rename = "nadruk", default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<String>,
    /// Where what is counted changed, in the order of time.
    #[serde(rename = "breuken", default, skip_serializing_if = "Vec::is_empty")]
    pub rifts: Vec<Rift>,
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
    /// As shares of a bar that is the whole.
    #[serde(rename = "aandeel")]
    Shares,
    /// Two, from one zero to both sides.
    #[serde(rename = "tegenover")]
    Opposed,
}

impl Arrangement {
    /// Whether a category has one bar, of parts.
    pub fn is_of_parts(self) -> bool {
        matches!(self, Arrangement::Stacked | Arrangement::Shares)
    }
}

/// Between two times that are not to be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rift {
    /// The number of categories before it; of series, where these are the times.
    #[serde(rename = "na")]
    pub after: u32,
    /// What changed.
    #[serde(rename = "soort")]
    pub kind: RiftKind,
    /// What a reader must know about it, in a sentence.
    #[serde(rename = "toelichting")]
    pub note: String,
}

/// What changed between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RiftKind {
    /// The way of counting.
    #[serde(rename = "reeksbreuk")]
    Counting,
    /// The municipalities that it is about.
    #[serde(rename = "gebied")]
    Coverage,
}

impl RiftKind {
    /// Its word in a drawing.
    pub fn word(self) -> &'static str {
        match self {
            RiftKind::Counting => "reeksbreuk",
            RiftKind::Coverage => "ander gebied",
        }
    }
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
