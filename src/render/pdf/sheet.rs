//! A letter as its template reads it: `/brief.json`.
//!
//! Everything that must be decided is decided here; the template only sets. Words are those of the
//! page, by the same functions.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{
    Artifact, Concept, Date, HeaderField, Letter, LetterStatus, Signature, Site, SourceEntry,
    Typeface,
};

use super::anchors;
use super::body::{Block, Body};
use crate::render::html::contents;
use crate::render::view::{
    AttachmentView, CORRECTED, CalculationView, CommitmentView, ConceptView, CorrectionView,
    FooterLineView, HolderView, NoticeView, SettlementView, attachment, calculations, commitments,
    concept as concept_view, description, footer_line, header, holders, known_on, notice,
    running_head, settlements, subjects, title,
};

/// What is the same on every letter of a site.
#[derive(Serialize)]
pub(super) struct House {
    accent: String,
    #[serde(rename = "schreef")]
    serif: bool,
    logo: Option<LogoView>,
    #[serde(rename = "voettekst")]
    footer: Vec<FooterLineView>,
}

#[derive(Serialize)]
struct LogoView {
    #[serde(rename = "bestand")]
    file: &'static str,
    #[serde(rename = "tekst")]
    text: String,
}

impl House {
    pub(super) fn of(site: &Site) -> House {
        House {
            accent: site.accent.hex(),
            serif: site.typeface == Typeface::Serif,
            logo: site.logo.as_ref().map(|logo| LogoView {
                file: logo.picture.name,
                text: logo.text.clone(),
            }),
            footer: site.footer.iter().map(footer_line).collect(),
        }
    }
}

/// `/brief.json`.
#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    #[serde(rename = "huis")]
    house: &'a House,
    /// The public address of the site, with a slash at the end.
    #[serde(rename = "adres")]
    base_url: &'a str,
    /// Where the letter lives in it.
    #[serde(rename = "pad")]
    address: &'a str,
    #[serde(rename = "taal")]
    language: String,
    #[serde(rename = "regio")]
    region: Option<String>,
    #[serde(rename = "titel")]
    title: String,
    #[serde(rename = "auteur")]
    author: &'a str,
    #[serde(rename = "omschrijving")]
    description: Cow<'a, str>,
    #[serde(rename = "trefwoorden")]
    keywords: Vec<String>,
    /// An archive asks for one; a draft without has that of the day.
    #[serde(rename = "datum")]
    date: (i16, i8, i8),
    #[serde(rename = "lopend")]
    running_head: String,
    #[serde(rename = "soort")]
    kind_name: &'a str,
    /// Its number, where its head has no field for it.
    #[serde(rename = "kenmerk_los")]
    number_apart: Option<&'a str>,
    concept: bool,
    /// What it says to whoever is asked to agree to it.
    #[serde(rename = "controle")]
    control: Option<ConceptView>,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "afzender")]
    sender: &'a str,
    #[serde(rename = "kop")]
    header: Vec<FieldView<'a>>,
    /// Which version it is; `None` before it is published.
    #[serde(rename = "versie")]
    version: Option<u32>,
    #[serde(rename = "verbetering")]
    correction: Option<CorrectionView<'a>>,
    #[serde(rename = "bekend_op")]
    known_on: Option<String>,
    #[serde(rename = "meldingen")]
    notices: Vec<NoticeView<'a>>,
    /// For a long letter.
    #[serde(rename = "inhoudsopgave")]
    contents: Vec<ContentsView<'a>>,
    #[serde(rename = "inhoud")]
    body: Vec<Block<'a>>,
    #[serde(rename = "noten")]
    footnotes: Vec<Vec<Block<'a>>>,
    #[serde(rename = "koppen")]
    headings: &'a crate::model::Headings,
    #[serde(rename = "ondertekening")]
    signature: Option<&'a Signature>,
    #[serde(rename = "bijlagen")]
    attachments: Vec<AttachmentView<'a>>,
    #[serde(rename = "afdoening")]
    settlements: Vec<SettlementView<'a>>,
    #[serde(rename = "toezeggingen")]
    commitments: Vec<CommitmentView<'a>>,
    #[serde(rename = "bronnen")]
    sources: Vec<SourceView<'a>>,
    #[serde(rename = "berekeningen")]
    calculations: Vec<CalculationView<'a>>,
    #[serde(rename = "onderwerpen")]
    subjects: Vec<SubjectsView>,
    /// The files that go into the PDF.
    #[serde(rename = "aangehecht")]
    attached: Vec<AttachedView<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FieldView<'a> {
    Text {
        label: Cow<'a, str>,
        #[serde(rename = "tekst")]
        text: Cow<'a, str>,
    },
    Holders {
        label: &'a str,
        #[serde(rename = "houders")]
        holders: Vec<HolderView>,
    },
}

