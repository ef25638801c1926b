//! `soort: nummers`: why no public letter has a number, for the register.

use serde_json::json;

use crate::diag::{Diagnostics, Located};
use crate::syntax::schema::{group, optional, required, text};
use crate::syntax::yaml::Mapping;

use super::reference::entries;
use super::{DataFile, Kind, Reading, list_schema};

/// `soort: nummers`.
pub(super) struct NumberList;

/// Numbers that no public letter has, as the file says it.
#[derive(Clone, Debug)]
pub struct NumberEntry {
    /// The number, or the first of a run (`kenmerk`, `van`).
    pub first: Located<String>,
    /// The last of a run (`tot_en_met`).
    pub last: Option<Located<String>>,
    /// Why (`reden`).
    pub reason: String,
}

impl Kind for NumberList {
    fn name(&self) -> &'static str {
        "nummers"
    }

    fn schema(&self) -> serde_json::Value {
        let item = group([
            optional("kenmerk", "Het kenmerk dat geen brief heeft.", text()),
            optional("van", "Of het eerste van een reeks.", text()),
            optional("tot_en_met", "En het laatste van die reeks.", text()),
            required("reden", "Waarom er geen brief met dit kenmerk is.", text()),
            optional("noot", "Een opmerking; alleen om te lezen.", json!({})),
        ]);
        list_schema::reference(self.name(), item)
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "nummers", number, diagnostics);
        Some(DataFile::Numbers(entries))
    }
}

fn number(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<NumberEntry> {
    let one = keys.optional("kenmerk");
    let (first, last) = match one {
        None if keys.optional("van").is_some() || keys.optional("tot_en_met").is_some() => (
            keys.required("van", diagnostics),
            keys.required("tot_en_met", diagnostics),
        ),
        _ => (keys.required("kenmerk", diagnostics), None),
    };
    let first = first.and_then(|node| node.text(diagnostics));
    let last = match last {
        Some(node) => Some(node.text(diagnostics)?),
        None => None,
    };
    let reason = keys
        .required("reden", diagnostics)
        .and_then(|node| node.text(diagnostics));
    keys.optional("noot");
    Some(NumberEntry {
        first: first?,
        last,
        reason: reason?.value,
    })
}
