//! What adds up and what must not be added: `totalen` and `niet_optellen_met`.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, nearest, phrases};
use crate::model::{Date, Qualifier, Quantity, Time, Unit, UnitKind, notation};
use crate::syntax::yaml::{Mapping, Node};

use super::{Dataset, Filter, NotToAdd, Observation, ReferenceLists};

/// A complaint about a total points at this many of its parts.
const SHOWN_PARTS: usize = 8;

/// The dimensions over which rows add up (`totalen`).
pub(super) fn totals(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Located<String>> {
    keys.optional("totalen")
        .map_or_else(Vec::new, |node| node.texts(diagnostics))
}

/// What must not be added to what (`niet_optellen_met`).
pub(super) fn not_to_add(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Vec<NotToAdd> {
    let list = keys.optional("niet_optellen_met");
    let mut rules = Vec::new();
    for item in list.map_or(&[][..], Node::items) {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let own = filter(keys.optional("waar"), diagnostics);
        let with = keys.required("met", diagnostics);
        let reason = keys
            .required("reden", diagnostics)
            .and_then(|node| node.text(diagnostics));
        keys.finish(diagnostics);
        let Some(mut with) = with.and_then(|node| node.mapping(diagnostics)) else {
            continue;
        };
        let other = with.optional("uit").and_then(|node| node.text(diagnostics));
        let others = filter(with.optional("waar"), diagnostics);
        with.finish(diagnostics);
        if let Some(reason) = reason {
            rules.push(NotToAdd {
                own,
                other,
                others,
                reason: reason.value,
            });
        }
    }
    rules
}

/// Values of dimensions (`waar`).
pub(super) fn filter(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Filter {
    let entries = node.and_then(|node| node.entries(diagnostics));
    entries
        .unwrap_or_default()
        .iter()
        .map(|(name, values)| (name.clone(), values.texts(diagnostics)))
        .collect()
}

/// Resolves the names in the rules about what must not be added: a name that is in no dataset would
/// protect nothing. `broken` are the datasets that could not be read whole, which was reported.
pub fn check_not_to_add(
    datasets: &mut BTreeMap<String, Dataset>,
    broken: &BTreeSet<String>,
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    let ids: Vec<String> = datasets.keys().cloned().collect();
    for id in &ids {
        let mut rules = match datasets.get_mut(id) {
            Some(dataset) => std::mem::take(&mut dataset.not_to_add),
            None => continue,
        };
        for rule in &mut rules {
            if !broken.contains(id) {
                check_filter(&mut rule.own, &datasets[id], references, diagnostics);
            }
            let other = rule.other.as_ref().map_or(id, |other| &other.value);
            match (datasets.get(other), &rule.other) {
                _ if broken.contains(other) => {}
                (Some(other), _) => {
                    check_filter(&mut rule.others, other, references, diagnostics);
                }
                (None, Some(other)) => diagnostics.push(
                    Diagnostic::new(&data::UNKNOWN_OTHER_DATASET, other.span)
                        .suggest(nearest(&other.value, ids.iter().map(String::as_str)))
                        .with("name", other.value.as_str()),
                ),
                (None, None) => {}
            }
        }
        if let Some(dataset) = datasets.get_mut(id) {
            dataset.not_to_add = rules;
        }
    }
}

/// Gives the values of a filter the spelling of the dataset; reports names that it does not have.
pub(super) fn check_filter(
    filter: &mut Filter,
    dataset: &Dataset,
    references: &ReferenceLists,
    diagnostics: &mut Diagnostics,
) {
    for (name, values) in filter {
        let Some(index) = dimension(dataset, name, diagnostics) else {
            continue;
        };
        let known: BTreeSet<&str> = dataset
            .observations
            .iter()
            .filter_map(|observation| observation.key.get(index)?.as_deref())
            .collect();
        for value in values {
            if let Some(canonical) = references.canonical(&name.value, &value.value) {
                value.value = canonical;
            }
            if known.contains(value.value.as_str()) {
                continue;
            }
            let shown: Vec<&str> = known.iter().copied().take(12).collect();
            diagnostics.push(
                Diagnostic::new(&data::UNKNOWN_DIMENSION_VALUE, value.span)
                    .suggest(nearest(&value.value, known.iter().copied()))
                    .with("dataset", dataset.id.as_str())
                    .with("name", name.value.as_str())
                    .with("value", value.value.as_str())
                    .with("known", shown.join(", ")),
            );
        }
    }
}

/// The index of a dimension; reported if there is none of this name.
fn dimension(
    dataset: &Dataset,
    name: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let names = || dataset.dimensions.iter().map(|d| d.name.as_str());
    let position = names().position(|known| known == name.value);
    if position.is_none() {
        diagnostics.push(
            Diagnostic::new(&data::UNKNOWN_DIMENSION, name.span)
                .suggest(nearest(&name.value, names()))
                .with("dataset", dataset.id.as_str())
                .with("name", name.value.as_str())
                .with("known", names().collect::<Vec<_>>().join(", ")),
        );
    }
    position
}

/// Checks the totals that a dataset declares, as they were known on each day on which something was
/// recorded: the rows over a dimension add up to the row that is silent about it.
///
/// What is not known, or not exact in the words of the source (`circa`), cannot be held against a
/// sum. Percentages stay out of it.
pub fn check_totals(dataset: &Dataset, diagnostics: &mut Diagnostics) {
    // What could not be read was reported.
    if dataset.observations.is_empty() {
        return;
    }
    for declared in &dataset.totals {
        let Some(index) = dimension(dataset, declared, diagnostics) else {
            continue;
        };
        let is_percentage = |unit: &Unit| unit.kind == UnitKind::Percent;
        if dataset.measures.iter().all(|m| is_percentage(&m.unit)) {
            let what = phrases::term::PERCENTAGES;
            diagnostics.push(
                Diagnostic::new(&data::TOTAL_OF_UNLIKE, declared.span)
                    .with("what", what)
                    .with("dimension", declared.value.as_str()),
            );
            continue;
        }
        let is_total = |o: &Observation| o.key[index].is_none() && o.quantity.is_some();
        if !dataset.observations.iter().any(is_total) {
            diagnostics.push(
                Diagnostic::new(&data::NO_TOTAL, declared.span)
                    .with("dimension", declared.value.as_str()),
            );
            continue;
        }
        let counted = dataset
            .observations
            .iter()
            .filter(|o| !is_percentage(dataset.unit(o)));
        let sums = Sums {
            dataset,
            dimension: index,
            reported: BTreeSet::new(),
        };
        sums.check(counted.collect(), diagnostics);
    }
}

/// What the parts of a total share with it: the other dimensions, the measure and the time.
type Whole<'a> = (Vec<Option<&'a str>>, usize, Option<&'a Time>);

/// The last known recording of each part, by its value of the dimension, and of the total, which
/// has none.
type Parts<'a> = BTreeMap<Option<&'a str>, &'a Observation>;

/// The totals over one dimension.
struct Sums<'a> {
    dataset: &'a Dataset,
    dimension: usize,
    /// A total that is wrong is wrong on every later day.
    reported: BTreeSet<Span>,
}

impl<'a> Sums<'a> {
    fn check(mut self, mut observations: Vec<&'a Observation>, diagnostics: &mut Diagnostics) {
        observations.sort_by_key(|observation| observation.recorded_on);
        let mut wholes: BTreeMap<Whole<'a>, Parts<'a>> = BTreeMap::new();
        for day in observations.chunk_by(|a, b| a.recorded_on == b.recorded_on) {
            let mut touched: BTreeSet<Whole<'a>> = BTreeSet::new();
            for observation in day {
                let whole = self.whole(observation);
                let value = observation.key[self.dimension].as_deref();
                wholes
                    .entry(whole.clone())
                    .or_default()
                    .insert(value, observation);
                touched.insert(whole);
            }
            for whole in touched {
                self.check_whole(&wholes[&whole], day[0].recorded_on, diagnostics);
            }
        }
    }

    fn whole(&self, observation: &'a Observation) -> Whole<'a> {
        let others = observation
            .key
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != self.dimension)
            .map(|(_, value)| value.as_deref());
        (
            others.collect(),
            observation.measure,
            observation.time.as_ref(),
        )
    }

    fn check_whole(&mut self, parts: &Parts<'a>, day: Option<Date>, diagnostics: &mut Diagnostics) {
        let Some(total) = parts.get(&None) else {
            return;
        };
        let parts: Vec<&Observation> = parts
            .iter()
            .filter(|(value, part)| value.is_some() && part.quantity.is_some())
            .map(|(_, part)| *part)
            .collect();
        if parts.is_empty() || total.quantity.is_none() || self.reported.contains(&total.span) {
            return;
        }
        let name = self.dataset.dimensions[self.dimension].name.as_str();
        let unit = &self.dataset.unit(total).plural;
        let differs = |part: &&&Observation| self.dataset.unit(part).plural != *unit;
        if let Some(part) = parts.iter().find(differs) {
            self.reported.insert(total.span);
            let what = phrases::term::COUNTS_OF_UNLIKE_UNITS;
            let words = phrases::place::PART_OF_OTHER_UNIT;
            diagnostics.push(
                Diagnostic::new(&data::TOTAL_OF_UNLIKE, total.span)
                    .with("what", what)
                    .with("dimension", name)
                    .related(part.span, words),
            );
            return;
        }
        let (Some(expected), Some(sum)) = (exact(total), sum(&parts)) else {
            return;
        };
        if expected == sum {
            return;
        }
        self.reported.insert(total.span);
        let mut complaint = Diagnostic::new(&data::TOTAL_DIFFERS, total.span)
            .with("total", notation::plain_number(expected))
            .with("sum", notation::plain_number(sum))
            .with("dimension", name);
        complaint = match day {
            Some(day) => complaint.with("day", notation::date(day)),
            None => complaint.with("day", phrases::term::FIRST_DAY_OF_ALL),
        };
        for part in parts.iter().take(SHOWN_PARTS) {
            let words = phrases::place::PART_IS_COUNTED;
            complaint = complaint.related(part.span, words);
        }
        diagnostics.push(complaint);
    }
}

/// The value of an observation, if it is known and the source calls it exact.
fn exact(observation: &Observation) -> Option<Decimal> {
    let known = observation.quantity.and_then(Quantity::known);
    known.filter(|_| observation.qualifier == Qualifier::Exact)
}

/// What parts add up to; `None` where one of them cannot be counted. What is not applicable adds
/// nothing.
fn sum(parts: &[&Observation]) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for part in parts {
        if part.quantity != Some(Quantity::NotApplicable) {
            sum = sum.checked_add(exact(part)?)?;
        }
    }
    Some(sum)
}
