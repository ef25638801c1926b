//! From a request for a chart to its value. What each kind asks and makes stands in its own file.

mod alike;
mod bars;
mod dots;
mod emphasis;
mod finding;
mod line;
mod lint;
mod moments;
mod number;
mod order;
pub(super) mod panels;
mod slope;
mod timeline;
mod used;

pub use order::{ORDERS, Order, by_name};
pub use used::Used;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Context;
use super::axis::Axis;
use super::figures::{self, Asker};
use super::requests::{ChartRequest, Selection};
use super::snapshot::{Seen, Snapshot};
use super::sources::Sources;
use crate::chart::{self, data_table, describe};
use crate::dataset::Dataset;
use crate::diag::{self, Diagnostic, Diagnostics, Located};
use crate::model::notation;
use crate::model::{Chart, ChartKind, Date, Measurement, Period, Time};
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

    /// The names of what it goes by, which cannot make its panels too.
    fn axes(&self) -> Vec<&Located<String>> {
        Vec::new()
    }

    /// Sees to it that charts in panels name the same things in the same order. What cannot be read
    /// together is reported.
    fn align(&self, _panels: &mut [ChartKind], _making: &mut Making<'_>) -> Option<()> {
        Some(())
    }

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
    /// What all panels select, where each has the moments of all; `None` where panels are times.
    pub whole: Option<&'a Selection>,
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
    lint::lines(&kind, &request.id, diagnostics);
    let dataset = snapshot.about();
    let what = format!("figuur {number}");
    let mut entries = used.register(dataset, &what, sources);
    for (id, used) in &used.beside {
        let context = around.context;
        if let Some(other) = context.and_then(|c| c.snapshots.get(id, asker.as_of)) {
            for anchor in used.register(other.about(), &what, sources) {
                if !entries.contains(&anchor) {
                    entries.push(anchor);
                }
            }
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
        .with("date", notation::date(asker.date))
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

/// Measure, place and period.
fn subtitle(dataset: &Dataset, request: &ChartRequest, used: &Used) -> String {
    let mut parts = vec![dataset.title.clone()];
    let times: Vec<Period> = used.times().into_iter().collect();
    if !times.is_empty() {
        parts.extend(request.asked.period(&times));
    }
    if let Some(area) = used.area() {
        parts.push(area.title.clone());
    }
    parts.join(", ")
}
