//! The field of a line chart: where a value at a time stands, by plotters' coordinates.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};

use crate::model::{Date, LineShape, Period, Point, Precision};

use crate::chart::backend::FINENESS;
use crate::chart::extent::{self, TimeExtent};
use crate::chart::look::Look;
use crate::chart::sheet::{Align, Place, fine};
use crate::chart::time_axis::{self, Step, TimeAxis, day_number};
use crate::chart::value_axis::known;

/// plotters' coordinates: time in steps, values as they are.
pub(super) type Coordinates = Cartesian2d<RangedCoordi32, RangedCoordf64>;

/// The rectangle of the lines in pixels, with what its edges mean.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
    /// From the edges at the sides to the first and last moment.
    pub inner: f64,
    /// How lines run, which decides where in its period a value stands.
    pub shape: LineShape,
    /// The steps of time.
    pub grain: Grain,
    /// The first and last moment, in those steps.
    pub span: (i32, i32),
    /// The lowest and highest value.
    pub values: (f64, f64),
}

impl Field {
    /// plotters' coordinates of the field.
    pub fn coordinates(&self) -> Coordinates {
        let (first, last) = self.range();
        Cartesian2d::new(
            first..last,
            self.values.0..self.values.1,
            (
                fine(self.left + self.inner)..fine(self.right - self.inner),
                fine(self.bottom)..fine(self.top),
            ),
        )
    }

    /// The first and last step of time that it shows.
    fn range(&self) -> (i32, i32) {
        match self.span {
            // One moment stands in the middle.
            (only, last) if only == last => (only - 1, only + 1),
            span => span,
        }
    }

    /// Where a day begins, or where it ends, in pixels; at an edge for what lies outside.
    pub fn edge(&self, date: Date, side: DayEdge) -> f64 {
        let (first, last) = self.range();
        let position = self.grain.edge_of(date, side);
        let position = match self.shape {
            // A value stands in the middle of its period, or where that begins.
            LineShape::Straight => position - 0.5,
            LineShape::Step => position,
        };
        let share = (position - f64::from(first)) / (f64::from(last) - f64::from(first));
        let (left, right) = (self.left + self.inner, self.right - self.inner);
        (left + share * (right - left)).clamp(self.left, self.right.max(self.left))
    }

    /// The middle of a period in pixels.
    pub fn middle(&self, period: &Period) -> f64 {
        let (begin, end) = (
            self.edge(period.begin, DayEdge::Begin),
            self.edge(period.end, DayEdge::End),
        );
        (begin + end) / 2.0
    }

    /// Whether it shows one moment only.
    pub fn is_moment(&self) -> bool {
        self.span.0 == self.span.1
    }

    /// How many pixels apart the points of a series are, about.
    pub fn spacing(&self, points: usize) -> f64 {
        let steps = match self.grain {
            Grain::Day => points as f64,
            _ => f64::from(self.span.1 - self.span.0),
        };
        (self.right - self.left) / steps.max(1.0)
    }

    /// A point in plotters' coordinates; `None` where nothing is known.
    pub fn guest(&self, point: &Point) -> Option<(i32, f64)> {
        Some((self.position(&point.time), known(point.quantity)?))
    }

    /// Where the value of a period stands, in steps of time.
    pub fn position(&self, period: &Period) -> i32 {
        match self.shape {
            LineShape::Straight => self.grain.position(period),
            LineShape::Step => self.grain.before(period),
        }
    }

