//! Who signs a letter, and with which words.

use crate::diag::{self, Diagnostic, Diagnostics};
use crate::model::{LetterStatus, Signatory, Signature, Signer};
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::settings::{PORTFOLIO_HOLDER, Settings, SignatureRequest, unknown_field};

/// The signature of a letter; `None` for one that nobody signs. A portfolio holder who signs and
/// is not named is reported.
///
/// What the settings say holds for the letters of their own organisation that were really sent:
/// nobody signed a reconstruction, and the college of one municipality signs for no other.
pub(super) fn signature(
    settings: &Settings,
    front: &FrontMatter,
    diagnostics: &mut Diagnostics,
) -> Option<Signature> {
    let is_ours = front.sender.is_none() && front.reconstruction.is_none();
    let (by, place) = match &front.signature {
        Some(SignatureRequest::Nobody) => return None,
        Some(SignatureRequest::Own { text, people }) => {
            return Some(Signature {
                by: Signer::Own,
                text: text.clone(),
                people: people.clone(),
            });
        }
        Some(SignatureRequest::By(by, place)) => (*by, Some(*place)),
        None => (settings.signature.by.filter(|_| is_ours)?, None),
    };
    let organisation = front
        .sender
        .as_ref()
        .map_or(settings.organisation.name.as_str(), |sender| {
            &sender.value.name
        });
    let spec = &settings.signature;
    if by == Signer::College {
        let text = spec.college_text.clone();
        return Some(Signature {
            by,
            text: Some(text.unwrap_or_else(|| college_of(organisation))),
            people: spec.college.clone(),
        });
    }
    let field = spec.holder_field.as_str();
    let Some(header) = settings.header.iter().find(|known| known.field == field) else {
        // Where the settings themselves ask for it, it was reported there.
        if let Some(place) = place {
            diagnostics.push(unknown_field(field, &settings.header, place));
        }
        return None;
    };
    let name = front.fields.get(field).map(|name| name.value.clone());
    let names: Vec<Option<String>> = if field == PORTFOLIO_HOLDER && front.holders.len() > 1 {
        let each = front.holders.iter();
        each.map(|holder| Some(holder.value.name.clone())).collect()
    } else {
        vec![name.clone()]
    };
    // A required field that is missing was reported as such.
    if name.is_none() && front.status == LetterStatus::Ready && !header.required {
        diagnostics.push(
            Diagnostic::new(&diag::letter::NOBODY_SIGNS, place.unwrap_or(front.span))
                .with("field", field),
        );
    }
    let function = spec.holder_function.clone();
    let function = function.unwrap_or_else(|| header.label.to_lowercase());
    Some(Signature {
        by,
        text: spec.holder_text.clone(),
        people: names
            .into_iter()
            .map(|name| Signatory {
                function: Some(function.clone()),
                name,
            })
            .collect(),
    })
}

/// `Het college van burgemeester en wethouders van Goirle`, as far as the name of the organisation
/// tells of which municipality it is.
fn college_of(organisation: &str) -> String {
    let college = "Het college van burgemeester en wethouders";
    match organisation.strip_prefix("Gemeente ") {
        Some(municipality) => format!("{college} van {municipality}"),
        None => college.to_owned(),
    }
}
