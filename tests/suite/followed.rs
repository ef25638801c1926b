//! Instructions in the documents, followed as a reader follows them: each line of a block `sh` is
//! run, each block below the name of a file is written or, in `site/`, compared.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{bare, run, words};
use crate::documents::{self, holds};
use crate::tree::{self, Tree};

/// A step of instructions.
#[derive(Debug)]
enum Step {
    Run(String),
    Write(String, String),
    Compare(String, String),
}

/// The steps of a section of a document, from its heading of level 2 to the next.
fn steps(page: &str, heading: &str) -> Vec<Step> {
    let text = documents::text(page);
    let start = text
        .find(&format!("## {heading}\n"))
        .expect("the section is there");
    let mut steps = Vec::new();
    let mut before = "";
    let mut lines = text[start..].lines().skip(1);
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            break;
        }
        if line.starts_with("```") {
            let fence = &line[..line.len() - line.trim_start_matches('`').len()];
            let content: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            let name = before
                .strip_prefix('`')
                .and_then(|name| name.strip_suffix('`'));
            let text = content.join("\n") + "\n";
            match name {
                Some(name) => match name.strip_prefix("site/") {
                    Some(_) => steps.push(Step::Compare(name.to_owned(), text)),
                    None => steps.push(Step::Write(name.to_owned(), text)),
                },
                None if &line[fence.len()..] == "sh" => {
                    steps.extend(content.into_iter().map(|line| Step::Run(line.to_owned())));
                }
                None => {}
            }
        }
        before = line;
    }
    steps
}

fn follow(start: &Path, steps: &[Step]) {
    let mut here: PathBuf = start.to_owned();
    for step in steps {
        match step {
            Step::Run(line) => {
                let words = words(line.split('#').next().unwrap_or_default());
                match words.first().map(String::as_str) {
                    Some("cd") => here.push(&words[1]),
                    Some("raadsbrief") => {
                        let ended = run(bare().current_dir(&here).args(&words[1..]));
                        assert_eq!(ended.code, 0, "{line}\n{}", ended.stderr);
                        assert!(
                            !ended.stderr.contains("warning"),
                            "{line}\n{}",
                            ended.stderr
                        );
                    }
                    _ => panic!("nobody here can do this: {line}"),
                }
            }
            Step::Write(path, content) => {
                let file = Tree::from([(path.clone(), content.clone().into_bytes())]);
                tree::write(&here, &file);
            }
            Step::Compare(path, shown) => {
                let found = fs::read_to_string(here.join(path));
                let found = found.unwrap_or_else(|error| panic!("{path}: {error}"));
                if let Err(lacks) = holds(&found, shown, path.ends_with(".html")) {
                    panic!("{path} lacks {lacks}");
                }
            }
        }
    }
}

#[test]
fn the_first_letter_of_the_readme_comes_out_as_it_says() {
    let steps = steps("README.md", "First letter in five minutes");
    let count = |wanted: fn(&Step) -> bool| steps.iter().filter(|step| wanted(step)).count();
    assert!(count(|step| matches!(step, Step::Run(_))) >= 5, "{steps:?}");
    assert!(
        count(|step| matches!(step, Step::Compare(..))) >= 2,
        "{steps:?}"
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    follow(folder.path(), &steps);
}

#[test]
fn the_spreadsheet_of_the_documents_is_imported_as_they_say() {
    let steps = steps("docs/importeren.md", "Een voorbeeld");
    assert!(steps.len() >= 3, "{steps:?}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let begun = run(bare().arg("init").arg(folder.path()));
    assert_eq!(begun.code, 0);
    follow(folder.path(), &steps);
}
