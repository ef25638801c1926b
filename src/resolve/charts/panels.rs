//! Panels: a chart of any kind for each value of a dimension, for each time or for each measure.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::order::{ORDERS, Order, by_name, leading_number};
use super::{InPanel, Making};
use crate::chart;
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::{ChartKind, Panel, PanelChart, Time, Unit};
use crate::resolve::axis::{Axis, Mark, axis, marks};
use crate::resolve::requests::{ChartRequest, TIME_WORDS};
use crate::resolve::selection::{of_measures, selected};
use crate::syntax::yaml::Mapping;

/// More panels than this are refused: they become too small, or too many to compare.
const MAX_PANELS: usize = 24;

/// The word for measures where a dimension could stand.
const MEASURE: &str = "maat";

/// What a request says about panels.
#[derive(Clone, Debug)]
pub struct Panels {
    /// What makes the panels: a dimension, `tijd` or `maat`.
    by: Located<String>,
    order: Option<Order>,
}

/// Reads what a request says about panels; `None` where it asks for none.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Panels> {
    let by = keys
        .optional("paneel")
        .and_then(|node| node.text(diagnostics));
    let order = keys
        .optional("paneel_volgorde")
        .and_then(|node| node.choice(&ORDERS, diagnostics));
    Some(Panels { by: by?, order })
}

/// Makes the panels of a chart. A mistake that is in each of them is reported once.
pub(super) fn make(panels: &Panels, making: &mut Making<'_>) -> Option<ChartKind> {
    let request = making.request;
    let by = &panels.by;
    if !request.asked.stands_in_panels() {
        let complaint = Diagnostic::new(&diag::panel::NO_PANELS_OF_KIND, by.span);
        making.diagnostics.push(complaint);
        return None;
    }
    refuse_same_axis(by, making)?;
    let (axis, marks, latest) = marked(by, making)?;
    if marks.len() > MAX_PANELS {
        making.diagnostics.push(
            Diagnostic::new(&diag::panel::TOO_MANY_PANELS, by.span)
                .with("count", marks.len())
                .with("limit", MAX_PANELS),
        );
        return None;
    }
    let dataset = making.snapshot.about();
    let mut kinds = Vec::with_capacity(marks.len());
    for mark in &marks {
        let narrowed = narrowed(dataset, request, by, mark);
        let mut own = Diagnostics::default();
        let kind = request.asked.make(&mut Making {
            snapshot: making.snapshot,
            request: &narrowed,
            around: making.around,
            asker: making.asker,
            used: making.used,
            diagnostics: &mut own,
            panel: Some(InPanel {
                latest,
                whole: (axis != Axis::Time).then_some(&request.selection),
            }),
        });
        making.diagnostics.append_new(own);
        kinds.push(kind?);
    }
    if !kinds.iter().any(chart::has_known_value) {
        let asker = making.asker;
        let complaint = super::nothing_known(dataset, &request.selection, asker);
        making.diagnostics.push(complaint);
        return None;
    }
    share_unit(dataset, &marks, &mut kinds, by, making.diagnostics)?;
    request.asked.align(&mut kinds, making)?;
    let mut found: Vec<Panel> = marks
        .iter()
        .zip(kinds)
        .map(|(mark, kind)| Panel {
            label: label(dataset, mark),
            kind,
        })
        .collect();
    sort(&mut found, panels.order, axis);
    Some(ChartKind::Panels(PanelChart {
        by: match axis {
            Axis::Dimension(index) => dataset.dimensions[index].title.clone(),
            Axis::Time => "Tijd".to_owned(),
            Axis::Measure => "Maat".to_owned(),
        },
        panels: found,
    }))
}

/// Reports that what makes the panels makes something in each of them too.
fn refuse_same_axis(by: &Located<String>, making: &mut Making<'_>) -> Option<()> {
    let is_time = |name: &str| TIME_WORDS.contains(&name);
    let is_same = |name: &&Located<String>| {
        name.value == by.value || (is_time(&name.value) && is_time(&by.value))
    };
    let name = making.request.asked.axes().into_iter().find(is_same);
    let Some(name) = name else { return Some(()) };
    making
        .diagnostics
        .push(Diagnostic::new(&diag::chart::SAME_AXIS, by.span).with("name", name.value.as_str()));
    None
}

