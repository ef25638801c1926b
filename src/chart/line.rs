//! Values over time as lines, each with its name at its end.
//!
//! Lines are told apart by colour, by the shape of their marks and by their names, never by colour
//! alone. What is not final is dashed with open marks. Where a value is not known there is no
//! line.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};
use plotters::series::LineSeries;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{
    Column, Date, LineChart, Period, Point, Precision, Quantity, Row, Series, notation,
};

use super::backend::FINENESS;
use super::end_labels::{self, EndLabel};
use super::ink::{COLOURED_SERIES, Ink};
use super::line_words;
use super::look::Look;
use super::marks::{self, Shape};
use super::metrics::{self, Line, Weight};
use super::sheet::{Align, Letters, Place, Sheet, fine, stroke};
use super::time_axis::{self, Step, TimeAxis, day_number};
use super::value_axis::ValueAxis;
use super::{Description, Kind, Picture};

/// From an axis label to the field.
const LABEL_GAP: f64 = 8.0;

impl Kind for LineChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, look))
    }

    fn describe(&self, title: &str) -> Description {
        line_words::describe(self, title)
    }

    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        line_words::table(self)
    }
}

/// A line chart of which everything has its place.
struct Plan<'a> {
    chart: &'a LineChart,
    look: Look,
    grain: Grain,
    span: (i32, i32),
    values: ValueAxis,
    heading: Vec<Line>,
    field: Field,
    times: TimeAxis,
    labels: Vec<EndLabel>,
}

/// The rectangle of the lines, in pixels.
#[derive(Clone, Copy)]
struct Field {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

type Coordinates = Cartesian2d<RangedCoordi32, RangedCoordf64>;

/// In what steps time runs, so that regular periods stand at equal distances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Day,
    Month,
    Quarter,
    Year,
}

impl Grain {
    /// The grain that all periods share; days where they share none.
    fn of(chart: &LineChart) -> Grain {
        let mut points = chart.series.iter().flat_map(|series| &series.points);
        let first = points.next().map(|point| point.time.precision);
        match first {
            Some(precision) if points.all(|point| point.time.precision == precision) => {
                match precision {
                    Precision::Month => Grain::Month,
                    Precision::Quarter => Grain::Quarter,
                    Precision::Year => Grain::Year,
                    Precision::Day | Precision::Range | Precision::Fuzzy => Grain::Day,
                }
            }
            _ => Grain::Day,
        }
    }

