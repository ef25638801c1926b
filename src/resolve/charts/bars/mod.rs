//! Bars: the values of a measure by the values of a dimension, or by time.

mod refusals;
mod rifts;

use std::sync::Arc;

use rust_decimal::Decimal;

use super::alike::{self, Names};
use super::emphasis::emphasised;
use super::order::{ORDERS, Order, by_name, leading_number};
use super::{KindOfChart, Making, measurement};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span};
use crate::model::{
    Arrangement, BarChart, BarSeries, Category, ChartKind, Direction, Measurement, Period, Unit,
};
use crate::resolve::addition::common_unit;
use crate::resolve::axis::{Ambiguous, Axis, Crossed, Mark, axis, crossed, marks};
use crate::resolve::figures::{Asker, measure};
use crate::resolve::requests::{ChartRequest, Selection};
use crate::resolve::selection::{of_measures, selected};
use crate::resolve::snapshot::{Seen, Snapshot};
use crate::syntax::schema::{choice, list, optional, required, text, yes_or_no};
use crate::syntax::yaml::{Mapping, Node};
use refusals::{refuse_unopposable, refuse_unreadable, refuse_unstackable};
use rifts::rifts;

/// What a request for bars says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The dimension, or `tijd`, that makes the categories.
    category: Located<String>,
    /// The dimension, `tijd` or `maat` that makes the bars of a category.
    series: Option<Located<String>>,
    /// How these stand, and where that is said.
    arrangement: Option<Located<Arrangement>>,
    /// The series or categories that carry the finding.
    emphasis: Vec<Located<String>>,
    direction: Option<Direction>,
    order: Option<Order>,
}

/// The words for the directions of bars.
pub const DIRECTIONS: [(Direction, &str); 2] = [
    (Direction::Lying, "liggend"),
    (Direction::Standing, "staand"),
];

/// The words for stacks.
const STACKS: [(Option<Arrangement>, &str); 3] = [
    (Some(Arrangement::Stacked), "ja"),
    (Some(Arrangement::Shares), "aandeel"),
    (None, "nee"),
];

impl Asked {
    /// One bar for each category.
    pub(super) fn plain(category: Located<String>) -> Asked {
        Asked {
            category,
            series: None,
            arrangement: None,
            emphasis: Vec::new(),
            direction: None,
            order: None,
        }
    }
}

/// Reads what a request for bars says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let category = keys.required("categorie", diagnostics);
    let category = category.and_then(|node| node.text(diagnostics));
    let series = keys
        .optional("reeks")
        .and_then(|node| node.text(diagnostics));
    let stacked = keys
        .optional("stapel")
        .and_then(|node| stack(node, diagnostics));
    let opposed = keys.optional("tegenover").and_then(|node| {
        let is_wanted = node.yes_or_no(diagnostics)?;
        is_wanted.then(|| Located::new(Arrangement::Opposed, node.span))
    });
    let emphasis = keys
        .optional("nadruk")
        .map(|node| node.texts(diagnostics))
        .unwrap_or_default();
    let direction = keys
        .optional("richting")
        .and_then(|node| node.choice(&DIRECTIONS, diagnostics));
    let order = keys
        .optional("volgorde")
        .and_then(|node| node.choice(&ORDERS, diagnostics));
    let arrangement = match (stacked, opposed) {
        (Some(_), Some(opposed)) => {
            diagnostics.push(Diagnostic::new(
                &diag::chart::STACKED_AND_OPPOSED,
                opposed.span,
            ));
            return None;
        }
        (stacked, opposed) => stacked.or(opposed),
    };
    if let (Some(arrangement), None) = (&arrangement, &series) {
        let complaint = match arrangement.value {
            Arrangement::Opposed => &diag::chart::OPPOSED_OF_TWO,
            _ => &diag::chart::STACK_OF_WHAT,
        };
        diagnostics.push(Diagnostic::new(complaint, arrangement.span).with("count", 1_usize));
        return None;
    }
    Some(Asked {
        category: category?,
        series,
        arrangement,
        emphasis,
        direction,
        order,
    })
}

