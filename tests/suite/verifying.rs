//! Whatever is done to a record, or to a copy of a site, `verify` names it.

use std::num::NonZeroUsize;
use std::path::Path;

use raadsbrief::diag::{Format, Language, Paint, emit};
use raadsbrief::model::{ACT_SCHEMA, Act, ActKind, ActLetter, Kenmerk, Moment};
use raadsbrief::pipeline::{Verified, Verify, verify, verify_copy};
use raadsbrief::publish::Disk;
use raadsbrief::publish::record::{Contents, NewFile, RecordWriter};

use crate::command::repository;
use crate::crashes::{build, lay_out, stages};
use crate::tree::{self, Tree};

const RECORD: &str = "data/publicaties/";

/// A site with two letters, of which one was corrected.
fn published() -> Tree {
    stages().swap_remove(2)
}

/// The same site as the public has it, and after one of its letters was withdrawn.
fn copies() -> [Tree; 2] {
    let stages = stages();
    [&stages[2], &stages[3]].map(|stage| {
        let (_folder, project) = lay_out(stage);
        build(&project, &Disk::real()).expect("the disk is in order");
        tree::read_site(&project.join("site"))
    })
}

fn wanted(folder: &Path, head: Option<&str>) -> Verify {
    Verify {
        folder: folder.to_owned(),
        head: head.map(str::to_owned),
        jobs: NonZeroUsize::MIN,
    }
}

/// What is said of a site or copy: for each mistake its place and code.
fn told(verified: &Verified) -> Vec<String> {
    let text = emit(
        &verified.diagnostics,
        &verified.sources,
        Format::Short,
        Language::English,
        Paint::Plain,
    );
    let lines = text.lines().map(|line| {
        let (place, message) = line.split_once(":1:1: ").expect("a place");
        let code = message.split(' ').next().unwrap_or_default();
        format!("{place} {code}")
    });
    lines.collect()
}

fn of_site(site: &Tree) -> Vec<String> {
    let (_folder, project) = lay_out(site);
    told(&verify(&wanted(&project, None)).expect("it can be read"))
}

fn of_copy(copy: &Tree) -> Vec<String> {
    let (_folder, folder) = lay_out(copy);
    told(&verify_copy(&wanted(&folder, None)).expect("it can be read"))
}

/// A tree with one file changed, removed or added.
fn with(tree: &Tree, change: impl FnOnce(&mut Tree)) -> Tree {
    let mut tree = tree.clone();
    change(&mut tree);
    tree
}

fn flip(bytes: &mut [u8], at: usize) {
    bytes[at] ^= 1;
}

fn is_act(path: &str) -> bool {
    path.contains("/akten/")
}

/// The last act, which no other one names.
fn last_act(tree: &Tree) -> String {
    let acts = tree.keys().filter(|path| is_act(path));
    acts.max().expect("there are acts").clone()
}

#[test]
fn every_file_of_a_record_that_is_changed_or_lost_is_named_and_nothing_else() {
    let site = published();
    assert_eq!(of_site(&site), [""; 0]);
    let last = last_act(&site);
    let attributes = format!("{RECORD}.gitattributes");
    let stored = site.keys().filter(|path| path.starts_with(RECORD));
    let stored = stored.filter(|path| **path != attributes);
    let mut seen = 0;
    for path in stored {
        seen += 1;
        let changed = if is_act(path) { "RB712" } else { "RB717" };
        let size = site[path].len();
        for at in [0, size / 2, size - 1] {
            let flipped = with(&site, |site| {
                flip(site.get_mut(path).expect("it is there"), at);
            });
            // An act that is no JSON any more was one, by its name.
            assert_eq!(
                of_site(&flipped),
                [format!("{path} {changed}")],
                "byte {at}"
            );
        }
        let cut = with(&site, |site| {
            site.get_mut(path).expect("it is there").truncate(size - 1)
        });
        assert_eq!(of_site(&cut), [format!("{path} {changed}")]);
        let lost = of_site(&with(&site, |site| drop(site.remove(path))));
        if *path == last {
            // Then what it published is what nobody names; a noted head says that it was cut off.
            assert!(lost.iter().all(|said| said.ends_with("RB718")), "{lost:?}");
        } else if is_act(path) {
            assert_eq!(lost, [format!("{last} RB713")]);
        } else {
            assert_eq!(lost, [format!("{path} RB716")]);
        }
    }
    assert_eq!(
        seen, 15,
        "files of a record with three versions and two acts"
    );
}

