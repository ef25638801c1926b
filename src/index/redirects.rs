//! Pages that only lead to another: the short address of each letter, and old addresses.
//!
//! Such a page says at once where it leads ("refresh" after no seconds, which search engines take
//! for a move that lasts) and has a link for who stays behind. It is in no list for search engines
//! and names no canonical address: that is said by the page where it leads.

use tera::Context;

use crate::model::{Artifact, Kenmerk, WriteOrder, address};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `b/<number>/index.html`, and the files of old addresses.
pub(super) struct Redirects;

impl Index for Redirects {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let mut context = Context::new();
        context.insert("taal", &site.language);
        context.insert("organisatie", &site.organisation.name);
        let mut page = |path: String, leads: Leads<'_>| {
            context.insert("titel", &leads.title);
            context.insert("kop", leads.heading);
            context.insert("naar", leads.name);
            context.insert("adres", leads.address);
            context.insert("wortel", &"../".repeat(path.matches('/').count()));
            let bytes = pages.render("verhuisd.html", &context)?.into_bytes();
            write(Artifact {
                path,
                bytes,
                order: WriteOrder::Redirect,
            })?;
            Ok::<(), Stop>(())
        };
        let numbered = archive.public().iter();
        for (letter, number) in
            numbered.filter_map(|letter| Some((letter, letter.kenmerk.as_ref()?)))
        {
            let title = short_title(number);
            let leads = Leads {
                heading: &title,
                title: title.clone(),
                name: &letter.subject,
                address: &letter.address,
            };
            page(format!("{}index.html", address::short(number)), leads)?;
        }
        for redirect in &site.redirects {
            let leads = Leads {
                heading: "Deze pagina is verhuisd",
                title: format!("Verhuisd: /{}", redirect.from),
                name: &redirect.title,
                address: &redirect.to,
            };
            page(redirect.path(), leads)?;
        }
        Ok(())
    }
}

/// Where a page leads.
struct Leads<'a> {
    heading: &'a str,
    title: String,
    /// What stands there.
    name: &'a str,
    address: &'a str,
}

fn short_title(number: &Kenmerk) -> String {
    format!("Korte link naar {number}")
}
