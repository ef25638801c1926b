//! The drawing of each chart as a file of its own, which carries its title and source.

use crate::model::{Artifact, Letter, WriteOrder};

use super::{Format, PageError, Surroundings};

/// One drawing for each chart.
pub(super) struct Svg;

impl Format for Svg {
    fn render(
        &self,
        letter: &Letter,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let drawn = letter.charts.iter().zip(surroundings.drawings);
        let files = drawn.map(|(chart, drawings)| Artifact {
            path: format!("{}{}.svg", letter.address, chart.id),
            bytes: drawings.file.clone().into_bytes(),
            order: WriteOrder::Asset,
        });
        Ok(files.collect())
    }
}
