//! Which figures may be put together: added, subtracted, divided or compared.
//!
//! A sum that counts persons twice, or a difference between two sets of municipalities, is a number
//! that looks right and is not. What stands in the way is refused, with the reason: unlike units,
//! unlike coverage, sets that the data say overlap, a series that broke in between, or one figure
//! that holds the other.

use std::collections::BTreeSet;

use super::figures::{Asker, Value, provenance};
use super::snapshot::Seen;
use crate::dataset::{Dataset, Filter, NotToAdd};
use crate::diag::template::{
    AREA_OF_ONE, COUNTED_TWICE, NOT_TO_ADD, SERIES_BREAK, SUM_OF_PERCENTAGES, UNLIKE_AREAS,
    UNLIKE_UNITS,
};
use crate::diag::{self, Argument, Diagnostic, Diagnostics, Span, phrases};
use crate::model::{Area, Provenance, SeriesBreak, Time, Unit, UnitKind};

/// What is done with figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Added together, in words or in the stack of a chart.
    Sum,
    /// Subtracted from each other.
    Difference,
    /// One as a part of the other.
    Share,
    /// Held against each other.
    Comparison,
}

/// Finds what a dataset says about itself by its id.
pub type Datasets<'a> = &'a dyn Fn(&str) -> Option<&'a Dataset>;

/// Why two figures may not be put together; `None` when they may. Calculated figures rest on several
/// observations, which are held against each other pair by pair.
pub fn refusal(
    operation: Operation,
    one: &Value,
    other: &Value,
    datasets: Datasets<'_>,
    place: Span,
) -> Option<Diagnostic> {
    unlike_units(operation, &one.figure.unit, &other.figure.unit, place).or_else(|| {
        let pairs = one.figure.provenance.iter().flat_map(|a| {
            let others = other.figure.provenance.iter();
            others.map(move |b| (a, b))
        });
        pairs
            .into_iter()
            .find_map(|(a, b)| unlike(operation, a, b, datasets, place))
    })
}

