//! The tree of a letter as its template reads it: every link decided, every figure in words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{self, Chart, Inline, Letter, LinkTarget, Site, SourceEntry};
use crate::render::html::contents;
use crate::render::html::escape::is_of_the_web;

use super::tables::TableView;

/// A block. Names are short: a letter has hundreds.
#[derive(Serialize)]
#[serde(tag = "s", rename_all = "snake_case")]
pub(super) enum Block<'a> {
    #[serde(rename = "kop")]
    Heading {
        /// 1 for a section of the letter.
        n: u8,
        anker: Option<&'a str>,
        i: Vec<Run<'a>>,
    },
    #[serde(rename = "alinea")]
    Paragraph {
        anker: Option<&'a str>,
        i: Vec<Run<'a>>,
    },
    #[serde(rename = "lijst")]
    List {
        begin: Option<u64>,
        punten: Vec<Item<'a>>,
    },
    #[serde(rename = "citaat")]
    Quote { b: Vec<Block<'a>> },
    #[serde(rename = "begrippen")]
    Definitions { punten: Vec<Term<'a>> },
    #[serde(rename = "code")]
    Code { t: &'a str },
    #[serde(rename = "scheiding")]
    Rule,
    #[serde(rename = "figuur")]
    Chart(Box<ChartView<'a>>),
    #[serde(rename = "tabel")]
    Table(Box<TableView<'a>>),
}

#[derive(Serialize)]
pub(super) struct Item<'a> {
    anker: Option<&'a str>,
    b: Vec<Block<'a>>,
}

#[derive(Serialize)]
pub(super) struct Term<'a> {
    t: Vec<Run<'a>>,
    b: Vec<Vec<Block<'a>>>,
}

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

/// A chart: words around a drawing.
#[derive(Serialize)]
pub(super) struct ChartView<'a> {
    anker: Option<&'a str>,
    nummer: u32,
    titel: &'a str,
    ondertitel: &'a str,
    /// Its drawing, as the template reads it.
    bestand: String,
    alternatief: &'a str,
    omschrijving: Cow<'a, str>,
    noten: &'a [String],
    bronregel: &'a str,
    bronnen: Vec<EntryView<'a>>,
    gegevens: TableView<'a>,
}

/// An entry of the list of sources.
#[derive(Serialize)]
pub(super) struct EntryView<'a> {
    anker: &'a str,
    n: usize,
}

