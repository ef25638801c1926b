//! Bars as one of several panels: thinner, with the names of categories at the left or below all.

mod lying;
mod standing;

use rust_decimal::Decimal;

use super::build::{self, Bar, End, Group};
use super::words;
use crate::chart::Picture;
use crate::chart::extent::Extent;
use crate::chart::fill::Run;
use crate::chart::key::Sample;
use crate::chart::legend;
use crate::chart::look::Look;
use crate::chart::measured;
use crate::chart::metrics::{self, Weight};
use crate::chart::panels::{Cell, Gist, Needs, Panelled};
use crate::chart::sheet::{Place, Sheet};
use crate::chart::value_axis::ValueAxis;
use crate::model::{Arrangement, BarChart, Category, Direction, Measurement, Quantity, Unit};
use lying::Lying;
use standing::Standing;

/// How many steps the axis of a panel has at most.
const MOST_STEPS: i64 = 4;
/// From words to bars, and from the end of a bar to its number.
const GAPS: Place = (10.0, 5.0);
/// The narrowest that a standing bar becomes.
const NARROWEST: f64 = 4.0;
/// The width under which lengths cannot be compared.
const LEAST: f64 = 64.0;

impl Panelled for BarChart {
    fn extent(&self) -> Extent {
        let (low, high) = build::range(self, run(self));
        Extent {
            values: Some((low, high)),
            times: None,
        }
    }

    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_> {
        let run = run(self);
        let axis = axis(self, extent);
        let numbers = numbers(self, extent);
        let emphasis = build::Emphasis::of(self);
        let series = self.series.iter().enumerate();
        let sample = |index| legend::Sample::Bar(emphasis.fill(index));
        let values = self.series.iter().flat_map(|series| &series.values);
        let known = values
            .flatten()
            .filter(|value| value.quantity.known().is_some());
        let tentative = known.map(|value| value.firmness()).collect();
        let groups = build::groups(self, &numbers, run);
        let (gutter, room, least) = match run {
            Run::Up => (axis.widest(look) + GAPS.0, 0.0, Standing::least(self)),
            Run::Right => {
                let (room, words) = end_widths(&groups, self.arrangement, look);
                let sides = if axis.low < 0.0 { room } else { 0.0 };
                let least = (LEAST + sides).max(words);
                (Lying::gutter(self, look), room, least)
            }
        };
        Needs {
            heading: heading(self, &numbers),
            gutter,
            room,
            least,
            height: None,
            names: series
                .map(|(index, own)| (own.label.trim(), sample(index)))
                .collect(),
            run,
            tentative: (tentative, Sample::Hatched),
            samples: match run {
                Run::Up => signs(&groups),
                Run::Right => Vec::new(),
            },
        }
    }

    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a> {
        match run(self) {
            Run::Up => Box::new(Standing::of(self, cell)),
            Run::Right => Box::new(Lying::of(self, cell)),
        }
    }

    fn gist(&self) -> Gist<'_> {
        let values = || {
            self.series.iter().flat_map(move |series| {
                let values = self.categories.iter().zip(&series.values);
                values.map(move |(category, value)| (series.label.trim(), category, *value))
            })
        };
        let known = || {
            values().filter_map(|(label, category, value)| {
                Some((Measurement::known(value)?, label, category))
            })
        };
        let highest = known().max_by_key(|(value, ..)| *value);
        let lowest = known().min_by_key(|(value, ..)| *value);
        let about = |(value, label, category): (Decimal, &str, &Category)| {
            let at = measured::at(category);
            match self.series.len() {
                1 => (value, at),
                _ => (value, format!("{label}, {at}")),
            }
        };
        let by_time = self
            .categories
            .iter()
            .any(|category| category.time.is_some());
        let unknown = values().find_map(|(.., value)| value.map(|value| value.quantity));
        Gist {
            kind: ("staafdiagram", "staafdiagrammen"),
            unit: &self.unit,
            decimals: self.decimals,
            course: course(self).filter(|_| by_time),
            extremes: highest
                .zip(lowest)
                .map(|(high, low)| [about(high), about(low)]),
            largest: match (self.series.len(), by_time) {
                (1, false) => highest.map(|(_, _, category)| category.label.trim()),
                _ => None,
            },
            statuses: values()
                .filter_map(|(.., value)| value.filter(|value| value.quantity.known().is_some()))
                .map(|value| value.firmness())
                .collect(),
            unknown: match known().next() {
                Some(_) => None,
                None => Some(unknown.unwrap_or(Quantity::Missing)),
            },
            size: size(self, by_time),
        }
    }
}

