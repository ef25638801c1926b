//! All letters and pages: resolved, rendered and handed to the output folder; those that must be printed
//! in a second pass, when nothing is known to be wrong.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};

use super::frozen;
use super::handover::Handover;
use super::printing::{Printing, Waiting};
use super::public_record::Sums;
use super::unprintable::{self, Unprintable};
use super::workers::{in_parallel, print_in_parallel};
use super::{Prepared, Progress};
use crate::diag::{self, Diagnostic, Diagnostics, Failure, FileId, Span, phrases};
use crate::model::{
    Artifact, DossierPlace, Figure, Letter, LetterStatus, LetterSummary, Neighbours, address,
};
use crate::publish::{Copy, Origin, Output};
use crate::render::{self, LetterFiles, Misprint, PageEngine, PageError};
use crate::resolve::{self, Anchors, Reference, Uses};

/// The figures of a letter, as a later one is compared with them.
pub(super) type Figures = Vec<Figure>;

/// What is kept of a letter or page.
#[derive(Default)]
pub(super) struct Done {
    /// Which it is: first the letters, in the order of their files, then the pages.
    index: usize,
    diagnostics: Diagnostics,
    /// Its address, when nothing is wrong with it.
    address: Option<String>,
    /// For lists; pages are listed by what stands above them.
    pub(super) summary: Option<LetterSummary>,
    references: Vec<Reference>,
    anchors: Anchors,
    uses: Uses,
    /// A letter that is still to be printed.
    waiting: Option<Waiting>,
    /// What of it cannot be printed.
    unprintable: Option<Unprintable>,
    /// The sums of the files that were published with it.
    pub(super) sums: Option<Sums>,
}

/// What all letters and pages come to.
#[derive(Default)]
pub(super) struct Letters {
    /// Of each letter, in the order of their files; when nothing is wrong, of all.
    pub(super) summaries: Vec<LetterSummary>,
    pub(super) uses: Uses,
    /// Of each published letter.
    pub(super) sums: Vec<Sums>,
    /// Those that are still to be printed.
    waiting: Vec<Waiting>,
}

/// What all letters and pages share while they are made.
pub(super) struct Run<'a> {
    pub(super) site: &'a Prepared,
    pub(super) output: Option<&'a Output>,
    /// `None` when nobody asked for PDFs.
    pub(super) printing: Option<&'a Printing>,
    pub(super) jobs: NonZeroUsize,
    pub(super) progress: &'a dyn Progress,
}

