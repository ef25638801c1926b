//! The words at one moment of a slope: names and values beside their marks.

use crate::model::{Measurement, SlopeChart};

use super::{End, Field, NEAR};
use crate::chart::apart::{self, Taken};
use crate::chart::ink::COLOURED_SERIES;
use crate::chart::look::Look;
use crate::chart::measured::number_words;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::Place;
use crate::chart::value_axis::{ValueAxis, known};

/// Of how many lines a name may be.
const MOST_LINES: usize = 6;

/// The words at one of the moments.
pub(super) struct Side {
    /// The words of lines.
    pub labels: Vec<EndWords>,
    /// The words for all lines that have none of their own.
    pub others: Option<EndWords>,
    /// Whether names stand here, or values alone.
    has_names: bool,
    /// How wide the words are.
    pub width: f64,
}

/// The words at an end of a line.
pub(super) struct EndWords {
    /// The index of the line.
    pub line: usize,
    /// The words.
    pub lines: Vec<Line>,
    /// At which value they want to stand.
    pub value: f64,
    /// Where they stand.
    pub top: f64,
}

impl Side {
    /// The height that words must have: all of them, or those of who carries the finding.
    pub fn needed(&self, colours: &[u8], look: &Look) -> f64 {
        let are_few = self.labels.len() <= usize::from(COLOURED_SERIES);
        let must = |label: &&EndWords| are_few || colours[label.line] < COLOURED_SERIES;
        let labels = self.labels.iter().filter(must);
        labels.map(|label| label.height(look)).sum()
    }

    /// Puts the words beside their marks, without overlap. Where there is no room for all, grey lines
    /// have words where they stand free, and the others are counted.
    pub fn place(&mut self, field: &Field, edges: Place, colours: &[u8], look: &Look) {
        self.labels.sort_by(|a, b| b.value.total_cmp(&a.value));
        let all: f64 = self.labels.iter().map(|label| label.height(look)).sum();
        if all <= edges.1 - edges.0 {
            self.spread(field, edges, look);
            return;
        }
        let is_grey = |label: &EndWords| colours[label.line] == COLOURED_SERIES;
        let (grey, own): (Vec<EndWords>, Vec<EndWords>) = std::mem::take(&mut self.labels)
            .into_iter()
            .partition(is_grey);
        self.labels = own;
        self.spread(field, edges, look);
        let mut taken = Taken::default();
        for label in &self.labels {
            taken.add(label.top, label.height(look));
        }
        let mut named: Vec<EndWords> = Vec::new();
        let mut nameless: Vec<f64> = Vec::new();
        for mut label in grey {
            let wanted = field.y(label.value) - label.height(look) / 2.0;
            let free = taken.nearest(wanted, label.height(look), edges);
            match free.filter(|top| (top - wanted).abs() <= NEAR) {
                Some(top) => {
                    label.top = top;
                    taken.add(top, label.height(look));
                    named.push(label);
                }
                None => nameless.push(label.value),
            }
        }
        // The words for all others need room of their own.
        while self.has_names && !nameless.is_empty() {
            let mut others = EndWords::of_others(&nameless, look);
            let wanted = field.y(others.value) - others.height(look) / 2.0;
            if let Some(top) = taken.nearest(wanted, others.height(look), edges) {
                others.top = top;
                self.width = self.width.max(metrics::widest(&others.lines));
                self.others = Some(others);
                break;
            }
            let Some(given_up) = named.pop() else { break };
            taken.remove(given_up.top);
            nameless.push(given_up.value);
        }
        self.labels.append(&mut named);
    }

    fn spread(&mut self, field: &Field, edges: Place, look: &Look) {
        let wanted: Vec<Place> = self
            .labels
            .iter()
            .map(|label| (field.y(label.value), label.height(look)))
            .collect();
        let tops = apart::spread(&wanted, edges);
        for (label, top) in self.labels.iter_mut().zip(tops) {
            label.top = top;
        }
    }
}

