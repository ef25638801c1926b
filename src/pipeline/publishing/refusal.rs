//! Why a letter cannot be published now.

use super::super::Prepared;
use crate::diag::{Diagnostic, publication};
use crate::model::{LetterStatus, Moment, notation};
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
    let agreements = &site.project.agreements;
    let is_agreed = number.is_some_and(|number| agreements.contains_key(&number.value.slug()));
    if found.is_empty() && site.project.settings.agreement_needed && !is_agreed {
        found.push(complain(&publication::NOT_AGREED, place));
    }
    found
}
