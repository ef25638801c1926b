//! The page of a letter.

use std::collections::BTreeSet;

use crate::model::{Block, Inline, LetterStatus, LinkTarget, Neighbours, Secrecy};

use super::super::fixture::{Tag, letter, pages, site, tags, words};
use super::super::letter as render;
use super::{HOSTILE, file, hostile};

fn page(letter: &crate::model::Letter) -> String {
    file(letter, "index.html")
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph {
        anchor: None,
        content,
    }
}

fn text(text: &str) -> Inline {
    Inline::Text {
        text: text.to_owned(),
    }
}

fn link(url: &str, content: Vec<Inline>) -> Inline {
    let url = url.to_owned();
    Inline::Link {
        target: LinkTarget::External { url },
        content,
    }
}

/// Whether a tag is a script that browsers run; a block of data is none.
fn is_run(tag: &Tag) -> bool {
    tag.name == "script" && tag.attribute("type") != Some("application/ld+json")
}

#[test]
fn markup_in_any_text_of_a_letter_is_shown_as_text() {
    let html = page(&hostile());
    for tag in tags(&html) {
        let is_ours = tag.name != "b" && tag.name != "style" && !is_run(&tag);
        assert!(is_ours, "{}", tag.name);
        for (name, _) in &tag.attributes {
            assert!(
                !name.starts_with("on") && name != "style",
                "{} {name}",
                tag.name
            );
        }
    }
    // Each place shows all of it: title, head, notices, body, tables, commitments, sources.
    assert!(words(&html).matches(HOSTILE).count() > 90);
}

#[test]
fn a_page_needs_no_script_and_no_style_of_its_own() {
    let html = page(&letter());
    for tag in tags(&html) {
        assert!(!is_run(&tag) && tag.name != "style");
        assert_eq!(tag.attribute("style"), None);
    }
}

#[test]
fn ids_are_unique_and_every_link_within_the_page_finds_one() {
    let html = page(&letter());
    let tags = tags(&html);
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.attribute("id")) {
        assert!(ids.insert(id), "{id} twice");
    }
    let mut links = 0;
    for tag in &tags {
        let target = tag
            .attribute("href")
            .and_then(|href| href.strip_prefix('#'));
        for target in target.into_iter().chain(tag.attribute("aria-describedby")) {
            assert!(ids.contains(target), "{target} is nowhere");
            links += 1;
        }
    }
    assert!(links > 20);
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let mut letter = letter();
    letter.body = vec![paragraph(vec![
        link("javascript:alert(1)", vec![text("kwaad")]),
        link("https://goed.nl/", vec![text("goed")]),
    ])];
    letter.sources[0].lines[0].url = Some("javascript:alert(2)".to_owned());
    let html = page(&letter);
    assert!(!html.contains("javascript"));
    assert!(html.contains("<p>kwaad<a href=\"https://goed.nl/\" rel=\"external\">goed</a></p>"));
}

#[test]
fn no_link_stands_in_a_link() {
    let mut letter = letter();
    let figure = Inline::Figure { figure: 1 };
    let note = Inline::FootnoteReference { number: 1 };
    letter.body = vec![
        paragraph(vec![link(
            "https://a.nl/",
            vec![figure.clone(), note.clone()],
        )]),
        Block::Heading {
            anchor: "kop".to_owned(),
            level: 2,
            content: vec![figure, note],
        },
    ];
    let mut open = 0;
    for tag in tags(&page(&letter)) {
        match tag.name.as_str() {
            "a" => open += 1,
            "/a" => open -= 1,
            _ => {}
        }
        assert!((0..=1).contains(&open));
    }
}

#[test]
fn a_figure_is_a_quiet_link_to_its_source() {
    let html = page(&letter());
    assert!(html.contains(
        "<a class=\"cijfer\" href=\"#bron-2\" aria-describedby=\"bron-2.nummer\">\
         <data value=\"2600\">naar schatting 2.600\u{a0}huishoudens</data></a>"
    ));
    // A number that nobody knows has no value for machines either.
    assert!(html.contains("aria-describedby=\"bron-4.nummer\">een onbekend aantal"));
}

#[test]
fn a_footnote_leads_back_to_each_place_that_refers_to_it() {
    let mut letter = letter();
    let note = || Inline::FootnoteReference { number: 1 };
    letter.body = vec![
        paragraph(vec![text("een"), note()]),
        paragraph(vec![text("twee"), note()]),
    ];
    letter.footnotes.truncate(1);
    let html = page(&letter);
    for place in ["noot.1.bij.1", "noot.1.bij.2"] {
        assert!(html.contains(&format!("id=\"{place}\"")));
        assert!(html.contains(&format!("href=\"#{place}\" role=\"doc-backlink\"")));
    }
}

#[test]
fn only_a_wide_table_is_a_stop_for_the_keyboard() {
    let mut letter = letter();
    let stops = |html: &str| {
        let tags = tags(html);
        let regions = tags
            .iter()
            .filter(|tag| tag.attribute("role") == Some("region"));
        regions
            .filter(|tag| tag.attribute("tabindex") == Some("0"))
            .count()
    };
    letter.charts.clear();
    assert_eq!(stops(&page(&letter)), 2);
    letter.tables.remove(0);
    for table in &mut letter.tables {
        table.columns.truncate(2);
        table.rows.iter_mut().for_each(|row| row.cells.truncate(2));
    }
    assert_eq!(stops(&page(&letter)), 0);
}

#[test]
fn a_draft_is_marked_and_kept_from_search_engines() {
    let mut draft = letter();
    draft.status = LetterStatus::Draft;
    let html = page(&draft);
    assert!(html.contains("<title>CONCEPT: Maatpact"));
    assert!(html.contains("<strong class=\"merk\">CONCEPT</strong>"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!html.contains("Verwijzen naar deze brief"));
    assert!(!page(&letter()).contains("noindex"));
}

#[test]
fn a_letter_under_secrecy_is_marked_and_nobody_is_asked_to_cite_it() {
    let mut secret = letter();
    secret.secrecy = Some(Secrecy {
        ground: Some("artikel 87 van de Gemeentewet".to_owned()),
        imposed_by: None,
        lifted_by: None,
        date: None,
    });
    let html = page(&secret);
    assert!(html.contains("<title>GEHEIM: Maatpact"));
    assert!(html.contains("<strong class=\"merk\">GEHEIM</strong>"));
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!html.contains("Verwijzen naar deze brief"));
    assert!(!html.contains("rel=\"canonical\""));
}

#[test]
fn an_example_says_on_every_page_that_it_is_one() {
    let mut site = site();
    site.example = true;
    let pages = pages().of_site(&site);
    let files = render(&letter(), &Neighbours::default(), &site, &pages).unwrap();
    let html = String::from_utf8(files.last().unwrap().bytes.clone()).unwrap();
    assert!(html.contains("dit is geen site van een gemeente"));
    assert!(html.contains("noindex"));
}

#[test]
fn a_page_says_how_large_its_downloads_are() {
    let html = page(&letter());
    assert!(words(&html).contains("Gegevens van tabel 2 (CSV, 161\u{a0}bytes)"));
    assert!(words(&html).contains("Deze brief als gegevens (JSON, 41\u{a0}kB)"));
}
