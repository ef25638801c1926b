//! Bars from left to right, with the names of their categories beside or above them.

use crate::model::{Arrangement, BarChart};

use super::words;
use super::{Bar, End, Group, Head, Part};
use crate::chart::Picture;
use crate::chart::fill::{Plate, Run};
use crate::chart::ink::Ink;
use crate::chart::key::Key;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::sheet::{Align, Letters, Place, Sheet};
use crate::chart::value_axis::ValueAxis;

/// From the end of a bar to its number.
const GAP: f64 = 5.0;
/// From a name to the bars.
const LABEL_GAP: f64 = 12.0;
/// Where the longest bars would be shorter than this, numbers stand at an axis instead.
const SHORTEST: f64 = 60.0;
/// Between two parts of a stack.
const SEAM: f64 = 1.5;

/// A chart with lying bars of which everything has its place.
pub(super) struct Lying<'a> {
    chart: &'a BarChart,
    look: Look,
    head: Head,
    groups: Vec<(Group<'a>, Room)>,
    names: Names,
    scale: Scale,
    thickness: f64,
    pitch: f64,
    ticks: Vec<(f64, String)>,
    key: Key,
    bottom: f64,
}

/// Where a group stands: its name, and its bars.
struct Room {
    label: Vec<Line>,
    label_top: f64,
    bars_top: f64,
}

/// Where the names of categories stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Beside,
    Above,
}

/// Where values stand.
struct Scale {
    zero: f64,
    per_value: f64,
    numbers: Numbers,
}

/// Whether bars have their numbers with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    Shown,
    Hidden,
}

impl Scale {
    fn x(&self, value: f64) -> f64 {
        self.zero + value * self.per_value
    }
}

