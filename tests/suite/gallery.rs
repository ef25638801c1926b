//! The gallery in a real browser: every kind of chart and every awkward case, as readers see it wide, on a
//! phone, in the dark and with colours of their own. It leaves pictures of all of them in
//! `target/gallery/`, to look at.

use std::collections::BTreeSet;
use std::fs;

use crate::browser::{self, CHARTS, DESKTOP, PHONE, Visit};
use crate::command::{self, repository};
use crate::sites;
use crate::tree::{self, Tree};
use crate::webdriver::Preference;

/// Words and marks of drawings that do not stand out.
const PAINTS: &str = include_str!("questions/paints.js");
/// Words of drawings that stand over others.
const OVERLAPS: &str = include_str!("questions/overlaps.js");

/// How the gallery is looked at.
const VIEWS: [(&str, (u32, u32), Preference); 6] = [
    ("breed", DESKTOP, Preference::Light),
    ("smal", PHONE, Preference::Light),
    ("donker", DESKTOP, Preference::Dark),
    ("smal-donker", PHONE, Preference::Dark),
    ("eigen-kleuren", DESKTOP, Preference::OwnColours),
    ("eigen-kleuren-donker", DESKTOP, Preference::OwnColoursDark),
];

/// Builds the gallery and visits it.
fn visit() -> Visit {
    let out = tempfile::tempdir().expect("a temporary folder");
    let site = repository("tests/sites/gallery");
    let ended = command::raadsbrief(sites::words(&site, out.path()));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let tree = tree::read_site(out.path());
    let own = fs::read_dir(site.join("content/paginas")).expect("there are pages");
    let stem = |entry: fs::DirEntry| Some(entry.path().file_stem()?.to_str()?.to_owned());
    let own: BTreeSet<String> = own.filter_map(|entry| stem(entry.ok()?)).collect();
    let is_shown = |path: &&String| {
        let folder = path.strip_suffix("/index.html");
        folder.is_some_and(|folder| own.contains(folder) || folder.starts_with("brieven/"))
    };
    let pages: Vec<String> = tree.keys().filter(is_shown).cloned().collect();
    let mut visit = browser::visit_tree(tree);
    visit.pages = pages;
    assert!(visit.pages.len() >= 6, "{:?}", visit.pages);
    visit
}

#[test]
fn every_word_and_mark_of_a_drawing_stands_out_however_it_is_looked_at() {
    let visit = visit();
    for (view, (width, height), preference) in VIEWS {
        visit.browser.resize(width, height);
        visit.browser.prefer(preference);
        let answers = visit.ask(PAINTS);
        let (good, wrong): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|a| a.ends_with(": good"));
        assert!(wrong.is_empty(), "{view}\n{}", wrong.join("\n"));
        assert!(
            good.len() > 15,
            "{view}: only {} drawings are seen",
            good.len()
        );
    }
}

#[test]
fn of_each_chart_of_the_gallery_one_drawing_is_seen_and_its_text_can_be_read() {
    let visit = visit();
    for (width, height) in [PHONE, DESKTOP] {
        visit.browser.resize(width, height);
        let mut wrong = visit.ask(CHARTS);
        wrong.retain(|answer| !answer.ends_with(": good"));
        let overlaps = visit.ask(OVERLAPS).into_iter();
        wrong.extend(overlaps.filter(|answer| !answer.ends_with(": good")));
        wrong.extend(visit.ask(browser::SCROLLS));
        assert!(wrong.is_empty(), "{width}\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_gallery_can_be_looked_at_as_pictures() {
    let visit = visit();
    let folder = repository("target/gallery");
    fs::create_dir_all(&folder).expect("folders can be made");
    for page in &visit.pages {
        let name = page
            .trim_end_matches("index.html")
            .trim_end_matches('/')
            .replace('/', "-");
        let mut seen = Vec::new();
        for (view, (width, height), preference) in VIEWS {
            visit.browser.resize(width, height);
            visit.browser.prefer(preference);
            visit.browser.open(&visit.server.address(page));
            let picture = visit.browser.picture();
            // A PNG says its width in bytes 16 to 20.
            let wide = picture.get(16..20).and_then(|bytes| bytes.try_into().ok());
            assert_eq!(wide.map(u32::from_be_bytes), Some(width), "{page} {view}");
            fs::write(folder.join(format!("{name}-{view}.png")), &picture)
                .expect("files can be written");
            assert!(!seen.contains(&picture), "{page} looks the same in {view}");
            seen.push(picture);
        }
    }
}

#[test]
fn a_drawing_that_fades_away_is_noticed() {
    let page = br##"<!doctype html><html lang="nl"><title>x</title><link rel="icon" href="data:,">
        <link rel="canonical" href="https://voorbeeld.example/">
        <body bgcolor="#ffffff"><figure id="een">
          <svg width="200" height="100" viewBox="0 0 200 100">
            <path class="g-s1" d="M0 10 100 10" fill="none" stroke="#dddddd"/>
            <rect class="g-v1" x="0" y="40" width="200" height="60" fill="#15607a"/>
            <text x="5" y="30" fill="#aaaaaa">bleek</text>
            <text x="5" y="70" fill="#1c2328">donker op donker</text>
            <text x="5" y="90" fill="#ffffff">goed</text>
            <text x="15" y="92" fill="#ffffff">erover</text>
            <text x="180" y="65" fill="#1c2328">erbuiten</text>
          </svg></figure></body></html>"##;
    let visit = browser::visit_tree(Tree::from([("index.html".to_owned(), page.to_vec())]));
    let found = visit.ask(PAINTS);
    let expected = [
        "index.html: een: a mark g-s1 has a contrast of 1.36",
        "index.html: een: “bleek” has a contrast of 2.32",
        "index.html: een: “donker op donker” has a contrast of 2.26",
        "index.html: een: “erbuiten” has a contrast of 2.26",
    ];
    assert_eq!(found, expected);
    let expected = [
        "index.html: een: “goed” stands over “erover”",
        "index.html: een: “erbuiten” leaves its drawing",
    ];
    assert_eq!(visit.ask(OVERLAPS), expected);
}
