//! Organisations that letters speak of or that send them.

use std::collections::BTreeSet;

use crate::index::{Archive, Index, Stop, Write};
use crate::model::{LetterSummary, Section, address};
use crate::render::PageEngine;

use super::{
    About, Listed, add_unnamed, datasets, datasets_about, dossiers, extent, filled, found_words,
    gather, write_overview, write_subject,
};

/// `organisaties/index.html`, and a page for each.
pub(in crate::index) struct Organisations;

/// What the overview says when there is none.
const EMPTY: &str = "Er zijn nog geen brieven over een organisatie uit de lijst.";

impl Index for Organisations {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        if !site.has(Section::Organisations) {
            return Ok(());
        }
        let listed: BTreeSet<&str> = site
            .lists
            .organisations
            .iter()
            .map(|organisation| organisation.name.as_str())
            .collect();
        let own = site.organisation.name.as_str();
        let sender = |letter: &'_ LetterSummary| {
            let name = letter.sender.name.as_str();
            name != own && listed.contains(name)
        };
        let mut organisations = gather(
            archive.letters(),
            |letter| {
                let spoken_of = letter.organisations.iter().map(String::as_str);
                let sender = sender(letter).then_some(letter.sender.name.as_str());
                spoken_of.chain(sender).map(|name| (name, None))
            },
            |(name, _)| address::organisation(name),
        );
        let data = datasets_about(archive, &["organisatie", "aanbieder"]);
        let in_data = data.keys().copied().filter(|name| listed.contains(name));
        add_unnamed(&mut organisations, in_data, address::organisation);
        for subject in &organisations {
            let letters = &subject.letters;
            let sent = letters
                .iter()
                .filter(|letter| letter.sender.name == subject.name)
                .count();
            let fields = [
                extent(letters, sent_words(sent, letters.len())),
                datasets(data.get(subject.name).map_or(&[][..], Vec::as_slice)),
                dossiers(letters),
                super::themes(letters),
            ];
            let about = About {
                heading: subject.name.to_owned(),
                description: format!(
                    "{} van {} waarin {} voorkomt.",
                    site.letters_name, own, subject.name
                ),
                feed: None,
                fields: filled(fields),
                letters_heading: "Brieven",
            };
            write_subject(archive, subject, &about, |_| {}, pages, write)?;
        }
        let listed = organisations.iter().map(|subject| Listed {
            name: subject.name,
            address: &subject.address,
            details: found_words(
                &subject.letters,
                data.get(subject.name).map_or(&[][..], Vec::as_slice),
            ),
            sorted_by: subject.name,
        });
        write_overview(
            site,
            Section::Organisations,
            EMPTY,
            listed.collect(),
            pages,
            write,
        )
    }
}

/// How many of the letters a body sent itself.
pub(super) fn sent_words(sent: usize, all: usize) -> String {
    match sent {
        0 => String::new(),
        1 if all == 1 => "; zelf verstuurd".to_owned(),
        sent if sent == all => "; alle zelf verstuurd".to_owned(),
        sent => format!("; {sent} daarvan zelf verstuurd"),
    }
}
