//! Pages about what letters have in common: portfolio holders, themes, organisations and
//! municipalities. Each kind has an overview by name and a page for each of them.
//!
//! A page exists as soon as a letter that the site shows names its subject. Names that come to the
//! same address are one subject. One file here for each kind.

mod municipalities;
mod organisations;
mod persons;
#[cfg(test)]
mod tests;
mod themes;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Context;

use crate::model::{
    AlphabetKey, Artifact, Date, LetterSummary, PublicDataset, Section, Site, WriteOrder, address,
    notation,
};
use crate::render::{PageEngine, PageError};

use super::list::{Day, Group, titled_group};
use super::split::{self, Part};
use super::{Archive, Stop, Write};

pub(super) use municipalities::Municipalities;
pub(super) use organisations::Organisations;
pub(super) use persons::Persons;
pub(super) use themes::Themes;

/// How many names an overview shows without letters of the alphabet between them.
const WITHOUT_LETTERS: usize = 40;

/// How many dossiers or themes the head of a page names.
const IN_HEAD: usize = 12;

/// What letters name, by name and by what tells those of one name apart.
type Name<'a> = (&'a str, Option<&'a str>);

/// What letters have in common.
#[derive(Debug)]
struct Subject<'a> {
    /// Its name, in the spelling of the newest letter.
    name: &'a str,
    /// What tells it apart from others of the same name.
    id: Option<&'a str>,
    /// Where its page lives.
    address: String,
    /// The letters that name it, drafts first, then newest first.
    letters: Vec<&'a LetterSummary>,
}

/// What letters name, in the order of the alphabet. `letters` are newest first.
fn gather<'a, N: Iterator<Item = Name<'a>>>(
    letters: &[&'a LetterSummary],
    names: impl Fn(&'a LetterSummary) -> N,
    address: impl Fn(Name<'a>) -> String,
) -> Vec<Subject<'a>> {
    let mut by_name: BTreeMap<Name<'a>, Vec<usize>> = BTreeMap::new();
    for (index, letter) in letters.iter().enumerate() {
        for name in names(letter) {
            by_name.entry(name).or_default().push(index);
        }
    }
    // An address is made once for a name, and not once for each letter that has it.
    let mut by_address: BTreeMap<String, Vec<(Name<'a>, Vec<usize>)>> = BTreeMap::new();
    for (name, indexes) in by_name {
        by_address
            .entry(address(name))
            .or_default()
            .push((name, indexes));
    }
    let mut subjects: Vec<Subject<'a>> = by_address
        .into_iter()
        .filter_map(|(address, mut spellings)| {
            spellings.sort_by_key(|(_, indexes)| indexes.first().copied());
            let (name, id) = spellings.first()?.0;
            let mut indexes: Vec<usize> = spellings.into_iter().flat_map(|(_, i)| i).collect();
            indexes.sort_unstable();
            indexes.dedup();
            Some(Subject {
                name,
                id,
                address,
                letters: indexes.into_iter().map(|index| letters[index]).collect(),
            })
        })
        .collect();
    subjects.sort_by_cached_key(|subject| AlphabetKey::of(subject.name));
    subjects
}

/// A theme or person in a list elsewhere.
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    /// Where its page lives.
    pub(super) address: String,
    /// How many public letters it has.
    pub(super) count: usize,
}

/// The themes of public letters, by the alphabet.
pub(super) fn themes_of<'a>(archive: &Archive<'a>) -> Vec<Named<'a>> {
    named(gather(archive.public(), themes::names, themes::address))
}

/// The portfolio holders of public letters, by the alphabet.
pub(super) fn holders_of<'a>(archive: &Archive<'a>) -> Vec<Named<'a>> {
    let lists = &archive.site.lists;
    let address = |(name, id): Name<'a>| lists.person_address(name, id);
    named(gather(archive.public(), persons::names, address))
}

