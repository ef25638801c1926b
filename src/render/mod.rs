//! Render: a letter, page or public dataset to the files that readers open.
//!
//! In: one [`Letter`], [`Page`] or [`PublicDataset`], the [`Site`], the engine for pages. Out: its files, in the order
//! in which they were made. This room knows no data, no other letters, no files on disk; what is
//! in a letter is all there is to say. The same letter gives the same bytes.
//!
//! To add a format: one file here that implements [`Format`], and one line in [`FORMATS`]; before
//! the page if the page should offer it.

mod csv;
mod public_rows;
#[cfg(test)]
pub(crate) mod fixture;
mod html;
mod json;
mod pages;
pub mod png;
mod rows;
mod pdf;
mod svg;
#[cfg(test)]
mod tests;
mod view;

use crate::chart::{self, Drawings};
use crate::model::{Artifact, Document, Letter, Neighbours, Page, PublicDataset, Site};

pub use pages::{PageEngine, PageError};
pub use pdf::{Misprint, OwnTemplate, Press, unprintable};

pub(crate) use html::{
    DatasetParts, Frame, SiteView, linked_data_block, linked_data_of_front, linked_data_publisher,
};
pub(crate) use public_rows::{Rows, field_schema, table_schema};
pub(crate) use rows::{Field, FieldKind, RowFile, RowFormat, Value};

/// What files are made of.
#[derive(Clone, Copy)]
enum Subject<'a> {
    /// A letter, and what stands around it.
    Letter(&'a Letter, &'a Neighbours),
    Page(&'a Page),
    PublicData(&'a PublicDataset),
}

impl<'a> Subject<'a> {
    /// What it says below its head.
    fn document(self) -> Document<'a> {
        match self {
            Subject::Letter(letter, _) => letter.document(),
            Subject::Page(page) => page.document(),
            Subject::PublicData(dataset) => dataset.document(),
        }
    }
}

/// One kind of file that is made of a letter, page or dataset.
trait Format: Sync {
    /// The files of this kind; none where a letter, page or dataset has no such file.
    fn render(
        &self,
        subject: Subject<'_>,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError>;
}

/// What a format may know beside the letter, page or dataset.
struct Surroundings<'a> {
    site: &'a Site,
    pages: &'a PageEngine,
    /// Its files that were made before this one, so that the page can offer them with
    /// their size.
    made: &'a [Artifact],
    /// Its charts as drawn, in their order.
    drawings: &'a [Drawings],
}

/// Every format. The page comes last, because it says how large the others are.
static FORMATS: [&dyn Format; 4] = [&json::Json, &csv::Csv, &svg::Svg, &html::Html];

/// All files of one letter: its page, its JSON, and for each chart and table the data and the
/// drawing beside it. Only its page tells of its neighbours.
pub fn letter(
    letter: &Letter,
    neighbours: &Neighbours,
    site: &Site,
    pages: &PageEngine,
) -> Result<Vec<Artifact>, PageError> {
    files(Subject::Letter(letter, neighbours), site, pages)
}

/// All files of one page: the page, and for each chart and table the data and the drawing beside it.
pub fn page(page: &Page, site: &Site, pages: &PageEngine) -> Result<Vec<Artifact>, PageError> {
    files(Subject::Page(page), site, pages)
}

/// A part of a page of lists that says something as letters do: its body as HTML, and the files that
/// stand beside it.
pub(crate) struct Passage {
    pub(crate) content: String,
    pub(crate) files: Vec<Artifact>,
}

/// The charts and tables of a page of lists, with `root` as the way to the site's front.
pub(crate) fn passage(document: Document<'_>, root: &str) -> Passage {
    let drawings: Vec<Drawings> = document.charts.iter().map(chart::draw_all).collect();
    let mut files = csv::files(document);
    files.extend(svg::files(document, &drawings));
    Passage {
        content: html::body(document, root, &files, &drawings),
        files,
    }
}

/// The files beside the page of a public dataset, and the parts of that page that show its data. The
/// page itself is made where it is known which letters lean on the dataset.
pub(crate) fn dataset(
    dataset: &PublicDataset,
    site: &Site,
    pages: &PageEngine,
) -> Result<(Vec<Artifact>, DatasetParts), PageError> {
    let drawings: Vec<Drawings> = dataset.chart.iter().map(chart::draw_all).collect();
    // Files without a row would only disappoint who opens them.
    let made = match dataset.is_empty() {
        true => Vec::new(),
        false => all_formats(Subject::PublicData(dataset), site, pages, &drawings)?,
    };
    let parts = DatasetParts::of(dataset, &made, &drawings);
    Ok((made, parts))
}

fn files(
    subject: Subject<'_>,
    site: &Site,
    pages: &PageEngine,
) -> Result<Vec<Artifact>, PageError> {
    let charts = subject.document().charts;
    let drawings: Vec<Drawings> = charts.iter().map(chart::draw_all).collect();
    all_formats(subject, site, pages, &drawings)
}

fn all_formats(
    subject: Subject<'_>,
    site: &Site,
    pages: &PageEngine,
    drawings: &[Drawings],
) -> Result<Vec<Artifact>, PageError> {
    let document = subject.document();
    let mut made = Vec::with_capacity(2 + 2 * document.charts.len() + document.tables.len());
    for format in FORMATS {
        let surroundings = Surroundings {
            drawings,
            site,
            pages,
            made: &made,
        };
        let files = format.render(subject, &surroundings)?;
        made.extend(files);
    }
    Ok(made)
}
