//! Dots as one of several panels: the leftmost say what each row is, the lowest what dots stand above.

use rust_decimal::Decimal;

use crate::chart::Picture;
use crate::chart::extent::Extent;
use crate::chart::fill::Run;
use crate::chart::frame::stack;
use crate::chart::ink::Ink;
use crate::chart::key::Sample;
use crate::chart::legend;
use crate::chart::look::Look;
use crate::chart::measured::{at, full, moment, number_words, sign, sign_words};
use crate::chart::metrics::{self, Line};
use crate::chart::panels::{Cell, Gist, Needs, Panelled};
use crate::chart::row_names::in_gutter;
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::{ValueAxis, known};
use crate::model::{Category, ChartKind, DotChart, DotRow, Measurement, PanelChart, Quantity};

use super::place::{GAP, MARK, Words, why_nothing};
use super::{Drawn, draw_marks, half, marks, measurements, sample};

/// How many steps the scale of a panel has at most.
const MOST_STEPS: i64 = 4;
/// The width under which places cannot be compared.
const LEAST: f64 = 64.0;
/// From the names at the left to the panels.
const NAME_GAP: f64 = 10.0;
/// From one row to the next.
const ROW_GAP: f64 = 5.0;

impl Panelled for DotChart {
    fn extent(&self) -> Extent {
        let values = measurements(self).filter_map(|value| known(value.quantity));
        Extent::of(values, std::iter::empty())
    }

    fn needs(&self, extent: &Extent, look: &Look) -> Needs<'_> {
        let numbers = numbers(self, extent);
        let (mut room, mut least) = (MARK, LEAST);
        for row in &self.rows {
            match Ends::of(self, row, &numbers) {
                Ends::None(words) => least = least.max(words.width(look) + GAP + 1.0),
                Ends::Both(both) => {
                    let widest = both.iter().flatten().map(|words| words.width(look));
                    room = widest.fold(room, |room, width| room.max(width + GAP + MARK));
                }
            }
        }
        let names = self
            .rows
            .iter()
            .map(|row| in_gutter(named(self, row), look));
        let gutter = names.fold(0.0, |widest: f64, lines| {
            widest.max(metrics::widest(&lines))
        });
        let moments = self.moments.iter().enumerate();
        Needs {
            heading: heading(self, &numbers),
            // What a single row is about is said above the panels.
            gutter: match self.rows.len() > 1 && gutter > 0.0 {
                true => gutter + NAME_GAP,
                false => 0.0,
            },
            room,
            least: least + before(self, room),
            height: None,
            names: moments
                .map(|(index, moment)| {
                    let (shape, ink) = sample(self, index);
                    (full(moment), legend::Sample::Mark(shape, ink))
                })
                .collect(),
            run: Run::Right,
            tentative: (
                measurements(self).map(|value| value.firmness()).collect(),
                Sample::Dashed,
            ),
            samples: signs(self),
        }
    }

    fn lay_out_panel<'a>(&'a self, cell: &Cell<'a>) -> Box<dyn Picture + 'a> {
        Box::new(Plan::of(self, cell))
    }

    fn gist(&self) -> Gist<'_> {
        let values = || {
            self.rows.iter().flat_map(move |row| {
                let values = self.moments.iter().zip(&row.values);
                values.map(move |(moment, value)| (row.label.trim(), moment, *value))
            })
        };
        let known = || {
            values().filter_map(|(label, moment, value)| {
                Some((Measurement::known(value)?, label, moment))
            })
        };
        let about = |(value, label, moment): (Decimal, &str, &Category)| match (
            self.rows.len(),
            self.moments.len(),
        ) {
            (1, _) => (value, at(moment)),
            (_, 1) => (value, label.to_owned()),
            _ => (value, format!("{label}, {}", at(moment))),
        };
        let highest = known().max_by_key(|(value, ..)| *value);
        let lowest = known().min_by_key(|(value, ..)| *value);
        let unknown = values().find_map(|(.., value)| value.map(|value| value.quantity));
        let last = |row: &DotRow| {
            row.values
                .iter()
                .rev()
                .copied()
                .find_map(Measurement::known)
        };
        Gist {
            kind: ("stippendiagram", "stippendiagrammen"),
            unit: &self.unit,
            decimals: self.decimals,
            course: course(self),
            extremes: highest
                .zip(lowest)
                .map(|(high, low)| [about(high), about(low)]),
            largest: match (self.moments.len(), self.rows.len()) {
                (1, 2..) => highest.map(|(_, label, _)| label),
                _ => None,
            },
            statuses: measurements(self).map(|value| value.firmness()).collect(),
            unknown: match known().next() {
                Some(_) => None,
                None => Some(unknown.unwrap_or(Quantity::Missing)),
            },
            size: self
                .rows
                .iter()
                .filter_map(last)
                .reduce(|sum, value| sum.saturating_add(value)),
        }
    }
}

