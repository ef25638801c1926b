//! The ways from a letter to the pages about what it has in common with others: its portfolio
//! holders, themes, organisations and municipalities.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Letter, Section, Site, address};

/// How many names of a kind stand beneath a letter: a chart can be about every municipality there is.
const AT_MOST: usize = 24;

/// A portfolio holder in the head of a letter.
#[derive(Serialize)]
pub(in crate::render) struct HolderView {
    #[serde(rename = "naam")]
    name: String,
    /// The office on the date of the letter.
    #[serde(rename = "functie")]
    function: Option<String>,
    #[serde(rename = "adres")]
    address: String,
}

/// What a letter is about, of one kind.
pub(in crate::render) struct Subjects<'a> {
    /// The list of the site where all of that kind stand.
    pub(in crate::render) section: Section,
    /// Each with the page about it.
    pub(in crate::render) names: Vec<(&'a str, String)>,
    /// How many there are beside those.
    pub(in crate::render) more: Option<usize>,
}

/// The portfolio holders of a letter.
pub(in crate::render) fn holders(letter: &Letter, site: &Site) -> Vec<HolderView> {
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
pub(in crate::render) fn subjects(letter: &Letter) -> Vec<Subjects<'_>> {
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
    all: impl Iterator<Item = &'a str>,
    address: fn(&str) -> String,
) -> Subjects<'a> {
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for name in all {
        let address = address(name);
        if seen.contains(&address) {
            continue;
        }
        if seen.len() < AT_MOST {
            names.push((name, address.clone()));
        }
        seen.insert(address);
    }
    let more = seen.len().saturating_sub(AT_MOST);
    Subjects {
        section,
        names,
        more: (more > 0).then_some(more),
    }
}
