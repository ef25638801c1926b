//! What changed between a letter and the one before it in its dossier, in the figures that both have.
//!
//! It belongs to the page and not to the letter. What must not be compared (other municipalities, a
//! break in the series, a withheld number) is said, never calculated; the rules are those of
//! `addition.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::addition::{self, Obstacle};
use crate::dataset::Dataset;
use crate::model::notation::{self, Form};
use crate::model::{
    Change, Date, Figure, Letter, Period, Provenance, Qualifier, Quantity, Reading, Status, Time,
    UnitKind, Verdict,
};

/// What a figure asks the data: dataset, measure and key. The time is not part of it.
pub(super) type Question<'a> = (&'a str, &'a str, &'a [(String, String)]);

/// The figures of the data in a letter, each once: what a later letter is compared with.
pub fn used_figures(letter: &Letter) -> Vec<Figure> {
    asked(&letter.figures)
        .into_iter()
        .map(|(figure, _)| figure.clone())
        .collect()
}

/// The figures that a letter and the one before it both have, in the order of the letter.
///
/// The newest of each question stands for how it is now. An older one of this letter is told of only
/// where the letter before had it too and with another value.
pub fn changes(context: &Context, before: &[Figure], letter: &Letter) -> Vec<Change> {
    let mut known: BTreeMap<Question<'_>, Vec<(&Figure, &Provenance)>> = BTreeMap::new();
    for (figure, from) in asked(before) {
        known
            .entry(question(from))
            .or_default()
            .push((figure, from));
    }
    if known.is_empty() {
        return Vec::new();
    }
    let now = asked(&letter.figures);
    let mut newest: BTreeMap<Question<'_>, Option<(Date, Date)>> = BTreeMap::new();
    for (_, from) in &now {
        let moment = moment(from);
        let latest = newest.entry(question(from)).or_default();
        if moment > *latest {
            *latest = moment;
        }
    }
    now.iter()
        .filter_map(|(figure, from)| {
            let earlier = known.get(&question(from))?;
            let at_once = earlier.iter().find(|(_, other)| other.time == from.time);
            let other = if newest.get(&question(from)) == Some(&moment(from)) {
                let latest = earlier.iter().max_by_key(|(_, other)| moment(other))?;
                if moment(latest.1) > moment(from) {
                    at_once?
                } else {
                    latest
                }
            } else {
                at_once.filter(|(other, _)| other.quantity != figure.quantity)?
            };
            change(context, *other, (figure, from))
        })
        .collect()
}

/// The figures that stand for one observation, each time of each question once.
fn asked(figures: &[Figure]) -> Vec<(&Figure, &Provenance)> {
    let mut seen = BTreeSet::new();
    figures
        .iter()
        .filter_map(
            |figure| match (&figure.provenance[..], &figure.calculation) {
                ([from], None) => Some((figure, from)),
                _ => None,
            },
        )
        .filter(|(_, from)| seen.insert((question(from), &from.time)))
        .collect()
}

pub(super) fn question(from: &Provenance) -> Question<'_> {
    (&from.dataset, &from.measure, &from.key)
}

/// For the order of time: the newest is what ends last; what has no time comes first.
fn moment(from: &Provenance) -> Option<(Date, Date)> {
    let period = from.time.as_ref()?.period();
    Some((period.end, period.begin))
}

fn change(
    context: &Context,
    before: (&Figure, &Provenance),
    now: (&Figure, &Provenance),
) -> Option<Change> {
    let datasets = &context.project.datasets;
    let find = |id: &str| datasets.get(id).map(|dataset| &**dataset);
    let (old, new) = (before.0, now.0);
    if old.quantity.known().is_none() && new.quantity.known().is_none() {
        return None;
    }
    let dataset = find(&now.1.dataset);
    let decimals = decimals(dataset, old, new, &now.1.measure);
    let obstacle = addition::obstacle((before.1, &old.unit), (now.1, &new.unit), &find);
    let verdict = match obstacle.map(words).or_else(|| unlike(before, now)) {
        Some(why) => Verdict::Incomparable(why),
        None if old.quantity == new.quantity && old.qualifier == new.qualifier => Verdict::Same,
        None => {
            let difference = difference(old, new, decimals);
            // The same moment, told otherwise.
            let is_revised = before.1.time.is_some() && before.1.time == now.1.time;
            Verdict::Changed(match difference {
                Some(words) if is_revised => Some(format!("bijgesteld: {words}")),
                None if is_revised => Some("bijgesteld".to_owned()),
                words => words,
            })
        }
    };
    let differ = old.status != new.status;
    let reading = |(figure, from): (&Figure, &Provenance)| Reading {
        text: notation::figure(
            figure.quantity,
            &figure.unit,
            decimals,
            figure.qualifier,
            figure.status,
            Form::Full,
        ),
        value: figure.quantity.known().map(notation::plain_number),
        time: from
            .time
            .as_ref()
            .map_or(String::new(), |t| t.period().text),
        status: (differ && figure.status != Status::Unknown).then(|| figure.status.words().into()),
        entry: from.entry.clone(),
    };
    Some(Change {
        from: now.1.clone(),
        title: now.1.title.clone(),
        about: about(dataset, now.1),
        before: reading(before),
        now: reading(now),
        verdict,
    })
}

