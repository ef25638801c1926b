//! The structure tree of a PDF with its words, in the order in which a screen reader goes through it.

use serde_json::Value;

use super::contents::Marked;
use super::objects::Objects;

/// Elements that stand in the middle of a line (ISO 32000-1, 14.8.4.4).
const INLINE: [&str; 6] = ["Span", "Quote", "Note", "Reference", "Code", "Link"];

/// An element, with what is in it in reading order.
#[derive(Debug, Default)]
pub struct Element {
    /// `H1`, `P`, `Table`, …
    pub kind: String,
    /// Whether it stands in the middle of a line.
    pub is_inline: bool,
    /// Its attributes: `/Scope /Row`.
    pub attributes: Vec<String>,
    /// What it is called, as headings are.
    pub title: Option<String>,
    /// What is said instead of showing it.
    pub alternative: Option<String>,
    pub parts: Vec<Part>,
}

#[derive(Debug)]
pub enum Part {
    /// Words on one line.
    Words(String),
    Element(Element),
}

impl Element {
    /// Those of its own elements and of theirs that are of a kind, in order.
    pub fn all<'a>(&'a self, kind: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        self.gather(&|element| element.kind == kind, &mut found);
        found
    }

    /// Those that answer to something.
    pub fn gather<'a>(&'a self, is: &impl Fn(&Element) -> bool, found: &mut Vec<&'a Element>) {
        for element in self.elements() {
            if is(element) {
                found.push(element);
            }
            element.gather(is, found);
        }
    }

    /// Its own elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.parts.iter().filter_map(|part| match part {
            Part::Element(element) => Some(element),
            Part::Words(_) => None,
        })
    }

    /// Whether it says something about itself.
    pub fn says(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|own| own == attribute)
    }
}

/// The whole tree.
pub fn of(objects: &Objects, marked: &Marked) -> Element {
    let root = objects.follow(&objects.catalog()["/StructTreeRoot"]);
    element(root, "", objects, marked)
}

fn element(own: &Value, page: &str, objects: &Objects, marked: &Marked) -> Element {
    let page = own["/Pg"].as_str().unwrap_or(page);
    let kind = own["/S"].as_str().unwrap_or_default();
    // A kind that the standard does not know says which one it stands for.
    let root = objects.follow(&objects.catalog()["/StructTreeRoot"]);
    let kind = objects.follow(&root["/RoleMap"])[kind]
        .as_str()
        .unwrap_or(kind);
    let kind = kind.trim_start_matches('/').to_owned();
    let mut attributes = Vec::new();
    for owned in several(objects.follow(&own["/A"])) {
        for (key, value) in objects.follow(owned).as_object().into_iter().flatten() {
            attributes.extend(value.as_str().map(|value| format!("{key} {value}")));
        }
    }
    let text = |key: &str| super::objects::text(&own[key]).map(str::to_owned);
    let is_block = attributes
        .iter()
        .any(|attribute| attribute == "/Placement /Block");
    let mut parts = Vec::new();
    for child in several(objects.follow(&own["/K"])) {
        let followed = objects.follow(child);
        let number = child.as_u64().or(followed["/MCID"].as_u64());
        if let Some(number) = number {
            let page = followed["/Pg"].as_str().unwrap_or(page);
            let pieces = marked.get(&(page.to_owned(), number));
            parts.extend(pieces.into_iter().flatten().cloned().map(Part::Words));
        } else if followed["/S"].is_string() {
            parts.push(Part::Element(element(followed, page, objects, marked)));
        }
    }
    Element {
        is_inline: INLINE.contains(&kind.as_str()) && !is_block,
        title: text("/T"),
        alternative: text("/Alt"),
        kind,
        attributes,
        parts,
    }
}

/// What may be one or several.
fn several(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}
