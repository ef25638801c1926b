//! Published letters: read from the record, never resolved again.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::letters::{Done, Run};
use super::public_record::Sums;
use super::record::{self, Closely};
use super::workers::in_parallel;
use super::{Options, Outcome, Silent};
use crate::diag::{Diagnostics, Failure};
use crate::load;
use crate::model::{
    Artifact, Change, Frozen, Kenmerk, Letter, LetterHead, LetterSummary, Moment, Neighbours,
    Offered, Record, Recorded, StoredChanges, WriteOrder,
};
use crate::publish::{self, Copy, Origin, Output};
use crate::render::{self, PageError};
use crate::resolve;
use crate::validate::{self, Published, PublishedLetter, WithdrawnLetter};

/// The record of a site, and where it stands.
pub(super) struct FrozenRecord {
    pub(super) folder: PathBuf,
    /// What it says, as known at the moment of the run.
    pub(super) record: Record,
    /// When it says more.
    pub(super) next: Option<Moment>,
}

/// The record of a site, as known at the moment of the run; `None` when something is wrong in it, which was
/// reported.
pub(super) fn record(
    options: &Options,
    outcome: &mut Outcome,
) -> Result<Option<FrozenRecord>, Failure> {
    let whole = whole_record(&options.project, options.jobs, outcome)?;
    Ok(whole.map(|FrozenRecord { folder, record, .. }| {
        let moments = record.acts.iter().map(|stored| stored.act.moment);
        FrozenRecord {
            folder,
            next: moments.filter(|moment| *moment > options.now).min(),
            record: record.at(options.now),
        }
    }))
}

/// The record of a site with everything that is in it; `None` when something is wrong in it, which was
/// reported.
pub(super) fn whole_record(
    project: &Path,
    jobs: NonZeroUsize,
    outcome: &mut Outcome,
) -> Result<Option<FrozenRecord>, Failure> {
    let folder = load::record_folder(project);
    let mut found = record::read(&folder, Closely::Listed, jobs)?;
    let flaws = std::mem::take(&mut found.flaws);
    if !flaws.is_empty() {
        record::report(flaws, &mut outcome.sources, &mut outcome.diagnostics);
        return Ok(None);
    }
    let record = found.record();
    Ok(Some(FrozenRecord {
        folder,
        record,
        next: None,
    }))
}

/// What the rest of the site needs to know of the letters of the record.
pub(super) fn published(record: &FrozenRecord, jobs: NonZeroUsize) -> Result<Published, Failure> {
    let public: Vec<&Arc<Recorded>> = record.record.public().collect();
    let letters = in_parallel(public.len(), jobs, &Silent, |index| {
        let recorded = public[index];
        let letter = record.head(recorded)?;
        Ok(PublishedLetter::of(letter, recorded, &record.record))
    })?;
    let mut withdrawn = Vec::new();
    for recorded in record.record.letters.values() {
        let Some(why) = recorded.withdrawn.as_ref().map(|withdrawn| &withdrawn.why) else {
            continue;
        };
        withdrawn.push(WithdrawnLetter {
            kenmerk: recorded.kenmerk.clone(),
            address: recorded.address(),
            aliases: if why.erased {
                Vec::new()
            } else {
                record.head(recorded)?.aliases
            },
        });
    }
    Ok(Published { letters, withdrawn })
}

/// What lists know of a published letter.
pub(super) fn summary(letter: &Letter, published: &PublishedLetter) -> LetterSummary {
    let pdf = crate::model::address::pdf(&letter.address);
    let name = pdf.strip_prefix(&letter.address).unwrap_or(&pdf);
    let file = published.recorded.current().file(name);
    LetterSummary {
        publication: Some(published.publication.clone()),
        pdf: file.and_then(|file| usize::try_from(file.bytes).ok()),
        ..LetterSummary::of(letter)
    }
}

impl FrozenRecord {
    /// The same once more, for a run that looks at the site again.
    pub(super) fn again(&self) -> FrozenRecord {
        FrozenRecord {
            next: self.next,
            folder: self.folder.clone(),
            record: self.record.clone(),
        }
    }

    /// The version of a published letter that counts.
    pub(super) fn letter(&self, published: &PublishedLetter) -> Result<Letter, Failure> {
        self.letter_of(&published.recorded)
    }

    /// What the rest of the site leans on of the version that counts.
    fn head(&self, recorded: &Recorded) -> Result<LetterHead, Failure> {
        self.json(recorded, recorded.current().number, Frozen::LETTER)
    }

    fn letter_of(&self, recorded: &Recorded) -> Result<Letter, Failure> {
        self.version(recorded, recorded.current().number)
    }

