//! From the Markdown tree to the body of a letter or page: markers become figures and words, fenced
//! requests become charts and tables, links find their target, passages get their anchors.

mod inline;
mod numbers;
mod requested;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, phrases};
use numbers::{Noun, Numbered, Numbers};
use requested::pipe_table_id;

use crate::model::{Block, Chart, Figure, Footnote, ListItem, Table, plain_text};
use crate::resolve::expand::Expanded;
use crate::resolve::figures::Asker;
use crate::resolve::requests::{self, Request, is_id};
use crate::resolve::sources::Sources;
use crate::resolve::unused::Uses;
use crate::resolve::writing::Writing;
use crate::resolve::{Anchors, Context, Reference};
use crate::syntax::markdown::{self, BlockKind};

/// What the text of a letter or page becomes.
#[derive(Default)]
pub struct Body {
    /// The document.
    pub blocks: Vec<Block>,
    /// Footnotes in reading order.
    pub footnotes: Vec<Footnote>,
    /// Figures in reading order.
    pub figures: Vec<Figure>,
    /// Charts in reading order.
    pub charts: Vec<Chart>,
    /// Tables in reading order.
    pub tables: Vec<Table>,
    /// What they rest on.
    pub sources: Sources,
    /// The sections, in order.
    pub sections: Vec<SectionHeading>,
    /// Whether its holes were filled without mistakes.
    pub is_filled: bool,
    /// Passages of other letters and pages that it refers to.
    pub references: Vec<Reference>,
    /// Its own anchors.
    pub anchors: Anchors,
    /// What it leans on.
    pub uses: Uses,
}

/// The heading of a section, and whether anything stands below it.
pub struct SectionHeading {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub span: Span,
    /// Whether there is nothing below it but subheadings.
    pub is_empty: bool,
}

/// Builds the body of a letter or page. Every mistake is reported.
pub fn build(
    context: &Context,
    writing: &Writing<'_>,
    asker: &Asker<'_>,
    expanded: &Expanded,
    diagnostics: &mut Diagnostics,
) -> Body {
    let sources = &context.project.sources;
    let whole = writing.span;
    let place = |range: Range<usize>| expanded.place(range, sources, whole);
    let around = writing.anchors.iter();
    let document = markdown::parse(&expanded.text, &place, diagnostics);
    let mut builder = Builder {
        context,
        writing,
        asker,
        expanded,
        diagnostics,
        place: &place,
        cell: None,
        body: Body::default(),
        requests: BTreeMap::new(),
        ids: around
            .map(|anchor| (anchor.clone(), (whole, None)))
            .collect(),
        numbers: Numbers::default(),
        figure_of: BTreeMap::new(),
        footnote_numbers: Vec::new(),
        local_links: Vec::new(),
        level: 1,
        in_passage: false,
        has_rejected_request: false,
    };
    builder.body.uses = expanded.uses.clone();
    builder.announce(&document.blocks);
    builder.body.blocks = builder.blocks(&document.blocks);
    builder.footnotes(&document.footnotes);
    builder.check_local_links();
    builder.body.anchors.ids = builder.ids.into_keys().collect();
    builder.body
}

/// A chart or table that a reader will meet, by its number. A pipe table has no request.
struct Announced {
    request: Option<Request>,
    number: u32,
}

struct Builder<'a, 'd> {
    context: &'a Context,
    writing: &'a Writing<'a>,
    asker: &'a Asker<'a>,
    expanded: &'a Expanded,
    diagnostics: &'d mut Diagnostics,
    place: &'d dyn Fn(Range<usize>) -> Span,
    /// The place of the cell that is being read: ranges in it are ranges of its own text.
    cell: Option<Span>,
    body: Body,
    /// Requests by where their block begins.
    requests: BTreeMap<usize, Announced>,
    /// Ids with their place, and the number of the chart or table behind them.
    ids: BTreeMap<String, (Span, Option<Numbered>)>,
    /// How many charts and tables there are.
    numbers: Numbers,
    /// The figure that a marker became.
    figure_of: BTreeMap<usize, usize>,
    /// Labels of footnotes in the order of their numbers.
    footnote_numbers: Vec<String>,
    local_links: Vec<Located<String>>,
    level: u8,
    /// Inside something that has an anchor already.
    in_passage: bool,
    /// Whether the mistakes of a chart or table were reported.
    has_rejected_request: bool,
}

impl Builder<'_, '_> {
    /// The place of a range of the text, or of the cell that it stands in.
    fn place(&self, range: Range<usize>) -> Span {
        self.cell.unwrap_or_else(|| (self.place)(range))
    }

