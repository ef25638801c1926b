//! The register of commitments: each of them once, with how it stands today.
//!
//! A commitment stands as its letter said until somebody says otherwise: a later letter, or the
//! clerk's list. Nobody else closes it: a date that passes makes it overdue, never settled.

mod page;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{
    Commitment, CommitmentStatus, Date, Holder, Kenmerk, LetterSummary, Settlement, Site,
    SpokenCommitment, Standing,
};

pub(super) use page::Register;

/// A commitment with how it stands today.
#[derive(Clone, Debug)]
pub(super) struct Registered<'a> {
    /// What it goes by everywhere: `RIB-2019-001/1`, or the id that the clerk gave it.
    pub(super) id: String,
    /// What was promised.
    pub(super) what: &'a str,
    /// Who promised it: as it says itself, or else the portfolio holders of its letter.
    pub(super) by: Vec<Promiser<'a>>,
    /// When.
    pub(super) made_on: Option<Date>,
    /// The letter that made it; `None` for one that was made outside letters.
    pub(super) letter: Option<&'a LetterSummary>,
    /// Where it stands on the page of that letter.
    pub(super) anchor: Option<String>,
    /// Where it was made, when not in a letter: `raadsvergadering`.
    pub(super) occasion: Option<&'a str>,
    /// The dossier that it belongs to.
    pub(super) dossier: Option<&'a str>,
    /// By when, in words: `najaar 2019`, `periodiek`, `onbekend`.
    pub(super) due: &'a str,
    /// The last day that the words can mean; `None` where they name no time.
    pub(super) due_on: Option<Date>,
    /// Whether that day was put off since the commitment was made.
    pub(super) is_put_off: bool,
    /// How it stands.
    pub(super) status: CommitmentStatus,
    /// Since when it stands so; the day it was made where nobody said anything since.
    pub(super) since: Option<Date>,
    /// Whether it should have been done before today and is not.
    pub(super) is_overdue: bool,
    /// The letter that says how it stands, or by which it was done.
    pub(super) said_in: Option<&'a LetterSummary>,
    /// What was said about it last.
    pub(super) note: Option<&'a str>,
}

/// Who promised something: a portfolio holder, an organisation, the whole college.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Promiser<'a> {
    /// The name as printed.
    pub(super) name: &'a str,
    /// What tells a person apart from others of the same name.
    pub(super) id: Option<&'a str>,
}

impl<'a> Promiser<'a> {
    fn holder(holder: &'a Holder) -> Promiser<'a> {
        Promiser {
            name: &holder.name,
            id: holder.id.as_deref(),
        }
    }
}

/// Where a commitment stands in the register, each its own section. Every commitment is in
/// exactly one, so that the counts of sections add up to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Not done, and its day has passed.
    Overdue,
    /// Nothing done yet; there is time.
    Open,
    /// Being worked on; there is time.
    InProgress,
    /// Kept.
    Settled,
    /// No longer needed.
    Lapsed,
}

impl State {
    /// Every state, in the order of the register.
    pub(super) const ALL: [State; 5] = [
        State::Overdue,
        State::Open,
        State::InProgress,
        State::Settled,
        State::Lapsed,
    ];
}

impl Registered<'_> {
    /// Its section of the register.
    pub(super) fn state(&self) -> State {
        match self.status {
            _ if self.is_overdue => State::Overdue,
            CommitmentStatus::Open => State::Open,
            CommitmentStatus::InProgress => State::InProgress,
            CommitmentStatus::Settled => State::Settled,
            CommitmentStatus::Lapsed => State::Lapsed,
        }
    }
}

/// Every commitment of these letters and of the clerk's list, as known today, in the order of the
/// register: by section; in the first three by their last day, those without one at the end, the
/// oldest first; in the others those that changed last first.
pub(super) fn register<'a>(letters: &[&'a LetterSummary], site: &'a Site) -> Vec<Registered<'a>> {
    let today = site.today;
    let list = &site.lists.commitments;
    let later = Later::of(letters, &list.standings, today);
    let mut register = Vec::new();
    for letter in letters {
        for (commitment, number) in letter.commitments.iter().zip(1..) {
            register.push(promised(letter, commitment, number));
        }
    }
    let spoken = list.spoken.iter();
    register.extend(spoken.filter(|made| made.made_on <= today).map(said));
    for entry in &mut register {
        later.apply(entry);
        let is_open = matches!(
            entry.status,
            CommitmentStatus::Open | CommitmentStatus::InProgress
        );
        entry.is_overdue = is_open && entry.due_on.is_some_and(|due| due < today);
    }
    // Stable: what is equal keeps the order of letters, and of promises in a letter.
    register.sort_by_key(|entry| {
        let state = entry.state();
        let is_closed = matches!(state, State::Settled | State::Lapsed);
        let newest = is_closed.then_some(Reverse(entry.since));
        let longest = (!is_closed).then_some((entry.due_on.unwrap_or(Date::MAX), entry.made_on));
        (state, newest, longest)
    });
    register
}

