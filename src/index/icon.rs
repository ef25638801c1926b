//! The little picture in a browser's tab, in the colour of the organisation.

use tera::Context;

use crate::model::{Artifact, LetterSummary, Site, WriteOrder};
use crate::render::{PageEngine, PageError};

use super::Index;

/// `icoon.svg`.
pub(super) struct Icon;

impl Index for Icon {
    fn build(
        &self,
        _letters: &[LetterSummary],
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let mut context = Context::new();
        context.insert("accent", &site.accent.hex());
        Ok(vec![Artifact {
            path: "icoon.svg".to_owned(),
            bytes: pages.render("icoon.svg", &context)?.into_bytes(),
            order: WriteOrder::Asset,
        }])
    }
}
