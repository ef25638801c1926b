//! Text for people, in the two languages that the program speaks.

use super::phrases::value;

/// The language of messages to authors. Pages and letters are always Dutch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// One text in Dutch and in English. Both are always written together, so that neither is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    nl: &'static str,
    en: &'static str,
}

impl Words {
    /// Pairs a Dutch and an English text; only the catalogue does.
    pub(super) const fn new(nl: &'static str, en: &'static str) -> Words {
        Words { nl, en }
    }

    /// The text in one language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Dutch => self.nl,
            Language::English => self.en,
        }
    }

    /// Whether there is no text at all.
    pub const fn is_empty(self) -> bool {
        self.nl.is_empty()
    }

    /// Fills the placeholder `{name}`.
    pub fn with(self, name: &'static str, value: impl Into<Argument>) -> Phrase {
        Phrase::from(self).with(name, value)
    }

    /// The text in one language, each `{placeholder}` replaced by its argument. Braces that hold no
    /// name of an argument stay as they are: they belong to what a message quotes.
    ///
    /// What an author typed is shown on one line, short, and with `�` for control characters, so
    /// that a message cannot play tricks on a terminal.
    pub fn fill(self, language: Language, arguments: &[(&str, Argument)]) -> String {
        let template = self.get(language);
        let mut filled = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let tail = &rest[open + 1..];
            let argument = tail.split_once('}').and_then(|(name, after)| {
                let (_, argument) = arguments.iter().find(|(known, _)| *known == name)?;
                Some((argument, after))
            });
            match argument {
                Some((argument, after)) => {
                    filled.push_str(&argument.show(language));
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = tail;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

/// Words together with what fills their placeholders, for what is said later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    words: Words,
    arguments: Vec<(&'static str, Argument)>,
}

impl Phrase {
    /// Fills the placeholder `{name}`.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Phrase {
        self.arguments.push((name, value.into()));
        self
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> String {
        self.words.fill(language, &self.arguments)
    }
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Phrase {
        Phrase {
            words,
            arguments: Vec::new(),
        }
    }
}

/// A word for what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noun {
    /// For one.
    pub one: Words,
    /// For none, two and more.
    pub many: Words,
}

impl Noun {
    /// A number with its noun: `1 brief`, `2 brieven`.
    pub fn count(self, count: usize) -> Argument {
        Argument::Count(count, self)
    }
}

/// What fills a `{placeholder}` of a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Something an author wrote or a name; the same in every language.
    Text(String),
    /// The same, each between the quotation marks of the language.
    Quoted(Vec<String>),
    /// Words of ours.
    Words(Words),
    /// The same, with what fills their placeholders.
    Phrase(Box<Phrase>),
    /// A number, its thousands as the language writes them.
    Number(usize),
    /// A number of things.
    Count(usize, Noun),
}

impl Argument {
    /// The argument in one language, as it may stand in a message.
    pub fn show(&self, language: Language) -> String {
        match self {
            Argument::Text(text) => clean(text),
            Argument::Quoted(texts) => {
                let quoted = |text: &String| value::QUOTED.with("text", text).get(language);
                texts.iter().map(quoted).collect::<Vec<_>>().join(", ")
            }
            Argument::Words(words) => words.get(language).to_owned(),
            Argument::Phrase(phrase) => phrase.get(language),
            Argument::Number(number) => grouped(*number, language),
            Argument::Count(count, noun) => {
                let words = if *count == 1 { noun.one } else { noun.many };
                format!("{} {}", grouped(*count, language), words.get(language))
            }
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Argument {
        Argument::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Argument {
        Argument::Number(number as usize)
    }
}

impl From<Words> for Argument {
    fn from(words: Words) -> Argument {
        Argument::Words(words)
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Argument {
        Argument::Phrase(Box::new(phrase))
    }
}

/// A number with a mark between its thousands.
fn grouped(number: usize, language: Language) -> String {
    let mark = match language {
        Language::Dutch => '.',
        Language::English => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// How much of one argument a message shows, in characters: a list of names fits, a letter does not.
const SHOWN: usize = 240;

/// An author's text as it may stand in a message: on one line, short, without control characters.
fn clean(text: &str) -> String {
    let mut cleaned: String = text.chars().take(SHOWN).map(printable).collect();
    if text.chars().nth(SHOWN).is_some() {
        cleaned.push('…');
    }
    cleaned
}

/// A character as it may stand in a message: nothing that a terminal would act upon.
pub(super) fn printable(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, Language, Words};
    use crate::diag::phrases::noun;

    #[test]
    fn placeholders_are_filled_and_other_braces_stay() {
        let words = Words::new("{a} en {{ b }}, {a: …} {", "{a}, {{ b }}");
        let arguments = [("a", Argument::from("x{b}")), ("b", Argument::from("y"))];
        assert_eq!(
            words.fill(Language::Dutch, &arguments),
            "x{b} en {{ b }}, {a: …} {"
        );
        assert_eq!(words.fill(Language::English, &arguments), "x{b}, {{ b }}");
    }

    #[test]
    fn a_count_has_its_noun_and_a_quotation_its_marks() {
        let shown = |argument: &Argument| {
            [Language::Dutch, Language::English].map(|language| argument.show(language))
        };
        assert_eq!(shown(&noun::CELL.count(1)), ["1 cel", "1 cell"]);
        assert_eq!(shown(&noun::CELL.count(0)), ["0 cellen", "0 cells"]);
        assert_eq!(
            shown(&noun::CELL.count(1000)),
            ["1.000 cellen", "1,000 cells"]
        );
        assert_eq!(
            shown(&Argument::from(123_456_usize)),
            ["123.456", "123,456"]
        );
        assert_eq!(shown(&Argument::from(999_usize)), ["999", "999"]);
        let typed = Argument::Quoted(vec!["a\u{1b}\nb".to_owned(), "c".to_owned()]);
        assert_eq!(shown(&typed), ["„a\u{fffd} b”, „c”", "“a\u{fffd} b”, “c”"]);
    }
}
