//! Portfolio holders: who is politically responsible for letters, and what each has promised.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::index::commitments::{Registered, State};
use crate::index::list::{Day, day};
use crate::index::{Archive, Index, Stop, Write};
use crate::model::{Date, LetterSummary, Office, Person, Section, address};
use crate::render::PageEngine;

use super::{
    About, Field, Line, Listed, Name, Subject, count_words, dossiers, extent, extent_words, filled,
    gather, term_words, themes, write_overview, write_subject,
};

/// `portefeuillehouders/index.html`, and a page for each.
pub(in crate::index) struct Persons;

/// What the overview says when there is none.
const EMPTY: &str = "Er zijn nog geen brieven van een portefeuillehouder.";

/// A commitment on the page of who made it.
#[derive(Serialize)]
struct Promise<'a> {
    #[serde(rename = "wat")]
    what: &'a str,
    #[serde(rename = "uiterlijk")]
    due: &'a str,
    #[serde(rename = "stand")]
    status: &'static str,
    /// Whether it should have been done before today and is not.
    #[serde(rename = "over_tijd")]
    is_overdue: bool,
    /// When it was made.
    #[serde(rename = "gedaan_op")]
    made_on: Option<Day>,
    /// Where the letter says it; `None` for one that was made in no letter.
    #[serde(rename = "adres")]
    address: Option<String>,
}

impl Index for Persons {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        if !site.has(Section::PortfolioHolders) {
            return Ok(());
        }
        let persons = gathered(archive);
        let promises = promises(archive);
        let mut called: BTreeMap<&str, usize> = BTreeMap::new();
        for subject in &persons {
            *called.entry(subject.name).or_default() += 1;
        }
        let mut listed = Vec::with_capacity(persons.len());
        for subject in &persons {
            let person = site.lists.person(subject.name, subject.id);
            let has_namesake = called.get(subject.name) > Some(&1);
            listed.push(Listed {
                name: subject.name,
                address: &subject.address,
                details: details(subject, person, site.today),
                sorted_by: surname(subject.name),
            });
            let promises = promises.get(subject.address.as_str());
            let about = about(subject, person, has_namesake);
            let more = |context: &mut tera::Context| {
                context.insert("toezeggingen", &promises);
                context.insert("register", address::COMMITMENTS);
            };
            write_subject(archive, subject, &about, more, pages, write)?;
        }
        write_overview(site, Section::PortfolioHolders, EMPTY, listed, pages, write)
    }
}

/// The portfolio holders of a letter.
pub(super) fn names(letter: &LetterSummary) -> impl Iterator<Item = Name<'_>> {
    let holders = letter.holders.iter();
    holders.map(|holder| (holder.name.as_str(), holder.id.as_deref()))
}

/// The portfolio holders of letters, and who promised something.
fn gathered<'a>(archive: &Archive<'a>) -> Vec<Subject<'a>> {
    let lists = &archive.site.lists;
    let mut persons = gather(archive.letters(), names, |(name, id)| {
        lists.person_address(name, id)
    });
    let mut known: BTreeSet<String> = persons.iter().map(|p| p.address.clone()).collect();
    let promisers = archive.commitments().iter().flat_map(|made| &made.by);
    let promisers: BTreeSet<(&str, Option<&str>)> = promisers
        .map(|promiser| (promiser.name, promiser.id))
        .collect();
    for (name, id) in promisers {
        // Of who is in no list nobody can tell whether it is a person at all.
        let Some(person) = lists.person(name, id) else {
            continue;
        };
        let address = lists.person_address(&person.name, person.id.as_deref());
        if known.insert(address.clone()) {
            persons.push(Subject {
                name: &person.name,
                id: person.id.as_deref(),
                address,
                letters: Vec::new(),
            });
        }
    }
    persons
}

/// The commitments that are not done, by the address of who made them, in the order of the register.
fn promises<'a>(archive: &Archive<'a>) -> BTreeMap<String, Vec<Promise<'a>>> {
    let mut addresses: BTreeMap<(&str, Option<&str>), String> = BTreeMap::new();
    let mut promises: BTreeMap<String, Vec<Promise<'a>>> = BTreeMap::new();
    for made in archive.commitments() {
        if matches!(made.state(), State::Settled | State::Lapsed) {
            continue;
        }
        for promiser in &made.by {
            let address = addresses
                .entry((promiser.name, promiser.id))
                .or_insert_with(|| {
                    archive
                        .site
                        .lists
                        .person_address(promiser.name, promiser.id)
                });
            promises
                .entry(address.clone())
                .or_default()
                .push(promise(made));
        }
    }
    promises
}

