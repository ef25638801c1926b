//! What later letters and the clerk's list say of commitments, held against the letters that made
//! them. What is public never leans on a letter that is not.

use std::collections::BTreeMap;

use super::data::Data;
use super::letters::Letters;
use super::{Gate, LetterSource, Listed, Project, names};
use crate::dataset::{CommitmentEntries, SpokenEntry, StandingEntry};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest, phrases};
use crate::model::{
    Commitment, CommitmentList, CommitmentStatus, Date, Lists, PromisedIn, Settlement,
    SpokenCommitment, Standing, notation, slug,
};
use crate::syntax::commitments::{Due, StandingRequest};

/// Finds the commitments that letters and the clerk's list speak of, and reports what they say of
/// them that cannot be.
pub(super) fn resolve(
    letters: &mut Letters,
    data: &mut Data,
    gate: Gate<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut entries = std::mem::take(&mut data.commitments);
    if data.lists_are_whole {
        names::resolve_spoken(&mut entries.spoken, &data.references, diagnostics);
    }
    let book = Book {
        directory: &letters.directory,
        directory_is_whole: letters.directory_is_whole,
        spoken: spoken(&entries),
        spoken_are_whole: data.commitments_are_whole,
    };
    let mut said = Vec::new();
    for letter in &mut letters.of_published {
        let mut mistakes = std::mem::take(&mut letter.mistakes);
        // What published letters say of commitments was looked at when they were published.
        settle(letter, &book, &mut Vec::new(), &mut mistakes);
        letter.mistakes = mistakes;
    }
    for letter in &mut letters.shown {
        settle(letter, &book, &mut said, diagnostics);
    }
    let mut list = CommitmentList {
        spoken: entries
            .spoken
            .iter()
            .filter(|entry| entry.made_on <= gate.today())
            .map(spoken_commitment)
            .collect(),
        standings: Vec::new(),
    };
    for entry in &entries.standings {
        let Some((found, standing)) = book.standing(entry, gate, diagnostics) else {
            continue;
        };
        let Some(standing) = standing else { continue };
        said.push(Said::new(&found, &entry.request, standing.on));
        // Of what is not public nothing goes on to a later stage.
        if found.letter.is_none_or(|listed| listed.is_public) {
            list.standings.push(standing);
        }
    }
    report_contradictions(said, diagnostics);
    data.references.commitments = list;
}

/// Finds the commitments that a letter speaks of, and reports what it says of them that cannot be.
fn settle(
    letter: &mut LetterSource,
    book: &Book<'_>,
    said: &mut Vec<Said>,
    diagnostics: &mut Diagnostics,
) {
    let date = letter.front.date.as_ref().map(|date| date.value);
    for request in letter.front.settlements.clone() {
        let Some(found) = book.find(&request.commitment, diagnostics) else {
            continue;
        };
        let is_own = found
            .letter
            .is_some_and(|listed| listed.address == letter.address);
        let complaint = if is_own {
            Some(Diagnostic::new(
                &diag::commitment::OWN_COMMITMENT,
                request.commitment.span,
            ))
        } else if letter.is_public
            && let Some(listed) = found.letter.filter(|listed| !listed.is_public)
        {
            let number = listed.kenmerk.as_str();
            let complaint = Diagnostic::new(&diag::commitment::NOT_PUBLIC, request.commitment.span);
            Some(complaint.with("number", number))
        } else {
            found.too_early(request.commitment.span, date)
        };
        if let Some(complaint) = complaint {
            diagnostics.push(complaint.with("name", found.id));
            continue;
        }
        said.extend(date.map(|date| Said::new(&found, &request, date)));
        letter.settlements.push(found.settlement(&request));
    }
}

/// The commitments that were made in no letter, by id.
fn spoken(entries: &CommitmentEntries) -> BTreeMap<&str, &SpokenEntry> {
    let entries = entries.spoken.iter();
    entries
        .map(|entry| (entry.id.value.as_str(), entry))
        .collect()
}

fn spoken_commitment(entry: &SpokenEntry) -> SpokenCommitment {
    SpokenCommitment {
        commitment: entry.promise.commitment.clone(),
        made_on: entry.made_on,
        occasion: entry.occasion.clone(),
        dossier: entry.dossier.as_ref().map(|dossier| dossier.value.clone()),
    }
}

/// All commitments that something can be said of.
struct Book<'a> {
    directory: &'a BTreeMap<String, Listed>,
    directory_is_whole: bool,
    spoken: BTreeMap<&'a str, &'a SpokenEntry>,
    spoken_are_whole: bool,
}

/// A commitment that something is said of.
struct Found<'a> {
    /// What it goes by: `RIB-2019-001/1`.
    id: String,
    what: &'a str,
    /// The letter that made it, and its key there.
    letter: Option<&'a Listed>,
    key: String,
    made_on: Option<Date>,
}

