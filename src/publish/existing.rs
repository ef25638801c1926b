//! What already stands in an output folder where a file should go.

use std::io;
use std::path::Path;

use crate::diag::{Failure, phrases};

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
        Err(error) => return Err(Failure::system(phrases::command::WRITE_FILE, full, error)),
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
        phrases::command::READ_FILE,
        file,
        phrases::command::CHANGED_MEANWHILE,
    )
    .with_help(phrases::command::BUILD_AGAIN)
}

/// The failure that a file of the record is no longer what was published.
pub fn not_as_published(file: &Path) -> Failure {
    let reason = phrases::command::NOT_AS_PUBLISHED;
    Failure::refused(phrases::record::READ_RECORD, file, reason)
        .with_help(phrases::command::VERIFY_RECORD)
}

/// The failure that someone else's file stands there.
pub(super) fn foreign(full: &Path) -> Failure {
    Failure::refused(
        phrases::command::WRITE_FILE,
        full,
        phrases::command::NOT_OURS,
    )
    .with_help(phrases::command::MOVE_IT)
}
