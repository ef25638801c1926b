//! One number, as large as a newspaper sets it, with how it differs from another and, if asked for,
//! a small line of the values that lead to it.
//!
//! The way it went is a shape and words, never a colour: whether more is better is not ours to say.

mod course;
mod words;

use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Letters, Place, Sheet};
use crate::chart::value_axis::{ValueAxis, known};
use crate::chart::{Description, Kind, Picture};
use crate::model::{Column, Measurement, NumberChart, Row};

use course::Course;
use words::{Change, Way};

/// The size of the number on a wide and a narrow screen, and the smallest where it is long.
const SIZES: [f64; 3] = [76.0, 64.0, 22.0];
/// The size of what it counts, against that of the number.
const UNIT_PART: f64 = 0.32;
/// From the number to what it counts, against the size of the number.
const UNIT_GAP: f64 = 0.1;
/// Width of the mark of a change, and from it to its words.
const MARK: Place = (13.0, 9.0);
/// From the words to the course beside them.
const COURSE_GAP: f64 = 36.0;
/// The width of the course beside the words.
const COURSE_WIDTH: f64 = 250.0;

impl Kind for NumberChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, look))
    }

    fn describe(&self, title: &str) -> Description {
        words::describe(self, title)
    }

    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        words::table(self)
    }
}

/// A number of which everything has its place.
struct Plan<'a> {
    look: Look,
    before: Vec<Line>,
    number: Vec<Line>,
    size: f64,
    /// Beside the number where there is room, else below it.
    unit: Vec<Line>,
    unit_size: f64,
    unit_beside: bool,
    about: Vec<Line>,
    way: Option<Way>,
    change: Vec<Line>,
    course: Option<Course<'a>>,
    words_height: f64,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a NumberChart, look: &Look) -> Plan<'a> {
        let numbers = numbers(chart);
        let has_course = Course::is_worth(chart);
        let beside = has_course && !look.narrow;
        let width = match beside {
            true => look.width - COURSE_WIDTH - COURSE_GAP,
            false => look.width,
        };
        let value = chart.value.quantity.known().unwrap_or_default();
        let value = numbers.words(value);
        let size = fitting(&value, width, look);
        let number = metrics::wrap(&value, value.len(), size, width);
        let unit_words = words::unit(chart, &numbers);
        let unit_size = (size * UNIT_PART).max(look.label);
        let room = width - metrics::widest(&number) - size * UNIT_GAP;
        let whole = metrics::width(&unit_words, unit_size, Weight::Regular);
        let on_one_line = metrics::wrap(&unit_words, 0, unit_size, whole + 1.0);
        // What a unit is called may hold breaks of its own.
        let unit_beside = number.len() == 1 && whole + 0.5 <= room && on_one_line.len() <= 1;
        let mut plan = Plan {
            look: *look,
            before: metrics::wrap(&words::before(chart), 0, look.label, width),
            number,
            size,
            unit: match unit_beside {
                true => on_one_line,
                false => metrics::wrap(&unit_words, 0, unit_size, width),
            },
            unit_size,
            unit_beside,
            about: metrics::wrap(&words::about(chart), 0, look.label, width),
            way: None,
            change: Vec::new(),
            course: None,
            words_height: 0.0,
        };
        let limit = width - MARK.0 - MARK.1;
        if let Some(change) = Change::of(chart) {
            let (words, bold) = words::change(chart, &change, &numbers);
            plan.way = Some(change.way);
            plan.change = metrics::wrap_evenly(&words, bold, look.label, limit);
        } else if let Some(words) = words::no_change(chart) {
            plan.change = metrics::wrap(&words, 0, look.label, width);
        }
        plan.words_height = plan.lay_words(|_, _, _, _| {});
        if has_course {
            let (at, size) = match beside {
                true => {
                    let height = plan.words_height.clamp(96.0, 150.0);
                    ((look.width - COURSE_WIDTH, 0.0), (COURSE_WIDTH, height))
                }
                false => ((0.0, plan.words_height + 18.0), (look.width, 96.0)),
            };
            plan.course = Some(Course::of(chart, &numbers, at, size, look));
        }
        plan
    }

    /// Hands each block of words on with its place and letters; gives the lower edge of all.
    fn lay_words(&self, mut put: impl FnMut(&[Line], Place, Letters, f64)) -> f64 {
        let look = &self.look;
        let mut y = 0.0;
        if !self.before.is_empty() {
            let quiet = Letters::plain(look.label, Ink::Quiet);
            put(&self.before, (0.0, y), quiet, look.leading);
            y += self.before.len() as f64 * look.leading;
        }
        let letters = Letters::plain(self.size, Ink::Text);
        // Room for what a line of such letters has above them, below the line before it.
        let leading = self.size * 1.22;
        put(&self.number, (0.0, y), letters, leading);
        let bottom = y + self.number.len() as f64 * leading;
        let unit_letters = Letters::plain(self.unit_size, Ink::Text);
        let unit_leading = self.unit_size * 1.25;
        y = bottom;
        if self.unit_beside && !self.unit.is_empty() {
            // On the baseline of the number: what hangs below it differs with the size.
            let hangs = |size: f64, leading: f64| (leading - size) / 2.0 + size * 0.2;
            let lower = bottom - hangs(self.size, leading) + hangs(self.unit_size, unit_leading);
            let x = metrics::widest(&self.number) + self.size * UNIT_GAP;
            put(
                &self.unit,
                (x, lower - unit_leading),
                unit_letters,
                unit_leading,
            );
        } else if !self.unit.is_empty() {
            put(&self.unit, (0.0, y), unit_letters, unit_leading);
            y += self.unit.len() as f64 * unit_leading;
        }
        if !self.about.is_empty() {
            let quiet = Letters::plain(look.label, Ink::Quiet);
            put(&self.about, (0.0, y), quiet, look.leading);
            y += self.about.len() as f64 * look.leading;
        }
        if !self.change.is_empty() {
            y += 10.0;
            let x = match self.way {
                Some(_) => MARK.0 + MARK.1,
                None => 0.0,
            };
            let letters = Letters::plain(look.label, Ink::Text);
            put(&self.change, (x, y), letters, look.leading + 2.0);
            y += self.change.len() as f64 * (look.leading + 2.0);
        }
        y + 4.0
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        let course = self.course.as_ref().map_or(0.0, Course::bottom);
        self.words_height.max(course)
    }

    fn draw(&self, sheet: &Sheet) {
        let bottom = self.lay_words(|lines, at, letters, leading| {
            stack(sheet, lines, at, letters, leading);
        });
        if let Some(way) = self.way {
            let leading = self.look.leading + 2.0;
            let first = bottom - 4.0 - (self.change.len() as f64 - 0.5) * leading;
            way.draw(sheet, (0.0, first));
        }
        if let Some(course) = &self.course {
            course.draw(sheet);
        }
    }
}

