//! The pages of the register: `toezeggingen/index.html`, and a list for each section when all of it
//! is too long for one page.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Context;

use crate::model::{Artifact, CommitmentStatus, Date, LONGEST_LIST, WriteOrder, address, notation};
use crate::render::{Frame, PageEngine};

use super::super::list::{Day, day};
use super::super::{Archive, Index, Stop, Write, split};
use super::{Promiser, Registered, State};

/// What the register is called.
const TITLE: &str = "Toezeggingen";

/// How many of a section stand on the first page of a register that has several.
const FIRST: usize = 50;

/// `toezeggingen/index.html` and the pages beneath it; none for a site without commitments.
pub(in super::super) struct Register;

impl Index for Register {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let all = archive.commitments();
        if all.is_empty() {
            return Ok(());
        }
        let ways = Ways::of(archive);
        let is_one_page = all.len() <= LONGEST_LIST;
        let sections: Vec<(State, &[Registered<'_>])> = State::ALL
            .into_iter()
            .map(|state| (state, section(all, state)))
            .collect();
        let views = sections.iter().map(|(state, entries)| {
            let shown = if is_one_page { entries.len() } else { FIRST };
            SectionView {
                more: (entries.len() > shown).then(|| state.address()),
                rows: entries
                    .iter()
                    .take(shown)
                    .map(|entry| ways.row(entry))
                    .collect(),
                ..SectionView::empty(*state, entries.len())
            }
        });
        let mut context = Context::new();
        context.insert("secties", &views.collect::<Vec<_>>());
        let frame = Frame::of_list(archive.site, TITLE, address::COMMITMENTS);
        page(archive, pages, write, frame, TITLE, context)?;
        if is_one_page {
            return Ok(());
        }
        for (state, entries) in &sections {
            let mut entries: Vec<&Registered<'_>> = entries.iter().collect();
            let is_split = entries.len() > LONGEST_LIST;
            if is_split {
                // The parts of a long list are years, the newest first.
                entries.sort_by_key(|entry| Reverse(entry.day()));
            }
            let list = format!("{TITLE}: {}", state.words());
            for part in split::by_time(&entries, &state.address(), Registered::day) {
                let is_part = part.title.is_some();
                let count = if is_part { &part.entries } else { &entries }.len();
                let rows = part.entries.iter().map(|entry| ways.row(entry));
                let mut view = SectionView {
                    rows: rows.collect(),
                    ..SectionView::empty(*state, count)
                };
                if is_split {
                    view.explanation = "De laatste datum staat vooraan.";
                }
                let (frame, heading) = (part.frame(archive.site, &list), part.heading(&list));
                let beside = sections.iter().filter(|(_, entries)| !entries.is_empty());
                let beside = beside.map(|(state, entries)| {
                    let title = notation::capitalised(state.words());
                    (title, state.address(), entries.len())
                });
                let navigation = part.navigation.beneath("Per stand", beside, &part.address);
                let mut context = Context::new();
                context.insert("secties", &[view]);
                context.insert("delen", &navigation);
                context.insert("deel_van", &address::COMMITMENTS);
                page(archive, pages, write, frame, &heading, context)?;
            }
        }
        Ok(())
    }
}

fn page(
    archive: &Archive<'_>,
    pages: &PageEngine,
    write: &mut Write<'_>,
    mut frame: Frame,
    heading: &str,
    mut context: Context,
) -> Result<(), Stop> {
    let site = archive.site;
    frame.description = format!(
        "Wat de raad is toegezegd in {} van {}, en hoe het ermee staat.",
        site.letters_name.to_lowercase(),
        site.organisation.name
    );
    let path = format!("{}index.html", frame.address);
    if frame.address == address::COMMITMENTS {
        frame.feed = Some(TITLE.to_owned());
    }
    context.insert("pagina", &frame);
    context.insert("titel", heading);
    context.insert("vandaag", &day(site.today));
    write(Artifact {
        path,
        bytes: pages.render("toezeggingen.html", &context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}

/// The commitments of a section: they stand together in the register.
fn section<'r, 'a>(all: &'r [Registered<'a>], state: State) -> &'r [Registered<'a>] {
    let start = all.partition_point(|entry| entry.state() < state);
    let end = all.partition_point(|entry| entry.state() <= state);
    &all[start..end]
}

impl State {
    /// Its name in addresses and in the style sheet.
    fn name(self) -> &'static str {
        match self {
            State::Overdue => "over-tijd",
            State::Open => "open",
            State::InProgress => "in-uitvoering",
            State::Settled => "afgedaan",
            State::Lapsed => "vervallen",
        }
    }

    /// What pages call it.
    fn words(self) -> &'static str {
        match self {
            State::Overdue => "over tijd",
            State::Open => "open",
            State::InProgress => "in uitvoering",
            State::Settled => "afgedaan",
            State::Lapsed => "vervallen",
        }
    }

