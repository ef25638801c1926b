//! The settings of publishing: whether somebody must agree first, and who publishes.

use crate::diag::Diagnostics;
use crate::syntax::yaml::Node;

/// What the settings say of publishing.
#[derive(Default)]
pub(super) struct PublicationSpec {
    /// Whether a letter is published only when somebody agreed to it.
    pub agreement_needed: bool,
    /// Who publishes when nobody says.
    pub publisher: Option<String>,
}

/// Reads `publicatie`.
pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<PublicationSpec> {
    let mut keys = node.mapping(diagnostics)?;
    let agreement_needed = keys
        .optional("akkoord")
        .and_then(|node| node.yes_or_no(diagnostics));
    let publisher = keys
        .optional("door")
        .and_then(|node| node.text(diagnostics));
    keys.finish(diagnostics);
    Some(PublicationSpec {
        agreement_needed: agreement_needed.unwrap_or(false),
        publisher: publisher.map(|name| name.value),
    })
}
