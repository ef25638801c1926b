//! The recordings of a dataset as they are read: values with their two clocks, and what must hold
//! between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, phrases};
use crate::model::{Date, Quantity, Time, UnitKind};
use crate::syntax::csv::{NumberNotation, parse_dutch_number};
use crate::syntax::yaml::{Node, parse_decimal};

use super::delivery::Delivery;
use super::{Measure, Observation};

/// How the numbers of a row are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// As YAML has them: `4142`, `12.5`.
    Yaml,
    /// As a CSV file has them.
    Csv(NumberNotation),
}

/// The value that an author typed for a measure, in a unit of this kind; reported if it is none.
pub(super) fn quantity(
    node: &Node,
    measure: &Measure,
    kind: UnitKind,
    numbers: Numbers,
    diagnostics: &mut Diagnostics,
) -> Option<Quantity> {
    let Some(text) = node.scalar().map(str::trim).filter(|text| !text.is_empty()) else {
        diagnostics.push(node.wrong_type(phrases::value::NUMBER_OR_UNKNOWN));
        return None;
    };
    match text.to_lowercase().as_str() {
        "onbekend" => return Some(Quantity::Missing),
        "n.v.t." | "nvt" | "n.v.t" => return Some(Quantity::NotApplicable),
        _ => {}
    }
    let shown = without_sign(text, kind, numbers);
    let text = shown.as_str();
    let (number, mark) = match numbers {
        Numbers::Yaml => (parse_decimal(text), '.'),
        Numbers::Csv(NumberNotation::Dutch) => (NumberNotation::Dutch.parse(text), ','),
        Numbers::Csv(notation) => (notation.parse(text), '.'),
    };
    let Some(number) = number else {
        diagnostics.push(not_a_number(text, node.span, numbers));
        return None;
    };
    // Counted in what was typed, because the decimals of 4.000 are gone from the number.
    let decimals = text
        .split_once(mark)
        .map_or(0, |(_, fraction)| fraction.len());
    if decimals > measure.decimals as usize {
        diagnostics.push(too_many_decimals(text, node.span, measure, numbers));
        return None;
    }
    Some(Quantity::Known(number))
}

/// A number of a CSV without the sign that a spreadsheet shows with it: `€ 1.250` for a measure in
/// euros, `6%` for one in percent.
fn without_sign(text: &str, kind: UnitKind, numbers: Numbers) -> String {
    let bare = match (numbers, kind) {
        (Numbers::Csv(_), UnitKind::Euro) => text.replacen('€', "", 1),
        (Numbers::Csv(_), UnitKind::Percent) => text.strip_suffix('%').unwrap_or(text).to_owned(),
        _ => return text.to_owned(),
    };
    match bare.trim().strip_prefix(['-', '−']) {
        Some(rest) => format!("-{}", rest.trim_start()),
        None => bare.trim().to_owned(),
    }
}

fn not_a_number(text: &str, span: Span, numbers: Numbers) -> Diagnostic {
    match numbers {
        Numbers::Yaml => match parse_dutch_number(text) {
            Some(meant) => Diagnostic::new(&data::AMBIGUOUS_NUMBER, span)
                .suggest(Some(&plain(meant)))
                .with("text", text),
            None => Diagnostic::new(&file::NOT_A_NUMBER, span).with("text", text),
        },
        Numbers::Csv(notation) => {
            let notation = match notation {
                NumberNotation::Dutch => phrases::term::NOTATION_DUTCH,
                NumberNotation::Point => phrases::term::NOTATION_POINT,
                NumberNotation::WholeOnly => phrases::term::NOTATION_NOT_SAID,
            };
            Diagnostic::new(&data::CSV_NUMBER, span)
                .with("text", text)
                .with("notation", notation)
        }
    }
}

fn too_many_decimals(text: &str, span: Span, measure: &Measure, numbers: Numbers) -> Diagnostic {
    if numbers == Numbers::Yaml
        && measure.decimals < 3
        && let Some(meant) = parse_dutch_number(text)
    {
        return Diagnostic::new(&data::AMBIGUOUS_NUMBER, span)
            .suggest(Some(&plain(meant)))
            .with("text", text);
    }
    Diagnostic::new(&data::TOO_MANY_DECIMALS, span)
        .with("text", text)
        .with("decimals", measure.decimals as usize)
        .with("measure", measure.name.as_str())
}

fn plain(number: rust_decimal::Decimal) -> String {
    crate::model::notation::plain_number(number)
}

