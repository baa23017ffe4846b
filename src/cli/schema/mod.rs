//! `parquill schema`: the contract printed, schemas compared, inferred and put into SQL.

mod diff;
mod infer;
mod named;
mod print;
mod sql;

use clap::{Args, Subcommand};
use parquill::error::Result;

use crate::cli::exit::Verdict;

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// What to print
    #[arg(value_enum, default_value = "dictionary")]
    what: print::What,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Say what became of a schema: do rows that kept the old one keep the new one?
    ///
    /// identical: the same rows. backward compatible: every old row keeps the new schema. forward
    /// compatible: every new row keeps the old schema, but some old row breaks the new one.
    /// breaking: some old row breaks the new schema. undecided: it cannot be shown; take it as
    /// breaking. An old row is any row that OLD allows, whether there is data like that or not;
    /// `format` is an annotation.
    ///
    /// Version step: patch for other words, minor where old rows stay rows, major where they may
    /// not, or where a column gets another Arrow type.
    ///
    /// Exit code: 0 if every old row is proved to keep NEW (identical, backward compatible), 4 if
    /// not (forward compatible, breaking, undecided), 2 a wrong request, 3 no schema.
    Diff(diff::Arguments),
    /// Write the schema of a table from its data: the tightest that every row keeps.
    ///
    /// Strings become an `enum` where there are at most 32 different ones of at most 3 words that
    /// come 10 times each on average; a pattern where 20 or more are of one length and of letters
    /// and digits between the same marks, or are dates and times of one form. Lengths are in code
    /// points. Numbers get their bounds, arrays their sizes, objects the members that are always
    /// there.
    Infer(infer::Arguments),
    /// Print a schema as a query for DuckDB that counts the rows which break it.
    ///
    /// One SELECT a constraint: rule, field, how many rows break it, and the first of them, counted
    /// from 0. What SQL cannot say stands in comments at the head; a column that is missing or of
    /// another type than the schema says makes the query fail.
    Sql(sql::Arguments),
}

/// Prints or compares, as asked.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    match &arguments.action {
        None => print::run(arguments.what),
        Some(Action::Diff(arguments)) => diff::run(arguments),
        Some(Action::Infer(arguments)) => infer::run(arguments),
        Some(Action::Sql(arguments)) => sql::run(arguments),
    }
}
