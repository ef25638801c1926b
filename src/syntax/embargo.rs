//! When a letter may be public at the earliest (`publiceren_vanaf`), and what may be said of it before
//! (`aankondiging`).

use super::yaml::Mapping;
use crate::diag::{self, Diagnostic, Diagnostics, Located, phrases};
use crate::model::{Date, Moment, notation};

/// The most characters of an announcement.
pub const ANNOUNCEMENT_AT_MOST: usize = 200;

const FROM: &str = "publiceren_vanaf";

/// The moment from which a letter may be public, which is not before its date.
pub(super) fn publish_from(
    keys: &mut Mapping<'_>,
    date: Option<&Located<Date>>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Moment>> {
    let moment = keys.optional(FROM)?.moment(diagnostics)?;
    if let Some(date) = date.filter(|date| moment.value.day() < date.value) {
        diagnostics.push(
            Diagnostic::new(&diag::agreement::BEFORE_ITS_DATE, moment.span)
                .with("date", notation::date(date.value))
                .related(date.span, phrases::place::DATE),
        );
    }
    Some(moment)
}

/// What is said of a letter before it is public; of no use without a moment.
pub(super) fn announcement(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<String>> {
    let words = keys.optional("aankondiging")?.text(diagnostics)?;
    if words.value.chars().count() > ANNOUNCEMENT_AT_MOST || words.value.trim().contains('\n') {
        diagnostics.push(
            Diagnostic::new(&diag::agreement::LONG_ANNOUNCEMENT, words.span)
                .with("limit", ANNOUNCEMENT_AT_MOST),
        );
    }
    // A moment that cannot be read was reported.
    let moments = [FROM, "datum"].map(|key| keys.optional(key).is_some());
    if !moments.contains(&true) {
        let lack = Diagnostic::new(&diag::agreement::ANNOUNCED_WITHOUT_MOMENT, words.span);
        keys.lacks(FROM, lack, diagnostics);
    }
    Some(words)
}
