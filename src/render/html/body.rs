//! The body of a letter or page: its tree of blocks and running text as HTML, in one string.
//!
//! Written here and not by a page template, because it is a tree and because it is most of a page.
//! Ids that this file makes up hold a point (`noot.1`); an author's anchors never do, so the two
//! cannot meet.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::chart::Drawings;
use crate::model::{
    Block, Document, Footnote, Inline, LinkTarget, ListItem, PassageChange, Quantity, SourceEntry,
    notation,
};

use super::downloads::Downloads;
use super::escape;
use super::passage::{Marks, opening};

/// Writes the parts of one letter or page.
pub(super) struct Body<'a> {
    pub(super) document: Document<'a>,
    /// The way from the page to the site's front, such as `../../../`.
    pub(super) root: &'a str,
    pub(super) downloads: Downloads<'a>,
    drawings: &'a [Drawings],
    pub(super) html: String,
    /// How passages are marked; not at all on free pages.
    pub(super) marks: Option<&'a Marks>,
    /// What happened to the passages that a correction changed.
    pub(super) changes: BTreeMap<&'a str, PassageChange>,
    /// How often each footnote was referred to so far; each reference gets a way back.
    references: BTreeMap<u32, u32>,
    /// Whether we are inside a link: HTML allows no link in a link.
    in_link: bool,
}

