//! The stages in order. Only this room knows the order, and it fits on a screen.
//!
//! In: where the site is and what is asked. Out: what was made and every mistake on the way. It
//! reads no clock: whoever wants to know how long a stage takes listens to [`Progress`].

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::diag::{Diagnostics, Failure, SourceMap};
use crate::load;
use crate::model::Date;
use crate::publish;

/// What is asked of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the site.
    pub project: PathBuf,
    /// Where the output goes; `None` to check only.
    pub out: Option<PathBuf>,
    /// The day that counts as today.
    pub now: Date,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// How many threads may work.
    pub jobs: NonZeroUsize,
}

/// Whether drafts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// Only what is public.
    Hide,
    /// Drafts too, clearly marked.
    Show,
}

/// Who is told how far a run is. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins; the one before it is done.
    fn stage(&self, name: &'static str);
    /// So many letters of all are rendered.
    fn letters(&self, done: usize, all: usize);
}

/// What a run came to. With errors among the diagnostics nothing was written.
#[derive(Debug)]
pub struct Outcome {
    /// Every mistake.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// How many letters the site has.
    pub letters: usize,
    /// What was written; `None` when the run was a check or found errors.
    pub report: Option<publish::Report>,
}

/// Builds or checks a site.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let mut diagnostics = Diagnostics::default();
    progress.stage("load");
    let sources = load::site(&options.project, &mut diagnostics)?;
    let letters = sources.letters.len();
    let output = match &options.out {
        Some(folder) => Some(publish::Output::open(folder, &options.project)?),
        None => None,
    };
    let report = match output {
        Some(output) if !diagnostics.has_errors() => {
            progress.stage("publish");
            Some(output.finish()?)
        }
        Some(_) | None => None,
    };
    Ok(Outcome {
        diagnostics,
        sources: sources.map,
        letters,
        report,
    })
}
