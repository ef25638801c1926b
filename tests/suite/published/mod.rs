//! What was published: it never changes, nothing of what is not public yet can be found, and whatever
//! happens, the record is right.

mod embargo;
mod frozen;
mod killed;
mod old;
mod sequences;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::command::repository;
use crate::office::Office;
use crate::pdf::words;
use crate::tree::{self, Tree};

/// The sources of a small site with everything that a letter can have, without its record.
fn sources() -> Tree {
    let mut site = tree::read(&repository("tests/records/first"));
    let ours = ["raadsbrief.yaml", "content/", "data/", "templates/"];
    site.retain(|path, _| ours.iter().any(|own| path.starts_with(own)));
    site.retain(|path, _| !path.starts_with(crate::office::RECORD));
    site
}

/// The same after its first two letters were published, on two days.
fn published() -> Office {
    static PUBLISHED: OnceLock<Tree> = OnceLock::new();
    Office::of(PUBLISHED.get_or_init(|| {
        let office = Office::of(&sources());
        for (day, number) in [(1, "001"), (2, "002")] {
            office.done(day, &format!("publish RIB-2025-{number}"));
        }
        office.files()
    }))
}

/// What a site says in its letters: their words, and their numbers as programs read them. Of a letter that
/// was withdrawn it says nothing.
fn letters(site: &Tree) -> BTreeMap<String, String> {
    let mut letters = BTreeMap::new();
    for (path, page) in site {
        if !path.starts_with("brieven/") || !path.ends_with("/index.html") {
            continue;
        }
        let page = String::from_utf8_lossy(page);
        if page.contains("brief.ingetrokken") {
            continue;
        }
        let reading = words::of_letter(&page);
        let mut said = String::new();
        for line in reading
            .text
            .lines()
            .chain(reading.notes.iter().map(String::as_str))
        {
            let line = words::words(line).join(" ");
            if !line.is_empty() {
                said.push_str(&line);
                said.push('\n');
            }
        }
        let article = words::article(&page);
        let values = article.split("<data value=\"").skip(1);
        for value in values.filter_map(|rest| rest.split('"').next()) {
            said.push_str(&format!("= {value}\n"));
        }
        letters.insert(path.clone(), said);
    }
    letters
}

/// The other files of its letters.
fn files_of_letters(site: &Tree) -> Tree {
    let files = site
        .iter()
        .filter(|(path, _)| path.starts_with("brieven/") && !path.ends_with("/index.html"));
    files
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}
