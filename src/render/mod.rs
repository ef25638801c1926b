//! Render: a letter to the files that readers open.
//!
//! In: one [`Letter`], the [`Site`], the engine for pages. Out: the letter's files, in the order
//! in which they were made. This room knows no data, no other letters, no files on disk; what is
//! in a letter is all there is to say. The same letter gives the same bytes.
//!
//! To add a format: one file here that implements [`Format`], and one line in [`FORMATS`]; before
//! the page if the page should offer it.

mod csv;
#[cfg(test)]
pub(crate) mod fixture;
mod html;
mod json;
mod pages;
mod svg;
#[cfg(test)]
mod tests;

use crate::chart::{self, Drawings};
use crate::model::{Artifact, Letter, Site};

pub use pages::{PageEngine, PageError};

pub(crate) use html::{Page, SiteView};

/// One kind of file that is made of a letter.
trait Format: Sync {
    /// The files of this kind for a letter.
    fn render(
        &self,
        letter: &Letter,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError>;
}

/// What a format may know beside the letter.
struct Surroundings<'a> {
    site: &'a Site,
    pages: &'a PageEngine,
    /// The letter's files that were made before this one, so that the page can offer them with
    /// their size.
    made: &'a [Artifact],
    /// The letter's charts as drawn, in their order.
    drawings: &'a [Drawings],
}

/// Every format. The page comes last, because it says how large the others are.
static FORMATS: [&dyn Format; 4] = [&json::Json, &csv::Csv, &svg::Svg, &html::Html];

/// All files of one letter: its page, its JSON, and for each chart and table the data and the
/// drawing beside it.
pub fn letter(
    letter: &Letter,
    site: &Site,
    pages: &PageEngine,
) -> Result<Vec<Artifact>, PageError> {
    let mut made = Vec::with_capacity(2 + 2 * letter.charts.len() + letter.tables.len());
    let drawings: Vec<Drawings> = letter.charts.iter().map(chart::draw_all).collect();
    for format in FORMATS {
        let surroundings = Surroundings {
            drawings: &drawings,
            site,
            pages,
            made: &made,
        };
        let files = format.render(letter, &surroundings)?;
        made.extend(files);
    }
    Ok(made)
}
