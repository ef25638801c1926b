//! A free page: what an organisation explains beside its letters, with figures of its own.

use super::chart::Chart;
use super::date::Date;
use super::document::{Block, Document, Footnote};
use super::figure::Figure;
use super::letter::{Headings, LetterStatus, Notice, SourceEntry};
use super::table::Table;

/// First parts of addresses that belong to the program, now or soon, so that no page can have
/// them. In the order of the alphabet.
pub const RESERVED_ADDRESSES: &[&str] = &[
    "404",
    "agenda",
    "aliassen",
    "api",
    "archief",
    "atom",
    "b",
    "beeldmerk",
    "bestanden",
    "bijlagen",
    "brieven",
    "catalogus",
    "controleren",
    "data",
    "datapackage",
    "dossiers",
    "favicon",
    "feed",
    "feeds",
    "gemeenten",
    "grafieken",
    "hergebruik",
    "icoon",
    "index",
    "kaarten",
    "organisaties",
    "paginas",
    "portefeuillehouders",
    "publicaties",
    "regios",
    "robots",
    "rss",
    "schema",
    "sha256sums",
    "sitemap",
    "stijl",
    "tabellen",
    "telling",
    "themas",
    "toezeggingen",
    "verbeteringen",
    "woo",
    "zoeken",
];

/// A page of the site that is no letter. Like a letter it holds answers (figures, charts, tables),
/// never queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address in the site, with a slash at the end: `over-deze-site/`.
    pub address: String,
    /// Whether it is public, once its date has come.
    pub status: LetterStatus,
    /// Language (BCP 47).
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its date, when its author gave one.
    pub date: Option<Date>,
    /// The day whose knowledge its figures show; `None` when it shows none.
    pub known_on: Option<Date>,
    /// What it says in a few sentences, in plain text.
    pub summary: String,
    /// What a reader must know before reading on.
    pub notices: Vec<Notice>,
    /// The body.
    pub body: Vec<Block>,
    /// Footnotes, in reading order.
    pub footnotes: Vec<Footnote>,
    /// The figures in the text, in reading order.
    pub figures: Vec<Figure>,
    /// The charts, in reading order.
    pub charts: Vec<Chart>,
    /// The tables, in reading order.
    pub tables: Vec<Table>,
    /// Where the figures, charts and tables come from.
    pub sources: Vec<SourceEntry>,
    /// The headings above the parts that are made from data.
    pub headings: Headings,
}

/// What lists and menus need to know about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSummary {
    /// Its address in the site: `over-deze-site/`.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What its author says of it in a few sentences; may be empty.
    pub summary: String,
    /// Whether it is public, once its date has come.
    pub status: LetterStatus,
    /// Whether everyone may see it; others are shown because somebody asked for drafts.
    pub is_public: bool,
}

impl Page {
    /// What the page says.
    pub fn document(&self) -> Document<'_> {
        Document {
            address: &self.address,
            body: &self.body,
            footnotes: &self.footnotes,
            figures: &self.figures,
            charts: &self.charts,
            tables: &self.tables,
            sources: &self.sources,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RESERVED_ADDRESSES;
    use crate::model::slug;

    #[test]
    fn reserved_addresses_are_in_order_and_written_as_addresses_are() {
        assert!(RESERVED_ADDRESSES.is_sorted_by(|a, b| a < b));
        for address in RESERVED_ADDRESSES {
            assert_eq!(slug(address), *address);
        }
    }
}
