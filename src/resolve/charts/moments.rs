//! The moments that slopes, dots and numbers compare: times, or values of a dimension.

use std::collections::BTreeSet;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span};
use crate::model::{Period, Time};
use crate::resolve::axis::{Axis, Mark, axis, mark, marks};
use crate::resolve::figures::{Asker, known_value};
use crate::resolve::requests::ChartRequest;
use crate::resolve::snapshot::{Seen, Snapshot};
use crate::syntax::schema::{Key, list, optional, text};
use crate::syntax::yaml::Mapping;

/// The moments that a chart compares.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    /// The dimension that they are values of; the time where it is not said.
    pub between: Option<Located<String>>,
    /// Which; all that there are where they are not said.
    said: Option<Vec<Located<String>>>,
    count: Count,
}

/// How many moments a chart compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Two.
    Two,
    /// One to six.
    Few,
}

impl Count {
    /// Whether so many moments can be compared.
    pub fn allows(self, count: usize) -> bool {
        match self {
            Count::Two => count == 2,
            Count::Few => (1..=6).contains(&count),
        }
    }

    /// The complaint about moments that are too few, too many or alike.
    pub fn complaint(self, place: Span) -> Diagnostic {
        match self {
            Count::Two => Diagnostic::new(&diag::chart::TWO_MOMENTS, place),
            Count::Few => Diagnostic::new(&diag::chart::FEW_MOMENTS, place),
        }
    }

    /// The complaint that the author does not say which of these are meant.
    fn which(self, place: Span, known: String) -> Diagnostic {
        match self {
            Count::Two => Diagnostic::new(&diag::chart::WHICH_MOMENTS, place).with("known", known),
            Count::Few => Diagnostic::new(&diag::chart::FEW_MOMENTS, place),
        }
    }
}

impl Moments {
    /// Reads which moments a request says.
    pub fn read(
        keys: &mut Mapping<'_>,
        count: Count,
        diagnostics: &mut Diagnostics,
    ) -> Option<Moments> {
        let between = keys
            .optional("tussen")
            .and_then(|node| node.text(diagnostics));
        let said = match keys.optional("momenten") {
            None => None,
            Some(node) => {
                let moments = node.texts(diagnostics);
                let all_differ = (1..moments.len()).all(|index| {
                    let (before, rest) = moments.split_at(index);
                    before.iter().all(|one| one.value != rest[0].value)
                });
                if !count.allows(moments.len()) || !all_differ {
                    diagnostics.push(count.complaint(node.span));
                    return None;
                }
                Some(moments)
            }
        };
        Some(Moments {
            between,
            said,
            count,
        })
    }

    /// The keys that it reads.
    pub fn keys() -> Vec<Key> {
        vec![
            optional(
                "tussen",
                "De dimensie waarvan de twee momenten waarden zijn; anders de tijd.",
                text(),
            ),
            optional("momenten", "De twee momenten.", list(text())),
        ]
    }

    /// Whether the author says which.
    pub fn are_said(&self) -> bool {
        self.said.is_some()
    }

    /// What they are places on.
    pub fn axis(
        &self,
        snapshot: &Snapshot,
        asker: &Asker<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Axis> {
        axis(snapshot, self.between.as_ref(), asker, diagnostics)
    }

    /// Their places.
    pub fn marks<'a>(
        &self,
        snapshot: &'a Snapshot,
        cells: &[Seen<'a>],
        across: Axis,
        request: &ChartRequest,
        asker: &Asker<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Mark<'a>>> {
        match across {
            Axis::Time => {
                super::all_have_a_time(snapshot, &request.selection, cells, diagnostics)?;
                times(cells, self, request, diagnostics)
            }
            _ => values((snapshot, cells), across, self, request, asker, diagnostics),
        }
    }
}

/// Keeps the cells of the moments; of a moment that is no time itself, the latest ones.
pub(super) fn keep_moments(cells: &mut Vec<Seen<'_>>, moments: &[Mark<'_>], across: Axis) {
    let latest: Vec<Option<&Time>> = moments
        .iter()
        .map(|moment| {
            let there = cells.iter().filter(|seen| mark(seen, across) == *moment);
            there.map(|seen| seen.time()).max().flatten()
        })
        .collect();
    cells.retain(|seen| {
        let found = moments
            .iter()
            .position(|moment| mark(seen, across) == *moment);
        found.is_some_and(|index| seen.time() == latest[index])
    });
}

