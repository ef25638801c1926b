//! What already stands in an output folder where a file should go.

use std::io;
use std::path::Path;

use super::{READ, WRITE};
use crate::diag::{Failure, Words};

/// What stands where a file should go.
pub(super) enum Existing {
    Nothing,
    Same,
    Different,
}

/// What stands where a file of this size should go. What cannot be read is not the same, and can
/// still be replaced if it is ours.
pub(super) fn existing(
    full: &Path,
    size: u64,
    is_same: impl Fn(&Path) -> bool,
) -> Result<Existing, Failure> {
    let metadata = match std::fs::symlink_metadata(full) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Existing::Nothing),
        Err(error) => return Err(Failure::system(WRITE, full, error)),
    };
    if !metadata.is_file() {
        return Err(foreign(full));
    }
    if metadata.len() == size && is_same(full) {
        Ok(Existing::Same)
    } else {
        Ok(Existing::Different)
    }
}

/// The failure that a file is no longer what the build looked at.
pub(super) fn changed(file: &Path) -> Failure {
    Failure::refused(
        READ,
        file,
        Words::new(
            "dit bestand veranderde tijdens de bouw",
            "this file changed during the build",
        ),
    )
    .with_help(Words::new("bouw opnieuw", "build again"))
}

/// The failure that someone else's file stands there.
pub(super) fn foreign(full: &Path) -> Failure {
    Failure::refused(
        WRITE,
        full,
        Words::new(
            "hier staat al iets dat raadsbrief niet schreef",
            "something that raadsbrief did not write stands here already",
        ),
    )
    .with_help(Words::new(
        "verplaats het, of kies een andere map met --out",
        "move it, or choose another folder with --out",
    ))
}
