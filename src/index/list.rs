//! Letters and pages in lists: their order, and what a list shows of each.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::{Serialize, Serializer};
use tera::Context;

use crate::model::{Date, LetterStatus, LetterSummary, Moment, NoticeKind, PageSummary, notation};
use crate::render::{PageEngine, PageError};

use super::Archive;

/// `groep`: letters under one heading.
#[derive(Serialize)]
pub(super) struct Group {
    #[serde(rename = "titel")]
    title: String,
    /// Each as HTML.
    #[serde(rename = "brieven")]
    letters: Vec<Item>,
}

/// A letter in a list as HTML, shared by all lists that print it.
#[derive(Clone)]
struct Item(Arc<str>);

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The letters as items of lists, each made once for all lists that are equally deep in the site. A
/// letter stands in a dozen lists: those of its people, its themes and each place that it counts.
#[derive(Default)]
pub(super) struct Items {
    by_root: Mutex<BTreeMap<String, Arc<Vec<OnceLock<Item>>>>>,
}

impl Items {
    fn of(&self, root: &str, count: usize) -> Arc<Vec<OnceLock<Item>>> {
        let mut known = self.by_root.lock().unwrap_or_else(PoisonError::into_inner);
        let items = known.entry(root.to_owned());
        let empty = || Arc::new((0..count).map(|_| OnceLock::new()).collect());
        Arc::clone(items.or_insert_with(empty))
    }
}

/// `brief`: what an item says of a letter.
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

/// A moment for machines and for readers.
#[derive(Clone, Serialize)]
pub(super) struct At {
    iso: String,
    /// With its time: `22 november 2026 om 12.00 uur`.
    #[serde(rename = "tekst")]
    text: String,
    /// The day alone.
    #[serde(rename = "dag")]
    day: Day,
}

impl At {
    pub(super) fn new(moment: Moment) -> At {
        At {
            iso: moment.to_string(),
            text: moment.words(),
            day: day(moment.day()),
        }
    }
}

/// Letters in the order of lists.
pub(super) fn in_order(letters: &[LetterSummary]) -> Vec<&LetterSummary> {
    let mut sorted: Vec<&LetterSummary> = letters.iter().collect();
    sorted.sort_by(|a, b| order(a, b));
    sorted
}

/// Drafts first, because they have no fixed place in time; then by date, newest first; letters of
/// one day by number.
fn order(a: &LetterSummary, b: &LetterSummary) -> Ordering {
    b.is_draft()
        .cmp(&a.is_draft())
        .then_with(|| b.date.cmp(&a.date))
        .then_with(|| b.kenmerk.cmp(&a.kenmerk))
        .then_with(|| a.address.cmp(&b.address))
}

/// Letters of the archive in order under this heading, on a page from which `root` leads to the
/// site's front.
pub(super) fn titled_group(
    archive: &Archive<'_>,
    title: &str,
    letters: &[&LetterSummary],
    root: &str,
    pages: &PageEngine,
) -> Result<Group, PageError> {
    let items = archive.items.of(root, archive.letters.len());
    let item = |letter: &&LetterSummary| {
        let at = archive
            .letters
            .binary_search_by(|other| order(other, letter));
        let known = at.ok().and_then(|at| items.get(at));
        if let Some(item) = known.and_then(OnceLock::get) {
            return Ok(item.clone());
        }
        let mut context = Context::new();
        context.insert("brief", &entry(letter));
        context.insert("wortel", root);
        let item = Item(pages.render("brievenregel.html", &context)?.into());
        Ok(known.map_or(item.clone(), |known| known.get_or_init(|| item).clone()))
    };
    Ok(Group {
        title: title.to_owned(),
        letters: letters.iter().map(item).collect::<Result<_, PageError>>()?,
    })
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
