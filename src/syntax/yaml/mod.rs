//! YAML as a tree in which every key and value knows its place.
//!
//! A tree of our own, and not typed structs, because a typed reader stops at the first wrong
//! value: an author wants all of them at once. Scalars keep the text that was typed, so that
//! `0344` stays a code and `4.142` can be told from 4142.

mod mapping;
mod parse;
#[cfg(test)]
mod tests;
mod write;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::diag::{
    self, Argument, Diagnostic, Diagnostics, Located, Span, Words, nearest, phrases,
};
use crate::model::{Date, Moment, Period, WrongMoment, parse_date};

pub use mapping::Mapping;
pub use parse::{parse, says_nothing};
pub use write::scalar;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A word, number or text, as typed, without its quotation marks.
    Scalar {
        /// The text.
        text: String,
        /// Whether it stood without quotation marks.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values, in the order of the file.
    Mapping(Vec<(Located<String>, Node)>),
}

/// What stands at a place, for messages: a single value as it was typed, of others the shape.
fn found(node: &Node) -> Argument {
    match &node.value {
        Value::Scalar { text, .. } if is_empty_text(text) => phrases::value::NOTHING.into(),
        Value::Scalar { text, .. } => Argument::Quoted(vec![text.clone()]),
        Value::Sequence(_) => phrases::value::LIST.into(),
        Value::Mapping(_) => phrases::value::GROUP.into(),
    }
}

fn is_empty_text(text: &str) -> bool {
    matches!(text, "" | "~" | "null")
}

impl Node {
    /// The complaint that something else was expected here.
    pub fn wrong_type(&self, expected: Words) -> Diagnostic {
        Diagnostic::new(&diag::file::WRONG_TYPE, self.span)
            .with("expected", expected)
            .with("found", found(self))
    }

    /// The text of a scalar; an empty one, a list or a group is reported.
    pub fn text(&self, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
        match &self.value {
            Value::Scalar { text, plain }
                if !(is_empty_text(text) && (*plain || text.is_empty())) =>
            {
                Some(Located::new(text.clone(), self.span))
            }
            _ => {
                diagnostics.push(self.wrong_type(phrases::value::TEXT));
                None
            }
        }
    }

