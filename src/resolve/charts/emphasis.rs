//! What carries the finding of a chart: names that keep their colour, while the others become grey.

use super::Making;
use crate::diag::{self, Diagnostic, Located, nearest, phrases};
use crate::model::COLOURED_SERIES;

/// Of so many known names a complaint speaks.
const TOLD: usize = 12;

/// The names as the chart has them. `known` pairs a name as authors type it with the name in the
/// chart. Reported when one is not in the chart, or when there are more than colours.
pub fn emphasised(
    making: &mut Making<'_>,
    asked: &[Located<String>],
    known: &[(&str, &str)],
) -> Option<Vec<String>> {
    let own = |name: &str| {
        let fits = |(typed, own): &&(&str, &str)| [*typed, *own].contains(&name);
        known.iter().find(fits).map(|(_, own)| (*own).to_owned())
    };
    let dataset = making.snapshot.about();
    let references = making.asker.references;
    let mut found = Some(Vec::new());
    for name in asked {
        // The list of municipalities knows other spellings.
        let dimensions = dataset.dimensions.iter();
        let spelled = dimensions
            .filter_map(|dimension| references.canonical(&dimension.name, &name.value))
            .find_map(|spelled| own(&spelled));
        if let Some(own) = own(&name.value).or(spelled) {
            if let Some(found) = &mut found {
                found.push(own);
            }
            continue;
        }
        let is_elsewhere = (0..dataset.dimensions.len()).any(|index| {
            making
                .snapshot
                .values(index)
                .any(|value| value == name.value)
        });
        // Another panel has it.
        if making.panel.is_some() && is_elsewhere {
            continue;
        }
        let names = || known.iter().map(|(typed, _)| *typed);
        making.diagnostics.push(
            Diagnostic::new(&diag::chart::EMPHASIS_ON_WHAT, name.span)
                .suggest(nearest(&name.value, names()))
                .with("name", name.value.as_str())
                .with("known", some_of(names())),
        );
        found = None;
    }
    if let Some(first) = asked.get(COLOURED_SERIES) {
        making.diagnostics.push(
            Diagnostic::new(&diag::line::TOO_MANY_TO_TELL_APART, first.span)
                .with("what", phrases::term::EMPHASISED)
                .with("count", asked.len())
                .with("limit", COLOURED_SERIES),
        );
        found = None;
    }
    found
}

/// Names as a list that stays short.
pub fn some_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut shown: Vec<&str> = names.take(TOLD + 1).collect();
    if shown.len() > TOLD {
        shown.truncate(TOLD);
        shown.push("…");
    }
    shown.join(", ")
}
