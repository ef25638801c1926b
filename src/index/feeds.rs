//! Atom feeds (RFC 4287): of all letters, of those of each dossier, portfolio holder and theme, of the
//! commitments, and of what was corrected or withdrawn.
//!
//! A feed stands beside the page that it follows ([`address::feed`]). It holds what is public only,
//! newest first. Letters know days, no hours; what was published has a moment. Where there is none, an
//! entry says noon in UTC, which is that same day in the Netherlands and almost everywhere else; midnight
//! would be the day before in half the world.
//! A letter that is corrected stays the same entry, updated. A feed was updated when one of its entries
//! was, so that building again changes nothing.

use std::collections::BTreeMap;

use crate::model::{
    Artifact, Date, LetterSummary, NationalTheme, NoticeKind, Section, Site, WriteOrder, address,
    notation,
};
use crate::render::PageEngine;

use super::amendments::{Amended, Amendment};
use super::commitments::Registered;
use super::xml::Xml;
use super::{Archive, Index, Stop, Write};

/// How many entries a feed holds.
const ENTRIES: usize = 50;

/// Where the addresses of national themes begin; also the name of that list.
const NATIONAL_THEMES: &str = "https://identifier.overheid.nl/tooi/def/thes/top/";

/// `feed.xml` beside the front page, each dossier, portfolio holder and theme, and the register of
/// commitments.
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
        if site.has(Section::Amendments) {
            write(amendments(site, archive.amendments()))?;
        }
        // A site without commitments has no register that a feed could stand beside.
        if site.sections.contains(&Section::Commitments) {
            write(commitments(site, archive.commitments()))?;
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
    let updated = followed.letters.iter().filter_map(|letter| updated(letter));
    let mut xml = head(site, address, &followed.title, updated.max());
    for letter in &followed.letters {
        if let Some(date) = letter.date {
            entry(&mut xml, site, letter, date);
        }
    }
    finished(address, xml)
}

/// A feed up to its entries, with the moment at which it was updated.
fn head(site: &Site, address: &str, title: &str, updated: Option<String>) -> Xml {
    let itself = format!("{}{}", site.base_url, address::feed(address));
    let page = format!("{}{address}", site.base_url);
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", site.language.as_str()),
    ];
    let mut xml = Xml::new("feed", &root);
    xml.element("title", &format!("{title} – {}", site.organisation.name));
    if site.example {
        let example = "Voorbeeld: dit is geen site van een gemeente. De brieven zijn nagemaakt.";
        xml.element("subtitle", example);
    }
    xml.element("id", &itself);
    xml.element("updated", &updated.unwrap_or_else(|| noon(site.today)));
    author(&mut xml, &site.organisation.name, Some(&site.base_url));
    let links = [
        ("self", "application/atom+xml", &itself),
        ("alternate", "text/html", &page),
    ];
    for (relation, kind, href) in links {
        xml.empty("link", &[("rel", relation), ("type", kind), ("href", href)]);
    }
    xml.element("icon", &format!("{}icoon.svg", site.base_url));
    xml
}

fn finished(address: &str, xml: Xml) -> Artifact {
    Artifact {
        path: address::feed(address),
        bytes: xml.finish(),
        order: WriteOrder::Index,
    }
}

