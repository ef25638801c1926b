//! The program from end to end: exit codes, what is written and what is not, the same bytes
//! wherever and however it runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, NOW, bare, run};
use crate::tree::{self, Tree};

/// A copy of the site in which each mistake is made: small and correct.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    tree::write(folder.path(), &base());
    folder
}

fn base() -> Tree {
    tree::read(&command::repository("tests/mistakes/base"))
}

fn build(project: &Path) -> command::Ended {
    command::build(project, &project.join("site"))
}

/// Puts one mistake into a site.
fn break_it(project: &Path) {
    fs::write(project.join("content/brieven/kapot.md"), b"\xff\n").expect("it can be written");
}

fn letters(project: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(project.join("content/brieven")).expect("the base has letters");
    entries
        .map(|entry| entry.expect("it can be read").path())
        .collect()
}

#[test]
fn exit_codes_tell_done_mistakes_and_failures_apart() {
    let site = site();
    assert_eq!(build(site.path()).code, 0);
    break_it(site.path());
    assert_eq!(build(site.path()).code, 1);
    assert_eq!(
        command::build(&site.path().join("weg"), site.path()).code,
        2
    );
    for words in [
        vec!["bouw"],
        vec!["build", "--jobs", "0"],
        vec!["build", "--now", "ooit"],
        vec!["explain", "RB999"],
        vec![],
    ] {
        assert_eq!(command::raadsbrief(&words).code, 2, "{words:?}");
    }
    for words in [
        vec!["--help"],
        vec!["build", "--help"],
        vec!["--version"],
        vec!["explain"],
        vec!["explain", "rb101"],
    ] {
        let ended = command::raadsbrief(&words);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{words:?}");
        assert!(!ended.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn the_last_line_says_what_was_done() {
    let site = site();
    let ended = build(site.path());
    // Behind it stands what is still to be published.
    let last = ended.stderr.lines().rev().nth(1).unwrap_or_default();
    assert!(
        last.starts_with("1 brief, ") && last.contains(" geschreven, 0 ongewijzigd, in 0,"),
        "{last}"
    );
    let words = ["check", "--lang", "en", "--project"];
    let ended = run(bare().args(words).arg(site.path()));
    let last = ended.stderr.lines().last().unwrap_or_default();
    // Of the files of this site a dataset and a template are unused.
    assert!(
        last.starts_with("1 letter, 2 warnings, no errors, in 0."),
        "{last}"
    );
    assert_eq!(ended.stdout, "");
}

#[test]
fn the_last_line_counts_pages() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let site = command::repository("tests/sites/pages-beside-letters");
    let ended = command::build(&site, out.path());
    assert!(
        ended
            .stderr
            .starts_with("1 brief, 3 pagina's, 2 niet getoond ("),
        "{}",
        ended.stderr
    );
    let words = ["check", "--now", command::NOW, "--lang", "en", "--project"];
    let ended = run(bare().args(words).arg(&site));
    assert!(
        ended.stderr.starts_with("1 letter, 5 pages, no errors, "),
        "{}",
        ended.stderr
    );
}

#[test]
fn the_last_line_counts_letters_that_are_not_shown() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let site = command::repository("tests/sites/drafts-stay-out");
    let ended = command::build(&site, out.path());
    assert!(
        ended
            .stderr
            .starts_with("1 brief, 2 niet getoond (1 zonder „status: gereed”, 1 die nog wacht), "),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_check_writes_nothing() {
    let site = site();
    let before = tree::read(site.path());
    let ended = run(bare().arg("check").arg("--project").arg(site.path()));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert_eq!(tree::difference(&before, &tree::read(site.path())), None);
}

#[test]
fn with_a_mistake_nothing_in_the_site_changes() {
    let site = site();
    build(site.path());
    let before = stamps(&site.path().join("site"));
    break_it(site.path());
    assert_eq!(build(site.path()).code, 1);
    assert_eq!(stamps(&site.path().join("site")), before);
}

#[test]
fn a_second_build_touches_no_file() {
    let site = site();
    let first = build(site.path());
    let before = stamps(&site.path().join("site"));
    assert!(!before.is_empty(), "{}", first.stderr);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let second = build(site.path());
    assert!(
        second.stderr.contains(" 0 bestanden geschreven, "),
        "{}",
        second.stderr
    );
    assert_eq!(stamps(&site.path().join("site")), before);
}

/// Every path below a folder with the moment at which it was changed last.
fn stamps(folder: &Path) -> Vec<(PathBuf, std::time::SystemTime)> {
    let mut paths: Vec<PathBuf> = vec![folder.to_owned()];
    paths.extend(tree::read(folder).into_keys().map(|path| folder.join(path)));
    let stamp = |path: PathBuf| {
        let modified = fs::metadata(&path)
            .and_then(|m| m.modified())
            .expect("it is there");
        (path, modified)
    };
    paths.into_iter().map(stamp).collect()
}

#[test]
fn threads_folder_time_zone_and_language_change_no_byte() {
    let site = site();
    build(site.path());
    let expected = tree::read(&site.path().join("site"));
    assert!(!expected.is_empty());
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let project = elsewhere.path().join("een heel andere map/é");
    tree::write(&project, &base());
    let ways: [(&str, &[&str], &str, &str); 4] = [
        ("one thread", &["--jobs", "1"], "UTC", "C"),
        ("two threads", &["--jobs", "2"], "UTC", "C"),
        (
            "another zone",
            &["--jobs", "7"],
            "Pacific/Kiritimati",
            "nl_NL.UTF-8",
        ),
        (
            "another language",
            &["--lang", "en"],
            "America/Anchorage",
            "tr_TR.UTF-8",
        ),
    ];
    for (name, more, zone, language) in ways {
        let out = elsewhere.path().join(name);
        let mut command = bare();
        command
            .current_dir(&project)
            .args([
                "build",
                "--ready",
                "--no-pdf",
                "--no-cache",
                "--now",
                NOW,
                "--out",
            ])
            .arg(&out);
        command.args(more).env("TZ", zone).env("LC_ALL", language);
        let ended = run(&mut command);
        assert_eq!(ended.code, 0, "{name}: {}", ended.stderr);
        let difference = tree::difference(&expected, &tree::read(&out));
        assert_eq!(difference, None, "{name}");
    }
}

#[test]
fn the_language_of_messages_comes_from_the_environment() {
    let nowhere = Path::new("/nergens/raadsbrief");
    let mut spoken = Vec::new();
    for (all, messages, lang) in [
        ("nl_NL", "", "en"),
        ("", "nl", "en"),
        ("", "", "nl_BE.UTF-8"),
        ("C", "nl", "nl"),
        ("", "", ""),
    ] {
        let mut command = bare();
        command.args(["check", "--project"]).arg(nowhere);
        command
            .env("LC_ALL", all)
            .env("LC_MESSAGES", messages)
            .env("LANG", lang);
        let ended = run(&mut command);
        assert_eq!(ended.code, 2);
        spoken.push(ended.stderr.starts_with("fout: "));
    }
    assert_eq!(spoken, [true, true, true, false, false]);
}

#[test]
fn a_folder_of_someone_else_is_refused_and_named() {
    let site = site();
    let out = site.path().join("site");
    tree::write(
        &out,
        &Tree::from([("notities.txt".to_owned(), b"x".to_vec())]),
    );
    let ended = build(site.path());
    assert_eq!(ended.code, 2);
    assert!(
        ended.stderr.contains(&*out.to_string_lossy()),
        "{}",
        ended.stderr
    );
    assert_eq!(tree::read(&out).len(), 1);
}

#[test]
fn a_file_in_the_site_that_is_not_ours_survives() {
    let site = site();
    build(site.path());
    let own = site.path().join("site/eigen.txt");
    fs::write(&own, "van mij").expect("it can be written");
    fs::remove_file(&letters(site.path())[0]).expect("it can be removed");
    assert_eq!(build(site.path()).code, 0);
    assert_eq!(fs::read_to_string(own).expect("it is there"), "van mij");
}

#[test]
fn a_letter_that_goes_takes_its_files_along() {
    let site = site();
    let out = site.path().join("site");
    build(site.path());
    let of_letters = |tree: Tree| -> Vec<String> {
        tree.into_keys()
            .filter(|path| path.starts_with("brieven/"))
            .collect()
    };
    assert!(!of_letters(tree::read(&out)).is_empty());
    fs::remove_file(&letters(site.path())[0]).expect("it can be removed");
    let ended = build(site.path());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert_eq!(of_letters(tree::read(&out)), Vec::<String>::new());
    assert!(
        !out.join("brieven").exists(),
        "an empty folder stays behind"
    );
}

#[test]
fn an_output_folder_that_cannot_be_written_is_named() {
    let site = site();
    // Below a file there can be no folder, whoever runs the test.
    let out = site.path().join("raadsbrief.yaml/site");
    let ended = command::build(site.path(), &out);
    assert_eq!(ended.code, 2);
    assert!(
        ended.stderr.contains("raadsbrief.yaml/site"),
        "{}",
        ended.stderr
    );
}

#[test]
fn timings_name_the_stages() {
    let site = site();
    let mut command = bare();
    command
        .args(["check", "--timings", "--project"])
        .arg(site.path());
    let ended = run(&mut command);
    assert!(
        ended
            .stderr
            .lines()
            .any(|line| line.trim_start().starts_with("load  ")),
        "{}",
        ended.stderr
    );
}