/// Which way the bars of a panel run.
fn run(chart: &BarChart) -> Run {
    match chart.direction {
        Direction::Standing => Run::Up,
        Direction::Lying => Run::Right,
    }
}

/// Where the only series comes from and goes to.
fn course(chart: &BarChart) -> Option<[(String, Measurement); 2]> {
    let [series] = chart.series.as_slice() else {
        return None;
    };
    if !chart.rifts.is_empty() {
        return None;
    }
    let mut known = chart
        .categories
        .iter()
        .zip(&series.values)
        .filter_map(|(category, value)| {
            let value = value.filter(|value| value.quantity.known().is_some())?;
            Some((measured::moment(category), value))
        });
    Some([known.next()?, known.next_back()?])
}

/// By what panels are ordered: the last value over time, else the sum of what is drawn.
fn size(chart: &BarChart, by_time: bool) -> Option<Decimal> {
    let counted = match chart.arrangement {
        Arrangement::Grouped => 1,
        Arrangement::Stacked | Arrangement::Shares | Arrangement::Opposed => chart.series.len(),
    };
    let series = || chart.series.iter().take(counted);
    let at = |index: usize| {
        let values = series().map(|series| series.values.get(index).copied().flatten());
        values
            .filter_map(Measurement::known)
            .reduce(|sum, value| sum.saturating_add(value))
    };
    let mut sizes = (0..chart.categories.len()).filter_map(at);
    match by_time {
        true => sizes.next_back(),
        false => sizes.reduce(|sum, value| sum.saturating_add(value)),
    }
}

/// The steps to measure by that all panels share.
fn axis(chart: &BarChart, extent: &Extent) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    if chart.arrangement == Arrangement::Shares {
        return ValueAxis::of(0.0, 100.0, 0, MOST_STEPS, &Unit::named("procent"));
    }
    let axis = |low, high| ValueAxis::of(low, high, chart.decimals, MOST_STEPS, &chart.unit);
    match chart.arrangement {
        Arrangement::Opposed => axis(0.0, high.max(-low)).mirrored((low, high)),
        _ => axis(low.min(0.0), high.max(0.0)).trimmed((low, high)),
    }
}

/// How the numbers of all panels are written.
fn numbers(chart: &BarChart, extent: &Extent) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    ValueAxis::of(low, high, chart.decimals, MOST_STEPS, &chart.unit)
}

/// What is counted; of shares, what they are shares of.
fn heading(chart: &BarChart, numbers: &ValueAxis) -> String {
    match chart.arrangement {
        Arrangement::Shares => {
            let unit = chart.unit.plural.trim();
            format!("aandeel van het aantal {unit}")
                .trim_end()
                .to_owned()
        }
        _ => numbers.unit_words(&chart.unit),
    }
}

/// The widest number at the end of a bar, with its gap; and the widest word where there is none.
fn end_widths(groups: &[Group<'_>], arrangement: Arrangement, look: &Look) -> (f64, f64) {
    let bars = groups.iter().flat_map(|group| &group.bars);
    bars.fold((0.0, 0.0), |(numbers, words): Place, bar| {
        let width = metrics::width(bar.end.words(), look.small, Weight::Regular) + GAPS.1 + 1.0;
        match (&bar.end, says_end(arrangement)) {
            (End::Number(_), true) => (numbers.max(width), words),
            (End::Without(..), _) => (numbers, words.max(width)),
            _ => (numbers, words),
        }
    })
}

/// Whether bars say their number at their end.
fn says_end(arrangement: Arrangement) -> bool {
    arrangement != Arrangement::Shares
}

/// The signs that stand where a bar has no number, for the key.
fn signs(groups: &[Group<'_>]) -> Vec<(Sample, &'static str)> {
    let mut found: Vec<(Sample, &'static str)> = Vec::new();
    for bar in groups.iter().flat_map(|group| &group.bars) {
        if let End::Without(_, sign) = &bar.end {
            let entry = (Sample::Sign(sign), measured::sign_words(sign));
            if !found.contains(&entry) {
                found.push(entry);
            }
        }
    }
    found
}

/// Draws a part of a bar between two corners, with its name.
fn draw_part(
    sheet: &Sheet,
    chart: &BarChart,
    (group, bar, part): (&Group<'_>, &Bar, usize),
    (upper_left, lower_right): (Place, Place),
    look: &Look,
) {
    let part = &bar.parts[part];
    let draw = || part.fill.draw(sheet, upper_left, lower_right, run(chart));
    match look.narrow {
        true => draw(),
        false => {
            let name = words::name(chart, part, group.category);
            sheet.named(Some(format_args!("{name}")), draw);
        }
    }
}
