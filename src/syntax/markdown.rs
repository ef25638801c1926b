//! Markdown as a tree with places: what letters may hold, and nothing else.
//!
//! Raw HTML, images, addresses that run programs, and markers of data where only literal text can
//! stand are reported here, since only the parser knows where text is text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::marker;
use crate::diag::{self, Diagnostic, Diagnostics, Entry, Span};

/// Blocks nest at most this deep.
const MAX_DEPTH: usize = 12;

/// A text as a tree.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its footnotes by label, in the order of the text.
    pub footnotes: Vec<(String, Range<usize>, Vec<Block>)>,
}

/// A block, with the bytes of the text that it came from.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading with its own id, if it has one.
    Heading {
        /// 1 to 6.
        level: u8,
        /// `{#id}`.
        id: Option<String>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with its first number, if it is ordered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quote.
    Quote(Vec<Block>),
    /// Terms with their meanings.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// A fenced block: its first word, and the bytes and text of its content.
    Fence {
        /// The word behind the fence; may be empty.
        word: String,
        /// The bytes of the content.
        content: Range<usize>,
        /// The content.
        text: String,
    },
    /// A pipe table: head and rows.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// A line across.
    Rule,
}

/// A piece of running text.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words; may hold markers of values.
    Text(String),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Strongly stressed.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// Literal text.
    Code(String),
    /// A link, with the bytes of the whole of it.
    Link {
        /// Where it leads.
        destination: String,
        /// Its bytes.
        range: Range<usize>,
        /// What it says.
        content: Vec<Inline>,
    },
    /// A reference to a footnote by its label, with its bytes.
    FootnoteReference(String, Range<usize>),
    /// A new line in the paragraph.
    LineBreak,
}

/// Reads Markdown. `place` turns bytes of the text into a place in an author's file.
pub fn parse(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    diagnostics: &mut Diagnostics,
) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut builder = Builder {
        place,
        diagnostics,
        document: Document::default(),
        open: Vec::new(),
        too_deep: false,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.document
}

/// Something that has begun and not ended.
struct Open<'e> {
    tag: Tag<'e>,
    range: Range<usize>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    definitions: Vec<(Vec<Inline>, Vec<Vec<Block>>)>,
    literal: String,
    content: Option<Range<usize>>,
}

struct Builder<'e, 'd> {
    place: &'d dyn Fn(Range<usize>) -> Span,
    diagnostics: &'d mut Diagnostics,
    document: Document,
    open: Vec<Open<'e>>,
    too_deep: bool,
}

