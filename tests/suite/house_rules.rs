//! The rules of the house, held by tests: a rule that no test holds is no rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use raadsbrief::diag::{self, Language};

use crate::command::repository;
use crate::{mistakes, tree};

/// Longest file, in lines. Above four hundred, ask; above this, split.
const LINES_AT_MOST: usize = 500;

/// What is only allowed in some rooms: a name, how it shows in code, the rooms.
const CAPABILITIES: &[(&str, &[&str], &[&str])] = &[
    (
        "the file system",
        &[
            "fs::",
            "fs_err",
            "walkdir",
            "tempfile",
            ".canonicalize()",
            ".is_dir()",
            ".exists()",
        ],
        &["load", "publish", "cache", "serve", "cli"],
    ),
    (
        "the clock and the environment",
        &[
            "SystemTime",
            "Instant",
            "Timestamp::now",
            "Zoned::now",
            "env::",
            "std::env",
        ],
        &["cli", "main"],
    ),
    (
        "threads",
        &["thread::spawn", "thread::scope", "thread::Builder", "rayon"],
        &["pipeline"],
    ),
    (
        "the network",
        &["TcpListener", "TcpStream", "UdpSocket"],
        &["serve"],
    ),
    ("other programs", &["process::Command"], &[]),
    (
        "tera",
        &["tera::"],
        &["syntax", "resolve", "render", "index"],
    ),
    (
        "typst",
        &["typst::", "typst_pdf", "typst_layout"],
        &["render"],
    ),
    ("plotters", &["plotters::", "plotters_backend"], &["chart"]),
    ("YAML", &["serde_yaml"], &["syntax"]),
    ("Markdown", &["pulldown_cmark"], &["syntax"]),
    (
        "the screen",
        &[
            "println!",
            "eprintln!",
            "print!(",
            "eprint!(",
            "stdout()",
            "stderr()",
        ],
        &["cli"],
    ),
];

/// What no code of ours holds, and why.
const BANNED: &[(&str, &str)] = &[
    ("HashMap", "its order differs from run to run; use BTreeMap"),
    ("HashSet", "its order differs from run to run; use BTreeSet"),
    (
        ".unwrap()",
        "an author's mistake is a diagnostic, ours an assertion that says why",
    ),
    ("todo!", "finish it"),
    ("unimplemented!", "finish it"),
    ("dbg!", "left over"),
    ("super::*", "dependencies must be seen"),
    (
        "f64",
        "numbers are decimals; binary fractions are for drawing",
    ),
];

/// Where a banned thing has its place: paths that begin so.
const EXEMPT: &[(&str, &str)] = &[
    ("f64", "src/chart"),
    ("f64", "src/cli"),
    // The contrast of colours is about drawing.
    ("f64", "src/model/site.rs"),
];