impl Way {
    /// Draws its mark to the right of a place, in the middle of a line.
    fn draw(self, sheet: &Sheet, (x, y): Place) {
        let (right, middle) = (x + MARK.0, x + MARK.0 / 2.0);
        let half = MARK.0 * 0.42;
        match self {
            Way::Up => {
                let places = [(x, y + half), (middle, y - half), (right, y + half)];
                sheet.polygon(&places, Ink::Text);
            }
            Way::Down => {
                let places = [(x, y - half), (middle, y + half), (right, y - half)];
                sheet.polygon(&places, Ink::Text);
            }
            Way::Level => {
                for top in [y - 4.0, y + 1.5] {
                    sheet.rectangle((x, top), (right, top + 2.5), Ink::Text);
                }
            }
        }
    }
}

/// The largest size at which a number stands on one line.
fn fitting(number: &str, width: f64, look: &Look) -> f64 {
    let [wide, narrow, least] = SIZES;
    let most = if look.narrow { narrow } else { wide };
    let at_most = metrics::width(number, most, Weight::Bold);
    match at_most <= width {
        true => most,
        false => (most * width / at_most * 0.99).floor().max(least),
    }
}

/// How the numbers of a chart are written.
fn numbers(chart: &NumberChart) -> ValueAxis {
    let compared = chart.compared.as_ref().and_then(|compared| compared.value);
    let measured = [Some(chart.value), compared];
    let values = measured.into_iter().filter_map(Measurement::known);
    let drawn = measured
        .into_iter()
        .flatten()
        .filter_map(|value| known(value.quantity));
    let (low, high) = drawn.fold((0.0, 0.0), |(low, high): (f64, f64), value| {
        (low.min(value), high.max(value))
    });
    ValueAxis::exact((low, high), values, chart.decimals, 5, &chart.unit)
}
