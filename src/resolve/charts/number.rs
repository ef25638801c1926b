//! One number: the latest value of a measure, or the second of two moments that are compared.

use std::sync::Arc;

use super::moments::{Count, Moments, keep_moments};
use super::{KindOfChart, Making, measurement};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics};
use crate::model::{Category, ChartKind, Compared, NumberChart, Period, Point};
use crate::resolve::addition::{common_unit, comparable};
use crate::resolve::axis::{Ambiguous, Axis, Mark, crossed, mark, marks};
use crate::resolve::figures::measure;
use crate::resolve::requests::ChartRequest;
use crate::resolve::selection::{selected, totals};
use crate::resolve::snapshot::Seen;
use crate::syntax::schema::{optional, yes_or_no};
use crate::syntax::yaml::Mapping;

/// What a request for a number says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What it is compared with, and what the number itself is about; the latest where nothing is
    /// said.
    moments: Moments,
    /// Whether the values that lead to it are shown.
    shows_course: bool,
}

/// Reads what a request for a number says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let moments = Moments::read(keys, Count::Two, diagnostics);
    let shows_course = keys
        .optional("verloop")
        .and_then(|node| node.yes_or_no(diagnostics));
    Some(Asked {
        moments: moments?,
        shows_course: shows_course.unwrap_or(false),
    })
}

/// Numbers.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        let mut keys = Moments::keys();
        keys.push(optional(
            "verloop",
            "Of een lijntje laat zien welke waarden eraan voorafgingen.",
            yes_or_no(),
        ));
        keys
    },
};

impl super::Asked for Asked {
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind> {
        make(self, making)
    }

    fn period(&self, times: &[Period]) -> Option<String> {
        // Where moments are times, the drawing says them.
        let last = self.moments.between.as_ref().and(times.last())?;
        Some(last.text.clone())
    }
}

/// Makes a number.
fn make(asked: &Asked, making: &mut Making<'_>) -> Option<ChartKind> {
    let Making {
        snapshot,
        request,
        asker,
        used,
        diagnostics,
        ..
    } = making;
    let dataset = snapshot.about();
    let selection = &request.selection;
    let across = asked.moments.axis(snapshot, asker, diagnostics)?;
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    let wanted = selection.measures.first();
    let measure = measure(dataset, wanted, &cells, request.id.span, diagnostics)?;
    cells.retain(|seen| seen.measure() == measure);
    let all = cells.clone();
    let (now, before) = match asked.moments.are_said() || across != Axis::Time {
        true => {
            let moments =
                asked
                    .moments
                    .marks(snapshot, &cells, across, request, asker, diagnostics)?;
            keep_moments(&mut cells, &moments, across);
            compared(dataset, cells, moments, across, request, diagnostics)?
        }
        false => {
            let latest = cells.iter().map(Seen::time).max().flatten();
            cells.retain(|seen| seen.time() == latest);
            (only(dataset, cells, request, diagnostics)?, None)
        }
    };
    if now.quantity.known().is_none() {
        diagnostics.push(super::nothing_known(dataset, selection, asker));
        return None;
    }
    let place = selection.dataset.span;
    let both = [Some(now), before.as_ref().and_then(|(_, seen)| *seen)];
    let both: Vec<Seen<'_>> = both.into_iter().flatten().collect();
    let unit = common_unit(dataset, both.iter().copied(), measure, place, diagnostics)?;
    if let Err(complaint) = comparable(dataset, &both, asker, place) {
        diagnostics.push(complaint);
        return None;
    }
    if !asked.moments.are_said() {
        super::check_current(dataset, &now, request, asker, diagnostics);
    }
    for seen in &both {
        used.cell(dataset, seen, asker);
    }
    let course = match asked.shows_course {
        true => course(all, &now),
        false => Vec::new(),
    };
    for seen in &course {
        used.cell(dataset, seen, asker);
    }
    let about = |mark: &Mark<'_>| category(mark);
    Some(ChartKind::Number(NumberChart {
        unit: unit.clone(),
        decimals: dataset.measures[measure].decimals,
        about: about(&mark(&now, across)),
        value: measurement(&now),
        compared: before.map(|(mark, seen)| Compared {
            about: about(&mark),
            value: seen.as_ref().map(measurement),
        }),
        breaks: match course.is_empty() {
            true => Vec::new(),
            false => used.breaks(dataset).cloned().collect(),
        },
        course: course.iter().filter_map(point).collect(),
    }))
}

