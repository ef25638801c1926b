//! Panels: small charts of one kind beside each other, on one scale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ChartKind;

/// Small charts on one scale. Invariant: at least one panel; all hold the same kind, which can stand
/// in a panel; they have the same unit and decimals; series, lines and categories stand in the same
/// order in each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PanelChart {
    /// What each panel is one of: `Gemeente`.
    #[serde(rename = "per")]
    pub by: String,
    /// The panels, in their order.
    #[serde(rename = "panelen")]
    pub panels: Vec<Panel>,
}

/// A small chart with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Panel {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// What it shows. It may hold no known value: then it says so.
    #[serde(rename = "inhoud")]
    pub kind: ChartKind,
}
