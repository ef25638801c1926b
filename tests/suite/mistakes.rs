//! Each folder of `tests/mistakes/` provokes one mistake and holds the message exactly as an
//! author sees it.
//!
//! A folder is named `<CODE>-<case>` and holds only what differs from the correct little site in
//! `base/`, and `expected.txt`: the messages of `raadsbrief build --ready --no-pdf --lang nl`, or of the
//! command in a file `command`, such as `check`, or `build` for what only printing finds.
//! `UPDATE=1 cargo test --release mistakes` rewrites the expectations; review the diff.
//!
//! What cannot be stored as a file is made by the lines of a file `steps`:
//! `remove PATH`, `repeat PATH COUNT TEXT` (behind what the file holds; `\n` is a line feed),
//! `link PATH TARGET`, `name PATH` (an empty file; `\n` in the path is a line feed),
//! `size PATH BYTES` (a file of so many zeros), `fill FOLDER COUNT` (so many empty files),
//! `change PATH OLD => NEW` (once, in a text), `flip PATH OFFSET` (the lowest bit of a byte),
//! `copy PATH PATH`.
//!
//! A file `command` may have several lines, done in order, such as
//!
//! ```text
//! publish RIB-2025-001 --door Griffie --now 2026-01-01T12:00:00+01:00
//! flip data/publicaties/2025/rib-2025-001/v1/brief.json 10
//! verify
//! ```
//!
//! Each is a command line or a step. The commands before the last one must succeed; the messages are
//! those of the last one. A path may have one `*` in its last part, for what is named after its contents:
//! the first that fits is meant. Commands that take a moment and are given none run on the day of the
//! tests, and publishing takes a fixed salt, so that the same folder gives the same record each time.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use raadsbrief::diag::{self, Language, Severity};

use crate::command::{self, Ended, words};
use crate::tree;

const STEPS: &str = "steps";
const EXPECTED: &str = "expected.txt";
const COMMAND: &str = "command";

/// What publishing is given where a clerk gives it chance.
pub const SALT: &str = "0707070707070707070707070707070707070707070707070707070707070707";

/// The first words of steps; those of commands are others.
const STEP_NAMES: &[&str] = &[
    "remove", "repeat", "link", "name", "size", "fill", "change", "flip", "copy",
];

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
        human.stderr.contains("= help: type this line again"),
        "{}",
        human.stderr
    );
}

/// The codes of the messages, in order.
fn codes(ended: &Ended) -> Vec<&str> {
    let lines = ended.stderr.lines().filter(|line| is_message(line));
    lines
        .filter_map(|line| Some(line.split_once('[')?.1.split_once("]:")?.0))
        .collect()
}

#[test]
fn ten_mistakes_in_one_letter_are_all_reported() {
    let letter = "---\n\
        kenmerk: RIB-2025-001\n\
        status: gered\n\
        onderwerp: Tien fouten\n\
        datum: 31-02-2025\n\
        onderwrep: nog eens\n\
        cijfers:\n  start: {uit: fassen}\n  budget: {uit: fasen, fase: 9, maat: huishoudens}\n\
        ---\n\
        ## Inleiding\n\n\
        Een regel<br>einde en een [link](brief:RIB-2025-009).\n\n\
        #### Te diep\n\n\
        Er zijn {{ cijfer.start }}.\n\n\
        ```grafiek\nid: verloop\nsoort: lijn\nuit: niets\ntitel: Niets\n```\n";
    let site = tempfile::tempdir().expect("a temporary folder");
    tree::write(site.path(), &tree::read(&folder().join("base")));
    fs::write(site.path().join("content/brieven/brief.md"), letter).expect("it can be written");
    let ended = command::build(site.path(), &site.path().join("site"));
    assert_eq!(ended.code, 1);
    let mut found = codes(&ended);
    found.sort_unstable();
    let expected = [
        "RB106", "RB109", "RB112", "RB430", "RB437", "RB441", "RB451", "RB451", "RB455", "RB508",
    ];
    assert_eq!(found, expected, "{}", ended.stderr);
    assert!(!site.path().join("site").exists());
}

