//! The letter: one self-contained value that every output is a function of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attachment::{Attachment, Secrecy};
use super::chart::Chart;
use super::commitment::{Commitment, Settlement};
use super::correction::Correction;
use super::date::Date;
use super::document::{Anchor, Block, Document, Footnote};
use super::figure::{Area, Figure};
use super::kenmerk::Kenmerk;
use super::person::Holder;
use super::signature::Signature;
use super::table::Table;

/// The version of the letter's JSON. Older ones are read for ever.
pub const LETTER_SCHEMA: u32 = 1;

/// A letter with everything that any output needs, all words included. It holds answers (figures,
/// charts, tables), never queries.
///
/// Its JSON is a public format: decimals are strings, keys have a fixed order, and a round trip
/// loses nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Letter {
    /// Version of this format: [`LETTER_SCHEMA`].
    pub schema: u32,
    /// What this kind of letter is called: `Raadsinformatiebrief`.
    #[serde(rename = "soort")]
    pub kind_name: String,
    /// Its number; `None` only for a draft.
    pub kenmerk: Option<Kenmerk>,
    /// Its address in the site, with a slash at the end: `brieven/2019/rib-2019-001/`.
    #[serde(rename = "adres")]
    pub address: String,
    /// Whether it is ready to be published.
    pub status: LetterStatus,
    /// The version, from 1; `None` for what was never published.
    #[serde(rename = "versie", default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// What made this version; `None` for a first one.
    #[serde(rename = "correctie", default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// Language (BCP 47).
    #[serde(rename = "taal")]
    pub language: String,
    /// What it is about.
    #[serde(rename = "onderwerp")]
    pub subject: String,
    /// Its date; `None` only for a draft.
    #[serde(rename = "datum")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Who sends it.
    #[serde(rename = "afzender")]
    pub sender: Sender,
    /// What it says in a few sentences, in plain text.
    #[serde(rename = "samenvatting")]
    pub summary: String,
    /// The portfolio holders, with the office that each held on its date.
    #[serde(
        rename = "portefeuillehouders",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub holders: Vec<Holder>,
    /// The dossier that it belongs to.
    pub dossier: Option<String>,
    /// What it is about, by the themes of the site.
    #[serde(rename = "themas", default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<LetterTheme>,
    /// The organisations that it speaks of: those that its author names, and those that its data are
    /// about.
    #[serde(
        rename = "organisaties",
        default,
        skip_serializing_if = "Vec::is_empty"
    )]
    pub organisations: Vec<String>,
    /// The municipalities that it speaks of, in the same way.
    #[serde(rename = "gemeenten", default, skip_serializing_if = "Vec::is_empty")]
    pub municipalities: Vec<String>,
    /// The sets of municipalities that its data are about.
    #[serde(rename = "gebieden", default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// The fields of its head, in order, with their labels.
    #[serde(rename = "kop")]
    pub header: Vec<HeaderField>,
    /// What a reader must know before reading on.
    #[serde(rename = "meldingen")]
    pub notices: Vec<Notice>,
    /// The secrecy that rests on it; such a letter is never public.
    #[serde(
        rename = "geheimhouding",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub secrecy: Option<Secrecy>,
    /// The body.
    #[serde(rename = "inhoud")]
    pub body: Vec<Block>,
    /// Footnotes, in reading order.
    #[serde(rename = "noten")]
    pub footnotes: Vec<Footnote>,
    /// The figures in the text, in reading order.
    #[serde(rename = "cijfers")]
    pub figures: Vec<Figure>,
    /// The charts, in reading order.
    #[serde(rename = "grafieken")]
    pub charts: Vec<Chart>,
    /// The tables, in reading order.
    #[serde(rename = "tabellen")]
    pub tables: Vec<Table>,
    /// What stands under it.
    #[serde(
        rename = "ondertekening",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub signature: Option<Signature>,
    /// What is sent along with it, in order.
    #[serde(rename = "bijlagen", default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Addresses at which it stood before, in full or from the site's root; they lead to it.
    #[serde(rename = "aliassen", default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What is promised to the council.
    #[serde(rename = "toezeggingen")]
    pub commitments: Vec<Commitment>,
    /// How earlier commitments stand.
    #[serde(rename = "afdoening", default, skip_serializing_if = "Vec::is_empty")]
    pub settlements: Vec<Settlement>,
    /// Where the figures, charts and tables come from.
    #[serde(rename = "bronnen")]
    pub sources: Vec<SourceEntry>,
    /// The headings above the parts that are made from data.
    #[serde(rename = "koppen")]
    pub headings: Headings,
}

/// The headings above the parts of a letter that are made from data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Headings {
    /// Above the attachments; `None` where there are none.
    #[serde(rename = "bijlagen", default, skip_serializing_if = "Option::is_none")]
    pub attachments: Option<String>,
    /// Above the commitments.
    #[serde(rename = "toezeggingen")]
    pub commitments: String,
    /// Above what is said of earlier commitments; `None` where nothing is.
    #[serde(rename = "afdoening", default, skip_serializing_if = "Option::is_none")]
    pub settlements: Option<String>,
    /// Above the footnotes.
    #[serde(rename = "noten")]
    pub footnotes: String,
    /// Above the sources.
    #[serde(rename = "bronnen")]
    pub sources: String,
}

/// Whether a letter is ready to be published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LetterStatus {
    /// Being written; shown only when asked for, and clearly marked.
    #[default]
    #[serde(rename = "concept")]
    Draft,
    /// Ready to be published; a page that is ready is public.
    #[serde(rename = "gereed")]
    Ready,
}

