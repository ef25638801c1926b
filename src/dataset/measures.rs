//! What a dataset with rows says about its measures.

use crate::diag::{Diagnostic, Diagnostics, Located, Span, data, file};
use crate::model::{Unit, UnitKind};
use crate::syntax::front_matter::{is_name, name_for};
use crate::syntax::yaml::Mapping;

use super::Measure;

pub(super) const MAX_DECIMALS: u32 = 9;

/// The name of a dataset's only measure.
pub(super) const COUNT: &str = "aantal";

/// Keys of a row that say something about the whole row.
pub(super) const ROW_WORDS: [&str; 8] = [
    "peildatum",
    "periode",
    "gebied",
    "eenheid",
    "status",
    "kwalificatie",
    "noot",
    "vervallen",
];

/// Keys that hold for a delivery or a dataset, never for a row.
pub(super) const DELIVERY_WORDS: [&str; 13] = [
    "vastgesteld_op",
    "bron",
    "reden",
    "noten",
    "totalen",
    "reeksbreuken",
    "niet_optellen_met",
    "decimalen",
    "personen",
    "drempel",
    "openbaar",
    "publiceren_vanaf",
    "definitie",
];

/// What a dataset or a measure says about its numbers.
#[derive(Clone)]
struct Counting {
    unit: Option<Located<Unit>>,
    decimals: u32,
    persons: Option<bool>,
}

impl Counting {
    fn read(
        keys: &mut Mapping<'_>,
        default: Option<&Counting>,
        diagnostics: &mut Diagnostics,
    ) -> Counting {
        let plural = keys
            .optional("eenheid")
            .and_then(|node| node.text(diagnostics));
        let singular = keys
            .optional("enkelvoud")
            .and_then(|node| node.text(diagnostics));
        let decimals = keys
            .optional("decimalen")
            .and_then(|node| node.whole(0..MAX_DECIMALS + 1, diagnostics));
        let persons = keys
            .optional("personen")
            .and_then(|node| node.yes_or_no(diagnostics));
        let mut unit = plural.map(|text| Located::new(Unit::named(&text.value), text.span));
        // What the dataset says of persons is about its own unit, not about that of a measure.
        let inherited = if unit.is_none() {
            default.and_then(|counting| counting.persons)
        } else {
            None
        };
        if unit.is_none() {
            unit = default.and_then(|counting| counting.unit.clone());
        }
        if let (Some(unit), Some(singular)) = (&mut unit, singular) {
            unit.value.singular = Some(singular.value);
        }
        Counting {
            unit,
            decimals: decimals
                .or(default.map(|counting| counting.decimals))
                .unwrap_or(0),
            persons: persons.or(inherited),
        }
    }

    fn measure(
        self,
        name: &str,
        title: Option<String>,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Measure> {
        let Some(unit) = self.unit else {
            diagnostics.push(Diagnostic::new(&file::MISSING_KEY, span).with("key", "eenheid"));
            return None;
        };
        let persons = self.persons.or_else(|| unit.value.counts_persons());
        if persons.is_none() {
            diagnostics.push(
                Diagnostic::new(&data::UNKNOWN_UNIT, unit.span)
                    .with("unit", unit.value.plural.as_str()),
            );
        }
        let title = title.unwrap_or_else(|| match (name, unit.value.kind) {
            (COUNT, UnitKind::Count) => capitalised(&unit.value.plural),
            (COUNT, UnitKind::Euro) => "Bedrag".to_owned(),
            (COUNT, UnitKind::Percent) => "Percentage".to_owned(),
            _ => title_of(name),
        });
        Some(Measure {
            name: name.to_owned(),
            title,
            unit: unit.value,
            decimals: self.decimals,
            persons: persons.unwrap_or(true),
        })
    }
}

/// The measures of a `tabel`: those under `maten`, or one, `aantal`, with the unit of the dataset.
pub(super) fn measures(
    span: Span,
    keys: &mut Mapping<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Measure> {
    let counting = Counting::read(keys, None, diagnostics);
    let Some(list) = keys.optional("maten") else {
        let measure = counting.measure(COUNT, None, span, diagnostics);
        return measure.into_iter().collect();
    };
    let mut measures = Vec::new();
    for (name, node) in list.entries(diagnostics).unwrap_or_default() {
        let fits = check_column(name, diagnostics);
        let Some(mut keys) = node.mapping(diagnostics) else {
            continue;
        };
        let own = Counting::read(&mut keys, Some(&counting), diagnostics);
        let title = keys
            .optional("titel")
            .and_then(|node| node.text(diagnostics))
            .map(|title| title.value);
        keys.finish(diagnostics);
        let measure = own.measure(&name.value, title, name.span, diagnostics);
        measures.extend(measure.filter(|_| fits));
    }
    measures
}

/// Whether a name can be that of a measure or dimension; reported if not.
pub(super) fn check_column(name: &Located<String>, diagnostics: &mut Diagnostics) -> bool {
    let complaint = unfit_column(name);
    let fits = complaint.is_none();
    complaint
        .into_iter()
        .for_each(|complaint| diagnostics.push(complaint));
    fits
}

/// Why a name cannot be that of a measure or dimension, if it cannot.
pub(super) fn unfit_column(name: &Located<String>) -> Option<Diagnostic> {
    let text = name.value.as_str();
    if !is_name(text) {
        let complaint = Diagnostic::new(&data::COLUMN_NAME, name.span).with("name", text);
        return Some(complaint.suggest(name_for(text).as_deref()));
    }
    if ROW_WORDS.contains(&text) || DELIVERY_WORDS.contains(&text) {
        return Some(Diagnostic::new(&data::COLUMN_TAKEN, name.span).with("name", text));
    }
    None
}

/// The heading for a name: `soort_hulp` becomes `Soort hulp`.
pub(super) fn title_of(name: &str) -> String {
    capitalised(&name.replace('_', " "))
}

/// A text with its first letter as a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
