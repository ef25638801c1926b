//! Which files a site has, in the order of their paths.

use std::ffi::OsStr;
use std::path::{Component, Path};

use walkdir::{DirEntry, WalkDir};

use super::{AGREEMENTS, ATTACHMENTS, FOLDERS, KINDS, Kind, RECORD, SETTINGS, limits};
use crate::diag::{Entry, Failure, file, phrases};
use crate::model::FileType;
use crate::syntax::characters::is_forbidden;

/// The files of a site.
pub(super) struct Listing {
    /// Sorted by path.
    pub files: Vec<Found>,
    /// Whether there were more than the limit; the rest is not in `files`.
    pub truncated: bool,
}

/// A file that was found.
pub(super) struct Found {
    /// Relative to the project folder, with forward slashes.
    pub path: String,
    /// What to do with it.
    pub what: Listed,
}

/// What to do with a file.
pub(super) enum Listed {
    /// Read it.
    File(Kind),
    /// Leave it alone, and say so: its author may think that it is read.
    Ignored(&'static Entry),
}

/// Extensions of files that someone may have put there for us, though we read another form.
const NEARLY_READ: &[&str] = &[
    "csv", "css", "docx", "htm", "html", "markdown", "md", "ods", "odt", "tsv", "txt", "typ",
    "xls", "xlsx", "yaml", "yml",
];

/// Lists the files of a site; a folder without settings is no site.
pub(super) fn list(project: &Path) -> Result<Listing, Failure> {
    let mut files = vec![settings(project)?];
    for folder in FOLDERS {
        walk(project, folder, &mut files)?;
    }
    let truncated = files.len() > limits::FILES;
    // One order for the whole site, so that ids order as paths do.
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if truncated {
        // The settings sort after the folders and must stay: complaints need them.
        files.retain(|found| found.path == SETTINGS);
    }
    Ok(Listing { files, truncated })
}

pub(super) fn settings(project: &Path) -> Result<Found, Failure> {
    let start = phrases::command::NAME_SITE;
    let error =
        |path, error| Failure::system(phrases::command::READ_SITE, path, error).with_help(start);
    let folder = fs_err::metadata(project).map_err(|e| error(project.to_owned(), e))?;
    if !folder.is_dir() {
        let reason = phrases::command::NOT_A_FOLDER;
        return Err(
            Failure::refused(phrases::command::READ_SITE, project, reason).with_help(start),
        );
    }
    let path = project.join(SETTINGS);
    let metadata = fs_err::symlink_metadata(&path).map_err(|e| error(path.clone(), e))?;
    if !metadata.is_file() {
        let reason = phrases::command::NOT_A_FILE;
        return Err(Failure::refused(phrases::command::READ_SITE, path, reason).with_help(start));
    }
    Ok(Found {
        path: SETTINGS.to_owned(),
        what: Listed::File(Kind::Settings),
    })
}

fn walk(project: &Path, folder: &str, files: &mut Vec<Found>) -> Result<(), Failure> {
    let root = project.join(folder);
    if fs_err::symlink_metadata(&root).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
        return Ok(());
    }
    let walk = WalkDir::new(&root)
        .follow_links(false)
        .follow_root_links(false)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry.file_name()) && !is_record(project, entry));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&root).to_owned();
            Failure::system(phrases::command::READ_SITE, path, error.into())
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        if let Some(found) = classify(project, &entry) {
            files.push(found);
        }
        if files.len() > limits::FILES {
            break;
        }
    }
    Ok(())
}

/// What one entry is; `None` for what nobody expects us to read.
fn classify(project: &Path, entry: &DirEntry) -> Option<Found> {
    let (path, clean) = relative(project, entry.path())?;
    let ignored = |entry| Some(Listed::Ignored(entry));
    let what = if entry.file_type().is_symlink() {
        ignored(&file::SYMBOLIC_LINK)
    } else if !entry.file_type().is_file() {
        None
    } else if !clean {
        ignored(&file::FILE_NAME)
    } else if let Some(kind) = kind(&path) {
        Some(Listed::File(kind))
    } else if is_nearly_read(&path) {
        ignored(&file::NOT_READ)
    } else {
        None
    }?;
    Some(Found { path, what })
}

fn kind(path: &str) -> Option<Kind> {
    if let Some(name) = path.strip_prefix(AGREEMENTS) {
        return (name.ends_with(".json") && !name.contains('/')).then_some(Kind::Agreement);
    }
    let listed = KINDS.iter().find_map(|(folder, extension, kind)| {
        let rest = path.strip_prefix(folder)?;
        let stem = rest.strip_suffix(extension)?.strip_suffix('.')?;
        (!stem.is_empty() && !stem.ends_with('/')).then_some(*kind)
    });
    let attached = || {
        let is_attachment = path.starts_with(ATTACHMENTS) && FileType::of(path).is_some();
        is_attachment.then_some(Kind::Attachment)
    };
    listed.or_else(attached)
}

/// A file that looks as if it were meant for us: `letter.yml`, `counts.xlsx`, `Letter.MD`, or a
/// letter outside its folder. Notes for colleagues (`README.md`) are not.
fn is_nearly_read(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return false;
    };
    let scratch = stem.starts_with("~$") || stem.starts_with('#');
    stem != "readme" && stem != "leesmij" && !scratch && NEARLY_READ.contains(&extension)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_record(project: &Path, entry: &DirEntry) -> bool {
    entry.depth() == 1 && relative(project, entry.path()).is_some_and(|(path, _)| path == RECORD)
}

/// A path from the project folder with forward slashes, and whether it is text that can be shown
/// as it is.
fn relative(project: &Path, path: &Path) -> Option<(String, bool)> {
    let mut joined = String::new();
    let mut clean = true;
    for component in path.strip_prefix(project).ok()?.components() {
        let Component::Normal(part) = component else {
            return None;
        };
        let text = part.to_string_lossy();
        clean &= part.to_str().is_some() && !text.contains(is_forbidden);
        clean &= !text.contains(['\n', '\t', '\\']);
        if !joined.is_empty() {
            joined.push('/');
        }
        joined.extend(text.chars().map(|c| {
            let shown = !is_forbidden(c) && !matches!(c, '\n' | '\t');
            if shown { c } else { '\u{fffd}' }
        }));
    }
    Some((joined, clean))
}