#[test]
fn a_mistake_in_data_that_fifty_letters_use_is_told_once_and_hides_no_other() {
    let site = tempfile::tempdir().expect("a temporary folder");
    tree::write(site.path(), &tree::read(&folder().join("base")));
    let write = |path: &str, text: &str| {
        let path = site.path().join(path);
        fs::write(path, text).expect("it can be written");
    };
    write(
        "data/tellingen.yaml",
        "soort: tabel\ntitel: Tellingen\neenheid: huishoudens\n\
         bron: {titel: Register, datum: 01-03-2025}\n\
         waarnemingen:\n  - {wijk: Noord, aantal: 4.142, peildatum: 01-01-2025}\n",
    );
    for number in 2..52 {
        let letter = format!(
            "---\nkenmerk: RIB-2025-{number:03}\nstatus: gereed\nonderwerp: Tellingen\n\
             datum: 01-10-2025\ncijfers:\n  noord: {{uit: tellingen, wijk: Noord}}\n---\n\
             ## Inleiding\n\
             {{% for rij in rijen(uit=\"tellingen\") %}}{{{{ rij.aantal }}}}{{% endfor %}}\n\n\
             ## Vervolg\nEr zijn {{{{ cijfers.noord }}}}, ofwel \
             {{{{ cijfer(uit=\"tellingen\", wijk=\"Noord\") }}}}; zie [tabel](#per-wijk).\n\n\
             ```tabel\nid: per-wijk\ntitel: Per wijk\nuit: tellingen\n```\n"
        );
        write(&format!("content/brieven/brief-{number}.md"), &letter);
    }
    let ended = command::build(site.path(), &site.path().join("site"));
    assert_eq!(codes(&ended), ["RB308"], "{}", ended.stderr);

    write(
        "content/brieven/brief.md",
        "---\nkenmerk: RIB-2025-001\nstatus: gereed\nonderwerp: Los\ndatum: 01-10-2025\n---\n\
         ## Inleiding\nEen [link](#nergens).\n",
    );
    let ended = command::build(site.path(), &site.path().join("site"));
    assert_eq!(codes(&ended), ["RB440", "RB308"], "{}", ended.stderr);
    assert_eq!(ended.code, 1);
    assert!(!site.path().join("site").exists());
}

#[test]
fn with_strict_a_warning_is_enough_to_fail_a_check() {
    let site = tempfile::tempdir().expect("a temporary folder");
    lay_out(&folder().join("RB344-forgotten"), site.path());
    let usual = run_in(site.path(), ["check"].into_iter());
    assert_eq!(usual.code, 0, "{}", usual.stderr);
    let strict = run_in(site.path(), ["check", "--strict"].into_iter());
    assert_eq!(strict.code, 1, "{}", strict.stderr);
    assert!(strict.stderr.contains("met --strict"), "{}", strict.stderr);
    fs::remove_file(site.path().join("data/tellingen.yaml")).expect("it is there");
    let strict = run_in(site.path(), ["check", "--strict"].into_iter());
    assert_eq!(
        (strict.code, codes(&strict)),
        (0, Vec::new()),
        "{}",
        strict.stderr
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
    let lines = fs::read_to_string(case.join(COMMAND)).unwrap_or_default();
    let mut lines: Vec<&str> = lines.lines().collect();
    let last = lines.pop();
    for line in lines {
        if STEP_NAMES.contains(&line.split(' ').next().unwrap_or_default()) {
            take(line, site.path());
            continue;
        }
        let ended = typed(line, site.path());
        if ended.code != 0 {
            return Err(format!(
                "{line}: exit code {}\n{}",
                ended.code, ended.stderr
            ));
        }
    }
    let before = tree::read(&out);
    let ended = match last {
        Some(line) => typed(line, site.path()),
        None => command::build(site.path(), &out),
    };
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
    if entry.severity == Severity::Error && tree::read(&out) != before {
        return Err("something was written".to_owned());
    }
    unfilled(&ended)?;
    // The last line is the summary: how much was written and how long it took is not the point. Commands
    // that publish have none when they refuse.
    let whole = ended.stderr.trim_end();
    let messages = match whole.rsplit_once("\n\n") {
        Some((messages, summary)) if !summary.lines().any(is_message) => messages,
        _ => whole,
    };
    compare(case, &format!("{messages}\n"))
}

/// Runs a command line as it is typed in a site.
fn typed(line: &str, site: &Path) -> Ended {
    let mut words = words(line);
    let gives = |words: &[String], option: &str| words.iter().any(|word| word == option);
    let is_one_of = |names: &[&str]| names.contains(&line.split(' ').next().unwrap_or_default());
    if is_one_of(&[
        "build", "check", "publish", "correct", "withdraw", "review", "agree",
    ]) && !gives(&words, "--now")
    {
        words.extend(["--now", command::NOW].map(str::to_owned));
    }
    if is_one_of(&["publish", "correct"]) && !gives(&words, "--salt") {
        words.extend(["--salt", SALT].map(str::to_owned));
    }
    let site = site.to_str().expect("temporary folders are UTF-8");
    words.extend(["--project", site].map(str::to_owned));
    command::raadsbrief(words)
}

/// Runs a command in a site, on the day of the tests.
fn run_in<'a>(site: &'a Path, words: impl Iterator<Item = &'a str>) -> Ended {
    let project = site.to_str().expect("temporary folders are UTF-8");
    command::raadsbrief(words.chain(["--project", project, "--now", command::NOW]))
}

