//! The record of what was published: acts, and the files of versions. No link in it is followed.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use fs_err::DirEntry;

use super::{RECORD, limits, read_at_most};
use crate::diag::{Failure, phrases};

/// The folder of the acts, in that of the record.
pub const ACTS: &str = "akten";

/// The folder of what is not published yet, in that of the record. An act in it is what an interrupted
/// publication would have added.
pub const WORK: &str = ".werk";

/// The file that keeps git from converting what is in the record.
pub const ATTRIBUTES: &str = ".gitattributes";

/// What systems leave in every folder that somebody looked into.
const DROPPINGS: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini"];

/// An act as it is stored.
#[derive(Clone, Debug)]
pub struct ActFile {
    /// The name of its file.
    pub name: String,
    /// Its bytes; `None` for a file that is larger than an act can be.
    pub bytes: Option<Vec<u8>>,
}

/// What stands in a record, without what is in the files. Paths start at the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordListing {
    /// The names of the files among the acts, in order.
    pub acts: Vec<String>,
    /// The names of acts of an interrupted publication, in order.
    pub pending: Vec<String>,
    /// Whether something waits to be published, or waited when it was interrupted.
    pub has_work: bool,
    /// The folders of letters, `2026/rib-2026-001`, in order.
    pub letters: Vec<String>,
    /// What has no place in a record.
    pub odd: Vec<Odd>,
}

/// What stands in the folder of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterListing {
    /// The files of each folder of a version, `v1`, with their sizes, by name.
    pub versions: BTreeMap<String, BTreeMap<String, u64>>,
    /// What has no place in it.
    pub odd: Vec<Odd>,
}

/// Something that has no place in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The path, from the record.
    pub path: String,
    /// Whether it is a symbolic link.
    pub is_link: bool,
}

/// The folder of the record of a site.
pub fn record_folder(project: &Path) -> PathBuf {
    project.join(RECORD)
}

/// The path of something in the record, from the folder of the site.
pub fn record_path(path: &str) -> String {
    if path.is_empty() {
        RECORD.to_owned()
    } else {
        format!("{RECORD}/{path}")
    }
}

/// What stands in a record; nothing where there is none.
pub fn record(folder: &Path) -> Result<RecordListing, Failure> {
    let mut listing = RecordListing::default();
    if std::fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        listing.odd.push(Odd {
            path: String::new(),
            is_link: true,
        });
        return Ok(listing);
    }
    for entry in entries(folder)? {
        let odd = Odd {
            path: entry.name.clone(),
            is_link: entry.kind == Entry::Link,
        };
        match (entry.name.as_str(), entry.kind) {
            (ACTS, Entry::Folder) => {
                let files = entries(&folder.join(ACTS))?;
                if files.len() > limits::ACTS {
                    let reason = phrases::record::TOO_MANY_ACTS.with("limit", limits::ACTS);
                    let path = folder.join(ACTS);
                    return Err(Failure::refused(phrases::record::READ_RECORD, path, reason));
                }
                for file in files {
                    match file.kind {
                        Entry::File => listing.acts.push(file.name),
                        Entry::Folder | Entry::Link => listing.odd.push(Odd {
                            path: format!("{ACTS}/{}", file.name),
                            is_link: file.kind == Entry::Link,
                        }),
                    }
                }
            }
            (WORK, Entry::Folder) => {
                listing.has_work = true;
                let waiting = entries(&folder.join(WORK))?.into_iter();
                let acts = waiting.filter(|entry| entry.kind == Entry::File);
                listing.pending = acts.map(|entry| entry.name).collect();
            }
            (ATTRIBUTES, Entry::File) => {}
            (name, Entry::Folder) if is_year(name) => {
                for letter in entries(&folder.join(name))? {
                    let path = format!("{name}/{}", letter.name);
                    match letter.kind {
                        Entry::Folder => listing.letters.push(path),
                        Entry::File | Entry::Link => listing.odd.push(Odd {
                            path,
                            is_link: letter.kind == Entry::Link,
                        }),
                    }
                }
            }
            (_, Entry::Folder) if is_empty(&folder.join(&entry.name))? => {}
            (_, Entry::File | Entry::Folder | Entry::Link) => listing.odd.push(odd),
        }
    }
    Ok(listing)
}

fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands in the folder of a letter, `2026/rib-2026-001`; nothing where it is not there.
pub fn letter_folder(record: &Path, folder: &str) -> Result<LetterListing, Failure> {
    let mut listing = LetterListing::default();
    let full = record.join(folder);
    for entry in entries(&full)? {
        let odd = Odd {
            path: format!("{folder}/{}", entry.name),
            is_link: entry.kind == Entry::Link,
        };
        if entry.kind != Entry::Folder {
            listing.odd.push(odd);
            continue;
        }
        let mut files = BTreeMap::new();
        walk(
            &full.join(&entry.name),
            "",
            &mut |name, found| match found {
                Some(bytes) => {
                    files.insert(name, bytes);
                }
                None => listing.odd.push(Odd {
                    path: format!("{}/{name}", odd.path),
                    is_link: true,
                }),
            },
        )?;
        if !files.is_empty() {
            listing.versions.insert(entry.name, files);
        }
    }
    Ok(listing)
}

