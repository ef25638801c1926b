//! Old addresses of letters and pages (`aliassen`): which of them can lead to where these stand now.

use std::collections::BTreeMap;

use crate::diag::alias::{ELSEWHERE, NOT_AN_ADDRESS, RESERVED, TAKEN, WITH_QUERY};
use crate::diag::{Diagnostic, Diagnostics, Located, Span, Words, phrases};
use crate::model::{RESERVED_ADDRESSES, Redirect, address};

/// How long an old address may be, in characters.
const LENGTH: usize = 400;

/// A letter or page that says where it stood before.
#[derive(Clone)]
pub(super) struct Moved {
    /// Where it stands now.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// Whether it is public. Nothing leads to what is not, yet its old addresses are taken.
    pub is_public: bool,
    /// The old addresses as its author wrote them.
    pub aliases: Vec<Located<String>>,
}

/// The old addresses that lead somewhere. Each that cannot is reported. `places` are the addresses
/// of all letters and pages, shown or not, with a place in their files.
pub(super) fn redirects(
    moved: &[Moved],
    places: &BTreeMap<String, Span>,
    base_url: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    let mut taken = Taken {
        places,
        files: BTreeMap::new(),
        folders: BTreeMap::new(),
    };
    for owner in moved {
        for alias in &owner.aliases {
            let from = match read(alias, base_url) {
                Ok(from) => from,
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    continue;
                }
            };
            let redirect = Redirect {
                from,
                to: owner.address.clone(),
                title: owner.title.clone(),
            };
            if let Some((span, words)) = taken.find(&redirect.path(), alias.span) {
                diagnostics.push(
                    Diagnostic::new(&TAKEN, alias.span)
                        .with("address", format!("/{}", redirect.from))
                        .related(span, words),
                );
            } else if owner.is_public {
                redirects.push(redirect);
            }
        }
    }
    redirects
}

/// What an old address is from the front of the site, without a slash at its beginning.
pub fn from_front<'a>(written: &'a str, base_url: &str) -> &'a str {
    let written = written.trim();
    let path = written.strip_prefix(base_url).unwrap_or(written);
    path.strip_prefix('/').unwrap_or(path)
}

/// The same for one that can lead somewhere; reports why it cannot.
fn read(alias: &Located<String>, base_url: &str) -> Result<String, Diagnostic> {
    let text = alias.value.trim();
    let complaint = |entry| Diagnostic::new(entry, alias.span).with("text", text);
    let is_elsewhere = text.contains("://") || text.starts_with("//");
    if is_elsewhere && !text.starts_with(base_url) {
        return Err(complaint(&ELSEWHERE));
    }
    let path = from_front(text, base_url);
    if path.contains(['?', '#']) {
        return Err(complaint(&WITH_QUERY));
    }
    let folder = path.strip_suffix('/').unwrap_or(path);
    let is_hidden = |name: &str| name.starts_with('.');
    if !path.is_empty()
        && (path.len() > LENGTH || !address::is_safe(folder) || folder.split('/').any(is_hidden))
    {
        return Err(complaint(&NOT_AN_ADDRESS));
    }
    if is_reserved(path) {
        return Err(complaint(&RESERVED));
    }
    Ok(path.to_owned())
}

/// Whether an address belongs to what the program makes itself, now or soon. Below `brieven/` only
/// letters stand, and they say where. In `archief/` it makes folders and data, never a page of
/// another name.
fn is_reserved(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let first = lower.split('/').next().unwrap_or("");
    let name = first.split('.').next().unwrap_or(first);
    let is_own_page = |name: &str| {
        (name.ends_with(".html") || name.ends_with(".htm")) && !name.starts_with("index.")
    };
    match name {
        "" => true,
        "brieven" => false,
        "archief" => !lower.rsplit('/').next().is_some_and(is_own_page),
        name => RESERVED_ADDRESSES.contains(&name),
    }
}

/// What stands where. Some systems take `A.html` and `a.html` for one file, so all is in lower
/// case.
struct Taken<'a> {
    places: &'a BTreeMap<String, Span>,
    /// The files of old addresses.
    files: BTreeMap<String, Span>,
    /// The folders that they stand in.
    folders: BTreeMap<String, Span>,
}

impl Taken<'_> {
    /// What stands in the way of a file; takes its place where nothing does.
    fn find(&mut self, path: &str, span: Span) -> Option<(Span, Words)> {
        let path = path.to_ascii_lowercase();
        let folders: Vec<&str> = path.match_indices('/').map(|(at, _)| &path[..at]).collect();
        // A letter and a page have their whole folder.
        let place = |folder: &&str| self.places.get(&format!("{folder}/"));
        if let Some(place) = folders.iter().find_map(place) {
            return Some((*place, phrases::place::STANDS_THERE));
        }
        let is_file = folders.iter().find_map(|folder| self.files.get(*folder));
        let same = self.files.get(&path).or_else(|| self.folders.get(&path));
        if let Some(place) = is_file.or(same) {
            return Some((*place, phrases::place::EARLIER));
        }
        for folder in folders {
            self.folders.entry(folder.to_owned()).or_insert(span);
        }
        self.files.insert(path, span);
        None
    }
}
