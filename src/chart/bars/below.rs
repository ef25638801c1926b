//! The names of categories below standing bars.

use crate::model::{Category, Precision, month_name, notation};

use super::build::Group;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::Place;

/// The name of a category below its bars: its own lines, and what it shares with those behind it.
pub(super) struct Label {
    /// Its own lines.
    pub own: Vec<Line>,
    /// The year of months and quarters, at the first of them.
    pub shared: String,
}

/// The names of categories, where each has room below its bars without breaking a word. Months and
/// quarters share their year.
pub(super) fn labels(groups: &[Group], (left, slot): Place, look: &Look) -> Option<Vec<Label>> {
    const MOST_LINES: usize = 3;
    let width = |words: &str| metrics::width(words, look.small, Weight::Regular);
    let mut labels = Vec::with_capacity(groups.len());
    let mut before = String::new();
    for group in groups {
        let category = group.category;
        let (own, shared) = split(category);
        let bold = if group.is_bold { own.len() } else { 0 };
        let own = metrics::wrap(&own, bold, look.small, slot - 4.0);
        let is_whole = own.iter().all(|line| line.width <= slot - 2.0);
        let broken = category
            .label
            .split_whitespace()
            .any(|word| width(word) > slot - 4.0);
        if own.len() > MOST_LINES || !is_whole || (shared.is_empty() && broken) {
            return None;
        }
        let shared = match shared == before {
            true => String::new(),
            false => {
                before.clone_from(&shared);
                shared
            }
        };
        labels.push(Label { own, shared });
    }
    // A year may be wider than its month, but not run into the next year or over the edge.
    let named: Vec<Place> = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| !label.shared.is_empty())
        .map(|(index, label)| ((index as f64 + 0.5) * slot, width(&label.shared) / 2.0))
        .collect();
    let apart = named
        .windows(2)
        .all(|pair| pair[0].0 + pair[0].1 + 4.0 <= pair[1].0 - pair[1].1);
    let inside = named.iter().all(|(middle, half)| {
        *half <= left + middle && middle + half <= slot * groups.len() as f64
    });
    (apart && inside).then_some(labels)
}

/// What stands below a bar, and the year below that.
fn split(category: &Category) -> (String, String) {
    let Some(time) = &category.time else {
        return (category.label.clone(), String::new());
    };
    let year = time.begin.year().to_string();
    let month = time.begin.month();
    match time.precision {
        Precision::Month => (notation::month_short(month).to_owned(), year),
        Precision::Quarter => (format!("{}e kw.", (month + 2) / 3), year),
        Precision::Day => {
            let short = notation::month_short(month);
            let name = match short.is_empty() {
                true => month_name(month),
                false => short,
            };
            (format!("{} {name}", time.begin.day()), year)
        }
        Precision::Year | Precision::Range | Precision::Fuzzy => {
            (category.label.clone(), String::new())
        }
    }
}
