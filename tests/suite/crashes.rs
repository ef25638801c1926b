//! A disk that fails, and a program that is killed, at every change that a command makes on disk: whatever
//! happens, the record is sound, and the same command again completes what it began.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use raadsbrief::diag::phrases::{command, record};
use raadsbrief::diag::{Failure, Format, Language, Paint, emit};
use raadsbrief::model::{CorrectionKind, Moment};
use raadsbrief::pipeline::{
    self, Changed, Correct, Drafts, Options, Outcome, Pdf, Progress, Ready, RecordChange, Verified,
    Verify, Which, Withdraw,
};
use raadsbrief::publish::Disk;
use raadsbrief::publish::record::RecordWriter;

use crate::command::repository;
use crate::tree::{self, Tree};

const RECORD: &str = "data/publicaties";

/// One fault, at the n-th change.
type Fault = fn(usize) -> Disk;

/// A full disk, a read-only disk in its turn, and a killed program.
const FAULTS: [(&str, Fault); 2] = [
    ("fails", |change| {
        let kinds = [ErrorKind::StorageFull, ErrorKind::ReadOnlyFilesystem];
        Disk::failing_at(change, kinds[change % 2])
    }),
    ("dies", Disk::dying_at),
];

struct Silent;

impl Progress for Silent {
    fn stage(&self, _name: &'static str) {}
    fn letters(&self, _done: usize, _all: usize) {}
}

/// The little site of the mistakes, with an attachment and a second letter.
fn site() -> Tree {
    let mut site = tree::read(&repository("tests/mistakes/base"));
    let letter = "---\nkenmerk: RIB-2025-002\nstatus: gereed\nonderwerp: Een tweede brief\n\
        datum: 02-10-2025\nbijlagen:\n  - {bestand: plan.csv, titel: Een plan}\n---\n\
        ## Inleiding\nBij deze brief hoort een plan.\n\n## Vervolg\nWij houden u op de hoogte.\n";
    let files = [
        ("content/brieven/tweede.md", letter),
        ("content/brieven/plan.csv", "jaar;aantal\n2025;3\n"),
    ];
    site.extend(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    site
}

fn change(project: &Path, minute: usize, disk: &Disk) -> RecordChange {
    RecordChange {
        project: project.to_owned(),
        now: Moment::parse(&format!("2026-01-05T12:{minute:02}:00Z")).expect("a moment"),
        by: Some("Griffie".to_owned()),
        seed: [7; 32],
        jobs: NonZeroUsize::MIN,
        disk: disk.clone(),
    }
}

/// What is done to the record, one after the other.
const STEPS: [&str; 3] = ["publish", "correct", "withdraw"];

fn step(project: &Path, step: usize, disk: &Disk) -> Result<Changed, Failure> {
    let change = change(project, step, disk);
    match STEPS[step] {
        "publish" => {
            let numbers = ["RIB-2025-001", "RIB-2025-002"].map(str::to_owned);
            let which = Which::Named(numbers.to_vec());
            when_free(|| pipeline::publish(&change, &which, &Silent))
        }
        "correct" => {
            let path = project.join("content/brieven/brief.md");
            let text = fs::read_to_string(&path).expect("it is there");
            let text = text.replace("In april begonnen", "In mei begonnen");
            fs::write(path, text).expect("it can be written");
            let correct = Correct {
                number: "RIB-2025-001".to_owned(),
                kind: CorrectionKind::Erratum,
                reason: "De maand klopte niet.".to_owned(),
            };
            when_free(|| pipeline::correct(&change, &correct, &Silent))
        }
        _ => {
            let withdraw = Withdraw {
                number: "RIB-2025-001".to_owned(),
                reason: "Bevatte namen.".to_owned(),
                ground: "Woo, artikel 5.1".to_owned(),
                erase: true,
            };
            when_free(|| pipeline::withdraw(&change, &withdraw, &Silent))
        }
    }
}

pub fn build(project: &Path, disk: &Disk) -> Result<Outcome, Failure> {
    let options = Options {
        project: project.to_owned(),
        out: Some(project.join("site")),
        now: Moment::parse("2026-01-06").expect("a day"),
        ready: Ready::Wait,
        drafts: Drafts::Hide,
        pdf: Pdf::Leave,
        stamps: None,
        jobs: NonZeroUsize::MIN,
        disk: disk.clone(),
    };
    when_free(|| pipeline::build(&options, &Silent))
}

/// Does something that locks a folder. Another test may be starting a program at this very moment, which for
/// an instant holds all files of this one, their locks too.
fn when_free<T>(work: impl Fn() -> Result<T, Failure>) -> Result<T, Failure> {
    for _ in 0..100 {
        match work() {
            Err(failure) if is_taken(&failure) => {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            done => return done,
        }
    }
    work()
}

fn is_taken(failure: &Failure) -> bool {
    let told = failure.message(Language::English);
    let taken = [command::ANOTHER_BUILD, record::ANOTHER_PUBLICATION];
    let mut taken = taken.iter();
    taken.any(|words| told.contains(words.get(Language::English)))
}

fn assert_verified(project: &Path, case: &str) -> Verified {
    let verify = Verify {
        folder: project.to_owned(),
        head: None,
        jobs: NonZeroUsize::MIN,
    };
    let verified = pipeline::verify(&verify).expect("the record can be read");
    let told = emit(
        &verified.diagnostics,
        &verified.sources,
        Format::Short,
        Language::English,
        Paint::Plain,
    );
    assert_eq!(told, "", "{case}");
    verified
}

fn acts(record: &Tree) -> usize {
    let names: BTreeSet<&String> = record.keys().filter(|p| p.starts_with("akten/")).collect();
    names.len()
}

/// A folder with a site in it.
pub fn lay_out(site: &Tree) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    tree::write(folder.path(), site);
    let path = folder.path().to_owned();
    (folder, path)
}

/// The site before each step and after the last one.
pub fn stages() -> Vec<Tree> {
    let mut stages = vec![site()];
    let (_folder, project) = lay_out(&stages[0]);
    for (number, name) in STEPS.iter().enumerate() {
        let changed = step(&project, number, &Disk::real()).expect("the disk is in order");
        assert!(changed.act.is_some(), "{name}");
        stages.push(tree::read(&project));
    }
    stages
}

/// Tries a step with a fault at each of its changes in turn.
fn try_at_every_change(number: usize) {
    let stages = stages();
    let (before, after) = (&stages[number], &stages[number + 1]);
    let record_of = |project: &Path| tree::read(&project.join(RECORD));
    let expected: Tree = after
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("data/publicaties/")?, bytes)))
        .map(|(path, bytes)| (path.to_owned(), bytes.clone()))
        .collect();
    for (name, fault) in FAULTS {
        let (mut is_interrupted, mut is_unerased) = (false, false);
        for at in 0.. {
            let case = format!("{} {name} at change {at}", STEPS[number]);
            let (_folder, project) = lay_out(before);
            let disk = fault(at);
            let first = step(&project, number, &disk);
            let is_over = disk.changes() <= at;
            let verified = assert_verified(&project, &case);
            is_interrupted |= verified.is_interrupted;
            is_unerased |= !verified.unerased.is_empty();
            let done = acts(&record_of(&project)) == number + 1;
            assert!(done || first.is_err(), "{case}: it must say that it failed");
            if first.is_err() {
                match step(&project, number, &Disk::real()) {
                    Ok(changed) => assert!(!changed.diagnostics.has_errors(), "{case}"),
                    // All of it was done before it was killed.
                    Err(refused) => assert!(done, "{case}: {refused}"),
                }
            }
            // The next one to write clears what is left, if anything.
            drop(RecordWriter::open(&project, &Disk::real()).expect("nobody else writes"));
            let verified = assert_verified(&project, &case);
            assert!(
                !verified.is_interrupted && verified.unerased.is_empty(),
                "{case}"
            );
            assert_eq!(
                tree::difference(&expected, &record_of(&project)),
                None,
                "{case}"
            );
            if is_over {
                assert!(at > 10, "{case}: that is all?");
                break;
            }
        }
        // Who looks in between is told.
        let is_killed = name == "dies";
        assert!(is_interrupted || !is_killed);
        assert!(is_unerased || !is_killed || STEPS[number] != "withdraw");
    }
}

