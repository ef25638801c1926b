//! A build in which nothing changed is done at once; whatever can change, a build sees it.

use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::command::{self, Ended};
use crate::tree;

/// A site that was built, and a look at which would show that nothing changed.
struct Site {
    folder: tempfile::TempDir,
}

/// The moment of most builds.
const NOW: &str = "2026-01-01T12:00:00+01:00";

impl Site {
    fn built() -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let base = tree::read(&command::repository("tests/mistakes/base"));
        tree::write(folder.path(), &base);
        let site = Site { folder };
        rest();
        assert!(site.does_everything(&[]));
        // On a machine that is busy with other things clocks may be late.
        let is_seen = (0..5).any(|_| !site.does_everything(&[]));
        assert!(is_seen, "that nothing changed is never seen");
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A letter of the site.
    fn letter(&self) -> PathBuf {
        self.path("content/brieven/brief.md")
    }

    /// Its page.
    fn page(&self) -> PathBuf {
        self.path("site/brieven/2025/rib-2025-001/index.html")
    }

    /// Builds the site, unless there are other words for what and when.
    fn build(&self, more: &[&str]) -> Ended {
        let project = self.folder.path().to_str().expect("it is UTF-8");
        let mut words = vec!["build", "--project", project, "--timings"];
        for (option, usual) in [("--now", NOW), ("--no-pdf", ""), ("--ready", "")] {
            if !more.contains(&option) {
                words.extend([option, usual].iter().filter(|word| !word.is_empty()));
            }
        }
        words.extend(more.iter().filter(|word| !word.is_empty()));
        let ended = command::raadsbrief(words);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        ended
    }

    /// Builds the site, and says whether more was done than looking.
    fn does_everything(&self, more: &[&str]) -> bool {
        does_everything(&self.build(more))
    }
}

fn does_everything(ended: &Ended) -> bool {
    let mut lines = ended.stderr.lines();
    lines.any(|line| line.trim_start().starts_with("load  "))
}

/// Lets the clocks of disks tick.
fn rest() {
    std::thread::sleep(Duration::from_millis(60));
}

/// Changes a file, so that it keeps its size and the time that programs can set.
fn change_in_secret(path: &Path) {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    let times = FileTimes::new().set_modified(modified.expect("it has a time"));
    let mut bytes = fs::read(path).expect("it can be read");
    let at = bytes.iter().rposition(u8::is_ascii_lowercase);
    bytes[at.expect("a letter")] = b'q';
    fs::write(path, bytes).expect("it can be written");
    let file = File::options().append(true).open(path);
    let set = file.and_then(|file| file.set_times(times));
    set.expect("its time can be set");
}

/// What the last line says of the work.
fn counts(ended: &Ended) -> &str {
    let mut lines = ended.stderr.lines();
    let line = lines.find(|line| line.contains("ongewijzigd"));
    let line = line.expect("a last line");
    line.rsplit_once(", in ").expect("it says how long").0
}

#[test]
fn when_nothing_changed_a_build_only_looks_and_says_the_same() {
    let site = Site::built();
    let all = site.build(&["--no-cache"]);
    assert!(does_everything(&all));
    let before = tree::read(site.folder.path());
    let second = site.build(&[]);
    assert!(!does_everything(&second), "{}", second.stderr);
    assert_eq!(counts(&second), counts(&all));
    assert_eq!(
        tree::difference(&before, &tree::read(site.folder.path())),
        None
    );
    // How many threads work decides nothing; what is asked for does.
    assert!(!site.does_everything(&["--jobs", "1"]));
    assert!(site.does_everything(&["--drafts"]));
}

