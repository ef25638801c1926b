//! Every change on disk of this room, in one place: so that a test can let any of them fail, or end the
//! program at it.

use std::fs::TryLockError;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The disk, as this room changes it. Reading goes past it.
///
/// Tests of crashes take one that fails ([`Disk::failing_at`]) or dies ([`Disk::dying_at`]) at the n-th
/// change, counted from 0; [`Disk::counting`] tells how many changes there are. These do not wait for the
/// real disk: no power is cut in a test.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    trial: Option<Arc<Trial>>,
}

/// What is tried on a disk.
#[derive(Debug)]
struct Trial {
    /// The change at which it goes wrong.
    at: usize,
    fault: Fault,
    /// How many changes were asked for.
    asked: AtomicUsize,
}

#[derive(Clone, Copy, Debug)]
enum Fault {
    /// This change fails; later ones do not.
    Fails(io::ErrorKind),
    /// No change has any effect from here on, as if the program had been killed.
    Dies,
}

/// That a change does not happen.
struct Refusal {
    error: io::Error,
    /// Whether it goes wrong at this very change, and did not before.
    is_first: bool,
}

impl Disk {
    /// The disk as it is.
    pub fn real() -> Disk {
        Disk::default()
    }

    /// A disk that works, and counts what is asked of it.
    pub fn counting() -> Disk {
        Disk::trial(usize::MAX, Fault::Dies)
    }

    /// A disk that refuses one change, as a full or read-only one does. Of bytes that were being written,
    /// half are there.
    pub fn failing_at(change: usize, error: io::ErrorKind) -> Disk {
        Disk::trial(change, Fault::Fails(error))
    }

    /// A disk on which nothing changes any more from some change on, whatever is asked: what a killed
    /// program leaves behind. Of bytes that were being written, half are there.
    pub fn dying_at(change: usize) -> Disk {
        Disk::trial(change, Fault::Dies)
    }

    fn trial(at: usize, fault: Fault) -> Disk {
        let asked = AtomicUsize::new(0);
        Disk {
            trial: Some(Arc::new(Trial { at, fault, asked })),
        }
    }

    /// How many changes were asked for; 0 for the disk as it is, which does not count.
    pub fn changes(&self) -> usize {
        let trial = self.trial.as_ref();
        trial.map_or(0, |trial| trial.asked.load(Ordering::SeqCst))
    }

    /// Makes a folder in one that exists.
    pub fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        fs_err::create_dir(path)
    }

    /// Makes a folder, and those above it that are not there.
    pub fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        match path.parent() {
            Some(parent) if !path.is_dir() => {
                self.create_dir_all(parent)?;
                match self.create_dir(path) {
                    // Somebody else was a moment earlier.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {
                        Ok(())
                    }
                    made => made,
                }
            }
            _ => Ok(()),
        }
    }

    /// Makes a file that is not there yet.
    pub fn create_new(&self, path: &Path) -> io::Result<DiskFile> {
        self.ask()?;
        self.open(
            fs_err::OpenOptions::new().write(true).create_new(true),
            path,
        )
    }

    /// Opens a file to add to it.
    pub fn append(&self, path: &Path) -> io::Result<DiskFile> {
        self.open(fs_err::OpenOptions::new().append(true), path)
    }

    fn open(&self, options: &fs_err::OpenOptions, path: &Path) -> io::Result<DiskFile> {
        Ok(DiskFile {
            file: options.open(path)?,
            disk: self.clone(),
            is_locked: false,
        })
    }

    /// Gives a file or folder another place.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask()?;
        fs_err::rename(from, to)
    }

    /// Removes a file.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        fs_err::remove_file(path)
    }

    /// Removes an empty folder.
    pub fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        std::fs::remove_dir(path)
    }

    /// Removes a folder with all that is in it. Links in it are removed, not followed.
    pub fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        if self.trial.is_none() {
            return fs_err::remove_dir_all(path);
        }
        // One by one, so that it can end halfway.
        for entry in fs_err::read_dir(path)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                self.remove_dir_all(&entry.path())?;
            } else {
                self.remove_file(&entry.path())?;
            }
        }
        self.remove_dir(path)
    }

    /// Waits until what stands in a folder, its names and not its files, would survive a power cut.
    pub fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        // Elsewhere a folder cannot be opened, and its names are written without being asked.
        if cfg!(unix) && self.trial.is_none() {
            fs_err::File::open(path)?.sync_all()?;
        }
        Ok(())
    }

    fn ask(&self) -> io::Result<()> {
        self.change().map_err(|refusal| refusal.error)
    }

    /// Whether the next change happens.
    fn change(&self) -> Result<(), Refusal> {
        let Some(trial) = &self.trial else {
            return Ok(());
        };
        let now = trial.asked.fetch_add(1, Ordering::SeqCst);
        let is_first = now == trial.at;
        let error = match trial.fault {
            Fault::Fails(kind) if is_first => io::Error::from(kind),
            Fault::Dies if now >= trial.at => io::Error::other("the test ended the program here"),
            Fault::Fails(_) | Fault::Dies => return Ok(()),
        };
        Err(Refusal { error, is_first })
    }
}

