//! Slopes: the values of a measure at two moments, a line for each name.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::alike::{self, Names};
use super::emphasis::emphasised;
use super::{KindOfChart, Making, measurement};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span};
use crate::model::{Category, ChartKind, Measurement, Period, SlopeChart, SlopeLine, Time, Unit};
use crate::resolve::addition::{common_unit, comparable};
use crate::resolve::axis::{Ambiguous, Axis, Crossed, Mark, axis, crossed, mark, marks};
use crate::resolve::figures::{Asker, dimension, known_value, measure};
use crate::resolve::requests::ChartRequest;
use crate::resolve::selection::selected;
use crate::resolve::snapshot::{Seen, Snapshot};
use crate::syntax::schema::{Key, list, optional, text, texts};
use crate::syntax::yaml::Mapping;

/// More lines than this are refused: their names have no room.
const MAX_LINES: usize = 20;

/// The moments that a chart compares.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    /// The dimension that they are values of; the time where it is not said.
    pub between: Option<Located<String>>,
    /// Which; all that there are where they are not said.
    said: Option<Vec<Located<String>>>,
    count: Count,
}

/// How many moments a chart compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Two.
    Two,
    /// One to six.
    Few,
}

impl Count {
    fn allows(self, count: usize) -> bool {
        match self {
            Count::Two => count == 2,
            Count::Few => (1..=6).contains(&count),
        }
    }

    /// The complaint about moments that are too few, too many or alike.
    fn complaint(self, place: Span) -> Diagnostic {
        match self {
            Count::Two => Diagnostic::new(&diag::chart::TWO_MOMENTS, place),
            Count::Few => Diagnostic::new(&diag::chart::FEW_MOMENTS, place),
        }
    }

    /// The complaint that the author does not say which of these are meant.
    fn which(self, place: Span, known: String) -> Diagnostic {
        match self {
            Count::Two => Diagnostic::new(&diag::chart::WHICH_MOMENTS, place).with("known", known),
            Count::Few => Diagnostic::new(&diag::chart::FEW_MOMENTS, place),
        }
    }
}

impl Moments {
    /// Reads which moments a request says.
    pub fn read(
        keys: &mut Mapping<'_>,
        count: Count,
        diagnostics: &mut Diagnostics,
    ) -> Option<Moments> {
        let between = keys
            .optional("tussen")
            .and_then(|node| node.text(diagnostics));
        let said = match keys.optional("momenten") {
            None => None,
            Some(node) => {
                let moments = node.texts(diagnostics);
                let all_differ = (1..moments.len()).all(|index| {
                    let (before, rest) = moments.split_at(index);
                    before.iter().all(|one| one.value != rest[0].value)
                });
                if !count.allows(moments.len()) || !all_differ {
                    diagnostics.push(count.complaint(node.span));
                    return None;
                }
                Some(moments)
            }
        };
        Some(Moments {
            between,
            said,
            count,
        })
    }

    /// The keys that it reads.
    pub fn keys() -> Vec<Key> {
        vec![
            optional(
                "tussen",
                "De dimensie waarvan de twee momenten waarden zijn; anders de tijd.",
                text(),
            ),
            optional("momenten", "De twee momenten.", list(text())),
        ]
    }

    /// Whether the author says which.
    pub fn are_said(&self) -> bool {
        self.said.is_some()
    }

    /// What they are places on.
    pub fn axis(
        &self,
        snapshot: &Snapshot,
        asker: &Asker<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Axis> {
        axis(snapshot, self.between.as_ref(), asker, diagnostics)
    }

    /// Their places.
    pub fn marks<'a>(
        &self,
        snapshot: &'a Snapshot,
        cells: &[Seen<'a>],
        across: Axis,
        request: &ChartRequest,
        asker: &Asker<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Mark<'a>>> {
        match across {
            Axis::Time => {
                super::all_have_a_time(snapshot, &request.selection, cells, diagnostics)?;
                times(cells, self, request, diagnostics)
            }
            _ => values(snapshot, across, self, request, asker, diagnostics),
        }
    }
}

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

