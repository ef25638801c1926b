//! A slope as one of several panels: lines between two moments, with their values at both ends.

use rust_decimal::Decimal;

use crate::chart::Picture;
use crate::chart::apart;
use crate::chart::extent::Extent;
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::key::Sample;
use crate::chart::legend;
use crate::chart::look::Look;
use crate::chart::marks::Shape;
use crate::chart::measured::{at, full, moment};
use crate::chart::metrics::{self, Weight};
use crate::chart::panels::{Cell, Gist, Needs, Panelled};
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::{ValueAxis, known};
use crate::model::{Category, Measurement, Quantity, SlopeChart, notation};

use super::{MARK, colours_of, ends, is_tentative, words};

/// From a mark to its value.
const GAP: f64 = 8.0;
/// The width under which a slope cannot be seen.
const LEAST: f64 = 36.0;

impl Panelled for SlopeChart {
    fn extent(&self) -> Extent {
        let values = ends(self).filter_map(|end| known(end.quantity));
        Extent::of(values, std::iter::empty())
    }

    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_> {
        let numbers = numbers(self, extent);
        let widest =
            ends(self)
                .filter_map(|end| end.quantity.known())
                .fold(0.0, |widest: f64, value| {
                    let words = numbers.words(value);
                    widest.max(metrics::width(&words, look.small, Weight::Bold))
                });
        let room = widest + GAP + MARK;
        let sample = |colour| legend::Sample::Mark(Shape::Circle, Ink::SeriesFill(colour));
        let lines = self.lines.iter().zip(colours_of(self));
        Needs {
            heading: heading(self, &numbers),
            gutter: 0.0,
            room,
            least: LEAST + room,
            height: None,
            names: lines
                .map(|(line, colour)| (line.label.trim(), sample(colour)))
                .collect(),
            run: Run::Right,
            tentative: (
                ends(self).map(|end| end.firmness()).collect(),
                Sample::Dashed,
            ),
            samples: Vec::new(),
        }
    }

    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, cell))
    }

    fn gist(&self) -> Gist<'_> {
        let values = || {
            self.lines.iter().flat_map(|line| {
                [(line.from, &self.from), (line.to, &self.to)]
                    .map(|(value, moment)| (line.label.trim(), moment, value))
            })
        };
        let known = || {
            values().filter_map(|(label, moment, value)| {
                Some((Measurement::known(value)?, label, moment))
            })
        };
        let about = |(value, label, moment): (Decimal, &str, &Category)| match self.lines.len() {
            1 => (value, at(moment)),
            _ => (value, format!("{label}, {}", at(moment))),
        };
        let highest = known().max_by_key(|(value, ..)| *value);
        let lowest = known().min_by_key(|(value, ..)| *value);
        let unknown = values().find_map(|(.., value)| value.map(|value| value.quantity));
        Gist {
            kind: ("hellingdiagram", "hellingdiagrammen"),
            unit: &self.unit,
            decimals: self.decimals,
            course: match self.lines.as_slice() {
                [line] => both(self, line.from, line.to),
                _ => None,
            },
            extremes: highest
                .zip(lowest)
                .map(|(high, low)| [about(high), about(low)]),
            largest: None,
            statuses: ends(self).map(|end| end.firmness()).collect(),
            unknown: match known().next() {
                Some(_) => None,
                None => Some(unknown.unwrap_or(Quantity::Missing)),
            },
            size: self
                .lines
                .first()
                .and_then(|line| Measurement::known(line.to).or(Measurement::known(line.from))),
        }
    }
}

fn both(
    chart: &SlopeChart,
    from: Option<Measurement>,
    to: Option<Measurement>,
) -> Option<[(String, Measurement); 2]> {
    let known = |value: Option<Measurement>| value.filter(|value| value.quantity.known().is_some());
    Some([
        (moment(&chart.from), known(from)?),
        (moment(&chart.to), known(to)?),
    ])
}

/// How the numbers of all panels are written.
fn numbers(chart: &SlopeChart, extent: &Extent) -> ValueAxis {
    let (low, high) = extent.values.unwrap_or((0.0, 0.0));
    ValueAxis::of(low, high, chart.decimals, 4, &chart.unit)
}

/// What is counted, and between which moments.
fn heading(chart: &SlopeChart, numbers: &ValueAxis) -> String {
    let moments = format!("van {} naar {}", full(&chart.from), full(&chart.to));
    match numbers.heading(&chart.unit) {
        unit if unit.is_empty() => notation::capitalised(&moments),
        unit => format!("{unit}, {moments}"),
    }
}

