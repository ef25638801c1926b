//! What the templates of the overview and of a dataset's page see.

use std::cmp::Ordering;

use serde::Serialize;

use crate::index::list::{Day, day};
use crate::model::{
    AlphabetKey, Artifact, DeliveryReason, PublicDataset, PublicDelivery, Quantity, Site, Source,
    Status, notation,
};

/// A table of more rows than this keeps what stands below it from readers.
const LONG: usize = 25;

/// A dataset in the overview.
#[derive(Serialize)]
pub(super) struct CatalogueEntry<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "definitie")]
    definition: Option<&'a str>,
    /// What times it speaks about, in words.
    #[serde(rename = "over")]
    about: Option<String>,
    /// Since when the newest of it is known.
    #[serde(rename = "bijgewerkt")]
    updated: Option<Day>,
    #[serde(rename = "leeg")]
    empty: bool,
    /// `in 2 brieven gebruikt`.
    #[serde(rename = "gebruikt")]
    used: String,
    #[serde(rename = "fictief")]
    fictitious: bool,
}

impl<'a> CatalogueEntry<'a> {
    pub(super) fn of(dataset: &'a PublicDataset, letters: usize) -> CatalogueEntry<'a> {
        CatalogueEntry {
            address: &dataset.address,
            title: &dataset.title,
            definition: dataset.definition.as_deref(),
            about: span(dataset),
            updated: dataset.last_recorded().map(day),
            empty: dataset.is_empty(),
            used: used_by(letters),
            fictitious: is_fictitious(dataset),
        }
    }

    /// As a Dutch reader looks for a title.
    pub(super) fn by_title(&self, other: &Self) -> Ordering {
        let key = |entry: &Self| AlphabetKey::of(entry.title);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.address.cmp(other.address))
    }
}

/// `dataset`: what its page says of it, but for the drawing and the rows.
#[derive(Serialize)]
pub(super) struct DatasetView<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "definitie")]
    definition: Option<&'a str>,
    /// Since when the newest of it is known.
    #[serde(rename = "bijgewerkt")]
    updated: Option<Day>,
    #[serde(rename = "leeg")]
    empty: bool,
    #[serde(rename = "fictief")]
    fictitious: bool,
    /// Whether its table is so long that it stands at the end of the page.
    #[serde(rename = "lang")]
    is_long: bool,
    /// The rows that the table on the page leaves out, where there are any: `De 1.084 oudere regels`.
    #[serde(rename = "weggelaten")]
    left_out: Option<String>,
    /// What there is to know about it.
    #[serde(rename = "regels")]
    facts: Vec<Fact<'a>>,
    #[serde(rename = "bestanden")]
    files: Vec<File>,
    /// The file with the Table Schema, beside the page.
    schema: String,
    #[serde(rename = "licentie")]
    licence: Option<LicenceView<'a>>,
    #[serde(rename = "leveringen")]
    deliveries: Vec<Delivery<'a>>,
}

/// Something to know: a label with one or more lines.
#[derive(Serialize)]
struct Fact<'a> {
    label: &'static str,
    #[serde(rename = "regels")]
    lines: Vec<FactLine<'a>>,
}

#[derive(Serialize)]
struct FactLine<'a> {
    #[serde(rename = "tekst")]
    text: String,
    url: Option<&'a str>,
}

/// A file to download.
#[derive(Serialize)]
struct File {
    #[serde(rename = "naam")]
    name: String,
    /// `CSV`.
    #[serde(rename = "soort")]
    kind: &'static str,
    /// For whom it is.
    #[serde(rename = "voor")]
    purpose: &'static str,
    mediatype: &'static str,
    #[serde(rename = "omvang")]
    size: String,
}

/// The terms of use.
#[derive(Serialize)]
pub(in crate::index) struct LicenceView<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    url: &'a str,
}

/// What came in on a day.
#[derive(Serialize)]
struct Delivery<'a> {
    #[serde(rename = "dag")]
    day: Option<Day>,
    #[serde(rename = "bron")]
    source: String,
    url: Option<&'a str>,
    /// `75 nieuwe regels, 2 gewijzigd (herziening)`.
    #[serde(rename = "wat")]
    what: String,
}

impl<'a> DatasetView<'a> {
    pub(super) fn of(
        dataset: &'a PublicDataset,
        site: &'a Site,
        files: &[Artifact],
    ) -> DatasetView<'a> {
        let deliveries = dataset.deliveries.iter();
        DatasetView {
            title: &dataset.title,
            definition: dataset.definition.as_deref(),
            updated: dataset.last_recorded().map(day),
            empty: dataset.is_empty(),
            fictitious: is_fictitious(dataset),
            is_long: dataset.table.as_ref().is_some_and(|t| t.rows.len() > LONG),
            left_out: left_out(dataset.rows_left_out),
            facts: facts(dataset),
            files: downloads(dataset, files),
            schema: format!("{}.schema.json", dataset.id),
            licence: licence(site),
            deliveries: deliveries.map(|d| delivery(dataset, d)).collect(),
        }
    }
}

/// The terms under which the site's data may be used, if it says any.
pub(in crate::index) fn licence(site: &Site) -> Option<LicenceView<'_>> {
    let licence = site.data_licence.as_ref()?;
    Some(LicenceView {
        name: &licence.name,
        url: &licence.url,
    })
}

