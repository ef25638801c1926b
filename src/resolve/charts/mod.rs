//! From a request for a chart to its value. What each kind asks and makes stands in its own file.

mod alike;
mod bars;
mod dots;
mod emphasis;
mod finding;
mod line;
mod lint;
mod number;
pub(super) mod panels;
mod slope;
mod timeline;

pub use bars::{ORDERS, Order, by_name};

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::Context;
use super::axis::Axis;
use super::cells::sentence;
use super::figures::{self, Asker, provenance};
use super::requests::{ChartRequest, Selection};
use super::snapshot::{Seen, Snapshot};
use super::sources::{self, Sources, SpokenOf, noted};
use crate::chart::{self, data_table, describe};
use crate::dataset::{Dataset, DatasetEvent};
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::notation;
use crate::model::{
    Area, Chart, ChartKind, Date, Figure, Measurement, Period, Provenance, Quantity, SeriesBreak,
    Source, Status, Time,
};
use crate::syntax::front_matter::FigureRequest;
use crate::syntax::schema::Key;
use crate::syntax::yaml::{Mapping, Node};

/// What a request says that only its kind knows, and the chart that comes of it.
pub trait Asked: fmt::Debug + Send + Sync {
    /// Makes what the chart shows. Every mistake is reported.
    fn make(&self, making: &mut Making<'_>) -> Option<ChartKind>;

    /// Whether a chart of this kind can stand in panels.
    fn stands_in_panels(&self) -> bool {
        false
    }

    /// Sees to it that charts in panels name the same things in the same order.
    fn align(&self, _panels: &mut [ChartKind]) {}

    /// The figures of the letter that the chart shows, by their names.
    fn figures(&self) -> &[Located<String>] {
        &[]
    }

    /// The times of a chart as its subtitle says them; they are in their order and at least one.
    /// `None` where the drawing says it.
    fn period(&self, times: &[Period]) -> Option<String> {
        match times {
            [only] => Some(only.text.clone()),
            [first, .., last] => Some(format!("{} tot en met {}", first.text, last.text)),
            [] => None,
        }
    }
}

/// What a chart is made from.
pub struct Making<'a> {
    /// The data, as known on a day.
    pub snapshot: &'a Snapshot,
    /// What was asked for.
    pub request: &'a ChartRequest,
    /// What stands around the chart.
    pub around: Around<'a>,
    /// Who asks.
    pub asker: &'a Asker<'a>,
    /// What the chart rests on; each kind notes what it draws.
    pub used: &'a mut Used,
    /// Where mistakes go.
    pub diagnostics: &'a mut Diagnostics,
    /// Where the chart is one of several panels.
    pub panel: Option<InPanel<'a>>,
}

/// What a panel shares with the others. It may hold no known value, which is then said in it.
#[derive(Clone, Copy)]
pub struct InPanel<'a> {
    /// The latest time of all panels, for who draws the latest only.
    pub latest: Option<&'a Time>,
}

/// The time that is meant where none was asked for: the latest of these cells, or of all panels.
fn latest<'a>(panel: Option<InPanel<'a>>, cells: &[Seen<'a>]) -> Option<&'a Time> {
    let shared = panel.and_then(|panel| panel.latest);
    shared.or_else(|| cells.iter().map(Seen::time).max().flatten())
}

/// What stands around a chart: the letter or page that asks for it, and the data of its site. A chart
/// that no author asked for has nothing around it.
#[derive(Clone, Copy, Default)]
pub struct Around<'a> {
    /// The date of the letter; `None` on a page.
    pub letter_date: Option<Date>,
    /// The figures that the letter or page asks for, by name.
    pub figures: Option<&'a BTreeMap<String, FigureRequest>>,
    /// The data of the site.
    pub context: Option<&'a Context>,
}