/// As many decimals as the measure has, and never fewer than the numbers need.
fn decimals(dataset: Option<&Dataset>, old: &Figure, new: &Figure, measure: &str) -> u32 {
    let measures = dataset.map_or(&[][..], |dataset| &dataset.measures);
    let declared = measures.iter().find(|known| known.name == measure);
    let needed = [old, new].map(|figure| {
        let number = figure.quantity.known().unwrap_or_default();
        number.normalize().scale()
    });
    declared
        .map_or(0, |known| known.decimals)
        .max(needed[0])
        .max(needed[1])
}

/// What of its dataset a figure is: the measure where there are several, and its values.
fn about(dataset: Option<&Dataset>, from: &Provenance) -> String {
    let mut about = Vec::new();
    let measures = dataset.map_or(&[][..], |dataset| &dataset.measures);
    if let [_, _, ..] = measures
        && let Some(measure) = measures.iter().find(|known| known.name == from.measure)
    {
        about.push(measure.title.to_lowercase());
    }
    about.extend(from.key.iter().map(|(name, value)| key_words(name, value)));
    about.join(", ")
}

/// The value of a dimension in words: `fase 1` says more than `1`.
pub(super) fn key_words(name: &str, value: &str) -> String {
    if value.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{} {value}", name.replace('_', " "))
    } else {
        value.to_owned()
    }
}

fn words(obstacle: Obstacle<'_>) -> String {
    match obstacle {
        Obstacle::Units => "telt iets anders".to_owned(),
        Obstacle::Areas(before, now) => format!(
            "gaat over een ander gebied: eerst {}, nu {}",
            before.title, now.title
        ),
        Obstacle::AreaOfOne => {
            "van een van beide is niet bekend welke gemeenten meetellen".to_owned()
        }
        Obstacle::Break(found) => format!(
            "wordt vanaf {} anders geteld: {}",
            found.from.text,
            found.reason.trim().trim_end_matches('.')
        ),
    }
}

/// What else keeps two numbers apart: one that is not there, or one of a longer stretch of time.
fn unlike(before: (&Figure, &Provenance), now: (&Figure, &Provenance)) -> Option<String> {
    let withheld = |figure: &Figure| figure.quantity == Quantity::Withheld;
    if withheld(before.0) || withheld(now.0) {
        return Some("een van beide is afgeschermd".to_owned());
    }
    match (&before.1.time, &now.1.time) {
        (Some(Time::Over(a)), Some(Time::Over(b))) if !is_as_long(a, b) => {
            Some("gaat over een langere of kortere tijd".to_owned())
        }
        _ => None,
    }
}

/// Whether two periods are as long; years, quarters and months differ by the calendar's days.
fn is_as_long(one: &Period, other: &Period) -> bool {
    let days = |period: &Period| (period.end - period.begin).get_days() + 1;
    let (one, other) = (days(one), days(other));
    (one - other).abs() <= (one.min(other) / 9).min(3)
}

/// The difference in words; `None` where the numbers are not exact, or a plan is set against a fact.
fn difference(old: &Figure, new: &Figure, decimals: u32) -> Option<String> {
    let exact =
        |figure: &Figure| figure.qualifier == Qualifier::Exact && figure.status != Status::Estimate;
    if !exact(old) || !exact(new) || old.status.is_plan() != new.status.is_plan() {
        return None;
    }
    let change = new.quantity.minus(old.quantity).known()?;
    let is_less = change.is_sign_negative();
    let number = notation::number(change.abs(), decimals);
    Some(match (new.unit.kind, is_less) {
        (UnitKind::Count, false) => format!("{number} meer"),
        (UnitKind::Count, true) => format!("{number} minder"),
        (UnitKind::Euro, false) => format!("€\u{a0}{number} meer"),
        (UnitKind::Euro, true) => format!("€\u{a0}{number} minder"),
        (UnitKind::Percent, false) => format!("{number} procentpunt hoger"),
        (UnitKind::Percent, true) => format!("{number} procentpunt lager"),
    })
}
