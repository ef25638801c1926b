//! Lines: the values of a measure over time.

use std::sync::Arc;

use super::{KindOfChart, Making};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{ChartKind, LineChart, LineShape, Period, Point, Series};
use crate::resolve::addition::common_unit;
use crate::resolve::figures::{dimension, measure};
use crate::resolve::selection::{selected, totals};
use crate::resolve::snapshot::Seen;
use crate::syntax::schema::{optional, text};
use crate::syntax::yaml::Mapping;

/// More lines than this are refused: nobody can read them.
const MAX_SERIES: usize = 60;

/// What a request for a line says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The dimension that makes the lines.
    pub(super) series: Option<Located<String>>,
}

/// Reads what a request for a line says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let series = keys
        .optional("reeks")
        .and_then(|node| node.text(diagnostics));
    Some(Asked { series })
}

/// Lines.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        vec![optional(
            "reeks",
            "De dimensie die de lijnen maakt.",
            text(),
        )]
    },
};

impl super::Asked for Asked {
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind> {
        make(self, making)
    }

    fn stands_in_panels(&self) -> bool {
        true
    }

    fn align(&self, panels: &mut [ChartKind]) {
        let mut charts: Vec<&mut LineChart> = panels
            .iter_mut()
            .filter_map(|panel| match panel {
                ChartKind::Line(line) => Some(line),
                _ => None,
            })
            .collect();
        let mut names: Vec<String> = Vec::new();
        for series in charts.iter().flat_map(|chart| &chart.series) {
            if !names.contains(&series.label) && self.series.is_some() {
                names.push(series.label.clone());
            }
        }
        for chart in &mut charts {
            let mut own = std::mem::take(&mut chart.series);
            // A line that a panel has not keeps its place, so that colours mean the same in each.
            for name in &names {
                let found = own.iter().position(|series| series.label == *name);
                chart.series.push(match found {
                    Some(index) => own.remove(index),
                    None => Series {
                        label: name.clone(),
                        points: Vec::new(),
                        coverage: Vec::new(),
                    },
                });
            }
            chart.series.append(&mut own);
        }
    }

    fn period(&self, times: &[Period]) -> Option<String> {
        // The axis names a lone moment.
        let (first, last) = (times.first()?, times.last()?);
        (first != last).then(|| format!("{} tot en met {}", first.text, last.text))
    }
}

/// Makes a line chart.
fn make(asked: &Asked, making: &mut Making<'_>) -> Option<ChartKind> {
    let Making {
        snapshot,
        request,
        asker,
        used,
        diagnostics,
        panel,
        ..
    } = making;
    let dataset = snapshot.about();
    let selection = &request.selection;
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    let named = selection.measures.first();
    let measure = measure(dataset, named, &cells, request.id.span, diagnostics)?;
    cells.retain(|seen| seen.measure() == measure);
    let series_dimension = match &asked.series {
        Some(name) => Some(dimension(snapshot, name, |_| None, asker, diagnostics)?),
        None => None,
    };
    super::all_have_a_time(snapshot, selection, &cells, diagnostics)?;
    let mut lines: Vec<(Option<&str>, Vec<Seen<'_>>)> = Vec::new();
    let named: Vec<usize> = series_dimension.into_iter().collect();
    for seen in totals(cells, &named) {
        let name = series_dimension.and_then(|d| seen.key()[d].as_deref());
        // A row without a value for the dimension is a total, not a line of its own.
        if series_dimension.is_some() && name.is_none() {
            continue;
        }
        used.cell(dataset, &seen, asker);
        match lines.iter_mut().find(|(known, _)| *known == name) {
            Some((_, points)) => points.push(seen),
            None => lines.push((name, vec![seen])),
        }
    }
    let known = lines
        .iter()
        .flat_map(|(_, points)| points)
        .any(|p| p.quantity.known().is_some());
    if !known && panel.is_none() {
        diagnostics.push(super::nothing_known(dataset, selection, asker));
        return None;
    }
    if lines.len() > MAX_SERIES {
        let place = asked
            .series
            .as_ref()
            .map_or(request.id.span, |name| name.span);
        diagnostics.push(
            Diagnostic::new(&diag::chart::TOO_MANY_SERIES, place)
                .with("count", lines.len())
                .with("limit", MAX_SERIES),
        );
        return None;
    }
    let about = &dataset.measures[measure];
    let drawn = lines.iter().flat_map(|(_, points)| points).copied();
    let place = selection.dataset.span;
    let unit = common_unit(dataset, drawn, measure, place, diagnostics)?.clone();
    let series = lines
        .into_iter()
        .map(|(name, points)| {
            let label = name.unwrap_or(&about.title).to_owned();
            let points = points_of(dataset, &label, points, &request.id, diagnostics)?;
            Some(Series {
                label,
                points,
                coverage: Vec::new(),
            })
        })
        .collect::<Option<Vec<Series>>>()?;
    Some(ChartKind::Line(LineChart {
        breaks: used.breaks(dataset).cloned().collect(),
        unit,
        decimals: about.decimals,
        shape: LineShape::Straight,
        series,
        emphasis: Vec::new(),
        targets: Vec::new(),
        events: Vec::new(),
        phases: Vec::new(),
        remarks: Vec::new(),
    }))
}

/// The points of a line in the order of time; two for one time are reported.
fn points_of(
    dataset: &Dataset,
    label: &str,
    mut seen: Vec<Seen<'_>>,
    id: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Point>> {
    seen.sort_by(|a, b| a.time().cmp(&b.time()));
    if let Some(pair) = seen
        .windows(2)
        .find(|pair| pair[0].time() == pair[1].time())
    {
        let time = pair[0]
            .time()
            .map(|time| time.period().text)
            .unwrap_or_default();
        let known: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
        diagnostics.push(
            Diagnostic::new(&diag::chart::SERIES_AMBIGUOUS, id.span)
                .with("time", time)
                .with("series", label)
                .with("known", known.join(", ")),
        );
        return None;
    }
    let point = |seen: Seen<'_>| {
        let time = seen.time()?.period();
        Some(Point {
            time,
            quantity: seen.quantity,
            status: seen.about().status,
        })
    };
    Some(seen.into_iter().filter_map(point).collect())
}
