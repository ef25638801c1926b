//! The front page: every letter, newest first; the newest ones where they are many. Then every page.

use tera::Context;

use crate::model::{Artifact, LetterSummary, Site, WriteOrder};
use crate::render::{Frame, PageEngine, PageError, SiteView};

use super::list::{ON_FRONT_PAGE, groups, in_order, is_draft, years};
use super::{Index, list};

/// `index.html`.
pub(super) struct FrontPage;

impl Index for FrontPage {
    fn build(
        &self,
        letters: &[LetterSummary],
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let mut shown = in_order(letters);
        let years = years(&shown);
        if !years.is_empty() {
            // Drafts and letters without a date stand on no other page.
            let mut room = ON_FRONT_PAGE;
            shown.retain(|letter| {
                let elsewhere = !is_draft(letter) && letter.date.is_some();
                let fits = !elsewhere || room > 0;
                room -= usize::from(elsewhere && fits);
                fits
            });
        }
        let mut context = Context::new();
        context.insert("site", &SiteView::of(site));
        context.insert("pagina", &Frame::of_list(site, &site.letters_name, ""));
        context.insert("groepen", &groups(&shown));
        context.insert("jaren", &years);
        context.insert("bladen", &list::pages(&site.pages));
        Ok(vec![Artifact {
            path: "index.html".to_owned(),
            bytes: pages.render("voorpagina.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        }])
    }
}
