//! The names of lines at their ends, moved apart where they would touch.

use rust_decimal::Decimal;

use crate::model::{LineChart, Point, Series};

use crate::chart::apart::{self, Taken};
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::look::Look;
use crate::chart::measured::number_words;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Letters, Place, Sheet};
use crate::chart::value_axis::ValueAxis;

/// Room for a thin line from a line's end to a name that had to move.
pub(super) const LEADER: f64 = 16.0;

/// From the field to the names.
pub(super) const GAP: f64 = 6.0;

/// How far a name may move before a thin line shows whose it is.
const NEAR: f64 = 8.0;

/// Of how many lines a name may be; what is longer is cut short, and whole in the table.
const MOST_LINES: usize = 6;

/// More grey names than these are not moved apart: each stands at its line or not at all.
const MOST_MOVED: usize = 6;

/// So many lines are likely to be named each.
const FEW: usize = 12;

/// Whose name it is. In the order in which they are given room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// A level to hold lines against.
    Target(usize),
    /// A line with a colour of its own.
    Coloured(usize),
    /// A line that stays behind.
    Grey(usize),
    /// All lines that have no name of their own.
    Others,
}

/// The name of a line, with its last value.
pub(super) struct EndLabel {
    /// Whose it is.
    owner: Owner,
    ink: Ink,
    lines: Vec<Line>,
    leading: f64,
    /// Where its line ends.
    end: Place,
    top: f64,
}

/// The last value of a series that is known.
pub(super) fn last(series: &Series) -> Option<(&Point, Decimal)> {
    let mut backwards = series.points.iter().rev();
    backwards.find_map(|point| Some((point, point.quantity.known()?)))
}

/// The width of a value without its name: what says how exact it is stands above the number.
pub(super) fn value_width(
    (point, number): (&Point, Decimal),
    values: &ValueAxis,
    look: &Look,
) -> f64 {
    let width = |words: &str| metrics::width(words, look.small, Weight::Bold);
    let qualifier = point.qualifier.words().split_whitespace().map(width);
    qualifier.fold(width(&values.words(number)), f64::max)
}

/// The last values of all series that have one, without their names: those stand elsewhere.
pub(super) fn values(
    chart: &LineChart,
    colours: &[u8],
    values: &ValueAxis,
    look: &Look,
) -> Vec<EndLabel> {
    let mut labels = Vec::with_capacity(chart.series.len());
    for (index, (series, colour)) in chart.series.iter().zip(colours).enumerate() {
        let Some((point, number)) = last(series) else {
            continue;
        };
        let words = number_words(number, point.measurement(), values);
        let limit = value_width((point, number), values, look) + 0.5;
        let (owner, bold) = match *colour < COLOURED_SERIES {
            true => (Owner::Coloured(index), words.len()),
            false => (Owner::Grey(index), 0),
        };
        let lines = metrics::wrap(&words, bold, look.small, limit);
        labels.push(EndLabel::new(owner, Ink::SeriesFill(*colour), lines, look));
    }
    labels.sort_by_key(|label| label.owner);
    labels
}

/// The names of all series with a known value and of all levels, wrapped.
pub(super) fn wrapped(
    chart: &LineChart,
    colours: &[u8],
    values: &ValueAxis,
    look: &Look,
) -> Vec<EndLabel> {
    // On a phone names are narrow, but not so narrow that a common word breaks.
    let limit = match look.narrow {
        true => widest_word(chart, colours, look).clamp(88.0, 118.0),
        false => 150.0,
    };
    let mut labels = Vec::with_capacity(chart.series.len() + chart.targets.len());
    for (index, (series, colour)) in chart.series.iter().zip(colours).enumerate() {
        let Some((point, number)) = last(series) else {
            continue;
        };
        let name = series.label.trim();
        let value = number_words(number, point.measurement(), values);
        let words = format!("{name} {value}");
        let bold = match *colour < COLOURED_SERIES {
            true => name.len(),
            false => 0,
        };
        let mut lines = metrics::wrap(&words, bold, look.small, limit);
        if lines.len() > MOST_LINES {
            lines = cut_short(name, bold, &value, look, limit);
        }
        let owner = match *colour < COLOURED_SERIES {
            true => Owner::Coloured(index),
            false => Owner::Grey(index),
        };
        labels.push(EndLabel::new(owner, Ink::SeriesFill(*colour), lines, look));
    }
    for (index, target) in chart.targets.iter().enumerate() {
        let Some(level) = target.quantity.known() else {
            continue;
        };
        let (name, value) = (target.label.trim(), values.words(level));
        let mut lines = metrics::wrap(&format!("{name} {value}"), 0, look.small, limit);
        if lines.len() > MOST_LINES {
            lines = cut_short(name, 0, &value, look, limit);
        }
        labels.push(EndLabel::new(Owner::Target(index), Ink::Quiet, lines, look));
    }
    labels.sort_by_key(|label| label.owner);
    labels
}

