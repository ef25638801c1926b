//! The page for who re-uses what the site offers: all addresses and formats, with examples of this
//! site.

use serde::Serialize;
use tera::Context;

use crate::model::{
    ACT_SCHEMA, Artifact, LETTER_SCHEMA, LetterSummary, Section, WriteOrder, address, notation,
};
use crate::render::{Frame, PageEngine, RowFormat};

use super::datasets::licence;
use super::dossiers::dossiers;
use super::export::{COMMITMENTS, FIGURES, LETTERS};
use super::subjects::{holders_of, themes_of};
use super::{Archive, Index, Stop, Write, counts, old_addresses};

/// `hergebruik/index.html`.
pub(super) struct Reuse;

impl Index for Reuse {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut frame = Frame::of_list(site, Section::Reuse.title(), address::REUSE);
        frame.description = format!(
            "Alle adressen en formaten van deze site, voor wie de {} van {} wil hergebruiken.",
            site.letters_name.to_lowercase(),
            site.organisation.name
        );
        let letter = archive
            .public()
            .iter()
            .find(|letter| letter.kenmerk.is_some());
        let mut context = Context::new();
        context.insert("pagina", &frame);
        context.insert("titel", Section::Reuse.title());
        context.insert("basis", &site.base_url);
        context.insert("adressen", &addresses(archive));
        context.insert("brief", &letter.map(|letter| example(letter)));
        context.insert(
            "brief_schema",
            &format!("schema/brief-{LETTER_SCHEMA}.json"),
        );
        context.insert("archief", &archive_files());
        context.insert(
            "dataset",
            &archive.datasets().first().map(|dataset| &dataset.id),
        );
        context.insert("telling", counts::PATH);
        context.insert("gepubliceerd", &published(archive));
        let moved = old_addresses::has_any(archive).then_some(address::OLD_ADDRESSES);
        context.insert("aliassen", &moved);
        context.insert("licentie", &licence(site));
        write(Artifact {
            path: format!("{}index.html", address::REUSE),
            bytes: pages.render("hergebruik.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

/// Where programs find what was published; `None` on a site that published nothing.
#[derive(Serialize)]
struct PublishedView {
    #[serde(rename = "akte")]
    act: Option<String>,
    #[serde(rename = "akte_schema")]
    act_schema: String,
    #[serde(rename = "hoofd")]
    heads: &'static str,
    #[serde(rename = "sommen")]
    sums: &'static str,
}

fn published(archive: &Archive<'_>) -> Option<PublishedView> {
    let last = archive.record().acts.last();
    archive.site.has(Section::Checking).then(|| PublishedView {
        act: last.map(|act| address::act(&act.name)),
        act_schema: format!("schema/akte-{ACT_SCHEMA}.json"),
        heads: address::HEADS,
        sums: address::SUMS,
    })
}

/// Where a kind of page lives.
#[derive(Serialize)]
struct AddressRow {
    #[serde(rename = "wat")]
    what: &'static str,
    /// With names of what differs in angle brackets: `brieven/<jaar>/<kenmerk>/`.
    #[serde(rename = "patroon")]
    pattern: &'static str,
    /// One of this site; `None` where it has none.
    #[serde(rename = "voorbeeld")]
    example: Option<String>,
}

/// The addresses of the kinds of pages that the site has.
fn addresses(archive: &Archive<'_>) -> Vec<AddressRow> {
    let site = archive.site;
    let row = |what, pattern, example| AddressRow {
        what,
        pattern,
        example,
    };
    let newest = archive.public().first();
    let year = archive.register().iter().find(|year| year.count > 0);
    let short = archive
        .public()
        .iter()
        .find_map(|letter| letter.kenmerk.as_ref());
    let mut rows = vec![
        row(
            "een brief",
            "brieven/<jaar>/<kenmerk>/",
            newest.map(|letter| letter.address.clone()),
        ),
        row(
            "een brief, in het kort",
            "b/<kenmerk>/",
            short.map(address::short),
        ),
        row(
            "het register van een jaar",
            "archief/<jaar>/",
            year.map(|year| address::year(year.year)),
        ),
    ];
    for section in site.sections.iter().copied() {
        rows.extend(match section {
            Section::Archive | Section::Reuse => None,
            Section::Amendments | Section::Checking => Some(row(
                match section {
                    Section::Amendments => "wat er verbeterd of ingetrokken is",
                    _ => "hoe u controleert wat er gepubliceerd is",
                },
                section.address(),
                Some(section.address().to_owned()),
            )),
            Section::Commitments => Some(row(
                "het register van toezeggingen",
                "toezeggingen/",
                Some(section.address().to_owned()),
            )),
            Section::Dossiers => Some(row("een dossier", "dossiers/<naam>/", {
                let dossiers = dossiers(archive);
                dossiers.into_iter().next().map(|dossier| dossier.address)
            })),
            Section::Datasets => Some(row("een dataset", "data/<naam>/", {
                let dataset = archive.datasets().first();
                dataset.map(|dataset| address::dataset(&dataset.id))
            })),
            Section::Themes => Some(row("een thema", "themas/<naam>/", {
                themes_of(archive)
                    .into_iter()
                    .next()
                    .map(|theme| theme.address)
            })),
            Section::PortfolioHolders => Some(row(
                "een portefeuillehouder",
                "portefeuillehouders/<naam>/",
                holders_of(archive)
                    .into_iter()
                    .next()
                    .map(|holder| holder.address),
            )),
            Section::Organisations => Some(row(
                "een organisatie",
                "organisaties/<naam>/",
                first(archive, |letter| letter.organisations.first()).map(address::organisation),
            )),
            Section::Municipalities => Some(row(
                "een gemeente",
                "gemeenten/<naam>/",
                first(archive, |letter| letter.municipalities.first()).map(address::municipality),
            )),
        });
    }
    rows
}

/// What the newest letter with such a thing has of it.
fn first<'a>(
    archive: &Archive<'a>,
    of: impl Fn(&'a LetterSummary) -> Option<&'a String>,
) -> Option<&'a str> {
    let mut letters = archive.public().iter();
    letters.find_map(|letter| of(letter).map(String::as_str))
}

/// A letter of this site to show with.
#[derive(Serialize)]
struct ExampleLetter<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    kenmerk: String,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "datum")]
    date: Option<String>,
    #[serde(rename = "afzender")]
    sender: &'a str,
}

fn example(letter: &LetterSummary) -> ExampleLetter<'_> {
    ExampleLetter {
        address: &letter.address,
        kenmerk: letter
            .kenmerk
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        subject: &letter.subject,
        date: letter.date.map(notation::date),
        sender: &letter.sender.name,
    }
}

/// A file of the whole archive.
#[derive(Serialize)]
struct ArchiveFileView {
    #[serde(rename = "titel")]
    title: &'static str,
    #[serde(rename = "omschrijving")]
    description: &'static str,
    /// `archief/brieven.csv`, the one for Dutch Excel, and the one with a JSON object a line.
    #[serde(rename = "bestanden")]
    files: Vec<String>,
    #[serde(rename = "kolommen")]
    columns: Vec<(&'static str, &'static str)>,
}

fn archive_files() -> Vec<ArchiveFileView> {
    let view = |file: &super::export::ArchiveFile| ArchiveFileView {
        title: file.title,
        description: file.description,
        files: RowFormat::ALL
            .iter()
            .map(|format| format!("{}{}", file.stem, format.ending()))
            .collect(),
        columns: file
            .fields
            .iter()
            .map(|field| (field.name, field.description))
            .collect(),
    };
    [LETTERS, FIGURES, COMMITMENTS].iter().map(view).collect()
}
