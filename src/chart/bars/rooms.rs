//! The room that lying bars take: how thick they are, and the scale on which every bar has room for what
//! stands at its end.

use crate::model::{Arrangement, BarChart};

use super::build::{Bar, End, Group, Part, Side};
use crate::chart::look::Look;
use crate::chart::metrics::{self, Weight};
use crate::chart::row_names::RowNames;
use crate::chart::sheet::Place;

/// From the end of a bar to its number, and from that to the name of its series.
pub(super) const GAPS: (f64, f64) = (5.0, 9.0);
/// Where the longest bars would be shorter than this, numbers stand at an axis instead.
const SHORTEST: f64 = 60.0;
/// More categories than these stand close together.
const MANY: usize = 30;

/// Where values stand.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    /// The place of zero.
    pub zero: f64,
    /// How long one is.
    pub per_value: f64,
    /// Whether bars have their numbers with them.
    pub numbers: Numbers,
    /// Whether those of the first category have the names of their series with them.
    pub names: Names,
}

/// Whether bars have their numbers with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    Shown,
    Hidden,
}

/// Where the names of series stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// At the ends of the first bars.
    AtEnds,
    Elsewhere,
}

impl Scale {
    /// Where a value stands.
    pub fn x(&self, value: f64) -> f64 {
        self.zero + value * self.per_value
    }
}

/// How thick bars are, and how far apart.
pub(super) struct Rhythm {
    /// The thickness of a bar.
    pub thickness: f64,
    /// From a bar of a category to the next.
    pub pitch: f64,
    /// From a category to the next.
    pub gap: f64,
}

impl Rhythm {
    /// That of a chart with these names of categories.
    pub fn of(chart: &BarChart, names: &RowNames) -> Rhythm {
        let is_broken = names.are_above() || names.lines.iter().any(|lines| lines.len() > 1);
        let (thickness, pitch, gap) = match (chart.arrangement, chart.series.len()) {
            _ if chart.categories.len() > MANY && is_broken => (13.0, 15.0, 8.0),
            _ if chart.categories.len() > MANY => (13.0, 15.0, 2.0),
            (Arrangement::Stacked | Arrangement::Shares, _) => (24.0, 24.0, 10.0),
            (Arrangement::Opposed, _) | (_, 0 | 1) => (20.0, 20.0, 9.0),
            (_, 2) => (17.0, 18.5, 14.0),
            _ => (16.0, 17.5, 15.0),
        };
        Rhythm {
            thickness,
            pitch,
            gap,
        }
    }
}

/// The largest scale on which every bar has room for what stands at its end.
pub(super) fn fitting(
    chart: &BarChart,
    groups: &[Group],
    names: &[String],
    edges: Place,
    look: &Look,
) -> Scale {
    let fit = Fit {
        groups,
        names,
        edges,
        look,
        longest: bars_of(groups).fold(0.0, |longest: f64, bar| longest.max(bar.reach.abs())),
    };
    let plain = fit.with(Numbers::Shown, Names::Elsewhere);
    if chart.arrangement == Arrangement::Grouped && fit.may_be_named() {
        // Names at the bars are worth a fifth of their length.
        let named = fit.with(Numbers::Shown, Names::AtEnds);
        if named.length(fit.longest) >= (plain.length(fit.longest) * 0.8).max(SHORTEST) {
            return named;
        }
    }
    match fit.longest > 0.0 && plain.length(fit.longest) < SHORTEST {
        true => fit.with(Numbers::Hidden, Names::Elsewhere),
        false => plain,
    }
}

impl Scale {
    fn length(&self, value: f64) -> f64 {
        self.per_value * value
    }
}

/// What a scale must leave room for.
struct Fit<'a> {
    groups: &'a [Group<'a>],
    names: &'a [String],
    edges: Place,
    look: &'a Look,
    longest: f64,
}

impl Fit<'_> {
    fn width(&self, words: &str) -> f64 {
        metrics::width(words, self.look.small, Weight::Regular)
    }

    /// Whether names may stand at the ends of the first bars: on wide screens, where they are
    /// short.
    fn may_be_named(&self) -> bool {
        let is_short = |name: &String| (1.0..=130.0).contains(&self.width(name));
        let first = self.groups.first();
        let above = |group: &&Group| group.bars.iter().all(|bar| bar.side == Side::Above);
        !self.look.narrow
            && self.names.len() > 1
            && self.names.iter().all(is_short)
            && first.filter(above).is_some()
    }

    fn with(&self, numbers: Numbers, names: Names) -> Scale {
        let (left, right) = self.edges;
        // For each side: how far a bar reaches there, and what its words need beyond.
        let (mut below, mut above) = (vec![(0.0, 0.5)], vec![(0.0, 0.5)]);
        for (index, group) in self.groups.iter().enumerate() {
            for (number, bar) in group.bars.iter().enumerate() {
                let mut words = match (&bar.end, numbers) {
                    (End::Number(_) | End::Whole(_), Numbers::Hidden) => 1.0,
                    (end, _) => GAPS.0 + 1.0 + self.width(end.words()),
                };
                let name = self.names.get(number);
                if let Some(name) = name.filter(|_| index == 0 && names == Names::AtEnds) {
                    words += GAPS.1 + self.width(name);
                }
                let reach = match self.longest > 0.0 {
                    true => bar.reach.abs() / self.longest,
                    false => 0.0,
                };
                match bar.side {
                    Side::Below => below.push((reach, words)),
                    Side::Above => above.push((reach, words)),
                }
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
        let scale = match (self.longest > 0.0, numbers) {
            (false, _) => 0.0,
            (true, Numbers::Shown) => scale,
            (true, Numbers::Hidden) => scale.max(1.0),
        };
        let zero = below.iter().fold(left, |zero: f64, (low, before)| {
            zero.max(left + low * scale.max(0.0) + before)
        });
        Scale {
            zero,
            per_value: match self.longest > 0.0 {
                true => scale / self.longest,
                false => 0.0,
            },
            numbers,
            names,
        }
    }
}

/// All bars of a chart.
pub(super) fn bars_of<'a>(groups: &'a [Group]) -> impl Iterator<Item = &'a Bar> {
    groups.iter().flat_map(|group| &group.bars)
}

/// The width of the widest words for no number, with the gap before them.
pub(super) fn widest_without(groups: &[Group], look: &Look) -> f64 {
    let words = bars_of(groups).filter_map(|bar| match &bar.end {
        End::Without(words, _) => Some(words),
        End::Number(_) | End::Whole(_) => None,
    });
    words.fold(0.0, |widest: f64, words| {
        let width = metrics::width(words, look.small, Weight::Regular);
        widest.max(width + GAPS.0 + 1.0)
    })
}

/// Whether the number of a part has room on it.
pub(super) fn fits(part: &Part, scale: &Scale, look: &Look) -> bool {
    let length = (part.span.1 - part.span.0).abs() * scale.per_value;
    part.words.is_empty()
        || (scale.numbers == Numbers::Shown
            && metrics::width(&part.words, look.small, Weight::Regular) + 10.0 <= length)
}
