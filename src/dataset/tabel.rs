//! `soort: tabel`: rows of any measures by any dimensions.

use crate::diag::Diagnostics;

use super::delivery::Above;
use super::measures::measures;
use super::preset::Preset;
use super::rows;
use super::{DataFile, Kind, Reading, schema};

/// `soort: tabel`.
pub(super) struct Table;

/// It asks nothing of its rows.
static PRESET: Preset = Preset {
    name: "tabel",
    measures,
    always_persons: false,
    above: Above {
        time: true,
        standing: false,
        dimensions: &[],
    },
    demands: &[],
};

impl Kind for Table {
    fn name(&self) -> &'static str {
        PRESET.name
    }

    fn schema(&self) -> serde_json::Value {
        schema::table(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        rows::read(&PRESET, reading, diagnostics)
    }
}
