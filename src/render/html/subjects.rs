//! The ways from a letter to the pages about what it has in common with others: its portfolio
//! holders, themes, organisations and municipalities.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Letter, Section, Site, address};

use super::escape;

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
pub(super) struct SubjectsView {
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
pub(super) fn subjects(letter: &Letter, root: &str) -> Vec<SubjectsView> {
    let themes = letter.themes.iter().map(|theme| theme.name.as_str());
    let organisations = letter.organisations.iter().map(String::as_str);
    let municipalities = letter.municipalities.iter().map(String::as_str);
    let all = [
        of_kind(Section::Themes, themes, address::theme, root),
        of_kind(
            Section::Organisations,
            organisations,
            address::organisation,
            root,
        ),
        of_kind(
            Section::Municipalities,
            municipalities,
            address::municipality,
            root,
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
    root: &str,
) -> SubjectsView {
    let mut seen = BTreeSet::new();
    let mut html = String::new();
    for name in names {
        let address = address(name);
        if seen.contains(&address) {
            continue;
        }
        if seen.len() < AT_MOST {
            html.push_str("<li><a href=\"");
            html.push_str(root);
            escape::text(&mut html, &address);
            html.push_str("index.html\">");
            escape::text(&mut html, name);
            html.push_str("</a></li>\n");
        }
        seen.insert(address);
    }
    let more = seen.len().saturating_sub(AT_MOST);
    SubjectsView {
        label: section.title(),
        names: html,
        more: (more > 0).then_some(more),
        overview: section.address(),
    }
}
