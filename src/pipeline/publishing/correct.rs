//! A next version of a published letter, from its edited source.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use super::super::unprintable::{self, Unprintable};
use super::super::workers::print_in_parallel;
use super::super::{Prepared, Progress};
use super::made::{self, Made};
use super::{Changed, RecordChange, Work, agreed, number, unknown};
use crate::diag::phrases::command;
use crate::diag::{Diagnostic, Diagnostics, Failure, publication};
use crate::model::{ActKind, Agreement, CorrectionKind, Date, Letter, Recorded, notation, slug};
use crate::render;
use crate::resolve::{self, Correcting};
use crate::validate::LetterSource;

/// What is to be corrected, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correct {
    /// The number of the letter.
    pub number: String,
    /// Erratum or rectificatie.
    pub kind: CorrectionKind,
    /// Why, in a sentence that readers get to see.
    pub reason: String,
}

/// Publishes the edited source of a letter as its next version, with what is known now.
pub fn correct(
    change: &RecordChange,
    correct: &Correct,
    progress: &dyn Progress,
) -> Result<Changed, Failure> {
    let record = match change.record()? {
        Ok(record) => record,
        Err(refused) => return Ok(refused),
    };
    let named = BTreeSet::from([slug(&correct.number)]);
    let mut work = Work::begin(change, record, &named, progress)?;
    let Some(site) = work.site.take() else {
        return Ok(work.failed(Diagnostics::default()));
    };
    let (index, recorded) = find(&site, &correct.number, &work.outcome.diagnostics)?;
    let Some(index) = index else {
        return Ok(work.failed(Diagnostics::default()));
    };
    let by = change.by(&site);
    let mut found = Diagnostics::default();
    let source = &site.project.sources_of_published[index];
    found.append(source.mistakes.clone());
    let before = site.record.version(&recorded, recorded.current().number)?;
    refuse_another_day(source, &before, &mut found);
    let next = edited(&site, index, &before, change, correct, &by, &mut found);
    work.outcome.diagnostics.append(found);
    let Some((letter, agreement)) = next.filter(|_| !work.outcome.diagnostics.has_errors()) else {
        return Ok(work.failed(Diagnostics::default()));
    };
    let mut published = site.project.published.iter();
    let place = published.position(|letter| letter.kenmerk == recorded.kenmerk);
    let before = match place {
        Some(place) => super::before(&site, site.letters + place)?,
        None => None,
    };
    let writer = change.writer(&site)?;
    let staging = writer.begin()?;
    let press = site.press();
    let source = &site.project.sources_of_published[index];
    progress.stage("pdf");
    let made = print_in_parallel(1, NonZeroUsize::MIN, progress, |_| {
        let mut found = Diagnostics::default();
        let (letter, before) = (letter.clone(), before.clone());
        let made = Made::of(&site, &press, source, letter, before, &mut found);
        let made = made.map(|made| made.agreed(agreement.clone()));
        let staged = made.map(|made| made.stage(&staging, change, &site));
        Ok((staged.transpose()?, found))
    })?;
    let (mut entries, mut told) = (Vec::new(), Vec::new());
    for (staged, found) in made {
        work.outcome.diagnostics.append(found);
        if let Some((entry, one)) = staged {
            entries.push(entry);
            told.push(one);
        }
    }
    if work.outcome.diagnostics.has_errors() {
        return Ok(work.failed(Diagnostics::default()));
    }
    let act = change.act(&site, ActKind::Correction, by, entries);
    let stored = staging.finish(&act)?;
    Ok(work.done(Diagnostics::default(), (stored, told)))
}

/// The source of a published letter, by index among those, and the letter in the record. No index when
/// its source cannot be read, which was reported.
fn find(
    site: &Prepared,
    wanted: &str,
    diagnostics: &Diagnostics,
) -> Result<(Option<usize>, Recorded), Failure> {
    let Some(recorded) = site.record.record.letters.get(&slug(wanted)) else {
        return Err(not_published(site, wanted));
    };
    if recorded.withdrawn.is_some() {
        let reason = command::IS_WITHDRAWN.with("number", wanted);
        let failure = Failure::command_line(command::CORRECT, reason);
        return Err(failure.with_help(command::USE_ANOTHER_NUMBER));
    }
    let mut sources = site.project.sources_of_published.iter();
    let index = sources.position(|source| number(source) == slug(wanted));
    if index.is_none() && !diagnostics.has_errors() {
        let reason = command::NO_SOURCE.with("number", wanted);
        let failure = Failure::command_line(command::CORRECT, reason);
        return Err(failure.with_help(command::PUT_SOURCE_BACK));
    }
    Ok((index, Recorded::clone(recorded)))
}

