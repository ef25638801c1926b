//! What the cache promises, on a real disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{Cache, GITIGNORE, HALF, Key, TAG, TAG_TEXT, packed, unpacked};
use crate::diag::Language;
use crate::model::{Artifact, WriteOrder};

/// A folder with a site of two folders, and a cache in it.
struct Place {
    root: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let root = tempfile::tempdir().unwrap();
        for folder in ["site", "data"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        Place { root }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn open(&self, name: &str) -> Result<Cache, String> {
        let opened = Cache::open(&self.path(name), self.root.path(), &self.path("site"));
        opened.map_err(|failure| failure.message(Language::English))
    }

    fn cache(&self) -> Cache {
        self.open("cache").unwrap()
    }
}

fn key(name: &str) -> Key {
    Key::of(&[name.as_bytes()])
}

fn files(size: usize) -> Vec<Artifact> {
    let file = |path: &str, bytes| Artifact {
        path: path.to_owned(),
        bytes,
        order: WriteOrder::Asset,
    };
    let bytes = (0..size)
        .map(|at| u8::try_from(at % 251).unwrap())
        .collect();
    vec![
        file("brieven/2026/x/x.pdf", bytes),
        file("brieven/2026/x/leeg.png", Vec::new()),
    ]
}

fn age(path: &Path, days: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    let time = file.metadata().unwrap().modified().unwrap();
    file.set_modified(time - Duration::from_secs(days * 24 * 60 * 60))
        .unwrap();
}

#[test]
fn what_was_kept_is_found_by_its_key_and_no_other_also_in_a_later_run() {
    let place = Place::new();
    let cache = place.cache();
    assert_eq!(cache.find(&key("a")), None);
    assert!(!place.path("cache").exists(), "looking changes nothing");
    cache.keep(&key("a"), &files(1000));
    assert_eq!(cache.find(&key("a")), Some(files(1000)));
    assert_eq!(cache.find(&key("b")), None);
    assert!(cache.close().is_none());
    assert_eq!(place.cache().find(&key("a")), Some(files(1000)));
    let tag = fs::read_to_string(place.path("cache").join(TAG)).unwrap();
    assert_eq!(tag, TAG_TEXT);
    let ignored = fs::read_to_string(place.path("cache").join(GITIGNORE)).unwrap();
    assert_eq!(ignored, "*\n");
    assert_eq!(
        fs::read_dir(place.path("cache")).unwrap().count(),
        3,
        "nothing half-written"
    );
}

#[test]
fn parts_of_a_key_do_not_run_over_into_each_other() {
    let keys = [
        Key::of(&[b"ab", b"c"]),
        Key::of(&[b"a", b"bc"]),
        Key::of(&[b"abc"]),
        Key::of(&[b"abc", b""]),
    ];
    for (at, one) in keys.iter().enumerate() {
        assert!(keys[at + 1..].iter().all(|other| one != other));
    }
}

#[test]
fn an_entry_that_was_damaged_is_not_there_and_is_replaced() {
    let place = Place::new();
    let cache = place.cache();
    cache.keep(&key("a"), &files(100));
    let path = cache.path(&key("a"));
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        assert_eq!(unpacked(&key("a"), &damaged), None, "byte {at}");
        assert_eq!(unpacked(&key("a"), &whole[..at]), None, "cut off at {at}");
    }
    assert_eq!(
        unpacked(&key("a"), &[whole.as_slice(), b"x"].concat()),
        None
    );
    // Whole, but of another letter.
    assert_eq!(unpacked(&key("b"), &whole), None);
    fs::write(&path, &whole[..50]).unwrap();
    assert_eq!(cache.find(&key("a")), None);
    cache.keep(&key("a"), &files(100));
    assert_eq!(cache.find(&key("a")), Some(files(100)));
}

#[test]
fn what_leads_out_of_the_output_folder_is_not_there() {
    let mut hostile = files(3);
    hostile[0].path = "../../geheim".to_owned();
    let entry = packed(&key("a"), &hostile);
    assert_eq!(unpacked(&key("a"), &entry), None);
}

#[test]
fn what_was_not_used_for_longest_goes_first_and_what_this_run_used_stays() {
    let place = Place::new();
    let before = place.cache();
    for (name, days) in [("old", 3), ("older", 5), ("oldest", 9), ("used", 7)] {
        before.keep(&key(name), &files(1000));
        age(&before.path(&key(name)), days);
    }
    assert!(before.close().is_none());
    let left_by_a_crash = place.path("cache").join(format!("{HALF}1-0"));
    fs::write(&left_by_a_crash, "x").unwrap();
    age(&left_by_a_crash, 2);

    let mut cache = place.cache();
    // Room for three.
    cache.bound = 3 * packed(&key("x"), &files(1000)).len() as u64;
    assert!(cache.find(&key("used")).is_some());
    cache.keep(&key("new"), &files(1000));
    assert!(cache.close().is_none());
    let cache = place.cache();
    let there = |name: &str| cache.find(&key(name)).is_some();
    assert_eq!(
        ["used", "new", "old", "older", "oldest"].map(there),
        [true, true, true, false, false]
    );
    assert!(!left_by_a_crash.exists());

    let mut cache = place.cache();
    cache.bound = 1;
    for name in ["used", "new"] {
        assert!(cache.find(&key(name)).is_some());
    }
    cache.keep(&key("newer"), &files(1000));
    assert!(cache.close().is_none());
    let cache = place.cache();
    let there = |name: &str| cache.find(&key(name)).is_some();
    assert_eq!(
        ["used", "new", "newer", "old"].map(there),
        [true, true, true, false]
    );
}

