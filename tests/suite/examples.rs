//! Every site of this repository that is right, as authors would have typed it.

use std::fs;

use crate::command::repository;
use crate::documents::Document;
use crate::tree::{self, Tree};

/// Folders that hold a site each, beside those of `tests/sites/`.
const FOLDERS: [&str; 2] = ["tests/mistakes/base", "src/cli/init/site"];

/// Documents that show the files of sites.
const DOCUMENTS: [&str; 4] = [
    "docs/brieven.md",
    "docs/paginas.md",
    "docs/gegevens.md",
    "docs/instellingen.md",
];

/// The sites, each with words for where it is from.
pub fn sites() -> Vec<(String, Tree)> {
    let mut folders: Vec<String> = FOLDERS.into_iter().map(str::to_owned).collect();
    for entry in fs::read_dir(repository("tests/sites")).expect("there are sites") {
        let name = entry.expect("it can be read").file_name();
        folders.push(format!("tests/sites/{}", name.to_string_lossy()));
    }
    folders.sort();
    let mut sites: Vec<(String, Tree)> = folders
        .into_iter()
        .map(|folder| (folder.clone(), typed(tree::read(&repository(&folder)))))
        .collect();
    let mut own = Tree::new();
    own.insert(
        "raadsbrief.yaml".to_owned(),
        fs::read(repository("raadsbrief.yaml")).expect("it is there"),
    );
    for folder in ["content", "data"] {
        let files = tree::read(&repository(folder)).into_iter();
        own.extend(files.map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    sites.push(("this site".to_owned(), own));
    for page in DOCUMENTS {
        let shown = Document::read(page).sites.into_iter();
        // An example of a single file leans on the settings of another.
        let whole = shown.filter(|site| site.files().contains_key("raadsbrief.yaml"));
        sites.extend(whole.map(|site| (page.to_owned(), site.files().clone())));
    }
    sites
}

/// What an author typed, without what tests keep beside it.
fn typed(mut site: Tree) -> Tree {
    let folders = ["content/", "data/", "templates/"];
    site.retain(|path, _| {
        path == "raadsbrief.yaml" || folders.iter().any(|folder| path.starts_with(folder))
    });
    site
}
