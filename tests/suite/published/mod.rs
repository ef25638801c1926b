//! What was published: it never changes, nothing of what is not public yet can be found, and whatever
//! happens, the record is right.

mod embargo;
mod frozen;
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

/// What a site says in its letters: their words, and their numbers as programs read them.
fn letters(site: &Tree) -> BTreeMap<String, (String, Vec<String>)> {
    let pages = site
        .iter()
        .filter(|(path, _)| path.starts_with("brieven/") && path.ends_with("/index.html"));
    pages
        .map(|(path, page)| {
            let page = String::from_utf8_lossy(page);
            let reading = words::of_letter(&page);
            let text = words::words(&format!("{} {}", reading.text, reading.notes.join(" ")));
            let article = words::article(&page);
            let values = article.split("<data value=\"").skip(1);
            let values = values.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
            (path.clone(), (text.join(" "), values.collect()))
        })
        .collect()
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
