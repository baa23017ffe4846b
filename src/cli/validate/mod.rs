//! `parquill validate`: does a dataset keep its contract, or a table its JSON Schema?

mod reports;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use parquill::error::{Error, Finding, Result};
use parquill::manifest;
use parquill::package;
use parquill::pipeline::{self, PackageOptions, TableOptions, TableReport};
use parquill::place::Place;
use parquill::record::Table;
use serde_json::Value;

use crate::cli::exit::Verdict;
use crate::cli::output;
use crate::cli::report::{Format, Violation};
use reports::Reports;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder of a dataset, or of tables that a datapackage.json describes; with --schema, tables:
    /// Parquet, Arrow, JSON lines or CSV files, folders, patterns, or - for standard input
    #[arg(value_name = "DIR|TABLE", required = true)]
    inputs: Vec<String>,
    /// Hold tables to this JSON Schema, row by row
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
    /// Ask the row validator of every row, not only of those that columns flag
    #[arg(long, requires = "schema")]
    strict: bool,
    /// Threads that check tables (default: one for each core)
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// How violations are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Violations printed, in junit of each rule; all are counted [default: 50; sarif: 5000, junit: 10]
    #[arg(long, value_name = "N")]
    max_violations: Option<u64>,
    /// Write all violations to this file, too: Parquet, a row each
    #[arg(long, value_name = "FILE")]
    failures: Option<PathBuf>,
    /// Split each table into the rows that keep the schema (DIR/valid) and those that break it
    /// (DIR/invalid, with reasons)
    #[arg(long, value_name = "DIR", requires = "schema")]
    quarantine: Option<PathBuf>,
    /// Print violations only
    #[arg(long, short)]
    quiet: bool,
}

/// Checks, and says what was found.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    match &arguments.schema {
        Some(schema) => run_tables(arguments, schema),
        None => run_folder(arguments),
    }
}

/// What was checked of a folder.
#[derive(Default)]
struct Checked {
    tables: Vec<String>,
    /// How many rows each has, in words.
    rows: Vec<String>,
    notes: Vec<String>,
}

fn run_folder(arguments: &Arguments) -> Result<Verdict> {
    let [folder] = arguments.inputs.as_slice() else {
        let several = Finding::new(Place::file("validate"), "several paths are named");
        let finding = several.expected("one dataset").remedy("tables need --schema");
        return Err(Error::usage(finding));
    };
    let mut reports = reports(arguments)?;
    let checked = check_folder(arguments, folder, &mut reports);
    let names = |checked: &Checked| checked.tables.clone();
    let tables = checked.as_ref().map(names).unwrap_or_default();
    let (Checked { rows, notes, .. }, violations) = reports.finish(&tables, checked)?;
    if !arguments.quiet {
        notes.iter().for_each(|note| output::message(&format!("note: {note}")));
        let counted = counted(violations, arguments);
        output::message(&format!("{folder}: {counted}; rows: {}", rows.join(", ")));
    }
    Ok(verdict(violations))
}

/// A dataset of ours by its manifest, and what a data package describes by that; a folder may be both.
fn check_folder(arguments: &Arguments, folder: &str, reports: &mut Reports) -> Result<Checked> {
    let path = Path::new(folder);
    let described = match path.ends_with(package::FILE_NAME) {
        true => path.parent(),
        false => Some(path).filter(|path| path.join(package::FILE_NAME).is_file()),
    };
    let mut checked = Checked::default();
    if described.is_none_or(|path| path.join(manifest::FILE_NAME).is_file()) {
        checked.add_dataset(described.unwrap_or(path), reports)?;
    }
    if let Some(path) = described {
        checked.add_package(path, threads(arguments), reports)?;
    }
    Ok(checked)
}

impl Checked {
    fn add_dataset(&mut self, folder: &Path, reports: &mut Reports) -> Result<()> {
        let name = folder.display().to_string();
        let manifest = pipeline::audit(folder, |violation| {
            reports.add(&Violation::of_dataset(&name, violation));
        })?;
        self.tables.extend(Table::ALL.map(|table| table.name().to_owned()));
        let rows = manifest.tables.iter().map(|table| format!("{} {}", table.rows, table.name));
        self.rows.extend(rows);
        Ok(())
    }

    fn add_package(&mut self, folder: &Path, threads: usize, reports: &mut Reports) -> Result<()> {
        let options = PackageOptions { folder: folder.to_owned(), threads };
        let report = pipeline::check_package(&options, |violation| {
            reports.add(&Violation::of_package(folder, violation));
        })?;
        for (name, report) in report.tables {
            let bad = match report.bad_rows + report.bad_keys {
                0 => String::new(),
                _ => format!(" ({})", bad(&report)),
            };
            self.rows.push(format!("{} {name}{bad}", report.rows));
            self.tables.push(name);
        }
        self.notes.extend(report.notes);
        Ok(())
    }
}

fn run_tables(arguments: &Arguments, schema: &Path) -> Result<Verdict> {
    let options = TableOptions {
        inputs: arguments.inputs.clone(),
        schema: read_schema(schema)?,
        table: table_name(schema),
        schema_file: schema.display().to_string(),
        is_strict: arguments.strict,
        threads: threads(arguments),
        quarantine: arguments.quarantine.clone(),
    };
    let mut reports = reports(arguments)?;
    let checked = pipeline::check_tables(&options, |violation| reports.add(&violation.into()));
    let (report, violations) = reports.finish(std::slice::from_ref(&options.table), checked)?;
    if !arguments.quiet {
        report.notes.iter().for_each(|note| output::message(&format!("note: {note}")));
        output::message(&table_summary(&options.table, &report, violations, arguments));
    }
    Ok(verdict(violations))
}

fn threads(arguments: &Arguments) -> usize {
    let threads = arguments.threads.or_else(|| thread::available_parallelism().ok());
    threads.map_or(1, NonZeroUsize::get)
}

fn reports(arguments: &Arguments) -> Result<Reports> {
    let Arguments { inputs, format, max_violations, quiet, failures, .. } = arguments;
    if let Some(path) =
        failures.as_ref().filter(|path| inputs.iter().any(|input| same(input, path)))
    {
        let finding = Finding::new(Place::file(path.display().to_string()), "is what is checked");
        return Err(Error::usage(finding.expected("a file of its own").remedy("see --failures")));
    }
    Reports::open(*format, *max_violations, *quiet, failures.as_deref())
}

fn same(input: &str, path: &Path) -> bool {
    matches!((fs::canonicalize(input), fs::canonicalize(path)), (Ok(one), Ok(other)) if one == other)
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

fn table_summary(
    table: &str,
    report: &TableReport,
    violations: u64,
    arguments: &Arguments,
) -> String {
    let bad = if violations == 0 { String::new() } else { format!(", {}", bad(report)) };
    format!("{table}: {}; rows: {}{bad}", counted(violations, arguments), report.rows)
}

/// Rows that are bad by themselves, and keys that are beside others.
fn bad(report: &TableReport) -> String {
    let keys = match report.bad_keys {
        0 => String::new(),
        1 => ", 1 bad key".to_owned(),
        keys => format!(", {keys} bad keys"),
    };
    format!("{} of them bad{keys}", report.bad_rows)
}

fn counted(violations: u64, arguments: &Arguments) -> String {
    let shown = match arguments.format.shown(arguments.max_violations, violations) {
        Some(shown) => format!(", {shown} (see --max-violations)"),
        None => String::new(),
    };
    match violations {
        0 => "valid".to_owned(),
        1 => "1 violation".to_owned(),
        _ => format!("{violations} violations{shown}"),
    }
}
