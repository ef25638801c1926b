//! Artifacts → the output folder.
//!
//! In: files of the output, or where one is copied from, in any order and from any thread. Out: a folder that holds exactly
//! these files and whatever was never ours. This room knows nothing of letters.
//!
//! What it promises:
//! - Nothing changes before [`Output::finish`]: files are written under `.raadsbrief-staging/` in
//!   the same folder. So letters can be rendered while others are still being checked, and a site
//!   with a mistake in its last letter stays as it was.
//! - Each file is whole, old or new, at any moment: finishing renames them into place, what pages
//!   use before pages, pages before what leads to them. (After a power cut the disk may know less;
//!   a rerun mends it. Waiting for the disk at each of 50,000 files would cost minutes.)
//! - A file that has the right bytes is not touched; a build that changes nothing writes nothing.
//! - It never replaces or removes a file that it did not write, and never goes through a symbolic
//!   link. What it wrote is on a list in the folder itself (see [`manifest`]).
//! - A folder that holds anything but a `.gitignore` and has no such list is refused.
//! - Deletions come after all that is new, then the folders that they left empty, then the list.
//! - Two builds do not write to the same folder at once: the list is locked.

mod disk;
mod existing;
mod folder;
mod manifest;
mod path;
mod replace;
pub mod record;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::diag::{Failure, phrases};
use crate::load;
use crate::model::{Artifact, WriteOrder, address};
use existing::{Existing, changed, existing, foreign};
use manifest::Manifest;

pub use disk::{Disk, DiskFile};
pub use existing::not_as_published;
pub use folder::real_path;
pub use replace::replace;

/// Where files are written before they are renamed into place.
const STAGING: &str = ".raadsbrief-staging";

/// A file of the output that is copied from elsewhere, so that it need not be held in memory.
#[derive(Clone, Debug)]
pub struct Copy<'a> {
    /// Where it stands.
    pub from: PathBuf,
    /// Its path in the output folder, with forward slashes.
    pub to: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: &'a str,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a file that is copied comes from; so what it means when it is another by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The sources: somebody changed it during the build.
    Sources,
    /// The record: it is no longer what was published.
    Record,
}

impl Copy<'_> {
    /// The failure that it is another by now.
    fn is_another(&self) -> Failure {
        match self.origin {
            Origin::Sources => changed(&self.from),
            Origin::Record => not_as_published(&self.from),
        }
    }
}

/// What a run did to the output folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were new or had other bytes.
    pub written: usize,
    /// Files that had the right bytes already.
    pub unchanged: usize,
    /// Files of an earlier run that no longer belong to the site.
    pub deleted: usize,
    /// The size of all files of the site together.
    pub bytes: u64,
}

/// An output folder that is being filled.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    disk: Disk,
    /// What earlier runs wrote.
    before: Manifest,
    /// The list as it stands on the disk.
    stored: Option<String>,
    /// Keeps other builds away as long as it lives.
    lock: Option<fs_err::File>,
    staged: AtomicUsize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Paths of this run.
    ours: BTreeSet<String>,
    /// The same in lower case: some systems take `A.csv` and `a.csv` for one file.
    lower_case: BTreeSet<String>,
    /// Folders, relative to the root, that are known to be there and no links.
    folders: BTreeSet<String>,
    /// The list, open at its end, once something new was staged.
    journal: Option<DiskFile>,
    /// Files that wait in the staging folder.
    staged: Vec<Staged>,
    /// Paths that are ours from now on and not on the list yet.
    unlisted: Vec<String>,
    /// Whether this run made the output folder itself.
    made_root: bool,
    /// Whether files may have taken their place.
    placed: bool,
    report: Report,
}

/// A file that waits in the staging folder. They sort in the order in which they take their place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Staged {
    order: WriteOrder,
    path: String,
    number: usize,
}

