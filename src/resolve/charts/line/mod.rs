//! Lines: the values of a measure over time.

mod around;

use std::sync::Arc;

use super::alike::{self, Names};
use super::emphasis::emphasised;
use super::{KindOfChart, Making};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{ChartKind, CoverageChange, LineChart, LineShape, Period, Point, Series};
use crate::resolve::addition::{common_unit, unlike_coverage};
use crate::resolve::figures::{Asker, dimension, measure};
use crate::resolve::selection::{selected, totals};
use crate::resolve::snapshot::Seen;
use crate::syntax::schema::{choice, optional, text, texts};
use crate::syntax::yaml::Mapping;
use around::AskedAround;

/// More lines than this are refused: nobody can read them.
const MAX_SERIES: usize = 60;

/// What a request for a line says.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The dimension that makes the lines.
    series: Option<Located<String>>,
    /// How lines run.
    shape: LineShape,
    /// The lines that carry the finding.
    emphasis: Vec<Located<String>>,
    /// What stands around the lines.
    around: AskedAround,
}

impl Asked {
    /// A line for each value of a dimension, or one for all.
    pub(super) fn plain(series: Option<Located<String>>) -> Asked {
        Asked {
            series,
            ..Asked::default()
        }
    }
}

/// The words for how lines run.
const SHAPES: [(LineShape, &str); 2] = [(LineShape::Straight, "recht"), (LineShape::Step, "trap")];

/// Reads what a request for a line says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let series = keys
        .optional("reeks")
        .and_then(|node| node.text(diagnostics));
    let shape = keys
        .optional("vorm")
        .and_then(|node| node.choice(&SHAPES, diagnostics));
    let emphasis = keys
        .optional("nadruk")
        .map(|node| node.texts(diagnostics))
        .unwrap_or_default();
    Some(Asked {
        series,
        shape: shape.unwrap_or_default(),
        emphasis,
        around: AskedAround::read(keys, diagnostics),
    })
}

/// Lines.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        let own = vec![
            optional("reeks", "De dimensie die de lijnen maakt.", text()),
            optional(
                "vorm",
                "Hoe een lijn loopt: recht van waarde naar waarde, of als trap.",
                choice(SHAPES.map(|(_, word)| word)),
            ),
            optional(
                "nadruk",
                "De lijnen waar het om gaat; de andere worden grijs.",
                texts(),
            ),
        ];
        own.into_iter().chain(around::keys()).collect()
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
        self.series.iter().collect()
    }

    fn align(&self, panels: &mut [ChartKind], _: &mut Making<'_>) -> Option<()> {
        alike::lines(panels, Names::of(&self.series));
        Some(())
    }

    fn figures(&self) -> &[Located<String>] {
        &self.around.targets
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
            series_of(dataset, label, points, asker, &request.id, diagnostics)
        })
        .collect::<Option<Vec<Series>>>()?;
    let emphasis = {
        let names = series.iter().map(|series| (&*series.label, &*series.label));
        emphasised(making, &asked.emphasis, &names.collect::<Vec<_>>())
    };
    let mut chart = LineChart {
        breaks: making.used.breaks(dataset).cloned().collect(),
        unit,
        decimals: about.decimals,
        shape: asked.shape,
        series,
        emphasis: emphasis?,
        targets: Vec::new(),
        events: Vec::new(),
        phases: Vec::new(),
        remarks: Vec::new(),
    };
    asked.around.put(&mut chart, making)?;
    Some(ChartKind::Line(chart))
}

/// A line with its points, and where what it covers changes.
fn series_of(
    dataset: &Dataset,
    label: String,
    mut seen: Vec<Seen<'_>>,
    asker: &Asker<'_>,
    id: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Series> {
    seen.sort_by(|a, b| a.time().cmp(&b.time()));
    let coverage = coverage(&seen, asker);
    let points = points_of(dataset, &label, seen, id, diagnostics)?;
    Some(Series {
        label,
        points,
        coverage,
    })
}

/// Where what observations in the order of time cover changes, so that those before and after cannot
/// be compared.
fn coverage(seen: &[Seen<'_>], asker: &Asker<'_>) -> Vec<CoverageChange> {
    let known = |seen: &&Seen<'_>| seen.quantity.known().is_some();
    let mut changes = Vec::new();
    let mut observed = seen.iter().filter(known);
    let Some(mut before) = observed.next() else {
        return changes;
    };
    for here in observed {
        let (earlier, later) = (before.about().area, here.about().area);
        before = here;
        if earlier == later {
            continue;
        }
        let area = |id: Option<&str>| id.and_then(|id| asker.references.area(id));
        let (earlier, later) = (area(earlier), area(later));
        if !unlike_coverage(earlier.as_ref(), later.as_ref()) {
            continue;
        }
        let Some(time) = here.time() else { continue };
        changes.push(CoverageChange {
            from: time.period(),
            before: earlier.map(|area| area.title),
            after: later.map(|area| area.title),
        });
    }
    changes
}

/// The points of a line; two for one time are reported.
fn points_of(
    dataset: &Dataset,
    label: &str,
    seen: Vec<Seen<'_>>,
    id: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Point>> {
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
            qualifier: seen.about().qualifier,
            status: seen.about().status,
        })
    };
    Some(seen.into_iter().filter_map(point).collect())
}
