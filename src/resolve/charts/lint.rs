//! What a request for a chart asks and a chart does not do, or not well, whatever its kind.
//!
//! Who comes from a spreadsheet asks for a pie, a second axis or a colour. Such requests are answered
//! with the reason and the line to type instead of “unknown key”.

use super::KINDS;
use super::finding::states_a_finding;
use crate::diag::{self, Diagnostic, Diagnostics, Entry, Located, phrases};
use crate::model::{COLOURED_SERIES, ChartKind};
use crate::syntax::yaml::{Mapping, Node};

/// Words for charts that compare angles or areas.
const PIES: &[&str] = &[
    "cirkel",
    "cirkeldiagram",
    "cirkelgrafiek",
    "donut",
    "donutdiagram",
    "pie",
    "piechart",
    "ring",
    "ringdiagram",
    "taart",
    "taartdiagram",
    "taartgrafiek",
    "treemap",
    "zonnestraal",
];

/// What other programs call a kind, and how it is asked for here.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    (
        "lijn",
        &[
            "line",
            "lijndiagram",
            "lijnen",
            "lijngrafiek",
            "trap",
            "traplijn",
            "trend",
            "verloop",
        ],
    ),
    (
        "staven",
        &[
            "balk",
            "balken",
            "balkgrafiek",
            "bar",
            "bars",
            "column",
            "gestapeld",
            "histogram",
            "kolom",
            "kolommen",
            "kolomgrafiek",
            "staaf",
            "staafdiagram",
            "staafgrafiek",
        ],
    ),
    (
        "helling",
        &["hellinggrafiek", "hellingsgrafiek", "slope", "slopegraph"],
    ),
    (
        "tijdlijn",
        &[
            "gantt",
            "mijlpalen",
            "planning",
            "timeline",
            "tijdbalk",
            "tijdpad",
        ],
    ),
    (
        "stippen",
        &[
            "dot",
            "dotplot",
            "dumbbell",
            "halter",
            "puntgrafiek",
            "stip",
            "stippengrafiek",
        ],
    ),
    (
        "getal",
        &[
            "big number",
            "cijfer",
            "groot getal",
            "kengetal",
            "kerncijfer",
            "kerngetal",
            "kpi",
        ],
    ),
];

/// Keys that ask for a second axis.
const SECOND_AXIS: &[&str] = &[
    "as_rechts",
    "rechteras",
    "rechter_as",
    "secundaire_as",
    "tweede_as",
    "y2",
];

/// Keys that ask for colours.
const COLOURS: &[&str] = &[
    "color",
    "colors",
    "kleur",
    "kleuren",
    "kleurenpalet",
    "kleurschema",
    "palet",
];

/// Keys that let an axis begin elsewhere.
const BEGINNINGS: &[&str] = &[
    "as_begin",
    "as_minimum",
    "as_vanaf",
    "beginwaarde",
    "min",
    "minimum",
    "nulpunt",
    "ondergrens",
    "vanaf_nul",
    "y_min",
    "ymin",
];

/// Reports keys that charts do not have on purpose. They are not reported as unknown too.
pub(super) fn keys(kind: Option<&Node>, keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) {
    let is_bars = kind.and_then(Node::scalar) == Some("staven");
    let mut refuse = |names: &'static [&'static str], entry: &'static Entry| {
        for name in names {
            if let Some(place) = keys.refused(name) {
                diagnostics.push(Diagnostic::new(entry, place).with("key", *name));
            }
        }
    };
    refuse(SECOND_AXIS, &diag::asked_chart::SECOND_AXIS);
    refuse(COLOURS, &diag::asked_chart::COLOUR_BY_HAND);
    if is_bars {
        refuse(BEGINNINGS, &diag::asked_chart::BARS_CUT_OFF);
    }
}

/// Reports a word for a kind of chart that there is not. `false` where it is another mistake.
pub(super) fn kind(node: &Node, diagnostics: &mut Diagnostics) -> bool {
    let Some(written) = node.scalar() else {
        return false;
    };
    let plain = written.trim().to_lowercase().replace('_', " ");
    if PIES.contains(&plain.as_str()) {
        diagnostics
            .push(Diagnostic::new(&diag::asked_chart::NO_PIE, node.span).with("kind", written));
        return true;
    }
    let meant = OTHER_NAMES
        .iter()
        .find(|(_, others)| others.contains(&plain.as_str()));
    if let Some((name, _)) = meant {
        let known = KINDS.map(|(_, word)| word);
        diagnostics.push(
            Diagnostic::new(&diag::file::UNKNOWN_WORD, node.span)
                .suggest(Some(*name))
                .with("text", written)
                .with("known", known.join(", ")),
        );
    }
    meant.is_some()
}

/// Warns of a title that only names a topic.
pub(super) fn title(title: &Located<String>, kind: Option<&Node>, diagnostics: &mut Diagnostics) {
    // A number in large figures is its own finding.
    let is_a_number = kind.and_then(Node::scalar) == Some("getal");
    if !is_a_number && !states_a_finding(&title.value) {
        diagnostics.push(Diagnostic::new(&diag::asked_chart::TOPIC_TITLE, title.span));
    }
}

/// Warns of lines that nobody can follow and none of which is said to carry the finding.
pub(super) fn lines(kind: &ChartKind, id: &Located<String>, diagnostics: &mut Diagnostics) {
    let ChartKind::Line(line) = kind else {
        return;
    };
    if line.series.len() > COLOURED_SERIES && line.emphasis.is_empty() {
        diagnostics.push(
            Diagnostic::new(&diag::asked_chart::LINES_WITHOUT_EMPHASIS, id.span)
                .with("count", phrases::noun::LINE.count(line.series.len()))
                .with("limit", COLOURED_SERIES),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, OTHER_NAMES, PIES};

    #[test]
    fn no_kind_of_chart_is_taken_for_another() {
        let others = OTHER_NAMES.iter().flat_map(|(_, names)| names.iter());
        for (name, _) in OTHER_NAMES {
            assert!(KINDS.iter().any(|(_, word)| word == name), "{name}");
        }
        for name in others.chain(PIES) {
            assert!(KINDS.iter().all(|(_, word)| word != name), "{name}");
            // Words are compared in small letters and with spaces.
            assert_eq!(*name, name.to_lowercase().replace('_', " "), "{name}");
        }
    }
}
