//! The settings under `brief`: what letters are called, how they are numbered, and their parts.

use std::collections::BTreeMap;

use crate::diag::{self, Diagnostic, Diagnostics, Located, Span, phrases};
use crate::model::NumberPattern;
use crate::syntax::yaml::{Mapping, Node};

/// A field of the head of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderSpec {
    /// The key in the front matter: `portefeuillehouder`.
    pub field: String,
    /// What is printed before it: `Portefeuillehouder`.
    pub label: String,
    /// Whether a letter that is ready must have it.
    pub required: bool,
}

/// A section of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionSpec {
    /// Its heading.
    pub title: String,
    /// Whether a letter must have it.
    pub required: bool,
    /// Other headings that count as this section.
    pub aliases: Vec<String>,
}

/// The fields of the head that have a key of their own in every letter.
pub const FIXED_FIELDS: [&str; 4] = ["onderwerp", "datum", "kenmerk", "geheimhouding"];

/// The field of the head that names portfolio holders.
pub const PORTFOLIO_HOLDER: &str = "portefeuillehouder";

/// Keys of the front matter that mean something themselves, so that no field can have their name.
const RESERVED_FIELDS: [&str; 13] = [
    "status",
    "sjabloon",
    "dossier",
    "themas",
    "organisaties",
    "gemeenten",
    "afzender",
    "samenvatting",
    "reconstructie",
    "cijfers",
    "toezeggingen",
    "ondertekening",
    "bijlagen",
];

/// What stands under `brief`. The pattern is `None` only when a wrong one was reported.
pub(super) struct Letter {
    pub name: String,
    pub plural: String,
    pub pattern: Option<NumberPattern>,
    pub header: Vec<HeaderSpec>,
    pub sections: Vec<SectionSpec>,
}

pub(super) fn read(node: Option<&Node>, diagnostics: &mut Diagnostics) -> Letter {
    let mut keys = node.and_then(|node| node.mapping(diagnostics));
    let mut optional = |key| {
        keys.as_mut()
            .and_then(|keys: &mut Mapping<'_>| keys.optional(key))
    };
    let text = |node: Option<&Node>, diagnostics: &mut Diagnostics| {
        node.and_then(|node| node.text(diagnostics))
            .map(|text| text.value)
    };
    let name =
        text(optional("naam"), diagnostics).unwrap_or_else(|| "Raadsinformatiebrief".to_owned());
    let plural = text(optional("meervoud"), diagnostics).unwrap_or_else(|| plural_of(&name));
    let pattern = match optional("kenmerk") {
        None => NumberPattern::parse("RIB-{jaar}-{volgnummer:3}"),
        Some(node) => pattern(node, diagnostics),
    };
    let header = optional("kop").map_or_else(default_header, |node| header(node, diagnostics));
    let sections = optional("onderdelen").map_or_else(Vec::new, |node| sections(node, diagnostics));
    if let Some(keys) = keys {
        keys.finish(diagnostics);
    }
    Letter {
        name,
        plural,
        pattern,
        header,
        sections,
    }
}

/// The plural of a word for a letter: `brief` becomes `brieven`, others get `en`.
fn plural_of(name: &str) -> String {
    match name.strip_suffix("rief") {
        Some(stem) => format!("{stem}rieven"),
        None => format!("{name}en"),
    }
}

fn pattern(node: &Node, diagnostics: &mut Diagnostics) -> Option<NumberPattern> {
    let text = node.text(diagnostics)?;
    let pattern = NumberPattern::parse(&text.value);
    if pattern.is_none() {
        diagnostics.push(
            Diagnostic::new(&diag::settings::NUMBER_PATTERN, text.span).with("text", text.value),
        );
    }
    pattern
}

fn default_header() -> Vec<HeaderSpec> {
    let fields = [
        ("aan", "Aan"),
        ("portefeuillehouder", "Portefeuillehouder"),
        ("onderwerp", "Onderwerp"),
        ("datum", "Datum"),
        ("kenmerk", "Kenmerk"),
    ];
    fields
        .into_iter()
        .map(|(field, label)| HeaderSpec {
            field: field.to_owned(),
            label: label.to_owned(),
            required: false,
        })
        .collect()
}

fn header(node: &Node, diagnostics: &mut Diagnostics) -> Vec<HeaderSpec> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut specs = Vec::new();
    for item in node.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let field = keys
            .required("veld", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let label = keys
            .required("label", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let required = keys
            .optional("verplicht")
            .and_then(|node| node.yes_or_no(diagnostics))
            .unwrap_or(false);
        keys.finish(diagnostics);
        let (Some(field), Some(label)) = (field, label) else {
            continue;
        };
        if field_fits(&field, &mut seen, diagnostics) {
            specs.push(HeaderSpec {
                field: field.value,
                label: label.value,
                required,
            });
        }
    }
    specs
}

fn field_fits(
    field: &Located<String>,
    seen: &mut BTreeMap<String, Span>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let name = field.value.as_str();
    let letters = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        diagnostics
            .push(Diagnostic::new(&diag::settings::FIELD_NAME, field.span).with("name", name));
        return false;
    }
    let before = seen.insert(name.to_owned(), field.span);
    if before.is_none() && !RESERVED_FIELDS.contains(&name) {
        return true;
    }
    let mut taken = Diagnostic::new(&diag::settings::FIELD_TAKEN, field.span).with("name", name);
    if let Some(before) = before {
        taken = taken.related(before, phrases::place::EARLIER);
    }
    diagnostics.push(taken);
    false
}

fn sections(node: &Node, diagnostics: &mut Diagnostics) -> Vec<SectionSpec> {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut specs = Vec::new();
    for item in node.sequence(diagnostics).unwrap_or_default() {
        let Some(mut keys) = item.mapping(diagnostics) else {
            continue;
        };
        let title = keys
            .required("titel", diagnostics)
            .and_then(|node| node.text(diagnostics));
        let required = keys
            .optional("verplicht")
            .and_then(|node| node.yes_or_no(diagnostics))
            .unwrap_or(false);
        let aliases = keys
            .optional("ook")
            .map_or_else(Vec::new, |node| node.texts(diagnostics));
        keys.finish(diagnostics);
        let Some(title) = title else { continue };
        for name in std::iter::once(&title).chain(&aliases) {
            // Headings are compared without regard to case, so the names here are too.
            if let Some(before) = seen.insert(name.value.to_lowercase(), name.span) {
                diagnostics.push(
                    Diagnostic::new(&diag::settings::SECTION_TWICE, name.span)
                        .with("title", name.value.as_str())
                        .related(before, phrases::place::EARLIER),
                );
            }
        }
        specs.push(SectionSpec {
            title: title.value,
            required,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        });
    }
    specs
}
