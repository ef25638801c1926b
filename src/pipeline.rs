//! The stages in order. Only this room knows the order, and it fits on a screen.
//!
//! In: where the site is and what is asked. Out: what was made and every mistake on the way. It
//! reads no clock: whoever wants to know how long a stage takes listens to [`Progress`].
//!
//! A letter or page is resolved, rendered and handed to the output folder before the next one begins, so
//! memory does not grow with what letters hold. The output folder changes only at the end, and only
//! when no letter has a mistake. As soon as one has, the others are still checked and no longer
//! rendered.

mod handover;
mod unprintable;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::{Diagnostics, Failure, SourceMap, Stopped};
use crate::index::{self, Archive, Stop};
use crate::load;
use crate::model::{Artifact, Date, Figure, Letter, LetterSummary, Neighbours, Site};
use crate::publish::{self, Copy, Output};
use crate::render::{self, OwnTemplate, PageEngine, PageError, Press};
use crate::resolve::{self, Anchors, Context, Reference, Uses};
use crate::validate::{self, Dossiers, Gate, Hidden, Project};
use handover::Handover;
use unprintable::Unprintable;

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
    /// So many letters and pages of all are done in this stage.
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
    /// How many pages it shows beside them.
    pub pages: usize,
    /// How many letters and pages it does not show, and why.
    pub hidden: Hidden,
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
        pages: 0,
        hidden: Hidden::default(),
        report: None,
        diagnostics,
    };
    if let Ok(site) = prepare(sources, options, progress, &mut outcome) {
        let diagnostics = &mut outcome.diagnostics;
        let letters = letters(&site, output.as_ref(), options.jobs, progress, diagnostics)?;
        outcome.report = lists(
            &site,
            &letters.summaries,
            output,
            options.jobs,
            progress,
            diagnostics,
        )?;
        if options.out.is_none() {
            unused(&site, &letters.uses, diagnostics);
        }
    }
    Ok(outcome)
}

/// A site of which everything but the letters and pages is known to be right.
struct Prepared {
    /// The folder of the site, out of which attachments are copied.
    folder: PathBuf,
    project: Arc<Project>,
    context: Arc<Context>,
    letters: usize,
    free_pages: usize,
    dossiers: Dossiers,
    site: Site,
    /// `None` when one of the site's own page templates was refused.
    pages: Option<PageEngine>,
    /// Whether pages can fail: the standard ones cannot.
    has_own_pages: bool,
}

