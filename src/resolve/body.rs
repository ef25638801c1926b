//! From the Markdown tree to the document of a letter: markers become figures and words, fenced
//! requests become charts and tables, links find their target, passages get their anchors.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::expand::Expanded;
use super::figures::Asker;
use super::functions::Leaf;
use super::requests::{self, Request, TableContent, TableRequest, is_id};
use super::sources::Sources;
use super::{Anchors, Context, Reference, charts, tables};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, Words};
use crate::model::{
    Block, Cell, Chart, Column, ColumnKind, Date, Figure, Footnote, Inline, LinkTarget, ListItem,
    Quantity, Row, Table, plain_text, slug,
};
use crate::syntax::markdown::{self, BlockKind};
use crate::syntax::marker::{self, Piece};
use crate::validate::LetterSource;

/// What the text of a letter becomes.
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
    /// The titles of the sections, with their places.
    pub sections: Vec<(String, Span)>,
    /// Passages of other letters that it refers to.
    pub references: Vec<Reference>,
    /// Its own anchors.
    pub anchors: Anchors,
}

/// Builds the body of a letter. Every mistake is reported.
pub fn build(
    context: &Context,
    letter: &LetterSource,
    asker: &Asker<'_>,
    expanded: &Expanded,
    diagnostics: &mut Diagnostics,
) -> Body {
    let sources = &context.project.sources;
    let whole = letter.front.span;
    let place = |range: Range<usize>| expanded.place(range, sources, whole);
    let document = markdown::parse(&expanded.text, &place, diagnostics);
    let mut builder = Builder {
        context,
        letter,
        asker,
        expanded,
        diagnostics,
        place: &place,
        body: Body::default(),
        requests: BTreeMap::new(),
        ids: BTreeMap::new(),
        figure_of: BTreeMap::new(),
        footnote_numbers: Vec::new(),
        local_links: Vec::new(),
        level: 1,
        in_passage: false,
    };
    builder.announce(&document.blocks);
    builder.body.blocks = builder.blocks(&document.blocks);
    builder.footnotes(&document.footnotes);
    builder.check_local_links();
    builder.body.anchors.ids = builder.ids.into_keys().collect();
    builder.body
}

/// A chart or table that a reader will meet, by its number.
struct Announced {
    request: Option<Request>,
    number: u32,
}

struct Builder<'a, 'd> {
    context: &'a Context,
    letter: &'a LetterSource,
    asker: &'a Asker<'a>,
    expanded: &'a Expanded,
    diagnostics: &'d mut Diagnostics,
    place: &'d dyn Fn(Range<usize>) -> Span,
    body: Body,
    /// Requests by where their block begins.
    requests: BTreeMap<usize, Announced>,
    /// Ids with their place, and the number of the chart or table behind them.
    ids: BTreeMap<String, (Span, Option<u32>)>,
    /// The figure that a marker became.
    figure_of: BTreeMap<usize, usize>,
    /// Labels of footnotes in the order of their numbers.
    footnote_numbers: Vec<String>,
    local_links: Vec<Located<String>>,
    level: u8,
    /// Inside something that has an anchor already.
    in_passage: bool,
}

