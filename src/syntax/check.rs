//! Checks the tags of a letter before Tera sees them: only known words, no way to run for ever.

use std::collections::BTreeSet;
use std::ops::Range;

use super::operators::{Expression, Misuse};
use super::tags::{Tag, TagKind, Token, TokenKind};
use super::vocabulary::{CallKind, KEYWORDS, PLACE_ARGUMENT, STATEMENTS, TURN_FUNCTION, VARIABLES};
use crate::diag::{self, Diagnostic, Diagnostics, Entry, FileId, Span, nearest};

/// Blocks and brackets nest at most this deep.
const MAX_DEPTH: usize = 16;

/// Text to put into a tag: `before`, the number of a place, `after`.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// Where, in bytes of the file.
    pub at: usize,
    /// What comes before the number.
    pub before: &'static str,
    /// The place that the number stands for.
    pub place: Option<Range<usize>>,
    /// What comes after the number.
    pub after: &'static str,
}

/// What a check brings besides complaints.
#[derive(Default)]
pub(super) struct Checked {
    /// What to put into tags, ascending.
    pub edits: Vec<Edit>,
    /// From `if` to `endif` and from `for` to `endfor`, outermost ones.
    pub blocks: Vec<Range<usize>>,
    /// Names of included paragraphs, with their places.
    pub includes: Vec<(String, Span)>,
    /// The figures that are asked for by their names under `cijfers:`.
    pub figures: FigureNames,
}

/// The figures that a text asks for by their names under `cijfers:`.
#[derive(Clone, Debug, Default)]
pub struct FigureNames {
    names: BTreeSet<String>,
    /// Whether it names the group as a whole, and so perhaps any of them.
    names_all: bool,
}

impl FigureNames {
    /// Whether it asks for none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.names_all
    }

    /// Whether it asks for this one, or may do so.
    pub fn contains(&self, name: &str) -> bool {
        self.names_all || self.names.contains(name)
    }
}

/// Checks all tags of a text. `figures` are the names under `cijfers:`; `None` checks none.
pub(super) fn check(
    file: FileId,
    text: &str,
    tags: &[Tag],
    figures: Option<&BTreeSet<&str>>,
    diagnostics: &mut Diagnostics,
) -> Checked {
    let mut checker = Checker {
        file,
        text,
        figures,
        diagnostics,
        open: Vec::new(),
        checked: Checked::default(),
    };
    for tag in tags {
        match tag.kind {
            TagKind::Expression => checker.expression(&tag.tokens, tag),
            TagKind::Statement => checker.statement(tag),
            TagKind::Comment | TagKind::Raw => {}
        }
    }
    for open in std::mem::take(&mut checker.open) {
        let end = if open.is_loop {
            "{% endfor %}"
        } else {
            "{% endif %}"
        };
        let block = if open.is_loop { "for" } else { "if" };
        let diagnostic = checker.complaint(&diag::template::UNCLOSED_BLOCK, open.start.clone());
        checker
            .diagnostics
            .push(diagnostic.with("block", block).with("end", end));
    }
    checker.checked
}

struct Open<'a> {
    start: Range<usize>,
    is_loop: bool,
    names: Vec<&'a str>,
    /// Whether the names stand for rows of data, and not for numbers.
    is_over_rows: bool,
}

struct Checker<'a, 'd> {
    file: FileId,
    text: &'a str,
    figures: Option<&'a BTreeSet<&'a str>>,
    diagnostics: &'d mut Diagnostics,
    open: Vec<Open<'a>>,
    checked: Checked,
}

