//! The page of a letter, and free pages: `index.html`.
//!
//! The tree of the body is written here in Rust ([`mod@body`]); everything around it (letterhead,
//! commitments, sources, chrome) is a page template that sees the values of [`LetterView`] or
//! [`PageView`] under the names that stand in `brief.json`. Links are relative, so that a site works
//! in any folder.

mod around;
mod body;
mod chart;
pub(super) mod contents;
mod public_parts;
mod downloads;
pub(super) mod escape;
mod linked_data;
mod page;
mod passage;
pub(super) mod table;
mod view;

use tera::{Context, Value};

use crate::chart::Drawings;
use crate::model::{Artifact, Document, WriteOrder};

use super::{Format, PageError, Subject, Surroundings};
use around::{AroundView, CitationView};
use body::Body;
use downloads::Downloads;
use page::PageView;
use passage::Marks;
use view::LetterView;

pub(crate) use linked_data::{
    block as linked_data_block, front as linked_data_of_front, publisher as linked_data_publisher,
};
pub(crate) use public_parts::DatasetParts;
pub(crate) use view::{Frame, SiteView};

/// The letter or page as a page for browsers.
pub(super) struct Html;

impl Format for Html {
    fn render(
        &self,
        subject: Subject<'_>,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let site = surroundings.site;
        let document = subject.document();
        let downloads = Downloads::new(surroundings.made);
        let mut context = Context::new();
        let (frame, template) = match subject {
            Subject::Letter(letter, neighbours) => {
                context.insert("brief", &LetterView::of(letter, site, downloads));
                context.insert("rondom", &AroundView::of(neighbours));
                if let Some(contents) = contents::html(document) {
                    context.insert_value("inhoudsopgave", Value::safe_string(&contents));
                }
                context.insert("citeren", &CitationView::of(letter, site));
                (Frame::of_letter(letter, site), "brief.html")
            }
            Subject::Page(page) => {
                context.insert("blad", &PageView::of(page, site));
                (Frame::of_page(page, site), "pagina.html")
            }
            // Which letters lean on it is not known here.
            Subject::PublicData(_) => return Ok(Vec::new()),
        };
        let marks = match subject {
            Subject::Letter(letter, _) => Some(Marks::of(letter, site)),
            Subject::Page(_) | Subject::PublicData(_) => None,
        };
        let mut body = Body::new(document, &frame.root, downloads, surroundings.drawings);
        body.marks = marks.as_ref();
        body.blocks(document.body);
        let content = body.take();
        body.footnotes(document.footnotes);
        let footnotes = if document.footnotes.is_empty() {
            String::new()
        } else {
            body.take()
        };
        if let Subject::Letter(..) = subject
            && let Some(menus) = surroundings.pages.menus(&frame)?
        {
            context.insert_value("balk", menus.bar);
            context.insert_value("voetmenu", menus.foot);
        }
        context.insert("pagina", &frame);
        context.insert_value("inhoud", Value::safe_string(&content));
        context.insert_value("noten", Value::safe_string(&footnotes));
        let html = surroundings.pages.render(template, &context)?;
        Ok(vec![Artifact {
            path: format!("{}index.html", document.address),
            bytes: html.into_bytes(),
            order: WriteOrder::Page,
        }])
    }
}

/// The body of a document that stands in a page of lists, with `root` as the way to the site's front.
pub(super) fn body(
    document: Document<'_>,
    root: &str,
    made: &[Artifact],
    drawings: &[Drawings],
) -> String {
    let mut body = Body::new(document, root, Downloads::new(made), drawings);
    body.blocks(document.body);
    body.take()
}