/// Hands over each file below a folder with its size, and each link.
fn walk(
    folder: &Path,
    below: &str,
    found: &mut dyn FnMut(String, Option<u64>),
) -> Result<(), Failure> {
    for entry in entries(folder)? {
        let name = format!("{below}{}", entry.name);
        match entry.kind {
            Entry::Folder => walk(&folder.join(&entry.name), &format!("{name}/"), found)?,
            Entry::Link => found(name, None),
            Entry::File => {
                let bytes = entry.size(folder)?;
                found(name, Some(bytes));
            }
        }
    }
    Ok(())
}

/// The files below a folder with their sizes, by their path from it. Links count as files of no size.
pub fn files_below(folder: &Path) -> Result<BTreeMap<String, u64>, Failure> {
    let mut files = BTreeMap::new();
    walk(folder, "", &mut |name, bytes| {
        files.insert(name, bytes.unwrap_or(0));
    })?;
    Ok(files)
}

/// The acts in a record, by name; none where there is no record.
pub fn acts(record: &Path) -> Result<Vec<ActFile>, Failure> {
    acts_in(record, ACTS)
}

/// The acts that wait in a record for a publication to be finished, by name.
pub fn pending_acts(record: &Path) -> Result<Vec<ActFile>, Failure> {
    acts_in(record, WORK)
}

fn acts_in(record: &Path, folder: &str) -> Result<Vec<ActFile>, Failure> {
    let files = entries(&record.join(folder))?.into_iter();
    let files = files.filter(|entry| entry.kind == Entry::File);
    files.map(|file| act(record, folder, file.name)).collect()
}

/// An act in a folder of the record, [`ACTS`] or [`WORK`].
pub fn act(record: &Path, folder: &str, name: String) -> Result<ActFile, Failure> {
    let path = record.join(folder).join(&name);
    let limit = limits::ACT.bytes;
    let bytes = read_at_most(&path, limit)
        .map_err(|e| Failure::system(phrases::record::READ_RECORD, path, e))?;
    let fits = bytes.len() as u64 <= limit;
    Ok(ActFile {
        name,
        bytes: fits.then_some(bytes),
    })
}

/// The bytes of a file of a version: `2026/rib-2026-001/v1/brief.json`.
pub fn frozen(record: &Path, path: &str) -> Result<Vec<u8>, Failure> {
    let full = record.join(path);
    fs_err::read(&full).map_err(|error| Failure::system(phrases::record::READ_RECORD, full, error))
}

/// The SHA-256 of some bytes followed by a file, in hexadecimal.
pub fn salted_digest(salt: &[u8], path: &Path) -> Result<String, Failure> {
    let system = |error| Failure::system(phrases::record::READ_RECORD, path, error);
    let file = fs_err::File::open(path).map_err(system)?;
    let salted = super::digest(salt.chain(file), &mut io::sink());
    let (_, sum) = salted.map_err(system)?;
    Ok(sum)
}

/// Whether a plain file is there; a link is none.
pub fn is_file(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// The text of a small file; `None` where there is none.
pub fn text_if_there(path: &Path) -> Result<Option<String>, Failure> {
    if !is_file(path) {
        return Ok(None);
    }
    let text = fs_err::read(path);
    let text = text.map_err(|e| Failure::system(phrases::record::READ_RECORD, path, e))?;
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}

/// The sums in a list as `sha256sum` writes it, by name. Lines that say something else are left out.
pub fn sums(list: &[u8]) -> BTreeMap<String, String> {
    let list = String::from_utf8_lossy(list);
    let pairs = list.lines().filter_map(|line| line.split_once("  "));
    pairs
        .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
        .collect()
}

/// What stands in a folder.
struct Listed {
    name: String,
    kind: Entry,
    entry: DirEntry,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
    /// A symbolic link, or something else that is neither.
    Link,
}

impl Listed {
    fn size(&self, folder: &Path) -> Result<u64, Failure> {
        let metadata = self.entry.metadata();
        let metadata = metadata.map_err(|error| {
            let path = folder.join(&self.name);
            Failure::system(phrases::record::READ_RECORD, path, error)
        })?;
        Ok(metadata.len())
    }
}

/// What stands in a folder, by name; nothing where there is none.
fn entries(folder: &Path) -> Result<Vec<Listed>, Failure> {
    let system = |error| Failure::system(phrases::record::READ_RECORD, folder, error);
    let entries = match fs_err::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(system(error)),
    };
    let mut listed = Vec::new();
    for entry in entries {
        let entry = entry.map_err(system)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if DROPPINGS.contains(&name.as_str()) {
            continue;
        }
        let kind = entry.file_type().map_err(system)?;
        let kind = if kind.is_dir() {
            Entry::Folder
        } else if kind.is_file() {
            Entry::File
        } else {
            Entry::Link
        };
        listed.push(Listed { name, kind, entry });
    }
    listed.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(listed)
}

/// Whether nothing but folders is below a folder.
fn is_empty(folder: &Path) -> Result<bool, Failure> {
    Ok(files_below(folder)?.is_empty())
}
