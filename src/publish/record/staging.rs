//! What waits in `.werk/` to become part of the record.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::{RecordWriter, act_bytes, is_folder, refused, refused_by_system, stored};
use crate::diag::{Failure, phrases};
use crate::load;
use crate::model::{Act, Frozen, FrozenFile, StoredAct, address};
use crate::publish::existing::changed;
use crate::publish::top_down;

/// A file of a version that is to be published.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// The way to it from the folder of the version.
    pub name: String,
    /// What is in it.
    pub contents: Contents,
}

/// What is in a file.
#[derive(Clone, Debug)]
pub enum Contents {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What is in another file, which must still be what it was.
    Copy {
        /// Where that stands.
        from: PathBuf,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
}

/// What waits to become part of the record. Dropped without [`Staging::finish`], nothing of it stays.
#[derive(Debug)]
pub struct Staging<'w> {
    writer: &'w RecordWriter,
    count: AtomicUsize,
    /// The files of each version by its folder, and where they wait.
    versions: Mutex<BTreeMap<String, Staged>>,
    is_finished: bool,
}

#[derive(Debug)]
struct Staged {
    waits_in: PathBuf,
    files: Vec<FrozenFile>,
}

impl<'w> Staging<'w> {
    pub(super) fn new(writer: &'w RecordWriter) -> Staging<'w> {
        Staging {
            writer,
            count: AtomicUsize::new(0),
            versions: Mutex::default(),
            is_finished: false,
        }
    }

    /// Writes the files of a version, `2026/rib-2026-001/v1`, with the list of their sums and the salt.
    /// Returned are all of them by name, as the act must say it. May be called from any thread.
    pub fn stage(
        &self,
        folder: &str,
        salt: &str,
        files: &[NewFile],
    ) -> Result<Vec<FrozenFile>, Failure> {
        let place = self.writer.folder.join(folder);
        if !address::is_safe(folder) {
            return Err(refused(&place, phrases::record::FILE_NAME_UNFIT));
        }
        if is_folder(&place)? || self.versions().contains_key(folder) {
            return Err(refused(&place, phrases::record::VERSION_EXISTS));
        }
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let waits_in = self.work().join(number.to_string());
        let mut version = Version {
            writer: self.writer,
            place: &place,
            waits_in: &waits_in,
            salt: format!("{salt}\n"),
            folders: BTreeSet::new(),
            names: BTreeSet::new(),
            files: Vec::new(),
            sums: BTreeMap::new(),
        };
        version.create_folder("")?;
        for file in files {
            version.add(file)?;
        }
        let files = version.complete()?;
        let staged = Staged {
            waits_in,
            files: files.clone(),
        };
        self.versions().insert(folder.to_owned(), staged);
        Ok(files)
    }

    /// Gives everything its place in the record: versions first, and when the disk has them, the act. It
    /// names exactly the files that were staged. After a failure nothing is published.
    pub fn finish(mut self, act: &Act) -> Result<StoredAct, Failure> {
        self.assert_names_what_was_staged(act);
        let bytes = act_bytes(act);
        let acts = self.writer.folder.join(load::ACTS);
        let stored = stored(act, &bytes);
        let place = acts.join(&stored.name);
        if bytes.len() as u64 > load::ACT_LIMIT.bytes {
            return Err(refused(&place, phrases::record::ACT_TOO_LARGE)
                .with_help(phrases::record::FEWER_LETTERS));
        }
        self.refuse_too_many(&acts)?;
        let writer = self.writer;
        let disk = &writer.disk;
        let system = |path: &Path, error| refused_by_system(path, error);
        if !is_folder(&acts)? {
            disk.create_dir(&acts).map_err(|e| system(&acts, e))?;
        }
        let work = self.work();
        let waiting = work.join(&stored.name);
        let written = disk.create_new(&waiting).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync()
        });
        written.map_err(|e| system(&place, e))?;
        // From here on a next writer knows what to take back.
        writer.sync(&work)?;
        self.place_versions()?;
        writer.sync(&writer.folder)?;
        disk.rename(&waiting, &place)
            .map_err(|e| system(&place, e))?;
        if let Err(failure) = writer.sync(&acts) {
            // What the disk does not vouch for is not published.
            if disk.rename(&place, &waiting).is_ok() {
                return Err(failure);
            }
        }
        self.is_finished = true;
        // What is left of it now only takes room; the next writer tries again.
        let _ = disk.remove_dir_all(&work);
        Ok(stored)
    }

    fn place_versions(&self) -> Result<(), Failure> {
        let writer = self.writer;
        let mut parents = BTreeSet::new();
        for (folder, staged) in &*self.versions() {
            for above in top_down(folder) {
                let full = writer.folder.join(above);
                if parents.insert(full.clone()) && !is_folder(&full)? {
                    let made = writer.disk.create_dir(&full);
                    made.map_err(|e| refused_by_system(&full, e))?;
                }
            }
            let place = writer.folder.join(folder);
            let moved = writer.disk.rename(&staged.waits_in, &place);
            moved.map_err(|e| refused_by_system(&place, e))?;
        }
        for parent in parents.iter().rev() {
            writer.sync(parent)?;
        }
        Ok(())
    }

    fn refuse_too_many(&self, acts: &Path) -> Result<(), Failure> {
        if !is_folder(acts)? {
            return Ok(());
        }
        let entries = fs_err::read_dir(acts).map_err(|e| refused_by_system(acts, e))?;
        if entries.count() < load::ACTS_LIMIT {
            return Ok(());
        }
        Err(refused(
            acts,
            phrases::record::TOO_MANY_ACTS.with("limit", load::ACTS_LIMIT),
        ))
    }

    fn assert_names_what_was_staged(&self, act: &Act) {
        let versions = self.versions();
        let mut named = 0;
        for letter in act.letters.iter().filter(|l| l.withdrawal.is_none()) {
            let folder = letter.version_folder();
            let staged = versions.get(&folder);
            assert!(
                staged.is_some_and(|staged| staged.files == letter.files),
                "the act names other files of {folder} than were staged"
            );
            named += 1;
        }
        assert_eq!(named, versions.len(), "a version was staged for no act");
    }

    fn work(&self) -> PathBuf {
        self.writer.folder.join(load::WORK)
    }

    fn versions(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Staged>> {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = self.writer.take_back();
        }
    }
}

