//! `raadsbrief init`: a site to begin with.
//!
//! The files are in `site/` beside this one, and are a site themselves; what a user gives replaces
//! the lines of the example.

use super::arguments::Init;
use super::files::{self, Existing};
use super::{Ending, screen};
use crate::diag::{Failure, Language, Words};
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
    let help = Words::new(
        "kies een nieuwe map, zoals „raadsbrief init mijn-brieven”",
        "choose a new folder, as in “raadsbrief init my-letters”",
    );
    files::write(&wanted.folder, &made, Existing::Refuse)
        .map_err(|failure| failure.with_help(help))?;
    let mut told = String::new();
    let folder = wanted.folder.display().to_string();
    let here = folder == ".";
    match language {
        Language::Dutch if here => told.push_str("Gemaakt in deze map:\n"),
        Language::English if here => told.push_str("Made in this folder:\n"),
        Language::Dutch => told.push_str(&format!("Gemaakt in {folder}:\n")),
        Language::English => told.push_str(&format!("Made in {folder}:\n")),
    }
    for (path, _) in &made {
        told.push_str(&format!("  {path}\n"));
    }
    told.push_str(match language {
        Language::Dutch => "\nWat u nu doet:\n",
        Language::English => "\nWhat to do now:\n",
    });
    if !here {
        told.push_str(&format!("  cd {}\n", quoted(&folder)));
    }
    told.push_str(NEXT.get(language));
    screen::print(&told);
    Ok(Ending::Done)
}

/// What comes after `init`.
const NEXT: Words = Words::new(
    "  raadsbrief build                  maakt de site; open site/index.html\n\
     \x20 raadsbrief new \"Uw onderwerp\"     begint een brief met het volgende kenmerk\n\
     \x20 raadsbrief import cijfers.xlsx    maakt van een spreadsheet een dataset\n\
     De brief en de cijfers erin zijn verzonnen; LEESMIJ.md zegt wat waar staat.\n",
    "  raadsbrief build                  makes the site; open site/index.html\n\
     \x20 raadsbrief new \"Your subject\"     begins a letter with the next number\n\
     \x20 raadsbrief import figures.xlsx    makes a dataset of a spreadsheet\n\
     The letter and its figures are invented; LEESMIJ.md says what is where.\n",
);

/// A path as it can be typed behind `cd`.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:~".contains(c);
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("\"{path}\"")
    }
}