impl Run<'_> {
    /// Resolves all letters and pages, and renders and writes them as long as none has a mistake; but
    /// for letters that are still to be printed.
    pub(super) fn letters(&self, diagnostics: &mut Diagnostics) -> Result<Letters, Failure> {
        self.progress.stage("letters");
        let site = self.site;
        let wrong = AtomicBool::new(diagnostics.has_errors());
        let published = &site.project.published;
        let all_letters = site.letters + published.len();
        let handover = Handover::new(all_letters);
        let one = |turn: usize| {
            let mut found = Diagnostics::default();
            let index = site.dossiers.order().get(turn).copied().unwrap_or(turn);
            let mut done = Done {
                index,
                ..Done::default()
            };
            let files = match index.checked_sub(all_letters) {
                None if index >= site.letters => {
                    let hand_on = handover.giver(index);
                    let frozen = &published[index - site.letters];
                    let letter = site.record.letter(frozen)?;
                    // What one that is published too needs of it was stored with that.
                    let next = site.dossiers.next(index);
                    if next.is_some_and(|next| next < site.letters) {
                        hand_on.give(resolve::used_figures(&letter));
                    }
                    drop(hand_on);
                    let summary = frozen::summary(&letter, frozen);
                    done.address = Some(letter.address.clone());
                    done.anchors = resolve::anchors(&letter);
                    done.summary = Some(summary);
                    if let (Some(output), false) = (self.output, wrong.load(Ordering::Relaxed)) {
                        self.published(index, &letter, output, &mut done, &mut found)?
                            .map_or_else(|error| found.push(error.diagnostic), |()| ());
                    }
                    None
                }
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
                        done.summary = Some(LetterSummary {
                            waits: site.waits(index),
                            ..LetterSummary::of(&letter)
                        });
                        if site.prints {
                            let characters = render::unprintable(&letter, &site.site);
                            done.unprintable = Unprintable::of(&letter, characters);
                            wrong.fetch_or(done.unprintable.is_some(), Ordering::Relaxed);
                        }
                        site.render(self.output, &wrong, |pages| {
                            // It was begun earlier, and gives its figures before it waits for anything.
                            let before = site.dossiers.previous(index);
                            let before = before.map(|previous| handover.take(previous));
                            let neighbours = site.neighbours(index, &letter, before);
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
        let count = all_letters + site.free_pages;
        let mut all = in_parallel(count, self.jobs, self.progress, one)?;
        all.sort_unstable_by_key(|done| done.index);
        let unprintable = all.iter().filter_map(|done| {
            let file = site.project.letters.get(done.index)?.file;
            Some((file, done.unprintable.as_ref()?))
        });
        unprintable::report(&site.project, unprintable, diagnostics);
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
        let Some(printing) = self.printing else {
            return files.complete(Vec::new(), &neighbours, &site.site, pages);
        };
        if let Err(misprint) = printing.admit(&files) {
            found.push(site.not_printed(site.project.letters[done.index].file, misprint));
            return Ok(Vec::new());
        }
        let key = printing.key(letter, &site.site, &files);
        if let Some(slow) = printing.find(&key) {
            if let Some(summary) = &mut done.summary {
                summary.pdf = pdf_size(letter, &slow);
            }
            return files.complete(slow, &neighbours, &site.site, pages);
        }
        if site.has_own_pages {
            // What is wrong with a template of the site's own is told before the slow work too.
            files.complete(Vec::new(), &neighbours, &site.site, pages)?;
        }
        done.waiting = Some(Waiting {
            index: done.index,
            key,
        });
        Ok(Vec::new())
    }

    /// Prints the letters that wait, and renders and writes them, if nothing is wrong.
    pub(super) fn print(
        &self,
        letters: &mut Letters,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Failure> {
        let waiting = std::mem::take(&mut letters.waiting);
        let site = self.site;
        let (Some(printing), Some(pages)) = (self.printing, &site.pages) else {
            return Ok(());
        };
        if diagnostics.has_errors() || waiting.is_empty() {
            return Ok(());
        }
        self.progress.stage("pdf");
        let one = |number: usize| {
            let Waiting { index, key } = &waiting[number];
            let letter = site.resolved_again(*index);
            let files = LetterFiles::begin(&letter, &site.site);
            let slow = match printing.print(key, &letter, &site.site, &files) {
                Ok(slow) => slow,
                Err(misprint) => {
                    return Ok(Err(
                        site.not_printed(site.project.letters[*index].file, misprint)
                    ));
                }
            };
            let size = pdf_size(&letter, &slow);
            // Kept since the first pass, what stands around each letter would take more memory than
            // all that is printed.
            let before = site.dossiers.previous(*index);
            let before =
                before.map(|previous| resolve::used_figures(&site.resolved_again(previous)));
            let neighbours = site.neighbours(*index, &letter, before);
            match files.complete(slow, &neighbours, &site.site, pages) {
                Ok(files) => self.write(*index, &files).map(|()| Ok(size)),
                Err(error) => Ok(Err(error.diagnostic)),
            }
        };
        let printed = print_in_parallel(waiting.len(), self.jobs, self.progress, one)?;
        for (printed, waiting) in printed.into_iter().zip(&waiting) {
            match printed {
                // Nothing is wrong, so that there is a summary of each letter.
                Ok(size) => letters.summaries[waiting.index].pdf = size,
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
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
    /// A letter without mistakes, once more.
    pub(super) fn resolved_again(&self, index: usize) -> Letter {
        let resolved = resolve::letter(&self.context, index, &mut Diagnostics::default());
        let Some(letter) = resolved.value else {
            unreachable!("a letter without mistakes has none the second time");
        };
        letter
    }

    /// What stands around a letter, with the figures of the letter before it in its dossier.
    fn neighbours(&self, index: usize, letter: &Letter, before: Option<Vec<Figure>>) -> Neighbours {
        let changes = match before {
            Some(before) => resolve::changes(&self.context, &before, letter),
            None => Vec::new(),
        };
        Neighbours {
            dossier: self.around(index),
            revised: Vec::new(),
            changes,
            publication: None,
            waits: self.waits(index),
        }
    }

    /// The place of a letter in its dossier.
    pub(super) fn around(&self, index: usize) -> Option<DossierPlace> {
        let project = &self.project;
        let (letters, published) = (&project.letters, &project.published);
        self.dossiers.around(index, letters, published)
    }

    /// Whether a letter is ready and waits to be published; one under secrecy never is.
    fn waits(&self, index: usize) -> bool {
        let letter = &self.project.letters[index];
        let front = &letter.front;
        front.status == LetterStatus::Ready && front.secrecy.is_none() && !letter.is_public
    }

    /// The complaint that a letter could not be printed; at the site's own template if it comes from
    /// there.
    pub(super) fn not_printed(&self, file: FileId, misprint: Misprint) -> Diagnostic {
        let place = Span::start_of(file);
        if let Some(mistake) = misprint.template {
            return mistake.related(place, phrases::place::WITH_LETTER);
        }
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

/// The size of the PDF among the slow files of a letter.
fn pdf_size(letter: &Letter, slow: &[Artifact]) -> Option<usize> {
    let path = address::pdf(&letter.address);
    let pdf = slow.iter().find(|file| file.path == path);
    pdf.map(|pdf| pdf.bytes.len())
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
            origin: Origin::Sources,
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
        letters.sums.extend(done.sums);
    }
    letters
}