impl Output {
    /// Looks at an output folder without changing anything. It need not exist yet.
    ///
    /// Refused are the project folder itself and those above it, its folders of sources, links,
    /// and a folder that someone else filled.
    pub fn open(folder: &Path, project: &Path, disk: &Disk) -> Result<Output, Failure> {
        let root = folder::resolve(folder, project)?;
        let (stored, lock) = folder::read_manifest(&root)?;
        let mut state = State::default();
        if root.is_dir() {
            state.folders.insert(String::new());
        }
        Ok(Output {
            before: Manifest::parse(stored.as_deref().unwrap_or_default()),
            root,
            disk: disk.clone(),
            stored,
            lock,
            staged: AtomicUsize::new(0),
            state: Mutex::new(state),
        })
    }

    /// Gets one file ready to take its place, unless it is there already.
    pub fn write(&self, artifact: &Artifact) -> Result<(), Failure> {
        let Artifact { path, bytes, order } = artifact;
        self.put(
            path,
            *order,
            bytes.len() as u64,
            |full| std::fs::read(full).is_ok_and(|stored| stored == *bytes),
            |full| self.stage(full, bytes),
        )
    }

    /// Gets a file that is not held in memory ready to take its place, unless it is there already.
    /// One that is no longer what it was when the build began is a failure.
    pub fn copy(&self, file: &Copy<'_>) -> Result<(), Failure> {
        self.put(
            &file.to,
            WriteOrder::Asset,
            file.bytes,
            |full| {
                let stored = fs_err::File::open(full);
                let stored = stored.and_then(|stored| load::digest(stored, &mut io::sink()));
                stored.is_ok_and(|(_, sha256)| sha256 == file.sha256)
            },
            |full| self.stage_copy(full, file),
        )
    }

    fn put(
        &self,
        path: &str,
        order: WriteOrder,
        size: u64,
        is_same: impl Fn(&Path) -> bool,
        stage: impl Fn(&Path) -> Result<usize, Failure>,
    ) -> Result<(), Failure> {
        let folder_exists = self.claim(path)?;
        let full = self.root.join(path);
        let existing = if folder_exists {
            existing(&full, size, is_same)?
        } else {
            Existing::Nothing
        };
        let known = self.before.paths.contains(path);
        match existing {
            Existing::Different if !known => return Err(foreign(&full)),
            Existing::Same => {}
            Existing::Different | Existing::Nothing => {
                self.begin(&mut self.state())?;
                let number = stage(&full)?;
                self.state().staged.push(Staged {
                    order,
                    path: path.to_owned(),
                    number,
                });
            }
        }
        let mut state = self.state();
        if !known {
            state.unlisted.push(path.to_owned());
        }
        let report = &mut state.report;
        report.bytes += size;
        match existing {
            Existing::Same => report.unchanged += 1,
            Existing::Different | Existing::Nothing => report.written += 1,
        }
        Ok(())
    }

    /// Whether a file is among those of this run, by its path in the output folder.
    pub fn has(&self, path: &str) -> bool {
        self.state().ours.contains(path)
    }