    /// The axis of time below it.
    pub fn times(&self, extent: Option<TimeExtent>, look: &Look) -> TimeAxis {
        let fallback = Date::constant(2000, 1, 1);
        let (first, last) = match extent {
            Some(extent) => (extent.begins.0, extent.end),
            None => (fallback, fallback),
        };
        let coordinates = self.coordinates();
        let x = |position: i32| pixels(coordinates.translate(&(position, self.values.0))).0;
        let width = (self.right - self.left - 2.0 * self.inner).max(1.0);
        let steps = f64::from((self.span.1 - self.span.0).max(2));
        let day_width = width / steps / self.grain.days();
        let finest = self.grain.finest(day_number(last) - day_number(first));
        let (step, found) = time_axis::fitting_ticks(first, last, day_width, finest);
        let mut ticks: Vec<_> = found
            .into_iter()
            .map(|tick| (self.grain.position_of(tick.date), tick))
            .filter(|(position, _)| self.span.0 <= *position && *position <= self.span.1)
            .map(|(position, tick)| (x(position), tick))
            .collect();
        if self.grain == Grain::Quarter && matches!(step, Step::Months(_)) {
            for (index, (_, tick)) in ticks.iter_mut().enumerate() {
                // The first says what is counted; the others need the number only.
                let unit = if index == 0 { " kw." } else { "" };
                tick.label = format!("{}e{unit}", (tick.date.month() + 2) / 3);
            }
        }
        TimeAxis::new(ticks, (self.left, self.right), look, Align::Middle)
    }
}

/// An edge of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayEdge {
    Begin,
    End,
}

/// In what steps time runs, so that regular periods stand at equal distances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Quarter,
    Year,
}

impl Grain {
    /// The grain that all periods share; days where they share none.
    pub fn of(extent: Option<TimeExtent>) -> Grain {
        match extent.and_then(|extent| extent.precision) {
            Some(Precision::Month) => Grain::Month,
            Some(Precision::Quarter) => Grain::Quarter,
            Some(Precision::Year) => Grain::Year,
            Some(Precision::Day | Precision::Range | Precision::Fuzzy) | None => Grain::Day,
        }
    }

    /// The first and last step of periods that reach so far.
    pub fn span(self, extent: Option<TimeExtent>, shape: LineShape) -> (i32, i32) {
        let Some(extent) = extent else { return (0, 0) };
        let (first, last) = extent.begins;
        match (shape, self) {
            (LineShape::Straight, Grain::Day) => extent.middles,
            (LineShape::Straight, _) => (self.position_of(first), self.position_of(last)),
            (LineShape::Step, _) => (self.position_of(first), self.position_of(extent.end) + 1),
        }
    }

    /// Where a period stands, in these steps.
    pub fn position(self, period: &Period) -> i32 {
        match self {
            Grain::Day => extent::middle(period),
            _ => self.position_of(period.begin),
        }
    }

    /// The step in which a period begins.
    pub fn before(self, period: &Period) -> i32 {
        self.position_of(period.begin)
    }

    /// The step after a period.
    pub fn after(self, period: &Period) -> i32 {
        self.position_of(period.end) + 1
    }

    /// The edge of a day in these steps, with the parts of a step that lie before it.
    fn edge_of(self, date: Date, side: DayEdge) -> f64 {
        let passed = match side {
            DayEdge::Begin => date.day() - 1,
            DayEdge::End => date.day(),
        };
        let months = f64::from(Grain::Month.position_of(date))
            + f64::from(passed) / f64::from(date.days_in_month());
        match self {
            Grain::Day => f64::from(day_number(date)) + f64::from(i8::from(side == DayEdge::End)),
            Grain::Month => months,
            Grain::Quarter => months / 3.0,
            Grain::Year => months / 12.0,
        }
    }

    fn position_of(self, date: Date) -> i32 {
        let months = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
        match self {
            Grain::Day => day_number(date),
            Grain::Month => months,
            Grain::Quarter => months.div_euclid(3),
            Grain::Year => i32::from(date.year()),
        }
    }

    fn days(self) -> f64 {
        match self {
            Grain::Day => 1.0,
            Grain::Month => 30.44,
            Grain::Quarter => 91.31,
            Grain::Year => 365.25,
        }
    }

    /// The finest step of an axis over this many days: past a quarter, who reads a line of days
    /// counts in months.
    fn finest(self, days: i32) -> Step {
        match self {
            Grain::Day if days > 92 => Step::Months(1),
            Grain::Day => Step::DAYS,
            Grain::Month => Step::Months(1),
            Grain::Quarter => Step::Months(3),
            Grain::Year => Step::Years(1),
        }
    }
}

/// A place on the fine canvas in pixels.
pub(super) fn pixels((x, y): (i32, i32)) -> Place {
    (
        f64::from(x) / f64::from(FINENESS),
        f64::from(y) / f64::from(FINENESS),
    )
}
