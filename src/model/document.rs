//! The body of a letter or page as a tree: no markup, no holes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::chart::Chart;
use super::figure::Figure;
use super::letter::SourceEntry;
use super::table::Table;

/// The name of a passage in an address: an author's `{#id}`, or `al-<n>`.
pub type Anchor = String;

/// What a letter or a page says, for who makes files of it and need not know which of the two it is.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Its address in the site, with a slash at the end.
    pub address: &'a str,
    /// The body.
    pub body: &'a [Block],
    /// Footnotes, in reading order.
    pub footnotes: &'a [Footnote],
    /// The figures in the text, in reading order.
    pub figures: &'a [Figure],
    /// The charts, in reading order.
    pub charts: &'a [Chart],
    /// The tables, in reading order.
    pub tables: &'a [Table],
    /// Where the figures, charts and tables come from.
    pub sources: &'a [SourceEntry],
}

/// A block of the body. Charts, tables and figures stand in lists of the letter; the tree holds
/// their index there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum Block {
    /// A heading; level 2 is a section of the letter.
    #[serde(rename = "kop")]
    Heading {
        /// Where links point.
        #[serde(rename = "anker")]
        anchor: Anchor,
        /// 2 to 6.
        #[serde(rename = "niveau")]
        level: u8,
        /// Its words.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// A paragraph.
    #[serde(rename = "alinea")]
    Paragraph {
        /// Where links point; `None` inside lists, quotes and cells.
        #[serde(rename = "anker")]
        anchor: Option<Anchor>,
        /// Its words.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// A list.
    #[serde(rename = "lijst")]
    List {
        /// The first number of an ordered list; `None` for bullets.
        #[serde(rename = "begin")]
        start: Option<u64>,
        /// Its items.
        #[serde(rename = "punten")]
        items: Vec<ListItem>,
    },
    /// Somebody else's words.
    #[serde(rename = "citaat")]
    Quote {
        /// Its blocks.
        #[serde(rename = "blokken")]
        blocks: Vec<Block>,
    },
    /// Terms with their meaning.
    #[serde(rename = "begrippen")]
    Definitions {
        /// Each term with its meanings.
        #[serde(rename = "begrippen")]
        items: Vec<(Vec<Inline>, Vec<Vec<Block>>)>,
    },
    /// Literal text.
    #[serde(rename = "code")]
    Code {
        /// The text.
        #[serde(rename = "tekst")]
        text: String,
    },
    /// A break in the story.
    #[serde(rename = "scheiding")]
    Rule,
    /// The chart with this index in the letter's list.
    #[serde(rename = "grafiek")]
    Chart {
        /// Index.
        #[serde(rename = "grafiek")]
        chart: usize,
    },
    /// The table with this index in the letter's list.
    #[serde(rename = "tabel")]
    Table {
        /// Index.
        #[serde(rename = "tabel")]
        table: usize,
    },
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListItem {
    /// Where links point; `None` in lists inside lists.
    #[serde(rename = "anker")]
    pub anchor: Option<Anchor>,
    /// Its blocks; a plain item is one paragraph.
    #[serde(rename = "blokken")]
    pub blocks: Vec<Block>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum Inline {
    /// Words; typographic quotes and dashes already made.
    #[serde(rename = "tekst")]
    Text {
        /// The words.
        #[serde(rename = "tekst")]
        text: String,
    },
    /// Stressed.
    #[serde(rename = "nadruk")]
    Emphasis {
        /// What is stressed.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// Strongly stressed.
    #[serde(rename = "vet")]
    Strong {
        /// What is stressed.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// Struck out.
    #[serde(rename = "doorgehaald")]
    Strikethrough {
        /// What is struck out.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// Literal text.
    #[serde(rename = "code")]
    Code {
        /// The text.
        #[serde(rename = "tekst")]
        text: String,
    },
    /// A link.
    #[serde(rename = "link")]
    Link {
        /// Where it leads.
        #[serde(rename = "doel")]
        target: LinkTarget,
        /// What it says; never empty.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// Words of another language.
    #[serde(rename = "taal")]
    Language {
        /// The language (BCP 47): `en`, `fr-BE`.
        #[serde(rename = "taal")]
        language: String,
        /// The words; never empty.
        #[serde(rename = "inhoud")]
        content: Vec<Inline>,
    },
    /// The figure with this index in the letter's list.
    #[serde(rename = "cijfer")]
    Figure {
        /// Index.
        #[serde(rename = "cijfer")]
        figure: usize,
    },
    /// A reference to the footnote with this number.
    #[serde(rename = "noot")]
    FootnoteReference {
        /// Number, from 1 in reading order.
        #[serde(rename = "nummer")]
        number: u32,
    },
    /// A new line in the same paragraph.
    #[serde(rename = "regeleinde")]
    LineBreak,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum LinkTarget {
    /// Outside the site: http, https or mailto.
    #[serde(rename = "extern")]
    External {
        /// The address.
        url: String,
    },
    /// Another letter of the site.
    #[serde(rename = "brief")]
    Letter {
        /// Its number.
        kenmerk: String,
        /// Its address in the site: `brieven/2019/rib-2019-001/`.
        #[serde(rename = "adres")]
        address: String,
        /// A passage in it.
        #[serde(rename = "anker")]
        anchor: Option<Anchor>,
    },
    /// A page of the site that is no letter.
    #[serde(rename = "pagina")]
    Page {
        /// Its address in the site: `over-deze-site/`.
        #[serde(rename = "adres")]
        address: String,
        /// A passage in it.
        #[serde(rename = "anker")]
        anchor: Option<Anchor>,
    },
    /// A passage, chart or table of the same letter.
    #[serde(rename = "anker")]
    Anchor {
        /// Its anchor.
        #[serde(rename = "anker")]
        anchor: Anchor,
    },
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Footnote {
    /// Number, from 1 in reading order.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// What it says.
    #[serde(rename = "blokken")]
    pub blocks: Vec<Block>,
}

/// The words of running text without markup; figures by their printed text, footnotes left out.
pub fn plain_text(content: &[Inline], figures: &[super::Figure]) -> String {
    let mut text = String::new();
    collect(content, figures, &mut text);
    text
}

fn collect(content: &[Inline], figures: &[super::Figure], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } => text.push_str(words),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content }
            | Inline::Language { content, .. }
            | Inline::Link { content, .. } => collect(content, figures, text),
            Inline::Figure { figure } => {
                text.push_str(figures.get(*figure).map_or("", |figure| &figure.text));
            }
            Inline::FootnoteReference { .. } => {}
            Inline::LineBreak => text.push(' '),
        }
    }
}