    /// The text of a scalar as typed, empty or not; `None` for a list or a group.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The keys and values of a group, in the order of the file; anything else is reported.
    pub fn entries(&self, diagnostics: &mut Diagnostics) -> Option<&[(Located<String>, Node)]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => {
                diagnostics.push(self.wrong_type(phrases::value::GROUP));
                None
            }
        }
    }

    /// The text of a scalar, which may be empty; a list or a group is reported.
    pub fn text_or_empty(&self, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
        match &self.value {
            Value::Scalar { text, plain } if *plain && is_empty_text(text) => {
                Some(Located::new(String::new(), self.span))
            }
            Value::Scalar { text, .. } => Some(Located::new(text.clone(), self.span)),
            _ => self.text(diagnostics),
        }
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The items of a list; anything else is reported.
    pub fn sequence(&self, diagnostics: &mut Diagnostics) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => {
                diagnostics.push(self.wrong_type(phrases::value::LIST));
                None
            }
        }
    }

    /// The texts of a list, or of a single value; wrong ones are reported and left out.
    pub fn texts(&self, diagnostics: &mut Diagnostics) -> Vec<Located<String>> {
        self.items()
            .iter()
            .filter_map(|item| item.text(diagnostics))
            .collect()
    }

    /// `ja` or `nee` (also `true` and `false`).
    pub fn yes_or_no(&self, diagnostics: &mut Diagnostics) -> Option<bool> {
        let answer = match &self.value {
            Value::Scalar { text, .. } => match text.to_lowercase().as_str() {
                "ja" | "true" | "waar" => Some(true),
                "nee" | "false" | "onwaar" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if answer.is_none() {
            diagnostics.push(self.wrong_type(phrases::value::YES_OR_NO));
        }
        answer
    }

    /// A day.
    pub fn date(&self, diagnostics: &mut Diagnostics) -> Option<Located<Date>> {
        let text = self.text(diagnostics)?;
        let date = parse_date(&text.value);
        if date.is_none() {
            diagnostics
                .push(Diagnostic::new(&diag::file::NOT_A_DATE, text.span).with("text", text.value));
        }
        Some(Located::new(date?, text.span))
    }

    /// A moment on the clock of Amsterdam; one that it skips or shows twice is reported.
    pub fn moment(&self, diagnostics: &mut Diagnostics) -> Option<Located<Moment>> {
        let text = self.text(diagnostics)?;
        let entry = match Moment::parse(&text.value) {
            Ok(moment) => return Some(Located::new(moment, text.span)),
            Err(WrongMoment::Unreadable) => &diag::agreement::NOT_A_MOMENT,
            Err(WrongMoment::Skipped) => &diag::agreement::SKIPPED_MOMENT,
            Err(WrongMoment::Twice(first, second)) => {
                let twice = Diagnostic::new(&diag::agreement::DOUBLE_MOMENT, text.span)
                    .with("text", text.value)
                    .with("first", first.with_offset())
                    .with("second", second.with_offset());
                diagnostics.push(twice);
                return None;
            }
        };
        diagnostics.push(Diagnostic::new(entry, text.span).with("text", text.value));
        None
    }

    /// A day, month, season or other stretch of time.
    pub fn period(&self, diagnostics: &mut Diagnostics) -> Option<Located<Period>> {
        let text = self.text(diagnostics)?;
        let period = Period::parse(&text.value);
        if period.is_none() {
            diagnostics.push(
                Diagnostic::new(&diag::file::NOT_A_PERIOD, text.span).with("text", text.value),
            );
        }
        Some(Located::new(period?, text.span))
    }

    /// A number with a point as decimal mark and no other separators.
    pub fn decimal(&self, diagnostics: &mut Diagnostics) -> Option<Located<Decimal>> {
        let text = self.text(diagnostics)?;
        let number = parse_decimal(&text.value);
        if number.is_none() {
            diagnostics.push(
                Diagnostic::new(&diag::file::NOT_A_NUMBER, text.span).with("text", text.value),
            );
        }
        Some(Located::new(number?, text.span))
    }

    /// A whole number in a range.
    pub fn whole(&self, range: Range<u32>, diagnostics: &mut Diagnostics) -> Option<u32> {
        let number = self.decimal(diagnostics)?;
        let whole = number
            .value
            .to_string()
            .parse()
            .ok()
            .filter(|n| range.contains(n));
        if whole.is_none() {
            diagnostics.push(self.wrong_type(phrases::value::WHOLE_NUMBER));
        }
        whole
    }

    /// One of a fixed list of words, with what each means.
    pub fn choice<T: Copy>(
        &self,
        choices: &[(T, &str)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let text = self.text(diagnostics)?;
        // People write „naar schatting” and „naar_schatting”.
        let plain = |word: &str| word.to_lowercase().replace('_', " ");
        let written = plain(&text.value);
        let same = |(_, word): &&(T, &str)| plain(word) == written;
        if let Some((choice, _)) = choices.iter().find(same) {
            return Some(*choice);
        }
        let known: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
        diagnostics.push(
            Diagnostic::new(&diag::file::UNKNOWN_WORD, text.span)
                .suggest(nearest(&written, known.iter().copied()))
                .with("text", text.value)
                .with("known", known.join(", ")),
        );
        None
    }

    /// A reader over the keys of a group; anything else is reported.
    pub fn mapping(&self, diagnostics: &mut Diagnostics) -> Option<Mapping<'_>> {
        Some(Mapping::new(self.span, self.entries(diagnostics)?))
    }
}

/// A number as typed in YAML: `4142`, `-3`, `12.5`; no exponent, no separators.
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}
