//! Pages that only lead to another: the short address of each letter, old addresses, and those of earlier
//! versions of a letter that was withdrawn.
//!
//! Such a page says at once where it leads ("refresh" after no seconds, which search engines take
//! for a move that lasts) and has a link for who stays behind. It is in no list for search engines
//! and names no canonical address: that is said by the page where it leads.

use tera::Context;

use crate::model::{Artifact, Kenmerk, WriteOrder, address};
use crate::render::PageEngine;

use super::{Archive, Index, Stop, Write};

/// `b/<number>/index.html`, and the files of addresses where something stood.
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
        // Those that were withdrawn keep theirs: it leads to the page that says so.
        let recorded = archive.record().letters.values();
        for recorded in recorded.filter(|letter| letter.withdrawn.is_some()) {
            let title = short_title(&recorded.kenmerk);
            let leads = Leads {
                heading: &title,
                title: title.clone(),
                name: recorded.kenmerk.as_str(),
                address: &recorded.address(),
            };
            let short = address::short(&recorded.kenmerk);
            page(format!("{short}index.html"), leads)?;
            for version in recorded.earlier() {
                let address = recorded.address_of(version.number);
                let leads = Leads {
                    heading: "Deze brief is ingetrokken",
                    title: format!("Ingetrokken: {}", recorded.kenmerk),
                    name: recorded.kenmerk.as_str(),
                    address: &recorded.address(),
                };
                page(format!("{address}index.html"), leads)?;
            }
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

#[cfg(test)]
mod tests {
    use super::super::tests::{files_of, summary};
    use crate::index::page_address;
    use crate::model::{LetterStatus, Redirect, WriteOrder};
    use crate::render::fixture::{site, tags, words};

    #[test]
    fn short_and_old_addresses_lead_to_letters() {
        let mut site = site();
        site.redirects = ["2019/oud.html", "oud/brief.aspx", "rib/17/"]
            .map(|from| Redirect {
                from: from.to_owned(),
                to: "brieven/x/a/".to_owned(),
                title: "Zorg & <Co>".to_owned(),
            })
            .to_vec();
        let mut draft = summary("D", "1-3-2019");
        draft.status = LetterStatus::Draft;
        let files = files_of(&site, &[summary("A", "1-3-2019"), draft]);
        let found: Vec<_> = files
            .iter()
            .filter(|file| file.order == WriteOrder::Redirect)
            .collect();
        let paths: Vec<&str> = found.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "b/a/index.html",
                "2019/oud.html",
                "oud/brief.aspx/index.html",
                "rib/17/index.html"
            ]
        );
        for (file, up) in found.iter().zip(["../../", "../", "../../", "../../"]) {
            assert_eq!(page_address(file), None);
            let html = String::from_utf8(file.bytes.clone()).unwrap();
            let tags = tags(&html);
            let refresh = tags
                .iter()
                .find(|tag| tag.attribute("http-equiv").is_some());
            let url = format!("0; url={up}brieven/x/a/");
            assert_eq!(refresh.unwrap().attribute("content"), Some(url.as_str()));
            let link = tags.iter().find(|tag| tag.name == "a").unwrap();
            let href = format!("{up}brieven/x/a/index.html");
            assert_eq!(link.attribute("href"), Some(href.as_str()));
            assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
        }
        let old = String::from_utf8(found[1].bytes.clone()).unwrap();
        assert!(words(&old).contains("U gaat vanzelf door naar Zorg & <Co>."));
    }
}