impl<'a> Lying<'a> {
    /// Lays out a chart.
    pub fn of(chart: &'a BarChart, look: &Look) -> Lying<'a> {
        let most = if look.narrow { 3 } else { 5 };
        let axis = super::numbers(chart, most);
        let head = Head::of(chart, &axis, Run::Right, look);
        let groups = super::groups(chart, &axis);
        let (labels, column) = labels(chart, look);
        let names = match column > 0.0 {
            true => Names::Beside,
            false => Names::Above,
        };
        let scale = fitting(&groups, (column, look.width), look);
        let is_measured = scale.numbers == Numbers::Hidden
            || bars_of(&groups).any(|bar| !fits(bar, &scale, look));
        let ticks = match is_measured {
            true => ticks(&axis, &scale, (column, look.width), look),
            false => Vec::new(),
        };
        let (thickness, pitch, gap) = match (chart.arrangement, chart.series.len()) {
            (Arrangement::Stacked, _) => (24.0, 24.0, 10.0),
            (_, 0 | 1) => (20.0, 20.0, 9.0),
            (_, 2) => (17.0, 18.5, 14.0),
            _ => (16.0, 17.5, 15.0),
        };
        let mut y = head.height();
        if !ticks.is_empty() {
            y += look.leading + 4.0;
        }
        let mut placed = Vec::with_capacity(groups.len());
        for (group, label) in groups.into_iter().zip(labels) {
            let bars_height = group.bars.len() as f64 * pitch - (pitch - thickness);
            let label_height = label.len() as f64 * look.leading;
            let (label_top, bars_top, bottom) = match names {
                Names::Beside => {
                    let height = bars_height.max(label_height);
                    let label_top = y + (height - label_height) / 2.0;
                    (label_top, y + (height - bars_height) / 2.0, y + height)
                }
                Names::Above => (
                    y,
                    y + label_height + 2.0,
                    y + label_height + 2.0 + bars_height,
                ),
            };
            let room = Room {
                label,
                label_top,
                bars_top,
            };
            placed.push((group, room));
            y = bottom + gap;
        }
        Lying {
            chart,
            look: *look,
            head,
            groups: placed,
            names,
            scale,
            thickness,
            pitch,
            ticks,
            key: Key::of(&super::samples(chart), look, 0.0),
            bottom: (y - gap + 6.0).max(1.0),
        }
    }

    fn draw_ticks(&self, sheet: &Sheet) {
        let top = self.head.height() + self.look.leading + 2.0;
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let baseline = self.head.height() + self.look.small;
        for (x, words) in &self.ticks {
            sheet.text(words, (*x, baseline), letters);
        }
        sheet.join(Ink::Grid, 1.0, || {
            for (x, _) in &self.ticks {
                sheet.line(&[(*x, top), (*x, self.bottom)], Ink::Grid, 1.0);
            }
        });
    }

    /// The line at zero, which names above their bars interrupt.
    fn draw_zero(&self, sheet: &Sheet) {
        let zero = self.scale.zero;
        let whole = self.groups.first().filter(|_| self.names == Names::Beside);
        if let Some((_, first)) = whole {
            let top = (first.bars_top.min(first.label_top) - 4.0).max(0.0);
            return sheet.line(&[(zero, top), (zero, self.bottom - 1.0)], Ink::Axis, 1.0);
        }
        sheet.join(Ink::Axis, 1.0, || {
            for (group, room) in &self.groups {
                let height = group.bars.len() as f64 * self.pitch;
                let (top, bottom) = (room.bars_top - 2.0, room.bars_top + height + 1.0);
                sheet.line(&[(zero, top), (zero, bottom)], Ink::Axis, 1.0);
            }
        });
    }

    fn draw_bar(&self, sheet: &Sheet, group: &Group, bar: &Bar, top: f64) {
        let bottom = top + self.thickness;
        let shows_parts = fits(bar, &self.scale, &self.look);
        for (index, part) in bar.parts.iter().enumerate() {
            let (from, to) = (self.scale.x(part.span.0), self.scale.x(part.span.1));
            let (mut left, mut right) = (from.min(to), from.max(to));
            if part.span.0 == part.span.1 {
                continue;
            }
            // A value that is there shows, however small it is.
            if right - left < 1.0 {
                (left, right) = match part.span.1 < 0.0 {
                    true => (right - 1.0, right),
                    false => (left, left + 1.0),
                };
            } else if index + 1 < bar.parts.len() && right - left > 3.0 * SEAM {
                right -= SEAM;
            }
            let words = words::name(self.chart, part, group.category);
            let name = (!self.look.narrow).then_some(&words);
            let draw = |name: Option<std::fmt::Arguments>| {
                sheet.named(name, || {
                    part.fill
                        .draw(sheet, (left, top), (right, bottom), Run::Right);
                });
            };
            match name {
                Some(name) => draw(Some(format_args!("{name}"))),
                None => draw(None),
            }
            if shows_parts && !part.words.is_empty() {
                words_on(
                    sheet,
                    part,
                    ((left + right) / 2.0, (top + bottom) / 2.0),
                    &self.look,
                );
            }
        }
        let is_shown = match &bar.end {
            End::Number(_) => self.scale.numbers == Numbers::Shown,
            End::Without(..) => true,
        };
        if is_shown {
            let x = self.scale.x(bar.reach);
            let (x, align) = match bar.reach < 0.0 {
                true => (x - GAP, Align::End),
                false => (x + GAP, Align::Start),
            };
            let baseline = (top + bottom) / 2.0 + self.look.small * 0.35;
            let letters = Letters::plain(self.look.small, bar.end.ink()).aligned(align);
            sheet.text(bar.end.words(), (x, baseline), letters);
        }
    }
}

impl Picture for Lying<'_> {
    fn height(&self) -> f64 {
        self.bottom + self.key.height()
    }

    fn draw(&self, sheet: &Sheet) {
        self.head.draw(sheet);
        self.draw_ticks(sheet);
        for (group, room) in &self.groups {
            let letters = Letters::plain(self.look.small, Ink::Text);
            let at = (0.0, room.label_top);
            crate::chart::frame::stack(sheet, &room.label, at, letters, self.look.leading);
            for (index, bar) in group.bars.iter().enumerate() {
                let top = room.bars_top + index as f64 * self.pitch;
                self.draw_bar(sheet, group, bar, top);
            }
        }
        self.draw_zero(sheet);
        self.key.draw(sheet, self.bottom);
    }
}

/// Writes the number of a part in its middle, on paper where its texture would disturb.
pub(super) fn words_on(sheet: &Sheet, part: &Part, (x, y): Place, look: &Look) {
    let (ink, plate) = part.fill.words_ink();
    let baseline = y + look.small * 0.35;
    if plate == Plate::Paper {
        let half = metrics::width(&part.words, look.small, Weight::Regular) / 2.0 + 3.0;
        let (top, bottom) = (y - look.small * 0.5, y + look.small * 0.5);
        sheet.rectangle((x - half, top), (x + half, bottom), Ink::Paper);
    }
    let letters = Letters::plain(look.small, ink).aligned(Align::Middle);
    sheet.text(&part.words, (x, baseline), letters);
}

