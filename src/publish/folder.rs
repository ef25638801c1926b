//! Which folder may be an output folder.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest;
use crate::diag::{Failure, phrases};
use crate::load;

/// The one file that may stand in an output folder without being ours.
pub(super) const KEPT: &str = ".gitignore";

/// The full path of an output folder that may be used for a project.
pub(super) fn resolve(folder: &Path, project: &Path) -> Result<PathBuf, Failure> {
    // Without a slash at the end, behind which a link would look like the folder that it names.
    let folder: &Path = &folder.components().collect::<PathBuf>();
    let refuse = |reason| {
        Err(
            Failure::refused(phrases::command::USE_OUTPUT, folder, reason)
                .with_help(phrases::command::OTHER_OUTPUT),
        )
    };
    match std::fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_symlink() => {
            return refuse(phrases::command::IS_A_LINK);
        }
        Ok(metadata) if !metadata.is_dir() => {
            return refuse(phrases::command::NOT_A_FOLDER);
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Failure::system(phrases::command::USE_OUTPUT, folder, error));
        }
        Ok(_) | Err(_) => {}
    }
    let system = |error| Failure::system(phrases::command::USE_OUTPUT, folder, error);
    let root = real_path(folder).map_err(system)?;
    let project = real_path(project).map_err(system)?;
    if project.starts_with(&root) {
        return refuse(phrases::command::HOLDS_SITE);
    }
    if load::FOLDERS
        .iter()
        .any(|sources| root.starts_with(project.join(sources)))
    {
        return refuse(phrases::command::HOLDS_SOURCES);
    }
    Ok(root)
}

/// The real path of a folder of which the last parts need not exist yet.
pub fn real_path(folder: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    let mut existing = absolute.as_path();
    let mut missing = Vec::new();
    loop {
        match fs_err::canonicalize(existing) {
            Ok(mut real) => {
                real.extend(missing.iter().rev());
                return Ok(real);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                match (existing.components().next_back(), existing.parent()) {
                    (Some(Component::Normal(name)), Some(parent)) => {
                        missing.push(name);
                        existing = parent;
                    }
                    _ => return Err(error),
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// The text of the list of what earlier runs wrote, locked as long as the file lives; `None` for
/// a folder that is empty or not there yet. A folder that someone else filled is refused.
pub(super) fn read_manifest(
    root: &Path,
) -> Result<(Option<String>, Option<fs_err::File>), Failure> {
    let list = root.join(manifest::NAME);
    match std::fs::symlink_metadata(&list) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => {
            let reason = phrases::command::NOT_A_FILE;
            return Err(Failure::refused(phrases::command::USE_OUTPUT, list, reason)
                .with_help(phrases::command::OTHER_OUTPUT));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            refuse_foreign(root)?;
            return Ok((None, None));
        }
        Err(error) => return Err(Failure::system(phrases::command::USE_OUTPUT, list, error)),
    }
    let system = |error| Failure::system(phrases::command::USE_OUTPUT, list.clone(), error);
    let file = fs_err::File::open(&list).map_err(system)?;
    if matches!(
        file.file().try_lock(),
        Err(std::fs::TryLockError::WouldBlock)
    ) {
        let reason = phrases::command::ANOTHER_BUILD;
        return Err(Failure::refused(phrases::command::USE_OUTPUT, root, reason));
    }
    let text = io::read_to_string(&file).map_err(system)?;
    Ok((Some(text), Some(file)))
}

fn refuse_foreign(root: &Path) -> Result<(), Failure> {
    let entries = match fs_err::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::system(phrases::command::USE_OUTPUT, root, error)),
    };
    for entry in entries {
        let entry =
            entry.map_err(|error| Failure::system(phrases::command::USE_OUTPUT, root, error))?;
        if entry.file_name() != KEPT {
            let reason = phrases::command::HOLDS_FOREIGN_FILES;
            return Err(Failure::refused(phrases::command::USE_OUTPUT, root, reason)
                .with_help(phrases::command::OTHER_OUTPUT));
        }
    }
    Ok(())
}
