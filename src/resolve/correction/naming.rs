//! The anchors of a next version: what stayed keeps the one it had, what is new gets one that never was.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::Pair;
use super::passages::{Class, PASSAGE, Passage, TABLE, number};
use crate::model::{Anchor, Block, Cell, Inline, Letter, LinkTarget};

/// New names of anchors, by the name that they have in the edited letter.
pub(super) type Names = BTreeMap<Anchor, Anchor>;

/// The names that the anchors of an edited letter get. What an author named keeps that name.
pub(super) fn names(
    before: &Letter,
    old: &[Passage<'_>],
    new: &[Passage<'_>],
    pairs: &[Pair],
) -> Names {
    let named = new.iter().filter(|passage| passage.is_named);
    let mut taken: BTreeSet<&str> = named.filter_map(|passage| passage.anchor).collect();
    let correction = before.correction.as_ref();
    let removed = correction.into_iter().flat_map(|c| c.removed_anchors());
    let ever: BTreeSet<&str> = old
        .iter()
        .filter_map(|passage| passage.anchor)
        .chain(removed.map(String::as_str))
        .collect();
    let mut pair_of = vec![None; new.len()];
    for pair in pairs {
        pair_of[pair.now] = Some(pair.before);
    }
    let mut names = Names::new();
    let mut nameless = Vec::new();
    for (passage, pair) in new.iter().zip(pair_of) {
        let Some(anchor) = passage.anchor.filter(|_| !passage.is_named) else {
            continue;
        };
        match pair.and_then(|before: usize| old[before].anchor) {
            Some(kept) if taken.insert(kept) => {
                names.insert(anchor.to_owned(), kept.to_owned());
            }
            _ => nameless.push((anchor, passage.class)),
        }
    }
    let mut fresh = [PASSAGE, TABLE].map(|before| {
        let numbers = ever.iter().chain(&taken);
        let last = numbers.filter_map(|anchor| number(anchor, before)).max();
        (before, last.unwrap_or(0))
    });
    for (anchor, class) in nameless {
        let (before, last) = &mut fresh[usize::from(class == Class::Table)];
        *last += 1;
        names.insert(anchor.to_owned(), format!("{before}{last}"));
    }
    names
}

/// Gives the anchors of a letter their names; links to them follow.
pub(super) fn rename(letter: &mut Letter, names: &Names) {
    let renaming = Renaming { names };
    renaming.blocks(&mut letter.body);
    for note in &mut letter.footnotes {
        renaming.blocks(&mut note.blocks);
    }
    for table in &mut letter.tables {
        renaming.anchor(&mut table.id);
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Content { blocks } = cell {
                renaming.blocks(blocks);
            }
        }
    }
}

struct Renaming<'a> {
    names: &'a Names,
}

impl Renaming<'_> {
    fn anchor(&self, anchor: &mut Anchor) {
        if let Some(name) = self.names.get(anchor) {
            anchor.clone_from(name);
        }
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading {
                    anchor, content, ..
                } => {
                    self.anchor(anchor);
                    self.inlines(content);
                }
                Block::Paragraph { anchor, content } => {
                    anchor.iter_mut().for_each(|anchor| self.anchor(anchor));
                    self.inlines(content);
                }
                Block::List { items, .. } => {
                    for item in items {
                        item.anchor
                            .iter_mut()
                            .for_each(|anchor| self.anchor(anchor));
                        self.blocks(&mut item.blocks);
                    }
                }
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Definitions { items } => {
                    for (term, meanings) in items {
                        self.inlines(term);
                        meanings.iter_mut().for_each(|blocks| self.blocks(blocks));
                    }
                }
                Block::Code { .. } | Block::Rule | Block::Chart { .. } | Block::Table { .. } => {}
            }
        }
    }

    fn inlines(&self, content: &mut [Inline]) {
        for inline in content {
            match inline {
                Inline::Link { target, content } => {
                    if let LinkTarget::Anchor { anchor } = target {
                        self.anchor(anchor);
                    }
                    self.inlines(content);
                }
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Strikethrough { content }
                | Inline::Language { content, .. } => self.inlines(content),
                Inline::Text { .. }
                | Inline::Code { .. }
                | Inline::Figure { .. }
                | Inline::FootnoteReference { .. }
                | Inline::LineBreak => {}
            }
        }
    }
}