/// The beginning of a name that is too long, with its value.
fn cut_short(name: &str, bold: usize, value: &str, look: &Look, limit: f64) -> Vec<Line> {
    let mut lines = metrics::wrap(name, bold, look.small, limit - look.small);
    lines.truncate(MOST_LINES - 2);
    if let Some(line) = lines.last_mut() {
        let is_bold = line.bold > 0;
        line.text.push('…');
        line.bold = if is_bold { line.text.len() } else { 0 };
        line.width += look.small;
    }
    lines.extend(metrics::wrap(value, 0, look.small, limit));
    lines
}

fn widest_word(chart: &LineChart, colours: &[u8], look: &Look) -> f64 {
    let are_few = colours.len() <= FEW;
    let series = chart.series.iter().zip(colours);
    let named = series.filter(|(_, colour)| are_few || **colour < COLOURED_SERIES);
    let words = named.flat_map(|(series, _)| series.label.split_whitespace());
    words.fold(0.0, |widest: f64, word| {
        widest.max(metrics::width(word, look.small, Weight::Bold) + 0.5)
    })
}

/// Width of the names with the gap before them.
pub(super) fn room(labels: &[EndLabel]) -> f64 {
    match labels.is_empty() {
        true => 8.0,
        false => text_room(labels) + GAP,
    }
}

/// Width of the names.
pub(super) fn text_room(labels: &[EndLabel]) -> f64 {
    let widths = labels.iter().map(EndLabel::width);
    widths.fold(0.0, f64::max)
}

/// Whether a name stands away from its line.
pub(super) fn needs_leaders(labels: &[EndLabel]) -> bool {
    labels.iter().any(EndLabel::is_moved)
}

/// Where the line of each label ends; `None` for one that is not drawn.
pub(super) type Ends<'a> = &'a dyn Fn(Owner) -> Option<Place>;

