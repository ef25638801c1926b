//! Values of categories as bars, beside each other or stacked, each with its number at its end.
//!
//! Bars begin at zero, always. Series are told apart by texture as well as by colour. Where there
//! is no number there is no bar but a word, and a stack that misses a part shows no total. Bars
//! lie or stand as was asked; where their words have no room to stand, they lie.

mod lying;
mod standing;
mod words;

use crate::model::{
    Arrangement, BarChart, Category, Column, Direction, Measurement, Quantity, Row, Status,
    notation,
};

use crate::chart::dutch;
use crate::chart::fill::{Fill, Run};
use crate::chart::ink::Ink;
use crate::chart::key::Sample;
use crate::chart::legend::Legend;
use crate::chart::look::Look;
use crate::chart::measured::{NO_DATA, number_words, sign};
use crate::chart::metrics::{self, Line};
use crate::chart::sheet::{Letters, Sheet};
use crate::chart::value_axis::ValueAxis;
use crate::chart::value_axis::known;
use crate::chart::{Description, Kind, Picture};
use lying::Lying;
use standing::Standing;

impl Kind for BarChart {
    fn lay_out<'a>(&'a self, look: &Look) -> Box<dyn Picture + 'a> {
        if self.direction == Direction::Standing
            && let Some(standing) = Standing::fitting(self, look)
        {
            return Box::new(standing);
        }
        Box::new(Lying::of(self, look))
    }

    fn describe(&self, title: &str) -> Description {
        words::describe(self, title)
    }

    fn notes(&self) -> Vec<String> {
        words::notes(self)
    }

    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        words::table(self)
    }
}

/// The bars of one category.
pub(super) struct Group<'a> {
    /// What they are about.
    pub category: &'a Category,
    /// The bars, in the order of the series; one where they are stacked.
    pub bars: Vec<Bar>,
}

/// A bar: its parts, and what stands at its end.
pub(super) struct Bar {
    /// Its parts, from zero on; none where nothing is known.
    pub parts: Vec<Part>,
    /// How far it reaches, below zero too.
    pub reach: f64,
    /// What stands at its end.
    pub end: End,
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
    /// Its number, where that stands on the part; empty where it stands at the end.
    pub words: String,
}

/// What stands at the end of a bar.
pub(super) enum End {
    /// A number.
    Number(String),
    /// Why there is none: the word, and the sign where there is no room for a word.
    Without(String, &'static str),
}

impl End {
    /// The words, where there is room for them.
    pub fn words(&self) -> &str {
        match self {
            End::Number(words) | End::Without(words, _) => words,
        }
    }

    /// What it is written with.
    pub fn ink(&self) -> Ink {
        match self {
            End::Number(_) => Ink::Text,
            End::Without(..) => Ink::Quiet,
        }
    }
}

/// The bars of all categories.
pub(super) fn groups<'a>(chart: &'a BarChart, numbers: &ValueAxis) -> Vec<Group<'a>> {
    let value = |series: usize, category: usize| -> Option<Measurement> {
        *chart.series.get(series)?.values.get(category)?
    };
    let group = |(index, category): (usize, &'a Category)| {
        let values = (0..chart.series.len()).map(|series| (series, value(series, index)));
        let bars = match chart.arrangement {
            Arrangement::Grouped => values
                .map(|(series, value)| single(series, value, numbers))
                .collect(),
            Arrangement::Stacked => vec![stack(&values.collect::<Vec<_>>(), numbers)],
        };
        Group { category, bars }
    };
    chart.categories.iter().enumerate().map(group).collect()
}

fn single(series: usize, value: Option<Measurement>, numbers: &ValueAxis) -> Bar {
    let part = value.and_then(|value| part(series, value, 0.0));
    let end = match (value, Measurement::known(value)) {
        (Some(value), Some(number)) => End::Number(number_words(number, value, numbers)),
        (value, _) => without("", value.map(|value| value.quantity)),
    };
    Bar {
        reach: part.as_ref().map_or(0.0, |part| part.span.1),
        parts: part.into_iter().collect(),
        end,
    }
}

