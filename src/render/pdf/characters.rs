//! Which characters of a letter cannot be printed.
//!
//! Almost always none: so first all words of a letter are run through, as they come out of it, and
//! only a letter with such a character is looked at as paper sees it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::Value;

use crate::chart;
use crate::model::{Letter, Palette, Site};

use super::faces::{Faces, faces};
use super::sheet::{House, Sheet};

/// The characters that stand in the PDF of a letter and that no face holds.
pub fn unprintable(letter: &Letter, site: &Site) -> BTreeSet<char> {
    let mut words = Words {
        faces: faces(),
        missing: false,
    };
    for line in &site.footer {
        words.see(&line.text);
    }
    if serde_json::to_writer(&mut words, letter).is_err() {
        unreachable!("a letter has a JSON form");
    }
    if !words.missing {
        return BTreeSet::new();
    }
    let mut found = BTreeSet::new();
    let house = House::of(site);
    let sheet = serde_json::to_value(Sheet::of(letter, None, site, &house, &[]));
    collect(&sheet.unwrap_or_default(), &mut found);
    for chart in &letter.charts {
        note(&chart::on_paper(&Palette::default(), chart), &mut found);
    }
    found
}

/// What is in the sheet of a letter and cannot be seen on paper: addresses, names of files, and what
/// the file says about itself.
const UNSEEN: &[&str] = &[
    "naar",
    "url",
    "adres",
    "pad",
    "anker",
    "bestand",
    "alternatief",
    "omschrijving",
    "trefwoorden",
];

fn collect(value: &Value, found: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => note(text, found),
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(fields) => {
            let seen = fields.iter().filter(|(key, value)| {
                // The description of a chart is printed; that of a file is not.
                let is_printed = *key == "omschrijving" && fields.contains_key("gegevens");
                is_printed || value.is_object() || !UNSEEN.contains(&key.as_str())
            });
            seen.for_each(|(_, value)| collect(value, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn note(text: &str, found: &mut BTreeSet<char>) {
    let faces = faces();
    found.extend(text.chars().filter(|c| !is_printed(faces, *c)));
}

fn is_printed(faces: &Faces, c: char) -> bool {
    // What ends a line of code is no character.
    c == '\n' || c == '\t' || faces.hold(c)
}

/// Takes what is written and keeps nothing but whether all of it can be printed.
struct Words {
    faces: &'static Faces,
    missing: bool,
}

impl Words {
    fn see(&mut self, text: &str) {
        self.missing |= text.chars().any(|c| !is_printed(self.faces, c));
    }
}

impl Write for Words {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !bytes.is_ascii() && !self.missing {
            // JSON is written in pieces of whole characters.
            match std::str::from_utf8(bytes) {
                Ok(text) => self.see(text),
                Err(_) => self.missing = true,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