/// Whether bars are stacked, and how; `None` where they are not.
fn stack(node: &Node, diagnostics: &mut Diagnostics) -> Option<Located<Arrangement>> {
    let word = node.scalar().unwrap_or_default().to_lowercase();
    let arrangement = match STACKS.iter().any(|(_, known)| *known == word) {
        true => node.choice(&STACKS, diagnostics)?,
        false
            if word.is_empty() || ["true", "false", "waar", "onwaar"].contains(&word.as_str()) =>
        {
            node.yes_or_no(diagnostics)?.then_some(Arrangement::Stacked)
        }
        false => node.choice(&STACKS, diagnostics)?,
    };
    Some(Located::new(arrangement?, node.span))
}

/// Bars.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        vec![
            required(
                "categorie",
                "De dimensie, of tijd, waarvan elke waarde een staaf of groep is.",
                text(),
            ),
            optional(
                "reeks",
                "De dimensie, tijd of maat die de staven van een groep maakt.",
                text(),
            ),
            optional(
                "stapel",
                "Of de reeksen delen van één staaf zijn: ja, of als aandeel van het geheel.",
                choice(STACKS.map(|(_, word)| word)),
            ),
            optional(
                "tegenover",
                "Of de eerste van twee reeksen naar links loopt en de tweede naar rechts.",
                yes_or_no(),
            ),
            optional(
                "nadruk",
                "De reeksen of categorieën waar het om gaat; de andere worden grijs.",
                list(text()),
            ),
            optional(
                "richting",
                "Hoe de staven liggen.",
                choice(DIRECTIONS.map(|(_, word)| word)),
            ),
            optional(
                "volgorde",
                "Waarop de categorieën gesorteerd zijn.",
                choice(ORDERS.map(|(_, word)| word)),
            ),
        ]
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
        [&self.category].into_iter().chain(&self.series).collect()
    }

    fn align(&self, panels: &mut [ChartKind], _: &mut Making<'_>) -> Option<()> {
        alike::bars(panels, Names::of(&self.series), self.order);
        Some(())
    }

    fn period(&self, times: &[Period]) -> Option<String> {
        match times {
            [only] => Some(only.text.clone()),
            [first, second] => Some(format!("{} en {}", first.text, second.text)),
            [first, .., last] => Some(format!("{} tot en met {}", first.text, last.text)),
            [] => None,
        }
    }
}

