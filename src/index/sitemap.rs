//! For search engines: the list of all pages (sitemaps.org) and what they may visit (`robots.txt`).
//!
//! Every page may be visited; those that no search engine may show say so themselves, which it can
//! only read by visiting them. A worked example shows none, so it has no list.

use crate::diag::Failure;
use crate::model::{Artifact, LetterSummary, WriteOrder};

use super::xml::Xml;
use super::{Archive, Write};

/// How many addresses one list may hold.
const ADDRESSES: usize = 50_000;

/// How many bytes the addresses of one list may take; the limit of 50 MB has room for what stands
/// around them.
const BYTES: usize = 30_000_000;

/// How many bytes stand around an address at most.
const AROUND: usize = 100;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// `robots.txt` and, unless this is an example, `sitemap.xml`; one that names others when there are
/// too many pages for one. `lists` are the addresses of the pages that the indexes made.
pub(super) fn build(
    archive: &Archive<'_>,
    lists: &[String],
    write: &mut Write<'_>,
) -> Result<(), Failure> {
    build_with(archive, lists, ADDRESSES, write)
}

fn build_with(
    archive: &Archive<'_>,
    lists: &[String],
    at_most: usize,
    write: &mut Write<'_>,
) -> Result<(), Failure> {
    let site = archive.site;
    write(text("robots.txt".to_owned(), robots(archive)))?;
    if site.example {
        return Ok(());
    }
    let mut pages: Vec<(&str, Option<String>)> = lists.iter().map(|list| (&**list, None)).collect();
    let free = site.pages.iter().filter(|page| page.is_public);
    pages.extend(free.map(|page| (page.address.as_str(), None)));
    let letters = archive.public().iter();
    pages.extend(letters.map(|letter| (letter.address.as_str(), changed(letter))));
    pages.sort_unstable();
    let mut parts: Vec<Vec<(&str, Option<String>)>> = Vec::new();
    let mut bytes = BYTES;
    for page in pages {
        let size = site.base_url.len() + page.0.len() + AROUND;
        match parts.last_mut() {
            Some(part) if part.len() < at_most && bytes + size <= BYTES => {
                part.push(page);
                bytes += size;
            }
            _ => {
                parts.push(vec![page]);
                bytes = size;
            }
        }
    }
    let one = |path: String, part: &[(&str, Option<String>)]| {
        let mut xml = Xml::new("urlset", &[NAMESPACE]);
        for (address, changed) in part {
            xml.open("url", &[]);
            xml.element("loc", &format!("{}{address}", site.base_url));
            if let Some(changed) = changed {
                xml.element("lastmod", changed);
            }
            xml.close();
        }
        text(path, xml.finish())
    };
    if let [part] = &parts[..] {
        write(one("sitemap.xml".to_owned(), part))?;
        return Ok(());
    }
    let mut xml = Xml::new("sitemapindex", &[NAMESPACE]);
    for (number, part) in (1..).zip(&parts) {
        let path = format!("sitemap-{number}.xml");
        xml.open("sitemap", &[]);
        xml.element("loc", &format!("{}{path}", site.base_url));
        xml.close();
        write(one(path, part))?;
    }
    write(text("sitemap.xml".to_owned(), xml.finish()))?;
    Ok(())
}

/// When the version of a letter that counts became public; before it is published, its day.
fn changed(letter: &LetterSummary) -> Option<String> {
    let current = letter.publication.as_ref();
    match current.and_then(|publication| publication.versions.last()) {
        Some(version) => Some(version.moment.to_string()),
        None => letter.date.map(|date| date.to_string()),
    }
}

fn robots(archive: &Archive<'_>) -> Vec<u8> {
    let site = archive.site;
    let mut lines = String::new();
    let (_, rest) = site
        .base_url
        .split_once("://")
        .unwrap_or(("", &site.base_url));
    if rest.trim_end_matches('/').contains('/') {
        lines.push_str(
            "# Deze site staat in een map. Zoekmachines lezen alleen het bestand robots.txt van de\n\
             # hele host: neem de regels hieronder daarin over.\n",
        );
    }
    lines.push_str("User-agent: *\nAllow: /\n");
    if !site.example {
        lines.push_str(&format!("\nSitemap: {}sitemap.xml\n", site.base_url));
    }
    lines.into_bytes()
}

fn text(path: String, bytes: Vec<u8>) -> Artifact {
    Artifact {
        path,
        bytes,
        order: WriteOrder::Index,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Archive;
    use super::super::tests::summary;
    use super::build_with;
    use crate::model::{LetterStatus, Site};
    use crate::render::fixture::{no_record, site};

    fn files(site: &Site, at_most: usize) -> Vec<(String, String)> {
        let mut draft = summary("D", "1-3-2019");
        draft.status = LetterStatus::Draft;
        let letters = [summary("A", "1-3-2019"), summary("B", "1-3-2020"), draft];
        let archive = Archive::new(site, &letters, &[], no_record());
        let lists = [String::new(), "archief/".to_owned()];
        let mut files = Vec::new();
        let mut write = |file: crate::model::Artifact| {
            files.push((file.path, String::from_utf8(file.bytes).unwrap()));
            Ok(())
        };
        build_with(&archive, &lists, at_most, &mut write).unwrap();
        files
    }

    #[test]
    fn every_public_page_is_in_the_list_with_the_day_of_a_letter() {
        let files = files(&site(), 100);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["robots.txt", "sitemap.xml"]);
        assert!(
            files[0]
                .1
                .contains("Sitemap: https://voorbeeld.nl/raad/sitemap.xml\n")
        );
        // Robots look at the front of a host only.
        assert!(files[0].1.starts_with("# "), "{}", files[0].1);
        let list = &files[1].1;
        assert_eq!(list.matches("<loc>").count(), 4);
        assert!(!list.contains("brieven/x/d/"));
        assert!(list.contains(
            "<loc>https://voorbeeld.nl/raad/brieven/x/a/</loc>\n    <lastmod>2019-03-01</lastmod>"
        ));
    }

    #[test]
    fn too_many_pages_for_one_list_are_split() {
        let files = files(&site(), 3);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "robots.txt",
                "sitemap-1.xml",
                "sitemap-2.xml",
                "sitemap.xml"
            ]
        );
        assert_eq!(files[1].1.matches("<loc>").count(), 3);
        assert_eq!(files[2].1.matches("<loc>").count(), 1);
        assert_eq!(files[3].1.matches("<sitemap>").count(), 2);
    }

    #[test]
    fn an_example_lets_robots_read_that_it_wants_not_to_be_found() {
        let mut example = site();
        example.example = true;
        let files = files(&example, 100);
        assert_eq!(files.len(), 1);
        assert!(files[0].1.ends_with("User-agent: *\nAllow: /\n"));
    }
}