impl EndWords {
    /// The words for lines that have none of their own, in the middle of their values.
    fn of_others(values: &[f64], look: &Look) -> EndWords {
        let words = format!("en {} andere", values.len());
        let count = values.len() as f64;
        EndWords {
            line: 0,
            lines: metrics::wrap(&words, 0, look.small, look.width),
            value: values.iter().map(|value| value / count).sum(),
            top: 0.0,
        }
    }

    pub fn height(&self, look: &Look) -> f64 {
        self.lines.len() as f64 * look.leading
    }

    pub fn is_moved(&self, field: &Field, look: &Look) -> bool {
        let middle = self.top + self.height(look) / 2.0;
        (middle - field.y(self.value)).abs() > NEAR
    }
}

/// The words at one moment: name and value. On a phone the name stands at the second moment only,
/// where the line has a value there.
pub(super) fn side(
    chart: &SlopeChart,
    colours: &[u8],
    numbers: &ValueAxis,
    look: &Look,
    end: End,
) -> Side {
    let limit = match look.narrow {
        // Of many lines a name stands in one line of text, as far as it can.
        true if chart.lines.len() > usize::from(COLOURED_SERIES) => {
            widest_label(chart, numbers, look).clamp(104.0, 150.0)
        }
        true => widest_piece(chart, look).clamp(104.0, 118.0),
        false => 210.0,
    };
    let mut labels = Vec::new();
    for (index, line) in chart.lines.iter().enumerate() {
        let Some(here) = end.of(line) else { continue };
        let (Some(number), Some(value)) = (here.quantity.known(), known(here.quantity)) else {
            continue;
        };
        let is_named_there = end == End::First && Measurement::known(line.to).is_some();
        let name = match look.narrow && is_named_there {
            true => "",
            false => line.label.trim(),
        };
        let words = number_words(number, here, numbers);
        let words = match name {
            "" => words,
            name => format!("{name} {words}"),
        };
        let bold = match colours[index] < COLOURED_SERIES {
            true => name.len(),
            false => 0,
        };
        let mut lines = metrics::wrap_evenly(&words, bold, look.small, limit);
        if lines.len() > MOST_LINES {
            lines = metrics::wrap(name, bold, look.small, limit - look.small);
            lines.truncate(MOST_LINES - 1);
            if let Some(line) = lines.last_mut() {
                line.text.push('…');
                line.bold = if bold > 0 { line.text.len() } else { 0 };
                line.width += look.small;
            }
            let value = number_words(number, here, numbers);
            lines.extend(metrics::wrap(&value, 0, look.small, limit));
        }
        labels.push(EndWords {
            line: index,
            lines,
            value,
            top: 0.0,
        });
    }
    let width = labels.iter().fold(0.0, |widest: f64, label| {
        widest.max(metrics::widest(&label.lines))
    });
    Side {
        labels,
        others: None,
        has_names: !look.narrow || end == End::Second,
        width,
    }
}

/// The widest name with its value.
fn widest_label(chart: &SlopeChart, numbers: &ValueAxis, look: &Look) -> f64 {
    let widest = |text: &str, weight| metrics::width(text, look.small, weight);
    let labels = chart.lines.iter().filter_map(|line| {
        let value = line.to?;
        let value = number_words(value.quantity.known()?, value, numbers);
        let name = widest(line.label.trim(), Weight::Bold);
        Some(name + widest(&format!(" {value}"), Weight::Bold) + 1.0)
    });
    labels.fold(0.0, f64::max)
}

/// The widest part of a name that need not be broken.
fn widest_piece(chart: &SlopeChart, look: &Look) -> f64 {
    let names = chart.lines.iter().map(|line| line.label.as_str());
    names.fold(0.0, |widest: f64, name| {
        widest.max(metrics::widest_piece(name, look.small, Weight::Bold) + 0.5)
    })
}
