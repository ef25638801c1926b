//! What authors ask for in fenced blocks: charts and tables.

use std::ops::Range;

use super::charts::panels::{self, Panels};
use super::charts::{self, AnyAsked, ORDERS, Order};
use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, phrases};
use crate::model::{Period, is_device_name};
use crate::syntax::yaml::{self, Mapping, Node};

/// Words that mean the time of an observation where a dimension could stand.
pub const TIME_WORDS: [&str; 3] = ["tijd", "peildatum", "periode"];

/// What every request for data says.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The dataset.
    pub dataset: Located<String>,
    /// The measures asked for.
    pub measures: Vec<Located<String>>,
    /// Values that rows must have: a dimension, and any of these.
    pub filter: Vec<(Located<String>, Vec<Located<String>>)>,
    /// The times that rows must speak about, one of these; all when empty.
    pub times: Vec<Located<Period>>,
    /// Nothing before this.
    pub from: Option<Period>,
    /// Nothing after this.
    pub until: Option<Period>,
}

/// A request for a chart.
#[derive(Clone, Debug)]
pub struct ChartRequest {
    /// Its id.
    pub id: Located<String>,
    /// The finding.
    pub title: String,
    /// Measure, place and period in the author's words.
    pub subtitle: Option<String>,
    /// The author's own description.
    pub description: Option<String>,
    /// What it shows.
    pub selection: Selection,
    /// The panels that it is divided into.
    pub panels: Option<Panels>,
    /// What only its kind knows.
    pub asked: AnyAsked,
}

/// A request for a table.
#[derive(Clone, Debug)]
pub struct TableRequest {
    /// Its id.
    pub id: Located<String>,
    /// Its caption.
    pub title: String,
    /// Notes below it.
    pub notes: Vec<String>,
    /// What stands in it.
    pub content: TableContent,
}

/// What stands in a table.
#[derive(Clone, Debug)]
pub enum TableContent {
    /// Data.
    Data {
        /// Which.
        selection: Box<Selection>,
        /// The dimension, `tijd` or `maat`, that makes the rows.
        rows: Option<Located<String>>,
        /// The dimension, `tijd` or `maat`, that makes the columns.
        columns: Option<Located<String>>,
        /// How the rows stand.
        order: TableOrder,
        /// Where the difference between two times is asked for.
        difference: Option<Span>,
    },
    /// Cells in Markdown.
    Written {
        /// The heads of the columns.
        columns: Vec<Located<String>>,
        /// The rows.
        rows: Vec<Vec<Located<String>>>,
        /// Whether the first column says what a row is about.
        has_row_heads: bool,
    },
}

/// How the rows of a table of data stand.
#[derive(Clone, Debug)]
pub struct TableOrder {
    /// By what; as the data have them when nobody said.
    pub order: Option<Order>,
    /// The heading of the column whose numbers decide; the last one when nobody said.
    pub by: Option<Located<String>>,
}

/// A request in a fenced block.
#[derive(Clone, Debug)]
pub enum Request {
    /// ` ```grafiek `.
    Chart(Box<ChartRequest>),
    /// ` ```tabel `.
    Table(Box<TableRequest>),
}

/// Reads the content of a fenced block. Every mistake is reported.
pub fn read(
    word: &str,
    text: &str,
    block: Span,
    place: &dyn Fn(Range<usize>) -> Span,
    diagnostics: &mut Diagnostics,
) -> Option<Request> {
    if yaml::says_nothing(text) {
        diagnostics.push(Diagnostic::new(&diag::chart::EMPTY_REQUEST, block));
        return None;
    }
    let node = yaml::parse(text, place, diagnostics)?;
    read_node(word, &node, block, diagnostics)
}

