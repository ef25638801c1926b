//! The passages of a published letter that others may refer to.

use super::Anchors;
use crate::model::{Block, Commitment, Letter};

/// The anchors of a letter that was resolved before.
pub fn anchors(letter: &Letter) -> Anchors {
    let mut ids = Vec::new();
    of_blocks(&letter.body, letter, &mut ids);
    let promised = letter.commitments.iter().zip(1..);
    ids.extend(promised.map(|(promise, number)| Commitment::anchor(&promise.key(number))));
    // Links to what a correction took away lead to what it says of that.
    let corrections = letter.correction.iter();
    ids.extend(corrections.flat_map(|correction| correction.removed_anchors().cloned()));
    Anchors { ids, numbered: 0 }
}

fn of_blocks(blocks: &[Block], letter: &Letter, ids: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } => ids.push(anchor.clone()),
            Block::Paragraph { anchor, .. } => ids.extend(anchor.clone()),
            Block::List { items, .. } => {
                for item in items {
                    of_blocks(&item.blocks, letter, ids);
                }
            }
            Block::Quote { blocks } => of_blocks(blocks, letter, ids),
            Block::Definitions { items } => {
                for (_, meanings) in items {
                    for blocks in meanings {
                        of_blocks(blocks, letter, ids);
                    }
                }
            }
            Block::Chart { chart } => ids.extend(letter.charts.get(*chart).map(|c| c.id.clone())),
            Block::Table { table } => ids.extend(letter.tables.get(*table).map(|t| t.id.clone())),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}
