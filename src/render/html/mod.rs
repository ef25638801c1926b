//! The page of a letter, and free pages: `index.html`.
//!
//! The tree of the body is written here in Rust ([`mod@body`]); everything around it (letterhead,
//! commitments, sources, chrome) is a page template that sees the values of [`LetterView`] or
//! [`PageView`] under the names that stand in `brief.json`. Links are relative, so that a site works
//! in any folder.

mod around;
mod body;
mod chart;
mod concept;
pub(super) mod contents;
mod downloads;
pub(super) mod escape;
mod linked_data;
mod page;
mod passage;
pub(super) mod table;
mod view;

use tera::{Context, Value};

use crate::chart::Drawings;
use crate::model::{
    Artifact, Block, Document, Letter, Neighbours, Offered, Page, Site, WriteOrder,
};

use super::{PageEngine, PageError};
use around::{AroundView, CitationView, PublicationView};
use body::Body;
use downloads::Downloads;
use page::PageView;
use passage::Marks;
use view::LetterView;

pub(in crate::render) use concept::concept;
pub(crate) use linked_data::{
    block as linked_data_block, front as linked_data_of_front, publisher as linked_data_publisher,
};
pub(crate) use view::{Frame, SiteView};

/// What has a page of its own here.
#[derive(Clone, Copy)]
pub(super) enum Paper<'a> {
    /// A letter, and what stands around it.
    Letter(&'a Letter, &'a Neighbours),
    /// A free page.
    Page(&'a Page),
}

/// The letter or page as a page for browsers. It offers the files that were made before it.
pub(super) fn page(
    paper: Paper<'_>,
    site: &Site,
    pages: &PageEngine,
    made: &[Offered<'_>],
    drawings: &[Drawings],
) -> Result<Artifact, PageError> {
    let downloads = Downloads::new(made);
    let mut context = Context::new();
    let mut corrected = None;
    let (document, frame, template, marks) = match paper {
        Paper::Letter(letter, neighbours) => {
            let document = letter.document();
            let publication = neighbours.publication.as_ref();
            let permalink = publication.map_or(letter.address.as_str(), |known| &known.permalink);
            let root = view::way_up(&letter.address);
            let view = LetterView::of(
                letter,
                permalink,
                &neighbours.revised,
                site,
                downloads,
                &root,
            );
            context.insert("brief", &view);
            context.insert("rondom", &AroundView::of(neighbours));
            if let Some(contents) = contents::html(document) {
                context.insert_value("inhoudsopgave", Value::safe_string(&contents));
            }
            let publication = neighbours.publication.as_ref();
            context.insert("publicatie", &publication.map(PublicationView::of));
            context.insert("citeren", &CitationView::of(letter, publication, site));
            let frame = Frame::of_letter(letter, neighbours, site, made);
            if let Some(menus) = pages.menus(&frame)? {
                context.insert_value("balk", menus.bar);
                context.insert_value("voetmenu", menus.foot);
            }
            corrected = letter.correction.as_ref();
            (document, frame, "brief.html", Some(Marks::of(letter, site)))
        }
        Paper::Page(page) => {
            context.insert("blad", &PageView::of(page, site));
            let frame = Frame::of_page(page, site);
            (page.document(), frame, "pagina.html", None)
        }
    };
    let mut body = Body::new(document, &frame.root, downloads, drawings);
    body.marks = marks.as_ref();
    body.mark_changes(corrected);
    body.blocks(document.body);
    let content = body.take();
    body.footnotes(document.footnotes);
    let footnotes = if document.footnotes.is_empty() {
        String::new()
    } else {
        body.take()
    };
    context.insert("pagina", &frame);
    context.insert_value("inhoud", Value::safe_string(&content));
    context.insert_value("noten", Value::safe_string(&footnotes));
    let html = pages.render(template, &context)?;
    Ok(Artifact {
        path: format!("{}index.html", document.address),
        bytes: html.into_bytes(),
        order: WriteOrder::Page,
    })
}

/// The charts and the tables of a document that stand in a page of lists, in their order, with `root` as
/// the way to the site's front.
pub(super) fn charts_and_tables(
    document: Document<'_>,
    root: &str,
    made: &[Offered<'_>],
    drawings: &[Drawings],
) -> (Vec<String>, Vec<String>) {
    let charts = (0..document.charts.len()).map(|chart| Block::Chart { chart });
    let tables = (0..document.tables.len()).map(|table| Block::Table { table });
    let [charts, tables]: [Vec<Block>; 2] = [charts.collect(), tables.collect()];
    let mut body = Body::new(document, root, Downloads::new(made), drawings);
    let mut html = |block| {
        body.blocks(std::slice::from_ref(block));
        body.take()
    };
    let charts = charts.iter().map(&mut html).collect();
    (charts, tables.iter().map(html).collect())
}
