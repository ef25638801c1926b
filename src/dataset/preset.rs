//! What tells one kind of dataset with rows from another: what it counts, and what it asks of its
//! rows.

use crate::diag::{Diagnostics, Entry, Span, Words};
use crate::syntax::yaml::Mapping;

use super::Measure;
use super::columns::Columns;
use super::delivery::Above;

/// A kind of dataset with rows: what it asks of them beyond what every `tabel` does.
pub(super) struct Preset {
    /// The word for it, under `soort`.
    pub name: &'static str,
    /// Reads what is counted.
    pub measures: fn(Span, &mut Mapping<'_>, &mut Diagnostics) -> Vec<Measure>,
    /// Whether its numbers count persons, whatever their unit.
    pub always_persons: bool,
    /// What may stand above the rows.
    pub above: Above,
    /// What each row must say.
    pub demands: &'static [Demand],
}

/// Something that each row of a kind must say, itself or by what stands above it.
pub(super) struct Demand {
    /// The mistake of a row that does not.
    pub entry: &'static Entry,
    /// The keys by which it can, for the message.
    pub ways: Words,
    /// Whether it tells rows apart: those that lack it may look like each other and are not.
    pub tells_apart: bool,
    /// Whether a row meets it.
    pub is_met: fn(&Told<'_>) -> bool,
}

/// What a row says, with all that stands above it.
pub(super) struct Told<'a> {
    /// The dimensions so far.
    pub columns: &'a Columns,
    /// Its values of them.
    pub key: &'a [Option<String>],
    /// Whether it has a time, right or wrong.
    pub has_time: bool,
    /// Whether it says which municipalities take part, or that nobody knows.
    pub has_area: bool,
    /// Whether it says if it happened or is intended.
    pub has_standing: bool,
}

impl Told<'_> {
    /// Whether it has a value for a dimension.
    pub fn has(&self, dimension: &str) -> bool {
        let index = self.columns.position(dimension);
        index.is_some_and(|index| self.key.get(index).is_some_and(Option::is_some))
    }
}
