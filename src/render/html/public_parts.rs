//! The parts of the page of a public dataset that show its data.

use crate::chart::Drawings;
use crate::model::{Artifact, Block, PublicDataset};

use super::body::Body;
use super::downloads::Downloads;

/// The drawing and the rows of a dataset as HTML; empty where it has none.
pub(crate) struct DatasetParts {
    /// The chart with its words.
    pub(crate) chart: String,
    /// The table with its notes.
    pub(crate) table: String,
}

impl DatasetParts {
    pub(in crate::render) fn of(
        dataset: &PublicDataset,
        made: &[Artifact],
        drawings: &[Drawings],
    ) -> DatasetParts {
        // Nothing in a drawing or table of data leads to another page.
        let mut body = Body::new(dataset.document(), "", Downloads::new(made), drawings);
        let mut part = |is_there: bool, block: &'static Block| {
            if is_there {
                body.blocks(std::slice::from_ref(block));
            }
            body.take()
        };
        DatasetParts {
            chart: part(dataset.chart.is_some(), &Block::Chart { chart: 0 }),
            table: part(dataset.table.is_some(), &Block::Table { table: 0 }),
        }
    }
}
