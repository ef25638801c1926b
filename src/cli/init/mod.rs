//! `raadsbrief init`: a site to begin with.
//!
//! The files are in `site/` beside this one, and are a site themselves; what a user gives replaces
//! the lines of the example.

use std::fmt::Write;

use super::arguments::Init;
use super::files::{self, Existing};
use super::{Ending, screen};
use crate::diag::phrases::{command, screen as line};
use crate::diag::{Failure, Language};
use crate::load::SETTINGS;
use crate::syntax::yaml;

/// The files of a new site.
const FILES: [(&str, &str); 5] = [
    (SETTINGS, include_str!("site/raadsbrief.yaml")),
    (".gitignore", include_str!("site/gitignore")),
    ("LEESMIJ.md", include_str!("site/LEESMIJ.md")),
    (
        "content/brieven/2025/wachtlijst-begeleiding.md",
        include_str!("site/content/brieven/2025/wachtlijst-begeleiding.md"),
    ),
    (
        "data/wachtlijst.yaml",
        include_str!("site/data/wachtlijst.yaml"),
    ),
];

/// The lines of the settings that a user may give.
const NAME: &str = "  naam: Gemeente Voorbeeld\n";
const ADDRESS: &str = "adres: https://raadsbrieven.voorbeeld.example/\n";

/// Makes a site in a folder that has none of its files yet.
pub(super) fn init(wanted: &Init, language: Language) -> Result<Ending, Failure> {
    let mut made: Vec<(String, String)> = FILES
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    let settings = &mut made[0].1;
    let mut give = |line: &str, key: &str, value: &Option<String>| {
        assert!(settings.contains(line), "the example has the line {line}");
        if let Some(value) = value {
            let indent = &line[..line.len() - line.trim_start().len()];
            let given = format!("{indent}{key}: {}\n", yaml::scalar(value));
            *settings = settings.replace(line, &given);
        }
    };
    give(NAME, "naam", &wanted.name);
    give(ADDRESS, "adres", &wanted.address);
    files::write(&wanted.folder, &made, Existing::Refuse)
        .map_err(|failure| failure.with_help(command::NEW_FOLDER))?;
    let folder = wanted.folder.display().to_string();
    let here = folder == ".";
    let mut told = if here {
        line::INIT_MADE_HERE.get(language).to_owned()
    } else {
        line::INIT_MADE_IN.with("folder", &folder).get(language)
    };
    told.push('\n');
    for (path, _) in &made {
        let _ = writeln!(told, "  {path}");
    }
    let _ = writeln!(told, "\n{}", line::INIT_NEXT.get(language));
    if !here {
        let _ = writeln!(told, "  cd {}", quoted(&folder));
    }
    let subject = line::INIT_NEW_SUBJECT.get(language);
    let sheet = line::INIT_IMPORT_FILE.get(language);
    for (typed, what) in [
        ("build --ready".to_owned(), line::INIT_BUILD),
        (format!("new \"{subject}\""), line::INIT_NEW),
        (format!("import {sheet}"), line::INIT_IMPORT),
    ] {
        let what = what.get(language);
        let _ = writeln!(told, "  raadsbrief {typed:<21}  {what}");
    }
    let _ = writeln!(told, "{}", line::INIT_INVENTED.get(language));
    screen::print(&told);
    Ok(Ending::Done)
}

/// A path as it can be typed behind `cd`.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:~".contains(c);
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("\"{path}\"")
    }
}
