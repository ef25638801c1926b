//! The front page: what is new, and the ways to everything else.

use std::cmp::Reverse;

use serde::Serialize;
use tera::Context;

use crate::model::{
    AlphabetKey, Artifact, LetterSummary, PublicDataset, Section, WriteOrder, address, notation,
};
use crate::render::{self, Frame, PageEngine};

use super::commitments::State;
use super::dossiers::{Dossier, dossiers};
use super::list::{self, Day, day, titled_group};
use super::subjects::{Named, holders_of, themes_of};
use super::{Archive, Index, Stop, Write, agenda};

/// How many letters, dossiers and datasets the page shows; the rest is one step away.
const LETTERS: usize = 8;
const DOSSIERS: usize = 6;
const DATASETS: usize = 5;

/// How many years, themes and persons it names.
const NAMES: usize = 12;

/// `index.html`.
pub(super) struct FrontPage;

impl Index for FrontPage {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let (site, public) = (archive.site, archive.public());
        // Shown because somebody asked for them; there they stand together.
        let is_hidden = |letter: &&&LetterSummary| !letter.is_public(site.today);
        let hidden: Vec<&LetterSummary> = archive
            .letters()
            .iter()
            .filter(is_hidden)
            .copied()
            .collect();
        let newest = &public[..public.len().min(LETTERS)];
        let mut groups = Vec::new();
        if !hidden.is_empty() {
            groups.push(titled_group(
                archive,
                "Nog niet openbaar",
                &hidden,
                "",
                pages,
            )?);
        }
        if !newest.is_empty() {
            let is_all = newest.len() == public.len();
            let title = if is_all {
                "Brieven"
            } else {
                "Nieuwste brieven"
            };
            groups.push(titled_group(archive, title, newest, "", pages)?);
        }
        let mut frame = Frame::of_list(site, &site.letters_name, "");
        frame.feed = Some(format!("Alle {}", site.letters_name.to_lowercase()));
        frame.linked_data = Some(render::linked_data_of_front(site));
        let mut context = Context::new();
        context.insert("pagina", &frame);
        context.insert("inleiding", &extent(public));
        context.insert("groepen", &groups);
        let more = public.len() > newest.len();
        context.insert("alle_brieven", &more.then(|| notation::count(public.len())));
        let dossiers = dossiers(archive);
        let dossiers: Vec<&Dossier<'_>> = dossiers.iter().filter(|d| d.count() > 0).collect();
        let shown = dossiers.iter().take(DOSSIERS);
        context.insert("dossiers", &shown.map(|d| dossier(d)).collect::<Vec<_>>());
        let more = dossiers.len() > DOSSIERS;
        context.insert(
            "alle_dossiers",
            &more.then(|| notation::count(dossiers.len())),
        );
        context.insert("agenda", &agenda::in_short(&site.announcements));
        context.insert("gegevens", &new_data(archive.datasets()));
        context.insert("toezeggingen", &commitments(archive));
        context.insert("ingangen", &ways(archive));
        context.insert("bladen", &list::pages(&site.pages));
        context.insert("verbeteringen", &site.has(Section::Amendments));
        write(Artifact {
            path: "index.html".to_owned(),
            bytes: pages.render("voorpagina.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

/// How many letters there are and from when, as the beginning of a sentence; `None` without any.
fn extent(letters: &[&LetterSummary]) -> Option<String> {
    let years = || letters.iter().filter_map(|letter| letter.date);
    let (last, first) = (years().max()?, years().min()?);
    Some(match (letters.len(), first.year(), last.year()) {
        (1, ..) => format!("Eén brief, van {}", notation::date(first)),
        (count, from, to) if from == to => {
            format!("{} brieven uit {to}", notation::count(count))
        }
        (count, from, to) => {
            format!(
                "{} brieven van {from} tot en met {to}",
                notation::count(count)
            )
        }
    })
}

/// A dossier on the front page.
#[derive(Serialize)]
struct DossierView<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "omschrijving")]
    description: &'a str,
    /// `2019`, `2019–2023`.
    #[serde(rename = "jaren")]
    years: String,
    #[serde(rename = "aantal")]
    count: String,
    #[serde(rename = "een")]
    is_one: bool,
    #[serde(rename = "laatste")]
    newest: Option<Day>,
}

fn dossier<'a>(dossier: &'a Dossier<'_>) -> DossierView<'a> {
    let year = |date: crate::model::Date| date.year().to_string();
    let (first, last) = (dossier.oldest().map(year), dossier.newest().map(year));
    DossierView {
        name: dossier.name,
        address: &dossier.address,
        description: dossier.description(),
        years: match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (first, last) => first.or(last).unwrap_or_default(),
        },
        count: notation::count(dossier.count()),
        is_one: dossier.count() == 1,
        newest: dossier.newest().map(day),
    }
}

