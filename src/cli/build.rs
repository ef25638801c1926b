//! `raadsbrief build` and `raadsbrief check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::arguments::{Build, Check, Run};
use super::screen::{self, Watch};
use super::{Ending, clock};
use crate::cache;
use crate::diag::{Format, Language, Severity};
use crate::pipeline::{self, Drafts, Options, Pdf, Ready, Stamps};
use crate::publish::Disk;

/// Where the output goes when nobody says.
const OUTPUT: &str = "site";

pub(super) fn build(wanted: &Build, language: Language) -> Ending {
    let out = wanted
        .out
        .clone()
        .unwrap_or_else(|| wanted.run.project.join(OUTPUT));
    let default = || wanted.run.project.join(cache::FOLDER);
    let cache = wanted.cache.clone().unwrap_or_else(default);
    let cache = (!wanted.no_cache).then_some(cache);
    let stamps = cache.clone().map(|cache| Stamps {
        cache,
        begin: clock::of_the_machine(),
    });
    let pdf = if wanted.no_pdf {
        Pdf::Leave
    } else {
        Pdf::Make { cache }
    };
    let strictness = Strictness::Usual;
    run(&wanted.run, Some(out), pdf, stamps, strictness, language)
}

pub(super) fn check(wanted: &Check, language: Language) -> Ending {
    let strictness = if wanted.strict {
        Strictness::Strict
    } else {
        Strictness::Usual
    };
    run(&wanted.run, None, Pdf::Leave, None, strictness, language)
}

/// Which mistakes keep a run from ending well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Errors.
    Usual,
    /// Warnings too.
    Strict,
}

impl Strictness {
    /// The least grave mistake that counts.
    pub(super) fn least(self) -> Severity {
        match self {
            Strictness::Usual => Severity::Error,
            Strictness::Strict => Severity::Warning,
        }
    }
}

fn run(
    wanted: &Run,
    out: Option<PathBuf>,
    pdf: Pdf,
    stamps: Option<Stamps>,
    strictness: Strictness,
    language: Language,
) -> Ending {
    let format = Format::from(wanted.format);
    let options = Options {
        project: wanted.project.clone(),
        out,
        now: wanted.now.unwrap_or_else(clock::now),
        ready: if wanted.ready {
            Ready::Count
        } else {
            Ready::Wait
        },
        drafts: if wanted.drafts {
            Drafts::Show
        } else {
            Drafts::Hide
        },
        pdf,
        stamps,
        jobs: wanted.jobs.unwrap_or_else(available),
        disk: Disk::real(),
    };
    let watch = Watch::start(format, language);
    let result = pipeline::build(&options, &watch);
    let times = watch.stop();
    let ending = match &result {
        Err(failure) => {
            screen::failure(failure, language);
            Ending::Failed
        }
        Ok(outcome) => {
            screen::diagnostics(&outcome.diagnostics, &outcome.sources, format, language);
            if format == Format::Human {
                screen::summary(outcome, &options, strictness, times.whole, language);
            }
            let least = strictness.least();
            if outcome.diagnostics.has_errors() || outcome.diagnostics.count(least) > 0 {
                Ending::Mistakes
            } else {
                Ending::Done
            }
        }
    };
    if wanted.timings {
        screen::timings(&times, language);
    }
    ending
}

fn available() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
