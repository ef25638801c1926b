//! The example site of this repository in a real browser, as readers meet it.
//!
//! Each question is a function in `questions/`, which runs in the page and returns a list of
//! complaints; a page that does everything wrong shows that the questions can complain.

use std::collections::BTreeSet;
use std::ffi::OsString;

use crate::command;
use crate::server::Server;
use crate::tree::{self, Tree};
use crate::webdriver::{Browser, Preference};

/// Whether a page is wider than its window.
pub const SCROLLS: &str = include_str!("questions/scrolls.js");
/// Whether one drawing of each chart is seen, with text that can be read.
pub const CHARTS: &str = include_str!("questions/charts.js");
const CONTRAST: &str = include_str!("questions/contrast.js");
const LINKS: &str = include_str!("questions/links.js");

/// A day on which the letters of the example are public, with a corrected and a withdrawn one.
const PUBLISHED: &str = "2026-12-31";

/// A small phone, a tablet, and a desktop.
pub const PHONE: (u32, u32) = (320, 640);
const TABLET: (u32, u32) = (768, 1024);
pub const DESKTOP: (u32, u32) = (1280, 900);

/// A site on loopback and a browser to look at it.
pub struct Visit {
    pub server: Server,
    pub browser: Browser,
    pub pages: Vec<String>,
    /// Those of them that only lead elsewhere, at once: nobody sees what they look like.
    moved: BTreeSet<String>,
}

/// Builds the example as it is published, and visits it below the path that it is made for.
fn visit() -> Visit {
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut words: Vec<OsString> = ["build", "--no-cache", "--now", PUBLISHED, "--project"]
        .map(OsString::from)
        .to_vec();
    words.extend([
        command::repository("").into(),
        "--out".into(),
        out.path().into(),
    ]);
    let ended = command::raadsbrief(words);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    visit_tree(tree::read_site(out.path()))
}

/// Visits the files of a site.
pub fn visit_tree(tree: Tree) -> Visit {
    let is_page = |path: &&String| path.ends_with(".html");
    let pages: Vec<String> = tree.keys().filter(is_page).cloned().collect();
    assert!(!pages.is_empty(), "a site without pages");
    let leads_on = |path: &&String| {
        String::from_utf8_lossy(&tree[path.as_str()]).contains("http-equiv=\"refresh\"")
    };
    let moved = pages.iter().filter(leads_on).cloned().collect();
    let prefix = prefix(tree.get("index.html").map_or(&[], Vec::as_slice));
    Visit {
        server: Server::start(tree, &prefix),
        browser: Browser::start(),
        pages,
        moved,
    }
}

/// The path of the site's address, from what the front page calls its own.
fn prefix(front: &[u8]) -> String {
    let text = String::from_utf8_lossy(front);
    let link = text
        .split('<')
        .find(|tag| tag.contains("rel=\"canonical\""));
    let address = link.and_then(|tag| tag.split("href=\"").nth(1)?.split('"').next());
    let path = address.and_then(|address| address.splitn(4, '/').nth(3));
    format!("/{}", path.unwrap_or_default())
}

impl Visit {
    /// Asks every page that stays a question; the complaints come with the page.
    pub fn ask(&self, question: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        for page in self.pages.iter().filter(|page| !self.moved.contains(*page)) {
            self.browser.open(&self.server.address(page));
            let lines = self.browser.lines(question);
            complaints.extend(lines.into_iter().map(|line| format!("{page}: {line}")));
        }
        complaints
    }

    fn console(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        for page in &self.pages {
            self.browser.open(&self.server.address(page));
            let lines = self.browser.console();
            complaints.extend(lines.into_iter().map(|line| format!("{page}: {line}")));
        }
        complaints
    }

