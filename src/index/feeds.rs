//! Atom feeds (RFC 4287): of all letters, and of those of each dossier, portfolio holder and theme.
//!
//! A feed stands beside the page that it follows ([`address::feed`]). It holds what is public only,
//! newest first. Letters know days, no hours: an entry says noon in UTC, which is that same day in
//! the Netherlands and almost everywhere else; midnight would be the day before in half the world.
//! A feed was updated when its newest entry was, so that building again changes nothing.

use std::collections::BTreeMap;

use crate::model::{
    Artifact, Date, LetterSummary, NationalTheme, NoticeKind, Site, WriteOrder, address,
};
use crate::render::PageEngine;

use super::xml::Xml;
use super::{Archive, Index, Stop, Write};

/// How many entries a feed holds.
const ENTRIES: usize = 50;

/// Where the addresses of national themes begin; also the name of that list.
const NATIONAL_THEMES: &str = "https://identifier.overheid.nl/tooi/def/thes/top/";

/// `feed.xml` beside the front page and beside each dossier, portfolio holder and theme.
pub(super) struct Feeds;

impl Index for Feeds {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let all = Followed {
            title: site.letters_name.clone(),
            letters: archive.public().iter().take(ENTRIES).copied().collect(),
        };
        write(feed(site, "", &all))?;
        for (address, followed) in followed(archive) {
            write(feed(site, &address, &followed))?;
        }
        Ok(())
    }
}

/// What a feed follows.
struct Followed<'a> {
    title: String,
    /// Newest first.
    letters: Vec<&'a LetterSummary>,
}

/// Every dossier, portfolio holder and theme by the address of its page. One with drafts only has a
/// page as well, and so an empty feed.
fn followed<'a>(archive: &Archive<'a>) -> BTreeMap<String, Followed<'a>> {
    let mut all: BTreeMap<String, Followed<'a>> = BTreeMap::new();
    for letter in archive.letters() {
        let is_public = letter.is_public(archive.site.today);
        let mut add = |address: String, kind: &str, name: &str| {
            let followed = all.entry(address).or_insert_with(|| Followed {
                title: format!("{kind} {name}"),
                letters: Vec::new(),
            });
            let is_new = followed
                .letters
                .last()
                .is_none_or(|last| !std::ptr::eq(*last, *letter));
            if is_public && is_new && followed.letters.len() < ENTRIES {
                followed.letters.push(letter);
            }
        };
        if let Some(dossier) = &letter.dossier {
            add(address::dossier(dossier), "Dossier", dossier);
        }
        for holder in &letter.holders {
            let own = archive
                .site
                .lists
                .person_address(&holder.name, holder.id.as_deref());
            add(own, "Brieven van", &holder.name);
        }
        for theme in &letter.themes {
            add(address::theme(&theme.name), "Thema", &theme.name);
        }
    }
    all
}

fn feed(site: &Site, address: &str, followed: &Followed<'_>) -> Artifact {
    let path = address::feed(address);
    let itself = format!("{}{path}", site.base_url);
    let page = format!("{}{address}", site.base_url);
    let newest = followed.letters.iter().find_map(|letter| letter.date);
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", site.language.as_str()),
    ];
    let mut xml = Xml::new("feed", &root);
    let title = format!("{} – {}", followed.title, site.organisation.name);
    xml.element("title", &title);
    if site.example {
        let example = "Voorbeeld: dit is geen site van een gemeente. De brieven zijn nagemaakt.";
        xml.element("subtitle", example);
    }
    xml.element("id", &itself);
    xml.element("updated", &noon(newest.unwrap_or(site.today)));
    author(&mut xml, &site.organisation.name, Some(&site.base_url));
    let links = [
        ("self", "application/atom+xml", &itself),
        ("alternate", "text/html", &page),
    ];
    for (relation, kind, href) in links {
        xml.empty("link", &[("rel", relation), ("type", kind), ("href", href)]);
    }
    xml.element("icon", &format!("{}icoon.svg", site.base_url));
    for letter in &followed.letters {
        if let Some(date) = letter.date {
            entry(&mut xml, site, letter, date);
        }
    }
    Artifact {
        path,
        bytes: xml.finish(),
        order: WriteOrder::Index,
    }
}

fn entry(xml: &mut Xml, site: &Site, letter: &LetterSummary, date: Date) {
    let page = format!("{}{}", site.base_url, letter.address);
    let day = noon(date);
    xml.open("entry", &[]);
    xml.element("title", letter.subject.trim());
    // The address never changes, so it is the name as well.
    xml.element("id", &page);
    xml.element("published", &day);
    xml.element("updated", &day);
    author(xml, &letter.sender.name, None);
    let data = format!("{page}brief.json");
    for (kind, href) in [("text/html", &page), ("application/json", &data)] {
        let attributes = [("rel", "alternate"), ("type", kind), ("href", href)];
        xml.empty("link", &attributes);
    }
    let base = site.base_url.as_str();
    if let Some(dossier) = &letter.dossier {
        category(xml, &format!("{base}dossiers/"), dossier, dossier);
    }
    for theme in &letter.themes {
        category(xml, &format!("{base}themas/"), &theme.name, &theme.name);
        let national = theme.uri.as_deref().and_then(NationalTheme::find);
        if let Some(national) = national {
            category(xml, NATIONAL_THEMES, national.code, national.label);
        }
    }
    xml.element("summary", &summary(letter));
    xml.close();
}

/// What a letter says in a few sentences, after what a reader must know before.
fn summary(letter: &LetterSummary) -> String {
    let mut text = String::new();
    if letter.notices.contains(&NoticeKind::Reconstruction) {
        text.push_str("Reconstructie: deze brief is nooit verzonden. ");
    }
    if letter.notices.contains(&NoticeKind::Fictitious) {
        text.push_str("Let op: met verzonnen cijfers. ");
    }
    text.push_str(letter.summary.trim());
    text.truncate(text.trim_end().len());
    text
}

fn author(xml: &mut Xml, name: &str, uri: Option<&str>) {
    xml.open("author", &[]);
    xml.element("name", name);
    if let Some(uri) = uri {
        xml.element("uri", uri);
    }
    xml.close();
}

fn category(xml: &mut Xml, scheme: &str, term: &str, label: &str) {
    let attributes = [("term", term), ("scheme", scheme), ("label", label)];
    xml.empty("category", &attributes);
}

/// Noon of a day as a moment of RFC 3339.
fn noon(date: Date) -> String {
    format!("{date}T12:00:00Z")
}
