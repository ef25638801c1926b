//! Sites as values, built through the library.

use std::num::NonZeroUsize;
use std::path::Path;

use raadsbrief::diag::{Failure, Format, Language, Paint, Severity, emit};
use raadsbrief::model::Date;
use raadsbrief::pipeline::{self, Drafts, Options, Pdf, Progress};

use crate::tree::{self, Tree};

/// What became of a site.
#[derive(Clone, Debug)]
pub struct Built {
    /// What was written.
    pub files: Tree,
    /// What its author is told.
    pub messages: String,
    /// The errors among it, without their places.
    pub errors: Vec<String>,
    /// Whether there were errors.
    pub failed: bool,
}

/// What is done with a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Build,
    BuildWithDrafts,
    Check,
}

struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str) {}
    fn letters(&self, _done: usize, _all: usize) {}
}

/// Builds a site in a folder of its own, on 1 January 2026.
pub fn build(site: &Tree) -> Built {
    work(site, Work::Build, NEW_YEAR)
}

const NEW_YEAR: Date = Date::constant(2026, 1, 1);

/// Builds or checks a site in a folder of its own.
pub fn work(site: &Tree, work: Work, now: Date) -> Built {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path();
    tree::write(project, site);
    let out = project.join("site");
    let options = Options {
        project: project.to_owned(),
        out: (work != Work::Check).then(|| out.clone()),
        now: raadsbrief::model::Moment::end_of(now),
        ready: raadsbrief::pipeline::Ready::Count,
        drafts: match work {
            Work::Build | Work::Check => Drafts::Hide,
            Work::BuildWithDrafts => Drafts::Show,
        },
        pdf: Pdf::Leave,
        stamps: None,
        jobs: NonZeroUsize::MIN,
        disk: raadsbrief::publish::Disk::real(),
    };
    let outcome = match pipeline::build(&options, &Silent) {
        Ok(outcome) => outcome,
        // What was published and is no longer what it was can have no place in a text.
        Err(failure) if is_in_record(&failure) => {
            return Built {
                files: tree::read_site(&out),
                errors: vec![failure.message(Language::Dutch)],
                messages: failure.message(Language::Dutch),
                failed: true,
            };
        }
        Err(failure) => panic!("disk and settings are in order: {failure:?}"),
    };
    let failed = outcome.diagnostics.has_errors();
    let writes = !failed && work != Work::Check;
    assert_eq!(writes, outcome.report.is_some(), "written, or errors");
    let told = |format, language| {
        let (told, sources) = (&outcome.diagnostics, &outcome.sources);
        emit(told, sources, format, language, Paint::Plain)
    };
    let messages = told(Format::Short, Language::Dutch);
    // One line for each, whatever stands in a file. What people see cannot be compared with
    // anything here, but must come about.
    let lines = told(Format::Json, Language::English).lines().count();
    assert_eq!(messages.lines().count(), lines, "{messages}");
    let shown = told(Format::Human, Language::Dutch);
    assert_eq!(shown.is_empty(), messages.is_empty());
    let errors = outcome.diagnostics.sorted().into_iter();
    let errors = errors.filter(|found| found.severity() == Severity::Error);
    Built {
        files: tree::read_site(&out),
        errors: errors
            .map(|found| format!("{} {}", found.entry.code, found.message(Language::Dutch)))
            .collect(),
        messages,
        failed,
    }
}

fn is_in_record(failure: &Failure) -> bool {
    let path = failure.path().map(Path::to_string_lossy);
    path.is_some_and(|path| path.contains("data/publicaties"))
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
