//! From a request for a table of data to its value, and the rows that a letter can loop over.

use std::collections::BTreeMap;

use super::charts::{Used, phase_numbers, selected};
use super::figures::{Asker, Value};
use super::functions::Leaf;
use super::pivot;
use super::requests::{Selection, TableContent, TableRequest};
use super::snapshot::{Seen, Snapshot};
use super::sources::Sources;
use crate::dataset::{Dataset, DatasetEvent};
use crate::diag::{self, Diagnostic, Diagnostics};
use crate::model::notation;
use crate::model::{Cell, Column, ColumnKind, Qualifier, Quantity, Row, Status, Table, UnitKind};
use crate::syntax::front_matter::FigureRequest;

/// Makes the value of a table of data. `number` is its number in the letter.
pub fn table(
    snapshot: &Snapshot,
    request: &TableRequest,
    number: u32,
    asker: &Asker<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let TableContent::Data {
        selection,
        rows,
        columns,
    } = &request.content
    else {
        return None;
    };
    let dataset = snapshot.about();
    let mut used = Used::default();
    let mut body = match (rows, columns) {
        (None, None) if snapshot.events().next().is_some() => events(snapshot, asker, &mut used),
        (None, None) => {
            let cells = selected(snapshot, selection, asker, diagnostics)?;
            let cells = measures(dataset, cells, selection, diagnostics)?;
            flat(dataset, &cells, asker, &mut used)
        }
        _ => pivot::table(snapshot, request, asker, &mut used, diagnostics)?,
    };
    if body.rows.is_empty() {
        diagnostics.push(
            Diagnostic::new(&diag::request::NO_OBSERVATION, selection.dataset.span)
                .with("dataset", dataset.id.as_str())
                .with("date", notation::date(asker.as_of)),
        );
        return None;
    }
    body.drop_empty_columns();
    let source_entries = used.register(dataset, &format!("tabel {number}"), sources);
    let mut notes = request.notes.clone();
    notes.extend(used.notes(dataset));
    Some(Table {
        id: request.id.value.clone(),
        number: Some(number),
        caption: request.title.clone(),
        columns: body.columns,
        rows: body.rows,
        notes,
        source_line: Some(used.source_line()),
        source_entries,
    })
}

/// Columns and rows of a table that is being made.
pub struct Body {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; as many cells as columns.
    pub rows: Vec<Row>,
}

impl Body {
    /// A column in which nothing stands says nothing.
    fn drop_empty_columns(&mut self) {
        for index in (1..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.cells[index] == Cell::Empty) {
                self.columns.remove(index);
                for row in &mut self.rows {
                    row.cells.remove(index);
                }
            }
        }
    }
}

/// A column with a heading.
pub fn column(title: &str, unit: Option<String>, kind: ColumnKind) -> Column {
    Column {
        title: notation::capitalised(title),
        unit,
        kind,
    }
}

/// The unit of a measure as tables write it.
pub fn unit_words(dataset: &Dataset, measure: usize) -> &str {
    let unit = &dataset.measures[measure].unit;
    match unit.kind {
        UnitKind::Euro => "€",
        UnitKind::Percent => "%",
        UnitKind::Count => &unit.plural,
    }
}

/// The unit as it stands in the head of the column of a measure.
pub fn unit_in_head(dataset: &Dataset, measure: usize) -> Option<String> {
    let unit = unit_words(dataset, measure);
    let measure = &dataset.measures[measure];
    // "Huishoudens (huishoudens)" says the same twice.
    (measure.title.to_lowercase() != unit.to_lowercase()).then(|| unit.to_owned())
}