#[test]
fn whatever_is_added_to_a_record_is_named() {
    let site = published();
    for (path, code) in [
        ("notitie.txt", "RB718"),
        ("akten/notitie.txt", "RB711"),
        ("akten/map/notitie.txt", ""),
        ("2025/notitie.txt", "RB718"),
        ("2025/rib-2025-001/notitie.txt", "RB718"),
        ("2025/rib-2025-001/v1/notitie.txt", "RB718"),
        ("2025/rib-2025-001/v1/bijlagen/notitie.txt", "RB718"),
    ] {
        let path = format!("{RECORD}{path}");
        let added = of_site(&with(&site, |site| {
            drop(site.insert(path.clone(), b"x".to_vec()))
        }));
        if code.is_empty() {
            assert_eq!(added, [format!("{RECORD}akten/map RB718")]);
        } else {
            assert_eq!(added, [format!("{path} {code}")]);
        }
    }
    let whole = format!("{RECORD}2025/rib-2025-009/v1");
    let added = of_site(&with(&site, |site| {
        site.insert(format!("{whole}/brief.json"), b"{}".to_vec());
    }));
    assert_eq!(added, [format!("{whole} RB718")]);
    // What systems leave behind everywhere is nobody's.
    let path = format!("{RECORD}2025/.DS_Store");
    let added = of_site(&with(&site, |site| drop(site.insert(path, b"x".to_vec()))));
    assert_eq!(added, [""; 0]);
}

#[test]
fn a_noted_head_shows_that_the_last_act_was_cut_off() {
    let site = published();
    let (_folder, project) = lay_out(&site);
    let whole = verify(&wanted(&project, None)).expect("it can be read");
    let [head] = &whole.record.heads[..] else {
        panic!("one head");
    };
    let again = verify(&wanted(&project, Some(&head[..12]))).expect("it can be read");
    assert_eq!(told(&again), [""; 0]);
    assert_eq!(again.after_head, [""; 0]);
    // The whole correction goes: its act and its files.
    let last = last_act(&site);
    let version = format!("{RECORD}2025/rib-2025-001/v2/");
    let cut = with(&site, |site| {
        site.retain(|path, _| *path != last && !path.starts_with(&version));
    });
    assert_eq!(of_site(&cut), [""; 0]);
    let (_folder, project) = lay_out(&cut);
    let noticed = verify(&wanted(&project, Some(head))).expect("it can be read");
    assert_eq!(told(&noticed), [format!("{RECORD}akten RB719")]);
    // And a head of before is still there, with what came after it.
    let first = &whole.record.acts[0].sha256;
    let (_folder, project) = lay_out(&site);
    let since = verify(&wanted(&project, Some(first))).expect("it can be read");
    assert_eq!(told(&since), [""; 0]);
    assert_eq!(since.after_head, [whole.record.acts[1].name.clone()]);
}

#[test]
fn every_published_file_of_a_copy_that_is_changed_or_lost_is_named() {
    let [copy, _] = copies();
    assert_eq!(of_copy(&copy), [""; 0]);
    let sums = String::from_utf8(copy["SHA256SUMS"].clone()).expect("it is a text");
    let listed: Vec<&str> = sums
        .lines()
        .filter_map(|line| Some(line.split_once("  ")?.1))
        .collect();
    assert_eq!(listed.len(), 15, "{sums}");
    for path in listed {
        let flipped = with(&copy, |copy| {
            let bytes = copy.get_mut(path).expect("it is there");
            let middle = bytes.len() / 2;
            flip(bytes, middle);
        });
        let said = of_copy(&flipped);
        let at_path = said
            .iter()
            .filter(|said| said.starts_with(&format!("{path} ")));
        assert_eq!(at_path.count(), 1, "{path}: {said:?}");
        let lost = of_copy(&with(&copy, |copy| drop(copy.remove(path))));
        assert!(!lost.is_empty(), "{path}");
    }
}