/// The times asked for, or all that there are.
fn times<'a>(
    cells: &[Seen<'a>],
    asked: &Moments,
    request: &ChartRequest,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Mark<'a>>> {
    let known: BTreeSet<&'a Time> = cells.iter().filter_map(|seen| seen.time()).collect();
    let Some(moments) = &asked.said else {
        let times: Vec<Mark<'a>> = known.iter().map(|time| Mark::Time(time)).collect();
        if !asked.count.allows(times.len()) {
            diagnostics.push(asked.count.which(request.id.span, shown(&known)));
            return None;
        }
        return Some(times);
    };
    let mut found = Vec::new();
    for moment in moments {
        found.push(time(moment, &known, diagnostics));
    }
    let found: Option<Vec<Mark<'a>>> = found.into_iter().collect();
    let found = found?;
    let again = (1..found.len()).find(|index| found[..*index].contains(&found[*index]));
    if let Some(index) = again {
        diagnostics.push(asked.count.complaint(moments[index].span));
        return None;
    }
    Some(found)
}

/// The one time that lies within what was typed.
fn time<'a>(
    typed: &Located<String>,
    known: &BTreeSet<&'a Time>,
    diagnostics: &mut Diagnostics,
) -> Option<Mark<'a>> {
    let Some(period) = Period::parse(&typed.value) else {
        diagnostics.push(no_moment(typed, shown(known)));
        return None;
    };
    let within = |time: &Time| {
        let time = time.period();
        period.begin <= time.begin && time.end <= period.end
    };
    let found: Vec<&'a Time> = known.iter().copied().filter(|time| within(time)).collect();
    match found.as_slice() {
        [only] => Some(Mark::Time(only)),
        [] => {
            diagnostics.push(no_moment(typed, shown(known)));
            None
        }
        several => {
            let several: BTreeSet<&Time> = several.iter().copied().collect();
            diagnostics.push(
                Diagnostic::new(&diag::chart::MOMENT_AMBIGUOUS, typed.span)
                    .with("moment", typed.value.as_str())
                    .with("known", shown(&several)),
            );
            None
        }
    }
}

fn no_moment(typed: &Located<String>, known: String) -> Diagnostic {
    Diagnostic::new(&diag::chart::NO_MOMENT, typed.span)
        .with("moment", typed.value.as_str())
        .with("known", known)
}

/// Times as a list that stays short.
fn shown(times: &BTreeSet<&Time>) -> String {
    const MOST: usize = 12;
    let mut words: Vec<String> = times
        .iter()
        .take(MOST)
        .map(|time| time.period().text)
        .collect();
    if times.len() > MOST {
        words.push("…".to_owned());
    }
    words.join(", ")
}

/// The values of a dimension asked for; of a few all that there are, in the order of the data.
fn values<'a>(
    (snapshot, cells): (&'a Snapshot, &[Seen<'a>]),
    across: Axis,
    asked: &Moments,
    request: &ChartRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Mark<'a>>> {
    let Axis::Dimension(index) = across else {
        return None;
    };
    let own = |value: &str| {
        let value = snapshot.values(index).find(|known| *known == value)?;
        Some(Mark::Value(value))
    };
    let Some(moments) = &asked.said else {
        let place: Span = asked
            .between
            .as_ref()
            .map_or(request.id.span, |name| name.span);
        let mut there = marks(cells, across);
        there.retain(|mark| *mark != Mark::Total);
        if asked.count == Count::Few && asked.count.allows(there.len()) {
            return Some(there);
        }
        let known: Vec<&str> = snapshot.values(index).collect();
        diagnostics.push(asked.count.which(place, known.join(", ")));
        return None;
    };
    let mut found = Vec::new();
    for moment in moments {
        let value = known_value(snapshot, index, moment, asker, diagnostics);
        found.push(value.and_then(|value| own(&value)));
    }
    found.into_iter().collect()
}
