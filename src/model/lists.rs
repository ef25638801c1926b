//! The reference lists of a site, as pages about persons, themes, dossiers and places need them.

use super::commitment::CommitmentList;
use super::dossier::Dossier;
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
}
