//! Names in a row above what they name.

use super::apart;
use super::ink::Ink;
use super::look::Look;
use super::metrics::{self, Line};
use super::sheet::{Align, Letters, Place, Sheet};

/// Between names, and from these to what they name.
const GAPS: Place = (12.0, 5.0);
/// How far a name may stand from what it names before a thin line shows what that is.
const NEAR: f64 = 10.0;
/// The widest lines of names that are broken.
const BROKEN: [f64; 2] = [130.0, 90.0];

/// Names in a row above what they name, each where it can only be meant for that.
pub(super) struct NamesAbove {
    names: Vec<Name>,
}

/// What is named: the words, the place from left to right and the ink.
pub(super) type Named = (String, f64, Ink);

struct Name {
    lines: Vec<Line>,
    middle: f64,
    place: f64,
    ink: Ink,
}

impl NamesAbove {
    /// Names on one line or on two, in the order of their places; `None` where they have no room
    /// between the edges, or where one of them has no words.
    pub fn over(named: &[Named], edges: Place, look: &Look) -> Option<NamesAbove> {
        let has_words = |words: &str| words.chars().any(|c| c != ' ' && !metrics::is_dropped(c));
        if !named.iter().all(|(words, ..)| has_words(words)) {
            return None;
        }
        let limits = [f64::INFINITY].into_iter().chain(BROKEN);
        limits
            .map(|limit| NamesAbove::within(named, edges, limit, look))
            .find_map(|names| names)
    }

    /// The same, with lines of at most `limit` wide.
    fn within(
        named: &[Named],
        (left, right): Place,
        limit: f64,
        look: &Look,
    ) -> Option<NamesAbove> {
        let mut names = Vec::with_capacity(named.len());
        let mut wanted = Vec::with_capacity(named.len());
        for (words, place, ink) in named {
            let lines = metrics::wrap_evenly(words, 0, look.small, limit);
            if lines.len() > 2 {
                return None;
            }
            wanted.push((*place, metrics::widest(&lines) + GAPS.0));
            names.push(Name {
                lines,
                middle: *place,
                place: *place,
                ink: *ink,
            });
        }
        let total: f64 = wanted.iter().map(|(_, width)| width).sum();
        if total > right - left + GAPS.0 {
            return None;
        }
        let starts = apart::spread(&wanted, (left - GAPS.0 / 2.0, right + GAPS.0 / 2.0));
        for ((name, start), (_, width)) in names.iter_mut().zip(starts).zip(&wanted) {
            name.middle = start + width / 2.0;
            // A name that does not stand over its own place names another.
            if (name.middle - name.place).abs() > (width - GAPS.0) / 2.0 + 2.0 {
                return None;
            }
        }
        Some(NamesAbove { names })
    }

    /// Their height, with the space below them.
    pub fn height(&self, look: &Look) -> f64 {
        let lines = self.names.iter().map(|name| name.lines.len()).max();
        lines.unwrap_or(0) as f64 * look.leading + GAPS.1
    }

    /// Draws them above what begins at `bottom`.
    pub fn draw(&self, sheet: &Sheet, bottom: f64, look: &Look) {
        let lower = bottom - GAPS.1;
        for name in &self.names {
            let top = lower - name.lines.len() as f64 * look.leading;
            let letters = Letters::plain(look.small, name.ink).aligned(Align::Middle);
            let at = (name.middle, top);
            super::frame::stack(sheet, &name.lines, at, letters, look.leading);
            if (name.middle - name.place).abs() > NEAR {
                let line = [(name.place, lower), (name.place, bottom - 1.0)];
                sheet.line(&line, Ink::Axis, 1.0);
            }
        }
    }
}
