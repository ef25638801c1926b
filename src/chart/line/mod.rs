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

use crate::model::{
    ChartKind, Column, LineChart, LineShape, Point, Quantity, Row, Series, notation,
};

use crate::chart::dutch;
use crate::chart::emphasis::colours;
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
use bands::Bands;
use end_labels::{EndLabel, Owner};
use field::{Field, Grain, pixels};
use list::List;
use moments::Moments;
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
        let is_emphasised = |index: usize| chart.is_emphasised(&chart.series[index]);
        let colours = colours(chart.series.len(), is_emphasised);
        let extent = extent(chart);
        let values = scale_of(chart, extent, look);
        let heading = metrics::wrap(&values.heading(&chart.unit), 0, look.small, look.width);
        let top = match heading.len() {
            0 => look.small * 0.6,
            lines => lines as f64 * look.leading + look.small * 0.9,
        };
        let named = end_labels::Words::NameAndValue;
        let mut labels = end_labels::wrapped(chart, &colours, &values, named, look);
        let grain = Grain::of(extent.times);
        let span = grain.span(chart.shape, extent.times);
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
            shape: chart.shape,
            span: grain.span(chart.shape, cell.extent.times),
            values: (values.low, values.high),
        };
        let is_emphasised = |index: usize| chart.is_emphasised(&chart.series[index]);
        let colours = colours(chart.series.len(), is_emphasised);
        let wanted = end_labels::Words::Value;
        let mut labels = end_labels::wrapped(chart, &colours, &values, wanted, look);
        let ends = |owner: Owner| end(chart, &field, owner);
        end_labels::place(&mut labels, &ends, (top, field.bottom), look);
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
            colours,
            values,
            heading: Vec::new(),
            // Their words have no room in a panel.
            bands: Bands::default(),
            moments: Moments::default(),
            list: List::default().lay_out(look),
            times: field.times(cell.extent.times, look),
            field,
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
                    for run in runs(other, series, &self.field) {
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
                    if point.status.is_tentative() != tentative {
                        continue;
                    }
                    let Some(guest) = self.field.guest(point) else {
                        continue;
                    };
                    if self.repeats(series, number) {
                        continue;
                    }
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

    /// Whether a step goes on at the same height: then it has no mark of its own.
    fn repeats(&self, series: &Series, number: usize) -> bool {
        let point = &series.points[number];
        let before = number.checked_sub(1).map(|before| &series.points[before]);
        self.chart.shape == LineShape::Step
            && before.is_some_and(|before| {
                (before.quantity, before.status) == (point.quantity, point.status)
                    && !self.chart.is_broken(series, &before.time, &point.time)
            })
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
        if self.panel.is_some() {
            self.draw_others(sheet);
            self.draw_unknown(sheet);
        }
        let highest = |x: f64| self.highest(x);
        self.moments.draw_lines(sheet, field, highest);
        self.moments.draw_words(sheet, field, &self.look);
        self.draw_targets(sheet);
        let below = field.bottom + self.times_height();
        self.list.draw(sheet, below, &self.look);
        self.key.draw(sheet, below + self.list.height());
        match &self.panel {
            None => self.times.draw(sheet, field.bottom, (0.0, self.look.width)),
            Some(panel) if panel.says_times => self.times.draw(sheet, field.bottom, panel.edges),
            Some(_) => {}
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
        .filter(|point| point.status.is_tentative() && known(point.quantity).is_some())
        .map(|point| point.status);
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

/// How far the values and times of a chart reach.
fn extent(chart: &LineChart) -> Extent {
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let levels = chart.targets.iter().map(|target| target.quantity);
    let quantities = points().map(|point| point.quantity).chain(levels);
    Extent::of(
        quantities.filter_map(known),
        points().map(|point| &point.time),
    )
}

fn scale_of(chart: &LineChart, extent: Extent, look: &Look) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    let most = match look.narrow {
        true => 5,
        false => 6,
    };
    ValueAxis::of(low, high, chart.decimals, most, &chart.unit)
}
