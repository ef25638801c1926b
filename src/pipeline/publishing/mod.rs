//! Publishing, correcting and withdrawing: the only ways in which the record grows.
//!
//! Each of them first looks whether everything is right. Then it takes the record for itself, makes the
//! files letter by letter, and adds one act. So a refusal leaves no trace, what is written is whole, and
//! memory holds no more than a few letters.

mod agreed;
mod correct;
mod made;
mod refusal;
mod review;
mod withdraw;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::frozen::{self, FrozenRecord};
use super::letters::Figures;
use super::record;
use super::{Drafts, Options, Outcome, Pdf, Prepared, Progress, Ready, prepare};
use crate::diag::phrases::command;
use crate::diag::{Diagnostics, Failure, FileId, SourceMap, Words, nearest};
use crate::load;
use crate::model::{
    ACT_SCHEMA, Act, ActKind, ActLetter, Kenmerk, Moment, Recorded, StoredAct, slug,
};
use crate::publish::Disk;
use crate::publish::record::RecordWriter;
use crate::resolve;
use crate::syntax::plain_number;
use crate::validate::{Gate, LetterSource};
pub use correct::{Correct, correct};
pub use review::{Agree, Agreed, Reviewed, agree, review};
pub use withdraw::{Withdraw, withdraw};

/// What every change of the record needs to know.
#[derive(Clone, Debug)]
pub struct RecordChange {
    /// The folder of the site.
    pub project: PathBuf,
    /// The moment that counts as now.
    pub now: Moment,
    /// Who does it; as the settings say where nobody says.
    pub by: Option<String>,
    /// What the salts of versions are made of: chance, unless the same bytes are wanted twice.
    pub seed: [u8; 32],
    /// How many threads may work.
    pub jobs: NonZeroUsize,
    /// The disk.
    pub disk: Disk,
}

/// Which letters are to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those with these numbers; all or none.
    Named(Vec<String>),
    /// Every one that is ready, whose moment has come, and that was agreed to where that is asked for;
    /// one with a mistake keeps no other from being published.
    Due,
}

/// What a change of the record came to.
#[derive(Debug)]
pub struct Changed {
    /// Every mistake.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// The act that was added; `None` when there is nothing to add, or a mistake.
    pub act: Option<StoredAct>,
    /// The letters that it is about.
    pub letters: Vec<ChangedLetter>,
}

/// A letter that was published, corrected or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLetter {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// What it is about; `None` for one that was withdrawn.
    pub subject: Option<String>,
    /// The version that was made, or was the last.
    pub version: u32,
    /// Its public address, in full.
    pub url: String,
}

/// Publishes letters for the first time.
pub fn publish(
    change: &RecordChange,
    which: &Which,
    progress: &dyn Progress,
) -> Result<Changed, Failure> {
    let record = match change.record()? {
        Ok(record) => record,
        Err(refused) => return Ok(refused),
    };
    let mut wanted: BTreeSet<String> = match which {
        Which::Named(numbers) => numbers.iter().map(|number| slug(number)).collect(),
        Which::Due => due(change, &record, progress)?,
    };
    let mut told = Diagnostics::default();
    loop {
        let mut work = Work::begin(change, record.again(), &wanted, progress)?;
        let Some(site) = work.site.take() else {
            return Ok(work.failed(told));
        };
        let letters = match which {
            Which::Named(numbers) => match find_all(&site, numbers) {
                Ok(letters) => letters,
                // One that cannot be read is not found either; what is wrong with it says more.
                Err(_) if work.outcome.diagnostics.has_errors() => return Ok(work.failed(told)),
                Err(failure) => return Err(failure),
            },
            Which::Due => indexes(&site, &wanted),
        };
        let mut wrong = BTreeSet::new();
        for index in &letters {
            let letter = &site.project.letters[*index];
            let refused = refusal::reasons(&site, letter, change.now);
            if !refused.is_empty() {
                wrong.insert(number(letter));
                work.outcome.diagnostics.extend(refused);
            }
        }
        if wrong.is_empty() && !work.outcome.diagnostics.has_errors() {
            progress.stage("letters");
            for (index, found) in letters.iter().zip(made::check(&site, &letters, change)?) {
                if found.has_errors() {
                    wrong.insert(number(&site.project.letters[*index]));
                }
                work.outcome.diagnostics.append(found);
            }
        }
        let mut added = None;
        if wrong.is_empty() && !letters.is_empty() && !work.outcome.diagnostics.has_errors() {
            match made::publish(&site, &letters, change, progress)? {
                Ok(stored) => added = Some(stored),
                Err(unprinted) => {
                    for (index, found) in unprinted {
                        wrong.insert(number(&site.project.letters[index]));
                        work.outcome.diagnostics.append(found);
                    }
                }
            }
        }
        // One letter that is due and wrong keeps no other from being published.
        if *which == Which::Due && !wrong.is_empty() {
            told.append(std::mem::take(&mut work.outcome.diagnostics));
            wanted = wanted.difference(&wrong).cloned().collect();
            if !wanted.is_empty() {
                continue;
            }
            return Ok(work.failed(told));
        }
        return Ok(match added {
            Some(added) => work.done(told, added),
            None => work.failed(told),
        });
    }
}

