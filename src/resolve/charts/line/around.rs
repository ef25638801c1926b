//! What stands around lines: levels to hold them against, moments and phases of other data, and what
//! the author says at a moment.

use super::super::Making;
use super::super::emphasis::some_of;
use crate::dataset::DatasetEvent;
use crate::diag::{self, Argument, Diagnostic, Diagnostics, Located, Span, nearest, phrases};
use crate::model::{Event, Figure, LineChart, Period, Phase, Remark, Status, Target, Time};
use crate::resolve::figures::find;
use crate::syntax::schema::{Key, group, list, optional, period, required, text, texts};
use crate::syntax::yaml::Mapping;

/// More moments than these are refused: nobody can tell them apart.
const MAX_MOMENTS: usize = 12;

/// What a request says of it.
#[derive(Clone, Debug, Default)]
pub(super) struct AskedAround {
    /// Figures of the letter to hold the lines against.
    pub targets: Vec<Located<String>>,
    /// The dataset with events.
    events: Option<Located<String>>,
    /// The dataset with phases.
    phases: Option<Located<String>>,
    /// What the author says.
    remarks: Vec<AskedRemark>,
}

#[derive(Clone, Debug)]
struct AskedRemark {
    at: Located<Period>,
    text: String,
}

/// The keys, as the schema has them.
pub(super) fn keys() -> Vec<Key> {
    let remark = group(vec![
        required("bij", "Het moment.", period()),
        required("tekst", "Wat u daarbij zegt, in enkele woorden.", text()),
    ]);
    vec![
        optional(
            "doel",
            "Cijfers van de brief om de lijnen aan af te meten, met hun naam.",
            texts(),
        ),
        optional(
            "gebeurtenissen",
            "Een dataset van soort fasen, waarvan de gebeurtenissen boven de lijnen staan.",
            text(),
        ),
        optional(
            "fasen",
            "Een dataset van soort fasen, waarvan de fasen achter de lijnen staan.",
            text(),
        ),
        optional(
            "aantekeningen",
            "Wat u bij een moment wilt zeggen.",
            list(remark),
        ),
    ]
}

impl AskedAround {
    /// Reads those keys.
    pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> AskedAround {
        let targets = keys
            .optional("doel")
            .map(|node| node.texts(diagnostics))
            .unwrap_or_default();
        let mut dataset = |key: &'static str| {
            let node = keys.optional(key);
            node.and_then(|node| node.text(diagnostics))
        };
        let (events, phases) = (dataset("gebeurtenissen"), dataset("fasen"));
        let mut remarks = Vec::new();
        let written = keys
            .optional("aantekeningen")
            .and_then(|node| node.sequence(diagnostics));
        for node in written.unwrap_or_default() {
            let Some(mut keys) = node.mapping(diagnostics) else {
                continue;
            };
            let at = keys.required("bij", diagnostics);
            let at = at.and_then(|node| node.period(diagnostics));
            let text = keys.required("tekst", diagnostics);
            let text = text.and_then(|node| node.text(diagnostics));
            keys.finish(diagnostics);
            if let (Some(at), Some(text)) = (at, text) {
                remarks.push(AskedRemark {
                    at,
                    text: text.value,
                });
            }
        }
        AskedAround {
            targets,
            events,
            phases,
            remarks,
        }
    }

    /// Puts it around the lines of a chart. Every mistake is reported.
    pub fn put(&self, chart: &mut LineChart, making: &mut Making<'_>) -> Option<()> {
        let is_plain = self.targets.is_empty() && self.remarks.is_empty();
        if is_plain && self.events.is_none() && self.phases.is_none() {
            return Some(());
        }
        let points = || chart.series.iter().flat_map(|series| &series.points);
        let first = points().map(|point| &point.time).min()?.clone();
        let last = points()
            .map(|point| &point.time)
            .max_by_key(|time| time.end)?;
        let shown = Shown {
            last: last.clone(),
            first,
        };
        let targets: Vec<Option<Level>> = self
            .targets
            .iter()
            .map(|name| target(name, chart, making))
            .collect();
        let events = self.of_dataset(self.events.as_ref(), false, &shown, making);
        let phases = self.of_dataset(self.phases.as_ref(), true, &shown, making);
        let remarks = self.remarks(&shown, making);
        let (mut events, mut phases, mut remarks) = (events?, phases?, remarks?);
        events.sort_by(|a, b| (&a.begin, &a.label).cmp(&(&b.begin, &b.label)));
        phases.sort_by(|a, b| a.begin.cmp(&b.begin));
        remarks.sort_by(|a, b| a.at.cmp(&b.at));
        chart.targets = named(targets.into_iter().collect::<Option<_>>()?);
        chart.events = events.into_iter().map(event).collect();
        chart.phases = phases.into_iter().map(phase).collect();
        chart.remarks = remarks;
        let count = chart.events.len() + chart.remarks.len();
        if count > MAX_MOMENTS {
            let own = self.remarks.first().map(|remark| remark.at.span);
            let place = self.events.as_ref().map(|name| name.span).or(own);
            making.diagnostics.push(
                Diagnostic::new(
                    &diag::line::TOO_MANY_TO_TELL_APART,
                    place.unwrap_or(making.request.id.span),
                )
                .with("what", phrases::term::EVENTS_AND_REMARKS)
                .with("count", count)
                .with("limit", MAX_MOMENTS),
            );
            return None;
        }
        Some(())
    }

    /// The events of a dataset, or its phases, that fall in the time of the chart.
    fn of_dataset<'a>(
        &self,
        name: Option<&Located<String>>,
        lasts: bool,
        shown: &Shown,
        making: &mut Making<'a>,
    ) -> Option<Vec<&'a DatasetEvent>> {
        let Some(name) = name else {
            return Some(Vec::new());
        };
        let around = making.around;
        let snapshot = around.snapshot(name, making.asker, making.diagnostics)?;
        let found: Vec<&DatasetEvent> = snapshot
            .events()
            .filter(|event| event.lasts == lasts && shown.holds_event(event))
            .collect();
        if found.is_empty() {
            let what = match lasts {
                true => phrases::term::PHASES,
                false => phrases::term::EVENTS,
            };
            making.diagnostics.push(
                shown
                    .nothing(name.span, what.into())
                    .with("dataset", name.value.as_str()),
            );
            return None;
        }
        for event in &found {
            making
                .used
                .event_beside(snapshot.about(), event, making.asker);
        }
        Some(found)
    }

    fn remarks(&self, shown: &Shown, making: &mut Making<'_>) -> Option<Vec<Remark>> {
        let mut found = Vec::new();
        for remark in &self.remarks {
            let at = &remark.at.value;
            if !shown.holds(at, Some(at)) {
                making.diagnostics.push(
                    Diagnostic::new(&diag::line::REMARK_OUTSIDE, remark.at.span)
                        .with("moment", at.text.as_str())
                        .with("from", shown.first.text.as_str())
                        .with("until", shown.last.text.as_str()),
                );
                continue;
            }
            found.push(Remark {
                at: at.clone(),
                text: remark.text.clone(),
            });
        }
        (found.len() == self.remarks.len()).then_some(found)
    }
}

