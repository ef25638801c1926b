//! One file that stands by itself, outside the output and the record.

use std::io::{self, Write};
use std::path::Path;

use super::Disk;
use crate::diag::{Failure, phrases};

/// Writes a file, in the place of an older one if there is one. It is whole at any moment, old or new.
pub fn replace(disk: &Disk, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    written(disk, path, bytes).map_err(|error| {
        // A file that was there already fits: it is replaced.
        Failure::system(phrases::command::WRITE_FILE, path, error)
    })
}

fn written(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    };
    disk.create_dir_all(folder)?;
    // Hidden, so that nothing reads it as long as it is not whole.
    let waiting = folder.join(format!(".{}.nieuw", name.to_string_lossy()));
    if fs_err::symlink_metadata(&waiting).is_ok() {
        disk.remove_file(&waiting)?;
    }
    let mut file = disk.create_new(&waiting)?;
    let done = file
        .write_all(bytes)
        .and_then(|()| file.sync())
        .and_then(|()| disk.rename(&waiting, path));
    if let Err(error) = done {
        // What cannot be taken away either is taken away the next time.
        let _ = disk.remove_file(&waiting);
        return Err(error);
    }
    disk.sync_dir(folder)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Disk, replace};

    #[test]
    fn a_file_is_old_or_new_whatever_the_disk_does() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("akkoorden").join("brief.json");
        replace(&Disk::real(), &path, b"old").expect("it is written");
        let counting = Disk::counting();
        replace(&counting, &path, b"old").expect("it is written again");
        for change in 0..counting.changes() {
            for disk in [
                Disk::dying_at(change),
                Disk::failing_at(change, io::ErrorKind::StorageFull),
            ] {
                let _ = replace(&disk, &path, b"new");
                let found = fs_err::read(&path).expect("it is there");
                assert!(found == b"old" || found == b"new", "{change}: {found:?}");
                replace(&Disk::real(), &path, b"old").expect("a second try succeeds");
                let names = fs_err::read_dir(path.parent().expect("a folder"));
                assert_eq!(names.expect("it is read").count(), 1);
            }
        }
    }
}
