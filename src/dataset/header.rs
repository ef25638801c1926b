//! What every dataset says about itself.

use crate::diag::{Diagnostic, Diagnostics, lists, publication};
use crate::model::{Moment, SeriesBreak, Term};
use crate::syntax::yaml::{Mapping, Node};

use super::NotToAdd;
use super::addition::not_to_add;

/// Counts of persons below this are withheld, unless a dataset says otherwise.
const THRESHOLD: u32 = 5;
pub(super) const MAX_THRESHOLD: u32 = 10_000;

/// What a dataset says about itself, whatever its kind.
pub(super) struct Header {
    /// Empty when a missing or wrong one was reported.
    pub title: String,
    pub definition: Option<String>,
    pub notes: Vec<String>,
    pub not_to_add: Vec<NotToAdd>,
    pub public: bool,
    pub public_from: Option<Moment>,
    pub threshold: u32,
    pub current_for: Option<Term>,
}

impl Header {
    pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Header {
        let title = keys
            .required("titel", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let definition = keys
            .optional("definitie")
            .and_then(|node| node.text(diagnostics));
        let notes = keys
            .optional("noten")
            .map_or_else(Vec::new, |node| node.texts(diagnostics));
        let not_to_add = not_to_add(keys, diagnostics);
        let public = keys
            .optional("openbaar")
            .and_then(|node| node.yes_or_no(diagnostics));
        let public_from = public_from(keys, public, diagnostics);
        let threshold = keys
            .optional("drempel")
            .and_then(|node| node.whole(0..MAX_THRESHOLD + 1, diagnostics));
        let current_for = keys
            .optional("actueel")
            .and_then(|node| term(node, diagnostics));
        Header {
            title: title.map(|title| title.value).unwrap_or_default(),
            definition: definition.map(|definition| definition.value),
            notes: notes.into_iter().map(|note| note.value).collect(),
            not_to_add,
            public: public.unwrap_or(false),
            public_from,
            threshold: threshold.unwrap_or(THRESHOLD),
            current_for,
        }
    }
}

/// The moment from which a dataset is public, where that is later than the moment that it says so.
fn public_from(
    keys: &mut Mapping<'_>,
    public: Option<bool>,
    diagnostics: &mut Diagnostics,
) -> Option<Moment> {
    let moment = keys.optional("publiceren_vanaf")?.moment(diagnostics)?;
    if public != Some(true) {
        diagnostics.push(Diagnostic::new(&publication::NEVER_PUBLIC, moment.span));
    }
    Some(moment.value)
}

/// The breaks in the series of a dataset (`reeksbreuken`), in the order of time.
pub(super) fn breaks(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Vec<SeriesBreak> {
    let Some(list) = keys.optional("reeksbreuken") else {
        return Vec::new();
    };
    let mut breaks = Vec::new();
    for item in list.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let from = keys
            .required("vanaf", diagnostics)
            .and_then(|node| node.period(diagnostics));
        let reason = keys
            .required("reden", diagnostics)
            .and_then(|node| node.text(diagnostics));
        keys.finish(diagnostics);
        if let (Some(from), Some(reason)) = (from, reason) {
            breaks.push(SeriesBreak {
                from: from.value,
                reason: reason.value,
            });
        }
    }
    breaks.sort_by(|a, b| a.from.cmp(&b.from));
    breaks
}

fn term(node: &Node, diagnostics: &mut Diagnostics) -> Option<Term> {
    let text = node.text(diagnostics)?;
    let term = Term::parse(&text.value);
    if term.is_none() {
        diagnostics.push(Diagnostic::new(&lists::NOT_A_TERM, text.span).with("text", text.value));
    }
    term
}
