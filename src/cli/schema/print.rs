//! `parquill schema`: the contract, printed.

use clap::ValueEnum;
use parquill::error::Result;
use parquill::record::{Table, dictionary, json_schema, python_types};

use crate::cli::exit::Verdict;
use crate::cli::output;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum What {
    /// JSON Schema of the table article
    Article,
    /// JSON Schema of the table sentence
    Sentence,
    /// JSON Schema of the table entity
    Entity,
    /// JSON Schema of the table claim
    Claim,
    /// The data dictionary of all tables, in Markdown
    Dictionary,
    /// The rows as Python typed dictionaries
    Python,
}

/// Prints what was asked for.
pub(super) fn run(what: What) -> Result<Verdict> {
    let page = match what {
        What::Article => schema(Table::Article),
        What::Sentence => schema(Table::Sentence),
        What::Entity => schema(Table::Entity),
        What::Claim => schema(Table::Claim),
        What::Dictionary => dictionary(),
        What::Python => python_types(),
    };
    output::result(page.trim_end())?;
    Ok(Verdict::Valid)
}

fn schema(table: Table) -> String {
    format!("{:#}", json_schema(table.declaration()))
}
