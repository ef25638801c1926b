//! `soort: contracten`: counts of contracts or providers by region, segment and moment.
//!
//! Each says whether it happened or is intended: "from 80 to 13" can be either.

use crate::diag::{Diagnostics, Span, data, phrases};
use crate::model::Unit;
use crate::syntax::yaml::Mapping;

use super::delivery::Above;
use super::measures::{COUNT, capitalised};
use super::preset::{Demand, Preset};
use super::rows;
use super::{DataFile, Kind, Measure, Reading, schema};

/// `soort: contracten`.
pub(super) struct Contracts;

/// The dimension that says whose contracts these are.
const REGION: &str = "regio";
/// The dimension that stands for a time where the source of a comparison names none.
const MOMENT: &str = "moment";

/// What can be counted (`telt`).
pub(super) const COUNTED: [(&str, &str); 2] =
    [("contracten", "contracten"), ("aanbieders", "aanbieders")];

static PRESET: Preset = Preset {
    name: "contracten",
    measures,
    always_persons: false,
    above: Above {
        time: true,
        standing: true,
        dimensions: &[REGION],
    },
    demands: &[
        Demand {
            entry: &data::ROW_WITHOUT_REGION,
            ways: phrases::term::WAYS_REGION,
            tells_apart: true,
            is_met: |told| told.has(REGION),
        },
        Demand {
            entry: &data::ROW_WITHOUT_TIME,
            ways: phrases::term::WAYS_TIME_OR_MOMENT,
            tells_apart: true,
            is_met: |told| told.has_time || told.has(MOMENT),
        },
        Demand {
            entry: &data::ROW_WITHOUT_STANDING,
            ways: phrases::term::WAYS_STANDING,
            tells_apart: false,
            is_met: |told| told.has_standing,
        },
    ],
};

impl Kind for Contracts {
    fn name(&self) -> &'static str {
        PRESET.name
    }

    fn schema(&self) -> serde_json::Value {
        schema::contracts(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        rows::read(&PRESET, reading, diagnostics)
    }
}

/// The one measure: contracts, or the providers that have them (`telt`).
fn measures(_: Span, keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Vec<Measure> {
    let counted = keys
        .optional("telt")
        .and_then(|node| node.choice(&COUNTED, diagnostics))
        .unwrap_or("contracten");
    vec![Measure {
        name: COUNT.to_owned(),
        title: capitalised(counted),
        unit: Unit::named(counted),
        decimals: 0,
        persons: false,
    }]
}
