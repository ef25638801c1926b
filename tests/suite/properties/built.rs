//! Sites as values, built through the library.

use std::num::NonZeroUsize;
use std::path::Path;

use raadsbrief::diag::{Format, Language, Paint, emit};
use raadsbrief::model::Date;
use raadsbrief::pipeline::{self, Drafts, Options, Progress};

use crate::tree::{self, Tree};

/// What became of a site.
pub struct Built {
    /// What was written.
    pub files: Tree,
    /// What its author is told.
    pub messages: String,
    /// Whether there were errors.
    pub failed: bool,
}

struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str) {}
    fn letters(&self, _done: usize, _all: usize) {}
}

/// Builds a site in a folder of its own, on 1 January 2026.
pub fn build(site: &Tree) -> Built {
    let folder = tempfile::tempdir().expect("a temporary folder");
    tree::write(folder.path(), site);
    build_folder(folder.path())
}

/// Builds the site in a folder.
pub fn build_folder(project: &Path) -> Built {
    let out = project.join("site");
    let options = Options {
        project: project.to_owned(),
        out: Some(out.clone()),
        now: Date::constant(2026, 1, 1),
        drafts: Drafts::Hide,
        jobs: NonZeroUsize::MIN,
    };
    let outcome = pipeline::build(&options, &Silent).expect("disk and settings are in order");
    let failed = outcome.diagnostics.has_errors();
    assert_eq!(failed, outcome.report.is_none(), "written, or errors");
    let messages = emit(
        &outcome.diagnostics,
        &outcome.sources,
        Format::Short,
        Language::Dutch,
        Paint::Plain,
    );
    Built {
        files: tree::read_site(&out),
        messages,
        failed,
    }
}

/// A file of a site.
pub fn file(site: &mut Tree, path: &str, text: impl Into<String>) {
    site.insert(path.to_owned(), text.into().into_bytes());
}

/// A text as YAML takes it whatever stands in it.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("every text is JSON")
}

/// The settings of a small site.
pub const SETTINGS: &str =
    "organisatie: {naam: Gemeente Voorbeeld}\nadres: https://voorbeeld.example/\nvoorbeeld: ja\n";