#[test]
fn using_an_entry_gives_it_the_time_of_today() {
    let place = Place::new();
    let cache = place.cache();
    cache.keep(&key("a"), &files(10));
    let path = cache.path(&key("a"));
    let modified = || fs::metadata(&path).unwrap().modified().unwrap();
    let fresh = modified();
    assert!(cache.find(&key("a")).is_some());
    assert_eq!(modified(), fresh, "once a day is enough");
    age(&path, 2);
    assert!(cache.find(&key("a")).is_some());
    assert!(modified() >= fresh);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let place = Place::new();
    fs::create_dir(place.path("notities")).unwrap();
    fs::write(place.path("notities/lijst.txt"), "x").unwrap();
    fs::create_dir(place.path("ander")).unwrap();
    // Cargo's folder has the same signature.
    let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# created by another program\n";
    fs::write(place.path("ander/CACHEDIR.TAG"), tag).unwrap();
    fs::write(place.path("bestand"), "x").unwrap();
    for (name, reason) in [
        ("notities", "it holds files that raadsbrief did not write"),
        ("ander", "it holds files that raadsbrief did not write"),
        ("bestand", "it is not a folder"),
        ("", "it holds files that raadsbrief did not write"),
        ("data/x", "the sources of the site stand there"),
        (
            "site/x",
            "the output folder stands in it, or the other way round",
        ),
    ] {
        let told = place.open(name).map(|_| ()).unwrap_err();
        assert!(told.contains(reason), "{name}: {told}");
        assert!(told.contains("--cache"), "{told}");
    }
    fs::create_dir(place.path("leeg")).unwrap();
    place.open("leeg").unwrap().keep(&key("a"), &files(1));
    place.open("leeg").unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_and_an_entry_that_is_one_is_not_there() {
    let place = Place::new();
    let cache = place.cache();
    cache.keep(&key("a"), &files(10));
    let entry = cache.path(&key("a"));
    fs::rename(&entry, place.path("elders")).unwrap();
    std::os::unix::fs::symlink(place.path("elders"), &entry).unwrap();
    assert_eq!(cache.find(&key("a")), None);
    cache.keep(&key("a"), &files(10));
    assert!(!fs::symlink_metadata(&entry).unwrap().is_symlink());

    std::os::unix::fs::symlink(place.path("cache"), place.path("link")).unwrap();
    for name in ["link", "link/"] {
        let told = place.open(name).map(|_| ()).unwrap_err();
        assert!(told.contains("symbolic link"), "{told}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_or_vanishes_costs_only_time() {
    let place = Place::new();
    fs::write(place.path("bestand"), "x").unwrap();
    let cache = place.open("bestand/cache").unwrap();
    assert_eq!(cache.find(&key("a")), None);
    cache.keep(&key("a"), &files(10));
    cache.keep(&key("b"), &files(10));
    let told = cache.close().unwrap().message(Language::English);
    assert!(told.starts_with("cannot use the cache: "), "{told}");

    let cache = place.cache();
    cache.keep(&key("a"), &files(10));
    fs::remove_dir_all(place.path("cache")).unwrap();
    assert_eq!(cache.find(&key("a")), None);
    cache.keep(&key("b"), &files(10));
    assert!(cache.close().is_none());
    let cache = place.cache();
    assert_eq!(cache.find(&key("b")), Some(files(10)));
}

#[test]
fn many_builds_at_once_use_one_folder() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let cache = place.cache();
                for number in 0..50 {
                    let key = key(&number.to_string());
                    match cache.find(&key) {
                        Some(found) => assert_eq!(found, files(number)),
                        None => cache.keep(&key, &files(number)),
                    }
                }
                assert!(cache.close().is_none());
            });
        }
    });
    let cache = place.cache();
    for number in 0..50 {
        assert_eq!(cache.find(&key(&number.to_string())), Some(files(number)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic_and_all_files_come_back(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        sizes in proptest::collection::vec(0_usize..50, 0..5),
    ) {
        prop_assert_eq!(unpacked(&key("a"), &bytes), None);
        let files: Vec<Artifact> = sizes.into_iter().flat_map(files).collect();
        prop_assert_eq!(unpacked(&key("a"), &packed(&key("a"), &files)), Some(files));
    }
}
