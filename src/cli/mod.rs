//! The command line → a run, and its outcome → screen and exit code.
//!
//! The only room that reads the clock and the environment, and the only one that prints. It knows
//! no letters and decides nothing about a site.
//!
//! Exit codes: 0 done, 1 the author must mend something, 2 the world failed or the command line
//! is wrong.
//!
//! To add a command: one variant in `arguments.rs`, one line in [`run`].

mod arguments;
mod build;
mod clock;
mod explain;
mod files;
mod import;
mod init;
mod new;
mod publish;
mod review;
mod schema;
mod screen;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::diag::{Failure, Language};
use arguments::{Arguments, Command};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Done,
    /// The author must mend something.
    Mistakes,
    /// The world failed, or the command line is wrong.
    Failed,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(match ending {
            Ending::Done => 0,
            Ending::Mistakes => 1,
            Ending::Failed => 2,
        })
    }
}

/// Does what a command line asks, the program's name first.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words: Vec<OsString> = words.into_iter().collect();
    let typed: Vec<String> = words
        .iter()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Asking for help is an "error" to the parser, with exit code 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let language = arguments.language.unwrap_or_else(screen::language);
    let ending = match &arguments.command {
        Command::Build(wanted) => build::build(wanted, language),
        Command::Check(wanted) => build::check(wanted, language),
        Command::Init(wanted) => ended(init::init(wanted, language), language),
        Command::New(wanted) => ended(new::new(wanted, language), language),
        Command::Review(wanted) => ended(review::review(wanted, language), language),
        Command::Agree(wanted) => ended(review::agree(wanted, language), language),
        Command::Publish(wanted) => ended(publish::publish(wanted, language), language),
        Command::Correct(wanted) => ended(publish::correct(wanted, language), language),
        Command::Verify(wanted) => ended(verify::verify(wanted, language), language),
        Command::Withdraw(wanted) => ended(publish::withdraw(wanted, language), language),
        Command::Import(wanted) => ended(import::import(wanted, &typed, language), language),
        Command::Schema(wanted) => ended(schema::schema(wanted, language), language),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "raadsbrief", &mut script);
            screen::print(&String::from_utf8_lossy(&script));
            Ending::Done
        }
        Command::Explain { code } => explain::explain(code.as_deref(), language),
    };
    ending.into()
}

/// The ending of a command that the world may refuse, which is said.
fn ended(result: Result<Ending, Failure>, language: Language) -> Ending {
    result.unwrap_or_else(|failure| {
        screen::failure(&failure, language);
        Ending::Failed
    })
}
