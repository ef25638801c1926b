//! Commitments (*toezeggingen*): what was promised to the council, by when, and how it stands since.
//!
//! A letter never changes once it is published. How a commitment stands later is therefore said
//! elsewhere: in a later letter ([`Settlement`]) or by the clerk ([`Standing`]).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::kenmerk::Kenmerk;

/// Something that was promised to the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// What its author calls it; without one it goes by its number in the letter, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
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

impl Commitment {
    /// What tells it from the others of its letter: its id, or else its number.
    pub fn key(&self, number: usize) -> String {
        self.id.clone().unwrap_or_else(|| number.to_string())
    }

    /// The anchor of a commitment on the page of its letter, by its [`key`](Commitment::key).
    pub fn anchor(key: &str) -> String {
        format!("toezegging.{key}")
    }
}

/// What a letter says of how an earlier commitment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settlement {
    /// Which commitment: `RIB-2019-001/1`, or the id of one that was made outside letters.
    #[serde(rename = "toezegging")]
    pub commitment: String,
    /// The letter that made it; `None` for one that was made outside letters.
    #[serde(rename = "brief", default, skip_serializing_if = "Option::is_none")]
    pub promised_in: Option<PromisedIn>,
    /// What was promised.
    #[serde(rename = "wat")]
    pub what: String,
    /// How it stands from the date of this letter on.
    #[serde(rename = "stand")]
    pub status: CommitmentStatus,
    /// What is said about it.
    #[serde(
        rename = "toelichting",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub note: Option<String>,
    /// By when it is to be done now, in words; `None` where nothing changes.
    #[serde(rename = "uiterlijk", default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The last day that those words can mean; `None` where they name no time.
    #[serde(
        rename = "uiterlijk_op",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(with = "Option<String>")]
    pub due_on: Option<Date>,
}

/// Where a letter made a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PromisedIn {
    /// The number of the letter.
    pub kenmerk: Kenmerk,
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    #[serde(rename = "adres")]
    pub address: String,
    /// The commitment in it.
    #[serde(rename = "anker")]
    pub anchor: String,
}

/// What the clerk's list says of how a commitment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which commitment: `RIB-2019-001/1`, or the id of one that was made outside letters.
    pub commitment: String,
    /// How it stands.
    pub status: CommitmentStatus,
    /// Since when.
    pub on: Date,
    /// The letter that it was done by.
    pub letter: Option<Kenmerk>,
    /// What is said about it.
    pub note: Option<String>,
    /// By when it is to be done now, in words; `None` where nothing changes.
    pub due: Option<String>,
    /// The last day that those words can mean; `None` where they name no time.
    pub due_on: Option<Date>,
}

/// A commitment that was made in no letter: in a meeting, for example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenCommitment {
    /// What was promised; it has an id.
    pub commitment: Commitment,
    /// When.
    pub made_on: Date,
    /// Where: `raadsvergadering`.
    pub occasion: Option<String>,
    /// The dossier that it belongs to.
    pub dossier: Option<String>,
}

/// What the clerk keeps of commitments, beside what letters say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitmentList {
    /// Commitments that were made in no letter.
    pub spoken: Vec<SpokenCommitment>,
    /// How commitments stand.
    pub standings: Vec<Standing>,
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
