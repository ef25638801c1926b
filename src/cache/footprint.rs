//! What stands in folders, without reading a file: the name of everything, and of each file its size, its
//! times and its number on the disk. Two looks that give the same saw the same bytes.
//!
//! Nobody can change a file and leave its change time (ctime) as it was: programs can set the other times,
//! and not that one. But its clock ticks, and a file that changes twice within a tick looks the same both
//! times. So a file must have been at rest for longer than a tick before a look at it says anything.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

/// The longest tick of a clock that counts parts of seconds, and a bit.
const TICK: Duration = Duration::from_millis(20);

/// The same for a clock that does not: some disks write down even seconds only.
const COARSE_TICK: Duration = Duration::from_secs(2);

/// What stands in one folder, not in those that are in it.
#[derive(Debug)]
pub struct Seen {
    /// The sum of all that was seen.
    pub sum: [u8; 32],
    /// How many files there are.
    pub files: usize,
    /// How many of them may have changed after some moment.
    pub changed: usize,
    /// From when on all of them are at rest.
    pub at_rest: SystemTime,
    /// The folders in it, by name.
    pub folders: Vec<PathBuf>,
}

/// How long nothing may change before a look at it says anything, on clocks that are both behind by less
/// than a tick.
pub fn pause() -> Duration {
    2 * TICK
}

/// Looks at a file or folder itself. That it is not there is also something to see.
pub fn look_at(path: &Path, since: SystemTime) -> io::Result<Seen> {
    let mut look = Look::new(since);
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            look.hasher.update(b"folder");
            look.folders.push(path.to_owned());
        }
        Ok(metadata) => look.file(&metadata)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => look.hasher.update(b"nothing"),
        Err(error) => return Err(error),
    }
    Ok(look.seen())
}

/// Looks at what stands in a folder.
pub fn look_into(folder: &Path, since: SystemTime) -> io::Result<Seen> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| (entry.file_name(), entry)))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut look = Look::new(since);
    for (name, entry) in entries {
        let name = name.as_encoded_bytes();
        look.hasher.update((name.len() as u64).to_le_bytes());
        look.hasher.update(name);
        if entry.file_type()?.is_dir() {
            look.hasher.update(b"folder");
            look.folders.push(entry.path());
        } else {
            look.file(&entry.metadata()?)?;
        }
    }
    Ok(look.seen())
}

/// A look that goes on.
struct Look {
    since: SystemTime,
    hasher: Sha256,
    files: usize,
    changed: usize,
    at_rest: SystemTime,
    folders: Vec<PathBuf>,
}

impl Look {
    fn new(since: SystemTime) -> Look {
        Look {
            since,
            hasher: Sha256::new(),
            files: 0,
            changed: 0,
            at_rest: SystemTime::UNIX_EPOCH,
            folders: Vec::new(),
        }
    }

    /// Notes a file, or a link as such.
    fn file(&mut self, metadata: &Metadata) -> io::Result<()> {
        let State { numbers, changed } = State::of(metadata)?;
        self.hasher.update(b"file");
        for number in numbers {
            self.hasher.update(number.to_le_bytes());
        }
        let tick = if changed.subsec_nanos() == 0 {
            COARSE_TICK
        } else {
            TICK
        };
        let at_rest = SystemTime::UNIX_EPOCH + changed + tick;
        self.files += 1;
        self.changed += usize::from(at_rest >= self.since);
        self.at_rest = self.at_rest.max(at_rest);
        Ok(())
    }

    fn seen(self) -> Seen {
        Seen {
            sum: self.hasher.finalize().into(),
            files: self.files,
            changed: self.changed,
            at_rest: self.at_rest,
            folders: self.folders,
        }
    }
}

/// What a disk says of a file.
struct State {
    numbers: [u64; 8],
    /// When anything of it was changed last, since 1970.
    changed: Duration,
}

impl State {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> io::Result<State> {
        use std::os::unix::fs::MetadataExt;

        let changed = (metadata.ctime(), metadata.ctime_nsec());
        let seconds = u64::try_from(changed.0).map_err(io::Error::other)?;
        let nanoseconds = u32::try_from(changed.1).map_err(io::Error::other)?;
        Ok(State {
            numbers: [
                metadata.dev(),
                metadata.ino(),
                u64::from(metadata.mode()),
                metadata.len(),
                metadata.mtime().cast_unsigned(),
                metadata.mtime_nsec().cast_unsigned(),
                seconds,
                u64::from(nanoseconds),
            ],
            changed: Duration::new(seconds, nanoseconds),
        })
    }

    /// Where a disk does not say when a file was changed, nothing is known for sure.
    #[cfg(not(unix))]
    fn of(_metadata: &Metadata) -> io::Result<State> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
