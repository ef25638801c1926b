//! A table with one dimension, the time or the measures down and another across.

use super::axis::{Ambiguous, Axis, Mark, axis, crossed, marks};
use super::cells::{Grid, Line, Units, column, text_cell};
use super::charts::Used;
use super::figures::{Asker, measure};
use super::requests::{TableContent, TableRequest};
use super::selection::{of_measures, selected};
use super::snapshot::{Seen, Snapshot};
use super::table_difference;
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::notation;
use crate::model::{Cell, Column, ColumnKind};

/// Makes the body of a crossed table.
pub fn table(
    snapshot: &Snapshot,
    request: &TableRequest,
    asker: &Asker<'_>,
    used: &mut Used,
    diagnostics: &mut Diagnostics,
) -> Option<Grid> {
    let TableContent::Data {
        selection,
        rows,
        columns,
        difference,
        ..
    } = &request.content
    else {
        return None;
    };
    let dataset = snapshot.about();
    let down = down_or_across(snapshot, rows.as_ref(), asker, diagnostics);
    let across = down_or_across(snapshot, columns.as_ref(), asker, diagnostics);
    let (down, across) = (down?, across?);
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    // The measure of all numbers, where neither the rows nor the columns are measures.
    let mut about = 0;
    if [down, across].contains(&Axis::Measure) {
        cells = of_measures(dataset, cells, selection, diagnostics)?;
    } else {
        let asked = selection.measures.first();
        about = measure(dataset, asked, &cells, selection.dataset.span, diagnostics)?;
        cells.retain(|seen| seen.measure() == about);
    }
    if ![down, across].contains(&Axis::Time) {
        // Without a time asked for, the latest one is meant, as for a figure.
        let latest = cells.iter().map(Seen::time).max();
        cells.retain(|seen| Some(seen.time()) == latest);
    }
    let row_marks = marks(&cells, down);
    let column_marks = marks(&cells, across);
    let crossed = match crossed(cells, row_marks, down, column_marks, across) {
        Ok(crossed) => crossed,
        Err(Ambiguous(row, column)) => {
            diagnostics.push(
                Diagnostic::new(&diag::chart::SERIES_AMBIGUOUS, request.id.span)
                    .with("time", heading(dataset, &column))
                    .with("series", heading(dataset, &row))
                    .with("known", names(dataset)),
            );
            return None;
        }
    };
    let (row_marks, column_marks, grid) = (crossed.rows, crossed.columns, crossed.cells);
    for seen in grid.iter().flatten().flatten() {
        used.cell(dataset, seen, asker);
    }
    let of_column = |column: usize, mark: &Mark<'_>| {
        let cells = grid.iter().filter_map(|row| row[column].as_ref());
        Units::of(dataset, cells, measure_of(mark, about))
    };
    let of_row = |row: usize, mark: &Mark<'_>| {
        let cells = grid[row].iter().flatten();
        Units::of(dataset, cells, measure_of(mark, about))
    };
    let column_units: Vec<Units<'_>> = (column_marks.iter().enumerate())
        .map(|(column, mark)| of_column(column, mark))
        .collect();
    // Where each row counts something else its head says what, and no column can.
    let row_units: Option<Vec<Units<'_>>> = (down == Axis::Measure).then(|| {
        let marks = row_marks.iter().enumerate();
        marks.map(|(row, mark)| of_row(row, mark)).collect()
    });
    let of_all = Units::of(dataset, grid.iter().flatten().flatten(), about);
    let mut head = vec![first_column(dataset, down)];
    // Nobody asked for what goes across, and nothing differs there: the column is the measure.
    let is_plain = columns.is_none() && column_marks.len() == 1 && row_units.is_none();
    head.extend(column_marks.iter().zip(&column_units).map(|(mark, units)| {
        if is_plain || across == Axis::Measure {
            return units.column(dataset, measure_of(mark, about));
        }
        Column {
            // A name of the data is printed as it is spelled there, as it is in a row head.
            title: match across {
                Axis::Dimension(_) | Axis::Measure => heading(dataset, mark),
                Axis::Time => notation::capitalised(&heading(dataset, mark)),
            },
            unit: match row_units {
                Some(_) => None,
                None => units.words().map(str::to_owned),
            },
            kind: match mark {
                Mark::Total => ColumnKind::Total,
                _ => ColumnKind::Number,
            },
        }
    }));
    let is_only = |mark: &Mark| rows.is_none() && row_marks.len() == 1 && *mark == Mark::Total;
    let lines = row_marks.iter().zip(&grid).enumerate();
    let lines = lines.map(|(row, (mark, numbers))| {
        let own_units = row_units.as_ref().map(|units| units[row]);
        let first = match (mark, own_units) {
            (Mark::Measure(measure), Some(units)) => {
                text_cell(&row_title(&units.column(dataset, *measure)))
            }
            (Mark::Time(time), _) => Cell::Time {
                text: heading(dataset, mark),
                period: time.period(),
            },
            _ if is_only(mark) => text_cell(of_all.title(dataset, about)),
            _ => text_cell(&heading(dataset, mark)),
        };
        let mut line = Line::of(vec![first]);
        line.cells.resize(head.len(), Cell::Empty);
        for (column, seen) in numbers.iter().enumerate() {
            if let Some(seen) = seen {
                let units = own_units.unwrap_or(column_units[column]);
                line.put(column + 1, dataset, seen, units);
            }
        }
        line.is_total = *mark == Mark::Total && !is_only(mark);
        line
    });
    let mut table = Grid {
        rows: lines.collect(),
        columns: head,
        is_full: true,
    };
    if let Some(place) = difference {
        let numbers = (&column_marks[..], &grid[..]);
        table_difference::add(&mut table, dataset, numbers, asker, *place, diagnostics)?;
    }
    Some(table)
}

/// What goes down or across, which in a table can be the measures too.
fn down_or_across(
    snapshot: &Snapshot,
    name: Option<&Located<String>>,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Axis> {
    match name {
        Some(name) if name.value == MEASURES => Some(Axis::Measure),
        name => axis(snapshot, name, asker, diagnostics),
    }
}

/// The word for the measures of a dataset, where a dimension could stand.
const MEASURES: &str = "maat";

/// The measure of a row or column; `about` where that says nothing of it.
fn measure_of(mark: &Mark<'_>, about: usize) -> usize {
    match mark {
        Mark::Measure(measure) => *measure,
        Mark::Value(_) | Mark::Time(_) | Mark::Total => about,
    }
}

/// A measure as the head of a row: its name, and its unit where that says more.
fn row_title(column: &Column) -> String {
    match column.unit.as_deref().filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{} ({unit})", column.title),
        None => column.title.clone(),
    }
}

fn heading(dataset: &Dataset, mark: &Mark<'_>) -> String {
    match mark {
        Mark::Value(value) => (*value).to_owned(),
        Mark::Time(time) => time.period().short(),
        Mark::Measure(index) => dataset.measures[*index].title.clone(),
        Mark::Total => "Totaal".to_owned(),
    }
}

fn first_column(dataset: &Dataset, axis: Axis) -> Column {
    match axis {
        Axis::Dimension(index) => {
            column(&dataset.dimensions[index].title, None, ColumnKind::Header)
        }
        Axis::Time => column("Periode", None, ColumnKind::Header),
        Axis::Measure => column("Maat", None, ColumnKind::Header),
    }
}

fn names(dataset: &Dataset) -> String {
    let names: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
    names.join(", ")
}