/// Puts names beside the ends of their lines, without overlap and between the edges. Where there is no
/// room for all, levels and coloured lines go first; the lines that stay without a name have one
/// together. Their data stand in the table.
pub(super) fn place(labels: &mut Vec<EndLabel>, ends: Ends<'_>, edges: Place, look: &Look) {
    // A name may reach half a line above the field, but not into the words of the axis below.
    let (upper, lower) = (edges.0 - look.small * 0.6, edges.1 + 3.0);
    let room = lower - upper;
    labels.retain_mut(|label| match ends(label.owner) {
        Some(end) => {
            label.end = end;
            true
        }
        None => false,
    });
    let is_grey = |label: &EndLabel| matches!(label.owner, Owner::Grey(_));
    let needed: f64 = labels.iter().map(EndLabel::height).sum();
    let grey = labels.iter().filter(|label| is_grey(label)).count();
    if needed <= room && grey <= MOST_MOVED {
        spread(labels, (upper, lower));
        return;
    }
    let own = labels.partition_point(|label| !is_grey(label));
    let grey = labels.split_off(own);
    let mut nameless: Vec<EndLabel> = Vec::new();
    let mut needed: f64 = labels.iter().map(EndLabel::height).sum();
    while needed > room {
        let Some(last) = labels.pop() else { break };
        needed -= last.height();
        nameless.push(last);
    }
    spread(labels, (upper, lower));
    let mut taken = Taken::default();
    for label in labels.iter() {
        taken.add(label.top, label.height());
    }
    let mut named: Vec<EndLabel> = Vec::new();
    for mut label in grey {
        let wanted = label.end.1 - label.height() / 2.0;
        let free = taken.nearest(wanted, label.height(), (upper, lower));
        match free.filter(|top| (top - wanted).abs() <= NEAR) {
            Some(top) => {
                label.top = top;
                taken.add(top, label.height());
                named.push(label);
            }
            None => nameless.push(label),
        }
    }
    // The name of all others needs room of its own.
    while !nameless.is_empty() {
        let others = EndLabel::of_others(&nameless, look);
        let wanted = others.end.1 - others.height() / 2.0;
        if let Some(top) = taken.nearest(wanted, others.height(), (upper, lower)) {
            labels.append(&mut named);
            labels.push(EndLabel { top, ..others });
            return;
        }
        let Some(given_up) = named.pop() else { break };
        taken.remove(given_up.top);
        nameless.push(given_up);
    }
    labels.append(&mut named);
}

/// Follows the ends of the lines to where they stand now; their heights stay.
pub(super) fn move_ends(labels: &mut [EndLabel], ends: Ends<'_>) {
    for label in labels {
        if let Some(end) = ends(label.owner) {
            label.end = end;
        }
    }
}

/// Moves all names and the ends of their lines down.
pub(super) fn move_down(labels: &mut [EndLabel], by: f64) {
    for label in labels {
        label.top += by;
        label.end.1 += by;
    }
}

/// Spreads names over the height, each as near to its line as can be.
fn spread(labels: &mut [EndLabel], edges: Place) {
    labels.sort_by(|a, b| a.end.1.total_cmp(&b.end.1));
    let wanted: Vec<Place> = labels
        .iter()
        .map(|label| (label.end.1, label.height()))
        .collect();
    for (label, top) in labels.iter_mut().zip(apart::spread(&wanted, edges)) {
        label.top = top;
    }
}

impl EndLabel {
    fn new(owner: Owner, ink: Ink, lines: Vec<Line>, look: &Look) -> EndLabel {
        EndLabel {
            owner,
            ink,
            lines,
            leading: look.small + 3.0,
            end: (0.0, 0.0),
            top: 0.0,
        }
    }

    /// The one name of lines that have none of their own, in the middle of where they end.
    fn of_others(nameless: &[EndLabel], look: &Look) -> EndLabel {
        let words = format!("en {} andere", nameless.len());
        let lines = metrics::wrap(&words, 0, look.small, look.width);
        let sum: f64 = nameless.iter().map(|label| label.end.1).sum();
        EndLabel {
            end: (0.0, sum / nameless.len() as f64),
            ..EndLabel::new(Owner::Others, Ink::SeriesFill(COLOURED_SERIES), lines, look)
        }
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        metrics::widest(&self.lines)
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.leading
    }

    fn is_moved(&self) -> bool {
        let middle = self.top + self.height() / 2.0;
        self.owner != Owner::Others && (middle - self.end.1).abs() > NEAR
    }

    /// Draws it from `label_x`, with a thin line to the end of its line where it had to move.
    pub fn draw(&self, sheet: &Sheet, (field, label_x): Place, look: &Look) {
        let (x, y) = self.end;
        let middle = self.top + self.height() / 2.0;
        let is_far = field - x > 24.0 && self.owner != Owner::Others;
        if self.is_moved() || is_far {
            let points = [(x + 6.0, y), (field, y), (label_x - 4.0, middle)];
            sheet.line(&points, Ink::Axis, 0.75);
        }
        let letters = Letters::plain(look.small, self.ink);
        let at = (label_x, self.top);
        crate::chart::frame::stack(sheet, &self.lines, at, letters, self.leading);
    }
}