/// A version that is being written.
struct Version<'a> {
    writer: &'a RecordWriter,
    /// Where it will stand, for failures.
    place: &'a Path,
    waits_in: &'a Path,
    /// What stands in the file of the salt.
    salt: String,
    /// Its folders, relative to its own.
    folders: BTreeSet<String>,
    /// Names in lower case: some systems take `A.csv` and `a.csv` for one file.
    names: BTreeSet<String>,
    files: Vec<FrozenFile>,
    /// The plain sums, by name.
    sums: BTreeMap<String, String>,
}

impl Version<'_> {
    fn create_folder(&mut self, folder: &str) -> Result<(), Failure> {
        if self.folders.insert(folder.to_owned()) {
            let made = self.writer.disk.create_dir(&self.waits_in.join(folder));
            made.map_err(|error| refused_by_system(&self.place.join(folder), error))?;
        }
        Ok(())
    }

    fn add(&mut self, file: &NewFile) -> Result<(), Failure> {
        let name = file.name.as_str();
        let own = [Frozen::SALT, Frozen::SUMS].map(str::to_ascii_lowercase);
        let lower = name.to_ascii_lowercase();
        if !address::is_safe(name) || own.contains(&lower) || !self.names.insert(lower) {
            return Err(refused(
                &self.place.join(name),
                phrases::record::FILE_NAME_UNFIT,
            ));
        }
        for folder in top_down(name) {
            self.create_folder(folder)?;
        }
        let plain = match &file.contents {
            Contents::Bytes(bytes) => self.write(name, &mut bytes.as_slice())?,
            Contents::Copy { from, sha256 } => {
                let read =
                    |error| Failure::system(phrases::command::READ_FILE, from.as_path(), error);
                // The folder was looked at before; a link that took its place since is not followed.
                if !fs_err::symlink_metadata(from).map_err(read)?.is_file() {
                    return Err(changed(from));
                }
                let mut source = fs_err::File::open(from).map_err(read)?;
                let plain = self.write(name, &mut source)?;
                if plain != *sha256 {
                    return Err(changed(from));
                }
                plain
            }
        };
        self.sums.insert(name.to_owned(), plain);
        Ok(())
    }

    /// Writes a file and waits for the disk; returns the plain sum of it.
    fn write(&mut self, name: &str, from: &mut dyn io::Read) -> Result<String, Failure> {
        let place = self.place.join(name);
        let mut salted = Sha256::new_with_prefix(self.salt.as_bytes());
        let written = self
            .writer
            .disk
            .create_new(&self.waits_in.join(name))
            .and_then(|mut file| {
                let found = load::digest(
                    from,
                    &mut Both {
                        file: &mut file,
                        salted: &mut salted,
                    },
                )?;
                file.sync()?;
                Ok(found)
            });
        let (bytes, plain) = written.map_err(|error| refused_by_system(&place, error))?;
        self.files.push(FrozenFile {
            name: name.to_owned(),
            bytes,
            sha256: load::hexadecimal(&salted.finalize()),
        });
        Ok(plain)
    }

    /// Adds the sums and the salt. All files by name.
    fn complete(mut self) -> Result<Vec<FrozenFile>, Failure> {
        let lines = self.sums.iter();
        let list: String = lines
            .map(|(name, sum)| format!("{sum}  {name}\n"))
            .collect();
        self.write(Frozen::SUMS, &mut list.as_bytes())?;
        let salt = self.salt.clone();
        let plain = self.write(Frozen::SALT, &mut salt.as_bytes())?;
        let mut files = std::mem::take(&mut self.files);
        for file in &mut files {
            if file.name == Frozen::SALT {
                file.sha256.clone_from(&plain);
            }
        }
        files.sort_by(|one, other| one.name.cmp(&other.name));
        for folder in self.folders.iter().rev() {
            self.writer.sync(&self.waits_in.join(folder))?;
        }
        Ok(files)
    }
}

/// Writes to a file, and to the sum of what it will hold behind the salt.
struct Both<'a> {
    file: &'a mut dyn Write,
    salted: &'a mut Sha256,
}

impl Write for Both<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.salted.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
