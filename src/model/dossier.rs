//! Dossiers: matters on which letters follow each other, as the site's list describes them.

use super::date::Date;
use super::kenmerk::slug;
use super::summary::UsedFigure;

/// A dossier of the reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its name as printed.
    pub name: String,
    /// What it is about, in a few sentences; may be empty.
    pub description: String,
    /// The figures to follow through its letters, the first one first.
    pub figures: Vec<KeyFigure>,
    /// The day on which the matter was closed.
    pub closed_on: Option<Date>,
}

/// Figures of the data that a dossier is followed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// What it is called above its values; the words of the dataset where there are none.
    pub title: Option<String>,
    /// Id of the dataset.
    pub dataset: String,
    /// The measure; any where none is named.
    pub measure: Option<String>,
    /// For a dimension, the values that will do.
    pub filter: Vec<(String, Vec<String>)>,
}

impl KeyFigure {
    /// Whether a figure of a letter is one of these.
    pub fn is_meant(&self, figure: &UsedFigure) -> bool {
        let has = |(dimension, values): &(String, Vec<String>)| {
            let mut key = figure.key.iter();
            key.any(|(name, value)| name == dimension && values.contains(value))
        };
        self.dataset == figure.dataset
            && self
                .measure
                .as_ref()
                .is_none_or(|measure| *measure == figure.measure)
            && self.filter.iter().all(has)
    }
}

/// The longest address of a dossier, which is the name of a folder.
const LONGEST: usize = 100;

/// Whether a name can be that of a dossier: something is left of it in an address, and not too much
/// for the name of a folder.
pub fn is_dossier_name(name: &str) -> bool {
    (1..=LONGEST).contains(&slug(name).len())
}
