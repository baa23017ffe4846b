//! `parquill schema sql`: a schema as a query for DuckDB.

use clap::Args;
use parquill::error::Result;
use parquill::evolve::Schema;
use parquill::sql::query;

use super::named::{no_schema, read};
use crate::cli::exit::Verdict;
use crate::cli::output;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A JSON Schema: a file, or a table of the contract (article, sentence, entity, claim)
    schema: String,
    /// The files to check, as DuckDB names them: a path or a glob
    #[arg(long, value_name = "PATH", default_value = "TABLE")]
    table: String,
}

/// Prints the query.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let document = read(&arguments.schema)?;
    Schema::new(&document).map_err(|error| no_schema(&arguments.schema, &error.to_string()))?;
    output::result(query(&document, &arguments.table).trim_end())?;
    Ok(Verdict::Valid)
}
