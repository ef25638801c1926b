//! The little picture in a browser's tab, in the colour of the organisation.

use tera::Context;

use crate::model::{Artifact, WriteOrder};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `icoon.svg`.
pub(super) struct Icon;

impl Index for Icon {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut context = Context::new();
        context.insert("accent", &site.accent.hex());
        write(Artifact {
            path: "icoon.svg".to_owned(),
            bytes: pages.render("icoon.svg", &context)?.into_bytes(),
            order: WriteOrder::Asset,
        })?;
        Ok(())
    }
}
