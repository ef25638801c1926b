//! A line chart as one of several panels.

use plotters::series::LineSeries;
use rust_decimal::Decimal;

use crate::chart::Picture;
use crate::chart::dutch::{moment, when};
use crate::chart::emphasis::colours;
use crate::chart::extent::Extent;
use crate::chart::fill::Run;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::key::{Key, Sample};
use crate::chart::legend;
use crate::chart::look::Look;
use crate::chart::marks::Shape;
use crate::chart::metrics::{self, Weight};
use crate::chart::panels::{Cell, Gist, Needs, Panelled};
use crate::chart::sheet::{Align, Letters, NEVER_FAILS, Place, Sheet, stroke};
use crate::chart::value_axis::{ValueAxis, known};
use crate::model::{ChartKind, LineChart, Measurement, Point, Quantity, notation};

use super::bands::Bands;
use super::field::{Field, Grain};
use super::list::{LaidOut, List};
use super::moments::Moments;
use super::runs::runs;
use super::{LABEL_GAP, Plan, end, end_labels, samples};

/// The width under which a course cannot be seen.
const LEAST: f64 = 74.0;

/// How many steps the axis of a panel has at most.
const MOST_STEPS: i64 = 4;

/// Below the field of a panel that says no times.
pub(super) const BELOW: f64 = 4.0;

impl Panelled for LineChart {
    fn extent(&self) -> Extent {
        super::extent(self)
    }

    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_> {
        let values = axis(self, extent);
        let series = self.series.iter();
        let points = series.clone().flat_map(|series| &series.points);
        let drawn = points.filter(|point| known(point.quantity).is_some());
        let last = series.filter_map(end_labels::last);
        let widest = last.fold(0.0, |widest: f64, last| {
            widest.max(end_labels::value_width(last, &values, look))
        });
        let mut samples = samples(self);
        samples.retain(|(sample, _)| *sample != Sample::Dashed);
        Needs {
            heading: heading(self, &values),
            gutter: values.widest(look) + LABEL_GAP,
            room: widest + end_labels::GAP,
            least: LEAST,
            height: None,
            names: names(self),
            run: Run::Right,
            tentative: (drawn.map(Point::firmness).collect(), Sample::Dashed),
            samples,
        }
    }

    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a> {
        Box::new(in_cell(self, cell))
    }

    fn footer(&self, cell: &Cell<'_>, look: &Look) -> Option<Box<dyn Picture>> {
        let values = axis(self, &cell.extent);
        let (_, _, _, list) = around(self, &values, cell);
        Some(Box::new(Footer {
            list: list.lay_out(look),
            look: *look,
        }))
    }

    fn values_behind(&self) -> usize {
        match self.series.as_slice() {
            [only] => only.points.len(),
            _ => 0,
        }
    }

    fn gist(&self) -> Gist<'_> {
        let points = || {
            let of = |series: &'_ crate::model::Series| series.label.trim().to_owned();
            let series = self.series.iter();
            series
                .flat_map(move |series| series.points.iter().map(move |point| (of(series), point)))
        };
        let values =
            || points().filter_map(|(label, point)| Some((point.quantity.known()?, label, point)));
        let highest = values().rev().max_by_key(|(value, ..)| *value);
        let lowest = values().min_by_key(|(value, ..)| *value);
        let about = |(value, label, point): (Decimal, String, &Point)| {
            let when = when(&point.time);
            match self.series.len() {
                1 => (value, when),
                _ => (value, format!("{label}, {when}")),
            }
        };
        let reason = points().map(|(_, point)| point.quantity).next();
        let last = self.series.first().and_then(|series| {
            let points = series.points.iter().rev();
            points.filter_map(|point| point.quantity.known()).next()
        });
        Gist {
            kind: ("lijngrafiek", "lijngrafieken"),
            unit: &self.unit,
            decimals: self.decimals,
            course: course(self),
            extremes: highest
                .zip(lowest)
                .map(|(high, low)| [about(high), about(low)]),
            largest: None,
            statuses: points()
                .filter(|(_, point)| point.quantity.known().is_some())
                .map(|(_, point)| point.firmness())
                .collect(),
            unknown: match values().next() {
                Some(_) => None,
                None => Some(reason.unwrap_or(Quantity::Missing)),
            },
            size: last,
        }
    }
}

/// From where to where the only line goes, where both can be compared.
fn course(chart: &LineChart) -> Option<[(String, Measurement); 2]> {
    let [series] = chart.series.as_slice() else {
        return None;
    };
    let mut known = series
        .points
        .iter()
        .filter(|point| point.quantity.known().is_some());
    let first = known.next()?;
    let last = known.next_back()?;
    let end = |point: &Point| (moment(&point.time), point.measurement());
    let is_broken = chart.is_broken(series, &first.time, &last.time);
    (!is_broken).then(|| [end(first), end(last)])
}

/// The names of the lines, with their marks.
fn names(chart: &LineChart) -> Vec<(&str, legend::Sample)> {
    let colours = colours(chart.series.len(), |index| {
        chart.is_emphasised(&chart.series[index])
    });
    let coloured = chart.series.iter().zip(colours);
    let coloured = coloured.filter(|(_, colour)| *colour < COLOURED_SERIES);
    let sample = |colour: u8| {
        let shape = Shape::of(usize::from(colour));
        legend::Sample::Mark(shape, Ink::SeriesFill(colour))
    };
    coloured
        .map(|(series, colour)| (series.label.trim(), sample(colour)))
        .collect()
}

