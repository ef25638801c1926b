//! The tree of a letter as its template reads it: every link decided, every figure in words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::chart;
use crate::model::{self, Chart, Letter, Site};

use super::anchors;
use super::running::{Run, composed};
use super::tables::TableView;
use crate::render::view::change;

/// A block. Names are short: a letter has hundreds.
#[derive(Serialize)]
#[serde(tag = "s", rename_all = "snake_case")]
pub(super) enum Block<'a> {
    #[serde(rename = "kop")]
    Heading {
        /// 1 for a section of the letter.
        n: u8,
        anker: Option<&'a str>,
        /// What a correction did to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        verschil: Option<&'static str>,
        i: Vec<Run<'a>>,
    },
    #[serde(rename = "alinea")]
    Paragraph {
        anker: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        verschil: Option<&'static str>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    verschil: Option<&'static str>,
    b: Vec<Block<'a>>,
}

#[derive(Serialize)]
pub(super) struct Term<'a> {
    t: Vec<Run<'a>>,
    b: Vec<Vec<Block<'a>>>,
}

/// A chart: words around a drawing.
#[derive(Serialize)]
pub(super) struct ChartView<'a> {
    anker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verschil: Option<&'static str>,
    nummer: u32,
    titel: &'a str,
    ondertitel: &'a str,
    /// Its drawing, as the template reads it.
    bestand: String,
    /// How much of the width it takes, in hundredths: one that is higher than a page is made smaller.
    breedte: u32,
    /// Whether it stands on one page with its title, notes and source.
    kort: bool,
    alternatief: &'a str,
    omschrijving: Cow<'a, str>,
    noten: Vec<Cow<'a, str>>,
    bronregel: Cow<'a, str>,
    bronnen: Vec<EntryView<'a>>,
    gegevens: TableView<'a>,
}

/// An entry of the list of sources.
#[derive(Serialize)]
pub(super) struct EntryView<'a> {
    anker: &'a str,
    n: usize,
}

/// The highest that a drawing may stand on a page with its title and source, in the units of which the
/// page is 720 wide: 175 mm.
const HIGHEST: u32 = 760;

/// With more letters than this around its drawing a chart may fill more than a page.
const LETTERS: usize = 1_500;

fn letters(chart: &Chart) -> usize {
    let notes: usize = chart.notes.iter().map(String::len).sum();
    chart.title.len() * 2 + chart.subtitle.len() + notes + chart.source_line.len()
}

fn width(chart: &Chart) -> u32 {
    let height = chart::height_on_paper(chart).max(1);
    (100 * HIGHEST / height).min(100)
}

/// Turns the blocks of a letter into those of its template.
pub(super) struct Body<'a> {
    pub(super) letter: &'a Letter,
    pub(super) site: &'a Site,
    /// The anchors that a link of the letter leads to and that are there.
    pub(super) wanted: BTreeSet<&'a str>,
    /// The footnotes that were referred to.
    pub(super) noted: BTreeSet<u32>,
    /// Whether we are inside a link: a link in a link leads nowhere.
    pub(super) in_link: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(letter: &'a Letter, site: &'a Site) -> Body<'a> {
        Body {
            letter,
            site,
            wanted: anchors::wanted(letter),
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
                verschil: self.change(Some(anchor)),
                i: self.runs(content),
            },
            model::Block::Paragraph { anchor, content } => Block::Paragraph {
                anker: self.anchor(anchor.as_deref()),
                verschil: self.change(anchor.as_deref()),
                i: self.runs(content),
            },
            model::Block::List { start, items } => Block::List {
                begin: *start,
                punten: items
                    .iter()
                    .map(|item| Item {
                        anker: self.anchor(item.anchor.as_deref()),
                        verschil: self.change(item.anchor.as_deref()),
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
                let mut view = TableView::of(table, anchor, entries, self);
                view.verschil = self.change(Some(&table.id));
                Block::Table(Box::new(view))
            }
        })
    }

    fn chart(&mut self, chart: &'a Chart, index: usize) -> ChartView<'a> {
        ChartView {
            anker: self.anchor(Some(&chart.id)),
            verschil: self.change(Some(&chart.id)),
            nummer: chart.number,
            titel: &chart.title,
            ondertitel: &chart.subtitle,
            bestand: format!("{index}.svg"),
            breedte: width(chart),
            kort: letters(chart) <= LETTERS,
            alternatief: &chart.alternative,
            omschrijving: composed(&chart.description),
            noten: chart.notes.iter().map(|note| composed(note)).collect(),
            bronregel: composed(&chart.source_line),
            bronnen: self.entries(&chart.source_entries),
            gegevens: TableView::of(&chart.data, None, Vec::new(), self),
        }
    }

    /// An anchor that something leads to; the others are not needed.
    fn anchor(&self, anchor: Option<&'a str>) -> Option<&'a str> {
        anchor.filter(|anchor| self.wanted.contains(anchor))
    }

    /// What a correction did to the passage with this anchor, in a word.
    fn change(&self, anchor: Option<&str>) -> Option<&'static str> {
        let correction = self.letter.correction.as_ref()?;
        correction.change_of(anchor?).map(change)
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
}
