//! `soort: tabel`: rows of values by any dimensions, in YAML or in a CSV file.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, nearest, one_slip_apart};
use crate::model::{Qualifier, Quantity, Status};
use crate::syntax::csv::{self, NumberNotation};
use crate::syntax::yaml::{Node, Value};

use super::delivery::{Delivery, Timing, deliveries, time};
use super::header::Header;
use super::measures::{
    DELIVERY_WORDS, ROW_WORDS, dimension_titles, measures, title_of, unfit_column,
};
use super::observed::{Numbers, Recordings, is_retracted, last_day, quantity};
use super::{DataFile, Dataset, Dimension, Kind, Measure, Observation, Reading, Tables, schema};

/// `soort: tabel`.
pub(super) struct Table;

impl Kind for Table {
    fn name(&self) -> &'static str {
        "tabel"
    }

    fn schema(&self) -> serde_json::Value {
        schema::table(self.name())
    }

    fn read(&self, mut reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let keys = &mut reading.keys;
        let header = Header::read(keys, diagnostics);
        let measures = measures(reading.span, keys, diagnostics);
        let titles = dimension_titles(keys, diagnostics);
        let contents = ["waarnemingen"];
        let deliveries = deliveries(reading.span, keys, contents, Timing::OfRows, diagnostics);
        reading.keys.finish(diagnostics);
        let mut rows = Rows {
            measures,
            titles,
            dimensions: Vec::new(),
            spellings: Vec::new(),
            refused: BTreeSet::new(),
            recordings: Recordings::default(),
        };
        for (delivery, [contents]) in deliveries {
            if let Some(contents) = contents {
                rows.read(contents, &delivery, reading.tables, diagnostics);
            }
        }
        rows.report_unused_titles(diagnostics);
        let dimensions = rows.dimensions;
        Some(DataFile::Dataset(Box::new(Dataset {
            id: reading.id.to_owned(),
            span: reading.span,
            kind: self.name(),
            title: header.title,
            definition: header.definition,
            area: header.area,
            public: header.public,
            threshold: header.threshold,
            current_for: header.current_for,
            observations: rows.recordings.finish(dimensions.len(), diagnostics),
            dimensions,
            spellings: rows.spellings,
            measures: rows.measures,
            events: Vec::new(),
        })))
    }
}

