//! A dataset of observations: one row for each.

use std::collections::BTreeSet;
use std::iter::repeat_n;
use std::ops::Range;

use super::{CODE, KINDS, MUNICIPALITY, RowColumn, Rows, kind, number, word};
use crate::model::{PublicRow, Qualifier, Status, Time};
use crate::render::rows::{FieldKind, RowFile, Value};

/// Places among the columns that every dataset has: of a day, of a stretch, of the measure.
const AS_OF: Range<usize> = 0..1;
const OVER: Range<usize> = 2..4;
const MEASURE: usize = 4;

/// How many columns a stretch has, with its words.
const OVER_COLUMNS: usize = 3;

/// How many columns a value has.
const VALUE_COLUMNS: usize = 4;

impl Rows<'_> {
    pub(super) fn observation_columns(&self) -> Vec<RowColumn> {
        use FieldKind::{Date, Text};
        let mut columns = Vec::new();
        for dimension in &self.dataset.dimensions {
            let about = format!("{}; leeg: niet uitgesplitst.", dimension.title);
            columns.push(RowColumn::new(&dimension.name, Text, about));
            if dimension.name == MUNICIPALITY && self.has_codes() {
                let about = "Code van de gemeente in de registers van de overheid (TOOI).";
                columns.push(RowColumn::new(CODE, Text, about));
            }
        }
        let measures = self.dataset.measures.iter();
        let measures: Vec<String> = measures.map(|measure| measure.name.clone()).collect();
        columns.extend([
            RowColumn::new("peildatum", Date, "De dag waarover de rij iets zegt."),
            RowColumn::new(
                "periode",
                Text,
                "Of het tijdvak waarover zij iets zegt, in woorden.",
            ),
            RowColumn::new(
                "periode_begin",
                Date,
                "De eerste dag die dat tijdvak kan bedoelen.",
            ),
            RowColumn::new(
                "periode_eind",
                Date,
                "De laatste dag die dat tijdvak kan bedoelen.",
            ),
            RowColumn {
                words: measures,
                ..RowColumn::new("maat", Text, "Wat er geteld is.")
            },
        ]);
        columns.extend(self.value_columns());
        columns.extend(self.columns_about(true));
        columns
    }

    /// The columns of a value: how much, or why there is none.
    pub(super) fn value_columns(&self) -> Vec<RowColumn> {
        use FieldKind::{Decimal, Text};
        vec![
            RowColumn::new("soort", Text, "Of er een getal is, en anders waarom niet.")
                .one_of(KINDS.map(|(_, word)| word)),
            RowColumn::new(
                "waarde",
                Decimal,
                format!("Het getal; eenheid: {}.", self.units()),
            ),
            RowColumn::new("eenheid", Text, "Waarin geteld is."),
            RowColumn::new("kwalificatie", Text, "Hoe precies de bron het getal noemt.")
                .one_of(Qualifier::ALL.map(|(_, word)| word)),
        ]
    }

    /// The columns about a row as a whole.
    pub(super) fn columns_about(&self, has_note: bool) -> Vec<RowColumn> {
        use FieldKind::{Date, Text};
        let mut columns = vec![
            RowColumn::new("status", Text, "Hoe vast het staat.")
                .one_of(Status::ALL.map(|(_, word)| word)),
            RowColumn::new("gebied", Text, "Welke gemeenten samen bedoeld zijn."),
            RowColumn::new("vastgesteld_op", Date, "Sinds welke dag dit bekend is."),
            RowColumn::new("bron", Text, "Uit welk document het komt."),
        ];
        if has_note {
            columns.push(RowColumn::new("noot", Text, "Wat de bron erbij zegt."));
        }
        columns
    }

    pub(super) fn observation_key(&self) -> Vec<&str> {
        let rows = &self.dataset.rows;
        let mut seen = BTreeSet::new();
        let is_told_apart = rows.iter().all(|row| {
            let time = row.time.as_ref().map(Time::period);
            let days = time.map(|period| (period.begin, period.end));
            row.key.iter().all(Option::is_some) && seen.insert((&row.key, row.measure, days))
        });
        let all = |kind: fn(&Option<Time>) -> bool| rows.iter().all(|row| kind(&row.time));
        let times = match () {
            () if all(|time| matches!(time, Some(Time::AsOf(_)))) => AS_OF,
            () if all(|time| matches!(time, Some(Time::Over(_)))) => OVER,
            () if all(Option::is_none) => 0..0,
            // What is empty in some rows cannot tell them apart.
            () => return Vec::new(),
        };
        if rows.is_empty() || !is_told_apart {
            return Vec::new();
        }
        let dimensions = self.dataset.dimensions.iter().map(|d| d.name.as_str());
        let own = &self.columns[self.first_own_column()..];
        let told = own[times].iter().chain([&own[MEASURE]]);
        dimensions
            .chain(told.map(|column| column.name.as_str()))
            .collect()
    }

    /// How many columns stand before those that every dataset has.
    fn first_own_column(&self) -> usize {
        self.dataset.dimensions.len() + usize::from(self.has_codes())
    }

    pub(super) fn write_observations(&self, file: &mut RowFile<'_>) {
        let mut fields: Vec<Value<'_>> = Vec::with_capacity(self.columns.len());
        for row in &self.dataset.rows {
            for (dimension, value) in self.dataset.dimensions.iter().zip(&row.key) {
                let value = value.as_deref().unwrap_or_default();
                fields.push(Value::Text(value));
                if dimension.name == MUNICIPALITY && self.has_codes() {
                    let code = self.codes.get(value);
                    fields.push(Value::Text(code.copied().unwrap_or_default()));
                }
            }
            match &row.time {
                Some(Time::AsOf(day)) => {
                    fields.push(Value::Date(*day));
                    fields.extend(repeat_n(Value::Nothing, OVER_COLUMNS));
                }
                Some(Time::Over(period)) => fields.extend([
                    Value::Nothing,
                    Value::Text(&period.text),
                    Value::Date(period.begin),
                    Value::Date(period.end),
                ]),
                None => fields.extend(repeat_n(Value::Nothing, MEASURE)),
            }
            fields.push(Value::Text(&self.dataset.measures[row.measure].name));
            self.write_value(Some(row), &mut fields);
            fields.extend([
                word(row.status.words()),
                self.area(row.area.as_deref()),
                Value::date(row.recorded_on),
                self.source(row.source),
                Value::text(row.note.as_deref()),
            ]);
            file.push(&fields);
            fields.clear();
        }
    }

    /// The cells of [`Rows::value_columns`].
    pub(super) fn write_value<'f>(
        &'f self,
        row: Option<&'f PublicRow>,
        fields: &mut Vec<Value<'f>>,
    ) {
        let Some(row) = row else {
            fields.extend(repeat_n(Value::Nothing, VALUE_COLUMNS));
            return;
        };
        fields.extend([
            kind(row.quantity),
            number(row.quantity),
            Value::Text(&self.dataset.unit(row).plural),
            match row.qualifier {
                Qualifier::Exact => Value::Text("exact"),
                qualifier => word(qualifier.words()),
            },
        ]);
    }
}
