//! The settings of the signature (`ondertekening`), and how a letter asks for another.

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, nearest};
use crate::model::{Signatory, Signer};
use crate::syntax::yaml::Node;

use super::{HeaderSpec, PORTFOLIO_HOLDER};

/// Who signs the letters of a site, and with which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureSpec {
    /// Who signs a letter that does not say so (`door`); nobody by default.
    pub by: Option<Signer>,
    /// The words above the names of the college (`college`, `tekst`); made from the name of the
    /// organisation where it is silent.
    pub college_text: Option<String>,
    /// Who signs for the college (`college`, `personen`); `de secretaris` and `de burgemeester` by
    /// default.
    pub college: Vec<Signatory>,
    /// The words above the portfolio holder (`portefeuillehouder`, `tekst`).
    pub holder_text: Option<String>,
    /// The office of the portfolio holder (`portefeuillehouder`, `functie`); by default the label
    /// of the field.
    pub holder_function: Option<String>,
    /// The field of the head that names the portfolio holder (`portefeuillehouder`, `veld`);
    /// `portefeuillehouder` by default.
    pub holder_field: String,
}

impl Default for SignatureSpec {
    fn default() -> SignatureSpec {
        let office = |function: &str| Signatory {
            function: Some(function.to_owned()),
            name: None,
        };
        SignatureSpec {
            by: None,
            college_text: None,
            college: vec![office("de secretaris"), office("de burgemeester")],
            holder_text: None,
            holder_function: None,
            holder_field: PORTFOLIO_HOLDER.to_owned(),
        }
    }
}

/// What a letter says of its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureRequest {
    /// None (`nee`).
    Nobody,
    /// As the settings word it for the college or the portfolio holder.
    By(Signer, Span),
    /// With words and names of its own.
    Own {
        /// The words above the names.
        text: Option<String>,
        /// Those who sign.
        people: Vec<Signatory>,
    },
}

/// The words for who signs.
pub const SIGNERS: [(Option<Signer>, &str); 3] = [
    (Some(Signer::College), "college"),
    (Some(Signer::PortfolioHolder), "portefeuillehouder"),
    (None, "nee"),
];

/// Reads the settings: one word, or a group with who signs and how.
pub(super) fn read(
    node: &Node,
    header: &[HeaderSpec],
    diagnostics: &mut Diagnostics,
) -> SignatureSpec {
    let mut spec = SignatureSpec::default();
    if node.scalar().is_some() {
        spec.by = node.choice(&SIGNERS, diagnostics).flatten();
        check_field(&spec, header, node.span, diagnostics);
        return spec;
    }
    let Some(mut keys) = node.mapping(diagnostics) else {
        return spec;
    };
    let by = keys.required("door", diagnostics);
    spec.by = by
        .and_then(|node| node.choice(&SIGNERS, diagnostics))
        .flatten();
    if let Some(mut keys) = keys
        .optional("college")
        .and_then(|node| node.mapping(diagnostics))
    {
        let text = keys.optional("tekst");
        spec.college_text = text.and_then(|node| plain(node, diagnostics));
        if let Some(node) = keys.optional("personen") {
            spec.college = people(node, diagnostics);
        }
        keys.finish(diagnostics);
    }
    let mut place = by.map_or(node.span, |node| node.span);
    if let Some(mut keys) = keys
        .optional("portefeuillehouder")
        .and_then(|node| node.mapping(diagnostics))
    {
        let text = keys.optional("tekst");
        spec.holder_text = text.and_then(|node| plain(node, diagnostics));
        let function = keys.optional("functie");
        spec.holder_function = function.and_then(|node| plain(node, diagnostics));
        let field = keys
            .optional("veld")
            .and_then(|node| node.text(diagnostics));
        if let Some(Located { value, span }) = field {
            (spec.holder_field, place) = (value, span);
        }
        keys.finish(diagnostics);
    }
    keys.finish(diagnostics);
    check_field(&spec, header, place, diagnostics);
    spec
}

/// Reads what a letter says: one word, or words and names of its own.
pub fn request(node: &Node, diagnostics: &mut Diagnostics) -> Option<SignatureRequest> {
    if node.scalar().is_some() {
        let by = node.choice(&SIGNERS, diagnostics)?;
        return Some(by.map_or(SignatureRequest::Nobody, |by| {
            SignatureRequest::By(by, node.span)
        }));
    }
    let mut keys = node.mapping(diagnostics)?;
    let text = keys
        .optional("tekst")
        .and_then(|node| plain(node, diagnostics));
    let people = keys
        .required("personen", diagnostics)
        .map_or_else(Vec::new, |node| people(node, diagnostics));
    keys.finish(diagnostics);
    Some(SignatureRequest::Own { text, people })
}

/// Reports a field for the portfolio holder that letters do not have, when it is needed.
fn check_field(
    spec: &SignatureSpec,
    header: &[HeaderSpec],
    place: Span,
    diagnostics: &mut Diagnostics,
) {
    let is_known = header.iter().any(|field| field.field == spec.holder_field);
    if spec.by == Some(Signer::PortfolioHolder) && !is_known {
        diagnostics.push(unknown_field(&spec.holder_field, header, place));
    }
}

/// The complaint that the field for the portfolio holder is not in the head of letters.
pub fn unknown_field(field: &str, header: &[HeaderSpec], place: Span) -> Diagnostic {
    let known = header.iter().map(|spec| spec.field.as_str());
    Diagnostic::new(&diag::settings::SIGNATURE_FIELD, place)
        .suggest(nearest(field, known))
        .with("field", field)
}

/// Those who sign: a list of `{functie, naam}`, of which one may be left out.
fn people(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Signatory> {
    let mut people = Vec::new();
    for item in node.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let place = keys.key_span();
        let (function, name) = (keys.optional("functie"), keys.optional("naam"));
        if function.is_none() && name.is_none() {
            diagnostics
                .push(Diagnostic::new(&diag::file::MISSING_KEY, place).with("key", "functie"));
        }
        people.push(Signatory {
            function: function.and_then(|node| plain(node, diagnostics)),
            name: name.and_then(|node| plain(node, diagnostics)),
        });
        keys.finish(diagnostics);
    }
    people
}

fn plain(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    node.text(diagnostics).map(|text| text.value)
}
