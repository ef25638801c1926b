//! Index: the pages and files that lead to the letters, and those that all pages share.
//!
//! In: what lists need to know of every letter ([`LetterSummary`]), the public datasets, the [`Record`] of
//! what was published, the [`Site`], the engine for pages. Out: files. This room never sees a whole letter; it may not read files or a clock.
//!
//! To add one: one file here that implements [`Index`], and one line in [`INDEXES`].

mod agenda;
mod amendments;
mod archive;
mod checking;
mod commitments;
mod counts;
mod datasets;
mod dossiers;
mod export;
mod feeds;
mod front;
mod icon;
mod list;
mod logo;
mod not_found;
mod old_addresses;
mod redirects;
mod reuse;
mod register;
mod schema;
mod sitemap;
mod split;
mod style;
mod subjects;
#[cfg(test)]
mod tests;
mod withdrawn;
mod xml;

use crate::diag::Failure;
use crate::model::{Artifact, LetterSummary, PublicDataset, Record, Site, WriteOrder};
use crate::render::{PageEngine, PageError};
use amendments::Amendment;
use commitments::Registered;
use register::YearOfRegister;

/// All that is shown, for the pages and files that lead to it.
pub struct Archive<'a> {
    /// The site.
    pub site: &'a Site,
    /// The letters that the site shows: drafts first, if they were asked for, then by date, newest
    /// first; letters of one day by number.
    letters: Vec<&'a LetterSummary>,
    /// Those of them that everyone may see, in the same order.
    public: Vec<&'a LetterSummary>,
    commitments: Vec<Registered<'a>>,
    datasets: &'a [PublicDataset],
    record: &'a Record,
    amendments: Vec<Amendment<'a>>,
    register: Vec<YearOfRegister<'a>>,
    items: list::Items,
}

impl<'a> Archive<'a> {
    /// Puts the letters in order, and works out how each commitment stands. The datasets stand in
    /// the order of their ids. The record is that of the moment of the build: of what comes later it
    /// knows nothing.
    pub fn new(
        site: &'a Site,
        letters: &'a [LetterSummary],
        datasets: &'a [PublicDataset],
        record: &'a Record,
    ) -> Archive<'a> {
        let letters = list::in_order(letters);
        let is_public = |letter: &&&LetterSummary| letter.is_public(site.today);
        let public: Vec<&LetterSummary> = letters.iter().filter(is_public).copied().collect();
        Archive {
            site,
            commitments: commitments::register(&public, site),
            register: register::register(&letters, record, site),
            amendments: amendments::amendments(&public, record),
            record,
            items: list::Items::default(),
            public,
            letters,
            datasets,
        }
    }

    /// Every commitment of public letters and of the clerk's list, in the order of the register:
    /// those that are overdue first.
    fn commitments(&self) -> &[Registered<'a>] {
        &self.commitments
    }

    /// The register of all letters, newest year first.
    fn register(&self) -> &[YearOfRegister<'a>] {
        &self.register
    }

    /// The public datasets, by id: none of the others is known here.
    fn datasets(&self) -> &'a [PublicDataset] {
        self.datasets
    }

    /// What was published, corrected and withdrawn.
    fn record(&self) -> &'a Record {
        self.record
    }

    /// Every correction and withdrawal, newest first.
    fn amendments(&self) -> &[Amendment<'a>] {
        &self.amendments
    }

    /// Every letter, newest first, drafts before them.
    fn letters(&self) -> &[&'a LetterSummary] {
        &self.letters
    }

    /// The letters that everyone may see, newest first: what registers, feeds and counts speak of.
    fn public(&self) -> &[&'a LetterSummary] {
        &self.public
    }
}

/// Where the files of an index go as they are made, so that memory does not hold all of them.
pub type Write<'a> = dyn FnMut(Artifact) -> Result<(), Failure> + 'a;

/// Why the making of an index stopped.
#[derive(Debug)]
pub enum Stop {
    /// A page template of the site failed.
    Template(PageError),
    /// A file could not be written.
    World(Failure),
}

impl From<PageError> for Stop {
    fn from(error: PageError) -> Stop {
        Stop::Template(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::World(failure)
    }
}

/// One page or file, or several of a kind, that is made of all letters together.
trait Index: Sync {
    /// Makes the files of this kind, in an order that is always the same.
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop>;
}

/// Every index. They know nothing of each other and may be built at the same time.
static INDEXES: &[&dyn Index] = &[
    &style::StyleSheet,
    &icon::Icon,
    &logo::LogoFiles,
    &schema::Schema,
    &archive::Years,
    &dossiers::Dossiers,
    &datasets::Datasets,
    &front::FrontPage,
    &agenda::Agenda,
    &counts::Counts,
    &reuse::Reuse,
    &amendments::Amendments,
    &withdrawn::WithdrawnLetters,
    &checking::Checking,
    &old_addresses::OldAddresses,
    &commitments::Register,
    &feeds::Feeds,
    &export::Export,
    &subjects::Persons,
    &subjects::Themes,
    &subjects::Organisations,
    &subjects::Municipalities,
    &redirects::Redirects,
    &not_found::NotFound,
];

/// How many indexes there are.
pub fn count() -> usize {
    INDEXES.len()
}

/// Makes the files of the index with this number, counted from nought.
pub fn build(
    number: usize,
    archive: &Archive<'_>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    INDEXES[number].build(archive, pages, write)
}

/// Makes what names every page, when all of them are there: the list for search engines. `pages` are
/// the addresses of the pages that the indexes made.
pub fn build_last(
    archive: &Archive<'_>,
    pages: &[String],
    write: &mut Write<'_>,
) -> Result<(), Failure> {
    sitemap::build(archive, pages, write)
}

/// The address of a page that a search engine may be told of, when a file of an index is one: what
/// only leads elsewhere and the page for wrong addresses are not.
pub fn page_address(file: &Artifact) -> Option<&str> {
    let is_list = file.order == WriteOrder::Index;
    file.path
        .strip_suffix("index.html")
        .filter(|address| is_list && (address.is_empty() || address.ends_with('/')))
}
