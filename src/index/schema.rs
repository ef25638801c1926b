//! The JSON Schemas of the letter's JSON, of a public dataset's and of an act's, beside those that follow
//! them.

use crate::model::{
    ACT_SCHEMA, Artifact, DATASET_SCHEMA, LETTER_SCHEMA, Section, WriteOrder, act_schema,
    dataset_schema, letter_schema,
};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `schema/brief-1.json`, `schema/dataset-1.json` where there are public datasets, and
/// `schema/akte-1.json` where something was published.
pub(super) struct Schema;

impl Index for Schema {
    fn build(
        &self,
        archive: &Archive<'_>,
        _pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut file = |path: String, mut schema: serde_json::Value| {
            if let Some(object) = schema.as_object_mut() {
                object.insert("$id".into(), format!("{}{path}", site.base_url).into());
            }
            write(Artifact {
                path,
                bytes: format!("{schema:#}\n").into_bytes(),
                order: WriteOrder::Asset,
            })
        };
        file(
            format!("schema/brief-{LETTER_SCHEMA}.json"),
            letter_schema(),
        )?;
        if !site.public_datasets.is_empty() {
            let path = format!("schema/dataset-{DATASET_SCHEMA}.json");
            file(path, dataset_schema())?;
        }
        if site.has(Section::Checking) {
            file(format!("schema/akte-{ACT_SCHEMA}.json"), act_schema())?;
        }
        Ok(())
    }
}
