//! Themes: what letters are about, with the national theme that each belongs to.

use crate::index::{Archive, Index, Stop, Write};
use crate::model::{LetterSummary, NationalTheme, Section, address};
use crate::render::PageEngine;

use super::{
    About, Field, Line, Listed, Name, Subject, count_words, dossiers, extent, filled, gather,
    holders, write_overview, write_subject,
};

/// `themas/index.html`, and a page for each.
pub(in crate::index) struct Themes;

/// What the overview says when there is none.
const EMPTY: &str = "Er zijn nog geen brieven met een thema.";

/// The themes of a letter.
pub(super) fn names(letter: &LetterSummary) -> impl Iterator<Item = Name<'_>> {
    let themes = letter.themes.iter();
    themes.map(|theme| (theme.name.as_str(), None))
}

/// Where the page of a theme lives.
pub(super) fn address((name, _): Name<'_>) -> String {
    address::theme(name)
}

impl Index for Themes {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        if !site.has(Section::Themes) {
            return Ok(());
        }
        let themes = gather(archive.letters(), names, address);
        for subject in &themes {
            let fields = [
                national(subject),
                extent(&subject.letters, String::new()),
                dossiers(&subject.letters),
                holders(site, &subject.letters),
            ];
            let about = About {
                heading: subject.name.to_owned(),
                description: format!(
                    "{} van {} over {}.",
                    site.letters_name, site.organisation.name, subject.name
                ),
                feed: Some(format!("Thema {}", subject.name)),
                fields: filled(fields),
                letters_heading: "Brieven",
            };
            write_subject(archive, subject, &about, |_| {}, pages, write)?;
        }
        let listed = themes.iter().map(|subject| Listed {
            name: subject.name,
            address: &subject.address,
            details: count_words(subject.letters.len()),
            sorted_by: subject.name,
        });
        write_overview(site, Section::Themes, EMPTY, listed.collect(), pages, write)
    }
}

/// The national theme, as the newest letter that has one says it.
fn national<'a>(subject: &Subject<'a>) -> Field<'a> {
    let uri = |letter: &&'a LetterSummary| {
        let themes = letter.themes.iter();
        let mut same = themes.filter(|theme| address::theme(&theme.name) == subject.address);
        same.find_map(|theme| theme.uri.as_deref())
    };
    // The newest letters say it; older ones would only repeat it or know it no more.
    let found = subject.letters.iter().take(10).find_map(uri);
    let line = found.map(|uri| Line {
        text: NationalTheme::find(uri).map_or(uri, |theme| theme.label),
        url: Some(uri.to_owned()),
        ..Line::default()
    });
    Field {
        label: "Landelijk thema",
        inline: false,
        lines: line.into_iter().collect(),
    }
}
