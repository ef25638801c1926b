//! The timeline: events as marks and phases as bars, each with its words beside it.
//!
//! Each event and each phase has a row of its own, so that words cannot meet. What is not known
//! exactly is drawn so: the days that may belong to a phase are stripes that grow or shrink, which
//! also shows in black and white, and a phase without a known end runs out. Lines to measure by
//! stop where words stand.

mod bar;
mod rows;
mod words;

use crate::model::{Column, Date, Phase, Row, Timeline, notation};

use crate::chart::dutch;
use crate::chart::ink::Ink;
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::metrics::{self, Weight};
use crate::chart::sheet::{Align, Letters, Sheet, fine};
use crate::chart::time_axis::{self, Step, TimeAxis, day_number};
use crate::chart::{Description, Kind, Picture};
use bar::{RUN_OUT, certain_begin, is_exact};
use rows::{MARK, Scale, Strip};

const ROW_GAP: f64 = 20.0;

/// Who reads more rows than these, has lost sight of the axis below them.
const MANY_ROWS: usize = 14;

impl Kind for Timeline {
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

/// A timeline of which everything has its place.
struct Plan {
    look: Look,
    rows: Vec<Strip>,
    letter: Option<LetterMark>,
    axis: TimeAxis,
    /// Height of the same axis above the rows, where those are many.
    axis_above: f64,
    axis_y: f64,
    key: Key,
}

struct LetterMark {
    x: f64,
    words: String,
    words_x: f64,
}

/// The days of a timeline, from the first to the day after the last.
struct Days {
    first: Date,
    last: Date,
}

impl Plan {
    fn of(timeline: &Timeline, look: &Look) -> Plan {
        // Bars may touch the edges; the marks of events need room for their half.
        let look = Look {
            inset: match timeline.events.is_empty() {
                true => 1.0,
                false => MARK + 1.0,
            },
            ..*look
        };
        let days = Days::of(timeline);
        let (first, after) = (day_number(days.first), day_number(days.last) + 1);
        let scale = Scale {
            range: (first..after).into(),
            limits: (fine(look.left()), fine(look.right())),
        };
        let day_width = (look.right() - look.left()) / f64::from(after - first);
        let ticks = time_axis::fitting_ticks(days.first, days.last, day_width, Step::WEEKS)
            .1
            .into_iter()
            .map(|tick| (scale.x(day_number(tick.date)), tick))
            // A tick at the very edge would stand without its words.
            .filter(|(x, tick)| {
                x + metrics::width(&tick.label, look.small, Weight::Regular) <= look.width
            })
            .collect();
        let axis = TimeAxis::new(ticks, (look.left(), look.right()), &look, Align::Start);

        let letter = timeline
            .letter_date
            .map(|date| LetterMark::of(date, &scale, &look));
        let count = timeline.events.len() + timeline.phases.len();
        let axis_above = match count > MANY_ROWS {
            true => axis.height() + 8.0,
            false => 0.0,
        };
        let mut y = axis_above
            + match letter {
                Some(_) => look.leading + 14.0,
                None => 4.0,
            };
        let mut rows = Vec::with_capacity(timeline.events.len() + timeline.phases.len());
        for event in &timeline.events {
            let (strip, bottom) = Strip::of_event(event, &scale, &look, y);
            rows.push(strip);
            y = bottom + ROW_GAP * 0.7;
        }
        if !timeline.events.is_empty() && !timeline.phases.is_empty() {
            y += ROW_GAP * 0.5;
        }
        for phase in &timeline.phases {
            let (strip, bottom) = Strip::of_phase(phase, &scale, &look, y);
            rows.push(strip);
            y = bottom + ROW_GAP;
        }
        let axis_y = y.max(1.0);
        let key = Key::of(&samples(timeline), &look, look.left());
        Plan {
            look,
            rows,
            letter,
            axis,
            axis_above,
            axis_y,
            key,
        }
    }

