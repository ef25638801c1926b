//! `raadsbrief verify`: whether everything is still as it was published.

use std::num::NonZeroUsize;

use super::arguments::Verify;
use super::{Ending, screen};
use crate::diag::phrases::{noun, screen as line};
use crate::diag::{Failure, Format, Language, Phrase};
use crate::pipeline::{self, Verified};

pub(super) fn verify(wanted: &Verify, language: Language) -> Result<Ending, Failure> {
    let jobs = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let folder = wanted.site.as_ref().unwrap_or(&wanted.project);
    let verify = pipeline::Verify {
        folder: folder.clone(),
        head: wanted.head.clone(),
        jobs: wanted.jobs.unwrap_or(jobs),
    };
    let verified = if wanted.site.is_some() {
        pipeline::verify_copy(&verify)?
    } else {
        pipeline::verify(&verify)?
    };
    let format = Format::from(wanted.format);
    screen::diagnostics(&verified.diagnostics, &verified.sources, format, language);
    if format == Format::Human {
        let mut told = Vec::new();
        if wanted.verbose {
            details(&verified, &mut told);
        }
        summary(&verified, &mut told, language);
        for phrase in told {
            screen::remark(&format!("{}\n", phrase.get(language)));
        }
    }
    Ok(if verified.diagnostics.has_errors() {
        Ending::Mistakes
    } else {
        Ending::Done
    })
}

/// Each act, and what is another sum than it should be.
fn details(verified: &Verified, told: &mut Vec<Phrase>) {
    for stored in &verified.record.acts {
        let letters = stored.act.letters.iter();
        let letters: Vec<&str> = letters.map(|letter| letter.kenmerk.as_str()).collect();
        told.push(
            line::VERIFY_ACT
                .with("name", stored.name.as_str())
                .with("letters", letters.join(", "))
                .with("sum", stored.sha256.as_str()),
        );
    }
    for wrong in &verified.sums {
        let words = if wrong.found.is_empty() {
            line::VERIFY_SUM_GONE
        } else {
            line::VERIFY_SUM
        };
        told.push(
            words
                .with("path", wrong.path.as_str())
                .with("expected", wrong.expected.as_str())
                .with("found", wrong.found.as_str()),
        );
    }
}

/// What it comes to, and what to write down.
fn summary(verified: &Verified, told: &mut Vec<Phrase>, language: Language) {
    if verified.is_interrupted {
        told.push(line::VERIFY_INTERRUPTED.into());
    }
    for letter in &verified.unerased {
        told.push(line::VERIFY_UNERASED.with("letter", letter.as_str()));
    }
    let errors = verified.diagnostics.sorted().len();
    if errors > 0 {
        let errors = noun::ERROR.count(errors);
        told.push(line::VERIFIED_WRONG.with("errors", errors));
        return;
    }
    let record = &verified.record;
    if record.acts.is_empty() {
        told.push(line::VERIFIED_NOTHING.into());
        return;
    }
    let parts = [
        noun::ACT.count(record.acts.len()),
        noun::LETTER.count(record.letters.len()),
        noun::FILE.count(verified.files),
    ];
    let parts: Vec<String> = parts.iter().map(|part| part.show(language)).collect();
    told.push(line::VERIFIED.with("parts", parts.join(", ")));
    if !verified.after_head.is_empty() {
        let names = verified.after_head.join(", ");
        told.push(line::VERIFY_AFTER_HEAD.with("names", names));
    }
    if record.heads.len() > 1 {
        told.push(line::VERIFY_MORE_HEADS.with("count", record.heads.len()));
    }
    for head in &record.heads {
        told.push(line::VERIFY_HEAD.with("sum", head.as_str()));
    }
}
