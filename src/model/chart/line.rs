//! Lines: values over time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::period::Period;
use crate::model::quantity::{Qualifier, Quantity, Status, Unit};
use crate::model::series_break::SeriesBreak;

use super::measurement::Measurement;
use super::timeline::{Event, Phase};

/// Values over time. Invariant: at least one series with at least one point; the points of a
/// series are in the order of their time and no two share one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineChart {
    /// What is counted.
    #[serde(rename = "eenheid")]
    pub unit: Unit,
    /// How many decimals its numbers have.
    #[serde(rename = "decimalen")]
    pub decimals: u32,
    /// How a line runs from one value to the next.
    #[serde(
        rename = "vorm",
        default,
        skip_serializing_if = "LineShape::is_straight"
    )]
    pub shape: LineShape,
    /// The lines.
    #[serde(rename = "reeksen")]
    pub series: Vec<Series>,
    /// Where the lines are interrupted, because what they count changed; in the order of time.
    #[serde(
        rename = "reeksbreuken",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub breaks: Vec<SeriesBreak>,
    /// The names of the series that carry the finding; the others stay behind. All carry it when
    /// this is empty.
    #[serde(rename = "nadruk", default, skip_serializing_if = "Vec::is_empty")]
    pub emphasis: Vec<String>,
    /// Levels to hold the lines against.
    #[serde(rename = "doelen", default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Moments that matter to the lines, in their order.
    #[serde(
        rename = "gebeurtenissen",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub events: Vec<Event>,
    /// Stretches behind the lines, in the order in which they begin.
    #[serde(rename = "fasen", default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<Phase>,
    /// What the author says at moments, in their order.
    #[serde(
        rename = "aantekeningen",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub remarks: Vec<Remark>,
}

/// How a line runs from one value to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineShape {
    /// Straight.
    #[default]
    #[serde(rename = "recht")]
    Straight,
    /// A value holds until the next one.
    #[serde(rename = "trap")]
    Step,
}

impl LineShape {
    fn is_straight(&self) -> bool {
        *self == LineShape::Straight
    }
}

/// A line of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Series {
    /// Its name.
    #[serde(rename = "naam")]
    pub label: String,
    /// Its points.
    #[serde(rename = "punten")]
    pub points: Vec<Point>,
    /// Where what it covers changed, in the order of time.
    #[serde(rename = "dekking", default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<CoverageChange>,
}

/// A point of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// When.
    #[serde(rename = "tijd")]
    pub time: Period,
    /// How much; a gap where it is not known.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
    /// How exact the source calls it.
    #[serde(
        rename = "kwalificatie",
        default,
        skip_serializing_if = "Qualifier::is_exact"
    )]
    pub qualifier: Qualifier,
    /// How firm it is.
    pub status: Status,
}

impl Point {
    /// Its value, with what is known about it.
    pub fn measurement(&self) -> Measurement {
        Measurement {
            quantity: self.quantity,
            qualifier: self.qualifier,
            status: self.status,
        }
    }

    /// How firm it is to who looks at it.
    pub fn firmness(&self) -> Status {
        self.measurement().firmness()
    }
}

/// A moment from which on a line is about other municipalities than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CoverageChange {
    /// The first time with the new coverage.
    #[serde(rename = "vanaf")]
    pub from: Period,
    /// What it covered before; `None` where the data do not say.
    #[serde(rename = "eerst")]
    pub before: Option<String>,
    /// What it covers now.
    #[serde(rename = "daarna")]
    pub after: Option<String>,
}

impl CoverageChange {
    /// What a reader must know about it.
    pub fn words(&self) -> String {
        let name = |area: &Option<String>| match area {
            Some(area) => area.clone(),
            None => "gemeenten die de gegevens niet noemen".to_owned(),
        };
        format!(
            "Vanaf {} gaat het om {}, daarvoor om {}. Wat ervoor en erna staat is niet te vergelijken.",
            self.from.text,
            name(&self.after),
            name(&self.before)
        )
    }
}

/// A level to hold lines against: a figure of the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// What it is: `doel voor 2025`.
    #[serde(rename = "naam")]
    pub label: String,
    /// How much.
    #[serde(rename = "waarde")]
    pub quantity: Quantity,
}

/// What an author says at a moment of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remark {
    /// The moment.
    #[serde(rename = "bij")]
    pub at: Period,
    /// The words.
    #[serde(rename = "tekst")]
    pub text: String,
}

impl LineChart {
    /// Whether anything keeps the values of a series at two times from being compared: then no line
    /// runs between them. The times are in their order.
    pub fn is_broken(&self, series: &Series, one: &Period, other: &Period) -> bool {
        SeriesBreak::between(&self.breaks, one, other).is_some()
            || series
                .coverage
                .iter()
                .any(|change| one.begin < change.from.begin && change.from.begin <= other.begin)
    }

    /// Whether a series carries the finding.
    pub fn is_emphasised(&self, series: &Series) -> bool {
        self.emphasis.is_empty() || self.emphasis.contains(&series.label)
    }

    /// The changes of coverage of all series, each once, in the order of time.
    pub fn coverage_changes(&self) -> Vec<&CoverageChange> {
        let mut changes: Vec<&CoverageChange> = Vec::new();
        for change in self.series.iter().flat_map(|series| &series.coverage) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes.sort_by(|a, b| a.from.cmp(&b.from));
        changes
    }
}
