//! Dossiers: a page for each matter on which letters follow each other, and the list of them.

mod course;
mod drawing;
mod key_figures;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use crate::model::{Artifact, Date, LetterSummary, WriteOrder, address, slug};
use crate::render::{Frame, PageEngine};

use super::commitments::{Registered, State};
use super::list::{Day, day};
use super::{Archive, Index, Stop, Write, split};
use course::Course;
use key_figures::KeyFigures;

/// `dossiers/index.html`, `dossiers/<name>/index.html` and what stands beside it.
pub(super) struct Dossiers;

/// The letters on one matter.
pub(super) struct Dossier<'a> {
    /// Its name, as the list spells it, or else its newest letter.
    pub(super) name: &'a str,
    /// Where its page lives: `dossiers/maatpact/`.
    pub(super) address: String,
    /// What the site's list says of it.
    listed: Option<&'a crate::model::Dossier>,
    /// Its letters that the site shows, newest first, drafts before them.
    letters: Vec<&'a LetterSummary>,
    /// Those of them that everyone may see: what counts speak of.
    public: Vec<&'a LetterSummary>,
    /// Its commitments, in the order of the register.
    commitments: Vec<&'a Registered<'a>>,
}

/// The dossiers of the letters that the site shows: those with the newest letter first, those with
/// nothing but drafts at the end.
pub(super) fn dossiers<'a>(archive: &'a Archive<'a>) -> Vec<Dossier<'a>> {
    let mut dossiers: BTreeMap<String, Dossier<'a>> = BTreeMap::new();
    for letter in archive.letters() {
        let Some(name) = &letter.dossier else {
            continue;
        };
        let dossier = dossiers.entry(slug(name)).or_insert_with(|| Dossier {
            name,
            address: address::dossier(name),
            listed: None,
            letters: Vec::new(),
            public: Vec::new(),
            commitments: Vec::new(),
        });
        dossier.letters.push(letter);
        // Drafts come first, and do not name what everyone may see.
        if dossier.public.is_empty() {
            dossier.name = name;
        }
        if letter.is_public(archive.site.today) {
            dossier.public.push(letter);
        }
    }
    for listed in &archive.site.lists.dossiers {
        if let Some(dossier) = dossiers.get_mut(&slug(&listed.name)) {
            dossier.name = &listed.name;
            dossier.listed = Some(listed);
        }
    }
    for commitment in archive.commitments() {
        let dossier = commitment
            .dossier
            .and_then(|name| dossiers.get_mut(&slug(name)));
        if let Some(dossier) = dossier {
            dossier.commitments.push(commitment);
        }
    }
    let mut dossiers: Vec<Dossier<'a>> = dossiers.into_values().collect();
    // Stable: what is equal keeps the order of the addresses.
    dossiers.sort_by_key(|dossier| Reverse(dossier.newest()));
    dossiers
}

impl<'a> Dossier<'a> {
    /// How many letters it has; drafts do not count.
    pub(super) fn count(&self) -> usize {
        self.public.len()
    }

    /// The day of its newest letter; `None` where there are only drafts.
    pub(super) fn newest(&self) -> Option<Date> {
        self.public.first().and_then(|letter| letter.date)
    }

    /// The day of its first letter.
    pub(super) fn oldest(&self) -> Option<Date> {
        self.public.last().and_then(|letter| letter.date)
    }

    /// What the list says that it is about; may be empty.
    pub(super) fn description(&self) -> &'a str {
        self.listed.map_or("", |listed| listed.description.trim())
    }
}

impl Index for Dossiers {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let dossiers = dossiers(archive);
        if dossiers.is_empty() {
            return Ok(());
        }
        overview(archive, &dossiers, pages, write)?;
        for dossier in &dossiers {
            page(archive, dossier, pages, write)?;
        }
        Ok(())
    }
}

/// `dossier`: a dossier in the list of them.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "omschrijving")]
    description: &'a str,
    /// `2019`, `2019 – 2023`; `None` where there are only drafts.
    #[serde(rename = "jaren")]
    years: Option<String>,
    #[serde(rename = "aantal")]
    count: usize,
    #[serde(rename = "laatste")]
    newest: Option<Day>,
    #[serde(rename = "afgesloten")]
    is_closed: bool,
}

/// Where the list of dossiers lives.
const LIST: &str = "dossiers/";

/// Where the parts of a long list live. Beneath the list itself a part such as `2019` would be in the
/// way of a dossier of that name.
const PARTS: &str = "archief/dossiers/";