    fn complain(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reads all requests first, so that prose can refer to a chart that comes later.
    fn announce(&mut self, blocks: &[markdown::Block]) {
        for block in blocks {
            let numbered = match &block.kind {
                BlockKind::Table(..) => {
                    let numbered = self.numbers.next(Noun::Table);
                    let (start, number) = (block.range.start, numbered.number);
                    let span = self.place(block.range.clone());
                    self.announce_id(&pipe_table_id(number), span, Some(numbered));
                    let request = None;
                    self.requests.insert(start, Announced { request, number });
                    continue;
                }
                BlockKind::Heading { id: Some(id), .. } => {
                    let span = self.place(block.range.clone());
                    self.announce_id(id, span, None);
                    continue;
                }
                BlockKind::Fence { word, .. } if word == "grafiek" => {
                    self.numbers.next(Noun::Chart)
                }
                BlockKind::Fence { word, .. } if word == "tabel" => self.numbers.next(Noun::Table),
                _ => continue,
            };
            let request = self.request(block);
            self.has_rejected_request |= request.is_none();
            if let Some(request) = &request {
                let id = match request {
                    Request::Chart(chart) => &chart.id,
                    Request::Table(table) => &table.id,
                };
                let id = id.clone();
                self.announce_id(&id.value, id.span, Some(numbered));
            }
            let number = numbered.number;
            self.requests
                .insert(block.range.start, Announced { request, number });
        }
    }

    fn announce_id(&mut self, id: &str, span: Span, number: Option<Numbered>) {
        if !is_id(id) {
            self.complain(Diagnostic::new(&diag::text::BAD_ANCHOR, span).with("id", id));
        } else if let Some((before, _)) = self.ids.get(id) {
            let words = phrases::place::EARLIER;
            let before = *before;
            self.complain(
                Diagnostic::new(&diag::text::DUPLICATE_ANCHOR, span)
                    .with("id", id)
                    .related(before, words),
            );
        } else {
            self.ids.insert(id.to_owned(), (span, number));
        }
    }

    fn request(&mut self, block: &markdown::Block) -> Option<Request> {
        let BlockKind::Fence {
            word,
            content,
            text,
        } = &block.kind
        else {
            return None;
        };
        let span = self.place(block.range.start..block.range.start + word.len() + 3);
        let start = content.start;
        let verbatim = self.expanded.text.get(content.clone()) == Some(text);
        let in_text = self.place;
        let place = |range: Range<usize>| {
            if verbatim {
                in_text(start + range.start..start + range.end)
            } else {
                span
            }
        };
        requests::read(word, text, span, &place, self.diagnostics)
    }

    fn blocks(&mut self, blocks: &[markdown::Block]) -> Vec<Block> {
        let mut built = Vec::with_capacity(blocks.len());
        let mut index = 0;
        while let Some(block) = blocks.get(index) {
            // What is refused further on is something all the same.
            if !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule)
                && let Some(section) = self.body.sections.last_mut()
            {
                section.is_empty = false;
            }
            // A caption stands right above its pipe table.
            if let (BlockKind::Paragraph(words), Some(next)) = (&block.kind, blocks.get(index + 1))
                && let BlockKind::Table(head, rows) = &next.kind
                && let Some(caption) = self.caption(words)
            {
                built.extend(self.pipe_table(next.range.clone(), caption, head, rows));
                index += 2;
                continue;
            }
            built.extend(self.block(block));
            index += 1;
        }
        built
    }

    fn block(&mut self, block: &markdown::Block) -> Option<Block> {
        Some(match &block.kind {
            BlockKind::Heading { level, id, content } => {
                self.heading(block, *level, id.as_deref(), content)?
            }
            BlockKind::Paragraph(content) => {
                self.check_typed_numbers(content, &block.range);
                Block::Paragraph {
                    anchor: self.anchor(),
                    content: self.inlines(content),
                }
            }
            BlockKind::List(start, items) => {
                let items = items
                    .iter()
                    .map(|blocks| {
                        let anchor = self.anchor();
                        ListItem {
                            anchor,
                            blocks: self.inside(blocks),
                        }
                    })
                    .collect();
                Block::List {
                    start: *start,
                    items,
                }
            }
            BlockKind::Quote(blocks) => Block::Quote {
                blocks: self.inside(blocks),
            },
            BlockKind::Definitions(items) => {
                let items = items
                    .iter()
                    .map(|(term, meanings)| {
                        let term = self.inlines(term);
                        (
                            term,
                            meanings.iter().map(|blocks| self.inside(blocks)).collect(),
                        )
                    })
                    .collect();
                Block::Definitions { items }
            }
            BlockKind::Fence { word, text, .. } if word.is_empty() => {
                Block::Code { text: text.clone() }
            }
            BlockKind::Fence { word, .. } if word == "grafiek" || word == "tabel" => {
                return self.requested(block);
            }
            BlockKind::Fence { word, .. } => {
                let span = self.place(block.range.start..block.range.start + word.len() + 3);
                let diagnostic = Diagnostic::new(&diag::chart::UNKNOWN_BLOCK, span)
                    .suggest(diag::nearest(word, ["grafiek", "tabel"]))
                    .with("word", word.as_str());
                self.complain(diagnostic);
                return None;
            }
            BlockKind::Table(..) => {
                let span = self.place(block.range.clone());
                self.complain(Diagnostic::new(&diag::chart::NO_CAPTION, span));
                return None;
            }
            BlockKind::Rule => Block::Rule,
        })
    }

