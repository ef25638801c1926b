//! What the template of a free page sees.

use serde::Serialize;

use crate::model::{Date, Headings, LetterStatus, Page, Site, notation};

use crate::render::view::{CalculationView, NoticeView, SourceView, calculations, notice, source};

/// `blad`: the page, but for its body and footnotes, which templates get as HTML.
#[derive(Serialize)]
pub(super) struct PageView<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    concept: bool,
    #[serde(rename = "organisatie")]
    organisation: &'a str,
    #[serde(rename = "samenvatting")]
    summary: &'a str,
    #[serde(rename = "datum")]
    date: Option<Day>,
    /// The day whose knowledge its figures show.
    #[serde(rename = "bekend_op")]
    known_on: Option<Day>,
    #[serde(rename = "meldingen")]
    notices: Vec<NoticeView<'a>>,
    #[serde(rename = "koppen")]
    headings: &'a Headings,
    #[serde(rename = "bronnen")]
    sources: Vec<SourceView<'a>>,
    #[serde(rename = "berekeningen")]
    calculations: Vec<CalculationView<'a>>,
}

/// A day for machines and for readers.
#[derive(Serialize)]
struct Day {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl<'a> PageView<'a> {
    pub(super) fn of(page: &'a Page, site: &'a Site) -> PageView<'a> {
        PageView {
            title: &page.title,
            concept: page.status == LetterStatus::Draft,
            organisation: &site.organisation.name,
            summary: &page.summary,
            date: page.date.map(day),
            known_on: page.known_on.map(day),
            notices: page.notices.iter().map(notice).collect(),
            headings: &page.headings,
            sources: page
                .sources
                .iter()
                .map(|entry| source(entry, &[], site))
                .collect(),
            calculations: calculations(&page.figures),
        }
    }
}

fn day(date: Date) -> Day {
    Day {
        iso: date.to_string(),
        text: notation::date(date),
    }
}