impl<'a> Around<'a> {
    /// Another dataset than that of the chart, as known to who asks. Reported where there is none.
    fn snapshot(
        &self,
        name: &Located<String>,
        asker: &Asker<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Snapshot> {
        let context = self.context?;
        let snapshot = context.snapshots.get(&name.value, asker.as_of);
        if snapshot.is_none() {
            diagnostics.extend(context.unknown_dataset(name));
        }
        snapshot
    }
}

/// A chart that was asked for, of any kind.
pub type AnyAsked = Arc<dyn Asked>;

/// Reads the keys of one kind.
type Reader = fn(&mut Mapping<'_>, &mut Diagnostics) -> Option<AnyAsked>;

/// A kind of chart.
#[derive(Clone, Copy)]
pub struct KindOfChart {
    /// Reads the keys that only this kind has.
    pub read: Reader,
    /// Those keys, as the schema has them.
    pub keys: fn() -> Vec<Key>,
}

/// The kinds of charts, by the word that authors type.
pub(super) const KINDS: [(KindOfChart, &str); 6] = [
    (timeline::KIND, "tijdlijn"),
    (line::KIND, "lijn"),
    (bars::KIND, "staven"),
    (slope::KIND, "helling"),
    (dots::KIND, "stippen"),
    (number::KIND, "getal"),
];

/// Reads the kind of a chart and the keys that it has beside those of every chart.
pub fn read(
    kind: Option<&Node>,
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<AnyAsked> {
    lint::keys(kind, keys, diagnostics);
    let kind = kind.and_then(|node| match lint::kind(node, diagnostics) {
        true => None,
        false => node.choice(&KINDS, diagnostics),
    });
    match kind {
        Some(kind) => (kind.read)(keys, diagnostics),
        None => {
            // Who misspelt the kind did not misspell its keys.
            keys.others();
            None
        }
    }
}

/// Warns of a title that only names a topic.
pub fn check_title(title: &Located<String>, kind: Option<&Node>, diagnostics: &mut Diagnostics) {
    lint::title(title, kind, diagnostics);
}

/// A timeline without a mark for the day of a letter.
pub fn timeline() -> AnyAsked {
    Arc::new(timeline::Asked::unmarked())
}

/// A line for each value of a dimension, or one for all.
pub fn line(series: Option<Located<String>>) -> AnyAsked {
    Arc::new(line::Asked::plain(series))
}

/// A bar for each value of a dimension, or for each time.
pub fn bars(category: Located<String>) -> AnyAsked {
    Arc::new(bars::Asked::plain(category))
}

/// Makes the value of a chart. `number` is its number in the letter.
pub fn chart(
    snapshot: &Snapshot,
    request: &ChartRequest,
    number: u32,
    around: Around<'_>,
    asker: &Asker<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Chart> {
    let mut used = Used::default();
    let mut making = Making {
        snapshot,
        request,
        around,
        asker,
        used: &mut used,
        diagnostics,
        panel: None,
    };
    let kind = match &request.panels {
        Some(panels) => panels::make(panels, &mut making),
        None => request.asked.make(&mut making),
    }?;
    lint::lines(&kind, &request.id, request.has_emphasis, diagnostics);
    let dataset = snapshot.about();
    let what = format!("figuur {number}");
    let mut entries = used.register(dataset, &what, sources);
    for (id, used) in &used.beside {
        let context = around.context;
        if let Some(other) = context.and_then(|c| c.snapshots.get(id, asker.as_of)) {
            let others = used.register(other.about(), &what, sources);
            entries.extend(
                others
                    .into_iter()
                    .filter(|anchor| !entries.contains(anchor))
                    .collect::<Vec<_>>(),
            );
        }
    }
    let words = describe(&kind, &request.title);
    let id = &request.id.value;
    let mut data = data_table(&kind, id, &request.title);
    let source_line = used.source_line();
    data.source_line = Some(source_line.clone());
    data.source_entries = entries.clone();
    let mut notes = used.notes(dataset);
    notes.extend(chart::notes(&kind));
    Some(Chart {
        id: id.clone(),
        number,
        title: request.title.clone(),
        subtitle: request
            .subtitle
            .clone()
            .unwrap_or_else(|| subtitle(dataset, request, &used)),
        source_line,
        notes,
        alternative: words.alternative,
        description: request.description.clone().unwrap_or(words.description),
        kind,
        data,
        source_entries: entries,
    })
}

/// What a chart says of a cell.
fn measurement(seen: &Seen<'_>) -> Measurement {
    let about = seen.about();
    Measurement {
        quantity: seen.quantity,
        qualifier: about.qualifier,
        status: about.status,
    }
}

/// The complaint that more than one observation fits a bar or an end of a line.
/// `axes` are those that the request names.
fn ambiguous(
    dataset: &Dataset,
    request: &ChartRequest,
    axes: &[Option<Axis>],
    what: &str,
) -> Diagnostic {
    let dimensions = dataset.dimensions.iter().enumerate();
    let known: Vec<&str> = dimensions
        .filter(|(index, _)| !axes.contains(&Some(Axis::Dimension(*index))))
        .map(|(_, dimension)| dimension.name.as_str())
        .collect();
    Diagnostic::new(&diag::chart::BAR_AMBIGUOUS, request.id.span)
        .with("what", what)
        .with("known", known.join(", "))
}

/// Reports cells that say nothing of their time, where a chart goes by time.
fn all_have_a_time(
    snapshot: &Snapshot,
    selection: &Selection,
    cells: &[Seen<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    if cells.iter().all(|seen| seen.time().is_some()) {
        return Some(());
    }
    diagnostics.push(
        Diagnostic::new(&diag::chart::NO_TIME, selection.dataset.span)
            .with("dataset", snapshot.about().id.as_str()),
    );
    None
}

/// The complaint that there is nothing to draw.
fn nothing_known(dataset: &Dataset, selection: &Selection, asker: &Asker<'_>) -> Diagnostic {
    Diagnostic::new(&diag::chart::NOTHING_KNOWN, selection.dataset.span)
        .with("dataset", dataset.id.as_str())
        .with("date", notation::date(asker.as_of))
}

/// Warns about a cell that stands for how things are now, because no time was asked for, and is older
/// than its dataset allows.
fn check_current(
    dataset: &Dataset,
    seen: &Seen<'_>,
    request: &ChartRequest,
    asker: &Asker<'_>,
    diagnostics: &mut Diagnostics,
) {
    let selection = &request.selection;
    if selection.times.is_empty() && selection.until.is_none() {
        figures::check_current(dataset, seen, asker, selection.dataset.span, diagnostics);
    }
}

/// The observations and events that a chart or table rests on.
#[derive(Default)]
pub struct Used {
    provenance: Vec<Provenance>,
    withheld: bool,
    /// The names in the keys of all cells; `provenance` has those of some.
    spoken_of: SpokenOf,
    /// The key of the first cell.
    first: Vec<Option<String>>,
    /// For each dimension: whether cells differ in it.
    differs: Vec<bool>,
    /// What it rests on in other datasets, by their ids.
    beside: BTreeMap<String, Used>,
}

impl Used {
    /// Notes an observation.
    pub fn cell(&mut self, dataset: &Dataset, seen: &Seen<'_>, asker: &Asker<'_>) {
        self.withheld |= seen.quantity == Quantity::Withheld;
        let about = seen.about();
        if self.differs.is_empty() {
            self.first = seen.key().to_vec();
            self.differs = vec![false; self.first.len()];
        }
        for ((differs, first), own) in self.differs.iter_mut().zip(&self.first).zip(seen.key()) {
            *differs |= first != own;
        }
        for (dimension, value) in dataset.dimensions.iter().zip(seen.key()) {
            if let Some(value) = value {
                self.spoken_of.name(&dimension.name, value);
            }
        }
        // Many cells come from one delivery: one of each time and status is enough.
        let same = |known: &Provenance| {
            known.recorded_on == about.recorded_on
                && known.status == about.status
                && known.area.as_ref().map(|area| area.id.as_str()) == about.area
                && known.time.as_ref() == seen.time()
                && known.note.as_deref() == about.note
                && (about.note.is_none() || is_about(known, dataset, seen))
                && known.source == *about.source
        };
        if !self.provenance.iter().rev().any(same) {
            self.provenance.push(provenance(dataset, seen, asker));
        }
    }

    /// Notes a figure of the letter.
    pub fn figure(&mut self, figure: &Figure) {
        for provenance in &figure.provenance {
            let beside = self.beside.entry(provenance.dataset.clone()).or_default();
            beside.withheld |= figure.quantity == Quantity::Withheld;
            beside.provenance.push(provenance.clone());
        }
    }

    /// Notes a phase or event of another dataset than that of the chart.
    pub fn event_beside(&mut self, dataset: &Dataset, event: &DatasetEvent, asker: &Asker<'_>) {
        let beside = self.beside.entry(dataset.id.clone()).or_default();
        beside.event(dataset, event, asker);
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
        sources.speaks_of(&self.spoken_of);
        anchors
    }

    /// The area that everything covers; `None` where not all of it covers the same.
    fn area(&self) -> Option<&Area> {
        let first = self.provenance.first()?.area.as_ref();
        let is_shared = self.provenance.iter().all(|p| p.area.as_ref() == first);
        first.filter(|_| is_shared)
    }

    /// The breaks of the series between the times of it all.
    fn breaks<'a>(&self, dataset: &'a Dataset) -> impl Iterator<Item = &'a SeriesBreak> {
        let times = self.provenance.iter().filter_map(|p| p.time.as_ref());
        let times: BTreeSet<Period> = times.map(Time::period).collect();
        dataset.breaks.iter().filter(move |found| {
            let ends = times.first().zip(times.last());
            let found = std::slice::from_ref(*found);
            ends.is_some_and(|(a, b)| SeriesBreak::between(found, a, b).is_some())
        })
    }

    /// Source and time in one sentence.
    pub fn source_line(&self) -> String {
        let mut documents: Vec<&Source> = Vec::new();
        let beside = self.beside.values().flat_map(|used| &used.provenance);
        for provenance in self.provenance.iter().chain(beside) {
            if !documents.contains(&&provenance.source) {
                documents.push(&provenance.source);
            }
        }
        let words: Vec<String> = documents.iter().map(|source| source.words()).collect();
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

    /// Why numbers are withheld, where some are.
    pub fn withheld_note(&self, dataset: &Dataset) -> Option<String> {
        let words = || Quantity::withheld_words(dataset.threshold);
        self.withheld.then(|| format!("Afgeschermd: {}.", words()))
    }

    /// What is noted at the observations themselves, in sentences.
    pub fn own_notes(&self, dataset: &Dataset) -> Vec<String> {
        let is_telling = |name: &str| {
            let position = dataset.dimensions.iter().position(|d| d.name == name);
            position.is_some_and(|index| self.differs.get(index) == Some(&true))
        };
        let own = noted(&self.provenance, is_telling, notation::capitalised);
        own.into_iter().map(sentence).collect()
    }

    /// What a reader must know about the numbers.
    pub fn notes(&self, dataset: &Dataset) -> Vec<String> {
        self.notes_with(dataset, self.own_notes(dataset))
    }

    /// What a reader must know about the numbers, with `own` for what is noted at themselves.
    pub fn notes_with(&self, dataset: &Dataset, own: Vec<String>) -> Vec<String> {
        let mut notes = Vec::new();
        let beside = self.beside.values().flat_map(|used| &used.provenance);
        let mut all = self.provenance.iter().chain(beside);
        if all.any(|p| p.status == Status::Fictitious) {
            notes.push("De cijfers zijn fictief: verzonnen als voorbeeld.".to_owned());
        }
        notes.extend(self.withheld_note(dataset));
        notes.extend(self.breaks(dataset).map(SeriesBreak::words));
        let general = dataset.notes.iter().map(|n| notation::capitalised(n));
        for note in own.into_iter().chain(general.map(sentence)) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

/// Whether an observation has the key of a cell.
fn is_about(known: &Provenance, dataset: &Dataset, seen: &Seen<'_>) -> bool {
    let names = dataset.dimensions.iter().zip(seen.key());
    let key = names.filter_map(|(dimension, value)| Some((&dimension.name, value.as_ref()?)));
    key.eq(known.key.iter().map(|(name, value)| (name, value)))
}

/// Measure, place and period.
fn subtitle(dataset: &Dataset, request: &ChartRequest, used: &Used) -> String {
    let mut parts = vec![dataset.title.clone()];
    let times = used.provenance.iter().filter_map(|p| p.time.as_ref());
    let times: BTreeSet<Period> = times.map(Time::period).collect();
    let times: Vec<Period> = times.into_iter().collect();
    if !times.is_empty() {
        parts.extend(request.asked.period(&times));
    }
    if let Some(area) = used.area() {
        parts.push(area.title.clone());
    }
    parts.join(", ")
}
