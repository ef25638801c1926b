//! Rows of values by any dimensions, in YAML or in a CSV file: what the kinds with rows share.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, nearest, phrases};
use crate::model::{Qualifier, Quantity, Unit};
use crate::syntax::csv::{self, NumberNotation};
use crate::syntax::yaml::{Node, Value};

use super::addition::totals;
use super::columns::Columns;
use super::delivery::{Above, Areas, Coverage, Delivery, deliveries, time};
use super::header::{Header, breaks};
use super::measures::ROW_WORDS;
use super::observed::{Numbers, Recordings, is_retracted, last_day, quantity};
use super::preset::{Preset, Told};
use super::standing::Standing;
use super::{DataFile, Dataset, Measure, Observation, OwnUnit, Reading, Tables};

/// Reads a dataset with rows.
pub(super) fn read(
    preset: &'static Preset,
    mut reading: Reading<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<DataFile> {
    let keys = &mut reading.keys;
    let header = Header::read(keys, diagnostics);
    let breaks = breaks(keys, diagnostics);
    let totals = totals(keys, diagnostics);
    let measures = (preset.measures)(reading.span, keys, diagnostics);
    let columns = Columns::read(keys, diagnostics);
    let contents = ["waarnemingen"];
    let deliveries = deliveries(reading.span, keys, contents, &preset.above, diagnostics);
    reading.keys.finish(diagnostics);
    let mut rows = Rows {
        preset,
        measures,
        columns,
        areas: deliveries.areas,
        recordings: Recordings::default(),
        lacking: vec![Vec::new(); preset.demands.len()],
        met: 0,
    };
    for (delivery, [contents]) in deliveries.list {
        if let Some(contents) = contents {
            rows.read(contents, &delivery, reading.tables, diagnostics);
            rows.report_lacking(&delivery, diagnostics);
        }
    }
    rows.columns.report_unused_titles(diagnostics);
    let columns = rows.columns;
    Some(DataFile::Dataset(Box::new(Dataset {
        id: reading.id.to_owned(),
        span: reading.span,
        kind: preset.name,
        title: header.title,
        definition: header.definition,
        notes: header.notes,
        breaks,
        totals,
        not_to_add: header.not_to_add,
        areas: rows.areas.0,
        public: header.public,
        public_from: header.public_from,
        threshold: header.threshold,
        current_for: header.current_for,
        observations: rows
            .recordings
            .finish(columns.dimensions.len(), diagnostics),
        dimensions: columns.dimensions,
        spellings: columns.spellings,
        measures: rows.measures,
        events: Vec::new(),
    })))
}

/// The rows of a dataset as they are read.
struct Rows {
    preset: &'static Preset,
    measures: Vec<Measure>,
    columns: Columns,
    areas: Areas,
    recordings: Recordings,
    /// For each demand of the kind: the rows of this delivery that do not meet it.
    lacking: Vec<Vec<Span>>,
    /// How many rows of this delivery the demands were held against.
    met: usize,
}

impl Rows {
    /// Reads the rows of a delivery.
    fn read(
        &mut self,
        contents: &Node,
        delivery: &Delivery,
        tables: Tables<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        if let Value::Mapping(_) = &contents.value {
            self.read_csv(contents, delivery, tables, diagnostics);
            return;
        }
        let Some(rows) = contents.sequence(diagnostics) else {
            return;
        };
        if rows.is_empty() {
            diagnostics.push(Diagnostic::new(&data::NOTHING_RECORDED, contents.span));
        }
        for row in rows {
            if let Some(entries) = row.entries(diagnostics) {
                let place = entries.first().map_or(row.span, |(name, _)| name.span);
                self.row(place, entries, delivery, Numbers::Yaml, diagnostics);
            }
        }
    }

    /// Reads `{bestand: rijen.csv, getallen: nl}`; `None` when there is no such table.
    fn read_csv(
        &mut self,
        contents: &Node,
        delivery: &Delivery,
        tables: Tables<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let mut keys = contents.mapping(diagnostics)?;
        let path = keys
            .required("bestand", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let notation = keys
            .optional("getallen")
            .and_then(|node| node.choice(&NumberNotation::ALL, diagnostics))
            .unwrap_or(NumberNotation::WholeOnly);
        keys.finish(diagnostics);
        let path = path?;
        let Some((csv_file, text)) = tables(&path) else {
            diagnostics
                .push(Diagnostic::new(&file::MISSING_FILE, path.span).with("path", path.value));
            return None;
        };
        let table = csv::read(&text, csv_file, diagnostics)?;
        if table.rows.is_empty() {
            diagnostics.push(Diagnostic::new(&data::NOTHING_RECORDED, path.span));
        }
        let has_value = |name: &Located<String>| {
            self.measure(&name.value).is_some() || name.value == "vervallen"
        };
        if !table.head.iter().any(has_value) {
            // Said once, at the head, and not in each row.
            let names = || self.measures.iter().map(|measure| measure.name.as_str());
            let resembles = |cell: &&Located<String>| nearest(&cell.value, names()).is_some();
            let place = table.head.iter().find(resembles).unwrap_or(&table.head[0]);
            self.report_without_measure(place, diagnostics);
            return None;
        }
        // A wrong name is wrong once, not in each row.
        let columns: Vec<bool> = table
            .head
            .iter()
            .map(|name| {
                self.is_known(&name.value)
                    || self
                        .columns
                        .add(name, &self.measures, diagnostics)
                        .is_some()
            })
            .collect();
        for cells in &table.rows {
            let mut entries = Vec::with_capacity(cells.len());
            for ((name, cell), usable) in table.head.iter().zip(cells).zip(&columns) {
                if *usable && !cell.value.is_empty() {
                    entries.push((name.clone(), cell_node(cell)));
                }
            }
            let (first, last) = (&cells[0].span, &cells[cells.len() - 1].span);
            self.row(
                Span::new(csv_file, first.start as usize, last.end as usize),
                &entries,
                delivery,
                Numbers::Csv(notation),
                diagnostics,
            );
        }
        Some(())
    }

    /// Reads a row; `place` is where the row as a whole is complained about.
    fn row(
        &mut self,
        place: Span,
        entries: &[(Located<String>, Node)],
        delivery: &Delivery,
        numbers: Numbers,
        diagnostics: &mut Diagnostics,
    ) {
        let mut row = Row {
            key: vec![None; self.columns.dimensions.len()],
            ..Row::default()
        };
        self.put_what_stands_above(&mut row.key, delivery, diagnostics);
        for (name, node) in entries {
            if let Some(measure) = self.measure(&name.value) {
                row.values.push((measure, node));
            } else if !row.take_word(&name.value, node, &self.preset.above)
                && let Some(index) = self.columns.add(name, &self.measures, diagnostics)
                && let Some(value) = node.text(diagnostics)
            {
                self.columns.put(index, value, &mut row.key);
            }
        }
        let own_time = time(row.day, row.stretch, diagnostics);
        let wrong_time = own_time.is_none() && (row.day.is_some() || row.stretch.is_some());
        let time = own_time.or_else(|| delivery.time.clone());
        let retracted = is_retracted(row.retracted, diagnostics);
        let around = (delivery.status, delivery.standing);
        let (status, standing) = Standing::read(row.standing, row.status, around, diagnostics);
        let own_area = row.area.and_then(|node| self.areas.read(node, diagnostics));
        let area = own_area.as_ref().or(delivery.area.as_ref());
        let qualifier = row
            .qualifier
            .and_then(|node| node.choice(&Qualifier::ALL, diagnostics))
            .unwrap_or(delivery.qualifier);
        let note = row.note.and_then(|node| node.text(diagnostics));
        if let Some(time) = &time {
            delivery.check_ahead(last_day(time), status, time.span, diagnostics);
        }
        let unit = self.own_unit(&row, diagnostics);
        let values = self.values(&row, unit.as_deref(), retracted, numbers, diagnostics);
        // A misspelt name was reported already, and is the reason why there is no value.
        let is_refused =
            |(name, _): &(Located<String>, Node)| self.columns.has_refused(&name.value);
        if row.values.is_empty() && !retracted && !entries.iter().any(is_refused) {
            let names: Vec<_> = entries.iter().map(|(name, _)| name.clone()).collect();
            self.report_without_value(place, &names, diagnostics);
        }
        let mut is_flawed = wrong_time;
        if !retracted {
            let told = Told {
                columns: &self.columns,
                key: &row.key,
                has_time: time.is_some() || wrong_time,
                has_area: area.is_some() || row.area.is_some(),
                has_standing: standing.is_some() || row.standing.is_some(),
            };
            self.met += 1;
            for (demand, lacking) in self.preset.demands.iter().zip(&mut self.lacking) {
                if !(demand.is_met)(&told) {
                    lacking.push(place);
                    is_flawed |= demand.tells_apart;
                }
            }
        }
        for (measure, span, quantity) in values {
            let observation = Observation {
                span,
                key: row.key.clone(),
                measure,
                time: time.as_ref().map(|time| time.value.clone()),
                recorded_on: delivery.recorded_on,
                quantity,
                unit: unit.clone(),
                area: area.and_then(Coverage::id),
                qualifier,
                status,
                note: note.as_ref().map(|note| note.value.clone()),
                reason: delivery.reason,
                source: delivery.source.clone().unwrap_or_default(),
            };
            if is_flawed {
                self.recordings.push_flawed(observation);
            } else {
                self.recordings.push(observation, delivery);
            }
        }
    }

    /// The measures of a row with their values; of a row that is taken back, with none. A row that
    /// is taken back without naming a measure takes all of them back.
    fn values(
        &self,
        row: &Row<'_>,
        own: Option<&OwnUnit>,
        retracted: bool,
        numbers: Numbers,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(usize, Span, Option<Quantity>)> {
        if let (true, Some(node)) = (retracted, row.retracted) {
            let named = row.values.iter().map(|(measure, _)| *measure);
            let measures: Vec<usize> = if row.values.is_empty() {
                (0..self.measures.len()).collect()
            } else {
                named.collect()
            };
            return measures
                .into_iter()
                .map(|measure| (measure, node.span, None))
                .collect();
        }
        let mut values = Vec::with_capacity(row.values.len());
        for (measure, node) in &row.values {
            let about = &self.measures[*measure];
            let kind = own.map_or(about.unit.kind, |own| own.unit.kind);
            let read = quantity(node, about, kind, numbers, diagnostics);
            // A wrong value was reported; the rest of its row is still to be checked.
            let quantity = read.unwrap_or(Quantity::Missing);
            values.push((*measure, node.span, Some(quantity)));
        }
        values
    }

    fn measure(&self, name: &str) -> Option<usize> {
        self.measures
            .iter()
            .position(|measure| measure.name == name)
    }

    fn is_known(&self, name: &str) -> bool {
        self.measure(name).is_some()
            || ROW_WORDS.contains(&name)
            || (name == "stand" && self.preset.above.standing)
    }

    /// The unit that a row names itself, where it is not that of its measure anyway.
    fn own_unit(&self, row: &Row<'_>, diagnostics: &mut Diagnostics) -> Option<Arc<OwnUnit>> {
        let node = row.unit?;
        let text = node.text(diagnostics)?;
        let [(measure, _)] = row.values[..] else {
            if row.values.len() > 1 {
                diagnostics.push(Diagnostic::new(&data::UNIT_OF_SEVERAL, node.span));
            }
            return None;
        };
        let unit = Unit::named(&text.value);
        if unit.plural == self.measures[measure].unit.plural {
            return None;
        }
        let persons = unit.counts_persons();
        if persons.is_none() && !self.preset.always_persons {
            diagnostics.push(
                Diagnostic::new(&data::UNKNOWN_UNIT, node.span).with("unit", unit.plural.as_str()),
            );
        }
        Some(Arc::new(OwnUnit {
            unit,
            persons: self.preset.always_persons || persons.unwrap_or(true),
        }))
    }

    /// Gives a row the dimensions that stand above it, unless it will say them itself.
    fn put_what_stands_above(
        &mut self,
        key: &mut Vec<Option<String>>,
        delivery: &Delivery,
        diagnostics: &mut Diagnostics,
    ) {
        for (name, value) in &delivery.dimensions {
            let located = Located::new((*name).to_owned(), value.span);
            let Some(index) = self.columns.add(&located, &self.measures, diagnostics) else {
                continue;
            };
            self.columns.put(index, value.clone(), key);
        }
    }

    /// Reports the rows of a delivery that lack something; where all of them do, once.
    fn report_lacking(&mut self, delivery: &Delivery, diagnostics: &mut Diagnostics) {
        let rows = std::mem::take(&mut self.met);
        for (demand, lacking) in self.preset.demands.iter().zip(&mut self.lacking) {
            let lacking = std::mem::take(lacking);
            let (places, what) = if rows > 1 && lacking.len() == rows {
                let what = phrases::term::ALL_ROWS_DO;
                (vec![delivery.span], what)
            } else {
                (lacking, phrases::term::ROW_DOES)
            };
            for place in places {
                let complaint = Diagnostic::new(demand.entry, place);
                diagnostics.push(complaint.with("what", what).with("ways", demand.ways));
            }
        }
    }

    fn report_without_value(
        &self,
        place: Span,
        keys: &[Located<String>],
        diagnostics: &mut Diagnostics,
    ) {
        // Without measures there was a complaint about that already.
        if self.measures.is_empty() {
            return;
        }
        let names = || self.measures.iter().map(|measure| measure.name.as_str());
        let near = keys.iter().find_map(|key| nearest(&key.value, names()));
        diagnostics.push(
            Diagnostic::new(&data::ROW_WITHOUT_VALUE, place)
                .suggest(near)
                .with("measures", names().collect::<Vec<_>>().join(", ")),
        );
    }

    fn report_without_measure(&self, place: &Located<String>, diagnostics: &mut Diagnostics) {
        if self.measures.is_empty() {
            return;
        }
        let names = || self.measures.iter().map(|measure| measure.name.as_str());
        diagnostics.push(
            Diagnostic::new(&data::NO_MEASURE_COLUMN, place.span)
                .suggest(nearest(&place.value, names()))
                .with("measures", names().collect::<Vec<_>>().join(", ")),
        );
    }
}

/// A row sorted by what its keys mean.
#[derive(Default)]
struct Row<'a> {
    key: Vec<Option<String>>,
    values: Vec<(usize, &'a Node)>,
    day: Option<&'a Node>,
    stretch: Option<&'a Node>,
    status: Option<&'a Node>,
    standing: Option<&'a Node>,
    qualifier: Option<&'a Node>,
    area: Option<&'a Node>,
    unit: Option<&'a Node>,
    note: Option<&'a Node>,
    retracted: Option<&'a Node>,
}

impl<'a> Row<'a> {
    /// Keeps the value of a word that says something about the whole row.
    fn take_word(&mut self, name: &str, node: &'a Node, above: &Above) -> bool {
        let place = match name {
            "peildatum" => &mut self.day,
            "periode" => &mut self.stretch,
            "status" => &mut self.status,
            "stand" if above.standing => &mut self.standing,
            "kwalificatie" => &mut self.qualifier,
            "gebied" => &mut self.area,
            "eenheid" => &mut self.unit,
            "noot" => &mut self.note,
            "vervallen" => &mut self.retracted,
            _ => return false,
        };
        *place = Some(node);
        true
    }
}

fn cell_node(cell: &Located<String>) -> Node {
    Node {
        span: cell.span,
        value: Value::Scalar {
            text: cell.value.clone(),
            plain: false,
        },
    }
}
