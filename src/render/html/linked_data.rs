//! What search engines and programs read in a page: schema.org as JSON-LD, in a block of data that
//! browsers do not run.
//!
//! Only what everyone may see has one. A worked example and a letter that was never sent say so in
//! it, because what is taken out of its page must still be true.

use serde::Serialize;

use crate::model::{
    Letter, Moment, NoticeKind, Offered, Publication, Site, SiteOrganisation, address,
};

const CONTEXT: &str = "https://schema.org";

/// A letter.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    headline: &'a str,
    #[serde(rename = "alternativeHeadline")]
    kind_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(rename = "datePublished")]
    published: String,
    /// When the version that the page shows became public.
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(rename = "abstract", skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(rename = "creativeWorkStatus", skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    author: Organisation<'a>,
    publisher: Organisation<'a>,
    /// The portfolio holders.
    #[serde(rename = "contributor", skip_serializing_if = "Vec::is_empty")]
    holders: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Thing<'a>>,
    #[serde(rename = "isPartOf", skip_serializing_if = "Option::is_none")]
    part_of: Option<Thing<'a>>,
    #[serde(rename = "isBasedOn", skip_serializing_if = "Vec::is_empty")]
    based_on: Vec<Thing<'a>>,
    encoding: Vec<Encoding>,
    #[serde(rename = "isAccessibleForFree")]
    free: bool,
}

/// A public body.
#[derive(Serialize)]
pub(crate) struct Organisation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "sameAs", skip_serializing_if = "Option::is_none")]
    same_as: Option<String>,
}

/// Something with a name and perhaps a page: a person, a theme, a dossier, a dataset.
#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    function: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "sameAs", skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
}

/// Another form of a letter.
#[derive(Serialize)]
struct Encoding {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "encodingFormat")]
    format: &'static str,
    #[serde(rename = "contentUrl")]
    url: String,
    #[serde(rename = "contentSize", skip_serializing_if = "Option::is_none")]
    size: Option<String>,
}

/// The block of a letter at its public address, with the files beside it; `None` for one that not
/// everyone may see.
pub(super) fn letter(
    letter: &Letter,
    publication: Option<&Publication>,
    site: &Site,
    made: &[Offered<'_>],
) -> Option<String> {
    let date = letter.date.filter(|_| letter.is_public(site.today))?;
    let base = &site.base_url;
    let page = format!("{base}{}", letter.address);
    let has = |kind| letter.notices.iter().any(|notice| notice.kind == kind);
    let status = if site.example {
        Some("Voorbeeld")
    } else {
        has(NoticeKind::Reconstruction).then_some("Reconstructie")
    };
    let holders = letter.holders.iter().map(|holder| {
        let own = site
            .lists
            .person_address(&holder.name, holder.id.as_deref());
        Thing {
            function: holder.function.as_deref(),
            ..thing("Person", &holder.name, Some(format!("{base}{own}")))
        }
    });
    let about = letter.themes.iter().map(|theme| {
        let own = address::theme(&theme.name);
        Thing {
            same_as: theme.uri.as_deref(),
            ..thing("DefinedTerm", &theme.name, Some(format!("{base}{own}")))
        }
    });
    let mut based_on: Vec<Thing<'_>> = Vec::new();
    let mut datasets: Vec<&str> = Vec::new();
    for source in &letter.sources {
        if datasets.contains(&source.dataset.as_str()) {
            continue;
        }
        datasets.push(&source.dataset);
        let is_public = site.public_datasets.contains(&source.dataset);
        let kind = if is_public { "Dataset" } else { "CreativeWork" };
        let own = is_public.then(|| format!("{base}{}", address::dataset(&source.dataset)));
        based_on.push(thing(kind, &source.title, own));
    }
    let report = Report {
        context: CONTEXT,
        kind: "Report",
        id: &page,
        url: &page,
        headline: &letter.subject,
        kind_name: &letter.kind_name,
        identifier: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
        published: date.to_string(),
        modified: publication.map(|publication| publication.shown().moment),
        version: publication.map(|publication| publication.version),
        language: &letter.language,
        summary: letter.summary.trim(),
        status,
        author: organisation(&letter.sender.name, letter.sender.code.as_deref()),
        publisher: publisher(&site.organisation),
        holders: holders.collect(),
        about: about.collect(),
        part_of: letter.dossier.as_deref().map(|dossier| {
            let own = address::dossier(dossier);
            thing("Collection", dossier, Some(format!("{base}{own}")))
        }),
        based_on,
        encoding: encodings(letter, site, made),
        free: true,
    };
    Some(block(&report))
}

/// The other forms of a letter: its JSON, and its PDF where one was made.
fn encodings(letter: &Letter, site: &Site, made: &[Offered<'_>]) -> Vec<Encoding> {
    let encoding = |path: &str, format| Encoding {
        kind: "MediaObject",
        format,
        url: format!("{}{path}", site.base_url),
        size: None,
    };
    let json = format!("{}brief.json", letter.address);
    let mut encodings = vec![encoding(&json, "application/json")];
    let pdf = address::pdf(&letter.address);
    if let Some(file) = made.iter().find(|file| file.path == pdf) {
        encodings.push(Encoding {
            size: Some(format!("{} B", file.bytes)),
            ..encoding(&pdf, "application/pdf")
        });
    }
    encodings
}

/// The site, and its front page as the list of its letters.
#[derive(Serialize)]
struct Front<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (WebSite<'a>, CollectionPage<'a>),
}

#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    name: String,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    publisher: Organisation<'a>,
}

