//! The command `parquill`. Everything it does is in the library; only the command line prints.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