fn promise<'a>(made: &Registered<'a>) -> Promise<'a> {
    let place = made.letter.zip(made.anchor.as_ref());
    Promise {
        what: made.what,
        due: made.due,
        status: made.status.words(),
        is_overdue: made.is_overdue,
        made_on: made.made_on.map(day),
        address: place.map(|(letter, anchor)| format!("{}index.html#{anchor}", letter.address)),
    }
}

fn about<'a>(subject: &Subject<'a>, person: Option<&'a Person>, has_namesake: bool) -> About<'a> {
    let mut heading = subject.name.to_owned();
    if has_namesake {
        let apart = person.and_then(years).or(subject.id.map(str::to_owned));
        heading.extend(apart.map(|apart| format!(" ({apart})")));
    }
    let offices = person.map_or(&[][..], |person| &person.offices);
    let party = person.and_then(|person| person.party.as_deref());
    let fields = [
        Field {
            label: if offices.len() == 1 {
                "Functie"
            } else {
                "Functies"
            },
            inline: false,
            lines: offices.iter().rev().map(office).collect(),
        },
        Field {
            label: "Partij",
            inline: false,
            lines: party
                .map(|party| Line {
                    text: party,
                    ..Line::default()
                })
                .into_iter()
                .collect(),
        },
        extent(&subject.letters, String::new()),
        dossiers(&subject.letters),
        themes(&subject.letters),
    ];
    About {
        description: format!(
            "{heading}, portefeuillehouder: {}, met de dossiers en de openstaande toezeggingen.",
            extent_words(&subject.letters)
        ),
        feed: Some(format!("Brieven van {heading}")),
        heading,
        fields: filled(fields),
        letters_heading: "Brieven",
    }
}

fn office(office: &Office) -> Line<'_> {
    Line {
        text: office.function.as_deref().unwrap_or("in functie"),
        from: office.from.map(day),
        until: office.until.map(day),
        remark: office.portfolio.clone(),
        ..Line::default()
    }
}

/// `2014–2022`: the years of all offices together.
fn years(person: &Person) -> Option<String> {
    let from = person.offices.first()?.from.map(|day| day.year());
    let last = person.offices.iter().map(|office| office.until);
    let until = last
        .max_by_key(|until| until.unwrap_or(Date::MAX))?
        .map(|day| day.year());
    match (from, until) {
        (Some(from), Some(until)) => Some(format!("{from}–{until}")),
        (Some(from), None) => Some(format!("vanaf {from}")),
        (None, Some(until)) => Some(format!("tot {until}")),
        (None, None) => None,
    }
}

/// `wethouder sinds 1 juni 2022 (Voorbeeldpartij), 3 brieven`.
fn details(subject: &Subject<'_>, person: Option<&Person>, today: Date) -> String {
    let mut words = String::new();
    let offices = person.map_or(&[][..], |person| &person.offices);
    let held = offices.iter().rev().find(|office| office.is_held_on(today));
    if let Some(office) = held.or(offices.last()) {
        words.push_str(office.function.as_deref().unwrap_or("in functie"));
        if let Some(term) = term_words(office.from, office.until) {
            words.push(' ');
            words.push_str(&term);
        }
        words.push_str(", ");
    }
    if let Some(party) = person.and_then(|person| person.party.as_deref()) {
        words.push_str(party);
        words.push_str(", ");
    }
    words + &count_words(subject.letters.len())
}

/// The part of a name by which a person is looked up: the last word, remarks in brackets aside.
fn surname(name: &str) -> &str {
    let bare = name.split(" (").next().unwrap_or(name).trim_end();
    bare.rsplit(' ').next().unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::surname;

    #[test]
    fn persons_are_looked_up_by_their_last_name() {
        for (name, expected) in [
            ("Janneke van den Hout", "Hout"),
            ("Piet Poos", "Poos"),
            ("A. Voorbeeld (verzonnen)", "Voorbeeld"),
            ("Prins", "Prins"),
            ("", ""),
        ] {
            assert_eq!(surname(name), expected);
        }
    }
}
