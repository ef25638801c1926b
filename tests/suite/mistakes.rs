//! Each folder of `tests/mistakes/` provokes one mistake and holds the message exactly as an
//! author sees it.
//!
//! A folder is named `<CODE>-<case>` and holds only what differs from the correct little site in
//! `base/`, and `expected.txt`: the messages of `raadsbrief build --lang nl`. `UPDATE=1 cargo test --release mistakes` rewrites the expectations; review the diff.
//!
//! What cannot be stored as a file is made by the lines of a file `steps`:
//! `remove PATH`, `repeat PATH COUNT TEXT` (behind what the file holds; `\n` is a line feed), `link PATH TARGET`, `name PATH` (an empty file; `\n`
//! in the path is a line feed) and `fill FOLDER COUNT` (so many empty files).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use raadsbrief::diag::{self, Severity};

use crate::command::{self, Ended};
use crate::tree;

const STEPS: &str = "steps";
const EXPECTED: &str = "expected.txt";

#[test]
fn each_mistake_is_told_as_expected_and_stops_the_build_before_it_writes() {
    let mut wrong = String::new();
    for case in cases() {
        if let Err(complaint) = check(&case) {
            wrong.push_str(&format!("{}\n{complaint}\n", case.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}UPDATE=1 accepts new messages");
}

#[test]
fn the_base_of_the_mistakes_has_none() {
    let site = tempfile::tempdir().expect("a temporary folder");
    tree::write(site.path(), &tree::read(&folder().join("base")));
    let ended = command::build(site.path(), &site.path().join("site"));
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(!ended.stderr.contains("waarschuwing"), "{}", ended.stderr);
}

#[test]
fn editors_and_programs_get_the_same_mistakes_in_their_own_form() {
    let site = tempfile::tempdir().expect("a temporary folder");
    lay_out(&folder().join("RB102-private-use"), site.path());
    let check = |format: &str| {
        let project = site.path().to_str().expect("temporary folders are UTF-8");
        let words = [
            "check",
            "--project",
            project,
            "--format",
            format,
            "--lang",
            "en",
        ];
        command::run(command::bare().args(words))
    };
    let short = check("short");
    assert_eq!(short.code, 1);
    assert_eq!(short.stderr, "");
    let line = short.stdout.lines().next().expect("one mistake");
    let (place, message) = line.split_once(": ").expect("a place");
    assert_eq!(place, "content/brieven/privegebruik.md:3:15");
    assert!(
        message.starts_with("RB102 error: there is a character"),
        "{message}"
    );

    let json = check("json");
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    assert_eq!(json.stdout.lines().count(), short.stdout.lines().count());
    let line = json.stdout.lines().next().expect("one mistake");
    let object: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
    assert_eq!(object["code"], "RB102");
    assert_eq!(object["name"], "forbidden-character");
    assert_eq!(object["severity"], "error");
    assert_eq!(object["path"], "content/brieven/privegebruik.md");
    assert_eq!(
        (&object["line"], &object["column"]),
        (&3.into(), &15.into())
    );
    assert_eq!(object["end"]["column"], 16);

    let human = check("human");
    assert!(
        human.stderr.starts_with("error[RB102]: there is"),
        "{}",
        human.stderr
    );
    assert!(
        human.stderr.contains("= help: remove it"),
        "{}",
        human.stderr
    );
}

pub fn folder() -> PathBuf {
    command::repository("tests/mistakes")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("there are mistakes");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_dir() && !path.ends_with("base"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn check(case: &Path) -> Result<(), String> {
    let name = case
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let code = name.split('-').next().unwrap_or_default();
    let entry = diag::find(code).ok_or("no such code")?;
    let site = tempfile::tempdir().expect("a temporary folder");
    lay_out(case, site.path());
    let out = site.path().join("site");
    let ended = command::build(site.path(), &out);
    let expected_code = match entry.severity {
        Severity::Error => 1,
        Severity::Warning => 0,
    };
    if ended.code != expected_code {
        return Err(format!("exit code {}\n{}", ended.code, ended.stderr));
    }
    if !ended.stderr.contains(&format!("[{code}]: ")) {
        return Err(format!("{code} does not occur\n{}", ended.stderr));
    }
    if entry.severity == Severity::Error && out.exists() {
        return Err("something was written".to_owned());
    }
    unfilled(&ended)?;
    // The last line is the summary: how much was written and how long it took is not the point.
    let (messages, _) = ended.stderr.rsplit_once("\n\n").unwrap_or_default();
    compare(case, &format!("{messages}\n"))
}

/// A `{placeholder}` that nobody filled is a mistake of ours.
fn unfilled(ended: &Ended) -> Result<(), String> {
    for entry in diag::all() {
        for placeholder in crate::house_rules::placeholders(entry.message.nl) {
            let whole = format!("{{{placeholder}}}");
            if ended
                .stderr
                .lines()
                .any(|line| is_message(line) && line.contains(&whole))
            {
                return Err(format!("{whole} was not filled\n{}", ended.stderr));
            }
        }
    }
    Ok(())
}

fn is_message(line: &str) -> bool {
    line.starts_with("fout[") || line.starts_with("waarschuwing[") || line.contains("= tip: ")
}

fn compare(case: &Path, found: &str) -> Result<(), String> {
    let path = case.join(EXPECTED);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, found).expect("expectations can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let tree = |text: &str| tree::Tree::from([(EXPECTED.to_owned(), text.as_bytes().to_vec())]);
    tree::difference(&tree(&expected), &tree(found)).map_or(Ok(()), Err)
}

/// Puts the base and then the case into a folder.
fn lay_out(case: &Path, site: &Path) {
    tree::write(site, &tree::read(&folder().join("base")));
    let mut own = tree::read(case);
    own.remove(EXPECTED);
    let steps = own.remove(STEPS).unwrap_or_default();
    tree::write(site, &own);
    for step in String::from_utf8(steps).expect("steps are UTF-8").lines() {
        take(step, site);
    }
}

fn take(step: &str, site: &Path) {
    let words: Vec<&str> = step.splitn(4, ' ').collect();
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let ready = |path: &str| {
        let full = site.join(path);
        fs::create_dir_all(full.parent().expect("it has a parent")).expect("folders can be made");
        full
    };
    match words[..] {
        ["remove", path] => fs::remove_file(site.join(path)).expect("the base has it"),
        ["repeat", path, count, text] => {
            let path = ready(path);
            let mut whole = fs::read_to_string(&path).unwrap_or_default();
            whole.push_str(&text.replace("\\n", "\n").repeat(number(count)));
            fs::write(path, whole).expect("it can be written");
        }
        ["link", path, target] => {
            std::os::unix::fs::symlink(target, ready(path)).expect("links can be made");
        }
        ["name", path] => fs::write(ready(&path.replace("\\n", "\n")), "").expect("it can be made"),
        ["fill", path, count] => {
            for n in 0..number(count) {
                fs::File::create(ready(&format!("{path}/{n}.yaml"))).expect("it can be made");
            }
        }
        _ => panic!("unknown step: {step}"),
    }
}