#[derive(Serialize)]
struct CollectionPage<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
    name: &'a str,
    #[serde(rename = "isPartOf")]
    part_of: Reference<'a>,
}

/// What is described elsewhere in the block.
#[derive(Serialize)]
struct Reference<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
}

/// The block of the front page.
pub(crate) fn front(site: &Site) -> String {
    let base = site.base_url.as_str();
    block(&Front {
        context: CONTEXT,
        graph: (
            WebSite {
                kind: "WebSite",
                id: base,
                url: base,
                name: format!("{} – {}", site.letters_name, site.organisation.name),
                language: &site.language,
                publisher: publisher(&site.organisation),
            },
            CollectionPage {
                kind: "CollectionPage",
                url: base,
                name: &site.letters_name,
                part_of: Reference { id: base },
            },
        ),
    })
}

fn thing<'a>(kind: &'static str, name: &'a str, url: Option<String>) -> Thing<'a> {
    Thing {
        kind,
        name,
        function: None,
        url,
        same_as: None,
    }
}

/// The organisation that publishes a site.
pub(crate) fn publisher(organisation: &SiteOrganisation) -> Organisation<'_> {
    self::organisation(&organisation.name, organisation.code.as_deref())
}

fn organisation<'a>(name: &'a str, code: Option<&str>) -> Organisation<'a> {
    Organisation {
        kind: "GovernmentOrganization",
        name,
        same_as: code.and_then(register),
    }
}

/// The address of an organisation in the TOOI registers, by its code: the letters say in which.
fn register(code: &str) -> Option<String> {
    let kind = match code.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "gm" => "gemeente",
        "pv" => "provincie",
        "ws" => "waterschap",
        _ => return None,
    };
    Some(format!(
        "https://identifier.overheid.nl/tooi/id/{kind}/{code}"
    ))
}

