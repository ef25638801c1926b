//! The record of what was published: the only place that writes in it.
//!
//! What it promises:
//! - A version and its act appear whole or not at all. Files are written under `.werk/`, then the act
//!   that will name them, then each version gets its place, and last of all the act does; the disk is
//!   waited for before each next step. As long as the act stands in `.werk/`, nothing was published.
//! - What a crash left behind is cleared by the next writer, before it does anything else.
//! - Nothing that stands in the record is written again. Only an erasure removes: when the act that says
//!   so is in its place, and the salt of each version first, without which its sums say nothing.
//! - There is one writer at a time: the file `.gitattributes` is locked.
//! - It goes through no symbolic link.

mod recover;
mod staging;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile};
use crate::diag::{Failure, phrases};
use crate::load;
use crate::model::{Act, Kenmerk, StoredAct};
pub use staging::{Contents, NewFile, Staging};

/// What stands in the file that keeps git from converting anything in the record. Writers lock that file.
const NEVER_CONVERT: &str = "* -text\n";

/// The record of a site, kept from other writers as long as this lives.
#[derive(Debug)]
pub struct RecordWriter {
    folder: PathBuf,
    disk: Disk,
    /// Whether the folder is there because of this writer.
    is_new: bool,
    lock: Option<DiskFile>,
}

impl RecordWriter {
    /// Takes the record of a site for writing: nobody else can until this is dropped. A record that is not
    /// there yet is begun. An interrupted publication is taken back, and an interrupted erasure completed,
    /// so read the record after this.
    pub fn open(project: &Path, disk: &Disk) -> Result<RecordWriter, Failure> {
        let folder = load::record_folder(project);
        let is_new = !is_folder(&folder)?;
        let mut writer = RecordWriter {
            folder,
            disk: disk.clone(),
            is_new,
            lock: None,
        };
        if is_new {
            let made = writer.disk.create_dir_all(&writer.folder);
            made.map_err(|error| refused_by_system(&writer.folder, error))?;
        }
        writer.lock = Some(writer.take()?);
        writer.recover()?;
        Ok(writer)
    }

