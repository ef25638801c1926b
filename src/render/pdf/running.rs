//! Running text as its template reads it: words, and words with something to them.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::notation::HARD_SPACE;
use crate::model::{Inline, LinkTarget, SourceEntry, month_name};
use crate::render::html::escape::is_of_the_web;

use super::body::Body;

/// A piece of running text: words, or words with something to them.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Run<'a> {
    Words(Cow<'a, str>),
    Marked(Marked<'a>),
}

#[derive(Serialize)]
#[serde(tag = "s")]
pub(super) enum Marked<'a> {
    #[serde(rename = "nadruk")]
    Emphasis { i: Vec<Run<'a>> },
    #[serde(rename = "vet")]
    Strong { i: Vec<Run<'a>> },
    #[serde(rename = "doorgehaald")]
    Strikethrough { i: Vec<Run<'a>> },
    #[serde(rename = "code")]
    Code { t: Cow<'a, str> },
    /// A word that may be divided.
    #[serde(rename = "woord")]
    LongWord { t: Cow<'a, str> },
    /// A figure that leads to its source.
    #[serde(rename = "cijfer")]
    Figure { t: &'a str, naar: &'a str },
    #[serde(rename = "adres")]
    Address { naar: String, i: Vec<Run<'a>> },
    #[serde(rename = "anker")]
    Anchor { naar: &'a str, i: Vec<Run<'a>> },
    #[serde(rename = "taal")]
    Language {
        taal: String,
        regio: Option<String>,
        i: Vec<Run<'a>>,
    },
    /// A footnote: where it is first referred to, and again.
    #[serde(rename = "noot")]
    Footnote { n: u32, weer: bool },
    #[serde(rename = "regeleinde")]
    LineBreak,
}

impl<'a> Body<'a> {
    pub(super) fn runs(&mut self, content: &'a [Inline]) -> Vec<Run<'a>> {
        let mut runs = Vec::with_capacity(content.len());
        for inline in content {
            self.run(inline, &mut runs);
        }
        runs
    }

    fn run(&mut self, inline: &'a Inline, runs: &mut Vec<Run<'a>>) {
        let marked = match inline {
            Inline::Text { text } => return words(runs, composed(text)),
            Inline::Figure { figure } => {
                let Some(figure) = self.letter.figures.get(*figure) else {
                    return;
                };
                let entry = figure.provenance.first().map(|first| first.entry.as_str());
                let listed = |source: &SourceEntry| Some(source.anchor.as_str()) == entry;
                match entry {
                    Some(entry) if !self.in_link && self.letter.sources.iter().any(listed) => {
                        Marked::Figure {
                            t: &figure.text,
                            naar: entry,
                        }
                    }
                    _ => return words(runs, composed(&figure.text)),
                }
            }
            Inline::Emphasis { content } => Marked::Emphasis {
                i: self.runs(content),
            },
            Inline::Strong { content } => Marked::Strong {
                i: self.runs(content),
            },
            Inline::Strikethrough { content } => Marked::Strikethrough {
                i: self.runs(content),
            },
            Inline::Code { text } => Marked::Code { t: composed(text) },
            Inline::Link { target, content } => {
                let outer = std::mem::replace(&mut self.in_link, true);
                let mut inside = self.runs(content);
                self.in_link = outer;
                match self.link_target(target) {
                    Some(Target::Address(naar)) if !outer => Marked::Address { naar, i: inside },
                    Some(Target::Anchor(naar)) if !outer => Marked::Anchor { naar, i: inside },
                    _ => return runs.append(&mut inside),
                }
            }
            Inline::Language { language, content } => {
                let (taal, regio) = super::sheet::language(language);
                Marked::Language {
                    taal,
                    regio,
                    i: self.runs(content),
                }
            }
            Inline::FootnoteReference { number } => {
                // A note that is not there has nothing to say.
                if self.letter.footnotes.len() < *number as usize {
                    return;
                }
                Marked::Footnote {
                    n: *number,
                    weer: !self.noted.insert(*number),
                }
            }
            Inline::LineBreak => Marked::LineBreak,
        };
        runs.push(Run::Marked(marked));
    }

    fn link_target(&self, target: &'a LinkTarget) -> Option<Target<'a>> {
        let inside = |address: &str, anchor: &Option<String>| {
            let mut url = format!("{}{address}", self.site.base_url);
            if let Some(anchor) = anchor {
                url.push('#');
                url.push_str(anchor);
            }
            Target::Address(url)
        };
        match target {
            LinkTarget::External { url } => {
                let is_mail = url.to_ascii_lowercase().starts_with("mailto:");
                let address = web(Some(url)).or(is_mail.then_some(url.as_str()))?;
                Some(Target::Address(address.trim().to_owned()))
            }
            LinkTarget::Letter {
                address, anchor, ..
            }
            | LinkTarget::Page { address, anchor } => Some(inside(address, anchor)),
            LinkTarget::Anchor { anchor } => {
                let wanted = self.wanted.contains(anchor.as_str());
                wanted.then_some(Target::Anchor(anchor))
            }
        }
    }
}

enum Target<'a> {
    Address(String),
    Anchor(&'a str),
}

/// Running text as pieces: a long word may be divided and stands by itself.
///
/// Typst would divide any word, at every place that the patterns of the language allow. That reads less
/// well, and the search for the best lines takes twice as long.
pub(super) fn words<'a>(runs: &mut Vec<Run<'a>>, text: Cow<'a, str>) {
    let mut start = 0;
    for (at, word) in long_words(&text) {
        if at > start {
            runs.push(Run::Words(piece(&text, start..at)));
        }
        let end = at + word;
        runs.push(Run::Marked(Marked::LongWord {
            t: piece(&text, at..end),
        }));
        start = end;
    }
    if start == 0 {
        runs.push(Run::Words(text));
    } else if start < text.len() {
        runs.push(Run::Words(piece(&text, start..text.len())));
    }
}

fn piece<'a>(text: &Cow<'a, str>, range: std::ops::Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
}

/// A word of fewer letters is not divided.
const DIVIDED: usize = 11;

/// The long words of a text: where each begins, and how many bytes it takes.
fn long_words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if text.len() < DIVIDED {
        return found;
    }
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.len() >= DIVIDED && word.chars().count() >= DIVIDED {
            found.push((at, word.len()));
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// An address that leads to the web; no other is a link.
pub(super) fn web(url: Option<&str>) -> Option<&str> {
    url.map(str::trim).filter(|url| is_of_the_web(url))
}

/// No word is longer than this without a place to break it; the measure holds about 70 characters.
const LONGEST_WORD: usize = 40;

/// How many characters of a longer word stand together.
const PIECE: usize = 20;

/// Text as it is set on paper: a day stays with its month, and a very long word, such as an address,
/// gets places where it may be broken. They cannot be seen.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    match with_days_kept(text) {
        Cow::Borrowed(text) => broken(text),
        Cow::Owned(kept) => Cow::Owned(broken(&kept).into_owned()),
    }
}

/// `22 maart` with a space that does not end a line.
fn with_days_kept(text: &str) -> Cow<'_, str> {
    let is_day = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + 1..]);
        before.ends_with(|c: char| c.is_ascii_digit())
            && (1..=12).any(|month| after.starts_with(month_name(month)))
    };
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let mut found = spaces.filter(is_day).peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len() + 4);
    let mut done = 0;
    for at in found {
        kept.push_str(&text[done..at]);
        kept.push(HARD_SPACE);
        done = at + 1;
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

fn broken(text: &str) -> Cow<'_, str> {
    let is_long = |word: &str| word.len() > LONGEST_WORD && word.chars().count() > LONGEST_WORD;
    if text.len() <= LONGEST_WORD || !text.split(char::is_whitespace).any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(text.len() + 64);
    for word in text.split_inclusive(char::is_whitespace) {
        if !is_long(word) {
            broken.push_str(word);
            continue;
        }
        let mut since = 0;
        for c in word.chars() {
            broken.push(c);
            since += 1;
            let is_joint = since > 3 && matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '#');
            if is_joint || since == PIECE {
                broken.push(ZERO_WIDTH_SPACE);
                since = 0;
            }
        }
    }
    Cow::Owned(broken)
}

/// Where a line may end without a hyphen.
const ZERO_WIDTH_SPACE: char = '\u{200b}';