impl<'a> Book<'a> {
    /// The commitment that an author means; reports why there is none.
    fn find(&self, written: &Located<String>, diagnostics: &mut Diagnostics) -> Option<Found<'a>> {
        let text = written.value.trim();
        if let Some(entry) = self.spoken.get(text) {
            return Some(Found {
                id: text.to_owned(),
                what: &entry.promise.commitment.what,
                letter: None,
                key: text.to_owned(),
                made_on: Some(entry.made_on),
            });
        }
        // A number can have a slash itself.
        let whole = self.directory.get(&slug(text));
        let (number, key) = match (text.rsplit_once('/'), whole) {
            (Some((number, key)), None) => (number, key.trim()),
            (_, whole) => {
                if self.spoken_are_whole {
                    let first = whole.map(|listed| format!("{}/1", listed.kenmerk));
                    let meant = nearest(text, self.spoken.keys().copied());
                    diagnostics.push(
                        Diagnostic::new(&diag::commitment::WHICH_COMMITMENT, written.span)
                            .suggest(first.as_deref().or(meant))
                            .with("text", text),
                    );
                }
                return None;
            }
        };
        let listed = self.letter(number, written.span, diagnostics)?;
        if listed.is_withdrawn {
            diagnostics.push(
                Diagnostic::new(&diag::publication::PROMISE_WITHDRAWN, written.span)
                    .with("number", listed.kenmerk.as_str()),
            );
            return None;
        }
        let promises = listed.commitments.iter().zip(1..);
        let mut keyed = promises.map(|(promised, number)| {
            let key = promised.id.clone();
            (key.unwrap_or_else(|| number.to_string()), number, promised)
        });
        let wanted: Option<usize> = key.parse().ok();
        // A corrected letter keeps the numbers that its commitments had, as their keys.
        let found = keyed.clone().find(|(known, ..)| known == key);
        let found = found.or_else(|| {
            let mut numbered = keyed.clone();
            numbered.find(|(_, number, _)| Some(*number) == wanted)
        });
        let Some((key, _, promised)) = found else {
            if listed.is_sound {
                let known: Vec<String> = keyed.by_ref().map(|(known, ..)| known).collect();
                let unknown = Diagnostic::new(&diag::commitment::UNKNOWN_COMMITMENT, written.span)
                    .with("number", listed.kenmerk.as_str())
                    .with("key", key);
                diagnostics.push(if known.is_empty() {
                    unknown.with("known", phrases::value::NOTHING)
                } else {
                    // Of numbers, the nearest one is no better guess than any other.
                    let ids = known.iter().filter(|key| key.parse::<usize>().is_err());
                    let meant = nearest(key, ids.map(String::as_str));
                    let meant = meant.map(|meant| format!("{}/{meant}", listed.kenmerk));
                    unknown
                        .suggest(meant.as_deref())
                        .with("known", known.join(", "))
                });
            }
            return None;
        };
        Some(Found {
            id: format!("{}/{key}", listed.kenmerk),
            what: &promised.what,
            letter: Some(listed),
            key,
            made_on: listed.date,
        })
    }

    /// The letter with a number; reports that there is none.
    fn letter(
        &self,
        number: &str,
        place: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Listed> {
        let listed = self.directory.get(&slug(number));
        if listed.is_none() && self.directory_is_whole {
            let known = self.directory.values();
            let known = known.map(|listed| listed.kenmerk.as_str());
            diagnostics.push(
                Diagnostic::new(&diag::commitment::UNKNOWN_LETTER, place)
                    .suggest(nearest(number, known))
                    .with("number", number),
            );
        }
        listed
    }

    /// What the clerk's list says of a commitment; nothing yet where it waits for the letter that
    /// is to settle it.
    fn standing(
        &self,
        entry: &StandingEntry,
        gate: Gate<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Found<'a>, Option<Standing>)> {
        let request = &entry.request;
        let found = self.find(&request.commitment, diagnostics);
        let letter = entry.letter.as_ref();
        let letter = letter.map(|number| {
            let listed = self.letter(&number.value, number.span, diagnostics)?;
            Some((listed, number.span))
        });
        let (found, letter) = (
            found?,
            letter.map_or(Some(None), |letter| letter.map(Some))?,
        );
        let on = match (&entry.on, letter) {
            (Some(on), Some((listed, place))) => {
                let number = listed.kenmerk.as_str();
                if let Some(date) = listed.date.filter(|date| *date > on.value) {
                    diagnostics.push(
                        Diagnostic::new(&diag::commitment::LATER_LETTER, place)
                            .with("number", number)
                            .with("date", notation::date(date))
                            .related(on.span, phrases::place::DATE),
                    );
                    return None;
                }
                if on.value <= gate.today() && !listed.is_public && !listed.waits {
                    diagnostics.push(
                        Diagnostic::new(&diag::commitment::NOT_PUBLIC, place)
                            .with("number", number),
                    );
                    return None;
                }
                Some(on.value)
            }
            (Some(on), None) => Some(on.value),
            (None, letter) => {
                letter.and_then(|(listed, _)| listed.date.filter(|_| listed.is_public))
            }
        };
        let place = entry
            .on
            .as_ref()
            .map_or(request.commitment.span, |on| on.span);
        if let Some(complaint) = found.too_early(place, on) {
            diagnostics.push(complaint.with("name", found.id));
            return None;
        }
        let (due, due_on) = split(request.due.as_ref());
        let standing = on.map(|on| Standing {
            commitment: found.id.clone(),
            status: request.status,
            on,
            letter: letter.map(|(listed, _)| listed.kenmerk.clone()),
            note: request.note.clone(),
            due,
            due_on,
        });
        Some((found, standing))
    }
}

