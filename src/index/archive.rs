//! The archive: a page for each year, once there are more letters than the front page shows.

use tera::Context;

use crate::model::{Artifact, LetterSummary, WriteOrder};
use crate::render::{Frame, PageEngine};

use super::list::{one_group, years};
use super::{Archive, Index, Stop, Write};

/// `archief/<year>/index.html`.
pub(super) struct Years;

impl Index for Years {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut years = years(archive.letters());
        for index in 0..years.len() {
            years[index].is_here = true;
            let (year, address) = (years[index].year, years[index].address.clone());
            let public = archive.public().iter().copied();
            let of_year: Vec<&LetterSummary> = public
                .filter(|letter| letter.date.is_some_and(|date| date.year() == year))
                .collect();
            let heading = format!("{} uit {year}", site.letters_name);
            let mut context = Context::new();
            context.insert("pagina", &Frame::of_list(site, &heading, &address));
            context.insert("jaar", &year);
            context.insert("groep", &one_group(&of_year));
            context.insert("jaren", &years);
            write(Artifact {
                path: format!("{address}index.html"),
                bytes: pages.render("archief.html", &context)?.into_bytes(),
                order: WriteOrder::Index,
            })?;
            years[index].is_here = false;
        }
        Ok(())
    }
}