/// Reads the tree of a fenced block.
pub(super) fn read_node(
    word: &str,
    node: &Node,
    block: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Request> {
    let mut keys = node.mapping(diagnostics)?;
    if word == "grafiek" {
        let request = chart(&mut keys, diagnostics);
        keys.finish(diagnostics);
        request.map(|request| Request::Chart(Box::new(request)))
    } else {
        let request = table(&mut keys, block, diagnostics);
        keys.finish(diagnostics);
        request.map(|request| Request::Table(Box::new(request)))
    }
}

fn chart(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<ChartRequest> {
    let id = id(keys, diagnostics);
    let kind = keys.required("soort", diagnostics);
    let title = keys
        .required("titel", diagnostics)
        .and_then(|node| node.text(diagnostics));
    if let Some(title) = &title {
        charts::check_title(title, kind, diagnostics);
    }
    let subtitle = text(keys.optional("ondertitel"), diagnostics);
    let description = text(keys.optional("omschrijving"), diagnostics);
    let dataset = dataset(keys.required("uit", diagnostics), diagnostics);
    let selection = selection(keys, diagnostics);
    let panels = panels::read(keys, diagnostics);
    let asked = charts::read(kind, keys, diagnostics);
    let mut selection = selection;
    selection.dataset = dataset?;
    Some(ChartRequest {
        id: id?,
        title: title?.value,
        subtitle,
        description,
        selection,
        panels,
        asked: asked?,
    })
}

fn table(
    keys: &mut Mapping<'_>,
    block: Span,
    diagnostics: &mut Diagnostics,
) -> Option<TableRequest> {
    let id = id(keys, diagnostics);
    let title = text(keys.required("titel", diagnostics), diagnostics);
    let notes = keys
        .optional("noten")
        .map(|node| {
            node.texts(diagnostics)
                .into_iter()
                .map(|note| note.value)
                .collect()
        })
        .unwrap_or_default();
    let (from_data, columns, rows) = (
        keys.optional("uit"),
        keys.optional("kolommen"),
        keys.optional("rijen"),
    );
    let content = match (from_data, columns, rows) {
        (Some(node), None, None) => {
            let dataset = dataset(Some(node), diagnostics);
            let mut selection = selection(keys, diagnostics);
            let rows = keys.optional("rij").and_then(|node| node.text(diagnostics));
            let columns = keys
                .optional("kolom")
                .and_then(|node| node.text(diagnostics));
            let order = table_order(keys, diagnostics);
            let difference = keys
                .optional("verschil")
                .and_then(|node| node.yes_or_no(diagnostics)?.then_some(node.span));
            selection.dataset = dataset?;
            TableContent::Data {
                selection: Box::new(selection),
                rows,
                columns,
                order: order?,
                difference,
            }
        }
        (None, Some(columns), Some(rows)) => {
            let has_row_heads = keys
                .optional("rijkop")
                .and_then(|node| node.yes_or_no(diagnostics));
            written(columns, rows, has_row_heads.unwrap_or(true), diagnostics)?
        }
        _ => {
            diagnostics.push(Diagnostic::new(&diag::chart::DATA_OR_ROWS, block));
            return None;
        }
    };
    Some(TableRequest {
        id: id?,
        title: title?,
        notes,
        content,
    })
}

fn table_order(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<TableOrder> {
    let asked = keys.optional("volgorde");
    let order = asked.and_then(|node| node.choice(&ORDERS, diagnostics));
    let by = keys.optional("volgorde_op");
    let by = by.and_then(|node| node.text(diagnostics));
    match (order, &by) {
        // A misspelt order was reported.
        (None, _) if asked.is_some() => None,
        (None | Some(Order::Data | Order::Name), Some(by)) => {
            diagnostics.push(Diagnostic::new(&diag::table::ORDER_BY_NOTHING, by.span));
            None
        }
        _ => Some(TableOrder { order, by }),
    }
}

fn written(
    columns: &Node,
    rows: &Node,
    has_row_heads: bool,
    diagnostics: &mut Diagnostics,
) -> Option<TableContent> {
    let columns = columns.texts(diagnostics);
    let mut cells = Vec::new();
    for row in rows.sequence(diagnostics)? {
        let found: Vec<Located<String>> = row
            .items()
            .iter()
            .filter_map(|cell| cell.text_or_empty(diagnostics))
            .collect();
        if row.items().len() != columns.len() {
            diagnostics.push(
                Diagnostic::new(&diag::chart::ROW_CELLS, row.span)
                    .with("found", phrases::noun::CELL.count(row.items().len()))
                    .with("expected", phrases::noun::COLUMN.count(columns.len())),
            );
        } else if found.len() == columns.len() {
            cells.push(found);
        }
    }
    Some(TableContent::Written {
        columns,
        rows: cells,
        has_row_heads,
    })
}

/// The keys that narrow down data. The dataset is filled in by the caller.
fn selection(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Selection {
    let span = keys.key_span();
    let measures = ["maat", "maten"]
        .into_iter()
        .filter_map(|key| keys.optional(key))
        .flat_map(|node| node.texts(diagnostics))
        .collect();
    let (mut filter, mut times) = (Vec::new(), Vec::new());
    if let Some(node) = keys.optional("waar") {
        for (dimension, values) in node.entries(diagnostics).unwrap_or_default() {
            if TIME_WORDS.contains(&dimension.value.as_str()) {
                let read = values.items().iter().filter_map(|v| v.period(diagnostics));
                times.extend(read);
            } else {
                filter.push((dimension.clone(), values.texts(diagnostics)));
            }
        }
    }
    let mut period = |key| {
        keys.optional(key)
            .and_then(|node| node.period(diagnostics))
            .map(|period| period.value)
    };
    let (from, until) = (period("van"), period("tot"));
    Selection {
        dataset: Located::new(String::new(), span),
        measures,
        filter,
        times,
        from,
        until,
    }
}

fn dataset(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    node?.text(diagnostics)
}

fn text(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<String> {
    Some(node?.text(diagnostics)?.value)
}

fn id(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Option<Located<String>> {
    let id = keys.required("id", diagnostics)?.text(diagnostics)?;
    if !is_id(&id.value) {
        diagnostics
            .push(Diagnostic::new(&diag::chart::BAD_ID, id.span).with("id", id.value.as_str()));
        return None;
    }
    if is_device_name(&id.value) {
        diagnostics.push(
            Diagnostic::new(&diag::file::DEVICE_NAME, id.span).with("name", id.value.as_str()),
        );
        return None;
    }
    Some(id)
}

/// Whether a text can be an id in a letter: short, in lower case, beginning with a letter, and not
/// one of those that raadsbrief gives itself.
pub fn is_id(text: &str) -> bool {
    const OURS: [&str; 4] = ["al-", "bron-", "noot-", "inhoud"];
    text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.ends_with('-')
        // The data behind a chart have this id.
        && !text.ends_with("-gegevens")
        // `brief.json` is the letter.
        && text != "brief"
        && !OURS.iter().any(|ours| text.starts_with(ours))
}
