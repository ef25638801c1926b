//! The record of what was published: acts, and the files of versions.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::RECORD;
use crate::diag::{Failure, phrases};

/// The folder of the acts, in that of the record.
pub const ACTS: &str = "akten";

/// The folder of what is not published yet, in that of the record. An act in it is what an interrupted
/// publication would have added.
pub const WORK: &str = ".werk";

/// An act as it is stored.
#[derive(Clone, Debug)]
pub struct ActFile {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The folder of the record of a site.
pub fn record_folder(project: &Path) -> PathBuf {
    project.join(RECORD)
}

/// The acts in a record, by name; none where there is no record.
pub fn acts(record: &Path) -> Result<Vec<ActFile>, Failure> {
    acts_in(&record.join(ACTS))
}

/// The acts that wait in a record for a publication to be finished, by name.
pub fn pending_acts(record: &Path) -> Result<Vec<ActFile>, Failure> {
    acts_in(&record.join(WORK))
}

fn acts_in(folder: &Path) -> Result<Vec<ActFile>, Failure> {
    let system = |path: &Path, error| Failure::system(phrases::command::READ_FILE, path, error);
    let entries = match fs_err::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(system(folder, error)),
    };
    let mut acts = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| system(folder, error))?;
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = fs_err::read(entry.path()).map_err(|error| system(&entry.path(), error))?;
        acts.push(ActFile { name, bytes });
    }
    acts.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(acts)
}

/// The bytes of a file of a version: `2026/rib-2026-001/v1/brief.json`.
pub fn frozen(record: &Path, path: &str) -> Result<Vec<u8>, Failure> {
    let full = record.join(path);
    fs_err::read(&full).map_err(|error| Failure::system(phrases::command::READ_FILE, full, error))
}

/// The sums in a list as `sha256sum` writes it, by name. Lines that say something else are left out.
pub fn sums(list: &[u8]) -> BTreeMap<String, String> {
    let list = String::from_utf8_lossy(list);
    let pairs = list.lines().filter_map(|line| line.split_once("  "));
    pairs
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect()
}