/// What makes the panels, and the latest time of all of them. A row without a value for what makes
/// them is a total, not a panel of its own.
fn marked<'a>(
    by: &Located<String>,
    making: &mut Making<'a>,
) -> Option<(Axis, Vec<Mark<'a>>, Option<&'a Time>)> {
    let Making {
        snapshot,
        request,
        asker,
        diagnostics,
        ..
    } = making;
    let snapshot = *snapshot;
    let selection = &request.selection;
    let axis = match by.value == MEASURE {
        true => Axis::Measure,
        false => axis(snapshot, Some(by), asker, diagnostics)?,
    };
    let cells = selected(snapshot, selection, asker, diagnostics)?;
    let cells = of_measures(snapshot.about(), cells, selection, diagnostics)?;
    if axis == Axis::Time {
        super::all_have_a_time(snapshot, selection, &cells, diagnostics)?;
    }
    let mut marks = marks(&cells, axis);
    marks.retain(|mark| *mark != Mark::Total);
    if marks.is_empty() {
        let complaint = super::nothing_known(snapshot.about(), selection, asker);
        diagnostics.push(complaint);
        return None;
    }
    let latest = match axis {
        // Each panel has its own.
        Axis::Time => None,
        Axis::Dimension(_) | Axis::Measure => cells.iter().filter_map(|seen| seen.time()).max(),
    };
    Some((axis, marks, latest))
}

/// The request for one panel.
fn narrowed(
    dataset: &Dataset,
    request: &ChartRequest,
    by: &Located<String>,
    mark: &Mark<'_>,
) -> ChartRequest {
    let mut request = request.clone();
    let selection = &mut request.selection;
    match mark {
        Mark::Value(value) => {
            let value = Located::new((*value).to_owned(), by.span);
            selection.filter.push((by.clone(), vec![value]));
        }
        Mark::Time(time) => selection.times = vec![Located::new(time.period(), by.span)],
        Mark::Measure(index) => {
            let name = dataset.measures[*index].name.clone();
            selection.measures = vec![Located::new(name, by.span)];
        }
        Mark::Total => {}
    }
    request
}

fn label(dataset: &Dataset, mark: &Mark<'_>) -> String {
    match mark {
        Mark::Value(value) => (*value).to_owned(),
        Mark::Time(time) => time.period().text,
        Mark::Measure(index) => dataset.measures[*index].title.clone(),
        Mark::Total => String::new(),
    }
}

/// Sees to it that all panels count the same, and write their numbers alike: they share a scale.
fn share_unit(
    dataset: &Dataset,
    marks: &[Mark<'_>],
    kinds: &mut [ChartKind],
    by: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let mut first: Option<(usize, Unit)> = None;
    let mut most = 0;
    for (index, kind) in kinds.iter_mut().enumerate() {
        let Some((unit, decimals)) = kind.unit_and_decimals() else {
            continue;
        };
        most = most.max(*decimals);
        match &first {
            None => first = Some((index, unit.clone())),
            Some((other, known)) if known.plural != unit.plural => {
                diagnostics.push(
                    Diagnostic::new(&diag::chart::UNLIKE_UNITS, by.span)
                        .with("one", label(dataset, &marks[*other]))
                        .with("one_unit", known.plural.as_str())
                        .with("other", label(dataset, &marks[index]))
                        .with("other_unit", unit.plural.as_str()),
                );
                return None;
            }
            Some(_) => {}
        }
    }
    for kind in kinds {
        if let Some((_, decimals)) = kind.unit_and_decimals() {
            *decimals = most;
        }
    }
    Some(())
}

/// What has an order of its own keeps it; of the others the largest is the first.
fn sort(panels: &mut [Panel], asked: Option<Order>, axis: Axis) {
    let are_numbers = panels
        .iter()
        .all(|panel| leading_number(&panel.label).is_some());
    let order = asked.unwrap_or(match axis {
        Axis::Time | Axis::Measure => Order::Data,
        Axis::Dimension(_) if are_numbers => Order::Name,
        Axis::Dimension(_) => Order::Value,
    });
    match order {
        Order::Data => {}
        Order::Value => {
            let size = |panel: &Panel| -> Option<Decimal> { chart::size(&panel.kind) };
            panels.sort_by_cached_key(|panel| Reverse(size(panel)));
        }
        Order::Name => panels.sort_by(|one, other| by_name(&one.label, &other.label)),
    }
}
