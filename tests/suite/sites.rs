//! Each folder of `tests/sites/` is a small site that shows one thing, and the output that it
//! must give, whole.
//!
//! Beside the site's own files a folder may hold `now`, the day on which it is built (default
//! 2026-01-01), and `arguments`, more words for the command line, one on each line. The output
//! stands in `expected/`, without the files that are the same in a site without letters (the style
//! sheet, the schema, …): those stand only there. `UPDATE=1 cargo test --release sites` rewrites it; review the diff.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use raadsbrief::load;

use crate::command::{self, NOW};
use crate::tree::{self, Tree};

/// The site that shows what every site has.
const EMPTY: &str = "no-letters-yet";

#[test]
fn each_site_gives_its_expected_output_and_no_other_file() {
    let mut wrong = String::new();
    let empty = build(&command::repository("tests/sites").join(EMPTY)).expect("it can be built");
    for site in sites() {
        let common = if site.ends_with(EMPTY) {
            Tree::new()
        } else {
            empty.clone()
        };
        if let Err(complaint) = check(&site, &common) {
            wrong.push_str(&format!("{}\n{complaint}\n", site.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}UPDATE=1 accepts what is new");
}

#[test]
fn letters_that_wait_for_each_other_give_the_same_bytes_however_many_threads_work() {
    let site = command::repository("tests/sites/letters-of-one-dossier");
    let with_jobs = |jobs: &str| {
        let out = tempfile::tempdir().expect("a temporary folder");
        let mut words = words(&site, out.path());
        words.extend(["--jobs".into(), jobs.into()]);
        let ended = command::raadsbrief(words);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        tree::read_site(out.path())
    };
    let one = with_jobs("1");
    for jobs in ["2", "8"] {
        assert_eq!(
            tree::difference(&one, &with_jobs(jobs)),
            None,
            "{jobs} jobs"
        );
    }
}

#[test]
fn the_list_of_sums_names_all_that_was_published_and_no_more() {
    let tree = build(&command::repository(
        "tests/sites/published-corrected-withdrawn",
    ));
    let tree = tree.expect("it can be built");
    let list = String::from_utf8_lossy(&tree["SHA256SUMS"]);
    let lines: Vec<&str> = list.lines().collect();
    let names: Vec<&str> = lines.iter().map(|line| &line[66..]).collect();
    assert!(names.is_sorted());
    for (line, name) in lines.iter().zip(&names) {
        let sum = load::sha256(&tree[*name]);
        assert_eq!(*line, format!("{sum}  {name}"));
    }
    let is_listed = |name: &str| {
        let is_page = name.ends_with("index.html");
        (name.starts_with("brieven/") && !is_page) || name.starts_with("publicaties/akten/")
    };
    let published: Vec<&str> = tree.keys().map(String::as_str).collect();
    let published: Vec<&str> = published.into_iter().filter(|n| is_listed(n)).collect();
    assert_eq!(names, published);
    // The chain ends at the head.
    let heads = String::from_utf8_lossy(&tree["publicaties/hoofd.txt"]);
    let acts = published
        .iter()
        .filter(|name| name.starts_with("publicaties/"));
    let acts: Vec<&Vec<u8>> = acts.map(|name| &tree[*name]).collect();
    for act in &acts {
        let sum = load::sha256(act);
        let named = acts.iter().any(|other| {
            let other = String::from_utf8_lossy(other);
            other.contains(&sum)
        });
        assert_ne!(named, heads.contains(&sum), "{sum}");
    }
}

#[test]
fn of_a_letter_that_was_withdrawn_only_that_is_left() {
    let site = command::repository("tests/sites/published-corrected-withdrawn");
    let tree = build(&site).expect("it can be built");
    for (name, bytes) in &tree {
        let text = String::from_utf8_lossy(bytes);
        for word in ["Geheimzinnig", "onthulling", "Persoonlijk", "het verslag"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
    }
    let below = |folder: &str| -> Vec<String> {
        let names = tree.keys().filter_map(|name| name.strip_prefix(folder));
        names.map(str::to_owned).collect()
    };
    assert_eq!(below("brieven/2025/rib-2025-002/"), ["index.html"]);
    let erased = below("brieven/2025/rib-2025-003/");
    assert_eq!(erased, ["index.html", "v1/index.html"]);
    for name in [
        "b/rib-2025-002/index.html",
        "b/rib-2025-003/index.html",
        "oud/tweede.html",
    ] {
        assert!(tree.contains_key(name), "{name}");
    }
    assert!(!tree.contains_key("oud/derde.html"));
    for list in ["sitemap.xml", "feed.xml", "archief/brieven.csv"] {
        let text = String::from_utf8_lossy(&tree[list]);
        assert!(!text.to_lowercase().contains("rib-2025-002"), "{list}");
    }
}

/// The folders of all of them.
pub fn sites() -> Vec<PathBuf> {
    let folder = command::repository("tests/sites");
    let entries = fs::read_dir(&folder).expect("there are sites");
    let mut sites: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    sites.sort();
    assert!(!sites.is_empty(), "no site in {}", folder.display());
    sites
}

#[test]
fn every_link_leads_somewhere_and_every_page_is_led_to() {
    let mut wrong = String::new();
    for site in sites() {
        let tree = build(&site).expect("it can be built");
        for complaint in lost(&tree) {
            wrong.push_str(&format!("{}: {complaint}\n", site.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn links_and_pages_that_are_lost_are_found() {
    let page = |links: &str| links.as_bytes().to_vec();
    let site = Tree::from([
        (
            "index.html".to_owned(),
            page("<a href=\"a/index.html#x\"><a href=\"gone.html\">"),
        ),
        (
            "a/index.html".to_owned(),
            page("<p id=\"y\"><a href=\"../index.html\"><a href=\"#y\">"),
        ),
        ("b/index.html".to_owned(), page("<a href=\"index.html\">")),
        ("c/index.html".to_owned(), page("")),
    ]);
    assert_eq!(
        lost(&site),
        [
            "index.html leads to a/index.html#x, where that place is not",
            "index.html leads to gone.html, which is not there",
            "nothing leads to c/index.html",
        ]
    );
}

/// Links of the pages of a site that lead nowhere, and pages that no way from the front leads to.
pub fn lost(site: &Tree) -> Vec<String> {
    let mut lost = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);
    let mut next: Vec<String> = seen.iter().cloned().collect();
    while let Some(path) = next.pop() {
        let text = String::from_utf8_lossy(&site[&path]);
        for link in links(&text) {
            let (to, place) = link.split_once('#').unwrap_or((link, ""));
            let to = resolved(&path, to);
            match site.get(&to) {
                None => lost.push(format!("{path} leads to {link}, which is not there")),
                Some(page) => {
                    let page = String::from_utf8_lossy(page);
                    if !place.is_empty() && !page.contains(&format!("id=\"{place}\"")) {
                        lost.push(format!("{path} leads to {link}, where that place is not"));
                    }
                    if to.ends_with(".html") && seen.insert(to.clone()) {
                        next.push(to);
                    }
                }
            }
        }
    }
    // Short and old addresses are for who has them; the page for wrong ones is found by servers.
    let is_way_in = |path: &str| path == "404.html" || path.starts_with("b/");
    let is_moved = |page: &[u8]| String::from_utf8_lossy(page).contains("http-equiv=\"refresh\"");
    for (path, page) in site {
        if path.ends_with(".html") && !seen.contains(path) && !is_way_in(path) && !is_moved(page) {
            lost.push(format!("nothing leads to {path}"));
        }
    }
    lost
}

/// The links of a page that stay in the site.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let after = |name: &'static str| html.split(name).skip(1);
    let links = after(" href=\"").chain(after(" src=\""));
    let links = links.filter_map(|rest| rest.split('"').next());
    links.filter(|link| !link.contains(':'))
}

/// The file that a link of a page means.
fn resolved(page: &str, link: &str) -> String {
    if link.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn check(site: &Path, common: &Tree) -> Result<(), String> {
    let mut found = build(site)?;
    found.retain(|path, bytes| common.get(path) != Some(bytes));
    let expected = site.join("expected");
    if env::var_os("UPDATE").is_some() {
        tree::replace(&expected, &found);
    }
    tree::difference(&tree::read(&expected), &found).map_or(Ok(()), Err)
}

fn build(site: &Path) -> Result<Tree, String> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let ended = command::raadsbrief(words(site, out.path()));
    if ended.code != 0 {
        return Err(format!("exit code {}\n{}", ended.code, ended.stderr));
    }
    Ok(tree::read_site(out.path()))
}

/// The words of the command that builds one of them.
pub fn words(site: &Path, out: &Path) -> Vec<OsString> {
    let now = fs::read_to_string(site.join("now")).unwrap_or_else(|_| NOW.to_owned());
    let more = fs::read_to_string(site.join("arguments")).unwrap_or_default();
    // What a PDF is like is tried elsewhere; here everything is text that can be compared.
    let mut words: Vec<OsString> = ["build", "--ready", "--no-pdf", "--no-cache"]
        .map(OsString::from)
        .into();
    words.extend(["--project".into(), site.into(), "--out".into(), out.into()]);
    words.extend(["--now".into(), now.trim().into()]);
    words.extend(more.lines().map(OsString::from));
    words
}
