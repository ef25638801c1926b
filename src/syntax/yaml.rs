//! YAML as a tree in which every key and value knows its place.
//!
//! A tree of our own, and not typed structs, because a typed reader stops at the first wrong
//! value: an author wants all of them at once. Scalars keep the text that was typed, so that
//! `0344` stays a code and `4.142` can be told from 4142.

use std::fmt;
use std::ops::Range;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Error, Location, Spanned};

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, Words, nearest};
use crate::model::{Date, Period, parse_date};
use crate::syntax::characters::{code_point, find_forbidden};

/// Nesting deeper than this is refused.
const MAX_DEPTH: usize = 32;
/// More keys and values than this in one file are refused: 64 MB of rows has fewer.
const MAX_NODES: usize = 20_000_000;

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

/// Reads one YAML document. `place` turns a range of bytes of `text` into a place in the author's
/// file (a front matter begins somewhere, a fenced request came out of a template). An empty
/// document is `None` without a complaint. A structural mistake is reported once, at its place.
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
    let says_nothing = |line: &str| matches!(line.trim_start().chars().next(), None | Some('#'));
    if text.lines().all(says_nothing) {
        return None;
    }
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => {
            let mut converter = Converter {
                text,
                place,
                diagnostics,
            };
            Some(converter.convert(raw))
        }
        Err(error) => {
            diagnostics.push(structural(&error, text, place));
            None
        }
    }
}

/// What serde hands over, before places are worked out.
enum Raw {
    Scalar(String),
    Sequence(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<String>, Spanned<Raw>)>),
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
}

impl Converter<'_> {
    fn convert(&mut self, raw: Spanned<Raw>) -> Node {
        let span = (self.place)(bytes(&raw.referenced, self.text));
        let value = match raw.value {
            Raw::Scalar(read) => {
                let written = self.text.get(bytes(&raw.defined, self.text)).unwrap_or("");
                let plain = !written.starts_with(['"', '\'', '|', '>']);
                let text = if plain { fold(written) } else { read };
                self.check_escapes(written, &text, span);
                Value::Scalar { text, plain }
            }
            Raw::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| self.convert(item)).collect())
            }
            Raw::Mapping(entries) => {
                let mut converted = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let range = bytes(&key.referenced, self.text);
                    let span = (self.place)(range.clone());
                    let written = self.text.get(range).unwrap_or("");
                    self.check_escapes(written, &key.value, span);
                    converted.push((Located::new(key.value, span), self.convert(value)));
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
    Diagnostic::new(&diag::file::YAML_SYNTAX, span).with("reason", reason(error, text, &range))
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
    for line in text.split_inclusive('\n') {
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
        return Words::new(
            "er staat een tab; spring in met spaties",
            "there is a tab; indent with spaces",
        );
    }
    if message.contains("budget") || message.contains("depth") || message.contains("recursion") {
        return Words::new(
            "het is te diep genest of te groot",
            "it is nested too deeply or too large",
        );
    }
    if message.contains("anchor") || message.contains("alias") {
        return Words::new(
            "een verwijzing (*naam) klopt niet; zet tekst die met * of & begint tussen aanhalingstekens",
            "a reference (*name) is wrong; put text that begins with * or & between quotation marks",
        );
    }
    if message.contains("multiple documents") || matches!(error, Error::MultipleDocuments { .. }) {
        return Words::new("er staat een tweede „---”", "there is a second “---”");
    }
    if message.contains("quoted scalar") || line.matches('"').count() % 2 == 1 {
        return Words::new(
            "een aanhalingsteken is niet gesloten",
            "a quotation mark is not closed",
        );
    }
    if message.contains("mapping values are not allowed") || line.matches(": ").count() > 1 {
        return Words::new(
            "een tekst met een dubbele punt hoort tussen aanhalingstekens",
            "a text with a colon belongs between quotation marks",
        );
    }
    Words::new("de opbouw klopt hier niet", "the structure is wrong here")
}