    /// A version of a letter, as it was published: held against its act, so that no changed word comes on a
    /// page before somebody verifies the whole record.
    pub(super) fn version(&self, recorded: &Recorded, version: u32) -> Result<Letter, Failure> {
        let folder = recorded.folder_of(version);
        let salt = load::frozen(&self.folder, &format!("{folder}/{}", Frozen::SALT))?;
        let path = format!("{folder}/{}", Frozen::LETTER);
        let bytes = load::frozen(&self.folder, &path)?;
        let mut versions = recorded.versions.iter();
        let stored = versions.find(|known| known.number == version);
        let file = stored.and_then(|version| version.file(Frozen::LETTER));
        let sum = load::sha256(&[salt.as_slice(), &bytes].concat());
        if file.is_none_or(|file| file.sha256 != sum) {
            return Err(self.not_as_published(&path));
        }
        serde_json::from_slice(&bytes).map_err(|_| self.not_as_published(&path))
    }

    /// What had changed since the letter before it in its dossier, when a version was published; nothing
    /// where another letter stands before it now.
    pub(super) fn changes(
        &self,
        recorded: &Recorded,
        version: u32,
        before: Option<&Kenmerk>,
    ) -> Result<Vec<Change>, Failure> {
        let versions = recorded.versions.iter();
        let mut stored = versions.filter(|known| known.number == version);
        if !stored.any(|version| version.file(Frozen::CHANGES).is_some()) {
            return Ok(Vec::new());
        }
        let stored: StoredChanges = self.json(recorded, version, Frozen::CHANGES)?;
        let is_same = before == Some(&stored.before);
        Ok(if is_same { stored.changes } else { Vec::new() })
    }

    fn json<T: serde::de::DeserializeOwned>(
        &self,
        recorded: &Recorded,
        version: u32,
        name: &str,
    ) -> Result<T, Failure> {
        let path = format!("{}/{name}", recorded.folder_of(version));
        let bytes = load::frozen(&self.folder, &path)?;
        serde_json::from_slice(&bytes).map_err(|_| self.not_as_published(&path))
    }

    fn not_as_published(&self, path: &str) -> Failure {
        publish::not_as_published(&self.folder.join(path))
    }
}

impl Run<'_> {
    /// Hands the page of a published letter to the output folder, with the files that were stored, and
    /// the pages of its earlier versions with theirs.
    pub(super) fn published(
        &self,
        index: usize,
        letter: &Letter,
        output: &Output,
        done: &mut Done,
        found: &mut Diagnostics,
    ) -> Result<Result<(), PageError>, Failure> {
        let site = self.site;
        let published = &site.project.published[index - site.letters];
        let recorded = &published.recorded;
        let current = letter;
        let mut listed = Sums::of(recorded);
        for version in recorded.versions.iter().rev() {
            let number = version.number;
            let is_current = number == recorded.current().number;
            let mut earlier = None;
            if !is_current {
                let mut letter = site.record.version(recorded, number)?;
                letter.address = recorded.address_of(number);
                site.report_lost_aliases(recorded, &letter, current, found);
                earlier = Some(letter);
            }
            let letter = earlier.as_ref().unwrap_or(letter);
            let around = site.around(index);
            let before = around.as_ref();
            let before = before.and_then(|dossier| dossier.previous.as_ref());
            let before = before.and_then(|letter| letter.kenmerk.as_ref());
            let neighbours = Neighbours {
                changes: site.record.changes(recorded, number, before)?,
                dossier: around.filter(|_| is_current),
                publication: Some(validate::publication(recorded, number, &site.record.record)),
                revised: if is_current {
                    resolve::revised(&site.context, letter)
                } else {
                    Vec::new()
                },
                waits: false,
            };
            if let Some(summary) = done.summary.as_mut().filter(|_| is_current) {
                summary.note(&neighbours.changes);
            }
            let names: Vec<(String, usize)> = version
                .files
                .iter()
                .map(|file| {
                    let size = usize::try_from(file.bytes).unwrap_or(usize::MAX);
                    (format!("{}{}", letter.address, file.name), size)
                })
                .collect();
            let offered: Vec<Offered<'_>> = names
                .iter()
                .map(|(path, bytes)| Offered {
                    path,
                    bytes: *bytes,
                })
                .collect();
            let Some(pages) = &site.pages else {
                return Ok(Ok(()));
            };
            let page = render::published_page(letter, &neighbours, &offered, &site.site, pages);
            let page = match page {
                Ok(page) => page,
                Err(error) => return Ok(Err(error)),
            };
            let folder = recorded.folder_of(number);
            let stored = load::frozen(&site.record.folder, &format!("{folder}/{}", Frozen::SUMS))?;
            let sums = load::sums(&stored);
            listed.add(&letter.address, version, &stored, &sums);
            output.write(&Artifact {
                path: format!("{}{}", letter.address, Frozen::SUMS),
                bytes: stored,
                order: WriteOrder::Asset,
            })?;
            for (file, (to, _)) in version.files.iter().zip(&names) {
                if file.name == Frozen::SUMS {
                    continue;
                }
                let from = site.record.folder.join(&folder).join(&file.name);
                let sha256 = sums.get(file.name.as_str());
                output.copy(&Copy {
                    from,
                    to: to.clone(),
                    bytes: file.bytes,
                    origin: Origin::Record,
                    sha256: sha256.map_or(file.sha256.as_str(), String::as_str),
                })?;
            }
            output.write(&page)?;
        }
        done.sums = Some(listed);
        Ok(Ok(()))
    }
}