impl<'a> Checker<'a, '_> {
    fn word(&self, token: &Token) -> &'a str {
        &self.text[token.range.clone()]
    }

    fn complaint(&self, entry: &'static Entry, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(entry, Span::new(self.file, range.start, range.end))
    }

    fn statement(&mut self, tag: &Tag) {
        let Some(first) = tag.tokens.first() else {
            let complaint = self.complaint(&diag::template::UNREADABLE_TAG, tag.range.clone());
            self.diagnostics.push(complaint.with("text", "%}"));
            return;
        };
        let name = self.word(first);
        let rest = &tag.tokens[1..];
        match name {
            "if" => {
                self.begin(tag, false, Vec::new());
                self.condition(rest, tag);
            }
            "elif" => self.condition(rest, tag),
            "else" | "break" | "continue" => {}
            "for" => self.for_loop(tag, rest),
            "endif" => self.end(tag, false),
            "endfor" => self.end(tag, true),
            "include" => self.include(rest, tag),
            _ => {
                let complaint = self
                    .complaint(&diag::template::STATEMENT_NOT_ALLOWED, first.range.clone())
                    .suggest(nearest(name, STATEMENTS.iter().copied()))
                    .with("name", name);
                self.diagnostics.push(complaint);
            }
        }
    }

    fn begin(&mut self, tag: &Tag, is_loop: bool, names: Vec<&'a str>) {
        if self.open.len() == MAX_DEPTH {
            let complaint = self.complaint(&diag::template::NESTED_TOO_DEEP, tag.range.clone());
            self.diagnostics.push(complaint.with("limit", MAX_DEPTH));
        }
        self.open.push(Open {
            start: tag.range.clone(),
            is_loop,
            names,
            is_over_rows: true,
        });
    }

    fn end(&mut self, tag: &Tag, is_loop: bool) {
        match self.open.last() {
            Some(open) if open.is_loop == is_loop => {
                let start = open.start.start;
                self.open.pop();
                if self.open.is_empty() {
                    self.checked.blocks.push(start..tag.range.end);
                }
            }
            _ => {
                let (block, end) = if is_loop {
                    ("endfor", "{% for … %}")
                } else {
                    ("endif", "{% if … %}")
                };
                let complaint = self.complaint(&diag::template::UNCLOSED_BLOCK, tag.range.clone());
                self.diagnostics
                    .push(complaint.with("block", block).with("end", end));
            }
        }
    }

    /// `for x in …` and `for key, value in …`.
    fn for_loop(&mut self, tag: &Tag, rest: &[Token]) {
        let position = rest.iter().position(|token| self.word(token) == "in");
        let Some(position) = position else {
            let complaint = self.complaint(&diag::template::UNREADABLE_TAG, tag.range.clone());
            self.diagnostics.push(complaint.with("text", "for"));
            self.begin(tag, true, Vec::new());
            return;
        };
        let names = rest[..position]
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| self.word(token))
            .collect();
        self.expression(&rest[position + 1..], tag);
        self.begin(tag, true, names);
        let over = rest.get(position + 1).map(|token| self.word(token));
        if let (Some("range"), Some(open)) = (over, self.open.last_mut()) {
            open.is_over_rows = false;
        }
        self.checked.edits.push(Edit {
            at: tag.range.end,
            before: const_str_turn(),
            place: Some(tag.range.clone()),
            after: if tag.trims_after { ") -}}" } else { ") }}" },
        });
    }

    /// `include "name"`: only a literal name, so that every include is known beforehand.
    fn include(&mut self, rest: &[Token], tag: &Tag) {
        match rest {
            [only] if only.kind == TokenKind::Text && only.range.len() >= 2 => {
                let name = &self.text[only.range.start + 1..only.range.end - 1];
                let span = Span::new(self.file, only.range.start, only.range.end);
                self.checked.includes.push((name.to_owned(), span));
            }
            _ => {
                let complaint = self.complaint(&diag::template::UNREADABLE_TAG, tag.range.clone());
                self.diagnostics.push(complaint.with("text", "include"));
            }
        }
    }

    fn condition(&mut self, tokens: &[Token], tag: &Tag) {
        self.walk(tokens, tag);
        self.signs(tokens, true);
    }

    fn expression(&mut self, tokens: &[Token], tag: &Tag) {
        self.walk(tokens, tag);
        self.signs(tokens, false);
    }

    /// Reports signs between data, which Tera would misunderstand.
    fn signs(&mut self, tokens: &[Token], is_condition: bool) {
        let over_rows = self.open.iter().filter(|open| open.is_over_rows);
        let rows: Vec<&str> = over_rows.flat_map(|open| open.names.clone()).collect();
        let expression = Expression {
            text: self.text,
            tokens,
            rows: &rows,
            is_condition,
        };
        for misuse in expression.misuses() {
            let (entry, range) = match misuse {
                Misuse::Sign(range) => (&diag::template::SIGN_BETWEEN_DATA, range),
                Misuse::NoCondition(range) => (&diag::template::NO_CONDITION, range),
                Misuse::Number(range) => (&diag::template::AMBIGUOUS_NUMBER, range),
            };
            let text = &self.text[range.clone()];
            self.diagnostics
                .push(self.complaint(entry, range).with("text", text));
        }
    }

    /// Walks over an expression: names, calls, and what is refused.
    fn walk(&mut self, tokens: &[Token], tag: &Tag) {
        if tokens.is_empty() {
            let complaint = self.complaint(&diag::template::UNREADABLE_TAG, tag.range.clone());
            self.diagnostics.push(complaint.with("text", "}}"));
        }
        let mut depth = 0_usize;
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::Symbol('(' | '[') => {
                    depth += 1;
                    if depth == MAX_DEPTH + 1 {
                        let complaint =
                            self.complaint(&diag::template::NESTED_TOO_DEEP, token.range.clone());
                        self.diagnostics.push(complaint.with("limit", MAX_DEPTH));
                    }
                }
                TokenKind::Symbol(')' | ']') => depth = depth.saturating_sub(1),
                // Maps, components, assignments to context and spreads have no use in a letter.
                TokenKind::Symbol('{' | '}' | '@' | ';' | '#' | '$' | '&' | '\\' | '^') => {
                    self.unreadable(token);
                }
                TokenKind::Symbol('<') if index == 0 => self.unreadable(token),
                TokenKind::Word => self.name(tokens, index),
                _ => {}
            }
        }
    }

    fn unreadable(&mut self, token: &Token) {
        let complaint = self
            .complaint(&diag::template::UNREADABLE_TAG, token.range.clone())
            .with("text", self.word(token));
        self.diagnostics.push(complaint);
    }

    fn name(&mut self, tokens: &[Token], index: usize) {
        let token = &tokens[index];
        let name = self.word(token);
        let symbol = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .map(|token| (token.kind, self.word(token)))
        };
        let previous = symbol(index.checked_sub(1));
        let next = symbol(Some(index + 1));
        let calls = next.is_some_and(|(kind, _)| kind == TokenKind::Symbol('('));
        let after_not = previous.is_some_and(|(_, word)| word == "not")
            && symbol(index.checked_sub(2)).is_some_and(|(_, word)| word == "is");
        match previous {
            Some((TokenKind::Symbol('|'), _)) => self.call(CallKind::Filter, tokens, index, calls),
            Some((TokenKind::Word, "is")) if name != "not" => {
                self.call(CallKind::Test, tokens, index, calls);
            }
            _ if after_not => self.call(CallKind::Test, tokens, index, calls),
            Some((TokenKind::Symbol('.'), _)) => {}
            _ if calls => self.call(CallKind::Function, tokens, index, calls),
            // The name of an argument: `uit=`. A comparison has two equals signs.
            _ if is_argument_name(tokens, index) => {}
            _ if name == "for" => self.unreadable(token),
            _ if KEYWORDS.contains(&name) => {}
            _ => self.variable(tokens, index),
        }
    }

    fn variable(&mut self, tokens: &[Token], index: usize) {
        let token = &tokens[index];
        let name = self.word(token);
        let looped: Vec<&str> = self
            .open
            .iter()
            .flat_map(|open| open.names.clone())
            .collect();
        if name != "cijfers" && (VARIABLES.contains(&name) || looped.contains(&name)) {
            return;
        }
        if name != "cijfers" {
            let known: Vec<&str> = VARIABLES.iter().copied().chain(looped).collect();
            let complaint = self
                .complaint(&diag::template::UNKNOWN_VARIABLE, token.range.clone())
                .suggest(nearest(name, known.iter().copied()))
                .with("name", name)
                .with("known", known.join(", "));
            self.diagnostics.push(complaint);
            return;
        }
        let (dot, field) = (tokens.get(index + 1), tokens.get(index + 2));
        let (Some(TokenKind::Symbol('.')), Some(field)) = (dot.map(|dot| dot.kind), field) else {
            self.checked.figures.names_all = true;
            return;
        };
        let figure = self.word(field);
        self.checked.figures.names.insert(figure.to_owned());
        let Some(figures) = self.figures else { return };
        if field.kind == TokenKind::Word && !figures.contains(figure) {
            let complaint = self
                .complaint(&diag::template::UNKNOWN_FIGURE, field.range.clone())
                .suggest(nearest(self.word(field), figures.iter().copied()))
                .with("name", self.word(field));
            self.diagnostics.push(complaint);
        }
    }

    /// A call: its name must be known, its values named; it learns where it stands.
    fn call(&mut self, kind: CallKind, tokens: &[Token], index: usize, has_brackets: bool) {
        let token = &tokens[index];
        let name = self.word(token);
        let Some(callable) = kind.list().iter().find(|callable| callable.name == name) else {
            let known: Vec<&str> = kind.list().iter().map(|callable| callable.name).collect();
            let complaint = self
                .complaint(&diag::template::UNKNOWN_FUNCTION, token.range.clone())
                .suggest(nearest(name, known.iter().copied()))
                .with("name", name)
                .with("kind", kind.words())
                .with("known", known.join(", "));
            self.diagnostics.push(complaint);
            return;
        };
        let place = Some(token.range.clone());
        if !has_brackets {
            let edit = Edit {
                at: token.range.end,
                before: "(__plek=",
                place,
                after: ")",
            };
            self.checked.edits.push(edit);
            return;
        }
        let open = tokens[index + 1].range.end;
        let empty = tokens
            .get(index + 2)
            .is_some_and(|t| t.kind == TokenKind::Symbol(')'));
        let after = if empty { "" } else { ", " };
        self.checked.edits.push(Edit {
            at: open,
            before: "__plek=",
            place,
            after,
        });
        self.arguments(callable, &tokens[index + 2..]);
    }

    /// Each value of a call has a name, or is the only one of a call that names it itself.
    fn arguments(&mut self, callable: &super::vocabulary::Callable, tokens: &[Token]) {
        let mut depth = 0_usize;
        let mut expects = true;
        for (index, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::Symbol(')') if depth == 0 => return,
                TokenKind::Symbol(',') if depth == 0 => {
                    expects = true;
                    continue;
                }
                _ => {}
            }
            if expects && depth == 0 {
                expects = false;
                let named = token.kind == TokenKind::Word && is_argument_name(tokens, index);
                if named && self.word(token).starts_with("__") {
                    self.unreadable(token);
                } else if !named && index == 0 && !callable.unnamed.is_empty() {
                    let before = unnamed_argument(callable.unnamed);
                    let at = token.range.start;
                    self.checked.edits.push(Edit {
                        at,
                        before,
                        place: None,
                        after: "",
                    });
                } else if !named {
                    let complaint = self
                        .complaint(&diag::template::POSITIONAL_ARGUMENT, token.range.clone())
                        .with("name", callable.name)
                        .with("example", callable.example);
                    self.diagnostics.push(complaint);
                }
            }
            match token.kind {
                TokenKind::Symbol('(' | '[') => depth += 1,
                TokenKind::Symbol(')' | ']') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

/// A word, one equals sign, and no second one behind it.
fn is_argument_name(tokens: &[Token], index: usize) -> bool {
    let is = |at: usize, symbol: char| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Symbol(symbol))
    };
    is(index + 1, '=') && !is(index + 2, '=')
}

