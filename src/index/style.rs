//! The one style sheet of the site.

use crate::model::{Artifact, WriteOrder};
use crate::render::{PageEngine, style_sheet};

use super::{Archive, Index, Stop, Write};

/// `stijl.css`.
pub(super) struct StyleSheet;

impl Index for StyleSheet {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        write(Artifact {
            path: "stijl.css".to_owned(),
            bytes: style_sheet(archive.site, pages)?.into_bytes(),
            order: WriteOrder::Asset,
        })?;
        Ok(())
    }
}
