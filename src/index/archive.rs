//! The archive: all years, and for each year the register of its letters.

use serde::Serialize;
use tera::Context;

use crate::model::{Artifact, NoticeKind, Section, WriteOrder, address, notation};
use crate::render::{Frame, PageEngine};

use super::list::Day;
use super::register::{Entered, Entry, Gap, YearOfRegister};
use super::split::{self, Part};
use super::{Archive, Index, Stop, Write};

/// `archief/index.html` and `archief/<year>/index.html`.
pub(super) struct Years;

impl Index for Years {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        all_years(archive, pages, write)?;
        for year in archive.register() {
            let entries: Vec<&Entry<'_>> = year.entries.iter().collect();
            let parts = split::in_runs(&entries, &address::year(year.year), "Per nummer", run);
            for part in parts {
                register(archive, year, part, pages, write)?;
            }
        }
        Ok(())
    }
}

/// `archief/index.html`: how many letters each year has.
fn all_years(archive: &Archive<'_>, pages: &PageEngine, write: &mut Write<'_>) -> Result<(), Stop> {
    let (site, register) = (archive.site, archive.register());
    let address = Section::Archive.address();
    let heading = format!("{} per jaar", site.letters_name);
    let years: Vec<YearView> = register.iter().map(year_view).collect();
    let missing: u32 = register.iter().map(|year| year.missing).sum();
    let sum = |of: fn(&YearOfRegister<'_>) -> usize| register.iter().map(of).sum();
    let (corrected, withdrawn) = (sum(|year| year.corrected), sum(|year| year.withdrawn));
    let mut context = Context::new();
    context.insert("pagina", &Frame::of_list(site, &heading, address));
    context.insert("titel", &heading);
    context.insert("jaren", &years);
    context.insert("aantal", &notation::count(archive.public().len()));
    context.insert("verbeterd", &some(corrected));
    context.insert("ingetrokken", &some(withdrawn));
    context.insert("ontbreekt", &(missing > 0).then(|| count(missing)));
    write(Artifact {
        path: format!("{address}index.html"),
        bytes: pages.render("archief.html", &context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}

/// A page of the register of a year.
fn register(
    archive: &Archive<'_>,
    year: &YearOfRegister<'_>,
    part: Part<&Entry<'_>>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let site = archive.site;
    let list = format!("{} uit {}", site.letters_name, year.year);
    let letters = || part.entries.iter().filter_map(|entry| entry.what.letter());
    let mut rows = Vec::with_capacity(part.entries.len());
    for entry in &part.entries {
        rows.extend(entry.before.iter().map(Row::gap));
        rows.push(Row::entry(entry));
        rows.extend(entry.after.iter().map(Row::gap));
    }
    let mut context = Context::new();
    context.insert("pagina", &part.frame(site, &list));
    context.insert("titel", &part.heading(&list));
    context.insert("jaar", &year_view(year));
    context.insert("regels", &rows);
    let has_holders = letters().any(|letter| letter.portfolio_holder.is_some());
    context.insert("heeft_houders", &has_holders);
    let has_dossiers = letters().any(|letter| letter.dossier.is_some());
    context.insert("heeft_dossiers", &has_dossiers);
    let years = archive.register().iter().map(|year| {
        let title = year.year.to_string();
        (title, address::year(year.year), year.count)
    });
    let navigation = part.navigation.beneath("Alle jaren", years, &part.address);
    context.insert("delen", &navigation);
    write(Artifact {
        path: format!("{}index.html", part.address),
        bytes: pages.render("register.html", &context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}

/// `RIB-2019-001 t/m RIB-2019-500`.
fn run(entries: &[&Entry<'_>]) -> String {
    let name = |entry: Option<&&Entry<'_>>| {
        let number = entry.and_then(|entry| entry.what.kenmerk());
        number.map_or("zonder kenmerk".to_owned(), ToString::to_string)
    };
    format!("{} t/m {}", name(entries.first()), name(entries.last()))
}

/// A year in the list of years.
#[derive(Serialize)]
struct YearView {
    #[serde(rename = "jaar")]
    year: i16,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "aantal")]
    count: String,
    /// Whether it is none.
    #[serde(rename = "geen")]
    is_none: bool,
    /// Whether it is one letter.
    #[serde(rename = "een")]
    is_one: bool,
    /// How many of them were corrected; `None` for none.
    #[serde(rename = "verbeterd")]
    corrected: Option<String>,
    #[serde(rename = "een_verbeterd")]
    one_is_corrected: bool,
    /// How many letters were withdrawn; `None` for none.
    #[serde(rename = "ingetrokken")]
    withdrawn: Option<String>,
    #[serde(rename = "een_ingetrokken")]
    one_is_withdrawn: bool,
    /// How many numbers are missing; `None` for none.
    #[serde(rename = "ontbreekt")]
    missing: Option<String>,
    #[serde(rename = "een_ontbreekt")]
    one_is_missing: bool,
}

fn year_view(year: &YearOfRegister<'_>) -> YearView {
    YearView {
        year: year.year,
        address: address::year(year.year),
        count: notation::count(year.count),
        is_none: year.count == 0,
        is_one: year.count == 1,
        corrected: some(year.corrected),
        one_is_corrected: year.corrected == 1,
        withdrawn: some(year.withdrawn),
        one_is_withdrawn: year.withdrawn == 1,
        missing: (year.missing > 0).then(|| count(year.missing)),
        one_is_missing: year.missing == 1,
    }
}

/// A count in words; `None` for none.
fn some(count: usize) -> Option<String> {
    (count > 0).then(|| notation::count(count))
}

fn count(count: u32) -> String {
    notation::number(count.into(), 0)
}

/// A row of the register.
#[derive(Serialize)]
#[serde(untagged)]
enum Row<'a> {
    /// A letter.
    Letter {
        #[serde(rename = "adres")]
        address: &'a str,
        kenmerk: Option<&'a str>,
        #[serde(rename = "datum")]
        date: Option<Day>,
        #[serde(rename = "portefeuillehouder")]
        portfolio_holder: Option<&'a str>,
        #[serde(rename = "onderwerp")]
        subject: &'a str,
        dossier: Option<DossierLink<'a>>,
        /// How it stands, in words.
        status: &'static str,
        /// Whether it is not public, so that the words are to be seen from afar.
        #[serde(rename = "merk")]
        is_marked: bool,
        /// The version that a correction made.
        #[serde(rename = "verbeterd")]
        corrected: Option<CorrectedView>,
    },
    /// A letter that was withdrawn.
    Withdrawn {
        #[serde(rename = "ingetrokken")]
        number: &'a str,
        #[serde(rename = "adres")]
        address: String,
        #[serde(rename = "sinds")]
        since: Day,
    },
    /// Numbers without a public letter.
    Gap {
        #[serde(rename = "zonder_brief")]
        numbers: String,
        #[serde(rename = "reden")]
        reason: Option<&'a str>,
        #[serde(rename = "een")]
        is_one: bool,
    },
}

/// That a letter was corrected, and when.
#[derive(Serialize)]
struct CorrectedView {
    #[serde(rename = "versie")]
    version: u32,
    #[serde(rename = "datum")]
    date: Day,
}

#[derive(Serialize)]
struct DossierLink<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "adres")]
    address: String,
}

impl<'a> Row<'a> {
    fn entry(entry: &'a Entry<'_>) -> Row<'a> {
        let letter = match entry.what {
            Entered::Letter(letter) => letter,
            Entered::Withdrawn(recorded, withdrawn) => {
                return Row::Withdrawn {
                    number: recorded.kenmerk.as_str(),
                    address: recorded.address(),
                    since: Day::short(withdrawn.moment.day()),
                };
            }
        };
        let has = |kind| letter.notices.contains(&kind);
        Row::Letter {
            address: &letter.address,
            kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
            date: letter.date.map(Day::short),
            portfolio_holder: letter.portfolio_holder.as_deref(),
            subject: &letter.subject,
            dossier: letter.dossier.as_deref().map(|title| DossierLink {
                title,
                address: address::dossier(title),
            }),
            status: match () {
                () if has(NoticeKind::Secret) => "GEHEIM",
                () if letter.is_draft() => "CONCEPT",
                () if has(NoticeKind::Reconstruction) => "reconstructie",
                () if !entry.is_public => "NOG NIET OPENBAAR",
                () => "gepubliceerd",
            },
            is_marked: !entry.is_public,
            corrected: letter.corrected().map(|version| CorrectedView {
                version: version.number,
                date: Day::short(version.moment.day()),
            }),
        }
    }

    fn gap(gap: &'a Gap) -> Row<'a> {
        Row::Gap {
            numbers: match &gap.last {
                Some(last) => format!("{} t/m {last}", gap.first),
                None => gap.first.clone(),
            },
            reason: gap.reason.as_deref(),
            is_one: gap.last.is_none(),
        }
    }
}
