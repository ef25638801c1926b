//! Writing new files into a site, all or none.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::diag::Failure;
use crate::diag::phrases::command;

/// What happens to a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// Nothing is written.
    Refuse,
    /// It is replaced.
    Replace,
}

/// Writes files below a folder; paths are relative and have forward slashes. Everything is looked
/// at before anything is written, and what was written goes away again when a later file fails.
/// No symbolic link below the folder is followed.
pub(super) fn write(
    folder: &Path,
    files: &[(String, String)],
    existing: Existing,
) -> Result<(), Failure> {
    for (path, _) in files {
        look(folder, path, existing)?;
    }
    let mut written = Vec::new();
    for (path, content) in files {
        let full = folder.join(path);
        if let Err(error) = write_one(&full, content, existing) {
            for path in written {
                // The failure that is told is the first one.
                let _ = fs_err::remove_file(path);
            }
            return Err(Failure::system(command::WRITE_NEW_FILE, full, error));
        }
        if existing == Existing::Refuse {
            written.push(full);
        }
    }
    Ok(())
}

/// Refuses a path that is taken, or that leads through something else than folders.
fn look(folder: &Path, path: &str, existing: Existing) -> Result<(), Failure> {
    let mut full = folder.to_owned();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        assert!(
            matches!(part, Component::Normal(_)),
            "paths of new files are names only"
        );
        full.push(part);
        let metadata = match fs_err::symlink_metadata(&full) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Failure::system(command::WRITE_NEW_FILE, full, error)),
        };
        let refuse =
            |full: PathBuf, reason| Err(Failure::refused(command::WRITE_NEW_FILE, full, reason));
        if metadata.is_symlink() {
            return refuse(full, command::IS_A_LINK);
        }
        let is_last = parts.peek().is_none();
        if !is_last && !metadata.is_dir() {
            return refuse(full, command::NOT_A_FOLDER);
        }
        if is_last && existing == Existing::Refuse {
            return refuse(full, command::NEW_EXISTS);
        }
        if is_last && metadata.is_dir() {
            return refuse(full, command::IS_A_FOLDER);
        }
    }
    Ok(())
}

fn write_one(path: &Path, content: &str, existing: Existing) -> io::Result<()> {
    let parent = path.parent().unwrap_or(Path::new("."));
    fs_err::create_dir_all(parent)?;
    if existing == Existing::Refuse {
        let mut file = fs_err::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?;
        return file.write_all(content.as_bytes());
    }
    // Whole, old or new: a crash in between leaves the old file.
    let mut waiting = path.to_owned().into_os_string();
    waiting.push(".nieuw");
    let written = fs_err::write(&waiting, content).and_then(|()| fs_err::rename(&waiting, path));
    if written.is_err() {
        let _ = fs_err::remove_file(&waiting);
    }
    written
}
