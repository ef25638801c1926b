//! The PDFs that are held to the standards: those of this repository's own letters, of every site in
//! `tests/sites/`, and of some letters of the benchmarks. Built once for all tests.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;

use super::contents;
use super::objects::Objects;
use super::spoken::{self, Element};
use crate::command;
use crate::sites;
use crate::tree;

#[path = "../../../benches/corpus.rs"]
#[allow(dead_code)]
mod corpus;

/// How many letters of the benchmarks are looked at.
const OF_BENCHMARKS: usize = 20;

/// One PDF, with what stands beside it.
pub struct Paper {
    /// For people: `tests/sites/labels-are-text: brieven/2025/rib-2025-001/rib-2025-001.pdf`.
    pub name: String,
    pub path: PathBuf,
    /// The part of PDF/A that it should claim: `3a` or `2a`.
    pub archival: &'static str,
    /// The page of the letter.
    pub page: String,
    /// The letter itself, `brief.json`.
    pub letter: Value,
    /// What is in the file.
    pub objects: Objects,
    /// What a screen reader goes through.
    pub spoken: Element,
}

impl Paper {
    /// The folder of the letter in its site.
    pub fn folder(&self) -> &Path {
        self.path.parent().expect("it stands in a folder")
    }
}

/// All of them.
pub fn papers() -> &'static [Paper] {
    static PAPERS: OnceLock<Option<Vec<Paper>>> = OnceLock::new();
    // Tests that wait for it must not try again what failed.
    let papers = PAPERS.get_or_init(|| std::panic::catch_unwind(made).ok());
    let papers = papers.as_ref();
    papers.expect("the PDFs could be made; another test says why not")
}

fn made() -> Vec<Paper> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    if root.exists() {
        fs::remove_dir_all(&root).expect("what an earlier run left can be removed");
    }
    fs::create_dir_all(&root).expect("folders can be made");
    let mut found = Vec::new();
    for (name, archival, out) in build_all(&root) {
        found.extend(letters(&out).into_iter().map(|path| {
            let inside = path.strip_prefix(&out).expect("it is in there");
            (format!("{name}: {}", inside.display()), archival, path)
        }));
    }
    assert!(found.len() > 50, "only {} PDFs", found.len());
    in_parallel(&found, |(name, archival, path)| {
        read(name.clone(), archival, path)
    })
}

/// Builds every site into a folder of its own.
fn build_all(root: &Path) -> Vec<(String, &'static str, PathBuf)> {
    let mut built = Vec::new();
    for site in sites::sites() {
        let stem = site.file_name().expect("it has a name").to_string_lossy();
        let out = root.join(&*stem);
        let mut words = sites::words(&site, &out);
        words.retain(|word| word != "--no-pdf" && word != "--no-cache");
        words.extend(["--cache".into(), root.join("cache").into()]);
        let ended = command::raadsbrief(words);
        assert_eq!(ended.code, 0, "{stem}: {}", ended.stderr);
        built.push((format!("tests/sites/{stem}"), "3a", out));
    }
    let made_up = root.join("corpus-source");
    fs::create_dir_all(&made_up).expect("folders can be made");
    corpus::write(&made_up, OF_BENCHMARKS).expect("it can be written");
    let corrected = root.join("corrected-source");
    crate::corrected::write(&corrected);
    let others = [
        ("this site", command::repository("."), "3a"),
        ("benches", made_up, "3a"),
        ("a corrected letter", corrected, "3a"),
        ("a letter of many sheets", many_sheets(root), "3a"),
        ("this site as PDF/A-2a", without_attachments(root), "2a"),
    ];
    for (index, (name, project, archival)) in others.into_iter().enumerate() {
        let out = root.join(format!("other-{index}"));
        let ended = build(&project, &out, &root.join("cache"), &[]);
        assert_eq!(ended.code, 0, "{name}: {}", ended.stderr);
        built.push((name.to_owned(), archival, out));
    }
    built
}

/// Builds a site as its author would, with a cache elsewhere and with more words.
pub fn build(project: &Path, out: &Path, cache: &Path, more: &[&str]) -> command::Ended {
    let mut words: Vec<&OsStr> = vec!["build".as_ref(), "--ready".as_ref()];
    words.extend([OsStr::new("--project"), project.as_ref()]);
    words.extend([
        OsStr::new("--out"),
        out.as_ref(),
        "--cache".as_ref(),
        cache.as_ref(),
    ]);
    words.extend(["--now", command::NOW].map(OsStr::new));
    words.extend(more.iter().map(OsStr::new));
    command::raadsbrief(words)
}

