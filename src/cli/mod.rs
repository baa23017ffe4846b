//! The command line: what was typed becomes the library's options, what happened becomes words and
//! an exit code. It alone knows clap, and it alone prints.

mod build;
mod exit;
mod fields;
mod methods;
mod output;
mod progress;
mod report;
mod schema;
mod show;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// News articles in, validated Parquet tables out: who said what, in whose words, about whom.
#[derive(Parser)]
#[command(name = "parquill", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build a dataset from any pile of articles.
    Build(Box<build::Arguments>),
    /// Check that a dataset keeps its contract; the exit code is fit for CI.
    Validate(validate::Arguments),
    /// Show one article with its claims: who says what, marked in its text.
    Show(Box<show::Arguments>),
    /// Print the contract; compare, infer and translate JSON Schemas.
    Schema(schema::Arguments),
}

/// Runs the command that was typed.
pub(crate) fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    exit::code(outcome)
}
