//! What every dataset says about itself.

use crate::diag::{Diagnostic, Diagnostics, Located, lists};
use crate::model::Term;
use crate::syntax::yaml::{Mapping, Node};

/// Counts of persons below this are withheld, unless a dataset says otherwise.
const THRESHOLD: u32 = 5;
pub(super) const MAX_THRESHOLD: u32 = 10_000;

/// What a dataset says about itself, whatever its kind.
pub(super) struct Header {
    /// Empty when a missing or wrong one was reported.
    pub title: String,
    pub definition: Option<String>,
    pub area: Option<Located<String>>,
    pub public: bool,
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
        let area = keys
            .optional("gebied")
            .and_then(|node| node.text(diagnostics));
        let public = keys
            .optional("openbaar")
            .and_then(|node| node.yes_or_no(diagnostics));
        let threshold = keys
            .optional("drempel")
            .and_then(|node| node.whole(0..MAX_THRESHOLD + 1, diagnostics));
        let current_for = keys
            .optional("actueel")
            .and_then(|node| term(node, diagnostics));
        Header {
            title: title.map(|title| title.value).unwrap_or_default(),
            definition: definition.map(|definition| definition.value),
            area,
            public: public.unwrap_or(false),
            threshold: threshold.unwrap_or(THRESHOLD),
            current_for,
        }
    }
}

fn term(node: &Node, diagnostics: &mut Diagnostics) -> Option<Term> {
    let text = node.text(diagnostics)?;
    let term = Term::parse(&text.value);
    if term.is_none() {
        diagnostics.push(Diagnostic::new(&lists::NOT_A_TERM, text.span).with("text", text.value));
    }
    term
}
