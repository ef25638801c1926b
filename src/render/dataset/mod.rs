//! A public dataset as rows for re-users: which columns there are, what stands in them, and the
//! same for programs as a Table Schema.

mod events;
mod observations;
mod table_schema;

use std::collections::BTreeMap;

use crate::model::{Lists, PublicDataset, Quantity};

use super::sheet::{Field, Notation, Sheet};

pub(crate) use table_schema::{field_schema, table_schema};

/// A column of the rows of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowColumn {
    /// Its name in the head of the file.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) kind: RowColumnKind,
    /// What it means, in Dutch.
    pub(crate) about: String,
    /// Every word that it can hold, where they are a few that are known.
    pub(crate) words: Vec<String>,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowColumnKind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Days.
    Day,
}

impl RowColumn {
    fn new(name: &str, kind: RowColumnKind, about: impl Into<String>) -> RowColumn {
        RowColumn {
            name: name.to_owned(),
            kind,
            about: about.into(),
            words: Vec::new(),
        }
    }

    fn one_of(mut self, words: impl IntoIterator<Item = &'static str>) -> RowColumn {
        self.words = words
            .into_iter()
            .map(|word| word.replace(' ', "_"))
            .collect();
        self
    }
}

/// The rows of a dataset, laid out in columns.
pub(crate) struct Rows<'a> {
    dataset: &'a PublicDataset,
    columns: Vec<RowColumn>,
    /// The codes of municipalities by name, where the rows are about municipalities of the list.
    codes: BTreeMap<&'a str, &'a str>,
    /// The names of the areas, by id.
    areas: BTreeMap<&'a str, &'a str>,
    /// The words for each source.
    sources: Vec<String>,
}

/// The column with the code of a municipality, and the one with its name.
pub(crate) const CODE: &str = "gemeentecode";
const MUNICIPALITY: &str = "gemeente";

impl<'a> Rows<'a> {
    /// Lays out a dataset. Rows about municipalities of the list get their codes.
    pub(crate) fn of(dataset: &'a PublicDataset, lists: &'a Lists) -> Rows<'a> {
        let is_about = |name: &str| dataset.dimensions.iter().any(|d| d.name == name);
        let mut codes = BTreeMap::new();
        if is_about(MUNICIPALITY) && !is_about(CODE) {
            let known = lists.municipalities.iter();
            codes = known.map(|m| (m.name.as_str(), m.code.as_str())).collect();
        }
        let areas = dataset.areas.iter();
        let mut rows = Rows {
            dataset,
            columns: Vec::new(),
            codes,
            areas: areas.map(|a| (a.id.as_str(), a.title.as_str())).collect(),
            sources: dataset.sources.iter().map(|s| s.words()).collect(),
        };
        rows.columns = match rows.has_events() {
            true => rows.event_columns(),
            false => rows.observation_columns(),
        };
        rows.rename_equal_columns();
        rows
    }

    /// The columns, in order.
    pub(crate) fn columns(&self) -> &[RowColumn] {
        &self.columns
    }

    /// Whether there is a column with codes of municipalities.
    pub(crate) fn has_codes(&self) -> bool {
        !self.codes.is_empty() && !self.has_events()
    }

    /// The columns that together tell every row apart; none where nothing does.
    pub(crate) fn key(&self) -> Vec<&str> {
        match self.has_events() {
            true => self.event_key(),
            false => self.observation_key(),
        }
    }

    /// The file.
    pub(crate) fn write(&self, notation: Notation) -> Vec<u8> {
        let names = self.columns.iter().map(|column| column.name.as_str());
        let mut sheet = Sheet::new(notation, names);
        let mut fields: Vec<Field<'_>> = Vec::with_capacity(self.columns.len());
        match self.has_events() {
            true => self.write_events(&mut sheet, &mut fields),
            false => self.write_observations(&mut sheet, &mut fields),
        }
        sheet.finish()
    }

    fn has_events(&self) -> bool {
        !self.dataset.events.is_empty()
    }

    fn area(&self, id: Option<&'a str>) -> Field<'_> {
        Field::text(
            id.and_then(|id| self.areas.get(id).copied())
                .unwrap_or_default(),
        )
    }

    fn source(&self, index: usize) -> Field<'_> {
        Field::text(self.sources.get(index).map_or("", String::as_str))
    }

    /// A dimension can be called as one of our own columns is: then ours gets a number.
    fn rename_equal_columns(&mut self) {
        for index in 1..self.columns.len() {
            let (before, rest) = self.columns.split_at_mut(index);
            let own = &mut rest[0].name;
            let plain = own.clone();
            let mut number = 1;
            while before.iter().any(|column| column.name == *own) {
                number += 1;
                *own = format!("{plain}_{number}");
            }
        }
    }

    /// The units of the dataset, for the description of the column with values.
    fn units(&self) -> String {
        let mut units: Vec<&str> = Vec::new();
        let measures = self.dataset.measures.iter().map(|m| &m.unit);
        let own = self.dataset.rows.iter().filter_map(|row| row.unit.as_ref());
        for unit in measures.chain(own) {
            if !units.contains(&unit.plural.as_str()) {
                units.push(&unit.plural);
            }
        }
        units.join(", ")
    }
}

/// The reasons why there is no number.
const GAPS: [(Quantity, &str); 3] = [
    (Quantity::Withheld, "afgeschermd"),
    (Quantity::Missing, "onbekend"),
    (Quantity::NotApplicable, "niet_van_toepassing"),
];

/// Why there is no number, in the word that the JSON has for it.
fn gap(quantity: Quantity) -> Field<'static> {
    let found = GAPS.iter().find(|(gap, _)| *gap == quantity);
    Field::text(found.map_or("", |(_, word)| *word))
}

fn number(quantity: Quantity) -> Field<'static> {
    quantity.known().map_or(Field::Empty, Field::Number)
}

/// A word as keys have it: `naar_schatting`.
fn word(words: &'static str) -> Field<'static> {
    match words.contains(' ') {
        true => Field::Text(words.replace(' ', "_").into()),
        false => Field::text(words),
    }
}
