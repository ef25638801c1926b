//! A letter as a concept, for whoever is asked to agree to it; and that they agreed.
//!
//! The control code of a concept is made of the letter as it would be published. So it is the same as long
//! as nothing in the letter changes: no word, no figure and no attachment, and whatever the letter draws
//! them from.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::super::workers::print_in_parallel;
use super::super::{Prepared, Progress, Silent};
use super::agreed::sum;
use super::{RecordChange, Work, correct, made, number, unknown};
use crate::diag::phrases::{command, place};
use crate::diag::{
    Diagnostic, Diagnostics, Failure, SourceMap, Span, Words, agreement, publication,
};
use crate::load;
use crate::model::{
    AGREEMENT_SCHEMA, Artifact, Concept, ControlCode, Kenmerk, Letter, LetterStatus, Recorded,
    StoredAgreement, slug,
};
use crate::publish::replace;
use crate::render::{self, LetterFiles};
use crate::resolve;
use crate::validate::LetterSource;

/// What making a concept came to.
#[derive(Debug)]
pub struct Reviewed {
    /// Every mistake; with an error nothing was written.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// The concept, when it was made.
    pub concept: Option<Concept>,
    /// The files that were written.
    pub files: Vec<PathBuf>,
}

/// What noting an agreement came to.
#[derive(Debug)]
pub struct Agreed {
    /// Every mistake; with an error nothing was noted.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics point into.
    pub sources: SourceMap,
    /// What was noted.
    pub agreement: Option<StoredAgreement>,
}

/// Who agrees to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agree {
    /// The number of the letter.
    pub number: String,
    /// Who agrees.
    pub by: String,
    /// The control code of the concept that they read.
    pub code: ControlCode,
}

/// A letter as it would be published next.
struct Candidate<'a> {
    source: &'a LetterSource,
    kenmerk: Kenmerk,
    letter: Letter,
    version: u32,
    /// The SHA-256 of its `brief.json`.
    sha256: String,
    /// Whether it is published, and nothing in it has changed since.
    is_published: bool,
}

/// Makes a concept of a letter in a folder: a page that stands by itself, and a PDF.
pub fn review(
    change: &RecordChange,
    wanted: &str,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Reviewed, Failure> {
    let mut work = begin(change, wanted, progress)?;
    let (mut concept, mut files) = (None, Vec::new());
    if let Some(site) = work.site.take() {
        let mut found = Diagnostics::default();
        let candidate = candidate(&site, change, wanted, command::MAKE_CONCEPT, &mut found)?;
        work.outcome.diagnostics.append(found);
        if let Some(candidate) = candidate.filter(|_| !work.outcome.diagnostics.has_errors()) {
            progress.stage("pdf");
            let told = candidate.concept(&site, change);
            match concept_files(&site, &candidate, &told)? {
                Ok(made) => {
                    for file in made {
                        let path = folder.join(&file.path);
                        replace(&change.disk, &path, &file.bytes)?;
                        files.push(path);
                    }
                    concept = Some(told);
                }
                Err(diagnostic) => work.outcome.diagnostics.push(diagnostic),
            }
        }
    }
    Ok(Reviewed {
        diagnostics: work.outcome.diagnostics,
        sources: work.outcome.sources,
        concept,
        files,
    })
}

/// Notes that somebody agreed to a letter. Refused when the letter is another one by now.
pub fn agree(
    change: &RecordChange,
    agree: &Agree,
    progress: &dyn Progress,
) -> Result<Agreed, Failure> {
    let mut work = begin(change, &agree.number, progress)?;
    let mut noted = None;
    if let Some(site) = work.site.take() {
        let mut found = Diagnostics::default();
        let operation = command::NOTE_AGREEMENT;
        let candidate = candidate(&site, change, &agree.number, operation, &mut found)?;
        work.outcome.diagnostics.append(found);
        if let Some(candidate) = candidate.filter(|_| !work.outcome.diagnostics.has_errors()) {
            match candidate.refusal(agree.code) {
                Some(refusal) => work.outcome.diagnostics.push(refusal),
                None => noted = Some(candidate.agreed(change, &agree.by)),
            }
        }
    }
    if let Some(agreement) = &noted {
        let name = format!("{}{}.json", load::AGREEMENTS, agreement.kenmerk.slug());
        let mut bytes = match serde_json::to_vec_pretty(agreement) {
            Ok(bytes) => bytes,
            Err(error) => unreachable!("an agreement has a JSON form: {error}"),
        };
        bytes.push(b'\n');
        replace(&change.disk, &change.project.join(name), &bytes)?;
    }
    Ok(Agreed {
        diagnostics: work.outcome.diagnostics,
        sources: work.outcome.sources,
        agreement: noted,
    })
}

fn begin(change: &RecordChange, wanted: &str, progress: &dyn Progress) -> Result<Work, Failure> {
    let record = match change.whole_record()? {
        Ok(record) => record,
        Err(damaged) => return Ok(damaged),
    };
    let named = BTreeSet::from([slug(wanted)]);
    // What it leads to may wait for its publication as well.
    let work = Work::with(change, record, &named, None, progress)?;
    progress.stage("letters");
    Ok(work)
}

/// The letter with a number as it would be published next; `None` when it has mistakes, which are
/// reported.
fn candidate<'a>(
    site: &'a Prepared,
    change: &RecordChange,
    wanted: &str,
    operation: Words,
    found: &mut Diagnostics,
) -> Result<Option<Candidate<'a>>, Failure> {
    let project = &site.project;
    let mut letters = project.letters.iter();
    if let Some(index) = letters.position(|letter| number(letter) == slug(wanted)) {
        let source = &project.letters[index];
        let resolved = resolve::letter(&site.context, index, found);
        let letter = resolved.value.filter(|_| !found.has_errors());
        let letter = letter.map(|letter| made::first_version(letter, source));
        return Ok(letter.and_then(|letter| Candidate::new(site, source, letter, 1, false)));
    }
    let Some(recorded) = site.record.record.letters.get(&slug(wanted)) else {
        return Err(unknown(operation, site, wanted));
    };
    let mut sources = project.sources_of_published.iter();
    let source = sources.find(|source| number(source) == slug(wanted));
    let source = match source {
        Some(source) if recorded.withdrawn.is_none() => source,
        _ => return Err(no_next_version(operation, recorded)),
    };
    let before = site.record.version(recorded, recorded.current().number)?;
    found.append(source.mistakes.clone());
    let resolved = resolve::corrected(&site.context, source, change.now.day(), found);
    let Some(letter) = resolved.value.filter(|_| !found.has_errors()) else {
        return Ok(None);
    };
    let letter = correct::in_its_place(letter, &before, source);
    let version = recorded.current().number + 1;
    let shown = correct::compared(&before, &letter, change.now.day());
    let is_published = shown.is_none();
    let candidate = Candidate::new(site, source, letter, version, is_published);
    Ok(candidate.map(|candidate| candidate.shown_as(shown)))
}

