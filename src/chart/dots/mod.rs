//! Values at a few moments as dots, a row for each name: what was, what is, and how far that is.
//!
//! Of two moments the first is an open ring and the second is solid, with a line between them; of more
//! each has a shape of its own. The numbers of the lowest and the highest stand beside their dots. The
//! scale need not begin at zero, since no length is compared; where it does not, it says so. What is
//! not final is dashed. Where a number is missing, its word stands on its side of the dot that is there.

mod panel;
mod place;
mod words;

use std::fmt;

use crate::model::{Column, DotChart, DotRow, Measurement, Row};

use crate::chart::above::NamesAbove;
use crate::chart::dutch;
use crate::chart::frame::stack;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::key::{Key, Sample};
use crate::chart::legend::{self, Legend};
use crate::chart::look::Look;
use crate::chart::marks::Shape;
use crate::chart::metrics::{self, Line};
use crate::chart::panels::Panelled;
use crate::chart::row_names::RowNames;
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::{ValueAxis, known};
use crate::chart::{Description, Kind, Picture};
use place::{Field, Words, ends};

/// How far a dot of one or two moments reaches, and a mark of more.
const REACH: (f64, f64) = (5.0, 4.2);
/// The least height of a row, and the space to the next.
const ROW: (f64, f64) = (20.0, 9.0);
/// Marks that are closer than this stand above each other, so far apart and on these levels.
const CLOSE: f64 = 9.0;
const PITCH: f64 = 8.5;
const LEVELS: [f64; 6] = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0];

impl Kind for DotChart {
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

/// Dots of which everything has its place.
struct Plan<'a> {
    chart: &'a DotChart,
    look: Look,
    heading: Vec<Line>,
    legend: Legend,
    above: Option<NamesAbove>,
    names: RowNames,
    field: Field,
    rows: Vec<RowPlace>,
    ticks: Vec<(f64, String)>,
    key: Key,
    bottom: f64,
}

