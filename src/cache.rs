//! A store of files that were slow to make, so that the next run need not make them again.
//!
//! In: a key, which is the hash of all that decides the bytes of some files, and those files. Out, in
//! a later run: the same files for the same key. This room does not know what is in them.
//!
//! What it promises:
//! - It only ever saves time. Whatever cannot be read, was damaged, or is not ours is as good as not
//!   there; what cannot be written is not kept, and the run goes on. It may be deleted at any moment,
//!   also while a build runs.
//! - An entry is whole or not there: it is written under another name and then renamed. On the way
//!   back the sum of all its bytes must be right.
//! - Any number of builds may use one folder at once.
//! - It is bounded: what was not used for the longest time goes first, when all entries together are
//!   larger than [`BOUND`]. What this run used stays in any case, or a large site would make a part
//!   of its files each time.
//! - It uses no folder that holds someone else's files, and goes through no symbolic link.
//!
//! When an entry was used last is the time of its file. The clock for that is the disk's own: the time
//! that a new file gets. Nothing that is made depends on it.

pub mod footprint;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::diag::{Failure, phrases};
use crate::load;
use crate::model::{Artifact, WriteOrder, address};
use crate::publish;

/// How large all entries together may be, in bytes, when a run used less.
pub const BOUND: u64 = 1 << 30;

/// The name of the folder in a site, when nobody names another. Hidden, so that nothing takes it for a
/// part of the site.
pub const FOLDER: &str = ".raadsbrief-cache";

/// The largest entry that is kept or read.
const ENTRY_AT_MOST: u64 = 256 << 20;

/// The file by which backups know a cache (<https://bford.info/cachedir/>), and we our own.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of raadsbrief: PDF files of letters that did not change.
# It may be deleted at any moment; the next build takes longer, and nothing is lost.
";

/// How many lines of that tell our cache from another program's.
const TAG_LINES: usize = 2;

/// Keeps the folder out of a repository.
const GITIGNORE: &str = ".gitignore";
const GITIGNORE_TEXT: &str = "*\n";

/// What the names of half-written files begin with.
const HALF: &str = ".half-";

/// What an entry begins with; the number changes when its form does.
const MAGIC: &str = "raadsbrief-cache 1 ";

/// An entry that was used again within this time keeps its time, and a half-written file of an age
/// above it was left by a crash.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The hash of all that decides the bytes of some files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key for files that these parts decide, and the code of this program.
    pub fn of(parts: &[&[u8]]) -> Key {
        let mut hasher = Sha256::new();
        for part in [env!("RAADSBRIEF_CODE").as_bytes()].iter().chain(parts) {
            // With its length, so that no part runs over into the next.
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Key(load::hexadecimal(&hasher.finalize()))
    }
}

/// A cache in a folder, for the length of one run.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    bound: u64,
    /// Whether the folder is there and ours, once something was kept.
    ready: OnceLock<bool>,
    /// What the disk says that time it is.
    now: OnceLock<Option<SystemTime>>,
    written: AtomicUsize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// What this run used.
    used: BTreeSet<Key>,
    /// The first thing that went wrong.
    trouble: Option<Failure>,
}