/// A slope in a panel of which everything has its place.
struct Plan<'a> {
    chart: &'a SlopeChart,
    look: Look,
    /// For each line its colour.
    colours: Vec<u8>,
    numbers: ValueAxis,
    x: [f64; 2],
    top: f64,
    bottom: f64,
    /// The values at both ends: of which line, and the upper edge of its words.
    values: [Vec<(usize, f64)>; 2],
    /// The moments below; nothing in panels above others, or where they have no room.
    moments: Option<[String; 2]>,
    unknown: Option<Quantity>,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a SlopeChart, cell: &Cell<'a>) -> Plan<'a> {
        let look = &cell.look;
        let leading = look.small + 3.0;
        let top = leading * 0.5;
        let mut plan = Plan {
            chart,
            look: *look,
            colours: colours_of(chart),
            numbers: numbers(chart, &cell.extent),
            x: [cell.room, look.width - cell.room],
            top,
            bottom: top + look.plot_height,
            values: [Vec::new(), Vec::new()],
            moments: None,
            unknown: chart.gist().unknown,
        };
        if cell.room > 0.0 {
            let edges = (0.0, plan.bottom + leading * 0.5);
            plan.values = [0, 1].map(|side| plan.spread(side, edges, leading));
        } else {
            plan.x = [MARK + 1.0, look.width - MARK - 1.0];
        }
        plan.moments = plan.moments_below().filter(|_| cell.is_lowest);
        plan
    }

    /// The values at a moment from above, moved apart; as many as have room.
    fn spread(&self, side: usize, edges: Place, leading: f64) -> Vec<(usize, f64)> {
        let found = self.chart.lines.iter().enumerate();
        let mut found: Vec<(usize, f64)> = found
            .filter_map(|(index, line)| {
                let end = [line.from, line.to][side]?;
                Some((index, self.y(known(end.quantity)?)))
            })
            .collect();
        found.truncate(((edges.1 - edges.0) / leading) as usize);
        found.sort_by(|one, other| one.1.total_cmp(&other.1));
        let wanted: Vec<Place> = found.iter().map(|(_, y)| (*y, leading)).collect();
        let tops = apart::spread(&wanted, edges);
        found
            .into_iter()
            .map(|(index, _)| index)
            .zip(tops)
            .collect()
    }

    /// The moments as short as they must be to stand beside each other.
    fn moments_below(&self) -> Option<[String; 2]> {
        let short = |moment: &Category| match &moment.time {
            Some(time) => time.short(),
            None => moment.label.trim().to_owned(),
        };
        let year = |moment: &Category| match &moment.time {
            Some(time) => time.begin.year().to_string(),
            None => moment.label.trim().to_owned(),
        };
        let (from, to) = (&self.chart.from, &self.chart.to);
        let width = |words: &str| metrics::width(words, self.look.small, Weight::Regular);
        [[short(from), short(to)], [year(from), year(to)]]
            .into_iter()
            .filter(|[from, to]| from != to)
            .find(|[from, to]| width(from) + width(to) + 8.0 <= self.look.width)
    }

    fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.numbers.low, self.numbers.high);
        match high > low {
            true => self.bottom - (value - low) / (high - low) * (self.bottom - self.top),
            false => (self.top + self.bottom) / 2.0,
        }
    }

    fn draw_line(&self, sheet: &Sheet, index: usize) {
        let line = &self.chart.lines[index];
        let colour = self.colours[index];
        let ends = [line.from, line.to];
        let places = [0, 1].map(|side| {
            let value = ends[side].and_then(|end| known(end.quantity))?;
            Some((self.x[side], self.y(value)))
        });
        let draw = || {
            if let [Some(from), Some(to)] = places {
                if ends.into_iter().any(is_tentative) {
                    sheet.dash("5 4");
                }
                sheet.line(&[from, to], Ink::Series(colour), 2.0);
            }
            for (end, place) in ends.into_iter().zip(places) {
                match (place, is_tentative(end)) {
                    (None, _) => {}
                    (Some(at), true) => sheet.circle(at, MARK - 0.5, Ink::SeriesHollow(colour)),
                    (Some(at), false) => sheet.circle(at, MARK, Ink::SeriesFill(colour)),
                }
            }
        };
        match self.look.narrow {
            true => draw(),
            false => {
                let name = words::name(self.chart, line);
                sheet.named(Some(format_args!("{name}")), draw);
            }
        }
    }

    fn draw_values(&self, sheet: &Sheet, side: usize) {
        let (align, x) = match side {
            0 => (Align::End, self.x[0] - GAP),
            _ => (Align::Start, self.x[1] + GAP),
        };
        for (index, top) in &self.values[side] {
            let line = &self.chart.lines[*index];
            let value = Measurement::known([line.from, line.to][side]).unwrap_or_default();
            let letters = Letters {
                weight: Weight::Bold,
                ..Letters::plain(self.look.small, Ink::SeriesFill(self.colours[*index]))
            };
            let baseline = top + self.look.small + 0.5;
            sheet.text(
                &self.numbers.words(value),
                (x, baseline),
                letters.aligned(align),
            );
        }
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        let moments = match self.moments {
            Some(_) => self.look.leading + 4.0,
            None => 4.0,
        };
        self.bottom + self.look.small * 0.5 + moments
    }

    fn draw(&self, sheet: &Sheet) {
        for x in self.x {
            let line = [(x, self.top - 4.0), (x, self.bottom + 4.0)];
            sheet.line(&line, Ink::Grid, 1.0);
        }
        for index in (0..self.chart.lines.len()).rev() {
            self.draw_line(sheet, index);
        }
        for side in 0..2 {
            self.draw_values(sheet, side);
        }
        if let Some(unknown) = self.unknown {
            let words = notation::no_number(unknown);
            let middle = (
                (self.x[0] + self.x[1]) / 2.0,
                (self.top + self.bottom) / 2.0,
            );
            let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
            sheet.text(words, middle, letters);
        }
        let Some(moments) = &self.moments else { return };
        let baseline = self.bottom + self.look.small * 0.5 + self.look.small + 2.0;
        for (side, words) in moments.iter().enumerate() {
            let half = metrics::width(words, self.look.small, Weight::Regular) / 2.0;
            let middle = self.look.width / 2.0;
            let x = match side {
                0 => self.x[0].max(half).min(middle - half - 4.0).max(half),
                _ => self.x[1]
                    .min(self.look.width - half)
                    .max(middle + half + 4.0),
            };
            let x = x.min(self.look.width - half);
            let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
            sheet.text(words, (x, baseline), letters);
        }
    }
}
