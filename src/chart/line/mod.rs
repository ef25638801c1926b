//! Values over time as lines, each with its name at its end.
//!
//! Lines are told apart by colour, by the shape of their marks and by their names, never by colour
//! alone. What is not final is dashed with open marks. Where a value is not known there is no
//! line. A break of a series, or of what it covers, interrupts its line. Behind the lines stand phases,
//! levels to hold them against, and moments that matter.

mod bands;
mod context;
mod end_labels;
mod field;
mod list;
mod moments;
mod panel;
mod runs;
mod words;

use plotters::coord::CoordTranslate;
use plotters::series::LineSeries;

use crate::model::{Column, LineChart, LineShape, Point, Quantity, Row, Series, notation};

use crate::chart::dutch;
use crate::chart::emphasis::colours;
use crate::chart::extent::Extent;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::marks::{self, Shape};
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::panels::Panelled;
use crate::chart::sheet::{Align, Letters, Place, Sheet, stroke};
use crate::chart::time_axis::TimeAxis;
use crate::chart::value_axis::ValueAxis;
use crate::chart::value_axis::known;
use crate::chart::{Description, Kind, Picture};
use bands::Bands;
use end_labels::{EndLabel, Owner};
use field::{Field, Grain, pixels};
use list::List;
use moments::Moments;
use panel::InPanel;
use runs::{is_alone, runs};