/// The letters that are ready to be published now, by the slug of their number.
fn due(
    change: &RecordChange,
    record: &FrozenRecord,
    progress: &dyn Progress,
) -> Result<BTreeSet<String>, Failure> {
    let nothing = BTreeSet::new();
    let work = Work::begin(change, record.again(), &nothing, progress)?;
    let Some(site) = work.site else {
        // What is wrong is told by the run that follows.
        return Ok(nothing);
    };
    let letters = site.project.letters.iter();
    let due = letters.filter(|letter| refusal::is_due(&site, letter, change.now));
    Ok(due.map(number).collect())
}

/// A site that is looked at in order to change its record.
struct Work {
    outcome: Outcome,
    /// `None` when a mistake keeps everything from going on.
    site: Option<Prepared>,
}

impl Work {
    /// Reads the site as it would be with the letters of these numbers published.
    fn begin(
        change: &RecordChange,
        record: FrozenRecord,
        named: &BTreeSet<String>,
        progress: &dyn Progress,
    ) -> Result<Work, Failure> {
        Work::with(change, record, named, Some(named), progress)
    }

    /// Looks at the letters of these numbers, in a site in which those that are in `public` are published;
    /// without it, all that are ready and due.
    fn with(
        change: &RecordChange,
        record: FrozenRecord,
        named: &BTreeSet<String>,
        public: Option<&BTreeSet<String>>,
        progress: &dyn Progress,
    ) -> Result<Work, Failure> {
        progress.stage("load");
        let mut diagnostics = Diagnostics::default();
        let sources = load::site(&change.project, &mut diagnostics)?;
        let others: BTreeSet<FileId> = sources.letters.iter().copied().collect();
        let pages: BTreeSet<FileId> = sources.pages.iter().copied().collect();
        let mut outcome = Outcome::new(sources.map.clone(), diagnostics);
        let published = frozen::published(&record, change.jobs)?;
        let gate = Gate {
            now: change.now,
            shows_drafts: true,
            counts_ready: true,
            named: public,
        };
        let options = change.options();
        let site = prepare(
            sources,
            record,
            published,
            gate,
            &options,
            progress,
            &mut outcome,
        );
        // What is wrong in another letter or in a page keeps this one from nothing. The number is looked
        // for in the text, because what stands above a letter may be what is wrong with it.
        let map = outcome.sources.clone();
        let own = |file: FileId| {
            let typed = plain_number(&map.file(file).text, file);
            let by_text = typed.is_some_and(|typed| named.contains(&slug(&typed.value)));
            let site = site.as_ref().ok();
            let letters = site.map_or(&[][..], |site| &site.project.letters);
            let is_named = |letter: &&LetterSource| named.contains(&number(letter));
            let mut letters = letters.iter().filter(is_named);
            by_text || letters.any(|letter| letter.file == file)
        };
        outcome.diagnostics.retain(|diagnostic| {
            let file = diagnostic.primary.file;
            !pages.contains(&file) && (!others.contains(&file) || site.is_err() || own(file))
        });
        Ok(Work {
            site: site.ok(),
            outcome,
        })
    }

    fn failed(mut self, mut told: Diagnostics) -> Changed {
        told.append(std::mem::take(&mut self.outcome.diagnostics));
        Changed {
            diagnostics: told,
            sources: self.outcome.sources,
            act: None,
            letters: Vec::new(),
        }
    }

    fn done(self, told: Diagnostics, (act, letters): (StoredAct, Vec<ChangedLetter>)) -> Changed {
        Changed {
            act: Some(act),
            letters,
            ..self.failed(told)
        }
    }
}

impl RecordChange {
    /// The record as it is, or what is wrong in it. An act that is newer than now means that a clock is
    /// wrong.
    fn record(&self) -> Result<Result<FrozenRecord, Changed>, Failure> {
        let record = match self.whole_record()? {
            Ok(record) => record,
            Err(damaged) => return Ok(Err(damaged.failed(Diagnostics::default()))),
        };
        let last = record.record.acts.iter().map(|stored| stored.act.moment);
        if let Some(last) = last.max().filter(|last| *last > self.now) {
            let reason = command::CLOCK_RUNS_BACK
                .with("now", self.now.words())
                .with("last", last.words());
            let failure = Failure::command_line(command::CHANGE_RECORD, reason);
            return Err(failure.with_help(command::MEND_CLOCK));
        }
        Ok(Ok(record))
    }

    /// The record as it is, or work of which nothing can come because something is wrong in it.
    fn whole_record(&self) -> Result<Result<FrozenRecord, Work>, Failure> {
        let mut outcome = Outcome::new(SourceMap::default(), Diagnostics::default());
        let record = frozen::whole_record(&self.project, self.jobs, &mut outcome)?;
        Ok(record.ok_or(Work {
            outcome,
            site: None,
        }))
    }

