//! Slopes: the values of a measure at two moments, a line for each name.

use std::sync::Arc;

use super::alike::{self, Names};
use super::emphasis::emphasised;
use super::moments::{Count, Moments, keep_moments};
use super::{KindOfChart, Making, measurement};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{Category, ChartKind, Measurement, Period, SlopeChart, SlopeLine, Unit};
use crate::resolve::addition::{common_unit, comparable};
use crate::resolve::axis::{Ambiguous, Axis, Crossed, Mark, crossed, marks};
use crate::resolve::figures::{Asker, dimension, measure};
use crate::resolve::requests::ChartRequest;
use crate::resolve::selection::selected;
use crate::resolve::snapshot::Seen;
use crate::syntax::schema::{optional, text, texts};
use crate::syntax::yaml::Mapping;

/// More lines than this are refused: their names have no room.
const MAX_LINES: usize = 20;

/// What a request for a slope says.
#[derive(Clone, Debug)]
pub struct Asked {
    moments: Moments,
    /// The dimension that makes the lines.
    series: Option<Located<String>>,
    /// The lines that carry the finding.
    emphasis: Vec<Located<String>>,
}

/// Reads what a request for a slope says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let moments = Moments::read(keys, Count::Two, diagnostics);
    let series = keys
        .optional("reeks")
        .and_then(|node| node.text(diagnostics));
    let emphasis = keys
        .optional("nadruk")
        .map(|node| node.texts(diagnostics))
        .unwrap_or_default();
    Some(Asked {
        moments: moments?,
        series,
        emphasis,
    })
}

/// Slopes.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        let mut keys = Moments::keys();
        keys.push(optional(
            "reeks",
            "De dimensie die de lijnen maakt.",
            text(),
        ));
        keys.push(optional(
            "nadruk",
            "De lijnen waar het om gaat; de andere worden grijs.",
            texts(),
        ));
        keys
    },
};

impl super::Asked for Asked {
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind> {
        make(self, making)
    }

    fn stands_in_panels(&self) -> bool {
        true
    }

    fn axes(&self) -> Vec<&Located<String>> {
        self.series.iter().chain(&self.moments.between).collect()
    }

    fn align(&self, panels: &mut [ChartKind], _: &mut Making<'_>) -> Option<()> {
        alike::slopes(panels, Names::of(&self.series));
        Some(())
    }

    // Between two moments, which its axis names.
    fn period(&self, _: &[Period]) -> Option<String> {
        None
    }
}

/// Makes a slope.
fn make(asked: &Asked, making: &mut Making<'_>) -> Option<ChartKind> {
    let found = compared(&asked.moments, asked.series.as_ref(), making)?;
    let dataset = making.snapshot.about();
    let mut chart = chart(dataset, &found.crossed, found.measure, found.unit)?;
    // A panel may say nothing, as long as another does.
    if making.panel.is_none() || chart.lines.len() > MAX_LINES {
        let Making {
            request,
            asker,
            diagnostics,
            ..
        } = making;
        refuse_unreadable(&chart, dataset, asked, request, asker, diagnostics)?;
    }
    for seen in found.crossed.cells.iter().flatten().flatten() {
        making.used.cell(dataset, seen, making.asker);
    }
    let names = chart.lines.iter().map(|line| (&*line.label, &*line.label));
    chart.emphasis = emphasised(making, &asked.emphasis, &names.collect::<Vec<_>>())?;
    Some(ChartKind::Slope(chart))
}

/// Values by name and moment.
pub(super) struct Compared<'a> {
    /// The values: names down, moments across.
    pub crossed: Crossed<'a>,
    /// Their measure.
    pub measure: usize,
    /// Their unit.
    pub unit: &'a Unit,
}