fn named(subjects: Vec<Subject<'_>>) -> Vec<Named<'_>> {
    let named = subjects.into_iter().map(|subject| Named {
        name: subject.name,
        count: subject.letters.len(),
        address: subject.address,
    });
    named.collect()
}

/// `velden`: what is known of a subject, as the fields of a letterhead.
#[derive(Serialize)]
struct Field<'a> {
    label: &'static str,
    /// Whether it holds names that stand beside each other, and not lines.
    #[serde(rename = "rijtje")]
    inline: bool,
    #[serde(rename = "regels")]
    lines: Vec<Line<'a>>,
}

/// Something that is known of a subject.
#[derive(Default, Serialize)]
struct Line<'a> {
    #[serde(rename = "tekst")]
    text: &'a str,
    /// Where it leads in the site.
    #[serde(rename = "adres")]
    address: Option<String>,
    /// Where it leads on the web.
    url: Option<String>,
    /// The first and the last day of it.
    #[serde(rename = "van")]
    from: Option<Day>,
    #[serde(rename = "tot")]
    until: Option<Day>,
    /// What there is to say about it.
    #[serde(rename = "toelichting")]
    remark: Option<String>,
}

impl<'a> Field<'a> {
    /// Names with links that stand beside each other.
    fn names(label: &'static str, names: Vec<(&'a str, String)>) -> Field<'a> {
        let more = names.len().saturating_sub(IN_HEAD);
        let mut lines: Vec<Line<'a>> = names
            .into_iter()
            .take(IN_HEAD)
            .map(|(name, address)| Line {
                text: name,
                address: Some(address),
                ..Line::default()
            })
            .collect();
        if more > 0 {
            lines.push(Line {
                remark: Some(format!("en nog {more}")),
                ..Line::default()
            });
        }
        Field {
            label,
            inline: true,
            lines,
        }
    }
}

/// The fields that say something.
fn filled<'a>(fields: impl IntoIterator<Item = Field<'a>>) -> Vec<Field<'a>> {
    let fields = fields.into_iter();
    fields.filter(|field| !field.lines.is_empty()).collect()
}

/// The dossiers of letters, the most recently active first.
fn dossiers<'a>(letters: &[&'a LetterSummary]) -> Field<'a> {
    let names = letters
        .iter()
        .filter_map(|letter| letter.dossier.as_deref());
    Field::names("Dossiers", distinct(names, address::dossier))
}

/// The themes of letters, most letters first.
fn themes<'a>(letters: &[&'a LetterSummary]) -> Field<'a> {
    let names = letters.iter().flat_map(|letter| &letter.themes);
    let names = names.map(|theme| theme.name.as_str());
    Field::names("Thema's", distinct(names, address::theme))
}

/// The portfolio holders of letters, the most recent first.
fn holders<'a>(site: &Site, letters: &[&'a LetterSummary]) -> Field<'a> {
    let mut seen: BTreeSet<Name<'a>> = BTreeSet::new();
    let mut names: Vec<(&'a str, String)> = Vec::new();
    for holder in letters.iter().flat_map(|letter| &letter.holders) {
        let name = (holder.name.as_str(), holder.id.as_deref());
        if seen.insert(name) {
            let address = site.lists.person_address(name.0, name.1);
            if names.iter().all(|(_, known)| *known != address) {
                names.push((name.0, address));
            }
        }
    }
    Field::names("Portefeuillehouders", names)
}

/// Each name once, in the order in which they come, with its address.
fn distinct<'a>(
    names: impl Iterator<Item = &'a str>,
    address: fn(&str) -> String,
) -> Vec<(&'a str, String)> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut distinct = Vec::new();
    for name in names {
        if seen.insert(name) {
            let address = address(name);
            if found.insert(address.clone()) {
                distinct.push((name, address));
            }
        }
    }
    distinct
}

/// `3 brieven`, `1 brief`.
fn count_words(count: usize) -> String {
    match count {
        0 => "nog geen brieven".to_owned(),
        1 => "1 brief".to_owned(),
        count => format!("{count} brieven"),
    }
}

