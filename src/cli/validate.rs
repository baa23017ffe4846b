//! `parquill validate`: does a dataset keep its contract?

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use parquill::audit::AuditViolation;
use parquill::error::Result;
use parquill::manifest::Manifest;
use parquill::pipeline;

use crate::cli::exit::Verdict;
use crate::cli::output;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder of the dataset
    #[arg(value_name = "DIR")]
    dataset: PathBuf,
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
    let mut violations = 0;
    let mut printed = Ok(());
    let manifest = pipeline::audit(&arguments.dataset, |violation| {
        violations += 1;
        if printed.is_ok() {
            printed = print(arguments, &violation, violations);
        }
    })?;
    printed?;
    if !arguments.quiet {
        output::message(&summary(&manifest, violations, arguments));
    }
    Ok(if violations == 0 { Verdict::Valid } else { Verdict::Invalid })
}

fn print(arguments: &Arguments, violation: &AuditViolation, number: u64) -> Result<()> {
    match arguments.format {
        Style::Jsonl => output::result(&serde_json::to_string(violation).unwrap_or_default()),
        Style::Text if number <= arguments.max_violations => {
            output::result(&output::on_one_line(&violation.to_string()))
        }
        Style::Text => Ok(()),
    }
}

fn summary(manifest: &Manifest, violations: u64, arguments: &Arguments) -> String {
    let rows: Vec<String> =
        manifest.tables.iter().map(|table| format!("{} {}", table.rows, table.name)).collect();
    let shown = match arguments.format {
        Style::Text if violations > arguments.max_violations => {
            format!(", the first {} shown (see --max-violations)", arguments.max_violations)
        }
        _ => String::new(),
    };
    let verdict = match violations {
        0 => "valid".to_owned(),
        1 => "1 violation".to_owned(),
        _ => format!("{violations} violations{shown}"),
    };
    format!("{}: {verdict}; rows: {}", arguments.dataset.display(), rows.join(", "))
}
