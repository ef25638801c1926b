//! A table with one dimension (or time) down and another across.

use super::axis::{Ambiguous, Axis, Mark, axis, crossed, marks};
use super::cells::{Grid, Units, column, number_cell, text_cell};
use super::charts::Used;
use super::figures::{Asker, measure};
use super::requests::{TableContent, TableRequest};
use super::selection::selected;
use super::snapshot::Snapshot;
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics};
use crate::model::notation;
use crate::model::{Cell, Column, ColumnKind, Row};

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
    } = &request.content
    else {
        return None;
    };
    let dataset = snapshot.about();
    let down = axis(snapshot, rows.as_ref(), asker, diagnostics);
    let across = axis(snapshot, columns.as_ref(), asker, diagnostics);
    let (down, across) = (down?, across?);
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    let asked = selection.measures.first();
    let measure = measure(dataset, asked, &cells, selection.dataset.span, diagnostics)?;
    cells.retain(|seen| seen.measure() == measure);
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
    let units: Vec<Units<'_>> = (0..column_marks.len())
        .map(|column| {
            let cells = grid.iter().filter_map(|row| row[column].as_ref());
            Units::of(dataset, cells, measure)
        })
        .collect();
    let of_all = Units::of(dataset, grid.iter().flatten().flatten(), measure);
    let mut head = vec![first_column(dataset, down)];
    // Nobody asked for what goes across, and nothing differs there: the column is the measure.
    let is_plain = columns.is_none() && column_marks.len() == 1;
    head.extend(column_marks.iter().zip(&units).map(|(mark, units)| {
        if is_plain {
            units.column(dataset, measure)
        } else {
            Column {
                // A name of the data is printed as it is spelled there, as it is in a row head.
                title: match across {
                    Axis::Dimension(_) | Axis::Measure => heading(dataset, mark),
                    Axis::Time => notation::capitalised(&heading(dataset, mark)),
                },
                unit: units.words().map(str::to_owned),
                kind: ColumnKind::Number,
            }
        }
    }));
    let is_only = |mark: &Mark| rows.is_none() && row_marks.len() == 1 && *mark == Mark::Total;
    let rows = row_marks
        .iter()
        .zip(grid)
        .map(|(mark, numbers)| {
            let mut cells = vec![if is_only(mark) {
                text_cell(of_all.title(dataset, measure))
            } else {
                text_cell(&heading(dataset, mark))
            }];
            cells.extend(numbers.into_iter().zip(&units).map(|(seen, units)| {
                seen.map_or(Cell::Empty, |seen| number_cell(dataset, &seen, *units))
            }));
            Row {
                cells,
                is_total: *mark == Mark::Total && !is_only(mark),
            }
        })
        .collect();
    Some(Grid {
        columns: head,
        rows,
    })
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
