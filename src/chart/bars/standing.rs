//! Bars from below upwards, for times: what comes later stands further to the right.

use crate::model::{Arrangement, BarChart, Category, Precision, month_name, notation};

use super::lying::words_on;
use super::words;
use super::{Bar, End, Group, Head};
use crate::chart::Picture;
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::measured;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::ValueAxis;

/// From an axis label to the field.
const LABEL_GAP: f64 = 8.0;
/// The widest that the room of a category becomes, and a bar in it.
const WIDEST: (f64, f64) = (150.0, 64.0);
/// The narrowest that a bar becomes.
const NARROWEST: f64 = 7.0;
/// Between the bars of a group.
const BETWEEN: f64 = 2.0;
/// The part of a category's room that its bars take.
const TAKEN: f64 = 0.74;
/// Between two parts of a stack.
const SEAM: f64 = 1.5;

/// A chart with standing bars of which everything has its place.
pub(super) struct Standing<'a> {
    chart: &'a BarChart,
    look: Look,
    head: Head,
    axis: ValueAxis,
    groups: Vec<Group<'a>>,
    labels: Vec<Label>,
    field: Field,
    numbers: Numbers,
    key: Key,
}

/// The name of a category below its bars: its own lines, and what it shares with those behind it.
struct Label {
    own: Vec<Line>,
    shared: String,
}

/// Where bars stand.
struct Field {
    left: f64,
    slot: f64,
    bar: f64,
    top: f64,
    bottom: f64,
    values: (f64, f64),
}

/// Where the numbers of bars stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    /// With every bar and part.
    All,
    /// At an axis, with the totals of stacks above them.
    Totals,
    /// At an axis.
    Axis,
}

impl Field {
    fn y(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        match high > low {
            true => self.bottom - (value - low) / (high - low) * (self.bottom - self.top),
            false => self.bottom,
        }
    }

    /// The middle of the room of a category.
    fn middle(&self, category: usize) -> f64 {
        self.left + (category as f64 + 0.5) * self.slot
    }

    /// The left edge of a bar of a category with so many.
    fn bar_left(&self, category: usize, bar: usize, bars: usize) -> f64 {
        let group = bars as f64 * (self.bar + BETWEEN) - BETWEEN;
        self.middle(category) - group / 2.0 + bar as f64 * (self.bar + BETWEEN)
    }
}

impl<'a> Standing<'a> {
    /// Lays out a chart; `None` where its words have no room below standing bars.
    pub fn fitting(chart: &'a BarChart, look: &Look) -> Option<Standing<'a>> {
        let axis = super::numbers(chart, if look.narrow { 4 } else { 5 });
        let with = |numbers| Standing::with(chart, look, &axis, numbers);
        let plain = with(Numbers::All).filter(|plain| plain.ends_fit() && plain.parts_fit());
        // On a phone bars with their numbers are worth more than bars that stand.
        if plain.is_some() || look.narrow {
            return plain;
        }
        let totals = match chart.arrangement {
            Arrangement::Stacked => with(Numbers::Totals).filter(Standing::ends_fit),
            Arrangement::Grouped => None,
        };
        totals.or_else(|| with(Numbers::Axis))
    }

    fn with(
        chart: &'a BarChart,
        look: &Look,
        axis: &ValueAxis,
        numbers: Numbers,
    ) -> Option<Standing<'a>> {
        let head = Head::of(chart, axis, Run::Up, look);
        let groups = super::groups(chart, axis);
        let left = match numbers {
            Numbers::All => 0.0,
            Numbers::Totals | Numbers::Axis => axis.widest(look) + LABEL_GAP,
        };
        let count = groups.len().max(1) as f64;
        let slot = ((look.width - left) / count).min(WIDEST.0);
        let bars = match chart.arrangement {
            Arrangement::Grouped => chart.series.len().max(1) as f64,
            Arrangement::Stacked => 1.0,
        };
        let bar = ((slot * TAKEN + BETWEEN) / bars - BETWEEN).min(WIDEST.1);
        if bar < NARROWEST {
            return None;
        }
        let labels = labels(&chart.categories, (left, slot), look)?;
        let (low, high) = match numbers {
            Numbers::All => super::range(chart),
            Numbers::Totals | Numbers::Axis => (axis.low.min(0.0), axis.high.max(0.0)),
        };
        let words = look.small + 6.0;
        let top = head.height()
            + if high > 0.0 || low == high {
                words
            } else {
                2.0
            };
        let bottom = top + look.plot_height * 0.8;
        let field = Field {
            left,
            slot,
            bar,
            top,
            bottom,
            values: (low, high),
        };
        let mut samples = super::samples(chart);
        samples.extend(signs(&groups, &field, look));
        Some(Standing {
            chart,
            look: *look,
            head,
            axis: axis.clone(),
            groups,
            labels,
            field,
            numbers,
            key: Key::of(&samples, look, 0.0),
        })
    }

