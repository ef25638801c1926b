//! Timelines: phases and events of a dataset, with the numbers that it has for each phase.

use std::sync::Arc;

use super::{KindOfChart, Making, Used};
use crate::dataset::DatasetEvent;
use crate::diag::{self, Diagnostic, Diagnostics};
use crate::model::notation::{self, Form};
use crate::model::{ChartKind, Event, Period, Phase, Quantity, Timeline};
use crate::resolve::figures::{Asker, Value};
use crate::resolve::requests::Selection;
use crate::resolve::selection::phase_numbers;
use crate::resolve::snapshot::Snapshot;
use crate::syntax::schema::{optional, yes_or_no};
use crate::syntax::yaml::Mapping;

/// What a request for a timeline says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whether the date of the letter is marked.
    marks_letter_date: bool,
}

impl Asked {
    /// A timeline without a mark.
    pub(super) fn unmarked() -> Asked {
        Asked {
            marks_letter_date: false,
        }
    }
}

/// Reads what a request for a timeline says.
pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Asked> {
    let marks = keys
        .optional("datum_brief")
        .and_then(|node| node.yes_or_no(diagnostics));
    Some(Asked {
        marks_letter_date: marks.unwrap_or(true),
    })
}

/// Timelines.
pub const KIND: KindOfChart = KindOfChart {
    read: |keys, diagnostics| Some(Arc::new(read(keys, diagnostics)?)),
    keys: || {
        vec![optional(
            "datum_brief",
            "Of de datum van de brief erin staat.",
            yes_or_no(),
        )]
    },
};

impl super::Asked for Asked {
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind> {
        make(self, making)
    }

    fn period(&self, _: &[Period]) -> Option<String> {
        None
    }
}

/// Makes a timeline. `letter_date` is the date of the letter.
fn make(asked: &Asked, making: &mut Making<'_>) -> Option<ChartKind> {
    let Making {
        snapshot,
        request,
        around,
        asker,
        used,
        diagnostics,
        ..
    } = making;
    let dataset = snapshot.about();
    let letter_date = around.letter_date.filter(|_| asked.marks_letter_date);
    let (mut phases, mut events) = (Vec::new(), Vec::new());
    for event in snapshot
        .events()
        .filter(|event| within(event, &request.selection))
    {
        used.event(dataset, event, asker);
        if event.lasts {
            phases.push(Phase {
                label: event.label.clone(),
                detail: phase_detail(snapshot, event, asker, used),
                begin: event.begin.clone(),
                end: event.end.clone(),
                status: event.status,
            });
        } else {
            events.push(Event {
                label: event.label.clone(),
                detail: event.detail.clone(),
                when: event.begin.clone(),
                status: event.status,
            });
        }
    }
    if phases.is_empty() && events.is_empty() {
        diagnostics.push(
            Diagnostic::new(&diag::chart::NO_PHASES, request.selection.dataset.span)
                .with("dataset", dataset.id.as_str())
                .with("date", notation::date(asker.date)),
        );
        return None;
    }
    phases.sort_by(|a, b| a.begin.cmp(&b.begin));
    events.sort_by(|a, b| a.when.cmp(&b.when));
    Some(ChartKind::Timeline(Timeline {
        phases,
        events,
        letter_date,
    }))
}

fn within(event: &DatasetEvent, selection: &Selection) -> bool {
    let end = event.end.as_ref().unwrap_or(&event.begin).end;
    selection.from.as_ref().is_none_or(|from| end >= from.begin)
        && selection
            .until
            .as_ref()
            .is_none_or(|until| event.begin.begin <= until.end)
}

/// What a phase is about, after the numbers that the dataset has for it.
fn phase_detail(
    snapshot: &Snapshot,
    event: &DatasetEvent,
    asker: &Asker<'_>,
    used: &mut Used,
) -> String {
    let dataset = snapshot.about();
    let mut parts = Vec::new();
    for seen in phase_numbers(snapshot, event) {
        used.cell(dataset, &seen, asker);
        let value = Value::of(dataset, &seen, asker);
        parts.push(match seen.quantity {
            Quantity::Missing => {
                format!("aantal {} nog onbekend", value.figure.unit.plural)
            }
            _ => value.printed(Form::Full),
        });
    }
    if !event.detail.is_empty() {
        parts.push(event.detail.clone());
    }
    parts.join("; ")
}
