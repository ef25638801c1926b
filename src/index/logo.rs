//! The logo of the organisation, as files of the site.

use crate::model::{Artifact, LetterSummary, Site, WriteOrder};
use crate::render::{PageEngine, PageError};

use super::Index;

/// `logo.svg` or `logo.png`, and the one for the dark view.
pub(super) struct LogoFiles;

impl Index for LogoFiles {
    fn build(
        &self,
        _letters: &[LetterSummary],
        site: &Site,
        _pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let pictures = site.logo.iter().flat_map(|logo| {
            let pictures = std::iter::once(&logo.picture);
            pictures.chain(&logo.dark)
        });
        let files = pictures.map(|picture| Artifact {
            path: picture.name.to_owned(),
            bytes: picture.bytes.to_vec(),
            order: WriteOrder::Asset,
        });
        Ok(files.collect())
    }
}
