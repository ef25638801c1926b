//! The stages in order. Only this room knows the order, and it fits on a screen.
//!
//! In: where the site is and what is asked. Out: what was made and every mistake on the way. It
//! reads no clock: whoever wants to know how long a stage takes listens to [`Progress`].
//!
//! Every letter is resolved twice: first for its mistakes, so that nothing is written when there
//! are any, keeping only what lists need; then to render and write it, letter by letter. So memory
//! does not grow with what letters hold.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::{Diagnostics, Failure, SourceMap, Stopped};
use crate::index;
use crate::load;
use crate::model::{Artifact, Date, LetterSummary, Site, WriteOrder, slug};
use crate::publish::{self, Output};
use crate::render::{self, PageEngine};
use crate::resolve::{self, Anchors, Context, Reference};
use crate::validate::{self, Gate};

/// What is asked of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the site.
    pub project: PathBuf,
    /// Where the output goes; `None` to check only.
    pub out: Option<PathBuf>,
    /// The day that counts as today.
    pub now: Date,
    /// Whether drafts are shown. A check looks at them in any case.
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
    /// So many letters of all are done in this stage.
    fn letters(&self, done: usize, all: usize);
}

/// What a run came to. With errors among the diagnostics nothing was written.
#[derive(Debug)]
pub struct Outcome {
    /// Every mistake.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// How many letters the site shows.
    pub letters: usize,
    /// How many it does not: drafts, and letters that wait for their date.
    pub hidden: usize,
    /// What was written; `None` when the run was a check or found errors.
    pub report: Option<publish::Report>,
}

/// Builds or checks a site.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Failure> {
    progress.stage("load");
    let mut diagnostics = Diagnostics::default();
    let sources = load::site(&options.project, &mut diagnostics)?;
    let output = match &options.out {
        Some(folder) => Some(Output::open(folder, &options.project)?),
        None => None,
    };
    let mut outcome = Outcome {
        sources: sources.map.clone(),
        letters: 0,
        hidden: 0,
        report: None,
        diagnostics,
    };
    if let Ok(site) = prepare(sources, options, progress, &mut outcome)
        && let Some(output) = output
    {
        outcome.report = Some(site.write(output, options.jobs, progress, &mut outcome)?);
    }
    Ok(outcome)
}

/// A site without mistakes, ready to be written.
struct Ready {
    context: Arc<Context>,
    site: Site,
    pages: PageEngine,
    summaries: Vec<LetterSummary>,
    shared: Vec<Artifact>,
}

/// What is kept of a letter that was resolved for its mistakes.
struct Checked {
    diagnostics: Diagnostics,
    summary: Option<LetterSummary>,
    references: Vec<Reference>,
    anchors: Anchors,
}

