//! Letters in the record, as far as the rest of a site leans on them. They are read from the record and
//! never from `content/`.

use std::sync::Arc;

use super::{Listed, Promised};
use crate::model::{
    Commitment, Date, Holder, Kenmerk, LetterHead, Publication, PublishedVersion, Record, Recorded,
};

/// What of the record the rest of a site leans on.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The letters that are public, by the slug of their number.
    pub letters: Vec<PublishedLetter>,
    /// Those that were, by the slug of their number.
    pub withdrawn: Vec<WithdrawnLetter>,
}

/// A letter that was withdrawn: its address stays, for the page that says so.
#[derive(Clone, Debug)]
pub struct WithdrawnLetter {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// Its address in the site.
    pub address: String,
    /// Addresses at which it stood before; none for one that was erased.
    pub aliases: Vec<String>,
}

impl WithdrawnLetter {
    /// What links need to know of it.
    pub(super) fn listed(&self) -> Listed {
        Listed {
            kenmerk: self.kenmerk.clone(),
            address: self.address.clone(),
            is_public: true,
            is_withdrawn: true,
            waits: false,
            is_secret: false,
            is_sound: true,
            date: None,
            commitments: Vec::new(),
        }
    }
}

/// A public letter in the record: all that is known of it before its page is made.
#[derive(Clone, Debug)]
pub struct PublishedLetter {
    /// Its number.
    pub kenmerk: Kenmerk,
    /// Its address in the site: `brieven/2019/rib-2019-001/`.
    pub address: String,
    /// Its date.
    pub date: Option<Date>,
    /// What it is about.
    pub subject: String,
    /// The dossier that it belongs to.
    pub dossier: Option<String>,
    /// What it promises.
    pub commitments: Vec<Commitment>,
    /// The portfolio holders.
    pub holders: Vec<Holder>,
    /// Whether it has themes.
    pub has_themes: bool,
    /// Whether it speaks of organisations.
    pub has_organisations: bool,
    /// Whether it speaks of municipalities.
    pub has_municipalities: bool,
    /// Addresses at which it stood before.
    pub aliases: Vec<String>,
    /// What its page says of its publication.
    pub publication: Publication,
    /// What it stands in the record as.
    pub recorded: Arc<Recorded>,
}

impl PublishedLetter {
    /// What a site needs to know of the version of a letter that counts.
    pub fn of(letter: LetterHead, recorded: &Arc<Recorded>, record: &Record) -> PublishedLetter {
        PublishedLetter {
            kenmerk: recorded.kenmerk.clone(),
            address: recorded.address(),
            date: letter.date,
            holders: letter.portfolio_holders(),
            has_themes: letter.has_themes(),
            has_organisations: letter.has_organisations(),
            has_municipalities: letter.has_municipalities(),
            subject: letter.subject,
            dossier: letter.dossier,
            commitments: letter.commitments,
            aliases: letter.aliases,
            publication: publication(recorded, recorded.current().number, record),
            recorded: Arc::clone(recorded),
        }
    }

    /// What links and settlements need to know of it.
    pub(super) fn listed(&self) -> Listed {
        let promised = |commitment: &Commitment| Promised {
            id: commitment.id.clone(),
            what: commitment.what.clone(),
        };
        Listed {
            kenmerk: self.kenmerk.clone(),
            address: self.address.clone(),
            is_public: true,
            is_withdrawn: false,
            waits: false,
            is_secret: false,
            is_sound: true,
            date: self.date,
            commitments: self.commitments.iter().map(promised).collect(),
        }
    }
}

/// What the page of a version of a letter says of its publication.
pub fn publication(recorded: &Recorded, version: u32, record: &Record) -> Publication {
    let versions = recorded.versions.iter().map(|version| PublishedVersion {
        number: version.number,
        moment: version.moment,
        by: version.by.clone(),
        address: recorded.address_of(version.number),
        correction: version
            .correction
            .as_ref()
            .map(|correcting| (correcting.kind, correcting.reason.clone())),
        act: record.acts[version.act].name.clone(),
    });
    Publication {
        version,
        versions: versions.collect(),
        permalink: recorded.address(),
    }
}
