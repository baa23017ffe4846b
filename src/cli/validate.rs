//! `parquill validate`: does a dataset keep its contract, or a table its JSON Schema?

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::{Args, ValueEnum};
use parquill::error::{Error, Finding, Result};
use parquill::manifest::Manifest;
use parquill::pipeline::{self, TableOptions, TableReport};
use parquill::place::Place;
use serde::Serialize;
use serde_json::Value;

use crate::cli::exit::Verdict;
use crate::cli::output;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder of a dataset; with --schema, tables: Parquet, Arrow, JSON lines or CSV files, folders,
    /// patterns, or - for standard input
    #[arg(value_name = "DIR|TABLE", required = true)]
    inputs: Vec<String>,
    /// Hold tables to this JSON Schema, row by row
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// Ask the row validator of every row, not only of those that columns flag
    #[arg(long, requires = "schema")]
    strict: bool,
    /// Threads that check tables (default: one for each core)
    #[arg(long, value_name = "N", requires = "schema")]
    threads: Option<NonZeroUsize>,
    /// How violations are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Style,
    /// Violations printed; all are counted
    #[arg(long, default_value_t = 50, value_name = "N")]
    max_violations: u64,
    /// Print violations only
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Style {
    /// One line a violation, for people
    Text,
    /// One JSON object a violation; never cut short
    Jsonl,
}

/// Checks, and says what was found.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    match &arguments.schema {
        Some(schema) => run_tables(arguments, schema),
        None => run_dataset(arguments),
    }
}

fn run_dataset(arguments: &Arguments) -> Result<Verdict> {
    let [dataset] = arguments.inputs.as_slice() else {
        let several = Finding::new(Place::file("validate"), "several paths are named");
        let finding = several.expected("one dataset").remedy("tables need --schema");
        return Err(Error::usage(finding));
    };
    let mut printer = Printer::new(arguments);
    let manifest = pipeline::audit(Path::new(dataset), |violation| printer.print(&violation))?;
    let violations = printer.finish()?;
    if !arguments.quiet {
        output::message(&summary(dataset, &manifest, violations, arguments));
    }
    Ok(verdict(violations))
}

fn run_tables(arguments: &Arguments, schema: &Path) -> Result<Verdict> {
    let threads = arguments.threads.or_else(|| thread::available_parallelism().ok());
    let options = TableOptions {
        inputs: arguments.inputs.clone(),
        schema: read_schema(schema)?,
        table: table_name(schema),
        schema_file: schema.display().to_string(),
        is_strict: arguments.strict,
        threads: threads.map_or(1, NonZeroUsize::get),
    };
    let mut printer = Printer::new(arguments);
    let report = pipeline::check_tables(&options, |violation| printer.print(&violation))?;
    let violations = printer.finish()?;
    if !arguments.quiet {
        report.notes.iter().for_each(|note| output::message(&format!("note: {note}")));
        output::message(&table_summary(&options.table, &report, violations, arguments));
    }
    Ok(verdict(violations))
}

fn verdict(violations: u64) -> Verdict {
    if violations == 0 { Verdict::Valid } else { Verdict::Invalid }
}

fn read_schema(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).map_err(|error| Error::io(path.display(), &error))?;
    serde_json::from_str(&text).map_err(|error| {
        let finding = Finding::new(Place::file(path.display().to_string()), error.to_string());
        Error::usage(finding.expected("a JSON Schema"))
    })
}

/// `order` of `order.schema.json`.
fn table_name(schema: &Path) -> String {
    let name = schema.file_name().map(|name| name.to_string_lossy().into_owned());
    name.as_deref().and_then(|name| name.split('.').next()).unwrap_or_default().to_owned()
}

/// Prints violations as they come, and counts them.
struct Printer<'a> {
    arguments: &'a Arguments,
    violations: u64,
    printed: Result<()>,
}

impl<'a> Printer<'a> {
    fn new(arguments: &'a Arguments) -> Self {
        Printer { arguments, violations: 0, printed: Ok(()) }
    }

    fn print(&mut self, violation: &(impl Serialize + ToString)) {
        self.violations += 1;
        let is_shown = self.violations <= self.arguments.max_violations;
        if self.printed.is_ok() {
            self.printed = match self.arguments.format {
                Style::Jsonl => {
                    output::result(&serde_json::to_string(violation).unwrap_or_default())
                }
                Style::Text if is_shown => {
                    output::result(&output::on_one_line(&violation.to_string()))
                }
                Style::Text => Ok(()),
            };
        }
    }

    /// How many there were.
    fn finish(self) -> Result<u64> {
        self.printed.map(|()| self.violations)
    }
}

fn summary(dataset: &str, manifest: &Manifest, violations: u64, arguments: &Arguments) -> String {
    let rows: Vec<String> =
        manifest.tables.iter().map(|table| format!("{} {}", table.rows, table.name)).collect();
    format!("{dataset}: {}; rows: {}", counted(violations, arguments), rows.join(", "))
}

fn table_summary(
    table: &str,
    report: &TableReport,
    violations: u64,
    arguments: &Arguments,
) -> String {
    let bad = match violations {
        0 => String::new(),
        _ => format!(", {} of them bad", report.bad_rows),
    };
    format!("{table}: {}; rows: {}{bad}", counted(violations, arguments), report.rows)
}

fn counted(violations: u64, arguments: &Arguments) -> String {
    let shown = match arguments.format {
        Style::Text if violations > arguments.max_violations => {
            format!(", the first {} shown (see --max-violations)", arguments.max_violations)
        }
        _ => String::new(),
    };
    match violations {
        0 => "valid".to_owned(),
        1 => "1 violation".to_owned(),
        _ => format!("{violations} violations{shown}"),
    }
}
