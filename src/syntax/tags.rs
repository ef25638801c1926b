//! The tags in a letter: `{{ … }}`, `{% … %}` and `{! … !}`, found and cut into tokens.
//!
//! Tera would find them too, but it stops at the first mistake, speaks English, and has no fuel.
//! Finding them ourselves gives each mistake its place, lets us refuse what could run for ever,
//! and tells where calls stand, so that a function can report at its caller.

use std::ops::Range;

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// `{{ … }}` prints.
    Expression,
    /// `{% … %}` controls.
    Statement,
    /// `{! … !}` says nothing.
    Comment,
    /// From `{% raw %}` to `{% endraw %}`: text that looks like tags.
    Raw,
}

/// A tag, with ranges in the text of its file.
#[derive(Clone, Debug)]
pub struct Tag {
    /// What it does.
    pub kind: TagKind,
    /// From its first brace to its last.
    pub range: Range<usize>,
    /// Whether it eats the white space before it (`{%-`).
    pub trims_before: bool,
    /// Whether it eats the white space after it (`-%}`).
    pub trims_after: bool,
    /// What stands in it; empty for comments and raw text.
    pub tokens: Vec<Token>,
}

/// A token in a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands in the text of its file.
    pub range: Range<usize>,
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or keyword.
    Word,
    /// A text between quotation marks.
    Text,
    /// A number.
    Number,
    /// One character of punctuation.
    Symbol(char),
}

/// Finds all tags in a part of a file. Unclosed tags and typographic quotation marks in tags are
/// reported; such tags are left out.
pub fn scan(
    file: FileId,
    text: &str,
    part: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = part.start;
    while let Some(start) = next_open(text, at..part.end) {
        let opening = &text[start..start + 2];
        let (kind, closing) = match opening {
            "{{" => (TagKind::Expression, "}}"),
            "{%" => (TagKind::Statement, "%}"),
            _ => (TagKind::Comment, "!}"),
        };
        let Some(end) = find_close(text, start + 2..part.end, closing, kind) else {
            let span = Span::new(file, start, start + 2);
            diagnostics.push(
                Diagnostic::new(&diag::template::UNCLOSED_TAG, span)
                    .with("open", opening)
                    .with("close", closing),
            );
            at = start + 2;
            continue;
        };
        at = end + 2;
        let mut tag = Tag {
            kind,
            range: start..end + 2,
            trims_before: text[start + 2..end].starts_with('-'),
            trims_after: text[start + 2..end].ends_with('-') && end > start + 3,
            tokens: Vec::new(),
        };
        if kind == TagKind::Comment {
            tags.push(tag);
            continue;
        }
        let inner = start + 2 + usize::from(tag.trims_before)..end - usize::from(tag.trims_after);
        let Some(tokens) = tokens(file, text, inner, diagnostics) else {
            continue;
        };
        tag.tokens = tokens;
        let is_raw = matches!(&tag.tokens[..], [only] if &text[only.range.clone()] == "raw");
        if kind == TagKind::Statement && is_raw {
            match find_end_raw(text, at..part.end) {
                Some(after) => {
                    tag.kind = TagKind::Raw;
                    tag.range.end = after;
                    tag.tokens.clear();
                    at = after;
                }
                None => {
                    let span = Span::new(file, tag.range.start, tag.range.end);
                    diagnostics.push(
                        Diagnostic::new(&diag::template::UNCLOSED_BLOCK, span)
                            .with("block", "raw")
                            .with("end", "endraw"),
                    );
                }
            }
        }
        tags.push(tag);
    }
    tags
}

fn next_open(text: &str, part: Range<usize>) -> Option<usize> {
    let mut at = part.start;
    while let Some(found) = text[at..part.end].find('{') {
        let start = at + found;
        match text.as_bytes().get(start + 1) {
            Some(b'{' | b'%' | b'!') if start + 1 < part.end => return Some(start),
            _ => at = start + 1,
        }
    }
    None
}

/// The start of the closing braces. A tag may span lines but not an empty line: past that, the
/// author forgot to close it, and so it is where the next one opens. Braces inside a quoted text do
/// not count.
fn find_close(text: &str, part: Range<usize>, closing: &str, kind: TagKind) -> Option<usize> {
    let body = &text[part.clone()];
    if kind == TagKind::Comment {
        return body.find(closing).map(|found| part.start + found);
    }
    let mut quote: Option<char> = None;
    let mut characters = body.char_indices().peekable();
    while let Some((index, c)) = characters.next() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) if c == '\n' => return body.find(closing).map(|found| part.start + found),
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if body[index..].starts_with(closing) => return Some(part.start + index),
            None if ["{{", "{%", "{!"]
                .iter()
                .any(|open| body[index..].starts_with(open)) =>
            {
                return None;
            }
            None if c == '\n' && matches!(characters.peek(), Some((_, '\n'))) => return None,
            None => {}
        }
    }
    None
}

