//! From YAML text to the tree: the parser's events with their places, and its complaints in plain
//! words.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Error, Location, Spanned};

use super::{Node, Value};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, Words, phrases};
use crate::syntax::characters::{code_point, find_forbidden};

/// Nesting deeper than this is refused.
const MAX_DEPTH: usize = 32;
/// More keys and values than this in one file are refused: the largest file that is read has fewer,
/// unless it repeats itself with references.
const MAX_NODES: usize = 2_000_000;
/// How far a key without a value is looked for, in bytes.
const LOOK_AHEAD: usize = 4_000;

/// Reads one YAML document. `place` turns a range of bytes of `text` into a place in the author's
/// file (a front matter begins somewhere, a fenced request came out of a template). A document that
/// [says nothing](says_nothing) is `None` without a complaint: its reader knows what is missing. A
/// structural mistake is reported once, at its place.
pub fn parse(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_events: 2 * MAX_NODES,
            max_nodes: MAX_NODES,
            max_depth: MAX_DEPTH,
        },
        with_snippet: false,
    };
    if says_nothing(text) {
        return None;
    }
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => {
            let mut converter = Converter {
                text,
                place,
                diagnostics,
                reached: 0,
            };
            Some(converter.convert(raw))
        }
        Err(error) => {
            diagnostics.push(structural(&error, text, place));
            None
        }
    }
}

/// Whether a document is empty, or holds only comments.
pub fn says_nothing(text: &str) -> bool {
    let is_nothing = |line: &str| matches!(line.trim_start().chars().next(), None | Some('#'));
    text.lines().all(is_nothing)
}

/// What serde hands over, before places are worked out.
enum Raw {
    Scalar(String),
    Sequence(Vec<Spanned<Raw>>),
    /// Keys carry no place: it costs as much as reading them, and they stand right before their
    /// values.
    Mapping(Vec<(String, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    // The typed form of a plain scalar is of no use to us: its text is taken from the file.
    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Scalar(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Scalar(String::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Mapping(entries))
    }
}

/// Works out places and the text as typed.
struct Converter<'c> {
    text: &'c str,
    place: &'c dyn Fn(Range<usize>) -> Span,
    diagnostics: &'c mut Diagnostics,
    /// Where the last scalar ended.
    reached: usize,
}

impl Converter<'_> {
    fn convert(&mut self, raw: Spanned<Raw>) -> Node {
        let range = bytes(&raw.referenced, self.text);
        let span = (self.place)(range.clone());
        let value = match raw.value {
            Raw::Scalar(read) => {
                self.reached = self.reached.max(range.end);
                let written = self.text.get(bytes(&raw.defined, self.text)).unwrap_or("");
                let plain = !written.starts_with(['"', '\'', '|', '>']);
                // What the parser took for a number, a yes or nothing is taken as it was typed.
                let text = match (plain, read.is_empty()) {
                    (true, true) => fold(written),
                    // A block (`|`) ends with a line feed that nobody means.
                    (true, false) => read.trim_end_matches('\n').to_owned(),
                    (false, _) => read,
                };
                self.check_escapes(written, &text, span);
                Value::Scalar { text, plain }
            }
            Raw::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| self.convert(item)).collect())
            }
            Raw::Mapping(entries) => {
                let mut converted = Vec::with_capacity(entries.len());
                self.reached = self.reached.max(bytes(&raw.referenced, self.text).start);
                for (key, value) in entries {
                    let value_start = bytes(&value.referenced, self.text).start;
                    let range = key_before(self.text, &key, self.reached, value_start);
                    let span = (self.place)(range.clone());
                    let written = self.text.get(range).unwrap_or("");
                    self.check_escapes(written, &key, span);
                    converted.push((Located::new(key, span), self.convert(value)));
                }
                Value::Mapping(converted)
            }
        };
        Node { span, value }
    }

    /// Reports a character that is refused in text and that came in by an escape such as `"\uE000"`,
    /// unseen by whoever checked the text of the file.
    fn check_escapes(&mut self, written: &str, read: &str, span: Span) {
        if !written.starts_with('"') || !written.contains('\\') {
            return;
        }
        if let Some((_, c)) = find_forbidden(read) {
            self.diagnostics.push(
                Diagnostic::new(&diag::file::FORBIDDEN_CHARACTER, span)
                    .with("character", code_point(c)),
            );
        }
    }
}

