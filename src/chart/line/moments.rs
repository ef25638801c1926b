//! Moments that matter to the lines: an upright line in the field, its words above it.
//!
//! The words stand at the upper end of their line, as low as they can without touching others or
//! standing in the way of another line. Where they do not fit, all get a number, and the words stand
//! in a list below the drawing.

use crate::model::LineChart;

use super::context::{self, Nature};
use super::field::Field;
use super::list::List;
use crate::chart::apart;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Align, Letters, Place, Sheet};

/// From an upright line to its words.
const GAP: f64 = 5.0;
/// Between the words of two moments.
const APART: f64 = 10.0;
/// How many lines of text may stand above each other.
const MOST_LINES: f64 = 6.0;
/// From the words to the field.
const ABOVE_FIELD: f64 = 10.0;
/// The widest that the words at a moment become, and on a phone.
const MEASURES: (f64, f64) = (150.0, 104.0);

/// The moments of a chart.
#[derive(Default)]
pub(super) struct Moments {
    marks: Vec<Mark>,
    height: f64,
}

struct Mark {
    nature: Nature,
    /// Where its line stands.
    x: f64,
    /// Its words, or its number.
    words: Vec<Line>,
    align: Align,
    /// Where the words stand: beside the line, or above it for a number.
    words_x: f64,
    /// How far the lower edge of the words is above the field.
    rise: f64,
    height: f64,
}

impl Mark {
    /// From where to where its words reach, with the line.
    fn reach(&self) -> Place {
        let width = metrics::widest(&self.words) + GAP;
        match self.align {
            Align::End => (self.x - width, self.x),
            _ => (self.x, self.x + width),
        }
    }

    /// Its words with what must stay free around them.
    fn touches(&self, x: f64) -> bool {
        let (from, to) = self.reach();
        from - GAP < x && x < to + GAP
    }
}

impl Moments {
    /// Lays out the moments of a chart.
    pub fn of(chart: &LineChart, field: &Field, look: &Look, list: &mut List) -> Moments {
        let found = context::moments(chart, field);
        if found.is_empty() {
            return Moments {
                marks: Vec::new(),
                height: 0.0,
            };
        }
        let leading = look.small + 3.0;
        let measure = match look.narrow {
            true => MEASURES.1,
            false => MEASURES.0,
        };
        let mut marks: Vec<Mark> = found
            .iter()
            .map(|moment| {
                let words = metrics::wrap_evenly(&moment.words, 0, look.small, measure);
                Mark {
                    nature: moment.nature,
                    x: moment.x,
                    height: words.len() as f64 * leading,
                    words,
                    align: Align::Start,
                    words_x: 0.0,
                    rise: 0.0,
                }
            })
            .collect();
        let limit = MOST_LINES * leading;
        if !stand_beside(&mut marks, (field.left, look.right()), limit) {
            for (mark, moment) in marks.iter_mut().zip(&found) {
                let number = list.add(&moment.in_list);
                mark.words = metrics::wrap(&number, number.len(), look.small, look.width);
            }
            number(&mut marks, look, leading);
        }
        let height = marks.iter().map(|mark| mark.rise + mark.height);
        Moments {
            height: height.fold(0.0, f64::max) + ABOVE_FIELD,
            marks,
        }
    }

    /// The same where there are several such fields: all get a number, and breaks are left to the
    /// gap that each field shows.
    pub fn numbered(chart: &LineChart, field: &Field, look: &Look, list: &mut List) -> Moments {
        let mut found = context::moments(chart, field);
        found.retain(|moment| moment.nature != Nature::Break);
        let leading = look.small + 3.0;
        let mark = |moment: &context::Moment| {
            let number = list.add(&moment.in_list);
            Mark {
                nature: moment.nature,
                x: moment.x,
                words: metrics::wrap(&number, number.len(), look.small, look.width),
                align: Align::Middle,
                words_x: moment.x,
                rise: 0.0,
                height: leading,
            }
        };
        let mut marks: Vec<Mark> = found.iter().map(mark).collect();
        number(&mut marks, look, leading);
        let height = marks.iter().map(|mark| mark.rise + mark.height);
        Moments {
            height: match marks.is_empty() {
                true => 0.0,
                false => height.fold(0.0, f64::max) + ABOVE_FIELD,
            },
            marks,
        }
    }

