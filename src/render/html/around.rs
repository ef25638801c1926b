//! What the template of a letter sees of the letters around it, and of how the letter is cited.

use serde::Serialize;

use crate::model::{
    Block, Change, Date, DossierPlace, Letter, Moment, Neighbour, Neighbours, Publication,
    PublishedVersion, Reading, Site, Verdict, address, notation,
};

/// `rondom`: the letters around the letter.
#[derive(Default, Serialize)]
pub(super) struct AroundView<'a> {
    dossier: Option<DossierView<'a>>,
    #[serde(rename = "veranderd")]
    changes: Option<ChangesView<'a>>,
}

/// The place of the letter in its dossier.
#[derive(Serialize)]
struct DossierView<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    #[serde(rename = "adres")]
    address: String,
    /// Which letter it is, from 1.
    #[serde(rename = "plaats")]
    position: usize,
    #[serde(rename = "aantal")]
    count: usize,
    #[serde(rename = "vorige")]
    previous: Option<NeighbourView<'a>>,
    #[serde(rename = "volgende")]
    next: Option<NeighbourView<'a>>,
}

#[derive(Serialize)]
struct NeighbourView<'a> {
    #[serde(rename = "adres")]
    address: &'a str,
    kenmerk: Option<&'a str>,
    #[serde(rename = "onderwerp")]
    subject: &'a str,
    #[serde(rename = "datum")]
    date: Option<Day>,
    concept: bool,
}

/// A day for machines and for readers.
#[derive(Serialize)]
pub(super) struct Day {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

/// What changed since the letter before: other numbers, and what stayed as it was.
#[derive(Serialize)]
struct ChangesView<'a> {
    #[serde(rename = "vorige")]
    previous: NeighbourView<'a>,
    #[serde(rename = "anders")]
    changed: Vec<ChangeView<'a>>,
    #[serde(rename = "gelijk")]
    same: Vec<ChangeView<'a>>,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    /// What of it; may be empty.
    #[serde(rename = "over")]
    about: &'a str,
    #[serde(rename = "toen")]
    before: ReadingView<'a>,
    #[serde(rename = "nu")]
    now: ReadingView<'a>,
    /// The difference in words.
    #[serde(rename = "verschil")]
    difference: Option<&'a str>,
    /// Why the two cannot be compared.
    #[serde(rename = "onvergelijkbaar")]
    why_not: Option<&'a str>,
}

#[derive(Serialize)]
struct ReadingView<'a> {
    #[serde(rename = "tekst")]
    text: &'a str,
    #[serde(rename = "waarde")]
    value: Option<&'a str>,
    #[serde(rename = "tijd")]
    time: &'a str,
    status: Option<&'a str>,
    #[serde(rename = "bron")]
    entry: &'a str,
}

impl<'a> AroundView<'a> {
    pub(super) fn of(neighbours: &'a Neighbours) -> AroundView<'a> {
        let Some(place) = &neighbours.dossier else {
            return AroundView::default();
        };
        let changes = match (&place.previous, &neighbours.changes[..]) {
            (Some(previous), [_, ..]) => Some(changes(previous, &neighbours.changes)),
            _ => None,
        };
        AroundView {
            dossier: Some(dossier(place)),
            changes,
        }
    }
}

fn dossier(place: &DossierPlace) -> DossierView<'_> {
    DossierView {
        name: &place.name,
        address: address::dossier(&place.name),
        position: place.position,
        count: place.count,
        previous: place.previous.as_ref().map(neighbour),
        next: place.next.as_ref().map(neighbour),
    }
}

fn neighbour(neighbour: &Neighbour) -> NeighbourView<'_> {
    NeighbourView {
        address: &neighbour.address,
        kenmerk: neighbour.kenmerk.as_ref().map(|kenmerk| kenmerk.as_str()),
        subject: &neighbour.subject,
        date: neighbour.date.map(day),
        concept: neighbour.is_draft,
    }
}

fn day(date: Date) -> Day {
    Day {
        iso: date.to_string(),
        text: notation::date(date),
    }
}

fn changes<'a>(previous: &'a Neighbour, changes: &'a [Change]) -> ChangesView<'a> {
    let is_same = |change: &&Change| change.verdict == Verdict::Same;
    ChangesView {
        previous: neighbour(previous),
        changed: changes.iter().filter(|c| !is_same(c)).map(change).collect(),
        same: changes.iter().filter(is_same).map(change).collect(),
    }
}

fn change(change: &Change) -> ChangeView<'_> {
    let (difference, why_not) = match &change.verdict {
        Verdict::Same => (None, None),
        Verdict::Changed(difference) => (difference.as_deref(), None),
        Verdict::Incomparable(why) => (None, Some(why.as_str())),
    };
    ChangeView {
        title: &change.title,
        about: &change.about,
        before: reading(&change.before),
        now: reading(&change.now),
        difference,
        why_not,
    }
}

fn reading(reading: &Reading) -> ReadingView<'_> {
    ReadingView {
        text: &reading.text,
        value: reading.value.as_deref(),
        time: &reading.time,
        status: reading.status.as_deref(),
        entry: &reading.entry,
    }
}

/// `publicatie`: when the version that the page shows became public, and the other versions.
#[derive(Serialize)]
pub(super) struct PublicationView<'a> {
    #[serde(rename = "versie")]
    version: u32,
    moment: At,
    /// The way to the act from the front of the site.
    #[serde(rename = "akte")]
    act: String,
    /// All versions, the newest first; none where there is only this one.
    #[serde(rename = "versies")]
    versions: Vec<VersionView<'a>>,
    /// The corrections before the one that made this version.
    #[serde(rename = "eerder")]
    corrected_before: Vec<VersionView<'a>>,
    /// The version that took the place of the one that the page shows.
    #[serde(rename = "vervangen")]
    superseded: Option<VersionView<'a>>,
}

