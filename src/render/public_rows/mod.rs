//! A public dataset as rows for re-users: which columns there are, what stands in them, and the
//! same for programs as a Table Schema.

mod events;
mod observations;
mod table_schema;

use std::collections::BTreeMap;

use crate::model::{Lists, PublicDataset, Quantity};

use super::rows::{Field, FieldKind, RowFile, RowFormat, Value};

pub(crate) use table_schema::{field_schema, table_schema};

/// A column of the rows of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowColumn {
    /// Its name in the head of the file.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) kind: FieldKind,
    /// What it means, in Dutch.
    pub(crate) about: String,
    /// Every word that it can hold, where they are a few that are known.
    pub(crate) words: Vec<String>,
}

impl RowColumn {
    fn new(name: &str, kind: FieldKind, about: impl Into<String>) -> RowColumn {
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
    pub(crate) fn write(&self, format: RowFormat) -> Vec<u8> {
        let columns = self.columns.iter().map(|column| Field {
            name: &column.name,
            kind: column.kind,
            description: &column.about,
        });
        let columns: Vec<Field<'_>> = columns.collect();
        let mut file = RowFile::new(format, &columns);
        match self.has_events() {
            true => self.write_events(&mut file),
            false => self.write_observations(&mut file),
        }
        file.finish()
    }

    fn has_events(&self) -> bool {
        !self.dataset.events.is_empty()
    }

    fn area(&self, id: Option<&'a str>) -> Value<'_> {
        Value::text(id.and_then(|id| self.areas.get(id).copied()))
    }

    fn source(&self, index: usize) -> Value<'_> {
        Value::text(self.sources.get(index).map(String::as_str))
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

/// The words for the kinds of quantities without a number, as the JSON has them.
const KINDS: [(Option<Quantity>, &str); 4] = [
    (None, "bekend"),
    (Some(Quantity::Withheld), "afgeschermd"),
    (Some(Quantity::Missing), "onbekend"),
    (Some(Quantity::NotApplicable), "niet_van_toepassing"),
];

/// Whether there is a number, and otherwise why not.
fn kind(quantity: Quantity) -> Value<'static> {
    let mut kinds = KINDS.iter();
    let found = kinds.find(|(kind, _)| *kind == Some(quantity));
    Value::Text(found.map_or(KINDS[0].1, |(_, word)| word))
}

fn number(quantity: Quantity) -> Value<'static> {
    quantity.known().map_or(Value::Nothing, Value::Decimal)
}

/// A word as keys have it: `naar_schatting`.
fn word(words: &'static str) -> Value<'static> {
    match words.contains(' ') {
        true => Value::Made(words.replace(' ', "_")),
        false => Value::Text(words),
    }
}