/// What an overview says of a subject: how many letters there are, or that there are data only.
fn found_words(letters: &[&LetterSummary], data: &[&PublicDataset]) -> String {
    match (letters.len(), data) {
        (0, [_, ..]) => "alleen gegevens".to_owned(),
        (count, _) => count_words(count),
    }
}

/// `3 brieven, van 2019 tot en met 2023`. Drafts have no place in time.
fn extent_words(letters: &[&LetterSummary]) -> String {
    let years = || {
        let days = letters.iter().filter_map(|letter| letter.date);
        days.map(|date| date.year())
    };
    let count = count_words(letters.len());
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first == last => format!("{count}, uit {first}"),
        (Some(first), Some(last)) => format!("{count}, van {first} tot en met {last}"),
        _ => count,
    }
}

/// The public datasets that have values about the names of a dimension, by name.
fn datasets_about<'a>(
    archive: &Archive<'a>,
    dimensions: &[&str],
) -> BTreeMap<&'a str, Vec<&'a PublicDataset>> {
    let mut about: BTreeMap<&str, Vec<&PublicDataset>> = BTreeMap::new();
    for dataset in archive.datasets() {
        let named = dataset.dimensions.iter().enumerate();
        let named = named.filter(|(_, dimension)| dimensions.contains(&dimension.name.as_str()));
        let indexes: Vec<usize> = named.map(|(index, _)| index).collect();
        let values = dataset.rows.iter().flat_map(|row| {
            let of_row = indexes.iter().filter_map(|index| row.key.get(*index));
            of_row.flatten().map(String::as_str)
        });
        for name in values.collect::<BTreeSet<&str>>() {
            about.entry(name).or_default().push(dataset);
        }
    }
    about
}

/// Datasets, each with the way to its page.
fn datasets<'a>(datasets: &[&'a PublicDataset]) -> Field<'a> {
    let lines = datasets.iter().map(|dataset| Line {
        text: &dataset.title,
        address: Some(address::dataset(&dataset.id)),
        ..Line::default()
    });
    Field {
        label: "Gegevens",
        inline: false,
        lines: lines.collect(),
    }
}

/// Adds subjects that no letter names by themselves.
fn add_unnamed<'a>(
    subjects: &mut Vec<Subject<'a>>,
    names: impl Iterator<Item = &'a str>,
    address: fn(&str) -> String,
) {
    let known = subjects.iter().map(|subject| subject.address.clone());
    let mut known: BTreeSet<String> = known.collect();
    for name in names {
        let address = address(name);
        if known.insert(address.clone()) {
            subjects.push(Subject {
                name,
                id: None,
                address,
                letters: Vec::new(),
            });
        }
    }
}

/// How many letters there are and from when to when, with what is added to it; nothing where there
/// are none.
fn extent<'a>(letters: &[&LetterSummary], added: String) -> Field<'a> {
    let line = (!letters.is_empty()).then(|| Line {
        remark: Some(extent_words(letters) + &added),
        ..Line::default()
    });
    Field {
        label: "Brieven",
        inline: false,
        lines: line.into_iter().collect(),
    }
}

/// A name in an overview.
#[derive(Serialize)]
struct Listed<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    /// What is said behind it: `wethouder, 3 brieven`.
    #[serde(rename = "gegevens")]
    details: String,
    /// By what it stands where it does.
    #[serde(skip)]
    sorted_by: &'a str,
}

/// Names under a letter of the alphabet, or under none where they are few.
#[derive(Serialize)]
struct Letter<'l, 'a> {
    #[serde(rename = "titel")]
    title: Option<&'static str>,
    #[serde(rename = "namen")]
    names: Vec<&'l Listed<'a>>,
}

