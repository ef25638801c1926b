//! The timeline: events as marks and phases as bars, each with its words beside it.
//!
//! Each event and each phase has a row of its own, so that words cannot meet. What is not known
//! exactly is drawn so: the days that may belong to a phase are stripes that grow or shrink, which
//! also shows in black and white, and a phase without a known end runs out. Lines to measure by
//! stop where words stand.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi32;

use crate::model::{Column, Date, Event, Period, Phase, Precision, Row, Timeline, notation};

use super::backend::FINENESS;
use super::ink::Ink;
use super::look::Look;
use super::metrics::{self, Line, Weight};
use super::sheet::{Align, Letters, Place, Sheet, fine};
use super::time_axis::{self, Step, TimeAxis, day_number};
use super::{Description, Kind, Picture, timeline_words};

const BAR: f64 = 14.0;
const ROW_GAP: f64 = 20.0;
const MARK: f64 = 7.0;
/// From one stripe to the next.
const PITCH: f64 = 4.5;
/// Half the width of the slit that the line of the letter leaves in a bar.
const SLIT: f64 = 2.0;
/// What a phase without an end shows as solid at least.
const HEAD: f64 = 8.0;
/// The part of the width over which a phase without an end runs out.
const RUN_OUT: f64 = 0.2;

impl Kind for Timeline {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, look))
    }

    fn describe(&self, title: &str) -> Description {
        timeline_words::describe(self, title)
    }

    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        timeline_words::table(self)
    }
}

/// A timeline of which everything has its place.
struct Plan {
    look: Look,
    rows: Vec<Strip>,
    letter: Option<LetterMark>,
    axis: TimeAxis,
    axis_y: f64,
    key: Vec<KeyEntry>,
    height: f64,
}

/// A row: words and their mark.
struct Strip {
    name: String,
    heading: Vec<Line>,
    detail: Vec<Line>,
    /// Where the words begin (or end), and their upper edge.
    at: Place,
    align: Align,
    mark: Mark,
}

enum Mark {
    Bar(Bar),
    Event {
        at: Place,
        span: Option<Place>,
        is_exact: bool,
    },
}

/// A phase on paper: horizontal places, in order.
struct Bar {
    top: f64,
    grows: Place,
    certain: Place,
    shrinks: Place,
    has_end: bool,
}

struct LetterMark {
    x: f64,
    words: String,
    words_x: f64,
}

struct KeyEntry {
    at: Place,
    words: &'static str,
    grows: Shape,
}

/// Whether stripes become thicker or thinner to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Grows,
    Shrinks,
}

/// Days to places, by plotters' scale.
struct Scale {
    range: RangedCoordi32,
    limits: (i32, i32),
}

impl Scale {
    fn x(&self, day: i32) -> f64 {
        let x = self.range.map(&day, self.limits);
        f64::from(x) / f64::from(FINENESS)
    }
}

/// The days of a timeline, from the first to the day after the last.
struct Days {
    first: Date,
    last: Date,
}

impl Plan {
    fn of(timeline: &Timeline, look: &Look) -> Plan {
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
        let axis = TimeAxis::new(ticks, (look.left(), look.right()), look, Align::Start);

        let letter = timeline
            .letter_date
            .map(|date| LetterMark::of(date, &scale, look));
        let mut y = match letter {
            Some(_) => look.leading + 14.0,
            None => 4.0,
        };
        let mut rows = Vec::with_capacity(timeline.events.len() + timeline.phases.len());
        for event in &timeline.events {
            let (strip, bottom) = Strip::of_event(event, &scale, look, y);
            rows.push(strip);
            y = bottom + ROW_GAP * 0.7;
        }
        if !timeline.events.is_empty() && !timeline.phases.is_empty() {
            y += ROW_GAP * 0.5;
        }
        for phase in &timeline.phases {
            let (strip, bottom) = Strip::of_phase(phase, &scale, look, y);
            rows.push(strip);
            y = bottom + ROW_GAP;
        }
        let axis_y = y;
        let (key, height) = key(timeline, look, axis_y + axis.height());
        Plan {
            look: *look,
            rows,
            letter,
            axis,
            axis_y,
            key,
            height,
        }
    }

