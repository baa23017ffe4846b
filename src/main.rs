//! The command `parquill`. Everything it does is in the library; only the command line prints.

mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Rows are many small strings, made on one thread and freed on another.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
