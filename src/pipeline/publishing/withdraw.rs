//! A published letter that is public no longer.

use std::collections::BTreeSet;

use super::super::Progress;
use super::correct::not_published;
use super::{Changed, ChangedLetter, RecordChange, Work};
use crate::diag::phrases::command;
use crate::diag::{Diagnostics, Failure};
use crate::load;
use crate::model::{ActKind, ActLetter, Withdrawal, slug};

/// What is to be withdrawn, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdraw {
    /// The number of the letter.
    pub number: String,
    /// Why, in a sentence that readers get to see.
    pub reason: String,
    /// The legal ground.
    pub ground: String,
    /// Whether its stored files are erased as well.
    pub erase: bool,
}

/// Withdraws a letter. What is wrong elsewhere in the site keeps it from nothing: this cannot wait.
///
/// A letter that was withdrawn before can still be erased.
pub fn withdraw(
    change: &RecordChange,
    withdraw: &Withdraw,
    progress: &dyn Progress,
) -> Result<Changed, Failure> {
    let record = match change.record()? {
        Ok(record) => record,
        Err(refused) => return Ok(refused),
    };
    let mut work = Work::begin(change, record.again(), &BTreeSet::new(), progress)?;
    work.outcome.diagnostics = Diagnostics::default();
    let Some(site) = work.site.take() else {
        // Who publishes, and where, stands in the settings.
        let reason = command::SITE_HAS_MISTAKES;
        let failure = Failure::command_line(command::WITHDRAW, reason);
        return Err(failure.with_help(command::CHECK_FIRST));
    };
    let Some(recorded) = record.record.letters.get(&slug(&withdraw.number)) else {
        return Err(not_published(&site, &withdraw.number));
    };
    let told = ChangedLetter {
        kenmerk: recorded.kenmerk.clone(),
        subject: None,
        version: recorded.current().number,
        url: format!("{}{}", site.site.base_url, recorded.address()),
    };
    if let Some(before) = &recorded.withdrawn
        && (!withdraw.erase || before.why.erased)
    {
        let left = load::letter_folder(&load::record_folder(&change.project), &recorded.folder)?;
        if withdraw.erase && !left.versions.is_empty() {
            // An erasure that was interrupted is completed by whoever takes the record for itself.
            drop(change.writer(&site)?);
            return Ok(Changed {
                letters: vec![told],
                ..work.failed(Diagnostics::default())
            });
        }
        let reason = command::IS_WITHDRAWN.with("number", recorded.kenmerk.as_str());
        return Err(Failure::command_line(command::WITHDRAW, reason));
    }
    let entry = ActLetter {
        kenmerk: recorded.kenmerk.clone(),
        version: recorded.current().number,
        folder: recorded.folder.clone(),
        agreement: None,
        correction: None,
        withdrawal: Some(Withdrawal {
            reason: withdraw.reason.clone(),
            ground: withdraw.ground.clone(),
            erased: withdraw.erase,
        }),
        files: Vec::new(),
    };
    let writer = change.writer(&site)?;
    let act = change.act(&site, ActKind::Withdrawal, change.by(&site), vec![entry]);
    let stored = writer.begin()?.finish(&act)?;
    if withdraw.erase {
        writer.erase(&recorded.folder)?;
    }
    Ok(work.done(Diagnostics::default(), (stored, vec![told])))
}
