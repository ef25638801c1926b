//! What has no room in the field: a number there, its words in a list below.

use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Letters, Sheet};

/// Width of the numbers before the words.
const NUMBERS: f64 = 24.0;

/// The list below a drawing.
#[derive(Default)]
pub(super) struct List {
    words: Vec<String>,
}

/// The same with its words laid out.
pub(super) struct LaidOut {
    entries: Vec<(Vec<Line>, Vec<Line>)>,
    height: f64,
    left: f64,
}

impl List {
    /// Adds words and returns their number.
    pub fn add(&mut self, words: &str) -> String {
        self.words.push(words.to_owned());
        self.words.len().to_string()
    }

    /// Lays it out.
    pub fn lay_out(&self, look: &Look) -> LaidOut {
        let room = look.right() - look.left() - NUMBERS;
        let entries: Vec<(Vec<Line>, Vec<Line>)> = self
            .words
            .iter()
            .enumerate()
            .map(|(index, words)| {
                let number = (index + 1).to_string();
                (
                    metrics::wrap(&number, number.len(), look.small, NUMBERS),
                    metrics::wrap(words, 0, look.small, room),
                )
            })
            .collect();
        let lines: usize = entries.iter().map(|(_, words)| words.len().max(1)).sum();
        LaidOut {
            height: match entries.is_empty() {
                true => 0.0,
                false => 10.0 + lines as f64 * look.leading + entries.len() as f64 * 2.0,
            },
            entries,
            left: look.left(),
        }
    }
}

impl LaidOut {
    /// Its height, with the space above it.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Draws it below `top`.
    pub fn draw(&self, sheet: &Sheet, top: f64, look: &Look) {
        let mut y = top + 10.0;
        for (number, words) in &self.entries {
            let strong = Letters::plain(look.small, Ink::Text);
            stack(sheet, number, (self.left, y), strong, look.leading);
            let letters = Letters::plain(look.small, Ink::Quiet);
            let at = (self.left + NUMBERS, y);
            stack(sheet, words, at, letters, look.leading);
            y += words.len().max(1) as f64 * look.leading + 2.0;
        }
    }
}
