//! Index: the pages and files that lead to the letters, and those that all pages share.
//!
//! In: what lists need to know of every letter ([`LetterSummary`]), the [`Site`], the engine for
//! pages. Out: files. This room never sees a whole letter; it may not read files or a clock.
//!
//! To add one: one file here that implements [`Index`], and one line in [`INDEXES`].

mod archive;
mod front;
mod icon;
mod list;
mod logo;
mod not_found;
mod schema;
mod style;
#[cfg(test)]
mod tests;

use crate::model::{Artifact, LetterSummary, Site};
use crate::render::{PageEngine, PageError};

/// One page or file, or several of a kind, that is made of all letters together.
trait Index: Sync {
    /// The files of this kind.
    fn build(
        &self,
        letters: &[LetterSummary],
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError>;
}

/// Every index.
static INDEXES: [&dyn Index; 7] = [
    &style::StyleSheet,
    &icon::Icon,
    &logo::LogoFiles,
    &schema::Schema,
    &archive::Archive,
    &front::FrontPage,
    &not_found::NotFound,
];

/// All files that do not belong to one letter.
pub fn build(
    letters: &[LetterSummary],
    site: &Site,
    pages: &PageEngine,
) -> Result<Vec<Artifact>, PageError> {
    let mut files = Vec::new();
    for index in INDEXES {
        files.extend(index.build(letters, site, pages)?);
    }
    Ok(files)
}
