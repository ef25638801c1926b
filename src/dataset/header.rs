//! What every dataset says about itself, and the deliveries that its rows came in.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, Words, data, file};
use crate::model::{Date, Qualifier, Source, Status, Time, Unit, UnitKind};
use crate::syntax::front_matter::is_name;
use crate::syntax::settings::web_address;
use crate::syntax::yaml::{Mapping, Node};

use super::{Measure, Reason};

/// Counts of persons below this are withheld, unless a dataset says otherwise.
const THRESHOLD: u32 = 5;
const MAX_THRESHOLD: u32 = 10_000;
const MAX_DECIMALS: u32 = 9;

/// Keys of a row that say something about the whole row.
pub(super) const ROW_WORDS: [&str; 6] = [
    "peildatum",
    "periode",
    "status",
    "kwalificatie",
    "noot",
    "vervallen",
];

/// Keys that hold for a delivery or a dataset, never for a row.
pub(super) const DELIVERY_WORDS: [&str; 10] = [
    "vastgesteld_op",
    "bron",
    "reden",
    "gebied",
    "eenheid",
    "decimalen",
    "personen",
    "drempel",
    "openbaar",
    "definitie",
];

/// What a dataset says about itself, whatever its kind.
pub(super) struct Header {
    pub title: Option<String>,
    pub definition: Option<String>,
    pub area: Option<Located<String>>,
    pub public: bool,
    pub threshold: u32,
}

