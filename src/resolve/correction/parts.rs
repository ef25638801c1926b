//! What stands around the body of a letter, as two versions of it are compared.

use std::collections::BTreeSet;

use super::passages::{shape, text};
use crate::model::{
    Attachment, Block, Commitment, CorrectedPassage, Footnote, HeaderField, HeaderValue, Letter,
    PassageChange, SourceLine,
};

/// The fields of the head, and what else stands above the text, that differ.
pub(super) fn head(before: &Letter, now: &Letter) -> Vec<CorrectedPassage> {
    let mut parts = Parts::default();
    parts.differ(before.sender != now.sender, "Afzender");
    parts.differ(before.subject != now.subject, "Onderwerp");
    // The label is that of the settings, which say nothing about this letter.
    let value = |letter: &Letter, field: &str| {
        let mut fields = letter.header.iter();
        let found = fields.find(|known| known.field == field);
        found.map(|found| found.value.clone())
    };
    for field in &now.header {
        match value(before, &field.field) {
            Some(old) => parts.differ(!is_same_field(&old, field), &field.label),
            None => parts.tell(PassageChange::Added, &field.label),
        }
    }
    for field in &before.header {
        if value(now, &field.field).is_none() {
            parts.tell(PassageChange::Removed, &field.label);
        }
    }
    if parts.found.is_empty() {
        parts.differ(before.holders != now.holders, "Portefeuillehouder");
    }
    parts.differ(before.notices != now.notices, "Meldingen");
    parts.differ(
        written_summary(before) != written_summary(now),
        "Samenvatting",
    );
    parts.found
}

/// Whether a field says the same. The date of a letter stays as it was.
fn is_same_field(before: &HeaderValue, now: &HeaderField) -> bool {
    match (before, &now.value) {
        (HeaderValue::Date { .. }, HeaderValue::Date { .. }) => true,
        (before, now) => before == now,
    }
}

/// A summary that somebody wrote. One that was taken from the first paragraph changes with it.
fn written_summary(letter: &Letter) -> Option<&str> {
    let first = letter
        .body
        .iter()
        .find(|block| matches!(block, Block::Paragraph { .. }));
    let first = first.map(|block| text(std::slice::from_ref(block), letter));
    let start = letter.summary.trim_end_matches(" …");
    let is_taken = first.is_some_and(|first| first.starts_with(start));
    (!is_taken).then_some(letter.summary.as_str())
}

/// The place of the list of sources.
pub(super) const SOURCES: &str = "Bronnen en peildata";

/// What stands below the text and differs.
pub(super) fn below(before: &Letter, now: &Letter) -> Vec<CorrectedPassage> {
    let mut parts = Parts::default();
    notes(&mut parts, before, now);
    parts.differ(before.signature != now.signature, "Ondertekening");
    attachments(&mut parts, before, now);
    parts.differ(
        before.settlements != now.settlements,
        "Eerdere toezeggingen",
    );
    commitments(&mut parts, before, now);
    parts.differ(sources(before) != sources(now), SOURCES);
    let subjects = |letter: &Letter| {
        (
            letter.dossier.clone(),
            letter.themes.clone(),
            letter.organisations.clone(),
            letter.municipalities.clone(),
            letter.areas.clone(),
        )
    };
    parts.differ(
        subjects(before) != subjects(now),
        "Waar deze brief over gaat",
    );
    parts.found
}

/// The place of something that is gone: it counts as the version did that still had it.
pub(super) fn in_version(place: &str, letter: &Letter) -> String {
    format!("{place} van versie {}", letter.version.unwrap_or(1))
}

#[derive(Default)]
struct Parts {
    found: Vec<CorrectedPassage>,
}

impl Parts {
    fn tell(&mut self, change: PassageChange, place: &str) {
        if !self.found.iter().any(|known| known.place == place) {
            self.tell_at(change, None, place.to_owned());
        }
    }

    fn tell_at(&mut self, change: PassageChange, anchor: Option<String>, place: String) {
        self.found.push(CorrectedPassage {
            anchor,
            change,
            place,
        });
    }

    fn differ(&mut self, differ: bool, place: &str) {
        if differ {
            self.tell(PassageChange::Changed, place);
        }
    }
}

/// Footnotes: those that say what none of the version before says are new or changed.
fn notes(parts: &mut Parts, before: &Letter, now: &Letter) {
    let said = |notes: &[Footnote], letter: &Letter| -> Vec<String> {
        notes
            .iter()
            .map(|note| shape(&note.blocks, letter))
            .collect()
    };
    let (old, new) = (said(&before.footnotes, before), said(&now.footnotes, now));
    let is_one_by_one = old.len() == new.len();
    for (index, note) in now.footnotes.iter().enumerate() {
        let place = format!("Noot {}", note.number);
        if is_one_by_one {
            parts.differ(old[index] != new[index], &place);
        } else if !old.contains(&new[index]) {
            parts.tell(PassageChange::Added, &place);
        }
    }
    for (index, note) in before.footnotes.iter().enumerate() {
        if !is_one_by_one && !new.contains(&old[index]) {
            let place = in_version(&format!("Noot {}", note.number), before);
            parts.tell(PassageChange::Removed, &place);
        }
    }
}

