//! The course of a dossier: its letters, phases, events and commitments in one order of time.
//!
//! Phases and events are told as the newest letter with a timeline of the same data tells them, with
//! the letter that says so: a plan of then is no fact of now.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    Commitment, CommitmentStatus, Date, LetterSummary, NoticeKind, Period, Phase, Precision,
    ShownTimeline, Status,
};

use super::Dossier;
use crate::index::commitments::Registered;

/// From how many moments on they are grouped by year.
const GROUPED: usize = 12;

/// Of so many of the newest letters the summary is shown.
const SUMMARIES: usize = 30;

/// What happened and what is to come.
pub(super) struct Course<'a> {
    /// In the order of time, newest first; what has no day yet before that.
    pub(super) moments: Vec<Moment<'a>>,
    /// The timelines that phases and events were taken from, with their letters.
    pub(super) timelines: Vec<(&'a LetterSummary, &'a ShownTimeline)>,
}

/// Something that has a place in the course of a dossier.
pub(super) struct Moment<'a> {
    /// The day by which it is ordered; `None` for a draft without a date.
    pub(super) day: Option<Date>,
    entry: Entry<'a>,
}

/// A moment as the template sees it.
#[derive(Serialize)]
#[serde(tag = "soort")]
enum Entry<'a> {
    #[serde(rename = "brief")]
    Letter(LetterEntry<'a>),
    #[serde(rename = "fase")]
    Phase(Event<'a>),
    #[serde(rename = "gebeurtenis")]
    Event(Event<'a>),
    #[serde(rename = "toezegging")]
    Commitment(Promised<'a>),
}

/// When, for machines where they can read it, and for readers.
#[derive(Serialize)]
struct When {
    iso: Option<String>,
    #[serde(rename = "tekst")]
    text: String,
}

#[derive(Serialize)]
struct LetterEntry<'a> {
    #[serde(rename = "datum")]
    when: Option<When>,
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "samenvatting")]
    summary: &'a str,
    kenmerk: Option<&'a str>,
    concept: bool,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "reconstructie")]
    reconstruction: bool,
    #[serde(rename = "fictief")]
    fictitious: bool,
    #[serde(rename = "toezeggingen")]
    commitments: Vec<Promised<'a>>,
}

/// The begin or end of a phase, or an event.
#[derive(Serialize)]
struct Event<'a> {
    #[serde(rename = "datum")]
    when: When,
    #[serde(rename = "naam")]
    label: &'a str,
    /// `begint`, `eindigt`; empty where the name says it all.
    #[serde(rename = "werkwoord")]
    verb: &'static str,
    #[serde(rename = "toelichting")]
    detail: &'a str,
    /// How firm it is, where it is not simply so.
    stand: Option<&'static str>,
    /// The letter that says so.
    #[serde(rename = "volgens")]
    according_to: Source<'a>,
}

#[derive(Serialize)]
struct Promised<'a> {
    #[serde(rename = "datum")]
    when: When,
    /// `open`, `in uitvoering, over tijd`, `afgedaan`.
    stand: String,
    /// Its mark in `tekens.html`: `over-tijd`, `open`, `in-uitvoering`, `afgedaan`, `vervallen`.
    #[serde(rename = "teken")]
    mark: &'static str,
    #[serde(rename = "wat")]
    what: &'a str,
    /// By when, in words.
    #[serde(rename = "uiterlijk")]
    due: &'a str,
    /// Whether those words name no time.
    #[serde(rename = "zonder_tijd")]
    is_timeless: bool,
    /// Where it was promised, or settled.
    #[serde(rename = "volgens")]
    letter: Option<Source<'a>>,
}

/// A place in a letter.
#[derive(Serialize)]
struct Source<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "anker")]
    anchor: Option<&'a str>,
    #[serde(rename = "tekst")]
    text: String,
}

/// `verloop`: the course, or a part of it, as a page shows it.
#[derive(Serialize)]
pub(super) struct CourseView<'c> {
    /// What is to come, the latest first.
    #[serde(rename = "toekomst")]
    future: Vec<&'c Entry<'c>>,
    #[serde(rename = "nu")]
    today: When,
    #[serde(rename = "groepen")]
    groups: Vec<Group<'c>>,
}

/// What happened in a year, or all of it where that is little.
#[derive(Serialize)]
struct Group<'c> {
    #[serde(rename = "titel")]
    title: Option<String>,
    #[serde(rename = "momenten")]
    moments: Vec<&'c Entry<'c>>,
}