/// Why a letter that was published gets no next version.
fn no_next_version(operation: Words, recorded: &Recorded) -> Failure {
    let (reason, help) = match recorded.withdrawn {
        Some(_) => (command::IS_WITHDRAWN, command::USE_ANOTHER_NUMBER),
        None => (command::NO_SOURCE, command::PUT_SOURCE_BACK),
    };
    let reason = reason.with("number", recorded.kenmerk.as_str());
    Failure::command_line(operation, reason).with_help(help)
}

impl<'a> Candidate<'a> {
    fn new(
        site: &Prepared,
        source: &'a LetterSource,
        letter: Letter,
        version: u32,
        is_published: bool,
    ) -> Option<Candidate<'a>> {
        Some(Candidate {
            kenmerk: letter.kenmerk.clone()?,
            sha256: sum(&letter, &site.site),
            source,
            letter,
            version,
            is_published,
        })
    }

    /// The same, with what is said of what changed. That is no part of what is agreed to.
    fn shown_as(self, shown: Option<Letter>) -> Candidate<'a> {
        let letter = shown.unwrap_or(self.letter);
        Candidate { letter, ..self }
    }

    fn concept(&self, site: &Prepared, change: &RecordChange) -> Concept {
        let front = &self.source.front;
        let from = front.may_be_public_from();
        Concept {
            kenmerk: self.kenmerk.clone(),
            code: ControlCode::of(&self.sha256),
            version: self.version,
            is_ready: front.status == LetterStatus::Ready && front.secrecy.is_none(),
            is_secret: front.secrecy.is_some(),
            from: from.filter(|from| *from > change.now),
            to: site.project.settings.publisher.clone(),
        }
    }

    /// Why nobody can agree to it with this code.
    fn refusal(&self, code: ControlCode) -> Option<Diagnostic> {
        let front = &self.source.front;
        let number = front.kenmerk.as_ref();
        let place = number.map_or(front.span, |number| number.span);
        let entry = if front.secrecy.is_some() {
            &publication::IS_SECRET
        } else if front.status == LetterStatus::Draft {
            &agreement::AGREEING_TO_DRAFT
        } else if self.is_published {
            &agreement::NOTHING_TO_AGREE_TO
        } else if code != ControlCode::of(&self.sha256) {
            &agreement::OTHER_CODE
        } else {
            return None;
        };
        let refusal = Diagnostic::new(entry, place).with("number", self.kenmerk.as_str());
        let refusal = refusal.with("typed", self.kenmerk.typed());
        Some(refusal.with("code", code.to_string()))
    }

    fn agreed(self, change: &RecordChange, by: &str) -> StoredAgreement {
        StoredAgreement {
            schema: AGREEMENT_SCHEMA,
            kenmerk: self.kenmerk,
            version: self.version,
            by: by.to_owned(),
            moment: change.now,
            sha256: self.sha256,
        }
    }
}

/// The two files of a concept; or why it cannot be made.
fn concept_files(
    site: &Prepared,
    candidate: &Candidate<'_>,
    concept: &Concept,
) -> Result<Result<[Artifact; 2], Diagnostic>, Failure> {
    let press = site.press();
    let Some(pages) = &site.pages else {
        unreachable!("a page template that cannot be read is a mistake, and this is a run without");
    };
    let mut made = print_in_parallel(1, NonZeroUsize::MIN, &Silent, |_| {
        let files = LetterFiles::begin(&candidate.letter, &site.site);
        let file = candidate.source.file;
        Ok::<_, Failure>(
            match render::concept(&files, concept, &site.site, pages, &press) {
                Ok(Ok(made)) => Ok(made),
                Ok(Err(misprint)) => Err(site.not_printed(file, misprint)),
                Err(error) => {
                    let letter = Span::start_of(file);
                    Err(error.diagnostic.related(letter, place::WITH_LETTER))
                }
            },
        )
    })?;
    match made.pop() {
        Some(made) => Ok(made),
        None => unreachable!("one letter was asked for"),
    }
}
