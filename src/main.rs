//! The `raadsbrief` command. All that it does is in the library's `cli` room.

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    raadsbrief::cli::run(std::env::args_os())
}
