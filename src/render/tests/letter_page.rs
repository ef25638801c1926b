//! The page of a letter.

use std::collections::BTreeSet;

use crate::model::{
    Block, Change, DossierPlace, Inline, LetterStatus, LinkTarget, ListItem, Neighbour, Neighbours,
    Reading, ReportAddress, ReportField, ReportPart, Secrecy, Verdict, parse_date,
};

use super::super::fixture::{Tag, letter, pages, site, tags, words};
use super::{HOSTILE, file, hostile, render};

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
    assert!(!html.contains("Citeer deze brief"));
    // Nobody cites a passage of it, or mends it from outside.
    assert!(html.contains("class=\"al\""));
    assert!(!html.contains("class=\"plek\"") && !html.contains("mailto:griffie"));
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
    assert!(!html.contains("Citeer deze brief"));
    assert!(!html.contains("class=\"plek\""));
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
    assert!(words(&html).contains("deze brief als gegevens (JSON, 37\u{a0}kB)"));
}

#[test]
fn each_numbered_passage_is_a_link_to_itself_and_its_words_stay_its_own() {
    let mut letter = letter();
    letter.body = vec![
        Block::Paragraph {
            anchor: Some("al-3".to_owned()),
            content: vec![text("Alleen deze woorden.")],
        },
        Block::List {
            start: None,
            items: vec![ListItem {
                anchor: Some("al-4".to_owned()),
                blocks: vec![paragraph(vec![text("Een punt.")])],
            }],
        },
    ];
    let html = page(&letter);
    let mark = "<a class=\"al\" href=\"#al-3\" aria-label=\"alinea 3\" data-nr=\"3\"></a>";
    assert!(html.contains(&format!("<p id=\"al-3\">Alleen deze woorden.{mark}</p>")));
    let line = format!(
        "<p class=\"plek\" data-pdf=\"skip\">https://voorbeeld.nl/raad/{}#al-3 ",
        letter.address
    );
    assert!(html.contains(&line), "{html}");
    assert!(html.contains("href=\"#al-4\""));
}

#[test]
fn a_mistake_is_reported_with_the_passage_that_it_is_in() {
    let mut letter = letter();
    let words = "De „helft” & meer, met een = en een + en nog veel meer woorden erachter.";
    letter.body = vec![Block::Paragraph {
        anchor: Some("al-1".to_owned()),
        content: vec![text(words)],
    }];
    let mut site = site();
    let form = "https://voorbeeld.nl/fout?brief={kenmerk}&waar={adres}&tekst={passage}";
    site.report = Some(report(form));
    let files = render(&letter, &Neighbours::default(), &site, &pages()).unwrap();
    let html = String::from_utf8(files.last().unwrap().bytes.clone()).unwrap();
    let links: Vec<String> = tags(&html)
        .iter()
        .filter_map(|tag| tag.attribute("href"))
        .filter(|href| href.starts_with("https://voorbeeld.nl/fout"))
        .map(str::to_owned)
        .collect();
    let address = "https%3A%2F%2Fvoorbeeld.nl%2Fraad%2Fbrieven%2F2019%2Frib-2019-001%2F";
    let start = format!("https://voorbeeld.nl/fout?brief=RIB-2019-001&waar={address}");
    let passage = "%E2%80%9EDe%20%E2%80%9Ehelft%E2%80%9D%20%26%20meer%2C%20met%20een%20%3D%20en%20een%20%2B%E2%80%A6%E2%80%9D";
    assert_eq!(
        links,
        [
            format!("{start}%23al-1&tekst={passage}"),
            format!("{start}&tekst=")
        ]
    );
}

/// The address of a form, as the settings give it.
fn report(form: &str) -> ReportAddress {
    let mut parts = Vec::new();
    for piece in form.split_inclusive('}') {
        let (before, field) = piece.split_once('{').unwrap_or((piece, ""));
        parts.push(ReportPart::Text(before.to_owned()));
        let named = |(_, word): &&(ReportField, &str)| field == format!("{word}}}");
        let field = ReportField::ALL.iter().find(named);
        parts.extend(field.map(|(field, _)| ReportPart::Field(*field)));
    }
    ReportAddress { parts }
}

#[test]
fn without_an_address_for_mistakes_nobody_is_asked_to_report_them() {
    let mut site = site();
    site.report = None;
    let files = render(&letter(), &Neighbours::default(), &site, &pages()).unwrap();
    let html = String::from_utf8(files.last().unwrap().bytes.clone()).unwrap();
    assert!(!html.contains("Fout gezien?"));
    assert!(html.contains("class=\"plek\""));
}

