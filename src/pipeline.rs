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

mod differing;
mod early_data;
mod frozen;
mod handover;
mod letters;
mod printing;
mod public_record;
mod publishing;
mod record;
mod unchanged;
mod unprintable;
mod verifying;
mod workers;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cache::Cache;
use crate::diag::{Diagnostics, Failure, SourceMap, Stopped};
use crate::index::{self, Archive, Stop};
use crate::load;
use crate::model::{Artifact, LetterSummary, Moment, Site};
use crate::publish::{self, Disk, Output};
use crate::render::{OwnTemplate, PageEngine, Press};
use crate::resolve::{self, Context, Uses};
use crate::validate::{self, Dossiers, Due, Gate, Hidden, Project, Published};
use frozen::FrozenRecord;
use letters::Run;
use printing::Printing;
use public_record::Sums;
use unchanged::Look;
use workers::{in_parallel, print_in_parallel};

pub use printing::Printed;
pub use publishing::{
    Agree, Agreed, Changed, ChangedLetter, Correct, RecordChange, Reviewed, Which, Withdraw, agree,
    correct, publish, review, withdraw,
};
pub use unchanged::Stamps;
pub use verifying::{Verified, Verify, WrongSum, verify, verify_copy};

/// What is asked of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the site.
    pub project: PathBuf,
    /// Where the output goes; `None` to check only.
    pub out: Option<PathBuf>,
    /// The moment that counts as now.
    pub now: Moment,
    /// Whether letters that are ready count as published, though they are not in the record.
    pub ready: Ready,
    /// Whether drafts are shown. A check looks at them in any case.
    pub drafts: Drafts,
    /// Whether letters are printed. A check never does.
    pub pdf: Pdf,
    /// Where a build sees at once that nothing changed since the last one; `None` to do everything again.
    pub stamps: Option<Stamps>,
    /// How many threads may work.
    pub jobs: NonZeroUsize,
    /// What is written to: but in tests of crashes [`Disk::real`].
    pub disk: Disk,
}

/// Whether each letter is also made as PDF, and each of its charts as PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pdf {
    /// Neither, and no page offers them.
    Leave,
    /// Both.
    Make {
        /// The folder of the [`Cache`] in which what was made is kept for a later run; `None` to keep
        /// nothing and use nothing.
        cache: Option<PathBuf>,
    },
}

/// Whether letters that are ready, and could be published now, are shown as if they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// They wait for their publication.
    Wait,
    /// They count as published.
    Count,
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
    /// What is to be published, now and next.
    pub due: Due,
    /// How many letters were printed; `None` when nobody asked for it, or when there are errors.
    pub printed: Option<Printed>,
    /// Why PDFs could not be kept for a later run, which is no mistake and no failure.
    pub unkept: Option<Failure>,
    /// What was written; `None` when the run was a check or found errors.
    pub report: Option<publish::Report>,
}

impl Outcome {
    fn new(sources: SourceMap, diagnostics: Diagnostics) -> Outcome {
        Outcome {
            sources,
            diagnostics,
            letters: 0,
            pages: 0,
            hidden: Hidden::default(),
            due: Due::default(),
            printed: None,
            unkept: None,
            report: None,
        }
    }
}