    fn align(&self, panels: &mut [ChartKind]) {
        alike::slopes(panels, Names::of(&self.series));
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
    let columns = moments.marks(snapshot, &cells, across, request, asker, diagnostics)?;
    keep_moments(&mut cells, &columns, across);
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

/// Keeps the cells of the moments; of a moment that is no time itself, the latest ones.
pub(super) fn keep_moments(cells: &mut Vec<Seen<'_>>, moments: &[Mark<'_>], across: Axis) {
    let latest: Vec<Option<&Time>> = moments
        .iter()
        .map(|moment| {
            let there = cells.iter().filter(|seen| mark(seen, across) == *moment);
            there.map(|seen| seen.time()).max().flatten()
        })
        .collect();
    cells.retain(|seen| {
        let found = moments
            .iter()
            .position(|moment| mark(seen, across) == *moment);
        found.is_some_and(|index| seen.time() == latest[index])
    });
}

/// The times asked for, or all that there are.
fn times<'a>(
    cells: &[Seen<'a>],
    asked: &Moments,
    request: &ChartRequest,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Mark<'a>>> {
    let known: BTreeSet<&'a Time> = cells.iter().filter_map(|seen| seen.time()).collect();
    let Some(moments) = &asked.said else {
        let times: Vec<Mark<'a>> = known.iter().map(|time| Mark::Time(time)).collect();
        if !asked.count.allows(times.len()) {
            diagnostics.push(asked.count.which(request.id.span, shown(&known)));
            return None;
        }
        return Some(times);
    };
    let mut found = Vec::new();
    for moment in moments {
        found.push(time(moment, &known, diagnostics));
    }
    let found: Option<Vec<Mark<'a>>> = found.into_iter().collect();
    let found = found?;
    let again = (1..found.len()).find(|index| found[..*index].contains(&found[*index]));
    if let Some(index) = again {
        diagnostics.push(asked.count.complaint(moments[index].span));
        return None;
    }
    Some(found)
}

/// The one time that lies within what was typed.
fn time<'a>(
    typed: &Located<String>,
    known: &BTreeSet<&'a Time>,
    diagnostics: &mut Diagnostics,
) -> Option<Mark<'a>> {
    let Some(period) = Period::parse(&typed.value) else {
        diagnostics.push(no_moment(typed, shown(known)));
        return None;
    };
    let within = |time: &Time| {
        let time = time.period();
        period.begin <= time.begin && time.end <= period.end
    };
    let found: Vec<&'a Time> = known.iter().copied().filter(|time| within(time)).collect();
    match found.as_slice() {
        [only] => Some(Mark::Time(only)),
        [] => {
            diagnostics.push(no_moment(typed, shown(known)));
            None
        }
        several => {
            let several: BTreeSet<&Time> = several.iter().copied().collect();
            diagnostics.push(
                Diagnostic::new(&diag::chart::MOMENT_AMBIGUOUS, typed.span)
                    .with("moment", typed.value.as_str())
                    .with("known", shown(&several)),
            );
            None
        }
    }
}

fn no_moment(typed: &Located<String>, known: String) -> Diagnostic {
    Diagnostic::new(&diag::chart::NO_MOMENT, typed.span)
        .with("moment", typed.value.as_str())
        .with("known", known)
}

/// Times as a list that stays short.
fn shown(times: &BTreeSet<&Time>) -> String {
    const MOST: usize = 12;
    let mut words: Vec<String> = times
        .iter()
        .take(MOST)
        .map(|time| time.period().text)
        .collect();
    if times.len() > MOST {
        words.push("…".to_owned());
    }
    words.join(", ")
}

/// The values of a dimension asked for; of a few all that there are.
fn values<'a>(
    snapshot: &'a Snapshot,
    across: Axis,
    asked: &Moments,
    request: &ChartRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Mark<'a>>> {
    let Axis::Dimension(index) = across else {
        return None;
    };
    let own = |value: &str| {
        let value = snapshot.values(index).find(|known| *known == value)?;
        Some(Mark::Value(value))
    };
    let Some(moments) = &asked.said else {
        let place: Span = asked
            .between
            .as_ref()
            .map_or(request.id.span, |name| name.span);
        let known: Vec<&'a str> = snapshot.values(index).collect();
        if asked.count == Count::Few && asked.count.allows(known.len()) {
            return Some(known.into_iter().map(Mark::Value).collect());
        }
        diagnostics.push(asked.count.which(place, known.join(", ")));
        return None;
    };
    let mut found = Vec::new();
    for moment in moments {
        let value = known_value(snapshot, index, moment, asker, diagnostics);
        found.push(value.and_then(|value| own(&value)));
    }
    found.into_iter().collect()
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