#[test]
fn with_pdf_too_and_the_counts_say_where_they_came_from() {
    let site = Site::built();
    let with_pdf = |site: &Site| {
        let project = site.folder.path().to_str().expect("it is UTF-8");
        let words = ["build", "--project", project, "--now", NOW, "--ready"];
        command::raadsbrief(words.into_iter().chain(["--timings"]))
    };
    let first = with_pdf(&site);
    assert!(counts(&first).contains("1 PDF gemaakt"), "{}", first.stderr);
    let second = with_pdf(&site);
    assert!(!does_everything(&second), "{}", second.stderr);
    assert!(counts(&second).contains("0 bestanden geschreven"));
    assert!(!counts(&second).contains("gemaakt"), "{}", second.stderr);
}

#[test]
fn whatever_changes_a_build_sees_it() {
    let one = |name: &str, change: &dyn Fn(&Site)| {
        let site = Site::built();
        assert!(!site.does_everything(&[]), "{name}: it began with a change");
        change(&site);
        rest();
        assert!(site.does_everything(&[]), "{name} went unseen");
        let built = tree::read(&site.path("site"));
        let elsewhere = site.path("elders");
        let out = elsewhere.to_str().expect("it is UTF-8");
        assert!(site.does_everything(&["--no-cache", "--out", out]));
        let difference = tree::difference(&tree::read(&elsewhere), &built);
        assert_eq!(difference, None, "{name}");
        site.build(&[]);
        assert!(!site.does_everything(&[]), "{name}: it is never done");
    };
    one("a letter of the same size and time", &|site| {
        change_in_secret(&site.letter());
    });
    one("a page of the same size and time", &|site| {
        change_in_secret(&site.page());
    });
    one("a page that went", &|site| {
        fs::remove_file(site.page()).expect("it is there");
    });
    one("a folder that went", &|site| {
        let folder = site.page();
        let folder = folder.parent().expect("it stands in a folder");
        fs::remove_dir_all(folder).expect("it is there");
    });
    one("the whole output that went", &|site| {
        fs::remove_dir_all(site.path("site")).expect("it is there");
    });
    one("the list of our files", &|site| {
        change_in_secret(&site.path("site/.raadsbrief-manifest"));
    });
    one("another letter", &|site| {
        let letter = fs::read_to_string(site.letter()).expect("it can be read");
        let letter = letter.replace("RIB-2025-001", "RIB-2025-002");
        fs::write(site.path("content/brieven/nog-een.md"), letter).expect("it can be written");
    });
    one("a letter with another name", &|site| {
        let to = site.path("content/brieven/anders.md");
        fs::rename(site.letter(), to).expect("it can be renamed");
    });
    one("the settings", &|site| {
        change_in_secret_in(&site.path("raadsbrief.yaml"), "Voorbeeld", "Voorbeelt");
    });
    one("a stamp that was damaged", &|site| {
        for entry in fs::read_dir(site.path(".raadsbrief-cache")).expect("it is there") {
            let path = entry.expect("it can be read").path();
            let mut bytes = fs::read(&path).expect("it can be read");
            if let Some(byte) = bytes.last_mut() {
                *byte ^= 1;
            }
            fs::write(path, bytes).expect("it can be written");
        }
    });
    one("a stamp that was cut off", &|site| {
        for entry in fs::read_dir(site.path(".raadsbrief-cache")).expect("it is there") {
            let path = entry.expect("it can be read").path();
            if path.file_name().is_some_and(|name| name.len() == 64) {
                fs::write(path, "raadsbrief-cache 1 ").expect("it can be written");
            }
        }
    });
    one("a cache that went", &|site| {
        fs::remove_dir_all(site.path(".raadsbrief-cache")).expect("it is there");
    });
}

/// Replaces a word of a file by one of the same length.
fn change_in_secret_in(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("it can be read");
    assert!(text.contains(old) && old.len() == new.len(), "{text}");
    fs::write(path, text.replace(old, new)).expect("it can be written");
}

