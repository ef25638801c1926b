//! The places of a letter that its own links lead to.

use std::collections::BTreeSet;

use crate::model::{self, Inline, Letter, LinkTarget};
use crate::render::html::contents;

/// A letter with at most this many headings takes a few sheets, which need no table of contents:
/// bookmarks lead to its headings.
pub(super) const SHORT: usize = 14;

/// The anchors that a link of the letter leads to and that are there. The others are not needed.
pub(super) fn wanted(letter: &Letter) -> BTreeSet<&str> {
    let mut places = BTreeSet::new();
    let mut targets = BTreeSet::new();
    for block in &letter.body {
        place(block, letter, &mut places);
    }
    let notes = letter.footnotes.iter().flat_map(|note| &note.blocks);
    let cells = letter.tables.iter().flat_map(cell_blocks);
    for section in contents::of(letter.document(), SHORT) {
        targets.insert(section.anchor);
        targets.extend(section.below.iter().map(|entry| entry.anchor));
    }
    if let Some(correction) = &letter.correction {
        let figures = correction.figures.iter().map(|figure| &figure.passage);
        let passages = correction.passages.iter().map(|passage| &passage.anchor);
        targets.extend(
            figures
                .chain(passages)
                .filter_map(|anchor| anchor.as_deref()),
        );
    }
    for block in letter.body.iter().chain(notes).chain(cells) {
        target(block, &mut targets);
    }
    targets.intersection(&places).copied().collect()
}

/// The places of a letter that a link can lead to.
fn place<'a>(block: &'a model::Block, letter: &'a Letter, places: &mut BTreeSet<&'a str>) {
    match block {
        model::Block::Heading { anchor, .. } => {
            places.insert(anchor);
        }
        model::Block::Paragraph { anchor, .. } => places.extend(anchor.as_deref()),
        model::Block::List { items, .. } => {
            places.extend(items.iter().filter_map(|item| item.anchor.as_deref()));
        }
        model::Block::Chart { chart } => {
            places.extend(letter.charts.get(*chart).map(|chart| chart.id.as_str()));
        }
        model::Block::Table { table } => {
            places.extend(letter.tables.get(*table).map(|table| table.id.as_str()));
        }
        _ => {}
    }
}

/// The places that links in a block lead to.
fn target<'a>(block: &'a model::Block, targets: &mut BTreeSet<&'a str>) {
    match block {
        model::Block::Heading { content, .. } | model::Block::Paragraph { content, .. } => {
            target_of(content, targets);
        }
        model::Block::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| target(block, targets));
        }
        model::Block::Quote { blocks } => blocks.iter().for_each(|block| target(block, targets)),
        model::Block::Definitions { items } => {
            for (term, meanings) in items {
                target_of(term, targets);
                let blocks = meanings.iter().flatten();
                blocks.for_each(|block| target(block, targets));
            }
        }
        _ => {}
    }
}

fn target_of<'a>(content: &'a [Inline], targets: &mut BTreeSet<&'a str>) {
    for inline in content {
        match inline {
            Inline::Link { target, content } => {
                if let LinkTarget::Anchor { anchor } = target {
                    targets.insert(anchor);
                }
                target_of(content, targets);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content }
            | Inline::Language { content, .. } => target_of(content, targets),
            _ => {}
        }
    }
}

fn cell_blocks(table: &model::Table) -> impl Iterator<Item = &model::Block> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| match cell {
        model::Cell::Content { blocks } => blocks.as_slice(),
        _ => &[],
    })
}
