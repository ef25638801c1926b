//! Dots: values at one to six moments, a row for each name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::quantity::Unit;

use super::measurement::{Category, Measurement};

/// Values at one to six moments, or of as many series, a row for each name. Invariant: at least one
/// row and one moment; each row has as many values as there are moments; one of them is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DotChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// The moments, in their order.
    #[serde(rename = "momenten")]
    pub moments: Vec<Category>,
    /// The rows, in their order.
    #[serde(rename = "rijen")]
    pub rows: Vec<DotRow>,
    /// The names of the rows that carry the finding; the others stay behind. All carry it when this
    /// is empty.
    #[serde(rename = "nadruk", default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<String>,
}

impl DotChart {
    /// Whether a row stays behind.
    pub fn is_muted(&self, row: &DotRow) -> bool {
        !self.emphasis.is_empty() && !self.emphasis.contains(&row.label)
    }
}

/// The values of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DotRow {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// One for each moment; `None` where the data have no row.
    #[serde(rename = "waarden")]
    pub values: Vec<Option<Measurement>>,
}
