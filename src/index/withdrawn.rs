//! The pages of letters that were withdrawn, at the address of the letter; those of its earlier versions
//! lead there. They say that it was there, since when it is not, and why; nothing of what it said.

use tera::Context;

use crate::model::{Artifact, Recorded, Withdrawn, WriteOrder, address};
use crate::render::{Frame, PageEngine};

use super::list::At;
use super::{Archive, Index, Stop, Write};

/// `brieven/2026/rib-2026-001/index.html` of each of them.
pub(super) struct WithdrawnLetters;

impl Index for WithdrawnLetters {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        for recorded in archive.record().letters.values() {
            if let Some(withdrawn) = &recorded.withdrawn {
                write(page(archive, recorded, withdrawn, pages)?)?;
            }
        }
        Ok(())
    }
}

fn page(
    archive: &Archive<'_>,
    recorded: &Recorded,
    withdrawn: &Withdrawn,
    pages: &PageEngine,
) -> Result<Artifact, Stop> {
    let (site, record) = (archive.site, archive.record());
    let kenmerk = recorded.kenmerk.as_str();
    let address = recorded.address();
    let mut frame = Frame::of_list(site, &format!("{kenmerk} is ingetrokken"), &address);
    frame.description = format!("{kenmerk} is ingetrokken en niet meer openbaar.");
    frame.indexed = false;
    if let Some(year) = recorded.year() {
        let list = format!("{} uit {year}", site.letters_name);
        frame = frame.beneath(&list, &address::year(year));
    }
    let mut context = Context::new();
    context.insert("pagina", &frame);
    context.insert("kenmerk", kenmerk);
    context.insert("sinds", &At::new(withdrawn.moment));
    context.insert("door", &withdrawn.by);
    context.insert("reden", &withdrawn.why.reason);
    context.insert("grond", &withdrawn.why.ground);
    context.insert("gewist", &withdrawn.why.erased);
    context.insert("versies", &recorded.versions.len());
    let first = recorded.versions.first();
    let published = first.map(|version| At::new(version.moment));
    context.insert("openbaar_sinds", &published);
    context.insert("akte", &address::act(&record.acts[withdrawn.act].name));
    Ok(Artifact {
        path: format!("{address}index.html"),
        bytes: pages.render("ingetrokken.html", &context)?.into_bytes(),
        order: WriteOrder::Page,
    })
}
