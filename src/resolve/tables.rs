//! From a request for a table of data to its value, and the rows that a letter can loop over.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Grid, Line, Units, column, text_cell};
use super::charts::Used;
use super::figures::Asker;
use super::pivot;
use super::requests::{TableContent, TableRequest};
use super::selection::{of_measures, phase_numbers, selected};
use super::snapshot::{Seen, Snapshot};
use super::sources::Sources;
use super::table_order;
use crate::dataset::{Dataset, DatasetEvent};
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::notation;
use crate::model::{Cell, Column, ColumnKind, Table, Time};

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
        order,
        difference,
    } = &request.content
    else {
        return None;
    };
    let dataset = snapshot.about();
    if let (Some(place), None, None) = (difference, rows, columns) {
        diagnostics.push(Diagnostic::new(&diag::table::DIFFERENCE_OF_TWO, *place));
        return None;
    }
    let mut used = Used::default();
    let mut body = match (rows, columns) {
        (None, None) if snapshot.events().next().is_some() => events(snapshot, asker, &mut used),
        (None, None) => {
            let cells = selected(snapshot, selection, asker, diagnostics)?;
            let cells = of_measures(dataset, cells, selection, diagnostics)?;
            flat(dataset, &cells, asker, &mut used)
        }
        _ => pivot::table(snapshot, request, asker, &mut used, diagnostics)?,
    };
    if body.rows.is_empty() {
        diagnostics.push(
            Diagnostic::new(&diag::request::NO_OBSERVATION, selection.dataset.span)
                .with("dataset", dataset.id.as_str())
                .with("date", notation::date(asker.date)),
        );
        return None;
    }
    table_order::sort(&mut body, order, diagnostics)?;
    let finished = body.finish();
    let source_entries = used.register(dataset, &format!("tabel {number}"), sources);
    let mut notes = request.notes.clone();
    notes.extend(used.notes_with(dataset, finished.notes));
    Some(Table {
        id: request.id.value.clone(),
        number: Some(number),
        caption: request.title.clone(),
        columns: finished.columns,
        rows: finished.rows,
        notes,
        cell_notes: finished.cell_notes,
        source_line: Some(used.source_line()),
        source_entries,
    })
}

/// All that a snapshot knows as a table without a number, the newest rows first, and how many of the
/// oldest it leaves out where there are more than `at_most`. `totals` are the dimensions over which
/// rows add up to the row that is silent about them. No table when nothing is known.
pub fn newest(
    snapshot: &Snapshot,
    (id, totals): (&str, &[Located<String>]),
    at_most: usize,
    asker: &Asker<'_>,
) -> (Option<Table>, usize) {
    let dataset = snapshot.about();
    let mut used = Used::default();
    let mut left_out: BTreeSet<_> = BTreeSet::new();
    let mut body = match snapshot.events().next() {
        Some(_) => events(snapshot, asker, &mut used),
        None => {
            let mut cells = snapshot.select(&[]);
            cells.sort_by_cached_key(|seen| Reverse(seen.time().map(Time::period)));
            let mut rows: BTreeSet<_> = BTreeSet::new();
            cells.retain(|seen| {
                let row = (seen.key(), seen.time());
                let fits = rows.len() < at_most || rows.contains(&row);
                if fits {
                    rows.insert(row);
                } else {
                    left_out.insert(row);
                }
                fits
            });
            flat(dataset, &cells, asker, &mut used)
        }
    };
    let left_out = left_out.len() + body.rows.len().saturating_sub(at_most);
    body.rows.truncate(at_most);
    // Empty is what was not broken down; where that is a sum of the others, it says so.
    for (index, dimension) in dataset.dimensions.iter().enumerate() {
        if totals.iter().any(|total| total.value == dimension.name) {
            let cells = body.rows.iter_mut().map(|row| &mut row.cells[index]);
            for cell in cells.filter(|cell| **cell == Cell::Empty) {
                *cell = text_cell("totaal");
            }
        }
    }
    if body.rows.is_empty() {
        return (None, 0);
    }
    let finished = body.finish();
    let mut notes: Vec<String> = used.withheld_note(dataset).into_iter().collect();
    notes.extend(finished.notes);
    let table = Table {
        id: id.to_owned(),
        number: None,
        caption: dataset.title.clone(),
        columns: finished.columns,
        rows: finished.rows,
        notes,
        cell_notes: finished.cell_notes,
        source_line: None,
        source_entries: Vec::new(),
    };
    (Some(table), left_out)
}