impl Found<'_> {
    /// The complaint that something is said of it on a day before it was made.
    fn too_early(&self, place: Span, on: Option<Date>) -> Option<Diagnostic> {
        let (made, on) = (self.made_on?, on?);
        (made > on).then(|| {
            Diagnostic::new(&diag::commitment::TOO_EARLY, place)
                .with("made", notation::date(made))
                .with("date", notation::date(on))
        })
    }

    fn settlement(self, request: &StandingRequest) -> Settlement {
        let (due, due_on) = split(request.due.as_ref());
        Settlement {
            promised_in: self.letter.map(|listed| PromisedIn {
                kenmerk: listed.kenmerk.clone(),
                address: listed.address.clone(),
                anchor: Commitment::anchor(&self.key),
            }),
            commitment: self.id,
            what: self.what.to_owned(),
            status: request.status,
            note: request.note.clone(),
            due,
            due_on,
        }
    }
}

fn split(due: Option<&Due>) -> (Option<String>, Option<Date>) {
    match due {
        Some(due) => (Some(due.text.clone()), due.on),
        None => (None, None),
    }
}

/// What is said of a commitment on a day, and where.
struct Said {
    id: String,
    on: Date,
    place: Span,
    status: CommitmentStatus,
    due: Option<String>,
}

impl Said {
    fn new(found: &Found<'_>, request: &StandingRequest, on: Date) -> Said {
        Said {
            id: found.id.clone(),
            on,
            place: request.commitment.span,
            status: request.status,
            due: request.due.as_ref().map(|due| due.text.clone()),
        }
    }

    fn contradicts(&self, other: &Said) -> bool {
        let other_day = matches!((&self.due, &other.due), (Some(one), Some(two)) if one != two);
        self.status != other.status || other_day
    }

    /// `afgedaan`, or `in uitvoering, uiterlijk mei 2020`.
    fn words(&self, with_due: bool) -> String {
        match &self.due {
            Some(due) if with_due => format!("{}, uiterlijk {due}", self.status.words()),
            _ => self.status.words().to_owned(),
        }
    }
}

/// Reports what is said of one commitment on one day in two ways, where it stands the second time.
fn report_contradictions(mut said: Vec<Said>, diagnostics: &mut Diagnostics) {
    said.sort_by(|one, two| (&one.id, one.on, one.place).cmp(&(&two.id, two.on, two.place)));
    let days = said.chunk_by(|one, two| one.id == two.id && one.on == two.on);
    for day in days {
        let Some((first, others)) = day.split_first() else {
            continue;
        };
        if let Some(other) = others.iter().find(|other| other.contradicts(first)) {
            let with_due = other.status == first.status;
            diagnostics.push(
                Diagnostic::new(&diag::commitment::TWO_STANDINGS, other.place)
                    .with("name", other.id.as_str())
                    .with("date", notation::date(other.on))
                    .with("one", first.words(with_due))
                    .with("other", other.words(with_due))
                    .related(first.place, phrases::place::OTHER),
            );
        }
    }
}

impl Project {
    /// How many commitments public letters and the clerk's list make.
    pub(super) fn commitment_count(&self) -> usize {
        let public = self.letters.iter().filter(|letter| letter.is_public);
        let promised: usize = public.map(|letter| letter.front.commitments.len()).sum();
        let published = self.published.iter();
        let published: usize = published.map(|letter| letter.commitments.len()).sum();
        promised + published + self.references.commitments.spoken.len()
    }

    /// Whether somebody on the list of persons promised something: then there is a page of that
    /// person, also without letters.
    pub(super) fn a_listed_person_promises(&self, lists: &Lists) -> bool {
        let is_by_listed = |made: &Commitment| {
            let by = made.by.as_deref();
            by.is_some_and(|by| lists.person(by, made.by_id.as_deref()).is_some())
        };
        let mut public = self.letters.iter().filter(|letter| letter.is_public);
        let in_letters = public.any(|letter| {
            let mut promises = letter.front.commitments.iter();
            promises.any(|promise| is_by_listed(&promise.commitment))
        });
        let mut published = self.published.iter();
        let in_record = published.any(|letter| letter.commitments.iter().any(&is_by_listed));
        let mut spoken = lists.commitments.spoken.iter();
        in_letters || in_record || spoken.any(|spoken| is_by_listed(&spoken.commitment))
    }
}