#[test]
fn the_lists_of_a_copy_are_held_against_its_acts() {
    let [copy, withdrawn] = copies();
    assert_eq!(of_copy(&withdrawn), [""; 0]);
    for path in ["SHA256SUMS", "publicaties/hoofd.txt"] {
        let lost = of_copy(&with(&copy, |copy| drop(copy.remove(path))));
        assert_eq!(lost, [format!("{path} RB716")]);
        let wrong = of_copy(&with(&copy, |copy| {
            let list = copy.get_mut(path).expect("it is there");
            list[0] = if list[0] == b'0' { b'1' } else { b'0' };
        }));
        assert!(wrong.iter().any(|said| said.starts_with(path)), "{wrong:?}");
    }
    // An act that was cut off: the head still names it, and its files stand there without it.
    let last = last_act(&copy);
    let cut = of_copy(&with(&copy, |copy| drop(copy.remove(&last))));
    assert!(
        cut.contains(&"publicaties/hoofd.txt RB719".to_owned()),
        "{cut:?}"
    );
    // What was withdrawn is put back.
    let path = "brieven/2025/rib-2025-001/brief.json";
    assert!(!withdrawn.contains_key(path));
    let back = of_copy(&with(&withdrawn, |site| {
        site.insert(path.to_owned(), copy[path].clone());
    }));
    assert_eq!(back, [format!("{path} RB718")]);
    // Something that nobody published stands beside a letter.
    let path = "brieven/2025/rib-2025-002/extra.csv";
    let added = of_copy(&with(&copy, |copy| {
        drop(copy.insert(path.to_owned(), b"x".to_vec()))
    }));
    assert_eq!(added, [format!("{path} RB718")]);
}

#[test]
fn who_looks_while_somebody_publishes_sees_a_sound_record() {
    let (_folder, project) = lay_out(&tree::read(&repository("tests/mistakes/base")));
    std::thread::scope(|scope| {
        let publisher = scope.spawn(|| {
            let mut before = Vec::new();
            for number in 1..=40 {
                before = vec![add(&project, number, before)];
            }
        });
        let mut looks = 0;
        while !publisher.is_finished() {
            looks += 1;
            let seen = verify(&wanted(&project, None)).expect("it can be read");
            assert_eq!(told(&seen), [""; 0]);
        }
        assert!(looks > 1);
    });
    let seen = verify(&wanted(&project, None)).expect("it can be read");
    assert_eq!(seen.record.acts.len(), 40);
}

/// Adds an act with a letter to a record, and returns its sum.
fn add(project: &Path, number: u32, before: Vec<String>) -> String {
    let kenmerk = Kenmerk::new(&format!("RIB-2025-{number:03}")).expect("it is a number");
    let folder = format!("2025/{}", kenmerk.slug());
    let writer = RecordWriter::open(project, &Disk::real()).expect("nobody else writes");
    let staging = writer.begin().expect("it can be written");
    let letter = NewFile {
        name: "brief.json".to_owned(),
        contents: Contents::Bytes(b"{}".to_vec()),
    };
    let files = staging
        .stage(&format!("{folder}/v1"), &"0".repeat(64), &[letter])
        .expect("it can be written");
    let act = Act {
        schema: ACT_SCHEMA,
        kind: ActKind::Publication,
        moment: Moment::parse(&format!("2026-01-05T12:00:{number:02}Z")).expect("a moment"),
        by: "Griffie".to_owned(),
        program: "raadsbrief".to_owned(),
        before,
        letters: vec![ActLetter {
            kenmerk,
            version: 1,
            folder,
            agreement: None,
            correction: None,
            withdrawal: None,
            files,
        }],
    };
    staging.finish(&act).expect("it can be written").sha256
}

#[test]
fn a_folder_that_is_no_site_or_no_copy_of_one_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert!(verify(&wanted(folder.path(), None)).is_err());
    assert!(verify_copy(&wanted(folder.path(), None)).is_err());
}
