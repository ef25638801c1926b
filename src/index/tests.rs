//! What the files promise that do not belong to one letter.

use super::Archive;
use crate::model::{
    Artifact, Colour, Kenmerk, LetterStatus, LetterSummary, PageSummary, RESERVED_ADDRESSES, Site,
    parse_date,
};
use crate::render::fixture::{letter, pages, site, tags, words};

pub(super) fn files(letters: &[LetterSummary]) -> Vec<Artifact> {
    files_of(&site(), letters)
}

pub(super) fn files_of(site: &Site, letters: &[LetterSummary]) -> Vec<Artifact> {
    let pages = pages().of_site(site);
    let archive = Archive::new(site, letters, &[]);
    let mut files = Vec::new();
    for number in 0..super::count() {
        let mut write = |file| {
            files.push(file);
            Ok(())
        };
        super::build(number, &archive, &pages, &mut write).unwrap();
    }
    files
}

fn file(letters: &[LetterSummary], path: &str) -> String {
    let files = files(letters);
    let artifact = files.iter().find(|artifact| artifact.path == path);
    String::from_utf8(artifact.unwrap().bytes.clone()).unwrap()
}

pub(super) fn summary(number: &str, date: &str) -> LetterSummary {
    LetterSummary {
        kenmerk: Kenmerk::new(number),
        address: format!("brieven/x/{}/", number.to_lowercase()),
        subject: format!("Over {number}"),
        date: parse_date(date),
        ..LetterSummary::of(&letter())
    }
}

/// Where the links of the list lead, in order.
fn listed(html: &str) -> Vec<String> {
    let tags = tags(html);
    let links = tags.iter().filter_map(|tag| tag.attribute("href"));
    let letters = links.filter_map(|href| href.strip_prefix("brieven/x/"));
    letters
        .map(|href| href.trim_end_matches("/index.html").to_owned())
        .collect()
}