/// The commitments that were made or changed last. That one becomes overdue is no news of a day on
/// which something was said, so no entry comes of it.
fn commitments(site: &Site, register: &[Registered<'_>]) -> Artifact {
    let mut latest: Vec<(Date, Date, &Registered<'_>)> = register
        .iter()
        .filter_map(|entry| {
            let made = entry.made_on?;
            Some((entry.since.unwrap_or(made), made, entry))
        })
        .collect();
    latest.sort_by(|a, b| (b.0, b.1, &a.2.id).cmp(&(a.0, a.1, &b.2.id)));
    latest.truncate(ENTRIES);
    let newest = latest.first().map(|(since, ..)| noon(*since));
    let mut xml = head(site, address::COMMITMENTS, "Toezeggingen", newest);
    for (since, made, entry) in latest {
        let letter = entry.letter.zip(entry.anchor.as_deref());
        let page = match letter {
            Some((letter, anchor)) => format!("{}{}#{anchor}", site.base_url, letter.address),
            None => {
                let anchor = address::commitment(&entry.id);
                format!("{}{}#{anchor}", site.base_url, address::COMMITMENTS)
            }
        };
        let status = notation::capitalised(entry.status.words());
        xml.open("entry", &[]);
        xml.element("title", &format!("{status}: {}", entry.what.trim()));
        xml.element("id", &page);
        xml.element("published", &noon(made));
        xml.element("updated", &noon(since));
        let link = [
            ("rel", "alternate"),
            ("type", "text/html"),
            ("href", page.as_str()),
        ];
        xml.empty("link", &link);
        if let Some(dossier) = entry.dossier {
            category(
                &mut xml,
                &format!("{}dossiers/", site.base_url),
                dossier,
                dossier,
            );
        }
        xml.element("summary", &commitment_summary(entry, made));
        xml.close();
    }
    finished(address::COMMITMENTS, xml)
}

/// What was corrected or withdrawn last.
fn amendments(site: &Site, amendments: &[Amendment<'_>]) -> Artifact {
    let title = Section::Amendments.title();
    let newest = amendments.first().map(|entry| entry.moment.to_string());
    let mut xml = head(site, address::AMENDMENTS, title, newest);
    for amendment in amendments.iter().take(ENTRIES) {
        let place = format!("{}{}", site.base_url, amendment.place());
        let number = amendment.kenmerk;
        let (what, link, reason) = match &amendment.what {
            Amended::Corrected {
                kind,
                reason,
                version,
                address,
                subject,
                ..
            } => {
                let kind = notation::capitalised(kind.word());
                let title = format!("{kind}: {number} {}, versie {version}", subject.trim());
                (title, *address, *reason)
            }
            Amended::Withdrawn(why) => (
                format!("Ingetrokken: {number}"),
                amendment.address.as_str(),
                why.reason.as_str(),
            ),
        };
        xml.open("entry", &[]);
        xml.element("title", &what);
        xml.element("id", &place);
        let moment = amendment.moment.to_string();
        xml.element("published", &moment);
        xml.element("updated", &moment);
        author(&mut xml, amendment.by, None);
        let href = format!("{}{link}", site.base_url);
        let link = [
            ("rel", "alternate"),
            ("type", "text/html"),
            ("href", href.as_str()),
        ];
        xml.empty("link", &link);
        xml.element("summary", reason.trim());
        xml.close();
    }
    finished(address::AMENDMENTS, xml)
}

/// `Toegezegd op 22 maart 2019 door Piet Poos in RIB-2019-001. Uiterlijk: najaar 2019.`
fn commitment_summary(entry: &Registered<'_>, made: Date) -> String {
    let mut text = format!("Toegezegd op {}", notation::date(made));
    let by: Vec<&str> = entry.by.iter().map(|promiser| promiser.name).collect();
    if !by.is_empty() {
        text.push_str(&format!(" door {}", notation::list(&by)));
    }
    let number = entry.letter.and_then(|letter| letter.kenmerk.as_ref());
    if let Some(number) = number {
        text.push_str(&format!(" in {number}"));
    }
    text.push_str(&format!(". Uiterlijk: {}.", entry.due));
    if let Some(note) = entry.note {
        text.push_str(&format!(" {}", note.trim()));
    }
    text
}

fn entry(xml: &mut Xml, site: &Site, letter: &LetterSummary, date: Date) {
    let page = format!("{}{}", site.base_url, letter.address);
    let first = letter.publication.as_ref();
    let first = first.and_then(|publication| publication.versions.first());
    let published = first.map_or_else(|| noon(date), |version| version.moment.to_string());
    xml.open("entry", &[]);
    xml.element("title", letter.subject.trim());
    // The address never changes, so it is the name as well.
    xml.element("id", &page);
    xml.element("published", &published);
    xml.element("updated", &updated(letter).unwrap_or(published));
    author(xml, &letter.sender.name, None);
    let data = format!("{page}brief.json");
    for (kind, href) in [("text/html", &page), ("application/json", &data)] {
        let attributes = [("rel", "alternate"), ("type", kind), ("href", href)];
        xml.empty("link", &attributes);
    }
    if let Some(bytes) = letter.pdf {
        let (href, length) = (
            format!("{}{}", site.base_url, address::pdf(&letter.address)),
            bytes.to_string(),
        );
        let attributes = [
            ("rel", "enclosure"),
            ("type", "application/pdf"),
            ("length", &length),
            ("href", &href),
        ];
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

/// When the version of a letter that counts became public; before it is published, its day.
fn updated(letter: &LetterSummary) -> Option<String> {
    let current = letter.publication.as_ref();
    let current = current.and_then(|publication| publication.versions.last());
    match current {
        Some(version) => Some(version.moment.to_string()),
        None => letter.date.map(noon),
    }
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

#[cfg(test)]
mod tests {
    use super::super::tests::{files, files_of, summary};
    use crate::model::{
        Artifact, Holder, LetterStatus, LetterTheme, NationalTheme, NoticeKind, Section,
    };
    use crate::render::fixture::{Tag, site, tags};

    fn feeds(files: &[Artifact]) -> Vec<(&str, Vec<Tag>)> {
        let feeds = files.iter().filter(|file| file.path.ends_with("feed.xml"));
        let text = |file: &Artifact| String::from_utf8(file.bytes.clone()).unwrap();
        feeds
            .map(|file| {
                let text = text(file);
                let (_, text) = text.split_once("?>").unwrap();
                (file.path.as_str(), tags(text))
            })
            .collect()
    }

    fn entries(feed: &[Tag]) -> usize {
        feed.iter().filter(|tag| tag.name == "entry").count()
    }

    #[test]
    fn a_letter_is_in_the_feed_of_each_that_it_belongs_to() {
        let mut letter = summary("A", "1-3-2019");
        let theme = NationalTheme::find("jeugdzorg").unwrap();
        letter.dossier = Some("Inkoop & <zorg>".to_owned());
        letter.holders = vec![Holder {
            name: "Piet Poos".to_owned(),
            id: None,
            function: None,
        }];
        letter.themes = vec![LetterTheme {
            name: "Jeugdhulp".to_owned(),
            uri: Some(theme.address()),
        }];
        let files = files(&[letter, summary("B", "1-3-2020")]);
        let feeds = feeds(&files);
        let (front, own): (Vec<_>, Vec<_>) =
            feeds.iter().partition(|(path, _)| *path == "feed.xml");
        assert_eq!(entries(&front[0].1), 2);
        let paths: Vec<&str> = own.iter().map(|(path, _)| *path).collect();
        for path in [
            "dossiers/inkoop-zorg/feed.xml",
            "portefeuillehouders/piet-poos/feed.xml",
            "themas/jeugdhulp/feed.xml",
        ] {
            assert!(paths.contains(&path), "{path} in {paths:?}");
        }
        let theme_feed = feeds.iter().find(|(path, _)| path.starts_with("themas/j"));
        let terms: Vec<_> = theme_feed.unwrap().1.iter().collect();
        let terms: Vec<_> = terms
            .iter()
            .filter_map(|tag| tag.attribute("term"))
            .collect();
        assert_eq!(terms, ["Inkoop & <zorg>", "Jeugdhulp", theme.code]);
    }

    #[test]
    fn what_not_everyone_may_see_is_in_no_feed() {
        let mut draft = summary("A", "1-3-2019");
        draft.status = LetterStatus::Draft;
        draft.dossier = Some("Zorg".to_owned());
        let mut secret = summary("B", "1-3-2019");
        secret.notices = vec![NoticeKind::Secret];
        let waiting = summary("C", "1-3-2100");
        for (path, feed) in feeds(&files(&[draft, secret, waiting])) {
            assert_eq!(entries(&feed), 0, "{path}");
        }
    }

    #[test]
    fn a_feed_holds_the_newest_and_was_updated_when_the_newest_was() {
        let letters: Vec<_> = (0..60)
            .map(|index| summary(&format!("R{index}"), &format!("1-2-{}", 1950 + index)))
            .collect();
        let files = files(&letters);
        let file = files.iter().find(|file| file.path == "feed.xml").unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert_eq!(text.matches("<entry>").count(), 50);
        let (_, updated) = text.split_once("<updated>").unwrap();
        assert!(updated.starts_with("2009-02-01T12:00:00Z"), "{updated}");
    }

    #[test]
    fn an_empty_feed_was_updated_today_and_commitments_have_one_where_there_is_a_register() {
        let mut site = site();
        let without = files_of(&site, &[]);
        assert_eq!(feeds(&without).len(), 1);
        let text = String::from_utf8(
            without
                .iter()
                .find(|file| file.path == "feed.xml")
                .unwrap()
                .bytes
                .clone(),
        );
        let today = format!("<updated>{}T12:00:00Z</updated>", site.today);
        assert!(text.unwrap().contains(&today));
        site.sections = Section::ALL.to_vec();
        let letter = summary("A", "1-3-2019");
        let promises = letter.commitments.len();
        let files = files_of(&site, &[letter]);
        let feeds = feeds(&files);
        let register = feeds.iter().find(|(path, _)| path.starts_with("toezeg"));
        assert!(promises > 0);
        assert_eq!(entries(&register.unwrap().1), promises);
    }
}