#[test]
fn a_module_uses_only_modules_above_it() {
    let layers = layers();
    let mut wrong = Vec::new();
    for file in sources("src") {
        let Some(own) = layers.iter().position(|layer| *layer == file.room) else {
            continue;
        };
        for used in modules_used(&file.code) {
            match layers.iter().position(|layer| *layer == used) {
                Some(other) if other <= own => {}
                Some(_) => wrong.push(format!("{}: crate::{used} stands below it", file.path)),
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_layering() {
    let layers = layers();
    let rooms: BTreeSet<String> = sources("src").into_iter().map(|file| file.room).collect();
    let unknown: Vec<_> = rooms
        .iter()
        .filter(|room| !layers.contains(room) && !["lib", "main"].contains(&room.as_str()))
        .collect();
    assert!(unknown.is_empty(), "no `pub mod` in lib.rs: {unknown:?}");
}

#[test]
fn capabilities_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        for (name, signs, rooms) in CAPABILITIES {
            let found = signs.iter().find(|sign| holds(&file.code, sign));
            if let (Some(sign), false) = (found, rooms.contains(&file.room.as_str())) {
                wrong.push(format!(
                    "{}: {name} ({sign}) belongs in {rooms:?}",
                    file.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn raw_data_goes_no_further_than_resolve() {
    let layers = layers();
    let Some(resolve) = layers.iter().position(|layer| layer == "resolve") else {
        // Without a resolve stage nothing below load may see a dataset at all.
        assert!(
            !layers.contains(&"render".to_owned()),
            "render without resolve"
        );
        return;
    };
    let mut wrong = Vec::new();
    for file in sources("src") {
        let below = layers.iter().position(|layer| *layer == file.room) > Some(resolve);
        if below && (holds(&file.code, "dataset::") || holds(&file.code, "Dataset")) {
            wrong.push(file.path);
        }
    }
    assert!(wrong.is_empty(), "these see raw data: {wrong:?}");
}

#[test]
fn nothing_banned_stands_in_the_code() {
    let mut wrong = Vec::new();
    for file in sources("src") {
        for (sign, why) in BANNED {
            let exempt = EXEMPT
                .iter()
                .any(|(s, path)| s == sign && file.path.starts_with(path));
            if !exempt && holds(&file.code, sign) {
                wrong.push(format!("{}: {sign}: {why}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_fits_in_a_head() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests/suite", "benches"] {
        for file in sources(folder) {
            if !file.text.starts_with("//! ") && !file.text.starts_with("#![doc = include_str!(") {
                wrong.push(format!("{}: does not open with //!", file.path));
            }
            let lines = file.text.lines().count();
            if lines > LINES_AT_MOST {
                wrong.push(format!("{}: {lines} lines", file.path));
            }
            for word in ["TODO", "FIXME", "XXX"].map(|word| format!("{word}:")) {
                if file.text.contains(&word) {
                    wrong.push(format!("{}: {word} belongs in an issue", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_test_is_switched_off_or_expects_a_panic() {
    let signs = ["ignore", "should_panic"].map(|word| format!("#[{word}"));
    for folder in ["src", "tests/suite"] {
        for file in sources(folder) {
            for sign in &signs {
                assert!(!file.text.contains(sign.as_str()), "{}: {sign}", file.path);
            }
        }
    }
}

#[test]
fn codes_are_permanent_unique_and_in_order() {
    let codes: Vec<&str> = diag::all().map(|entry| entry.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted, "codes are not unique and ascending");
    let names: BTreeSet<&str> = diag::all().map(|entry| entry.name).collect();
    assert_eq!(names.len(), codes.len(), "a name is used twice");
    for entry in diag::all() {
        let digits = entry.code.strip_prefix("RB").unwrap_or_default();
        assert!(
            digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()),
            "{}",
            entry.code
        );
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        assert!(entry.name.bytes().all(plain), "{}", entry.name);
    }
}

#[test]
fn every_message_is_complete_in_both_languages() {
    let mut wrong = Vec::new();
    for entry in diag::all() {
        let mut complain = |what: &str| wrong.push(format!("{}: {what}", entry.code));
        for words in [entry.message, entry.help, entry.explanation] {
            if words.nl.is_empty() != words.en.is_empty() {
                complain("said in one language only");
            }
            if placeholders(words.nl) != placeholders(words.en) {
                complain("other placeholders in Dutch than in English");
            }
            if words.nl.contains('!') || words.en.contains('!') {
                // Comments in letters are written with one.
                if !words.nl.contains("{!") {
                    complain("shouts");
                }
            }
            if words.nl.contains('“') || unpaired(words.nl, '„', '”') {
                complain("Dutch quotes are „…”");
            }
            if unpaired(words.en, '“', '”') {
                complain("English quotes are “…”");
            }
        }
        if entry.message.is_empty() || entry.explanation.is_empty() {
            complain("says nothing");
        }
        if entry.message.nl.ends_with('.') || entry.message.en.ends_with('.') {
            complain("a message is a phrase without full stop");
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_folder_that_provokes_it_and_an_explanation() {
    let folders = tree::read(&mistakes::folder());
    let mut missing = Vec::new();
    for entry in diag::all() {
        let prefix = format!("{}-", entry.code);
        if !folders.keys().any(|path| path.starts_with(&prefix)) {
            missing.push(format!("{} {}", entry.code, entry.name));
        }
        for language in [Language::Dutch, Language::English] {
            assert!(
                diag::explain(entry.code, language).is_some(),
                "{}",
                entry.code
            );
        }
    }
    assert!(
        missing.is_empty(),
        "no folder in tests/mistakes:\n{}",
        missing.join("\n")
    );
}

fn unpaired(text: &str, open: char, close: char) -> bool {
    text.matches(open).count() != text.matches(close).count()
}

/// The names between braces in a message.
pub fn placeholders(message: &str) -> BTreeSet<&str> {
    let parts = message.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    let plain =
        |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    names.filter(plain).collect()
}

/// A source file.
struct Source {
    path: String,
    /// The module of lib.rs that it belongs to.
    room: String,
    text: String,
    /// Its text without comments, strings and tests.
    code: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let root = repository(folder);
    let files = tree::read(&root);
    files
        .into_iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "rs"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("sources are UTF-8");
            let first = path.split('/').next().unwrap_or(&path);
            Source {
                room: first.trim_end_matches(".rs").to_owned(),
                code: without_tests(&without_comments_and_strings(&text)),
                path: format!("{folder}/{path}"),
                text,
            }
        })
        .collect()
}

/// The modules of lib.rs in their order.
fn layers() -> Vec<String> {
    let text = fs::read_to_string(repository("src/lib.rs")).expect("there is a lib.rs");
    let names = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "));
    names
        .map(|name| name.trim_end_matches(';').to_owned())
        .collect()
}

/// The modules of this crate that a text names: `crate::model::…`, `crate::{diag, model::Date}`.
fn modules_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, sign) in code.match_indices("crate::") {
        if is_word(code[..at].chars().next_back()) {
            continue;
        }
        let rest = &code[at + sign.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            used.extend(first_names(group));
        } else {
            used.insert(word(rest));
        }
    }
    used
}

/// The first name of each member of a `{…}` of a `use`.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut member = String::new();
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(std::mem::take(&mut member).trim())),
            c => member.push(c),
        }
    }
    names.push(word(member.trim()));
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| is_word(Some(*c))).collect()
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Whether code holds a sign that is not merely a part of a longer name.
fn holds(code: &str, sign: &str) -> bool {
    code.match_indices(sign).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + sign.len()..].chars().next();
        let starts = is_word(sign.chars().next());
        let ends = is_word(sign.chars().next_back());
        !(starts && is_word(before) || ends && is_word(after))
    })
}

/// Comments become nothing and strings become empty, so that only code is left.
fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(length) = raw_string(rest).filter(|_| !is_word(code.chars().next_back()))
        {
            length
        } else if c == '"' {
            string(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            code.push(c);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    code
}

/// The length of `r"…"`, `r#"…"#`, with `b` before or not.
fn raw_string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r')?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let close = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(rest.len() - inside.len() + close)
}

/// The length of `"…"` with its escapes.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character such as `'"'`; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let length = if inside.starts_with('\\') {
        // Past the escape itself, so that `'\''` ends where it should.
        2 + inside[2..].find('\'')?
    } else {
        inside.chars().next()?.len_utf8()
    };
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// Code up to the tests of a file, which stand at its end.
fn without_tests(code: &str) -> String {
    code.split("#[cfg(test)]").next().unwrap_or(code).to_owned()
}

#[test]
fn the_rules_see_through_comments_strings_and_groups() {
    let code = without_comments_and_strings(
        "use crate::{diag::{Span, Words}, model};\n// crate::cli\nlet a = \"crate::load \\\" x\"; let b = '\"'; \
         let c = r#\"crate::index \"#; let d: &'a str = crate::chart::x; let e = '\\''; $crate::dataset",
    );
    let used: Vec<String> = modules_used(&code).into_iter().collect();
    assert_eq!(used, ["chart", "dataset", "diag", "model"]);
    assert!(holds("std::fs::read(x)", "fs::") && !holds("offs::read(x)", "fs::"));
    assert!(holds("a.unwrap();", ".unwrap()") && !holds("MyHashMap", "HashMap"));
}