/// The wrapped names of categories, and the width of their column; none where they stand above
/// their bars.
fn labels(chart: &BarChart, look: &Look) -> (Vec<Vec<Line>>, f64) {
    let limit = match look.narrow {
        true => 116.0,
        false => 230.0,
    };
    let wrap = |limit: f64| -> Vec<Vec<Line>> {
        let names = chart.categories.iter();
        names
            .map(|category| metrics::wrap_evenly(&category.label, 0, look.small, limit))
            .collect()
    };
    let beside = wrap(limit);
    let is_readable = chart
        .categories
        .iter()
        .zip(&beside)
        .all(|(category, lines)| {
            let widest = metrics::widest_piece(&category.label, look.small, Weight::Regular);
            widest <= limit && lines.len() <= 2
        });
    if look.narrow && !is_readable {
        return (wrap(look.width), 0.0);
    }
    let widest = beside
        .iter()
        .fold(0.0, |widest: f64, lines| widest.max(metrics::widest(lines)));
    match widest > 0.0 {
        true => (beside, widest + LABEL_GAP),
        false => (beside, 0.0),
    }
}

/// The largest scale on which every bar has room for what stands at its end.
fn fitting(groups: &[Group], (left, right): Place, look: &Look) -> Scale {
    let bars = || bars_of(groups);
    let longest = bars().fold(0.0, |longest: f64, bar| longest.max(bar.reach.abs()));
    let try_with = |numbers: Numbers| {
        // For each side: how far a bar reaches there, and what its words need beyond.
        let (mut below, mut above) = (vec![(0.0, 0.5)], vec![(0.0, 0.5)]);
        for bar in bars() {
            let words = match (&bar.end, numbers) {
                (End::Number(_), Numbers::Hidden) => 1.0,
                (end, _) => GAP + 1.0 + metrics::width(end.words(), look.small, Weight::Regular),
            };
            match bar.reach < 0.0 {
                true => below.push((-bar.reach / longest, words)),
                false if longest > 0.0 => above.push((bar.reach / longest, words)),
                false => above.push((0.0, words)),
            }
        }
        let mut scale = f64::INFINITY;
        for (low, before) in &below {
            for (high, after) in &above {
                if low + high > 0.0 {
                    scale = scale.min((right - left - before - after) / (low + high));
                }
            }
        }
        let scale = if longest > 0.0 { scale } else { 0.0 };
        let zero = below.iter().fold(left, |zero: f64, (low, before)| {
            zero.max(left + low * scale.max(0.0) + before)
        });
        (scale, zero)
    };
    let (scale, zero) = try_with(Numbers::Shown);
    let (scale, zero, numbers) = match longest > 0.0 && scale < SHORTEST {
        true => {
            let (scale, zero) = try_with(Numbers::Hidden);
            (scale.max(1.0), zero, Numbers::Hidden)
        }
        false => (scale, zero, Numbers::Shown),
    };
    Scale {
        zero,
        per_value: if longest > 0.0 { scale / longest } else { 0.0 },
        numbers,
    }
}

fn bars_of<'a>(groups: &'a [Group]) -> impl Iterator<Item = &'a Bar> {
    groups.iter().flat_map(|group| &group.bars)
}

/// Whether the numbers of a bar's parts have room on them; a bar shows all of them or none.
fn fits(bar: &Bar, scale: &Scale, look: &Look) -> bool {
    bar.parts.iter().all(|part| {
        let length = (part.span.1 - part.span.0).abs() * scale.per_value;
        part.words.is_empty()
            || (scale.numbers == Numbers::Shown
                && metrics::width(&part.words, look.small, Weight::Regular) + 10.0 <= length)
    })
}

/// The values to measure by, as far as their words stand clear of each other.
fn ticks(axis: &ValueAxis, scale: &Scale, (left, right): Place, look: &Look) -> Vec<(f64, String)> {
    let mut ticks: Vec<(f64, String)> = Vec::new();
    let mut free = 0.0;
    for (value, words) in &axis.ticks {
        let x = scale.x(*value);
        let half = metrics::width(words, look.small, Weight::Regular) / 2.0;
        if left <= x + 0.5 && x + half <= right && x - half >= free {
            ticks.push((x, words.clone()));
            free = x + half + 8.0;
        }
    }
    ticks
}