fn overview(
    archive: &Archive<'_>,
    dossiers: &[Dossier<'_>],
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let entries: Vec<&Dossier<'_>> = dossiers.iter().collect();
    for part in split::by_time(&entries, PARTS, |dossier| dossier.newest()) {
        let address = match part.title {
            Some(_) => part.address.as_str(),
            None => LIST,
        };
        let heading = part.heading("Dossiers");
        let shown = part.entries.iter();
        let mut context = Context::new();
        context.insert("pagina", &Frame::of_list(archive.site, &heading, address));
        context.insert("kop", &heading);
        context.insert(
            "dossiers",
            &shown.map(|d| entry(d, archive)).collect::<Vec<_>>(),
        );
        context.insert("delen", &part.navigation);
        write(Artifact {
            path: format!("{address}index.html"),
            bytes: pages.render("dossiers.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
    }
    Ok(())
}

fn entry<'a>(dossier: &'a Dossier<'_>, archive: &Archive<'_>) -> Entry<'a> {
    let years = dossier.oldest().zip(dossier.newest());
    Entry {
        name: dossier.name,
        address: &dossier.address,
        description: dossier.description(),
        years: years.map(|(from, to)| match from.year() == to.year() {
            true => from.year().to_string(),
            false => format!("{} – {}", from.year(), to.year()),
        }),
        count: dossier.count(),
        newest: dossier.newest().map(day),
        is_closed: closed_on(dossier, archive).is_some(),
    }
}

/// The day on which a dossier was closed, once that day has come.
fn closed_on(dossier: &Dossier<'_>, archive: &Archive<'_>) -> Option<Date> {
    let closed_on = dossier.listed.and_then(|listed| listed.closed_on);
    closed_on.filter(|day| *day <= archive.site.today)
}

/// `dossier`: a dossier on its own page.
#[derive(Serialize)]
struct View<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "omschrijving")]
    description: &'a str,
    #[serde(rename = "aantal")]
    count: usize,
    /// How many drafts are shown beside the letters that count.
    #[serde(rename = "concepten")]
    drafts: usize,
    #[serde(rename = "eerste")]
    oldest: Option<Day>,
    #[serde(rename = "laatste")]
    newest: Option<Day>,
    #[serde(rename = "afgesloten")]
    closed_on: Option<Day>,
    #[serde(rename = "personen")]
    holders: Vec<Link<'a>>,
    #[serde(rename = "themas")]
    themes: Vec<Link<'a>>,
    /// `3 open, waarvan 1 over tijd`; `None` where nothing was promised.
    #[serde(rename = "toezeggingen")]
    commitments: Option<String>,
    #[serde(rename = "register")]
    register: &'static str,
}

/// The way to a person or theme.
#[derive(Serialize)]
struct Link<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: String,
}

fn page(
    archive: &Archive<'_>,
    dossier: &Dossier<'_>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let course = Course::of(dossier);
    let moments: Vec<usize> = (0..course.moments.len()).collect();
    let view = view(archive, dossier);
    for part in split::by_time(&moments, &dossier.address, |index| {
        course.moments[index].day
    }) {
        let is_first = part.title.is_none();
        let heading = part.heading(dossier.name);
        let mut frame = part.frame(archive.site, dossier.name);
        frame.title = format!("{heading} – dossier – {}", archive.site.organisation.name);
        frame.description = describe(dossier);
        let mut context = Context::new();
        if is_first {
            frame.feed = Some(format!("Dossier {}", dossier.name));
            context.insert("cijfers", &KeyFigures::of(dossier));
            if let Some(drawing) = drawing::of(dossier, &course, &frame.root, archive.site) {
                for file in drawing.files {
                    write(file)?;
                }
                context.insert_value("tekening", Value::safe_string(&drawing.charts.concat()));
            }
        }
        context.insert("pagina", &frame);
        context.insert("dossier", &view);
        context.insert("kop", &heading);
        context.insert("hoofdpagina", &is_first);
        context.insert("verloop", &course.view(&part.entries, archive.site.today));
        context.insert("delen", &part.navigation);
        write(Artifact {
            path: format!("{}index.html", part.address),
            bytes: pages.render("dossier.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
    }
    Ok(())
}

fn view<'a>(archive: &Archive<'_>, dossier: &'a Dossier<'_>) -> View<'a> {
    let mut holders: Vec<Link<'a>> = Vec::new();
    let mut themes: Vec<Link<'a>> = Vec::new();
    for letter in &dossier.letters {
        for holder in &letter.holders {
            let lists = &archive.site.lists;
            let address = lists.person_address(&holder.name, holder.id.as_deref());
            add(&mut holders, &holder.name, address);
        }
        for theme in &letter.themes {
            add(&mut themes, &theme.name, address::theme(&theme.name));
        }
    }
    View {
        name: dossier.name,
        description: dossier.description(),
        count: dossier.count(),
        drafts: dossier.letters.len() - dossier.count(),
        oldest: dossier.oldest().map(day),
        newest: dossier.newest().map(day),
        closed_on: closed_on(dossier, archive).map(day),
        holders,
        themes,
        commitments: standing(&dossier.commitments),
        register: address::COMMITMENTS,
    }
}

/// Adds a link that is not there yet.
fn add<'a>(links: &mut Vec<Link<'a>>, name: &'a str, address: String) {
    if !links.iter().any(|link| link.address == address) {
        links.push(Link { name, address });
    }
}

/// `3 open, waarvan 1 over tijd`: what is still to be done; that all is done; `None` where nothing was
/// promised.
fn standing(commitments: &[&Registered<'_>]) -> Option<String> {
    let count = |wanted: &[State]| {
        let states = commitments.iter().map(|commitment| commitment.state());
        states.filter(|state| wanted.contains(state)).count()
    };
    let overdue = count(&[State::Overdue]);
    let open = overdue + count(&[State::Open, State::InProgress]);
    Some(match (commitments.len(), open, overdue) {
        (0, ..) => return None,
        (1, 0, _) => "afgehandeld".to_owned(),
        (all, 0, _) => format!("alle {all} afgehandeld"),
        (_, open, 0) => format!("{open} open"),
        (_, 1, 1) => "1 open, over tijd".to_owned(),
        (_, open, overdue) if open == overdue => format!("{open} open, alle over tijd"),
        (_, open, overdue) => format!("{open} open, waarvan {overdue} over tijd"),
    })
}

/// What a search result says: its description, or else how much there is to read.
fn describe(dossier: &Dossier<'_>) -> String {
    match dossier.description() {
        "" => format!(
            "Dossier {}: de brieven, toezeggingen en cijfers in volgorde van tijd.",
            dossier.name
        ),
        description => description.to_owned(),
    }
}
