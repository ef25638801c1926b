//! The ways from a letter to the pages about what it has in common with others: its portfolio
//! holders, themes, organisations and municipalities.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Letter, Section, Site, address};

/// How many names of a kind stand beneath a letter: a chart can be about every municipality there is.
const AT_MOST: usize = 24;

/// A portfolio holder in the head of a letter.
#[derive(Serialize)]
pub(super) struct HolderView {
    #[serde(rename = "naam")]
    name: String,
    /// The office on the date of the letter.
    #[serde(rename = "functie")]
    function: Option<String>,
    #[serde(rename = "adres")]
    address: String,
}

/// What a letter is about, of one kind.
#[derive(Serialize)]
pub(super) struct SubjectsView<'a> {
    label: &'static str,
    #[serde(rename = "namen")]
    names: Vec<SubjectView<'a>>,
    /// How many there are beside those, and where all of them stand.
    #[serde(rename = "meer")]
    more: Option<usize>,
    #[serde(rename = "overzicht")]
    overview: &'static str,
}

#[derive(Serialize)]
struct SubjectView<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: String,
}

/// The portfolio holders of a letter.
pub(super) fn holders(letter: &Letter, site: &Site) -> Vec<HolderView> {
    let holders = letter.portfolio_holders().into_iter();
    holders
        .map(|holder| HolderView {
            address: site
                .lists
                .person_address(&holder.name, holder.id.as_deref()),
            name: holder.name,
            function: holder.function,
        })
        .collect()
}

/// What a letter is about; only the kinds of which there is something.
pub(super) fn subjects(letter: &Letter) -> Vec<SubjectsView<'_>> {
    let themes = letter.themes.iter().map(|theme| theme.name.as_str());
    let organisations = letter.organisations.iter().map(String::as_str);
    let municipalities = letter.municipalities.iter().map(String::as_str);
    let all = [
        of_kind(Section::Themes, themes, address::theme),
        of_kind(Section::Organisations, organisations, address::organisation),
        of_kind(
            Section::Municipalities,
            municipalities,
            address::municipality,
        ),
    ];
    let all = all.into_iter();
    all.filter(|subjects| !subjects.names.is_empty()).collect()
}

/// Names that lead to the same page stand there once.
fn of_kind<'a>(
    section: Section,
    names: impl Iterator<Item = &'a str>,
    address: fn(&str) -> String,
) -> SubjectsView<'a> {
    let mut seen = BTreeSet::new();
    let names = names.map(|name| SubjectView {
        name,
        address: address(name),
    });
    let mut names: Vec<SubjectView<'a>> = names
        .filter(|subject| seen.insert(subject.address.clone()))
        .collect();
    let more = names.len().saturating_sub(AT_MOST);
    names.truncate(AT_MOST);
    SubjectsView {
        label: section.title(),
        names,
        more: (more > 0).then_some(more),
        overview: section.address(),
    }
}
