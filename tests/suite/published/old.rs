//! Records that earlier versions of the program made: today's program builds from them the same bytes, words
//! and numbers. Each folder of `tests/records/` is a site with its record, and holds in `expected/` what its
//! letters say.
//!
//! What stands there never changes: that is what it is for. When the form of letters or acts changes, a
//! folder is added. `UPDATE=1 cargo test --release old` makes the record and the expectations of a folder
//! that has none yet, and touches no other.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{files_of_letters, letters};
use crate::command::{self, repository};
use crate::mistakes::SALT;
use crate::office::{Office, RECORD};
use crate::tree::{self, Tree};

/// When the sites are built: after everything that happened in them.
const NOW: &str = "2026-01-01";

/// What is done to make a record: when, and the command.
const HISTORY: &[(&str, &str)] = &[
    ("2025-09-01T12:00:00+02:00", "publish RIB-2025-001"),
    (
        "2025-11-22T12:00:00+01:00",
        "publish RIB-2025-002 RIB-2025-003 RIB-2025-004",
    ),
    (
        "2025-11-24T09:30:00+01:00",
        "correct RIB-2025-001 --soort erratum --reden \"Er stond zes weken; het zijn er zeven.\"",
    ),
    (
        "2025-11-25T10:00:00+01:00",
        "withdraw RIB-2025-003 --reden \"Het loket verhuist toch niet.\" --grond \"Besluit van het college\"",
    ),
    (
        "2025-11-26T10:00:00+01:00",
        "withdraw RIB-2025-004 --reden \"Er stond een (verzonnen) naam in.\" --grond \"AVG, artikel 17\" --wis",
    ),
];

fn records() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/records")).expect("there are records");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut records: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    records.sort();
    assert!(!records.is_empty());
    records
}

/// The files of a folder without the expectations.
fn site(folder: &Path) -> Tree {
    let mut site = tree::read(folder);
    site.retain(|path, _| !path.starts_with("expected/"));
    site
}

/// Makes the record of a site that has none, as its clerk would have.
fn make(folder: &Path) {
    let office = Office::of(&site(folder));
    let letter = "content/brieven/2025/hulp.md";
    let now = fs::read_to_string(office.path().join(letter)).expect("it is there");
    office.write(letter, &now.replace("zeven weken", "zes weken"));
    office.write(
        "content/brieven/2025/klacht.md",
        "---\nkenmerk: RIB-2025-004\nstatus: gereed\nonderwerp: Een klacht van een inwoner\n\
         datum: 21-11-2025\naan: Raad\nportefeuillehouder: Anna Voorbeeld\n---\n\
         ## Inleiding\n\nEen verzonnen inwoner klaagde over het loket.\n",
    );
    for (at, line) in HISTORY {
        if line.starts_with("correct") {
            office.write(letter, &now);
        }
        let salted = format!("{line} --salt {SALT}");
        let ended = office.at(
            at,
            if line.starts_with("withdraw") {
                line
            } else {
                &salted
            },
        );
        assert_eq!(ended.code, 0, "{line}: {}", ended.stderr);
    }
    tree::replace(&folder.join(RECORD), &office.record());
}

/// What the letters of a site say, as files.
fn said(site: &Tree) -> Tree {
    let letters = letters(site).into_iter();
    letters
        .map(|(path, said)| {
            let path = path.replace(".html", ".txt");
            (path, said.into_bytes())
        })
        .collect()
}

fn check(folder: &Path) -> Result<(), String> {
    let may_make = env::var_os("UPDATE").is_some();
    if may_make && !folder.join(RECORD).exists() {
        make(folder);
    }
    let office = Office::of(&site(folder));
    let record = office.record();
    office.verifies();
    let ended = office.at(NOW, "build");
    if ended.code != 0 {
        return Err(ended.stderr);
    }
    let built = office.output();
    let copy = office.path().join("site").display().to_string();
    let verified = command::raadsbrief(["verify", "--site", &copy]);
    if verified.code != 0 {
        return Err(verified.stderr);
    }
    // Every file of every version that is public, at its address, byte for byte.
    let mut expected = Tree::new();
    for (path, bytes) in &record {
        let Some((version, name)) = version(path) else {
            continue;
        };
        let (letter, number) = version.rsplit_once("/v").expect("a version has a number");
        let next = format!(
            "{letter}/v{}/",
            number.parse::<u32>().expect("a number") + 1
        );
        let is_current = !record.keys().any(|path| path.starts_with(&next));
        let address = if is_current { letter } else { version };
        if built.contains_key(&format!("brieven/{letter}/brief.json")) {
            expected.insert(format!("brieven/{address}/{name}"), bytes.clone());
        }
    }
    if let Some(difference) = tree::difference(&expected, &files_of_letters(&built)) {
        return Err(difference);
    }
    let said = said(&built);
    let stored = folder.join("expected");
    if may_make && !stored.exists() {
        tree::replace(&stored, &said);
    }
    tree::difference(&tree::read(&stored), &said).map_or(Ok(()), Err)
}

/// The version that a file of a record belongs to, and the name of the file.
fn version(path: &str) -> Option<(&str, &str)> {
    let ends = path.match_indices('/').nth(2)?.0;
    let (version, name) = (&path[..ends], &path[ends + 1..]);
    version.contains("/v").then_some((version, name))
}

#[test]
fn old_records_still_give_the_same_files_words_and_numbers() {
    let mut wrong = String::new();
    for folder in records() {
        if let Err(complaint) = check(&folder) {
            wrong.push_str(&format!("{}\n{complaint}\n", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
