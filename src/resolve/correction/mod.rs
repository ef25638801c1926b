//! A next version of a published letter: what its author changed since, and nothing else.
//!
//! In: the version that counts, and the letter as its source says it now. Out: the next version, which
//! keeps the anchors of the passages that stayed and says what differs. Nothing here looks at data: two
//! letters are compared by what they print.

mod alignment;
mod differences;
mod figures;
mod naming;
mod parts;
mod passages;
#[cfg(test)]
mod tests;

pub use differences::{Difference, differences};

use alignment::{Pair, align};
use passages::{Passage, is_same, passages};

use crate::model::{
    CorrectedFigure, CorrectedPassage, Correction, CorrectionKind, Date, Letter, PassageChange,
};

/// Who corrects a letter, when, and why.
#[derive(Clone, Debug)]
pub struct Correcting {
    /// Erratum or rectificatie.
    pub kind: CorrectionKind,
    /// Why, in words for readers.
    pub reason: String,
    /// Who corrects it.
    pub by: String,
    /// The day of the correction.
    pub on: Date,
}

/// The next version of a letter: `edited`, with the anchors of the version before it and what differs from
/// it. `None` when nothing does.
///
/// Its number, address and date are those of the version before; what it says is that of `edited`.
pub fn next_version(before: &Letter, edited: Letter, correcting: &Correcting) -> Option<Letter> {
    let (mut next, pairs) = aligned(before, edited);
    let found = found(before, &next, &pairs);
    if found.passages.is_empty() {
        return None;
    }
    next.correction = Some(Correction {
        kind: correcting.kind,
        reason: correcting.reason.clone(),
        by: correcting.by.clone(),
        on: correcting.on,
        figures: found.figures,
        more_figures: found.more_figures,
        passages: found.passages,
        removed_before: found.removed_before,
    });
    Some(next)
}

/// An edited letter as the next version, with the anchors of the version before; and which passages of
/// the two are each other's.
fn aligned(before: &Letter, edited: Letter) -> (Letter, Vec<Pair>) {
    let mut next = edited;
    next.kenmerk.clone_from(&before.kenmerk);
    next.address.clone_from(&before.address);
    next.date = before.date;
    next.version = Some(before.version.unwrap_or(1) + 1);
    next.correction = None;
    parts::keep_commitments(before, &mut next);
    let old = passages(before);
    let new = passages(&next);
    let pairs = align(&old, &new);
    let names = naming::names(before, &old, &new, &pairs);
    naming::rename(&mut next, &names);
    (next, pairs)
}

/// What differs between two versions.
struct Found {
    figures: Vec<CorrectedFigure>,
    more_figures: usize,
    passages: Vec<CorrectedPassage>,
    removed_before: Vec<CorrectedPassage>,
}

fn found(before: &Letter, next: &Letter, pairs: &[Pair]) -> Found {
    let (old, new) = (passages(before), passages(next));
    let mut passages = parts::head(before, next);
    passages.extend(differing((before, &old), (next, &new), pairs));
    passages.extend(parts::below(before, next));
    let (figures, more_figures) = figures::differing((before, &old), (next, &new), pairs);
    Found {
        figures,
        more_figures,
        passages,
        removed_before: removed_before(before, &new),
    }
}

/// The passages of the body that differ; what is gone stands where it stood.
fn differing(
    before: (&Letter, &[Passage<'_>]),
    now: (&Letter, &[Passage<'_>]),
    pairs: &[Pair],
) -> Vec<CorrectedPassage> {
    // Of each, the passage of the next version behind which it is told, from 1.
    let mut found: Vec<(usize, CorrectedPassage)> = Vec::new();
    let mut told = |behind: usize, change: PassageChange, passage: &Passage<'_>, place: String| {
        let anchor = passage.anchor.map(str::to_owned);
        found.push((
            behind,
            CorrectedPassage {
                anchor,
                change,
                place,
            },
        ));
    };
    let mut pair_of_now = vec![None; now.1.len()];
    for pair in pairs {
        pair_of_now[pair.now] = Some(pair);
    }
    for (index, passage) in now.1.iter().enumerate() {
        let change = match pair_of_now[index] {
            None => Some(PassageChange::Added),
            Some(pair) => {
                let stayed = is_same((&before.1[pair.before], before.0), (passage, now.0));
                (pair.moved || !stayed).then_some(PassageChange::Changed)
            }
        };
        if let Some(change) = change {
            told(index + 1, change, passage, passage.place.clone());
        }
    }
    let mut pairs = pairs.iter().peekable();
    let mut behind = 0;
    for (index, passage) in before.1.iter().enumerate() {
        let Some(pair) = pairs.next_if(|pair| pair.before == index) else {
            let place = parts::in_version(&passage.place, before.0);
            told(behind, PassageChange::Removed, passage, place);
            continue;
        };
        if !pair.moved {
            behind = pair.now + 1;
        }
        // Its author gave it another name; the old one was given out.
        if passage.anchor.is_some() && !now.1.iter().any(|other| other.anchor == passage.anchor) {
            let place = format!("{}, nu met een andere link", passage.place);
            told(behind, PassageChange::Removed, passage, place);
        }
    }
    found.sort_by_key(|(behind, _)| *behind);
    found.into_iter().map(|(_, passage)| passage).collect()
}

/// What earlier corrections took away and did not come back.
fn removed_before(before: &Letter, now: &[Passage<'_>]) -> Vec<CorrectedPassage> {
    let Some(correction) = &before.correction else {
        return Vec::new();
    };
    let removed = correction.passages.iter();
    let removed = removed.filter(|passage| passage.change == PassageChange::Removed);
    let all = correction.removed_before.iter().chain(removed);
    let is_back = |passage: &CorrectedPassage| {
        now.iter()
            .any(|other| other.anchor == passage.anchor.as_deref())
    };
    all.filter(|passage| passage.anchor.is_some() && !is_back(passage))
        .cloned()
        .collect()
}