/// Writes the overview of a kind: its names by the alphabet, over several pages where they are many.
fn write_overview(
    site: &Site,
    section: Section,
    empty: &str,
    mut names: Vec<Listed<'_>>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    names.sort_by_cached_key(|listed| {
        let key = AlphabetKey::of(listed.sorted_by);
        (key, AlphabetKey::of(listed.name))
    });
    let names: Vec<&Listed<'_>> = names.iter().collect();
    for part in split::by_name(&names, section.address(), |listed| {
        listed.sorted_by.to_owned()
    }) {
        let heading = part.heading(section.title());
        let mut context = Context::new();
        let mut frame = part.frame(site, section.title());
        frame.description = format!(
            "{heading} in de {} van {}.",
            site.letters_name.to_lowercase(),
            site.organisation.name
        );
        context.insert("pagina", &frame);
        context.insert("kop", &heading);
        context.insert("letters", &by_letter(&part.entries));
        context.insert("delen", &part.navigation);
        context.insert("leeg", &names.is_empty().then_some(empty));
        write_page("namen.html", &part.address, &context, pages, write)?;
    }
    Ok(())
}

fn by_letter<'l, 'a>(names: &[&'l Listed<'a>]) -> Vec<Letter<'l, 'a>> {
    let mut letters: Vec<Letter<'l, 'a>> = Vec::new();
    for listed in names {
        let letter = AlphabetKey::of(listed.sorted_by).letter();
        let title = (names.len() > WITHOUT_LETTERS).then_some(letter);
        match letters.last_mut() {
            Some(last) if last.title == title => last.names.push(listed),
            _ => letters.push(Letter {
                title,
                names: vec![listed],
            }),
        }
    }
    letters
}

/// What stands on the page of a subject, around its letters.
struct About<'a> {
    /// Its heading.
    heading: String,
    /// What a search result says of the page.
    description: String,
    /// What can be followed: `Thema Wonen`.
    feed: Option<String>,
    fields: Vec<Field<'a>>,
    /// The heading above the letters.
    letters_heading: &'static str,
}

/// Writes the page of a subject; over several pages where its letters are many. `more` adds what
/// only this kind of page has to the first of them.
fn write_subject<'a>(
    archive: &Archive<'_>,
    subject: &Subject<'a>,
    about: &About<'a>,
    more: impl Fn(&mut Context),
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let parts = split::by_time(&subject.letters, &subject.address, |letter| letter.date);
    for (index, part) in parts.iter().enumerate() {
        let heading = part.heading(&about.heading);
        let mut frame = part.frame(archive.site, &about.heading);
        frame.description.clone_from(&about.description);
        let mut context = Context::new();
        context.insert("kop", &heading);
        if index == 0 {
            frame.feed = about.feed.clone().filter(|_| !subject.letters.is_empty());
            context.insert("velden", &about.fields);
            more(&mut context);
        }
        let groups = groups(archive, part, about, &frame.root, pages)?;
        context.insert("pagina", &frame);
        context.insert("groepen", &groups);
        context.insert("delen", &part.navigation);
        write_page("onderwerp.html", &part.address, &context, pages, write)?;
    }
    Ok(())
}

fn groups(
    archive: &Archive<'_>,
    part: &Part<&LetterSummary>,
    about: &About<'_>,
    root: &str,
    pages: &PageEngine,
) -> Result<Vec<Group>, PageError> {
    if part.entries.is_empty() {
        return Ok(Vec::new());
    }
    let letters = titled_group(archive, about.letters_heading, &part.entries, root, pages)?;
    Ok(vec![letters])
}

fn write_page(
    template: &str,
    address: &str,
    context: &Context,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    write(Artifact {
        path: format!("{address}index.html"),
        bytes: pages.render(template, context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}

/// A first and a last day in words: `van 1 juni 2018 tot en met 31 mei 2022`.
fn term_words(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from.map(notation::date), until.map(notation::date)) {
        (Some(from), Some(until)) => Some(format!("van {from} tot en met {until}")),
        (Some(from), None) => Some(format!("sinds {from}")),
        (None, Some(until)) => Some(format!("tot en met {until}")),
        (None, None) => None,
    }
}
