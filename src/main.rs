//! The command `parquill`. Everything it does is in the library; only the command line prints.

mod cli;

use std::process::ExitCode;

#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    cli::run()
}
