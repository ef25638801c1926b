//! Numbers that no public letter has, as the clerk explains them, held against the pattern of the
//! settings and against the letters.

use super::letters::Letters;
use crate::dataset::NumberEntry;
use crate::diag::{Diagnostic, Diagnostics, Located, Span, phrases, register};
use crate::model::{ExplainedNumbers, NumberPattern, SeriesNumber};

/// A year of which a number can be shown as an example.
const EXAMPLE_YEAR: i16 = 2026;

/// Reads the numbers by the pattern. Reports those that do not follow it, runs that run nowhere,
/// and numbers that are explained twice or that a public letter has.
pub(super) fn resolve(
    entries: Vec<NumberEntry>,
    pattern: &NumberPattern,
    letters: &Letters,
    diagnostics: &mut Diagnostics,
) -> Vec<ExplainedNumbers> {
    let mut found: Vec<(ExplainedNumbers, Span)> = Vec::new();
    for entry in entries {
        let span = entry.first.span;
        let first = place(&entry.first, pattern, diagnostics);
        let last = entry.last.as_ref();
        let end = last.and_then(|last| place(last, pattern, diagnostics));
        let Some(first) = first else { continue };
        let last = match (last, end) {
            (None, _) => first.sequence,
            (Some(_), None) => continue,
            (Some(written), Some(end)) => {
                if !(is_same_series(&first, &end) && end.sequence >= first.sequence) {
                    diagnostics.push(
                        Diagnostic::new(&register::NO_RUN, written.span)
                            .with("first", entry.first.value.as_str())
                            .with("last", written.value.as_str()),
                    );
                    continue;
                }
                end.sequence
            }
        };
        let reason = entry.reason;
        found.push((
            ExplainedNumbers {
                first,
                last,
                reason,
            },
            span,
        ));
    }
    found.sort_by(|(a, _), (b, _)| a.first.cmp(&b.first));
    report_twice(&found, diagnostics);
    if !found.is_empty() {
        report_published(&found, pattern, letters, diagnostics);
    }
    found.into_iter().map(|(explained, _)| explained).collect()
}

fn place(
    written: &Located<String>,
    pattern: &NumberPattern,
    diagnostics: &mut Diagnostics,
) -> Option<SeriesNumber> {
    let place = pattern.place(written.value.trim());
    if place.is_none() {
        diagnostics.push(
            Diagnostic::new(&register::NOT_BY_PATTERN, written.span)
                .with("number", written.value.as_str())
                .with("example", pattern.format(EXAMPLE_YEAR, 1)),
        );
    }
    place
}

fn is_same_series(one: &SeriesNumber, other: &SeriesNumber) -> bool {
    one.series == other.series && one.year == other.year
}

/// Reports runs, in their order, that begin before the one before them ends.
fn report_twice(found: &[(ExplainedNumbers, Span)], diagnostics: &mut Diagnostics) {
    // The run that reaches furthest, of those before.
    let mut furthest: Option<&(ExplainedNumbers, Span)> = None;
    for run in found {
        let (explained, span) = run;
        if let Some((before, place)) = furthest
            && is_same_series(&before.first, &explained.first)
            && explained.first.sequence <= before.last
        {
            // In the order of the file, which need not be that of the numbers.
            let (earlier, later) = ((*place).min(*span), (*place).max(*span));
            diagnostics.push(
                Diagnostic::new(&register::EXPLAINED_TWICE, later)
                    .with("number", explained.first.written(explained.first.sequence))
                    .related(earlier, phrases::place::EARLIER),
            );
            if explained.last <= before.last {
                continue;
            }
        }
        furthest = Some(run);
    }
}

/// Reports runs with the number of a letter that is public; of others nothing may show.
fn report_published(
    found: &[(ExplainedNumbers, Span)],
    pattern: &NumberPattern,
    letters: &Letters,
    diagnostics: &mut Diagnostics,
) {
    let public = letters.directory.values().filter(|listed| listed.is_public);
    let mut taken: Vec<SeriesNumber> = public
        .filter_map(|listed| pattern.place(listed.kenmerk.as_str()))
        .collect();
    taken.sort_unstable();
    for (explained, span) in found {
        let first = &explained.first;
        let from = taken.partition_point(|number| number < first);
        let number = taken
            .get(from)
            .filter(|number| is_same_series(number, first) && number.sequence <= explained.last);
        if let Some(number) = number {
            diagnostics.push(
                Diagnostic::new(&register::HAS_LETTER, *span)
                    .with("number", number.written(number.sequence)),
            );
        }
    }
}
