//! What the files promise that do not belong to one letter.

use super::Archive;
use crate::model::{
    Artifact, Colour, Kenmerk, LetterStatus, LetterSummary, PageSummary, RESERVED_ADDRESSES, Site,
    parse_date,
};
use crate::render::fixture::{letter, no_record, pages, site, tags, words};

pub(super) fn files(letters: &[LetterSummary]) -> Vec<Artifact> {
    files_of(&site(), letters)
}

pub(super) fn files_of(site: &Site, letters: &[LetterSummary]) -> Vec<Artifact> {
    let pages = pages().of_site(site);
    let archive = Archive::new(site, letters, &[], no_record());
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
fn a_site_without_letters_has_the_pages_that_every_site_has() {
    let paths: Vec<String> = files(&[]).into_iter().map(|file| file.path).collect();
    for expected in [
        "stijl.css",
        "icoon.svg",
        "favicon.ico",
        "schema/brief-1.json",
        "archief/index.html",
        "index.html",
        "telling.json",
        "hergebruik/index.html",
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
    ] {
        assert!(paths.iter().any(|path| path == expected), "{expected}");
    }
    assert!(paths.iter().all(|path| !path.starts_with("dossiers/")));
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

/// Forty letters of two years, one of them a draft without a date; of both years a number is missing.
fn forty() -> Vec<LetterSummary> {
    let mut letters: Vec<LetterSummary> = (0..40)
        .map(|index| {
            let (year, number) = (2010 + index / 20, index % 20 + 1 + index % 20 / 10);
            summary(&format!("RIB-{year}-{number:03}"), &format!("1-2-{year}"))
        })
        .collect();
    letters[0].status = LetterStatus::Draft;
    letters[0].date = None;
    letters
}

#[test]
fn the_front_page_shows_drafts_and_the_newest_letters_and_leads_to_the_others() {
    let front = file(&forty(), "index.html");
    assert_eq!(listed(&front).len(), 1 + 8);
    assert!(words(&front).contains("Alle 39 brieven, per jaar"));
    let few = file(&forty()[..5], "index.html");
    assert_eq!(listed(&few).len(), 5);
    assert!(!words(&few).contains("brieven, per jaar"));
}

#[test]
fn the_register_has_every_letter_and_every_missing_number_of_its_year() {
    let html = file(&forty(), "archief/2011/index.html");
    let tags = tags(&html);
    let links = tags.iter().filter_map(|tag| tag.attribute("href"));
    let letters = links.filter(|href| href.starts_with("../../brieven/x/rib-2011"));
    assert_eq!(letters.count(), 20);
    assert!(words(&html).contains("RIB-2011-011geen openbare brief met dit nummer"));
}

#[test]
fn pages_and_manifest_count_the_same() {
    let letters = forty();
    let manifest: serde_json::Value =
        serde_json::from_str(&file(&letters, "telling.json")).unwrap();
    let counted = &manifest["brieven"];
    assert_eq!(counted["aantal"], 39);
    // The draft has no date, so that no year shows it; nothing public has its number.
    assert_eq!(counted["nummers_zonder_openbare_brief"], 3);
    let front = words(&file(&letters, "index.html"));
    assert!(front.contains("39 brieven van 2010 tot en met 2011"));
    let archive = words(&file(&letters, "archief/index.html"));
    for year in counted["per_jaar"].as_array().unwrap() {
        let missing = &year["nummers_zonder_openbare_brief"];
        let (year, count) = (&year["jaar"], &year["aantal"]);
        assert!(front.contains(&format!("{year} ({count})")), "{year}");
        assert!(archive.contains(&format!("{year}{count}{missing}")));
        let register = words(&file(&letters, &format!("archief/{year}/index.html")));
        assert!(register.contains(&format!("{count} brieven in {year}")));
        assert!(register.contains(&format!("{year} ({count})")));
    }
}

#[test]
fn a_year_that_is_too_long_for_one_page_is_split_by_number() {
    let letters: Vec<LetterSummary> = (1..=1_100)
        .map(|number| summary(&format!("RIB-2019-{number:03}"), "1-2-2019"))
        .collect();
    let files = files(&letters);
    let years: Vec<&str> = files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| path.starts_with("archief/2019/"))
        .collect();
    assert_eq!(
        years,
        [
            "archief/2019/index.html",
            "archief/2019/1/index.html",
            "archief/2019/2/index.html",
            "archief/2019/3/index.html"
        ]
    );
    let html = file(&letters, "archief/2019/2/index.html");
    assert!(words(&html).contains("RIB-2019-501 t/m RIB-2019-1000"));
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
fn the_style_sheet_closes_what_it_opens_and_names_only_tokens_that_exist() {
    let style = file(&[], "stijl.css");
    let mut depth = 0_i32;
    for (number, line) in style.lines().enumerate() {
        if line.starts_with(['.', '@', ':']) && line.ends_with('{') {
            assert_eq!(depth, 0, "line {}: {line}", number + 1);
        }
        depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
    }
    assert_eq!(depth, 0);
    // What stands in remarks is an example.
    let code: String = style
        .split("*/")
        .filter_map(|part| part.split("/*").next())
        .collect();
    for used in code.split("var(").skip(1) {
        let name = used.split([')', ',']).next().unwrap();
        assert!(style.contains(&format!("{name}:")), "{name}");
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
