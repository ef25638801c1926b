//! Project → letters and pages: snapshots as of a date, disclosure control, figures, charts, tables, words.
//!
//! In: a project, and which letter or page. Out: one self-contained [`Letter`] or [`Page`], the
//! waist: past here there is no raw data any more. What the two have in common is in `writing.rs`.
//! A letter depends on its own files and on what was known on its date, never on the contents of
//! other letters (but for the words of a commitment that it settles), on the clock or on the order
//! of work.
//!
//! To add a function for letters: its name in `syntax/vocabulary.rs`, its answer in
//! `functions.rs`. To add a kind of chart: a file in `charts/` that reads and makes it, and a line
//! in its `mod.rs`.

mod addition;
mod anchors;
mod axis;
mod body;
mod cells;
mod changes;
mod charts;
mod correction;
mod disclosure;
mod expand;
mod figures;
mod functions;
mod letter;
mod page;
mod pivot;
mod public;
mod request_schema;
mod requests;
mod revised;
mod sections;
mod selection;
mod signature;
mod snapshot;
mod sources;
mod table_difference;
mod table_order;
mod tables;
mod unused;
mod writing;

use std::sync::Arc;

use crate::diag::{self, Diagnostic, Diagnostics, Located, nearest};
use crate::model::{Date, Letter, Page, PublicDataset};
use crate::validate::{LetterSource, Project};
use expand::Engine;

pub use addition::addable;
pub use anchors::anchors;
pub use changes::{changes, used_figures};
pub use correction::{Correcting, Difference, differences, next_version};
pub use request_schema::{chart_schema, table_schema};
pub use revised::revised;
pub use snapshot::{Seen, Snapshot, Snapshots};
pub use unused::{Uses, report_unused};

/// What all letters and pages of a project share while they are resolved. Safe to use from many threads.
pub struct Context {
    project: Arc<Project>,
    snapshots: Snapshots,
    engine: Arc<Engine>,
    now: Date,
}

/// A letter or page, and what can only be checked when all of them are known.
pub struct Resolved<T> {
    /// The letter or page; `None` when it has a mistake.
    pub value: Option<T>,
    /// Passages of other letters and pages that it refers to.
    pub references: Vec<Reference>,
    /// Its own anchors that others may refer to: ids, and how many numbered passages it has. Not to
    /// be relied on when it has a mistake.
    pub anchors: Anchors,
    /// What it leans on, and what it asked for in vain. Empty when it has a mistake.
    pub uses: Uses,
}

/// A reference to a passage of another letter or page.
pub struct Reference {
    /// Its address.
    pub address: String,
    /// What its author calls it: the number of a letter, the name of a page.
    pub name: String,
    /// The passage.
    pub anchor: Located<String>,
}

/// The anchors of a letter or page.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// Ids that an author gave.
    pub ids: Vec<String>,
    /// How many passages are numbered: `al-1` to `al-<n>`.
    pub numbered: usize,
}

impl Anchors {
    /// Whether this anchor is one of them.
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
            engine: Arc::new(engine),
            now,
        })
    }

    /// The same for the correction of a letter of a date.
    fn of_correction(&self, letter: Date) -> Context {
        Context {
            project: Arc::clone(&self.project),
            snapshots: Snapshots::of_correction(&self.project.datasets, letter),
            engine: Arc::clone(&self.engine),
            now: self.now,
        }
    }

    /// The complaint about a dataset that is not there; `None` for one whose own mistakes were
    /// reported.
    fn unknown_dataset(&self, name: &Located<String>) -> Option<Diagnostic> {
        if self.project.broken.contains(&name.value) {
            return None;
        }
        let complaint = Diagnostic::new(&diag::request::UNKNOWN_DATASET, name.span)
            .suggest(nearest(&name.value, self.snapshots.ids()))
            .with("name", name.value.as_str());
        Some(complaint)
    }
}

/// Resolves the letter with this index in the project. Every mistake in it is reported.
pub fn letter(
    context: &Arc<Context>,
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    letter::resolve(context, &context.project.letters[index], diagnostics)
}

/// Resolves a published letter as its source says it now, for a correction on a day: with what was known
/// on that day. What it speaks about is what it spoke about on its own date.
pub fn corrected(
    context: &Arc<Context>,
    source: &LetterSource,
    known_on: Date,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    letter::corrected(context, source, known_on, diagnostics)
}

/// Resolves the page with this index in the project, in the same way.
pub fn page(context: &Arc<Context>, index: usize, diagnostics: &mut Diagnostics) -> Resolved<Page> {
    page::resolve(context, &context.project.pages[index], diagnostics)
}

/// The public datasets of a project, as known on the day that it is resolved for, by id.
pub fn public_datasets(context: &Context) -> Vec<PublicDataset> {
    public::datasets(context)
}

/// Reports references to passages that other letters and pages do not have. `anchors` finds the
/// anchors of one by its address.
pub fn check_references<'a>(
    references: &[Reference],
    anchors: impl Fn(&str) -> Option<&'a Anchors>,
    diagnostics: &mut Diagnostics,
) {
    for reference in references {
        let Some(known) = anchors(&reference.address) else {
            continue;
        };
        let anchor = &reference.anchor;
        if !known.contains(&anchor.value) {
            let ids = known.ids.iter().map(String::as_str);
            diagnostics.push(
                Diagnostic::new(&diag::text::UNKNOWN_ANCHOR, anchor.span)
                    .suggest(nearest(&anchor.value, ids))
                    .with("id", anchor.value.as_str())
                    .with("where", reference.name.as_str()),
            );
        }
    }
}