    /// Puts everything that was written in its place, removes what earlier runs wrote and this one
    /// did not, and completes the list.
    pub fn finish(self) -> Result<Report, Failure> {
        let mut state = self.state();
        self.place(&mut state)?;
        let ours = std::mem::take(&mut state.ours);
        let lower_case = std::mem::take(&mut state.lower_case);
        let stale = self.before.paths.difference(&ours);
        let stale = stale.filter(|path| !lower_case.contains(&path.to_ascii_lowercase()));
        let mut emptied = BTreeSet::new();
        for path in stale {
            if self.remove(&mut state, path)? {
                state.report.deleted += 1;
            }
            emptied.extend(path::parents(path));
        }
        // The deepest come last in the order of paths. One that is not empty stays.
        for folder in emptied.iter().rev() {
            let _ = self.disk.remove_dir(&self.root.join(folder));
        }
        let text = manifest::text(&ours);
        let listed = self.stored.is_some() || !ours.is_empty();
        if listed && (state.journal.is_some() || self.stored.as_ref() != Some(&text)) {
            self.begin(&mut state)?;
            let list = self.root.join(manifest::NAME);
            let number = self.stage(&list, text.as_bytes())?;
            self.move_into_place(number, &list)?;
        }
        let report = state.report;
        drop(state);
        Ok(report)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a path for this run; each can be taken once. Says whether its folder is there.
    fn claim(&self, path: &str) -> Result<bool, Failure> {
        let refuse = |reason| {
            Err(Failure::refused(
                phrases::command::WRITE_FILE,
                self.root.join(path),
                reason,
            ))
        };
        let first = path.split('/').next().unwrap_or(path);
        let own = [manifest::NAME, STAGING, folder::KEPT];
        if !address::is_safe(path) || own.contains(&first.to_ascii_lowercase().as_str()) {
            return refuse(phrases::command::ADDRESS_UNFIT);
        }
        let mut state = self.state();
        if !state.lower_case.insert(path.to_ascii_lowercase()) {
            return refuse(phrases::command::ADDRESS_TAKEN);
        }
        state.ours.insert(path.to_owned());
        let mut exists = state.folders.contains("");
        for folder in top_down(path) {
            exists = exists && self.is_folder(&mut state, folder)?;
        }
        Ok(exists)
    }

    /// Whether a real folder is there; a link or a file in its place is refused.
    fn is_folder(&self, state: &mut State, folder: &str) -> Result<bool, Failure> {
        if state.folders.contains(folder) {
            return Ok(true);
        }
        let full = self.root.join(folder);
        match fs_err::symlink_metadata(&full) {
            Ok(metadata) if metadata.is_dir() => {
                state.folders.insert(folder.to_owned());
                Ok(true)
            }
            Ok(_) => Err(foreign(&full)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Failure::system(phrases::command::WRITE_FILE, full, error)),
        }
    }

    fn create_folders(&self, state: &mut State, path: &str) -> Result<(), Failure> {
        for folder in top_down(path) {
            if !self.is_folder(state, folder)? {
                let full = self.root.join(folder);
                self.disk
                    .create_dir(&full)
                    .map_err(|e| Failure::system(phrases::command::WRITE_FILE, full, e))?;
                state.folders.insert(folder.to_owned());
            }
        }
        Ok(())
    }

    /// Makes the folder ready for the first change of this run: the list can be added to, and the
    /// place for half-written files is there and empty.
    fn begin(&self, state: &mut State) -> Result<(), Failure> {
        if state.journal.is_some() {
            return Ok(());
        }
        let list = self.root.join(manifest::NAME);
        state.made_root = !state.folders.contains("");
        let made = self.disk.create_dir_all(&self.root);
        let journal = made
            .and_then(|()| self.open_journal(&list))
            .map_err(|error| Failure::system(phrases::command::WRITE_FILE, list, error))?;
        state.folders.insert(String::new());
        state.journal = Some(journal);
        let staging = self.root.join(STAGING);
        self.remove_staging()
            .and_then(|()| self.disk.create_dir(&staging))
            .map_err(|error| Failure::system(phrases::command::WRITE_FILE, staging, error))
    }

    fn open_journal(&self, list: &Path) -> io::Result<DiskFile> {
        if self.stored.is_none() {
            let mut journal = self.disk.create_new(list)?;
            // Another build that starts now finds it locked.
            let _ = journal.lock();
            journal.write_all(manifest::text(&BTreeSet::new()).as_bytes())?;
            return Ok(journal);
        }
        let mut journal = self.disk.append(list)?;
        if self.before.torn {
            // Only the cut-off line goes; the rest of the list stays valid at any moment.
            let whole = self
                .stored
                .as_deref()
                .map_or(0, |text| text.rfind('\n').map_or(0, |at| at + 1));
            journal.truncate(whole as u64)?;
        }
        Ok(journal)
    }

    /// Puts new paths on the list, then all files in their places.
    fn place(&self, state: &mut State) -> Result<(), Failure> {
        // From here on there is something to keep.
        state.placed = true;
        let mut unlisted = std::mem::take(&mut state.unlisted);
        if !unlisted.is_empty() {
            unlisted.sort_unstable();
            let lines: String = unlisted
                .iter()
                .flat_map(|path| [path.as_str(), "\n"])
                .collect();
            self.begin(state)?;
            if let Some(journal) = &mut state.journal {
                journal.write_all(lines.as_bytes()).map_err(|e| {
                    Failure::system(
                        phrases::command::WRITE_FILE,
                        self.root.join(manifest::NAME),
                        e,
                    )
                })?;
            }
        }
        let mut staged = std::mem::take(&mut state.staged);
        staged.sort_unstable();
        for file in staged {
            self.create_folders(state, &file.path)?;
            self.move_into_place(file.number, &self.root.join(&file.path))?;
        }
        Ok(())
    }

    /// Writes a whole file in the staging folder and returns its number there. `full` is where it
    /// will stand.
    fn stage(&self, full: &Path, bytes: &[u8]) -> Result<usize, Failure> {
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        self.disk
            .create_new(&self.staging(number))
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| Failure::system(phrases::command::WRITE_FILE, full, error))?;
        Ok(number)
    }