/// Where the only row comes from and goes to.
fn course(chart: &DotChart) -> Option<[(String, Measurement); 2]> {
    let ([row], [first, .., last]) = (chart.rows.as_slice(), chart.moments.as_slice()) else {
        return None;
    };
    let known = |value: Option<&Option<Measurement>>| {
        value
            .copied()
            .flatten()
            .filter(|value| value.quantity.known().is_some())
    };
    Some([
        (moment(first), known(row.values.first())?),
        (moment(last), known(row.values.last())?),
    ])
}

/// The room of words to the left of marks: that to the right, or none where a row has one mark.
fn before(chart: &DotChart, room: f64) -> f64 {
    match chart.moments.len() {
        0 | 1 => MARK,
        _ => room.max(MARK),
    }
}

/// The scale that all panels share; its words are those of all numbers.
fn numbers(chart: &DotChart, extent: &Extent) -> ValueAxis {
    let range = extent.values.unwrap_or((0.0, 0.0));
    ValueAxis::for_dots(range, chart.decimals, MOST_STEPS, &chart.unit)
}

/// What is counted.
fn heading(chart: &DotChart, numbers: &ValueAxis) -> String {
    numbers.heading(&chart.unit)
}

/// The name of a row, and whether it carries the finding.
fn named<'a>(chart: &DotChart, row: &'a DotRow) -> (&'a str, bool) {
    let is_bold = !chart.emphasis.is_empty() && !chart.is_muted(row);
    (row.label.trim(), is_bold)
}

/// The words beside the marks of a row.
enum Ends {
    /// Why there are no marks.
    None(Words),
    /// To the left and to the right of the marks: the lowest and the highest number, or the sign of why
    /// one of two moments has none.
    Both([Option<Words>; 2]),
}

impl Ends {
    fn of(chart: &DotChart, row: &DotRow, numbers: &ValueAxis) -> Ends {
        let known = |value: &Option<Measurement>| Some((Measurement::known(*value)?, (*value)?));
        let mut found: Vec<(Decimal, Measurement)> = row.values.iter().filter_map(known).collect();
        found.sort_by_key(|(value, _)| *value);
        let (Some(lowest), Some(highest)) = (found.first(), found.last()) else {
            return Ends::None(why_nothing(&row.values));
        };
        let is_muted = chart.is_muted(row);
        let number = |(value, about): &(Decimal, Measurement)| {
            let text = number_words(*value, *about, numbers);
            Some(Words::number(text, is_muted))
        };
        Ends::Both(match (row.values.as_slice(), found.len()) {
            ([one, other], 1) if known(one).is_some() => [number(lowest), without(*other)],
            ([one, _], 1) => [without(*one), number(lowest)],
            _ if lowest.0 == highest.0 => [None, number(highest)],
            _ => [number(lowest), number(highest)],
        })
    }
}

/// The sign of why a moment has no number.
fn without(value: Option<Measurement>) -> Option<Words> {
    Some(Words {
        text: sign(value.map(|value| value.quantity)).to_owned(),
        ink: Ink::Quiet,
    })
}

