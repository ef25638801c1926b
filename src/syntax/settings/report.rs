//! Where readers tell of a mistake (`fout_gezien`): a mailbox, or a form on the web.

use crate::diag::{self, Diagnostic, Diagnostics, Located, nearest};
use crate::model::{ReportAddress, ReportField, ReportPart};
use crate::syntax::yaml::Node;

/// Reads the address. What is wrong with it is reported; then there is none.
pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<ReportAddress> {
    let address = node.text(diagnostics)?;
    let mailbox = address.value.strip_prefix("mailto:");
    let mailbox = mailbox.unwrap_or(&address.value);
    if super::is_mailbox(mailbox) {
        return Some(ReportAddress::mailbox(mailbox));
    }
    form(&address, diagnostics)
}

fn form(address: &Located<String>, diagnostics: &mut Diagnostics) -> Option<ReportAddress> {
    let at = |entry| Diagnostic::new(entry, address.span);
    let parts = match parts(&address.value) {
        Ok(parts) => parts,
        Err(unknown) => {
            let known = ReportField::ALL.map(|(_, word)| word);
            diagnostics.push(
                at(&diag::settings::REPORT_FIELD)
                    .suggest(nearest(&unknown, known))
                    .with("field", unknown.as_str()),
            );
            return None;
        }
    };
    let start = match parts.first() {
        Some(ReportPart::Text(text)) => text.as_str(),
        _ => "",
    };
    let lower = start.to_lowercase();
    let rest = lower.strip_prefix("https://");
    // What is filled in must not choose the host.
    if parts.len() > 1 && rest.is_some_and(|rest| !rest.contains(['/', '?', '#'])) {
        diagnostics.push(at(&diag::settings::REPORT_HOST).with("text", address.value.as_str()));
        return None;
    }
    let forbidden = |c: char| !c.is_ascii_graphic() || "<>\"'`\\|^".contains(c);
    let has_host = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    if !has_host || address.value.contains(forbidden) {
        diagnostics.push(at(&diag::settings::REPORT_ADDRESS).with("text", address.value.as_str()));
        return None;
    }
    let names = |field| parts.contains(&ReportPart::Field(field));
    if !names(ReportField::Kenmerk) && !names(ReportField::Address) {
        diagnostics.push(at(&diag::settings::REPORT_WITHOUT_LETTER));
    }
    Some(ReportAddress { parts })
}

/// An address in parts; the word between braces that is no field, if there is one.
fn parts(address: &str) -> Result<Vec<ReportPart>, String> {
    let mut parts = Vec::new();
    let mut rest = address;
    while let Some(open) = rest.find(['{', '}']) {
        let (before, behind) = rest.split_at(open);
        if !before.is_empty() {
            parts.push(ReportPart::Text(before.to_owned()));
        }
        let word = behind
            .strip_prefix('{')
            .and_then(|word| word.split_once('}'));
        let Some((word, after)) = word else {
            return Err(behind.to_owned());
        };
        let mut fields = ReportField::ALL.iter();
        let Some((field, _)) = fields.find(|(_, known)| *known == word) else {
            return Err(word.to_owned());
        };
        parts.push(ReportPart::Field(*field));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(ReportPart::Text(rest.to_owned()));
    }
    Ok(parts)
}