/// Turns the blocks of a letter into those of its template.
pub(super) struct Body<'a> {
    letter: &'a Letter,
    site: &'a Site,
    /// The anchors that a link of the letter leads to and that are there.
    wanted: BTreeSet<&'a str>,
    /// The footnotes that were referred to.
    noted: BTreeSet<u32>,
    /// Whether we are inside a link: a link in a link leads nowhere.
    in_link: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(letter: &'a Letter, site: &'a Site) -> Body<'a> {
        let mut places = BTreeSet::new();
        let mut targets = BTreeSet::new();
        for block in &letter.body {
            place(block, letter, &mut places);
        }
        let notes = letter.footnotes.iter().flat_map(|note| &note.blocks);
        let cells = letter.tables.iter().flat_map(cell_blocks);
        for section in contents::of(letter.document()) {
            targets.insert(section.anchor);
            targets.extend(section.below.iter().map(|entry| entry.anchor));
        }
        for block in letter.body.iter().chain(notes).chain(cells) {
            target(block, &mut targets);
        }
        Body {
            letter,
            site,
            wanted: targets.intersection(&places).copied().collect(),
            noted: BTreeSet::new(),
            in_link: false,
        }
    }

    pub(super) fn blocks(&mut self, blocks: &'a [model::Block]) -> Vec<Block<'a>> {
        blocks
            .iter()
            .filter_map(|block| self.block(block))
            .collect()
    }

    fn block(&mut self, block: &'a model::Block) -> Option<Block<'a>> {
        Some(match block {
            model::Block::Heading {
                anchor,
                level,
                content,
            } => Block::Heading {
                n: level.clamp(&2, &6) - 1,
                anker: self.anchor(Some(anchor)),
                i: self.runs(content),
            },
            model::Block::Paragraph { anchor, content } => Block::Paragraph {
                anker: self.anchor(anchor.as_deref()),
                i: self.runs(content),
            },
            model::Block::List { start, items } => Block::List {
                begin: *start,
                punten: items
                    .iter()
                    .map(|item| Item {
                        anker: self.anchor(item.anchor.as_deref()),
                        b: self.blocks(&item.blocks),
                    })
                    .collect(),
            },
            model::Block::Quote { blocks } => Block::Quote {
                b: self.blocks(blocks),
            },
            model::Block::Definitions { items } => Block::Definitions {
                punten: items
                    .iter()
                    .map(|(term, meanings)| Term {
                        t: self.runs(term),
                        b: meanings
                            .iter()
                            .map(|meaning| self.blocks(meaning))
                            .collect(),
                    })
                    .collect(),
            },
            model::Block::Code { text } => Block::Code { t: text },
            model::Block::Rule => Block::Rule,
            model::Block::Chart { chart: index } => {
                let chart = self.letter.charts.get(*index)?;
                Block::Chart(Box::new(self.chart(chart, *index)))
            }
            model::Block::Table { table } => {
                let table = self.letter.tables.get(*table)?;
                let entries = self.entries(&table.source_entries);
                let anchor = self.anchor(Some(&table.id));
                Block::Table(Box::new(TableView::of(table, anchor, entries, self)))
            }
        })
    }

    fn chart(&mut self, chart: &'a Chart, index: usize) -> ChartView<'a> {
        ChartView {
            anker: self.anchor(Some(&chart.id)),
            nummer: chart.number,
            titel: &chart.title,
            ondertitel: &chart.subtitle,
            bestand: format!("{index}.svg"),
            alternatief: &chart.alternative,
            omschrijving: breakable(&chart.description),
            noten: &chart.notes,
            bronregel: &chart.source_line,
            bronnen: self.entries(&chart.source_entries),
            gegevens: TableView::of(&chart.data, None, Vec::new(), self),
        }
    }

    /// An anchor that something leads to; the others are not needed.
    fn anchor(&self, anchor: Option<&'a str>) -> Option<&'a str> {
        anchor.filter(|anchor| self.wanted.contains(anchor))
    }

    fn entries(&self, anchors: &'a [String]) -> Vec<EntryView<'a>> {
        let number = |anchor: &'a String| {
            let mut sources = self.letter.sources.iter();
            let at = sources.position(|source| source.anchor == *anchor)?;
            Some(EntryView {
                anker: anchor,
                n: at + 1,
            })
        };
        anchors.iter().filter_map(number).collect()
    }

    pub(super) fn runs(&mut self, content: &'a [Inline]) -> Vec<Run<'a>> {
        let mut runs = Vec::with_capacity(content.len());
        for inline in content {
            self.run(inline, &mut runs);
        }
        runs
    }

    fn run(&mut self, inline: &'a Inline, runs: &mut Vec<Run<'a>>) {
        let marked = match inline {
            Inline::Text { text } => return words(runs, breakable(text)),
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
                    _ => return words(runs, breakable(&figure.text)),
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
            Inline::Code { text } => Marked::Code { t: breakable(text) },
            Inline::Link { target, content } => {
                let outer = std::mem::replace(&mut self.in_link, true);
                let mut inside = self.runs(content);
                self.in_link = outer;
                match self.link_target(target) {
                    Some(_) if outer => return runs.append(&mut inside),
                    Some(Target::Address(naar)) => Marked::Address { naar, i: inside },
                    Some(Target::Anchor(naar)) => Marked::Anchor { naar, i: inside },
                    None => return runs.append(&mut inside),
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

    /// The blocks of a cell.
    pub(super) fn cell(&mut self, blocks: &'a [model::Block]) -> Vec<Block<'a>> {
        self.blocks(blocks)
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
fn words<'a>(runs: &mut Vec<Run<'a>>, text: Cow<'a, str>) {
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

/// The places of a letter that a link can lead to.
fn place<'a>(block: &'a model::Block, letter: &'a Letter, places: &mut BTreeSet<&'a str>) {
    match block {
        model::Block::Heading { anchor, .. } => {
            places.insert(anchor);
        }
        model::Block::Paragraph { anchor, .. } => places.extend(anchor.as_deref()),
        model::Block::List { items, .. } => {
            places.extend(items.iter().filter_map(|item| item.anchor.as_deref()));
        }
        model::Block::Chart { chart } => {
            places.extend(letter.charts.get(*chart).map(|chart| chart.id.as_str()));
        }
        model::Block::Table { table } => {
            places.extend(letter.tables.get(*table).map(|table| table.id.as_str()));
        }
        _ => {}
    }
}

/// The places that links in a block lead to.
fn target<'a>(block: &'a model::Block, targets: &mut BTreeSet<&'a str>) {
    match block {
        model::Block::Heading { content, .. } | model::Block::Paragraph { content, .. } => {
            target_of(content, targets);
        }
        model::Block::List { items, .. } => {
            let blocks = items.iter().flat_map(|item| &item.blocks);
            blocks.for_each(|block| target(block, targets));
        }
        model::Block::Quote { blocks } => blocks.iter().for_each(|block| target(block, targets)),
        model::Block::Definitions { items } => {
            for (term, meanings) in items {
                target_of(term, targets);
                let blocks = meanings.iter().flatten();
                blocks.for_each(|block| target(block, targets));
            }
        }
        _ => {}
    }
}

fn target_of<'a>(content: &'a [Inline], targets: &mut BTreeSet<&'a str>) {
    for inline in content {
        match inline {
            Inline::Link { target, content } => {
                if let LinkTarget::Anchor { anchor } = target {
                    targets.insert(anchor);
                }
                target_of(content, targets);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content }
            | Inline::Language { content, .. } => target_of(content, targets),
            _ => {}
        }
    }
}

fn cell_blocks(table: &model::Table) -> impl Iterator<Item = &model::Block> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| match cell {
        model::Cell::Content { blocks } => blocks.as_slice(),
        _ => &[],
    })
}

/// An address that leads to the web; no other is a link.
pub(super) fn web(url: Option<&str>) -> Option<&str> {
    url.map(str::trim).filter(|url| is_of_the_web(url))
}

/// No word is longer than this without a place to break it; the measure holds about 70 characters.
const LONGEST_WORD: usize = 40;

/// How many characters of a longer word stand together.
const PIECE: usize = 20;

/// Words that fit on paper: a very long one, such as an address, gets places where it may be broken.
/// They cannot be seen.
pub(super) fn breakable(text: &str) -> Cow<'_, str> {
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