    /// The same with a file that is copied, which must still be what it was.
    fn stage_copy(&self, full: &Path, file: &Copy<'_>) -> Result<usize, Failure> {
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        let read = |error| Failure::system(phrases::command::READ_FILE, file.from.as_path(), error);
        // The folder was looked at before; a link that took its place since is not followed.
        if !fs_err::symlink_metadata(&file.from)
            .map_err(read)?
            .is_file()
        {
            return Err(file.is_another());
        }
        let from = fs_err::File::open(&file.from).map_err(read)?;
        let (_, sha256) = self
            .disk
            .create_new(&self.staging(number))
            .and_then(|mut to| load::digest(from, &mut to))
            .map_err(|error| Failure::system(phrases::command::WRITE_FILE, full, error))?;
        if sha256 != file.sha256 {
            return Err(file.is_another());
        }
        Ok(number)
    }

    fn remove_staging(&self) -> io::Result<()> {
        let staging = self.root.join(STAGING);
        match std::fs::symlink_metadata(&staging) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(metadata) if metadata.is_dir() => self.disk.remove_dir_all(&staging),
            Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
        }
    }

    fn move_into_place(&self, number: usize, full: &Path) -> Result<(), Failure> {
        self.disk
            .rename(&self.staging(number), full)
            .map_err(|error| Failure::system(phrases::command::WRITE_FILE, full, error))
    }

    fn staging(&self, number: usize) -> PathBuf {
        self.root.join(STAGING).join(number.to_string())
    }

    /// Removes a file of an earlier run; says whether it was there. Anything else in its place,
    /// or a link on the way to it, is not ours and stays.
    fn remove(&self, state: &mut State, path: &str) -> Result<bool, Failure> {
        for folder in top_down(path) {
            if !self.is_folder(state, folder).unwrap_or(false) {
                return Ok(false);
            }
        }
        let full = self.root.join(path);
        if !std::fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_file()) {
            return Ok(false);
        }
        match self.disk.remove_file(&full) {
            Ok(()) => Ok(true),
            Err(error) => Err(Failure::system(phrases::command::REMOVE_FILE, full, error)),
        }
    }
}

impl Drop for Output {
    /// Leaves nothing behind that did not take its place, on failures either. A crash does; the
    /// next run clears it.
    fn drop(&mut self) {
        let _ = self.remove_staging();
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        // A list that this run began and that names nothing goes as well, then its folder.
        if self.stored.is_none() && !state.placed && state.journal.take().is_some() {
            let _ = self.disk.remove_file(&self.root.join(manifest::NAME));
            if state.made_root {
                let _ = self.disk.remove_dir(&self.root);
            }
        }
        // As with a [`DiskFile`].
        if let Some(lock) = &self.lock {
            let _ = lock.file().unlock();
        }
    }
}

fn top_down(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}
