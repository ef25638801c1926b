//! Signs that a tag puts between data: `cijfers.nu == 41`, `cijfers.nu > 10`.
//!
//! Tera sees markers where we see figures, so it would compare and calculate with the markers: `==`
//! would always be false, and `{% if cijfers.nu %}` always true, without a word. What data are
//! compared and calculated with is our own tests and functions, which know units and withheld
//! values. Signs between other things (`loop.index > 1`) stay.

use std::ops::Range;

use super::tags::{Token, TokenKind};
use super::vocabulary::{CallKind, VARIABLES};

/// What is wrong with a sign or a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misuse {
    /// A sign between data.
    Sign(Range<usize>),
    /// Data that stand for a condition themselves.
    NoCondition(Range<usize>),
    /// A number that could be thousands or decimals.
    Number(Range<usize>),
}

/// An expression of a tag, with the names that stand for rows of data around it.
pub(super) struct Expression<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub rows: &'a [&'a str],
    /// Whether it is the condition of an `if`.
    pub is_condition: bool,
}

impl Expression<'_> {
    /// Everything that is wrong, in the order of the text.
    pub fn misuses(&self) -> Vec<Misuse> {
        let mut found = Vec::new();
        // For each open bracket whether it belongs to a call or a list.
        let mut brackets: Vec<bool> = Vec::new();
        let mut index = 0;
        while let Some(token) = self.tokens.get(index) {
            match token.kind {
                TokenKind::Symbol('(') => brackets.push(self.calls(index)),
                TokenKind::Symbol('[') => brackets.push(true),
                TokenKind::Symbol(')' | ']') => {
                    brackets.pop();
                }
                TokenKind::Number if is_grouped(self.word(index)) => {
                    found.push(Misuse::Number(token.range.clone()));
                }
                _ => {}
            }
            if let Some(length) = self.sign(index) {
                if self.data_before(index) || self.data_from(index + length).is_some() {
                    let end = self.tokens[index + length - 1].range.end;
                    found.push(Misuse::Sign(token.range.start..end));
                }
                index += length;
                continue;
            }
            let in_group = !brackets.contains(&true);
            if self.is_condition
                && in_group
                && self.begins_operand(index)
                && let Some(last) = self.data_from(index)
                && self.ends_operand(last + 1)
            {
                let end = self.tokens[last].range.end;
                found.push(Misuse::NoCondition(token.range.start..end));
            }
            index += 1;
        }
        found
    }

    fn word(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.text[token.range.clone()])
    }

    fn is_word(&self, index: usize) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_symbol(&self, index: usize, symbol: char) -> bool {
        self.tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Symbol(symbol))
    }

    fn calls(&self, bracket: usize) -> bool {
        const GROUPING: [&str; 5] = ["and", "or", "not", "in", "if"];
        bracket > 0 && self.is_word(bracket - 1) && !GROUPING.contains(&self.word(bracket - 1))
    }

    /// How many tokens the sign has that stands here. One equals sign names an argument.
    fn sign(&self, index: usize) -> Option<usize> {
        match self.tokens[index].kind {
            TokenKind::Symbol('=' | '!') => self.is_symbol(index + 1, '=').then_some(2),
            TokenKind::Symbol('<' | '>') => Some(1 + usize::from(self.is_symbol(index + 1, '='))),
            TokenKind::Symbol('+' | '-' | '*' | '/' | '%') => Some(1),
            TokenKind::Word if self.word(index) == "in" => Some(1),
            _ => None,
        }
    }

    /// Whether what ends before a sign is data.
    fn data_before(&self, sign: usize) -> bool {
        // `not in` is one sign.
        let parts = 1 + usize::from(sign > 0 && self.word(sign - 1) == "not");
        let Some(last) = sign.checked_sub(parts) else {
            return false;
        };
        let name = if self.is_symbol(last, ')') {
            match self.opening(last).and_then(|open| open.checked_sub(1)) {
                Some(name) if self.is_word(name) => name,
                _ => return false,
            }
        } else {
            last
        };
        let mut root = name;
        while root >= 2 && self.is_symbol(root - 1, '.') && self.is_word(root - 2) {
            root -= 2;
        }
        if root >= 1 && self.is_symbol(root - 1, '|') {
            return self.word(root) != "length";
        }
        if root >= 1 && matches!(self.word(root - 1), "is" | "not") && name != last {
            return false;
        }
        self.is_data(root, name != last)
    }

    /// The last token of the data that begin here; `None` for anything else.
    fn data_from(&self, first: usize) -> Option<usize> {
        if !self.is_word(first) {
            return None;
        }
        let calls = self.is_symbol(first + 1, '(');
        if !self.is_data(first, calls) {
            return None;
        }
        if calls {
            return self.closing(first + 1);
        }
        let mut last = first;
        while self.is_symbol(last + 1, '.') && self.is_word(last + 2) {
            last += 2;
        }
        Some(last)
    }

    fn is_data(&self, root: usize, calls: bool) -> bool {
        let name = self.word(root);
        if calls {
            let functions = CallKind::Function.list();
            return functions.iter().any(|function| function.name == name)
                && !matches!(name, "range" | "rijen");
        }
        self.is_word(root) && (VARIABLES.contains(&name) || self.rows.contains(&name))
    }

    fn begins_operand(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return true;
        };
        self.is_symbol(before, '(') || matches!(self.word(before), "and" | "or" | "not")
    }

    fn ends_operand(&self, index: usize) -> bool {
        index >= self.tokens.len()
            || self.is_symbol(index, ')')
            || matches!(self.word(index), "and" | "or")
    }

    fn opening(&self, closing: usize) -> Option<usize> {
        let mut depth = 0_usize;
        (0..=closing).rev().find(|index| {
            if self.is_symbol(*index, ')') {
                depth += 1;
            } else if self.is_symbol(*index, '(') {
                depth -= 1;
            }
            depth == 0
        })
    }

    fn closing(&self, opening: usize) -> Option<usize> {
        let mut depth = 0_usize;
        (opening..self.tokens.len()).find(|index| {
            if self.is_symbol(*index, '(') {
                depth += 1;
            } else if self.is_symbol(*index, ')') {
                depth -= 1;
            }
            depth == 0
        })
    }
}