/// How many letters lean on a dataset, in words.
pub(super) fn used_by(letters: usize) -> String {
    match letters {
        0 => "nog in geen brief gebruikt".to_owned(),
        1 => "in 1 brief gebruikt".to_owned(),
        count => format!("in {} brieven gebruikt", number(count)),
    }
}

/// The rows that stand in the files only, in words.
fn left_out(rows: usize) -> Option<String> {
    match rows {
        0 => None,
        1 => Some("Eén oudere regel staat".to_owned()),
        count => Some(format!("De {} oudere regels staan", number(count))),
    }
}

/// A count as running text has it: `1.084`.
fn number(count: usize) -> String {
    notation::number(count.into(), 0)
}

/// What a search result says of a dataset's page.
pub(super) fn description(dataset: &PublicDataset, site: &Site) -> String {
    let about = dataset.definition.as_deref().unwrap_or(&dataset.title);
    format!(
        "{}. Gegevens bij de {} van {}, met bronnen en bestanden om te downloaden.",
        about.trim_end_matches('.'),
        site.letters_name.to_lowercase(),
        site.organisation.name
    )
}

fn is_fictitious(dataset: &PublicDataset) -> bool {
    dataset.statuses.contains(&Status::Fictitious)
}

/// The times that it speaks about, in words.
fn span(dataset: &PublicDataset) -> Option<String> {
    let (first, last) = (dataset.first.as_ref()?, dataset.last.as_ref()?);
    let (first, last) = (first.period(), last.period());
    Some(match first == last {
        true => first.text,
        false => format!("{} tot en met {}", first.text, last.text),
    })
}

fn facts(dataset: &PublicDataset) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    let mut add = |label: &'static str, lines: Vec<String>| {
        let lines = lines.into_iter().map(|text| FactLine { text, url: None });
        let lines: Vec<FactLine<'_>> = lines.collect();
        if !lines.is_empty() {
            facts.push(Fact { label, lines });
        }
    };
    add("Gaat over", span(dataset).into_iter().collect());
    let areas = dataset.areas.iter();
    let area = |area: &crate::model::Area| match area.members.is_empty() {
        true => area.title.clone(),
        false => format!("{}: {}", area.title, notation::list(&area.members)),
    };
    add("Gebied", areas.map(area).collect());
    let status = |status: &Status| format!("{}: {}", status.words(), status.meaning());
    add("Status", dataset.statuses.iter().map(status).collect());
    let withheld = dataset.withheld_below.map(Quantity::withheld_words);
    add("Afgeschermd", withheld.into_iter().collect());
    let breaks = dataset.breaks.iter();
    add("Reeksbreuk", breaks.map(|found| found.words()).collect());
    add("Let op", dataset.notes.clone());
    let sources = dataset.sources.iter().map(|source| FactLine {
        text: source.words(),
        url: url(source),
    });
    let sources: Vec<FactLine<'_>> = sources.collect();
    if !sources.is_empty() {
        facts.push(Fact {
            label: if sources.len() == 1 {
                "Bron"
            } else {
                "Bronnen"
            },
            lines: sources,
        });
    }
    facts
}

/// Where a document can be found on the web.
fn url(source: &Source) -> Option<&str> {
    let url = source.url.as_deref();
    url.filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// What each of the files beside the page is for, by what its name ends with.
const FILES: [(&str, &str, &str, &str); 3] = [
    ("-nl.csv", "CSV", "voor Excel", "text/csv"),
    (".csv", "CSV", "voor programma’s", "text/csv"),
    (
        ".json",
        "JSON",
        "met alles wat erover bekend is",
        "application/json",
    ),
];

/// The files with the rows, first the one that most readers can open.
fn downloads(dataset: &PublicDataset, files: &[Artifact]) -> Vec<File> {
    let offered = FILES
        .iter()
        .filter_map(|(ending, kind, purpose, mediatype)| {
            let name = format!("{}{ending}", dataset.id);
            let path = format!("{}{name}", dataset.address);
            let file = files.iter().find(|file| file.path == path)?;
            Some(File {
                name,
                kind,
                purpose,
                mediatype,
                size: notation::file_size(file.bytes.len()),
            })
        });
    offered.collect()
}

fn delivery<'a>(dataset: &'a PublicDataset, delivery: &PublicDelivery) -> Delivery<'a> {
    let source = &dataset.sources[delivery.source];
    Delivery {
        day: delivery.recorded_on.map(day),
        source: source.words(),
        url: url(source),
        what: what(delivery),
    }
}

/// What a delivery did, in words.
fn what(delivery: &PublicDelivery) -> String {
    let rows = |count: usize| if count == 1 { "regel" } else { "regels" };
    let mut parts = Vec::new();
    match delivery.added {
        0 => {}
        1 => parts.push("1 nieuwe regel".to_owned()),
        count => parts.push(format!("{} nieuwe regels", number(count))),
    }
    for (count, word) in [
        (delivery.changed, "gewijzigd"),
        (delivery.withdrawn, "vervallen"),
    ] {
        match (count, parts.is_empty()) {
            (0, _) => {}
            (count, true) => parts.push(format!("{} {} {word}", number(count), rows(count))),
            (count, false) => parts.push(format!("{} {word}", number(count))),
        }
    }
    let mut words = match parts.is_empty() {
        true => "geen wijzigingen".to_owned(),
        false => parts.join(", "),
    };
    words.push_str(match delivery.reason {
        Some(DeliveryReason::Correction) => " (correctie)",
        Some(DeliveryReason::Revision) => " (herziening)",
        None => "",
    });
    words
}
