//! What happens to an output folder, also when things go wrong half-way.

use std::fs;
use std::path::{Path, PathBuf};

use raadsbrief::diag::Failure;
use raadsbrief::model::{Artifact, WriteOrder};
use raadsbrief::publish::{Copy, Disk, Origin, Output, Report};

use crate::tree;

const MANIFEST: &str = ".raadsbrief-manifest";

/// A project folder with an output folder that is not there yet.
struct Place {
    project: tempfile::TempDir,
    out: PathBuf,
}

fn place() -> Place {
    let project = tempfile::tempdir().expect("a temporary folder");
    let out = project.path().join("site");
    Place { project, out }
}

impl Place {
    fn open(&self) -> Result<Output, Failure> {
        Output::open(&self.out, self.project.path(), &Disk::real())
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Report, Failure> {
        let output = self.open()?;
        for (path, text) in files {
            output.write(&artifact(path, text))?;
        }
        output.finish()
    }

    fn put(&self, path: &str, text: &str) {
        let full = self.out.join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(full, text).expect("files can be written");
    }

    fn files(&self) -> Vec<String> {
        tree::read_site(&self.out).into_keys().collect()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.out.join(path)).expect("it is there")
    }
}

fn artifact(path: &str, text: &str) -> Artifact {
    Artifact {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
        order: WriteOrder::Page,
    }
}

#[test]
fn what_is_new_is_written_what_is_gone_is_removed_and_the_rest_is_not_touched() {
    let place = place();
    let report = place.publish(&[("a/b/c.html", "1"), ("a/d.html", "22"), ("e.css", "3")]);
    let expected = Report {
        written: 3,
        unchanged: 0,
        deleted: 0,
        bytes: 4,
    };
    assert_eq!(report.expect("it works"), expected);
    let report = place.publish(&[("a/d.html", "2"), ("e.css", "3")]);
    let expected = Report {
        written: 1,
        unchanged: 1,
        deleted: 1,
        bytes: 2,
    };
    assert_eq!(report.expect("it works"), expected);
    assert_eq!(place.files(), ["a/d.html", "e.css"]);
    assert!(
        !place.out.join("a/b").exists(),
        "an empty folder stays behind"
    );
    assert_eq!(place.text("a/d.html"), "2");
}

#[test]
fn a_file_is_copied_once_and_again_when_it_is_another() {
    // The SHA-256 of "abc" (FIPS 180-4), and of nothing at all.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let place = place();
    let from = place.project.path().join("plan.pdf");
    let publish = |text: &str, sha256: &str| -> Result<Report, Failure> {
        fs::write(&from, text).expect("files can be written");
        let output = place.open()?;
        output.copy(&Copy {
            from: from.clone(),
            to: "a/bijlagen/plan.pdf".to_owned(),
            bytes: text.len() as u64,
            sha256,
            origin: Origin::Sources,
        })?;
        output.finish()
    };
    let counts = |report: Report| (report.written, report.unchanged, report.bytes);
    assert_eq!(counts(publish("abc", ABC).expect("it works")), (1, 0, 3));
    assert_eq!(counts(publish("abc", ABC).expect("it works")), (0, 1, 3));
    assert_eq!(place.text("a/bijlagen/plan.pdf"), "abc");
    // Something else than what the build looked at before.
    let failure = publish("abd", NOTHING).expect_err("the file changed");
    assert!(failure.to_string().contains("changed during the build"));
    assert_eq!(place.text("a/bijlagen/plan.pdf"), "abc");
    assert_eq!(counts(publish("", NOTHING).expect("it works")), (1, 0, 0));
    assert_eq!(place.text("a/bijlagen/plan.pdf"), "");
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let place = place();
    let files = [("a/index.html", "1"), ("b.css", "2")];
    place.publish(&files).expect("it works");
    let stamps = || -> Vec<_> {
        let paths = ["", "a", "a/index.html", "b.css", MANIFEST].map(|path| place.out.join(path));
        paths
            .map(|path| {
                fs::metadata(path)
                    .and_then(|m| m.modified())
                    .expect("it is there")
            })
            .into()
    };
    let before = stamps();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let report = place.publish(&files).expect("it works");
    assert_eq!(
        (report.written, report.unchanged, report.deleted),
        (0, 2, 0)
    );
    assert_eq!(stamps(), before);
}

