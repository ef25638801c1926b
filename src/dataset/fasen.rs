//! `soort: fasen`: the phases of a project and the events around it.

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file};
use crate::model::{Period, Qualifier, Quantity, Status, Unit};
use crate::syntax::yaml::{Mapping, Node};

use super::delivery::{Above, Coverage, Delivery, deliveries};
use super::header::Header;
use super::measures::capitalised;
use super::observed::{Numbers, Recordings, is_retracted, quantity, twice};
use super::{
    DataFile, Dataset, DatasetEvent, Dimension, Kind, Measure, Observation, Reading, schema,
};

/// `soort: fasen`.
pub(super) struct Phases;

/// The time of a phase stands in each entry, in words of its own.
static ABOVE: Above = Above {
    time: false,
    standing: false,
    dimensions: &[],
};

impl Kind for Phases {
    fn name(&self) -> &'static str {
        "fasen"
    }

    fn schema(&self) -> serde_json::Value {
        schema::phases(self.name())
    }

    fn read(&self, mut reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        let header = Header::read(&mut reading.keys, diagnostics);
        let contents = ["fasen", "gebeurtenissen"];
        let keys = &mut reading.keys;
        let deliveries = deliveries(reading.span, keys, contents, &ABOVE, diagnostics);
        reading.keys.finish(diagnostics);
        let mut read = PhaseFile {
            measures: [
                measure(HOUSEHOLDS, "Huishoudens", "huishoudens", true),
                measure(BUDGET, "Budget", "euro", false),
            ],
            recordings: Recordings::default(),
            events: Vec::new(),
        };
        for (delivery, lists) in &deliveries.list {
            for (list, lasts) in lists.iter().zip([true, false]) {
                let Some(list) = list else { continue };
                let items = list.sequence(diagnostics);
                if items.is_some_and(<[Node]>::is_empty) {
                    diagnostics.push(Diagnostic::new(&data::NOTHING_RECORDED, list.span));
                }
                for item in items.unwrap_or_default() {
                    let Some(keys) = item.mapping(diagnostics) else {
                        continue;
                    };
                    if lasts {
                        read.phase(keys, delivery, diagnostics);
                    } else {
                        read.event(keys, delivery, diagnostics);
                    }
                }
            }
        }
        let mut observations = read.recordings.finish(1, diagnostics);
        let measures = keep_used(read.measures, &mut observations);
        Some(DataFile::Dataset(Box::new(Dataset {
            id: reading.id.to_owned(),
            span: reading.span,
            kind: self.name(),
            title: header.title,
            definition: header.definition,
            notes: header.notes,
            breaks: Vec::new(),
            totals: Vec::new(),
            not_to_add: header.not_to_add,
            areas: deliveries.areas.0,
            public: header.public,
            public_from: header.public_from,
            threshold: header.threshold,
            current_for: header.current_for,
            dimensions: vec![Dimension {
                name: "fase".to_owned(),
                title: "Fase".to_owned(),
            }],
            spellings: Vec::new(),
            measures,
            observations,
            events: read.events,
        })))
    }
}

/// The measures that a phase can have: households and euros.
const HOUSEHOLDS: &str = "huishoudens";
const BUDGET: &str = "budget";

fn measure(name: &'static str, title: &str, unit: &str, persons: bool) -> Measure {
    Measure {
        name: name.to_owned(),
        title: title.to_owned(),
        unit: Unit::named(unit),
        decimals: 0,
        persons,
    }
}

/// The phases and events as they are read.
struct PhaseFile {
    measures: [Measure; 2],
    recordings: Recordings,
    events: Vec<DatasetEvent>,
}

