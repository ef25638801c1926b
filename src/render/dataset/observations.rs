//! A dataset of observations: one row for each.

use std::collections::BTreeSet;
use std::iter::repeat_n;

use super::{CODE, GAPS, MUNICIPALITY, RowColumn, RowColumnKind, Rows, gap, number, word};
use crate::model::{Date, PublicRow, Qualifier, Status, Time, notation};
use crate::render::sheet::{Field, Sheet};

/// Places among the columns that every dataset has.
const KIND: usize = 1;
const END: usize = 3;
const MEASURE: usize = 4;

/// How many columns a value has.
const VALUE_COLUMNS: usize = 4;

impl Rows<'_> {
    pub(super) fn observation_columns(&self) -> Vec<RowColumn> {
        use RowColumnKind::{Day, Text};
        let mut columns = Vec::new();
        for dimension in &self.dataset.dimensions {
            let about = format!("{}; leeg: alle samen.", dimension.title);
            columns.push(RowColumn::new(&dimension.name, Text, about));
            if dimension.name == MUNICIPALITY && self.has_codes() {
                let about = "Code van de gemeente in de registers van de overheid (TOOI).";
                columns.push(RowColumn::new(CODE, Text, about));
            }
        }
        let measures = self.dataset.measures.iter();
        let measures: Vec<String> = measures.map(|measure| measure.name.clone()).collect();
        columns.extend([
            RowColumn::new("tijd", Text, "Waar de rij over gaat, in woorden."),
            RowColumn::new(
                "tijdsoort",
                Text,
                "Of de rij over één dag gaat (peildatum) of over een periode.",
            )
            .one_of(["peildatum", "periode"]),
            RowColumn::new("begin", Day, "De eerste dag waar de rij over gaat."),
            RowColumn::new("eind", Day, "De laatste dag waar de rij over gaat."),
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
        use RowColumnKind::{Number, Text};
        vec![
            RowColumn::new(
                "waarde",
                Number,
                format!("Het getal; eenheid: {}.", self.units()),
            ),
            RowColumn::new("reden_leeg", Text, "Waarom er geen getal staat.")
                .one_of(GAPS.map(|(_, word)| word)),
            RowColumn::new("eenheid", Text, "Waarin geteld is."),
            RowColumn::new("kwalificatie", Text, "Hoe precies de bron het getal noemt.")
                .one_of(Qualifier::ALL.map(|(_, word)| word)),
        ]
    }

    /// The columns about a row as a whole.
    pub(super) fn columns_about(&self, has_note: bool) -> Vec<RowColumn> {
        use RowColumnKind::{Day, Text};
        let mut columns = vec![
            RowColumn::new("status", Text, "Hoe vast het staat.")
                .one_of(Status::ALL.map(|(_, word)| word)),
            RowColumn::new("gebied", Text, "Welke gemeenten samen bedoeld zijn."),
            RowColumn::new("vastgesteld_op", Day, "Sinds welke dag dit bekend is."),
            RowColumn::new("bron", Text, "Uit welk document het komt."),
        ];
        if has_note {
            columns.push(RowColumn::new("noot", Text, "Wat de bron erbij zegt."));
        }
        columns
    }

    pub(super) fn observation_key(&self) -> Vec<&str> {
        let rows = &self.dataset.rows;
        let is_timed = rows.iter().any(|row| row.time.is_some());
        let mut seen = BTreeSet::new();
        let is_told_apart = rows.iter().all(|row| {
            row.key.iter().all(Option::is_some)
                && row.time.is_some() == is_timed
                && seen.insert((&row.key, row.measure, row.time.as_ref().map(days)))
        });
        if rows.is_empty() || !is_told_apart {
            return Vec::new();
        }
        let dimensions = self.dataset.dimensions.iter().map(|d| d.name.as_str());
        let own = &self.columns[self.first_own_column()..];
        let times = own[KIND..=END].iter().filter(|_| is_timed);
        let told = times.chain([&own[MEASURE]]);
        dimensions
            .chain(told.map(|column| column.name.as_str()))
            .collect()
    }

    /// How many columns stand before those that every dataset has.
    fn first_own_column(&self) -> usize {
        self.dataset.dimensions.len() + usize::from(self.has_codes())
    }

    pub(super) fn write_observations<'f>(&'f self, sheet: &mut Sheet, fields: &mut Vec<Field<'f>>) {
        for row in &self.dataset.rows {
            for (dimension, value) in self.dataset.dimensions.iter().zip(&row.key) {
                let value = value.as_deref().unwrap_or_default();
                fields.push(Field::text(value));
                if dimension.name == MUNICIPALITY && self.has_codes() {
                    let code = self.codes.get(value);
                    fields.push(Field::text(code.copied().unwrap_or_default()));
                }
            }
            match &row.time {
                Some(time) => {
                    let (kind, begin, end) = days(time);
                    let words = match time {
                        Time::AsOf(day) => Field::text(notation::date(*day)),
                        Time::Over(period) => Field::text(&period.text),
                    };
                    fields.extend([words, Field::text(kind), Field::Day(begin), Field::Day(end)]);
                }
                None => fields.extend(repeat_n(Field::Empty, MEASURE)),
            }
            fields.push(Field::text(&self.dataset.measures[row.measure].name));
            self.write_value(Some(row), fields);
            fields.extend([
                word(row.status.words()),
                self.area(row.area.as_deref()),
                Field::day(row.recorded_on),
                self.source(row.source),
                Field::text(row.note.as_deref().unwrap_or_default()),
            ]);
            sheet.row(fields.drain(..));
        }
    }

    /// The cells of [`Rows::value_columns`].
    pub(super) fn write_value<'f>(
        &'f self,
        row: Option<&'f PublicRow>,
        fields: &mut Vec<Field<'f>>,
    ) {
        let Some(row) = row else {
            fields.extend(repeat_n(Field::Empty, VALUE_COLUMNS));
            return;
        };
        fields.extend([
            number(row.quantity),
            gap(row.quantity),
            Field::text(&self.dataset.unit(row).plural),
            match row.qualifier {
                Qualifier::Exact => Field::text("exact"),
                qualifier => word(qualifier.words()),
            },
        ]);
    }
}

/// Whether a time is a day or a stretch, with its first and its last day.
fn days(time: &Time) -> (&'static str, Date, Date) {
    match time {
        Time::AsOf(day) => ("peildatum", *day, *day),
        Time::Over(period) => ("periode", period.begin, period.end),
    }
}
