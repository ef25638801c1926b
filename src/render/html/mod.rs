//! The page of a letter: `index.html`.
//!
//! The tree of the body is written here in Rust ([`body`]); everything around it (letterhead,
//! commitments, sources, chrome) is a page template that sees the values of [`LetterView`] under
//! the names that stand in `brief.json`. Links are relative, so that a site works in any folder.

mod body;
mod chart;
mod downloads;
mod escape;
mod table;
mod view;

use tera::{Context, Value};

use crate::model::{Artifact, Letter, WriteOrder};

use super::{Format, PageError, Surroundings};
use body::Body;
use downloads::Downloads;
use view::LetterView;

pub(crate) use view::{Page, SiteView};

/// The letter as a page.
pub(super) struct Html;

impl Format for Html {
    fn render(
        &self,
        letter: &Letter,
        surroundings: &Surroundings<'_>,
    ) -> Result<Vec<Artifact>, PageError> {
        let site = surroundings.site;
        let address = format!("{}index.html", letter.address);
        let page = Page::of_letter(letter, site);
        let downloads = Downloads::new(surroundings.made);
        let mut body = Body::new(letter, &page.root, downloads, surroundings.drawings);
        body.blocks(&letter.body);
        let content = body.take();
        body.footnotes(&letter.footnotes);
        let footnotes = if letter.footnotes.is_empty() {
            String::new()
        } else {
            body.take()
        };
        let mut context = Context::new();
        context.insert("site", &SiteView::of(site));
        context.insert("pagina", &page);
        context.insert("brief", &LetterView::of(letter, site, downloads));
        context.insert_value("inhoud", Value::safe_string(&content));
        context.insert_value("noten", Value::safe_string(&footnotes));
        let html = surroundings.pages.render("brief.html", &context)?;
        Ok(vec![Artifact {
            path: address,
            bytes: html.into_bytes(),
            order: WriteOrder::Page,
        }])
    }
}
