//! The logo of the organisation, as files of the site.

use crate::model::{Artifact, WriteOrder};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `logo.svg` or `logo.png`, and the one for the dark view.
pub(super) struct LogoFiles;

impl Index for LogoFiles {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let pictures = site.logo.iter().flat_map(|logo| {
            let pictures = std::iter::once(&logo.picture);
            pictures.chain(&logo.dark)
        });
        for picture in pictures {
            write(Artifact {
                path: picture.name.to_owned(),
                bytes: picture.bytes.to_vec(),
                order: WriteOrder::Asset,
            })?;
        }
        Ok(())
    }
}
