//! What stands around a letter on its page: its place in its dossier, and what changed since the
//! letter before it.
//!
//! It is no part of the letter: a letter depends on nothing but itself, and its neighbours change
//! when other letters come.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::document::Anchor;
use super::figure::Provenance;
use super::kenmerk::Kenmerk;
use super::publication::Publication;

/// What stands around a letter; nothing for one without a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Its place in its dossier.
    pub dossier: Option<DossierPlace>,
    /// The figures that the letter before it in the dossier has too, in the order of this letter.
    pub changes: Vec<Change>,
    /// What became known of its figures since it was published.
    pub revised: Vec<Revision>,
    /// Its publication; `None` for what is not in the record.
    pub publication: Option<Publication>,
    /// Whether it is ready but not published, and shown only because somebody asked.
    pub waits: bool,
}

/// The place of a letter in its dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierPlace {
    /// The name of the dossier, as the letter writes it.
    pub name: String,
    /// Which letter of the dossier it is, from 1.
    pub position: usize,
    /// How many letters of the dossier the site shows.
    pub count: usize,
    /// The letter before it.
    pub previous: Option<Neighbour>,
    /// The letter after it.
    pub next: Option<Neighbour>,
}

/// A letter next to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    pub address: String,
    /// Its number; `None` only for a draft.
    pub kenmerk: Option<Kenmerk>,
    /// What it is about.
    pub subject: String,
    /// Its date; `None` only for a draft.
    pub date: Option<Date>,
    /// Whether it is shown only because somebody asked for drafts.
    pub is_draft: bool,
}

/// What had changed since the letter before in the dossier, as a letter was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredChanges {
    /// The letter before it then.
    #[serde(rename = "vorige")]
    pub before: Kenmerk,
    /// The figures that both have, in the order of this letter.
    #[serde(rename = "veranderingen")]
    pub changes: Vec<Change>,
}

/// A figure that two letters have, then and now. With a published letter it is kept as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The observation of this letter.
    #[serde(rename = "waarneming")]
    pub from: Provenance,
    /// What it is: the title of its dataset.
    #[serde(rename = "titel")]
    pub title: String,
    /// What of it: the measure where there are several, and the values of its dimensions.
    #[serde(rename = "wat")]
    pub about: String,
    /// In the letter before.
    #[serde(rename = "eerder")]
    pub before: Reading,
    /// In this letter.
    #[serde(rename = "nu")]
    pub now: Reading,
    /// What the two say together.
    #[serde(rename = "oordeel")]
    pub verdict: Verdict,
}

/// A figure as one letter has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// As it is printed: `naar schatting 2.600 huishoudens`.
    #[serde(rename = "tekst")]
    pub text: String,
    /// The number for machines, where there is one.
    #[serde(rename = "waarde")]
    pub value: Option<String>,
    /// The time that it speaks about, in words.
    #[serde(rename = "tijd")]
    pub time: String,
    /// How firm it is, where the two differ in that.
    pub status: Option<Cow<'static, str>>,
    /// The entry of that letter's list of sources, by its anchor.
    #[serde(rename = "bronvermelding")]
    pub entry: String,
}

/// A figure of a published letter of which the data say something else since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The entry of the letter's list of sources, by its anchor.
    pub entry: Anchor,
    /// As the letter prints it.
    pub before: String,
    /// As it is now; `None` for what was taken back.
    pub now: Option<String>,
    /// Since when that is known.
    pub since: Date,
}

/// What a figure then and now say together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "soort", content = "woorden")]
pub enum Verdict {
    /// It is the same number.
    #[serde(rename = "gelijk")]
    Same,
    /// It is another number; with the difference in words where that can be calculated.
    #[serde(rename = "veranderd")]
    Changed(Option<String>),
    /// It cannot be compared, and why.
    #[serde(rename = "niet_te_vergelijken")]
    Incomparable(String),
}

impl Verdict {
    /// What changed, as short as a cell of a table has it: `12 meer`; `None` where that cannot be
    /// calculated.
    pub fn short(&self) -> Option<&str> {
        match self {
            Verdict::Same => Some("gelijk gebleven"),
            Verdict::Changed(difference) => difference.as_deref(),
            Verdict::Incomparable(_) => Some("niet te vergelijken"),
        }
    }
}
