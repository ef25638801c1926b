//! What the documents say is true: help texts, examples, lists and links are held against the
//! program. `UPDATE=1 cargo test --release docs` rewrites what is made from it; review the diff.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use raadsbrief::diag::{self, Language};
use raadsbrief::syntax::vocabulary::CallKind;

use crate::command::{self, bare, repository, run};
use crate::documents::{self, Document};

/// The documents that people read.
const PAGES: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "src/ARCHITECTURE.md",
    "docs/importeren.md",
    "docs/editors.md",
    "docs/brieven.md",
    "docs/paginas.md",
    "docs/gegevens.md",
    "docs/instellingen.md",
    "docs/publiceren.md",
    "docs/vormgeving.md",
    "docs/pdf.md",
    "docs/licenties.md",
    "docs/adressen-en-formaten.md",
    "docs/fouten.md",
];

/// Holds a generated text against its file.
fn keep(path: &str, found: &str) {
    let full = repository(path);
    if env::var_os("UPDATE").is_some() {
        fs::write(&full, found).expect("documents can be written");
    }
    let kept = fs::read_to_string(&full).unwrap_or_default();
    assert!(kept == found, "{path} is not current; UPDATE=1 rewrites it");
}

#[test]
fn the_readme_shows_the_help_as_it_is() {
    let readme = documents::text("README.md");
    let mut found = String::new();
    let mut parts = readme.split("<!-- help:");
    found.push_str(parts.next().unwrap_or_default());
    let mut shown = 0;
    for part in parts {
        let (name, rest) = part.split_once(" -->\n```text\n").expect("a block follows");
        let (_, after) = rest.split_once("```\n").expect("the block ends");
        let name = name.trim();
        let words = (!name.is_empty()).then_some(name).into_iter();
        let ended = run(bare().args(words).arg("--help"));
        assert_eq!(ended.code, 0, "{name}");
        let _ = write!(found, "<!-- help: {name}");
        if name.is_empty() {
            found.pop();
        }
        let _ = write!(
            found,
            " -->\n```text\n{}```\n{after}",
            trimmed(&ended.stdout)
        );
        shown += 1;
    }
    assert_eq!(shown, 9, "one for the program and one for each command");
    keep("README.md", &found);
}

/// Lines without white space at their ends, which editors remove.
fn trimmed(text: &str) -> String {
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[test]
fn the_reference_of_codes_is_the_catalogue() {
    let mut text = String::from(
        "# Meldingen van raadsbrief\n\n\
         Deze lijst is gemaakt uit het programma zelf. Elke melding heeft een vaste code; \
         `raadsbrief explain CODE` toont dezelfde uitleg. Wat tussen accolades staat vult het \
         programma in. Bij een fout wordt niets geschreven; bij een waarschuwing wel.\n\n\
         *Every message of raadsbrief, in Dutch and English. A code is permanent and is never \
         used for anything else.*\n",
    );
    let mut group = String::new();
    for entry in diag::all() {
        let (digit, title) = group_of(entry.code);
        if group != digit {
            let _ = write!(text, "\n## {digit}xx: {title}\n");
            group = digit.to_owned();
        }
        let _ = write!(text, "\n### {} {}\n", entry.code, entry.name);
        for (language, what) in [
            (Language::Dutch, "Wat te doen"),
            (Language::English, "What to do"),
        ] {
            let severity = entry.severity.words().get(language);
            let message = escaped(entry.message.get(language));
            let _ = writeln!(text, "\n**{}:** {message}.", capital(severity));
            let help = entry.help.get(language);
            if !help.is_empty() {
                let _ = writeln!(text, "\n*{what}:* {}.", escaped(help));
            }
            let _ = writeln!(text, "\n{}", escaped(entry.explanation.get(language)));
        }
    }
    keep("docs/fouten.md", &text);
}

fn group_of(code: &str) -> (&str, &'static str) {
    let title = match &code[..3] {
        "RB1" => "bestanden en YAML (files and YAML)",
        "RB2" => "instellingen (settings)",
        "RB3" => "gegevens (data)",
        "RB4" => "brieven en pagina's (letters and pages)",
        "RB5" => "vragen om gegevens en tags (requests and tags)",
        "RB6" => "grafieken, tabellen en de PDF (charts, tables and the PDF)",
        "RB7" => "publiceren en paginasjablonen (publishing and page templates)",
        other => unreachable!("a group without a title: {other}"),
    };
    (&code[..3], title)
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters.clone()).collect()
}

/// Words as Markdown that shows exactly them.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(
            c,
            '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '|' | '\\'
        ) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[test]
fn the_schemas_in_the_documents_are_those_that_the_site_publishes() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let ended = command::build(Path::new(env!("CARGO_MANIFEST_DIR")), out.path());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    for name in ["brief-1.json", "dataset-1.json"] {
        let published = fs::read_to_string(out.path().join("schema").join(name));
        keep(
            &format!("docs/schema/{name}"),
            &published.expect("the schema"),
        );
    }
}

#[test]
fn the_sites_in_the_documents_build_and_give_what_is_shown() {
    let mut sites = 0;
    for page in PAGES {
        // The README is followed step by step, in `followed`.
        if *page == "README.md" {
            continue;
        }
        let document = Document::read(page);
        for site in &document.sites {
            sites += 1;
            if let Err(complaint) = site.check() {
                panic!("{page}, from line {}: {complaint}", site.line);
            }
        }
    }
    assert!(sites >= 3, "examples went missing: {sites}");
}

#[test]
fn every_function_filter_and_test_has_an_example_that_was_tried() {
    let document = Document::read("docs/brieven.md");
    let tried: Vec<&str> = document
        .sites
        .iter()
        .flat_map(|site| &site.proofs)
        .map(|proof| proof.typed.as_str())
        .collect();
    let shown = documents::text("docs/brieven.md");
    for kind in [CallKind::Function, CallKind::Filter, CallKind::Test] {
        for callable in kind.list() {
            let sign = match kind {
                CallKind::Function => format!("{}(", callable.name),
                CallKind::Filter => format!("| {}", callable.name),
                CallKind::Test => format!("is {}", callable.name),
            };
            let has_example = tried.iter().any(|typed| typed.contains(&sign));
            assert!(has_example, "no tried example of {sign}");
            assert!(shown.contains(&format!("`{}`", callable.name)), "{sign}");
        }
    }
}

#[test]
fn links_between_the_documents_lead_somewhere() {
    for page in PAGES {
        let folder = repository(page);
        let folder = folder.parent().expect("a file stands in a folder");
        for link in documents::links(page) {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = folder.join(path);
            let there = path.is_empty() || target.exists();
            assert!(there, "{page} links to {link}");
            if !anchor.is_empty() {
                let text = if path.is_empty() {
                    documents::text(page)
                } else {
                    fs::read_to_string(&target).expect("it can be read")
                };
                assert!(
                    documents::headings(&text).any(|heading| heading == anchor),
                    "{page} links to {link}"
                );
            }
        }
    }
}