/// Phases and events: what, when, how much, what about.
fn events(snapshot: &Snapshot, asker: &Asker<'_>, used: &mut Used) -> Grid {
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
    // A phase has no unit of its own.
    let units: Vec<Units<'_>> = units(dataset, &[]);
    columns.extend(heads(dataset, &units));
    columns.push(column("Toelichting", None, ColumnKind::Text));
    let rows = all
        .into_iter()
        .map(|event| {
            used.event(dataset, event, asker);
            let numbers = phase_numbers(snapshot, event);
            let mut line = Line::of(vec![
                text_cell(&event.label),
                Cell::time(&event.begin),
                event.end.as_ref().map_or(Cell::Empty, Cell::time),
            ]);
            let first_number = line.cells.len();
            line.cells.resize(columns.len(), Cell::Empty);
            for (index, units) in units.iter().enumerate() {
                if let Some(seen) = numbers.iter().find(|seen| seen.measure() == index) {
                    used.cell(dataset, seen, asker);
                    line.put(first_number + index, dataset, seen, *units);
                }
            }
            line.cells[columns.len() - 1] = text_cell(&event.detail);
            line
        })
        .collect();
    Grid {
        columns,
        rows,
        is_full: false,
    }
}

/// One row for each combination of dimensions and time, one column for each measure.
fn flat(dataset: &Dataset, cells: &[Seen<'_>], asker: &Asker<'_>, used: &mut Used) -> Grid {
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
    // A lone number without a time is headed by what it is.
    let timeless = times.iter().all(Option::is_none);
    if varies || columns.is_empty() {
        let kind = if columns.is_empty() {
            ColumnKind::Header
        } else {
            ColumnKind::Text
        };
        let mut known = times.iter().flatten();
        let days = known.clone().all(|time| matches!(time, Time::AsOf(_)));
        let title = match () {
            () if timeless => "Gegeven",
            () if days => "Peildatum",
            () if known.all(|time| matches!(time, Time::Over(_))) => "Periode",
            () => "Peildatum of periode",
        };
        columns.push(column(title, None, kind));
    }
    let has_time = columns.len() > dataset.dimensions.len();
    let units = units(dataset, cells);
    columns.extend(heads(dataset, &units));
    let first_number = columns.len() - dataset.measures.len();
    let mut rows: Vec<Line> = Vec::new();
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for seen in cells {
        used.cell(dataset, seen, asker);
        let position = *known.entry((seen.key(), seen.time())).or_insert_with(|| {
            let mut cells: Vec<Cell> = seen
                .key()
                .iter()
                .map(|value| text_cell(value.as_deref().unwrap_or("")))
                .collect();
            if has_time {
                cells.push(match seen.time().map(Time::period) {
                    Some(period) => Cell::time(&period),
                    None if timeless => text_cell(&dataset.title),
                    None => Cell::Empty,
                });
            }
            cells.resize(columns.len(), Cell::Empty);
            rows.push(Line::of(cells));
            rows.len() - 1
        });
        let measure = seen.measure();
        rows[position].put(first_number + measure, dataset, seen, units[measure]);
    }
    Grid {
        columns,
        rows,
        is_full: true,
    }
}

/// Where the unit of each measure stands.
fn units<'a>(dataset: &'a Dataset, cells: &[Seen<'a>]) -> Vec<Units<'a>> {
    (0..dataset.measures.len())
        .map(|measure| Units::of(dataset, cells, measure))
        .collect()
}

/// A column for each measure.
fn heads(dataset: &Dataset, units: &[Units<'_>]) -> Vec<Column> {
    let head = |(measure, units): (usize, &Units<'_>)| units.column(dataset, measure);
    units.iter().enumerate().map(head).collect()
}
