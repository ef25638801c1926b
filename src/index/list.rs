//! Letters and pages in lists: their order, and what a list shows of each.

use serde::Serialize;

use crate::model::{Date, LetterStatus, LetterSummary, NoticeKind, PageSummary, notation};

/// `groep`: letters under one heading; without heading where they are few.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    #[serde(rename = "titel")]
    title: Option<String>,
    #[serde(rename = "brieven")]
    letters: Vec<Entry<'a>>,
}

/// A letter in a list.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    kenmerk: Option<&'a str>,
    concept: bool,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "reconstructie")]
    reconstruction: bool,
    #[serde(rename = "fictief")]
    fictitious: bool,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "datum")]
    date: Option<Day>,
    #[serde(rename = "samenvatting")]
    summary: &'a str,
    #[serde(rename = "portefeuillehouder")]
    portfolio_holder: Option<&'a str>,
    dossier: Option<&'a str>,
}

/// A day for machines and for readers.
#[derive(Clone, Serialize)]
pub(super) struct Day {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl Day {
    /// A day in short, for narrow columns: `22 mrt 2019`.
    pub(super) fn short(date: Date) -> Day {
        Day {
            text: notation::date_short(date),
            ..day(date)
        }
    }
}

/// Drafts first, because they have no fixed place in time; then by date, newest first; letters of
/// one day by number.
pub(super) fn in_order(letters: &[LetterSummary]) -> Vec<&LetterSummary> {
    let mut sorted: Vec<&LetterSummary> = letters.iter().collect();
    sorted.sort_by(|a, b| {
        b.is_draft()
            .cmp(&a.is_draft())
            .then_with(|| b.date.cmp(&a.date))
            .then_with(|| b.kenmerk.cmp(&a.kenmerk))
            .then_with(|| a.address.cmp(&b.address))
    });
    sorted
}

/// Letters in order under no heading, because the page itself is about them.
pub(super) fn one_group<'a>(letters: &[&'a LetterSummary]) -> Group<'a> {
    Group {
        title: None,
        letters: letters.iter().map(|letter| entry(letter)).collect(),
    }
}

/// Letters in order under this heading.
pub(super) fn titled_group<'a>(title: &str, letters: &[&'a LetterSummary]) -> Group<'a> {
    Group {
        title: Some(title.to_owned()),
        ..one_group(letters)
    }
}

fn entry(letter: &LetterSummary) -> Entry<'_> {
    Entry {
        address: &letter.address,
        kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
        concept: letter.is_draft(),
        secret: letter.notices.contains(&NoticeKind::Secret),
        reconstruction: letter.notices.contains(&NoticeKind::Reconstruction),
        fictitious: letter.notices.contains(&NoticeKind::Fictitious),
        subject: &letter.subject,
        date: letter.date.map(day),
        summary: letter.summary.trim(),
        portfolio_holder: letter.portfolio_holder.as_deref(),
        dossier: letter.dossier.as_deref(),
    }
}

/// A day for machines and for readers.
pub(super) fn day(date: Date) -> Day {
    Day {
        iso: date.to_string(),
        text: notation::date(date),
    }
}

/// A page in a list.
#[derive(Serialize)]
pub(super) struct PageEntry<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "samenvatting")]
    summary: &'a str,
    concept: bool,
}

/// Pages as a list shows them, in their order.
pub(super) fn pages(pages: &[PageSummary]) -> Vec<PageEntry<'_>> {
    pages.iter().map(page_entry).collect()
}

fn page_entry(page: &PageSummary) -> PageEntry<'_> {
    PageEntry {
        address: &page.address,
        title: &page.title,
        summary: page.summary.trim(),
        concept: page.status == LetterStatus::Draft,
    }
}