/// A number as a cell: what is said once for the whole table is not said in each cell.
pub fn number_cell(dataset: &Dataset, seen: &Seen<'_>) -> Cell {
    let about = seen.about();
    let qualifier = match about.qualifier {
        Qualifier::Exact if about.status == Status::Estimate => Qualifier::Estimated,
        stated => stated,
    };
    let remark = match qualifier {
        Qualifier::Exact if about.status.is_tentative() => Some(about.status.words()),
        Qualifier::Exact => None,
        qualifier => Some(qualifier.words()),
    };
    Cell::Number {
        text: match seen.quantity {
            Quantity::Known(value) => {
                notation::number(value, dataset.measures[seen.measure()].decimals)
            }
            not_known => notation::no_number(not_known).to_owned(),
        },
        quantity: seen.quantity,
        remark: remark
            .filter(|_| seen.quantity.known().is_some())
            .map(str::to_owned),
    }
}

/// Words as a cell; none is empty.
pub fn text_cell(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        text => Cell::Text {
            text: text.to_owned(),
        },
    }
}

/// Keeps the cells of the measures asked for; all when none was.
fn measures<'s>(
    dataset: &Dataset,
    mut cells: Vec<Seen<'s>>,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Seen<'s>>> {
    let mut wanted = Vec::new();
    for name in &selection.measures {
        let span = name.span;
        wanted.push(super::figures::measure(
            dataset,
            Some(name),
            &cells,
            span,
            diagnostics,
        )?);
    }
    cells.retain(|seen| wanted.is_empty() || wanted.contains(&seen.measure()));
    Some(cells)
}

/// Phases and events: what, when, how much, what about.
fn events(snapshot: &Snapshot, asker: &Asker<'_>, used: &mut Used) -> Body {
    let dataset = snapshot.about();
    let all: Vec<&DatasetEvent> = snapshot.events().collect();
    let first = match (all.iter().any(|e| e.lasts), all.iter().any(|e| !e.lasts)) {
        (true, false) => "Fase",
        (false, true) => "Gebeurtenis",
        _ => "Fase of gebeurtenis",
    };
    let begin = if all.iter().any(|e| e.lasts) {
        "Begin"
    } else {
        "Wanneer"
    };
    let mut columns = vec![
        column(first, None, ColumnKind::Header),
        column(begin, None, ColumnKind::Text),
        column("Eind", None, ColumnKind::Text),
    ];
    for (index, measure) in dataset.measures.iter().enumerate() {
        columns.push(column(
            &measure.title,
            unit_in_head(dataset, index),
            ColumnKind::Number,
        ));
    }
    columns.push(column("Toelichting", None, ColumnKind::Text));
    let rows = all
        .into_iter()
        .map(|event| {
            used.event(dataset, event, asker);
            let numbers = phase_numbers(snapshot, event);
            let mut cells = vec![
                text_cell(&event.label),
                text_cell(&event.begin.text),
                text_cell(event.end.as_ref().map_or("", |end| &end.text)),
            ];
            for index in 0..dataset.measures.len() {
                let number = numbers.iter().find(|seen| seen.measure() == index);
                cells.push(number.map_or(Cell::Empty, |seen| {
                    used.cell(dataset, seen, asker);
                    number_cell(dataset, seen)
                }));
            }
            cells.push(text_cell(&event.detail));
            Row {
                cells,
                is_total: false,
            }
        })
        .collect();
    Body { columns, rows }
}