#[test]
fn publishing_survives_a_fault_at_every_change() {
    try_at_every_change(0);
}

#[test]
fn correcting_survives_a_fault_at_every_change() {
    try_at_every_change(1);
}

#[test]
fn withdrawing_and_erasing_survive_a_fault_at_every_change() {
    try_at_every_change(2);
}

#[test]
fn building_survives_a_fault_at_every_change() {
    let stages = stages();
    let (_folder, project) = lay_out(&stages[1]);
    build(&project, &Disk::real()).expect("the disk is in order");
    let old = tree::read_site(&project.join("site"));
    tree::write(&project, &stages[2]);
    // What stood before, with the record of after: the letter was corrected and the site not built yet.
    try_building(&tree::read(&project), &old);
    // A first build.
    try_building(&stages[2], &Tree::new());
}

/// Tries a build with a fault at each of its changes in turn, in a folder where another site stands.
fn try_building(before: &Tree, old: &Tree) {
    let out = |project: &Path| tree::read_site(&project.join("site"));
    let (_folder, project) = lay_out(before);
    build(&project, &Disk::real()).expect("the disk is in order");
    let new = out(&project);
    assert!(*old != new);
    for (name, fault) in FAULTS {
        for at in 0.. {
            let case = format!("build {name} at change {at}");
            let (_folder, project) = lay_out(before);
            let disk = fault(at);
            let first = build(&project, &disk);
            let is_over = disk.changes() <= at;
            for (path, bytes) in out(&project) {
                let is_staged = path.starts_with(".raadsbrief-staging/");
                let is_whole = old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes);
                assert!(
                    is_staged || is_whole,
                    "{case}: {path} is neither old nor new"
                );
            }
            assert_verified(&project, &case);
            if first.is_err() || !is_over {
                build(&project, &Disk::real()).expect("the disk is in order");
            }
            assert_eq!(tree::difference(&new, &out(&project)), None, "{case}");
            if is_over {
                assert!(at > 50, "{case}: that is all?");
                break;
            }
        }
    }
}