    fn position(self, period: &Period) -> i32 {
        match self {
            Grain::Day => {
                let (begin, end) = (day_number(period.begin), day_number(period.end));
                begin + (end - begin) / 2
            }
            _ => self.position_of(period.begin),
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

    fn finest(self) -> Step {
        match self {
            Grain::Day => Step::DAYS,
            Grain::Month => Step::Months(1),
            Grain::Quarter => Step::Months(3),
            Grain::Year => Step::Years(1),
        }
    }
}

impl<'a> Plan<'a> {
    fn of(chart: &'a LineChart, look: &Look) -> Plan<'a> {
        let grain = Grain::of(chart);
        let points = || chart.series.iter().flat_map(|series| &series.points);
        let span = points()
            .map(|point| grain.position(&point.time))
            .fold((i32::MAX, i32::MIN), |(first, last), position| {
                (first.min(position), last.max(position))
            });
        let span = match span.0 <= span.1 {
            true => span,
            false => (0, 0),
        };
        let values = scale_of(chart, look);
        let heading = heading(chart, &values, look);
        let widest = values.ticks.iter().fold(0.0, |widest: f64, (_, words)| {
            widest.max(metrics::width(words, look.small, Weight::Regular))
        });
        let top = match heading.len() {
            0 => look.small * 0.6,
            lines => lines as f64 * look.leading + look.small * 0.9,
        };
        let mut labels = end_labels::wrapped(chart, &values, look);
        let mut field = Field {
            left: widest + LABEL_GAP,
            right: match span.0 == span.1 {
                true => look.right(),
                false => look.width - end_labels::room(&labels),
            },
            top,
            bottom: top + look.plot_height,
        };
        let axes = (grain, span);
        let mut plan = Plan {
            chart,
            look: *look,
            grain,
            span,
            values,
            heading,
            field,
            times: times(chart, axes, field, look),
            labels: Vec::new(),
        };
        let ends = plan.ends();
        end_labels::place(&mut labels, &ends, (field.top, field.bottom), look);
        if span.0 != span.1 && end_labels::needs_leaders(&labels) {
            field.right -= end_labels::LEADER;
            plan.field = field;
            plan.times = times(chart, axes, field, look);
        }
        plan.labels = labels;
        plan
    }

    /// plotters' coordinates of the field, moved by `origin`.
    fn coordinates(&self, (dx, dy): Place) -> Coordinates {
        let field = self.field;
        let (first, last) = match self.span {
            // One moment stands in the middle.
            (only, last) if only == last => (only - 1, only + 1),
            span => span,
        };
        let inner = match self.look.narrow {
            true => 6.0,
            false => 10.0,
        };
        Cartesian2d::new(
            first..last,
            self.values.low..self.values.high,
            (
                fine(dx + field.left + inner)..fine(dx + field.right - inner),
                fine(dy + field.bottom)..fine(dy + field.top),
            ),
        )
    }

    /// Where each series ends: the last value that is known.
    fn ends(&self) -> Vec<Option<Place>> {
        let coordinates = self.coordinates((0.0, 0.0));
        let place = |point: &Point| Some(pixels(coordinates.translate(&self.guest(point)?)));
        let end = |series: &Series| series.points.iter().rev().find_map(place);
        self.chart.series.iter().map(end).collect()
    }

    /// A point in the coordinates of the field; `None` where nothing is known.
    fn guest(&self, point: &Point) -> Option<(i32, f64)> {
        let value = known(point.quantity)?;
        Some((self.grain.position(&point.time), value))
    }

    fn draw_values(&self, sheet: &Sheet, (dx, dy): Place) {
        let coordinates = self.coordinates((dx, dy));
        let (left, right) = (dx + self.field.left, dx + self.field.right);
        let y = |value: f64| pixels(coordinates.translate(&(self.span.0, value))).1;
        sheet.join(Ink::Grid, 1.0, || {
            for (value, _) in &self.values.ticks {
                sheet.line(&[(left, y(*value)), (right, y(*value))], Ink::Grid, 1.0);
            }
        });
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::End);
        for (value, words) in &self.values.ticks {
            let baseline = y(*value) + self.look.small * 0.35;
            sheet.text(words, (left - LABEL_GAP, baseline), letters);
        }
        if self.values.holds_zero() && self.values.low < 0.0 {
            sheet.line(&[(left, y(0.0)), (right, y(0.0))], Ink::Axis, 1.0);
        }
        let letters = Letters::plain(self.look.small, Ink::Quiet);
        super::frame::stack(sheet, &self.heading, (dx, dy), letters, self.look.leading);
    }

    fn draw_series(&self, sheet: &Sheet, origin: Place, index: usize) {
        let series = &self.chart.series[index];
        let colour = index.min(usize::from(COLOURED_SERIES)) as u8;
        let area = sheet.area().apply_coord_spec(self.coordinates(origin));
        let width = match colour {
            COLOURED_SERIES => 1.5,
            _ => 2.25,
        };
        for run in runs(series, |point| self.guest(point)) {
            if run.tentative {
                sheet.dash("5 4");
            }
            sheet.name(format_args!("{}", series.label));
            for line in LineSeries::new(run.points, stroke(Ink::Series(colour), width)) {
                area.draw(&line).expect(super::sheet::NEVER_FAILS);
            }
        }
        self.draw_marks(sheet, origin, index, colour);
    }

    fn draw_marks(&self, sheet: &Sheet, origin: Place, index: usize, colour: u8) {
        let series = &self.chart.series[index];
        let coordinates = self.coordinates(origin);
        let steps = f64::from((self.span.1 - self.span.0).max(1));
        let per_step = (self.field.right - self.field.left) / steps;
        let spacing = match self.grain {
            Grain::Day => (self.field.right - self.field.left) / series.points.len().max(1) as f64,
            _ => per_step,
        };
        let sizes = marks::Sizes::of(spacing, self.chart.series.len(), index);
        let shape = match self.chart.series.len() {
            1 => Shape::Circle,
            _ => Shape::of(index),
        };
        let last = series
            .points
            .iter()
            .rposition(|point| known(point.quantity).is_some());
        let draw = |tentative: bool, ink: Ink| {
            sheet.group(ink, 1.75, || {
                for (number, point) in series.points.iter().enumerate() {
                    if point.status.is_tentative() != tentative {
                        continue;
                    }
                    let Some(guest) = self.guest(point) else {
                        continue;
                    };
                    let is_end = Some(number) == last && colour < COLOURED_SERIES;
                    let must_show = is_end || is_alone(series, number);
                    let Some(reach) = sizes.reach(number, must_show) else {
                        continue;
                    };
                    line_words::name_point(sheet, self.chart, series, point);
                    shape.draw(sheet, pixels(coordinates.translate(&guest)), reach, ink);
                }
            });
        };
        draw(false, Ink::SeriesFill(colour));
        draw(true, Ink::SeriesHollow(colour));
    }

    /// Says why there is no line, where one line stands alone and has room for it.
    fn draw_gaps(&self, sheet: &Sheet, origin: Place) {
        let [series] = self.chart.series.as_slice() else {
            return;
        };
        let coordinates = self.coordinates(origin);
        let x = |point: &Point| {
            let position = self.grain.position(&point.time);
            pixels(coordinates.translate(&(position, self.values.low))).0
        };
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let mut before: Option<&Point> = None;
        let mut gap: Vec<Quantity> = Vec::new();
        for point in &series.points {
            if known(point.quantity).is_none() {
                gap.push(point.quantity);
                continue;
            }
            if let (Some(before), Some(first)) = (before, gap.first())
                && gap.iter().all(|quantity| quantity == first)
            {
                let (from, to) = (x(before), x(point));
                let words = notation::no_number(*first);
                let width = metrics::width(words, self.look.small, Weight::Regular);
                if to - from > width + 12.0 {
                    let baseline = origin.1 + self.field.bottom - 7.0;
                    sheet.text(words, ((from + to) / 2.0, baseline), letters);
                }
            }
            gap.clear();
            before = Some(point);
        }
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        self.field.bottom + self.times.height()
    }

    fn draw(&self, sheet: &Sheet, origin: Place) {
        let (dx, dy) = origin;
        self.draw_values(sheet, origin);
        self.draw_gaps(sheet, origin);
        let edges = (0.0, self.look.width);
        self.times.draw(sheet, dx, dy + self.field.bottom, edges);
        // The first series lies on top.
        for index in (0..self.chart.series.len()).rev() {
            self.draw_series(sheet, origin, index);
        }
        let middle = (self.field.left + self.field.right) / 2.0;
        let last = self.look.width - end_labels::text_room(&self.labels);
        let columns = match self.span.0 == self.span.1 {
            // Beside the marks, where these stand in the middle.
            true => (middle + 8.0, last.min(middle + 14.0)),
            false => (self.field.right, last),
        };
        for label in &self.labels {
            label.draw(sheet, origin, columns, &self.look);
        }
    }
}

/// A stretch of line without a gap, all of it final or all of it not.
struct Run {
    points: Vec<(i32, f64)>,
    tentative: bool,
}

fn runs(series: &Series, guest: impl Fn(&Point) -> Option<(i32, f64)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(i32, f64)> = None;
    for point in &series.points {
        let here = guest(point);
        if let (Some(from), Some(to)) = (before, here) {
            let tentative = point.status.is_tentative();
            match runs.last_mut() {
                Some(run) if run.tentative == tentative && run.points.last() == Some(&from) => {
                    run.points.push(to);
                }
                _ => runs.push(Run {
                    points: vec![from, to],
                    tentative,
                }),
            }
        }
        before = here;
    }
    runs
}

/// Whether a point has no line to either side.
fn is_alone(series: &Series, number: usize) -> bool {
    let known_at = |index: Option<usize>| {
        index
            .and_then(|index| series.points.get(index))
            .is_some_and(|point| known(point.quantity).is_some())
    };
    !known_at(number.checked_sub(1)) && !known_at(number.checked_add(1))
}

/// What the numbers count, above the field.
fn heading(chart: &LineChart, values: &ValueAxis, look: &Look) -> Vec<Line> {
    let unit = values.unit_words(&chart.unit);
    let remark = "de schaal begint niet bij nul";
    let words = match (values.holds_zero(), unit.as_str()) {
        (true, unit) => unit.to_owned(),
        (false, "") => notation::capitalised(remark),
        (false, unit) => format!("{unit} ({remark})"),
    };
    metrics::wrap(&words, 0, look.small, look.width)
}

fn scale_of(chart: &LineChart, look: &Look) -> ValueAxis {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let known = points.filter_map(|point| known(point.quantity));
    let range = known.fold(None, |range: Option<(f64, f64)>, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    });
    let (low, high) = range.unwrap_or((0.0, 0.0));
    let most = match look.narrow {
        true => 5,
        false => 6,
    };
    ValueAxis::of(low, high, chart.decimals, most, &chart.unit)
}

fn times(
    chart: &LineChart,
    (grain, span): (Grain, (i32, i32)),
    field: Field,
    look: &Look,
) -> TimeAxis {
    let periods = || {
        let points = chart.series.iter().flat_map(|series| &series.points);
        points.map(|point| &point.time)
    };
    let fallback = Date::constant(2000, 1, 1);
    let first = periods().map(|period| period.begin).min();
    let last = periods().map(|period| period.end).max();
    let inner = match look.narrow {
        true => 6.0,
        false => 10.0,
    };
    let (left, right) = (field.left + inner, field.right - inner);
    let steps = f64::from(span.1 - span.0);
    let per_step = match span.1 == span.0 {
        true => (right - left) / 2.0,
        false => (right - left) / steps,
    };
    let x = |date: Date| match span.0 == span.1 {
        true => (left + right) / 2.0,
        false => left + f64::from(grain.position_of(date) - span.0) * per_step,
    };
    let (first, last) = (first.unwrap_or(fallback), last.unwrap_or(fallback));
    let day_width = per_step / grain.days();
    let (step, ticks) = time_axis::fitting_ticks(first, last, day_width, grain.finest());
    let mut ticks: Vec<_> = ticks
        .into_iter()
        .map(|tick| (x(tick.date), tick))
        .filter(|(x, _)| *x >= left - 0.5 && *x <= right + 0.5)
        .collect();
    if grain == Grain::Quarter && matches!(step, Step::Months(_)) {
        for (index, (_, tick)) in ticks.iter_mut().enumerate() {
            // The first says what is counted; the others need the number only.
            let unit = if index == 0 { " kw." } else { "" };
            tick.label = format!("{}e{unit}", (tick.date.month() + 2) / 3);
        }
    }
    TimeAxis::new(ticks, (field.left, field.right), look, Align::Middle)
}

/// A known value as a number to draw by.
fn known(quantity: Quantity) -> Option<f64> {
    quantity.known().and_then(|value| value.to_f64())
}

/// A place on the fine canvas in pixels.
fn pixels((x, y): (i32, i32)) -> Place {
    (
        f64::from(x) / f64::from(FINENESS),
        f64::from(y) / f64::from(FINENESS),
    )
}
