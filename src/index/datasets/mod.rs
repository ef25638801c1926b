//! Public data: an overview, a page for each dataset with its downloads and the letters that lean on
//! it, and the description of all files of the site for programs.

mod letters;
mod linked_data;
mod package;
mod view;

use std::collections::BTreeMap;

use tera::{Context, Value};

use crate::model::{Artifact, LetterSummary, PublicDataset, Section, WriteOrder, notation};
use crate::render::{self, Frame, PageEngine, Shown};

use super::split::by_time;
use super::{Archive, Index, Stop, Write};
use letters::Now;
use package::Package;
use view::{CatalogueEntry, DatasetView};

pub(super) use view::licence;

/// `data/index.html`, `data/<id>/index.html` with what stands beside it, and `datapackage.json`.
pub(super) struct Datasets;

impl Index for Datasets {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let letters = letters::by_dataset(archive.letters());
        let public = letters::by_dataset(archive.public());
        let none = Vec::new();
        let mut package = Package::new(archive);
        for dataset in archive.datasets() {
            let shown = render::dataset(dataset, site);
            let leaning = letters.get(dataset.id.as_str()).unwrap_or(&none);
            page(archive, dataset, leaning, &shown, pages, write)?;
            if !dataset.is_empty() {
                write(package.add(dataset, &shown.files))?;
            }
            shown.files.into_iter().try_for_each(&mut *write)?;
        }
        if !archive.datasets().is_empty() {
            catalogue(archive, &public, pages, write)?;
        }
        package.files().into_iter().try_for_each(write)?;
        Ok(())
    }
}

/// The page of a dataset, and those of the letters that lean on it where they are many.
fn page(
    archive: &Archive<'_>,
    dataset: &PublicDataset,
    leaning: &[&LetterSummary],
    shown: &Shown,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let site = archive.site;
    let now = Now::of(dataset);
    for part in by_time(leaning, &dataset.address, |letter| letter.date) {
        let mut context = Context::new();
        let uses: Vec<_> = part.entries.iter().map(|letter| now.uses(letter)).collect();
        context.insert("brieven", &uses);
        context.insert("delen", &part.navigation);
        let used = notation::capitalised(&view::used_by(leaning.len()));
        context.insert("gebruikt", &used);
        let frame = if part.title.is_none() {
            let mut frame = Frame::of_list(site, &dataset.title, &part.address);
            frame.description = view::description(dataset, site);
            context.insert("dataset", &DatasetView::of(dataset, site, &shown.files));
            context.insert_value("grafiek", Value::safe_string(&shown.charts.concat()));
            context.insert_value("tabel", Value::safe_string(&shown.tables.concat()));
            if !dataset.is_empty() {
                frame.linked_data = Some(linked_data::dataset(dataset, site, &shown.files));
            }
            frame
        } else {
            let heading = part.heading(&format!("Brieven met „{}”", dataset.title));
            context.insert("kop", &heading);
            Frame::of_list(site, &heading, &part.address).beneath(&dataset.title, &dataset.address)
        };
        context.insert("pagina", &frame);
        write(Artifact {
            path: format!("{}index.html", part.address),
            bytes: pages.render("dataset.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
    }
    Ok(())
}

/// The page that leads to all of them.
fn catalogue(
    archive: &Archive<'_>,
    letters: &BTreeMap<&str, Vec<&LetterSummary>>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let site = archive.site;
    let count = |id: &str| letters.get(id).map_or(0, Vec::len);
    let datasets = archive.datasets().iter();
    let mut entries: Vec<CatalogueEntry<'_>> = datasets
        .map(|dataset| CatalogueEntry::of(dataset, count(&dataset.id)))
        .collect();
    entries.sort_by(CatalogueEntry::by_title);
    let address = Section::Datasets.address();
    let mut context = Context::new();
    let linked = linked_data::catalogue(archive.datasets(), site);
    let frame = Frame {
        linked_data: Some(linked),
        ..Frame::of_list(site, "Gegevens", address)
    };
    context.insert("pagina", &frame);
    context.insert("datasets", &entries);
    context.insert("licentie", &view::licence(site));
    write(Artifact {
        path: format!("{address}index.html"),
        bytes: pages.render("gegevens.html", &context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}
