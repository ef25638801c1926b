//! Values over time as lines, each with its name at its end.
//!
//! Lines are told apart by colour, by the shape of their marks and by their names, never by colour
//! alone. What is not final is dashed with open marks. Where a value is not known there is no
//! line. A break of a series interrupts its line.

mod end_labels;
mod field;
mod panel;
mod words;

use plotters::coord::CoordTranslate;
use plotters::series::LineSeries;

use crate::model::{
    ChartKind, Column, LineChart, Point, Quantity, Row, Series, SeriesBreak, notation,
};

use crate::chart::dutch;
use crate::chart::extent::Extent;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::marks::{self, Shape};
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::panels::{Cell, Panelled};
use crate::chart::sheet::{Align, Letters, Place, Sheet, stroke};
use crate::chart::time_axis::TimeAxis;
use crate::chart::value_axis::ValueAxis;
use crate::chart::value_axis::known;
use crate::chart::{Description, Kind, Picture};
use end_labels::EndLabel;
use field::{Field, Grain, pixels};

/// From an axis label to the field.
const LABEL_GAP: f64 = 8.0;

impl Kind for LineChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, look))
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

/// A line chart of which everything has its place.
struct Plan<'a> {
    chart: &'a LineChart,
    look: Look,
    values: ValueAxis,
    heading: Vec<Line>,
    field: Field,
    times: TimeAxis,
    labels: Vec<EndLabel>,
    key: Key,
    panel: Option<InPanel<'a>>,
}