/// Words for the shape of a value, for messages.
fn shape(node: &Node) -> Words {
    match &node.value {
        Value::Scalar { text, .. } if is_empty_text(text) => Words::new("niets", "nothing"),
        Value::Scalar { .. } => Words::new("een enkele waarde", "a single value"),
        Value::Sequence(_) => Words::new("een lijst", "a list"),
        Value::Mapping(_) => Words::new("een groep sleutels", "a group of keys"),
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
            .with("found", shape(self))
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
                diagnostics.push(self.wrong_type(Words::new("een tekst", "a text")));
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
                diagnostics
                    .push(self.wrong_type(Words::new("een groep sleutels", "a group of keys")));
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
                diagnostics.push(self.wrong_type(Words::new("een lijst", "a list")));
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
            diagnostics.push(self.wrong_type(Words::new("„ja” of „nee”", "“ja” or “nee”")));
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
            diagnostics.push(self.wrong_type(Words::new(
                "een geheel getal dat niet te groot is",
                "a whole number that is not too large",
            )));
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
        let written = text.value.to_lowercase().replace('_', " ");
        if let Some((choice, _)) = choices.iter().find(|(_, word)| *word == written) {
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
        Some(Mapping {
            span: self.span,
            entries: self.entries(diagnostics)?,
            asked: Vec::new(),
        })
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

/// Reads a group key by key and knows at the end which keys nobody asked for.
pub struct Mapping<'a> {
    /// Where the group stands.
    pub span: Span,
    entries: &'a [(Located<String>, Node)],
    asked: Vec<&'a str>,
}

impl<'a> Mapping<'a> {
    /// The value of a key, if it is there.
    pub fn optional(&mut self, key: &'a str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, node)| node)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<&'a Node> {
        let node = self.optional(key);
        if node.is_none() {
            diagnostics
                .push(Diagnostic::new(&diag::file::MISSING_KEY, self.key_span()).with("key", key));
        }
        node
    }

    /// The keys that were not asked for, with their values, in the order of the file. They count
    /// as known from here on.
    pub fn others(&mut self) -> Vec<(&'a Located<String>, &'a Node)> {
        let asked = std::mem::take(&mut self.asked);
        let others = self
            .entries
            .iter()
            .filter(|(name, _)| !asked.contains(&name.value.as_str()))
            .map(|(name, node)| (name, node))
            .collect();
        self.entries = &[];
        others
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for (name, _) in self.entries {
            if self.asked.contains(&name.value.as_str()) {
                continue;
            }
            diagnostics.push(
                Diagnostic::new(&diag::file::UNKNOWN_KEY, name.span)
                    .suggest(nearest(&name.value, self.asked.iter().copied()))
                    .with("key", name.value.as_str())
                    .with("known", self.asked.join(", ")),
            );
        }
    }

    /// A small place for a complaint about the group as a whole: its first key.
    pub fn key_span(&self) -> Span {
        self.entries
            .first()
            .map_or(self.span, |(name, _)| name.span)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::diag::{Language, SourceMap};

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let mut map = SourceMap::default();
        let file = map.add("data/proef.yaml", text);
        let mut diagnostics = Diagnostics::default();
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let node = parse(text, &place, &mut diagnostics);
        (node, shown(&diagnostics, &map))
    }

    fn shown(diagnostics: &Diagnostics, map: &SourceMap) -> Vec<String> {
        let show = |d: &&Diagnostic| {
            let at = map.line_column(d.primary);
            format!(
                "{}:{} {} {}",
                at.line,
                at.column,
                d.entry.code,
                d.message(Language::Dutch)
            )
        };
        diagnostics.sorted().iter().map(show).collect()
    }

    fn scalar(node: &Node) -> &str {
        match &node.value {
            Value::Scalar { text, .. } => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn scalars_keep_the_text_that_was_typed() {
        let text = "a: 0344\nb: 4.142\nc: NO\nd: \"1_000\"\ne: 1_000\nf: {g: één}\nh: ja # noot\ni: lange\n  tekst\nj: *x\n".replace("j: *x\n", "k: &x 5\nl: *x\n");
        let (node, messages) = read(&text);
        assert_eq!(messages, Vec::<String>::new());
        let Value::Mapping(entries) = node.unwrap().value else {
            panic!()
        };
        let values: Vec<&str> = entries
            .iter()
            .filter(|(k, _)| k.value != "f")
            .map(|(_, n)| scalar(n))
            .collect();
        assert_eq!(
            values,
            [
                "0344",
                "4.142",
                "NO",
                "1_000",
                "1_000",
                "ja",
                "lange tekst",
                "5",
                "5"
            ]
        );
        assert_eq!(&text[entries[1].1.span.range()], "4.142");
        assert_eq!(&text[entries[5].0.span.range()], "f");
    }

    #[test]
    fn structural_mistakes_are_reported_at_their_line() {
        for (text, expected) in [
            (
                "a: 1\nb: 2\na: 3\n",
                "3:1 RB105 de sleutel „a” staat hier voor de tweede keer",
            ),
            ("a: 1\n\tb: 2\n", "2:1 RB104"),
            ("a: \"open\nb: 2\n", "1:4 RB104"),
            ("a: [x, \"open]\nb: 2\n", "1:8 RB104"),
            ("a: \"open\n", "1:4 RB104"),
            ("titel: zorg: nu\n", "1:"),
            (
                "a: \"x\\uE000\"\n",
                "1:4 RB102 hier staat een teken dat niet in tekst hoort (U+E000)",
            ),
            ("\"\\u202E\": 1\n", "1:1 RB102"),
        ] {
            let (_, messages) = read(text);
            assert_eq!(messages.len(), 1, "{text}");
            assert!(messages[0].contains(expected), "{text:?}: {}", messages[0]);
        }
    }

    #[test]
    fn nesting_and_alias_bombs_are_refused() {
        let deep = format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000));
        let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (previous, name) in ('a'..'i').zip('b'..='i') {
            let alias = format!("*{previous}");
            bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![alias; 9].join(",")));
        }
        for text in [deep, bomb] {
            let (node, messages) = read(&text);
            assert!(node.is_none());
            assert!(messages[0].contains("RB104"), "{}", messages[0]);
        }
    }

    #[test]
    fn all_wrong_values_are_reported_at_once() {
        let text = "datum: 30-02-2023\naantl: 3\nsoort: tabell\nnaam:\n";
        let mut map = SourceMap::default();
        let file = map.add("x.yaml", text);
        let mut diagnostics = Diagnostics::default();
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let node = parse(text, &place, &mut diagnostics).unwrap();
        let mut mapping = node.mapping(&mut diagnostics).unwrap();
        mapping
            .required("datum", &mut diagnostics)
            .unwrap()
            .date(&mut diagnostics);
        mapping
            .required("soort", &mut diagnostics)
            .unwrap()
            .choice(&[((), "tabel"), ((), "fasen")], &mut diagnostics);
        mapping
            .required("naam", &mut diagnostics)
            .unwrap()
            .text(&mut diagnostics);
        mapping.optional("aantal");
        mapping.required("bron", &mut diagnostics);
        mapping.finish(&mut diagnostics);
        let shown = shown(&diagnostics, &map).join("\n");
        assert_eq!(
            shown,
            "1:1 RB107 hier ontbreekt „bron”\n\
             1:8 RB109 „30-02-2023” is geen bestaande datum\n\
             2:1 RB106 de sleutel „aantl” is hier niet bekend\n\
             3:8 RB112 „tabell” is hier geen bekende keuze\n\
             4:5 RB108 hier hoort een tekst, niet niets"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_reader_panic(text in "([-{}\\[\\]:, a-zé\"'#&*|>!%@\\\\\n\t]|[^\u{0}]){0,60}") {
            read(&text);
        }

        #[test]
        fn every_place_is_inside_the_text_and_every_plain_scalar_stands_there(
            text in "([a-zé]{1,4}: ([a-z0-9.é]{1,6}|\\[[a-z0-9é]{1,4}, [0-9]{1,3}\\]|\\{[a-z]{1,3}: [é0-9]{1,3}\\})\n){0,5}",
        ) {
            fn walk(node: &Node, text: &str) {
                let written = text.get(node.span.range());
                assert!(written.is_some(), "{:?}", node.span);
                match &node.value {
                    Value::Scalar { text, .. } => assert_eq!(written, Some(text.as_str())),
                    Value::Sequence(items) => items.iter().for_each(|item| walk(item, text)),
                    Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
                        assert_eq!(text.get(key.span.range()), Some(key.value.as_str()));
                        walk(value, text);
                    }),
                }
            }
            if let (Some(node), _) = read(&text) {
                walk(&node, &text);
            }
        }
    }
}
