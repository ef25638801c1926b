//! A letter as a concept: one page that stands by itself, to be sent to whoever is asked to agree.
//!
//! It holds its style sheet, drawings and logo, asks nothing of any other file, and its links lead to the
//! public site. It is no file of the site.

use serde::Serialize;
use tera::{Context, Value};

use super::body::Body;
use super::contents;
use super::downloads::Downloads;
use super::view::{Frame, LetterView};
use crate::chart::Drawings;
use crate::model::{Artifact, Concept, Letter, Picture, Site, WriteOrder, address};
use crate::render::view::{self, title};
use crate::render::{PageEngine, PageError, style_sheet};

/// The logo, in the page itself.
#[derive(Serialize)]
struct LogoView<'a> {
    #[serde(rename = "bron")]
    source: String,
    #[serde(rename = "tekst")]
    text: &'a str,
}

/// A letter as a concept, at `<number>-concept.html`.
pub(in crate::render) fn concept(
    letter: &Letter,
    concept: &Concept,
    site: &Site,
    pages: &PageEngine,
    drawings: &[Drawings],
) -> Result<Artifact, PageError> {
    let document = letter.document();
    let root = site.base_url.as_str();
    let nothing = Downloads::new(&[]);
    let mut body = Body::new(document, root, nothing, drawings);
    body.mark_changes(letter.correction.as_ref());
    body.blocks(document.body);
    let content = body.take();
    body.footnotes(document.footnotes);
    let footnotes = if document.footnotes.is_empty() {
        String::new()
    } else {
        body.take()
    };
    let frame = Frame {
        title: format!("CONCEPT: {}", title(letter)),
        root: root.to_owned(),
        language: letter.language.clone(),
        ..Frame::default()
    };
    let logo = site.logo.as_ref().map(|logo| LogoView {
        source: inside(&logo.picture),
        text: &logo.text,
    });
    let style = style_sheet(site, pages)?;
    let mut context = Context::new();
    context.insert("pagina", &frame);
    context.insert(
        "brief",
        &LetterView::of(letter, &letter.address, &[], site, nothing, root),
    );
    context.insert("controle", &view::concept(concept));
    context.insert("logo", &logo);
    // Parts that pages of the site have too know by this that no file stands beside this one.
    context.insert("los", &true);
    if let Some(contents) = contents::html(document) {
        context.insert_value("inhoudsopgave", Value::safe_string(&contents));
    }
    context.insert_value("inhoud", Value::safe_string(&content));
    context.insert_value("noten", Value::safe_string(&footnotes));
    // Nothing in it can end the element that it stands in.
    let style = style.replace("</", "<\\/");
    context.insert_value("stijl", Value::safe_string(&style));
    let html = pages.render("controle.html", &context)?;
    Ok(Artifact {
        path: address::concept(&letter.address, "html"),
        bytes: html.into_bytes(),
        order: WriteOrder::Page,
    })
}

/// A picture as an address that is the picture itself.
fn inside(picture: &Picture) -> String {
    use std::fmt::Write;
    let kind = if picture.name.ends_with(".svg") {
        "image/svg+xml"
    } else {
        "image/png"
    };
    let mut address = format!("data:{kind},");
    for byte in picture.bytes.iter() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            address.push(char::from(*byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
