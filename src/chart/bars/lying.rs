//! Bars from left to right, with the names of their categories beside or above them.

use std::fmt;

use crate::model::{Arrangement, BarChart};

use super::build::{self, Bar, End, Group, Part, Scales, Side};
use super::head::{Head, Wholes, series_name};
use super::part_names;
use super::rooms::{self, GAPS, Names, Numbers, Rhythm, Scale, bars_of, fits};
use super::words;
use crate::chart::Picture;
use crate::chart::above::NamesAbove;
use crate::chart::fill::Run;
use crate::chart::ink::Ink;
use crate::chart::key::Key;
use crate::chart::look::Look;
use crate::chart::metrics::{self, Line, Weight};
use crate::chart::row_names::RowNames;
use crate::chart::sheet::{Align, Letters, Place, Sheet};

/// Between two parts of a stack.
const SEAM: f64 = 1.5;
/// From zero to the names of what stands to both sides of it.
const SIDE_GAP: f64 = 8.0;

/// A chart with lying bars of which everything has its place.
pub(super) struct Lying<'a> {
    chart: &'a BarChart,
    look: Look,
    head: Head,
    groups: Vec<(Group<'a>, Room)>,
    labels: Labels,
    scale: Scale,
    rhythm: Rhythm,
    ticks: Ticks,
    sides: Option<Sides>,
    part_names: Option<NamesAbove>,
    rifts: Vec<(f64, &'static str)>,
    key: Key,
    bottom: f64,
}

/// Where a group stands: its name, and its bars.
struct Room {
    label: Vec<Line>,
    label_top: f64,
    bars_top: f64,
    bars_bottom: f64,
}

/// Where the names of categories stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Labels {
    Beside,
    Above,
}

/// The values to measure by: where they stand, and the height of their words.
struct Ticks {
    places: Vec<(f64, String)>,
    top: f64,
}

/// The names of what stands to the left and to the right of zero.
struct Sides {
    names: [Vec<Line>; 2],
    inks: [Ink; 2],
    top: f64,
}