/// Attachments, which go by their file, or else by their title.
fn attachments(parts: &mut Parts, before: &Letter, now: &Letter) {
    let is_one = |one: &Attachment, other: &Attachment| {
        let name = |attachment: &Attachment| attachment.file.as_ref().map(|file| file.name.clone());
        one.title == other.title || (one.file.is_some() && name(one) == name(other))
    };
    let place = |attachment: &Attachment| format!("Bijlage: {}", attachment.title);
    for attachment in &now.attachments {
        let mut known = before.attachments.iter();
        match known.find(|old| is_one(old, attachment)) {
            Some(old) => parts.differ(old != attachment, &place(attachment)),
            None => parts.tell(PassageChange::Added, &place(attachment)),
        }
    }
    for attachment in &before.attachments {
        if !now.attachments.iter().any(|new| is_one(attachment, new)) {
            parts.tell(PassageChange::Removed, &place(attachment));
        }
    }
}

/// The keys of commitments, in order.
fn keys(commitments: &[Commitment]) -> Vec<String> {
    let numbered = commitments.iter().zip(1..);
    numbered
        .map(|(commitment, number)| commitment.key(number))
        .collect()
}

/// Lets each commitment keep what it goes by. Without an id it goes by its number, and other letters
/// speak of it by that number: it may not become another one when a commitment is put before it.
pub(super) fn keep_commitments(before: &Letter, next: &mut Letter) {
    let old_keys = keys(&before.commitments);
    let mut left: Vec<usize> = (0..before.commitments.len()).collect();
    let mut pair_of: Vec<Option<usize>> = vec![None; next.commitments.len()];
    let rules: [fn(&Commitment, &Commitment) -> bool; 3] = [
        |one, other| one.id.is_some() && one.id == other.id,
        |one, other| one.what == other.what,
        // Another due date, or a few words: the one at its place.
        |_, _| true,
    ];
    for (round, rule) in rules.into_iter().enumerate() {
        for (index, commitment) in next.commitments.iter().enumerate() {
            if pair_of[index].is_some() || (round > 0 && commitment.id.is_some()) {
                continue;
            }
            let fits = |at: &usize| {
                rule(&before.commitments[*at], commitment) && (round < 2 || *at == index)
            };
            if let Some(place) = left.iter().position(fits) {
                pair_of[index] = Some(left.remove(place));
            }
        }
    }
    let mut last = 0;
    let correction = before.correction.as_ref();
    let removed = correction.into_iter().flat_map(|c| c.removed_anchors());
    let removed = removed.filter_map(|anchor| anchor.strip_prefix(COMMITMENT));
    for key in old_keys.iter().map(String::as_str).chain(removed) {
        last = last.max(key.parse::<usize>().unwrap_or(0));
    }
    let mut taken: BTreeSet<String> = next
        .commitments
        .iter()
        .filter_map(|known| known.id.clone())
        .collect();
    for (index, commitment) in next.commitments.iter_mut().enumerate() {
        if commitment.id.is_some() {
            continue;
        }
        let kept = pair_of[index].map(|at| old_keys[at].clone());
        let key = kept
            .filter(|key| taken.insert(key.clone()))
            .unwrap_or_else(|| {
                last += 1;
                last.to_string()
            });
        if key != (index + 1).to_string() {
            commitment.id = Some(key);
        }
    }
}

/// What stands before the key of a commitment in its anchor.
const COMMITMENT: &str = "toezegging.";

fn commitments(parts: &mut Parts, before: &Letter, now: &Letter) {
    let (old, new) = (keys(&before.commitments), keys(&now.commitments));
    for (number, (commitment, key)) in (1..).zip(now.commitments.iter().zip(&new)) {
        let known = old.iter().position(|known| known == key);
        let change = match known.map(|at| &before.commitments[at]) {
            Some(old) if is_same_commitment(old, commitment) => continue,
            Some(_) => PassageChange::Changed,
            None => PassageChange::Added,
        };
        let anchor = Commitment::anchor(key);
        parts.tell_at(change, Some(anchor), format!("Toezegging {number}"));
    }
    for (number, key) in (1..).zip(&old) {
        if !new.contains(key) {
            let place = in_version(&format!("Toezegging {number}"), before);
            parts.tell_at(PassageChange::Removed, Some(Commitment::anchor(key)), place);
        }
    }
}

/// Whether a commitment says the same; what it goes by does not count.
fn is_same_commitment(one: &Commitment, other: &Commitment) -> bool {
    let without_id = |commitment: &Commitment| Commitment {
        id: None,
        ..commitment.clone()
    };
    without_id(one) == without_id(other)
}

/// What the list of sources says; the numbers of its entries do not count.
fn sources(letter: &Letter) -> Vec<(&str, &[SourceLine])> {
    let entries = letter.sources.iter();
    entries
        .map(|entry| (entry.title.as_str(), entry.lines.as_slice()))
        .collect()
}
