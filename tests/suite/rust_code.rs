//! Our own source files as the house rules see them: which room they belong to, and what is code in
//! them once comments, strings and tests are gone.

use std::collections::BTreeSet;
use std::fs;

use crate::command::repository;
use crate::tree;

/// A source file.
pub struct Source {
    pub path: String,
    /// The module of lib.rs that it belongs to.
    pub room: String,
    pub text: String,
    /// Whether all of it is tests.
    pub is_test: bool,
    /// Its text without comments, strings and tests.
    pub code: String,
}

/// The Rust files of a folder, sorted by path.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut files: Vec<(String, String)> = tree::read(&repository(folder))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("sources are UTF-8")))
        .collect();
    files.sort();
    let tests: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| test_modules(path, text))
        .collect();
    let is_test = |path: &str| tests.iter().any(|test| path.starts_with(test.as_str()));
    files
        .into_iter()
        .map(|(path, text)| {
            let first = path.split('/').next().unwrap_or(&path);
            let is_test = is_test(&path);
            let code = if is_test {
                String::new()
            } else {
                without_tests(&without_comments_and_strings(&text))
            };
            Source {
                room: first.trim_end_matches(".rs").to_owned(),
                path: format!("{folder}/{path}"),
                code,
                text,
                is_test,
            }
        })
        .collect()
}

/// Where the modules stand that a file has for tests only (`#[cfg(test)] mod fixture;`): each as a
/// file and as a folder.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = match path.strip_suffix("mod.rs").or(path.strip_suffix("lib.rs")) {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", path.trim_end_matches(".rs")),
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = declared.filter_map(|pair| {
        let (_, name) = pair[1].strip_suffix(';')?.rsplit_once("mod ")?;
        Some(name)
    });
    names
        .flat_map(|name| [format!("{folder}{name}.rs"), format!("{folder}{name}/")])
        .collect()
}

/// The modules of lib.rs in their order.
pub fn layers() -> Vec<String> {
    let text = fs::read_to_string(repository("src/lib.rs")).expect("there is a lib.rs");
    let names = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "));
    names
        .map(|name| name.trim_end_matches(';').to_owned())
        .collect()
}

/// The modules of this crate that a text names: `crate::model::…`, `crate::{diag, model::Date}`.
pub fn modules_used(code: &str) -> BTreeSet<String> {
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
pub fn holds(code: &str, sign: &str) -> bool {
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
    let tests = ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\nmod test {"];
    let end = tests.iter().filter_map(|sign| code.find(sign)).min();
    code[..end.unwrap_or(code.len())].to_owned()
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