    /// Whether each number at the end of a bar has room there.
    fn ends_fit(&self) -> bool {
        self.groups.iter().all(|group| {
            group.bars.iter().all(|bar| match &bar.end {
                End::Number(words) => self.has_room(words, group),
                End::Without(..) => true,
            })
        })
    }

    /// Whether each number on a part of a bar has room on it.
    fn parts_fit(&self) -> bool {
        let parts = self.groups.iter().flat_map(|group| &group.bars);
        let mut parts = parts.flat_map(|bar| &bar.parts);
        parts.all(|part| {
            let height = (self.field.y(part.span.0) - self.field.y(part.span.1)).abs();
            let width = metrics::width(&part.words, self.look.small, Weight::Regular);
            part.words.is_empty()
                || (width + 6.0 <= self.field.bar && height >= self.look.small + 4.0)
        })
    }

    fn draw_axis(&self, sheet: &Sheet) {
        if self.numbers == Numbers::All {
            return;
        }
        let (left, right) = (self.field.left, self.right());
        sheet.join(Ink::Grid, 1.0, || {
            for (value, _) in &self.axis.ticks {
                let y = self.field.y(*value);
                sheet.line(&[(left, y), (right, y)], Ink::Grid, 1.0);
            }
        });
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::End);
        for (value, words) in &self.axis.ticks {
            let baseline = self.field.y(*value) + self.look.small * 0.35;
            sheet.text(words, (left - LABEL_GAP, baseline), letters);
        }
    }

    fn right(&self) -> f64 {
        self.field.left + self.field.slot * self.groups.len() as f64
    }

    fn draw_bar(&self, sheet: &Sheet, group: &Group, bar: &Bar, left: f64) {
        let right = left + self.field.bar;
        for (index, part) in bar.parts.iter().enumerate() {
            if part.span.0 == part.span.1 {
                continue;
            }
            let (from, to) = (self.field.y(part.span.0), self.field.y(part.span.1));
            let (mut top, mut bottom) = (from.min(to), from.max(to));
            // A value that is there shows, however small it is.
            if bottom - top < 1.0 {
                (top, bottom) = match part.span.1 < 0.0 {
                    true => (top, top + 1.0),
                    false => (bottom - 1.0, bottom),
                };
            } else if index + 1 < bar.parts.len() && bottom - top > 3.0 * SEAM {
                top += SEAM;
            }
            let draw = || part.fill.draw(sheet, (left, top), (right, bottom), Run::Up);
            match self.look.narrow {
                true => draw(),
                false => {
                    let name = words::name(self.chart, part, group.category);
                    sheet.named(Some(format_args!("{name}")), draw);
                }
            }
            if self.numbers == Numbers::All && !part.words.is_empty() {
                let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
                words_on(sheet, part, middle, &self.look);
            }
        }
        let words = match &bar.end {
            End::Number(_) if self.numbers == Numbers::Axis => return,
            End::Number(words) => words,
            End::Without(words, sign) => match self.has_room(words, group) {
                true => words,
                false => *sign,
            },
        };
        let y = self.field.y(bar.reach);
        let baseline = match bar.reach < 0.0 {
            true => y + self.look.small + 2.0,
            false => y - 5.0,
        };
        let letters = Letters::plain(self.look.small, bar.end.ink()).aligned(Align::Middle);
        sheet.text(words, ((left + right) / 2.0, baseline), letters);
    }

    fn has_room(&self, words: &str, group: &Group) -> bool {
        let width = metrics::width(words, self.look.small, Weight::Regular);
        width <= room(group, &self.field)
    }

    fn draw_labels(&self, sheet: &Sheet) {
        let top = self.labels_top();
        let lines = self.labels.iter().map(|label| label.own.len()).max();
        let leading = self.look.leading;
        for (index, label) in self.labels.iter().enumerate() {
            let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
            let middle = self.field.middle(index);
            crate::chart::frame::stack(sheet, &label.own, (middle, top), letters, leading);
            if !label.shared.is_empty() {
                let below = top + (lines.unwrap_or(0) as f64 + 1.0) * leading;
                let baseline = below - (leading - self.look.small) / 2.0 - self.look.small * 0.2;
                sheet.text(&label.shared, (middle, baseline), letters);
            }
        }
    }

    /// Where names begin: below the lowest bar and its number.
    fn labels_top(&self) -> f64 {
        let numbers = match self.field.values.0 < 0.0 && self.numbers == Numbers::All {
            true => self.look.small + 6.0,
            false => 0.0,
        };
        self.field.bottom + numbers + 3.0
    }

    fn labels_height(&self) -> f64 {
        let own = self.labels.iter().map(|label| label.own.len()).max();
        let shared = self.labels.iter().any(|label| !label.shared.is_empty());
        (own.unwrap_or(0) + usize::from(shared)) as f64 * self.look.leading + 4.0
    }
}