    /// What that means, and in what order they stand.
    fn explanation(self) -> &'static str {
        match self {
            State::Overdue => {
                "De termijn is voorbij en er is niet gemeld dat het gedaan is. Wat het langst wacht staat vooraan."
            }
            State::Open => {
                "Er is nog niets over gemeld en de termijn loopt nog. De eerste termijn staat vooraan, wat geen datum heeft achteraan."
            }
            State::InProgress => {
                "Er wordt aan gewerkt en de termijn loopt nog. De eerste termijn staat vooraan, wat geen datum heeft achteraan."
            }
            State::Settled => "Er is gemeld dat het gedaan is. Het nieuwste staat vooraan.",
            State::Lapsed => {
                "Er is gemeld dat het niet meer hoeft of kan. Het nieuwste staat vooraan."
            }
        }
    }

    /// Where its own list lives, when the register is too long for one page.
    fn address(self) -> String {
        format!("{}{}/", address::COMMITMENTS, self.name())
    }
}

impl Registered<'_> {
    /// The day by which it is found in a long list: its last day, or since when it is closed.
    fn day(&self) -> Option<Date> {
        match self.state() {
            State::Overdue | State::Open | State::InProgress => self.due_on,
            State::Settled | State::Lapsed => self.since,
        }
    }
}

/// `sectie`: commitments that stand alike.
#[derive(Serialize)]
struct SectionView<'a> {
    #[serde(rename = "naam")]
    name: &'static str,
    #[serde(rename = "titel")]
    title: String,
    /// The word for one of them, in running text.
    #[serde(rename = "woord")]
    word: &'static str,
    #[serde(rename = "uitleg")]
    explanation: &'static str,
    #[serde(rename = "aantal")]
    count: String,
    #[serde(rename = "rijen")]
    rows: Vec<Row<'a>>,
    /// Where all of them are, if they are not all here.
    #[serde(rename = "meer")]
    more: Option<String>,
}

impl SectionView<'_> {
    fn empty(state: State, count: usize) -> Self {
        SectionView {
            name: state.name(),
            title: notation::capitalised(state.words()),
            word: state.words(),
            explanation: state.explanation(),
            count: notation::count(count),
            rows: Vec::new(),
            more: None,
        }
    }
}

/// A commitment in the register.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(rename = "anker")]
    anchor: String,
    /// The shape in front of its words.
    #[serde(rename = "teken")]
    shape: &'static str,
    #[serde(rename = "wat")]
    what: &'a str,
    #[serde(rename = "stand")]
    status: &'static str,
    /// For how long it is overdue: `6 jaar`.
    #[serde(rename = "te_laat")]
    overdue_for: Option<String>,
    /// Since when it is closed.
    #[serde(rename = "sinds")]
    closed_on: Option<Day>,
    #[serde(rename = "termijn")]
    due: &'a str,
    /// The same as a day, where the words are one.
    #[serde(rename = "termijn_dag")]
    due_day: Option<String>,
    #[serde(rename = "gewijzigd")]
    is_put_off: bool,
    #[serde(rename = "door")]
    by: Vec<Name<'a>>,
    #[serde(rename = "gedaan_op")]
    made_on: Option<Day>,
    #[serde(rename = "bij")]
    occasion: Option<&'a str>,
    #[serde(rename = "brief")]
    letter: Option<LetterLink<'a>>,
    dossier: Option<Name<'a>>,
    #[serde(rename = "gemeld_in")]
    said_in: Option<LetterLink<'a>>,
    #[serde(rename = "toelichting")]
    note: Option<&'a str>,
}

/// A name, with a page where it has one.
#[derive(Clone, Serialize)]
struct Name<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: Option<String>,
}

/// The way to a letter.
#[derive(Serialize)]
struct LetterLink<'a> {
    kenmerk: &'a str,
    /// Its page, and the commitment on it.
    #[serde(rename = "adres")]
    address: String,
}

/// Where the pages are that rows lead to.
struct Ways<'a> {
    today: Date,
    /// Whoever promises something, with the page of those who have one.
    people: BTreeMap<(&'a str, Option<&'a str>), Name<'a>>,
    /// The pages of dossiers.
    dossiers: BTreeSet<String>,
}

