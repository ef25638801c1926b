//! `raadsbrief review` and `agree`: a letter as a concept, and that somebody agreed to it.

use super::arguments::{Agree, Look, Review};
use super::publish::available;
use super::screen::{self, Watch};
use super::{Ending, clock};
use crate::diag::phrases::screen as line;
use crate::diag::{Diagnostics, Failure, Format, Language, Phrase, SourceMap};
use crate::pipeline::{self, RecordChange};
use crate::publish::Disk;

/// Where concepts go when nobody says, in the folder of the site. No build reads it.
const CONCEPTS: &str = "concept";

pub(super) fn review(wanted: &Review, language: Language) -> Result<Ending, Failure> {
    let change = change(&wanted.look);
    let default = || wanted.look.project.join(CONCEPTS);
    let folder = wanted.out.clone().unwrap_or_else(default);
    let watch = Watch::start(Format::from(wanted.look.format), language);
    let reviewed = pipeline::review(&change, &wanted.number, &folder, &watch);
    watch.stop();
    let reviewed = reviewed?;
    let ending = told(
        &reviewed.diagnostics,
        &reviewed.sources,
        &wanted.look,
        language,
    );
    if let Some(concept) = &reviewed.concept {
        let say = |phrase: Phrase| screen::remark(&format!("{}\n", phrase.get(language)));
        for file in &reviewed.files {
            screen::remark(&format!("{}\n", file.display()));
        }
        let number = concept.kenmerk.as_str();
        say(line::CONTROL_CODE
            .with("number", number)
            .with("code", concept.code.to_string()));
        if concept.is_ready {
            say(line::AGREE_NEXT
                .with("number", concept.kenmerk.typed())
                .with("code", concept.code.to_string()));
        }
    }
    Ok(ending)
}

pub(super) fn agree(wanted: &Agree, language: Language) -> Result<Ending, Failure> {
    let change = change(&wanted.look);
    let agree = pipeline::Agree {
        number: wanted.number.clone(),
        by: wanted.by.clone(),
        code: wanted.code,
    };
    let watch = Watch::start(Format::from(wanted.look.format), language);
    let agreed = pipeline::agree(&change, &agree, &watch);
    watch.stop();
    let agreed = agreed?;
    let ending = told(&agreed.diagnostics, &agreed.sources, &wanted.look, language);
    if let Some(agreement) = &agreed.agreement {
        let noted = line::AGREED
            .with("number", agreement.kenmerk.as_str())
            .with("by", agreement.by.as_str());
        screen::remark(&format!("{}\n", noted.get(language)));
    }
    Ok(ending)
}

fn change(look: &Look) -> RecordChange {
    RecordChange {
        project: look.project.clone(),
        now: look.now.unwrap_or_else(clock::now),
        by: None,
        // Nothing is published, so that nothing is salted.
        seed: [0; 32],
        jobs: look.jobs.unwrap_or_else(available),
        disk: Disk::real(),
    }
}

/// Shows the mistakes of a run.
fn told(diagnostics: &Diagnostics, sources: &SourceMap, look: &Look, language: Language) -> Ending {
    screen::diagnostics(diagnostics, sources, Format::from(look.format), language);
    if diagnostics.has_errors() {
        Ending::Mistakes
    } else {
        Ending::Done
    }
}