impl PhaseFile {
    fn phase(&mut self, mut keys: Mapping<'_>, delivery: &Delivery, diagnostics: &mut Diagnostics) {
        let key = keys
            .required("fase", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let mut text = |key: &'static str, diagnostics: &mut Diagnostics| {
            let node = keys.optional(key);
            node.and_then(|node| node.text(diagnostics))
                .map(|text| text.value)
        };
        let name = text("naam", diagnostics);
        let about = text("gericht_op", diagnostics);
        let note = text("noot", diagnostics);
        let qualifier = keys
            .optional("kwalificatie")
            .and_then(|node| node.choice(&Qualifier::ALL, diagnostics))
            .unwrap_or(delivery.qualifier);
        let mut values = Vec::new();
        for (index, name) in [HOUSEHOLDS, BUDGET].into_iter().enumerate() {
            let Some(node) = keys.optional(name) else {
                continue;
            };
            let about = &self.measures[index];
            let read = quantity(node, about, about.unit.kind, Numbers::Yaml, diagnostics);
            values.push((index, node.span, Some(read.unwrap_or(Quantity::Missing))));
        }
        let place = key.as_ref().map_or(keys.key_span(), |key| key.span);
        let words = ["begin", "einde"];
        let course = self.course(&mut keys, words, place, key.as_ref(), delivery, diagnostics);
        keys.finish(diagnostics);
        let Some(key) = key else { return };
        let observation = Observation {
            span: place,
            key: vec![Some(key.value.clone())],
            measure: 0,
            // A phase that is moved is still that phase, so its time is no part of what tells its
            // recordings apart; the time stands in the event.
            time: None,
            recorded_on: delivery.recorded_on,
            quantity: None,
            unit: None,
            area: delivery.area.as_ref().and_then(Coverage::id),
            qualifier,
            status: course
                .as_ref()
                .map_or(delivery.status, |course| course.status),
            note,
            reason: delivery.reason,
            source: delivery.source.clone().unwrap_or_default(),
        };
        if course.as_ref().is_some_and(|course| course.retracted) {
            values = self.recorded_measures(&key);
        }
        let label = name.unwrap_or_else(|| phase_label(&key.value));
        let about = about.unwrap_or_default();
        let is_sound = course.is_some_and(|course| {
            let event = course.event(key, label, about, delivery);
            self.push_event(event, delivery, diagnostics)
        });
        for (measure, span, quantity) in values {
            let recording = Observation {
                span,
                measure,
                quantity,
                ..observation.clone()
            };
            if is_sound {
                self.recordings.push(recording, delivery);
            } else {
                self.recordings.push_flawed(recording);
            }
        }
    }

    /// The measures of which a phase has said something, to be taken back.
    fn recorded_measures(&self, key: &Located<String>) -> Vec<(usize, Span, Option<Quantity>)> {
        let has_recorded = |measure: &usize| {
            self.recordings.iter().any(|observation| {
                observation.measure == *measure
                    && observation.key[0].as_deref() == Some(key.value.as_str())
            })
        };
        (0..self.measures.len())
            .filter(has_recorded)
            .map(|measure| (measure, key.span, None))
            .collect()
    }

    /// Adds a phase or event; reports one that was recorded on the same day already, and then says
    /// no.
    fn push_event(
        &mut self,
        event: DatasetEvent,
        delivery: &Delivery,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let mut moved = false;
        for before in self.events.iter().filter(|before| before.key == event.key) {
            if before.recorded_on == event.recorded_on {
                diagnostics.push(twice(before.span, event.span));
                return false;
            }
            moved = (&before.begin, &before.end) != (&event.begin, &event.end);
        }
        if moved && !event.retracted && delivery.reason.is_none() {
            diagnostics.push(Diagnostic::new(&data::NO_REASON, delivery.span));
        }
        self.events.push(event);
        true
    }