impl Cache {
    /// A cache in a folder, which need not be there yet. Nothing is changed.
    ///
    /// Refused are a link, a folder that someone else filled, one among the sources of the site or in
    /// its output, and one that either stands in.
    pub fn open(folder: &Path, project: &Path, output: &Path) -> Result<Cache, Failure> {
        // Without a slash at the end, behind which a link would look like the folder that it names.
        let folder: PathBuf = folder.components().collect();
        let refuse = |reason| {
            Err(
                Failure::refused(phrases::command::USE_CACHE, folder.as_path(), reason)
                    .with_help(phrases::command::OTHER_CACHE),
            )
        };
        match std::fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_symlink() => return refuse(phrases::command::IS_A_LINK),
            Ok(metadata) if !metadata.is_dir() => return refuse(phrases::command::NOT_A_FOLDER),
            Ok(_) if !is_ours(&folder) => return refuse(phrases::command::HOLDS_FOREIGN_FILES),
            // What cannot be used is not used.
            Ok(_) | Err(_) => {}
        }
        let real = |path: &Path| publish::real_path(path).ok();
        if let (Some(root), Some(project), Some(output)) =
            (real(&folder), real(project), real(output))
        {
            if project.starts_with(&root) {
                return refuse(phrases::command::HOLDS_SITE);
            }
            if root.starts_with(&output) || output.starts_with(&root) {
                return refuse(phrases::command::HOLDS_OUTPUT);
            }
            let mut sources = load::FOLDERS.iter();
            if sources.any(|sources| root.starts_with(project.join(sources))) {
                return refuse(phrases::command::HOLDS_SOURCES);
            }
        }
        Ok(Cache {
            folder,
            bound: BOUND,
            ready: OnceLock::new(),
            now: OnceLock::new(),
            written: AtomicUsize::new(0),
            state: Mutex::default(),
        })
    }

    /// The files that were kept under a key.
    pub fn find(&self, key: &Key) -> Option<Vec<Artifact>> {
        let path = self.path(key);
        let metadata = std::fs::symlink_metadata(&path).ok()?;
        if !metadata.is_file() || metadata.len() > ENTRY_AT_MOST {
            return None;
        }
        let files = unpacked(key, &std::fs::read(&path).ok()?)?;
        self.use_now(key, metadata.modified().ok());
        Some(files)
    }

    /// Keeps files under a key, for a later run. That it does not work is no failure: it is told when
    /// the cache is [closed](Cache::close).
    pub fn keep(&self, key: &Key, files: &[Artifact]) {
        let entry = packed(key, files);
        if entry.len() as u64 > ENTRY_AT_MOST || !self.is_ready() {
            return;
        }
        match self.put(&self.path(key), &entry) {
            Ok(()) => {
                self.written.fetch_add(1, Ordering::Relaxed);
                self.state().used.insert(key.clone());
            }
            Err(error) => self.complain(error),
        }
    }

    /// Makes room if this run kept anything. Returns the first thing that went wrong in this run: it
    /// cost time and nothing else.
    pub fn close(self) -> Option<Failure> {
        if self.written.load(Ordering::Relaxed) > 0
            && let Err(error) = self.make_room()
        {
            self.complain(error);
        }
        self.state().trouble.take()
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(&key.0)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn complain(&self, error: io::Error) {
        let mut state = self.state();
        if state.trouble.is_none() {
            let folder = self.folder.as_path();
            state.trouble = Some(Failure::system(phrases::command::USE_CACHE, folder, error));
        }
    }

    /// Notes that an entry was used, and gives its file the time of today if it has an older one.
    fn use_now(&self, key: &Key, used: Option<SystemTime>) {
        self.state().used.insert(key.clone());
        let now = *self.now.get_or_init(|| self.time_of_the_disk().ok());
        if let (Some(now), Some(used)) = (now, used)
            // A time in the future would keep it for ever.
            && now.duration_since(used).map_or(true, |age| age >= DAY)
        {
            // Where that is not allowed, what is used goes as early as what is not.
            let file = std::fs::OpenOptions::new().write(true).open(self.path(key));
            let _ = file.and_then(|file| file.set_modified(now));
        }
    }

    /// What time it is on the disk; `None` where the cache cannot be written.
    pub fn time(&self) -> Option<SystemTime> {
        let is_ready = self.is_ready();
        is_ready.then(|| self.time_of_the_disk().ok()).flatten()
    }

    /// The time that a new file gets.
    fn time_of_the_disk(&self) -> io::Result<SystemTime> {
        let (path, file) = self.half_written()?;
        let time = file.metadata().and_then(|metadata| metadata.modified());
        drop(file);
        let _ = std::fs::remove_file(path);
        time
    }

    /// Makes the folder, if this run did not yet; says whether it can be used.
    fn is_ready(&self) -> bool {
        *self.ready.get_or_init(|| match self.prepare() {
            Ok(()) => true,
            Err(error) => {
                self.complain(error);
                false
            }
        })
    }

    fn prepare(&self) -> io::Result<()> {
        fs_err::create_dir_all(&self.folder)?;
        for (name, text) in [(TAG, TAG_TEXT), (GITIGNORE, GITIGNORE_TEXT)] {
            let path = self.folder.join(name);
            if std::fs::symlink_metadata(&path).is_err() {
                self.put(&path, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes a file whole or not at all.
    fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let (half, mut file) = match self.half_written() {
            // Somebody deleted the folder while we worked.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.prepare_again()?;
                self.half_written()?
            }
            made => made?,
        };
        let written = file.write_all(bytes);
        drop(file);
        let placed = written.and_then(|()| fs_err::rename(&half, path));
        if placed.is_err() {
            let _ = std::fs::remove_file(&half);
        }
        placed
    }

    /// The folder again, with its tag, so that the next run knows it.
    fn prepare_again(&self) -> io::Result<()> {
        fs_err::create_dir_all(&self.folder)?;
        fs_err::write(self.folder.join(TAG), TAG_TEXT)?;
        fs_err::write(self.folder.join(GITIGNORE), GITIGNORE_TEXT)
    }

    /// A new file that nobody else writes to: other builds, perhaps on other machines, may be at work
    /// in the same folder.
    fn half_written(&self) -> io::Result<(PathBuf, fs_err::File)> {
        let process = std::process::id();
        let mut number = 0_u32;
        loop {
            let path = self.folder.join(format!("{HALF}{process}-{number}"));
            match fs_err::File::create_new(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                made => return Ok((path, made?)),
            }
        }
    }

    /// Removes what crashes left, and as many entries as stand above the bound.
    fn make_room(&self) -> io::Result<()> {
        let now = self.time_of_the_disk()?;
        let mut entries = Vec::new();
        let mut size = 0;
        for entry in fs_err::read_dir(&self.folder)? {
            let entry = entry?;
            // Another build may have removed it meanwhile.
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            let (name, modified) = (entry.file_name(), metadata.modified()?);
            let Some(name) = name.to_str().filter(|_| metadata.is_file()) else {
                continue;
            };
            if is_key(name) {
                size += metadata.len();
                entries.push((modified, Key(name.to_owned()), metadata.len()));
            } else if name.starts_with(HALF)
                && now.duration_since(modified).is_ok_and(|age| age >= DAY)
            {
                let _ = std::fs::remove_file(entry.path());
            }
        }
        entries.sort();
        let state = self.state();
        let unused = entries
            .iter()
            .filter(|(_, key, _)| !state.used.contains(key));
        for (_, key, bytes) in unused {
            if size <= self.bound {
                break;
            }
            if std::fs::remove_file(self.path(key)).is_ok() {
                size -= bytes;
            }
        }
        Ok(())
    }
}

/// Whether a folder is a cache of ours: by its tag, or because there is nothing in it yet.
fn is_ours(folder: &Path) -> bool {
    let tag = folder.join(TAG);
    if std::fs::symlink_metadata(&tag).is_ok_and(|metadata| metadata.is_file()) {
        let text = std::fs::read_to_string(tag).unwrap_or_default();
        return text
            .lines()
            .take(TAG_LINES)
            .eq(TAG_TEXT.lines().take(TAG_LINES));
    }
    let Ok(mut entries) = std::fs::read_dir(folder) else {
        // What cannot be read cannot be used, which is no harm.
        return true;
    };
    entries.all(|entry| {
        entry.is_ok_and(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name == GITIGNORE || name.starts_with(HALF)
        })
    })
}

/// Whether a file has the name of an entry.
fn is_key(name: &str) -> bool {
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    name.len() == 64 && name.bytes().all(is_digit)
}

/// Files as one entry: a line with the sum of all that follows, the key, a line for each file with its
/// size and path, an empty line, and the bytes of all files.
fn packed(key: &Key, files: &[Artifact]) -> Vec<u8> {
    let mut list = format!("{}\n", key.0);
    for file in files {
        // A string takes whatever is written.
        let _ = writeln!(list, "{} {}", file.bytes.len(), file.path);
    }
    list.push('\n');
    let mut hasher = Sha256::new();
    hasher.update(&list);
    for file in files {
        hasher.update(&file.bytes);
    }
    let sum = load::hexadecimal(&hasher.finalize());
    let size: usize = files.iter().map(|file| file.bytes.len()).sum();
    let mut entry = Vec::with_capacity(MAGIC.len() + 65 + list.len() + size);
    for part in [MAGIC, &sum, "\n", &list] {
        entry.extend_from_slice(part.as_bytes());
    }
    for file in files {
        entry.extend_from_slice(&file.bytes);
    }
    entry
}

/// The files of an entry; `None` unless it is exactly as it was packed under this key.
fn unpacked(key: &Key, entry: &[u8]) -> Option<Vec<Artifact>> {
    let (sum, rest) = line(entry.strip_prefix(MAGIC.as_bytes())?)?;
    if sum != load::hexadecimal(&Sha256::digest(rest)) {
        return None;
    }
    let (found, mut rest) = line(rest)?;
    if found != key.0 {
        return None;
    }
    let mut listed = Vec::new();
    loop {
        let (text, after) = line(rest)?;
        rest = after;
        let Some((size, path)) = text.split_once(' ') else {
            break;
        };
        let size: usize = size.parse().ok()?;
        listed.push((size, address::is_safe(path).then(|| path.to_owned())?));
    }
    let mut files = Vec::with_capacity(listed.len());
    for (size, path) in listed {
        let (bytes, after) = rest.split_at_checked(size)?;
        rest = after;
        files.push(Artifact {
            path,
            bytes: bytes.to_vec(),
            order: WriteOrder::Asset,
        });
    }
    rest.is_empty().then_some(files)
}

/// The first line, without its end, and all behind it.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|b| *b == b'\n')?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?;
    Some((text, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests;