/// `1.000`: Dutch thousands, or one with three decimals.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split('.');
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len()) && rest.peek().is_some() && rest.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::super::tags::scan;
    use super::{Expression, Misuse};
    use crate::diag::{Diagnostics, SourceMap};

    /// What is wrong in the condition of an `if`, each as the text that it stands at.
    fn check(condition: &str) -> Vec<String> {
        let text = format!("{{% if {condition} %}}");
        let mut map = SourceMap::default();
        let file = map.add("x.md", text.as_str());
        let tags = scan(file, &text, 0..text.len(), &mut Diagnostics::default());
        let expression = Expression {
            text: &text,
            tokens: &tags[0].tokens[1..],
            rows: &["rij"],
            is_condition: true,
        };
        let misuses = expression.misuses().into_iter();
        misuses
            .map(|misuse| {
                let (Misuse::Sign(range) | Misuse::NoCondition(range) | Misuse::Number(range)) =
                    misuse;
                text[range].to_owned()
            })
            .collect()
    }

    #[test]
    fn data_are_not_compared_by_signs() {
        assert_eq!(check("cijfers.nu == 41"), ["=="]);
        assert_eq!(check("10 < cijfers.nu"), ["<"]);
        assert_eq!(check("rij.naam != \"Fase 1\""), ["!="]);
        assert_eq!(check("brief.aan not in [\"Raad\"]"), ["in"]);
        assert_eq!(check("verschil(van=cijfers.a, naar=cijfers.b) > 0"), [">"]);
        assert_eq!(
            check("(cijfers.nu | getal) is bekend and cijfers.a - 1 > 0"),
            ["-"]
        );
        assert_eq!(check("cijfers.nu | getal >= 1"), [">="]);
    }

    #[test]
    fn data_are_no_condition_themselves() {
        assert_eq!(check("cijfers.nu"), ["cijfers.nu"]);
        assert_eq!(
            check("not rij.einde and brief.aan"),
            ["rij.einde", "brief.aan"]
        );
        assert_eq!(check("(cijfer(uit=\"a\"))"), ["cijfer(uit=\"a\")"]);
    }

    #[test]
    fn thousands_are_not_taken_for_decimals() {
        assert_eq!(check("cijfers.nu is meer_dan(1.000)"), ["1.000"]);
        assert_eq!(check("cijfers.nu is meer_dan(1.000.000)"), ["1.000.000"]);
    }

    #[test]
    fn what_is_right_stays() {
        for condition in [
            "cijfers.nu is meer_dan(1000)",
            "cijfers.nu is not meer_dan(12.5) or cijfers.a is bekend",
            "cijfers.nu is minder_dan(cijfers.a)",
            "not cijfers.nu is bekend",
            "loop.index > 1 and not loop.last",
            "loop.index + 1 == 2",
            "rijen(uit=\"a\") | length > 1",
            "verschil(van=cijfers.a, naar=cijfers.b) is gedaald",
            "true",
        ] {
            assert_eq!(check(condition), Vec::<String>::new(), "{condition}");
        }
    }
}
