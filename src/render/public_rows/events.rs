//! A dataset of phases and events: a row for each, or for each number that a phase has.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::repeat_n;

use super::{RowColumn, Rows, word};
use crate::model::{Period, PublicRow};
use crate::render::rows::{FieldKind, RowFile, Value};

/// The place of the column with names.
const NAME: usize = 1;

impl Rows<'_> {
    pub(super) fn event_columns(&self) -> Vec<RowColumn> {
        use FieldKind::{Date, Text};
        let mut columns = vec![
            RowColumn::new(
                "vorm",
                Text,
                "Of het duurt (fase) of gebeurt (gebeurtenis).",
            )
            .one_of(["fase", "gebeurtenis"]),
            RowColumn::new("naam", Text, "Hoe de fase of gebeurtenis heet."),
            RowColumn::new("begin", Text, "Wanneer zij begint of gebeurt, in woorden."),
            RowColumn::new("begin_van", Date, "De eerste dag die dat kan zijn."),
            RowColumn::new("begin_tot", Date, "De laatste dag die dat kan zijn."),
            RowColumn::new("eind", Text, "Wanneer zij eindigt, in woorden."),
            RowColumn::new("eind_van", Date, "De eerste dag die dat kan zijn."),
            RowColumn::new("eind_tot", Date, "De laatste dag die dat kan zijn."),
        ];
        if !self.dataset.rows.is_empty() {
            let measures = self.dataset.measures.iter();
            columns.push(RowColumn {
                words: measures.map(|measure| measure.name.clone()).collect(),
                ..RowColumn::new("maat", Text, "Wat er geteld is.")
            });
            columns.extend(self.value_columns());
        }
        columns.push(RowColumn::new("toelichting", Text, "Waar het over gaat."));
        columns.extend(self.columns_about(false));
        columns
    }

    /// The numbers of each phase.
    fn numbers(&self) -> BTreeMap<&str, Vec<&PublicRow>> {
        let mut numbers: BTreeMap<&str, Vec<&PublicRow>> = BTreeMap::new();
        for row in &self.dataset.rows {
            if let Some(phase) = row.key.first().and_then(Option::as_deref) {
                numbers.entry(phase).or_default().push(row);
            }
        }
        numbers
    }

    pub(super) fn event_key(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        // A column in which some rows are empty tells nothing apart.
        let has_numbers = !self.dataset.rows.is_empty();
        if has_numbers || !self.dataset.events.iter().all(|e| seen.insert(&e.label)) {
            return Vec::new();
        }
        vec![&self.columns[NAME].name]
    }

    pub(super) fn write_events(&self, file: &mut RowFile<'_>) {
        let mut fields: Vec<Value<'_>> = Vec::with_capacity(self.columns.len());
        let numbers = self.numbers();
        let has_numbers = !self.dataset.rows.is_empty();
        for event in &self.dataset.events {
            let own = numbers.get(event.key.as_str()).filter(|_| event.lasts);
            let own = own.map_or(&[][..], Vec::as_slice);
            // What has no number still has a row.
            for number in 0..own.len().max(1) {
                let row = own.get(number).copied();
                fields.push(Value::Text(match event.lasts {
                    true => "fase",
                    false => "gebeurtenis",
                }));
                fields.push(Value::Text(&event.label));
                period(Some(&event.begin), &mut fields);
                period(event.end.as_ref(), &mut fields);
                if has_numbers {
                    let name = row.map_or("", |row| &self.dataset.measures[row.measure].name);
                    fields.push(Value::Text(name));
                    self.write_value(row, &mut fields);
                }
                fields.extend([
                    Value::Text(&event.detail),
                    word(event.status.words()),
                    self.area(event.area.as_deref()),
                    Value::date(event.recorded_on),
                    self.source(event.source),
                ]);
                file.push(&fields);
                fields.clear();
            }
        }
    }
}

/// A time that may be vague: its words, and the days that it can be.
fn period<'f>(period: Option<&'f Period>, fields: &mut Vec<Value<'f>>) {
    match period {
        Some(period) => fields.extend([
            Value::Text(&period.text),
            Value::Date(period.begin),
            Value::Date(period.end),
        ]),
        None => fields.extend(repeat_n(Value::Nothing, 3)),
    }
}