/// A file that is being written.
#[derive(Debug)]
pub struct DiskFile {
    file: fs_err::File,
    disk: Disk,
    is_locked: bool,
}

impl DiskFile {
    /// Keeps others who want to lock this file away as long as it is open. Where the system has no locks,
    /// nothing is kept away.
    pub fn lock(&mut self) -> Result<(), TryLockError> {
        match self.file.file().try_lock() {
            Err(TryLockError::WouldBlock) => return Err(TryLockError::WouldBlock),
            Ok(()) => self.is_locked = true,
            Err(TryLockError::Error(_)) => {}
        }
        Ok(())
    }

    /// Cuts off what stands behind this many bytes.
    pub fn truncate(&mut self, bytes: u64) -> io::Result<()> {
        self.disk.ask()?;
        self.file.set_len(bytes)
    }

    /// Waits until its bytes would survive a power cut.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.ask()?;
        if self.disk.trial.is_some() {
            return Ok(());
        }
        self.file.sync_all()
    }
}

impl Drop for DiskFile {
    /// Closing it would unlock it too, but not while a program that is just being started still has what was
    /// open here.
    fn drop(&mut self) {
        if self.is_locked {
            let _ = self.file.file().unlock();
        }
    }
}

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Err(refusal) = self.disk.change() else {
            return self.file.write(bytes);
        };
        if refusal.is_first {
            self.file.write_all(&bytes[..bytes.len() / 2])?;
        }
        Err(refusal.error)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::Disk;

    #[test]
    fn a_disk_that_fails_once_leaves_half_of_what_was_being_written_and_works_again() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::failing_at(1, io::ErrorKind::StorageFull);
        let path = folder.path().join("a");
        let error = disk.create_new(&path).unwrap().write_all(b"abcd");
        assert_eq!(error.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(std::fs::read(&path).unwrap(), b"ab");
        disk.remove_file(&path).unwrap();
        assert_eq!(disk.changes(), 3);
    }

    #[test]
    fn on_a_disk_that_died_nothing_changes_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "abcd").unwrap();
        let disk = Disk::dying_at(1);
        let mut file = disk.append(&path).unwrap();
        file.write_all(b"ef").unwrap();
        assert!(file.write_all(b"gh").is_err());
        assert!(file.write_all(b"ij").is_err());
        assert!(disk.remove_file(&path).is_err());
        assert!(disk.rename(&path, &folder.path().join("b")).is_err());
        assert!(disk.create_dir(&folder.path().join("c")).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"abcdefg");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_removed_piece_by_piece_on_trial() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let disk = Disk::counting();
        disk.create_dir_all(&path.join("b/c")).unwrap();
        disk.create_new(&path.join("b/d")).unwrap();
        assert_eq!(disk.changes(), 4);
        disk.remove_dir_all(&path).unwrap();
        assert_eq!(disk.changes(), 8);
        assert!(!path.exists());
    }
}
