//! Municipalities that letters speak of, with their code and the sets that they belong to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::index::list::{Day, day};
use crate::index::{Archive, Index, Stop, Write};
use crate::model::{LetterSummary, Lists, Municipality, RegionSet, Section, address, notation};
use crate::render::PageEngine;

use super::organisations::sent_words;
use super::{
    About, Field, Line, Listed, add_unnamed, count_words, datasets, datasets_about, dossiers,
    extent, filled, found_words, gather, write_overview, write_subject,
};

/// `gemeenten/index.html`, and a page for each.
pub(in crate::index) struct Municipalities;

/// What the overview says when there is none.
const EMPTY: &str = "Er zijn nog geen brieven over een gemeente uit de lijst.";

/// How many letters about a set of municipalities the page of a member names.
const OF_SET: usize = 5;

/// A set of municipalities, with the letters and datasets whose figures are about it.
#[derive(Clone, Serialize)]
struct Set<'a> {
    #[serde(rename = "titel")]
    title: String,
    /// `9 gemeenten op 22 maart 2019`.
    #[serde(rename = "gegevens")]
    details: String,
    /// The newest letters.
    #[serde(rename = "brieven")]
    letters: Vec<OfSet<'a>>,
    /// How many there are beside those.
    #[serde(rename = "meer")]
    more: Option<String>,
    /// The public datasets.
    #[serde(rename = "datasets")]
    datasets: Vec<OfSet<'a>>,
}

/// A letter or a dataset that is about a set of municipalities.
#[derive(Clone, Serialize)]
struct OfSet<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "datum")]
    date: Option<Day>,
}

impl Index for Municipalities {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        if !site.has(Section::Municipalities) {
            return Ok(());
        }
        let lists = &site.lists;
        let by_name: BTreeMap<&str, &Municipality> = lists
            .municipalities
            .iter()
            .map(|municipality| (municipality.name.as_str(), municipality))
            .collect();
        let sender = |letter: &'_ LetterSummary| {
            let name = sender_name(letter);
            (letter.sender.name != site.organisation.name)
                .then(|| by_name.get(name).map(|found| found.name.as_str()))
                .flatten()
        };
        let mut municipalities = gather(
            archive.letters(),
            |letter| {
                let spoken_of = letter.municipalities.iter().map(String::as_str);
                spoken_of.chain(sender(letter)).map(|name| (name, None))
            },
            |(name, _)| address::municipality(name),
        );
        let sets = sets(archive);
        let sets_of = sets_of(lists);
        // A member of a set that data are about is spoken of, if not by itself.
        let members = sets_of.iter().filter(|(_, of_this)| {
            let mut of_this = of_this.iter();
            of_this.any(|set| sets.contains_key(set.id.as_str()))
        });
        let members = members.map(|(name, _)| *name);
        let data = datasets_about(archive, &["gemeente"]);
        let in_data = data.keys().copied();
        let in_data = in_data.filter(|name| by_name.contains_key(name));
        add_unnamed(
            &mut municipalities,
            in_data.chain(members),
            address::municipality,
        );
        for subject in &municipalities {
            let letters = &subject.letters;
            let of_this = sets_of.get(subject.name).map_or(&[][..], Vec::as_slice);
            let sent = letters
                .iter()
                .filter(|letter| sender(letter) == Some(subject.name))
                .count();
            let fields = [
                code(by_name.get(subject.name).copied()),
                extent(letters, sent_words(sent, letters.len())),
                member_of(of_this),
                datasets(data.get(subject.name).map_or(&[][..], Vec::as_slice)),
                dossiers(letters),
                super::themes(letters),
            ];
            let about = About {
                heading: subject.name.to_owned(),
                description: format!(
                    "{} van {} waarin de gemeente {} voorkomt.",
                    site.letters_name, site.organisation.name, subject.name
                ),
                feed: None,
                fields: filled(fields),
                letters_heading: "Brieven",
            };
            let with_letters: Vec<&Set<'_>> = of_this
                .iter()
                .filter_map(|set| sets.get(set.id.as_str()))
                .collect();
            let more = |context: &mut tera::Context| {
                context.insert("gebieden", &with_letters);
                context.insert("naam", subject.name);
            };
            write_subject(archive, subject, &about, more, pages, write)?;
        }
        let listed = municipalities.iter().map(|subject| Listed {
            name: subject.name,
            address: &subject.address,
            details: match (&subject.letters[..], data.get(subject.name)) {
                ([], None) => "alleen cijfers over een gebied waar zij bij hoort".to_owned(),
                (letters, data) => found_words(letters, data.map_or(&[][..], Vec::as_slice)),
            },
            sorted_by: subject.name,
        });
        write_overview(
            site,
            Section::Municipalities,
            EMPTY,
            listed.collect(),
            pages,
            write,
        )
    }
}