#[test]
fn the_shared_files_are_these() {
    let paths: Vec<String> = files(&[]).into_iter().map(|file| file.path).collect();
    let expected = [
        "stijl.css",
        "icoon.svg",
        "favicon.ico",
        "schema/brief-1.json",
        "index.html",
        "feed.xml",
        "archief/brieven.csv",
        "archief/cijfers.csv",
        "archief/toezeggingen.csv",
        "archief/brieven-nl.csv",
        "archief/cijfers-nl.csv",
        "archief/toezeggingen-nl.csv",
        "archief/brieven.ndjson",
        "archief/cijfers.ndjson",
        "archief/toezeggingen.ndjson",
        "404.html",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn letters_are_listed_newest_first_and_drafts_before_them() {
    let mut draft = summary("D", "1-1-2001");
    draft.status = LetterStatus::Draft;
    draft.date = None;
    let letters = [
        summary("A", "1-3-2019"),
        summary("B", "2-3-2019"),
        draft,
        summary("C", "2-3-2019"),
    ];
    assert_eq!(listed(&file(&letters, "index.html")), ["d", "c", "b", "a"]);
}

#[test]
fn many_letters_are_grouped_by_year() {
    let letters: Vec<LetterSummary> = (0..12)
        .map(|index| summary(&format!("R{index}"), &format!("1-2-{}", 2010 + index / 6)))
        .collect();
    let titles = |html: &str| html.matches("<h2 id=\"groep.").count();
    assert_eq!(titles(&file(&letters, "index.html")), 2);
    assert_eq!(titles(&file(&letters[..11], "index.html")), 0);
}

#[test]
fn more_letters_than_the_front_page_shows_stand_in_the_archive() {
    let mut letters: Vec<LetterSummary> = (0..40)
        .map(|index| summary(&format!("R{index}"), &format!("1-2-{}", 2010 + index / 20)))
        .collect();
    letters[0].status = LetterStatus::Draft;
    letters[0].date = None;
    let front = file(&letters, "index.html");
    // The draft, all twenty letters of 2011 and ten of 2010.
    assert_eq!(listed(&front).len(), 31);
    assert!(words(&front).contains("2011 (20)\n2010 (19)"));
    let tags = tags(&file(&letters, "archief/2010/index.html"));
    let links = tags.iter().filter_map(|tag| tag.attribute("href"));
    let letters = links.filter(|href| href.starts_with("../../brieven/x/r"));
    assert_eq!(letters.count(), 19);
}

#[test]
fn a_site_without_letters_says_so() {
    assert!(words(&file(&[], "index.html")).contains("Er zijn nog geen brieven."));
}

#[test]
fn no_page_can_take_the_address_of_a_list() {
    let letters: Vec<LetterSummary> = (0..40)
        .map(|index| summary(&format!("R{index}"), "1-2-2010"))
        .collect();
    for file in files(&letters) {
        if let Some((folder, _)) = file.path.split_once('/') {
            assert!(RESERVED_ADDRESSES.contains(&folder), "{folder}");
        }
    }
    assert!(RESERVED_ADDRESSES.contains(&"brieven"));
}

#[test]
fn the_front_page_names_all_pages_and_every_page_has_the_menu() {
    let page = |title: &str, status| PageSummary {
        address: format!("{}/", title.to_lowercase()),
        title: title.to_owned(),
        summary: "<Kort>".to_owned(),
        is_public: status == LetterStatus::Ready,
        status,
    };
    let mut site = site();
    site.pages = vec![
        page("Een", LetterStatus::Ready),
        page("Twee", LetterStatus::Draft),
    ];
    site.menu = site.pages[..1].to_vec();
    let files = files_of(&site, &[]);
    let text = |path: &str| {
        let found = files.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(found.bytes.clone()).unwrap()
    };
    let links = |html: &str| -> Vec<String> {
        let tags = tags(html);
        let links = tags.iter().filter(|tag| tag.name == "a");
        let links = links.filter_map(|tag| tag.attribute("href"));
        let own = links.filter(|href| href.ends_with("een/index.html") || href.contains("twee/"));
        own.map(str::to_owned).collect()
    };
    let front = text("index.html");
    assert_eq!(
        links(&front),
        ["een/index.html", "een/index.html", "twee/index.html"]
    );
    assert!(words(&front).contains("<Kort>"));
    assert_eq!(front.matches("CONCEPT").count(), 1);
    assert_eq!(links(&text("404.html")), ["/raad/een/index.html"]);
}

#[test]
fn a_subject_with_markup_is_shown_as_text() {
    let mut letter = summary("A", "1-3-2019");
    letter.subject = "<b onclick='x'>&".to_owned();
    let html = file(&[letter], "index.html");
    assert!(tags(&html).iter().all(|tag| tag.name != "b"));
    assert!(words(&html).contains("<b onclick='x'>&"));
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_address() {
    for tag in tags(&file(&[], "404.html")) {
        if let Some(href) = tag.attribute("href") {
            assert!(
                href.starts_with("/raad/") || href.starts_with('#'),
                "{href}"
            );
        }
    }
}

#[test]
fn the_style_sheet_takes_the_colours_of_the_organisation() {
    let mut site = site();
    site.accent = Colour::parse("#aa0011").unwrap();
    let files = files_of(&site, &[]);
    for path in ["stijl.css", "icoon.svg"] {
        let found = files.iter().find(|file| file.path == path).unwrap();
        let text = String::from_utf8(found.bytes.clone()).unwrap();
        assert!(text.contains("#aa0011"), "{path}");
        assert!(!text.contains("{{"), "{path}");
    }
}

#[test]
fn the_schema_says_where_it_lives() {
    let schema: serde_json::Value =
        serde_json::from_str(&file(&[], "schema/brief-1.json")).unwrap();
    assert_eq!(
        schema["$id"],
        "https://voorbeeld.nl/raad/schema/brief-1.json"
    );
}