/// Where a row stands.
struct RowPlace {
    label_top: f64,
    middle: f64,
    half: f64,
    /// For each moment: where its mark stands, and how far above or below the middle.
    marks: Vec<Option<Place>>,
    left: Option<Words>,
    right: Option<Words>,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a DotChart, look: &Look) -> Plan<'a> {
        let numbers = numbers(chart, if look.narrow { 4 } else { 6 });
        let (names, field) = Field::fitting(chart, &numbers, look);
        let heading = metrics::wrap(&numbers.heading(&chart.unit), 0, look.small, look.width);
        let mut rows: Vec<RowPlace> = chart
            .rows
            .iter()
            .map(|row| {
                let marks = marks(|value| field.x(value), &row.values);
                let half = half(&marks);
                let (left, right) = ends(chart, row, &numbers, field.shows_numbers);
                RowPlace {
                    label_top: 0.0,
                    middle: 0.0,
                    half,
                    marks,
                    left,
                    right,
                }
            })
            .collect();
        let above = named(chart, rows.first(), look)
            .and_then(|named| NamesAbove::over(&named, (names.column, look.width), look));
        let entries = chart.moments.iter().enumerate().map(|(index, moment)| {
            let (shape, ink) = sample(chart, index);
            (moment.label.as_str(), legend::Sample::Mark(shape, ink))
        });
        let legend = match above {
            Some(_) => Legend::none(look),
            None => Legend::of(entries, crate::chart::fill::Run::Right, look),
        };
        let mut y = match heading.is_empty() {
            true => 0.0,
            false => heading.len() as f64 * look.leading + 6.0,
        };
        y += legend.height();
        for (index, (row, lines)) in rows.iter_mut().zip(&names.lines).enumerate() {
            let above = match (&above, index) {
                (Some(names), 0) => names.height(look),
                _ => 0.0,
            };
            let label_height = lines.len() as f64 * look.leading;
            row.label_top = y;
            let bottom = match names.are_above() {
                true => {
                    row.middle = y + label_height + above + row.half;
                    row.middle + row.half
                }
                false => {
                    let height = (2.0 * row.half).max(label_height);
                    row.middle = y + above + height / 2.0;
                    row.label_top = row.middle - label_height / 2.0;
                    y + above + height
                }
            };
            y = bottom + ROW.1;
        }
        let ticks = field.ticks(&numbers, look);
        let words = match ticks.is_empty() {
            true => 0.0,
            false => look.leading,
        };
        Plan {
            chart,
            look: *look,
            heading,
            legend,
            above,
            names,
            field,
            rows,
            ticks,
            key: Key::of(&samples(chart), look, 0.0),
            bottom: (y - ROW.1 + 4.0 + words).max(1.0),
        }
    }

    fn draw_ticks(&self, sheet: &Sheet) {
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else {
            return;
        };
        let (top, bottom) = (
            first.middle - first.half - 2.0,
            last.middle + last.half + 4.0,
        );
        let lines = |ink: Ink, places: &[f64]| {
            sheet.join(ink, 1.0, || match self.names.are_above() {
                // Names above their rows interrupt the lines.
                true => {
                    for row in &self.rows {
                        for x in places {
                            let ends = [(*x, row.middle - row.half), (*x, row.middle + row.half)];
                            sheet.line(&ends, ink, 1.0);
                        }
                    }
                }
                false => {
                    for x in places {
                        sheet.line(&[(*x, top), (*x, bottom)], ink, 1.0);
                    }
                }
            });
        };
        let zero = self.field.zero();
        let places: Vec<f64> = self.ticks.iter().map(|(x, _)| *x).collect();
        let is_zero = |x: &f64| zero.is_some_and(|zero| (zero - x).abs() < 0.5);
        let others: Vec<f64> = places.into_iter().filter(|x| !is_zero(x)).collect();
        lines(Ink::Grid, &others);
        lines(Ink::Axis, zero.as_slice());
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let baseline = self.bottom - self.look.leading + self.look.small;
        for (x, words) in &self.ticks {
            sheet.text(words, (*x, baseline), letters);
        }
    }

    fn draw_row(&self, sheet: &Sheet, index: usize) {
        let place = &self.rows[index];
        let row = (&self.chart.rows[index], place.marks.as_slice());
        let drawn = draw_marks(sheet, self.chart, row, place.middle, &self.look);
        self.draw_ends(sheet, place, drawn);
    }

    /// Writes what stands to the left and to the right of the marks of a row.
    fn draw_ends(&self, sheet: &Sheet, place: &RowPlace, drawn: Drawn) {
        let Drawn { low, high, gap } = drawn;
        let baseline = place.middle + self.look.small * 0.35;
        let letters = |words: &Words| Letters::plain(self.look.small, words.ink);
        let has_marks = low <= high;
        if let Some(words) = &place.left {
            match has_marks {
                true => {
                    let letters = letters(words).aligned(Align::End);
                    sheet.text(&words.text, (low - gap, baseline), letters);
                }
                false => {
                    let width = words.width(&self.look);
                    let x = (self.field.left + place::GAP).min(self.look.width - width);
                    let x = x.max(0.0);
                    sheet.text(&words.text, (x, baseline), letters(words));
                }
            }
        }
        if let Some(words) = place.right.as_ref().filter(|_| has_marks) {
            sheet.text(&words.text, (high + gap, baseline), letters(words));
        }
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        self.bottom + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        let look = &self.look;
        let quiet = Letters::plain(look.small, Ink::Quiet);
        let below = stack(sheet, &self.heading, (0.0, 0.0), quiet, look.leading);
        let gap = if self.heading.is_empty() { 0.0 } else { 6.0 };
        self.legend.draw(sheet, below + gap, look);
        self.draw_ticks(sheet);
        if let (Some(above), Some(first)) = (&self.above, self.rows.first()) {
            above.draw(sheet, first.middle - first.half, look);
        }
        for (index, (row, lines)) in self.rows.iter().zip(&self.names.lines).enumerate() {
            let letters = Letters::plain(look.small, Ink::Text);
            stack(sheet, lines, (0.0, row.label_top), letters, look.leading);
            self.draw_row(sheet, index);
        }
        self.key.draw(sheet, self.bottom);
    }
}

