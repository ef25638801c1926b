//! The drawing of each chart as a file of its own, which carries its title and source.

use crate::chart::{self, Surface};
use crate::model::{Artifact, Letter, WriteOrder};

use super::{Format, PageError, Surroundings};

/// One drawing for each chart.
pub(super) struct Svg;

impl Format for Svg {
    fn render(
        &self,
        letter: &Letter,
        _surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let files = letter.charts.iter().map(|chart| Artifact {
            path: format!("{}{}.svg", letter.address, chart.id),
            bytes: chart::draw(chart, Surface::File).into_bytes(),
            order: WriteOrder::Asset,
        });
        Ok(files.collect())
    }
}