fn stack(values: &[(usize, Option<Measurement>)], numbers: &ValueAxis) -> Bar {
    let mut parts: Vec<Part> = Vec::new();
    let mut reach = 0.0;
    for (series, value) in values {
        let Some(mut part) = value.and_then(|value| part(*series, value, reach)) else {
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
    let total = Measurement::total(values.iter().map(|(_, value)| *value));
    let nothing = values.iter().all(|(_, value)| value.is_none());
    let end = match total.quantity {
        Quantity::Known(sum) => End::Number(number_words(sum, total, numbers)),
        _ if nothing => without("", None),
        quantity if parts.is_empty() => without("", Some(quantity)),
        quantity => without("+ ", Some(quantity)),
    };
    Bar { parts, reach, end }
}

fn part(series: usize, measurement: Measurement, from: f64) -> Option<Part> {
    let value = known(measurement.quantity)?;
    Some(Part {
        series,
        span: (from, from + value),
        fill: Fill {
            series: series as u8,
            is_tentative: measurement.status.is_tentative(),
        },
        measurement,
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
pub(super) fn range(chart: &BarChart) -> (f64, f64) {
    let mut range: (f64, f64) = (0.0, 0.0);
    for category in 0..chart.categories.len() {
        let values = chart.series.iter().filter_map(|series| {
            let measurement = (*series.values.get(category)?)?;
            known(measurement.quantity)
        });
        let reach = match chart.arrangement {
            Arrangement::Stacked => (0.0, values.sum()),
            Arrangement::Grouped => values.fold((0.0, 0.0), |(low, high): (f64, f64), value| {
                (low.min(value), high.max(value))
            }),
        };
        range = (range.0.min(reach.0), range.1.max(reach.1));
    }
    range
}

/// How the numbers of a chart are written, and the steps to measure by.
pub(super) fn numbers(chart: &BarChart, most: i64) -> ValueAxis {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let values = values.filter_map(|value| Measurement::known(*value));
    ValueAxis::exact(range(chart), values, chart.decimals, most, &chart.unit)
}

/// What stands above bars: what they count, and which series has which fill.
pub(super) struct Head {
    heading: Vec<Line>,
    legend: Legend,
    look: Look,
}

impl Head {
    /// The head of a chart with bars that run this way.
    pub fn of(chart: &BarChart, numbers: &ValueAxis, run: Run, look: &Look) -> Head {
        let heading = numbers.heading(&chart.unit);
        Head {
            heading: metrics::wrap(&heading, 0, look.small, look.width),
            legend: Legend::of(chart.series.iter().map(|s| s.label.as_str()), run, look),
            look: *look,
        }
    }

    fn words_height(&self) -> f64 {
        match self.heading.len() {
            0 => 0.0,
            lines => lines as f64 * self.look.leading + 6.0,
        }
    }

    /// Its height, with the space below it.
    pub fn height(&self) -> f64 {
        self.words_height() + self.legend.height()
    }

    /// Draws it at the top.
    pub fn draw(&self, sheet: &Sheet) {
        let letters = Letters::plain(self.look.small, Ink::Quiet);
        crate::chart::frame::stack(sheet, &self.heading, (0.0, 0.0), letters, self.look.leading);
        self.legend.draw(sheet, self.words_height(), &self.look);
    }
}

/// What the key must explain: the hatch of what is not final.
pub(super) fn samples(chart: &BarChart) -> Vec<(Sample, &'static str)> {
    let values = chart.series.iter().flat_map(|series| &series.values);
    let statuses = values
        .filter_map(|value| (*value).filter(|value| value.quantity.known().is_some()))
        .map(|value| value.status);
    let words = dutch::tentative_key(statuses.filter(|status: &Status| status.is_tentative()));
    words
        .map(|words| (Sample::Hatched, words))
        .into_iter()
        .collect()
}