/// The signs that stand where one of two moments has no number, for the key.
fn signs(chart: &DotChart) -> Vec<(Sample, &'static str)> {
    let mut found: Vec<(Sample, &'static str)> = Vec::new();
    for row in &chart.rows {
        let [one, other] = row.values.as_slice() else {
            continue;
        };
        let without = match (Measurement::known(*one), Measurement::known(*other)) {
            (Some(_), None) => other,
            (None, Some(_)) => one,
            _ => continue,
        };
        let sign = sign(without.map(|value| value.quantity));
        let entry = (Sample::Sign(sign), sign_words(sign));
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    found
}

/// Dots in a panel of which everything has its place.
struct Plan<'a> {
    chart: &'a DotChart,
    look: Look,
    rows: Vec<RowPlace>,
    says_names: bool,
    /// The width that words have beside marks.
    room: f64,
    /// The place of the lowest value, and the places to measure by.
    left: f64,
    lines: Vec<f64>,
    /// What they stand for; nothing in panels above others.
    ticks: Vec<(f64, String)>,
    /// The upper and lower edge of the rows.
    edges: Place,
}

/// The rows with this index in all panels.
fn same_rows(chart: &PanelChart, index: usize) -> impl Iterator<Item = &DotRow> {
    chart
        .panels
        .iter()
        .filter_map(move |panel| match &panel.kind {
            ChartKind::Dots(dots) => dots.rows.get(index),
            _ => None,
        })
}

/// Where a row stands.
struct RowPlace {
    label: Vec<Line>,
    label_top: f64,
    middle: f64,
    marks: Vec<Option<Place>>,
    ends: Ends,
}

impl<'a> Plan<'a> {
    fn of(chart: &'a DotChart, cell: &Cell<'a>) -> Plan<'a> {
        let look = &cell.look;
        let numbers = numbers(chart, &cell.extent);
        let left = before(chart, cell.room);
        let right = (look.width - cell.room.max(MARK)).max(left);
        let x = |value: f64| match numbers.high > numbers.low {
            true => left + (value - numbers.low) / (numbers.high - numbers.low) * (right - left),
            false => (left + right) / 2.0,
        };
        let mut y = 3.0;
        let mut rows = Vec::with_capacity(chart.rows.len());
        for (index, row) in chart.rows.iter().enumerate() {
            let marks = marks(x, &row.values);
            let label = in_gutter(named(chart, row), look);
            let label_height = label.len() as f64 * look.leading;
            // A row is as high as its tallest in all panels, so that its name stands beside all.
            let tallest = same_rows(cell.chart, index)
                .map(|row| half(&super::marks(x, &row.values)))
                .fold(half(&marks), f64::max);
            let height = (2.0 * tallest).max(label_height);
            rows.push(RowPlace {
                label,
                label_top: y + (height - label_height) / 2.0,
                middle: y + height / 2.0,
                marks,
                ends: Ends::of(chart, row, &numbers),
            });
            y += height + ROW_GAP;
        }
        let bottom = (y - ROW_GAP + 3.0).max(1.0);
        Plan {
            chart,
            look: *look,
            rows,
            says_names: cell.is_leftmost,
            room: cell.room,
            left,
            lines: numbers.ticks.iter().map(|(value, _)| x(*value)).collect(),
            ticks: match cell.is_lowest {
                true => numbers.spaced(x, (0.0, look.width), look),
                false => Vec::new(),
            },
            edges: (0.0, bottom),
        }
    }

    fn draw_row(&self, sheet: &Sheet, index: usize) {
        let (place, row) = (&self.rows[index], &self.chart.rows[index]);
        let Drawn { low, high, gap } = draw_marks(
            sheet,
            self.chart,
            (row, &place.marks),
            place.middle,
            &self.look,
        );
        let baseline = place.middle + self.look.small * 0.35;
        let letters = |words: &Words| Letters::plain(self.look.small, words.ink);
        match &place.ends {
            Ends::None(words) => {
                let last = (self.look.width - words.width(&self.look)).max(0.0);
                let x = (self.left + GAP).min(last);
                sheet.text(&words.text, (x, baseline), letters(words));
            }
            Ends::Both(both) => {
                let sides = [(low - gap, Align::End), (high + gap, Align::Start)];
                for (words, (x, align)) in both.iter().zip(sides) {
                    // Numbers of thirty digits have no room; they are in the table.
                    let words = words.as_ref();
                    let fits = |words: &&Words| words.width(&self.look) + GAP + MARK <= self.room;
                    if let Some(words) = words.filter(fits) {
                        sheet.text(&words.text, (x, baseline), letters(words).aligned(align));
                    }
                }
            }
        }
    }
}

impl Picture for Plan<'_> {
    fn height(&self) -> f64 {
        match self.ticks.is_empty() {
            true => self.edges.1 + 2.0,
            false => self.edges.1 + self.look.leading + 2.0,
        }
    }

    fn draw(&self, sheet: &Sheet) {
        let (top, bottom) = self.edges;
        sheet.join(Ink::Grid, 1.0, || {
            for x in &self.lines {
                sheet.line(&[(*x, top), (*x, bottom)], Ink::Grid, 1.0);
            }
        });
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let baseline = bottom + self.look.small + 3.0;
        for (x, words) in &self.ticks {
            sheet.text(words, (*x, baseline), letters);
        }
        for (index, place) in self.rows.iter().enumerate() {
            if self.says_names {
                let letters = Letters::plain(self.look.small, Ink::Text).aligned(Align::End);
                let at = (-NAME_GAP, place.label_top);
                stack(sheet, &place.label, at, letters, self.look.leading);
            }
            self.draw_row(sheet, index);
        }
    }
}