/// A `{placeholder}` that nobody filled is a mistake of ours.
fn unfilled(ended: &Ended) -> Result<(), String> {
    for entry in diag::all() {
        for placeholder in crate::house_rules::placeholders(entry.message.get(Language::Dutch)) {
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
    own.remove(COMMAND);
    let steps = own.remove(STEPS).unwrap_or_default();
    tree::write(site, &own);
    for step in String::from_utf8(steps).expect("steps are UTF-8").lines() {
        take(step, site);
    }
}

/// The file that a path means.
fn meant(site: &Path, path: &str) -> PathBuf {
    site.join(meant_path(site, path))
}

/// A path with the first name that its `*` fits.
fn meant_path(site: &Path, path: &str) -> String {
    let Some((before, after)) = path.split_once('*') else {
        return path.to_owned();
    };
    let (folder, before) = before.rsplit_once('/').expect("a * stands in a folder");
    let entries = fs::read_dir(site.join(folder)).expect("the folder is there");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let names = names.map(|name| name.into_string().expect("names are UTF-8"));
    let fits = |name: &String| name.starts_with(before) && name.ends_with(after);
    let name = names.filter(fits).min().expect("a name that fits");
    format!("{folder}/{name}")
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
        ["remove", path] => {
            let path = meant(site, path);
            let removed = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
            removed.expect("it is there");
        }
        ["change", path, ..] => {
            let (_, change) = step.split_once(path).expect("it is a word of it");
            let (old, new) = change.trim().split_once(" => ").expect("OLD => NEW");
            let path = meant(site, path);
            let text = fs::read_to_string(&path).expect("it is a text");
            assert!(text.contains(old), "{step}: it is not there\n{text}");
            fs::write(path, text.replacen(old, new, 1)).expect("it can be written");
        }
        ["flip", path, offset] => {
            let path = meant(site, path);
            let mut bytes = fs::read(&path).expect("it can be read");
            bytes[number(offset)] ^= 1;
            fs::write(path, bytes).expect("it can be written");
        }
        ["copy", from, to] => {
            fs::copy(meant(site, from), ready(to)).expect("it can be copied");
        }
        ["repeat", path, count, text] => {
            let path = ready(&meant_path(site, path));
            let mut whole = fs::read_to_string(&path).unwrap_or_default();
            whole.push_str(&text.replace("\\n", "\n").repeat(number(count)));
            fs::write(path, whole).expect("it can be written");
        }
        ["link", path, target] => {
            std::os::unix::fs::symlink(target, ready(path)).expect("links can be made");
        }
        ["name", path] => fs::write(ready(&path.replace("\\n", "\n")), "").expect("it can be made"),
        ["size", path, bytes] => {
            let file = fs::File::create(ready(path)).expect("it can be made");
            let bytes = bytes.parse().expect("a number");
            file.set_len(bytes).expect("it can be written");
        }
        ["fill", path, count] => {
            for n in 0..number(count) {
                fs::File::create(ready(&format!("{path}/{n}.yaml"))).expect("it can be made");
            }
        }
        _ => panic!("unknown step: {step}"),
    }
}

#[test]
fn steps_change_what_they_say_and_nothing_else() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let akten = "data/publicaties/akten";
    let files = [
        ("een-12.json", "abc"),
        ("twee-34.json", "def"),
        ("weg/oud.json", "x"),
    ];
    let files = files.map(|(name, text)| (format!("{akten}/{name}"), text.as_bytes().to_vec()));
    tree::write(site.path(), &tree::Tree::from(files));
    for step in [
        "flip data/publicaties/akten/een-*.json 1",
        "change data/publicaties/akten/twee-*.json e => e of E",
        "copy data/publicaties/akten/t*.json kopie.json",
        "remove data/publicaties/akten/weg",
    ] {
        take(step, site.path());
    }
    let expected = [
        ("data/publicaties/akten/een-12.json", "acc"),
        ("data/publicaties/akten/twee-34.json", "de of Ef"),
        ("kopie.json", "de of Ef"),
    ];
    let expected = expected.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    assert_eq!(tree::read(site.path()), tree::Tree::from(expected));
}
