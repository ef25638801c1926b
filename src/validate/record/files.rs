//! The stored files of a letter, held against what the acts say of them.

use super::chain::Chain;
use super::{Phrase, RecordFlaw};
use crate::diag::{phrases, record};
use crate::load::LetterListing;
use crate::model::{FrozenFile, Recorded, Version};

/// What was found in the folder of a letter.
#[derive(Debug, Default)]
pub struct Found {
    /// What is wrong.
    pub flaws: Vec<RecordFlaw>,
    /// The files that are there and of the right size: by version, and by place among its files.
    pub stored: Vec<Stored>,
    /// Whether files stand there that were to be erased.
    pub is_unerased: bool,
    /// Whether files of an interrupted publication stand there.
    pub is_interrupted: bool,
}

/// A file that is there and of the right size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The version, by its place among those of its letter.
    pub version: usize,
    /// The file, by its place among those of its version.
    pub file: usize,
}

/// Holds the folder of a letter against what the acts say; `letter` is `None` where they name no letter
/// with this folder.
pub fn letter_files(
    chain: &Chain,
    folder: &str,
    letter: Option<&Recorded>,
    mut listing: LetterListing,
) -> Found {
    let mut found = Found::default();
    let mut links = Vec::new();
    for odd in std::mem::take(&mut listing.odd) {
        let reason = if odd.is_link {
            phrases::command::IS_A_LINK
        } else {
            phrases::record::NO_ACT_NAMES_IT
        };
        let flaw = RecordFlaw::new(&record::NOT_OF_THE_RECORD, odd.path.clone());
        found.flaws.push(flaw.because(reason));
        links.push(odd.path);
    }
    if letter.is_some_and(Chain::is_erased) {
        found.is_unerased = !listing.versions.is_empty();
        return found;
    }
    for (place, version) in letter.iter().flat_map(|l| l.versions.iter().enumerate()) {
        let name = format!("v{}", version.number);
        let path = format!("{folder}/{name}");
        let Some(files) = listing.versions.remove(&name) else {
            if !links.contains(&path) {
                let what = phrases::record::VERSION_OF_LETTER
                    .with("version", version.number)
                    .with(
                        "letter",
                        letter.map_or("", |letter| letter.kenmerk.as_str()),
                    );
                let flaw = RecordFlaw::new(&record::FILE_MISSING, path);
                found.flaws.push(flaw.with("what", what));
            }
            continue;
        };
        let mut files = files;
        for (index, file) in version.files.iter().enumerate() {
            let path = format!("{path}/{}", file.name);
            let entry = match files.remove(&file.name) {
                Some(bytes) if bytes == file.bytes => {
                    found.stored.push(Stored {
                        version: place,
                        file: index,
                    });
                    continue;
                }
                Some(_) => &record::FILE_CHANGED,
                None if links.contains(&path) => continue,
                None => &record::FILE_MISSING,
            };
            let what = what(letter, file);
            found
                .flaws
                .push(RecordFlaw::new(entry, path).with("what", what));
        }
        for extra in files.keys() {
            let path = format!("{path}/{extra}");
            found.flaws.push(foreign(path));
        }
    }
    for version in listing.versions.keys() {
        let path = format!("{folder}/{version}");
        if chain.interrupted.contains(&path) {
            found.is_interrupted = true;
        } else if chain.is_whole && !chain.unsound.contains(&path) {
            found.flaws.push(foreign(path));
        }
    }
    found
}

fn foreign(path: String) -> RecordFlaw {
    let reason = phrases::record::NO_ACT_NAMES_IT;
    RecordFlaw::new(&record::NOT_OF_THE_RECORD, path).because(reason)
}

fn what(letter: Option<&Recorded>, file: &FrozenFile) -> Phrase {
    phrases::record::FILE_OF_LETTER
        .with("file", file.name.as_str())
        .with(
            "letter",
            letter.map_or("", |letter| letter.kenmerk.as_str()),
        )
}

/// What is wrong with a file of a version of which this is the sum, if anything.
pub fn sum_flaw(
    letter: &Recorded,
    version: &Version,
    file: &FrozenFile,
    sha256: String,
) -> Option<RecordFlaw> {
    if sha256 == file.sha256 {
        return None;
    }
    let path = format!("{}/{}", letter.folder_of(version.number), file.name);
    let mut flaw = RecordFlaw::new(&record::FILE_CHANGED, path);
    flaw.sums = Some((file.sha256.clone(), sha256));
    Some(flaw.with("what", what(Some(letter), file)))
}
