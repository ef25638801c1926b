//! The front page: every letter, newest first; the newest ones where they are many. Then every page.

use tera::Context;

use crate::model::{Artifact, WriteOrder};
use crate::render::{self, Frame, PageEngine};

use super::list::{ON_FRONT_PAGE, groups, years};
use super::{Archive, Index, Stop, Write, list};

/// `index.html`.
pub(super) struct FrontPage;

impl Index for FrontPage {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut shown = archive.letters().to_vec();
        let years = years(&shown);
        if !years.is_empty() {
            // Drafts and letters without a date stand on no other page.
            let mut room = ON_FRONT_PAGE;
            shown.retain(|letter| {
                let elsewhere = !letter.is_draft() && letter.date.is_some();
                let fits = !elsewhere || room > 0;
                room -= usize::from(elsewhere && fits);
                fits
            });
        }
        let mut context = Context::new();
        let mut frame = Frame::of_list(site, &site.letters_name, "");
        frame.feed = Some(format!("Alle {}", site.letters_name.to_lowercase()));
        frame.linked_data = Some(render::linked_data_of_front(site));
        context.insert("pagina", &frame);
        context.insert("groepen", &groups(&shown));
        context.insert("jaren", &years);
        context.insert("bladen", &list::pages(&site.pages));
        write(Artifact {
            path: "index.html".to_owned(),
            bytes: pages.render("voorpagina.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}
