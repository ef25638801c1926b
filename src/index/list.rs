//! Letters and pages in lists: their order, and what a list shows of each.

use serde::Serialize;

use crate::model::{Date, LetterStatus, LetterSummary, NoticeKind, PageSummary, notation};

/// How many letters the front page shows; with more, each year has a page of its own.
pub(super) const ON_FRONT_PAGE: usize = 30;

/// From how many letters on they are grouped by year.
const GROUPED: usize = 12;

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
#[derive(Serialize)]
pub(super) struct Day {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl Day {
    /// A day written out: `22 maart 2019`.
    pub(super) fn of(date: Date) -> Day {
        Day {
            iso: date.to_string(),
            text: notation::date(date),
        }
    }

    /// A day in short, for narrow columns: `22 mrt 2019`.
    pub(super) fn short(date: Date) -> Day {
        Day {
            text: notation::date_short(date),
            ..Day::of(date)
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

/// Letters in order under headings, or under none where they are few.
pub(super) fn groups<'a>(letters: &[&'a LetterSummary]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for letter in letters {
        let title = (letters.len() >= GROUPED).then(|| group_title(letter));
        match groups.last_mut() {
            Some(group) if group.title == title => group.letters.push(entry(letter)),
            _ => groups.push(Group {
                title,
                letters: vec![entry(letter)],
            }),
        }
    }
    groups
}

/// Letters in order under no heading, because the page itself is about them.
pub(super) fn one_group<'a>(letters: &[&'a LetterSummary]) -> Group<'a> {
    Group {
        title: None,
        letters: letters.iter().map(|letter| entry(letter)).collect(),
    }
}

fn group_title(letter: &LetterSummary) -> String {
    match letter.date {
        _ if letter.is_draft() => "Concepten".to_owned(),
        Some(date) => date.year().to_string(),
        None => "Zonder datum".to_owned(),
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
        date: letter.date.map(Day::of),
        summary: letter.summary.trim(),
        portfolio_holder: letter.portfolio_holder.as_deref(),
        dossier: letter.dossier.as_deref(),
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