#[derive(Serialize)]
struct ContentsView<'a> {
    #[serde(rename = "titel")]
    title: String,
    #[serde(rename = "anker")]
    anchor: &'a str,
    #[serde(rename = "onder")]
    below: Vec<ContentsView<'a>>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    #[serde(rename = "anker")]
    anchor: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    dataset: Option<String>,
    /// Lines under one label stand together.
    #[serde(rename = "regels")]
    groups: Vec<LinesView<'a>>,
}

#[derive(Serialize)]
struct LinesView<'a> {
    label: &'a str,
    #[serde(rename = "regels")]
    lines: Vec<LineView<'a>>,
}

#[derive(Serialize)]
struct LineView<'a> {
    #[serde(rename = "tekst")]
    text: Cow<'a, str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct SubjectsView {
    label: &'static str,
    #[serde(rename = "namen")]
    names: Vec<NameView>,
    #[serde(rename = "meer")]
    more: Option<usize>,
    #[serde(rename = "overzicht")]
    overview: &'static str,
}

#[derive(Serialize)]
struct NameView {
    #[serde(rename = "naam")]
    name: String,
    #[serde(rename = "adres")]
    address: String,
}

#[derive(Serialize)]
struct AttachedView<'a> {
    /// As it is called in the PDF: `wachtlijst.csv`.
    #[serde(rename = "naam")]
    name: &'a str,
    /// As the template reads it.
    #[serde(rename = "bestand")]
    file: String,
    #[serde(rename = "omschrijving")]
    description: String,
}

impl<'a> Sheet<'a> {
    /// A letter, with the data that goes into its PDF.
    pub(super) fn of(
        letter: &'a Letter,
        concept: Option<&Concept>,
        site: &'a Site,
        house: &'a House,
        data: &'a [&'a Artifact],
    ) -> Sheet<'a> {
        let (language, region) = language(&letter.language);
        let draft = letter.status == LetterStatus::Draft;
        let has_number = letter.header.iter().any(|field| field.field == "kenmerk");
        let number = letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str());
        let mut body = Body::new(letter, site);
        Sheet {
            house,
            base_url: &site.base_url,
            address: &letter.address,
            language,
            region,
            title: title(letter),
            author: &letter.sender.name,
            description: description(letter),
            keywords: keywords(letter, number),
            date: day(letter.date.unwrap_or(site.today)),
            running_head: running_head(letter),
            kind_name: &letter.kind_name,
            number_apart: number.filter(|_| !has_number),
            concept: draft || concept.is_some(),
            control: concept.map(concept_view),
            secret: letter.secrecy.is_some(),
            subject: &letter.subject,
            sender: &letter.sender.name,
            header: fields(letter, concept.is_some(), site),
            version: letter.version,
            correction: CorrectionView::of(letter, &letter.address, site, |anchor| {
                body.wanted.contains(anchor)
            }),
            known_on: known_on(letter),
            notices: letter.notices.iter().map(notice).collect(),
            contents: contents::of(letter.document(), anchors::SHORT)
                .into_iter()
                .map(contents_view)
                .collect(),
            body: body.blocks(&letter.body),
            footnotes: letter
                .footnotes
                .iter()
                .map(|note| body.blocks(&note.blocks))
                .collect(),
            headings: &letter.headings,
            signature: letter.signature.as_ref(),
            attachments: letter.attachments.iter().map(attachment).collect(),
            settlements: settlements(letter, site),
            commitments: commitments(letter, site),
            sources: letter
                .sources
                .iter()
                .map(|entry| source(entry, site))
                .collect(),
            calculations: calculations(&letter.figures),
            subjects: subject_views(letter),
            attached: attached(letter, data),
        }
    }

    /// It as JSON.
    pub(super) fn json(&self) -> Vec<u8> {
        match serde_json::to_vec(self) {
            Ok(bytes) => bytes,
            Err(error) => unreachable!("a sheet has a JSON form: {error}"),
        }
    }
}

fn day(date: Date) -> (i16, i8, i8) {
    (date.year(), date.month(), date.day())
}