/// Makes a chart of bars.
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
    let down = axis(snapshot, Some(&asked.category), asker, diagnostics);
    let across = match &asked.series {
        None => Some(None),
        Some(name) if name.value == "maat" => Some(Some(Axis::Measure)),
        Some(name) => axis(snapshot, Some(name), asker, diagnostics).map(Some),
    };
    let (down, across) = (down?, across?);
    if Some(down) == across {
        let place = asked
            .series
            .as_ref()
            .map_or(request.id.span, |name| name.span);
        diagnostics.push(
            Diagnostic::new(&diag::chart::SAME_AXIS, place)
                .with("name", asked.category.value.as_str()),
        );
        return None;
    }
    let (mut cells, about) = chosen(snapshot, request, across, asker, diagnostics)?;
    if [Some(down), across].contains(&Some(Axis::Time)) {
        super::all_have_a_time(snapshot, selection, &cells, diagnostics)?;
    }
    // A row without a value for the dimension is a total, not a bar of its own.
    let mut rows = marks(&cells, down);
    rows.retain(|mark| *mark != Mark::Total);
    if down != Axis::Time && across != Some(Axis::Time) {
        // Without a time asked for, the latest one is meant, as for a figure.
        let latest = super::latest(*panel, &cells);
        cells.retain(|seen| seen.time() == latest);
        if let Some(seen) = cells.first() {
            super::check_current(dataset, seen, request, asker, diagnostics);
        }
    }
    let mut columns = match across {
        None => vec![Mark::Measure(about)],
        Some(across) => marks(&cells, across),
    };
    columns.retain(|mark| *mark != Mark::Total);
    let crossed = crossed(cells, rows, down, columns, across.unwrap_or(Axis::Measure));
    let crossed = match crossed {
        Ok(crossed) => crossed,
        Err(Ambiguous(row, column)) => {
            let series = across.map(|_| label(dataset, &column));
            let what: Vec<String> = [Some(label(dataset, &row)), series]
                .into_iter()
                .flatten()
                .collect();
            diagnostics.push(super::ambiguous(
                dataset,
                request,
                &[Some(down), across],
                &what.join(", "),
            ));
            return None;
        }
    };
    let drawn = crossed.cells.iter().flatten().flatten().copied();
    let unit = common_unit(dataset, drawn, about, selection.dataset.span, diagnostics)?;
    let mut chart = chart(dataset, asked, &crossed, down, (about, unit));
    refuse_unreadable(&chart, asked, request, diagnostics)?;
    chart.rifts = rifts(dataset, &crossed, (down, across), asked, asker);
    let known = |series: &BarSeries| {
        let mut values = series.values.iter();
        values.any(|value| Measurement::known(*value).is_some())
    };
    if panel.is_none() && !chart.series.iter().any(known) {
        diagnostics.push(super::nothing_known(dataset, selection, asker));
        return None;
    }
    match &asked.arrangement {
        Some(opposed) if opposed.value == Arrangement::Opposed => {
            refuse_unopposable(&chart, &crossed, opposed.span, diagnostics)?;
        }
        Some(stacked) => {
            refuse_unstackable(dataset, &crossed, across, asker, stacked.span, diagnostics)?;
        }
        None => {}
    }
    for seen in crossed.cells.iter().flatten().flatten() {
        used.cell(dataset, seen, asker);
    }
    chart.emphasis = emphasis(&chart, asked, making)?;
    Some(ChartKind::Bars(chart))
}

/// The cells of the measure asked for, or of all that make the series, which have one unit then;
/// and the measure whose unit the chart has.
fn chosen<'s>(
    snapshot: &'s Snapshot,
    request: &ChartRequest,
    across: Option<Axis>,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<Seen<'s>>, usize)> {
    let dataset = snapshot.about();
    let selection = &request.selection;
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    if across != Some(Axis::Measure) {
        let asked = selection.measures.first();
        let measure = measure(dataset, asked, &cells, request.id.span, diagnostics)?;
        cells.retain(|seen| seen.measure() == measure);
        return Some((cells, measure));
    }
    let cells = of_measures(dataset, cells, selection, diagnostics)?;
    let first = cells.first().map_or(0, Seen::measure);
    let unit = &dataset.measures[first].unit;
    let other = cells
        .iter()
        .map(|seen| &dataset.measures[seen.measure()])
        .find(|measure| measure.unit != *unit);
    if let Some(other) = other {
        diagnostics.push(
            Diagnostic::new(
                &diag::chart::UNLIKE_UNITS,
                measures_place(selection, request),
            )
            .with("one", dataset.measures[first].name.as_str())
            .with("one_unit", unit.plural.as_str())
            .with("other", other.name.as_str())
            .with("other_unit", other.unit.plural.as_str()),
        );
        return None;
    }
    Some((cells, first))
}

fn measures_place(selection: &Selection, request: &ChartRequest) -> Span {
    selection
        .measures
        .first()
        .map_or(request.id.span, |name| name.span)
}