    /// The record, to be written to, as it was when this change was begun.
    fn writer(&self, site: &Prepared) -> Result<RecordWriter, Failure> {
        let writer = RecordWriter::open(&self.project, &self.disk)?;
        if record::heads(&self.project, self.jobs)? != site.record.record.heads {
            let reason = command::RECORD_CHANGED_MEANWHILE;
            return Err(
                Failure::command_line(command::CHANGE_RECORD, reason).with_help(command::TRY_AGAIN)
            );
        }
        Ok(writer)
    }

    fn act(&self, site: &Prepared, kind: ActKind, by: String, letters: Vec<ActLetter>) -> Act {
        let mut letters = letters;
        letters.sort_by(|one, other| one.kenmerk.cmp(&other.kenmerk));
        Act {
            schema: ACT_SCHEMA,
            kind,
            moment: self.now,
            by,
            program: PROGRAM.to_owned(),
            before: site.record.record.heads.clone(),
            letters,
        }
    }

    fn by(&self, site: &Prepared) -> String {
        let publisher = || site.project.settings.publisher.clone();
        self.by.clone().unwrap_or_else(publisher)
    }

    /// The options of a run that looks at everything and writes no site.
    fn options(&self) -> Options {
        Options {
            project: self.project.clone(),
            out: None,
            now: self.now,
            ready: Ready::Count,
            drafts: Drafts::Show,
            pdf: Pdf::Leave,
            stamps: None,
            jobs: self.jobs,
            disk: self.disk.clone(),
        }
    }
}

/// The program, as acts name it.
const PROGRAM: &str = concat!("raadsbrief ", env!("CARGO_PKG_VERSION"));

/// The slug of the number of a letter; empty for a draft without one.
fn number(letter: &LetterSource) -> String {
    let number = letter.front.kenmerk.as_ref();
    number.map_or(String::new(), |number| number.value.slug())
}

/// The letters with these numbers, by index.
fn find_all(site: &Prepared, numbers: &[String]) -> Result<Vec<usize>, Failure> {
    let mut found = Vec::with_capacity(numbers.len());
    for wanted in numbers {
        let mut letters = site.project.letters.iter();
        let index = letters.position(|letter| number(letter) == slug(wanted));
        match index {
            Some(index) if found.contains(&index) => {}
            Some(index) => found.push(index),
            None => return Err(not_to_publish(site, wanted)),
        }
    }
    Ok(found)
}

fn indexes(site: &Prepared, wanted: &BTreeSet<String>) -> Vec<usize> {
    let letters = site.project.letters.iter().enumerate();
    let due = letters.filter(|(_, letter)| wanted.contains(&number(letter)));
    due.map(|(index, _)| index).collect()
}

/// Why there is no letter to publish with a number.
fn not_to_publish(site: &Prepared, wanted: &str) -> Failure {
    let letter = site.record.record.letters.get(&slug(wanted));
    let (reason, help) = match letter.map(|letter| &**letter) {
        Some(Recorded {
            withdrawn: Some(_), ..
        }) => (command::IS_WITHDRAWN, command::USE_ANOTHER_NUMBER),
        Some(_) => (command::IS_PUBLISHED, command::CORRECT_IT),
        None => return unknown(command::PUBLISH, site, wanted),
    };
    Failure::command_line(command::PUBLISH, reason.with("number", wanted)).with_help(help)
}

/// The failure that no letter has a number.
fn unknown(operation: Words, site: &Prepared, wanted: &str) -> Failure {
    let letters = site.project.directory.values();
    let known = letters.map(|listed| listed.kenmerk.as_str());
    let reason = match nearest(wanted, known) {
        Some(meant) => command::NO_LETTER_BUT
            .with("number", wanted)
            .with("meant", meant),
        None => command::NO_SUCH_LETTER.with("number", wanted),
    };
    Failure::command_line(operation, reason)
}

/// The letter before a letter in its dossier.
#[derive(Clone)]
struct Before {
    kenmerk: Kenmerk,
    figures: Figures,
}

/// The letter before a letter in its dossier, where it is public or becomes so at the same time.
fn before(site: &Prepared, index: usize) -> Result<Option<Before>, Failure> {
    let around = site.around(index);
    let neighbour = around.and_then(|dossier| dossier.previous);
    let neighbour = neighbour.filter(|before| !before.is_draft);
    let (Some(previous), Some(kenmerk)) = (
        site.dossiers.previous(index),
        neighbour.and_then(|before| before.kenmerk),
    ) else {
        return Ok(None);
    };
    let letter = match previous.checked_sub(site.letters) {
        None => site.resolved_again(previous),
        Some(published) => site.record.letter(&site.project.published[published])?,
    };
    let figures = resolve::used_figures(&letter);
    Ok(Some(Before { kenmerk, figures }))
}
