//! From the values of a chart to its bars: parts, what stands at their ends, and how far they reach.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{
    Arrangement, BarChart, BarSeries, Category, Measurement, Quantity, Unit, notation,
};

use super::shares::shares;
use crate::chart::fill::{Fill, Run};
use crate::chart::ink::Ink;
use crate::chart::measured::{NO_DATA, number_words, sign};
use crate::chart::value_axis::{ValueAxis, known};

/// The bars of one category.
pub(super) struct Group<'a> {
    /// What they are about.
    pub category: &'a Category,
    /// Whether it carries the finding.
    pub is_bold: bool,
    /// The bars, in the order of the series; one where they are stacked.
    pub bars: Vec<Bar>,
}

impl Group<'_> {
    /// How many bars stand beside each other.
    pub fn rows(&self) -> usize {
        self.bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0)
    }
}

/// A bar: its parts, and what stands at its end.
pub(super) struct Bar {
    /// Its place among those of its category.
    pub row: usize,
    /// Its parts, from zero on; none where nothing is known.
    pub parts: Vec<Part>,
    /// On which side of zero it stands.
    pub side: Side,
    /// How far it reaches, below zero too.
    pub reach: f64,
    /// What stands at its end.
    pub end: End,
}

/// A side of zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Below,
    Above,
}

impl Side {
    fn of(value: f64) -> Side {
        match value < 0.0 {
            true => Side::Below,
            false => Side::Above,
        }
    }
}

/// A part of a bar, or the whole of it.
pub(super) struct Part {
    /// The index of its series.
    pub series: usize,
    /// Where it begins and ends, by value.
    pub span: (f64, f64),
    /// What it is filled with.
    pub fill: Fill,
    /// Its value.
    pub measurement: Measurement,
    /// Its share, where the bar is the whole.
    pub share: Option<u32>,
    /// Its number, where that stands on the part; empty where it stands at the end.
    pub words: String,
}

/// What stands at the end of a bar.
pub(super) enum End {
    /// A number.
    Number(String),
    /// The whole of which the parts are shares.
    Whole(String),
    /// Why there is no number: the word, and the sign where there is no room for a word.
    Without(String, &'static str),
}

impl End {
    /// The words, where there is room for them.
    pub fn words(&self) -> &str {
        match self {
            End::Number(words) | End::Whole(words) | End::Without(words, _) => words,
        }
    }

    /// The words where there is little room: of a reason only its last part.
    pub fn short(&self) -> &str {
        match self {
            End::Without(words, _) => words.rsplit(": ").next().unwrap_or(words),
            _ => self.words(),
        }
    }

    /// What it is written with.
    pub fn ink(&self) -> Ink {
        match self {
            End::Number(_) => Ink::Text,
            End::Whole(_) | End::Without(..) => Ink::Quiet,
        }
    }
}

/// Which series and categories stay behind.
#[derive(Clone, Copy)]
pub(super) struct Emphasis<'a> {
    chart: &'a BarChart,
    on_series: bool,
    on_categories: bool,
}

