//! Panels: small charts of one kind beside each other, on one scale.
//!
//! What all of them share is said once: what is counted above them, which series is which, the
//! values beside the panels at the left, the times below those at the bottom, the key below all.
//! A kind takes part by implementing [`Panelled`].

mod grid;
mod words;

use rust_decimal::Decimal;

use crate::model::{Column, Measurement, PanelChart, Quantity, Row, Status, Unit};

use super::extent::Extent;
use super::fill::Run;
use super::key::Sample;
use super::legend;
use super::look::Look;
use super::{Description, Kind, Picture, kind_of};

/// What a kind of chart must be able to do to stand in a panel.
pub(super) trait Panelled {
    /// How far its values and times reach.
    fn extent(&self) -> Extent;
    /// What it needs around it where values and times reach so far.
    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_>;
    /// Decides where everything stands in a panel, whose left edge is that of its marks: words that
    /// only the leftmost panels have stand to the left of it.
    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a>;
    /// What all panels say below them, as wide as all together; nothing for most kinds.
    fn footer(&self, _cell: &Cell<'_>, _look: &Look) -> Option<Box<dyn Picture>> {
        None
    }
    /// How many values can be drawn behind other panels; none where that helps nobody.
    fn values_behind(&self) -> usize {
        0
    }
    /// What it says, in short.
    fn gist(&self) -> Gist<'_>;
}

/// What panels need around them; those of all panels together hold for each.
pub(super) struct Needs<'a> {
    /// What is counted, above all panels.
    pub heading: String,
    /// Width of the words at the left of the leftmost panels.
    pub gutter: f64,
    /// Width of the words at the right of the marks.
    pub room: f64,
    /// The width under which a panel says nothing any more.
    pub least: f64,
    /// Height of its field; `None` for what suits the width.
    pub height: Option<f64>,
    /// The names of its series with what they look like; where there are several, they are said once.
    pub names: Vec<(&'a str, legend::Sample)>,
    /// Which way its bars run, if it has any.
    pub run: Run,
    /// The statuses of what is drawn as not final, and what the key shows for it.
    pub tentative: (Vec<Status>, Sample),
    /// What else the key explains.
    pub samples: Vec<(Sample, &'static str)>,
}

impl Needs<'_> {
    /// What no panels need.
    fn nothing() -> Self {
        Needs {
            heading: String::new(),
            gutter: 0.0,
            room: 0.0,
            least: 0.0,
            height: None,
            names: Vec::new(),
            run: Run::Right,
            tentative: (Vec::new(), Sample::Dashed),
            samples: Vec::new(),
        }
    }
}

/// The place of a panel among the others.
pub(super) struct Cell<'a> {
    /// Sizes; the width is that of the panel.
    pub look: Look,
    /// How far values and times reach in all panels.
    pub extent: Extent,
    /// Whether it stands at the left and values are said there.
    pub is_leftmost: bool,
    /// Whether nothing stands below it, where times are said.
    pub is_lowest: bool,
    /// How far words may reach to the left of it.
    pub beside: f64,
    /// Width of the words at the right of the marks; zero where these have no room.
    pub room: f64,
    /// All panels, to be drawn quietly behind this one where that helps.
    pub chart: &'a PanelChart,
    /// Whether the others are drawn behind this one.
    pub shows_others: bool,
}

/// What a chart says, in short.
pub(super) struct Gist<'a> {
    /// The word for one such chart, and for several.
    pub kind: (&'static str, &'static str),
    /// What is counted.
    pub unit: &'a Unit,
    /// How many decimals its numbers have.
    pub decimals: u32,
    /// Where it comes from and goes to, where it shows one course: at what moment, and how much.
    pub course: Option<[(String, Measurement); 2]>,
    /// The highest and lowest value, and what they are about.
    pub extremes: Option<[(Decimal, String); 2]>,
    /// The name of what is largest, where it compares names.
    pub largest: Option<&'a str>,
    /// How firm its known values are.
    pub statuses: Vec<Status>,
    /// Why nothing is known, where that is so.
    pub unknown: Option<Quantity>,
    /// What panels are ordered by.
    pub size: Option<Decimal>,
}

impl Kind for PanelChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(grid::Grid::of(self, look))
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
}

/// The panels that can stand beside each other, with their names.
fn panels(chart: &PanelChart) -> impl Iterator<Item = (&str, &dyn Panelled)> {
    let panels = chart.panels.iter();
    panels.filter_map(|panel| Some((panel.label.as_str(), kind_of(&panel.kind).in_panels()?)))
}
