//! The manifest of counts: how many there are of everything, for who wants to know whether a copy is
//! complete. It counts what the pages count, by the same functions.

use serde::Serialize;

use crate::model::{Artifact, Date, WriteOrder};
use crate::render::PageEngine;

use super::commitments::State;
use super::dossiers::dossiers;
use super::subjects::{Named, holders_of, themes_of};
use super::{Archive, Index, Stop, Write};

/// The version of the manifest.
const SCHEMA: u32 = 1;

/// Where it lives.
pub(super) const PATH: &str = "telling.json";

/// `telling.json`.
pub(super) struct Counts;

#[derive(Serialize)]
struct Manifest<'a> {
    schema: u32,
    /// The day on which it was counted.
    #[serde(rename = "geteld_op")]
    counted_on: Date,
    #[serde(rename = "brieven")]
    letters: Letters,
    /// A letter has one version, until a correction makes another. Those of letters that were withdrawn
    /// do not count.
    #[serde(rename = "versies")]
    versions: usize,
    #[serde(rename = "cijfers")]
    figures: usize,
    #[serde(rename = "toezeggingen")]
    commitments: Commitments,
    #[serde(rename = "datasets")]
    datasets: Vec<DatasetCount<'a>>,
    dossiers: Vec<Counted<'a>>,
    #[serde(rename = "themas")]
    themes: Vec<Counted<'a>>,
    #[serde(rename = "portefeuillehouders")]
    holders: Vec<Counted<'a>>,
    /// Pages that authors wrote beside the letters.
    #[serde(rename = "paginas")]
    pages: usize,
}

#[derive(Serialize)]
struct Letters {
    #[serde(rename = "aantal")]
    count: usize,
    /// How many of them were corrected.
    #[serde(rename = "verbeterd")]
    corrected: usize,
    /// How many are public no longer.
    #[serde(rename = "ingetrokken")]
    withdrawn: usize,
    #[serde(rename = "nummers_zonder_openbare_brief")]
    missing: u64,
    /// Newest first.
    #[serde(rename = "per_jaar")]
    by_year: Vec<Year>,
}

#[derive(Serialize)]
struct Year {
    #[serde(rename = "jaar")]
    year: i16,
    #[serde(rename = "aantal")]
    count: usize,
    #[serde(rename = "versies")]
    versions: usize,
    #[serde(rename = "verbeterd")]
    corrected: usize,
    #[serde(rename = "ingetrokken")]
    withdrawn: usize,
    #[serde(rename = "nummers_zonder_openbare_brief")]
    missing: u32,
}

/// By state; they add up to all.
#[derive(Serialize)]
struct Commitments {
    #[serde(rename = "aantal")]
    count: usize,
    #[serde(rename = "over_tijd")]
    overdue: usize,
    open: usize,
    #[serde(rename = "in_uitvoering")]
    in_progress: usize,
    #[serde(rename = "afgedaan")]
    settled: usize,
    #[serde(rename = "vervallen")]
    lapsed: usize,
}

#[derive(Serialize)]
struct DatasetCount<'a> {
    id: &'a str,
    #[serde(rename = "titel")]
    title: &'a str,
    /// Observations, or phases and events.
    #[serde(rename = "rijen")]
    rows: usize,
}

/// Something with letters.
#[derive(Serialize)]
struct Counted<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "brieven")]
    letters: usize,
}

impl Index for Counts {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let dossiers = dossiers(archive);
        let dossiers = dossiers.iter().filter(|dossier| dossier.count() > 0);
        let public = archive.public();
        let years = archive.register().iter();
        let years = years.filter(|year| year.count > 0 || year.withdrawn > 0);
        let years = years.map(|year| Year {
            year: year.year,
            count: year.count,
            versions: year.versions,
            corrected: year.corrected,
            withdrawn: year.withdrawn,
            missing: year.missing,
        });
        let years: Vec<Year> = years.collect();
        let free = archive.site.pages.iter().filter(|page| page.is_public);
        let manifest = Manifest {
            schema: SCHEMA,
            counted_on: archive.site.today,
            letters: Letters {
                count: years.iter().map(|year| year.count).sum(),
                corrected: years.iter().map(|year| year.corrected).sum(),
                withdrawn: years.iter().map(|year| year.withdrawn).sum(),
                missing: years.iter().map(|year| u64::from(year.missing)).sum(),
                by_year: years,
            },
            versions: public.iter().map(|letter| letter.versions()).sum(),
            figures: public.iter().map(|letter| letter.figures.len()).sum(),
            commitments: commitments(archive),
            datasets: datasets(archive),
            dossiers: dossiers
                .map(|dossier| Counted {
                    name: dossier.name,
                    address: dossier.address.clone(),
                    letters: dossier.count(),
                })
                .collect(),
            themes: counted(themes_of(archive)),
            holders: counted(holders_of(archive)),
            pages: free.count(),
        };
        let mut bytes = serde_json::to_vec_pretty(&manifest).unwrap_or_else(|error| {
            unreachable!("words and counts always serialise: {error}");
        });
        bytes.push(b'\n');
        write(Artifact {
            path: PATH.to_owned(),
            bytes,
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

fn commitments(archive: &Archive<'_>) -> Commitments {
    let register = archive.commitments();
    let of = |state: State| register.iter().filter(|made| made.state() == state).count();
    Commitments {
        count: register.len(),
        overdue: of(State::Overdue),
        open: of(State::Open),
        in_progress: of(State::InProgress),
        settled: of(State::Settled),
        lapsed: of(State::Lapsed),
    }
}

fn datasets<'a>(archive: &Archive<'a>) -> Vec<DatasetCount<'a>> {
    let datasets = archive.datasets().iter();
    datasets
        .map(|dataset| DatasetCount {
            id: &dataset.id,
            title: &dataset.title,
            rows: dataset.rows.len() + dataset.events.len(),
        })
        .collect()
}

fn counted(named: Vec<Named<'_>>) -> Vec<Counted<'_>> {
    let counted = named.into_iter().map(|named| Counted {
        name: named.name,
        address: named.address,
        letters: named.count,
    });
    counted.collect()
}