/// What is counted, and what the dashed levels are.
fn heading(chart: &LineChart, values: &ValueAxis) -> String {
    let mut parts = vec![values.heading(&chart.unit)];
    for target in &chart.targets {
        if let Some(level) = target.quantity.known() {
            let words = values.words(level);
            parts.push(format!("streeplijn: {} {words}", target.label.trim()));
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join("; ")
}

/// The values that all panels share.
pub(super) fn axis(chart: &LineChart, extent: &Extent) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    let axis = ValueAxis::of(low, high, chart.decimals, MOST_STEPS, &chart.unit);
    axis.trimmed((low, high))
}

/// What differs in a panel.
pub(super) struct InPanel<'a> {
    is_leftmost: bool,
    is_lowest: bool,
    /// The other panels, drawn behind it.
    others: Vec<&'a LineChart>,
    /// Why nothing is known, where that is so.
    unknown: Option<Quantity>,
    /// How far its words may go.
    edges: Place,
}

impl InPanel<'_> {
    /// Whether values are said further to the left.
    pub fn is_inner(&self) -> bool {
        !self.is_leftmost
    }

    /// Whether times are said below it.
    pub fn says_times(&self) -> bool {
        self.is_lowest
    }

    /// Draws what lies behind the line of its plan, and the times below.
    pub fn draw(&self, sheet: &Sheet, plan: &Plan<'_>) {
        self.draw_others(sheet, plan);
        self.draw_unknown(sheet, plan);
        if self.is_lowest {
            plan.times.draw(sheet, plan.field.bottom, self.edges);
        }
    }

    /// The lines of other panels, quietly.
    fn draw_others(&self, sheet: &Sheet, plan: &Plan<'_>) {
        let area = sheet.area().apply_coord_spec(plan.field.coordinates());
        sheet.join(Ink::Behind, 1.0, || {
            for other in &self.others {
                for series in &other.series {
                    for run in runs(other, series, &plan.field) {
                        for line in LineSeries::new(run.points, stroke(Ink::Behind, 1.0)) {
                            area.draw(&line).expect(NEVER_FAILS);
                        }
                    }
                }
            }
        });
    }

    /// Says in a panel without a line why it has none.
    fn draw_unknown(&self, sheet: &Sheet, plan: &Plan<'_>) {
        let Some(unknown) = self.unknown else { return };
        let (field, small) = (&plan.field, plan.look.small);
        let words = notation::no_number(unknown);
        let middle = (field.left + field.right) / 2.0;
        let baseline = (field.top + field.bottom) / 2.0 + small * 0.35;
        let half = metrics::width(words, small, Weight::Regular) / 2.0 + 5.0;
        let (top, bottom) = (baseline - small, baseline + small * 0.35);
        sheet.rectangle((middle - half, top), (middle + half, bottom), Ink::Paper);
        let letters = Letters::plain(small, Ink::Quiet).aligned(Align::Middle);
        sheet.text(words, (middle, baseline), letters);
    }
}

/// The field of a panel, with what stands behind its lines. The words of that are the same in each
/// panel; they stand in a list below all.
fn around(chart: &LineChart, values: &ValueAxis, cell: &Cell<'_>) -> (Field, Bands, Moments, List) {
    let look = &cell.look;
    let grain = Grain::of(cell.extent.times);
    // Half of the uppermost value stands above the field.
    let top = look.small * 0.6;
    let mut field = Field {
        left: 0.0,
        right: look.width - cell.room,
        top,
        bottom: top + look.plot_height,
        inner: 4.0,
        shape: chart.shape,
        grain,
        span: grain.span(cell.extent.times, chart.shape),
        values: (values.low, values.high),
    };
    let mut list = List::default();
    let bands = Bands::of(chart, &field, look, &mut list);
    let moments = Moments::numbered(chart, &field, look, &mut list);
    let above = bands.height() + moments.height();
    field.top += above;
    field.bottom += above;
    (field, bands, moments, list)
}

/// Lays a chart out as one of several panels, on their scale.
fn in_cell<'a>(chart: &'a LineChart, cell: &Cell<'a>) -> Plan<'a> {
    let look = &cell.look;
    let is_emphasised = |index: usize| chart.is_emphasised(&chart.series[index]);
    let colours = colours(chart.series.len(), is_emphasised);
    let values = axis(chart, &cell.extent);
    let (field, bands, moments, _) = around(chart, &values, cell);
    let mut labels = match cell.room > 0.0 {
        true => end_labels::values(chart, &colours, &values, look),
        false => Vec::new(),
    };
    let ends = |owner| end(chart, &field, owner);
    end_labels::place(&mut labels, &ends, (field.top, field.bottom), look);
    // That there are more values says nothing where it would stand in the next panel.
    labels.retain(|label| label.width() + end_labels::GAP <= cell.room + 0.1);
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
        bands,
        moments,
        times: field.times(cell.extent.times, look),
        field,
        labels,
        list: List::default().lay_out(look),
        key: Key::of(&[], look, 0.0),
        panel: Some(InPanel {
            is_leftmost: cell.is_leftmost,
            is_lowest: cell.is_lowest,
            others: others.collect(),
            unknown: chart.gist().unknown,
            edges: (-cell.beside, look.width),
        }),
    }
}

/// The list below all panels.
struct Footer {
    list: LaidOut,
    look: Look,
}

impl Picture for Footer {
    fn height(&self) -> f64 {
        self.list.height()
    }

    fn draw(&self, sheet: &Sheet) {
        self.list.draw(sheet, 0.0, &self.look);
    }
}
