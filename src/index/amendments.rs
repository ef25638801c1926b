//! What was corrected or withdrawn after it was published: one page for all of it, newest first.
//!
//! A letter that was withdrawn stands here once, by its number: nothing that it said, and no earlier
//! correction of it.

use serde::Serialize;
use tera::Context;

use crate::model::{
    Artifact, CorrectionKind, Date, Kenmerk, LetterSummary, Moment, Record, Section, Withdrawal,
    WriteOrder, address, notation,
};
use crate::render::{Frame, PageEngine};

use super::list::At;
use super::split::{self, Part};
use super::{Archive, Index, Stop, Write};

/// A correction or withdrawal.
#[derive(Debug)]
pub(super) struct Amendment<'a> {
    pub(super) moment: Moment,
    pub(super) by: &'a str,
    pub(super) kenmerk: &'a Kenmerk,
    /// Where the letter always stands; its page says what happened to it.
    pub(super) address: String,
    /// The name of the file of the act.
    pub(super) act: &'a str,
    pub(super) what: Amended<'a>,
}

/// What was done to a letter.
#[derive(Debug)]
pub(super) enum Amended<'a> {
    /// It got a next version.
    Corrected {
        kind: CorrectionKind,
        reason: &'a str,
        /// The version that the correction made.
        version: u32,
        /// Where that version stands now.
        address: &'a str,
        /// Where the version before it stands.
        before: &'a str,
        /// What the letter is about.
        subject: &'a str,
    },
    /// It is public no longer.
    Withdrawn(&'a Withdrawal),
}

impl Amendment<'_> {
    fn day(&self) -> Date {
        self.moment.day()
    }

    /// A name for it that nothing else has and that never changes: a place on the letter's page.
    pub(super) fn place(&self) -> String {
        match self.what {
            Amended::Corrected { version, .. } => {
                format!("{}#brief.versie.{version}", self.address)
            }
            Amended::Withdrawn(_) => format!("{}#brief.ingetrokken", self.address),
        }
    }
}

/// All of them, newest first.
pub(super) fn amendments<'a>(
    public: &[&'a LetterSummary],
    record: &'a Record,
) -> Vec<Amendment<'a>> {
    let mut amendments: Vec<Amendment<'a>> = Vec::new();
    for letter in public.iter().copied() {
        let (Some(publication), Some(kenmerk)) = (&letter.publication, &letter.kenmerk) else {
            continue;
        };
        for pair in publication.versions.windows(2) {
            let [before, version] = pair else { continue };
            let Some((kind, reason)) = &version.correction else {
                continue;
            };
            amendments.push(Amendment {
                moment: version.moment,
                by: &version.by,
                kenmerk,
                address: publication.permalink.clone(),
                act: &version.act,
                what: Amended::Corrected {
                    kind: *kind,
                    reason,
                    version: version.number,
                    address: &version.address,
                    before: &before.address,
                    subject: &letter.subject,
                },
            });
        }
    }
    for recorded in record.letters.values() {
        if let Some(withdrawn) = &recorded.withdrawn {
            amendments.push(Amendment {
                moment: withdrawn.moment,
                by: &withdrawn.by,
                kenmerk: &recorded.kenmerk,
                address: recorded.address(),
                act: &record.acts[withdrawn.act].name,
                what: Amended::Withdrawn(&withdrawn.why),
            });
        }
    }
    amendments.sort_by(|a, b| {
        let moment = b.moment.cmp(&a.moment);
        moment.then_with(|| a.kenmerk.cmp(b.kenmerk))
    });
    amendments
}

/// `verbeteringen/index.html` and its parts; none for a site that published nothing.
pub(super) struct Amendments;

impl Index for Amendments {
    fn build(
        &self,
        archive: &Archive<'_>,
        pages: &PageEngine,
        write: &mut Write<'_>,
    ) -> Result<(), Stop> {
        if !archive.site.has(Section::Amendments) {
            return Ok(());
        }
        let all: Vec<&Amendment<'_>> = archive.amendments().iter().collect();
        for part in split::by_time(&all, address::AMENDMENTS, |entry| Some(entry.day())) {
            page(archive, &part, pages, write)?;
        }
        Ok(())
    }
}

fn page(
    archive: &Archive<'_>,
    part: &Part<&Amendment<'_>>,
    pages: &PageEngine,
    write: &mut Write<'_>,
) -> Result<(), Stop> {
    let site = archive.site;
    let title = Section::Amendments.title();
    let mut frame: Frame = part.frame(site, title);
    frame.description = format!(
        "De {} van {} die na publicatie zijn verbeterd of ingetrokken, met de reden.",
        site.letters_name.to_lowercase(),
        site.organisation.name
    );
    if part.title.is_none() {
        frame.feed = Some(title.to_owned());
    }
    let mut years: Vec<YearView<'_>> = Vec::new();
    for entry in &part.entries {
        let year = entry.day().year();
        let row = row(entry);
        match years.last_mut() {
            Some(known) if known.year == year => known.rows.push(row),
            _ => years.push(YearView {
                year,
                rows: vec![row],
            }),
        }
    }
    let mut context = Context::new();
    context.insert("pagina", &frame);
    context.insert("titel", &part.heading(title));
    context.insert("is_deel", &part.title.is_some());
    context.insert("jaren", &years);
    context.insert("delen", &part.navigation);
    write(Artifact {
        path: format!("{}index.html", part.address),
        bytes: pages.render("verbeteringen.html", &context)?.into_bytes(),
        order: WriteOrder::Index,
    })?;
    Ok(())
}

/// What happened in one year.
#[derive(Serialize)]
struct YearView<'a> {
    #[serde(rename = "jaar")]
    year: i16,
    #[serde(rename = "rijen")]
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    kenmerk: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    moment: At,
    #[serde(rename = "door")]
    by: &'a str,
    #[serde(rename = "akte")]
    act: String,
    /// `Rectificatie`, `Ingetrokken`.
    #[serde(rename = "soort")]
    kind: String,
    #[serde(rename = "reden")]
    reason: &'a str,
    /// What the letter is about; `None` for one that was withdrawn.
    #[serde(rename = "onderwerp")]
    subject: Option<&'a str>,
    /// The version that the correction made, and the way to it and to the one before it.
    #[serde(rename = "versie")]
    version: Option<VersionView<'a>>,
    #[serde(rename = "grond")]
    ground: Option<&'a str>,
    #[serde(rename = "gewist")]
    erased: bool,
}

#[derive(Serialize)]
struct VersionView<'a> {
    #[serde(rename = "nummer")]
    number: u32,
    #[serde(rename = "adres")]
    address: &'a str,
    #[serde(rename = "vorige")]
    before: &'a str,
}

fn row<'a>(entry: &'a Amendment<'_>) -> Row<'a> {
    let row = Row {
        kenmerk: entry.kenmerk.as_str(),
        address: &entry.address,
        moment: At::new(entry.moment),
        by: entry.by,
        act: address::act(entry.act),
        kind: "Ingetrokken".to_owned(),
        reason: "",
        subject: None,
        version: None,
        ground: None,
        erased: false,
    };
    match &entry.what {
        Amended::Corrected {
            kind,
            reason,
            version,
            address,
            before,
            subject,
        } => Row {
            kind: notation::capitalised(kind.word()),
            reason,
            subject: Some(subject),
            version: Some(VersionView {
                number: *version,
                address,
                before,
            }),
            ..row
        },
        Amended::Withdrawn(why) => Row {
            reason: &why.reason,
            ground: Some(&why.ground),
            erased: why.erased,
            ..row
        },
    }
}
