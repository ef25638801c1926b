//! The archive: a page for each year, once there are more letters than the front page shows.

use tera::Context;

use crate::model::{Artifact, LetterSummary, Site, WriteOrder};
use crate::render::{Frame, PageEngine, PageError, SiteView};

use super::Index;
use super::list::{in_order, is_draft, one_group, years};

/// `archief/<year>/index.html`.
pub(super) struct Archive;

impl Index for Archive {
    fn build(
        &self,
        letters: &[LetterSummary],
        site: &Site,
        pages: &PageEngine,
    ) -> Result<Vec<Artifact>, PageError> {
        let mut sorted = in_order(letters);
        let mut years = years(&sorted);
        sorted.retain(|letter| !is_draft(letter));
        let mut files = Vec::with_capacity(years.len());
        for index in 0..years.len() {
            years[index].is_here = true;
            let (year, address) = (years[index].year, years[index].address.clone());
            let of_year: Vec<&LetterSummary> = sorted
                .iter()
                .copied()
                .filter(|letter| letter.date.is_some_and(|date| date.year() == year))
                .collect();
            let heading = format!("{} uit {year}", site.letters_name);
            let mut context = Context::new();
            context.insert("site", &SiteView::of(site));
            context.insert("pagina", &Frame::of_list(site, &heading, &address));
            context.insert("jaar", &year);
            context.insert("groep", &one_group(&of_year));
            context.insert("jaren", &years);
            files.push(Artifact {
                path: format!("{address}index.html"),
                bytes: pages.render("archief.html", &context)?.into_bytes(),
                order: WriteOrder::Index,
            });
            years[index].is_here = false;
        }
        Ok(files)
    }
}