impl<'a> Emphasis<'a> {
    /// That of a chart.
    pub fn of(chart: &'a BarChart) -> Emphasis<'a> {
        let names = |name: &String| chart.emphasis.contains(name);
        Emphasis {
            chart,
            on_series: chart.series.iter().any(|series| names(&series.label)),
            on_categories: chart.categories.iter().any(|found| names(&found.label)),
        }
    }

    /// Whether a category is named.
    pub fn is_on_category(self, category: &Category) -> bool {
        self.on_categories && self.chart.emphasis.contains(&category.label)
    }

    /// Whether the bars of a series stay behind, wherever they stand.
    fn mutes_series(self, series: usize) -> bool {
        let names = |own: &BarSeries| self.chart.emphasis.contains(&own.label);
        self.on_series && !self.chart.series.get(series).is_some_and(names)
    }

    /// The fill of the final values of a series.
    pub fn fill(self, series: usize) -> Fill {
        Fill::of(series).muted(self.mutes_series(series))
    }

    /// Whether a bar stays behind.
    fn mutes(self, series: usize, category: &Category) -> bool {
        self.mutes_series(series) || (self.on_categories && !self.is_on_category(category))
    }
}

/// The series that stands below zero: the first to the left, or the second downwards.
fn below(run: Run) -> usize {
    match run {
        Run::Right => 0,
        Run::Up => 1,
    }
}

/// The bars of all categories.
pub(super) fn groups<'a>(chart: &'a BarChart, numbers: &ValueAxis, run: Run) -> Vec<Group<'a>> {
    let emphasis = Emphasis::of(chart);
    let group = |(index, category): (usize, &'a Category)| {
        let values: Vec<Option<Measurement>> = chart
            .series
            .iter()
            .map(|series| series.values.get(index).copied().flatten())
            .collect();
        let fill = |series: usize| Fill::of(series).muted(emphasis.mutes(series, category));
        let bars = match chart.arrangement {
            Arrangement::Grouped => values
                .iter()
                .enumerate()
                .map(|(series, value)| Bar {
                    row: series,
                    ..single(series, *value, fill(series), numbers)
                })
                .collect(),
            Arrangement::Stacked => vec![stack(&values, &fill, numbers)],
            Arrangement::Shares => vec![whole(&values, &fill, numbers)],
            Arrangement::Opposed => values
                .iter()
                .enumerate()
                .map(|(series, value)| {
                    let bar = single(series, *value, fill(series), numbers);
                    match series == below(run) {
                        true => mirrored(bar),
                        false => bar,
                    }
                })
                .collect(),
        };
        Group {
            category,
            is_bold: emphasis.is_on_category(category),
            bars,
        }
    };
    chart.categories.iter().enumerate().map(group).collect()
}

fn single(series: usize, value: Option<Measurement>, fill: Fill, numbers: &ValueAxis) -> Bar {
    let part = value.and_then(|value| part(series, value, fill, 0.0));
    let end = match (value, Measurement::known(value)) {
        (Some(value), Some(number)) => End::Number(number_words(number, value, numbers)),
        (value, _) => without("", value.map(|value| value.quantity)),
    };
    let reach = part.as_ref().map_or(0.0, |part| part.span.1);
    Bar {
        row: 0,
        reach,
        side: Side::of(reach),
        parts: part.into_iter().collect(),
        end,
    }
}

/// A bar on the other side of zero.
fn mirrored(bar: Bar) -> Bar {
    let turned = |part: Part| Part {
        span: (-part.span.0, -part.span.1),
        ..part
    };
    Bar {
        parts: bar.parts.into_iter().map(turned).collect(),
        side: Side::Below,
        reach: -bar.reach,
        ..bar
    }
}

fn stack(values: &[Option<Measurement>], fill: &dyn Fn(usize) -> Fill, numbers: &ValueAxis) -> Bar {
    let mut parts: Vec<Part> = Vec::new();
    let mut reach = 0.0;
    for (series, value) in values.iter().enumerate() {
        let Some(mut part) = value.and_then(|value| part(series, value, fill(series), reach))
        else {
            continue;
        };
        reach = part.span.1;
        if let Some(number) = Measurement::known(*value)
            && !number.is_zero()
        {
            part.words = number_words(number, part.measurement, numbers);
        }
        parts.push(part);
    }
    let total = Measurement::total(values.iter().copied());
    let nothing = values.iter().all(|value| value.is_none());
    let end = match total.quantity {
        Quantity::Known(sum) => End::Number(number_words(sum, total, numbers)),
        _ if nothing => without("", None),
        quantity if parts.is_empty() => without("", Some(quantity)),
        quantity => without("+ ", Some(quantity)),
    };
    Bar {
        row: 0,
        parts,
        side: Side::Above,
        reach,
        end,
    }
}

