//! The stages in order. Only this room knows the order, and it fits on a screen.
//!
//! In: where the site is and what is asked. Out: what was made and every mistake on the way. It
//! reads no clock: whoever wants to know how long a stage takes listens to [`Progress`].
//!
//! A letter or page is resolved, rendered and handed to the output folder before the next one begins, so
//! memory does not grow with what letters hold. The output folder changes only at the end, and only
//! when no letter has a mistake. As soon as one has, the others are still checked and no longer
//! rendered.
//!
//! A letter of which the PDF is not in the cache waits: only when no letter has a mistake are these
//! printed (`pipeline/printing.rs`). So authors hear of their mistakes before the slow work begins.

mod handover;
mod printing;
mod workers;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cache::Cache;
use crate::diag::{self, Diagnostic, Diagnostics, Failure, SourceMap, Span, Stopped};
use crate::index::{self, Archive, Stop};
use crate::load;
use crate::model::{Artifact, Date, Figure, Letter, LetterSummary, Neighbours, Site};
use crate::publish::{self, Copy, Output};
use crate::render::{self, LetterFiles, Misprint, PageEngine, PageError};
use crate::resolve::{self, Anchors, Context, Reference, Uses};
use crate::validate::{self, Dossiers, Gate, Hidden, Project};
use handover::Handover;
use printing::{Printing, Waiting};
use workers::in_parallel;

pub use printing::Printed;

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
    /// Whether letters are printed. A check never does.
    pub pdf: Pdf,
    /// How many threads may work.
    pub jobs: NonZeroUsize,
}