/// The values of a measure at moments, for each value of a dimension; one for all without it. Values of
/// one name that may not be compared are reported.
pub(super) fn compared<'a>(
    moments: &Moments,
    series: Option<&Located<String>>,
    making: &mut Making<'a>,
) -> Option<Compared<'a>> {
    let (snapshot, request, asker) = (making.snapshot, making.request, making.asker);
    let diagnostics = &mut *making.diagnostics;
    let dataset = snapshot.about();
    let selection = &request.selection;
    let across = moments.axis(snapshot, asker, diagnostics);
    let lines = match series {
        None => Some(Axis::Measure),
        Some(name) => dimension(snapshot, name, |_| None, asker, diagnostics).map(Axis::Dimension),
    };
    let (across, down) = (across?, lines?);
    if let (true, Some(name)) = (across == down, series) {
        diagnostics.push(
            Diagnostic::new(&diag::chart::SAME_AXIS, name.span).with("name", name.value.as_str()),
        );
        return None;
    }
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    let wanted = selection.measures.first();
    let measure = measure(dataset, wanted, &cells, request.id.span, diagnostics)?;
    cells.retain(|seen| seen.measure() == measure);
    let around = match making.panel.and_then(|panel| panel.whole) {
        // A panel that misses a moment says so; it has no moments of its own.
        Some(whole) => {
            let mut all = selected(snapshot, whole, asker, diagnostics)?;
            all.retain(|seen| seen.measure() == measure);
            all
        }
        None => cells.clone(),
    };
    let columns = moments.marks(snapshot, &around, across, request, asker, diagnostics)?;
    keep_moments(&mut cells, &columns, across);
    // Moments that are no times stand for how things are now.
    let newest = cells.iter().max_by_key(|seen| seen.time());
    if let (Some(seen), true) = (newest, across != Axis::Time) {
        super::check_current(dataset, seen, request, asker, diagnostics);
    }
    let mut rows = marks(&cells, down);
    rows.retain(|mark| *mark != Mark::Total);
    let crossed = match crossed(cells, rows, down, columns, across) {
        Ok(crossed) => crossed,
        Err(Ambiguous(row, column)) => {
            let what = [label(dataset, &row), label(dataset, &column)].join(", ");
            diagnostics.push(super::ambiguous(
                dataset,
                request,
                &[Some(down), Some(across)],
                &what,
            ));
            return None;
        }
    };
    let place = selection.dataset.span;
    let drawn = crossed.cells.iter().flatten().flatten().copied();
    let unit = common_unit(dataset, drawn, measure, place, diagnostics)?;
    for ends in &crossed.cells {
        // A line between them says that they can be compared.
        let ends: Vec<Seen<'_>> = ends.iter().flatten().copied().collect();
        if let Err(complaint) = comparable(dataset, &ends, asker, place) {
            diagnostics.push(complaint);
            return None;
        }
    }
    Some(Compared {
        crossed,
        measure,
        unit,
    })
}

fn chart(
    dataset: &Dataset,
    crossed: &Crossed<'_>,
    measure: usize,
    unit: &Unit,
) -> Option<SlopeChart> {
    let [from, to] = crossed.columns.as_slice() else {
        return None;
    };
    let moment = |mark: &Mark<'_>| Category {
        label: label(dataset, mark),
        time: match mark {
            Mark::Time(time) => Some(time.period()),
            _ => None,
        },
    };
    let about = &dataset.measures[measure];
    let lines = crossed.rows.iter().zip(&crossed.cells).map(|(mark, ends)| {
        let end = |index: usize| ends[index].as_ref().map(measurement);
        SlopeLine {
            label: label(dataset, mark),
            from: end(0),
            to: end(1),
        }
    });
    Some(SlopeChart {
        unit: unit.clone(),
        decimals: about.decimals,
        from: moment(from),
        to: moment(to),
        lines: lines.collect(),
        emphasis: Vec::new(),
    })
}

/// A name or moment in full.
pub(super) fn label(dataset: &Dataset, mark: &Mark<'_>) -> String {
    match mark {
        Mark::Value(value) => (*value).to_owned(),
        Mark::Time(time) => time.period().text,
        Mark::Measure(index) => dataset.measures[*index].title.clone(),
        Mark::Total => String::new(),
    }
}

/// Reports a slope without a line, or with more than anyone can read.
fn refuse_unreadable(
    chart: &SlopeChart,
    dataset: &Dataset,
    asked: &Asked,
    request: &ChartRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let ends = |line: &SlopeLine| [line.from, line.to].map(Measurement::known);
    let complaint = match () {
        () if chart.lines.len() > MAX_LINES => {
            let place = asked
                .series
                .as_ref()
                .map_or(request.id.span, |name| name.span);
            Diagnostic::new(&diag::chart::TOO_MANY_SERIES, place)
                .with("count", chart.lines.len())
                .with("limit", MAX_LINES)
        }
        () if chart.lines.iter().all(|line| ends(line) == [None, None]) => {
            super::nothing_known(dataset, &request.selection, asker)
        }
        () if !chart.lines.iter().any(|line| !ends(line).contains(&None)) => {
            Diagnostic::new(&diag::chart::NO_SLOPE, request.id.span)
                .with("from", chart.from.label.as_str())
                .with("to", chart.to.label.as_str())
        }
        () => return Some(()),
    };
    diagnostics.push(complaint);
    None
}