    fn event(&mut self, mut keys: Mapping<'_>, delivery: &Delivery, diagnostics: &mut Diagnostics) {
        let name = keys
            .required("naam", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let detail = keys
            .optional("toelichting")
            .and_then(|node| node.text(diagnostics));
        let place = name.as_ref().map_or(keys.key_span(), |name| name.span);
        let lasts = keys.optional("van").is_some() || keys.optional("tot").is_some();
        let times = if lasts {
            ["van", "tot"]
        } else {
            ["wanneer", "tot"]
        };
        let course = self.course(
            &mut keys,
            times,
            place,
            name.as_ref(),
            delivery,
            diagnostics,
        );
        keys.finish(diagnostics);
        if let (Some(name), Some(course)) = (name, course) {
            let label = name.value.clone();
            let detail = detail.map(|detail| detail.value).unwrap_or_default();
            let event = course.event(name, label, detail, delivery);
            self.push_event(event, delivery, diagnostics);
        }
    }

    /// Reads when something begins and ends. Its words are those of a phase or of an event. What is
    /// taken back keeps the time of the earlier recording where it gives none itself.
    fn course(
        &self,
        keys: &mut Mapping<'_>,
        [begin_key, end_key]: [&'static str; 2],
        place: Span,
        key: Option<&Located<String>>,
        delivery: &Delivery,
        diagnostics: &mut Diagnostics,
    ) -> Option<Course> {
        let status = keys
            .optional("status")
            .and_then(|node| node.choice(&Status::ALL, diagnostics))
            .unwrap_or(delivery.status);
        let retracted = is_retracted(keys.optional("vervallen"), diagnostics);
        let begin_node = keys.optional(begin_key);
        let end = keys
            .optional(end_key)
            .and_then(|node| node.period(diagnostics));
        if retracted && begin_node.is_none() {
            return self
                .earlier(key?, delivery, diagnostics)
                .map(|earlier| Course {
                    lasts: earlier.lasts,
                    begin: earlier.begin.clone(),
                    end: earlier.end.clone(),
                    status,
                    retracted,
                });
        }
        let Some(begin_node) = begin_node else {
            diagnostics.push(Diagnostic::new(&file::MISSING_KEY, place).with("key", begin_key));
            return None;
        };
        let begin = begin_node.period(diagnostics)?;
        if let Some(end) = end.as_ref().filter(|end| end.value.end < begin.value.begin) {
            diagnostics.push(Diagnostic::new(&data::ENDS_BEFORE_BEGIN, end.span));
        }
        // The first possible day, because "april 2019" may be said in the course of that month.
        delivery.check_ahead(begin.value.begin, status, begin.span, diagnostics);
        Some(Course {
            lasts: begin_key != "wanneer",
            begin: begin.value,
            end: end.map(|end| end.value),
            status,
            retracted,
        })
    }

    /// The earlier recording that is taken back; reported if there is none.
    fn earlier(
        &self,
        key: &Located<String>,
        delivery: &Delivery,
        diagnostics: &mut Diagnostics,
    ) -> Option<&DatasetEvent> {
        let earlier = self
            .events
            .iter()
            .rev()
            .find(|event| event.key == key.value && event.recorded_on <= delivery.recorded_on);
        if earlier.is_none() {
            diagnostics.push(Diagnostic::new(&data::RETRACTS_NOTHING, key.span));
        }
        earlier
    }
}

/// When something begins and ends, and how firm that is.
struct Course {
    lasts: bool,
    begin: Period,
    end: Option<Period>,
    status: Status,
    retracted: bool,
}

impl Course {
    fn event(
        self,
        key: Located<String>,
        label: String,
        detail: String,
        delivery: &Delivery,
    ) -> DatasetEvent {
        DatasetEvent {
            span: key.span,
            key: key.value,
            lasts: self.lasts,
            label,
            detail,
            begin: self.begin,
            end: self.end,
            status: self.status,
            recorded_on: delivery.recorded_on,
            retracted: self.retracted,
            area: delivery.area.as_ref().and_then(Coverage::id),
            source: delivery.source.clone().unwrap_or_default(),
        }
    }
}

/// `Fase 1` for a phase with a number, else its own name.
fn phase_label(key: &str) -> String {
    if key.starts_with(|c: char| c.is_ascii_digit()) {
        format!("Fase {key}")
    } else {
        capitalised(key)
    }
}

/// Drops the measures of which no phase says anything.
fn keep_used(measures: [Measure; 2], observations: &mut [Observation]) -> Vec<Measure> {
    let used = |index: usize, observations: &[Observation]| {
        observations
            .iter()
            .any(|observation| observation.measure == index)
    };
    let first_used = used(0, observations);
    let mut kept = Vec::new();
    for (index, measure) in measures.into_iter().enumerate() {
        if used(index, observations) {
            kept.push(measure);
        }
    }
    if !first_used {
        for observation in observations {
            observation.measure = 0;
        }
    }
    kept
}
