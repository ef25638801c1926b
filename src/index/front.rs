//! The front page: every letter, newest first.

use serde::Serialize;
use tera::Context;

use crate::model::{
    Artifact, Date, LetterStatus, LetterSummary, NoticeKind, Site, WriteOrder, notation,
};
use crate::render::{Page, PageEngine, PageError, SiteView};

use super::Index;

/// `index.html`.
pub(super) struct FrontPage;

/// From how many letters on they are grouped by year.
const GROUPED: usize = 12;

/// Letters under one heading; without heading where they are few.
#[derive(Serialize)]
struct Group<'a> {
    #[serde(rename = "titel")]
    title: Option<String>,
    #[serde(rename = "brieven")]
    letters: Vec<Entry<'a>>,
}

/// A letter in the list.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    kenmerk: Option<&'a str>,
    concept: bool,
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
struct Day {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl Index for FrontPage {
    fn build(
        &self,
        letters: &[LetterSummary],
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let page = Page {
            title: format!("{} – {}", site.letters_name, site.organisation.name),
            description: format!(
                "{} van {}, met de cijfers en bronnen waarop zij rusten.",
                site.letters_name, site.organisation.name
            ),
            canonical: Some(site.base_url.clone()),
            root: String::new(),
            language: site.language.clone(),
            indexed: !site.example,
        };
        let mut context = Context::new();
        context.insert("site", &SiteView::of(site));
        context.insert("pagina", &page);
        context.insert("aantal", &letters.len());
        context.insert("groepen", &groups(letters));
        Ok(vec![Artifact {
            path: "index.html".to_owned(),
            bytes: pages.render("voorpagina.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        }])
    }
}

/// Drafts first, because they have no fixed place in time; then by date, newest first; letters of
/// one day by number.
fn groups(letters: &[LetterSummary]) -> Vec<Group<'_>> {
    let mut sorted: Vec<&LetterSummary> = letters.iter().collect();
    sorted.sort_by(|a, b| {
        let draft = |letter: &LetterSummary| letter.status == LetterStatus::Draft;
        draft(b)
            .cmp(&draft(a))
            .then_with(|| b.date.cmp(&a.date))
            .then_with(|| b.kenmerk.cmp(&a.kenmerk))
            .then_with(|| a.address.cmp(&b.address))
    });
    let grouped = letters.len() >= GROUPED;
    let mut groups: Vec<Group<'_>> = Vec::new();
    for letter in sorted {
        let title = if grouped {
            Some(group_title(letter))
        } else {
            None
        };
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

fn group_title(letter: &LetterSummary) -> String {
    match (letter.status, letter.date) {
        (LetterStatus::Draft, _) => "Concepten".to_owned(),
        (_, Some(date)) => date.year().to_string(),
        (_, None) => "Zonder datum".to_owned(),
    }
}

fn entry(letter: &LetterSummary) -> Entry<'_> {
    Entry {
        address: &letter.address,
        kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
        concept: letter.status == LetterStatus::Draft,
        reconstruction: letter.notices.contains(&NoticeKind::Reconstruction),
        fictitious: letter.notices.contains(&NoticeKind::Fictitious),
        subject: &letter.subject,
        date: letter.date.map(day),
        summary: letter.summary.trim(),
        portfolio_holder: letter.portfolio_holder.as_deref(),
        dossier: letter.dossier.as_deref(),
    }
}

fn day(date: Date) -> Day {
    Day {
        iso: date.to_string(),
        text: notation::date(date),
    }
}
