//! What a published letter would say otherwise if it were made now: for who keeps its source and its data.

use super::passages::{Content, passages};
use super::{aligned, found};
use crate::model::{CorrectedFigure, Letter, PassageChange};

/// Something that a published letter would say otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A figure, or a number of a chart or table.
    Figure {
        /// What it is.
        what: String,
        /// As the letter prints it.
        before: String,
        /// As it would be printed now.
        now: String,
    },
    /// Words of a passage.
    Words {
        /// Where it stands.
        place: String,
        /// The sentences that differ, as the letter has them.
        before: String,
        /// As it would have them now.
        now: String,
    },
    /// A passage or part of which the words do not tell the difference.
    Place {
        /// Where it stands.
        place: String,
        /// What happened to it.
        change: PassageChange,
    },
    /// More numbers of charts and tables than are named.
    More(usize),
}

/// What a published letter would say otherwise, were it made now; `now` is the letter as its source says
/// it. Nothing where it would say the same.
pub fn differences(before: &Letter, now: Letter) -> Vec<Difference> {
    let (next, pairs) = aligned(before, now);
    let found = found(before, &next, &pairs);
    let (old, new) = (passages(before), passages(&next));
    let mut differences = Vec::new();
    for figure in &found.figures {
        differences.push(Difference::Figure {
            what: figure.what.clone(),
            before: figure.before.clone(),
            now: figure.now.clone(),
        });
    }
    if found.more_figures > 0 {
        differences.push(Difference::More(found.more_figures));
    }
    for passage in &found.passages {
        let index = new
            .iter()
            .position(|other| other.anchor.is_some() && other.anchor == passage.anchor.as_deref());
        let pair = index.and_then(|index| pairs.iter().find(|pair| pair.now == index));
        let told: Vec<&CorrectedFigure> = found
            .figures
            .iter()
            .filter(|figure| figure.passage.is_some() && figure.passage == passage.anchor)
            .collect();
        let told = match pair.filter(|_| passage.change == PassageChange::Changed) {
            None => Told::Not,
            Some(pair) => match (&old[pair.before].content, &new[pair.now].content) {
                (Content::Words(_), Content::Words(_)) => {
                    words(&old[pair.before].text, &new[pair.now].text, &told)
                }
                _ if told.is_empty() => Told::Not,
                _ => Told::ByFigures,
            },
        };
        let place = passage.place.clone();
        match told {
            // The list of sources follows what differs above it.
            Told::Not if passage.place == super::parts::SOURCES && !differences.is_empty() => {}
            Told::Not => differences.push(Difference::Place {
                place,
                change: passage.change,
            }),
            Told::ByFigures => {}
            Told::By(before, now) => differences.push(Difference::Words { place, before, now }),
        }
    }
    differences
}

/// Whether it was said how a passage differs.
enum Told {
    Not,
    ByFigures,
    By(String, String),
}

/// The sentences that differ between two texts; the figures of which it is known are no difference.
fn words(before: &str, now: &str, figures: &[&CorrectedFigure]) -> Told {
    let (old, new) = (sentences(before), sentences(now));
    let common = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let start = old.iter().zip(&new).take_while(common).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(common);
    let end = end.count();
    let old = old[..old.len() - end].join(" ");
    let new = new[..new.len() - end].join(" ");
    let with_new = figures.iter().fold(old.clone(), |text, figure| {
        text.replacen(&figure.before, &figure.now, 1)
    });
    match () {
        () if with_new == new && !figures.is_empty() => Told::ByFigures,
        () if old.is_empty() || new.is_empty() => Told::Not,
        () => Told::By(old, new),
    }
}

/// A text in sentences.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        if text[start..at].ends_with(['.', '!', '?', ':', ';']) {
            sentences.push(text[start..at].trim());
            start = at;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}