fn unnamed_argument(name: &'static str) -> &'static str {
    match name {
        "dan" => "dan=",
        "aan" => "aan=",
        _ => "end=",
    }
}

/// The call that counts a turn, up to the number of its place.
fn const_str_turn() -> &'static str {
    const TURN: &str = "{{ __beurt(__plek=";
    debug_assert!(TURN.contains(TURN_FUNCTION) && TURN.contains(PLACE_ARGUMENT));
    TURN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;
    use crate::syntax::tags::scan;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut map = SourceMap::default();
        let file = map.add("x.md", text);
        let mut diagnostics = Diagnostics::default();
        let tags = scan(file, text, 0..text.len(), &mut diagnostics);
        let figures = BTreeSet::from(["start", "nu"]);
        check(file, text, &tags, Some(&figures), &mut diagnostics);
        diagnostics.sorted().iter().map(|d| d.entry.name).collect()
    }

    #[test]
    fn what_letters_use_is_accepted() {
        for text in [
            "{{ cijfers.start }}",
            "{{ cijfers.start | getal }} {{ brief.onderwerp }}",
            "{% if cijfers.start is meer_dan(100) and cijfers.nu is not bekend %}x{% elif true %}y{% else %}z{% endif %}",
            "{% for rij in rijen(uit=\"a\", gemeente=\"Goirle\") %}{{ rij.naam }}{{ loop.index }}{% endfor %}",
            "{{ verschil(van=cijfers.start, naar=cijfer(uit=\"a\", maat=\"b\")) }}",
            "{% include \"privacy\" %}",
            "{{ loop.index == 2 }}",
        ] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_could_remember_or_run_for_ever_is_refused() {
        for (text, code) in [
            ("{% set a = 1 %}", "statement-not-allowed"),
            ("{% set a %}x{% endset %}", "statement-not-allowed"),
            ("{% filter upper %}x", "statement-not-allowed"),
            ("{{ [x for x in brief] }}", "unreadable-tag"),
            (
                "{{ brief | replace(from=\"a\", to=\"b\") }}",
                "unknown-function",
            ),
            ("{{ throw(message=\"x\") }}", "unknown-function"),
            ("{{ __beurt() }}", "unknown-function"),
            ("{{ cijfer(__plek=1) }}", "unreadable-tag"),
            ("{{ <x /> }}", "unreadable-tag"),
        ] {
            assert!(codes(text).contains(&code), "{text}: {:?}", codes(text));
        }
    }

    #[test]
    fn misspelt_names_and_open_blocks_are_reported() {
        assert_eq!(codes("{{ cijfers.strat }}"), ["unknown-figure"]);
        assert_eq!(codes("{{ cijfer.start }}"), ["unknown-variable"]);
        assert_eq!(codes("{{ cijfer(\"wmo\") }}"), ["positional-argument"]);
        assert_eq!(codes("{% if true %}"), ["unclosed-block"]);
        assert_eq!(codes("{% endfor %}"), ["unclosed-block"]);
        assert_eq!(
            codes("{% for a in rijen(uit=\"x\") %}{% endif %}"),
            ["unclosed-block", "unclosed-block"]
        );
    }
}