/// The recordings so far, with what is needed to compare them.
#[derive(Default)]
pub(super) struct Recordings {
    observations: Vec<Observation>,
    /// The place of the delivery of each observation.
    deliveries: Vec<Span>,
    /// Those of which something was reported that tells recordings apart. They are handed over all
    /// the same, so that letters that name them get no second complaint.
    flawed: Vec<Observation>,
}

impl Recordings {
    /// Adds a recording of a delivery.
    pub fn push(&mut self, observation: Observation, delivery: &Delivery) {
        self.observations.push(observation);
        self.deliveries.push(delivery.span);
    }

    /// Adds a recording whose key or time was wrong, and reported.
    pub fn push_flawed(&mut self, observation: Observation) {
        self.flawed.push(observation);
    }

    /// The recordings so far.
    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter()
    }

    /// Checks the recordings against each other and hands them over, each with a key of
    /// `dimensions` values.
    pub fn finish(mut self, dimensions: usize, diagnostics: &mut Diagnostics) -> Vec<Observation> {
        for observation in self.observations.iter_mut().chain(&mut self.flawed) {
            observation.key.resize(dimensions, None);
        }
        let mut effective = BTreeSet::new();
        let mut in_vain = Vec::new();
        for indices in self.groups() {
            self.check_group(&indices, &mut effective, &mut in_vain, diagnostics);
        }
        for span in in_vain {
            // A row that takes back several measures need not have had all of them.
            if !effective.contains(&span) {
                diagnostics.push(Diagnostic::new(&data::RETRACTS_NOTHING, span));
            }
        }
        self.observations.append(&mut self.flawed);
        self.observations
    }

    /// The recordings of the same thing: dimensions, measure and time. Each group is in the order
    /// in which it became known.
    fn groups(&self) -> Vec<Vec<usize>> {
        type Key<'a> = (&'a [Option<String>], usize, Option<&'a Time>);
        let mut groups: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
        for (index, observation) in self.observations.iter().enumerate() {
            let key = (
                observation.key.as_slice(),
                observation.measure,
                observation.time.as_ref(),
            );
            groups.entry(key).or_default().push(index);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|index| self.observations[*index].recorded_on);
        }
        groups
    }

    fn check_group(
        &self,
        group: &[usize],
        effective: &mut BTreeSet<Span>,
        in_vain: &mut Vec<Span>,
        diagnostics: &mut Diagnostics,
    ) {
        let mut before: Option<&Observation> = None;
        for index in group {
            let observation = &self.observations[*index];
            match (before, observation.quantity) {
                (None | Some(Observation { quantity: None, .. }), None) => {
                    in_vain.push(observation.span);
                }
                (Some(_), None) => {
                    effective.insert(observation.span);
                }
                _ => {}
            }
            if let Some(before) = before {
                if before.recorded_on == observation.recorded_on {
                    diagnostics.push(twice(before.span, observation.span));
                } else if observation.reason.is_none()
                    && observation.quantity.is_some()
                    && before.quantity.is_some()
                    && before.quantity != observation.quantity
                {
                    diagnostics.push(Diagnostic::new(&data::NO_REASON, self.deliveries[*index]));
                }
            }
            before = Some(observation);
        }
    }
}

/// Reports what was recorded twice on the same day: for recordings of which the names were spelled
/// in different ways when they were read.
pub fn check_once(observations: &[Observation], diagnostics: &mut Diagnostics) {
    type Key<'a> = (&'a [Option<String>], usize, Option<&'a Time>, Option<Date>);
    let mut seen: BTreeMap<Key<'_>, Span> = BTreeMap::new();
    for observation in observations {
        let key = (
            observation.key.as_slice(),
            observation.measure,
            observation.time.as_ref(),
            observation.recorded_on,
        );
        if let Some(before) = seen.insert(key, observation.span) {
            diagnostics.push(twice(before, observation.span));
        }
    }
}

/// Two recordings of the same thing on the same day; reported at the one that stands lower.
pub(super) fn twice(one: Span, other: Span) -> Diagnostic {
    let words = phrases::place::EARLIER;
    Diagnostic::new(&data::RECORDED_TWICE, one.max(other)).related(one.min(other), words)
}

/// `ja` under `vervallen`.
pub(super) fn is_retracted(node: Option<&Node>, diagnostics: &mut Diagnostics) -> bool {
    node.and_then(|node| node.yes_or_no(diagnostics))
        .unwrap_or(false)
}

/// The day that a period of a row must not pass.
pub(super) fn last_day(time: &Located<Time>) -> Date {
    match &time.value {
        Time::AsOf(day) => *day,
        Time::Over(period) => period.end,
    }
}
