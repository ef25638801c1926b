//! What files say of commitments: those that a letter makes (`toezeggingen`), and how earlier ones
//! stand (`afdoening`). The clerk's list has the same words.

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, phrases};
use crate::model::{Commitment, CommitmentStatus, Date, Period, slug};
use crate::syntax::yaml::{Mapping, Node};

/// A commitment as its author says it.
#[derive(Clone, Debug)]
pub struct Promise {
    /// What is promised.
    pub commitment: Commitment,
    /// Where it says who promises it (`door`).
    pub by: Option<Span>,
}

/// What an author says of how a commitment stands. Which one it is, is for validate.
#[derive(Clone, Debug)]
pub struct StandingRequest {
    /// The commitment as written: `RIB-2019-001/1`.
    pub commitment: Located<String>,
    /// How it stands.
    pub status: CommitmentStatus,
    /// What is said about it.
    pub note: Option<String>,
    /// By when it is to be done now; `None` where nothing changes.
    pub due: Option<Due>,
}

/// By when something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// In words: `najaar 2019`, `periodiek`.
    pub text: String,
    /// The last day that the words can mean; `None` where they name no time.
    pub on: Option<Date>,
}

impl Due {
    /// Words that name no time, such as "periodiek", are a deadline too, only not one to count by.
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Due> {
        let words = node.text(diagnostics)?;
        Some(match Period::parse(&words.value) {
            Some(period) => Due {
                text: period.text,
                on: Some(period.end),
            },
            None => Due {
                text: words.value,
                on: None,
            },
        })
    }
}

/// Reads what a letter promises; wrong ones are reported and left out.
pub(super) fn promises(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Promise> {
    let mut ids = BTreeMap::new();
    let items = node.sequence(diagnostics).unwrap_or_default();
    let mut promises = Vec::with_capacity(items.len());
    for item in items {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        // So the clerk's list and later letters call it.
        keys.mistaken("stand", "status");
        let id = id(keys.optional("id"), diagnostics);
        if let Some(id) = &id
            && let Some(before) = ids.insert(id.value.clone(), id.span)
        {
            diagnostics.push(
                Diagnostic::new(&diag::text::DUPLICATE_ANCHOR, id.span)
                    .with("id", id.value.as_str())
                    .related(before, phrases::place::EARLIER),
            );
        }
        let promise = promise(&mut keys, "status", diagnostics);
        keys.finish(diagnostics);
        promises.extend(promise.map(|mut promise| {
            promise.commitment.id = id.map(|id| id.value);
            promise
        }));
    }
    promises
}

/// What is promised, by whom and by when. `status` is the key for how it stands.
pub fn promise<'a>(
    keys: &mut Mapping<'a>,
    status: &'a str,
    diagnostics: &mut Diagnostics,
) -> Option<Promise> {
    let what = keys
        .required("wat", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let due = keys
        .optional("uiterlijk")
        .and_then(|node| Due::read(node, diagnostics));
    let status = keys
        .optional(status)
        .and_then(|node| node.choice(&CommitmentStatus::ALL, diagnostics))
        .unwrap_or_default();
    let by = keys
        .optional("door")
        .and_then(|node| node.text(diagnostics));
    let due = due.unwrap_or_else(|| Due {
        text: "onbekend".to_owned(),
        on: None,
    });
    Some(Promise {
        by: by.as_ref().map(|by| by.span),
        commitment: Commitment {
            id: None,
            what: what?.value,
            by: by.map(|by| by.value),
            by_id: None,
            due: due.text,
            due_on: due.on,
            status,
        },
    })
}

/// The id of a commitment. Its number is the other thing that it goes by, so an id is no number.
pub fn id(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    let id = node?.text(diagnostics)?;
    if is_id(&id.value) {
        return Some(id);
    }
    let meant = Some(slug(&id.value)).filter(|meant| is_id(meant));
    diagnostics.push(
        Diagnostic::new(&diag::commitment::NOT_AN_ID, id.span)
            .suggest(meant.as_deref())
            .with("id", id.value),
    );
    None
}

fn is_id(text: &str) -> bool {
    text == slug(text) && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Reads what a letter says of earlier commitments; wrong ones are reported and left out.
pub(super) fn settlements(node: &Node, diagnostics: &mut Diagnostics) -> Vec<StandingRequest> {
    let items = node.sequence(diagnostics).unwrap_or_default();
    let mut settlements = Vec::with_capacity(items.len());
    for item in items {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        settlements.extend(standing(&mut keys, diagnostics));
        keys.finish(diagnostics);
    }
    settlements
}

/// Which commitment, how it stands, and what is said about it.
pub fn standing(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<StandingRequest> {
    // So letters call it where they promise.
    keys.mistaken("status", "stand");
    let commitment = keys
        .required("toezegging", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let status = keys
        .required("stand", diagnostics)
        .and_then(|node| node.choice(&CommitmentStatus::ALL, diagnostics));
    let note = keys
        .optional("toelichting")
        .and_then(|node| node.text(diagnostics));
    let due = keys
        .optional("uiterlijk")
        .and_then(|node| Due::read(node, diagnostics));
    Some(StandingRequest {
        commitment: commitment?,
        status: status?,
        note: note.map(|note| note.value),
        due,
    })
}
