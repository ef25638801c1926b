//! Values at two moments, a line for each name: which way it went, and how far.
//!
//! Each line is named at its ends, with its values, so that lines need no key. What is not final
//! is dashed with an open mark. A line without one of its values is a mark alone.

mod side;
mod panel;
mod words;

use crate::model::{Column, Measurement, Row, SlopeChart, SlopeLine, Status};

use crate::chart::dutch;
use crate::chart::emphasis::colours;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::panels::Panelled;
use crate::chart::sheet::{Align, Letters, Sheet};
use crate::chart::value_axis::ValueAxis;
use crate::chart::value_axis::known;
use crate::chart::{Description, Kind, Picture};
use side::{Side, side};

/// From a mark to its words.
const GAP: f64 = 10.0;
/// Room for a thin line from a mark to words that had to move.
const LEADER: f64 = 14.0;
/// How far words may move before a thin line shows whose they are.
const NEAR: f64 = 6.0;
/// How far a mark reaches.
const MARK: f64 = 4.0;
impl Kind for SlopeChart {
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

/// A slope of which everything has its place.
struct Plan<'a> {
    chart: &'a SlopeChart,
    look: Look,
    /// For each line its colour.
    colours: Vec<u8>,
    heading: Vec<Line>,
    moments: [Vec<Line>; 2],
    field: Field,
    sides: [Side; 2],
    key: Key,
}

/// Where values stand.
struct Field {
    /// The two moments.
    x: [f64; 2],
    top: f64,
    bottom: f64,
    values: (f64, f64),
}

impl Field {
    fn y(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        match high > low {
            true => self.bottom - (value - low) / (high - low) * (self.bottom - self.top),
            false => (self.top + self.bottom) / 2.0,
        }
    }
}

/// An end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    First,
    Second,
}

impl End {
    fn of(self, line: &SlopeLine) -> Option<Measurement> {
        match self {
            End::First => line.from,
            End::Second => line.to,
        }
    }
}

