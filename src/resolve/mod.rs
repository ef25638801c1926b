//! Project → letters: snapshots as of a date, disclosure control, figures, charts, tables, words.
//!
//! In: a project, and which letter. Out: one self-contained [`Letter`], the waist: past here there
//! is no raw data any more. A letter depends on its own files and on what was known on its date,
//! never on other letters' contents, on the clock or on the order of work.
//!
//! To add a function for letters: its name in `syntax/vocabulary.rs`, its answer in
//! `functions.rs`. To add a kind of chart: a file in `chart/`, and a line in `charts.rs`.

mod body;
mod cells;
mod charts;
mod disclosure;
mod expand;
mod figures;
mod functions;
mod letter;
mod pivot;
mod request_schema;
mod requests;
mod sections;
mod selection;
mod snapshot;
mod sources;
mod tables;

use std::sync::Arc;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest};
use crate::model::{Date, Letter};
use crate::validate::Project;
use expand::Engine;

pub use request_schema::{chart_schema, table_schema};
pub use snapshot::{Seen, Snapshot, Snapshots};

/// What all letters of a project share while they are resolved. Safe to use from many threads.
pub struct Context {
    project: Arc<Project>,
    snapshots: Snapshots,
    engine: Engine,
    now: Date,
}

/// A letter, and what can only be checked when all letters are known.
pub struct Resolved {
    /// The letter.
    pub letter: Letter,
    /// Passages of other letters that it refers to.
    pub references: Vec<Reference>,
    /// Its own anchors that others may refer to: ids, and how many numbered passages it has.
    pub anchors: Anchors,
}

/// A reference to a passage of another letter.
pub struct Reference {
    /// The slug of that letter's number.
    pub letter: String,
    /// The passage.
    pub anchor: Located<String>,
}

/// The anchors of a letter.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// Ids that an author gave.
    pub ids: Vec<String>,
    /// How many passages are numbered: `al-1` to `al-<n>`.
    pub numbered: usize,
}

impl Anchors {
    /// Whether a letter has this anchor.
    pub fn contains(&self, anchor: &str) -> bool {
        let number = anchor
            .strip_prefix("al-")
            .and_then(|n| n.parse::<usize>().ok());
        match number {
            Some(number) => (1..=self.numbered).contains(&number),
            None => self.ids.iter().any(|id| id == anchor),
        }
    }
}

impl Context {
    /// Prepares a project for resolving. `now` stands in for the date of drafts that have none.
    /// Mistakes in what all letters share are reported; then there is nothing to resolve with.
    pub fn new(project: Arc<Project>, now: Date, diagnostics: &mut Diagnostics) -> Option<Context> {
        let snapshots = Snapshots::new(&project.datasets);
        let engine = Engine::new(&project, diagnostics)?;
        Some(Context {
            project,
            snapshots,
            engine,
            now,
        })
    }

    fn unknown_dataset(&self, name: &Located<String>) -> Diagnostic {
        Diagnostic::new(&diag::request::UNKNOWN_DATASET, name.span)
            .suggest(nearest(&name.value, self.snapshots.ids()))
            .with("name", name.value.as_str())
    }
}

/// Resolves the letter with this index in the project. Every mistake in it is reported; `None`
/// when there is an error.
pub fn letter(
    context: &Arc<Context>,
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Resolved> {
    letter::resolve(context, &context.project.letters[index], diagnostics)
}

/// Reports references to passages that other letters do not have. `anchors` finds a letter's
/// anchors by the slug of its number.
pub fn check_references<'a>(
    references: &[Reference],
    anchors: impl Fn(&str) -> Option<&'a Anchors>,
    diagnostics: &mut Diagnostics,
) {
    for reference in references {
        let known = anchors(&reference.letter);
        if known.is_some_and(|anchors| !anchors.contains(&reference.anchor.value)) {
            let place: Span = reference.anchor.span;
            diagnostics.push(
                Diagnostic::new(&diag::text::UNKNOWN_ANCHOR, place)
                    .with("id", reference.anchor.value.as_str())
                    .with("where", reference.letter.to_uppercase()),
            );
        }
    }
}