/// The time that a chart shows.
struct Shown {
    first: Period,
    last: Period,
}

impl Shown {
    /// Whether something falls in it, for as far as is known when it ends.
    fn holds(&self, begin: &Period, end: Option<&Period>) -> bool {
        begin.begin <= self.last.end && end.is_none_or(|end| end.end >= self.first.begin)
    }

    fn holds_event(&self, event: &DatasetEvent) -> bool {
        match event.lasts {
            true => self.holds(&event.begin, event.end.as_ref()),
            false => self.holds(&event.begin, Some(&event.begin)),
        }
    }

    fn nothing(&self, place: Span, what: Argument) -> Diagnostic {
        Diagnostic::new(&diag::line::NOTHING_AROUND, place)
            .with("what", what)
            .with("from", self.first.text.as_str())
            .with("until", self.last.text.as_str())
    }
}

fn event(event: &DatasetEvent) -> Event {
    Event {
        label: event.label.clone(),
        detail: event.detail.clone(),
        when: event.begin.clone(),
        status: event.status,
    }
}

fn phase(phase: &DatasetEvent) -> Phase {
    Phase {
        label: phase.label.clone(),
        detail: phase.detail.clone(),
        begin: phase.begin.clone(),
        end: phase.end.clone(),
        status: phase.status,
    }
}

/// A level, with what its figure is about besides its time.
struct Level {
    target: Target,
    about: String,
}

/// Levels of which no two have the same name.
fn named(levels: Vec<Level>) -> Vec<Target> {
    let is_alone = |level: &Level| {
        let same = levels
            .iter()
            .filter(|other| other.target.label == level.target.label);
        same.count() == 1 || level.about.is_empty()
    };
    let alone: Vec<bool> = levels.iter().map(is_alone).collect();
    let named = levels.into_iter().zip(alone).map(|(level, is_alone)| {
        let Level { mut target, about } = level;
        if !is_alone {
            target.label = format!("{} ({about})", target.label);
        }
        target
    });
    named.collect()
}

/// The level of a figure of the letter.
fn target(name: &Located<String>, chart: &LineChart, making: &mut Making<'_>) -> Option<Level> {
    let figures = making.around.figures;
    let Some(request) = figures.and_then(|figures| figures.get(&name.value)) else {
        let known = || figures.into_iter().flat_map(|figures| figures.keys());
        let listed: Argument = match known().next() {
            None => phrases::term::NONE.into(),
            Some(_) => some_of(known().map(String::as_str)).into(),
        };
        making.diagnostics.push(
            Diagnostic::new(&diag::line::UNKNOWN_TARGET, name.span)
                .suggest(nearest(&name.value, known().map(String::as_str)))
                .with("name", name.value.as_str())
                .with("known", listed),
        );
        return None;
    };
    // The mistakes of a figure are reported where it is asked for, and none of what leans on it.
    let mut reported = Diagnostics::default();
    let context = making.around.context?;
    let snapshot = context
        .snapshots
        .get(&request.dataset.value, making.asker.as_of)?;
    let value = find(snapshot, request, making.asker, &mut reported)?;
    let figure = value.figure;
    if figure.unit.plural != chart.unit.plural {
        making.diagnostics.push(
            Diagnostic::new(&diag::line::TARGET_UNIT, name.span)
                .with("name", name.value.as_str())
                .with("first", figure.unit.plural.as_str())
                .with("second", chart.unit.plural.as_str()),
        );
        return None;
    }
    making.used.figure(&figure);
    let keys = figure.provenance.iter().flat_map(|origin| &origin.key);
    let about: Vec<&str> = keys.map(|(_, value)| value.as_str()).collect();
    Some(Level {
        about: about.join(", "),
        target: Target {
            label: label(&figure),
            quantity: figure.quantity,
        },
    })
}

/// What a level is: `doel voor 2025`, `prognose voor 2030`; with what it is about where it says so.
fn label(figure: &Figure) -> String {
    let what = match figure.status {
        Status::Forecast => "prognose",
        Status::Estimate => "schatting",
        Status::Intention => "voornemen",
        _ => "doel",
    };
    let Some(origin) = figure.provenance.first() else {
        return what.to_owned();
    };
    let when = origin.time.as_ref().map(Time::period);
    match when {
        Some(when) => format!("{what} voor {}", when.text),
        None => what.to_owned(),
    }
}