impl<'a> Plan<'a> {
    fn of(chart: &'a SlopeChart, look: &Look) -> Plan<'a> {
        let numbers = numbers(chart);
        let colours = colours_of(chart);
        let range = values(&numbers, chart);
        let heading = numbers.heading_from(&chart.unit, range.0 <= 0.0 && range.1 >= 0.0);
        let heading = metrics::wrap(&heading, 0, look.small, look.width);
        let half = look.width / 2.0 - 8.0;
        let moments = [&chart.from, &chart.to].map(|moment| {
            let label = match &moment.time {
                Some(time) if look.narrow => time.short(),
                _ => moment.label.clone(),
            };
            metrics::wrap(&label, label.len(), look.small, half)
        });
        let mut sides = [
            side(chart, &colours, &numbers, look, End::First),
            side(chart, &colours, &numbers, look, End::Second),
        ];
        let lines = |lines: &[Line]| lines.len() as f64 * look.leading;
        let above = match heading.is_empty() {
            true => 0.0,
            false => lines(&heading) + 8.0,
        };
        let moments_height = lines(&moments[0]).max(lines(&moments[1]));
        let tallest = sides
            .iter()
            .map(|side| side.needed(&colours, look))
            .fold(0.0, f64::max);
        let top = above + moments_height + look.leading;
        let bottom = top + (look.plot_height * 0.9).max(tallest - look.leading);
        let mut field = Field {
            x: [0.0, look.width],
            top,
            bottom,
            values: range,
        };
        // Words may reach half a line above and below the field.
        let edges = (top - look.leading * 0.5, bottom + look.leading * 0.5);
        for (index, side) in sides.iter_mut().enumerate() {
            side.place(&field, edges, &colours, look);
            let leader = match side.labels.iter().any(|l| l.is_moved(&field, look)) {
                true => LEADER,
                false => 0.0,
            };
            let room = side.width + leader + if side.width > 0.0 { GAP } else { MARK + 1.0 };
            field.x[index] = match index {
                0 => room,
                _ => look.width - room,
            };
        }
        Plan {
            chart,
            look: *look,
            colours,
            heading,
            moments,
            field,
            sides,
            key: Key::of(&samples(chart), look, 0.0),
        }
    }

    fn draw_moments(&self, sheet: &Sheet) {
        let letters = Letters::plain(self.look.small, Ink::Text);
        let above = self.field.top - self.look.leading;
        let middle = self.look.width / 2.0;
        for (index, lines) in self.moments.iter().enumerate() {
            let half = metrics::widest(lines) / 2.0;
            let x = self.field.x[index];
            let x = match index {
                0 => x.min(middle - 4.0 - half).max(half),
                _ => x.max(middle + 4.0 + half).min(self.look.width - half),
            };
            let top = above - lines.len() as f64 * self.look.leading;
            let letters = letters.aligned(Align::Middle);
            crate::chart::frame::stack(sheet, lines, (x, top), letters, self.look.leading);
            let x = self.field.x[index];
            let line = [(x, above + 3.0), (x, self.field.bottom + 6.0)];
            sheet.line(&line, Ink::Axis, 1.0);
        }
    }

    fn draw_line(&self, sheet: &Sheet, index: usize) {
        let line = &self.chart.lines[index];
        let colour = self.colours[index];
        let places = [line.from, line.to].map(|end| end.and_then(|end| known(end.quantity)));
        let name = words::name(self.chart, line);
        let is_named = !self.look.narrow;
        let draw_it = |draw: &dyn Fn()| match is_named {
            true => sheet.named(Some(format_args!("{name}")), draw),
            false => draw(),
        };
        draw_it(&|| {
            if let [Some(from), Some(to)] = places {
                if is_tentative(line.from) || is_tentative(line.to) {
                    sheet.dash("5 4");
                }
                let ends = [
                    (self.field.x[0], self.field.y(from)),
                    (self.field.x[1], self.field.y(to)),
                ];
                let width = match colour {
                    COLOURED_SERIES => 1.4,
                    _ => 2.25,
                };
                sheet.line(&ends, Ink::Series(colour), width);
            }
            for (side, end) in [line.from, line.to].into_iter().enumerate() {
                let Some(value) = places[side] else { continue };
                let at = (self.field.x[side], self.field.y(value));
                match is_tentative(end) {
                    true => sheet.circle(at, MARK - 0.5, Ink::SeriesHollow(colour)),
                    false => sheet.circle(at, MARK, Ink::SeriesFill(colour)),
                }
            }
        });
    }

    fn draw_words(&self, sheet: &Sheet, side: usize) {
        let look = &self.look;
        let x = self.field.x[side];
        let (align, towards) = match side {
            0 => (Align::End, -1.0),
            _ => (Align::Start, 1.0),
        };
        let words = &self.sides[side];
        let leader = match words.labels.iter().any(|l| l.is_moved(&self.field, look)) {
            true => LEADER,
            false => 0.0,
        };
        let words_x = x + towards * (GAP + leader);
        for label in &words.labels {
            let y = self.field.y(label.value);
            if label.is_moved(&self.field, look) {
                let middle = label.top + label.height(look) / 2.0;
                let near = x + towards * (MARK + 2.0);
                let far = words_x - towards * 3.0;
                sheet.line(&[(near, y), (far, middle)], Ink::Axis, 0.75);
            }
            let colour = self.colours[label.line];
            let letters = Letters::plain(look.small, Ink::SeriesFill(colour)).aligned(align);
            let at = (words_x, label.top);
            crate::chart::frame::stack(sheet, &label.lines, at, letters, look.leading);
        }
        if let Some(others) = &words.others {
            let ink = Ink::SeriesFill(COLOURED_SERIES);
            let letters = Letters::plain(look.small, ink).aligned(align);
            let at = (words_x, others.top);
            crate::chart::frame::stack(sheet, &others.lines, at, letters, look.leading);
        }
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        self.field.bottom + self.look.leading * 0.5 + 2.0 + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        let letters = Letters::plain(self.look.small, Ink::Quiet);
        crate::chart::frame::stack(sheet, &self.heading, (0.0, 0.0), letters, self.look.leading);
        self.draw_moments(sheet);
        // The first line lies on top, and grey ones lie below all.
        let mut order: Vec<usize> = (0..self.chart.lines.len()).rev().collect();
        order.sort_by_key(|index| self.colours[*index] < COLOURED_SERIES);
        for index in order {
            self.draw_line(sheet, index);
        }
        for side in 0..2 {
            self.draw_words(sheet, side);
        }
        let below = self.field.bottom + self.look.leading * 0.5 + 2.0;
        self.key.draw(sheet, below);
    }
}

/// The colour of each line: its own for as many as there are, one for all where there are more. Where
/// some carry the finding, the others are grey.
fn colours_of(chart: &SlopeChart) -> Vec<u8> {
    let count = chart.lines.len();
    match chart.emphasis.is_empty() && count > usize::from(COLOURED_SERIES) {
        true => vec![0; count],
        false => colours(count, |index| chart.is_emphasised(&chart.lines[index])),
    }
}

fn is_tentative(end: Option<Measurement>) -> bool {
    end.is_some_and(|end| end.firmness().is_tentative())
}

fn ends(chart: &SlopeChart) -> impl Iterator<Item = Measurement> {
    let ends = chart.lines.iter().flat_map(|line| [line.from, line.to]);
    ends.flatten().filter(|end| end.quantity.known().is_some())
}

/// What the drawing must explain: dashes and open marks.
fn samples(chart: &SlopeChart) -> Vec<(Sample, &'static str)> {
    let statuses = ends(chart)
        .map(|end| end.firmness())
        .filter(|status: &Status| status.is_tentative());
    let words = dutch::tentative_key(statuses);
    words
        .map(|words| (Sample::Dashed, words))
        .into_iter()
        .collect()
}

fn numbers(chart: &SlopeChart) -> ValueAxis {
    let values = ends(chart).filter_map(|end| known(end.quantity));
    let range = values.fold(None, |range: Option<(f64, f64)>, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    });
    let (low, high) = range.unwrap_or((0.0, 0.0));
    let values = ends(chart).filter_map(|end| end.quantity.known());
    ValueAxis::exact((low, high), values, chart.decimals, 6, &chart.unit)
}

/// The lowest and highest value of the field: those of the data, with zero where it costs little. Many
/// lines need nearly all the height that there is.
fn values(numbers: &ValueAxis, chart: &SlopeChart) -> (f64, f64) {
    const COST_IN_A_CROWD: f64 = 0.15;
    let values = || ends(chart).filter_map(|end| known(end.quantity));
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return (0.0, 0.0);
    }
    let is_crowded = chart.lines.len() > usize::from(COLOURED_SERIES);
    let (near, far) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    match numbers.holds_zero() && (!is_crowded || near <= COST_IN_A_CROWD * far) {
        true => (low.min(0.0), high.max(0.0)),
        false => (low, high),
    }
}
