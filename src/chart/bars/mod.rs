//! Values of categories as bars, beside each other, stacked, as shares of a whole or to both sides of
//! zero, each with its number at its end.
//!
//! Bars begin at zero, always. Series are told apart by texture as well as by colour. Where there
//! is no number there is no bar but a word; a stack that misses a part shows no total, and has no
//! shares. Bars lie or stand as was asked; where their words have no room to stand, they lie.

mod below;
mod build;
mod head;
mod lying;
mod panel;
mod part_names;
mod rooms;
mod shares;
mod standing;
mod words;

use crate::model::{BarChart, Column, Direction, Row, Status};

use crate::chart::dutch;
use crate::chart::key::Sample;
use crate::chart::look::Look;
use crate::chart::panels::Panelled;
use crate::chart::{Description, Kind, Picture};
use lying::Lying;
use standing::Standing;

impl Kind for BarChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        if self.direction == Direction::Standing
            && let Some(standing) = Standing::fitting(self, look)
        {
            return Box::new(standing);
        }
        Box::new(Lying::of(self, look))
    }

    fn describe(&self, title: &str) -> Description {
        words::describe(self, title)
    }

    fn notes(&self) -> Vec<String> {
        words::notes(self)
    }

    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        words::table(self)
    }

    fn in_panels(&self) -> Option<&dyn Panelled> {
        Some(self)
    }
}

/// What the key must explain: the hatch of what is not final.
pub(super) fn samples(chart: &BarChart) -> Vec<(Sample, &'static str)> {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let statuses = values
        .filter_map(|value| (*value).filter(|value| value.quantity.known().is_some()))
        .map(|value| value.firmness());
    let words = dutch::tentative_key(statuses.filter(|status: &Status| status.is_tentative()));
    words
        .map(|words| (Sample::Hatched, words))
        .into_iter()
        .collect()
}