/// The bytes of a key, with its quotation marks if it has any: the last place between `after`,
/// where what came before it ends, and its value where it stands before a colon. A value that is
/// not there has no place of its own; then it is the first such place. A key that was written with
/// escapes is not found as it reads; what stands first is taken then.
fn key_before(text: &str, key: &str, after: usize, value: usize) -> Range<usize> {
    // Near enough for any real file, and a limit for a hostile one.
    let mut until = value.max(after + LOOK_AHEAD).min(text.len());
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    let rest = text.get(after..until).unwrap_or("");
    let is_key = |at: &usize| {
        let behind = rest[at + key.len()..].trim_start_matches(['"', '\'']);
        !key.is_empty() && behind.trim_start().starts_with(':')
    };
    let between = text.get(after..value).unwrap_or("");
    let last = between.rmatch_indices(key).map(|(at, _)| at).find(is_key);
    let found = last.or_else(|| rest.match_indices(key).map(|(at, _)| at).find(is_key));
    if let Some(at) = found {
        let marks = usize::from(rest[..at].ends_with(['"', '\'']));
        return after + at - marks..after + at + key.len() + marks;
    }
    let start = rest.find(|c: char| !" \n,{}?".contains(c)).unwrap_or(0);
    let length = rest[start..].find([':', '\n']).unwrap_or(0);
    after + start..after + start + length
}

/// A plain scalar over several lines is one text with single spaces.
fn fold(written: &str) -> String {
    if written.contains('\n') {
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        written.trim_end().to_owned()
    }
}

fn bytes(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    let start = span
        .byte_offset()
        .map_or(0, |offset| offset as usize)
        .min(text.len());
    let length = span.byte_len().map_or(0, |length| length as usize);
    start..(start + length).min(text.len())
}

fn structural(error: &Error, text: &str, place: &dyn Fn(Range<usize>) -> Span) -> Diagnostic {
    let location = error.location();
    let range = location.as_ref().map_or(0..0, |location| {
        let range = bytes(location, text);
        if range.start == 0 && location.line() > 1 {
            let start = line_start(text, location.line() as usize);
            start..start
        } else {
            range
        }
    });
    let range = indenting_tab(text)
        .or_else(|| open_quote(error, text, &range))
        .unwrap_or(range);
    let span = place(range.clone());
    if let Error::DuplicateMappingKey { key, .. } = error {
        let key = key
            .clone()
            .unwrap_or_else(|| text.get(range).unwrap_or("").to_owned());
        return Diagnostic::new(&diag::file::DUPLICATE_KEY, span).with("key", key);
    }
    if is_over_budget(error) {
        return Diagnostic::new(&diag::file::YAML_TOO_DEEP, span);
    }
    Diagnostic::new(&diag::file::YAML_SYNTAX, span).with("reason", reason(error, text, &range))
}

/// Whether the parser gave up because of what the text would become, not because of its form.
fn is_over_budget(error: &Error) -> bool {
    let message = error.to_string();
    ["budget", "depth", "recursion"]
        .iter()
        .any(|words| message.contains(words))
}

/// The first tab that stands where indentation belongs. The parser often complains lines earlier.
fn indenting_tab(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t') {
            return Some(start + tab..start + tab + 1);
        }
        start += line.len();
    }
    None
}

/// The quotation mark that is never closed. The parser complains where the next line begins, at
/// the very end, or about the whole; the author must mend the last line with an odd mark.
fn open_quote(error: &Error, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let at_the_end = text.get(range.end..)?.trim().is_empty();
    let message = error.to_string();
    let is_about_quotes = ["quoted scalar", "unclosed quote"]
        .iter()
        .any(|words| message.contains(words));
    if !at_the_end && !is_about_quotes {
        return None;
    }
    // An error without a place is about the whole text.
    let read = if range.end == 0 {
        text
    } else {
        &text[..range.end]
    };
    let mut start = 0;
    let mut found = None;
    for line in read.split_inclusive('\n') {
        if line.matches('"').count() % 2 == 1 {
            found = line.rfind('"').map(|at| start + at..start + at + 1);
        }
        start += line.len();
    }
    found
}

fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum()
}

/// The reason in plain words. The parser's own words are English and speak of tokens; the cases
/// that authors meet get words of their own.
fn reason(error: &Error, text: &str, range: &Range<usize>) -> Words {
    let message = error.to_string();
    let line = &text[text[..range.start].rfind('\n').map_or(0, |at| at + 1)..];
    let line = line.lines().next().unwrap_or("");
    if line.contains('\t') || message.contains("tab") {
        return phrases::file::YAML_TAB;
    }
    if message.contains("anchor") || message.contains("alias") {
        return phrases::file::YAML_REFERENCE;
    }
    if message.contains("multiple documents") || matches!(error, Error::MultipleDocuments { .. }) {
        return phrases::file::YAML_SECOND_DOCUMENT;
    }
    if message.contains("quoted scalar") || line.matches('"').count() % 2 == 1 {
        return phrases::file::YAML_OPEN_QUOTE;
    }
    if message.contains("mapping values are not allowed") || line.matches(": ").count() > 1 {
        return phrases::file::YAML_COLON;
    }
    phrases::file::YAML_STRUCTURE
}
