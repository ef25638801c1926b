//! The reference lists of a site, as pages about persons, themes and places need them.

use super::commitment::CommitmentList;
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
    /// Commitments that were made in no letter, and how commitments stand.
    pub commitments: CommitmentList,
    /// Numbers that no letter has, as the clerk explains them.
    pub numbers: Vec<ExplainedNumbers>,
}