impl<'e> Builder<'e, '_> {
    fn complain(&mut self, entry: &'static Entry, range: Range<usize>) {
        let span = (self.place)(range);
        self.diagnostics.push(Diagnostic::new(entry, span));
    }

    fn event(&mut self, event: Event<'e>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.words(&text, range),
            Event::Code(code) => {
                if marker::has_value(&code) {
                    self.complain(&diag::text::DATA_IN_LITERAL, range);
                }
                self.inline(Inline::Code(code.into_string()));
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.complain(&diag::text::RAW_HTML, range);
            }
            Event::FootnoteReference(label) => {
                self.inline(Inline::FootnoteReference(label.into_string(), range));
            }
            Event::SoftBreak => self.inline(Inline::Text(" ".to_owned())),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => self.block(Block {
                range,
                kind: BlockKind::Rule,
            }),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'e>, range: Range<usize>) {
        if let Tag::Image { .. } = tag {
            self.complain(&diag::text::IMAGE, range.clone());
        }
        // A list and its item are two; a quote is as much of a level as both.
        let deeper = match tag {
            Tag::BlockQuote(_) => self
                .open
                .iter()
                .filter(|open| matches!(open.tag, Tag::BlockQuote(_)))
                .count(),
            _ => 0,
        };
        if self.open.len() + deeper > 2 * MAX_DEPTH && !self.too_deep {
            self.too_deep = true;
            self.complain(&diag::text::NESTED_TOO_DEEP, range.clone());
        }
        self.open.push(Open {
            tag,
            range,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            head: Vec::new(),
            rows: Vec::new(),
            definitions: Vec::new(),
            literal: String::new(),
            content: None,
        });
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if let Some(open) = self.open.last_mut()
            && let Tag::CodeBlock(_) = open.tag
        {
            open.literal.push_str(words);
            let content = open.content.get_or_insert(range.clone());
            content.end = range.end;
            return;
        }
        if let Some(Inline::Text(text)) = self.open.last_mut().and_then(|o| o.inlines.last_mut()) {
            text.push_str(words);
            return;
        }
        self.inline(Inline::Text(words.to_owned()));
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(open) = self.open.last_mut() {
            if let (Inline::Text(words), Some(Inline::Text(before))) =
                (&inline, open.inlines.last_mut())
            {
                before.push_str(words);
                return;
            }
            open.inlines.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        // What is nested too deeply is reported and dropped, so that no later stage recurses far.
        if self.too_deep && self.open.len() > 2 * MAX_DEPTH {
            return;
        }
        match self.open.last_mut() {
            Some(open) => open.blocks.push(block),
            None => self.document.blocks.push(block),
        }
    }

    /// A tight list item has words without a paragraph around them.
    fn loose_words(open: &mut Open<'_>) {
        if !open.inlines.is_empty() {
            let content = std::mem::take(&mut open.inlines);
            let block = Block {
                range: open.range.clone(),
                kind: BlockKind::Paragraph(content),
            };
            open.blocks.push(block);
        }
    }

    fn end(&mut self, end: TagEnd) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        // Words before a nested list in a tight item come before it.
        if matches!(
            end,
            TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Table
        ) && let Some(parent) = self.open.last_mut()
        {
            Self::loose_words(parent);
        }
        let range = open.range.clone();
        let kind = match open.tag {
            Tag::Paragraph => BlockKind::Paragraph(open.inlines),
            Tag::Heading { level, ref id, .. } => {
                let id = id.as_ref().map(|id| id.to_string());
                if id.as_ref().is_some_and(|id| marker::has_value(id)) {
                    self.complain(&diag::text::DATA_IN_LITERAL, range.clone());
                }
                BlockKind::Heading {
                    level: level_number(level),
                    id,
                    content: open.inlines,
                }
            }
            Tag::BlockQuote(_) => BlockKind::Quote(open.blocks),
            Tag::CodeBlock(kind) => {
                let word = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or("").to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                if marker::has_value(&open.literal) {
                    self.complain(&diag::text::DATA_IN_LITERAL, range.clone());
                }
                let content = open.content.unwrap_or(range.end..range.end);
                BlockKind::Fence {
                    word,
                    content,
                    text: open.literal,
                }
            }
            Tag::List(start) => BlockKind::List(start, open.items),
            Tag::Item => {
                Self::loose_words(&mut open);
                return self.parent(|parent| parent.items.push(open.blocks));
            }
            Tag::FootnoteDefinition(label) => {
                let footnote = (label.into_string(), range, open.blocks);
                return self.document.footnotes.push(footnote);
            }
            Tag::DefinitionList => BlockKind::Definitions(open.definitions),
            Tag::DefinitionListTitle => {
                return self.parent(|p| p.definitions.push((open.inlines, Vec::new())));
            }
            Tag::DefinitionListDefinition => {
                Self::loose_words(&mut open);
                return self.parent(|parent| {
                    if let Some((_, meanings)) = parent.definitions.last_mut() {
                        meanings.push(open.blocks);
                    }
                });
            }
            Tag::Table(_) => BlockKind::Table(open.head, open.rows),
            Tag::TableHead => return self.parent(|parent| parent.head = open.cells),
            Tag::TableRow => return self.parent(|parent| parent.rows.push(open.cells)),
            Tag::TableCell => return self.parent(|parent| parent.cells.push(open.inlines)),
            Tag::Emphasis => return self.inline(Inline::Emphasis(open.inlines)),
            Tag::Strong => return self.inline(Inline::Strong(open.inlines)),
            Tag::Strikethrough => return self.inline(Inline::Strikethrough(open.inlines)),
            Tag::Link { dest_url, .. } => {
                return self.link(dest_url.into_string(), range, open.inlines);
            }
            // Reported at their start; their words stay as text.
            Tag::Image { .. } | Tag::Superscript | Tag::Subscript => {
                return open
                    .inlines
                    .into_iter()
                    .for_each(|inline| self.inline(inline));
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => return,
        };
        self.block(Block { range, kind });
    }

    fn parent(&mut self, give: impl FnOnce(&mut Open<'e>)) {
        if let Some(parent) = self.open.last_mut() {
            give(parent);
        }
    }

    fn link(&mut self, destination: String, range: Range<usize>, content: Vec<Inline>) {
        if marker::has_value(&destination) {
            self.complain(&diag::text::DATA_IN_LITERAL, range.clone());
        } else if let Some(scheme) = refused_scheme(&destination) {
            let span = (self.place)(range.clone());
            self.diagnostics
                .push(Diagnostic::new(&diag::text::REFUSED_LINK, span).with("scheme", scheme));
        }
        if is_empty(&content) {
            self.complain(&diag::text::EMPTY_LINK, range.clone());
        }
        self.inline(Inline::Link {
            destination,
            range,
            content,
        });
    }
}

fn is_empty(content: &[Inline]) -> bool {
    content
        .iter()
        .all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()))
}

