//! Who agreed to a letter that is to be published.

use super::super::Prepared;
use crate::diag::{Diagnostic, publication};
use crate::load;
use crate::model::{Agreement, Letter, Site};
use crate::render::LetterFiles;
use crate::validate::LetterSource;

/// The sum of a letter as it would be published: the SHA-256 of its `brief.json`.
pub(super) fn sum(letter: &Letter, site: &Site) -> String {
    load::sha256(LetterFiles::begin(letter, site).record())
}

/// Who agreed to a letter as it would be published, if anyone did. The complaint that nobody did, where
/// the settings say that somebody must, or that the letter was another one then.
pub(super) fn agreement(
    site: &Prepared,
    source: &LetterSource,
    letter: &Letter,
) -> Result<Option<Agreement>, Diagnostic> {
    let front = &source.front;
    let (Some(number), Some(version)) = (&front.kenmerk, letter.version) else {
        return Ok(None);
    };
    let project = &site.project;
    let stored = project.agreements.get(&number.value.slug());
    let stored = stored.filter(|stored| stored.version == version);
    if stored.is_none() && !project.settings.agreement_needed {
        return Ok(None);
    }
    let sum = sum(letter, &site.site);
    match stored {
        Some(stored) if stored.sha256 == sum => Ok(Some(stored.told())),
        _ if !project.settings.agreement_needed => Ok(None),
        Some(stored) => {
            let complaint = Diagnostic::new(&publication::CHANGED_SINCE, number.span);
            let complaint = complaint.with("number", number.value.as_str());
            Err(complaint.with("by", stored.by.as_str()))
        }
        None => {
            let complaint = Diagnostic::new(&publication::NOT_AGREED, number.span);
            Err(complaint.with("number", number.value.as_str()))
        }
    }
}
