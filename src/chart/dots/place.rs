//! Where values stand from left to right, and the words beside the marks of a row.

use crate::model::{DotChart, DotRow, Measurement, notation};

use crate::chart::ink::Ink;
use crate::chart::look::Look;
use crate::chart::measured::{NO_DATA, number_words};
use crate::chart::metrics::{self, Weight};
use crate::chart::row_names::RowNames;
use crate::chart::value_axis::{ValueAxis, known};

/// From a mark to its words.
pub(super) const GAP: f64 = 5.0;
/// How far the widest mark reaches.
pub(super) const MARK: f64 = 8.0;
/// A field that is narrower than this says little.
const NARROWEST: f64 = 110.0;

/// Where values stand.
pub(super) struct Field {
    /// The place of the lowest value.
    pub left: f64,
    right: f64,
    low: f64,
    high: f64,
    /// Whether numbers stand beside the marks.
    pub shows_numbers: bool,
}

/// Words beside the marks of a row.
pub(super) struct Words {
    /// The words.
    pub text: String,
    /// What they are written with.
    pub ink: Ink,
}

impl Words {
    /// A number.
    pub fn number(text: String, is_muted: bool) -> Words {
        let ink = if is_muted { Ink::Quiet } else { Ink::Text };
        Words { text, ink }
    }

    /// Their width.
    pub fn width(&self, look: &Look) -> f64 {
        metrics::width(&self.text, look.small, Weight::Regular)
    }
}

impl Field {
    /// The names of rows and the field beside or below them, with numbers where these leave room.
    pub fn fitting(chart: &DotChart, numbers: &ValueAxis, look: &Look) -> (RowNames, Field) {
        let names: Vec<(&str, bool)> = chart
            .rows
            .iter()
            .map(|row| {
                let is_bold = !chart.emphasis.is_empty() && !chart.is_muted(row);
                (row.label.as_str(), is_bold)
            })
            .collect();
        let beside = RowNames::of(&names, look);
        let with = |names: RowNames, shows_numbers: bool| {
            let field = Field::beside(names.column, chart, numbers, shows_numbers, look);
            (names, field)
        };
        let (names_beside, field) = with(beside, true);
        if field.is_wide() {
            return (names_beside, field);
        }
        let above = with(RowNames::above(&names, look), true);
        match above.1.is_wide() {
            true => above,
            false => with(RowNames::above(&names, look), false),
        }
    }

    fn beside(
        column: f64,
        chart: &DotChart,
        numbers: &ValueAxis,
        shows_numbers: bool,
        look: &Look,
    ) -> Field {
        let (mut before, mut after) = (MARK, MARK);
        for row in &chart.rows {
            let has_marks = row
                .values
                .iter()
                .any(|value| Measurement::known(*value).is_some());
            let (left, right) = ends(chart, row, numbers, shows_numbers);
            if let (Some(words), true) = (left, has_marks) {
                before = before.max(words.width(look) + GAP + MARK);
            }
            if let Some(words) = right {
                after = after.max(words.width(look) + GAP + MARK);
            }
        }
        Field {
            left: column + before,
            right: look.width - after,
            low: numbers.low,
            high: numbers.high,
            shows_numbers,
        }
    }

    fn is_wide(&self) -> bool {
        self.right - self.left >= NARROWEST
    }

    /// Where a value stands.
    pub fn x(&self, value: f64) -> f64 {
        let right = self.right.max(self.left);
        match self.high > self.low {
            true => self.left + (value - self.low) / (self.high - self.low) * (right - self.left),
            false => (self.left + right) / 2.0,
        }
    }

    /// Where zero stands, if it is on the scale.
    pub fn zero(&self) -> Option<f64> {
        (self.low <= 0.0 && self.high >= 0.0).then(|| self.x(0.0))
    }

    /// The values to measure by, as far as their words stand clear of each other.
    pub fn ticks(&self, numbers: &ValueAxis, look: &Look) -> Vec<(f64, String)> {
        numbers.spaced(|value| self.x(value), (0.0, look.width), look)
    }
}

/// What stands to the left and to the right of the marks of a row: the numbers of the lowest and the
/// highest; of two moments of which one has no number, why, on the side of that moment.
pub(super) fn ends(
    chart: &DotChart,
    row: &DotRow,
    numbers: &ValueAxis,
    shows_numbers: bool,
) -> (Option<Words>, Option<Words>) {
    let is_muted = chart.is_muted(row);
    let number = |value: Measurement| -> Option<Words> {
        let known = value.quantity.known().filter(|_| shows_numbers)?;
        Some(Words::number(number_words(known, value, numbers), is_muted))
    };
    let found: Vec<(f64, Measurement)> = row
        .values
        .iter()
        .flatten()
        .filter_map(|value| Some((known(value.quantity)?, *value)))
        .collect();
    let lowest = found.iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let highest = found.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let (Some(lowest), Some(highest)) = (lowest, highest) else {
        return (Some(why_nothing(&row.values)), None);
    };
    match row.values.as_slice() {
        [None, Some(value)] => (Some(why(None)), number(*value)),
        [Some(value), None] => (number(*value), Some(why(None))),
        [Some(one), Some(other)] if one.quantity.known().is_none() => {
            (Some(why(Some(*one))), number(*other))
        }
        [Some(one), Some(other)] if other.quantity.known().is_none() => {
            (number(*one), Some(why(Some(*other))))
        }
        [_] if highest.0 < 0.0 => (number(highest.1), None),
        _ if lowest.0 == highest.0 => (None, number(highest.1)),
        _ => (number(lowest.1), number(highest.1)),
    }
}

fn why(value: Option<Measurement>) -> Words {
    let word = match value {
        None => NO_DATA,
        Some(value) => notation::no_number(value.quantity),
    };
    Words {
        text: word.to_owned(),
        ink: Ink::Quiet,
    }
}

/// Why a row has no marks. Several reasons have no room here; the notes say them.
pub(super) fn why_nothing(values: &[Option<Measurement>]) -> Words {
    let mut reasons = values.iter().map(|value| why(*value));
    let first = reasons.next().unwrap_or_else(|| why(None));
    match reasons.all(|reason| reason.text == first.text) {
        true => first,
        false => Words {
            text: "geen waarden".to_owned(),
            ink: Ink::Quiet,
        },
    }
}