    /// Blocks inside something that has the anchor.
    fn inside(&mut self, blocks: &[markdown::Block]) -> Vec<Block> {
        let before = std::mem::replace(&mut self.in_passage, true);
        let built = self.blocks(blocks);
        self.in_passage = before;
        built
    }

    /// The next number of a passage; `None` inside one.
    fn anchor(&mut self) -> Option<String> {
        if self.in_passage {
            return None;
        }
        self.body.anchors.numbered += 1;
        Some(format!("al-{}", self.body.anchors.numbered))
    }

    fn heading(
        &mut self,
        block: &markdown::Block,
        level: u8,
        id: Option<&str>,
        content: &[markdown::Inline],
    ) -> Option<Block> {
        let span = self.place(block.range.clone());
        if level == 1 {
            self.complain(Diagnostic::new(&diag::text::TITLE_HEADING, span));
        } else if level > self.level + 1 {
            let hashes = "#".repeat(usize::from(self.level) + 1);
            let diagnostic = Diagnostic::new(&diag::text::SKIPPED_HEADING, span)
                .with("from", usize::from(self.level))
                .with("to", usize::from(level))
                .with("hashes", hashes);
            self.complain(diagnostic);
        }
        self.level = level.max(1);
        let content = self.inlines(content);
        let title = plain_text(&content, &self.body.figures);
        if title.trim().is_empty() {
            self.complain(Diagnostic::new(&diag::text::EMPTY_HEADING, span));
            return None;
        }
        if level == 2 {
            self.body.sections.push(SectionHeading {
                title,
                span,
                is_empty: true,
            });
        }
        let anchor = match id {
            Some(id) => id.to_owned(),
            None => self.anchor().unwrap_or_default(),
        };
        Some(Block::Heading {
            anchor,
            level,
            content,
        })
    }

    fn footnote_number(&mut self, label: &str) -> u32 {
        let position = self
            .footnote_numbers
            .iter()
            .position(|known| known == label);
        let index = position.unwrap_or_else(|| {
            self.footnote_numbers.push(label.to_owned());
            self.footnote_numbers.len() - 1
        });
        index as u32 + 1
    }

    /// Footnotes in the order in which the text refers to them; a note may refer to another.
    fn footnotes(&mut self, written: &[(String, Range<usize>, Vec<markdown::Block>)]) {
        let mut index = 0;
        while let Some(label) = self.footnote_numbers.get(index).cloned() {
            index += 1;
            let Some((_, _, blocks)) = written.iter().find(|(known, _, _)| *known == label) else {
                continue;
            };
            let blocks = self.inside(blocks);
            self.body.footnotes.push(Footnote {
                number: index as u32,
                blocks,
            });
        }
        let mut seen = BTreeSet::new();
        for (label, range, _) in written {
            if !self.footnote_numbers.contains(label) || !seen.insert(label) {
                let span = self.place(range.start..range.start + label.len() + 4);
                self.complain(
                    Diagnostic::new(&diag::text::UNUSED_FOOTNOTE, span)
                        .with("label", label.as_str()),
                );
            }
        }
    }

    fn check_local_links(&mut self) {
        // A request with a mistake has no id, and links to it are no second mistake.
        if self.has_rejected_request {
            return;
        }
        let numbered = Anchors {
            ids: Vec::new(),
            numbered: self.body.anchors.numbered,
        };
        for link in std::mem::take(&mut self.local_links) {
            if self.ids.contains_key(&link.value) || numbered.contains(&link.value) {
                continue;
            }
            let known = self.ids.keys().map(String::as_str);
            let diagnostic = Diagnostic::new(&diag::text::UNKNOWN_ANCHOR, link.span)
                .suggest(diag::nearest(&link.value, known))
                .with("id", link.value.as_str())
                .with("where", self.writing.kind.this());
            self.complain(diagnostic);
        }
    }
}
