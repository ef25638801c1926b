//! The letter itself as JSON: `brief.json`.

use crate::model::{Artifact, Letter, WriteOrder};

use super::{Format, PageError, Surroundings};

/// The letter as data, in the public format.
pub(super) struct Json;

impl Format for Json {
    fn render(
        &self,
        letter: &Letter,
        _surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let mut bytes = Vec::with_capacity(32 * 1024);
        match serde_json::to_writer_pretty(&mut bytes, letter) {
            Ok(()) => {}
            Err(error) => unreachable!("a letter has a JSON form: {error}"),
        }
        bytes.push(b'\n');
        Ok(vec![Artifact {
            path: format!("{}brief.json", letter.address),
            bytes,
            order: WriteOrder::Asset,
        }])
    }
}