/// A letter that stands between two others.
fn neighbours() -> Neighbours {
    let neighbour = |number: &str| Neighbour {
        address: format!("brieven/2019/{number}/"),
        kenmerk: None,
        subject: HOSTILE.to_owned(),
        date: parse_date("2019-05-01"),
        is_draft: false,
    };
    let reading = |text: &str| Reading {
        text: text.to_owned(),
        value: None,
        time: HOSTILE.to_owned(),
        status: Some("voorlopig".into()),
        entry: "bron-1".to_owned(),
    };
    let change = |verdict| Change {
        from: letter().figures[0].provenance[0].clone(),
        title: HOSTILE.to_owned(),
        about: HOSTILE.to_owned(),
        before: reading("80"),
        now: reading("90"),
        verdict,
    };
    Neighbours {
        dossier: Some(DossierPlace {
            name: "Maatpact".to_owned(),
            position: 2,
            count: 3,
            previous: Some(neighbour("a")),
            next: Some(neighbour("b")),
        }),
        changes: vec![
            change(Verdict::Changed(Some("10 meer".to_owned()))),
            change(Verdict::Incomparable(HOSTILE.to_owned())),
            change(Verdict::Same),
        ],
        ..Neighbours::default()
    }
}

fn between_others() -> String {
    let files = render(&letter(), &neighbours(), &site(), &pages()).unwrap();
    String::from_utf8(files.last().unwrap().bytes.clone()).unwrap()
}

#[test]
fn a_letter_leads_to_the_letters_around_it() {
    let html = between_others();
    for (way, address) in [("prev", "a"), ("next", "b")] {
        let link = format!("<a href=\"../../../brieven/2019/{address}/index.html\" rel=\"{way}\">");
        assert!(html.contains(&link), "{link}");
    }
    assert!(words(&html).contains("Brief 2 van 3 in dossier Maatpact"));
    assert!(html.contains("href=\"../../../dossiers/maatpact/index.html\""));
    assert!(html.contains("<strong>10 meer</strong>"));
    assert!(words(&html).contains("Gelijk gebleven: "));
    // What data and letters say is text here too.
    assert!(
        tags(&html)
            .iter()
            .all(|tag| tag.name != "b" && !is_run(tag))
    );
    assert!(words(&html).matches(HOSTILE).count() >= 14);
}

#[test]
fn a_letter_without_a_dossier_has_no_neighbours() {
    let html = page(&letter());
    assert!(!html.contains("class=\"buren\"") && !html.contains("Wat is er veranderd"));
}

#[test]
fn headings_come_in_order_and_each_landmark_has_a_name_of_its_own() {
    let html = between_others();
    let tags = tags(&html);
    let mut level = 0;
    for tag in &tags {
        let Some(found) = tag
            .name
            .strip_prefix('h')
            .and_then(|n| n.parse::<u8>().ok())
        else {
            continue;
        };
        assert!(
            found <= level + 1 && (found > 1 || level == 0),
            "h{found} after h{level}"
        );
        level = found;
    }
    let find = |id: &str| tags.iter().any(|tag| tag.attribute("id") == Some(id));
    let mut names = BTreeSet::new();
    for tag in &tags {
        if !["nav", "aside", "section"].contains(&tag.name.as_str()) {
            continue;
        }
        let by = tag.attribute("aria-labelledby");
        assert!(by.is_none_or(find), "{by:?}");
        let name = by
            .or(tag.attribute("aria-label"))
            .expect("a landmark has a name");
        assert!(names.insert(name.to_owned()), "{name} twice");
    }
    assert!(names.len() >= 8, "{names:?}");
}

#[test]
fn words_of_another_language_say_so() {
    let mut letter = letter();
    letter.body = vec![paragraph(vec![Inline::Language {
        language: "en-GB".to_owned(),
        content: vec![text("case manager")],
    }])];
    assert!(page(&letter).contains("<p><span lang=\"en-GB\">case manager</span></p>"));
}

#[test]
fn days_in_the_sources_are_times_for_programs() {
    let html = page(&letter());
    let source = "Regio Hart van Brabant, <time datetime=\"2019-03-22\">22 maart 2019</time>";
    assert!(html.contains(source));
}