/// The scheme of an address that may not stand in a letter. Browsers ignore control characters and
/// spaces in a scheme, so we do too.
pub fn refused_scheme(destination: &str) -> Option<String> {
    let bare: String = destination
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    let (scheme, _) = bare.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let scheme = scheme.to_lowercase();
    let allowed = matches!(
        scheme.as_str(),
        "http" | "https" | "mailto" | "brief" | "pagina" | "taal"
    );
    (is_scheme && !allowed).then_some(scheme)
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;

    fn read(text: &str) -> (Document, Vec<(&'static str, String)>) {
        let mut map = SourceMap::default();
        let file = map.add("x.md", text);
        let mut diagnostics = Diagnostics::default();
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let document = parse(text, &place, &mut diagnostics);
        let found = diagnostics
            .sorted()
            .iter()
            .map(|d| (d.entry.name, map.slice(d.primary).to_owned()))
            .collect();
        (document, found)
    }

    #[test]
    fn a_letter_becomes_a_tree() {
        let text = "## Kop {#kop}\n\nTekst met *nadruk*, een [link](https://a.nl) en een noot[^1].\n\n1. een\n2. twee\n   - diep\n\n[^1]: De noot.\n\n```grafiek\nid: x\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nterm\n: uitleg\n";
        let (document, found) = read(text);
        assert_eq!(found, []);
        let kinds: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Heading { id, .. } => {
                    assert_eq!(id.as_deref(), Some("kop"));
                    "kop"
                }
                BlockKind::Paragraph(_) => "alinea",
                BlockKind::List(start, items) => {
                    assert_eq!((*start, items.len(), items[1].len()), (Some(1), 2, 2));
                    "lijst"
                }
                BlockKind::Fence {
                    word,
                    content,
                    text: inner,
                } => {
                    assert_eq!((word.as_str(), inner.as_str()), ("grafiek", "id: x\n"));
                    assert_eq!(&text[content.clone()], "id: x\n");
                    "blok"
                }
                BlockKind::Table(head, rows) => {
                    assert_eq!((head.len(), rows.len()), (2, 1));
                    "tabel"
                }
                BlockKind::Definitions(items) => {
                    assert_eq!(items[0].1.len(), 1);
                    "begrippen"
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            kinds,
            ["kop", "alinea", "lijst", "blok", "tabel", "begrippen"]
        );
        assert_eq!(document.footnotes.len(), 1);
    }

    #[test]
    fn what_could_harm_a_reader_is_refused() {
        let text = "a <b>x</b>\n\n[k](javascript:alert(1)) [d](data:text/html,x) [j](JaVa%0Ascript:x) ![p](p.png) [](https://a.nl)\n\n<script>x</script>\n";
        let (_, found) = read(text);
        let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "raw-html",
                "raw-html",
                "refused-link",
                "refused-link",
                "image",
                "empty-link",
                "raw-html"
            ]
        );
        assert_eq!(
            refused_scheme("java\u{1}script:alert(1)").as_deref(),
            Some("javascript")
        );
        assert_eq!(refused_scheme("#fasen"), None);
        assert_eq!(refused_scheme("brief:RIB-2019-001#fasen"), None);
        assert_eq!(refused_scheme("pagina:over-deze-site#wie"), None);
    }

    #[test]
    fn data_stays_out_of_literal_places() {
        let value = marker::value(3);
        for text in [
            format!("`{value}`"),
            format!("[x](https://a.nl/{value})"),
            format!("```\n{value}\n```"),
            format!("## Kop {{#k{value}}}"),
        ] {
            assert_eq!(read(&text).1[0].0, "data-in-literal", "{text}");
        }
        assert_eq!(read(&format!("**{value}** en | {value} |")).1, []);
    }

    #[test]
    fn deep_nesting_is_reported_and_dropped() {
        let (_, found) = read(&format!("{} diep", ">".repeat(5_000)));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "nested-too-deep-in-letter");
    }
}