impl<'a> Course<'a> {
    pub(super) fn of(dossier: &'a Dossier<'a>) -> Course<'a> {
        let mut promised: BTreeMap<&str, Vec<&'a Registered<'a>>> = BTreeMap::new();
        for commitment in dossier.commitments.iter().copied() {
            if let Some(letter) = commitment.letter {
                promised
                    .entry(&letter.address)
                    .or_default()
                    .push(commitment);
            }
        }
        let mut moments: Vec<Moment<'a>> = Vec::new();
        for (index, letter) in dossier.letters.iter().enumerate() {
            let commitments = promised.remove(letter.address.as_str());
            let entry = LetterEntry::of(letter, commitments.unwrap_or_default(), index);
            moments.push(Moment {
                day: letter.date,
                entry: Entry::Letter(entry),
            });
        }
        let timelines = timelines(&dossier.letters);
        for (letter, shown) in &timelines {
            for phase in &shown.timeline.phases {
                moments.extend(Moment::of_phase(phase, letter, shown));
            }
            for event in &shown.timeline.events {
                moments.push(Moment {
                    day: Some(event.when.begin),
                    entry: Entry::Event(Event {
                        when: When::of(&event.when),
                        label: &event.label,
                        verb: "",
                        detail: &event.detail,
                        stand: stand(event.status),
                        according_to: Source::of_timeline(letter, shown),
                    }),
                });
            }
        }
        for commitment in dossier.commitments.iter().copied() {
            moments.extend(Moment::of_commitment(commitment));
        }
        // Stable: of one day letters come first, by number, then what they speak of.
        moments.sort_by_key(|moment| (moment.day.is_some(), Reverse(moment.day)));
        Course { moments, timelines }
    }

    /// A part of the course, by the numbers of its moments.
    pub(super) fn view<'c>(&'c self, part: &[usize], today: Date) -> CourseView<'c> {
        let moments = part.iter().filter_map(|index| self.moments.get(*index));
        let is_to_come = |moment: &&Moment<'_>| moment.day.is_none_or(|day| day > today);
        let (future, past): (Vec<&Moment<'_>>, Vec<&Moment<'_>>) = moments.partition(is_to_come);
        let is_grouped = past.len() >= GROUPED;
        let mut groups: Vec<Group<'c>> = Vec::new();
        for moment in past {
            let year = moment.day.filter(|_| is_grouped);
            let title = year.map(|day| day.year().to_string());
            match groups.last_mut() {
                Some(group) if group.title == title => group.moments.push(&moment.entry),
                _ => groups.push(Group {
                    title,
                    moments: vec![&moment.entry],
                }),
            }
        }
        CourseView {
            future: future.iter().map(|moment| &moment.entry).collect(),
            today: When::of(&Period::day(today)),
            groups,
        }
    }
}

/// For each set of data the newest timeline of it, the newest first.
fn timelines<'a>(letters: &[&'a LetterSummary]) -> Vec<(&'a LetterSummary, &'a ShownTimeline)> {
    let mut told: Vec<&str> = Vec::new();
    let mut newest = Vec::new();
    for letter in letters {
        let before = told.len();
        for shown in &letter.timelines {
            let datasets = || shown.datasets.iter().map(String::as_str);
            // Two drawings of the same data in one letter may each show another part.
            if !datasets().any(|dataset| told[..before].contains(&dataset)) {
                told.extend(datasets());
                newest.push((*letter, shown));
            }
        }
    }
    newest
}

impl<'a> Moment<'a> {
    /// The begin of a phase, and its end where that is another time.
    fn of_phase(
        phase: &'a Phase,
        letter: &'a LetterSummary,
        shown: &'a ShownTimeline,
    ) -> Vec<Moment<'a>> {
        let event = |when: &Period, verb, detail| {
            Entry::Phase(Event {
                when: When::of(when),
                label: &phase.label,
                verb,
                detail,
                stand: stand(phase.status),
                according_to: Source::of_timeline(letter, shown),
            })
        };
        let end = phase.end.as_ref().filter(|end| **end != phase.begin);
        let verb = if phase.end.is_some() && end.is_none() {
            ""
        } else {
            "begint"
        };
        let begin = Moment {
            day: Some(phase.begin.begin),
            entry: event(&phase.begin, verb, &phase.detail),
        };
        let end = end.map(|end| Moment {
            day: Some(end.end),
            entry: event(end, "eindigt", ""),
        });
        std::iter::once(begin).chain(end).collect()
    }

    /// The day by which a commitment is to be kept, or that on which it was settled. `None` for one
    /// that has no such day, or that its letter itself already calls settled: it stands with its
    /// letter only.
    fn of_commitment(commitment: &'a Registered<'a>) -> Option<Moment<'a>> {
        let (day, when, letter, anchor) = if is_closed(commitment) {
            let day = commitment.since?;
            if commitment.since == commitment.made_on {
                return None;
            }
            (day, When::of(&Period::day(day)), commitment.said_in, None)
        } else {
            let period = Period::parse(commitment.due);
            let iso = period.as_ref().and_then(iso);
            let text = format!("uiterlijk {}", commitment.due);
            let when = When { iso, text };
            let anchor = commitment.anchor.as_deref();
            (commitment.due_on?, when, commitment.letter, anchor)
        };
        let mut promised = Promised::of(commitment);
        promised.when = when;
        promised.letter = letter.map(|letter| Source::of(letter, anchor));
        Some(Moment {
            day: Some(day),
            entry: Entry::Commitment(promised),
        })
    }
}

