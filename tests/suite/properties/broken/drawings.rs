//! Whatever stands in a logo: it is refused, or it is a drawing and nothing else.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use raadsbrief::diag::{Diagnostics, Format, Language, Paint, SourceMap, emit};
use raadsbrief::syntax::svg;

use super::changes::{Phrases, Tokens, any_change};
use super::in_time;
use crate::command::repository;
use crate::properties::hold;

/// A drawing with every part that may stand in one.
const RICH: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Een logo -->\n\
<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n\
<title>Logo &amp; co</title>\n<desc>Een cirkel</desc>\n\
<style type=\"text/css\">\n.st0{fill:url(#v)}\n<![CDATA[.st1{fill:#15607A}]]>\n</style>\n\
<defs>\n<linearGradient id=\"v\">\n<stop offset=\"1\" stop-color=\"red\"/>\n</linearGradient>\n\
<clipPath id=\"c\">\n<rect width=\"9\" height=\"9\"/>\n</clipPath>\n</defs>\n\
<g clip-path=\"url( '#c')\" style=\"fill:#fff\">\n<path d=\"M0 0h9v9z\"/>\n<use xlink:href=\"#a\"/>\n\
<use href=\"#b\"/>\n<text x=\"1\">Gemeente<tspan>\nx</tspan></text>\n</g>\n</svg>\n";

const TOKENS: Tokens = &[
    b"<script>x()</script>",
    b"<SCRIPT/>",
    b"<svg:script/>",
    b"<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
    b"<script xmlns=\"http://www.w3.org/1999/xhtml\">x()</script>",
    b"<foreignObject><p/></foreignObject>",
    b"<image href=\"https://x.example/\"/>",
    b"<a href=\"javascript:x()\">",
    b"</a>",
    b"<animate attributeName=\"href\" to=\"https://x.example/\"/>",
    b"<set/>",
    b"<iframe src=\"x\"/>",
    b"<g>",
    b"</g>",
    b"<style>",
    b"</style>",
    b"<style>@import 'x'</style>",
    b"<style>@im<!-- -->port 'x'</style>",
    b"<!-- -->",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<!DOCTYPE svg [<!ENTITY a \"&b;&b;\">]>",
    b"<?xml-stylesheet href=\"x\"?>",
    b" onload=\"x()\"",
    b" ONLOAD='x()'",
    b" on&#108;oad=\"x()\"",
    b" href=\"https://x.example/\"",
    b" href=\"&#104;ttps://x.example/\"",
    b" xlink:href=\" //x.example\"",
    b" xml:base=\"https://x.example/\"",
    b" xmlns=\"\"",
    b" xmlns:xlink=\"x\"",
    b" style=\"fill:url(https://x.example/)\"",
    b"url(",
    b"URL( 'x')",
    b"u\\72l(x)",
    b"@import",
    b"image-set(",
    b"src(",
    b"&amp;",
    b"&a;",
    b"&#0;",
    b"&#x110000;",
    b"&#65;",
    b"\"",
    b"'",
    b"<",
    b">",
    b"/>",
    b"=",
    b"\0",
    b"\xc3\xa9",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"\xff",
];

/// Elements that do something, or bring something in.
const ACTIVE: [&str; 12] = [
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "embed",
    "feImage",
    "foreignObject",
    "handler",
    "iframe",
    "image",
    "script",
    "set",
];

#[test]
fn whatever_stands_in_a_logo_it_is_refused_or_only_a_drawing() {
    let files = [
        "tests/sites/another-municipality/templates/logo.svg",
        "templates/icoon.svg",
    ];
    let read = |path: &&str| std::fs::read(repository(path)).expect("it is there");
    let mut drawings: Vec<Vec<u8>> = files.iter().map(read).collect();
    drawings.push(RICH.into());
    let phrases = Phrases::of(&drawings);
    for drawing in &drawings {
        let text = String::from_utf8_lossy(drawing);
        assert!(accepted(&text), "{text}");
    }
    let cases = (any::<Index>(), vec(any_change(TOKENS), 1..6));
    hold(2_000, cases, |(which, changes)| {
        let mut drawing = which.get(&drawings).clone();
        for change in &changes {
            change.make(&mut drawing, &phrases);
        }
        // What is not UTF-8 was refused before.
        let text = String::from_utf8_lossy(&drawing).into_owned();
        let owned = text.clone();
        let accepted = in_time(move || accepted(&owned))
            .map_err(|wrong| TestCaseError::fail(format!("{wrong}: {text}")))?;
        if accepted {
            let danger = danger(&text);
            prop_assert!(danger.is_none(), "{danger:?} in {text}");
        }
        Ok(())
    });
}

/// Whether a drawing may stand on a site; what is told of it can be shown.
fn accepted(text: &str) -> bool {
    let mut map = SourceMap::default();
    let file = map.add("templates/logo.svg", text);
    let mut found = Diagnostics::default();
    let is_fine = svg::check(file, text, &mut found);
    let shown = emit(&found, &map, Format::Human, Language::Dutch, Paint::Plain);
    assert_eq!(is_fine, shown.is_empty());
    is_fine
}

/// What is no drawing, as another reader of XML sees it.
fn danger(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let (mut open, mut sheet) = (Vec::new(), String::new());
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Some(error.to_string()),
        };
        let in_style = open.last().is_some_and(|name| name == "style");
        match event {
            Event::Start(tag) => {
                if let Some(danger) = danger_of(&tag) {
                    return Some(danger);
                }
                open.push(tag.local_name().as_ref().to_owned());
            }
            Event::Empty(tag) => {
                if let Some(danger) = danger_of(&tag) {
                    return Some(danger);
                }
            }
            Event::End(_) => {
                open.pop();
                if in_style && (fetches(&sheet) || sheet.contains("@import")) {
                    return Some(sheet);
                }
                sheet.clear();
            }
            Event::Text(piece) if in_style => sheet.push_str(&piece.to_lowercase()),
            Event::CData(piece) if in_style => sheet.push_str(&piece.to_lowercase()),
            Event::PI(_) => return Some("an instruction".to_owned()),
            Event::DocType(_) => return Some("a document type".to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether a style makes a browser fetch something.
fn fetches(style: &str) -> bool {
    let bare = style.replace(['"', '\'', ' ', '\t', '\r', '\n'], "");
    bare.split("url(")
        .skip(1)
        .any(|rest| !rest.starts_with('#'))
}

fn danger_of(tag: &BytesStart<'_>) -> Option<String> {
    let name = tag.local_name().as_ref().to_owned();
    if ACTIVE
        .iter()
        .any(|active| name.eq_ignore_ascii_case(active))
    {
        return Some(name);
    }
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let key = attribute.key.as_ref().to_lowercase();
        if key == "xmlns" || key.starts_with("xmlns:") {
            // A name that looks like an address; nothing is fetched.
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let value = value.trim().to_lowercase();
        let is_link = key == "href" || key.ends_with(":href");
        let leads_out = is_link && !value.starts_with('#');
        if key.starts_with("on")
            || key == "src"
            || key.ends_with(":base")
            || leads_out
            || fetches(&value)
        {
            return Some(format!("{key}={value}"));
        }
    }
    None
}