impl Builder<'_, '_> {
    fn complain(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reads all requests first, so that prose can refer to a chart that comes later.
    fn announce(&mut self, blocks: &[markdown::Block]) {
        let (mut charts, mut tables) = (0, 0);
        for block in blocks {
            let number = match &block.kind {
                BlockKind::Table(..) => {
                    tables += 1;
                    continue;
                }
                BlockKind::Heading { id: Some(id), .. } => {
                    let span = (self.place)(block.range.clone());
                    self.announce_id(id, span, None);
                    continue;
                }
                BlockKind::Fence { word, .. } if word == "grafiek" => {
                    charts += 1;
                    charts
                }
                BlockKind::Fence { word, .. } if word == "tabel" => {
                    tables += 1;
                    tables
                }
                _ => continue,
            };
            let request = self.request(block);
            if let Some(request) = &request {
                let id = match request {
                    Request::Chart(chart) => &chart.id,
                    Request::Table(table) => &table.id,
                };
                let id = id.clone();
                self.announce_id(&id.value, id.span, Some(number));
            }
            self.requests
                .insert(block.range.start, Announced { request, number });
        }
    }

    fn announce_id(&mut self, id: &str, span: Span, number: Option<u32>) {
        if !is_id(id) {
            self.complain(Diagnostic::new(&diag::text::BAD_ANCHOR, span).with("id", id));
        } else if let Some((before, _)) = self.ids.get(id) {
            let words = Words::new("hier staat hij eerder", "here it stands before");
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
        let span = (self.place)(block.range.start..block.range.start + word.len() + 3);
        let start = content.start;
        let verbatim = self.expanded.text.get(content.clone()) == Some(text);
        let place = |range: Range<usize>| {
            if verbatim {
                (self.place)(start + range.start..start + range.end)
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
            BlockKind::Paragraph(content) => Block::Paragraph {
                anchor: self.anchor(),
                content: self.inlines(content),
            },
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
                let span = (self.place)(block.range.start..block.range.start + word.len() + 3);
                let diagnostic = Diagnostic::new(&diag::chart::UNKNOWN_BLOCK, span)
                    .suggest(diag::nearest(word, ["grafiek", "tabel"]))
                    .with("word", word.as_str());
                self.complain(diagnostic);
                return None;
            }
            BlockKind::Table(..) => {
                let span = (self.place)(block.range.clone());
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
        let span = (self.place)(block.range.clone());
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
            self.body.sections.push((title, span));
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

    fn requested(&mut self, block: &markdown::Block) -> Option<Block> {
        // One that stands in a list or quote was not announced: it has no place of its own there.
        let Some(announced) = self.requests.remove(&block.range.start) else {
            let span = (self.place)(block.range.clone());
            self.complain(Diagnostic::new(&diag::chart::NOT_ON_ITS_OWN, span));
            return None;
        };
        match announced.request? {
            Request::Chart(request) => {
                let name = &request.selection.dataset;
                let snapshot = self.context.snapshots.get(&name.value, self.asker.as_of);
                let Some(snapshot) = snapshot else {
                    self.complain(self.context.unknown_dataset(name));
                    return None;
                };
                let date = self.letter.front.date.as_ref().map(|date| date.value);
                let chart = charts::chart(
                    snapshot,
                    &request,
                    announced.number,
                    date,
                    self.asker,
                    &mut self.body.sources,
                    self.diagnostics,
                )?;
                self.body.charts.push(chart);
                Some(Block::Chart {
                    chart: self.body.charts.len() - 1,
                })
            }
            Request::Table(request) => {
                let table = self.table(&request, announced.number)?;
                self.body.tables.push(table);
                Some(Block::Table {
                    table: self.body.tables.len() - 1,
                })
            }
        }
    }

    fn table(&mut self, request: &TableRequest, number: u32) -> Option<Table> {
        match &request.content {
            TableContent::Data { selection, .. } => {
                let name = &selection.dataset;
                let snapshot = self.context.snapshots.get(&name.value, self.asker.as_of);
                let Some(snapshot) = snapshot else {
                    self.complain(self.context.unknown_dataset(name));
                    return None;
                };
                let sources = &mut self.body.sources;
                tables::table(
                    snapshot,
                    request,
                    number,
                    self.asker,
                    sources,
                    self.diagnostics,
                )
            }
            TableContent::Written {
                columns,
                rows,
                has_row_heads,
            } => {
                let columns = columns
                    .iter()
                    .enumerate()
                    .map(|(index, title)| written_column(&title.value, index, *has_row_heads))
                    .collect();
                let rows = rows.iter().map(|row| self.written_row(row)).collect();
                Some(Table {
                    id: request.id.value.clone(),
                    number: Some(number),
                    caption: request.title.clone(),
                    columns,
                    rows,
                    notes: request.notes.clone(),
                    source_line: None,
                    source_entries: Vec::new(),
                })
            }
        }
    }

    fn written_row(&mut self, row: &[Located<String>]) -> Row {
        let cells = row
            .iter()
            .map(|cell| {
                let span = cell.span;
                let place = |_: Range<usize>| span;
                let document = markdown::parse(&cell.value, &place, self.diagnostics);
                if document.blocks.is_empty() {
                    return Cell::Empty;
                }
                Cell::Content {
                    blocks: self.inside(&document.blocks),
                }
            })
            .collect();
        Row {
            cells,
            is_total: false,
        }
    }

    /// The words behind "Tabel:" of a paragraph that is a caption.
    fn caption(&mut self, words: &[markdown::Inline]) -> Option<String> {
        let [markdown::Inline::Text(text)] = words else {
            return None;
        };
        let caption = text.strip_prefix("Tabel:")?.trim();
        (!caption.is_empty()).then(|| caption.to_owned())
    }

    fn pipe_table(
        &mut self,
        range: Range<usize>,
        caption: String,
        head: &[Vec<markdown::Inline>],
        rows: &[Vec<Vec<markdown::Inline>>],
    ) -> Option<Block> {
        let before = std::mem::replace(&mut self.in_passage, true);
        let columns: Vec<Column> = head
            .iter()
            .enumerate()
            .map(|(index, words)| {
                let content = self.inlines(words);
                written_column(&plain_text(&content, &self.body.figures), index, true)
            })
            .collect();
        let rows = rows
            .iter()
            .map(|row| {
                let mut cells: Vec<Cell> = row
                    .iter()
                    .map(|words| match self.inlines(words) {
                        content if content.is_empty() => Cell::Empty,
                        content => Cell::Content {
                            blocks: vec![Block::Paragraph {
                                anchor: None,
                                content,
                            }],
                        },
                    })
                    .collect();
                cells.resize(columns.len(), Cell::Empty);
                Row {
                    cells,
                    is_total: false,
                }
            })
            .collect();
        self.in_passage = before;
        let number = self.body.tables.len() as u32 + 1;
        let id = format!("tabel-{number}");
        let span = (self.place)(range);
        self.announce_id(&id, span, Some(number));
        self.body.tables.push(Table {
            id,
            number: Some(number),
            caption,
            columns,
            rows,
            notes: Vec::new(),
            source_line: None,
            source_entries: Vec::new(),
        });
        Some(Block::Table {
            table: self.body.tables.len() - 1,
        })
    }

    fn inlines(&mut self, inlines: &[markdown::Inline]) -> Vec<Inline> {
        let mut built = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                markdown::Inline::Text(text) => self.words(text, &mut built),
                markdown::Inline::Emphasis(content) => {
                    built.push(Inline::Emphasis {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Strong(content) => {
                    built.push(Inline::Strong {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Strikethrough(content) => {
                    built.push(Inline::Strikethrough {
                        content: self.inlines(content),
                    });
                }
                markdown::Inline::Code(text) => built.push(Inline::Code { text: text.clone() }),
                markdown::Inline::Link {
                    destination,
                    range,
                    content,
                } => {
                    let content = self.inlines(content);
                    built.extend(self.link(destination, range.clone(), content));
                }
                markdown::Inline::FootnoteReference(label, _) => {
                    let number = self.footnote_number(label);
                    built.push(Inline::FootnoteReference { number });
                }
                markdown::Inline::LineBreak => built.push(Inline::LineBreak),
            }
        }
        built
    }

    /// Words with markers: data come in here, and nowhere else.
    fn words(&mut self, text: &str, built: &mut Vec<Inline>) {
        for piece in marker::pieces(text) {
            match piece {
                Piece::Words(words) => push_text(built, words),
                Piece::Value(number) => match self.expanded.leaves.get(number) {
                    Some(Leaf::Text(words)) => push_text(built, words),
                    Some(Leaf::Figure(value)) => {
                        let figure = match self.figure_of.get(&number) {
                            Some(figure) => *figure,
                            None => self.figure(number, value.figure.clone()),
                        };
                        built.push(Inline::Figure { figure });
                    }
                    Some(Leaf::Broken) | None => {}
                },
            }
        }
    }

    /// Gives a figure its place among the letter's figures and its sources theirs.
    fn figure(&mut self, number: usize, mut figure: Figure) -> usize {
        let withheld = figure.quantity == Quantity::Withheld;
        for provenance in &mut figure.provenance {
            if let Some(dataset) = self.context.project.datasets.get(&provenance.dataset) {
                let anchor = self.body.sources.add(dataset, provenance, withheld);
                self.body.sources.used_for(&anchor, &figure.text);
                provenance.entry = anchor;
            }
        }
        self.body.figures.push(figure);
        let index = self.body.figures.len() - 1;
        self.figure_of.insert(number, index);
        index
    }

    fn link(
        &mut self,
        destination: &str,
        range: Range<usize>,
        mut content: Vec<Inline>,
    ) -> Option<Inline> {
        let span = (self.place)(range);
        let target = if let Some(anchor) = destination.strip_prefix('#') {
            if let Some((_, Some(number))) = self.ids.get(anchor) {
                number_reference(&mut content, *number);
            }
            self.local_links.push(Located::new(anchor.to_owned(), span));
            LinkTarget::Anchor {
                anchor: anchor.to_owned(),
            }
        } else if let Some(number) = destination.strip_prefix("brief:") {
            self.letter_target(number, span)?
        } else if ["http://", "https://", "mailto:"].iter().any(|s| {
            destination
                .get(..s.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(s))
        }) {
            LinkTarget::External {
                url: destination.to_owned(),
            }
        } else {
            // Schemes that are refused were reported by the parser.
            if !destination.contains(':') {
                self.complain(
                    Diagnostic::new(&diag::text::BAD_LINK, span).with("destination", destination),
                );
            }
            return None;
        };
        Some(Inline::Link { target, content })
    }

    fn letter_target(&mut self, destination: &str, span: Span) -> Option<LinkTarget> {
        let (number, anchor) = match destination.split_once('#') {
            Some((number, anchor)) => (number, Some(anchor.to_owned())),
            None => (destination, None),
        };
        let key = slug(number);
        let directory = &self.context.project.directory;
        let listed = directory.get(&key).filter(|listed| {
            // What is public may not lean on what can still change or go away.
            listed.is_public || !self.letter.is_public
        });
        let Some(listed) = listed else {
            let known = directory.values().map(|listed| listed.kenmerk.as_str());
            self.complain(
                Diagnostic::new(&diag::text::UNKNOWN_LETTER, span)
                    .suggest(diag::nearest(number, known))
                    .with("number", number),
            );
            return None;
        };
        if let Some(anchor) = &anchor {
            let anchor = Located::new(anchor.clone(), span);
            self.body.references.push(Reference {
                letter: key,
                anchor,
            });
        }
        Some(LinkTarget::Letter {
            kenmerk: listed.kenmerk.as_str().to_owned(),
            address: listed.address.clone(),
            anchor,
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
                let span = (self.place)(range.start..range.start + label.len() + 4);
                self.complain(
                    Diagnostic::new(&diag::text::UNUSED_FOOTNOTE, span)
                        .with("label", label.as_str()),
                );
            }
        }
    }

    fn check_local_links(&mut self) {
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
                .with("where", Words::new("deze brief", "this letter"));
            self.complain(diagnostic);
        }
    }
}

fn written_column(title: &str, index: usize, has_row_heads: bool) -> Column {
    let kind = if index == 0 && has_row_heads {
        ColumnKind::Header
    } else {
        ColumnKind::Text
    };
    Column {
        title: title.to_owned(),
        unit: None,
        kind,
    }
}

fn push_text(built: &mut Vec<Inline>, words: &str) {
    if words.is_empty() {
        return;
    }
    match built.last_mut() {
        Some(Inline::Text { text }) => text.push_str(words),
        _ => built.push(Inline::Text {
            text: words.to_owned(),
        }),
    }
}

/// "figuur" becomes "figuur 1": the number is known only here.
fn number_reference(content: &mut [Inline], number: u32) {
    if let [Inline::Text { text }] = content
        && matches!(text.to_lowercase().as_str(), "figuur" | "tabel" | "grafiek")
    {
        text.push('\u{a0}');
        text.push_str(&number.to_string());
    }
}

/// The date that decides what a letter knows.
pub fn as_of(letter: &LetterSource, now: Date) -> Date {
    letter.front.date.as_ref().map_or(now, |date| date.value)
}