    /// A vertical line that stops where words stand.
    fn upright(&self, sheet: &Sheet, (dx, dy): Place, x: f64, top: f64, ink: Ink) {
        let mut from = top;
        let line = |from: f64, to: f64| {
            if to - from > 5.0 {
                sheet.line(&[(dx + x, dy + from), (dx + x, dy + to)], ink, 1.0);
            }
        };
        for row in &self.rows {
            for (left, right, upper, lower) in row.boxes(&self.look) {
                if left - 4.0 < x && x < right + 4.0 {
                    line(from, upper - 1.0);
                    from = lower + 2.0;
                }
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

/// The first day that certainly belongs to what begins in a period. A month is exact enough to
/// begin with its first day; a quarter, a year or a fuzzy time is not.
fn certain_begin(period: &Period) -> Date {
    match is_exact(period) {
        true => period.begin,
        false => period.end,
    }
}

fn is_exact(period: &Period) -> bool {
    matches!(period.precision, Precision::Day | Precision::Month)
        || (period.precision != Precision::Fuzzy && period.begin == period.end)
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

impl Strip {
    fn of_phase(phase: &Phase, scale: &Scale, look: &Look, top: f64) -> (Strip, f64) {
        let x = |date| scale.x(day_number(date));
        let after = |date| scale.x(day_number(date) + 1);
        let begin = x(phase.begin.begin);
        let certain_from = match is_exact(&phase.begin) {
            true => begin,
            false => after(phase.begin.end),
        };
        let (certain_to, end) = match &phase.end {
            None => {
                let head = certain_from
                    .max(after(phase.begin.end))
                    .max(certain_from + HEAD);
                let reach = (look.right() - look.left()) * RUN_OUT;
                (head.min(look.right()), (head + reach).min(look.right()))
            }
            Some(end) if is_exact(end) => (after(end.end), after(end.end)),
            Some(end) => (x(end.begin), after(end.end)),
        };
        // Begin and end may overlap in what is not known: then no day is certain.
        let middle = (certain_from + certain_to) / 2.0;
        let (certain_from, certain_to) = match certain_from <= certain_to {
            true => (certain_from, certain_to),
            false => (middle.max(begin), middle.max(begin)),
        };
        let end = end.max(certain_to).max(begin + 3.0).min(look.right());

        let room = look.right() - begin;
        let limits = (
            room.clamp(look.measure * 0.65, look.measure * 1.4),
            room.clamp(look.measure * 0.65, look.measure),
        );
        let when = timeline_words::stretch(phase);
        let (heading, detail) = words(&phase.label, &when, &phase.detail, look, limits);
        let width = metrics::widest(&heading).max(metrics::widest(&detail));
        let text_x = begin.min(look.right() - width).max(look.left());
        let bar_top = top + (heading.len() + detail.len()) as f64 * look.leading + 5.0;
        let strip = Strip {
            name: timeline_words::name(phase),
            heading,
            detail,
            at: (text_x, top),
            align: Align::Start,
            mark: Mark::Bar(Bar {
                top: bar_top,
                grows: (begin, certain_from),
                certain: (certain_from, certain_to),
                shrinks: (certain_to, end),
                has_end: phase.end.is_some(),
            }),
        };
        (strip, bar_top + BAR)
    }

    fn of_event(event: &Event, scale: &Scale, look: &Look, top: f64) -> (Strip, f64) {
        let begin = scale.x(day_number(event.when.begin));
        let after = scale.x(day_number(event.when.end) + 1);
        let x = ((begin + after) / 2.0).clamp(look.left(), look.right());
        let span = (event.when.begin != event.when.end && after - begin > 4.0 * MARK)
            .then_some((begin, after));
        let reach = span.map_or(MARK, |(begin, after)| (after - begin) / 2.0) + 6.0;
        let (room_left, room_right) = (x - reach - look.left(), look.right() - x - reach);
        let lay = |room: f64| {
            let limit = room.min(look.measure);
            let one_line = room.min(look.measure * 1.4);
            let limits = (one_line, limit);
            words(&event.label, &event.when.text, &event.detail, look, limits)
        };
        let mut text_top = top;
        let (align, text_x, (heading, detail)) = if room_left.max(room_right) < look.measure * 0.35
        {
            // Beside the mark is no room: below it, then.
            let words = lay(look.measure);
            let width = metrics::widest(&words.0).max(metrics::widest(&words.1));
            text_top += look.leading;
            let start = (x - MARK).min(look.right() - width).max(look.left());
            (Align::Start, start, words)
        } else {
            match room_right >= room_left || fits(event, room_right, look) {
                true => (Align::Start, x + reach, lay(room_right)),
                false => (Align::End, x - reach, lay(room_left)),
            }
        };
        let lines = (heading.len() + detail.len()).max(1);
        let strip = Strip {
            name: format!("{}, {}", event.label, event.when.text),
            heading,
            detail,
            at: (text_x, text_top),
            align,
            mark: Mark::Event {
                at: (x, top + look.leading / 2.0),
                span,
                is_exact: event.when.begin == event.when.end,
            },
        };
        (strip, text_top + lines as f64 * look.leading)
    }

    /// Where its words stand: left, right, upper, lower edge of each line.
    fn boxes(&self, look: &Look) -> impl Iterator<Item = (f64, f64, f64, f64)> + '_ {
        let leading = look.leading;
        let lines = self.heading.iter().chain(&self.detail).enumerate();
        lines.map(move |(index, line)| {
            let (left, right) = match self.align {
                Align::End => (self.at.0 - line.width, self.at.0),
                _ => (self.at.0, self.at.0 + line.width),
            };
            let upper = self.at.1 + index as f64 * leading;
            (left, right, upper, upper + leading)
        })
    }

    fn draw(&self, sheet: &Sheet, (dx, dy): Place, look: &Look, letter: Option<f64>) {
        let at = (dx + self.at.0, dy + self.at.1);
        let heading = Letters::plain(look.label, Ink::Text).aligned(self.align);
        let detail = Letters::plain(look.small, Ink::Quiet).aligned(self.align);
        let below = super::frame::stack(sheet, &self.heading, at, heading, look.leading);
        super::frame::stack(sheet, &self.detail, (at.0, below), detail, look.leading);
        match &self.mark {
            Mark::Bar(bar) => bar.draw(sheet, (dx, dy), &self.name, letter),
            Mark::Event { at, span, is_exact } => {
                let (x, y) = (dx + at.0, dy + at.1);
                if let Some((begin, after)) = span {
                    let (begin, after) = (dx + begin, dx + after);
                    sheet.join(Ink::EventSpan, 1.5, || {
                        sheet.line(&[(begin, y), (after, y)], Ink::EventSpan, 1.5);
                        for edge in [begin, after] {
                            sheet.line(&[(edge, y - 4.0), (edge, y + 4.0)], Ink::EventSpan, 1.5);
                        }
                    });
                }
                let ink = match is_exact {
                    true => Ink::Event,
                    false => Ink::EventHollow,
                };
                sheet.name(format_args!("{}", self.name));
                sheet.polygon(&diamond((x, y), MARK), ink);
            }
        }
    }
}

impl Bar {
    /// Draws it, with a slit where the line of the letter runs.
    fn draw(&self, sheet: &Sheet, (dx, dy): Place, name: &str, letter: Option<f64>) {
        let (top, bottom) = (dy + self.top, dy + self.top + BAR);
        let (from, to) = self.certain;
        let slit = letter.filter(|x| from + 2.0 * SLIT < *x && *x < to - 2.0 * SLIT);
        let parts = match slit {
            Some(x) => [(from, x - SLIT), (x + SLIT, to)],
            None => [(from, to), (to, to)],
        };
        for (from, to) in parts {
            if to - from > 0.05 {
                sheet.name(format_args!("{name}"));
                sheet.rectangle((dx + from, top), (dx + to, bottom), Ink::Phase);
            }
        }
        // What is bounded has a ground; what runs out has none.
        let bounded = [Some(self.grows), self.has_end.then_some(self.shrinks)];
        sheet.join(Ink::FuzzyGround, 0.0, || {
            for (from, to) in bounded.into_iter().flatten() {
                if to - from > 0.5 {
                    let corner = (dx + to, bottom);
                    sheet.rectangle((dx + from, top), corner, Ink::FuzzyGround);
                }
            }
        });
        if to - from <= 0.05 {
            sheet.name(format_args!("{name}"));
        }
        sheet.join(Ink::Fuzzy, 0.0, || {
            let edges = (top, bottom);
            stripes(
                sheet,
                (dx + self.grows.0, dx + self.grows.1),
                edges,
                Shape::Grows,
            );
            stripes(
                sheet,
                (dx + self.shrinks.0, dx + self.shrinks.1),
                edges,
                Shape::Shrinks,
            );
        });
    }
}

/// Stripes over a stretch that grow into solid, or shrink out of it.
fn stripes(sheet: &Sheet, (from, to): Place, (top, bottom): Place, shape: Shape) {
    let count = ((to - from) / PITCH).round().max(1.0);
    if to - from < 0.5 {
        return;
    }
    let pitch = (to - from) / count;
    for index in 0..count as usize {
        let share = (index as f64 + 1.0) / (count + 1.0);
        let (left, right) = match shape {
            Shape::Grows => {
                let right = from + (index as f64 + 1.0) * pitch;
                (right - (share * pitch).max(0.75), right)
            }
            Shape::Shrinks => {
                let left = to - (index as f64 + 1.0) * pitch;
                (left, left + (share * pitch).max(0.75))
            }
        };
        sheet.rectangle((left, top), (right, bottom), Ink::Fuzzy);
    }
}

/// A diamond of half width `reach`.
fn diamond((x, y): Place, reach: f64) -> [Place; 4] {
    [
        (x, y - reach),
        (x + reach, y),
        (x, y + reach),
        (x - reach, y),
    ]
}

/// Heading (name in bold, then when) and detail, wrapped. The first limit is for a heading of one
/// line, the second for all other lines.
fn words(
    label: &str,
    when: &str,
    detail: &str,
    look: &Look,
    (one_line, limit): (f64, f64),
) -> (Vec<Line>, Vec<Line>) {
    let label = label.trim();
    // A short time stays on one line.
    let when = match when.chars().count() {
        0..=22 => when.replace(' ', "\u{a0}"),
        _ => when.to_owned(),
    };
    let detail = metrics::wrap_evenly(detail, 0, look.small, limit);
    let heading = format!("{label} {when}");
    let together = metrics::wrap(&heading, label.len(), look.label, one_line);
    if together.len() <= 1 {
        return (together, detail);
    }
    // Better a break between what and when than somewhere else.
    let mut heading = metrics::wrap_evenly(label, label.len(), look.label, limit);
    heading.extend(metrics::wrap_evenly(&when, 0, look.label, limit));
    (heading, detail)
}

/// Whether the name and time of an event stand on one line of this width.
fn fits(event: &Event, room: f64, look: &Look) -> bool {
    let label = metrics::width(event.label.trim(), look.label, Weight::Bold);
    let when = metrics::width(&event.when.text, look.label, Weight::Regular);
    label + look.label * 0.3 + when <= room
}

/// What stripes mean, below the axis, and the height of the whole.
fn key(timeline: &Timeline, look: &Look, top: f64) -> (Vec<KeyEntry>, f64) {
    let fuzzy = |phase: &Phase| {
        !is_exact(&phase.begin) || phase.end.as_ref().is_some_and(|end| !is_exact(end))
    };
    let mut wanted = Vec::new();
    if timeline.phases.iter().any(fuzzy) {
        wanted.push(("begin of eind niet precies bekend", Shape::Grows));
    }
    if timeline.phases.iter().any(|phase| phase.end.is_none()) {
        wanted.push(("einde niet genoemd", Shape::Shrinks));
    }
    if wanted.is_empty() {
        return (Vec::new(), top);
    }
    let mut entries = Vec::new();
    let (mut x, mut y) = (look.left(), top + 10.0);
    for (words, grows) in wanted {
        let width = KEY_SWATCH + 8.0 + metrics::width(words, look.small, Weight::Regular);
        if x > look.left() && x + width > look.right() {
            x = look.left();
            y += look.leading;
        }
        entries.push(KeyEntry {
            at: (x, y),
            words,
            grows,
        });
        x += width + 24.0;
    }
    (entries, y + look.leading + 2.0)
}

const KEY_SWATCH: f64 = 30.0;

impl Picture for Plan {
    fn height(&self) -> f64 {
        self.height
    }

    fn draw(&self, sheet: &Sheet, (dx, dy): Place) {
        let look = &self.look;
        let top = match self.letter {
            Some(_) => look.leading + 4.0,
            None => 0.0,
        };
        sheet.join(Ink::Grid, 1.0, || {
            for x in self.axis.lines() {
                self.upright(sheet, (dx, dy), x, top, Ink::Grid);
            }
        });
        if let Some(letter) = &self.letter {
            sheet.join(Ink::Letter, 1.0, || {
                self.upright(sheet, (dx, dy), letter.x, top, Ink::Letter);
            });
            let letters = Letters::plain(look.small, Ink::Text);
            sheet.text(
                &letter.words,
                (dx + letter.words_x, dy + look.small),
                letters,
            );
        }
        let letter = self.letter.as_ref().map(|letter| letter.x);
        for row in &self.rows {
            row.draw(sheet, (dx, dy), look, letter);
        }
        let edges = (0.0, look.width);
        self.axis.draw(sheet, dx, dy + self.axis_y, edges);
        for entry in &self.key {
            let (x, y) = (dx + entry.at.0, dy + entry.at.1);
            let edges = (y + 3.0, y + 3.0 + BAR * 0.8);
            sheet.join(Ink::Fuzzy, 0.0, || {
                stripes(sheet, (x, x + KEY_SWATCH), edges, entry.grows);
            });
            let at = (x + KEY_SWATCH + 8.0, y + look.small);
            sheet.text(entry.words, at, Letters::plain(look.small, Ink::Quiet));
        }
    }
}
