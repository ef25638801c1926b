//! Bars from below upwards, for times: what comes later stands further to the right.

use crate::model::{Arrangement, BarChart};

use super::below::{Label, labels};
use super::build::{self, Bar, End, Group, Part, Scales, Side};
use super::head::{Head, Wholes};
use super::lying::words_on;
use super::part_names::SideNames;
use super::words;
use crate::chart::Picture;
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::key::{Key, Sample};
use crate::chart::look::Look;
use crate::chart::measured;
use crate::chart::metrics::{self, Weight};
use crate::chart::sheet::{Align, Letters, Sheet};
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
    names: Option<SideNames>,
    key: Key,
}

/// Where bars stand.
struct Field {
    left: f64,
    slot: f64,
    bar: f64,
    /// The lower edge of what stands above the field.
    head: f64,
    top: f64,
    bottom: f64,
    values: (f64, f64),
}

/// Where the numbers of bars stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    /// With every bar and part.
    All,
    /// At an axis, with the totals of stacks above them, and on parts that have room.
    Totals,
    /// At an axis.
    Axis,
}

/// Where the names of the parts of stacks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Beside,
    Legend,
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

    /// The left edge of a bar of a category with so many beside each other.
    fn bar_left(&self, category: usize, row: usize, rows: usize) -> f64 {
        let group = rows as f64 * (self.bar + BETWEEN) - BETWEEN;
        self.middle(category) - group / 2.0 + row as f64 * (self.bar + BETWEEN)
    }
}