impl<'a> Lying<'a> {
    /// Lays out a chart.
    pub fn of(chart: &'a BarChart, look: &Look) -> Lying<'a> {
        let scales = build::scales(chart, if look.narrow { 3 } else { 5 }, Run::Right);
        let groups = build::groups(chart, &scales.numbers, Run::Right);
        let row_names: Vec<(&str, bool)> = groups
            .iter()
            .map(|group| (group.category.label.as_str(), group.is_bold))
            .collect();
        let mut labels = RowNames::of(&row_names, look);
        if rooms::widest_without(&groups, look) > look.width - labels.column {
            labels = RowNames::above(&row_names, look);
        }
        let names: Vec<String> = (0..chart.series.len())
            .map(|series| series_name(chart, series))
            .collect();
        let edges = (labels.column, look.width);
        let scale = rooms::fitting(chart, &groups, &names, edges, look);
        let part_names = part_names::above(chart, &groups, &|value| scale.x(value), edges, look);
        let mut sides = Sides::of(chart, &names, &scale, look);
        let head = {
            let wholes = match scale.numbers {
                Numbers::Shown => Wholes::Right,
                Numbers::Hidden => Wholes::Hidden,
            };
            let is_named = part_names.is_some() || scale.names == Names::AtEnds || sides.is_some();
            Head::of(chart, &scales, wholes, Run::Right, is_named, look)
        };
        let mut y = head.height();
        if let Some(sides) = &mut sides {
            sides.top = y;
            y += sides.height(look);
        }
        let mut ticks = Ticks {
            places: tick_places(&scales, &groups, &scale, edges, look),
            top: y,
        };
        if !ticks.places.is_empty() && part_names.is_none() {
            y += look.leading + 4.0;
        }
        let mut lying = Lying {
            chart,
            look: *look,
            head,
            groups: Vec::with_capacity(groups.len()),
            labels: match labels.are_above() {
                true => Labels::Above,
                false => Labels::Beside,
            },
            scale,
            rhythm: Rhythm::of(chart, &labels),
            ticks: Ticks {
                places: Vec::new(),
                top: 0.0,
            },
            sides,
            part_names,
            rifts: Vec::new(),
            key: Key::of(&super::samples(chart), look, 0.0),
            bottom: 0.0,
        };
        y = lying.place(groups, labels.lines, y);
        lying.bottom = (y + 6.0).max(1.0);
        if lying.part_names.is_some() && !ticks.places.is_empty() {
            ticks.top = lying.bottom;
            lying.bottom += look.leading;
        }
        lying.ticks = ticks;
        lying
    }

    /// Gives each group its room from a height on; gives the lower edge.
    fn place(&mut self, groups: Vec<Group<'a>>, labels: Vec<Vec<Line>>, top: f64) -> f64 {
        let look = &self.look;
        let is_time = self
            .chart
            .categories
            .iter()
            .any(|found| found.time.is_some());
        let (mut y, mut bottom) = (top, top);
        for (index, (group, label)) in groups.into_iter().zip(labels).enumerate() {
            let rift = self
                .chart
                .rifts
                .iter()
                .find(|rift| rift.after as usize == index);
            if let Some(rift) = rift.filter(|_| is_time && index > 0) {
                self.rifts.push((y, rift.kind.word()));
                y += look.leading + self.rhythm.gap;
            }
            let above = match (&self.part_names, index) {
                (Some(names), 0) => names.height(look),
                _ => 0.0,
            };
            let bars_height =
                (group.rows() as f64 - 1.0).max(0.0) * self.rhythm.pitch + self.rhythm.thickness;
            let label_height = label.len() as f64 * look.leading;
            let (label_top, bars_top) = match self.labels {
                Labels::Beside => {
                    let height = bars_height.max(label_height);
                    y += above;
                    let tops = (
                        y + (height - label_height) / 2.0,
                        y + (height - bars_height) / 2.0,
                    );
                    bottom = y + height;
                    tops
                }
                Labels::Above => {
                    let bars_top = y + label_height + 2.0 + above;
                    bottom = bars_top + bars_height;
                    (y, bars_top)
                }
            };
            let room = Room {
                label,
                label_top,
                bars_top,
                bars_bottom: bars_top + bars_height,
            };
            self.groups.push((group, room));
            y = bottom + self.rhythm.gap;
        }
        bottom
    }

    /// Draws upright lines beside the bars; names above their bars interrupt them.
    fn draw_upright(&self, sheet: &Sheet, places: impl Fn() -> Vec<f64>, ink: Ink) {
        let (Some((_, first)), Some((_, last))) = (self.groups.first(), self.groups.last()) else {
            return;
        };
        let draw = |top: f64, bottom: f64| {
            for x in places() {
                sheet.line(&[(x, top), (x, bottom)], ink, 1.0);
            }
        };
        sheet.join(ink, 1.0, || match self.labels {
            Labels::Beside => {
                let bottom = last.bars_bottom.max(self.label_bottom(last)) + 4.0;
                let top = match self.part_names {
                    Some(_) => first.bars_top - 3.0,
                    None => (first.bars_top.min(first.label_top) - 4.0).max(0.0),
                };
                draw(top, bottom);
            }
            Labels::Above => {
                for (_, room) in &self.groups {
                    draw(room.bars_top - 2.0, room.bars_bottom + 2.0);
                }
            }
        });
    }

    fn label_bottom(&self, room: &Room) -> f64 {
        room.label_top + room.label.len() as f64 * self.look.leading
    }

    fn draw_ticks(&self, sheet: &Sheet) {
        let letters = Letters::plain(self.look.small, Ink::Quiet).aligned(Align::Middle);
        let baseline = self.ticks.top + self.look.small;
        for (x, words) in &self.ticks.places {
            sheet.text(words, (*x, baseline), letters);
        }
        let places = || self.ticks.places.iter().map(|(x, _)| *x).collect();
        self.draw_upright(sheet, places, Ink::Grid);
    }

    fn draw_bar(&self, sheet: &Sheet, group: &Group, bar: &Bar, top: f64) {
        let bottom = top + self.rhythm.thickness;
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
            let corners = ((left, top), (right, bottom));
            let draw = |name: Option<fmt::Arguments>| {
                sheet.named(name, || {
                    part.fill.draw(sheet, corners.0, corners.1, Run::Right);
                });
            };
            match self.look.narrow {
                true => draw(None),
                false => {
                    let name = words::name(self.chart, part, group.category);
                    draw(Some(format_args!("{name}")));
                }
            }
            if fits(part, &self.scale, &self.look) && !part.words.is_empty() {
                let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
                words_on(sheet, part, middle, &self.look);
            }
        }
        let is_shown = match &bar.end {
            End::Number(_) | End::Whole(_) => self.scale.numbers == Numbers::Shown,
            End::Without(..) => true,
        };
        if is_shown {
            let (x, align) = self.end_of(bar);
            let baseline = (top + bottom) / 2.0 + self.look.small * 0.35;
            let letters = Letters::plain(self.look.small, bar.end.ink()).aligned(align);
            let width = metrics::width(bar.end.words(), self.look.small, Weight::Regular);
            let words = match align == Align::Start && x + width > self.look.width {
                true => bar.end.short(),
                false => bar.end.words(),
            };
            sheet.text(words, (x, baseline), letters);
        }
    }

    /// Where the words at the end of a bar stand.
    fn end_of(&self, bar: &Bar) -> (f64, Align) {
        let end = self.scale.x(bar.reach);
        match bar.side {
            Side::Below => (end - GAPS.0, Align::End),
            Side::Above => (end + GAPS.0, Align::Start),
        }
    }

