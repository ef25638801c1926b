//! What stands above a letter about its attachments (`bijlagen`) and its secrecy
//! (`geheimhouding`).

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span};
use crate::model::{LetterStatus, Secrecy, SecretAttachment};
use crate::syntax::yaml::Node;

/// An attachment that a letter names. Whether its file will do is for validate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentRequest {
    /// What it is called (`titel`).
    pub title: Located<String>,
    /// Its file, by the way to it from the folder of the letter (`bestand`).
    pub file: Option<Located<String>>,
    /// Where it can be read otherwise (`ter_inzage`).
    pub inspection: Option<String>,
    /// Why it is not public (`geheim`, `grond`).
    pub secret: Option<SecretAttachment>,
}

/// Reads the list of attachments; wrong ones are reported and left out.
pub(super) fn attachments(node: &Node, diagnostics: &mut Diagnostics) -> Vec<AttachmentRequest> {
    let items = node.sequence(diagnostics).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| attachment(item, diagnostics))
        .collect()
}

fn attachment(node: &Node, diagnostics: &mut Diagnostics) -> Option<AttachmentRequest> {
    let mut keys = node.mapping(diagnostics)?;
    let before = diagnostics.count(diag::Severity::Error);
    let title = keys
        .required("titel", diagnostics)
        .and_then(|node| node.text(diagnostics));
    let file = keys
        .optional("bestand")
        .and_then(|node| node.text(diagnostics));
    let inspection = keys
        .optional("ter_inzage")
        .and_then(|node| node.text(diagnostics));
    let is_secret = keys
        .optional("geheim")
        .and_then(|node| node.yes_or_no(diagnostics))
        .unwrap_or(false);
    let ground = is_secret
        .then(|| keys.optional("grond"))
        .flatten()
        .and_then(|node| node.text(diagnostics));
    keys.finish(diagnostics);
    let title = title?;
    if is_secret && let Some(file) = &file {
        diagnostics.push(Diagnostic::new(&diag::letter::SECRET_WITH_FILE, file.span));
        return None;
    }
    let is_somewhere = is_secret || file.is_some() || inspection.is_some();
    // A misspelt key was reported, and is probably where it was said.
    if !is_somewhere && diagnostics.count(diag::Severity::Error) == before {
        diagnostics.push(
            Diagnostic::new(&diag::letter::ATTACHMENT_WHERE, title.span)
                .with("title", title.value.as_str()),
        );
    }
    Some(AttachmentRequest {
        title,
        file,
        inspection: inspection.map(|text| text.value),
        secret: is_secret.then(|| SecretAttachment {
            ground: ground.map(|text| text.value),
        }),
    })
}

/// Reads the secrecy of a letter: `nee`, `ja`, or what rests on it. A letter that is ready must
/// say all that the law asks; one that is being written may still lack it.
pub(super) fn secrecy(
    node: &Node,
    status: LetterStatus,
    diagnostics: &mut Diagnostics,
) -> Option<Secrecy> {
    let mut secrecy = Secrecy {
        ground: None,
        imposed_by: None,
        lifted_by: None,
        date: None,
    };
    let mut place: Span = node.span;
    if node.scalar().is_some() {
        if !node.yes_or_no(diagnostics)? {
            return None;
        }
    } else {
        let mut keys = node.mapping(diagnostics)?;
        place = keys.key_span();
        let mut text = |key| {
            let node = keys.optional(key)?;
            node.text(diagnostics).map(|text| text.value)
        };
        secrecy.ground = text("grond");
        secrecy.imposed_by = text("opgelegd_door");
        secrecy.lifted_by = text("op_te_heffen_door");
        let date = keys.optional("datum");
        secrecy.date = date
            .and_then(|node| node.date(diagnostics))
            .map(|date| date.value);
        keys.finish(diagnostics);
    }
    let said = [
        ("grond", &secrecy.ground),
        ("opgelegd_door", &secrecy.imposed_by),
        ("op_te_heffen_door", &secrecy.lifted_by),
    ];
    let missing = said.into_iter().filter(|(_, text)| text.is_none());
    let missing: Vec<&str> = missing.map(|(key, _)| key).collect();
    if !missing.is_empty() && status == LetterStatus::Ready {
        diagnostics.push(
            Diagnostic::new(&diag::letter::SECRECY_NEEDS, place).with("keys", missing.join(", ")),
        );
    }
    Some(secrecy)
}