/// Of more lines than these the grey ones are thin.
const MANY: usize = 12;

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
    /// For each series its colour.
    colours: Vec<u8>,
    values: ValueAxis,
    heading: Vec<Line>,
    bands: Bands,
    moments: Moments,
    field: Field,
    times: TimeAxis,
    labels: Vec<EndLabel>,
    list: list::LaidOut,
    key: Key,
    /// What differs where it is one of several panels.
    panel: Option<InPanel<'a>>,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a LineChart, look: &Look) -> Plan<'a> {
        let is_emphasised = |index: usize| chart.is_emphasised(&chart.series[index]);
        let colours = colours(chart.series.len(), is_emphasised);
        let extent = extent(chart);
        let values = scale_of(chart, extent, look);
        let heading = metrics::wrap(&values.heading(&chart.unit), 0, look.small, look.width);
        let top = match heading.len() {
            0 => look.small * 0.6,
            lines => lines as f64 * look.leading + look.small * 0.9,
        };
        let mut labels = end_labels::wrapped(chart, &colours, &values, look);
        let grain = Grain::of(extent.times);
        let span = grain.span(extent.times, chart.shape);
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
            shape: chart.shape,
            grain,
            span,
            values: (values.low, values.high),
        };
        let ends = |owner: Owner| end(chart, &field, owner);
        end_labels::place(&mut labels, &ends, (field.top, field.bottom), look);
        if !field.is_moment() && end_labels::needs_leaders(&labels) {
            field.right -= end_labels::LEADER;
            end_labels::move_ends(&mut labels, &|owner| end(chart, &field, owner));
        }
        let mut list = List::default();
        let bands = Bands::of(chart, &field, look, &mut list);
        let moments = Moments::of(chart, &field, look, &mut list);
        let above = bands.height() + moments.height();
        field.top += above;
        field.bottom += above;
        end_labels::move_down(&mut labels, above);
        // Where the numbers of the axis are wide, its words need that room.
        let key_left = match field.left <= look.width / 4.0 {
            true => field.left,
            false => look.left(),
        };
        Plan {
            chart,
            look: *look,
            colours,
            values,
            heading,
            bands,
            moments,
            times: field.times(extent.times, look),
            key: Key::of(&samples(chart), look, key_left),
            field,
            labels,
            list: list.lay_out(look),
            panel: None,
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
        let is_silent = self.panel.as_ref().is_some_and(InPanel::is_inner);
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
        let colour = self.colours[index];
        let area = sheet.area().apply_coord_spec(self.field.coordinates());
        let width = match colour {
            COLOURED_SERIES if self.chart.series.len() > MANY => 0.9,
            COLOURED_SERIES => 1.4,
            _ => 2.25,
        };
        for run in runs(self.chart, series, &self.field) {
            if run.is_tentative {
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
        let coloured = self
            .colours
            .iter()
            .filter(|c| **c < COLOURED_SERIES)
            .count();
        // In a panel of one line only its end is marked.
        let is_bare = self.panel.is_some() && self.chart.series.len() == 1;
        let spacing = if is_bare { 0.0 } else { spacing };
        let sizes = marks::Sizes::of(spacing, coloured, usize::from(colour));
        let shape = match self.chart.series.len() {
            1 => Shape::Circle,
            _ => Shape::of(usize::from(colour)),
        };
        let last = series
            .points
            .iter()
            .rposition(|point| known(point.quantity).is_some());
        let draw = |tentative: bool, ink: Ink| {
            sheet.group(ink, 1.75, || {
                for (number, point) in series.points.iter().enumerate() {
                    if point.firmness().is_tentative() != tentative {
                        continue;
                    }
                    let Some(guest) = self.field.guest(point) else {
                        continue;
                    };
                    if self.repeats(series, number) {
                        continue;
                    }
                    let is_end = Some(number) == last && colour < COLOURED_SERIES;
                    let must_show =
                        !sizes.are_all_large() && (is_end || is_alone(self.chart, series, number));
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

    /// Whether a step goes on at the same height: then it has no mark of its own.
    fn repeats(&self, series: &Series, number: usize) -> bool {
        let point = &series.points[number];
        let before = number.checked_sub(1).map(|before| &series.points[before]);
        self.chart.shape == LineShape::Step
            && before.is_some_and(|before| {
                before.measurement() == point.measurement()
                    && !self.chart.is_broken(series, &before.time, &point.time)
            })
    }

    /// Height of the times below the field.
    fn times_height(&self) -> f64 {
        match &self.panel {
            Some(panel) if !panel.says_times() => panel::BELOW,
            _ => self.times.height(),
        }
    }

    /// Draws the levels to hold the lines against.
    fn draw_targets(&self, sheet: &Sheet) {
        let coordinates = self.field.coordinates();
        for target in &self.chart.targets {
            let Some(value) = known(target.quantity) else {
                continue;
            };
            let y = pixels(coordinates.translate(&(self.field.span.0, value))).1;
            sheet.name(format_args!("{}", words::target_name(self.chart, target)));
            sheet.dash("7 3");
            let places = [(self.field.left, y), (self.field.right, y)];
            sheet.line(&places, Ink::Letter, 1.0);
        }
    }

    /// How high the highest line with a colour stands at `x`.
    fn highest(&self, x: f64) -> Option<f64> {
        let coordinates = self.field.coordinates();
        let coloured = self.chart.series.iter().zip(&self.colours);
        let coloured = coloured.filter(|(_, colour)| **colour < COLOURED_SERIES);
        let heights = coloured.filter_map(|(series, _)| {
            let places = series
                .points
                .iter()
                .filter_map(|point| Some(pixels(coordinates.translate(&self.field.guest(point)?))));
            let distance = |place: &Place| (place.0 - x).abs();
            let nearest = places.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
            (distance(&nearest) <= 12.0).then_some(nearest.1)
        });
        heights.reduce(f64::min)
    }

    /// Says why there is no line, where one line stands alone and has room for it.
    fn draw_gaps(&self, sheet: &Sheet) {
        let [series] = self.chart.series.as_slice() else {
            return;
        };
        let coordinates = self.field.coordinates();
        let x = |point: &Point| {
            let position = self.field.position(&point.time);
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
        self.field.bottom + self.times_height() + self.list.height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        let field = &self.field;
        let above = field.top - self.moments.height() - self.bands.height();
        self.bands.draw(sheet, above, field.bottom, &self.look);
        self.draw_values(sheet);
        self.draw_gaps(sheet);
        let highest = |x: f64| self.highest(x);
        self.moments.draw_lines(sheet, field, highest);
        self.moments.draw_words(sheet, field, &self.look);
        self.draw_targets(sheet);
        let below = field.bottom + self.times_height();
        self.list.draw(sheet, below, &self.look);
        self.key.draw(sheet, below + self.list.height());
        match &self.panel {
            None => self.times.draw(sheet, field.bottom, (0.0, self.look.width)),
            Some(panel) => panel.draw(sheet, self),
        }
        // The first series lies on top, and grey ones lie below all.
        let mut order: Vec<usize> = (0..self.chart.series.len()).rev().collect();
        order.sort_by_key(|index| self.colours[*index] < COLOURED_SERIES);
        for index in order {
            self.draw_series(sheet, index);
        }
        let middle = (self.field.left + self.field.right) / 2.0;
        let last = self.look.width - end_labels::text_room(&self.labels);
        let columns = match self.field.is_moment() {
            _ if self.panel.is_some() => (field.right, field.right + end_labels::GAP),
            // Beside the marks, where these stand in the middle.
            true => (middle + 8.0, last.min(middle + 14.0)),
            false => (self.field.right, last),
        };
        for label in &self.labels {
            label.draw(sheet, columns, &self.look);
        }
    }
}

/// Where the line of a label ends: at the last value that is known.
fn end(chart: &LineChart, field: &Field, owner: Owner) -> Option<Place> {
    let coordinates = field.coordinates();
    let level = |value: f64| pixels(coordinates.translate(&(field.span.1, value))).1;
    match owner {
        Owner::Coloured(index) | Owner::Grey(index) => {
            let points = &chart.series.get(index)?.points;
            let number = points
                .iter()
                .rposition(|point| known(point.quantity).is_some())?;
            let (from, value) = field.guest(&points[number])?;
            let to = match (chart.shape, points.get(number + 1)) {
                (LineShape::Straight, _) => from,
                (LineShape::Step, Some(next)) => field.position(&next.time),
                (LineShape::Step, None) => field.grain.after(&points[number].time),
            };
            Some(pixels(coordinates.translate(&(to, value))))
        }
        Owner::Target(index) => {
            let value = known(chart.targets.get(index)?.quantity)?;
            Some((field.right, level(value)))
        }
        Owner::Others => None,
    }
}

/// What the drawing must explain: the dashes of what is not final.
fn samples(chart: &LineChart) -> Vec<(Sample, &'static str)> {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let statuses = points
        .filter(|point| known(point.quantity).is_some())
        .map(Point::firmness)
        .filter(|status| status.is_tentative());
    let words = dutch::tentative_key(statuses);
    let mut samples: Vec<_> = words
        .map(|words| (Sample::Dashed, words))
        .into_iter()
        .collect();
    if bands::has_fuzzy(chart) {
        samples.push((Sample::FuzzyBand, "begin of eind niet precies bekend"));
    }
    if bands::has_open_end(chart) {
        samples.push((Sample::BandRunsOut, "einde niet genoemd"));
    }
    samples
}

/// How far the values and times of a chart reach, with the levels to hold them against.
fn extent(chart: &LineChart) -> Extent {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let levels = chart.targets.iter().map(|target| target.quantity);
    let quantities = points().map(|point| point.quantity).chain(levels);
    let times = points().map(|point| &point.time);
    Extent::of(quantities.filter_map(known), times)
}

fn scale_of(chart: &LineChart, extent: Extent, look: &Look) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    let most = match look.narrow {
        true => 5,
        false => 6,
    };
    ValueAxis::of(low, high, chart.decimals, most, &chart.unit)
}
