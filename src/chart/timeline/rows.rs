//! A row of a timeline: the words of a phase or an event, and its mark.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi32;

use crate::model::{Event, Phase};

use super::bar::{self, Bar};
use super::words;
use crate::chart::backend::FINENESS;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::time_axis::day_number;

/// Half the width of the mark of an event.
pub(super) const MARK: f64 = 7.0;

/// A row: words and their mark.
pub(super) struct Strip {
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

/// Days to places, by plotters' scale.
pub(super) struct Scale {
    /// Days.
    pub range: RangedCoordi32,
    /// Where they begin and end, on the fine canvas.
    pub limits: (i32, i32),
}

impl Scale {
    /// Where a day begins.
    pub fn x(&self, day: i32) -> f64 {
        let x = self.range.map(&day, self.limits);
        f64::from(x) / f64::from(FINENESS)
    }
}

impl Strip {
    /// The row of a phase below `top`, and where it ends.
    pub fn of_phase(phase: &Phase, scale: &Scale, look: &Look, top: f64) -> (Strip, f64) {
        let begin = scale.x(day_number(phase.begin.begin));
        let room = look.right() - begin;
        let limits = (
            room.clamp(look.measure * 0.65, look.measure * 1.4),
            room.clamp(look.measure * 0.65, look.measure),
        );
        let when = words::stretch(phase);
        let (heading, detail) = words(&phase.label, &when, &phase.detail, look, limits);
        let width = metrics::widest(&heading).max(metrics::widest(&detail));
        let text_x = begin.min(look.right() - width).max(look.left());
        let bar_top = top + (heading.len() + detail.len()) as f64 * look.leading + 5.0;
        let strip = Strip {
            name: words::name(phase),
            heading,
            detail,
            at: (text_x, top),
            align: Align::Start,
            mark: Mark::Bar(Bar::of(phase, scale, look, bar_top)),
        };
        (strip, bar_top + bar::HEIGHT)
    }

    /// The row of an event below `top`, and where it ends.
    pub fn of_event(event: &Event, scale: &Scale, look: &Look, top: f64) -> (Strip, f64) {
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
            words(
                &event.label,
                &words::moment(event),
                &event.detail,
                look,
                limits,
            )
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
            name: format!("{}, {}", event.label, words::moment(event)),
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

    /// Where its words stand: left, right, upper, lower edge of all lines together.
    pub fn block(&self, look: &Look) -> (f64, f64, f64, f64) {
        let width = metrics::widest(&self.heading).max(metrics::widest(&self.detail));
        let (left, right) = match self.align {
            Align::End => (self.at.0 - width, self.at.0),
            _ => (self.at.0, self.at.0 + width),
        };
        let lines = (self.heading.len() + self.detail.len()) as f64;
        (left, right, self.at.1, self.at.1 + lines * look.leading)
    }

    /// Draws it; `letter` is where the line of the letter runs.
    pub fn draw(&self, sheet: &Sheet, look: &Look, letter: Option<f64>) {
        let at = (self.at.0, self.at.1);
        let heading = Letters::plain(look.label, Ink::Text).aligned(self.align);
        let detail = Letters::plain(look.small, Ink::Quiet).aligned(self.align);
        let below = stack(sheet, &self.heading, at, heading, look.leading);
        stack(sheet, &self.detail, (at.0, below), detail, look.leading);
        match &self.mark {
            Mark::Bar(bar) => bar.draw(sheet, &self.name, letter),
            Mark::Event { at, span, is_exact } => {
                let (x, y) = (at.0, at.1);
                if let &Some((begin, after)) = span {
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
    let when = metrics::width(&words::moment(event), look.label, Weight::Regular);
    label + look.label * 0.3 + when <= room
}