/// Everything that comes before the letters.
fn prepare(
    sources: load::Sources,
    options: &Options,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Prepared, Stopped> {
    let diagnostics = &mut outcome.diagnostics;
    // What is no clean text would only be complained about again, less clearly.
    diagnostics.checkpoint()?;
    progress.stage("validate");
    let gate = Gate {
        now: options.now,
        shows_drafts: options.drafts == Drafts::Show || options.out.is_none(),
    };
    let project = validate::project(sources, gate, diagnostics).ok_or(Stopped)?;
    (outcome.letters, outcome.hidden) = (project.letters.len(), project.hidden);
    outcome.pages = project.pages.len();
    let site = project.site(options.now);
    let pages = PageEngine::new(&project.sources, &project.page_templates, diagnostics)
        .map(|pages| pages.of_site(&site));
    check_paper(&project, &site, diagnostics);
    let has_own_pages = !project.page_templates.is_empty();
    let dossiers = Dossiers::new(&project.letters);
    let project = Arc::new(project);
    let context = Context::new(Arc::clone(&project), options.now, diagnostics).ok_or(Stopped)?;
    Ok(Prepared {
        folder: options.project.clone(),
        project,
        context: Arc::new(context),
        letters: outcome.letters,
        free_pages: outcome.pages,
        dossiers,
        site,
        pages,
        has_own_pages,
    })
}

/// Tries the site's own template of the PDF before any letter is looked at.
fn check_paper(project: &Project, site: &Site, diagnostics: &mut Diagnostics) {
    let Some(file) = project.paper_template else {
        return;
    };
    let text = project.sources.file(file).text.to_string();
    let check = || Press::with_template(site, OwnTemplate { file, text }).check(site);
    // Templates may call themselves: Typst stops that, but not before it needs more than a usual stack.
    let mistakes = std::thread::scope(|scope| {
        let printer = std::thread::Builder::new().stack_size(PRINTER_STACK);
        let printer = printer.spawn_scoped(scope, check).ok()?;
        printer.join().ok()
    });
    diagnostics.extend(mistakes.unwrap_or_default());
}

/// The stack of a thread that prints.
const PRINTER_STACK: usize = 16 * 1024 * 1024;

/// What is kept of a letter or page.
#[derive(Default)]
struct Done {
    /// Which it is: first the letters, in the order of their files, then the pages.
    index: usize,
    diagnostics: Diagnostics,
    /// Its address, when nothing is wrong with it.
    address: Option<String>,
    /// For lists; pages are listed by what stands above them.
    summary: Option<LetterSummary>,
    references: Vec<Reference>,
    anchors: Anchors,
    uses: Uses,
    /// What of it cannot be printed.
    unprintable: Option<Unprintable>,
}

/// What all letters and pages come to.
#[derive(Default)]
struct Letters {
    summaries: Vec<LetterSummary>,
    uses: Uses,
}

/// Resolves all letters and pages, and renders and writes them as long as none has a mistake.
fn letters(
    site: &Prepared,
    output: Option<&Output>,
    jobs: NonZeroUsize,
    progress: &dyn Progress,
    diagnostics: &mut Diagnostics,
) -> Result<Letters, Failure> {
    progress.stage("letters");
    let wrong = AtomicBool::new(diagnostics.has_errors());
    let handover = Handover::new(site.letters);
    let one = |turn: usize| {
        let mut found = Diagnostics::default();
        let index = site.dossiers.order().get(turn).copied().unwrap_or(turn);
        let mut done = Done {
            index,
            ..Done::default()
        };
        let files = match index.checked_sub(site.letters) {
            None => {
                let hand_on = handover.giver(index);
                let resolved = resolve::letter(&site.context, index, &mut found);
                if let Some(letter) = &resolved.value
                    && site.dossiers.next(index).is_some()
                {
                    hand_on.give(resolve::used_figures(letter));
                }
                drop(hand_on);
                (done.references, done.anchors) = (resolved.references, resolved.anchors);
                done.uses = resolved.uses;
                resolved.value.map(|letter| {
                    done.address = Some(letter.address.clone());
                    let characters = render::unprintable(&letter, &site.site);
                    done.unprintable = Unprintable::of(&letter, characters);
                    let summary = done.summary.insert(LetterSummary::of(&letter));
                    site.render(output, &wrong, |pages| {
                        let neighbours = site.neighbours(index, &letter, &handover);
                        summary.note(&neighbours.changes);
                        render::letter(&letter, &neighbours, &site.site, pages)
                    })
                })
            }
            Some(index) => {
                let resolved = resolve::page(&site.context, index, &mut found);
                (done.references, done.anchors) = (resolved.references, resolved.anchors);
                done.uses = resolved.uses;
                resolved.value.map(|page| {
                    done.address = Some(page.address.clone());
                    site.render(output, &wrong, |pages| {
                        render::page(&page, &site.site, pages)
                    })
                })
            }
        };
        match files {
            Some(Ok(files)) => {
                if let Some(output) = output {
                    files.iter().try_for_each(|file| output.write(file))?;
                    if index < site.letters && !files.is_empty() {
                        copy_attachments(site, index, output)?;
                    }
                }
            }
            Some(Err(error)) => found.push(error.diagnostic),
            None => {}
        }
        let is_wrong = found.has_errors() || done.unprintable.is_some();
        wrong.fetch_or(is_wrong, Ordering::Relaxed);
        done.diagnostics = found;
        Ok(done)
    };
    let mut all = in_parallel(site.letters + site.free_pages, jobs, progress, one)?;
    all.sort_unstable_by_key(|done| done.index);
    let unprintable = all
        .iter()
        .filter_map(|done| Some((done.index, done.unprintable.as_ref()?)));
    unprintable::report(&site.project, unprintable, diagnostics);
    Ok(gather(all, diagnostics))
}

impl Prepared {
    /// What stands around a letter. Waits for the letter before it in its dossier, which was begun
    /// earlier.
    fn neighbours(
        &self,
        index: usize,
        letter: &Letter,
        handover: &Handover<Vec<Figure>>,
    ) -> Neighbours {
        let changes = match self.dossiers.previous(index) {
            Some(previous) => {
                let before = handover.take(previous);
                resolve::changes(&self.context, &before, letter)
            }
            None => Vec::new(),
        };
        Neighbours {
            dossier: self.dossiers.around(index, &self.project.letters),
            changes,
        }
    }

    /// The files of a letter or page; none as soon as something is wrong, or when nobody wants them
    /// and no template of the site's own can fail.
    fn render(
        &self,
        output: Option<&Output>,
        wrong: &AtomicBool,
        files: impl FnOnce(&PageEngine) -> Result<Vec<Artifact>, PageError>,
    ) -> Result<Vec<Artifact>, PageError> {
        match &self.pages {
            Some(pages)
                if (output.is_some() || self.has_own_pages) && !wrong.load(Ordering::Relaxed) =>
            {
                files(pages)
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// Gets the files that stand beside a letter ready.
fn copy_attachments(site: &Prepared, index: usize, output: &Output) -> Result<(), Failure> {
    let letter = &site.project.letters[index];
    for file in &letter.copied {
        let copy = Copy {
            from: site.folder.join(&file.from),
            to: format!("{}{}", letter.address, file.to),
            bytes: file.bytes,
            sha256: &file.sha256,
        };
        output.copy(&copy)?;
    }
    Ok(())
}

/// Puts the mistakes of all letters and pages together and checks what they say of each other.
fn gather(all: Vec<Done>, diagnostics: &mut Diagnostics) -> Letters {
    if all.iter().any(|done| !done.references.is_empty()) {
        let anchors: BTreeMap<&str, &Anchors> = all
            .iter()
            .filter_map(|done| Some((done.address.as_deref()?, &done.anchors)))
            .collect();
        for done in &all {
            let find = |address: &str| anchors.get(address).copied();
            resolve::check_references(&done.references, find, diagnostics);
        }
    }
    let mut letters = Letters::default();
    for done in all {
        diagnostics.append(done.diagnostics);
        letters.summaries.extend(done.summary);
        letters.uses.append(done.uses);
    }
    letters
}

/// Reports what nothing uses. A letter with a mistake has not said what it uses, so that a site
/// with mistakes hears of them first.
fn unused(site: &Prepared, uses: &Uses, diagnostics: &mut Diagnostics) {
    if diagnostics.has_errors() {
        return;
    }
    resolve::report_unused(&site.context, uses, diagnostics);
    if let Some(pages) = &site.pages {
        pages.report_unused(diagnostics);
    }
}

/// Makes what leads to the letters, and lets the output folder change, if nothing is wrong.
fn lists(
    site: &Prepared,
    summaries: &[LetterSummary],
    output: Option<Output>,
    jobs: NonZeroUsize,
    progress: &dyn Progress,
    diagnostics: &mut Diagnostics,
) -> Result<Option<publish::Report>, Failure> {
    let Some(pages) = site.pages.as_ref().filter(|_| !diagnostics.has_errors()) else {
        return Ok(None);
    };
    if output.is_none() && !site.has_own_pages {
        return Ok(None);
    }
    progress.stage("index");
    let datasets = resolve::public_datasets(&site.context);
    let archive = Archive::new(&site.site, summaries, &datasets);
    let one = |number: usize| {
        let mut made: Vec<String> = Vec::new();
        let mut write = |file: Artifact| {
            made.extend(index::page_address(&file).map(str::to_owned));
            output.as_ref().map_or(Ok(()), |output| output.write(&file))
        };
        match index::build(number, &archive, pages, &mut write) {
            Ok(()) => Ok(Ok(made)),
            Err(Stop::Template(error)) => Ok(Err(error.diagnostic)),
            Err(Stop::World(failure)) => Err(failure),
        }
    };
    let made: Result<Vec<_>, _> = in_parallel(index::count(), jobs, &Silent, one)?
        .into_iter()
        .collect();
    let made = match made {
        Ok(made) => made.concat(),
        // One complaint is enough: what is wrong in a frame is wrong in every page.
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return Ok(None);
        }
    };
    let Some(output) = output else {
        return Ok(None);
    };
    index::build_last(&archive, &made, &mut |file| output.write(&file))?;
    progress.stage("publish");
    output.finish().map(Some)
}

/// For work that is too short to count.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str) {}
    fn letters(&self, _done: usize, _all: usize) {}
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
