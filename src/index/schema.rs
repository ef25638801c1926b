//! The JSON Schema of the letter's JSON, beside the letters that follow it.

use crate::model::{Artifact, LETTER_SCHEMA, LetterSummary, Site, WriteOrder, letter_schema};
use crate::render::{PageEngine, PageError};

use super::Index;

/// `schema/brief-1.json`.
pub(super) struct Schema;

impl Index for Schema {
    fn build(
        &self,
        _letters: &[LetterSummary],
        site: &Site,
        _pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let path = format!("schema/brief-{LETTER_SCHEMA}.json");
        let mut schema = letter_schema();
        if let Some(object) = schema.as_object_mut() {
            object.insert("$id".into(), format!("{}{path}", site.base_url).into());
        }
        Ok(vec![Artifact {
            path,
            bytes: format!("{schema:#}\n").into_bytes(),
            order: WriteOrder::Asset,
        }])
    }
}