fn chart(
    dataset: &Dataset,
    asked: &Asked,
    crossed: &Crossed<'_>,
    down: Axis,
    (about, unit): (usize, &Unit),
) -> BarChart {
    let value = |row: usize, column: usize| crossed.cells[row][column].as_ref().map(measurement);
    let arrangement = match &asked.arrangement {
        Some(arrangement) => arrangement.value,
        None => Arrangement::Grouped,
    };
    let order = order(asked, crossed, down, arrangement);
    let category = |row: &usize| Category {
        label: label(dataset, &crossed.rows[*row]),
        time: match crossed.rows[*row] {
            Mark::Time(time) => Some(time.period()),
            _ => None,
        },
    };
    let series = |(column, mark): (usize, &Mark<'_>)| BarSeries {
        label: label(dataset, mark),
        values: order.iter().map(|row| value(*row, column)).collect(),
    };
    let measures = crossed.columns.iter().filter_map(|mark| match mark {
        Mark::Measure(index) => Some(dataset.measures[*index].decimals),
        _ => None,
    });
    BarChart {
        unit: unit.clone(),
        decimals: measures.max().unwrap_or(dataset.measures[about].decimals),
        arrangement,
        direction: asked.direction.unwrap_or(match down {
            Axis::Time => Direction::Standing,
            Axis::Dimension(_) | Axis::Measure => Direction::Lying,
        }),
        categories: order.iter().map(category).collect(),
        series: crossed.columns.iter().enumerate().map(series).collect(),
        emphasis: Vec::new(),
        rifts: Vec::new(),
    }
}

fn label(dataset: &Dataset, mark: &Mark<'_>) -> String {
    match mark {
        Mark::Value(value) => (*value).to_owned(),
        Mark::Time(time) => time.period().short(),
        Mark::Measure(index) => dataset.measures[*index].title.clone(),
        Mark::Total => String::new(),
    }
}

/// The order of the rows. What has an order of its own keeps it; of the others the largest is the
/// first: by its total where it is a stack or a pair, else by the first series or its share.
fn order(asked: &Asked, crossed: &Crossed<'_>, down: Axis, arrangement: Arrangement) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..crossed.rows.len()).collect();
    let name = |row: usize| match crossed.rows[row] {
        Mark::Value(value) => value,
        _ => "",
    };
    let are_numbers = rows.iter().all(|row| leading_number(name(*row)).is_some());
    let order = asked.order.unwrap_or(match down {
        Axis::Time => Order::Data,
        _ if are_numbers => Order::Name,
        _ => Order::Value,
    });
    let size = |row: usize| -> Option<Decimal> {
        let values = crossed.cells[row].iter();
        let values = values.map(|seen| seen.as_ref().map(measurement));
        match arrangement {
            // A stack that misses a part is as large as what it shows.
            Arrangement::Stacked | Arrangement::Opposed => values
                .filter_map(Measurement::known)
                .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value)),
            Arrangement::Grouped => values.map(Measurement::known).next().flatten(),
            Arrangement::Shares => {
                let values: Option<Vec<Decimal>> = values.map(Measurement::known).collect();
                let values = values?;
                let whole = values
                    .iter()
                    .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
                values.first()?.checked_div(whole)
            }
        }
    };
    match order {
        Order::Data => {}
        Order::Value => rows.sort_by_cached_key(|row| std::cmp::Reverse(size(*row))),
        Order::Name => rows.sort_by(|a, b| by_name(name(*a), name(*b))),
    }
    rows
}

/// The names that carry the finding, as the chart has them. A name that it does not have is reported.
fn emphasis(chart: &BarChart, asked: &Asked, making: &mut Making<'_>) -> Option<Vec<String>> {
    let series = match chart.series.len() {
        0 | 1 => [].iter(),
        _ => chart.series.iter(),
    };
    let mut known: Vec<(&str, &str)> = series
        .map(|series| (series.label.as_str(), series.label.as_str()))
        .collect();
    known.extend(chart.categories.iter().map(|category| {
        let typed = category
            .time
            .as_ref()
            .map_or(&category.label, |time| &time.text);
        (typed.as_str(), category.label.as_str())
    }));
    emphasised(making, &asked.emphasis, &known)
}
