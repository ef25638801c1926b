//! The real binary, run as an author runs it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day on which tests take place, unless they say otherwise.
pub const NOW: &str = "2026-01-01";

/// How a run of the program ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `raadsbrief` in an environment that decides nothing: Dutch unless the words say otherwise.
pub fn raadsbrief<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Ended {
    run(bare().args(words).args(["--lang", "nl"]))
}

/// The program with an empty environment, for tests that set it themselves.
pub fn bare() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_raadsbrief"));
    command.env_clear().stdin(Stdio::null());
    command
}

/// Runs a prepared command to its end.
pub fn run(command: &mut Command) -> Ended {
    let output = command.output().expect("the binary starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ended {
        code: output.status.code().expect("the program ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// Builds a site on the day of the tests, all of it, without the slow work of printing; letters that are
/// ready count as published.
pub fn build(project: &Path, out: &Path) -> Ended {
    raadsbrief([
        OsStr::new("build"),
        OsStr::new("--project"),
        project.as_os_str(),
        OsStr::new("--out"),
        out.as_os_str(),
        OsStr::new("--now"),
        OsStr::new(NOW),
        OsStr::new("--no-pdf"),
        OsStr::new("--ready"),
        OsStr::new("--no-cache"),
    ])
}

/// The words of a command as a shell splits them.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always one").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A file or folder of this repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