/// The name of the municipality that a sender may be: `Gemeente Goirle` is Goirle.
fn sender_name(letter: &LetterSummary) -> &str {
    let name = letter.sender.name.as_str();
    name.strip_prefix("Gemeente ").unwrap_or(name)
}

/// The code, with the way to the register of municipalities.
fn code(municipality: Option<&Municipality>) -> Field<'_> {
    let line = municipality.map(|municipality| {
        let code = municipality.code.as_str();
        Line {
            text: code,
            url: Some(format!(
                "https://identifier.overheid.nl/tooi/id/gemeente/{code}"
            )),
            ..Line::default()
        }
    });
    Field {
        label: "Gemeentecode",
        inline: false,
        lines: line.into_iter().collect(),
    }
}

/// The sets that each municipality belongs to.
fn sets_of(lists: &Lists) -> BTreeMap<&str, Vec<&RegionSet>> {
    let mut sets_of: BTreeMap<&str, Vec<&RegionSet>> = BTreeMap::new();
    // The newest set says most of today.
    let mut sets: Vec<&RegionSet> = lists.region_sets.iter().collect();
    sets.sort_by_key(|set| Reverse(set.as_of));
    for set in sets {
        for member in &set.members {
            sets_of.entry(member).or_default().push(set);
        }
    }
    sets_of
}

/// The sets that a municipality belongs to.
fn member_of<'a>(sets: &[&'a RegionSet]) -> Field<'a> {
    let sets = sets.iter();
    let lines = sets.map(|set| Line {
        text: &set.title,
        remark: Some(size_words(set)),
        ..Line::default()
    });
    Field {
        label: "Hoort bij",
        inline: false,
        lines: lines.collect(),
    }
}

/// `9 gemeenten op 22 maart 2019`.
fn size_words(set: &RegionSet) -> String {
    let count = match set.members.len() {
        1 => "1 gemeente".to_owned(),
        count => format!("{count} gemeenten"),
    };
    match set.as_of {
        Some(day) => format!("{count} op {}", notation::date(day)),
        None => count,
    }
}

/// The sets that data of letters are about and those that public data are about, by id.
fn sets<'a>(archive: &Archive<'a>) -> BTreeMap<&'a str, Set<'a>> {
    let mut by_set: BTreeMap<&str, (usize, Vec<OfSet<'a>>)> = BTreeMap::new();
    for letter in archive.letters() {
        for area in &letter.areas {
            let (count, newest) = by_set.entry(area).or_default();
            *count += 1;
            if newest.len() < OF_SET {
                newest.push(OfSet {
                    title: &letter.subject,
                    address: letter.address.clone(),
                    date: letter.date.map(day),
                });
            }
        }
    }
    let mut data: BTreeMap<&str, Vec<OfSet<'a>>> = BTreeMap::new();
    for dataset in archive.datasets() {
        for area in &dataset.areas {
            data.entry(&area.id).or_default().push(OfSet {
                title: &dataset.title,
                address: address::dataset(&dataset.id),
                date: None,
            });
        }
    }
    let mut sets = BTreeMap::new();
    for set in &archive.site.lists.region_sets {
        let id = set.id.as_str();
        let (count, letters) = by_set.remove(id).unwrap_or_default();
        let datasets = data.remove(id).unwrap_or_default();
        if letters.is_empty() && datasets.is_empty() {
            continue;
        }
        let more = count - letters.len();
        let of_set = Set {
            title: notation::capitalised(&set.title),
            details: size_words(set),
            letters,
            more: (more > 0).then(|| format!("en nog {}", count_words(more))),
            datasets,
        };
        sets.insert(id, of_set);
    }
    sets
}
