//! The drawing of each chart as a file of its own, which carries its title and source.

use crate::chart::Drawings;
use crate::model::{Artifact, Document, Site, WriteOrder};

use super::{Format, Subject};

/// One drawing for each chart.
pub(super) struct Svg;

impl Format for Svg {
    fn render(&self, subject: Subject<'_>, _: &Site, drawings: &[Drawings]) -> Vec<Artifact> {
        files(subject.document(), drawings)
    }
}

/// The drawing of each chart of a document.
pub(super) fn files(document: Document<'_>, drawings: &[Drawings]) -> Vec<Artifact> {
    let drawn = document.charts.iter().zip(drawings);
    let files = drawn.map(|(chart, drawings)| Artifact {
        path: format!("{}{}.svg", document.address, chart.id),
        bytes: drawings.file.clone().into_bytes(),
        order: WriteOrder::Asset,
    });
    files.collect()
}
