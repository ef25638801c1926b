//! A letter and a site for the tests of this room and the next.

use std::sync::LazyLock;

use crate::diag::{Diagnostics, SourceMap};
use crate::model::{
    Archival, Colour, Letter, Lists, NumberPattern, Palette, Record, ReportAddress, Section, Site,
    SiteOrganisation, Typeface, parse_date,
};

use super::PageEngine;

/// A real letter's JSON of schema 1. It is kept for ever: files like it are out in the world.
pub(crate) const SCHEMA_1: &str = include_str!("../../tests/letters/schema-1.json");

pub(crate) fn letter() -> Letter {
    serde_json::from_str(SCHEMA_1).unwrap()
}

/// The record of a site that published nothing.
pub(crate) fn no_record() -> &'static Record {
    static NOTHING: LazyLock<Record> = LazyLock::new(Record::default);
    &NOTHING
}

pub(crate) fn site() -> Site {
    Site {
        organisation: SiteOrganisation {
            name: "Gemeente Goirle".to_owned(),
            code: Some("gm0785".to_owned()),
        },
        base_url: "https://voorbeeld.nl/raad/".to_owned(),
        language: "nl".to_owned(),
        letter_name: "Raadsinformatiebrief".to_owned(),
        letters_name: "Raadsinformatiebrieven".to_owned(),
        number_pattern: NumberPattern::parse("RIB-{jaar}-{volgnummer:3}").unwrap(),
        example: false,
        accent: Colour::parse("#15607a").unwrap(),
        accent_dark: Colour::parse("#7fc4dc").unwrap(),
        palette: Palette::default(),
        band: None,
        typeface: Typeface::Serif,
        logo: None,
        footer: Vec::new(),
        archival: Archival::A3a,
        report: Some(ReportAddress::mailbox("griffie@voorbeeld.nl")),
        lists: Lists::default(),
        data_licence: None,
        public_datasets: Default::default(),
        pages: Vec::new(),
        menu: Vec::new(),
        redirects: Vec::new(),
        sections: vec![Section::Archive, Section::Reuse],
        announcements: Vec::new(),
        commitment_count: 0,
        today: parse_date("2026-11-21").unwrap(),
    }
}

pub(crate) fn pages() -> PageEngine {
    let pages = PageEngine::new(&SourceMap::default(), &[], &mut Diagnostics::default());
    pages.unwrap().of_site(&site())
}

/// A tag of a page: its name and its attributes.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Every tag of a page as a browser would see it, closing ones with their slash.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '>')
            .expect("a tag ends");
        let name = rest[..end].trim_end_matches('/').to_owned();
        rest = &rest[end..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start().trim_start_matches('/');
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>'))
                .expect("an attribute ends");
            let attribute = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            if let Some(after) = rest.strip_prefix("=\"") {
                let close = after.find('"').expect("a value ends");
                value = unescaped(&after[..close]);
                rest = &after[close + 1..];
            }
            attributes.push((attribute, value));
        }
        tags.push(Tag { name, attributes });
    }
    tags
}

/// The words of a page without its tags.
pub(crate) fn words(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    unescaped(&words)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
