//! What bars cannot show: more of them than anyone can read, and parts that make no whole.

use super::Asked;
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Span, phrases};
use crate::model::{Arrangement, BarChart, COLOURED_SERIES, Time, UnitKind};
use crate::resolve::addition::addable;
use crate::resolve::axis::{Axis, Crossed};
use crate::resolve::figures::Asker;
use crate::resolve::requests::ChartRequest;
use crate::resolve::snapshot::Seen;

/// More bars than these are refused: alone or stacked, and in groups.
const MAX_BARS: usize = 60;
const MAX_GROUPED_BARS: usize = 90;

/// Reports more bars than anyone can read.
pub(super) fn refuse_unreadable(
    chart: &BarChart,
    asked: &Asked,
    request: &ChartRequest,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let series = chart.series.len();
    let (count, limit) = match (chart.arrangement, series) {
        (Arrangement::Stacked | Arrangement::Shares | Arrangement::Opposed, _) | (_, 0 | 1) => {
            (chart.categories.len(), MAX_BARS)
        }
        _ => (chart.categories.len() * series, MAX_GROUPED_BARS),
    };
    let complaint = match () {
        () if series > COLOURED_SERIES => {
            let place = asked
                .series
                .as_ref()
                .map_or(request.id.span, |name| name.span);
            Diagnostic::new(&diag::chart::TOO_MANY_BAR_SERIES, place)
                .with("count", series)
                .with("limit", COLOURED_SERIES)
        }
        () if count > limit => Diagnostic::new(&diag::chart::TOO_MANY_BARS, asked.category.span)
            .with("count", phrases::noun::BAR.count(count))
            .with("limit", limit),
        () => return Some(()),
    };
    diagnostics.push(complaint);
    None
}

/// Reports parts that may not be added up. Every reason not to add stands here.
pub(super) fn refuse_unstackable(
    dataset: &Dataset,
    crossed: &Crossed<'_>,
    across: Option<Axis>,
    asker: &Asker<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let cells = || crossed.cells.iter().flatten().flatten();
    refuse_negative(crossed, place, diagnostics)?;
    let is_stock = |seen: &Seen<'_>| matches!(seen.time(), Some(Time::AsOf(_)));
    if across == Some(Axis::Time) && cells().any(is_stock) {
        diagnostics.push(
            Diagnostic::new(&diag::chart::STACK_OF_STOCKS, place)
                .with("unit", unit_of(dataset, crossed)),
        );
        return None;
    }
    for row in &crossed.cells {
        let stack: Vec<Seen<'_>> = row.iter().flatten().copied().collect();
        if let Err(complaint) = addable(dataset, &stack, asker, place) {
            diagnostics.push(complaint);
            return None;
        }
    }
    Some(())
}

/// Reports what cannot stand to both sides of one zero.
pub(super) fn refuse_unopposable(
    chart: &BarChart,
    crossed: &Crossed<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if chart.series.len() != 2 {
        diagnostics.push(
            Diagnostic::new(&diag::chart::OPPOSED_OF_TWO, place).with("count", chart.series.len()),
        );
        return None;
    }
    refuse_negative(crossed, place, diagnostics)
}

/// Reports values below zero where the length of a bar cannot show them.
fn refuse_negative(
    crossed: &Crossed<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let is_negative = |seen: &Seen<'_>| {
        let value = seen.quantity.known();
        value.is_some_and(|value| value.is_sign_negative() && !value.is_zero())
    };
    if crossed.cells.iter().flatten().flatten().any(is_negative) {
        diagnostics.push(Diagnostic::new(&diag::chart::STACK_NEGATIVE, place));
        return None;
    }
    Some(())
}

fn unit_of(dataset: &Dataset, crossed: &Crossed<'_>) -> String {
    let first = crossed.cells.iter().flatten().flatten().next();
    let unit = first.map_or(&dataset.measures[0].unit, |seen| seen.unit(dataset));
    match unit.kind {
        UnitKind::Count => unit.plural.clone(),
        UnitKind::Euro => "euro's".to_owned(),
        UnitKind::Percent => "percentages".to_owned(),
    }
}
