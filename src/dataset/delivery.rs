//! The deliveries that the rows of a dataset came in, each with its own day and source.

use crate::diag::{Diagnostic, Diagnostics, Located, Span, Words, data, file};
use crate::model::{Date, Qualifier, Source, Status, Time, notation};
use crate::syntax::settings::web_address;
use crate::syntax::yaml::{Mapping, Node};

use super::Reason;

/// The words for the reasons of a later recording.
pub(super) const REASONS: [(Reason, &str); 2] = [
    (Reason::Correction, "correctie"),
    (Reason::Revision, "herziening"),
];

/// Where the time of what is recorded stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timing {
    /// Above the rows, or in a row (`peildatum`, `periode`).
    OfRows,
    /// In each entry only, in words of its own (`begin`, `wanneer`).
    InEntries,
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
    /// What holds where nobody said anything.
    fn silent(span: Span) -> Delivery {
        Delivery {
            span,
            recorded_on: None,
            source: None,
            status: Status::default(),
            qualifier: Qualifier::default(),
            time: None,
            reason: None,
        }
    }

    fn read(
        span: Span,
        keys: &mut Mapping<'_>,
        default: &Delivery,
        timing: Timing,
        diagnostics: &mut Diagnostics,
    ) -> Delivery {
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
            .and_then(|node| node.choice(&REASONS, diagnostics));
        let time = match timing {
            Timing::InEntries => None,
            Timing::OfRows => {
                let day = keys.optional("peildatum");
                let stretch = keys.optional("periode");
                time(day, stretch, diagnostics).or_else(|| default.time.clone())
            }
        };
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
                    .with("recorded", notation::date(recorded_on)),
            );
        }
    }
}

/// The deliveries of a dataset, each with the values of the keys that hold its rows, in the order
/// in which they became known: what stands at the top of the file goes before an item of
/// `leveringen` of the same day, and what was known always goes first.
///
/// Were it the order of the file, a delivery written above the others would decide which column of
/// an earlier letter comes first.
pub(super) fn deliveries<'a, const N: usize>(
    span: Span,
    keys: &mut Mapping<'a>,
    contents: [&'static str; N],
    timing: Timing,
    diagnostics: &mut Diagnostics,
) -> Vec<(Delivery, [Option<&'a Node>; N])> {
    let top = Delivery::read(span, keys, &Delivery::silent(span), timing, diagnostics);
    let own = contents.map(|key| keys.optional(key));
    let list = keys.optional("leveringen");
    let mut found = Vec::new();
    for item in list.map_or(&[][..], Node::items) {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let delivery = Delivery::read(keys.key_span(), &mut keys, &top, timing, diagnostics);
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
