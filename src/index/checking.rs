//! The page that says how anyone can check what was published, with tools that every computer has.

use serde::Serialize;
use tera::Context;

use crate::model::{
    ACT_SCHEMA, Artifact, Frozen, LetterSummary, Record, Section, WriteOrder, address, notation,
};
use crate::render::{Frame, PageEngine};

use super::list::{At, day};
use super::{Archive, Index, Stop, Write};

/// `controleren/index.html`; none for a site that published nothing.
pub(super) struct Checking;

impl Index for Checking {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let (site, record) = (archive.site, archive.record());
        if !site.has(Section::Checking) {
            return Ok(());
        }
        let title = "Controleren wat er gepubliceerd is";
        let mut frame = Frame::of_list(site, title, address::CHECKING);
        frame.description = format!(
            "Hoe u zelf nagaat dat de {} van {} niet veranderd zijn na publicatie.",
            site.letters_name.to_lowercase(),
            site.organisation.name
        );
        let mut context = Context::new();
        context.insert("pagina", &frame);
        context.insert("titel", title);
        context.insert("basis", &site.base_url);
        context.insert("vandaag", &day(site.today));
        context.insert("akten", &notation::count(record.acts.len()));
        context.insert("een_akte", &(record.acts.len() == 1));
        let last = record.acts.last();
        context.insert("laatste", &last.map(|act| At::new(act.act.moment)));
        context.insert("hoofden", &record.heads);
        context.insert("som_bestand", address::SUMS);
        context.insert("hoofd_bestand", address::HEADS);
        context.insert("akte_schema", &format!("schema/akte-{ACT_SCHEMA}.json"));
        let mut letters = archive.public().iter();
        let example = letters.find_map(|letter| example(letter, record));
        context.insert("voorbeeld", &example);
        write(Artifact {
            path: format!("{}index.html", address::CHECKING),
            bytes: pages.render("controleren.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

/// A letter of this site to check as an example.
#[derive(Serialize)]
struct Example<'a> {
    kenmerk: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    /// The name of its JSON.
    #[serde(rename = "bestand")]
    file: &'static str,
    /// The name of the file with its salt.
    #[serde(rename = "zout")]
    salt: &'static str,
    /// The act that made it public.
    #[serde(rename = "akte")]
    act: String,
    /// What the act says of its JSON.
    #[serde(rename = "som")]
    sum: &'a str,
}

fn example<'a>(letter: &'a LetterSummary, record: &'a Record) -> Option<Example<'a>> {
    let kenmerk = letter.kenmerk.as_ref()?;
    let current = record.letter(kenmerk)?.current();
    Some(Example {
        kenmerk: kenmerk.as_str(),
        address: &letter.address,
        file: Frozen::LETTER,
        salt: Frozen::SALT,
        act: address::act(&record.acts[current.act].name),
        sum: &current.file(Frozen::LETTER)?.sha256,
    })
}