/// A public dataset that something was delivered to.
#[derive(Serialize)]
struct DatasetView<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "datum")]
    date: Day,
}

/// The datasets with the newest deliveries, newest first; those of one day by title.
fn new_data(datasets: &[PublicDataset]) -> Vec<DatasetView<'_>> {
    let mut delivered: Vec<_> = datasets
        .iter()
        .filter_map(|dataset| Some((dataset.last_recorded()?, dataset)))
        .collect();
    delivered
        .sort_by_cached_key(|(date, dataset)| (Reverse(*date), AlphabetKey::of(&dataset.title)));
    let views = delivered.iter().take(DATASETS);
    views
        .map(|(date, dataset)| DatasetView {
            title: &dataset.title,
            address: address::dataset(&dataset.id),
            date: day(*date),
        })
        .collect()
}

/// How many commitments are not done, and how many of those should have been.
#[derive(Serialize)]
struct CommitmentsView {
    open: String,
    #[serde(rename = "geen_open")]
    none_is_open: bool,
    #[serde(rename = "een_open")]
    one_is_open: bool,
    /// `None` for none.
    #[serde(rename = "over_tijd")]
    overdue: Option<String>,
    #[serde(rename = "een_over_tijd")]
    one_is_overdue: bool,
}

/// `None` where nothing was ever promised.
fn commitments(archive: &Archive<'_>) -> Option<CommitmentsView> {
    let register = archive.commitments();
    let is_closed = |state| matches!(state, State::Settled | State::Lapsed);
    let open = register.iter().filter(|made| !is_closed(made.state()));
    let open = open.count();
    let overdue = register.iter().filter(|made| made.is_overdue).count();
    (!register.is_empty()).then(|| CommitmentsView {
        open: notation::count(open),
        none_is_open: open == 0,
        one_is_open: open == 1,
        one_is_overdue: overdue == 1,
        overdue: (overdue > 0).then(|| notation::count(overdue)),
    })
}

/// A way into the letters: by year, by theme.
#[derive(Serialize)]
struct Way<'a> {
    #[serde(rename = "titel")]
    title: &'static str,
    /// Where all of it stands.
    #[serde(rename = "adres")]
    address: &'static str,
    links: Vec<WayLink<'a>>,
    /// How many there are, where not all are named.
    #[serde(rename = "alle")]
    all: Option<String>,
}

#[derive(Serialize)]
struct WayLink<'a> {
    #[serde(rename = "titel")]
    title: std::borrow::Cow<'a, str>,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "aantal")]
    count: String,
}

/// The ways in that the site has, those with names first.
fn ways<'a>(archive: &Archive<'a>) -> Vec<Way<'a>> {
    let site = archive.site;
    let years = archive.register().iter().filter(|year| year.count > 0);
    let years: Vec<WayLink<'_>> = years
        .map(|year| WayLink {
            title: year.year.to_string().into(),
            address: address::year(year.year),
            count: notation::count(year.count),
        })
        .collect();
    let mut ways = Vec::new();
    if !years.is_empty() {
        let count = years.len();
        let mut links = years;
        links.truncate(NAMES);
        ways.push(Way {
            title: "Per jaar",
            address: Section::Archive.address(),
            all: (count > links.len()).then(|| notation::count(count)),
            links,
        });
    }
    for section in [
        Section::Themes,
        Section::PortfolioHolders,
        Section::Organisations,
        Section::Municipalities,
    ] {
        if !site.has(section) {
            continue;
        }
        let named = match section {
            Section::Themes => themes_of(archive),
            Section::PortfolioHolders => holders_of(archive),
            _ => Vec::new(),
        };
        let count = named.len();
        let links = most(named);
        ways.push(Way {
            title: section.title(),
            address: section.address(),
            all: (count > links.len()).then(|| notation::count(count)),
            links,
        });
    }
    ways
}

/// Those with the most letters, by the alphabet.
fn most(mut named: Vec<Named<'_>>) -> Vec<WayLink<'_>> {
    // Stable: what is equal keeps the order of the alphabet.
    named.sort_by_key(|named| Reverse(named.count));
    named.truncate(NAMES);
    named.sort_by_cached_key(|named| AlphabetKey::of(named.name));
    let links = named.into_iter().map(|named| WayLink {
        title: named.name.into(),
        address: named.address,
        count: notation::count(named.count),
    });
    links.collect()
}
