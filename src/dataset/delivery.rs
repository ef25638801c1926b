//! The deliveries that the rows of a dataset came in, each with its own day and source.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file, phrases};
use crate::model::{Date, DeliveryReason, Qualifier, Source, Status, Time, notation};
use crate::syntax::settings::web_address;
use crate::syntax::yaml::{Mapping, Node};

use super::standing::Standing;

/// The words for the reasons of a later recording.
pub(super) const REASONS: [(DeliveryReason, &str); 2] = [
    (DeliveryReason::Correction, "correctie"),
    (DeliveryReason::Revision, "herziening"),
];

/// What may stand above the entries of a dataset, besides what every delivery says.
pub(super) struct Above {
    /// `peildatum` or `periode`. Phases and events have a time of their own.
    pub time: bool,
    /// `stand`: whether it happened or is intended.
    pub standing: bool,
    /// Dimensions with one value for all rows.
    pub dimensions: &'static [&'static str],
}

/// Which municipalities take part, as far as the author says (`gebied`).
#[derive(Clone, Debug)]
pub(super) enum Coverage {
    /// `onbekend`: nobody knows.
    Unknown,
    /// The region set with this id.
    Set(Arc<str>),
}

impl Coverage {
    /// The id of the region set, where one is known.
    pub fn id(&self) -> Option<Arc<str>> {
        match self {
            Coverage::Unknown => None,
            Coverage::Set(id) => Some(id.clone()),
        }
    }
}

/// The region sets that a dataset names, each where it was met first.
#[derive(Default)]
pub(super) struct Areas(pub BTreeMap<Arc<str>, Span>);

impl Areas {
    /// Reads a `gebied`.
    pub fn read(&mut self, node: &Node, diagnostics: &mut Diagnostics) -> Option<Coverage> {
        let text = node.text(diagnostics)?;
        if text.value == NO_AREA {
            return Some(Coverage::Unknown);
        }
        // Many rows name one area: they share its name.
        let known = self.0.get_key_value(text.value.as_str());
        let id = known.map_or_else(|| Arc::from(text.value.as_str()), |(id, _)| id.clone());
        self.0.entry(id.clone()).or_insert(text.span);
        Some(Coverage::Set(id))
    }
}

/// What stands under `gebied` where nobody knows which municipalities take part.
pub(super) const NO_AREA: &str = "onbekend";

/// What holds for all rows of a delivery, unless a row says otherwise.
#[derive(Clone)]
pub(super) struct Delivery {
    /// A small place for what concerns the delivery as a whole.
    pub span: Span,
    pub recorded_on: Option<Date>,
    /// `None` where nobody said; [`Delivery::check`] reports that.
    pub source: Option<Source>,
    pub status: Status,
    pub standing: Option<Standing>,
    pub qualifier: Qualifier,
    pub time: Option<Located<Time>>,
    /// `None` where nobody said anything about it.
    pub area: Option<Coverage>,
    /// The dimensions that have one value for all rows.
    pub dimensions: Vec<(&'static str, Located<String>)>,
    pub reason: Option<DeliveryReason>,
}

/// The deliveries of a dataset, each with the values of the keys that hold its rows.
pub(super) struct Deliveries<'a, const N: usize> {
    pub list: Vec<(Delivery, [Option<&'a Node>; N])>,
    pub areas: Areas,
}

impl Delivery {
    /// What holds where nobody said anything.
    fn silent(span: Span) -> Delivery {
        Delivery {
            span,
            recorded_on: None,
            source: None,
            status: Status::default(),
            standing: None,
            qualifier: Qualifier::default(),
            time: None,
            area: None,
            dimensions: Vec::new(),
            reason: None,
        }
    }

    fn read(
        span: Span,
        keys: &mut Mapping<'_>,
        default: &Delivery,
        above: &Above,
        areas: &mut Areas,
        diagnostics: &mut Diagnostics,
    ) -> Delivery {
        let recorded_on = keys
            .optional("vastgesteld_op")
            .and_then(|node| node.date(diagnostics))
            .map(|date| date.value);
        let source = keys.optional("bron").map(|node| source(node, diagnostics));
        let status = keys.optional("status");
        let standing = if above.standing {
            keys.optional("stand")
        } else {
            None
        };
        let (status, standing) = Standing::read(
            standing,
            status,
            (default.status, default.standing),
            diagnostics,
        );
        let area = keys
            .optional("gebied")
            .and_then(|node| areas.read(node, diagnostics));
        let mut dimensions = default.dimensions.clone();
        for name in above.dimensions {
            if let Some(value) = keys.optional(name).and_then(|node| node.text(diagnostics)) {
                dimensions.retain(|(known, _)| known != name);
                dimensions.push((name, value));
            }
        }
        let qualifier = keys
            .optional("kwalificatie")
            .and_then(|node| node.choice(&Qualifier::ALL, diagnostics));
        let reason = keys
            .optional("reden")
            .and_then(|node| node.choice(&REASONS, diagnostics));
        let time = if above.time {
            let day = keys.optional("peildatum");
            let stretch = keys.optional("periode");
            time(day, stretch, diagnostics).or_else(|| default.time.clone())
        } else {
            None
        };
        Delivery {
            span,
            recorded_on: recorded_on
                .or(source.as_ref().and_then(|source| source.date))
                .or(default.recorded_on),
            source: source.or_else(|| default.source.clone()),
            status,
            standing,
            qualifier: qualifier.unwrap_or(default.qualifier),
            time,
            area: area.or_else(|| default.area.clone()),
            dimensions,
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
                    .with("recorded", notation::date(recorded_on)),
            );
        }
    }
}

/// Reads the deliveries of a dataset, in the order in which they became known: what stands at the top of the file goes before an item of
/// `leveringen` of the same day, and what was known always goes first.
///
/// Were it the order of the file, a delivery written above the others would decide which column of
/// an earlier letter comes first.
pub(super) fn deliveries<'a, const N: usize>(
    span: Span,
    keys: &mut Mapping<'a>,
    contents: [&'static str; N],
    above: &Above,
    diagnostics: &mut Diagnostics,
) -> Deliveries<'a, N> {
    let mut areas = Areas::default();
    let silent = Delivery::silent(span);
    let top = Delivery::read(span, keys, &silent, above, &mut areas, diagnostics);
    let own = contents.map(|key| keys.optional(key));
    let list = keys.optional("leveringen");
    let mut found = Vec::new();
    for item in list.map_or(&[][..], Node::items) {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let span = keys.key_span();
        let delivery = Delivery::read(span, &mut keys, &top, above, &mut areas, diagnostics);
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
    found.sort_by_key(|(delivery, _)| delivery.recorded_on);
    Deliveries { list: found, areas }
}

/// The time of a row or delivery, from its `peildatum` or `periode`.
pub(super) fn time(
    day: Option<&Node>,
    stretch: Option<&Node>,
    diagnostics: &mut Diagnostics,
) -> Option<Located<Time>> {
    match (day, stretch) {
        (Some(day), Some(stretch)) => {
            let words = phrases::place::PEILDATUM;
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