/// The failure that a letter was never published.
pub(super) fn not_published(site: &Prepared, wanted: &str) -> Failure {
    let is_known = site.project.directory.contains_key(&slug(wanted));
    if !is_known {
        return unknown(command::CHANGE_RECORD, site, wanted);
    }
    let reason = command::IS_NOT_PUBLISHED.with("number", wanted);
    Failure::command_line(command::CHANGE_RECORD, reason).with_help(command::EDIT_IT)
}

/// A correction keeps the day of its letter: it says what was known that day should have been said.
fn refuse_another_day(source: &LetterSource, before: &Letter, found: &mut Diagnostics) {
    let Some(date) = &source.front.date else {
        return;
    };
    if let Some(day) = before.date.filter(|day| *day != date.value) {
        found.push(
            Diagnostic::new(&publication::OTHER_DAY, date.span)
                .with("number", number_of(before))
                .with("date", notation::date(day)),
        );
    }
}

fn number_of(letter: &Letter) -> String {
    let number = letter.kenmerk.as_ref();
    number.map_or(String::new(), ToString::to_string)
}

/// The next version of a letter, and who agreed to it; `None` when it has mistakes, or nothing differs,
/// which is reported.
fn edited(
    site: &Prepared,
    index: usize,
    before: &Letter,
    change: &RecordChange,
    correct: &Correct,
    by: &str,
    found: &mut Diagnostics,
) -> Option<(Letter, Option<Agreement>)> {
    let source = &site.project.sources_of_published[index];
    let today = change.now.day();
    let resolved = resolve::corrected(&site.context, source, today, found);
    let letter = resolved.value.filter(|_| !found.has_errors())?;
    let letter = in_its_place(letter, before, source);
    let agreement = agreed::agreement(site, source, &letter);
    let correcting = Correcting {
        kind: correct.kind,
        reason: correct.reason.clone(),
        by: by.to_owned(),
        on: today,
    };
    let next = resolve::next_version(before, letter, &correcting);
    if let Some(next) = &next {
        let characters = render::unprintable(next, &site.site);
        if let Some(unprintable) = Unprintable::of(next, characters) {
            let one = std::iter::once((source.file, &unprintable));
            unprintable::report(&site.project, one, found);
        }
    }
    if next.is_none() {
        let number = source.front.kenmerk.as_ref();
        let place = number.map_or(source.front.span, |number| number.span);
        found.push(
            Diagnostic::new(&publication::NOTHING_CHANGED, place).with("number", number_of(before)),
        );
    }
    // What did not change needs no agreement either.
    let agreement = match agreement {
        Ok(agreement) => agreement,
        Err(complaint) => {
            found.extend(next.is_some().then_some(complaint));
            None
        }
    };
    next.map(|next| (next, agreement))
}

/// An edited letter as the next version of one that was published, before anything is said of what changed.
pub(super) fn in_its_place(mut letter: Letter, before: &Letter, source: &LetterSource) -> Letter {
    letter.version = before.version.map(|version| version + 1);
    letter.aliases = aliases(before, source);
    letter.address.clone_from(&before.address);
    letter
}

/// An edited letter as a next version that nobody asked for yet, with what differs from the version before
/// it; `None` when nothing does.
pub(super) fn compared(before: &Letter, edited: &Letter, on: Date) -> Option<Letter> {
    let nobody = Correcting {
        kind: CorrectionKind::Erratum,
        reason: String::new(),
        by: String::new(),
        on,
    };
    resolve::next_version(before, edited.clone(), &nobody)
}

/// The old addresses of a letter: none of those that it had is lost.
fn aliases(before: &Letter, source: &LetterSource) -> Vec<String> {
    let mut aliases = before.aliases.clone();
    for alias in made::aliases(source) {
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}
