//! How a letter on the site stands in the record: what its page says of its publication.
//!
//! It is no part of the letter: a letter cannot know when it will be published, nor that a later version
//! will take its place.

use super::correction::CorrectionKind;
use super::moment::Moment;

/// The publication of the version of a letter that a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The version that the page shows.
    pub version: u32,
    /// All versions, the first one first, the one that counts last.
    pub versions: Vec<PublishedVersion>,
    /// The address at which the letter always stands: `brieven/2026/rib-2026-001/`.
    pub permalink: String,
}

/// One version of a letter, for the pages that speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    /// Which one, from 1.
    pub number: u32,
    /// When it became public.
    pub moment: Moment,
    /// Who published it.
    pub by: String,
    /// Where it stands in the site now: the permalink for the one that counts.
    pub address: String,
    /// Of a correction: what kind, and why.
    pub correction: Option<(CorrectionKind, String)>,
    /// The name of the file of the act that made it public.
    pub act: String,
}

impl Publication {
    /// The version that the page shows.
    pub fn shown(&self) -> &PublishedVersion {
        let mut versions = self.versions.iter();
        match versions.find(|version| version.number == self.version) {
            Some(shown) => shown,
            None => unreachable!("the version that is shown is one of the versions"),
        }
    }

    /// Whether a later version took its place.
    pub fn is_superseded(&self) -> bool {
        self.versions
            .last()
            .is_some_and(|last| last.number > self.version)
    }
}
