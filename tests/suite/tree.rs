//! Whole folders as values: read, compared, written.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The files of a folder by their path with forward slashes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The list of its own that the program keeps in an output folder.
const MANIFEST: &str = ".raadsbrief-manifest";

/// Changed lines that are shown of one file.
const LINES_SHOWN: usize = 12;

/// Reads every file below a folder; a folder that is not there is an empty tree.
pub fn read(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    if folder.exists() {
        gather(folder, "", &mut tree);
    }
    tree
}

/// The files of a site without the list that the program keeps.
pub fn read_site(folder: &Path) -> Tree {
    let mut tree = read(folder);
    tree.remove(MANIFEST);
    tree
}

fn gather(folder: &Path, prefix: &str, tree: &mut Tree) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let path = format!("{prefix}{name}");
        if entry.file_type().expect("it has a type").is_dir() {
            gather(&entry.path(), &format!("{path}/"), tree);
        } else {
            tree.insert(path, fs::read(entry.path()).expect("the file can be read"));
        }
    }
}

/// Writes files into a folder, on top of what is there.
pub fn write(folder: &Path, tree: &Tree) {
    for (path, bytes) in tree {
        let full = folder.join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(full, bytes).expect("files can be written");
    }
}

/// Makes a folder hold exactly a tree.
pub fn replace(folder: &Path, tree: &Tree) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the folder can be removed");
    }
    write(folder, tree);
}

/// What differs, for people; `None` where nothing does.
pub fn difference(expected: &Tree, found: &Tree) -> Option<String> {
    let mut text = String::new();
    for path in expected.keys().filter(|path| !found.contains_key(*path)) {
        let _ = writeln!(text, "missing: {path}");
    }
    for (path, bytes) in found {
        match expected.get(path) {
            None => {
                let _ = writeln!(text, "unexpected: {path}");
            }
            Some(wanted) if wanted != bytes => {
                let _ = writeln!(text, "different: {path}");
                text.push_str(&lines_difference(wanted, bytes));
            }
            Some(_) => {}
        }
    }
    (!text.is_empty()).then_some(text)
}

/// The lines between the first and the last that differ.
fn lines_difference(expected: &[u8], found: &[u8]) -> String {
    let (Ok(expected), Ok(found)) = (std::str::from_utf8(expected), std::str::from_utf8(found))
    else {
        return format!("  {} bytes, now {}\n", expected.len(), found.len());
    };
    let expected: Vec<&str> = expected.split('\n').collect();
    let found: Vec<&str> = found.split('\n').collect();
    let same = |(a, b): &(&&str, &&str)| a == b;
    let before = expected.iter().zip(&found).take_while(same).count();
    let rest = expected.len().min(found.len()) - before;
    let after = expected.iter().rev().zip(found.iter().rev());
    let after = after.take_while(same).count().min(rest);
    let mut text = format!("  from line {}\n", before + 1);
    for (sign, lines) in [('-', &expected), ('+', &found)] {
        let changed = &lines[before..lines.len() - after];
        for line in changed.iter().take(LINES_SHOWN) {
            let line: String = line.chars().take(200).collect();
            let _ = writeln!(text, "  {sign} {line}");
        }
        if changed.len() > LINES_SHOWN {
            let _ = writeln!(
                text,
                "  {sign} … {} lines more",
                changed.len() - LINES_SHOWN
            );
        }
    }
    text
}

#[test]
fn a_difference_names_missing_unexpected_and_changed_files() {
    let tree = |files: &[(&str, &str)]| -> Tree {
        let own = |(path, text): &(&str, &str)| (String::from(*path), text.as_bytes().to_vec());
        files.iter().map(own).collect()
    };
    let expected = tree(&[("a", "1\n2\n3\n"), ("b", "x"), ("same", "s")]);
    let found = tree(&[("a", "1\n9\n3\n"), ("c", "x"), ("same", "s")]);
    let text = difference(&expected, &found).expect("they differ");
    assert_eq!(
        text,
        "missing: b\ndifferent: a\n  from line 2\n  - 2\n  + 9\nunexpected: c\n"
    );
    assert_eq!(difference(&expected, &expected), None);
}
