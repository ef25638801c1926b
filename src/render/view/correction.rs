//! What templates see of a correction: what differs from the version before, and where.

use std::borrow::Cow;

use serde::Serialize;

use super::time::DayView;
use crate::model::{
    CorrectedFigure, CorrectedPassage, Correction, CorrectionKind, HeaderField, HeaderValue,
    Letter, PassageChange, Site, notation,
};

/// `verbetering`: the correction that made this version.
#[derive(Serialize)]
pub(in crate::render) struct CorrectionView<'a> {
    #[serde(rename = "versie")]
    version: u32,
    /// `Erratum`.
    #[serde(rename = "soort")]
    kind: String,
    /// What that word means.
    #[serde(rename = "uitleg")]
    meaning: &'static str,
    #[serde(rename = "reden")]
    reason: Cow<'a, str>,
    #[serde(rename = "door")]
    by: &'a str,
    #[serde(rename = "datum")]
    date: DayView,
    /// The version before it.
    #[serde(rename = "vorige")]
    before: u32,
    /// Where that stands: from the front of the site, and in full.
    #[serde(rename = "vorige_pad")]
    before_path: String,
    #[serde(rename = "vorige_adres")]
    before_address: String,
    #[serde(rename = "cijfers")]
    figures: Vec<FigureView<'a>>,
    /// That there are more, where they are too many to name.
    #[serde(rename = "cijfers_meer")]
    more_figures: Option<String>,
    passages: Vec<PassageView<'a>>,
    /// What corrections before this one took away.
    #[serde(rename = "eerder_vervallen")]
    removed_before: Vec<PassageView<'a>>,
}

#[derive(Serialize)]
struct FigureView<'a> {
    #[serde(rename = "wat")]
    what: &'a str,
    /// Where it stands, if that can be led to.
    #[serde(rename = "anker")]
    anchor: Option<&'a str>,
    #[serde(rename = "oud")]
    before: &'a str,
    #[serde(rename = "nieuw")]
    now: &'a str,
}

#[derive(Serialize)]
struct PassageView<'a> {
    #[serde(rename = "anker")]
    anchor: Option<&'a str>,
    /// Where it stands or stood, in words.
    #[serde(rename = "waar")]
    place: &'a str,
    /// `gewijzigd`, `nieuw` or `vervallen`.
    #[serde(rename = "wat")]
    change: &'static str,
    /// Whether it is gone: then links to it lead here.
    #[serde(rename = "weg")]
    is_gone: bool,
}

impl<'a> CorrectionView<'a> {
    /// What is said of the correction of a letter. `permalink` is where the version that counts stands;
    /// `is_there` tells to which anchors something can lead.
    pub(in crate::render) fn of(
        letter: &'a Letter,
        permalink: &str,
        site: &Site,
        is_there: impl Fn(&str) -> bool,
    ) -> Option<CorrectionView<'a>> {
        let correction = letter.correction.as_ref()?;
        let version = letter.version.unwrap_or(2);
        let before = version.saturating_sub(1);
        let passage = |passage: &'a CorrectedPassage| passage_view(passage, &is_there);
        let figure = |figure: &'a CorrectedFigure| FigureView {
            what: &figure.what,
            anchor: figure.passage.as_deref().filter(|anchor| is_there(anchor)),
            before: &figure.before,
            now: &figure.now,
        };
        Some(CorrectionView {
            version,
            kind: notation::capitalised(correction.kind.word()),
            meaning: match correction.kind {
                CorrectionKind::Erratum => {
                    "Een erratum verbetert een vergissing. De boodschap van de brief blijft dezelfde."
                }
                CorrectionKind::Rectification => {
                    "Een rectificatie herstelt een fout in de boodschap van de brief."
                }
            },
            reason: sentence(&correction.reason),
            by: &correction.by,
            date: DayView::of(correction.on),
            before,
            before_address: format!("{}{permalink}v{before}/", site.base_url),
            before_path: format!("{permalink}v{before}/"),
            figures: correction.figures.iter().map(figure).collect(),
            more_figures: more(correction.more_figures),
            passages: correction.passages.iter().map(passage).collect(),
            removed_before: correction.removed_before.iter().map(passage).collect(),
        })
    }
}

fn more(figures: usize) -> Option<String> {
    match figures {
        0 => None,
        1 => Some("En nog één getal in een grafiek of tabel.".to_owned()),
        more => {
            let more = notation::count(more);
            Some(format!("En nog {more} getallen in grafieken en tabellen."))
        }
    }
}

fn passage_view<'a>(
    passage: &'a CorrectedPassage,
    is_there: impl Fn(&str) -> bool,
) -> PassageView<'a> {
    let is_gone = passage.change == PassageChange::Removed;
    PassageView {
        anchor: passage
            .anchor
            .as_deref()
            .filter(|anchor| is_gone || is_there(anchor)),
        place: &passage.place,
        change: change(passage.change),
        is_gone,
    }
}

/// What happened to a passage, in a word.
pub(in crate::render) fn change(change: PassageChange) -> &'static str {
    match change {
        PassageChange::Changed => "gewijzigd",
        PassageChange::Added => "nieuw",
        PassageChange::Removed => "vervallen",
    }
}

/// The day whose knowledge a corrected letter shows, in words.
pub(in crate::render) fn known_on(letter: &Letter) -> Option<String> {
    let on = letter.correction.as_ref()?.on;
    let is_later = letter.date.is_none_or(|date| date < on);
    is_later.then(|| {
        let on = notation::date(on);
        format!("Deze versie geeft weer wat op {on} bekend was.")
    })
}

/// The fields of the head but the subject, which is the title; of a corrected letter also when.
pub(in crate::render) fn header(letter: &Letter) -> Vec<Cow<'_, HeaderField>> {
    let fields = letter.header.iter();
    let fields = fields.filter(|field| field.field != "onderwerp");
    let mut fields: Vec<Cow<'_, HeaderField>> = fields.map(Cow::Borrowed).collect();
    if let Some(correction) = &letter.correction {
        let date = fields.iter().position(|field| field.field == "datum");
        let place = date.map_or(fields.len(), |date| date + 1);
        fields.insert(place, Cow::Owned(corrected(letter, correction)));
    }
    fields
}

fn corrected(letter: &Letter, correction: &Correction) -> HeaderField {
    let version = letter.version.unwrap_or(2);
    let (on, kind) = (notation::date(correction.on), correction.kind.word());
    HeaderField {
        field: CORRECTED.to_owned(),
        label: "Verbeterd".to_owned(),
        value: HeaderValue::Text {
            text: format!("{on} (versie {version}, {kind})"),
            names: Vec::new(),
        },
    }
}

/// The field of the head that says when a letter was corrected.
pub(in crate::render) const CORRECTED: &str = "verbeterd";

/// Words as a sentence.
fn sentence(words: &str) -> Cow<'_, str> {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(format!("{words}."))
}