/// A version of the letter.
#[derive(Serialize)]
struct VersionView<'a> {
    #[serde(rename = "nummer")]
    number: u32,
    moment: At,
    #[serde(rename = "door")]
    by: &'a str,
    #[serde(rename = "adres")]
    address: &'a str,
    /// Of a correction: what kind, and why.
    #[serde(rename = "soort")]
    kind: Option<&'static str>,
    #[serde(rename = "reden")]
    reason: Option<&'a str>,
    /// Whether the page shows this one.
    #[serde(rename = "hier")]
    is_here: bool,
}

/// A moment for machines and for readers.
#[derive(Serialize)]
struct At {
    iso: String,
    #[serde(rename = "tekst")]
    text: String,
}

impl<'a> PublicationView<'a> {
    pub(super) fn of(publication: &'a Publication) -> PublicationView<'a> {
        let shown = publication.shown();
        let versions = match &publication.versions[..] {
            [_] => &[],
            versions => versions,
        };
        let view = |version| VersionView::of(version, publication.version);
        let is_before = |version: &&'a PublishedVersion| {
            version.correction.is_some() && version.number < publication.version
        };
        let before = publication.versions.iter().filter(is_before);
        let last = publication.versions.last();
        PublicationView {
            corrected_before: before.map(view).collect(),
            superseded: last.filter(|_| publication.is_superseded()).map(view),
            version: publication.version,
            moment: at(shown.moment),
            act: address::act(&shown.act),
            versions: versions.iter().rev().map(view).collect(),
        }
    }
}

impl<'a> VersionView<'a> {
    fn of(version: &'a PublishedVersion, shown: u32) -> VersionView<'a> {
        let correction = version.correction.as_ref();
        VersionView {
            number: version.number,
            moment: at(version.moment),
            by: &version.by,
            address: &version.address,
            kind: correction.map(|(kind, _)| kind.word()),
            reason: correction.map(|(_, reason)| reason.as_str()),
            is_here: version.number == shown,
        }
    }
}

fn at(moment: Moment) -> At {
    At {
        iso: moment.to_string(),
        text: moment.words(),
    }
}

/// `citeren`: how the letter is cited, and where a mistake in it is reported.
#[derive(Serialize)]
pub(super) struct CitationView {
    /// `Gemeente Goirle, Maatpact, raadsinformatiebrief RIB-2019-001, 22 maart 2019, versie 1`: the
    /// words before the address.
    #[serde(rename = "verwijzing")]
    citation: String,
    #[serde(rename = "adres")]
    address: String,
    #[serde(rename = "kort")]
    short: Option<String>,
    /// The date of this version: that of the letter, as long as nothing corrected it.
    #[serde(rename = "versie")]
    version: Option<Day>,
    /// Which version it is; `None` before it is published.
    #[serde(rename = "versie_nummer")]
    version_number: Option<u32>,
    /// The anchor of a passage, as an example.
    passage: Option<String>,
    /// Where a mistake is reported, with the letter filled in.
    #[serde(rename = "fout_gezien")]
    report: Option<String>,
}

impl CitationView {
    /// `None` for a letter that nobody may cite: a draft, or one under secrecy.
    pub(super) fn of(
        letter: &Letter,
        publication: Option<&Publication>,
        site: &Site,
    ) -> Option<CitationView> {
        if !is_citable(letter) {
            return None;
        }
        let number = letter.kenmerk.as_ref();
        let address = format!("{}{}", site.base_url, letter.address);
        let report = site.report.as_ref().zip(number);
        let shown = publication.map(Publication::shown);
        // A first version has the date of the letter; a later one that of its correction.
        let corrected = shown.filter(|version| version.number > 1);
        let corrected = corrected.map(|version| version.moment.day());
        // The short address leads to the version that counts.
        let is_current = publication.is_none_or(|publication| !publication.is_superseded());
        let number = number.filter(|_| is_current);
        Some(CitationView {
            citation: citation(letter, shown, corrected),
            short: number.map(|number| format!("{}{}", site.base_url, address::short(number))),
            version: corrected.or(letter.date).map(day),
            version_number: shown.map(|version| version.number),
            passage: letter.body.iter().find_map(|block| match block {
                Block::Paragraph { anchor, .. } => anchor.clone(),
                _ => None,
            }),
            report: report.map(|(report, number)| report.filled(number.as_str(), &address, "")),
            address,
        })
    }
}

/// Whether a letter may be cited: what is public stays where it is.
pub(super) fn is_citable(letter: &Letter) -> bool {
    letter.status == crate::model::LetterStatus::Ready && letter.secrecy.is_none()
}

fn citation(
    letter: &Letter,
    version: Option<&PublishedVersion>,
    corrected: Option<Date>,
) -> String {
    let mut citation = format!(
        "{}, {}, {}",
        letter.sender.name,
        letter.subject,
        letter.kind_name.to_lowercase()
    );
    if let Some(kenmerk) = &letter.kenmerk {
        citation.push(' ');
        citation.push_str(kenmerk.as_str());
    }
    if let Some(date) = letter.date {
        citation.push_str(", ");
        citation.push_str(&notation::date(date));
    }
    if let Some(version) = version {
        citation.push_str(&format!(", versie {}", version.number));
    }
    if let Some(date) = corrected {
        citation.push_str(" van ");
        citation.push_str(&notation::date(date));
    }
    citation
}