/// Whether the observations of a dataset that a chart or table puts on top of each other may be added
/// together. Give it one stack at a time: it holds each observation against each other one. The
/// diagnostic says why not, at `place`.
pub fn addable(
    dataset: &Dataset,
    stack: &[Seen<'_>],
    asker: &Asker<'_>,
    place: Span,
) -> Result<(), Diagnostic> {
    together(Operation::Sum, dataset, stack, asker, place)
}

/// Whether the observations of a dataset that a chart joins by a line may be compared: two moments of
/// one slope. The diagnostic says why not, at `place`.
pub fn comparable(
    dataset: &Dataset,
    ends: &[Seen<'_>],
    asker: &Asker<'_>,
    place: Span,
) -> Result<(), Diagnostic> {
    together(Operation::Comparison, dataset, ends, asker, place)
}

fn together(
    operation: Operation,
    dataset: &Dataset,
    cells: &[Seen<'_>],
    asker: &Asker<'_>,
    place: Span,
) -> Result<(), Diagnostic> {
    let parts: Vec<(Provenance, &Unit)> = cells
        .iter()
        .map(|seen| (provenance(dataset, seen, asker), seen.unit(dataset)))
        .collect();
    let datasets = |id: &str| (id == dataset.id).then_some(dataset);
    for (index, (one, unit)) in parts.iter().enumerate() {
        for (other, other_unit) in &parts[..index] {
            let complaint = unlike_units(operation, other_unit, unit, place)
                .or_else(|| unlike(operation, other, one, &datasets, place));
            if let Some(complaint) = complaint {
                return Err(complaint);
            }
        }
    }
    Ok(())
}

/// What keeps one figure of two letters from being compared with itself.
pub enum Obstacle<'a> {
    /// It counts another thing.
    Units,
    /// It is about two sets of municipalities.
    Areas(&'a Area, &'a Area),
    /// Of one of the two nobody knows what it is about.
    AreaOfOne,
    /// It was counted differently before.
    Break(&'a SeriesBreak),
}

/// What keeps one figure of two letters from being compared; `None` where nothing does. The rules are
/// those of [`refusal`], but nobody made a mistake here.
pub fn obstacle<'a>(
    one: (&'a Provenance, &Unit),
    other: (&'a Provenance, &Unit),
    datasets: Datasets<'a>,
) -> Option<Obstacle<'a>> {
    if one.1.plural != other.1.plural {
        return Some(Obstacle::Units);
    }
    match (&one.0.area, &other.0.area) {
        (Some(a), Some(b)) if !is_same_area(a, b) => return Some(Obstacle::Areas(a, b)),
        (Some(_), None) | (None, Some(_)) => return Some(Obstacle::AreaOfOne),
        _ => {}
    }
    break_between(one.0, other.0, datasets).map(|(_, found)| Obstacle::Break(found))
}

/// The unit that all observations of a chart share; reported when they do not. Without observations
/// it is that of the measure.
pub fn common_unit<'a>(
    dataset: &'a Dataset,
    cells: impl Iterator<Item = Seen<'a>>,
    measure: usize,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Unit> {
    let mut units = cells.map(|seen| seen.unit(dataset));
    let first = units.next().unwrap_or(&dataset.measures[measure].unit);
    if let Some(other) = units.find(|unit| unit.plural != first.plural) {
        diagnostics.push(
            Diagnostic::new(&diag::request::SEVERAL_UNITS, place)
                .with("dataset", dataset.id.as_str())
                .with("first", first.plural.as_str())
                .with("second", other.plural.as_str()),
        );
        return None;
    }
    Some(first)
}

fn unlike_units(operation: Operation, one: &Unit, other: &Unit, place: Span) -> Option<Diagnostic> {
    if one.plural != other.plural {
        return Some(
            Diagnostic::new(&UNLIKE_UNITS, place)
                .with("first", one.plural.as_str())
                .with("second", other.plural.as_str()),
        );
    }
    let is_sum = operation == Operation::Sum && one.kind == UnitKind::Percent;
    is_sum.then(|| Diagnostic::new(&SUM_OF_PERCENTAGES, place))
}

/// What stands between two observations.
fn unlike(
    operation: Operation,
    one: &Provenance,
    other: &Provenance,
    datasets: Datasets<'_>,
    place: Span,
) -> Option<Diagnostic> {
    let counted_twice =
        || (operation == Operation::Sum).then(|| counted_twice(one, other, place))?;
    unlike_areas(one, other, place)
        .or_else(counted_twice)
        .or_else(|| not_to_add(operation, one, other, datasets, place))
        .or_else(|| broken(operation, one, other, datasets, place))
}

fn unlike_areas(one: &Provenance, other: &Provenance, place: Span) -> Option<Diagnostic> {
    let (known, unknown) = match (&one.area, &other.area) {
        (None, None) => return None,
        (Some(a), Some(b)) if is_same_area(a, b) => return None,
        (Some(a), Some(b)) => {
            return Some(
                Diagnostic::new(&UNLIKE_AREAS, place)
                    .with("first", name(one))
                    .with("first_area", a.title.as_str())
                    .with("second", name(other))
                    .with("second_area", b.title.as_str())
                    .with("only_first", members_beyond(a, b))
                    .with("only_second", members_beyond(b, a)),
            );
        }
        (Some(_), None) => (one, other),
        (None, Some(_)) => (other, one),
    };
    let area = known.area.as_ref().map_or("", |area| &area.title);
    Some(
        Diagnostic::new(&AREA_OF_ONE, place)
            .with("known", name(known))
            .with("area", area)
            .with("unknown", name(unknown)),
    )
}

/// Whether two observations are about other municipalities, or of one of them nobody knows about which:
/// then no line may join them.
pub fn unlike_coverage(one: Option<&Area>, other: Option<&Area>) -> bool {
    match (one, other) {
        (None, None) => false,
        (Some(a), Some(b)) => !is_same_area(a, b),
        (Some(_), None) | (None, Some(_)) => true,
    }
}

/// Two sets with the same members are the same municipalities, whatever they are called.
fn is_same_area(one: &Area, other: &Area) -> bool {
    let members = |area: &Area| area.members.iter().cloned().collect::<BTreeSet<String>>();
    one.id == other.id || (!one.members.is_empty() && members(one) == members(other))
}

/// The members that only the first area has.
fn members_beyond(one: &Area, other: &Area) -> Argument {
    let only: Vec<&str> = one
        .members
        .iter()
        .filter(|member| !other.members.contains(member))
        .map(String::as_str)
        .collect();
    match only[..] {
        [] => phrases::term::NONE.into(),
        _ => only.join(", ").into(),
    }
}

/// Whether one observation is the total in which the other is counted, or is that observation.
fn counted_twice(one: &Provenance, other: &Provenance, place: Span) -> Option<Diagnostic> {
    let holds = |whole: &Provenance, part: &Provenance| {
        whole.dataset == part.dataset
            && whole.measure == part.measure
            && holds_time(whole.time.as_ref(), part.time.as_ref())
            && whole.key.iter().all(|value| part.key.contains(value))
    };
    let (whole, part) = match () {
        () if holds(one, other) => (one, other),
        () if holds(other, one) => (other, one),
        () => return None,
    };
    Some(
        Diagnostic::new(&COUNTED_TWICE, place)
            .with("part", name(part))
            .with("whole", name(whole)),
    )
}

/// Whether what is counted over one time is counted over the other too.
fn holds_time(whole: Option<&Time>, part: Option<&Time>) -> bool {
    match (whole, part) {
        (Some(Time::Over(whole)), Some(Time::Over(part))) => {
            whole.begin <= part.begin && part.end <= whole.end
        }
        (whole, part) => whole == part,
    }
}

/// A rule of the data that two figures must not be put together.
fn not_to_add(
    operation: Operation,
    one: &Provenance,
    other: &Provenance,
    datasets: Datasets<'_>,
    place: Span,
) -> Option<Diagnostic> {
    // What is counted at two moments may be compared with itself.
    let is_one_series = one.dataset == other.dataset && one.key == other.key;
    if operation == Operation::Comparison || (operation != Operation::Sum && is_one_series) {
        return None;
    }
    let forbids = |rule: &&NotToAdd, owner: &Provenance, guest: &Provenance| {
        let meant = rule.other.as_ref().map_or(&owner.dataset, |id| &id.value);
        let is_sum_of_two = operation == Operation::Sum && owner.dataset != guest.dataset;
        *meant == guest.dataset
            && fits(&rule.own, owner, is_sum_of_two)
            && fits(&rule.others, guest, is_sum_of_two)
    };
    let declared = |owner: &Provenance, guest: &Provenance| {
        let rules = &datasets(&owner.dataset)?.not_to_add;
        let rule = rules.iter().find(|rule| forbids(rule, owner, guest))?;
        Some(rule.reason.clone())
    };
    let reason = declared(one, other).or_else(|| declared(other, one))?;
    Some(
        Diagnostic::new(&NOT_TO_ADD, place)
            .with("first", name(one))
            .with("second", name(other))
            .with("reason", reason),
    )
}

/// Whether an observation is among those that a filter chooses. A total over a dimension of the
/// filter holds them: in a sum with another dataset it counts them too.
fn fits(filter: &Filter, observation: &Provenance, holds_totals: bool) -> bool {
    filter.iter().all(|(name, values)| {
        let own = observation.key.iter().find(|(key, _)| *key == name.value);
        own.map_or(holds_totals, |(_, own)| {
            values.iter().any(|value| value.value == *own)
        })
    })
}

/// A break in the series between the times of two observations.
fn broken(
    operation: Operation,
    one: &Provenance,
    other: &Provenance,
    datasets: Datasets<'_>,
    place: Span,
) -> Option<Diagnostic> {
    if operation == Operation::Sum {
        return None;
    }
    let (dataset, found) = break_between(one, other, datasets)?;
    let (a, b) = (one.time.as_ref()?.period(), other.time.as_ref()?.period());
    Some(
        Diagnostic::new(&SERIES_BREAK, place)
            .with("dataset", dataset.title.as_str())
            .with("first", a.text.as_str())
            .with("second", b.text.as_str())
            .with("from", found.from.text.as_str())
            .with("reason", found.reason.as_str()),
    )
}

fn break_between<'a>(
    one: &Provenance,
    other: &Provenance,
    datasets: Datasets<'a>,
) -> Option<(&'a Dataset, &'a SeriesBreak)> {
    if one.dataset != other.dataset {
        return None;
    }
    let (a, b) = (one.time.as_ref()?.period(), other.time.as_ref()?.period());
    let dataset = datasets(&one.dataset)?;
    Some((dataset, SeriesBreak::between(&dataset.breaks, &a, &b)?))
}

/// An observation in a message: the title of its dataset and what it is about.
fn name(observation: &Provenance) -> String {
    let mut about: Vec<String> = observation.key.iter().map(|(_, v)| v.clone()).collect();
    about.extend(observation.time.as_ref().map(|time| time.period().text));
    match about[..] {
        [] => observation.title.clone(),
        _ => format!("{} ({})", observation.title, about.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::Arc;

    use super::addable;
    use crate::dataset::{DataFile, ReferenceLists, read};
    use crate::diag::{Diagnostics, SourceMap, Span};
    use crate::model::Date;
    use crate::resolve::figures::Asker;
    use crate::resolve::snapshot::Snapshot;
    use crate::syntax::yaml;

    /// The code of what stands in the way of a stack of all rows.
    fn stack(above: &str, rows: &str) -> Option<&'static str> {
        let text = format!(
            "soort: clienten\ntitel: Proef\ngebied: onbekend\nbron: {{titel: Brief, datum: 1-2-2023}}\n{above}waarnemingen: [{rows}]\n"
        );
        let mut map = SourceMap::default();
        let file = map.add("data/proef.yaml", text.as_str());
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(&text, &place, &mut diagnostics).unwrap();
        let Some(DataFile::Dataset(dataset)) = read("proef", &node, &|_| None, &mut diagnostics)
        else {
            panic!("{diagnostics:?}")
        };
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let as_of = Date::constant(2023, 6, 1);
        let references = ReferenceLists::default();
        let asker = Asker {
            date: as_of,
            as_of,
            references: &references,
        };
        let snapshot = Snapshot::take(Arc::from(dataset), as_of);
        let answer = addable(
            snapshot.about(),
            &snapshot.select(&[]),
            &asker,
            Span::start_of(file),
        );
        answer.err().map(|complaint| complaint.entry.code)
    }

    #[test]
    fn parts_of_one_whole_can_be_stacked() {
        let day = "peildatum: 1-1-2023\n";
        let parts =
            "{wet: Wmo, aantal: 197}, {wet: Jeugdwet, aantal: 34}, {wet: Wlz, aantal: onbekend}";
        assert_eq!(stack(day, parts), None);
        let rule = format!(
            "{day}niet_optellen_met: [{{waar: {{wet: Jeugdwet}}, met: {{waar: {{wet: [Wmo, Wlz]}}}}, reden: dezelfde}}]\n"
        );
        assert_eq!(stack(&rule, parts), Some("RB525"));
        assert_eq!(
            stack(day, &format!("{parts}, {{aantal: 231}}")),
            Some("RB527")
        );
        assert_eq!(
            stack(
                day,
                &format!("{parts}, {{wet: Zvw, aantal: 9, eenheid: jeugdigen}}")
            ),
            Some("RB518")
        );
    }

    #[test]
    fn a_month_does_not_go_on_top_of_its_year() {
        let month = |month: &str| format!("{{periode: {month} 2022, aantal: 20}}");
        let months = format!("{}, {}", month("april"), month("mei"));
        assert_eq!(stack("", &months), None);
        let year = format!("{months}, {{periode: 2022, aantal: 240}}");
        assert_eq!(stack("", &year), Some("RB527"));
    }
}
