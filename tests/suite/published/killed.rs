//! The real program, killed at any moment: afterwards the record is right, and doing it again completes it.
//! (Each write on its own is failed and ended elsewhere; here the machine decides what was done.)

use std::process::Stdio;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{published, sources};
use crate::command::{bare, words};
use crate::office::Office;
use crate::tree::{self, Tree};

/// The moment of all commands.
const NOW: &str = "2026-01-10T12:00:00+01:00";

/// How often each command is killed.
const TIMES: u32 = 10;

/// What a command was killed in the middle of, and what the site says afterwards.
struct Trial {
    /// The command.
    line: &'static str,
    /// A site in which it can be given.
    office: fn() -> Office,
    /// What the built site shows of what the command does: all of it or nothing.
    shows: fn(&Tree) -> usize,
    /// As much as that when it is done.
    all: usize,
}

/// Twenty letters that are due.
fn twenty() -> Office {
    let mut site = sources();
    site.retain(|path, _| !path.starts_with("content/"));
    let office = Office::of(&site);
    for number in 100..120 {
        let more = "dossier: hulp\ncijfers:\n  nu: {uit: hulp, wijk: Noord}\n";
        let mut text = "Het zijn er {{ cijfers.nu }}.\n".to_owned();
        // One in five has a drawing, which takes most of the time.
        if number % 5 == 0 {
            text.push_str(
                "\n```grafiek\nid: verloop\nsoort: lijn\nuit: hulp\nreeks: wijk\n\
                 titel: In Noord zijn het er minder\n```\n",
            );
        }
        office.letter(&number.to_string(), more, &text);
    }
    office
}

/// A letter that was published and edited since.
fn edited() -> Office {
    let office = published();
    let letter = office.path().join("content/brieven/2025/hulp.md");
    let text = std::fs::read_to_string(&letter).expect("it is there");
    std::fs::write(letter, text.replace("zeven weken", "acht weken")).expect("it can be written");
    office
}

fn letters(site: &Tree) -> usize {
    let is_letter = |path: &&String| path.starts_with("brieven/") && path.ends_with("/index.html");
    site.keys().filter(is_letter).count()
}

fn holds(site: &Tree, words: &str) -> usize {
    let page = &site["brieven/2025/rib-2025-001/index.html"];
    usize::from(String::from_utf8_lossy(page).contains(words))
}

#[test]
fn a_publication_that_is_killed_is_whole_or_not_there() {
    kill_at_any_moment(&Trial {
        line: "publish --due --door Griffie",
        office: twenty,
        shows: letters,
        all: 20,
    });
}

#[test]
fn a_correction_that_is_killed_is_whole_or_not_there() {
    kill_at_any_moment(&Trial {
        line: "correct RIB-2025-001 --soort erratum --reden \"Het zijn er zeven.\" --door Griffie",
        office: edited,
        shows: |site| holds(site, "Het zijn er zeven."),
        all: 1,
    });
}

#[test]
fn a_withdrawal_that_is_killed_is_whole_or_not_there() {
    kill_at_any_moment(&Trial {
        line: "withdraw RIB-2025-001 --reden \"Het klopt niet.\" --grond AVG --wis --door Griffie",
        office: published,
        shows: |site| holds(site, "Het klopt niet."),
        all: 1,
    });
}

#[test]
fn a_build_that_is_killed_is_completed_by_the_next() {
    let office = twenty();
    let published = office.at(NOW, "publish --due --door Griffie");
    assert_eq!(published.code, 0, "{}", published.stderr);
    let (files, record) = (office.files(), office.record());
    let took = Instant::now();
    assert_eq!(office.at(NOW, "build").code, 0);
    let (took, expected) = (took.elapsed(), office.output());
    for moment in moments() {
        let office = Office::of(&files);
        kill(&office, "build", took.mul_f64(moment));
        let verified = office.types("verify");
        assert_eq!(verified.code, 0, "{}", verified.stderr);
        let again = office.at(NOW, "build");
        assert_eq!(again.code, 0, "{}", again.stderr);
        assert_eq!(tree::difference(&expected, &office.output()), None);
        assert_eq!(tree::difference(&record, &office.record()), None);
    }
}

/// Parts of the time that something takes.
fn moments() -> Vec<f64> {
    let mut runner = TestRunner::deterministic();
    let part = 0.0..1.1_f64;
    let moments = (0..TIMES).map(|_| part.new_tree(&mut runner).expect("a number").current());
    moments.collect()
}

fn kill_at_any_moment(trial: &Trial) {
    let office = (trial.office)();
    let began = Instant::now();
    let ended = office.at(NOW, trial.line);
    let took = began.elapsed();
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let mut halfway = 0;
    for moment in moments() {
        let office = (trial.office)();
        let before = office.acts();
        kill(&office, trial.line, took.mul_f64(moment));
        let is_done = office.acts() > before;
        halfway += usize::from(!is_done);
        if !office.record().is_empty() {
            office.verifies();
        }
        let built = office.at(NOW, "build --no-pdf");
        assert_eq!(built.code, 0, "{}", built.stderr);
        let shown = (trial.shows)(&office.output());
        assert_eq!(shown, if is_done { trial.all } else { 0 }, "{}", trial.line);
        let again = office.at(NOW, trial.line);
        // What was done cannot be done again, which is said; but `--due` then has nothing to do.
        let may_refuse = is_done && !trial.line.contains("--due");
        assert!(again.code == 0 || may_refuse, "{}", again.stderr);
        office.verifies();
        assert_eq!(office.acts(), before + 1, "{}", trial.line);
        let built = office.at(NOW, "build --no-pdf");
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert_eq!((trial.shows)(&office.output()), trial.all);
        let left = office.record();
        let left = left.keys().find(|path| path.starts_with(".werk/"));
        assert_eq!(left, None, "it is left of the killed one");
    }
    assert!(halfway > 0, "it was never killed before it was done");
}

/// Begins a command and kills it after some time.
fn kill(office: &Office, line: &str, after: Duration) {
    let mut program = bare();
    program.args(words(line)).args(["--now", NOW, "--project"]);
    let program = program.arg(office.path());
    let quiet = program.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = quiet.spawn().expect("the binary starts");
    std::thread::sleep(after);
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().expect("it has ended");
}
