//! Whether a drawing in SVG holds nothing but a drawing.
//!
//! A logo is a file of the site: opened by itself, a script in it would run under the site's name,
//! and a reference in it would tell others who reads what. So what may stand in it is a list, and
//! all else is refused.

use roxmltree::{Attribute, Document, Error, Node};

use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span, Words, phrases};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The elements that a drawing needs.
const ELEMENTS: &[&str] = &[
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
];

/// More places tell an author nothing new.
const REPORTED_AT_MOST: usize = 10;

/// Reports everything in a drawing that is no drawing; says whether it is only that.
pub fn check(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> bool {
    let mut found = Vec::new();
    match Document::parse(text) {
        Ok(document) => examine(&document, &mut found),
        Err(Error::DtdDetected) => {
            let start = text.find("<!DOCTYPE").unwrap_or(0);
            found.push((start, start + "<!DOCTYPE".len(), phrases::file::SVG_DOCTYPE));
        }
        Err(error) => {
            let at = offset(text, error.pos().row, error.pos().col);
            found.push((at, at, phrases::file::SVG_NOT_XML));
        }
    }
    for (start, end, reason) in found.iter().take(REPORTED_AT_MOST) {
        let place = Span::new(file, *start, (*end).min(text.len()));
        diagnostics
            .push(Diagnostic::new(&diag::settings::UNSAFE_SVG, place).with("reason", *reason));
    }
    found.is_empty()
}

fn examine(document: &Document<'_>, found: &mut Vec<(usize, usize, Words)>) {
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        found.push(place_of(root, phrases::file::SVG_NOT_SVG));
        return;
    }
    if root.attribute("viewBox").is_none() {
        found.push(place_of(root, phrases::file::SVG_NO_VIEW_BOX));
    }
    for node in document.descendants() {
        if node.is_pi() {
            found.push((
                node.range().start,
                node.range().end,
                phrases::file::SVG_INSTRUCTION,
            ));
        }
        if !node.is_element() {
            continue;
        }
        let name = node.tag_name();
        if name.namespace() != Some(SVG) || !ELEMENTS.contains(&name.name()) {
            let is_script = name.name() == "script";
            found.push(place_of(
                node,
                if is_script {
                    phrases::file::SVG_SCRIPT
                } else {
                    phrases::file::SVG_ELEMENT
                },
            ));
            continue;
        }
        for attribute in node.attributes() {
            if let Some(reason) = wrong_with(&attribute) {
                let range = attribute.range();
                found.push((range.start, range.end, reason));
            }
        }
        if name.name() == "style" {
            found.extend(wrong_with_style(node));
        }
    }
}

/// A reference in a style sheet. A browser puts its pieces together and passes over what stands
/// between them, such as a comment.
fn wrong_with_style(style: Node<'_, '_>) -> Option<(usize, usize, Words)> {
    let texts = || style.children().filter(Node::is_text);
    let sheet: String = texts().filter_map(|node| node.text()).collect();
    let (first, last) = (texts().next()?, texts().next_back()?);
    refers(&sheet).then(|| {
        (
            first.range().start,
            last.range().end,
            phrases::file::SVG_REFERENCE,
        )
    })
}

/// An element is pointed at by the beginning of its tag.
fn place_of(node: Node<'_, '_>, reason: Words) -> (usize, usize, Words) {
    let start = node.range().start;
    (start, start + 1 + node.tag_name().name().len(), reason)
}

fn wrong_with(attribute: &Attribute<'_, '_>) -> Option<Words> {
    let (name, value) = (attribute.name(), attribute.value());
    if attribute.namespace().is_none() && name.to_ascii_lowercase().starts_with("on") {
        return Some(phrases::file::SVG_SCRIPT);
    }
    let is_link = name == "href" && matches!(attribute.namespace(), None | Some(XLINK));
    let leads_out = is_link && !value.trim_ascii_start().starts_with('#');
    (leads_out || name == "base" || refers(value)).then_some(phrases::file::SVG_REFERENCE)
}

/// Whether words in a style or an attribute make a browser fetch something. A backslash can hide
/// any letter from this look, and no drawing needs one.
fn refers(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let mut urls = value.split("url(").skip(1);
    let leads_out = urls.any(|rest| {
        let target = rest.trim_ascii_start().trim_start_matches(['"', '\'']);
        !target.trim_ascii_start().starts_with('#')
    });
    leads_out
        || value.contains("@import")
        || value.contains("@font-face")
        || value.contains("image-set(")
        || value.contains("src(")
        || value.contains('\\')
}

