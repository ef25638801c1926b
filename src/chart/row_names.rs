//! The names of rows, beside what they name or above it.

use super::look::Look;
use super::metrics::{self, Line, Weight};

/// From a name to what it names.
const GAP: f64 = 12.0;
/// Of how many lines a name may be; the table has the whole.
const MOST_LINES: usize = 3;
/// Where there are more rows than these, a name has fewer lines.
const MANY: usize = 30;
/// The widest that names become to the left of panels, and on a phone; and of how many lines.
const GUTTER: (f64, f64) = (150.0, 112.0);
const MOST_LINES_IN_GUTTER: usize = 2;

/// The names of rows, broken into lines.
pub(super) struct RowNames {
    /// The lines of each.
    pub lines: Vec<Vec<Line>>,
    /// The width of their column with the space behind it; none where they stand above what they name.
    pub column: f64,
}

impl RowNames {
    /// Breaks names; those that carry the finding are bold. On a phone they stand above their rows
    /// where a column would break their words.
    pub fn of(names: &[(&str, bool)], look: &Look) -> RowNames {
        let limit = match look.narrow {
            true => 116.0,
            false => 230.0,
        };
        let beside = wrapped(names, limit, look);
        let is_readable = names.iter().zip(&beside).all(|((name, is_bold), lines)| {
            let weight = match is_bold {
                true => Weight::Bold,
                false => Weight::Regular,
            };
            metrics::widest_piece(name, look.small, weight) <= limit && lines.len() <= 2
        });
        if look.narrow && !is_readable {
            return RowNames::above(names, look);
        }
        let widest = beside
            .iter()
            .fold(0.0, |widest: f64, lines| widest.max(metrics::widest(lines)));
        RowNames {
            lines: beside,
            column: match widest > 0.0 {
                true => widest + GAP,
                false => 0.0,
            },
        }
    }

    /// Breaks names that stand above their rows.
    pub fn above(names: &[(&str, bool)], look: &Look) -> RowNames {
        RowNames {
            lines: wrapped(names, look.width, look),
            column: 0.0,
        }
    }

    /// Whether they stand above what they name.
    pub fn are_above(&self) -> bool {
        self.column == 0.0
    }
}

fn wrapped(names: &[(&str, bool)], limit: f64, look: &Look) -> Vec<Vec<Line>> {
    let most = match names.len() > MANY {
        true => 2,
        false => MOST_LINES,
    };
    let wrap = |(name, is_bold): &(&str, bool)| {
        let bold = if *is_bold { name.len() } else { 0 };
        metrics::wrap_at_most(name, bold, look.small, limit, most)
    };
    names.iter().map(wrap).collect()
}

/// A name to the left of panels in the lines that it has room for; one that carries the finding is bold.
pub(super) fn in_gutter((name, is_bold): (&str, bool), look: &Look) -> Vec<Line> {
    let limit = match look.narrow {
        true => GUTTER.1,
        false => GUTTER.0,
    };
    let bold = if is_bold { name.len() } else { 0 };
    metrics::wrap_at_most(name, bold, look.small, limit, MOST_LINES_IN_GUTTER)
}
