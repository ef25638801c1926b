//! `soort: personen`: portfolio holders and others whom letters name.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, lists, phrases};
use crate::model::Person;
use crate::syntax::yaml::Mapping;

use super::reference::{Seen, entries, texts};
use super::{DataFile, Kind, Reading, schema};

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
        schema::persons(self.name())
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
    let function = text("functie").map(|function| function.value);
    let party = text("partij").map(|party| party.value);
    let mut day = |key| keys.optional(key).and_then(|node| node.date(diagnostics));
    let (from, until) = (day("van"), day("tot"));
    let aliases = texts(keys.optional("ook"), diagnostics);
    keys.optional("noot");
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        let words = phrases::place::FIRST_DAY;
        diagnostics
            .push(Diagnostic::new(&lists::OFFICE_ENDS_EARLY, until.span).related(from.span, words));
    }
    let name = name?;
    let person = Person {
        id: id.as_ref().map(|id| id.value.clone()),
        name: name.value.clone(),
        aliases: aliases.iter().map(|alias| alias.value.clone()).collect(),
        function,
        from: from.map(|from| from.value),
        until: until.map(|until| until.value),
        party,
    };
    Some(PersonEntry {
        name,
        id,
        aliases,
        person,
    })
}

/// The persons of all files. Two may have the same name when each has an id.
pub(super) fn collect(entries: Vec<PersonEntry>, diagnostics: &mut Diagnostics) -> Vec<Person> {
    let mut ids = Seen::default();
    let mut names: BTreeMap<String, (Span, bool)> = BTreeMap::new();
    let mut persons = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(id) = &entry.id {
            ids.check(&id.value, id.span, diagnostics);
        }
        let has_id = entry.id.is_some();
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
