//! A chart as a value: what it says, never how it is drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::quantity::Unit;
use super::table::Table;

mod bars;
mod dots;
mod line;
mod measurement;
mod number;
mod panels;
mod slope;
mod timeline;

pub use bars::{Arrangement, BarChart, BarSeries, Direction, Rift, RiftKind};
pub use dots::{DotChart, DotRow};
pub use line::{CoverageChange, LineChart, LineShape, Point, Remark, Series, Target};
pub use measurement::{Category, Measurement};
pub use number::{Compared, NumberChart};
pub use panels::{Panel, PanelChart};
pub use slope::{SlopeChart, SlopeLine};
pub use timeline::{Event, Phase, Timeline};

/// A chart. One value gives the drawing, the data table, the CSV, the JSON and the text
/// alternative, so that they cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chart {
    /// Its id and anchor in the letter.
    pub id: String,
    /// Its number among the letter's charts.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// The finding.
    #[serde(rename = "titel")]
    pub title: String,
    /// Measure, place and period.
    #[serde(rename = "ondertitel")]
    pub subtitle: String,
    /// Source, place and time in one sentence.
    #[serde(rename = "bronregel")]
    pub source_line: String,
    /// Notes: what is missing, what is made up.
    #[serde(rename = "noten")]
    pub notes: Vec<String>,
    /// What it is, in one sentence: the name for who cannot see it.
    #[serde(rename = "alternatief")]
    pub alternative: String,
    /// What it shows, in sentences made from the values, or by the author.
    #[serde(rename = "omschrijving")]
    pub description: String,
    /// The kind, with what it shows.
    #[serde(rename = "inhoud")]
    pub kind: ChartKind,
    /// The data behind it.
    #[serde(rename = "gegevens")]
    pub data: Table,
    /// The entries of the letter's list of sources that it rests on, by anchor.
    #[serde(rename = "bronvermeldingen")]
    pub source_entries: Vec<String>,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum ChartKind {
    /// Phases and events in time.
    #[serde(rename = "tijdlijn")]
    Timeline(Timeline),
    /// Values over time.
    #[serde(rename = "lijn")]
    Line(LineChart),
    /// Values of categories.
    #[serde(rename = "staven")]
    Bars(BarChart),
    /// Values at two moments.
    #[serde(rename = "helling")]
    Slope(SlopeChart),
    /// Values at a few moments, a row for each name.
    #[serde(rename = "stippen")]
    Dots(DotChart),
    /// One number, and how it differs from another.
    #[serde(rename = "getal")]
    Number(NumberChart),
    /// Small charts of one kind beside each other.
    #[serde(rename = "panelen")]
    Panels(PanelChart),
}

impl ChartKind {
    /// What is counted, and how many decimals its numbers have; `None` for what counts nothing.
    pub fn unit_and_decimals(&mut self) -> Option<(&Unit, &mut u32)> {
        match self {
            ChartKind::Timeline(_) | ChartKind::Panels(_) => None,
            ChartKind::Line(chart) => Some((&chart.unit, &mut chart.decimals)),
            ChartKind::Bars(chart) => Some((&chart.unit, &mut chart.decimals)),
            ChartKind::Slope(chart) => Some((&chart.unit, &mut chart.decimals)),
            ChartKind::Dots(chart) => Some((&chart.unit, &mut chart.decimals)),
            ChartKind::Number(chart) => Some((&chart.unit, &mut chart.decimals)),
        }
    }
}