#[test]
fn time_that_goes_by_is_a_change_when_it_changes_something() {
    let site = Site::built();
    assert!(!site.does_everything(&["--now", "2026-01-01T23:59:59+01:00"]));
    for other in [
        "2026-01-02T00:00:00+01:00",
        "2026-01-01T11:59:59+01:00",
        "2025-12-31",
    ] {
        let site = Site::built();
        assert!(site.does_everything(&["--now", other]), "{other}");
    }
}

#[test]
fn what_becomes_public_by_itself_is_a_change() {
    let site = Site::built();
    let letter = fs::read_to_string(site.letter()).expect("it can be read");
    let waits = letter.replace("RIB-2025-001", "RIB-2025-777").replacen(
        "status: gereed",
        "status: gereed\npubliceren_vanaf: 01-01-2026 13:00\naankondiging: Hier komt iets",
        1,
    );
    fs::write(site.path("content/brieven/straks.md"), waits).expect("it can be written");
    rest();
    let first = site.build(&[]);
    assert!(does_everything(&first) && first.stderr.contains("RIB-2025-777"));
    let second = site.build(&[]);
    assert!(!does_everything(&second), "{}", second.stderr);
    let due = |ended: &Ended| {
        let mut lines = ended.stderr.lines();
        let line = lines.find(|line| line.contains("RIB-2025-777"));
        line.expect("it says what is due").to_owned()
    };
    assert_eq!(due(&second), due(&first));
    // Nobody finds it in the cache.
    for (path, bytes) in tree::read(&site.path(".raadsbrief-cache")) {
        let holds = bytes.windows(12).any(|bytes| bytes == b"RIB-2025-777");
        assert!(!holds, "{path}");
    }
    assert!(!site.does_everything(&["--now", "2026-01-01T12:59:59+01:00"]));
    assert!(site.does_everything(&["--now", "2026-01-01T13:00:00+01:00"]));

    // An act of a moment that is still to come, as another machine may have made it.
    let project = site.folder.path().to_str().expect("it is UTF-8");
    let later = "2026-01-01T12:30:00+01:00";
    let words = [
        "publish",
        "RIB-2025-001",
        "--now",
        later,
        "--project",
        project,
    ];
    let published = command::raadsbrief(words);
    assert_eq!(published.code, 0, "{}", published.stderr);
    rest();
    let build = |now| site.build(&["--now", now]);
    let before = "2026-01-01T12:29:59+01:00";
    assert!(does_everything(&build(before)));
    assert!(!does_everything(&build(before)));
    assert!(does_everything(&build(later)));
    assert!(!does_everything(&build("2026-01-01T12:59:59+01:00")));
}

#[test]
fn what_a_build_had_to_say_the_next_one_says_again() {
    let site = Site::built();
    fs::write(site.path("content/brieven/brief.yml"), "a: 1\n").expect("it can be written");
    rest();
    for _ in 0..2 {
        let ended = site.build(&[]);
        assert!(ended.stderr.contains("waarschuwing["), "{}", ended.stderr);
    }
}

#[test]
fn a_file_that_changed_just_now_may_change_again() {
    let site = Site::built();
    // Again and again, so that at least one change falls just before a build.
    for turn in 0..20 {
        let text = fs::read_to_string(site.letter()).expect("it can be read");
        let mark = format!("\n{{! {turn:02} !}}\n");
        fs::write(site.letter(), text + &mark).expect("it can be written");
        site.build(&[]);
        change_in_secret(&site.letter());
        let built = site.build(&[]);
        let all = site.build(&["--no-cache"]);
        assert!(counts(&all).contains("0 bestanden geschreven"), "{built:?}");
    }
}

#[test]
fn a_folder_for_stamps_that_cannot_be_used_keeps_no_build_from_being_made() {
    let site = Site::built();
    let file = site.path(".raadsbrief-cache");
    fs::remove_dir_all(&file).expect("it is there");
    fs::write(&file, "van mij").expect("it can be written");
    rest();
    for _ in 0..2 {
        assert!(site.does_everything(&[]));
    }
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "van mij");
}