impl<'a> LetterEntry<'a> {
    fn of(
        letter: &'a LetterSummary,
        mut commitments: Vec<&'a Registered<'a>>,
        index: usize,
    ) -> LetterEntry<'a> {
        let numbered = letter.commitments.iter().zip(1..);
        let anchors: Vec<String> = numbered
            .map(|(commitment, number)| Commitment::anchor(&commitment.key(number)))
            .collect();
        // As the letter has them, not as the register.
        commitments.sort_by_key(|commitment| {
            anchors
                .iter()
                .position(|anchor| Some(anchor) == commitment.anchor.as_ref())
        });
        let has = |kind| letter.notices.contains(&kind);
        LetterEntry {
            when: letter.date.map(|date| When::of(&Period::day(date))),
            address: &letter.address,
            subject: &letter.subject,
            summary: if index < SUMMARIES {
                letter.summary.trim()
            } else {
                ""
            },
            kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
            concept: letter.is_draft(),
            secret: has(NoticeKind::Secret),
            reconstruction: has(NoticeKind::Reconstruction),
            fictitious: has(NoticeKind::Fictitious),
            commitments: commitments.into_iter().map(Promised::of).collect(),
        }
    }
}

impl<'a> Promised<'a> {
    fn of(commitment: &'a Registered<'a>) -> Promised<'a> {
        let words = commitment.status.words();
        Promised {
            when: When {
                iso: None,
                text: String::new(),
            },
            stand: match commitment.is_overdue {
                true => format!("{words}, over tijd"),
                false => words.to_owned(),
            },
            mark: match commitment.status {
                _ if commitment.is_overdue => "over-tijd",
                CommitmentStatus::Open => "open",
                CommitmentStatus::InProgress => "in-uitvoering",
                CommitmentStatus::Settled => "afgedaan",
                CommitmentStatus::Lapsed => "vervallen",
            },
            what: commitment.what,
            due: commitment.due,
            is_timeless: commitment.due_on.is_none(),
            letter: None,
        }
    }
}

fn is_closed(commitment: &Registered<'_>) -> bool {
    matches!(
        commitment.status,
        CommitmentStatus::Settled | CommitmentStatus::Lapsed
    )
}

impl<'a> Source<'a> {
    /// A letter by its number, or as a draft.
    fn of(letter: &'a LetterSummary, anchor: Option<&'a str>) -> Source<'a> {
        let number = letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str());
        Source {
            address: &letter.address,
            anchor,
            text: number.unwrap_or("concept").to_owned(),
        }
    }

    fn of_timeline(letter: &'a LetterSummary, shown: &'a ShownTimeline) -> Source<'a> {
        Source::of(letter, Some(&shown.anchor))
    }
}

impl When {
    fn of(period: &Period) -> When {
        When {
            iso: iso(period),
            text: period.text.clone(),
        }
    }
}

/// A time as `<time>` can say it; `None` for one that has no such form.
fn iso(period: &Period) -> Option<String> {
    let begin = period.begin;
    match period.precision {
        Precision::Day => Some(begin.to_string()),
        Precision::Month => Some(format!("{:04}-{:02}", begin.year(), begin.month())),
        Precision::Year => Some(format!("{:04}", begin.year())),
        Precision::Quarter | Precision::Range | Precision::Fuzzy => None,
    }
}

/// How firm something is, where a reader must know.
fn stand(status: Status) -> Option<&'static str> {
    match status {
        Status::Final | Status::Unknown => None,
        other => Some(other.words()),
    }
}