fn find_end_raw(text: &str, part: Range<usize>) -> Option<usize> {
    let mut at = part.start;
    while let Some(found) = text[at..part.end].find("{%") {
        let start = at + found;
        let end = start + text[start..part.end].find("%}")?;
        if text[start + 2..end].trim_matches(['-', ' ', '\t', '\n']) == "endraw" {
            return Some(end + 2);
        }
        at = end;
    }
    None
}

/// The tokens between the braces; `None` after reporting what Tera could not read.
fn tokens(
    file: FileId,
    text: &str,
    inner: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = inner.start;
    let mut readable = true;
    while at < inner.end {
        let rest = &text[at..inner.end];
        let Some(c) = rest.chars().next() else { break };
        let length_while = |fits: fn(char) -> bool| -> usize {
            rest.chars()
                .take_while(|c| fits(*c))
                .map(char::len_utf8)
                .sum()
        };
        let (kind, length) = match c {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            '"' | '\'' | '`' => {
                let body = &rest[1..];
                let close = body.find(c).map_or(rest.len(), |found| found + 2);
                (TokenKind::Text, close)
            }
            '0'..='9' => (
                TokenKind::Number,
                length_while(|c| c.is_ascii_digit() || c == '.'),
            ),
            c if c.is_alphabetic() || c == '_' => (
                TokenKind::Word,
                length_while(|c| c.is_alphanumeric() || c == '_'),
            ),
            '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' => {
                let span = Span::new(file, at, at + c.len_utf8());
                diagnostics.push(
                    Diagnostic::new(&diag::template::TYPOGRAPHIC_QUOTE, span)
                        .with("quote", c.to_string()),
                );
                readable = false;
                at += c.len_utf8();
                continue;
            }
            c if c.is_ascii_punctuation() => (TokenKind::Symbol(c), 1),
            c => {
                let span = Span::new(file, at, at + c.len_utf8());
                diagnostics.push(
                    Diagnostic::new(&diag::template::UNREADABLE_TAG, span)
                        .with("text", c.to_string()),
                );
                readable = false;
                at += c.len_utf8();
                continue;
            }
        };
        tokens.push(Token {
            kind,
            range: at..at + length,
        });
        at += length;
    }
    readable.then_some(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;

    fn scan_text(text: &str) -> (Vec<Tag>, Vec<&'static str>) {
        let mut map = SourceMap::default();
        let file = map.add("x.md", text);
        let mut diagnostics = Diagnostics::default();
        let tags = scan(file, text, 0..text.len(), &mut diagnostics);
        let codes = diagnostics.sorted().iter().map(|d| d.entry.name).collect();
        (tags, codes)
    }

    #[test]
    fn tags_comments_and_raw_text_are_told_apart() {
        let text = "a {{ x }} {%- if y -%} {! {{ geen tag }} !} {% raw %}{{ ook niet }}{% endraw %} {# kop }";
        let (tags, codes) = scan_text(text);
        let kinds: Vec<TagKind> = tags.iter().map(|tag| tag.kind).collect();
        assert_eq!(
            kinds,
            [
                TagKind::Expression,
                TagKind::Statement,
                TagKind::Comment,
                TagKind::Raw
            ]
        );
        assert!(tags[1].trims_before && tags[1].trims_after);
        assert_eq!(
            &text[tags[3].range.clone()],
            "{% raw %}{{ ook niet }}{% endraw %}"
        );
        assert!(codes.is_empty());
    }

    #[test]
    fn braces_in_a_quoted_text_do_not_close_a_tag() {
        let (tags, _) = scan_text(r#"{{ meervoud(een="}}", meer='x') }} en verder"#);
        assert_eq!(tags[0].range, 0..34);
        assert_eq!(tags[0].tokens.len(), 10);
    }

    #[test]
    fn word_processor_quotes_and_open_tags_are_reported() {
        assert_eq!(
            scan_text("{{ cijfer(uit=“wmo”) }}").1,
            ["typographic-quote", "typographic-quote"]
        );
        assert_eq!(
            scan_text("een {{ x\n\nen {% if").1,
            ["unclosed-tag", "unclosed-tag"]
        );
        assert_eq!(scan_text("{% raw %} x").1, ["unclosed-block"]);
        let (tags, codes) = scan_text("In {{ x } en {{ y }}");
        assert_eq!((tags.len(), codes), (1, vec!["unclosed-tag"]));
    }
}