    /// Writes the names of series behind the numbers of the first bars.
    fn draw_names(&self, sheet: &Sheet) {
        let first = self.groups.first();
        let Some((group, room)) = first.filter(|_| self.scale.names == Names::AtEnds) else {
            return;
        };
        for (series, bar) in group.bars.iter().enumerate() {
            let number = metrics::width(bar.end.words(), self.look.small, Weight::Regular);
            let x = self.end_of(bar).0 + number + GAPS.1;
            let top = room.bars_top + bar.row as f64 * self.rhythm.pitch;
            let baseline = top + self.rhythm.thickness / 2.0 + self.look.small * 0.35;
            let fill = build::Emphasis::of(self.chart).fill(series);
            let letters = Letters::plain(self.look.small, fill.name_ink());
            sheet.text(&series_name(self.chart, series), (x, baseline), letters);
        }
    }

    fn draw_rifts(&self, sheet: &Sheet) {
        for (top, word) in &self.rifts {
            let middle = top + self.look.leading / 2.0;
            let width = metrics::width(word, self.look.small, Weight::Regular);
            let (from, to) = ((0.0, *top), (width + 6.0, top + self.look.leading));
            sheet.rectangle(from, to, Ink::Paper);
            let at = (0.0, middle + self.look.small * 0.35);
            sheet.text(word, at, Letters::plain(self.look.small, Ink::Quiet));
            sheet.dash("3 3");
            let line = [(width + 8.0, middle), (self.look.width, middle)];
            sheet.line(&line, Ink::Axis, 1.0);
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
        if let Some(sides) = &self.sides {
            sides.draw(sheet, self.scale.zero, &self.look);
        }
        if let (Some(names), Some((_, first))) = (&self.part_names, self.groups.first()) {
            names.draw(sheet, first.bars_top, &self.look);
        }
        for (group, room) in &self.groups {
            let letters = Letters::plain(self.look.small, Ink::Text);
            let at = (0.0, room.label_top);
            crate::chart::frame::stack(sheet, &room.label, at, letters, self.look.leading);
            for bar in &group.bars {
                let top = room.bars_top + bar.row as f64 * self.rhythm.pitch;
                self.draw_bar(sheet, group, bar, top);
            }
        }
        self.draw_names(sheet);
        self.draw_upright(sheet, || vec![self.scale.zero], Ink::Axis);
        self.draw_rifts(sheet);
        self.key.draw(sheet, self.bottom);
    }
}

impl Sides {
    /// The names of two series to both sides of zero; `None` where they have no room there.
    fn of(chart: &BarChart, names: &[String], scale: &Scale, look: &Look) -> Option<Sides> {
        const LEAST: f64 = 60.0;
        let [first, second] = names else { return None };
        let room = (scale.zero - SIDE_GAP, look.width - scale.zero - SIDE_GAP);
        if chart.arrangement != Arrangement::Opposed || room.0.min(room.1) < LEAST {
            return None;
        }
        let emphasis = build::Emphasis::of(chart);
        let wrap =
            |name: &str, room: f64| metrics::wrap_at_most(name, name.len(), look.small, room, 3);
        Some(Sides {
            names: [wrap(first, room.0), wrap(second, room.1)],
            inks: [0, 1].map(|series| emphasis.fill(series).name_ink()),
            top: 0.0,
        })
    }

    fn height(&self, look: &Look) -> f64 {
        let lines = self.names.iter().map(Vec::len).max().unwrap_or(0);
        match lines {
            0 => 0.0,
            lines => lines as f64 * look.leading + 8.0,
        }
    }

    fn draw(&self, sheet: &Sheet, zero: f64, look: &Look) {
        let most = self.names.iter().map(Vec::len).max().unwrap_or(0);
        let sides = [
            (zero - SIDE_GAP, Align::End),
            (zero + SIDE_GAP, Align::Start),
        ];
        for ((lines, ink), (x, align)) in self.names.iter().zip(self.inks).zip(sides) {
            let top = self.top + (most - lines.len()) as f64 * look.leading;
            let letters = Letters::plain(look.small, ink).aligned(align);
            crate::chart::frame::stack(sheet, lines, (x, top), letters, look.leading);
        }
    }
}

/// The values to measure by, where a number has no room with its bar.
fn tick_places(
    scales: &Scales,
    groups: &[Group],
    scale: &Scale,
    edges: Place,
    look: &Look,
) -> Vec<(f64, String)> {
    let mut parts = bars_of(groups).flat_map(|bar| &bar.parts);
    let is_measured =
        scale.numbers == Numbers::Hidden || parts.any(|part| !fits(part, scale, look));
    match is_measured {
        true => scales.axis.spaced(|value| scale.x(value), edges, look),
        false => Vec::new(),
    }
}

/// Writes the number of a part in its middle, where its texture makes room for it.
pub(super) fn words_on(sheet: &Sheet, part: &Part, (x, y): Place, look: &Look) {
    let baseline = y + look.small * 0.35;
    let half = metrics::width(&part.words, look.small, Weight::Regular) / 2.0 + 3.0;
    let (top, bottom) = (y - look.small * 0.5, y + look.small * 0.5);
    let ink = part.fill.plate(sheet, (x - half, top), (x + half, bottom));
    let letters = Letters::plain(look.small, ink).aligned(Align::Middle);
    sheet.text(&part.words, (x, baseline), letters);
}