/// Everything up to the first byte that is written: all mistakes of a run are found here.
fn prepare(
    sources: load::Sources,
    options: &Options,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Ready, Stopped> {
    let diagnostics = &mut outcome.diagnostics;
    // What is no clean text would only be complained about again, less clearly.
    diagnostics.checkpoint()?;
    progress.stage("validate");
    let shows_drafts = options.drafts == Drafts::Show || options.out.is_none();
    let gate = Gate {
        now: options.now,
        shows_drafts,
    };
    let project = validate::project(sources, gate, diagnostics).ok_or(Stopped)?;
    // On wrong data a letter that is right would be complained about.
    diagnostics.checkpoint()?;
    (outcome.letters, outcome.hidden) = (project.letters.len(), project.hidden);
    let site = project.site(options.now);
    let pages = PageEngine::new(&project.sources, &project.page_templates, diagnostics);
    // A site's own page template can fail on some letter only; that must come out before anything
    // is written, so such a site is rendered twice as well.
    let tries_pages = !project.page_templates.is_empty();
    let context = Context::new(Arc::new(project), options.now, diagnostics);
    let context = Arc::new(context.ok_or(Stopped)?);
    progress.stage("resolve");
    let check = |index: usize| {
        let mut diagnostics = Diagnostics::default();
        let resolved = resolve::letter(&context, index, &mut diagnostics);
        let mut checked = Checked {
            diagnostics,
            summary: None,
            references: Vec::new(),
            anchors: Anchors::default(),
        };
        if let Some(resolved) = resolved {
            if let Some(pages) = pages.as_ref().filter(|_| tries_pages)
                && let Err(error) = render::letter(&resolved.letter, &site, pages)
            {
                checked.diagnostics.push(error.diagnostic);
            }
            checked.summary = Some(resolved.letter.summary());
            checked.references = resolved.references;
            checked.anchors = resolved.anchors;
        }
        Ok(checked)
    };
    let all = in_parallel(outcome.letters, options.jobs, progress, check);
    let all = all.unwrap_or_else(|never: std::convert::Infallible| match never {});
    let summaries = gather(all, diagnostics);
    diagnostics.checkpoint()?;
    let pages = pages.ok_or(Stopped)?;
    let shared = index::build(&summaries, &site, &pages)
        .map_err(|error| diagnostics.push(error.diagnostic))
        .map_err(|()| Stopped)?;
    Ok(Ready {
        context,
        site,
        pages,
        summaries,
        shared,
    })
}

/// Puts the mistakes of all letters together and checks what they say of each other.
fn gather(all: Vec<Checked>, diagnostics: &mut Diagnostics) -> Vec<LetterSummary> {
    let number = |checked: &Checked| {
        let kenmerk = checked.summary.as_ref()?.kenmerk.as_ref()?;
        Some(slug(kenmerk.as_str()))
    };
    let references = all.iter().flat_map(|checked| &checked.references);
    if references.clone().next().is_some() {
        let numbers: std::collections::BTreeMap<String, &Anchors> = all
            .iter()
            .filter_map(|c| Some((number(c)?, &c.anchors)))
            .collect();
        for checked in &all {
            let find = |letter: &str| numbers.get(letter).copied();
            resolve::check_references(&checked.references, find, diagnostics);
        }
    }
    let mut summaries = Vec::with_capacity(all.len());
    for checked in all {
        diagnostics.append(checked.diagnostics);
        summaries.extend(checked.summary);
    }
    summaries
}

impl Ready {
    /// Writes the site: what pages use before pages, pages before what leads to them.
    fn write(
        self,
        output: Output,
        jobs: NonZeroUsize,
        progress: &dyn Progress,
        outcome: &mut Outcome,
    ) -> Result<publish::Report, Failure> {
        progress.stage("render");
        let (before, after): (Vec<_>, Vec<_>) = self
            .shared
            .iter()
            .partition(|artifact| artifact.order == WriteOrder::Asset);
        before
            .into_iter()
            .try_for_each(|artifact| output.write(artifact))?;
        let write = |index: usize| {
            let mut diagnostics = Diagnostics::default();
            let resolved = resolve::letter(&self.context, index, &mut diagnostics);
            let files = resolved.map(|r| render::letter(&r.letter, &self.site, &self.pages));
            // The first pass found no mistake in this letter, and it has not changed since.
            let Some(Ok(mut files)) = files else {
                unreachable!("a letter resolves as it did before")
            };
            files.sort_by_key(|artifact| artifact.order);
            files.iter().try_for_each(|artifact| output.write(artifact))
        };
        in_parallel(self.summaries.len(), jobs, progress, write)?;
        progress.stage("publish");
        after
            .into_iter()
            .try_for_each(|artifact| output.write(artifact))?;
        outcome.letters = self.summaries.len();
        output.finish()
    }
}

/// Does a piece of work for each index, on several threads; results come in the order of the
/// indexes. The first failure stops the rest.
fn in_parallel<T: Send, E: Send>(
    count: usize,
    jobs: NonZeroUsize,
    progress: &dyn Progress,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let (next, done, failed) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicBool::new(false),
    );
    let results: Mutex<Vec<(usize, Result<T, E>)>> = Mutex::new(Vec::with_capacity(count));
    let worker = || {
        let mut mine = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            let result = work(index);
            failed.fetch_or(result.is_err(), Ordering::Relaxed);
            mine.push((index, result));
            progress.letters(done.fetch_add(1, Ordering::Relaxed) + 1, count);
        }
        results
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .append(&mut mine);
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs.get().min(count.max(1)) {
            scope.spawn(worker);
        }
        worker();
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
