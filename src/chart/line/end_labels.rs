//! The names of lines at their ends, moved apart where they would touch.

use crate::model::LineChart;

use crate::chart::apart;
use crate::chart::ink::{COLOURED_SERIES, Ink};
use crate::chart::look::Look;
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

/// The name of a line, with its last value.
pub(super) struct EndLabel {
    index: usize,
    lines: Vec<Line>,
    leading: f64,
    end: Place,
    top: f64,
}

/// What stands at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Its name, and its last value.
    NameAndValue,
    /// Its last value; its name stands elsewhere.
    Value,
}

/// The words of all series, wrapped, in their order; those without any known value have none.
pub(super) fn wrapped(
    chart: &LineChart,
    values: &ValueAxis,
    wanted: Words,
    look: &Look,
) -> Vec<EndLabel> {
    // On a phone names are narrow, but not so narrow that a common word breaks.
    let limit = match look.narrow {
        true => widest_word(chart, look).clamp(88.0, 118.0),
        false => 150.0,
    };
    let mut labels = Vec::new();
    for (index, series) in chart.series.iter().enumerate() {
        let last = series
            .points
            .iter()
            .rev()
            .find_map(|point| point.quantity.known());
        let Some(last) = last else { continue };
        let name = match wanted {
            Words::NameAndValue => series.label.trim(),
            Words::Value => "",
        };
        let value = values.words(last);
        let (words, bold) = match wanted {
            Words::NameAndValue => (format!("{name} {value}"), name.len()),
            Words::Value => (value.clone(), value.len()),
        };
        let mut lines = metrics::wrap(&words, bold, look.small, limit);
        if lines.len() > MOST_LINES {
            lines = metrics::wrap(name, name.len(), look.small, limit - look.small);
            lines.truncate(MOST_LINES - 2);
            if let Some(line) = lines.last_mut() {
                line.text.push('…');
                line.bold = line.text.len();
                line.width += look.small;
            }
            lines.extend(metrics::wrap(&value, 0, look.small, limit));
        }
        labels.push(EndLabel {
            index,
            lines,
            leading: look.small + 3.0,
            end: (0.0, 0.0),
            top: 0.0,
        });
    }
    labels
}

fn widest_word(chart: &LineChart, look: &Look) -> f64 {
    let coloured = chart.series.iter().take(usize::from(COLOURED_SERIES));
    let words = coloured.flat_map(|series| series.label.split_whitespace());
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
    labels.iter().fold(0.0, |widest, label| {
        metrics::widest(&label.lines).max(widest)
    })
}

/// Whether a name stands away from its line.
pub(super) fn needs_leaders(labels: &[EndLabel]) -> bool {
    labels.iter().any(|label| label.is_moved())
}

/// Puts names beside the ends of their lines, without overlap and between the edges. Where there
/// is no room for all, the grey lines have none, and then the last in order; their data stand in
/// the table.
pub(super) fn place(
    labels: &mut Vec<EndLabel>,
    ends: &[Option<Place>],
    (upper, lower): Place,
    look: &Look,
) {
    // A name may reach half a line above the field, but not into the words of the axis below.
    let (upper, lower) = (upper - look.small * 0.6, lower + 3.0);
    let room = lower - upper;
    labels.retain_mut(|label| match ends.get(label.index).copied().flatten() {
        Some(end) => {
            label.end = end;
            true
        }
        None => false,
    });
    let needed: f64 = labels.iter().map(|label| label.height()).sum();
    if needed > room {
        labels.retain(|label| label.index < usize::from(COLOURED_SERIES));
    }
    let mut used = 0.0;
    labels.retain(|label| {
        used += label.height();
        used <= room
    });
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*a].end.1.total_cmp(&labels[*b].end.1));
    let wanted: Vec<(f64, f64)> = order
        .iter()
        .map(|index| (labels[*index].end.1, labels[*index].height()))
        .collect();
    let tops = apart::spread(&wanted, (upper, lower));
    for (index, top) in order.into_iter().zip(tops) {
        labels[index].top = top;
    }
}

/// Follows the ends of the lines to where they stand now; their heights stay.
pub(super) fn move_ends(labels: &mut [EndLabel], ends: &[Option<Place>]) {
    for label in labels {
        if let Some(end) = ends.get(label.index).copied().flatten() {
            label.end = end;
        }
    }
}

impl EndLabel {
    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.leading
    }

    fn is_moved(&self) -> bool {
        let middle = self.top + self.height() / 2.0;
        (middle - self.end.1).abs() > NEAR
    }

    /// Draws it from `label_x`, with a thin line to the end of its line where it had to move.
    pub fn draw(&self, sheet: &Sheet, (field, label_x): Place, look: &Look) {
        let colour = self.index.min(usize::from(COLOURED_SERIES)) as u8;
        let (x, y) = self.end;
        let middle = self.top + self.height() / 2.0;
        if self.is_moved() || field - x > 24.0 {
            let points = [(x + 6.0, y), (field, y), (label_x - 4.0, middle)];
            sheet.line(&points, Ink::Axis, 0.75);
        }
        let letters = Letters::plain(look.small, Ink::SeriesFill(colour));
        let at = (label_x, self.top);
        crate::chart::frame::stack(sheet, &self.lines, at, letters, self.leading);
    }
}