/// How far the marks of a row reach, and from the outermost of them to words. Without marks the lowest
/// is beyond the highest.
struct Drawn {
    low: f64,
    high: f64,
    gap: f64,
}

/// Draws the marks of a row, and the line between them.
fn draw_marks(
    sheet: &Sheet,
    chart: &DotChart,
    (row, marks): (&DotRow, &[Option<Place>]),
    middle: f64,
    look: &Look,
) -> Drawn {
    let at = |(x, aside): Place| (x, middle + aside);
    let is_muted = chart.is_muted(row);
    let colour = if is_muted { COLOURED_SERIES } else { 0 };
    let known: Vec<Place> = marks.iter().flatten().copied().collect();
    let is_two = chart.moments.len() <= 2;
    let low = known.iter().map(|(x, _)| *x).fold(f64::INFINITY, f64::min);
    let high = known.iter().map(|(x, _)| *x).fold(0.0, f64::max);
    if high - low > 1.0 {
        let line = [(low, middle), (high, middle)];
        if is_two && row.values.iter().any(|value| is_tentative(*value)) {
            sheet.dash("5 4");
        }
        match is_two {
            true => sheet.line(&line, Ink::Series(colour), 2.25),
            false => sheet.line(&line, Ink::Axis, 1.25),
        }
    }
    let is_equal = high - low <= 1.0 && known.len() > 1;
    for (moment, (mark, value)) in marks.iter().zip(&row.values).enumerate() {
        let (Some(mark), Some(value)) = (mark, value) else {
            continue;
        };
        let draw = |name: Option<fmt::Arguments>| {
            sheet.named(name, || match is_two {
                true => {
                    let which = (moment, is_equal);
                    dot(sheet, chart, which, at(*mark), (colour, *value));
                }
                false => {
                    let series = if is_muted {
                        COLOURED_SERIES
                    } else {
                        moment as u8
                    };
                    let ink = match value.firmness().is_tentative() {
                        true => Ink::SeriesHollow(series),
                        false => Ink::SeriesFill(series),
                    };
                    Shape::of(moment).draw(sheet, at(*mark), REACH.1, ink);
                }
            });
        };
        match look.narrow {
            true => draw(None),
            false => {
                let name = words::name(chart, row, moment, *value);
                draw(Some(format_args!("{name}")));
            }
        }
    }
    let reach = match (is_two, is_equal) {
        (true, true) => REACH.0 + 2.5,
        (true, false) => REACH.0,
        (false, _) => REACH.1 * 1.3,
    };
    Drawn {
        low,
        high,
        gap: reach + place::GAP,
    }
}

/// Draws a dot of one or two moments: of two the first is a ring, and round the second where they are
/// equal.
fn dot(
    sheet: &Sheet,
    chart: &DotChart,
    (moment, is_equal): (usize, bool),
    at: Place,
    (colour, value): (u8, Measurement),
) {
    let is_first = moment == 0 && chart.moments.len() == 2;
    let is_tentative = value.firmness().is_tentative();
    match (is_first, is_tentative) {
        (true, false) => {
            let reach = if is_equal { REACH.0 + 2.5 } else { REACH.0 };
            sheet.circle(at, reach, Ink::SeriesHollow(colour));
        }
        (true, true) => {
            let reach = if is_equal { REACH.0 + 2.5 } else { REACH.0 };
            sheet.dash("2 2");
            sheet.circle(at, reach, Ink::SeriesHollow(colour));
        }
        (false, false) => sheet.circle(at, REACH.0 + 0.5, Ink::SeriesFill(colour)),
        (false, true) => {
            sheet.dash("2 2");
            sheet.circle(at, REACH.0, Ink::SeriesHollow(colour));
            sheet.circle(at, REACH.0 * 0.45, Ink::SeriesFill(colour));
        }
    }
}