impl Picture for Standing<'_> {
    fn height(&self) -> f64 {
        self.labels_top() + self.labels_height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        self.head.draw(sheet);
        self.draw_axis(sheet);
        for (index, group) in self.groups.iter().enumerate() {
            for (number, bar) in group.bars.iter().enumerate() {
                let left = self.field.bar_left(index, number, group.bars.len());
                self.draw_bar(sheet, group, bar, left);
            }
        }
        let zero = self.field.y(0.0);
        sheet.line(
            &[(self.field.left, zero), (self.right(), zero)],
            Ink::Axis,
            1.0,
        );
        self.draw_labels(sheet);
        let below = self.labels_top() + self.labels_height();
        self.key.draw(sheet, below);
    }
}

/// The room for words at a bar of a group.
fn room(group: &Group, field: &Field) -> f64 {
    match group.bars.len() {
        0 | 1 => field.slot - 6.0,
        _ => field.bar + BETWEEN - 3.0,
    }
}

/// The signs that stand for words that have no room, for the key.
fn signs(groups: &[Group], field: &Field, look: &Look) -> Vec<(Sample, &'static str)> {
    let mut found: Vec<(Sample, &'static str)> = Vec::new();
    for group in groups {
        for bar in &group.bars {
            if let End::Without(words, sign) = &bar.end
                && metrics::width(words, look.small, Weight::Regular) > room(group, field)
            {
                let entry = (Sample::Sign(sign), measured::sign_words(sign));
                if !found.contains(&entry) {
                    found.push(entry);
                }
            }
        }
    }
    found
}

/// The names of categories, where each has room below its bars without breaking a word. Months and
/// quarters share their year.
fn labels(categories: &[Category], (left, slot): Place, look: &Look) -> Option<Vec<Label>> {
    const MOST_LINES: usize = 3;
    let width = |words: &str| metrics::width(words, look.small, Weight::Regular);
    let mut labels = Vec::with_capacity(categories.len());
    let mut before = String::new();
    for category in categories {
        let (own, shared) = split(category);
        let own = metrics::wrap(&own, 0, look.small, slot - 4.0);
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
        *half <= left + middle && middle + half <= slot * categories.len() as f64
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