/// Builds or checks a site.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, Failure> {
    progress.stage("look");
    let look = Look::begin(options);
    if let Some(outcome) = look.as_ref().and_then(Look::unchanged) {
        return Ok(outcome);
    }
    progress.stage("load");
    let mut diagnostics = Diagnostics::default();
    let sources = load::site(&options.project, &mut diagnostics)?;
    let output = match &options.out {
        Some(folder) => Some(Output::open(folder, &options.project, &options.disk)?),
        None => None,
    };
    let open = |folder: &PathBuf, out| Cache::open(folder, &options.project, out);
    // Whether letters are printed, and the cache in front of the press.
    let prints = match (&options.out, &options.pdf) {
        (Some(out), Pdf::Make { cache }) => {
            Some(cache.as_ref().map(|cache| open(cache, out)).transpose()?)
        }
        (None, _) | (_, Pdf::Leave) => None,
    };
    let mut outcome = Outcome::new(sources.map.clone(), diagnostics);
    let gate = Gate {
        now: options.now,
        shows_drafts: options.drafts == Drafts::Show || options.out.is_none(),
        // A check tells of everything that would be wrong after the next publication.
        counts_ready: options.ready == Ready::Count || options.out.is_none(),
        named: None,
    };
    progress.stage("record");
    let Some(record) = frozen::record(options, &mut outcome)? else {
        return Ok(outcome);
    };
    progress.stage("published");
    let published = frozen::published(&record, options.jobs)?;
    if let Ok(site) = prepare(
        sources,
        record,
        published,
        gate,
        options,
        progress,
        &mut outcome,
    ) {
        let diagnostics = &mut outcome.diagnostics;
        let printing = prints.map(|cache| Printing::new(cache, site.press()));
        let run = Run {
            site: &site,
            output: output.as_ref(),
            printing: printing.as_ref(),
            jobs: options.jobs,
            progress,
        };
        let mut letters = run.letters(diagnostics)?;
        run.print(&mut letters, diagnostics)?;
        outcome.report = lists(
            &site,
            &letters.summaries,
            std::mem::take(&mut letters.sums),
            output,
            options.jobs,
            progress,
            diagnostics,
        )?;
        if options.out.is_none() {
            letters
                .uses
                .append(site.differing(options.jobs, diagnostics)?);
            early_data::report(&site, options.now, &letters.summaries, diagnostics);
            unused(&site, &letters.uses, diagnostics);
        }
        if outcome.report.is_some()
            && let Some(printing) = printing
        {
            outcome.printed = Some(printing.printed());
            outcome.unkept = printing.close();
        }
        if let Some(look) = look {
            look.keep(&outcome, site.until(options.now));
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
    /// What was published, as known at the moment of the run.
    record: FrozenRecord,
    /// How many letters are resolved; behind them come those of the record.
    letters: usize,
    free_pages: usize,
    dossiers: Dossiers,
    site: Site,
    /// `None` when one of the site's own page templates was refused.
    pages: Option<PageEngine>,
    /// Whether pages can fail: the standard ones cannot.
    has_own_pages: bool,
    /// Whether letters must be fit to print: they are printed, or it is a check.
    prints: bool,
    paper_template: Option<OwnTemplate>,
}

/// Everything that comes before the letters.
fn prepare(
    sources: load::Sources,
    record: FrozenRecord,
    published: Published,
    gate: Gate<'_>,
    options: &Options,
    progress: &dyn Progress,
    outcome: &mut Outcome,
) -> Result<Prepared, Stopped> {
    let diagnostics = &mut outcome.diagnostics;
    // What is no clean text would only be complained about again, less clearly.
    diagnostics.checkpoint()?;
    progress.stage("validate");
    let project = validate::project(sources, &record.record, published, gate, diagnostics);
    let project = project.ok_or(Stopped)?;
    outcome.letters = project.letters.len() + project.published.len();
    outcome.hidden = project.hidden;
    outcome.due = project.due(options.now);
    outcome.pages = project.pages.len();
    let today = options.now.day();
    let site = project.site(today);
    let pages = PageEngine::new(&project.sources, &project.page_templates, diagnostics)
        .map(|pages| pages.of_site(&site));
    let has_own_pages = !project.page_templates.is_empty();
    let prints = options.out.is_none() || options.pdf != Pdf::Leave;
    let paper_template = project.paper_template.map(|file| OwnTemplate {
        text: project.sources.file(file).text.to_string(),
        file,
    });
    if prints {
        check_paper(paper_template.as_ref(), &site, diagnostics);
    }
    let dossiers = Dossiers::new(&project.letters, &project.published);
    let letters = project.letters.len();
    let project = Arc::new(project);
    let context = Context::new(Arc::clone(&project), today, diagnostics).ok_or(Stopped)?;
    Ok(Prepared {
        folder: options.project.clone(),
        project,
        context: Arc::new(context),
        record,
        letters,
        free_pages: outcome.pages,
        dossiers,
        site,
        pages,
        has_own_pages,
        prints,
        paper_template,
    })
}

impl Prepared {
    /// The next moment at which another build would show something else, though nothing changed.
    fn until(&self, now: Moment) -> Moment {
        let tomorrow = now.day().tomorrow().map(Moment::start_of);
        let coming = self.project.coming.iter().map(|letter| letter.from);
        let data = self.project.datasets.values();
        let data = data.filter_map(|dataset| dataset.public_from);
        let moments = coming.chain(data).filter(|moment| *moment > now);
        let moments = moments.chain(self.record.next).chain(tomorrow.ok());
        moments.min().unwrap_or(now)
    }

    /// A press in the house style of the site.
    fn press(&self) -> Press {
        Press::new(&self.site, self.paper_template.clone())
    }
}

/// Tries the site's own template of the PDF before any letter is looked at.
fn check_paper(own: Option<&OwnTemplate>, site: &Site, diagnostics: &mut Diagnostics) {
    if let Some(own) = own {
        let press = Press::new(site, Some(own.clone()));
        let check = |_| Ok::<_, Stopped>(press.check(site));
        let found = print_in_parallel(1, NonZeroUsize::MIN, &Silent, check);
        diagnostics.extend(found.into_iter().flatten().flatten());
    }
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
    sums: Vec<Sums>,
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
    let archive = Archive::new(&site.site, summaries, &datasets, &site.record.record);
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
    site.write_record(sums, &output)?;
    site.report_lost(&output, diagnostics);
    if diagnostics.has_errors() {
        return Ok(None);
    }
    progress.stage("publish");
    output.finish().map(Some)
}

/// For work that is too short to count.
struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str) {}
    fn letters(&self, _done: usize, _all: usize) {}
}
