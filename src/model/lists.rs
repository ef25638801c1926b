//! The reference lists of a site, as pages about persons, themes, dossiers and places need them.

use super::address;
use super::commitment::CommitmentList;
use super::dossier::Dossier;
use super::kenmerk::ExplainedNumbers;
use super::person::Person;
use super::place::{Municipality, Organisation, RegionSet};
use super::theme::Theme;

/// The reference lists of a site, each in the order of its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Municipalities.
    pub municipalities: Vec<Municipality>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Dated sets of municipalities.
    pub region_sets: Vec<RegionSet>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Dossiers.
    pub dossiers: Vec<Dossier>,
    /// Commitments that were made in no letter, and how commitments stand.
    pub commitments: CommitmentList,
    /// Numbers that no letter has, as the clerk explains them.
    pub numbers: Vec<ExplainedNumbers>,
}

impl Lists {
    /// The person with an id, or else the only one with this name.
    pub fn person(&self, name: &str, id: Option<&str>) -> Option<&Person> {
        if id.is_some() {
            let mut persons = self.persons.iter();
            return persons.find(|person| person.id.as_deref() == id);
        }
        let mut called = self.persons.iter().filter(|person| person.name == name);
        match (called.next(), called.next()) {
            (Some(person), None) => Some(person),
            _ => None,
        }
    }

    /// Where the page of a person lives: `portefeuillehouders/piet-poos/`.
    pub fn person_address(&self, name: &str, id: Option<&str>) -> String {
        let listed = self.person(name, id);
        let own = id.unwrap_or(name);
        address::person(listed.map_or(own, Person::address_name))
    }
}