/// One row for each combination of dimensions and time, one column for each measure.
fn flat(dataset: &Dataset, cells: &[Seen<'_>], asker: &Asker<'_>, used: &mut Used) -> Body {
    let mut columns: Vec<Column> = Vec::new();
    for dimension in &dataset.dimensions {
        let kind = if columns.is_empty() {
            ColumnKind::Header
        } else {
            ColumnKind::Text
        };
        columns.push(column(&dimension.title, None, kind));
    }
    let times: Vec<_> = cells.iter().map(Seen::time).collect();
    let varies = times.windows(2).any(|pair| pair[0] != pair[1]);
    if varies || columns.is_empty() {
        let kind = if columns.is_empty() {
            ColumnKind::Header
        } else {
            ColumnKind::Text
        };
        columns.push(column("Peildatum of periode", None, kind));
    }
    let has_time = columns.len() > dataset.dimensions.len();
    for (index, measure) in dataset.measures.iter().enumerate() {
        columns.push(column(
            &measure.title,
            unit_in_head(dataset, index),
            ColumnKind::Number,
        ));
    }
    let first_number = columns.len() - dataset.measures.len();
    let mut rows: Vec<(&Seen<'_>, Row)> = Vec::new();
    for seen in cells {
        used.cell(dataset, seen, asker);
        let same =
            |row: &(&Seen<'_>, Row)| row.0.key() == seen.key() && row.0.time() == seen.time();
        let position = rows.iter().position(same).unwrap_or_else(|| {
            let mut cells: Vec<Cell> = seen
                .key()
                .iter()
                .map(|value| text_cell(value.as_deref().unwrap_or("")))
                .collect();
            if has_time {
                cells.push(text_cell(
                    &seen.time().map(|t| t.period().text).unwrap_or_default(),
                ));
            }
            cells.resize(columns.len(), Cell::Empty);
            rows.push((
                seen,
                Row {
                    cells,
                    is_total: false,
                },
            ));
            rows.len() - 1
        });
        rows[position].1.cells[first_number + seen.measure()] = number_cell(dataset, seen);
    }
    Body {
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

/// The rows that a letter loops over: each names its dimensions, its time and its measures; a
/// phase or event names what is known of it.
pub fn rows(
    snapshot: &Snapshot,
    request: &FigureRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<BTreeMap<String, Leaf>>> {
    let dataset = snapshot.about();
    let figure = |seen: &Seen<'_>| Leaf::Figure(Box::new(Value::of(dataset, seen, asker)));
    let text = |words: &str| Leaf::Text(words.to_owned());
    if snapshot.events().next().is_some() {
        let rows = snapshot.events().map(|event| {
            let mut row = BTreeMap::from([
                ("naam".to_owned(), text(&event.label)),
                ("begin".to_owned(), text(&event.begin.text)),
                (
                    "einde".to_owned(),
                    text(event.end.as_ref().map_or("", |end| &end.text)),
                ),
                ("toelichting".to_owned(), text(&event.detail)),
            ]);
            for seen in phase_numbers(snapshot, event) {
                row.insert(dataset.measures[seen.measure()].name.clone(), figure(&seen));
            }
            row
        });
        return Some(rows.collect());
    }
    let selection = Selection {
        dataset: request.dataset.clone(),
        measures: request.measure.iter().cloned().collect(),
        filter: request
            .selection
            .iter()
            .map(|(name, value)| (name.clone(), vec![value.clone()]))
            .collect(),
        from: request.time.as_ref().map(|time| time.value.clone()),
        until: request.time.as_ref().map(|time| time.value.clone()),
    };
    let cells = selected(snapshot, &selection, asker, diagnostics)?;
    let cells = measures(dataset, cells, &selection, diagnostics)?;
    let mut rows: Vec<(Seen<'_>, BTreeMap<String, Leaf>)> = Vec::new();
    for seen in cells {
        let same = |row: &(Seen<'_>, BTreeMap<String, Leaf>)| {
            row.0.key() == seen.key() && row.0.time() == seen.time()
        };
        let position = rows.iter().position(same).unwrap_or_else(|| {
            let mut row: BTreeMap<String, Leaf> = dataset
                .dimensions
                .iter()
                .zip(seen.key())
                .map(|(d, value)| (d.name.clone(), text(value.as_deref().unwrap_or(""))))
                .collect();
            let time = seen
                .time()
                .map(|time| time.period().text)
                .unwrap_or_default();
            row.insert("tijd".to_owned(), text(&time));
            rows.push((seen, row));
            rows.len() - 1
        });
        let name = dataset.measures[seen.measure()].name.clone();
        rows[position].1.insert(name, figure(&seen));
    }
    Some(rows.into_iter().map(|(_, row)| row).collect())
}