/// The rows of a table as they are read.
struct Rows {
    measures: Vec<Measure>,
    titles: BTreeMap<String, Located<String>>,
    dimensions: Vec<Dimension>,
    /// For each dimension: its values, each where it stands first.
    spellings: Vec<BTreeMap<String, Span>>,
    /// Names that cannot be dimensions; each was reported at its first appearance.
    refused: BTreeSet<String>,
    recordings: Recordings,
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
            .map(|name| self.is_known(&name.value) || self.add_dimension(name, diagnostics))
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
            key: vec![None; self.dimensions.len()],
            ..Row::default()
        };
        for (name, node) in entries {
            if let Some(measure) = self.measure(&name.value) {
                row.values.push((measure, node));
            } else if !row.take_word(&name.value, node) {
                self.dimension_value(name, node, &mut row.key, diagnostics);
            }
        }
        let own_time = time(row.day, row.stretch, diagnostics);
        let wrong_time = own_time.is_none() && (row.day.is_some() || row.stretch.is_some());
        let time = own_time.or_else(|| delivery.time.clone());
        let retracted = is_retracted(row.retracted, diagnostics);
        let status = row
            .status
            .and_then(|node| node.choice(&Status::ALL, diagnostics))
            .unwrap_or(delivery.status);
        let qualifier = row
            .qualifier
            .and_then(|node| node.choice(&Qualifier::ALL, diagnostics))
            .unwrap_or(delivery.qualifier);
        let note = row.note.and_then(|node| node.text(diagnostics));
        if let Some(time) = &time {
            delivery.check_ahead(last_day(time), status, time.span, diagnostics);
        }
        let values = self.values(&row, retracted, numbers, diagnostics);
        // A misspelt name was reported already, and is the reason why there is no value.
        let is_refused = |(name, _): &(Located<String>, Node)| self.refused.contains(&name.value);
        if row.values.is_empty() && !retracted && !entries.iter().any(is_refused) {
            let names: Vec<_> = entries.iter().map(|(name, _)| name.clone()).collect();
            self.report_without_value(place, &names, diagnostics);
        }
        for (measure, span, quantity) in values {
            let observation = Observation {
                span,
                key: row.key.clone(),
                measure,
                time: time.as_ref().map(|time| time.value.clone()),
                recorded_on: delivery.recorded_on,
                quantity,
                qualifier,
                status,
                note: note.as_ref().map(|note| note.value.clone()),
                reason: delivery.reason,
                source: delivery.source.clone().unwrap_or_default(),
            };
            if wrong_time {
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
            let read = quantity(node, &self.measures[*measure], numbers, diagnostics);
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
        self.measure(name).is_some() || ROW_WORDS.contains(&name)
    }

    fn dimension_value(
        &mut self,
        name: &Located<String>,
        node: &Node,
        key: &mut Vec<Option<String>>,
        diagnostics: &mut Diagnostics,
    ) {
        let position = |rows: &Rows| {
            rows.dimensions
                .iter()
                .position(|dimension| dimension.name == name.value)
        };
        let known = match position(self) {
            Some(index) => Some(index),
            None if self.add_dimension(name, diagnostics) => position(self),
            None => None,
        };
        let Some(index) = known else { return };
        if let Some(value) = node.text(diagnostics) {
            let places = &mut self.spellings[index];
            if !places.contains_key(&value.value) {
                places.insert(value.value.clone(), value.span);
            }
            key.resize(self.dimensions.len(), None);
            key[index] = Some(value.value);
        }
    }

    /// Adds a dimension at its first appearance; reports a name that cannot be one.
    fn add_dimension(&mut self, name: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
        if self.dimensions.iter().any(|known| known.name == name.value) {
            return true;
        }
        if self.refused.contains(&name.value) {
            return false;
        }
        if let Some(complaint) = self.unfit_dimension(name) {
            diagnostics.push(complaint);
            self.refused.insert(name.value.clone());
            return false;
        }
        let title = match self.titles.get(&name.value) {
            Some(title) => title.value.clone(),
            None => title_of(&name.value),
        };
        self.dimensions.push(Dimension {
            name: name.value.clone(),
            title,
        });
        self.spellings.push(BTreeMap::new());
        true
    }

    fn unfit_dimension(&self, name: &Located<String>) -> Option<Diagnostic> {
        if DELIVERY_WORDS.contains(&name.value.as_str()) {
            let misplaced = Diagnostic::new(&data::MISPLACED_KEY, name.span);
            return Some(misplaced.with("key", name.value.as_str()));
        }
        let words = ROW_WORDS
            .into_iter()
            .chain(self.measures.iter().map(|measure| measure.name.as_str()));
        for word in words {
            // Short words have neighbours that are good names: „noot” and „nood”.
            if word.len() > 4 && one_slip_apart(&name.value, word) {
                let resembles = Diagnostic::new(&data::RESEMBLES_WORD, name.span);
                return Some(
                    resembles
                        .suggest(Some(word))
                        .with("name", name.value.as_str()),
                );
            }
        }
        unfit_column(name)
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

    /// A title for a dimension that no row has is a misspelt name.
    fn report_unused_titles(&self, diagnostics: &mut Diagnostics) {
        let names = || {
            self.dimensions
                .iter()
                .map(|dimension| dimension.name.as_str())
        };
        for (name, title) in &self.titles {
            if !names().any(|known| known == name) {
                diagnostics.push(
                    Diagnostic::new(&file::UNKNOWN_KEY, title.span)
                        .suggest(nearest(name, names()))
                        .with("key", name.as_str())
                        .with("known", names().collect::<Vec<_>>().join(", ")),
                );
            }
        }
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
    qualifier: Option<&'a Node>,
    note: Option<&'a Node>,
    retracted: Option<&'a Node>,
}

impl<'a> Row<'a> {
    /// Keeps the value of a word that says something about the whole row.
    fn take_word(&mut self, name: &str, node: &'a Node) -> bool {
        let place = match name {
            "peildatum" => &mut self.day,
            "periode" => &mut self.stretch,
            "status" => &mut self.status,
            "kwalificatie" => &mut self.qualifier,
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