/// A site whose letter has so many headings that it has contents on paper too.
fn many_sheets(root: &Path) -> PathBuf {
    let site = root.join("many-source");
    let mut files = tree::read(&command::repository("tests/sites/drafts-stay-out"));
    files.retain(|path, _| !path.starts_with("expected/"));
    let letter = files.get_mut("content/brieven/af.md");
    let letter = letter.expect("it has a letter");
    for number in 1..=12 {
        let words = "Hierover valt veel te zeggen. ".repeat(40);
        let part = format!("\n## Deel {number}\n\n{words}\n\n### Nader {number}\n\n{words}\n");
        letter.extend_from_slice(part.as_bytes());
    }
    tree::write(&site, &files);
    site
}

/// This repository's own site, as one that wants no attachments.
fn without_attachments(root: &Path) -> PathBuf {
    let site = root.join("2a-source");
    copy_own_site(&site);
    let path = site.join("raadsbrief.yaml");
    let settings = fs::read_to_string(&path).expect("it can be read");
    assert!(
        settings.contains("norm: PDF/A-3a"),
        "it says what it claims"
    );
    let settings = settings.replace("norm: PDF/A-3a", "norm: PDF/A-2a");
    fs::write(path, settings).expect("it can be written");
    site
}

/// Copies this repository's own site into a folder.
pub fn copy_own_site(to: &Path) {
    for folder in ["content", "data", "templates"] {
        tree::write(&to.join(folder), &tree::read(&command::repository(folder)));
    }
    let settings = command::repository("raadsbrief.yaml");
    fs::copy(settings, to.join("raadsbrief.yaml")).expect("it can be copied");
}

/// The PDFs of letters below a folder, in order. Each letter has one; but for those of a record that was
/// written by hand, which hold no more than a test asks for.
fn letters(out: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let letters = tree::read(&out.join("brieven"));
    for path in letters.keys() {
        let Some((folder, "brief.json")) = path.rsplit_once('/') else {
            continue;
        };
        // An earlier version stands in a folder below that of its letter.
        let name = folder.split('/').nth(1).expect("a letter stands in a year");
        let pdf = format!("{folder}/{name}.pdf");
        let is_published = letters.contains_key(&format!("{folder}/SHA256SUMS"));
        if letters.contains_key(&pdf) || !is_published {
            found.push(out.join("brieven").join(pdf));
        }
    }
    found
}

fn read(name: String, archival: &'static str, path: &Path) -> Paper {
    let folder = path.parent().expect("it stands in a folder");
    let page = fs::read_to_string(folder.join("index.html")).expect("a letter has a page");
    let letter = fs::read(folder.join("brief.json")).expect("a letter has its JSON");
    let words = [
        "--json=2",
        "--json-stream-data=inline",
        "--decode-level=generalized",
    ];
    let objects = Objects::read(&output("qpdf", words, path));
    let letter: Value = serde_json::from_slice(&letter).expect("it is JSON");
    Paper {
        page,
        archival,
        path: path.to_owned(),
        letter,
        spoken: spoken::of(&objects, &contents::of(&objects)),
        objects,
        name,
    }
}

/// What a program says about a PDF.
pub fn output<const N: usize>(program: &str, words: [&str; N], path: &Path) -> String {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    let ended = command.args(words).arg(path).output();
    let ended = ended.unwrap_or_else(|error| {
        panic!("{program}: {error}. .ci/test installs what the tests need")
    });
    assert!(
        ended.status.success(),
        "{program} {}: {}{}",
        path.display(),
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    );
    String::from_utf8(ended.stdout).expect("it writes UTF-8")
}

/// Does something with each, on two threads; the answers in order.
pub fn in_parallel<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some(item) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((std::ptr::from_ref(item), work(item)));
        }
        done.into_iter()
            .map(|(at, result)| (at.addr(), result))
            .collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let other = scope.spawn(worker);
        let mut done = worker();
        done.extend(other.join().expect("it ends by itself"));
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Fails with all complaints, each after the name of its PDF.
pub fn none_wrong(check: impl Fn(&Paper) -> Vec<String> + Sync) {
    let papers = papers();
    let mut wrong = String::new();
    for (paper, complaints) in papers.iter().zip(in_parallel(papers, check)) {
        for complaint in complaints {
            wrong.push_str(&format!("{}: {complaint}\n", paper.name));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