/// A bar that is a hundred percent; one that misses a part has no shares.
fn whole(values: &[Option<Measurement>], fill: &dyn Fn(usize) -> Fill, numbers: &ValueAxis) -> Bar {
    let total = Measurement::total(values.iter().copied());
    let nothing = values.iter().all(|value| value.is_none());
    let empty = |end: End| Bar {
        row: 0,
        parts: Vec::new(),
        side: Side::Above,
        reach: 0.0,
        end,
    };
    let Some(shares) = shares(values) else {
        return empty(match total.quantity {
            _ if nothing => without("", None),
            Quantity::Known(_) => End::Without("geen aandelen: het totaal is nul".to_owned(), "0"),
            quantity => {
                let why = notation::no_number(quantity);
                End::Without(format!("geen aandelen: deel {why}"), sign(Some(quantity)))
            }
        });
    };
    let sum = total.quantity.known().unwrap_or_default();
    let mut reach = 0.0;
    let mut parts = Vec::new();
    for (series, (value, percent)) in values.iter().zip(&shares.percents).enumerate() {
        let Some(measurement) = *value else { continue };
        let share = measurement
            .quantity
            .known()
            .and_then(|value| value.checked_div(sum))
            .and_then(|share| share.to_f64())
            .map_or(0.0, |share| (share * 100.0).clamp(0.0, 100.0));
        let to = (reach + share).min(100.0);
        parts.push(Part {
            series,
            span: (reach, to),
            fill: fill(series).tentative(measurement.firmness().is_tentative()),
            measurement,
            share: Some(*percent),
            words: match share > 0.0 {
                true => format!("{percent}%"),
                false => String::new(),
            },
        });
        reach = to;
    }
    Bar {
        row: 0,
        parts,
        side: Side::Above,
        reach,
        end: End::Whole(number_words(sum, total, numbers)),
    }
}

fn part(series: usize, measurement: Measurement, fill: Fill, from: f64) -> Option<Part> {
    let value = known(measurement.quantity)?;
    Some(Part {
        series,
        span: (from, from + value),
        fill: fill.tentative(measurement.firmness().is_tentative()),
        measurement,
        share: None,
        words: String::new(),
    })
}

fn without(before: &str, quantity: Option<Quantity>) -> End {
    let word = match quantity {
        None => NO_DATA,
        Some(quantity) => notation::no_number(quantity),
    };
    End::Without(format!("{before}{word}"), sign(quantity))
}

/// The lowest and highest value that a bar reaches, with zero.
pub(super) fn range(chart: &BarChart, run: Run) -> (f64, f64) {
    if chart.arrangement == Arrangement::Shares {
        return (0.0, 100.0);
    }
    let mut range: (f64, f64) = (0.0, 0.0);
    for category in 0..chart.categories.len() {
        let values = chart
            .series
            .iter()
            .enumerate()
            .filter_map(|(index, series)| {
                let measurement = (*series.values.get(category)?)?;
                Some((index, known(measurement.quantity)?))
            });
        let reach = match chart.arrangement {
            Arrangement::Stacked => (0.0, values.map(|(_, value)| value).sum()),
            Arrangement::Opposed | Arrangement::Grouped | Arrangement::Shares => {
                values.fold((0.0, 0.0), |(low, high): (f64, f64), (index, value)| {
                    let value = match chart.arrangement {
                        Arrangement::Opposed if index == below(run) => -value,
                        _ => value,
                    };
                    (low.min(value), high.max(value))
                })
            }
        };
        range = (range.0.min(reach.0), range.1.max(reach.1));
    }
    range
}

/// How the numbers of a chart are written, and the steps to measure by.
pub(super) struct Scales {
    /// The numbers of values.
    pub numbers: ValueAxis,
    /// The steps to measure by: those of the values, or of shares.
    pub axis: ValueAxis,
}

/// The scales of a chart, with at most so many steps.
pub(super) fn scales(chart: &BarChart, most: i64, run: Run) -> Scales {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let values: Vec<Decimal> = values
        .filter_map(|value| Measurement::known(*value))
        .collect();
    let exact = |range: (f64, f64)| {
        let values = values.iter().copied();
        ValueAxis::exact(range, values, chart.decimals, most, &chart.unit)
    };
    match chart.arrangement {
        Arrangement::Grouped | Arrangement::Stacked => {
            let numbers = exact(range(chart, run));
            Scales {
                axis: numbers.clone(),
                numbers,
            }
        }
        Arrangement::Opposed => {
            let (low, high) = range(chart, run);
            let numbers = exact((0.0, high.max(-low)));
            Scales {
                axis: numbers.mirrored((low, high)),
                numbers,
            }
        }
        Arrangement::Shares => {
            let totals = super::words::totals(chart);
            let largest = totals.into_iter().flatten();
            let largest = largest
                .filter_map(|total| known(total.quantity))
                .fold(0.0, f64::max);
            Scales {
                numbers: exact((0.0, largest)),
                axis: ValueAxis::of(0.0, 100.0, 0, most, &Unit::named("procent")),
            }
        }
    }
}