impl<'a> Ways<'a> {
    fn of(archive: &'a Archive<'a>) -> Ways<'a> {
        let lists = &archive.site.lists;
        let letters = archive.letters().iter();
        let holders: BTreeSet<(&str, Option<&str>)> = letters
            .flat_map(|letter| &letter.holders)
            .map(|holder| (holder.name.as_str(), holder.id.as_deref()))
            .collect();
        let pages: BTreeSet<String> = holders
            .into_iter()
            .map(|(name, id)| lists.person_address(name, id))
            .collect();
        let letters = archive.letters().iter();
        let organisations: BTreeSet<&str> = letters
            .flat_map(|letter| &letter.organisations)
            .map(String::as_str)
            .collect();
        let mut people = BTreeMap::new();
        for promiser in archive.commitments().iter().flat_map(|entry| &entry.by) {
            let Promiser { name, id } = *promiser;
            people.entry((name, id)).or_insert_with(|| {
                let person = lists.person_address(name, id);
                let is_person = pages.contains(&person) || lists.person(name, id).is_some();
                let organisation = organisations.contains(name);
                let organisation = organisation.then(|| address::organisation(name));
                Name {
                    name,
                    address: is_person.then_some(person).or(organisation),
                }
            });
        }
        let dossiers: BTreeSet<&str> = archive
            .letters()
            .iter()
            .filter_map(|letter| letter.dossier.as_deref())
            .collect();
        Ways {
            today: archive.site.today,
            people,
            dossiers: dossiers.into_iter().map(address::dossier).collect(),
        }
    }

    fn row(&self, entry: &Registered<'a>) -> Row<'a> {
        let state = entry.state();
        let is_closed = matches!(state, State::Settled | State::Lapsed);
        let overdue = entry.due_on.filter(|_| entry.is_overdue);
        Row {
            anchor: address::commitment(&entry.id),
            shape: state.name(),
            what: entry.what,
            status: match (entry.is_overdue, entry.status) {
                (true, CommitmentStatus::Open) => "open, over tijd",
                (true, CommitmentStatus::InProgress) => "in uitvoering, over tijd",
                (_, status) => status.words(),
            },
            overdue_for: overdue.map(|due| length(due, self.today)),
            closed_on: entry.since.filter(|_| is_closed).map(day),
            due: entry.due,
            due_day: entry
                .due_on
                .filter(|day| notation::date(*day) == entry.due)
                .map(|day| day.to_string()),
            is_put_off: entry.is_put_off,
            by: self.promisers(entry),
            made_on: entry.made_on.map(day),
            occasion: entry.occasion,
            letter: entry.letter.map(|letter| {
                let anchor = entry.anchor.as_deref().unwrap_or_default();
                LetterLink {
                    kenmerk: letter.kenmerk.as_ref().map_or("", |number| number.as_str()),
                    address: format!("{}index.html#{anchor}", letter.address),
                }
            }),
            dossier: entry.dossier.map(|name| {
                let address = address::dossier(name);
                Name {
                    name,
                    address: self.dossiers.contains(&address).then_some(address),
                }
            }),
            said_in: entry.said_in.map(|letter| LetterLink {
                kenmerk: letter.kenmerk.as_ref().map_or("", |number| number.as_str()),
                address: format!("{}index.html", letter.address),
            }),
            note: entry.note,
        }
    }

    fn promisers(&self, entry: &Registered<'a>) -> Vec<Name<'a>> {
        let promisers = entry.by.iter();
        promisers
            .filter_map(|promiser| self.people.get(&(promiser.name, promiser.id)))
            .cloned()
            .collect()
    }
}

/// How long it is between two days, as people say it: `12 dagen`, `7 maanden`, `6 jaar`.
fn length(from: Date, to: Date) -> String {
    let days = (to - from).get_days();
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month())
        - i32::from(to.day() < from.day());
    match (days, months) {
        (1, _) => "1 dag".to_owned(),
        (..=60, _) => format!("{days} dagen"),
        (_, ..=23) => format!("{months} maanden"),
        _ => format!("{} jaar", months / 12),
    }
}

#[cfg(test)]
mod tests {
    use super::length;
    use jiff::civil::date;

    #[test]
    fn how_long_something_is_overdue_is_said_as_people_say_it() {
        let due = date(2019, 11, 30);
        for (today, words) in [
            (date(2019, 12, 1), "1 dag"),
            (date(2020, 1, 20), "51 dagen"),
            (date(2020, 2, 29), "2 maanden"),
            (date(2021, 11, 29), "23 maanden"),
            (date(2021, 11, 30), "2 jaar"),
            (date(2026, 11, 22), "6 jaar"),
        ] {
            assert_eq!(length(due, today), words, "{today}");
        }
    }
}
