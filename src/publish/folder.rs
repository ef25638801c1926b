//! Which folder may be an output folder.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::manifest;
use crate::diag::{Failure, Words};
use crate::load;

/// The one file that may stand in an output folder without being ours.
pub(super) const KEPT: &str = ".gitignore";

const OPEN: Words = Words::new("de uitvoermap gebruiken", "use the output folder");

const ELSEWHERE: Words = Words::new(
    "kies een lege of nieuwe map met --out",
    "choose an empty or new folder with --out",
);

/// The full path of an output folder that may be used for a project.
pub(super) fn resolve(folder: &Path, project: &Path) -> Result<PathBuf, Failure> {
    // Without a slash at the end, behind which a link would look like the folder that it names.
    let folder: &Path = &folder.components().collect::<PathBuf>();
    let refuse = |reason| Err(Failure::refused(OPEN, folder, reason).with_help(ELSEWHERE));
    match std::fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_symlink() => {
            return refuse(Words::new(
                "dat is een symbolische koppeling",
                "it is a symbolic link",
            ));
        }
        Ok(metadata) if !metadata.is_dir() => {
            return refuse(Words::new("dat is geen map", "it is not a folder"));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Failure::system(OPEN, folder, error));
        }
        Ok(_) | Err(_) => {}
    }
    let system = |error| Failure::system(OPEN, folder, error);
    let root = canonical(folder).map_err(system)?;
    let project = canonical(project).map_err(system)?;
    if project.starts_with(&root) {
        return refuse(Words::new(
            "daar staat de site zelf in",
            "the site itself stands in it",
        ));
    }
    if load::FOLDERS
        .iter()
        .any(|sources| root.starts_with(project.join(sources)))
    {
        return refuse(Words::new(
            "daar staan de bronnen van de site",
            "the sources of the site stand there",
        ));
    }
    Ok(root)
}

/// The real path of a folder of which the last parts need not exist yet.
fn canonical(folder: &Path) -> io::Result<PathBuf> {
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
            let reason = Words::new("dat is geen gewoon bestand", "it is not a plain file");
            return Err(Failure::refused(OPEN, list, reason).with_help(ELSEWHERE));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            refuse_foreign(root)?;
            return Ok((None, None));
        }
        Err(error) => return Err(Failure::system(OPEN, list, error)),
    }
    let system = |error| Failure::system(OPEN, list.clone(), error);
    let file = fs_err::File::open(&list).map_err(system)?;
    if matches!(
        file.file().try_lock(),
        Err(std::fs::TryLockError::WouldBlock)
    ) {
        let reason = Words::new(
            "een andere bouw schrijft nu in deze map",
            "another build is writing to this folder now",
        );
        return Err(Failure::refused(OPEN, root, reason));
    }
    let text = io::read_to_string(&file).map_err(system)?;
    Ok((Some(text), Some(file)))
}

fn refuse_foreign(root: &Path) -> Result<(), Failure> {
    let entries = match fs_err::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::system(OPEN, root, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Failure::system(OPEN, root, error))?;
        if entry.file_name() != KEPT {
            let reason = Words::new(
                "er staan bestanden in die raadsbrief niet schreef",
                "it holds files that raadsbrief did not write",
            );
            return Err(Failure::refused(OPEN, root, reason).with_help(ELSEWHERE));
        }
    }
    Ok(())
}
