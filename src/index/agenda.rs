//! The agenda: letters that are still to come, as far as their authors announced them.

use serde::Serialize;
use tera::Context;

use crate::model::{Announcement, Artifact, WriteOrder, address, notation};
use crate::render::{Frame, PageEngine};

use super::{Archive, Index, Stop, Write};

/// `agenda/index.html`; not there when nothing is announced.
pub(super) struct Agenda;

/// How the page is called, and the links to it.
const TITLE: &str = "Agenda";

impl Index for Agenda {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        let site = archive.site;
        if site.announcements.is_empty() {
            return Ok(());
        }
        let mut frame = Frame::of_list(site, TITLE, address::AGENDA);
        frame.description = format!(
            "{} die {} heeft aangekondigd.",
            site.letters_name, site.organisation.name
        );
        let announced: Vec<AnnouncedView> = site.announcements.iter().map(announced).collect();
        let mut context = Context::new();
        context.insert("pagina", &frame);
        context.insert("titel", TITLE);
        context.insert("aankondigingen", &announced);
        write(Artifact {
            path: format!("{}index.html", address::AGENDA),
            bytes: pages.render("agenda.html", &context)?.into_bytes(),
            order: WriteOrder::Index,
        })?;
        Ok(())
    }
}

/// What the front page says of the agenda.
#[derive(Serialize)]
pub(super) struct AgendaView {
    #[serde(rename = "adres")]
    address: &'static str,
    /// How many letters are announced.
    #[serde(rename = "aantal")]
    count: String,
    #[serde(rename = "een")]
    is_one: bool,
    #[serde(rename = "eerste")]
    first: AnnouncedView,
}

/// A letter that is to come: nothing of it but its moment and the words of its author.
#[derive(Serialize)]
struct AnnouncedView {
    iso: String,
    /// `1 december 2026`.
    #[serde(rename = "dag")]
    day: String,
    /// `9.00 uur`; `None` where only a day was given.
    #[serde(rename = "tijd")]
    time: Option<String>,
    #[serde(rename = "tekst")]
    words: String,
}

/// What the front page says of the agenda, if there is one.
pub(super) fn in_short(announcements: &[Announcement]) -> Option<AgendaView> {
    Some(AgendaView {
        address: address::AGENDA,
        count: notation::count(announcements.len()),
        is_one: announcements.len() == 1,
        first: announced(announcements.first()?),
    })
}

fn announced(announcement: &Announcement) -> AnnouncedView {
    let (from, words) = (announcement.from, announcement.words.clone());
    let day = notation::date(from.day());
    if from.begins_day() {
        return AnnouncedView {
            iso: from.day().to_string(),
            day,
            time: None,
            words,
        };
    }
    AnnouncedView {
        iso: from.with_offset(),
        day,
        time: Some(from.time()),
        words,
    }
}

#[cfg(test)]
mod tests {
    use super::{announced, in_short};
    use crate::model::{Announcement, Moment};

    fn announcement(from: &str) -> Announcement {
        Announcement {
            from: Moment::parse(from).expect("a moment"),
            words: "De voortgang".to_owned(),
        }
    }

    #[test]
    fn a_day_alone_has_no_time() {
        let day = announced(&announcement("01-12-2026"));
        assert_eq!((day.iso.as_str(), day.time), ("2026-12-01", None));
        let time = announced(&announcement("01-07-2026 9:00"));
        assert_eq!(time.iso, "2026-07-01T09:00:00+02:00");
        assert_eq!(time.time.as_deref(), Some("9.00 uur"));
    }

    #[test]
    fn a_front_page_says_nothing_of_an_empty_agenda() {
        assert!(in_short(&[]).is_none());
        let one = in_short(&[announcement("01-12-2026")]).expect("one");
        assert!(one.is_one);
    }
}