fn category(mark: &Mark<'_>) -> Category {
    match mark {
        Mark::Time(time) => Category {
            label: time.period().text,
            time: Some(time.period()),
        },
        Mark::Value(value) => Category {
            label: (*value).to_owned(),
            time: None,
        },
        Mark::Measure(_) | Mark::Total => Category {
            label: String::new(),
            time: None,
        },
    }
}

fn point(seen: &Seen<'_>) -> Option<Point> {
    Some(Point {
        time: seen.time()?.period(),
        quantity: seen.quantity,
        qualifier: seen.about().qualifier,
        status: seen.about().status,
    })
}

/// The number, and what it is compared with.
type Both<'s> = (Seen<'s>, Option<(Mark<'s>, Option<Seen<'s>>)>);

/// The values at two moments: of the second, which is the number, and of the first.
fn compared<'s>(
    dataset: &Dataset,
    cells: Vec<Seen<'s>>,
    moments: Vec<Mark<'s>>,
    across: Axis,
    request: &ChartRequest,
    diagnostics: &mut Diagnostics,
) -> Option<Both<'s>> {
    let rows = marks(&cells, Axis::Measure);
    let mut crossed = match crossed(cells.clone(), rows, Axis::Measure, moments, across) {
        Ok(crossed) => crossed,
        Err(Ambiguous(..)) => {
            diagnostics.push(several(dataset, &cells, request));
            return None;
        }
    };
    let first = crossed.columns.first().copied();
    let mut ends = crossed.cells.pop().unwrap_or_default().into_iter();
    let (before, now) = (ends.next().flatten(), ends.next().flatten());
    let Some(now) = now else {
        let moment = crossed.columns.last().map(category);
        diagnostics.push(
            Diagnostic::new(&diag::panel::NO_NUMBER, request.id.span).with(
                "moment",
                moment.map(|about| about.label).unwrap_or_default(),
            ),
        );
        return None;
    };
    Some((now, first.map(|mark| (mark, before))))
}

/// The one cell that there is, or the total of a breakdown.
fn only<'s>(
    dataset: &Dataset,
    cells: Vec<Seen<'s>>,
    request: &ChartRequest,
    diagnostics: &mut Diagnostics,
) -> Option<Seen<'s>> {
    let cells = totals(cells, &[]);
    match cells.as_slice() {
        [only] => Some(*only),
        _ => {
            diagnostics.push(several(dataset, &cells, request));
            None
        }
    }
}

/// The complaint that more than one observation fits.
fn several(dataset: &Dataset, cells: &[Seen<'_>], request: &ChartRequest) -> Diagnostic {
    let dimensions = dataset.dimensions.iter().enumerate();
    let first = cells.first().map(Seen::key);
    let differs = |index: usize| {
        let own = first.map(|key| &key[index]);
        cells.iter().any(|seen| Some(&seen.key()[index]) != own)
    };
    let known: Vec<&str> = dimensions
        .filter(|(index, _)| differs(*index))
        .map(|(_, dimension)| dimension.name.as_str())
        .collect();
    Diagnostic::new(&diag::panel::SEVERAL_NUMBERS, request.id.span)
        .with("count", cells.len())
        .with("known", known.join(", "))
}

/// The values that lead to a number: of the same thing, up to its time.
fn course<'s>(cells: Vec<Seen<'s>>, now: &Seen<'s>) -> Vec<Seen<'s>> {
    let mut course: Vec<Seen<'s>> = cells
        .into_iter()
        .filter(|seen| seen.key() == now.key())
        .filter(|seen| seen.time().is_some() && seen.time() <= now.time())
        .collect();
    course.sort_by(|one, other| one.time().cmp(&other.time()));
    course
}
