//! Who agreed to which letters, as it is kept until they are published.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Span, agreement, phrases};
use crate::load::Sources;
use crate::model::{AGREEMENT_SCHEMA, StoredAgreement};

/// The agreements by the slug of the number. One that cannot be read counts for nothing, which is
/// reported: the letter is then not published where somebody must have agreed.
pub(super) fn read(
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, StoredAgreement> {
    let mut agreements = BTreeMap::new();
    for file in &sources.agreements {
        let source = sources.map.file(*file);
        let reason = match serde_json::from_str::<StoredAgreement>(&source.text) {
            Err(_) => phrases::value::DAMAGED_AGREEMENT,
            Ok(stored) if stored.schema != AGREEMENT_SCHEMA => phrases::value::NEWER_AGREEMENT,
            Ok(stored) => {
                let slug = stored.kenmerk.slug();
                let name = source.path.rsplit('/').next().unwrap_or_default();
                if name == format!("{slug}.json") {
                    agreements.insert(slug, stored);
                    continue;
                }
                phrases::value::AGREEMENT_OF_ANOTHER
            }
        };
        diagnostics.push(
            Diagnostic::new(&agreement::USELESS_AGREEMENT, Span::start_of(*file))
                .with("reason", reason),
        );
    }
    agreements
}
