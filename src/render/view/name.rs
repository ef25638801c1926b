//! What a letter goes by: in a window's title, at the head of each sheet, where it is found.

use std::borrow::Cow;

use crate::model::{Letter, LetterStatus, notation};

/// `Maatpact Regio Hart van Brabant – Raadsinformatiebrief RIB-2019-001`, with what it is marked as.
/// Drafts may have no number yet; their address tells one from another.
pub(in crate::render) fn title(letter: &Letter) -> String {
    let mut title = String::with_capacity(160);
    if letter.secrecy.is_some() {
        title.push_str("GEHEIM: ");
    }
    if letter.status == LetterStatus::Draft {
        title.push_str("CONCEPT: ");
    }
    title.push_str(&letter.subject);
    title.push_str(" – ");
    title.push_str(&letter.kind_name);
    let last = || letter.address.trim_end_matches('/').rsplit('/').next();
    if let Some(name) = number(letter).or_else(last).filter(|name| !name.is_empty()) {
        title.push(' ');
        title.push_str(name);
    }
    title
}

/// `RIB-2019-001 · 22 maart 2019 · versie 2`, or what a draft has of it, with what it is marked as.
pub(in crate::render) fn running_head(letter: &Letter) -> String {
    let mut head = number(letter).unwrap_or(&letter.subject).to_owned();
    let marks = [
        letter.date.map(notation::date),
        letter.version.map(|version| format!("versie {version}")),
        (letter.status == LetterStatus::Draft).then(|| "concept".to_owned()),
        letter.secrecy.as_ref().map(|_| "geheim".to_owned()),
    ];
    for mark in marks.into_iter().flatten() {
        head.push_str(" · ");
        head.push_str(&mark);
    }
    head
}

/// Its summary; of a letter without one, what it is and what it is about.
pub(in crate::render) fn description(letter: &Letter) -> Cow<'_, str> {
    match letter.summary.trim() {
        "" => Cow::Owned(format!("{}: {}", letter.kind_name, letter.subject)),
        _ => Cow::Borrowed(&letter.summary),
    }
}

fn number(letter: &Letter) -> Option<&str> {
    letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str())
}