/// The body that sends a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sender {
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its code in the TOOI registers.
    pub code: Option<String>,
}

/// A theme of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LetterTheme {
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// The address of the national theme that it belongs to, in the TOOI registers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}

/// A field of the head of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeaderField {
    /// Which field it is: `portefeuillehouder`.
    #[serde(rename = "veld")]
    pub field: String,
    /// What is printed before it: `Portefeuillehouder`.
    #[serde(rename = "label")]
    pub label: String,
    /// What it says.
    #[serde(rename = "waarde")]
    pub value: HeaderValue,
}

/// What a field of the head says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum HeaderValue {
    /// Words.
    #[serde(rename = "tekst")]
    Text {
        /// The words.
        #[serde(rename = "tekst")]
        text: String,
        /// Each of the portfolio holders by name, where the words name several.
        #[serde(rename = "namen", default, skip_serializing_if = "Vec::is_empty")]
        names: Vec<String>,
    },
    /// A day, with the words for it.
    #[serde(rename = "datum")]
    Date {
        /// The day.
        #[serde(rename = "datum")]
        #[schemars(with = "String")]
        date: Date,
        /// `22 maart 2019`.
        #[serde(rename = "tekst")]
        text: String,
    },
}

/// What a reader must know before reading on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// Why it is there.
    #[serde(rename = "soort")]
    pub kind: NoticeKind,
    /// The words.
    #[serde(rename = "tekst")]
    pub text: String,
}

/// Why a notice is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Secrecy rests on the letter.
    #[serde(rename = "geheim")]
    Secret,
    /// The letter is a draft.
    #[serde(rename = "concept")]
    Draft,
    /// The letter was put together from another document and never sent.
    #[serde(rename = "reconstructie")]
    Reconstruction,
    /// Figures in it are made up.
    #[serde(rename = "fictief")]
    Fictitious,
}

/// An entry of the list of sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceEntry {
    /// Where links from figures point: `bron-1`.
    #[serde(rename = "anker")]
    pub anchor: Anchor,
    /// Id of the dataset.
    pub dataset: String,
    /// Title of the dataset.
    #[serde(rename = "titel")]
    pub title: String,
    /// What is known of it, in order: label (`Bron`, `Peildatum`, `Gebied`) and words.
    #[serde(rename = "regels")]
    pub lines: Vec<SourceLine>,
}

/// A line of an entry of the list of sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceLine {
    /// `Bron`, `Peildatum`, `Gebied`.
    pub label: String,
    /// The words.
    #[serde(rename = "tekst")]
    pub text: String,
    /// Where more can be found; http or https only.
    pub url: Option<String>,
}

/// The JSON Schema of the letter's JSON, as it is published.
pub fn letter_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Letter).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "Raadsbrief".into());
    }
    schema
}

impl HeaderValue {
    /// The words.
    pub fn text(&self) -> &str {
        let (HeaderValue::Text { text, .. } | HeaderValue::Date { text, .. }) = self;
        text
    }
}

impl LetterStatus {
    /// Every status with the word for it.
    pub const ALL: [(LetterStatus, &'static str); 2] = [
        (LetterStatus::Draft, "concept"),
        (LetterStatus::Ready, "gereed"),
    ];
}

impl Headings {
    /// The words that letters and pages have.
    pub fn dutch() -> Headings {
        Headings {
            attachments: None,
            commitments: "Toezeggingen".to_owned(),
            settlements: None,
            footnotes: "Noten".to_owned(),
            sources: "Bronnen en peildata".to_owned(),
        }
    }
}

impl Letter {
    /// Whether everyone may see it on a day; others are shown because somebody asked for drafts.
    pub fn is_public(&self, today: Date) -> bool {
        self.status == LetterStatus::Ready
            && self.secrecy.is_none()
            && self.date.is_some_and(|date| date <= today)
    }

    /// The words for the portfolio holders in its head.
    pub fn portfolio_holder(&self) -> Option<&str> {
        holder_field(&self.header).map(|(text, _)| text)
    }

    /// The portfolio holders. Letters of before they were kept apart say them in their head only.
    pub fn portfolio_holders(&self) -> Vec<Holder> {
        Letter::holders_of(&self.holders, &self.header)
    }

    /// The same by the holders and the head of a letter.
    pub(super) fn holders_of(holders: &[Holder], header: &[HeaderField]) -> Vec<Holder> {
        match (holders, holder_field(header)) {
            ([], Some((text, []))) => vec![Holder::called(text)],
            ([], Some((_, names))) => names.iter().map(|name| Holder::called(name)).collect(),
            (holders, _) => holders.to_vec(),
        }
    }

    /// What the letter says below its head.
    pub fn document(&self) -> Document<'_> {
        Document {
            address: &self.address,
            body: &self.body,
            footnotes: &self.footnotes,
            figures: &self.figures,
            charts: &self.charts,
            tables: &self.tables,
            sources: &self.sources,
        }
    }
}

/// What the head says of portfolio holders: the words, and each name where they name several.
fn holder_field(header: &[HeaderField]) -> Option<(&str, &[String])> {
    let mut fields = header.iter();
    fields.find_map(|field| match (field.field.as_str(), &field.value) {
        ("portefeuillehouder", HeaderValue::Text { text, names }) => {
            Some((text.as_str(), names.as_slice()))
        }
        _ => None,
    })
}
