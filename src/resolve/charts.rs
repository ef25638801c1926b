//! From a request for a chart to its value.

use std::collections::BTreeSet;

use super::figures::{Asker, Value, dimension, measure, provenance};
use super::requests::{ChartRequest, Kind, Selection};
use super::selection::{phase_numbers, selected};
use super::snapshot::{Seen, Snapshot};
use super::sources::{self, Sources};
use crate::chart::{data_table, describe};
use crate::dataset::{Dataset, DatasetEvent};
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::notation::{self, Form};
use crate::model::{
    Area, Chart, ChartKind, Date, Event, LineChart, Phase, Point, Provenance, Quantity, Series,
    Source, Status, Time, Timeline,
};

/// More lines than this are refused: nobody can read them.
const MAX_SERIES: usize = 60;

/// Makes the value of a chart. `number` is its number in the letter, `letter_date` its date.
pub fn chart(
    snapshot: &Snapshot,
    request: &ChartRequest,
    number: u32,
    letter_date: Option<Date>,
    asker: &Asker<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Chart> {
    let mut used = Used::default();
    let kind = match request.kind {
        Kind::Timeline => {
            let marked = letter_date.filter(|_| request.marks_letter_date);
            timeline(snapshot, request, marked, asker, &mut used, diagnostics)?
        }
        Kind::Line => line(snapshot, request, asker, &mut used, diagnostics)?,
    };
    let dataset = snapshot.about();
    let entries = used.register(dataset, &format!("figuur {number}"), sources);
    let words = describe(&kind, &request.title);
    let id = &request.id.value;
    let mut data = data_table(&kind, id, &request.title);
    let source_line = used.source_line();
    data.source_line = Some(source_line.clone());
    data.source_entries = entries.clone();
    let mut notes = used.notes(dataset);
    if used.missing && matches!(kind, ChartKind::Line(_)) {
        notes.push("Waar een lijn ontbreekt, is de waarde onbekend.".to_owned());
    }
    Some(Chart {
        id: id.clone(),
        number,
        title: request.title.clone(),
        subtitle: request
            .subtitle
            .clone()
            .unwrap_or_else(|| subtitle(dataset, &kind, used.area())),
        source_line,
        notes,
        alternative: words.alternative,
        description: request.description.clone().unwrap_or(words.description),
        kind,
        data,
        source_entries: entries,
    })
}

/// The observations and events that a chart or table rests on.
#[derive(Default)]
pub struct Used {
    provenance: Vec<Provenance>,
    withheld: bool,
    missing: bool,
}

impl Used {
    /// Notes an observation.
    pub fn cell(&mut self, dataset: &Dataset, seen: &Seen<'_>, asker: &Asker<'_>) {
        self.withheld |= seen.quantity == Quantity::Withheld;
        self.missing |= seen.quantity == Quantity::Missing;
        let about = seen.about();
        // Many cells come from one delivery: one of each time and status is enough.
        let same = |known: &Provenance| {
            known.recorded_on == about.recorded_on
                && known.status == about.status
                && known.area.as_ref().map(|area| area.id.as_str()) == about.area
                && known.time.as_ref() == seen.time()
                && known.note.as_deref() == about.note
                && known.source == *about.source
        };
        if !self.provenance.iter().rev().any(same) {
            self.provenance.push(provenance(dataset, seen, asker));
        }
    }

    /// Notes a phase or event.
    pub fn event(&mut self, dataset: &Dataset, event: &DatasetEvent, asker: &Asker<'_>) {
        let area = event.area.as_ref().and_then(|id| asker.references.area(id));
        self.provenance.push(Provenance {
            dataset: dataset.id.clone(),
            title: dataset.title.clone(),
            measure: String::new(),
            key: Vec::new(),
            time: None,
            recorded_on: event.recorded_on,
            area,
            status: event.status,
            source: event.source.clone(),
            note: None,
            entry: String::new(),
        });
    }

    /// Adds everything to the letter's list of sources and returns the anchors of the entries.
    pub fn register(&self, dataset: &Dataset, what: &str, sources: &mut Sources) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for provenance in &self.provenance {
            let anchor = sources.add(dataset, provenance, self.withheld);
            if !anchors.contains(&anchor) {
                sources.used_for(&anchor, what);
                anchors.push(anchor);
            }
        }
        anchors
    }

    /// The area that everything covers; `None` where not all of it covers the same.
    fn area(&self) -> Option<&Area> {
        let first = self.provenance.first()?.area.as_ref();
        let is_shared = self.provenance.iter().all(|p| p.area.as_ref() == first);
        first.filter(|_| is_shared)
    }

    /// Source and time in one sentence.
    pub fn source_line(&self) -> String {
        let mut documents: Vec<&Source> = Vec::new();
        for provenance in &self.provenance {
            if !documents.contains(&&provenance.source) {
                documents.push(&provenance.source);
            }
        }
        let words: Vec<String> = documents.iter().map(|s| sources::source_words(s)).collect();
        let mut line = format!("Bron: {}", words.join("; "));
        let times: BTreeSet<Time> = self
            .provenance
            .iter()
            .filter_map(|p| p.time.clone())
            .collect();
        if let Some((label, words)) = sources::time_words(&times) {
            line.push_str(&format!(". {label}: {words}"));
        }
        line.push('.');
        line
    }

    /// What a reader must know about the numbers.
    pub fn notes(&self, dataset: &Dataset) -> Vec<String> {
        let mut notes = Vec::new();
        if self
            .provenance
            .iter()
            .any(|p| p.status == Status::Fictitious)
        {
            notes.push("De cijfers zijn fictief: verzonnen als voorbeeld.".to_owned());
        }
        if self.withheld {
            let words = sources::withheld_words(dataset.threshold);
            notes.push(format!("Afgeschermd: {words}."));
        }
        for note in self.provenance.iter().filter_map(|p| p.note.as_ref()) {
            let stop = if note.ends_with(['.', '!', '?']) {
                ""
            } else {
                "."
            };
            let note = format!("{}{stop}", notation::capitalised(note));
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

fn timeline(
    snapshot: &Snapshot,
    request: &ChartRequest,
    letter_date: Option<Date>,
    asker: &Asker<'_>,
    used: &mut Used,
    diagnostics: &mut Diagnostics,
) -> Option<ChartKind> {
    let dataset = snapshot.about();
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
                .with("date", notation::date(asker.as_of)),
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

fn line(
    snapshot: &Snapshot,
    request: &ChartRequest,
    asker: &Asker<'_>,
    used: &mut Used,
    diagnostics: &mut Diagnostics,
) -> Option<ChartKind> {
    let dataset = snapshot.about();
    let selection = &request.selection;
    let mut cells = selected(snapshot, selection, asker, diagnostics)?;
    let asked = selection.measures.first();
    let measure = measure(dataset, asked, &cells, request.id.span, diagnostics)?;
    cells.retain(|seen| seen.measure() == measure);
    let series_dimension = match &request.series {
        Some(name) => Some(dimension(snapshot, name, asker, diagnostics)?),
        None => None,
    };
    if cells.iter().any(|seen| seen.time().is_none()) {
        diagnostics.push(
            Diagnostic::new(&diag::chart::NO_TIME, selection.dataset.span)
                .with("dataset", dataset.id.as_str()),
        );
        return None;
    }
    let mut lines: Vec<(Option<&str>, Vec<Seen<'_>>)> = Vec::new();
    for seen in cells {
        let name = series_dimension.and_then(|d| seen.key()[d].as_deref());
        // A row without a value for the dimension is a total, not a line of its own.
        if series_dimension.is_some() && name.is_none() {
            continue;
        }
        used.cell(dataset, &seen, asker);
        match lines.iter_mut().find(|(known, _)| *known == name) {
            Some((_, points)) => points.push(seen),
            None => lines.push((name, vec![seen])),
        }
    }
    let known = lines
        .iter()
        .flat_map(|(_, points)| points)
        .any(|p| p.quantity.known().is_some());
    if !known {
        diagnostics.push(
            Diagnostic::new(&diag::chart::NOTHING_KNOWN, selection.dataset.span)
                .with("dataset", dataset.id.as_str())
                .with("date", notation::date(asker.as_of)),
        );
        return None;
    }
    if lines.len() > MAX_SERIES {
        let place = request
            .series
            .as_ref()
            .map_or(request.id.span, |name| name.span);
        diagnostics.push(
            Diagnostic::new(&diag::chart::TOO_MANY_SERIES, place)
                .with("count", lines.len())
                .with("limit", MAX_SERIES),
        );
        return None;
    }
    let about = &dataset.measures[measure];
    let series = lines
        .into_iter()
        .map(|(name, points)| {
            let label = name.unwrap_or(&about.title).to_owned();
            let points = points_of(dataset, &label, points, &request.id, diagnostics)?;
            Some(Series { label, points })
        })
        .collect::<Option<Vec<Series>>>()?;
    let (unit, decimals) = (about.unit.clone(), about.decimals);
    Some(ChartKind::Line(LineChart {
        unit,
        decimals,
        series,
    }))
}

/// The points of a line in the order of time; two for one time are reported.
fn points_of(
    dataset: &Dataset,
    label: &str,
    mut seen: Vec<Seen<'_>>,
    id: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Point>> {
    seen.sort_by(|a, b| a.time().cmp(&b.time()));
    if let Some(pair) = seen
        .windows(2)
        .find(|pair| pair[0].time() == pair[1].time())
    {
        let time = pair[0]
            .time()
            .map(|time| time.period().text)
            .unwrap_or_default();
        let known: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
        diagnostics.push(
            Diagnostic::new(&diag::chart::SERIES_AMBIGUOUS, id.span)
                .with("time", time)
                .with("series", label)
                .with("known", known.join(", ")),
        );
        return None;
    }
    let point = |seen: Seen<'_>| {
        let time = seen.time()?.period();
        Some(Point {
            time,
            quantity: seen.quantity,
            status: seen.about().status,
        })
    };
    Some(seen.into_iter().filter_map(point).collect())
}

/// Measure, place and period.
fn subtitle(dataset: &Dataset, kind: &ChartKind, area: Option<&Area>) -> String {
    let mut parts = vec![dataset.title.clone()];
    if let ChartKind::Line(line) = kind {
        let times: Vec<_> = line
            .series
            .iter()
            .flat_map(|series| &series.points)
            .map(|p| &p.time)
            .collect();
        if let (Some(first), Some(last)) = (times.iter().min(), times.iter().max())
            && first != last
        {
            parts.push(format!("{} tot en met {}", first.text, last.text));
        }
    }
    if let Some(area) = area {
        parts.push(area.title.clone());
    }
    parts.join(", ")
}