    /// Locks the record.
    fn take(&self) -> Result<DiskFile, Failure> {
        let path = self.folder.join(load::ATTRIBUTES);
        let system = |error| refused_by_system(&path, error);
        let made = match self.disk.create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => None,
            made => Some(made.map_err(system)?),
        };
        if made.is_none() && !is_file(&path)? {
            return Err(refused(&path, phrases::command::NOT_A_FILE));
        }
        let is_made = made.is_some();
        let mut file = match made {
            Some(file) => file,
            None => self.disk.append(&path).map_err(system)?,
        };
        if file.lock().is_err() {
            return Err(refused(&self.folder, phrases::record::ANOTHER_PUBLICATION)
                .with_help(phrases::record::WAIT_AND_RETRY));
        }
        // A crash may have left half of it; what somebody else wrote there stays.
        let stands = fs_err::read_to_string(&path).map_err(system)?;
        if let Some(rest) = NEVER_CONVERT.strip_prefix(stands.as_str())
            && !rest.is_empty()
        {
            let written = file.write_all(rest.as_bytes()).and_then(|()| file.sync());
            written.map_err(system)?;
        }
        if is_made {
            self.sync(&self.folder)?;
        }
        Ok(file)
    }

    /// Begins to add to the record. Nothing of it is published before [`Staging::finish`]; without that,
    /// nothing of it stays.
    pub fn begin(&self) -> Result<Staging<'_>, Failure> {
        let work = self.folder.join(load::WORK);
        let made = self.disk.create_dir(&work);
        made.map_err(|error| refused_by_system(&work, error))?;
        Ok(Staging::new(self))
    }

    /// Erases the stored files of all versions of a letter, by its folder: `2026/rib-2026-001`. Only after
    /// the act that says so. When it is interrupted, the next writer completes it.
    pub fn erase(&self, folder: &str) -> Result<(), Failure> {
        let full = self.folder.join(folder);
        if !self.is_folder_below(folder)? {
            return Ok(());
        }
        let system = |path: &Path, error| refused_by_system(path, error);
        for entry in fs_err::read_dir(&full).map_err(|e| system(&full, e))? {
            let version = entry.map_err(|e| system(&full, e))?.path();
            let salt = version.join(crate::model::Frozen::SALT);
            match self.disk.remove_file(&salt) {
                Err(error) if !is_absent(&error) => return Err(system(&salt, error)),
                Ok(()) => self.sync(&version)?,
                Err(_) => {}
            }
        }
        self.disk
            .remove_dir_all(&full)
            .map_err(|e| system(&full, e))?;
        let Some(year) = full.parent() else {
            return Ok(());
        };
        // The folder of the year may be empty now, and then goes too.
        if self.disk.remove_dir(year).is_err() {
            self.sync(year)?;
        }
        Ok(())
    }

    /// Whether a folder of the record is there: no link, nor below one.
    fn is_folder_below(&self, path: &str) -> Result<bool, Failure> {
        for above in super::top_down(path).chain([path]) {
            if !is_folder(&self.folder.join(above))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn sync(&self, folder: &Path) -> Result<(), Failure> {
        let synced = self.disk.sync_dir(folder);
        synced.map_err(|error| refused_by_system(folder, error))
    }
}

impl Drop for RecordWriter {
    /// A record that was begun and in which nothing came leaves nothing behind.
    fn drop(&mut self) {
        let holds_acts = self.folder.join(load::ACTS).exists();
        let holds_work = self.folder.join(load::WORK).exists();
        if self.is_new && self.lock.is_some() && !holds_acts && !holds_work {
            let _ = self.disk.remove_file(&self.folder.join(load::ATTRIBUTES));
            let _ = self.disk.remove_dir(&self.folder);
        }
    }
}

/// The bytes of an act, as they are stored: the same act has the same bytes.
pub fn act_bytes(act: &Act) -> Vec<u8> {
    let mut bytes = match serde_json::to_vec_pretty(act) {
        Ok(bytes) => bytes,
        Err(error) => panic!("an act is plain data: {error}"),
    };
    bytes.push(b'\n');
    bytes
}

/// An act, with what it is stored as.
fn stored(act: &Act, bytes: &[u8]) -> StoredAct {
    let sha256 = load::sha256(bytes);
    StoredAct {
        name: StoredAct::file_name(act.moment, &sha256),
        sha256,
        bytes: bytes.len() as u64,
        act: act.clone(),
    }
}

/// The salt of a version, from a seed that nobody can guess: 64 hexadecimal digits.
pub fn salt(seed: &[u8; 32], kenmerk: &Kenmerk, version: u32) -> String {
    let mut bytes = seed.to_vec();
    bytes.extend_from_slice(format!("{}/v{version}", kenmerk.slug()).as_bytes());
    load::sha256(&bytes)
}

/// Whether a folder is there. Anything else in its place is refused.
fn is_folder(path: &Path) -> Result<bool, Failure> {
    match fs_err::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => Ok(true),
        Ok(metadata) if metadata.is_symlink() => Err(link(path)),
        Ok(_) => Err(refused(path, phrases::command::NOT_A_FOLDER)),
        Err(error) if is_absent(&error) => Ok(false),
        Err(error) => Err(refused_by_system(path, error)),
    }
}

/// Whether a plain file is there; a link is refused.
fn is_file(path: &Path) -> Result<bool, Failure> {
    match fs_err::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Err(link(path)),
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if is_absent(&error) => Ok(false),
        Err(error) => Err(refused_by_system(path, error)),
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn link(path: &Path) -> Failure {
    refused(path, phrases::command::IS_A_LINK).with_help(phrases::record::NO_LINK_IN_RECORD)
}

fn refused(path: &Path, reason: impl Into<crate::diag::Phrase>) -> Failure {
    Failure::refused(phrases::command::CHANGE_RECORD, path, reason)
}

fn refused_by_system(path: &Path, error: io::Error) -> Failure {
    Failure::system(phrases::command::CHANGE_RECORD, path, error)
}
