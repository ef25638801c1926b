//! The JSON Schema of the letter's JSON, beside the letters that follow it.

use crate::model::{Artifact, LETTER_SCHEMA, WriteOrder, letter_schema};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `schema/brief-1.json`.
pub(super) struct Schema;

impl Index for Schema {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let path = format!("schema/brief-{LETTER_SCHEMA}.json");
        let mut schema = letter_schema();
        if let Some(object) = schema.as_object_mut() {
            object.insert("$id".into(), format!("{}{path}", site.base_url).into());
        }
        write(Artifact {
            path,
            bytes: format!("{schema:#}\n").into_bytes(),
            order: WriteOrder::Asset,
        })?;
        Ok(())
    }
}
