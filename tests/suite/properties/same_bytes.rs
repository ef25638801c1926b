//! The same site gives the same bytes, wherever and however it is built.

use std::fs;
use std::path::Path;

use proptest::strategy::Strategy;

use super::built::build;
use super::council::any_council;
use super::labels::any_labels;
use super::some;
use super::withheld::any_site;
use crate::command;
use crate::tree::{self, Tree};

/// Lays out a site file by file, last one first: folders list their files in another order then.
fn write_backwards(folder: &Path, site: &Tree) {
    for (path, bytes) in site.iter().rev() {
        let full = folder.join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(full, bytes).expect("files can be written");
    }
}

/// Builds the site in a folder with the real program in another environment.
fn elsewhere(folder: &Path, jobs: &str, environment: &[(&str, &str)]) -> Tree {
    let mut program = command::bare();
    let out = folder.join("elders/uitvoer");
    fs::create_dir_all(&out).expect("folders can be made");
    program
        .args([
            "build",
            "--ready",
            "--no-pdf",
            "--no-cache",
            "--now",
            command::NOW,
        ])
        .args(["--jobs", jobs])
        .arg("--project")
        .arg(folder.join("bron"))
        .arg("--out")
        .arg(&out)
        .envs(environment.iter().copied());
    let ended = command::run(&mut program);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    tree::read_site(&out)
}

#[test]
fn the_same_site_gives_the_same_bytes_wherever_it_is_built() {
    let councils = any_council().prop_map(|council| council.whole());
    let labels = any_labels().prop_map(|labels| labels.site());
    let sites = some(6, councils)
        .into_iter()
        .chain(some(2, labels))
        .chain(some(2, any_site()));
    for site in sites {
        let here = build(&site).files;
        assert!(here.len() > 6, "it is a site");
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_backwards(&folder.path().join("bron"), &site);
        let far = [
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "tr_TR.UTF-8"),
        ];
        let near = [("TZ", "America/Adak"), ("LC_ALL", "C"), ("NO_COLOR", "1")];
        for (jobs, environment) in [("1", far), ("2", near)] {
            let there = elsewhere(folder.path(), jobs, &environment);
            let difference = tree::difference(&here, &there);
            assert_eq!(difference, None, "{jobs} jobs, {environment:?}");
            fs::remove_dir_all(folder.path().join("elders")).expect("it can be removed");
        }
    }
}