/// What differs where a chart is one of several panels.
struct InPanel<'a> {
    /// Whether values are said at its left.
    says_values: bool,
    /// Whether times are said below it.
    says_times: bool,
    /// The other panels, drawn behind it.
    others: Vec<&'a LineChart>,
    /// Why nothing is known, where that is so.
    unknown: Option<Quantity>,
    /// How far its words may go.
    edges: Place,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a LineChart, look: &Look) -> Plan<'a> {
        let extent = extent(chart);
        let values = scale_of(chart, extent, look);
        let heading = metrics::wrap(&values.heading(&chart.unit), 0, look.small, look.width);
        let top = match heading.len() {
            0 => look.small * 0.6,
            lines => lines as f64 * look.leading + look.small * 0.9,
        };
        let mut labels = end_labels::wrapped(chart, &values, end_labels::Words::NameAndValue, look);
        let grain = Grain::of(extent.times);
        let span = grain.span(extent.times);
        let mut field = Field {
            left: values.widest(look) + LABEL_GAP,
            right: match span.0 == span.1 {
                true => look.right(),
                false => look.width - end_labels::room(&labels),
            },
            top,
            bottom: top + look.plot_height,
            inner: match look.narrow {
                true => 6.0,
                false => 10.0,
            },
            grain,
            span,
            values: (values.low, values.high),
        };
        let ends = ends(chart, &field);
        end_labels::place(&mut labels, &ends, (field.top, field.bottom), look);
        if !field.is_moment() && end_labels::needs_leaders(&labels) {
            field.right -= end_labels::LEADER;
            end_labels::move_ends(&mut labels, &self::ends(chart, &field));
        }
        Plan {
            chart,
            look: *look,
            values,
            heading,
            field,
            times: field.times(extent.times, look),
            labels,
            key: Key::of(&samples(chart), look, field.left),
            panel: None,
        }
    }

    /// The same as one of several panels, on their scale.
    fn in_cell(chart: &'a LineChart, cell: &Cell<'a>) -> Plan<'a> {
        let look = &cell.look;
        let values = panel::axis(chart, &cell.extent);
        let grain = Grain::of(cell.extent.times);
        // Half of the uppermost value stands above the field.
        let top = look.small * 0.6;
        let field = Field {
            left: 0.0,
            right: look.width - cell.room,
            top,
            bottom: top + look.plot_height,
            inner: 4.0,
            grain,
            span: grain.span(cell.extent.times),
            values: (values.low, values.high),
        };
        let mut labels = end_labels::wrapped(chart, &values, end_labels::Words::Value, look);
        end_labels::place(&mut labels, &ends(chart, &field), (top, field.bottom), look);
        // Behind several lines, more would be a tangle.
        let shows_others = cell.shows_others && chart.series.len() == 1;
        let others = cell.chart.panels.iter().filter(|_| shows_others);
        let others = others.filter_map(|panel| match &panel.kind {
            ChartKind::Line(other) if !std::ptr::eq(other, chart) => Some(other),
            _ => None,
        });
        Plan {
            chart,
            look: *look,
            values,
            heading: Vec::new(),
            field,
            times: field.times(cell.extent.times, look),
            labels,
            key: Key::of(&[], look, 0.0),
            panel: Some(InPanel {
                says_values: cell.is_leftmost,
                says_times: cell.is_lowest,
                others: others.collect(),
                unknown: chart.gist().unknown,
                edges: (
                    if cell.is_leftmost {
                        -cell.gutter
                    } else {
                        -cell.beside
                    },
                    look.width,
                ),
            }),
        }
    }

    /// The lines of other panels, quietly behind this one.
    fn draw_others(&self, sheet: &Sheet) {
        let Some(panel) = &self.panel else { return };
        let area = sheet.area().apply_coord_spec(self.field.coordinates());
        sheet.join(Ink::Behind, 1.0, || {
            for other in &panel.others {
                for series in &other.series {
                    for run in runs(other, series, |point| self.field.guest(point)) {
                        for line in LineSeries::new(run.points, stroke(Ink::Behind, 1.0)) {
                            area.draw(&line).expect(crate::chart::sheet::NEVER_FAILS);
                        }
                    }
                }
            }
        });
    }

    /// Says in a panel without a line why it has none.
    fn draw_unknown(&self, sheet: &Sheet) {
        let unknown = self.panel.as_ref().and_then(|panel| panel.unknown);
        let Some(unknown) = unknown else { return };
        let words = notation::no_number(unknown);
        let middle = (self.field.left + self.field.right) / 2.0;
        let baseline = (self.field.top + self.field.bottom) / 2.0 + self.look.small * 0.35;
        let half = metrics::width(words, self.look.small, Weight::Regular) / 2.0 + 5.0;
        let (top, bottom) = (
            baseline - self.look.small,
            baseline + self.look.small * 0.35,
        );
        sheet.rectangle((middle - half, top), (middle + half, bottom), Ink::Paper);
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        sheet.text(words, (middle, baseline), letters);
    }

    /// Height of the times below the field.
    fn times_height(&self) -> f64 {
        match &self.panel {
            Some(panel) if !panel.says_times => 4.0,
            _ => self.times.height(),
        }
    }

    fn draw_values(&self, sheet: &Sheet) {
        let coordinates = self.field.coordinates();
        let (left, right) = (self.field.left, self.field.right);
        let y = |value: f64| pixels(coordinates.translate(&(self.field.span.0, value))).1;
        sheet.join(Ink::Grid, 1.0, || {
            for (value, _) in &self.values.ticks {
                sheet.line(&[(left, y(*value)), (right, y(*value))], Ink::Grid, 1.0);
            }
        });
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::End);
        let is_silent = self.panel.as_ref().is_some_and(|panel| !panel.says_values);
        for (value, words) in self.values.ticks.iter().filter(|_| !is_silent) {
            let baseline = y(*value) + self.look.small * 0.35;
            sheet.text(words, (left - LABEL_GAP, baseline), letters);
        }
        if self.values.holds_zero() && self.values.low < 0.0 {
            sheet.line(&[(left, y(0.0)), (right, y(0.0))], Ink::Axis, 1.0);
        }
        let letters = Letters::plain(self.look.small, Ink::Quiet);
        crate::chart::frame::stack(sheet, &self.heading, (0.0, 0.0), letters, self.look.leading);
    }

    fn draw_series(&self, sheet: &Sheet, index: usize) {
        let series = &self.chart.series[index];
        let colour = index.min(usize::from(COLOURED_SERIES)) as u8;
        let area = sheet.area().apply_coord_spec(self.field.coordinates());
        let width = match colour {
            COLOURED_SERIES => 1.5,
            _ => 2.25,
        };
        for run in runs(self.chart, series, |point| self.field.guest(point)) {
            if run.tentative {
                sheet.dash("5 4");
            }
            sheet.name(format_args!("{}", series.label));
            for line in LineSeries::new(run.points, stroke(Ink::Series(colour), width)) {
                area.draw(&line).expect(crate::chart::sheet::NEVER_FAILS);
            }
        }
        self.draw_marks(sheet, index, colour);
    }

    fn draw_marks(&self, sheet: &Sheet, index: usize, colour: u8) {
        let series = &self.chart.series[index];
        let coordinates = self.field.coordinates();
        let spacing = self.field.spacing(series.points.len());
        // In a panel of one line only its end is marked.
        let is_bare = self.panel.is_some() && self.chart.series.len() == 1;
        let spacing = if is_bare { 0.0 } else { spacing };
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
                    let Some(guest) = self.field.guest(point) else {
                        continue;
                    };
                    let is_end = Some(number) == last && colour < COLOURED_SERIES;
                    let must_show = is_end || is_alone(self.chart, series, number);
                    let Some(reach) = sizes.reach(number, must_show) else {
                        continue;
                    };
                    // Names show on hovering, which a phone has not; the table is there for all.
                    if !self.look.narrow {
                        words::name_point(sheet, self.chart, series, point);
                    }
                    shape.draw(sheet, pixels(coordinates.translate(&guest)), reach, ink);
                }
            });
        };
        draw(false, Ink::SeriesFill(colour));
        draw(true, Ink::SeriesHollow(colour));
    }

    /// Says why there is no line, where one line stands alone and has room for it: nothing known, or
    /// a break of the series.
    fn draw_gaps(&self, sheet: &Sheet) {
        let [series] = self.chart.series.as_slice() else {
            return;
        };
        let coordinates = self.field.coordinates();
        let x = |point: &Point| {
            let position = self.field.grain.position(&point.time);
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
            let reason = match gap.first() {
                Some(first) if gap.iter().all(|quantity| quantity == first) => {
                    Some(notation::no_number(*first))
                }
                None if before.is_some_and(|before| !is_joined(self.chart, before, point)) => {
                    Some("reeksbreuk")
                }
                _ => None,
            };
            if let (Some(before), Some(words)) = (before, reason) {
                let (from, to) = (x(before), x(point));
                let width = metrics::width(words, self.look.small, Weight::Regular);
                if to - from > width + 12.0 {
                    let baseline = self.field.bottom - 7.0;
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
        self.field.bottom + self.times_height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        self.draw_values(sheet);
        self.draw_gaps(sheet);
        let below = self.field.bottom + self.times_height();
        self.key.draw(sheet, below);
        match &self.panel {
            None => self
                .times
                .draw(sheet, self.field.bottom, (0.0, self.look.width)),
            Some(panel) => {
                self.draw_others(sheet);
                self.draw_unknown(sheet);
                if panel.says_times {
                    self.times.draw(sheet, self.field.bottom, panel.edges);
                }
            }
        }
        // The first series lies on top.
        for index in (0..self.chart.series.len()).rev() {
            self.draw_series(sheet, index);
        }
        let middle = (self.field.left + self.field.right) / 2.0;
        let last = self.look.width - end_labels::text_room(&self.labels);
        let columns = match self.field.is_moment() {
            _ if self.panel.is_some() => (self.field.right, self.field.right + end_labels::GAP),
            // Beside the marks, where these stand in the middle.
            true => (middle + 8.0, last.min(middle + 14.0)),
            false => (self.field.right, last),
        };
        for label in &self.labels {
            label.draw(sheet, columns, &self.look);
        }
    }
}

/// Where each series ends: at the last value that is known.
fn ends(chart: &LineChart, field: &Field) -> Vec<Option<Place>> {
    let coordinates = field.coordinates();
    let place = |point: &Point| Some(pixels(coordinates.translate(&field.guest(point)?)));
    let end = |series: &Series| series.points.iter().rev().find_map(place);
    chart.series.iter().map(end).collect()
}

/// What the drawing must explain: the dashes of what is not final.
fn samples(chart: &LineChart) -> Vec<(Sample, &'static str)> {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let statuses = points
        .filter(|point| point.status.is_tentative() && known(point.quantity).is_some())
        .map(|point| point.status);
    let words = dutch::tentative_key(statuses);
    words
        .map(|words| (Sample::Dashed, words))
        .into_iter()
        .collect()
}

/// A stretch of line without a gap, all of it final or all of it not.
struct Run {
    points: Vec<(i32, f64)>,
    tentative: bool,
}

fn runs(
    chart: &LineChart,
    series: &Series,
    guest: impl Fn(&Point) -> Option<(i32, f64)>,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<(&Point, (i32, f64))> = None;
    for point in &series.points {
        let here = guest(point).map(|here| (point, here));
        if let (Some((earlier, from)), Some((_, to))) = (before, here)
            && is_joined(chart, earlier, point)
        {
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

/// Whether the line runs on from a point to the next: no break of the series lies between.
fn is_joined(chart: &LineChart, point: &Point, next: &Point) -> bool {
    SeriesBreak::between(&chart.breaks, &point.time, &next.time).is_none()
}

/// Whether a point has no line to either side.
fn is_alone(chart: &LineChart, series: &Series, number: usize) -> bool {
    let own = &series.points[number];
    let known_at = |index: Option<usize>| {
        index
            .and_then(|index| series.points.get(index))
            .is_some_and(|point| known(point.quantity).is_some() && is_joined(chart, own, point))
    };
    !known_at(number.checked_sub(1)) && !known_at(number.checked_add(1))
}

/// How far the values and times of a chart reach.
fn extent(chart: &LineChart) -> Extent {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let values = points().filter_map(|point| known(point.quantity));
    Extent::of(values, points().map(|point| &point.time))
}

fn scale_of(chart: &LineChart, extent: Extent, look: &Look) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    let most = match look.narrow {
        true => 5,
        false => 6,
    };
    ValueAxis::of(low, high, chart.decimals, most, &chart.unit)
}