/// Whether each letter is also made as PDF, and each of its charts as PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pdf {
    /// Neither, and no page offers them.
    Leave,
    /// Both; what was made is kept in this folder for a later run.
    Make {
        /// The folder of the [`Cache`].
        cache: PathBuf,
    },
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
    /// How many letters were printed; `None` when nobody asked for it, or when there are errors.
    pub printed: Option<Printed>,
    /// Why PDFs could not be kept for a later run, which is no mistake and no failure.
    pub unkept: Option<Failure>,
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
    let cache = match (&options.out, &options.pdf) {
        (Some(out), Pdf::Make { cache }) => Some(Cache::open(cache, &options.project, out)?),
        (None, _) | (_, Pdf::Leave) => None,
    };
    let mut outcome = Outcome {
        sources: sources.map.clone(),
        letters: 0,
        pages: 0,
        hidden: Hidden::default(),
        printed: None,
        unkept: None,
        report: None,
        diagnostics,
    };
    if let Ok(site) = prepare(sources, options, progress, &mut outcome) {
        let diagnostics = &mut outcome.diagnostics;
        let run = Run {
            site: &site,
            output: output.as_ref(),
            printing: cache.map(|cache| Printing::new(cache, &site.site)),
            jobs: options.jobs,
            progress,
        };
        let mut letters = run.letters(diagnostics)?;
        run.print(&mut letters, diagnostics)?;
        let printing = run.printing;
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
        if outcome.report.is_some()
            && let Some(printing) = printing
        {
            outcome.printed = Some(printing.printed());
            outcome.unkept = printing.close();
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
    /// A letter that is still to be printed.
    waiting: Option<Waiting>,
}

/// What all letters and pages come to.
#[derive(Default)]
struct Letters {
    summaries: Vec<LetterSummary>,
    uses: Uses,
    /// Those that are still to be printed.
    waiting: Vec<Waiting>,
}

/// What all letters and pages share while they are made.
struct Run<'a> {
    site: &'a Prepared,
    output: Option<&'a Output>,
    /// `None` when nobody asked for PDFs.
    printing: Option<Printing>,
    jobs: NonZeroUsize,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    /// Resolves all letters and pages, and renders and writes them as long as none has a mistake; but
    /// for letters that are still to be printed.
    fn letters(&self, diagnostics: &mut Diagnostics) -> Result<Letters, Failure> {
        self.progress.stage("letters");
        let site = self.site;
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
                        done.summary = Some(LetterSummary::of(&letter));
                        site.render(self.output, &wrong, |pages| {
                            let neighbours = site.neighbours(index, &letter, &handover);
                            self.letter(&letter, neighbours, pages, &mut done, &mut found)
                        })
                    })
                }
                Some(index) => {
                    let resolved = resolve::page(&site.context, index, &mut found);
                    (done.references, done.anchors) = (resolved.references, resolved.anchors);
                    done.uses = resolved.uses;
                    resolved.value.map(|page| {
                        done.address = Some(page.address.clone());
                        site.render(self.output, &wrong, |pages| {
                            render::page(&page, &site.site, pages)
                        })
                    })
                }
            };
            match files {
                Some(Ok(files)) => self.write(index, &files)?,
                Some(Err(error)) => found.push(error.diagnostic),
                None => {}
            }
            wrong.fetch_or(found.has_errors(), Ordering::Relaxed);
            done.diagnostics = found;
            Ok(done)
        };
        let count = site.letters + site.free_pages;
        let mut all = in_parallel(count, self.jobs, self.progress, one)?;
        all.sort_unstable_by_key(|done| done.index);
        Ok(gather(all, diagnostics))
    }

    /// The files of a letter; none when it is still to be printed.
    fn letter(
        &self,
        letter: &Letter,
        neighbours: Neighbours,
        pages: &PageEngine,
        done: &mut Done,
        found: &mut Diagnostics,
    ) -> Result<Vec<Artifact>, PageError> {
        if let Some(summary) = &mut done.summary {
            summary.note(&neighbours.changes);
        }
        let site = self.site;
        let files = LetterFiles::begin(letter, &site.site);
        let Some(printing) = &self.printing else {
            return files.complete(Vec::new(), &neighbours, &site.site, pages);
        };
        if let Err(misprint) = printing.admit(&files) {
            found.push(site.not_printed(done.index, misprint));
            return Ok(Vec::new());
        }
        let key = printing.key(&files);
        if let Some(slow) = printing.find(&key) {
            return files.complete(slow, &neighbours, &site.site, pages);
        }
        if site.has_own_pages {
            // What is wrong with a template of the site's own is told before the slow work too.
            files.complete(Vec::new(), &neighbours, &site.site, pages)?;
        }
        done.waiting = Some(Waiting {
            index: done.index,
            key,
            neighbours,
        });
        Ok(Vec::new())
    }

    /// Prints the letters that wait, and renders and writes them, if nothing is wrong.
    fn print(&self, letters: &mut Letters, diagnostics: &mut Diagnostics) -> Result<(), Failure> {
        let waiting = std::mem::take(&mut letters.waiting);
        let site = self.site;
        let (Some(printing), Some(pages)) = (&self.printing, &site.pages) else {
            return Ok(());
        };
        if diagnostics.has_errors() || waiting.is_empty() {
            return Ok(());
        }
        self.progress.stage("pdf");
        let one = |number: usize| {
            let Waiting {
                index,
                key,
                neighbours,
            } = &waiting[number];
            let resolved = resolve::letter(&site.context, *index, &mut Diagnostics::default());
            let Some(letter) = resolved.value else {
                unreachable!("a letter without mistakes has none the second time");
            };
            let files = LetterFiles::begin(&letter, &site.site);
            let slow = match printing.print(key, &letter, &site.site, &files) {
                Ok(slow) => slow,
                Err(misprint) => return Ok(Some(site.not_printed(*index, misprint))),
            };
            match files.complete(slow, neighbours, &site.site, pages) {
                Ok(files) => self.write(*index, &files).map(|()| None),
                Err(error) => Ok(Some(error.diagnostic)),
            }
        };
        let found = workers::print_in_parallel(waiting.len(), self.jobs, self.progress, one)?;
        diagnostics.extend(found.into_iter().flatten());
        Ok(())
    }

    /// Hands the files of a letter or page to the output folder, and those that stand beside a letter.
    fn write(&self, index: usize, files: &[Artifact]) -> Result<(), Failure> {
        let Some(output) = self.output.filter(|_| !files.is_empty()) else {
            return Ok(());
        };
        files.iter().try_for_each(|file| output.write(file))?;
        if index < self.site.letters {
            copy_attachments(self.site, index, output)?;
        }
        Ok(())
    }
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

    /// The complaint that a letter could not be printed.
    fn not_printed(&self, index: usize, misprint: Misprint) -> Diagnostic {
        let place = Span::start_of(self.project.letters[index].file);
        Diagnostic::new(&diag::printing::LETTER_NOT_PRINTED, place).with("reason", misprint.reason)
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
        letters.waiting.extend(done.waiting);
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