/// How the paragraphs of a small part (an item, a cell) are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paragraphs {
    /// Their words only, without an element around them.
    Bare,
    /// Each as a paragraph.
    Full,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        document: Document<'a>,
        root: &'a str,
        downloads: Downloads<'a>,
        drawings: &'a [Drawings],
    ) -> Body<'a> {
        Body {
            document,
            root,
            downloads,
            drawings,
            html: String::with_capacity(32 * 1024),
            marks: None,
            changes: BTreeMap::new(),
            references: BTreeMap::new(),
            in_link: false,
        }
    }

    /// What was written since the last time.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.html)
    }

    pub(super) fn push(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape::text(&mut self.html, text);
    }

    /// Writes what has a [`Write`] form and holds no markup: numbers.
    pub(super) fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.html, "{number}");
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading {
                anchor,
                level,
                content,
            } => self.heading(anchor, *level, content),
            Block::Paragraph { anchor, content } => {
                self.open("p", anchor.as_deref());
                self.change(anchor.as_deref());
                self.inlines(content);
                if let Some(anchor) = anchor {
                    self.mark(anchor);
                }
                self.push("</p>\n");
                if let Some(anchor) = anchor {
                    self.passage_line("p", anchor, content);
                }
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks } => {
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.push("</blockquote>\n");
            }
            Block::Definitions { items } => self.definitions(items),
            Block::Code { text } => {
                self.push("<pre><code>");
                self.text(text);
                self.push("</code></pre>\n");
            }
            Block::Rule => self.push("<hr>\n"),
            Block::Chart { chart } => {
                let drawn = self
                    .document
                    .charts
                    .get(*chart)
                    .zip(self.drawings.get(*chart));
                if let Some((chart, drawings)) = drawn {
                    self.chart(chart, drawings);
                }
            }
            Block::Table { table } => {
                if let Some(table) = self.document.tables.get(*table) {
                    self.table(table);
                }
            }
        }
    }

    /// A heading is a link to itself, so that a passage can be cited; quiet, by the style sheet.
    fn heading(&mut self, anchor: &'a str, level: u8, content: &'a [Inline]) {
        let level = level.clamp(2, 6);
        // It is no part of what the heading is called.
        self.change_above(anchor);
        self.push("<h");
        self.number(level);
        self.push(" id=\"");
        self.text(anchor);
        self.push("\"");
        self.class_of_change(anchor, true);
        self.push(">");
        if has_own_link(content) {
            self.inlines(content);
        } else {
            self.push("<a class=\"zelf\" href=\"#");
            self.text(anchor);
            self.push("\">");
            self.inside_link(content);
            self.push("</a>");
        }
        self.push("</h");
        self.number(level);
        self.push(">\n");
    }

    fn list(&mut self, start: Option<u64>, items: &'a [ListItem]) {
        match start {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(first) => {
                self.push("<ol start=\"");
                self.number(first);
                self.push("\">\n");
            }
        }
        for item in items {
            self.open("li", item.anchor.as_deref());
            self.change(item.anchor.as_deref());
            self.small_part(&item.blocks);
            if let Some(anchor) = &item.anchor {
                self.mark(anchor);
                self.passage_line("span", anchor, opening(&item.blocks));
            }
            self.push("</li>\n");
        }
        self.push(if start.is_some() {
            "</ol>\n"
        } else {
            "</ul>\n"
        });
    }

    fn definitions(&mut self, items: &'a [(Vec<Inline>, Vec<Vec<Block>>)]) {
        self.push("<dl class=\"begrippen\">\n");
        for (term, meanings) in items {
            self.push("<dt>");
            self.inlines(term);
            self.push("</dt>\n");
            for meaning in meanings {
                self.push("<dd>");
                self.small_part(meaning);
                self.push("</dd>\n");
            }
        }
        self.push("</dl>\n");
    }

    /// The blocks of an item or a cell. One plain paragraph, perhaps with a list under it, needs
    /// no element of its own.
    pub(super) fn small_part(&mut self, blocks: &'a [Block]) {
        let plain = match blocks {
            [Block::Paragraph { anchor: None, .. }, rest @ ..] => {
                rest.iter().all(|block| matches!(block, Block::List { .. }))
            }
            _ => false,
        };
        let paragraphs = if plain {
            Paragraphs::Bare
        } else {
            Paragraphs::Full
        };
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } if paragraphs == Paragraphs::Bare => {
                    self.inlines(content);
                }
                other => {
                    if self.html.ends_with(|c: char| c != '\n' && c != '>') {
                        self.push("\n");
                    }
                    self.block(other);
                }
            }
        }
    }

    pub(super) fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Emphasis { content } => self.wrap("em", content),
            Inline::Strong { content } => self.wrap("strong", content),
            Inline::Strikethrough { content } => self.wrap("s", content),
            Inline::Code { text } => {
                self.push("<code>");
                self.text(text);
                self.push("</code>");
            }
            Inline::Link { target, content } => self.link(target, content),
            Inline::Language { language, content } => {
                self.push("<span lang=\"");
                self.text(language);
                self.push("\">");
                self.inlines(content);
                self.push("</span>");
            }
            Inline::Figure { figure } => self.figure(*figure),
            Inline::FootnoteReference { number } => self.footnote_reference(*number),
            Inline::LineBreak => self.push("<br>\n"),
        }
    }

    fn wrap(&mut self, element: &str, content: &'a [Inline]) {
        self.open(element, None);
        self.inlines(content);
        self.push("</");
        self.push(element);
        self.push(">");
    }

    fn open(&mut self, element: &str, anchor: Option<&str>) {
        self.push("<");
        self.push(element);
        if let Some(anchor) = anchor {
            self.push(" id=\"");
            self.text(anchor);
            self.push("\"");
            self.class_of_change(anchor, true);
        }
        self.push(">");
    }

    fn link(&mut self, target: &'a LinkTarget, content: &'a [Inline]) {
        let external = match target {
            LinkTarget::External { url } => match escape::address(url) {
                Some(address) => Some(address),
                None => return self.inlines(content),
            },
            _ => None,
        };
        if self.in_link {
            return self.inlines(content);
        }
        self.push("<a href=\"");
        match target {
            LinkTarget::External { .. } => {
                self.push(external.as_deref().unwrap_or(""));
                self.push("\" rel=\"external");
            }
            LinkTarget::Letter {
                address, anchor, ..
            }
            | LinkTarget::Page { address, anchor } => {
                self.push(self.root);
                self.text(address);
                self.push("index.html");
                if let Some(anchor) = anchor {
                    self.push("#");
                    self.text(anchor);
                }
            }
            LinkTarget::Anchor { anchor } => {
                self.push("#");
                self.text(anchor);
            }
        }
        self.push("\">");
        self.inside_link(content);
        self.push("</a>");
    }

    fn inside_link(&mut self, content: &'a [Inline]) {
        let outer = std::mem::replace(&mut self.in_link, true);
        self.inlines(content);
        self.in_link = outer;
    }

    /// A figure leads to its source. Its own words are the link, and "Bron 1" describes it: who
    /// listens hears the number first and then, in two words, what the link is for.
    fn figure(&mut self, index: usize) {
        let Some(figure) = self.document.figures.get(index) else {
            return;
        };
        let entry = figure.provenance.first().map(|first| first.entry.as_str());
        let entry = entry.filter(|entry| {
            let listed = |source: &SourceEntry| source.anchor == *entry;
            !self.in_link && self.document.sources.iter().any(listed)
        });
        if let Some(entry) = entry {
            self.push("<a class=\"cijfer\" href=\"#");
            self.text(entry);
            self.push("\" aria-describedby=\"");
            self.text(entry);
            self.push(".nummer\">");
        }
        self.value(figure.quantity, &figure.text);
        if entry.is_some() {
            self.push("</a>");
        }
    }

    /// A number as it is printed, with its value for programs where there is one.
    pub(super) fn value(&mut self, quantity: Quantity, text: &str) {
        let Quantity::Known(value) = quantity else {
            return self.text(text);
        };
        self.push("<data value=\"");
        self.push(&notation::plain_number(value));
        self.push("\">");
        self.text(text);
        self.push("</data>");
    }

    fn footnote_reference(&mut self, number: u32) {
        if self.in_link {
            self.push("<sup>");
            self.number(number);
            return self.push("</sup>");
        }
        let count = self.references.entry(number).or_insert(0);
        *count += 1;
        let count = *count;
        // Writing to a string cannot fail.
        let _ = write!(
            self.html,
            "<sup><a class=\"nootverwijzing\" id=\"noot.{number}.bij.{count}\" \
             href=\"#noot.{number}\" role=\"doc-noteref\" aria-label=\"noot {number}\">\
             {number}</a></sup>"
        );
    }

    /// The footnotes as a list, each with a way back for each place that refers to it.
    pub(super) fn footnotes(&mut self, notes: &'a [Footnote]) {
        self.push("<ol class=\"noten\">\n");
        for note in notes {
            let _ = write!(self.html, "<li id=\"noot.{0}\" value=\"{0}\">", note.number);
            self.small_part(&note.blocks);
            // The way back belongs to the last words of the note, not to a line of its own.
            let tail = if self.html.ends_with("</p>\n") {
                self.html.truncate(self.html.len() - "</p>\n".len());
                "</p>\n"
            } else {
                ""
            };
            self.ways_back(note.number);
            self.push(tail);
            self.push("</li>\n");
        }
        self.push("</ol>\n");
    }

    fn ways_back(&mut self, number: u32) {
        let count = self.references.get(&number).copied().unwrap_or(0);
        for reference in 1..=count {
            let _ = write!(
                self.html,
                " <a class=\"terug\" data-pdf=\"skip\" href=\"#noot.{number}.bij.{reference}\" \
                 role=\"doc-backlink\">terug naar de tekst<span class=\"onzichtbaar\"> bij noot \
                 {number}"
            );
            if count > 1 {
                let _ = write!(self.html, ", plaats {reference}");
            }
            self.push("</span></a>");
        }
    }
}

/// Whether running text holds what must be a link of its own.
fn has_own_link(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::FootnoteReference { .. } => true,
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strikethrough { content }
        | Inline::Language { content, .. } => has_own_link(content),
        Inline::Text { .. } | Inline::Code { .. } | Inline::Figure { .. } | Inline::LineBreak => {
            false
        }
    })
}