impl<'a> Standing<'a> {
    /// Lays out a chart; `None` where its words have no room below standing bars.
    pub fn fitting(chart: &'a BarChart, look: &Look) -> Option<Standing<'a>> {
        let scales = build::scales(chart, if look.narrow { 4 } else { 5 }, Run::Up);
        if chart.arrangement.is_of_parts() && !look.narrow {
            let with = |numbers| Standing::with(chart, look, &scales, numbers, Names::Beside);
            let named = with(Numbers::All)
                .filter(|plain| plain.ends_fit() && plain.parts_fit())
                .or_else(|| with(Numbers::Totals).filter(Standing::ends_fit));
            if named.is_some() {
                return named;
            }
        }
        let with = |numbers| Standing::with(chart, look, &scales, numbers, Names::Legend);
        let plain = with(Numbers::All).filter(|plain| plain.ends_fit() && plain.parts_fit());
        // On a phone bars with their numbers are worth more than bars that stand.
        if plain.is_some() || look.narrow {
            return plain;
        }
        let totals = match chart.arrangement {
            Arrangement::Stacked | Arrangement::Shares => {
                with(Numbers::Totals).filter(Standing::ends_fit)
            }
            Arrangement::Grouped | Arrangement::Opposed => None,
        };
        totals.or_else(|| with(Numbers::Axis))
    }

    fn with(
        chart: &'a BarChart,
        look: &Look,
        scales: &Scales,
        numbers: Numbers,
        names: Names,
    ) -> Option<Standing<'a>> {
        let axis = &scales.axis;
        let wholes = match numbers {
            Numbers::All | Numbers::Totals => Wholes::Above,
            Numbers::Axis => Wholes::Hidden,
        };
        let head = Head::of(chart, scales, wholes, Run::Up, names == Names::Beside, look);
        let groups = build::groups(chart, &scales.numbers, Run::Up);
        let left = match numbers {
            Numbers::All => 0.0,
            Numbers::Totals | Numbers::Axis => axis.widest(look) + LABEL_GAP,
        };
        let (low, high) = match numbers {
            Numbers::All => build::range(chart, Run::Up),
            Numbers::Totals | Numbers::Axis => (axis.low.min(0.0), axis.high.max(0.0)),
        };
        let rift_words = match chart.rifts.is_empty() {
            true => 0.0,
            false => look.leading,
        };
        // What stands at zero, such as a word for no number, stands above it too.
        let mut bars = groups.iter().flat_map(|group| &group.bars);
        let above = match high > 0.0 || low == high || bars.any(|bar| bar.side == Side::Above) {
            true => look.small + 6.0,
            false => 2.0,
        };
        let top = head.height() + rift_words + above;
        let bottom = top + look.plot_height * 0.8;
        let mut field = Field {
            left,
            slot: 0.0,
            bar: 0.0,
            head: head.height(),
            top,
            bottom,
            values: (low, high),
        };
        let names = match names {
            Names::Legend => None,
            Names::Beside => {
                let edges = (top - look.leading / 2.0, bottom + look.leading / 2.0);
                let place = |value: f64| field.y(value);
                Some(SideNames::beside(chart, &groups, &place, edges, look)?)
            }
        };
        let right = look.width - names.as_ref().map_or(0.0, |names| names.width);
        let count = groups.len().max(1) as f64;
        field.slot = ((right - left) / count).min(WIDEST.0);
        let rows = groups.iter().map(Group::rows).max().unwrap_or(0).max(1) as f64;
        field.bar = ((field.slot * TAKEN + BETWEEN) / rows - BETWEEN).min(WIDEST.1);
        if field.bar < NARROWEST {
            return None;
        }
        let labels = labels(&groups, (left, field.slot), look)?;
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
            names,
            key: Key::of(&samples, look, 0.0),
        })
    }

    /// Whether each number at the end of a bar has room there.
    fn ends_fit(&self) -> bool {
        self.groups.iter().all(|group| {
            group.bars.iter().all(|bar| match &bar.end {
                End::Number(words) | End::Whole(words) => self.has_room(words, group),
                End::Without(..) => true,
            })
        })
    }

    /// Whether each number on a part of a bar has room on it.
    fn parts_fit(&self) -> bool {
        let parts = self.groups.iter().flat_map(|group| &group.bars);
        let mut parts = parts.flat_map(|bar| &bar.parts);
        parts.all(|part| self.fits(part))
    }

    fn fits(&self, part: &Part) -> bool {
        let height = (self.field.y(part.span.0) - self.field.y(part.span.1)).abs();
        let width = metrics::width(&part.words, self.look.small, Weight::Regular);
        part.words.is_empty() || (width + 6.0 <= self.field.bar && height >= self.look.small + 4.0)
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
            if self.numbers != Numbers::Axis && !part.words.is_empty() && self.fits(part) {
                let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
                words_on(sheet, part, middle, &self.look);
            }
        }
        let words = match &bar.end {
            End::Number(_) | End::Whole(_) if self.numbers == Numbers::Axis => return,
            End::Number(words) | End::Whole(words) => words,
            End::Without(words, sign) => match self.has_room(words, group) {
                true => words,
                false => *sign,
            },
        };
        let y = self.field.y(bar.reach);
        let baseline = match bar.side {
            Side::Below => y + self.look.small + 2.0,
            Side::Above => y - 5.0,
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
        for (index, (label, group)) in self.labels.iter().zip(&self.groups).enumerate() {
            let quiet = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
            let letters = match group.is_bold {
                true => Letters {
                    ink: Ink::Text,
                    ..quiet
                },
                false => quiet,
            };
            let middle = self.field.middle(index);
            crate::chart::frame::stack(sheet, &label.own, (middle, top), letters, leading);
            if !label.shared.is_empty() {
                let below = top + (lines.unwrap_or(0) as f64 + 1.0) * leading;
                let baseline = below - (leading - self.look.small) / 2.0 - self.look.small * 0.2;
                sheet.text(&label.shared, (middle, baseline), quiet);
            }
        }
    }

    /// Draws dashed lines where what is counted changed, with the word above them. A word that has no
    /// room beside the one before it is left out; a note says it too.
    fn draw_rifts(&self, sheet: &Sheet) {
        let is_time = |index: usize| {
            self.groups
                .get(index)
                .is_some_and(|g| g.category.time.is_some())
        };
        let look = &self.look;
        let letters = Letters::plain(look.small, Ink::Quiet).aligned(Align::Middle);
        let mut free = 0.0;
        for rift in &self.chart.rifts {
            let index = rift.after as usize;
            if index == 0 || !is_time(index) {
                continue;
            }
            let x = self.field.left + index as f64 * self.field.slot;
            let half = metrics::width(rift.kind.word(), look.small, Weight::Regular) / 2.0;
            let middle = x.max(half).min(look.width - half);
            let line_top = match middle - half >= free {
                true => {
                    let baseline = self.field.head + look.small;
                    sheet.text(rift.kind.word(), (middle, baseline), letters);
                    free = middle + half + 6.0;
                    self.field.head + look.leading
                }
                false => self.field.head + look.leading,
            };
            sheet.dash("3 3");
            let line = [(x, line_top), (x, self.field.bottom)];
            sheet.line(&line, Ink::Axis, 1.0);
        }
    }

    /// Where names begin: below the lowest bar and its number.
    fn labels_top(&self) -> f64 {
        let mut bars = self.groups.iter().flat_map(|group| &group.bars);
        // A word for no number is there always; and so is what stands at zero where nothing reaches
        // below it.
        let has_words = |bar: &Bar| {
            self.numbers == Numbers::All
                || self.field.values.0 >= 0.0
                || matches!(bar.end, End::Without(..))
        };
        let numbers = match bars.any(|bar| bar.side == Side::Below && has_words(bar)) {
            true => self.look.small + 6.0,
            false => 0.0,
        };
        self.field.bottom + numbers + 3.0
    }

    fn labels_height(&self) -> f64 {
        let own = self.labels.iter().map(|label| label.own.len()).max();
        let shared = self.labels.iter().any(|label| !label.shared.is_empty());
        let lines = own.unwrap_or(0) + usize::from(shared);
        // The lowest number of the axis hangs half below the field.
        (lines as f64 * self.look.leading + 4.0).max(self.look.small)
    }
}

impl Picture for Standing<'_> {
    fn height(&self) -> f64 {
        self.labels_top() + self.labels_height() + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        self.head.draw(sheet);
        self.draw_axis(sheet);
        self.draw_rifts(sheet);
        for (index, group) in self.groups.iter().enumerate() {
            for bar in &group.bars {
                let left = self.field.bar_left(index, bar.row, group.rows());
                self.draw_bar(sheet, group, bar, left);
            }
        }
        if let (Some(names), Some(last)) = (&self.names, self.groups.len().checked_sub(1)) {
            let bar = self.field.bar_left(last, 0, 1) + self.field.bar;
            names.draw(sheet, (bar, self.right()), &self.look);
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
    match group.rows() {
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
