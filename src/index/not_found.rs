//! The page for an address that leads nowhere.

use tera::Context;

use crate::model::{Artifact, WriteOrder};
use crate::render::{Frame, PageEngine};

use super::{Archive, Index, Stop, Write};

/// `404.html`.
pub(super) struct NotFound;

impl Index for NotFound {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        let page = Frame {
            title: format!("Pagina niet gevonden – {}", site.organisation.name),
            description: "Deze pagina bestaat niet.".to_owned(),
            // A server shows this page at any address, so no relative way leads anywhere.
            root: base_path(&site.base_url).to_owned(),
            language: site.language.clone(),
            indexed: false,
            heading: "Deze pagina is er niet".to_owned(),
            address: "404.html".to_owned(),
            ..Frame::default()
        };
        let mut context = Context::new();
        context.insert("pagina", &page);
        write(Artifact {
            path: "404.html".to_owned(),
            bytes: pages.render("404.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

/// The path of the site's public address, with a slash at both ends.
fn base_path(base_url: &str) -> &str {
    let after_scheme = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("/", |slash| &after_scheme[slash..])
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_an_address_keeps_its_slashes() {
        assert_eq!(base_path("https://brieven.voorbeeld.nl/"), "/");
        assert_eq!(
            base_path("https://voorbeeld.nl/raad/brieven/"),
            "/raad/brieven/"
        );
        assert_eq!(base_path("http://localhost:8000"), "/");
    }
}
