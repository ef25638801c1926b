//! What page templates see. The names are those that authors know from `brief.json`, because an
//! organisation's own templates use them.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{
    Colour, HeaderField, Letter, LetterStatus, Neighbours, Offered, Page, PageSummary, Revision,
    Section, Signature, Site, address, notation,
};
use crate::render::view::{
    AttachmentView, CalculationView, CommitmentView, CorrectionView, FooterLineView, HolderView,
    NoticeView, SettlementView, SourceView, Subjects, attachment, calculations, commitments,
    description, footer_line, header, holders, known_on, notice, running_head, settlements, source,
    subjects, title,
};

use super::downloads::{Download, Downloads};
use super::{escape, linked_data};

/// `site`: what every page knows of the site.
#[derive(Serialize)]
pub(crate) struct SiteView<'a> {
    #[serde(rename = "organisatie")]
    organisation: &'a str,
    #[serde(rename = "brief_naam")]
    letter_name: &'a str,
    #[serde(rename = "brieven_naam")]
    letters_name: &'a str,
    #[serde(rename = "voorbeeld")]
    example: bool,
    /// What the head of every page leads to: the main lists, then the pages that authors chose.
    menu: Vec<MenuEntry<'a>>,
    /// What the foot of every page leads to beside those.
    #[serde(rename = "voetmenu")]
    foot_menu: Vec<MenuEntry<'a>>,
    logo: Option<LogoView<'a>>,
    #[serde(rename = "voettekst")]
    footer: Vec<FooterLineView>,
}

#[derive(Serialize)]
struct LogoView<'a> {
    #[serde(rename = "tekst")]
    text: &'a str,
    #[serde(rename = "bestand")]
    file: &'static str,
    /// The one for dark grounds, where the style sheet has such a ground.
    #[serde(rename = "donker")]
    dark: Option<&'static str>,
}

#[derive(Serialize)]
struct MenuEntry<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    /// What the addresses of pages begin with that belong to it.
    #[serde(rename = "onder")]
    beneath: &'a str,
}

impl<'a> SiteView<'a> {
    pub(crate) fn of(site: &'a Site) -> SiteView<'a> {
        let sections = site.sections.iter().copied();
        let (main, others): (Vec<Section>, Vec<Section>) = sections.partition(|s| s.is_main());
        let main = main.into_iter().map(|section| section_entry(section, site));
        let others = others
            .into_iter()
            .map(|section| section_entry(section, site));
        SiteView {
            organisation: &site.organisation.name,
            letter_name: &site.letter_name,
            letters_name: &site.letters_name,
            example: site.example,
            menu: main.chain(site.menu.iter().map(menu_entry)).collect(),
            foot_menu: others.collect(),
            logo: site.logo.as_ref().map(|logo| {
                let dark = logo.dark.as_ref();
                let dark = dark.filter(|_| site.band.is_none_or(Colour::is_dark));
                LogoView {
                    text: &logo.text,
                    file: logo.picture.name,
                    dark: dark.map(|picture| picture.name),
                }
            }),
            footer: site.footer.iter().map(footer_line).collect(),
        }
    }
}

fn menu_entry(page: &PageSummary) -> MenuEntry<'_> {
    MenuEntry {
        title: &page.title,
        address: &page.address,
        beneath: &page.address,
    }
}

fn section_entry(section: Section, site: &Site) -> MenuEntry<'_> {
    MenuEntry {
        title: section_title(section, site),
        address: section.address(),
        beneath: match section {
            Section::Archive => "brieven/",
            _ => section.address(),
        },
    }
}

/// The archive goes by what the site calls its letters.
fn section_title(section: Section, site: &Site) -> &str {
    match section {
        Section::Archive => &site.letters_name,
        _ => section.title(),
    }
}

/// `pagina`: what the frame around any page needs.
#[derive(Default, Serialize)]
pub(crate) struct Frame {
    /// What a browser's tab and a search result say.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    #[serde(rename = "omschrijving")]
    pub(crate) description: String,
    /// Where the page lives in the site, with a slash at the end; empty for the front page.
    #[serde(rename = "adres")]
    pub(crate) address: String,
    /// The same with the site's public address; `None` where it has no address of its own.
    #[serde(rename = "canoniek")]
    pub(crate) canonical: Option<String>,
    /// What stands at the head of each printed page after the first.
    #[serde(rename = "lopende_kop")]
    pub(crate) running_head: Option<String>,
    /// The way to the site's front: `../../../`, empty on the front page itself.
    #[serde(rename = "wortel")]
    pub(crate) root: String,
    #[serde(rename = "taal")]
    pub(crate) language: String,
    /// Whether search engines may show it.
    #[serde(rename = "vindbaar")]
    pub(crate) indexed: bool,
    /// What the page itself is called, without the name of the site.
    #[serde(rename = "kop")]
    pub(crate) heading: String,
    /// The day of a letter that everyone may see.
    #[serde(rename = "verschenen")]
    pub(crate) published: Option<String>,
    /// What programs read in it: JSON-LD that can stand in a page.
    #[serde(rename = "gegevensblok")]
    pub(crate) linked_data: Option<String>,
    /// What can be followed by the Atom feed beside the page, as in "Dossier Maatpact volgen";
    /// `None` where there is no feed. `volgen.html` prints the link.
    pub(crate) feed: Option<String>,
    /// The pages above this one, the front page first; none for letters, free pages and the front.
    #[serde(rename = "kruimels")]
    pub(crate) crumbs: Vec<Crumb>,
}

