//! `raadsbrief publish`, `correct` and `withdraw`: the commands that add to the record.

use std::num::NonZeroUsize;

use super::arguments::{ChangeRecord, Correct, Publish, Withdraw};
use super::screen::{self, Watch};
use super::{Ending, clock};
use crate::diag::phrases::screen as line;
use crate::diag::{Failure, Format, Language, Phrase, Words};
use crate::pipeline::{self, Changed, RecordChange, Which};
use crate::publish::Disk;

pub(super) fn publish(wanted: &Publish, language: Language) -> Result<Ending, Failure> {
    let which = if wanted.due {
        Which::Due
    } else {
        Which::Named(wanted.numbers.clone())
    };
    let told = Told {
        one: line::PUBLISHED,
        nothing: wanted.due.then_some(line::NOTHING_DUE),
    };
    change(&wanted.change, told, language, |change, watch| {
        pipeline::publish(change, &which, watch)
    })
}

pub(super) fn correct(wanted: &Correct, language: Language) -> Result<Ending, Failure> {
    let correct = pipeline::Correct {
        number: wanted.number.clone(),
        kind: wanted.kind.into(),
        reason: wanted.reason.clone(),
    };
    let told = Told {
        one: line::CORRECTED,
        nothing: None,
    };
    change(&wanted.change, told, language, |change, watch| {
        pipeline::correct(change, &correct, watch)
    })
}

pub(super) fn withdraw(wanted: &Withdraw, language: Language) -> Result<Ending, Failure> {
    let withdraw = pipeline::Withdraw {
        number: wanted.number.clone(),
        reason: wanted.reason.clone(),
        ground: wanted.ground.clone(),
        erase: wanted.erase,
    };
    let told = Told {
        one: if wanted.erase {
            line::ERASED
        } else {
            line::WITHDRAWN
        },
        nothing: None,
    };
    change(&wanted.change, told, language, |change, watch| {
        pipeline::withdraw(change, &withdraw, watch)
    })
}

/// What is said when it is done.
struct Told {
    /// Of each letter.
    one: Words,
    /// When there was nothing to do, which is fine.
    nothing: Option<Words>,
}

fn change(
    wanted: &ChangeRecord,
    told: Told,
    language: Language,
    act: impl FnOnce(&RecordChange, &Watch) -> Result<Changed, Failure>,
) -> Result<Ending, Failure> {
    let seed = match wanted.salt {
        Some(salt) => salt,
        None => clock::chance()?,
    };
    let change = RecordChange {
        project: wanted.project.clone(),
        now: wanted.now.unwrap_or_else(clock::now),
        by: wanted.by.clone(),
        seed,
        jobs: wanted.jobs.unwrap_or_else(available),
        disk: Disk::real(),
    };
    let format = Format::from(wanted.format);
    let watch = Watch::start(format, language);
    let changed = act(&change, &watch);
    watch.stop();
    let changed = changed?;
    screen::diagnostics(&changed.diagnostics, &changed.sources, format, language);
    let say = |phrase: Phrase| screen::remark(&format!("{}\n", phrase.get(language)));
    for letter in &changed.letters {
        let subject = letter.subject.as_deref().unwrap_or_default();
        say(told
            .one
            .with("number", letter.kenmerk.as_str())
            .with("version", letter.version.to_string())
            .with("subject", subject)
            .with("address", letter.url.as_str()));
    }
    if let Some(act) = &changed.act {
        if wanted.verbose {
            say(line::ACT_ADDED
                .with("name", act.name.as_str())
                .with("sum", act.sha256.as_str()));
        }
        screen::remark(&format!("{}\n", line::BUILD_NEXT.get(language)));
    }
    if changed.diagnostics.has_errors() {
        if changed.act.is_none() && format == Format::Human {
            screen::remark(&format!("\n{}\n", line::NOTHING_ADDED.get(language)));
        }
        return Ok(Ending::Mistakes);
    }
    if let (None, Some(nothing)) = (&changed.act, told.nothing) {
        screen::remark(&format!("{}\n", nothing.get(language)));
    }
    Ok(Ending::Done)
}

pub(super) fn available() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
