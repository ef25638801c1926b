//! Why a letter cannot be published now.

use super::super::Prepared;
use crate::diag::{Diagnostic, publication};
use crate::load;
use crate::model::{Letter, LetterStatus, Moment, notation};
use crate::render::LetterFiles;
use crate::validate::LetterSource;

/// Whether nothing but a mistake in it keeps a letter from being published now.
pub(super) fn is_due(site: &Prepared, letter: &LetterSource, now: Moment) -> bool {
    letter.front.kenmerk.is_some() && reasons(site, letter, now).is_empty()
}

/// Every reason why a letter cannot be published now.
pub(super) fn reasons(site: &Prepared, letter: &LetterSource, now: Moment) -> Vec<Diagnostic> {
    let front = &letter.front;
    let number = front.kenmerk.as_ref();
    let place = number.map_or(front.span, |number| number.span);
    let name = number.map_or("", |number| number.value.as_str());
    let complain = |entry, place| Diagnostic::new(entry, place).with("number", name);
    let mut found = Vec::new();
    if front.status == LetterStatus::Draft {
        found.push(complain(&publication::IS_DRAFT, place));
    }
    if front.secrecy.is_some() {
        found.push(complain(&publication::IS_SECRET, place));
    }
    if let Some(date) = front.date.as_ref().filter(|date| date.value > now.day()) {
        let complaint = complain(&publication::DATE_TO_COME, date.span);
        found.push(complaint.with("date", notation::date(date.value)));
    }
    if let Some(from) = front.publish_from.as_ref().filter(|from| from.value > now) {
        let complaint = complain(&publication::TOO_EARLY, from.span);
        found.push(complaint.with("moment", from.value.words()));
    }
    // What is no letter to be published yet needs no agreement either.
    let is_agreed = number.is_some_and(|number| site.project.agreement(&number.value).is_some());
    if found.is_empty() && site.project.settings.agreement_needed && !is_agreed {
        found.push(complain(&publication::NOT_AGREED, place));
    }
    found
}

/// The complaint that somebody agreed to another letter than this one is now.
pub(super) fn changed_since(
    site: &Prepared,
    source: &LetterSource,
    letter: &Letter,
) -> Option<Diagnostic> {
    let (number, version) = (letter.kenmerk.as_ref()?, letter.version?);
    let stored = site.project.agreements.get(&number.slug())?;
    let files = LetterFiles::begin(letter, &site.site);
    if stored.is_of(version, &load::sha256(files.record())) {
        return None;
    }
    let place = source.front.kenmerk.as_ref();
    let place = place.map_or(source.front.span, |number| number.span);
    Some(
        Diagnostic::new(&publication::CHANGED_SINCE, place)
            .with("number", number.as_str())
            .with("by", stored.by.as_str()),
    )
}
