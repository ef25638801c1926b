//! `soort: clienten`: counts of persons by any dimensions.
//!
//! Its counts are always of persons, so that small ones are withheld; each says what time it is
//! about and which municipalities take part, without which it cannot be compared with another.

use crate::diag::{Diagnostic, Diagnostics, Span, data, phrases};
use crate::model::Unit;
use crate::syntax::yaml::Mapping;

use super::delivery::Above;
use super::measures::{COUNT, capitalised};
use super::preset::{Demand, Preset};
use super::rows;
use super::{DataFile, Kind, Measure, Reading, schema};

/// `soort: clienten`.
pub(super) struct Clients;

static PRESET: Preset = Preset {
    name: "clienten",
    measures,
    always_persons: true,
    above: Above {
        time: true,
        standing: false,
        dimensions: &[],
    },
    demands: &[
        Demand {
            entry: &data::ROW_WITHOUT_TIME,
            ways: phrases::term::WAYS_TIME,
            tells_apart: true,
            is_met: |told| told.has_time,
        },
        Demand {
            entry: &data::ROW_WITHOUT_AREA,
            ways: phrases::term::WAYS_AREA,
            tells_apart: false,
            is_met: |told| told.has_area,
        },
    ],
};

impl Kind for Clients {
    fn name(&self) -> &'static str {
        PRESET.name
    }

    fn schema(&self) -> serde_json::Value {
        schema::clients(self.name())
    }

    fn read(&self, reading: Reading<'_>, diagnostics: &mut Diagnostics) -> Option<DataFile> {
        rows::read(&PRESET, reading, diagnostics)
    }
}

/// The one measure, in clients unless `eenheid` says what persons these are.
fn measures(_: Span, keys: &mut Mapping<'_>, diagnostics: &mut Diagnostics) -> Vec<Measure> {
    let plural = keys
        .optional("eenheid")
        .and_then(|node| node.text(diagnostics));
    let singular = keys
        .optional("enkelvoud")
        .and_then(|node| node.text(diagnostics));
    if let Some(node) = keys.optional("personen")
        && node.yes_or_no(diagnostics) == Some(false)
    {
        diagnostics.push(Diagnostic::new(&data::NOT_PERSONS, node.span));
    }
    let mut unit = Unit::named(plural.as_ref().map_or("cliënten", |plural| &plural.value));
    if let Some(plural) = plural
        && unit.counts_persons() == Some(false)
    {
        diagnostics.push(Diagnostic::new(&data::NOT_PERSONS, plural.span));
    }
    if let Some(singular) = singular {
        unit.singular = Some(singular.value);
    }
    vec![Measure {
        name: COUNT.to_owned(),
        title: capitalised(&unit.plural),
        unit,
        decimals: 0,
        persons: true,
    }]
}
