//! Data that are public before the only letters that lean on them.

use std::collections::BTreeSet;

use super::Prepared;
use crate::diag::{Diagnostic, Diagnostics, publication};
use crate::model::{LetterSummary, Moment};

/// Warns of letters that wait for their moment and lean on a public dataset that no public letter uses.
/// The letters stand in the order of the project, those of the record behind the others.
pub(super) fn report(
    site: &Prepared,
    now: Moment,
    letters: &[LetterSummary],
    diagnostics: &mut Diagnostics,
) {
    if diagnostics.has_errors() {
        return;
    }
    let project = &site.project;
    let waiting = project.letters.iter().zip(letters);
    let waiting = waiting.filter_map(|(source, letter)| {
        let from = source.front.publish_from.as_ref()?;
        (from.value > now).then_some((source, from, letter))
    });
    let mut waiting = waiting.peekable();
    if waiting.peek().is_none() {
        return;
    }
    let sources = project.letters.iter().map(|source| source.is_public);
    let is_public = sources.chain(project.published.iter().map(|_| true));
    let public = letters.iter().zip(is_public).filter(|(_, is)| *is);
    let used: BTreeSet<&str> = public
        .flat_map(|(letter, _)| letter.datasets.iter().map(String::as_str))
        .collect();
    for (source, from, letter) in waiting {
        for id in letter
            .datasets
            .iter()
            .filter(|id| !used.contains(id.as_str()))
        {
            let dataset = project.datasets.get(id);
            if dataset.is_some_and(|dataset| dataset.public) {
                let number = source.front.kenmerk.as_ref();
                let number = number.map_or("", |number| number.value.as_str());
                diagnostics.push(
                    Diagnostic::new(&publication::DATA_BEFORE_LETTER, from.span)
                        .with("number", number)
                        .with("name", id.as_str()),
                );
            }
        }
    }
}