/// A language as Typst takes it: `nl` and `NL` of `nl-NL`. What it does not know the shape of is
/// left to Dutch.
pub(super) fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_language =
        matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_language {
        return ("nl".to_owned(), Some("NL".to_owned()));
    }
    let region =
        parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let region = region.map(str::to_ascii_uppercase);
    let region =
        region.or_else(|| matches!(language.as_str(), "nl" | "fy").then(|| "NL".to_owned()));
    (language, region)
}

/// By what it is found: its number, kind, dossier, themes and who it speaks of.
fn keywords(letter: &Letter, number: Option<&str>) -> Vec<String> {
    let mut keywords: Vec<String> = Vec::new();
    let themes = letter.themes.iter().map(|theme| theme.name.as_str());
    let others = letter.organisations.iter().map(String::as_str);
    let all = number.into_iter().chain([letter.kind_name.as_str()]);
    let all = all
        .chain(letter.dossier.as_deref())
        .chain(themes)
        .chain(others);
    for word in all {
        // Readers split keywords at commas.
        let word = word.replace(',', "");
        if !keywords.contains(&word) {
            keywords.push(word);
        }
    }
    keywords
}

/// The fields of the head.
fn fields<'a>(letter: &'a Letter, is_concept: bool, site: &Site) -> Vec<FieldView<'a>> {
    let view = |field: Cow<'a, HeaderField>| match field {
        Cow::Borrowed(field) if field.field == "portefeuillehouder" => FieldView::Holders {
            label: &field.label,
            holders: holders(letter, site),
        },
        Cow::Borrowed(field) => FieldView::Text {
            label: Cow::Borrowed(&field.label),
            text: Cow::Borrowed(field.value.text()),
        },
        Cow::Owned(field) => FieldView::Text {
            text: Cow::Owned(field.value.text().to_owned()),
            label: Cow::Owned(field.label),
        },
    };
    // A concept was not corrected yet.
    let shown = header(letter).into_iter();
    let shown = shown.filter(|field| !is_concept || field.field != CORRECTED);
    shown.map(view).collect()
}

fn contents_view(entry: contents::Entry<'_>) -> ContentsView<'_> {
    ContentsView {
        title: entry.title,
        anchor: entry.anchor,
        below: entry.below.into_iter().map(contents_view).collect(),
    }
}

fn source<'a>(entry: &'a SourceEntry, site: &Site) -> SourceView<'a> {
    let mut groups: Vec<LinesView<'a>> = Vec::new();
    for line in &entry.lines {
        let view = LineView {
            text: super::running::composed(&line.text),
            url: super::running::web(line.url.as_deref()),
        };
        match groups.last_mut() {
            Some(group) if group.label == line.label => group.lines.push(view),
            _ => groups.push(LinesView {
                label: &line.label,
                lines: vec![view],
            }),
        }
    }
    let is_public = site.public_datasets.contains(&entry.dataset);
    SourceView {
        anchor: &entry.anchor,
        title: &entry.title,
        dataset: is_public.then(|| crate::model::address::dataset(&entry.dataset)),
        groups,
    }
}

fn subject_views(letter: &Letter) -> Vec<SubjectsView> {
    let all = subjects(letter).into_iter();
    let all = all.map(|subjects| SubjectsView {
        label: subjects.section.title(),
        names: subjects
            .names
            .into_iter()
            .map(|(name, address)| NameView {
                name: name.to_owned(),
                address,
            })
            .collect(),
        more: subjects.more,
        overview: subjects.section.address(),
    });
    all.collect()
}

/// The data of the charts and tables, each with what it is the data of.
fn attached<'a>(letter: &Letter, data: &'a [&'a Artifact]) -> Vec<AttachedView<'a>> {
    let views = data.iter().enumerate().map(|(index, artifact)| {
        let name = artifact.path.rsplit('/').next().unwrap_or(&artifact.path);
        let id = name.strip_suffix(".csv").unwrap_or(name);
        let mut charts = letter.charts.iter();
        let mut tables = letter.tables.iter();
        let description = match (
            charts.find(|chart| chart.id == id),
            tables.find(|table| table.id == id),
        ) {
            (Some(chart), _) => format!("Gegevens bij figuur {}: {}", chart.number, chart.title),
            (_, Some(table)) => match table.number {
                Some(number) => format!("Gegevens bij tabel {number}: {}", table.caption),
                None => format!("Gegevens: {}", table.caption),
            },
            _ => format!("Gegevens: {id}"),
        };
        AttachedView {
            name,
            file: format!("{index}.csv"),
            description,
        }
    });
    views.collect()
}
