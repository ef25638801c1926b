//! Every PDF is as its standards ask, and says what the page of its letter says.
//!
//! These tests need `qpdf`, `poppler-utils` and the Python package `page-validation`, which
//! `.ci/test` installs. Where one is missing they fail.

mod contents;
mod objects;
mod papers;
mod spoken;
mod standards;
mod structure;
pub mod words;

use serde_json::Value;

/// A text on one line, as it is read.
fn one_line(text: &str) -> String {
    words::words(text).join(" ")
}

/// A text of the letter's JSON.
fn string<'a>(letter: &'a Value, path: &[&str]) -> &'a str {
    let mut value = letter;
    for key in path {
        value = &value[*key];
    }
    value.as_str().unwrap_or_default()
}