/// JSON that can stand in a page: nothing in it ends the block, also for who reads the page as XML.
pub(crate) fn block(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(json) if json.contains(['<', '&']) => {
            json.replace('<', "\\u003c").replace('&', "\\u0026")
        }
        Ok(json) => json,
        Err(error) => unreachable!("texts and lists have a JSON form: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{front, letter, register};
    use crate::model::{
        Artifact, LetterStatus, Moment, Offered, Publication, PublishedVersion, WriteOrder, address,
    };
    use crate::render::fixture;

    #[test]
    fn a_letter_says_what_it_is_and_where_it_belongs() {
        let mut found = fixture::letter();
        found.subject = "</script><b>".to_owned();
        let block = letter(&found, None, &fixture::site(), &[]).unwrap();
        assert!(!block.contains('<'), "{block}");
        let value: Value = serde_json::from_str(&block).unwrap();
        let page = format!("https://voorbeeld.nl/raad/{}", found.address);
        assert_eq!(value["@type"], "Report");
        assert_eq!(value["headline"], "</script><b>");
        assert_eq!(value["url"], page);
        let json = json!({
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": format!("{page}brief.json"),
        });
        assert_eq!(value["encoding"], json!([json]));
        assert_eq!(value["datePublished"], found.date.unwrap().to_string());
        let publisher = json!({
            "@type": "GovernmentOrganization",
            "name": "Gemeente Goirle",
            "sameAs": "https://identifier.overheid.nl/tooi/id/gemeente/gm0785",
        });
        assert_eq!(value["publisher"], publisher);

        let pdf = address::pdf(&found.address);
        let made = Artifact {
            path: pdf.clone(),
            bytes: vec![b'x'; 86_321],
            order: WriteOrder::Asset,
        };
        let block = letter(&found, None, &fixture::site(), &Offered::all(&[made])).unwrap();
        let value: Value = serde_json::from_str(&block).unwrap();
        let pdf = json!({
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": format!("https://voorbeeld.nl/raad/{pdf}"),
            "contentSize": "86321 B",
        });
        assert_eq!(value["encoding"], json!([json, pdf]));
    }

    #[test]
    fn a_published_letter_says_which_version_it_is_and_since_when() {
        let found = fixture::letter();
        let moment = Moment::parse("2026-11-22T11:00:00Z").unwrap();
        let publication = Publication {
            version: 1,
            versions: vec![PublishedVersion {
                number: 1,
                moment,
                by: "Griffie".to_owned(),
                address: found.address.clone(),
                correction: None,
                act: "akte.json".to_owned(),
            }],
            permalink: found.address.clone(),
        };
        let block = letter(&found, Some(&publication), &fixture::site(), &[]).unwrap();
        let value: Value = serde_json::from_str(&block).unwrap();
        assert_eq!(value["version"], 1);
        assert_eq!(value["dateModified"], "2026-11-22T11:00:00Z");
    }

    #[test]
    fn an_example_says_that_it_is_one() {
        let mut site = fixture::site();
        site.example = true;
        let block = letter(&fixture::letter(), None, &site, &[]).unwrap();
        assert!(
            block.contains("\"creativeWorkStatus\":\"Voorbeeld\""),
            "{block}"
        );
    }

    #[test]
    fn what_not_everyone_may_see_says_nothing() {
        let mut site = fixture::site();
        let mut draft = fixture::letter();
        draft.status = LetterStatus::Draft;
        assert_eq!(letter(&draft, None, &site, &[]), None);
        let waiting = fixture::letter();
        site.today = waiting.date.unwrap().yesterday().unwrap();
        assert_eq!(letter(&waiting, None, &site, &[]), None);
    }

    #[test]
    fn the_front_page_names_the_site_and_its_list() {
        let value: Value = serde_json::from_str(&front(&fixture::site())).unwrap();
        assert_eq!(value["@graph"][0]["@type"], "WebSite");
        assert_eq!(value["@graph"][1]["@type"], "CollectionPage");
    }

    #[test]
    fn codes_are_looked_up_in_the_register_that_they_name() {
        let province = "https://identifier.overheid.nl/tooi/id/provincie/pv30";
        assert_eq!(register("pv30").as_deref(), Some(province));
        assert_eq!(register("zz99"), None);
    }
}