/// The byte at a row and a column, both from 1, columns in characters.
fn offset(text: &str, row: u32, column: u32) -> usize {
    let (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
    let start: usize = text
        .split_inclusive('\n')
        .take(row as usize)
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let before: usize = rest.chars().take(column as usize).map(char::len_utf8).sum();
    (start + before).min(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::check;
    use crate::diag::{Diagnostics, Language, SourceMap};

    /// What is refused, and why.
    fn refused(text: &str) -> Vec<String> {
        let mut map = SourceMap::default();
        let file = map.add("templates/logo.svg", text);
        let mut diagnostics = Diagnostics::default();
        let is_fine = check(file, text, &mut diagnostics);
        let found: Vec<String> = diagnostics
            .sorted()
            .into_iter()
            .map(|d| {
                format!(
                    "{} | {}",
                    map.slice(d.primary),
                    d.message(Language::English)
                )
            })
            .collect();
        assert_eq!(is_fine, found.is_empty());
        found
            .into_iter()
            .map(|line| line.replace("this drawing cannot stand on a site: ", ""))
            .collect()
    }

    fn inside(text: &str) -> Vec<String> {
        refused(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">{text}</svg>"
        ))
    }

    #[test]
    fn a_drawing_as_drawing_programs_save_it_is_fine() {
        let drawing = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a logo -->\n\
            <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
            viewBox=\"0 0 9 9\" xml:space=\"preserve\"><title>Logo &amp; co</title>\
            <style type=\"text/css\">.st0{fill:url(#v)} .st1{fill:#15607A;}</style>\
            <defs><linearGradient id=\"v\"><stop offset=\"1\" stop-color=\"red\"/></linearGradient></defs>\
            <g clip-path=\"url( '#c')\" style=\"fill:#fff\"><path d=\"M0 0h9v9z\"/><use xlink:href=\"#a\"/></g></svg>\n";
        assert_eq!(refused(drawing), Vec::<String>::new());
    }

    #[test]
    fn whatever_is_no_drawing_is_refused_at_its_place() {
        for (text, expected) in [
            ("<script>x()</script>", "<script | a script stands here"),
            (
                "<g onload=\"x()\"/>",
                "onload=\"x()\" | a script stands here",
            ),
            (
                "<foreignObject><p/></foreignObject>",
                "<foreignObject | this element does not belong in a plain drawing",
            ),
            (
                "<image href=\"data:image/png;base64,AA\"/>",
                "<image | this element does not belong in a plain drawing",
            ),
            (
                "<set attributeName=\"href\" to=\"javascript:x\"/>",
                "<set | this element does not belong in a plain drawing",
            ),
            (
                "<a href=\"#x\"/>",
                "<a | this element does not belong in a plain drawing",
            ),
            (
                "<use xlink:href=\"https://x.example/#a\"/>",
                "xlink:href=\"https://x.example/#a\" | this refers to something outside the drawing",
            ),
            (
                "<g style=\"fill: URL( https://x )\"/>",
                "style=\"fill: URL( https://x )\" | this refers to something outside the drawing",
            ),
            (
                "<g fill=\"u\\72l(x)\"/>",
                "fill=\"u\\72l(x)\" | this refers to something outside the drawing",
            ),
            (
                "<style>@import 'x';</style>",
                "@import 'x'; | this refers to something outside the drawing",
            ),
            (
                "<style>@im<!-- -->port 'x';</style>",
                "@im<!-- -->port 'x'; | this refers to something outside the drawing",
            ),
            (
                "<g fill=\"url(\u{2028}#x)\"/>",
                "fill=\"url(\u{2028}#x)\" | this refers to something outside the drawing",
            ),
            (
                "<?xml-stylesheet href=\"x\"?>",
                "<?xml-stylesheet href=\"x\"?> | this is an instruction to the program that opens it",
            ),
        ] {
            let found = inside(text);
            assert_eq!(found.first().map(String::as_str), Some(expected), "{text}");
        }
        assert_eq!(
            inside("<p xmlns=\"http://www.w3.org/1999/xhtml\"/>").len(),
            1
        );
        assert_eq!(inside(&"<script/>".repeat(99)).len(), 10);
    }

    #[test]
    fn what_cannot_be_read_or_shown_is_refused() {
        for (text, reason) in [
            ("", "not valid XML"),
            ("<svg", "not valid XML"),
            (
                "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
                "remove it",
            ),
            ("<html/>", "not an SVG drawing"),
            ("<svg viewBox=\"0 0 1 1\"/>", "not an SVG drawing"),
            (
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "“viewBox” is missing",
            ),
        ] {
            let found = refused(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].contains(reason), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_drawing_in_a_drawing_in_a_drawing_ends() {
        let deep = format!("{}{}", "<g>".repeat(40_000), "</g>".repeat(40_000));
        assert!(inside(&deep).len() <= 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_the_check_panic(text in "(<svg |<g|/>|>|</svg>|on=\"é\"|href='#|[<>&;\"é\n]){0,12}") {
            refused(&text);
            inside(&text);
        }
    }
}
