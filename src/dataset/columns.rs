//! The dimensions of a dataset with rows: the keys that are neither fixed words nor measures.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, nearest, one_slip_apart};
use crate::syntax::yaml::Mapping;

use super::measures::{DELIVERY_WORDS, ROW_WORDS, check_column, title_of, unfit_column};
use super::{Dimension, Measure};

/// The dimensions that were met so far.
pub(super) struct Columns {
    titles: BTreeMap<String, Located<String>>,
    /// The dimensions, in the order in which they were met.
    pub dimensions: Vec<Dimension>,
    /// For each dimension: its values, each where it stands first.
    pub spellings: Vec<BTreeMap<String, Span>>,
    /// Names that cannot be dimensions; each was reported at its first appearance.
    refused: BTreeSet<String>,
}

impl Columns {
    /// Reads the titles of dimensions (`dimensies`); there are no dimensions yet.
    pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Columns {
        Columns {
            titles: titles(keys, diagnostics),
            dimensions: Vec::new(),
            spellings: Vec::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Whether a name was reported as one that cannot be a dimension.
    pub fn has_refused(&self, name: &str) -> bool {
        self.refused.contains(name)
    }

    /// Where the value of a dimension stands in a key.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.name == name)
    }

    /// Puts the value of a dimension into a key.
    pub fn put(&mut self, index: usize, value: Located<String>, key: &mut Vec<Option<String>>) {
        let places = &mut self.spellings[index];
        if !places.contains_key(&value.value) {
            places.insert(value.value.clone(), value.span);
        }
        key.resize(self.dimensions.len(), None);
        key[index] = Some(value.value);
    }

    /// The dimension of this name, new or known; reports a name that cannot be one.
    pub fn add(
        &mut self,
        name: &Located<String>,
        measures: &[Measure],
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(known) = self.position(&name.value) {
            return Some(known);
        }
        if self.refused.contains(&name.value) {
            return None;
        }
        if let Some(complaint) = unfit_dimension(name, measures) {
            diagnostics.push(complaint);
            self.refused.insert(name.value.clone());
            return None;
        }
        let title = match self.titles.get(&name.value) {
            Some(title) => title.value.clone(),
            None => title_of(&name.value),
        };
        self.dimensions.push(Dimension {
            name: name.value.clone(),
            title,
        });
        self.spellings.push(BTreeMap::new());
        Some(self.dimensions.len() - 1)
    }

    /// A title for a dimension that no row has is a misspelt name.
    pub fn report_unused_titles(&self, diagnostics: &mut Diagnostics) {
        let names = || {
            self.dimensions
                .iter()
                .map(|dimension| dimension.name.as_str())
        };
        for (name, title) in &self.titles {
            if !names().any(|known| known == name) {
                diagnostics.push(
                    Diagnostic::new(&file::UNKNOWN_KEY, title.span)
                        .suggest(nearest(name, names()))
                        .with("key", name.as_str())
                        .with("known", names().collect::<Vec<_>>().join(", ")),
                );
            }
        }
    }
}

fn unfit_dimension(name: &Located<String>, measures: &[Measure]) -> Option<Diagnostic> {
    if DELIVERY_WORDS.contains(&name.value.as_str()) {
        let misplaced = Diagnostic::new(&data::MISPLACED_KEY, name.span);
        return Some(misplaced.with("key", name.value.as_str()));
    }
    let words = ROW_WORDS
        .into_iter()
        .chain(measures.iter().map(|measure| measure.name.as_str()));
    for word in words {
        // Short words have neighbours that are good names: „noot” and „nood”.
        if word.len() > 4 && one_slip_apart(&name.value, word) {
            let resembles = Diagnostic::new(&data::RESEMBLES_WORD, name.span);
            return Some(
                resembles
                    .suggest(Some(word))
                    .with("name", name.value.as_str()),
            );
        }
    }
    unfit_column(name)
}

/// The titles of dimensions, by name (`dimensies`).
fn titles(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Located<String>> {
    let mut titles = BTreeMap::new();
    let Some(list) = keys.optional("dimensies") else {
        return titles;
    };
    for (name, node) in list.entries(diagnostics).unwrap_or_default() {
        if check_column(name, diagnostics)
            && let Some(title) = node.text(diagnostics)
        {
            titles.insert(name.value.clone(), Located::new(title.value, name.span));
        }
    }
    titles
}
