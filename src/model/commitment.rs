//! Commitments (*toezeggingen*): what was promised to the council, and by when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;

/// Something that was promised to the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// What was promised.
    #[serde(rename = "wat")]
    pub what: String,
    /// Who promised it.
    #[serde(rename = "door")]
    pub by: Option<String>,
    /// What tells who promised it apart from others of the same name.
    #[serde(rename = "door_id", default, skip_serializing_if = "Option::is_none")]
    pub by_id: Option<String>,
    /// By when, in words: `najaar 2019`, `periodiek`, `onbekend`.
    #[serde(rename = "uiterlijk")]
    pub due: String,
    /// The last day that the words can mean; `None` where they name no time.
    #[serde(rename = "uiterlijk_op")]
    #[schemars(with = "Option<String>")]
    pub due_on: Option<Date>,
    /// How it stands on the date of the letter.
    pub status: CommitmentStatus,
}

/// How a commitment stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentStatus {
    /// Nothing done yet.
    #[default]
    #[serde(rename = "open")]
    Open,
    /// Being worked on.
    #[serde(rename = "in_uitvoering")]
    InProgress,
    /// Kept.
    #[serde(rename = "afgedaan")]
    Settled,
    /// No longer needed.
    #[serde(rename = "vervallen")]
    Lapsed,
}

impl CommitmentStatus {
    /// Every status with the words that authors type.
    pub const ALL: [(CommitmentStatus, &'static str); 4] = [
        (CommitmentStatus::Open, "open"),
        (CommitmentStatus::InProgress, "in uitvoering"),
        (CommitmentStatus::Settled, "afgedaan"),
        (CommitmentStatus::Lapsed, "vervallen"),
    ];

    /// The status that an author typed, underscores or spaces.
    pub fn parse(text: &str) -> Option<CommitmentStatus> {
        let text = text.trim().to_lowercase().replace('_', " ");
        CommitmentStatus::ALL
            .iter()
            .find(|(_, words)| *words == text)
            .map(|(status, _)| *status)
    }

    /// The words for it.
    pub fn words(self) -> &'static str {
        CommitmentStatus::ALL[self as usize].1
    }
}