/// Where the marks of a row stand; those that are close stand above each other, unless they are two.
fn marks(x: impl Fn(f64) -> f64, values: &[Option<Measurement>]) -> Vec<Option<Place>> {
    let mut marks: Vec<Option<Place>> = values
        .iter()
        .map(|value| Some((x(known((*value)?.quantity)?), 0.0)))
        .collect();
    if values.len() < 3 {
        return marks;
    }
    let x = |index: usize| marks[index].map(|(x, _)| x);
    let mut order: Vec<(f64, usize)> = (0..marks.len())
        .filter_map(|index| Some((x(index)?, index)))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    // The last place that is taken on each level, from the middle outwards.
    let mut taken = [f64::NEG_INFINITY; LEVELS.len()];
    for (x, index) in order {
        let free = taken.iter().position(|last| x - last >= CLOSE);
        let level = free.unwrap_or(LEVELS.len() - 1);
        taken[level] = x;
        marks[index] = Some((x, LEVELS[level] * PITCH));
    }
    marks
}

/// How far the marks of a row reach above and below its middle.
fn half(marks: &[Option<Place>]) -> f64 {
    let spread = marks.iter().flatten().map(|(_, aside)| aside.abs());
    spread.fold(ROW.0 / 2.0, |half, aside| half.max(aside + REACH.1 + 1.0))
}

/// The moments by their names, over the marks of the first row; `None` where one is not there.
fn named(
    chart: &DotChart,
    first: Option<&RowPlace>,
    look: &Look,
) -> Option<Vec<crate::chart::above::Named>> {
    if chart.moments.len() < 2 {
        return None;
    }
    let marks: Option<Vec<Place>> = first?.marks.iter().copied().collect();
    let mut named: Vec<(String, f64, Ink)> = marks?
        .iter()
        .zip(&chart.moments)
        .enumerate()
        .map(|(index, ((x, _), moment))| {
            let label = match &moment.time {
                Some(time) if look.narrow => time.short(),
                _ => moment.label.trim().to_owned(),
            };
            let ink = match chart.moments.len() {
                2 => Ink::Quiet,
                _ => Ink::SeriesFill(index as u8),
            };
            (label, *x, ink)
        })
        .collect();
    named.sort_by(|a, b| a.1.total_cmp(&b.1));
    Some(named)
}

/// What a moment looks like in the legend.
fn sample(chart: &DotChart, index: usize) -> (Shape, Ink) {
    match (chart.moments.len(), index) {
        (2, 0) => (Shape::Circle, Ink::SeriesHollow(0)),
        (0..=2, _) => (Shape::Circle, Ink::SeriesFill(0)),
        _ => (Shape::of(index), Ink::SeriesFill(index as u8)),
    }
}

fn is_tentative(value: Option<Measurement>) -> bool {
    value.is_some_and(|value| value.firmness().is_tentative() && value.quantity.known().is_some())
}

/// All values that are known.
fn measurements(chart: &DotChart) -> impl Iterator<Item = Measurement> {
    let values = chart.rows.iter().flat_map(|row| row.values.iter().copied());
    values
        .flatten()
        .filter(|value| value.quantity.known().is_some())
}

/// What the drawing must explain: dashes and open marks.
fn samples(chart: &DotChart) -> Vec<(Sample, &'static str)> {
    let statuses = measurements(chart).map(|value| value.firmness());
    let words = dutch::tentative_key(statuses.filter(|status| status.is_tentative()));
    words
        .map(|words| (Sample::Dashed, words))
        .into_iter()
        .collect()
}

fn numbers(chart: &DotChart, most: i64) -> ValueAxis {
    let values = measurements(chart).filter_map(|value| known(value.quantity));
    let range = values.fold(None, |range: Option<(f64, f64)>, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    });
    let values = measurements(chart).filter_map(|value| value.quantity.known());
    let range = range.unwrap_or((0.0, 0.0));
    ValueAxis::exact_for_dots(range, values, chart.decimals, most, &chart.unit)
}
