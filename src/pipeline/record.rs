//! The record: read and checked in each run, and hashed again by `verify`.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;

use super::Silent;
use super::workers::in_parallel;
use crate::diag::{Diagnostics, Failure, SourceMap, phrases, record};
use crate::load::{self, RecordListing};
use crate::model::{Frozen, Record, Recorded};
use crate::validate::{self, Chain, RecordFlaw};

/// How closely the stored files of a record are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closely {
    /// Whether they are there, and of the right size.
    Listed,
    /// Whether each of their bytes is still what it was.
    Hashed,
}

/// A record as it was found.
#[derive(Debug)]
pub(super) struct FoundRecord {
    /// What its acts come to.
    pub chain: Chain,
    /// What is wrong, with what is wrong in its acts.
    pub flaws: Vec<RecordFlaw>,
    /// Whether a publication was interrupted, and nothing of it published.
    pub is_interrupted: bool,
    /// The numbers of letters of which files are left that were to be erased.
    pub unerased: Vec<String>,
    /// How many stored files there are.
    pub files: usize,
}

/// Reads the record in a folder and checks it.
pub(super) fn read(
    folder: &Path,
    closely: Closely,
    jobs: NonZeroUsize,
) -> Result<FoundRecord, Failure> {
    loop {
        let listing = load::record(folder)?;
        let found = check(folder, &listing, closely, jobs);
        // Somebody may have published between two looks at it.
        let is_sound = found.as_ref().is_ok_and(|found| found.flaws.is_empty());
        if is_sound || load::record(folder)? == listing {
            return found;
        }
    }
}

/// What acts come to, without a look at the stored files.
pub(super) fn chain(
    folder: &Path,
    listing: &RecordListing,
    jobs: NonZeroUsize,
) -> Result<Chain, Failure> {
    let acts = in_parallel(listing.acts.len(), jobs, &Silent, |index| {
        let name = listing.acts[index].clone();
        let file = load::act(folder, load::ACTS, name)?;
        Ok(validate::read_act(&file))
    })?;
    let pending = load::pending_acts(folder)?;
    let pending: Vec<_> = pending.iter().filter_map(validate::stored_act).collect();
    Ok(validate::chain(listing, acts, &pending))
}

/// The heads of the record of a site.
pub(super) fn heads(project: &Path, jobs: NonZeroUsize) -> Result<Vec<String>, Failure> {
    let folder = load::record_folder(project);
    let listing = load::record(&folder)?;
    Ok(chain(&folder, &listing, jobs)?.record.heads)
}

fn check(
    folder: &Path,
    listing: &RecordListing,
    closely: Closely,
    jobs: NonZeroUsize,
) -> Result<FoundRecord, Failure> {
    let mut chain = chain(folder, listing, jobs)?;
    let mut flaws = std::mem::take(&mut chain.flaws);
    flaws.extend(listing.odd.iter().map(|odd| {
        let reason = if odd.is_link {
            phrases::command::IS_A_LINK
        } else {
            phrases::record::NO_ACT_NAMES_IT
        };
        RecordFlaw::new(&record::NOT_OF_THE_RECORD, odd.path.as_str()).because(reason)
    }));
    let letters: BTreeMap<&str, &Recorded> = chain
        .record
        .letters
        .values()
        .map(|letter| (letter.folder.as_str(), &**letter))
        .collect();
    let folders: BTreeSet<&str> = letters
        .keys()
        .copied()
        .chain(listing.letters.iter().map(String::as_str))
        .collect();
    let folders: Vec<&str> = folders.into_iter().collect();
    let found = in_parallel(folders.len(), jobs, &Silent, |index| {
        let path = folders[index];
        let letter = letters.get(path).copied();
        let stands = load::letter_folder(folder, path)?;
        let mut found = validate::letter_files(&chain, path, letter, stands);
        if let Some(letter) = letter.filter(|_| closely == Closely::Hashed) {
            let flaws = hash(folder, letter, &found.stored)?;
            found.flaws.extend(flaws);
        }
        Ok(found)
    })?;
    let mut unerased = Vec::new();
    let mut is_interrupted = listing.has_work;
    let mut files = 0;
    for (path, found) in folders.iter().zip(found) {
        flaws.extend(found.flaws);
        is_interrupted |= found.is_interrupted;
        files += found.stored.len();
        let Some(letter) = letters.get(path) else {
            continue;
        };
        if found.is_unerased {
            unerased.push(letter.kenmerk.to_string());
        }
    }
    Ok(FoundRecord {
        chain,
        flaws,
        is_interrupted,
        unerased,
        files,
    })
}

/// Which of the stored files of a letter are no longer what they were. Where the salt of a version is not,
/// nothing can be said of its other files.
fn hash(
    record: &Path,
    letter: &Recorded,
    stored: &[validate::Stored],
) -> Result<Vec<RecordFlaw>, Failure> {
    let mut flaws = Vec::new();
    for (place, version) in letter.versions.iter().enumerate() {
        let folder = record.join(letter.folder_of(version.number));
        let ours = stored.iter().filter(|stored| stored.version == place);
        let files: Vec<_> = ours.map(|stored| &version.files[stored.file]).collect();
        let Some(salt_file) = files.iter().find(|file| file.name == Frozen::SALT) else {
            continue;
        };
        let path = format!("{}/{}", letter.folder_of(version.number), Frozen::SALT);
        let salt = load::frozen(record, &path)?;
        let wrong = validate::sum_flaw(letter, version, salt_file, load::sha256(&salt));
        if let Some(flaw) = wrong {
            flaws.push(flaw);
            continue;
        }
        for file in files.iter().filter(|file| file.name != Frozen::SALT) {
            let sum = load::salted_digest(&salt, &folder.join(&file.name))?;
            flaws.extend(validate::sum_flaw(letter, version, file, sum));
        }
    }
    Ok(flaws)
}

/// Reports what is wrong in the record of a site.
pub(super) fn report(flaws: Vec<RecordFlaw>, map: &mut SourceMap, diagnostics: &mut Diagnostics) {
    validate::report_flaws(flaws, load::record_path, map, diagnostics);
}

impl FoundRecord {
    /// The record alone, of one in which nothing is wrong.
    pub(super) fn record(self) -> Record {
        self.chain.record
    }
}
