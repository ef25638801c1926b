//! What the program would have to guess, and asks.

use std::fmt::Write;

use crate::diag::phrases::{import as phrase, screen as line};
use crate::diag::{Language, Phrase, Words};
use crate::syntax::spreadsheet::Place;

/// Questions in the order in which they came up.
#[derive(Debug, Default)]
pub(super) struct Questions {
    asked: Vec<(Phrase, String)>,
    /// Cells that stand in the way, with what is wrong; no option mends them.
    obstacles: Vec<(Place, Phrase)>,
}

/// Most questions at once; whoever chose the wrong column is not helped by a thousand.
const ASKED: usize = 25;
/// Places of one kind that are named before „and so many more”.
const NAMED: usize = 5;

impl Questions {
    /// Asks something; `option` is what can be typed to answer it, with `…` where a choice stands.
    pub(super) fn ask(&mut self, question: impl Into<Phrase>, option: impl Into<String>) {
        let option = option.into();
        // One answer may settle many questions, such as how numbers are written.
        let is_asked = self.asked.iter().any(|(_, asked)| *asked == option);
        if !is_asked && self.asked.len() < ASKED {
            self.asked.push((question.into(), option));
        }
    }

    /// Says that a cell stands in the way.
    pub(super) fn obstacle(&mut self, place: Place, reason: impl Into<Phrase>) {
        self.obstacles.push((place, reason.into()));
    }

    pub(super) fn are_answered(&self) -> bool {
        self.asked.is_empty() && self.obstacles.is_empty()
    }

    /// The questions as text, and the command line that would answer them.
    pub(super) fn show(mut self, typed: &[String], language: Language) -> String {
        let mut text = String::new();
        let say = |text: &mut String, words: Words| {
            let _ = writeln!(text, "{}", words.get(language));
        };
        if !self.obstacles.is_empty() {
            say(&mut text, line::IMPORT_FIRST_MEND);
            self.obstacles
                .sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
            for same in self.obstacles.chunk_by(|one, other| one.1 == other.1) {
                let named: Vec<String> = same
                    .iter()
                    .take(NAMED)
                    .map(|(at, _)| at.to_string())
                    .collect();
                let more = same.len().saturating_sub(NAMED);
                let _ = write!(text, "  {}: {}", named.join(", "), same[0].1.get(language));
                if more > 0 {
                    let more = phrase::AND_MORE.with("count", more);
                    let _ = write!(text, " {}", more.get(language));
                }
                text.push('\n');
            }
        }
        if !self.asked.is_empty() {
            say(&mut text, line::IMPORT_QUESTIONS);
            for (question, option) in &self.asked {
                let _ = writeln!(text, "  {}\n      {option}", question.get(language));
            }
            say(&mut text, line::IMPORT_ANSWERED);
            text.push_str("  raadsbrief");
            for word in typed {
                let _ = write!(text, " {}", quoted(word));
            }
            for (_, option) in &self.asked {
                // Of several ways to answer, the first.
                let first = option.split(" | ").next().unwrap_or(option);
                let _ = write!(text, " {first}");
            }
            text.push('\n');
        }
        text
    }
}

/// A word as it is typed in a shell.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:=~,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("\"{}\"", word.replace('"', "\\\""))
    }
}
