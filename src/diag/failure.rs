//! What the world refuses: disk, port, command line. Returned at once, never collected.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::phrases::command;
use super::words::{Argument, Language, Phrase, Words, printable};

/// The world's failure: what was tried, on which path, and why it did not work. It ends the
/// program with exit code 2. An author's mistake is never one; that is a `Diagnostic`.
#[derive(Debug)]
pub struct Failure {
    /// What was tried, as "een bestand schrijven".
    operation: Words,
    /// On which file or folder.
    path: Option<Box<Path>>,
    /// Why it did not work.
    cause: Cause,
    /// What to do about it.
    help: Option<Words>,
}

#[derive(Debug)]
enum Cause {
    System(io::Error),
    Refused(Box<Phrase>),
}

impl Failure {
    /// The operating system refused.
    pub fn system(operation: Words, path: impl Into<PathBuf>, error: io::Error) -> Failure {
        Failure {
            operation,
            path: Some(path.into().into_boxed_path()),
            cause: Cause::System(error),
            help: None,
        }
    }

    /// We refuse, because it would do harm or make no sense.
    pub fn refused(
        operation: Words,
        path: impl Into<PathBuf>,
        reason: impl Into<Phrase>,
    ) -> Failure {
        Failure {
            operation,
            path: Some(path.into().into_boxed_path()),
            cause: Cause::Refused(Box::new(reason.into())),
            help: None,
        }
    }

    /// Something on the command line cannot be used.
    pub fn command_line(operation: Words, reason: impl Into<Phrase>) -> Failure {
        Failure {
            operation,
            path: None,
            cause: Cause::Refused(Box::new(reason.into())),
            help: None,
        }
    }

    /// Says what to do about it.
    pub fn with_help(mut self, help: Words) -> Failure {
        self.help = Some(help);
        self
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The whole message in one language; the help on a line of its own.
    pub fn message(&self, language: Language) -> String {
        let operation = Argument::Words(self.operation);
        let mut text = command::CANNOT.fill(language, &[("operation", operation)]);
        if let Some(path) = &self.path {
            text.extend(path.display().to_string().chars().map(printable));
            text.push_str(": ");
        }
        match &self.cause {
            Cause::System(error) => text.push_str(&reason(error, language)),
            Cause::Refused(phrase) => text.push_str(&phrase.get(language)),
        }
        if let Some(help) = self.help {
            text.push('\n');
            text.push_str(help.get(language));
        }
        text
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::English))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::System(error) => Some(error),
            Cause::Refused(_) => None,
        }
    }
}

/// Why the system refused: in plain words where we have them, else as the system says it.
fn reason(error: &io::Error, language: Language) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => command::DOES_NOT_EXIST,
        io::ErrorKind::PermissionDenied => command::NO_PERMISSION,
        io::ErrorKind::AlreadyExists => command::EXISTS,
        io::ErrorKind::NotADirectory => command::PART_IS_NO_FOLDER,
        io::ErrorKind::IsADirectory => command::IS_A_FOLDER,
        io::ErrorKind::StorageFull => command::DISK_FULL,
        io::ErrorKind::QuotaExceeded => command::QUOTA_USED_UP,
        io::ErrorKind::ReadOnlyFilesystem => command::DISK_READ_ONLY,
        _ => return innermost(error).chars().map(printable).collect(),
    };
    words.get(language).to_owned()
}

/// The system's own words, without what was wrapped around them on the way.
fn innermost(error: &io::Error) -> String {
    let mut current: &(dyn Error + 'static) = error;
    while let Some(source) = current.source() {
        current = source;
    }
    current.to_string()
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::Failure;
    use crate::diag::{Language, Words};

    #[test]
    fn a_failure_says_what_was_tried_where_and_why() {
        let failure = Failure::system(
            Words::new("een bestand schrijven", "write a file"),
            "site/index.html",
            io::Error::from(io::ErrorKind::StorageFull),
        )
        .with_help(Words::new("maak ruimte", "make room"));
        assert_eq!(
            failure.message(Language::Dutch),
            "een bestand schrijven lukt niet: site/index.html: de schijf is vol\nmaak ruimte"
        );
        assert_eq!(
            failure.to_string(),
            "cannot write a file: site/index.html: the disk is full\nmake room"
        );
    }
}