    /// The height of the words above the field.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws the upright lines, behind all else.
    pub fn draw_lines(&self, sheet: &Sheet, field: &Field, highest: impl Fn(f64) -> Option<f64>) {
        for mark in &self.marks {
            let lower = field.top - ABOVE_FIELD - mark.rise;
            let (from, ink) = match mark.nature {
                Nature::Break => (lower, Ink::Axis),
                Nature::Event | Nature::Remark => (lower, Ink::Letter),
            };
            // A line beside words reaches up along the first of them.
            let from = match mark.align {
                Align::Middle => from + 1.0,
                _ => from - mark.height + 3.0,
            };
            let bottom = match mark.nature {
                // What an author says of a value points at it.
                Nature::Remark => highest(mark.x).map_or(field.bottom, |y| y - 7.0),
                Nature::Event | Nature::Break => field.bottom,
            };
            if mark.nature == Nature::Break {
                sheet.dash("2 3");
            }
            let bend = match mark.align {
                Align::Middle => field.top - ABOVE_FIELD + 5.0,
                _ => from,
            };
            let bottom = bottom.max(bend);
            match mark.align {
                Align::Middle => {
                    let places = [(mark.words_x, from), (mark.x, bend), (mark.x, bottom)];
                    sheet.line(&places, ink, 0.75);
                }
                _ => sheet.line(&[(mark.x, from), (mark.x, bottom)], ink, 0.75),
            }
        }
    }

    /// Draws the words.
    pub fn draw_words(&self, sheet: &Sheet, field: &Field, look: &Look) {
        for mark in &self.marks {
            let ink = match mark.nature {
                Nature::Break => Ink::Quiet,
                Nature::Event | Nature::Remark => Ink::Text,
            };
            let letters = Letters::plain(look.small, ink).aligned(mark.align);
            let top = field.top - ABOVE_FIELD - mark.rise - mark.height;
            let at = (mark.words_x, top);
            stack(sheet, &mark.words, at, letters, look.small + 3.0);
        }
    }
}

/// Puts words beside the upper ends of their lines, the last one lowest; says no where they have no
/// room between the edges or become too high.
fn stand_beside(marks: &mut [Mark], edges: Place, limit: f64) -> bool {
    for index in (0..marks.len()).rev() {
        let (mark, later) = match marks[index..].split_first_mut() {
            Some(parts) => parts,
            None => return false,
        };
        if mark.words.is_empty() {
            continue;
        }
        let sides = [Align::Start, Align::End];
        let fits = sides.into_iter().find_map(|align| {
            mark.align = align;
            let (from, to) = mark.reach();
            if from < edges.0 || to > edges.1 {
                return None;
            }
            // Above all words and lines that it would touch.
            let rise = later
                .iter()
                .filter(|other| {
                    let (left, right) = other.reach();
                    from < right + APART && left < to + APART
                })
                .map(|other| other.rise + other.height)
                .fold(0.0, f64::max);
            // Its own line may not run through words below it.
            let crosses = later
                .iter()
                .any(|other| other.touches(mark.x) && other.rise < rise);
            (!crosses && rise + mark.height <= limit).then_some(rise)
        });
        let Some(rise) = fits else { return false };
        mark.rise = rise;
        mark.words_x = match mark.align {
            Align::End => mark.x - GAP,
            _ => mark.x + GAP,
        };
    }
    true
}

/// Puts numbers above their lines, moved apart where they would touch. Those for which the width has
/// no room are not drawn; the list has their words.
fn number(marks: &mut [Mark], look: &Look, leading: f64) {
    let width = |mark: &Mark| metrics::widest(&mark.words) + 6.0;
    let mut used = 0.0;
    for mark in marks.iter_mut() {
        used += width(mark);
        if used > look.right() - look.left() {
            mark.words.clear();
        }
        mark.align = Align::Middle;
        mark.rise = 0.0;
        mark.height = leading;
        mark.words_x = mark.x;
    }
    let numbered = || marks.iter().filter(|mark| !mark.words.is_empty());
    let wanted: Vec<Place> = numbered().map(|mark| (mark.x, width(mark))).collect();
    let lefts = apart::spread(&wanted, (look.left(), look.right()));
    let numbered = marks.iter_mut().filter(|mark| !mark.words.is_empty());
    for (mark, (left, (_, width))) in numbered.zip(lefts.into_iter().zip(wanted)) {
        mark.words_x = left + width / 2.0;
    }
}
