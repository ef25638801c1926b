//! Render: a letter, page or public dataset to the files that readers open.
//!
//! In: one [`Letter`], [`Page`] or [`PublicDataset`], the [`Site`], the engine for pages. Out: its files, in the order
//! in which they were made. This room knows no data, no other letters, no files on disk; what is
//! in a letter is all there is to say. The same letter gives the same bytes.
//!
//! The files of a letter come about in three steps ([`LetterFiles`]): what is made in an instant; what
//! is slow, which a [`Press`] makes or a cache kept; and the page, which says how large the others are.
//!
//! To add a format: one file here that implements [`Format`], and one line in [`BESIDE`]; or, when it
//! is slow to make, in the [`Press`].

mod csv;
mod public_rows;
#[cfg(test)]
pub(crate) mod fixture;
mod html;
mod json;
mod pages;
mod png;
mod press;
mod rows;
mod style;
mod pdf;
mod svg;
#[cfg(test)]
mod tests;
mod view;

use crate::chart::{self, Drawings};
use crate::model::{
    Artifact, Concept, Document, Letter, Neighbours, Offered, Page, PublicDataset, Site,
};

pub use pages::{PageEngine, PageError};
pub use pdf::{OwnTemplate, unprintable};
pub use press::{Misprint, Press};

pub(crate) use style::style_sheet;

use html::Paper;
pub(crate) use html::{
    Frame, SiteView, linked_data_block, linked_data_of_front, linked_data_publisher,
};
pub(crate) use public_rows::{Rows, field_schema, table_schema};
pub(crate) use rows::{Field, FieldKind, RowFile, RowFormat, Value};

/// What files are made of.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Letter(&'a Letter),
    Page(&'a Page),
    PublicData(&'a PublicDataset),
    /// What a page of lists shows as letters do.
    Passage(Document<'a>),
}

impl<'a> Subject<'a> {
    /// What it says below its head.
    fn document(self) -> Document<'a> {
        match self {
            Subject::Letter(letter) => letter.document(),
            Subject::Page(page) => page.document(),
            Subject::PublicData(dataset) => dataset.document(),
            Subject::Passage(document) => document,
        }
    }
}

/// One kind of file that stands beside the page of a letter, page or dataset, and is made in an
/// instant.
trait Format: Sync {
    /// The files of this kind, with all charts as drawn; none where a letter, page or dataset has no
    /// such file.
    fn render(&self, subject: Subject<'_>, site: &Site, drawings: &[Drawings]) -> Vec<Artifact>;
}

/// Every such format. The JSON comes first: it is the record of a letter.
static BESIDE: [&dyn Format; 3] = [&json::Json, &csv::Csv, &svg::Svg];

/// The files of one letter, while they are made.
pub struct LetterFiles<'a> {
    letter: &'a Letter,
    /// Its charts as drawn, in their order.
    drawings: Vec<Drawings>,
    made: Vec<Artifact>,
}

impl<'a> LetterFiles<'a> {
    /// What is made in an instant: the letter as JSON, and for each chart and table the data and the
    /// drawing. They say nothing of the letter's neighbours.
    pub fn begin(letter: &'a Letter, site: &Site) -> LetterFiles<'a> {
        let subject = Subject::Letter(letter);
        let drawings = drawings(subject.document(), site);
        LetterFiles {
            letter,
            made: beside(subject, site, &drawings),
            drawings,
        }
    }

    /// The bytes of `brief.json`: all that is known of the letter, and so all that decides its files,
    /// but for the house style and, on its page, its neighbours.
    pub fn record(&self) -> &[u8] {
        let record = self.made.first();
        record.map_or(&[], |record| record.bytes.as_slice())
    }

    /// What was made so far.
    pub fn made(&self) -> &[Artifact] {
        &self.made
    }

    /// All files of the letter: those made so far, the slow ones if there are any, and its page.
    pub fn complete(
        mut self,
        slow: Vec<Artifact>,
        neighbours: &Neighbours,
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        self.made.extend(slow);
        let paper = Paper::Letter(self.letter, neighbours);
        let offered = Offered::all(&self.made);
        let page = html::page(paper, site, pages, &offered, &self.drawings)?;
        self.made.push(page);
        Ok(self.made)
    }
}

/// A letter as a concept: a page that stands by itself, and a PDF, for whoever is asked to agree to it.
/// Neither is a file of the site.
pub fn concept(
    files: &LetterFiles<'_>,
    concept: &Concept,
    site: &Site,
    pages: &PageEngine,
    press: &Press,
) -> Result<Result<[Artifact; 2], Misprint>, PageError> {
    let page = html::concept(files.letter, concept, site, pages, &files.drawings)?;
    let pdf = press.concept(files.letter, concept, site, &files.made);
    Ok(pdf.map(|pdf| [page, pdf]))
}

/// The page of a published letter. Its other files are those of the record, which it offers.
pub fn published_page(
    letter: &Letter,
    neighbours: &Neighbours,
    offered: &[Offered<'_>],
    site: &Site,
    pages: &PageEngine,
) -> Result<Artifact, PageError> {
    let drawings = drawings(letter.document(), site);
    let paper = Paper::Letter(letter, neighbours);
    html::page(paper, site, pages, offered, &drawings)
}

/// All files of one page: the page, and for each chart and table the data and the drawing beside it.
pub fn page(page: &Page, site: &Site, pages: &PageEngine) -> Result<Vec<Artifact>, PageError> {
    let subject = Subject::Page(page);
    let drawings = drawings(subject.document(), site);
    let mut made = beside(subject, site, &drawings);
    let offered = Offered::all(&made);
    let html = html::page(Paper::Page(page), site, pages, &offered, &drawings)?;
    made.push(html);
    Ok(made)
}

/// What a page of lists shows as letters do: its charts and tables as HTML, in their order, and the
/// files that stand beside it.
pub(crate) struct Shown {
    pub(crate) charts: Vec<String>,
    pub(crate) tables: Vec<String>,
    pub(crate) files: Vec<Artifact>,
}

/// The charts and tables of a page of lists, with `root` as the way to the site's front.
pub(crate) fn shown(document: Document<'_>, root: &str, site: &Site) -> Shown {
    show(Subject::Passage(document), root, site)
}

/// The chart and the rows of a public dataset. Its page is made where it is known which letters lean on
/// it. Nothing in a drawing or table of data leads to another page.
pub(crate) fn dataset(dataset: &PublicDataset, site: &Site) -> Shown {
    show(Subject::PublicData(dataset), "", site)
}

fn show(subject: Subject<'_>, root: &str, site: &Site) -> Shown {
    let document = subject.document();
    let drawings = drawings(document, site);
    let files = match subject {
        // Files without a row would only disappoint who opens them.
        Subject::PublicData(dataset) if dataset.is_empty() => Vec::new(),
        _ => beside(subject, site, &drawings),
    };
    let (charts, tables) =
        html::charts_and_tables(document, root, &Offered::all(&files), &drawings);
    Shown {
        charts,
        tables,
        files,
    }
}

/// Every chart as it is drawn, in their order.
fn drawings(document: Document<'_>, site: &Site) -> Vec<Drawings> {
    let charts = document.charts.iter();
    charts
        .map(|chart| chart::draw_all(&site.palette, chart))
        .collect()
}

/// The files that stand beside a page and are made in an instant.
fn beside(subject: Subject<'_>, site: &Site, drawings: &[Drawings]) -> Vec<Artifact> {
    let made = BESIDE
        .iter()
        .flat_map(|format| format.render(subject, site, drawings));
    made.collect()
}
