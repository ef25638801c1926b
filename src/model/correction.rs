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
    /// How many values of charts and tables differ beside those: too many to name.
    #[serde(rename = "cijfers_meer", default, skip_serializing_if = "is_zero")]
    pub more_figures: usize,
    /// The passages that differ, in reading order; one that is gone stands where it stood.
    #[serde(rename = "passages", default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<CorrectedPassage>,
    /// The passages that corrections before this one took away, in their order. Links to them were given
    /// out, and still lead to the notice of the correction.
    #[serde(
        rename = "eerder_vervallen",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub removed_before: Vec<CorrectedPassage>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A figure that is another one than in the version before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedFigure {
    /// What it is: the title of its dataset, chart or table, with what of it.
    #[serde(rename = "wat")]
    pub what: String,
    /// The passage, chart or table that it stands in; `None` for what has no anchor: a footnote.
    #[serde(rename = "passage")]
    pub passage: Option<Anchor>,
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
    /// Where it stands, in words: `Inleiding, alinea 2`, `Figuur 1, De wachttijd daalt`, `Onderwerp`.
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

impl Correction {
    /// The anchors of passages that are gone, now or before: links to them lead to the notice.
    pub fn removed_anchors(&self) -> impl Iterator<Item = &Anchor> {
        let removed = |passage: &&CorrectedPassage| passage.change == PassageChange::Removed;
        let now = self.passages.iter().filter(removed);
        let all = now.chain(&self.removed_before);
        all.filter_map(|passage| passage.anchor.as_ref())
    }

    /// What happened to the passage with this anchor, if anything did.
    pub fn change_of(&self, anchor: &str) -> Option<PassageChange> {
        let mut passages = self.passages.iter();
        let found = passages.find(|passage| passage.anchor.as_deref() == Some(anchor));
        found.map(|passage| passage.change)
    }
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