/// A page above another one.
#[derive(Serialize)]
pub(crate) struct Crumb {
    #[serde(rename = "titel")]
    title: String,
    #[serde(rename = "adres")]
    address: String,
}

impl Frame {
    pub(super) fn of_letter(
        letter: &Letter,
        neighbours: &Neighbours,
        site: &Site,
        made: &[Offered<'_>],
    ) -> Frame {
        let secret = letter.secrecy.is_some();
        let is_public = letter.is_public(site.today) && !neighbours.waits;
        let publication = neighbours.publication.as_ref();
        // Who searches should find the version that counts; who has the address of another reads that.
        let superseded = publication.filter(|publication| publication.is_superseded());
        let version = superseded.map_or(String::new(), |known| {
            format!(" (versie {})", known.version)
        });
        Frame {
            title: format!("{}{version} – {}", title(letter), letter.sender.name),
            description: description(letter).into_owned(),
            running_head: Some(running_head(letter)),
            address: letter.address.clone(),
            // Where a secret letter would stand must never be asked for.
            canonical: (!secret).then(|| format!("{}{}", site.base_url, letter.address)),
            root: way_up(&letter.address),
            language: letter.language.clone(),
            indexed: !site.example && is_public && superseded.is_none(),
            heading: letter.subject.clone(),
            published: letter.date.filter(|_| is_public).map(|day| day.to_string()),
            linked_data: is_public
                .then(|| linked_data::letter(letter, publication, site, made))
                .flatten(),
            ..Frame::default()
        }
    }

    pub(super) fn of_page(page: &Page, site: &Site) -> Frame {
        let draft = page.status == LetterStatus::Draft;
        let mark = if draft { "CONCEPT: " } else { "" };
        let description = match page.summary.trim() {
            "" => page.title.clone(),
            _ => page.summary.clone(),
        };
        Frame {
            title: format!("{mark}{} – {}", page.title, site.organisation.name),
            description,
            running_head: Some(match page.known_on.or(page.date) {
                Some(date) => format!("{} · {}", page.title, notation::date(date)),
                None => page.title.clone(),
            }),
            address: page.address.clone(),
            canonical: Some(format!("{}{}", site.base_url, page.address)),
            root: way_up(&page.address),
            language: page.language.clone(),
            indexed: !site.example && !draft,
            heading: page.title.clone(),
            ..Frame::default()
        }
    }

    /// A list of letters at an address with a slash at its end; empty for the front page.
    pub(crate) fn of_list(site: &Site, heading: &str, address: &str) -> Frame {
        Frame {
            title: format!("{heading} – {}", site.organisation.name),
            description: format!(
                "{heading} van {}, met de cijfers en bronnen waarop zij rusten.",
                site.organisation.name
            ),
            // A list printed today is another one tomorrow.
            running_head: Some(format!("{heading} · {}", notation::date(site.today))),
            address: address.to_owned(),
            canonical: Some(format!("{}{address}", site.base_url)),
            root: way_up(address),
            language: site.language.clone(),
            indexed: !site.example,
            heading: heading.to_owned(),
            crumbs: crumbs(site, address),
            ..Frame::default()
        }
    }

    /// The same for a page that stands beneath yet another one: a part of a list.
    pub(crate) fn beneath(mut self, title: &str, address: &str) -> Frame {
        // A list of the site stands above its parts already.
        if self.crumbs.iter().all(|crumb| crumb.address != address) {
            self.crumbs.push(Crumb {
                title: title.to_owned(),
                address: address.to_owned(),
            });
        }
        self
    }
}

/// The front page, and the list that the page at this address stands beneath.
fn crumbs(site: &Site, address: &str) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    if !address.is_empty() {
        crumbs.push(Crumb {
            title: "Voorpagina".to_owned(),
            address: String::new(),
        });
    }
    let mut sections = site.sections.iter();
    let above = sections
        .find(|section| address.starts_with(section.address()) && address != section.address());
    crumbs.extend(above.map(|section| Crumb {
        title: section_title(*section, site).to_owned(),
        address: section.address().to_owned(),
    }));
    crumbs
}

