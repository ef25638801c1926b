//! The rules of the house, held by tests: a rule that no test holds is no rule.

use std::collections::BTreeSet;

use raadsbrief::diag::{self, Language, Words, phrases};

use crate::rust_code::{holds, layers, modules_used, sources};
use crate::{mistakes, tree};

/// Longest file, in lines, tests not counted. Above four hundred, ask; above this, split.
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
            "SystemTime::now",
            ".elapsed()",
            "Instant",
            "Timestamp::now",
            "Zoned::now",
            "env::",
            "std::env",
        ],
        &["cli", "main"],
    ),
    ("chance", &["getrandom"], &["cli"]),
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
    ("pixels", &["resvg::"], &["render"]),
    (
        "PNG",
        &["png::Encoder", "png::Decoder", "use png::"],
        &["syntax", "render"],
    ),
    ("plotters", &["plotters::", "plotters_backend"], &["chart"]),
    ("YAML", &["serde_yaml"], &["syntax"]),
    (
        "spreadsheets",
        &["calamine", "quick_xml", "zip::"],
        &["syntax"],
    ),
    ("Markdown", &["pulldown_cmark"], &["syntax"]),
    ("XML", &["roxmltree"], &["syntax"]),
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
        "Language::Dutch",
        "all words for people are in diag, in both languages; elsewhere they are only named",
    ),
    (
        "f64",
        "numbers are decimals; binary fractions are for drawing",
    ),
];

/// Where a banned thing has its place: paths that begin so.
const EXEMPT: &[(&str, &str)] = &[
    ("f64", "src/chart"),
    ("f64", "src/cli"),
    ("Language::Dutch", "src/diag"),
    // Which language is wanted, and its decimal mark.
    ("Language::Dutch", "src/cli/arguments.rs"),
    ("Language::Dutch", "src/cli/screen.rs"),
    // The contrast of colours is about drawing.
    ("f64", "src/model/site.rs"),
    ("f64", "src/model/palette.rs"),
    ("f64", "src/model/sight.rs"),
    ("f64", "src/syntax/settings/house.rs"),
    ("f64", "src/index/style.rs"),
    // What a parser hands us, turned away or turned into a decimal at once.
    ("f64", "src/syntax/yaml/parse.rs"),
    ("f64", "src/resolve/functions/mod.rs"),
    ("f64", "src/syntax/spreadsheet"),
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
        // These write and describe data files, and see no data.
        let exempt = ["src/cli/import/", "src/cli/schema.rs"];
        if exempt.iter().any(|path| file.path.starts_with(path)) {
            continue;
        }
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
            let whole = file.text.split("\n#[cfg(test)]\nmod ").next();
            let lines = whole.unwrap_or_default().lines().count();
            if lines > LINES_AT_MOST && !file.is_test {
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
            for complaint in untidy(words) {
                complain(complaint);
            }
        }
        for complaint in [entry.message, entry.help].map(unlike_a_phrase).concat() {
            complain(complaint);
        }
        if BOTH
            .iter()
            .any(|language| !entry.explanation.get(*language).ends_with('.'))
        {
            complain("an explanation is whole sentences");
        }
        if entry.message.is_empty() || entry.explanation.is_empty() {
            complain("says nothing");
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

/// What is the same in Dutch and in English.
const SAME_IN_BOTH: &[&str] = &[
    "FILTER",
    "LOOKS_PERCENTAGES",
    "NOTATION_DUTCH",
    "NOTATION_POINT",
    "PERCENTAGES",
    "SCHEMAS_IN",
    "TOOK",
];

#[test]
fn every_phrase_is_complete_in_both_languages() {
    let mut wrong = Vec::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut complain = |name: &str, complaints: Vec<&str>| {
        wrong.extend(complaints.iter().map(|what| format!("{name}: {what}")));
    };
    for (name, words) in phrases::all_phrases() {
        complain(name, untidy(*words));
        // What a failure begins with has its colon, and labels in `explain` begin a line.
        if !["CANNOT", "LABEL_HELP", "LABEL_MESSAGE"].contains(name) {
            complain(name, unlike_a_phrase(*words));
        }
    }
    for (name, words) in phrases::all_sentences() {
        complain(name, untidy(*words));
    }
    for (name, noun) in phrases::all_nouns() {
        for words in [noun.one, noun.many] {
            complain(name, untidy(words));
            complain(name, unlike_a_phrase(words));
        }
    }
    for (name, words) in phrases::all_phrases().chain(phrases::all_sentences()) {
        let [dutch, english] = BOTH.map(|language| words.get(language));
        // What authors type is Dutch in both, but stands between other quotation marks.
        if dutch == english {
            names.insert(name);
        }
        if dutch.is_empty() {
            complain(name, vec!["says nothing"]);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(names.into_iter().collect::<Vec<_>>(), SAME_IN_BOTH);
}

#[test]
fn every_phrase_is_used_outside_the_catalogue_or_by_it() {
    let texts: Vec<String> = sources("src")
        .into_iter()
        .filter(|file| !file.path.starts_with("src/diag/phrases/"))
        .map(|file| file.code)
        .collect();
    let phrases = phrases::all_phrases().chain(phrases::all_sentences());
    let names = phrases
        .map(|(name, _)| *name)
        .chain(phrases::all_nouns().map(|(name, _)| *name));
    let unused: Vec<&str> = names
        .filter(|name| !texts.iter().any(|text| holds(text, &format!("::{name}"))))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

const BOTH: [Language; 2] = [Language::Dutch, Language::English];

/// What is wrong with a text of ours, wherever it stands.
fn untidy(words: Words) -> Vec<&'static str> {
    let [dutch, english] = BOTH.map(|language| words.get(language));
    let mut wrong = Vec::new();
    if dutch.is_empty() != english.is_empty() {
        wrong.push("said in one language only");
    }
    if placeholders(dutch) != placeholders(english) {
        wrong.push("other placeholders in Dutch than in English");
    }
    // Comments in letters are written with an exclamation mark, and so is a DOCTYPE.
    if [dutch, english].iter().any(|text| {
        text.replace("{!", "")
            .replace("!}", "")
            .replace("<!", "")
            .contains('!')
    }) {
        wrong.push("shouts");
    }
    if dutch.contains('“') || unpaired(dutch, '„', '”') {
        wrong.push("Dutch quotes are „…”");
    }
    if english.contains('„') || unpaired(english, '“', '”') {
        wrong.push("English quotes are “…”");
    }
    if [dutch, english]
        .iter()
        .any(|text| text.contains("  ") || text.trim_start() != *text || text.contains('\n'))
    {
        wrong.push("has spaces or lines too many");
    }
    wrong
}

/// What keeps words from fitting into a sentence.
fn unlike_a_phrase(words: Words) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    for language in BOTH {
        let text = words.get(language);
        if text.ends_with(['.', ':', ' ']) {
            wrong.push("a phrase has no full stop at its end");
        }
        let mut letters = text.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        // Abbreviations and names of formats keep their capitals.
        let second = letters.next().is_some_and(|c| !c.is_lowercase());
        if first && !second && !text.starts_with("Markdown") {
            wrong.push("a phrase begins with a small letter");
        }
    }
    wrong
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
