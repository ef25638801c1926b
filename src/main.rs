//! The `raadsbrief` command. All that it does is in the library's `cli` room.

use std::process::ExitCode;

fn main() -> ExitCode {
    raadsbrief::cli::run(std::env::args_os())
}
