//! Timelines: phases and events.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;
use crate::model::period::Period;
use crate::model::quantity::Status;

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