    /// A vertical line that stops where words stand.
    fn upright(&self, sheet: &Sheet, x: f64, top: f64, ink: Ink) {
        let mut from = top;
        let line = |from: f64, to: f64| {
            if to - from > 5.0 {
                sheet.line(&[(x, from), (x, to)], ink, 1.0);
            }
        };
        for row in &self.rows {
            // A line beside a short line of words would be a scrap between two longer ones.
            let (left, right, upper, lower) = row.block(&self.look);
            if left - 4.0 < x && x < right + 4.0 {
                line(from, upper - 1.0);
                from = lower + 2.0;
            }
        }
        line(from, self.axis_y);
    }
}

impl Days {
    fn of(timeline: &Timeline) -> Days {
        let phases = timeline.phases.iter();
        let begins = phases.clone().map(|phase| &phase.begin);
        let ends = phases.clone().filter_map(|phase| phase.end.as_ref());
        let moments = timeline.events.iter().map(|event| &event.when);
        let mut first: Option<Date> = timeline.letter_date;
        let mut last: Option<Date> = timeline.letter_date;
        for period in begins.chain(ends).chain(moments) {
            first = Some(first.map_or(period.begin, |day| day.min(period.begin)));
            last = Some(last.map_or(period.end, |day| day.max(period.end)));
        }
        let fallback = Date::constant(2000, 1, 1);
        let (first, mut last) = (first.unwrap_or(fallback), last.unwrap_or(fallback));
        // A phase without an end needs room to run out.
        let open = phases.filter(|phase| phase.end.is_none());
        let running_out = open
            .map(|phase| day_number(certain_begin(&phase.begin)))
            .max();
        let first_number = day_number(first);
        let mut needed = (day_number(last) - first_number).max(27);
        if let Some(begin) = running_out {
            let before = f64::from(begin - first_number).max(45.0);
            needed = needed.max((before / (1.0 - RUN_OUT * 0.85)) as i32);
        }
        last = later(first, needed).max(last);
        let first = Date::new(first.year(), first.month(), 1).unwrap_or(first);
        Days {
            first,
            last: last.last_of_month(),
        }
    }
}

/// A day so many days later, or the last that the calendar knows.
fn later(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days.clamp(0, 4_000_000)))
}

impl LetterMark {
    fn of(date: Date, scale: &Scale, look: &Look) -> LetterMark {
        let x = scale.x(day_number(date));
        let words = format!("datum brief: {}", notation::date(date));
        let width = metrics::width(&words, look.small, Weight::Regular);
        let words_x = (x - width / 2.0).min(look.right() - width).max(look.left());
        LetterMark { x, words, words_x }
    }
}

/// What the drawing of a timeline must explain.
fn samples(timeline: &Timeline) -> Vec<(Sample, &'static str)> {
    let fuzzy = |phase: &Phase| {
        !is_exact(&phase.begin) || phase.end.as_ref().is_some_and(|end| !is_exact(end))
    };
    let statuses = timeline.phases.iter().map(|phase| phase.status);
    let open = dutch::tentative_key(statuses.filter(|status| status.is_tentative()));
    let mut wanted: Vec<(Sample, &'static str)> = Vec::new();
    wanted.extend(open.map(|words| (Sample::OpenPhase, words)));
    if timeline.phases.iter().any(fuzzy) {
        wanted.push((Sample::Fuzzy, "begin of eind niet precies bekend"));
    }
    if timeline.phases.iter().any(|phase| phase.end.is_none()) {
        wanted.push((Sample::RunsOut, "einde niet genoemd"));
    }
    wanted
}

impl Picture for Plan {
    fn height(&self) -> f64 {
        self.axis_y + self.axis.height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        let look = &self.look;
        let above = self.axis_above;
        let top = match self.letter {
            Some(_) => above + look.leading + 4.0,
            None => above,
        };
        sheet.join(Ink::Grid, 1.0, || {
            for x in self.axis.lines() {
                self.upright(sheet, x, top, Ink::Grid);
            }
        });
        if let Some(letter) = &self.letter {
            sheet.join(Ink::Letter, 1.0, || {
                self.upright(sheet, letter.x, top, Ink::Letter);
            });
            let letters = Letters::plain(look.small, Ink::Text);
            sheet.text(&letter.words, (letter.words_x, above + look.small), letters);
        }
        let letter = self.letter.as_ref().map(|letter| letter.x);
        for row in &self.rows {
            row.draw(sheet, look, letter);
        }
        let edges = (0.0, look.width);
        if above > 0.0 {
            self.axis.draw(sheet, 0.5, edges);
        }
        self.axis.draw(sheet, self.axis_y, edges);
        let below = self.axis_y + self.axis.height();
        self.key.draw(sheet, below);
    }
}