#[test]
fn a_file_of_someone_else_is_neither_replaced_nor_removed() {
    let place = place();
    place.publish(&[("a/index.html", "1")]).expect("it works");
    place.put("a/eigen.txt", "van mij");
    place.put("nieuw.html", "ook van mij");
    let failure = place
        .publish(&[("nieuw.html", "van ons")])
        .expect_err("it is not ours");
    assert!(
        failure
            .path()
            .is_some_and(|path| path.ends_with("nieuw.html"))
    );
    assert_eq!(place.text("nieuw.html"), "ook van mij");
    place.publish(&[("b.html", "2")]).expect("it works");
    assert_eq!(place.files(), ["a/eigen.txt", "b.html", "nieuw.html"]);
}

#[test]
fn a_file_that_has_the_right_bytes_already_becomes_ours() {
    let place = place();
    place.publish(&[("a.html", "1")]).expect("it works");
    place.put("b.html", "2");
    place
        .publish(&[("a.html", "1"), ("b.html", "2")])
        .expect("it is the same");
    place.publish(&[("a.html", "1")]).expect("it works");
    assert_eq!(place.files(), ["a.html"]);
}

#[test]
fn a_folder_that_someone_else_filled_is_refused_before_anything_changes() {
    let place = place();
    place.put("belangrijk.doc", "x");
    assert!(place.open().is_err());
    assert_eq!(tree::read(&place.out).len(), 1);
}

#[test]
fn a_gitignore_may_stand_in_the_folder_and_stays() {
    let place = place();
    place.put(".gitignore", "*\n");
    place.publish(&[("a.html", "1")]).expect("it works");
    place.publish(&[]).expect("it works");
    assert_eq!(place.files(), [".gitignore"]);
    assert!(place.publish(&[(".gitignore", "x")]).is_err());
}

#[test]
fn the_folder_of_the_site_and_of_its_sources_are_refused() {
    let place = place();
    let project = place.project.path();
    fs::create_dir_all(project.join("content")).expect("folders can be made");
    let parent = project.join("..");
    for out in [
        project,
        &project.join("content"),
        &project.join("data/x"),
        &parent,
        &project.join("content/.."),
    ] {
        assert!(
            Output::open(out, project, &Disk::real()).is_err(),
            "{}",
            out.display()
        );
    }
    let beside = project.join("uit/voer");
    assert!(Output::open(&beside, project, &Disk::real()).is_ok());
    assert!(!beside.exists(), "looking changes nothing");
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let place = place();
    for path in [
        "../x",
        "/x",
        "a/../../x",
        "a\\x",
        "",
        MANIFEST,
        ".raadsbrief-staging/x",
    ] {
        let output = place.open().expect("it can be used");
        assert!(output.write(&artifact(path, "x")).is_err(), "{path:?}");
    }
    let output = place.open().expect("it can be used");
    output.write(&artifact("A.csv", "x")).expect("it works");
    assert!(
        output.write(&artifact("a.csv", "x")).is_err(),
        "differs in case only"
    );
}

#[test]
fn nothing_is_written_or_removed_through_a_link() {
    let place = place();
    let outside = tempfile::tempdir().expect("a temporary folder");
    fs::write(outside.path().join("x.html"), "geheim").expect("it can be written");
    place
        .publish(&[("a/x.html", "1"), ("b.html", "2")])
        .expect("it works");
    let link = |target: &Path, path: &str| {
        std::os::unix::fs::symlink(target, place.out.join(path)).expect("links can be made");
    };
    fs::remove_dir_all(place.out.join("a")).expect("it can be removed");
    link(outside.path(), "a");
    assert!(place.publish(&[("a/x.html", "3")]).is_err());
    fs::remove_file(place.out.join("b.html")).expect("it can be removed");
    link(&outside.path().join("x.html"), "b.html");
    assert!(place.publish(&[("b.html", "4")]).is_err());
    place.publish(&[("c.html", "5")]).expect("it works");
    let kept = fs::read_to_string(outside.path().join("x.html")).expect("it is still there");
    assert_eq!(kept, "geheim");
    let other = place.project.path().join("koppeling");
    std::os::unix::fs::symlink(outside.path(), &other).expect("links can be made");
    assert!(Output::open(&other, place.project.path(), &Disk::real()).is_err());
}