    /// Links within the site that do not answer, or name a place that the page has not.
    fn dead_links(&self) -> Vec<String> {
        let origin = self.server.origin();
        let mut links = BTreeSet::new();
        for line in self.ask(LINKS) {
            let (page, address) = line.split_once(": ").expect("page and address");
            if let Some(path) = address.strip_prefix(&origin) {
                links.insert((path.to_owned(), page.to_owned()));
            }
        }
        let dead = links.into_iter().filter_map(|(path, page)| {
            let (file, place) = path.split_once('#').unwrap_or((&path, ""));
            let (status, body) = self.server.get(file);
            let found = place.is_empty() || body.contains(&format!(" id=\"{place}\""));
            (status != 200 || !found).then(|| format!("{page}: {path}: {status}"))
        });
        dead.collect()
    }
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_page_makes_the_console_complain_or_breaks_the_content_policy() {
    assert_none(&visit().console());
}

#[test]
fn no_page_scrolls_sideways_on_a_small_phone() {
    let visit = visit();
    visit.browser.resize(PHONE.0, PHONE.1);
    assert_none(&visit.ask(SCROLLS));
}

#[test]
fn of_each_chart_one_drawing_is_seen_and_its_text_can_be_read() {
    let visit = visit();
    for (width, height) in [PHONE, TABLET, DESKTOP] {
        visit.browser.resize(width, height);
        let answers = visit.ask(CHARTS);
        let (good, complaints): (Vec<_>, Vec<_>) = answers
            .into_iter()
            .partition(|line| line.ends_with(": good"));
        assert_none(&complaints);
        assert!(
            !good.is_empty(),
            "the example has no chart at {width} pixels"
        );
    }
}

#[test]
fn text_stands_out_in_the_light_and_in_the_dark() {
    let visit = visit();
    for preference in [Preference::Light, Preference::Dark] {
        visit.browser.prefer(preference);
        assert_none(&visit.ask(CONTRAST));
    }
}

#[test]
fn every_link_within_the_site_leads_somewhere() {
    assert_none(&visit().dead_links());
}

#[test]
fn a_page_that_does_everything_wrong_is_noticed() {
    let wrong = br##"<!doctype html><html lang="nl"><title>x</title>
        <link rel="canonical" href="https://voorbeeld.example/stad/">
        <link rel="icon" href="data:,">
        <style>p { color: #999 }</style>
        <body bgcolor="#ffffff">
        <p><font color="#aaaaaa">bleek</font></p>
        <pre>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</pre>
        <a href="weg/">dood</a> <a href="#nergens">dood</a> <a href="#hier" id="hier">goed</a>
        <figure id="een">
          <svg role="img" width="100" height="50" viewBox="0 0 200 100"><text y="50" font-size="30">groot</text></svg>
          <svg role="img" width="100" height="50" viewBox="0 0 200 100"><text y="50" font-size="30">groot</text></svg>
        </figure>
        <figure id="twee">
          <svg role="img" width="100" height="50" viewBox="0 0 200 100"><text y="20" font-size="16">klein</text></svg>
        </figure></body></html>"##;
    let visit = visit_tree(Tree::from([("index.html".to_owned(), wrong.to_vec())]));
    assert!(visit.server.address("index.html").ends_with("/stad/"));
    let console = visit.console();
    assert!(
        console
            .iter()
            .any(|line| line.contains("Content Security Policy")),
        "{console:?}"
    );
    let dead = visit.dead_links();
    assert_eq!(
        dead,
        [
            "index.html: /stad/#nergens: 200",
            "index.html: /stad/weg/: 404"
        ]
    );
    visit.browser.resize(PHONE.0, PHONE.1);
    assert_eq!(visit.ask(SCROLLS).len(), 1);
    let charts = visit.ask(CHARTS);
    let expected = [
        "een shows 2 drawings",
        "twee is 100 wide and “klein” 8.0 high",
    ];
    assert_eq!(charts, expected.map(|line| format!("index.html: {line}")));
    visit.browser.prefer(Preference::Dark);
    let seen = "return [`${innerWidth}`, `${matchMedia('(prefers-color-scheme: dark)').matches}`]";
    assert_eq!(visit.browser.lines(seen), ["320", "true"]);
    visit.browser.prefer(Preference::Light);
    let contrast = visit.ask(CONTRAST);
    assert_eq!(contrast.len(), 1, "{contrast:?}");
    assert!(contrast[0].contains("bleek"), "{contrast:?}");
}