fn promised<'a>(
    letter: &'a LetterSummary,
    commitment: &'a Commitment,
    number: usize,
) -> Registered<'a> {
    let key = commitment.key(number);
    let number = letter.kenmerk.as_ref().map_or("", Kenmerk::as_str);
    let by = match &commitment.by {
        Some(_) => promiser(commitment).into_iter().collect(),
        None => letter.holders.iter().map(Promiser::holder).collect(),
    };
    Registered {
        id: format!("{number}/{key}"),
        by,
        made_on: letter.date,
        letter: Some(letter),
        anchor: Some(Commitment::anchor(&key)),
        dossier: letter.dossier.as_deref(),
        ..made(commitment, letter.date)
    }
}

fn said(spoken: &SpokenCommitment) -> Registered<'_> {
    Registered {
        occasion: spoken.occasion.as_deref(),
        dossier: spoken.dossier.as_deref(),
        ..made(&spoken.commitment, Some(spoken.made_on))
    }
}

/// Who says that it promised this.
fn promiser(commitment: &Commitment) -> Option<Promiser<'_>> {
    Some(Promiser {
        name: commitment.by.as_deref()?,
        id: commitment.by_id.as_deref(),
    })
}

/// A commitment as it was made.
fn made(commitment: &Commitment, on: Option<Date>) -> Registered<'_> {
    Registered {
        id: commitment.id.clone().unwrap_or_default(),
        what: &commitment.what,
        by: promiser(commitment).into_iter().collect(),
        made_on: on,
        letter: None,
        anchor: None,
        occasion: None,
        dossier: None,
        due: &commitment.due,
        due_on: commitment.due_on,
        is_put_off: false,
        status: commitment.status,
        since: on,
        is_overdue: false,
        said_in: None,
        note: None,
    }
}

/// What was said of commitments after they were made, by what they go by, in the order of time.
struct Later<'a>(BTreeMap<&'a str, Vec<Said<'a>>>);

/// What a letter or the clerk's list says of a commitment.
struct Said<'a> {
    on: Date,
    status: CommitmentStatus,
    letter: Option<&'a LetterSummary>,
    note: Option<&'a str>,
    due: Option<(&'a str, Option<Date>)>,
}

impl<'a> Later<'a> {
    fn of(letters: &[&'a LetterSummary], standings: &'a [Standing], today: Date) -> Later<'a> {
        let mut later: BTreeMap<&str, Vec<Said<'_>>> = BTreeMap::new();
        let by_number: BTreeMap<&Kenmerk, &LetterSummary> = if standings.is_empty() {
            BTreeMap::new()
        } else {
            let numbered = letters.iter();
            numbered
                .filter_map(|letter| Some((letter.kenmerk.as_ref()?, *letter)))
                .collect()
        };
        for standing in standings.iter().filter(|standing| standing.on <= today) {
            let letter = standing.letter.as_ref();
            let said = Said {
                on: standing.on,
                status: standing.status,
                letter: letter.and_then(|number| by_number.get(number).copied()),
                note: standing.note.as_deref(),
                due: standing.due.as_deref().map(|due| (due, standing.due_on)),
            };
            later.entry(&standing.commitment).or_default().push(said);
        }
        // Letters come after the list, so that on the same day the letter has the last word.
        for letter in letters {
            let Some(on) = letter.date else { continue };
            for settlement in &letter.settlements {
                let said = Said::in_letter(letter, on, settlement);
                later.entry(&settlement.commitment).or_default().push(said);
            }
        }
        for said in later.values_mut() {
            said.sort_by_key(|said| said.on);
        }
        Later(later)
    }

    /// Brings a commitment up to today.
    fn apply(&self, entry: &mut Registered<'a>) {
        for said in self.0.get(entry.id.as_str()).into_iter().flatten() {
            // Who says the same again takes nothing from who said it first.
            if said.status == entry.status {
                entry.said_in = entry.said_in.or(said.letter);
                entry.note = said.note.or(entry.note);
            } else {
                entry.status = said.status;
                entry.since = Some(said.on);
                entry.said_in = said.letter;
                entry.note = said.note;
            }
            if let Some((due, due_on)) = said.due {
                entry.is_put_off = true;
                (entry.due, entry.due_on) = (due, due_on);
            }
        }
    }
}

impl<'a> Said<'a> {
    fn in_letter(letter: &'a LetterSummary, on: Date, settlement: &'a Settlement) -> Said<'a> {
        Said {
            on,
            status: settlement.status,
            letter: Some(letter),
            note: settlement.note.as_deref(),
            due: settlement
                .due
                .as_deref()
                .map(|due| (due, settlement.due_on)),
        }
    }
}
