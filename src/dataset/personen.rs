//! `soort: personen`: portfolio holders and others whom letters name.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, lists, phrases};
use crate::model::{Office, Person};
use crate::syntax::yaml::Mapping;

use super::reference::{Addresses, Seen, entries, texts};
use super::{DataFile, Kind, Reading, list_schema};

/// `soort: personen`.
pub(super) struct PersonList;

/// A person as the file says it.
#[derive(Clone, Debug)]
pub struct PersonEntry {
    /// The name.
    pub name: Located<String>,
    /// What tells the person apart from others of the same name.
    pub id: Option<Located<String>>,
    /// Other spellings.
    pub aliases: Vec<Located<String>>,
    /// All of it, without places.
    pub person: Person,
}

impl Kind for PersonList {
    fn name(&self) -> &'static str {
        "personen"
    }

    fn schema(&self) -> serde_json::Value {
        list_schema::persons(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let entries = entries(reading, "personen", person, diagnostics);
        Some(DataFile::Persons(entries))
    }
}

fn person(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<PersonEntry> {
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let mut text = |key| keys.optional(key).and_then(|node| node.text(diagnostics));
    let id = text("id");
    let party = text("partij").map(|party| party.value);
    let offices = offices(keys, diagnostics);
    let aliases = texts(keys.optional("ook"), diagnostics);
    keys.optional("noot");
    let name = name?;
    let person = Person {
        id: id.as_ref().map(|id| id.value.clone()),
        name: name.value.clone(),
        aliases: aliases.iter().map(|alias| alias.value.clone()).collect(),
        offices,
        party,
    };
    Some(PersonEntry {
        name,
        id,
        aliases,
        person,
    })
}

/// The keys of an office, which stand beside the name where there is one office only.
const OFFICE: [&str; 4] = ["functie", "van", "tot", "portefeuille"];

/// What somebody was and is, in the order in which it began.
fn offices(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Vec<Office> {
    let single = OFFICE.map(|key| keys.optional(key));
    let first = single.into_iter().flatten().next();
    let Some(list) = keys.optional("functies") else {
        return first.map_or_else(Vec::new, |_| vec![office(keys, diagnostics)]);
    };
    if let Some(first) = first {
        diagnostics.push(
            Diagnostic::new(&lists::OFFICE_BOTH_WAYS, list.span)
                .related(first.span, phrases::place::OTHER),
        );
    }
    let mut offices = Vec::new();
    for node in list.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = node.mapping(diagnostics) else {
            continue;
        };
        keys.required("functie", diagnostics);
        offices.push(office(&mut keys, diagnostics));
        keys.finish(diagnostics);
    }
    offices.sort_by_key(|office| office.from);
    offices
}

fn office(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Office {
    let mut text = |key| keys.optional(key).and_then(|node| node.text(diagnostics));
    let function = text("functie").map(|function| function.value);
    let portfolio = text("portefeuille").map(|portfolio| portfolio.value);
    let mut day = |key| keys.optional(key).and_then(|node| node.date(diagnostics));
    let (from, until) = (day("van"), day("tot"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        let words = phrases::place::FIRST_DAY;
        diagnostics
            .push(Diagnostic::new(&lists::OFFICE_ENDS_EARLY, until.span).related(from.span, words));
    }
    Office {
        function,
        from: from.map(|from| from.value),
        until: until.map(|until| until.value),
        portfolio,
    }
}

/// The persons of all files. Two may have the same name when each has an id.
pub(super) fn collect(entries: Vec<PersonEntry>, diagnostics: &mut Diagnostics) -> Vec<Person> {
    let mut ids = Seen::default();
    let mut addresses = Addresses::default();
    let mut names: BTreeMap<String, (Span, bool)> = BTreeMap::new();
    let mut persons = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(id) = &entry.id {
            ids.check(&id.value, id.span, diagnostics);
        }
        let has_id = entry.id.is_some();
        // Of two ids the second is another name, whatever the persons are called.
        let part = entry.id.as_ref().unwrap_or(&entry.name);
        addresses.check(&part.value, &part.value, part.span, diagnostics);
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let before = names.insert(name.value.clone(), (name.span, has_id));
            if let Some((before, had_id)) = before
                && !(has_id && had_id)
            {
                diagnostics.push(
                    Diagnostic::new(&lists::PERSON_TWICE, name.span)
                        .with("name", name.value.as_str())
                        .related(before, phrases::place::EARLIER),
                );
            }
        }
        persons.push(entry.person);
    }
    persons
}
