//! `parquill schema infer`: a schema from data.

use std::path::PathBuf;

use clap::Args;
use parquill::error::Result;
use parquill::pipeline;

use crate::cli::exit::Verdict;
use crate::cli::output;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A file of Parquet, Arrow, JSON lines or CSV (text plain, gzip or zstd), or a folder of such files
    table: PathBuf,
}

/// Infers, and prints the schema.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    output::result(&format!("{:#}", pipeline::infer(&arguments.table)?))?;
    Ok(Verdict::Valid)
}
