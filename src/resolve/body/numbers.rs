//! The numbers of charts and tables, and the words by which running text speaks of them: `figuur 2`.

use std::ops::Range;

use super::Builder;
use crate::diag::{self, Diagnostic, Span};
use crate::model::Inline;
use crate::syntax::markdown;

/// What is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Chart,
    Table,
}

/// The words by which people speak of what is numbered; the first of each is its own.
const WORDS: [(&str, Noun); 4] = [
    ("figuur", Noun::Chart),
    ("grafiek", Noun::Chart),
    ("fig.", Noun::Chart),
    ("tabel", Noun::Table),
];

/// Without their first letters, which may be capitals.
const PARTS: [&str; 4] = ["iguur", "rafiek", "ig.", "abel"];

impl Noun {
    fn of(word: &str) -> Option<Noun> {
        let found = WORDS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word));
        found.map(|(_, noun)| *noun)
    }

    /// The word above it.
    fn word(self) -> &'static str {
        match self {
            Noun::Chart => "figuur",
            Noun::Table => "tabel",
        }
    }

    /// How an author refers to it.
    fn link(self, id: &str) -> String {
        format!("[{}](#{id})", self.word())
    }
}

/// A chart or table by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) noun: Noun,
    pub(super) number: u32,
}

impl Numbered {
    fn words(self) -> String {
        format!("{} {}", self.noun.word(), self.number)
    }

    /// The words of a link to it: "figuur" becomes "figuur 1", for the number is known only here.
    /// The complaint when they say another number, or call a chart a table.
    pub(super) fn reference(
        self,
        content: &mut [Inline],
        id: &str,
        span: Span,
    ) -> Option<Diagnostic> {
        let [Inline::Text { text }] = content else {
            return None;
        };
        let found = text.clone();
        let (said, number) = match Noun::of(text) {
            Some(noun) => {
                text.push('\u{a0}');
                text.push_str(&self.number.to_string());
                (noun, self.number)
            }
            None => match typed(text).as_slice() {
                [(noun, number, at)] if *at == (0..text.len()) => (*noun, *number),
                _ => return None,
            },
        };
        let is_right = said == self.noun && number == self.number;
        (!is_right).then(|| {
            Diagnostic::new(&diag::table::OTHER_NUMBER, span)
                .with("found", found)
                .with("id", id)
                .with("what", self.words())
                .with("link", self.noun.link(id))
        })
    }
}

/// How many charts and tables were met.
#[derive(Default)]
pub(super) struct Numbers {
    charts: u32,
    tables: u32,
}

impl Numbers {
    fn count(&mut self, noun: Noun) -> &mut u32 {
        match noun {
            Noun::Chart => &mut self.charts,
            Noun::Table => &mut self.tables,
        }
    }

    /// The number of one more.
    pub(super) fn next(&mut self, noun: Noun) -> Numbered {
        let count = self.count(noun);
        *count += 1;
        Numbered {
            noun,
            number: *count,
        }
    }
}

impl Builder<'_, '_> {
    /// Reports numbers of charts and tables that were typed by hand and that there are none of.
    pub(super) fn check_typed_numbers(
        &mut self,
        content: &[markdown::Inline],
        range: &Range<usize>,
    ) {
        for inline in content {
            match inline {
                markdown::Inline::Text(text) => {
                    for (noun, number, at) in typed(text) {
                        if !(1..=*self.numbers.count(noun)).contains(&number) {
                            self.no_such_number(noun, &text[at], range);
                        }
                    }
                }
                markdown::Inline::Emphasis(inside)
                | markdown::Inline::Strong(inside)
                | markdown::Inline::Strikethrough(inside) => {
                    self.check_typed_numbers(inside, range);
                }
                // What a link says is checked with what it leads to.
                markdown::Inline::Link { .. }
                | markdown::Inline::Code(_)
                | markdown::Inline::FootnoteReference(..)
                | markdown::Inline::LineBreak => {}
            }
        }
    }

    fn no_such_number(&mut self, noun: Noun, words: &str, block: &Range<usize>) {
        // Words have no place of their own: they are found again in their block.
        let source = self.expanded.text.get(block.clone()).unwrap_or_default();
        let found = source.find(words).filter(|_| self.cell.is_none());
        let range = match found {
            Some(at) => block.start + at..block.start + at + words.len(),
            None => block.clone(),
        };
        let span = self.place(range);
        let ids = self.ids.iter();
        let last = ids
            .filter_map(|(id, (_, numbered))| Some((id, (*numbered)?)))
            .filter(|(_, numbered)| numbered.noun == noun)
            .max_by_key(|(_, numbered)| numbered.number);
        let id = last.map_or("id", |(id, _)| id).to_owned();
        self.complain(
            Diagnostic::new(&diag::table::NO_SUCH_NUMBER, span)
                .with("where", self.writing.kind.this())
                .with("what", words.replace('\u{a0}', " "))
                .with("link", noun.link(&id)),
        );
    }
}

/// The numbers of charts and tables in a text, each with its place: "figuur 2", "tabel 3". Those of
/// other documents are left out: "tabel 2.1", "figuur 3 van het jaarverslag".
fn typed(text: &str) -> Vec<(Noun, u32, Range<usize>)> {
    let mut found = Vec::new();
    // Hardly any text speaks of charts and tables.
    if !PARTS.iter().any(|part| text.contains(part)) {
        return found;
    }
    let mut words = pieces(text).peekable();
    while let Some((start, word)) = words.next() {
        let Some(noun) = Noun::of(word.trim_start_matches(['(', '„', '“', '‘'])) else {
            continue;
        };
        let Some((at, next)) = words.peek().copied() else {
            break;
        };
        let digits = next.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = next.split_at(digits.unwrap_or(next.len()));
        let ends = rest.chars().all(|c| ".,;:!?)”’".contains(c));
        let Ok(number) = digits.parse::<u32>() else {
            continue;
        };
        words.next();
        let after = words.peek().map(|(_, word)| *word);
        let is_of_other = rest.is_empty()
            && after.is_some_and(|word| ["van", "uit", "in", "bij", "op"].contains(&word));
        if ends && !is_of_other {
            let opened = word.len() - word.trim_start_matches(['(', '„', '“', '‘']).len();
            found.push((noun, number, start + opened..at + digits.len()));
        }
    }
    found
}

/// The pieces of a text between white space, with where each begins.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_space = |c: char| c.is_whitespace();
    let pieces = text.split(is_space).filter(|piece| !piece.is_empty());
    pieces.map(|piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
}

#[cfg(test)]
mod tests {
    use super::{Noun, typed};

    #[test]
    fn numbers_are_found_with_their_places() {
        let text = "Zie figuur 2, (tabel 10) en Grafiek\u{a0}3.";
        let found: Vec<_> = typed(text)
            .into_iter()
            .map(|(noun, number, at)| (noun, number, &text[at]))
            .collect();
        let expected = [
            (Noun::Chart, 2, "figuur 2"),
            (Noun::Table, 10, "tabel 10"),
            (Noun::Chart, 3, "Grafiek\u{a0}3"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn other_documents_and_other_numbers_are_left_alone() {
        for text in [
            "tabel 2.1 hieronder",
            "figuur 3 van het jaarverslag",
            "tabel 4a",
            "de tabel 's avonds",
            "figuur",
            "tabel 99999999999999999999",
            "in tabel 3 uit de bijlage",
        ] {
            assert_eq!(typed(text), [], "{text}");
        }
    }
}