#[test]
fn after_a_crash_at_any_moment_a_rerun_completes_the_site_and_removes_what_was_left() {
    let files = [
        ("a.html", "11"),
        ("brieven/2019/x.html", "3"),
        ("c.html", "4"),
        ("d/e.css", "5"),
    ];
    let wanted = [
        ("a.html", "11"),
        ("brieven/2020/y.html", "6"),
        ("c.html", "4"),
    ];
    for written in 0..=files.len() {
        for cut in ["", "br", "brieven/2019/halfweg", "d/e.css"] {
            let place = place();
            place
                .publish(&[("a.html", "1"), ("b.html", "2")])
                .expect("it works");
            crash(&place, &files[..written], cut);
            assert_eq!(place.text("b.html"), "2", "deletions come last");

            // The lock of the crashed run lives as long as this process: go on in a copy.
            let copy = Place {
                out: place.project.path().join("kopie"),
                project: place.project,
            };
            tree::write(&copy.out, &tree::read(&place.out));
            copy.publish(&wanted).expect("it works");
            let clean = self::place();
            clean.publish(&wanted).expect("it works");
            let difference = tree::difference(&tree::read(&clean.out), &tree::read(&copy.out));
            assert_eq!(difference, None, "after {written} files and “{cut}”");
        }
    }
}

/// A run that ends without ending: all new paths are on the list but for the last, of which some
/// letters are, and the first files have taken their places; others wait beside them.
fn crash(place: &Place, files: &[(&str, &str)], cut: &str) {
    let output = place.open().expect("it can be used");
    for (path, text) in files {
        output.write(&artifact(path, text)).expect("it works");
    }
    std::mem::forget(output);
    let mut list = place.text(MANIFEST);
    for (path, text) in files {
        list.push_str(&format!("{path}\n"));
        place.put(path, text);
    }
    place.put(MANIFEST, &format!("{list}{cut}"));
    place.put(".raadsbrief-staging/7", "hal");
}

#[test]
fn nothing_changes_before_a_run_is_finished() {
    let place = place();
    place.publish(&[("a.html", "1")]).expect("it works");
    let before = tree::read(&place.out);
    let output = place.open().expect("it can be used");
    for (path, text) in [("a.html", "2"), ("b/c.html", "3")] {
        output.write(&artifact(path, text)).expect("it works");
    }
    assert_eq!(place.text("a.html"), "1");
    assert!(!place.out.join("b").exists());
    drop(output);
    assert_eq!(tree::difference(&before, &tree::read(&place.out)), None);

    let fresh = self::place();
    let output = fresh.open().expect("it can be used");
    output.write(&artifact("a.html", "1")).expect("it works");
    drop(output);
    assert!(
        !fresh.out.exists(),
        "a folder that was made for nothing stays behind"
    );
}

#[test]
fn two_builds_do_not_write_to_one_folder_at_once() {
    let place = place();
    place.publish(&[("a.html", "1")]).expect("it works");
    let first = place.open().expect("it can be used");
    assert!(place.open().is_err());
    drop(first);
    assert!(place.open().is_ok());
}

#[test]
fn many_threads_fill_one_folder() {
    let place = place();
    let output = place.open().expect("it can be used");
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let output = &output;
            scope.spawn(move || {
                for n in 0..50 {
                    let path = format!("brieven/{}/{n}-{thread}/index.html", n % 5);
                    output.write(&artifact(&path, &path)).expect("it works");
                }
            });
        }
    });
    assert_eq!(output.finish().expect("it works").written, 200);
    assert_eq!(place.files().len(), 200);
    assert!(place.files().iter().all(|path| place.text(path) == *path));
}