impl Header {
    pub fn read(keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Header {
        let title = keys
            .required("titel", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let definition = keys
            .optional("definitie")
            .and_then(|node| node.text(diagnostics));
        let area = keys
            .optional("gebied")
            .and_then(|node| node.text(diagnostics));
        let public = keys
            .optional("openbaar")
            .and_then(|node| node.yes_or_no(diagnostics));
        let threshold = keys
            .optional("drempel")
            .and_then(|node| node.whole(0..MAX_THRESHOLD + 1, diagnostics));
        Header {
            title: title.map(|title| title.value),
            definition: definition.map(|definition| definition.value),
            area,
            public: public.unwrap_or(false),
            threshold: threshold.unwrap_or(THRESHOLD),
        }
    }
}

/// What holds for all rows of a delivery, unless a row says otherwise.
#[derive(Clone)]
pub(super) struct Delivery {
    /// A small place for what concerns the delivery as a whole.
    pub span: Span,
    pub recorded_on: Option<Date>,
    /// `None` where nobody said; [`Delivery::check`] reports that.
    pub source: Option<Source>,
    pub status: Status,
    pub qualifier: Qualifier,
    pub time: Option<Located<Time>>,
    pub reason: Option<Reason>,
}

impl Delivery {
    /// What a dataset says for all its deliveries.
    pub fn of_dataset(
        span: Span,
        keys: &mut Mapping<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Delivery {
        let nothing = Delivery {
            span,
            recorded_on: None,
            source: None,
            status: Status::default(),
            qualifier: Qualifier::default(),
            time: None,
            reason: None,
        };
        Delivery::read(span, keys, &nothing, diagnostics)
    }

    fn read(
        span: Span,
        keys: &mut Mapping<'_>,
        default: &Delivery,
        diagnostics: &mut Diagnostics,
    ) -> Delivery {
        let reasons = [
            (Reason::Correction, "correctie"),
            (Reason::Revision, "herziening"),
        ];
        let recorded_on = keys
            .optional("vastgesteld_op")
            .and_then(|node| node.date(diagnostics))
            .map(|date| date.value);
        let source = keys.optional("bron").map(|node| source(node, diagnostics));
        let status = keys
            .optional("status")
            .and_then(|node| node.choice(&Status::ALL, diagnostics));
        let qualifier = keys
            .optional("kwalificatie")
            .and_then(|node| node.choice(&Qualifier::ALL, diagnostics));
        let reason = keys
            .optional("reden")
            .and_then(|node| node.choice(&reasons, diagnostics));
        let day = keys.optional("peildatum");
        let stretch = keys.optional("periode");
        let time = time(day, stretch, diagnostics).or_else(|| default.time.clone());
        Delivery {
            span,
            recorded_on: recorded_on
                .or(source.as_ref().and_then(|source| source.date))
                .or(default.recorded_on),
            source: source.or_else(|| default.source.clone()),
            status: status.unwrap_or(default.status),
            qualifier: qualifier.unwrap_or(default.qualifier),
            time,
            reason,
        }
    }

    /// Reports what a delivery with rows must say.
    fn check(&self, diagnostics: &mut Diagnostics) {
        if self.source.is_none() {
            diagnostics.push(Diagnostic::new(&file::MISSING_KEY, self.span).with("key", "bron"));
        } else if self.recorded_on.is_none() {
            diagnostics.push(Diagnostic::new(&data::NO_RECORDED_DAY, self.span));
        }
    }

    /// Reports a time after the day on which it was recorded, where the status does not look ahead.
    pub fn check_ahead(
        &self,
        last_day: Date,
        status: Status,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(recorded_on) = self.recorded_on else {
            return;
        };
        if last_day > recorded_on && !status.looks_ahead() {
            diagnostics.push(
                Diagnostic::new(&data::TIME_AHEAD, span)
                    .with("recorded", crate::model::notation::date(recorded_on)),
            );
        }
    }
}

/// The deliveries of a dataset, each with the values of the keys that hold its rows: first what
/// stands at the top of the file, then the items of `leveringen`.
pub(super) fn deliveries<'a, const N: usize>(
    span: Span,
    keys: &mut Mapping<'a>,
    contents: [&'static str; N],
    diagnostics: &mut Diagnostics,
) -> Vec<(Delivery, [Option<&'a Node>; N])> {
    let top = Delivery::of_dataset(span, keys, diagnostics);
    let own = contents.map(|key| keys.optional(key));
    let list = keys.optional("leveringen");
    let mut found = Vec::new();
    for item in list.map_or(&[][..], Node::items) {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let delivery = Delivery::read(keys.key_span(), &mut keys, &top, diagnostics);
        let rows = contents.map(|key| keys.optional(key));
        if rows.iter().all(Option::is_none) {
            diagnostics.push(
                Diagnostic::new(&file::MISSING_KEY, keys.key_span()).with("key", contents[0]),
            );
        }
        keys.finish(diagnostics);
        found.push((delivery, rows));
    }
    if own.iter().any(Option::is_some) {
        found.insert(0, (top, own));
    } else if list.is_none() {
        diagnostics.push(Diagnostic::new(&file::MISSING_KEY, span).with("key", contents[0]));
    }
    for (delivery, _) in &found {
        delivery.check(diagnostics);
    }
    found
}

/// The time of a row or delivery, from its `peildatum` or `periode`.
pub(super) fn time(
    day: Option<&Node>,
    stretch: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Time>> {
    match (day, stretch) {
        (Some(day), Some(stretch)) => {
            let words = Words::new("hier staat de peildatum", "the peildatum stands here");
            diagnostics
                .push(Diagnostic::new(&data::TWO_TIMES, stretch.span).related(day.span, words));
            None
        }
        (Some(day), None) => {
            let date = day.date(diagnostics)?;
            Some(Located::new(Time::AsOf(date.value), date.span))
        }
        (None, Some(stretch)) => {
            let period = stretch.period(diagnostics)?;
            Some(Located::new(Time::Over(period.value), period.span))
        }
        (None, None) => None,
    }
}

fn source(node: &Node, diagnostics: &mut Diagnostics) -> Source {
    // A wrong source was reported; an empty one in its place keeps it from being called missing.
    let Some(mut keys) = node.mapping(diagnostics) else {
        return Source::default();
    };
    let title = keys
        .required("titel", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let publisher = keys
        .optional("uitgever")
        .and_then(|node| node.text(diagnostics));
    let date = keys
        .optional("datum")
        .and_then(|node| node.date(diagnostics));
    let url = keys
        .optional("url")
        .and_then(|node| web_address(node, diagnostics));
    keys.finish(diagnostics);
    Source {
        title: title.map(|title| title.value).unwrap_or_default(),
        publisher: publisher.map(|publisher| publisher.value),
        date: date.map(|date| date.value),
        url: url.map(|url| url.value),
    }
}

/// What a dataset or a measure says about its numbers.
#[derive(Clone)]
struct Counting {
    unit: Option<Located<Unit>>,
    decimals: u32,
    persons: Option<bool>,
}

impl Counting {
    fn read(
        keys: &mut Mapping<'_>,
        default: Option<&Counting>,
        diagnostics: &mut Diagnostics,
    ) -> Counting {
        let plural = keys
            .optional("eenheid")
            .and_then(|node| node.text(diagnostics));
        let singular = keys
            .optional("enkelvoud")
            .and_then(|node| node.text(diagnostics));
        let decimals = keys
            .optional("decimalen")
            .and_then(|node| node.whole(0..MAX_DECIMALS + 1, diagnostics));
        let persons = keys
            .optional("personen")
            .and_then(|node| node.yes_or_no(diagnostics));
        let mut unit = plural.map(|text| Located::new(Unit::named(&text.value), text.span));
        // What the dataset says of persons is about its own unit, not about that of a measure.
        let inherited = if unit.is_none() {
            default.and_then(|counting| counting.persons)
        } else {
            None
        };
        if unit.is_none() {
            unit = default.and_then(|counting| counting.unit.clone());
        }
        if let (Some(unit), Some(singular)) = (&mut unit, singular) {
            unit.value.singular = Some(singular.value);
        }
        Counting {
            unit,
            decimals: decimals
                .or(default.map(|counting| counting.decimals))
                .unwrap_or(0),
            persons: persons.or(inherited),
        }
    }

    fn measure(
        self,
        name: &str,
        title: Option<String>,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Measure> {
        let Some(unit) = self.unit else {
            diagnostics.push(Diagnostic::new(&file::MISSING_KEY, span).with("key", "eenheid"));
            return None;
        };
        let persons = self.persons.or_else(|| unit.value.counts_persons());
        if persons.is_none() {
            diagnostics.push(
                Diagnostic::new(&data::UNKNOWN_UNIT, unit.span)
                    .with("unit", unit.value.plural.as_str()),
            );
        }
        let title = title.unwrap_or_else(|| match (name, unit.value.kind) {
            ("aantal", UnitKind::Count) => capitalised(&unit.value.plural),
            ("aantal", UnitKind::Euro) => "Bedrag".to_owned(),
            ("aantal", UnitKind::Percent) => "Percentage".to_owned(),
            _ => title_of(name),
        });
        Some(Measure {
            name: name.to_owned(),
            title,
            unit: unit.value,
            decimals: self.decimals,
            persons: persons.unwrap_or(true),
        })
    }
}

/// The measures of a `tabel`: those under `maten`, or one, `aantal`, with the unit of the dataset.
pub(super) fn measures(
    span: Span,
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Measure> {
    let counting = Counting::read(keys, None, diagnostics);
    let Some(list) = keys.optional("maten") else {
        let measure = counting.measure("aantal", None, span, diagnostics);
        return measure.into_iter().collect();
    };
    let mut measures = Vec::new();
    for (name, node) in list.entries(diagnostics).unwrap_or_default() {
        let fits = check_column(name, diagnostics);
        let Some(mut keys) = node.mapping(diagnostics) else {
            continue;
        };
        let own = Counting::read(&mut keys, Some(&counting), diagnostics);
        let title = keys
            .optional("titel")
            .and_then(|node| node.text(diagnostics))
            .map(|title| title.value);
        keys.finish(diagnostics);
        let measure = own.measure(&name.value, title, name.span, diagnostics);
        measures.extend(measure.filter(|_| fits));
    }
    measures
}

/// The titles of dimensions, by name (`dimensies`).
pub(super) fn dimension_titles(
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Located<String>> {
    let mut titles = BTreeMap::new();
    let Some(list) = keys.optional("dimensies") else {
        return titles;
    };
    for (name, node) in list.entries(diagnostics).unwrap_or_default() {
        if check_column(name, diagnostics)
            && let Some(title) = node.text(diagnostics)
        {
            titles.insert(name.value.clone(), Located::new(title.value, name.span));
        }
    }
    titles
}

/// Whether a name can be that of a measure or dimension; reported if not.
fn check_column(name: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
    let complaint = unfit_column(name);
    let fits = complaint.is_none();
    complaint
        .into_iter()
        .for_each(|complaint| diagnostics.push(complaint));
    fits
}

/// Why a name cannot be that of a measure or dimension, if it cannot.
pub(super) fn unfit_column(name: &Located<String>) -> Option<Diagnostic> {
    let text = name.value.as_str();
    let entry = if !is_name(text) {
        &data::COLUMN_NAME
    } else if ROW_WORDS.contains(&text) || DELIVERY_WORDS.contains(&text) {
        &data::COLUMN_TAKEN
    } else {
        return None;
    };
    Some(Diagnostic::new(entry, name.span).with("name", text))
}

/// The heading for a name: `soort_hulp` becomes `Soort hulp`.
pub(super) fn title_of(name: &str) -> String {
    capitalised(&name.replace('_', " "))
}

pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
