//! Slopes: values at two moments.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::quantity::Unit;

use super::measurement::{Category, Measurement};

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
    /// The names of the lines that carry the finding; the others stay behind. All carry it when this
    /// is empty.
    #[serde(rename = "nadruk", default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<String>,
}

impl SlopeChart {
    /// Whether a line carries the finding.
    pub fn is_emphasised(&self, line: &SlopeLine) -> bool {
        self.emphasis.is_empty() || self.emphasis.contains(&line.label)
    }
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
