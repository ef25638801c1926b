//! The settings of public data: under what terms others may use them.

use super::web_address;
use crate::diag::Diagnostics;
use crate::model::{KnownLicence, Licence};
use crate::syntax::yaml::Node;

/// Reads `gegevens`: its `licentie` is a word for a known licence, or a name with an address.
pub(super) fn licence(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Option<Licence> {
    let mut keys = node?.mapping(diagnostics)?;
    let licence = keys.optional("licentie");
    keys.finish(diagnostics);
    let licence = licence?;
    if licence.scalar().is_some() {
        let known = licence.choice(&KnownLicence::ALL, diagnostics);
        return known.map(KnownLicence::licence);
    }
    let mut keys = licence.mapping(diagnostics)?;
    let name = keys
        .required("naam", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let url = keys
        .required("adres", diagnostics)
        .and_then(|node| web_address(node, diagnostics));
    keys.finish(diagnostics);
    Some(Licence {
        id: None,
        name: name?.value,
        url: url?.value,
    })
}
