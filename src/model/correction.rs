//! What a next version of a letter says of its difference from the version before it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::document::Anchor;

/// Why there is a next version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A slip that leaves the message as it was: a typing error, a wrong date in passing.
    Erratum,
    /// A mistake in the message itself: a wrong figure, a wrong conclusion.
    #[serde(rename = "rectificatie")]
    Rectification,
}

/// The correction that made this version of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Erratum or rectificatie.
    #[serde(rename = "soort")]
    pub kind: CorrectionKind,
    /// Why, as the one who corrects it says.
    #[serde(rename = "reden")]
    pub reason: String,
    /// Who corrects it.
    #[serde(rename = "door")]
    pub by: String,
    /// The day of the correction; what was known up to and with it may be in this version.
    #[serde(rename = "datum")]
    #[schemars(with = "String")]
    pub on: Date,
    /// The figures that differ, in reading order.
    #[serde(rename = "cijfers", default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<CorrectedFigure>,
    /// The passages that differ, in reading order; one that is gone stands where it stood.
    #[serde(rename = "passages", default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<CorrectedPassage>,
}

/// A figure that is another one than in the version before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedFigure {
    /// What it is: the title of its dataset, with what of it where that is more than one thing.
    #[serde(rename = "wat")]
    pub what: String,
    /// The passage, chart or table that it stands in.
    #[serde(rename = "passage")]
    pub passage: Anchor,
    /// As the version before prints it.
    #[serde(rename = "oud")]
    pub before: String,
    /// As this version prints it.
    #[serde(rename = "nieuw")]
    pub now: String,
}

/// A passage, chart, table or part of the head that differs from the version before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedPassage {
    /// Its anchor; one that is gone keeps the anchor that it had. `None` for what has none: a field of
    /// the head, the attachments.
    #[serde(rename = "anker")]
    pub anchor: Option<Anchor>,
    /// What happened to it.
    #[serde(rename = "wat")]
    pub change: PassageChange,
    /// What it is in words, for who cannot see the mark: the heading above it, or `Onderwerp`.
    #[serde(rename = "waar")]
    pub place: String,
}

/// What happened to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassageChange {
    /// Its words, figures or rows differ.
    #[serde(rename = "gewijzigd")]
    Changed,
    /// It is new.
    #[serde(rename = "toegevoegd")]
    Added,
    /// It is gone.
    #[serde(rename = "vervallen")]
    Removed,
}

impl CorrectionKind {
    /// Every kind with the word for it, which is also what authors type.
    pub const ALL: [(CorrectionKind, &'static str); 2] = [
        (CorrectionKind::Erratum, "erratum"),
        (CorrectionKind::Rectification, "rectificatie"),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            CorrectionKind::Erratum => "erratum",
            CorrectionKind::Rectification => "rectificatie",
        }
    }
}