/// The way from a page to the site's front.
pub(super) fn way_up(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// `brief`: the letter, but for its body and footnotes, which templates get as HTML.
#[derive(Serialize)]
pub(super) struct LetterView<'a> {
    #[serde(rename = "soort")]
    kind_name: &'a str,
    kenmerk: Option<&'a str>,
    /// Whether the head has no field for the number, so that it must stand elsewhere.
    #[serde(rename = "kenmerk_los")]
    number_apart: bool,
    concept: bool,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "afzender")]
    sender: &'a str,
    #[serde(rename = "samenvatting")]
    summary: &'a str,
    dossier: Option<&'a str>,
    /// The portfolio holders; the field of the head has them in one text.
    #[serde(rename = "portefeuillehouders")]
    holders: Vec<HolderView>,
    /// Its themes, organisations and municipalities.
    #[serde(rename = "onderwerpen")]
    subjects: Vec<SubjectsView>,
    /// Which version it is; `None` before it is published.
    #[serde(rename = "versie")]
    version: Option<u32>,
    /// What made this version; `None` for a first one.
    #[serde(rename = "verbetering")]
    correction: Option<CorrectionView<'a>>,
    /// Of a corrected letter: which day's knowledge it shows.
    #[serde(rename = "bekend_op")]
    known_on: Option<String>,
    /// The fields of the head but the subject, which is the title of the page.
    #[serde(rename = "kop")]
    header: Vec<Cow<'a, HeaderField>>,
    #[serde(rename = "meldingen")]
    notices: Vec<NoticeView<'a>>,
    #[serde(rename = "koppen")]
    headings: &'a crate::model::Headings,
    #[serde(rename = "ondertekening")]
    signature: Option<&'a Signature>,
    #[serde(rename = "bijlagen")]
    attachments: Vec<AttachmentView<'a>>,
    #[serde(rename = "toezeggingen")]
    commitments: Vec<CommitmentView<'a>>,
    #[serde(rename = "afdoening")]
    settlements: Vec<SettlementView<'a>>,
    #[serde(rename = "bronnen")]
    sources: Vec<SourceView<'a>>,
    #[serde(rename = "berekeningen")]
    calculations: Vec<CalculationView<'a>>,
    json: Option<Download<'a>>,
    pdf: Option<Download<'a>>,
}

/// What a letter is about, of one kind.
#[derive(Serialize)]
struct SubjectsView {
    label: &'static str,
    /// Each as an item of a list, already HTML: a letter can name many.
    #[serde(rename = "namen")]
    names: String,
    /// How many there are beside those, and where all of them stand.
    #[serde(rename = "meer")]
    more: Option<usize>,
    #[serde(rename = "overzicht")]
    overview: &'static str,
}

impl<'a> LetterView<'a> {
    pub(super) fn of(
        letter: &'a Letter,
        permalink: &str,
        revised: &'a [Revision],
        site: &'a Site,
        downloads: Downloads<'a>,
        root: &str,
    ) -> LetterView<'a> {
        let draft = letter.status == LetterStatus::Draft;
        let has_number = letter.header.iter().any(|field| field.field == "kenmerk");
        LetterView {
            kind_name: &letter.kind_name,
            kenmerk: letter.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
            number_apart: letter.kenmerk.is_some() && !has_number,
            concept: draft,
            secret: letter.secrecy.is_some(),
            subject: &letter.subject,
            sender: &letter.sender.name,
            summary: &letter.summary,
            dossier: letter.dossier.as_deref(),
            holders: holders(letter, site),
            subjects: subjects(letter)
                .into_iter()
                .map(|subjects| subjects_view(subjects, root))
                .collect(),
            version: letter.version,
            correction: CorrectionView::of(letter, permalink, site, |_| true),
            known_on: known_on(letter),
            header: header(letter),
            notices: letter.notices.iter().map(notice).collect(),
            headings: &letter.headings,
            signature: letter.signature.as_ref(),
            attachments: letter.attachments.iter().map(attachment).collect(),
            commitments: commitments(letter, site),
            settlements: settlements(letter, site),
            sources: letter
                .sources
                .iter()
                .map(|entry| source(entry, revised, site))
                .collect(),
            calculations: calculations(&letter.figures),
            json: downloads.find("brief", "json"),
            pdf: downloads.find(address::pdf_stem(&letter.address), "pdf"),
        }
    }
}

fn subjects_view(subjects: Subjects<'_>, root: &str) -> SubjectsView {
    let mut html = String::new();
    for (name, address) in &subjects.names {
        html.push_str("<li><a href=\"");
        html.push_str(root);
        escape::text(&mut html, address);
        html.push_str("index.html\">");
        escape::text(&mut html, name);
        html.push_str("</a></li>\n");
    }
    SubjectsView {
        label: subjects.section.title(),
        names: html,
        more: subjects.more,
        overview: subjects.section.address(),
    }
}
