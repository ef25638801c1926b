//! What page templates see of a letter's commitments, and of what it says of earlier ones.

use serde::Serialize;

use crate::model::{Commitment, Letter, LetterStatus, Settlement, Site};

use super::time::{self, Timed};

/// A commitment of the letter.
#[derive(Serialize)]
pub(in crate::render) struct CommitmentView<'a> {
    #[serde(rename = "anker")]
    anchor: String,
    #[serde(rename = "wat")]
    what: &'a str,
    #[serde(rename = "door")]
    by: Option<&'a str>,
    #[serde(rename = "uiterlijk")]
    due: &'a str,
    /// The same for programs, where it is a day, month or year.
    #[serde(rename = "uiterlijk_op")]
    due_on: Option<Timed<'a>>,
    #[serde(rename = "stand")]
    status: &'static str,
    /// Where the register says how it stands now; `None` where it cannot be linked to.
    #[serde(rename = "register")]
    entry: Option<String>,
}

/// How an earlier commitment stands.
#[derive(Serialize)]
pub(in crate::render) struct SettlementView<'a> {
    #[serde(rename = "wat")]
    what: &'a str,
    /// The number of the letter that made it.
    #[serde(rename = "brief")]
    letter: Option<&'a str>,
    /// Where it stands in that letter, or else in the register.
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "stand")]
    status: &'static str,
    #[serde(rename = "toelichting")]
    note: Option<&'a str>,
    #[serde(rename = "uiterlijk")]
    due: Option<&'a str>,
}

/// The commitments of a letter. What it says of them never changes; how they stand now is in the
/// register, which only knows what is public.
pub(in crate::render) fn commitments<'a>(
    letter: &'a Letter,
    site: &Site,
) -> Vec<CommitmentView<'a>> {
    let is_public = letter.status == LetterStatus::Ready
        && letter.secrecy.is_none()
        && letter.date.is_some_and(|date| date <= site.today);
    let number = letter.kenmerk.as_ref().filter(|_| is_public);
    let view = |(commitment, place): (&'a Commitment, usize)| {
        let key = commitment.key(place);
        let id = number.map(|number| format!("{number}/{key}"));
        CommitmentView {
            anchor: Commitment::anchor(&key),
            what: &commitment.what,
            by: commitment.by.as_deref(),
            due: &commitment.due,
            due_on: time::whole(&commitment.due),
            status: commitment.status.words(),
            entry: id.map(|id| site.register_entry(&id)),
        }
    };
    letter.commitments.iter().zip(1..).map(view).collect()
}

/// What a letter says of earlier commitments.
pub(in crate::render) fn settlements<'a>(
    letter: &'a Letter,
    site: &Site,
) -> Vec<SettlementView<'a>> {
    let view = |settlement: &'a Settlement| {
        let (letter, address) = match &settlement.promised_in {
            Some(letter) => (
                Some(letter.kenmerk.as_str()),
                format!("{}index.html#{}", letter.address, letter.anchor),
            ),
            None => (None, site.register_entry(&settlement.commitment)),
        };
        SettlementView {
            what: &settlement.what,
            letter,
            address,
            status: settlement.status.words(),
            note: settlement.note.as_deref(),
            due: settlement.due.as_deref(),
        }
    };
    letter.settlements.iter().map(view).collect()
}
