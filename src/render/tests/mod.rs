//! What the files of a letter promise, by what each is about.

mod data;
mod letter_page;
mod subjects;
mod templates;

use crate::model::{Artifact, Letter, Neighbours, Site};

use super::fixture::{pages, site};
use super::{LetterFiles, PageEngine, PageError};

/// The files of a letter without slow ones.
fn render(
    letter: &Letter,
    neighbours: &Neighbours,
    site: &Site,
    pages: &PageEngine,
) -> Result<Vec<Artifact>, PageError> {
    LetterFiles::begin(letter, site).complete(Vec::new(), neighbours, site, pages)
}

/// The files of a letter on the plain site.
fn files(letter: &Letter) -> Vec<Artifact> {
    render(letter, &Neighbours::default(), &site(), &pages()).unwrap()
}

/// The text of the file with this name.
fn file(letter: &Letter, name: &str) -> String {
    let files = files(letter);
    let path = format!("{}{name}", letter.address);
    let artifact = files.iter().find(|artifact| artifact.path == path);
    String::from_utf8(artifact.unwrap().bytes.clone()).unwrap()
}

/// Markup of every kind that some output might take for its own.
const HOSTILE: &str = "<b onclick='x' style=\"y\">&amp; {{ 1 }} {% if %} </script>|*_,;\\";

/// A letter in which every free text is [`HOSTILE`].
fn hostile() -> Letter {
    let mut letter = serde_json::from_str(super::fixture::SCHEMA_1).unwrap();
    poison(&mut letter, "");
    serde_json::from_value(letter).unwrap()
}

fn poison(value: &mut serde_json::Value, key: &str) {
    const FREE: [&str; 20] = [
        "tekst",
        "titel",
        "ondertitel",
        "bronregel",
        "noten",
        "alternatief",
        "omschrijving",
        "label",
        "wat",
        "door",
        "uiterlijk",
        "onderwerp",
        "samenvatting",
        "dossier",
        "naam",
        "opmerking",
        "berekening",
        "toelichting",
        "toezeggingen",
        "bronnen",
    ];
    match value {
        serde_json::Value::String(text) if FREE.contains(&key) => *text = HOSTILE.to_owned(),
        serde_json::Value::Array(values) => values.iter_mut().for_each(|value| poison(value, key)),
        serde_json::Value::Object(fields) => {
            fields
                .iter_mut()
                .for_each(|(key, value)| poison(value, key));
        }
        _ => {}
    }
}
