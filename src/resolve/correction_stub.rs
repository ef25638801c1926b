//! Stub.
use super::{Context, Resolved};
use crate::diag::Diagnostics;
use crate::model::{CorrectionKind, Date, Letter};
use crate::validate::LetterSource;
use std::sync::Arc;
/// x
pub struct Correcting {
    /// x
    pub kind: CorrectionKind,
    /// x
    pub reason: String,
    /// x
    pub by: String,
    /// x
    pub on: Date,
}
/// x
pub fn corrected(
    context: &Arc<Context>,
    source: &LetterSource,
    _known_on: Date,
    diagnostics: &mut Diagnostics,
) -> Resolved<Letter> {
    super::letter::resolve(context, source, diagnostics)
}
/// x
pub fn next_version(before: &Letter, mut edited: Letter, c: &Correcting) -> Option<Letter> {
    edited.version = before.version.map(|v| v + 1);
    edited.correction = Some(crate::model::Correction {
        kind: c.kind,
        reason: c.reason.clone(),
        by: c.by.clone(),
        on: c.on,
        figures: vec![],
        passages: vec![],
    });
    Some(edited)
}
