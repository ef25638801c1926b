//! A site with a record, and the commands that a clerk types in it: the real binary in a folder of its own.

use std::path::Path;

use tempfile::TempDir;

use crate::command::{self, Ended, repository, words};
use crate::tree::{self, Tree};

/// Where the record stands in a site.
pub const RECORD: &str = "data/publicaties";

/// A site with letters, in a folder of its own.
pub struct Office {
    folder: TempDir,
}

impl Office {
    /// The little site of the mistakes, without its letter.
    pub fn open() -> Office {
        let mut site = tree::read(&repository("tests/mistakes/base"));
        site.retain(|path, _| !path.starts_with("content/"));
        Office::of(&site)
    }

    /// A site of these files.
    pub fn of(site: &Tree) -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        tree::write(folder.path(), site);
        Office { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its files, without what was built.
    pub fn files(&self) -> Tree {
        let mut files = tree::read(self.path());
        files.retain(|path, _| !path.starts_with("site/") && !path.starts_with(".raadsbrief"));
        files
    }

    /// Writes a letter of 2025 with a number, more lines above it, and its text.
    pub fn letter(&self, number: &str, more: &str, text: &str) -> &Office {
        let letter = format!(
            "---\nkenmerk: RIB-2025-{number}\nstatus: gereed\nonderwerp: Onderwerp {number}\n\
             datum: 01-10-2025\n{more}---\n## Inleiding\n{text}\n\n## Vervolg\nWij houden u op de hoogte.\n"
        );
        self.write(&format!("content/brieven/{number}.md"), &letter)
    }

    pub fn write(&self, path: &str, text: &str) -> &Office {
        let tree = Tree::from([(path.to_owned(), text.as_bytes().to_vec())]);
        tree::write(self.path(), &tree);
        self
    }

    /// Types a command.
    pub fn types(&self, line: &str) -> Ended {
        let mut words = words(line);
        words.extend(["--project".to_owned(), self.path().display().to_string()]);
        command::raadsbrief(words)
    }

    /// Types a command at a moment.
    pub fn at(&self, moment: &str, line: &str) -> Ended {
        self.types(&format!("{line} --now {moment}"))
    }

    /// Types a command at noon of a day in January 2026.
    pub fn on(&self, day: u8, line: &str) -> Ended {
        self.at(&format!("2026-01-{day:02}T12:00:00+01:00"), line)
    }

    /// The same, where it must succeed.
    #[track_caller]
    pub fn done(&self, day: u8, line: &str) -> String {
        let ended = self.on(day, line);
        assert_eq!(ended.code, 0, "{line}: {}{}", ended.stdout, ended.stderr);
        ended.stderr
    }

    /// The site as it is built on a day.
    #[track_caller]
    pub fn site(&self, day: u8) -> Tree {
        self.done(day, "build");
        self.output()
    }

    /// The site as it was built last.
    pub fn output(&self) -> Tree {
        tree::read_site(&self.path().join("site"))
    }

    pub fn record(&self) -> Tree {
        tree::read(&self.path().join(RECORD))
    }

    pub fn acts(&self) -> usize {
        let record = self.record();
        record
            .keys()
            .filter(|path| path.starts_with("akten/"))
            .count()
    }

    /// Asks whether the record is as it was when it was made.
    #[track_caller]
    pub fn verifies(&self) {
        let ended = self.types("verify");
        assert_eq!(ended.code, 0, "{}{}", ended.stdout, ended.stderr);
    }
}
