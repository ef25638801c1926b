//! The drawing of each chart as a file of its own, which carries its title and source.

use crate::model::{Artifact, WriteOrder};

use super::{Format, PageError, Subject, Surroundings};

/// One drawing for each chart.
pub(super) struct Svg;

impl Format for Svg {
    fn render(
        &self,
        subject: Subject<'_>,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let document = subject.document();
        let drawn = document.charts.iter().zip(surroundings.drawings);
        let files = drawn.map(|(chart, drawings)| Artifact {
            path: format!("{}{}.svg", document.address, chart.id),
            bytes: drawings.file.clone().into_bytes(),
            order: WriteOrder::Asset,
        });
        Ok(files.collect())
    }
}
