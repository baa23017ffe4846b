//! `parquill schema diff`: what became of a schema, for people and for CI.

use clap::{Args, ValueEnum};
use parquill::error::Result;
use parquill::evolve::{Change, Report, Schema, Step, Verdict as Kind, VersionChange, compare};
use serde_json::Value;

use super::named::{no_schema, read};
use crate::cli::exit::Verdict;
use crate::cli::output;

/// Longest row shown as an example, in code points; JSON shows it whole.
const READABLE: usize = 300;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The schema as it was: a file, or a table of the contract (article, sentence, entity, claim)
    old: String,
    /// The schema as it is now
    new: String,
    /// How the answer is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Style,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Style {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// Compares, and says what was found.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let (old, new) = (read(&arguments.old)?, read(&arguments.new)?);
    let report = compare(&compiled(&arguments.old, &old)?, &compiled(&arguments.new, &new)?);
    match arguments.format {
        Style::Json => output::result(&serde_json::to_string(&report).unwrap_or_default())?,
        Style::Text => lines(&report).iter().try_for_each(|line| output::result(line))?,
    }
    Ok(if report.verdict.keeps_old_rows() { Verdict::Valid } else { Verdict::Breaking })
}

fn compiled<'a>(name: &str, document: &'a Value) -> Result<Schema<'a>> {
    Schema::new(document).map_err(|error| no_schema(name, &error.to_string()))
}

fn lines(report: &Report) -> Vec<String> {
    let mut lines = vec![verdict(report.verdict).to_owned()];
    lines.extend(report.changes.iter().map(reason));
    if report.changes.is_empty() && report.step == Step::Patch {
        lines.push("  only annotations or spelling differ".to_owned());
    }
    lines.extend(report.columns.iter().map(|column| format!("  column {column}")));
    lines.extend(example("an old row that breaks the new schema", &report.old_row_that_breaks));
    lines.extend(example("a new row that breaks the old schema", &report.new_row_that_breaks));
    lines.push(version(report));
    lines
}

fn verdict(verdict: Kind) -> &'static str {
    match verdict {
        Kind::Identical => "identical: the same rows as before",
        Kind::Backward => "backward compatible: every old row keeps the new schema",
        Kind::Forward => {
            "forward compatible: every new row keeps the old schema, but not every old row the new one"
        }
        Kind::Breaking => "breaking: some old row breaks the new schema",
        Kind::Undecided => {
            "undecided, to be taken as breaking: it cannot be shown whether old rows keep the new schema"
        }
    }
}

fn reason(change: &Change) -> String {
    let place = if change.place.is_empty() { "/" } else { &change.place };
    let keyword = match change.keyword.as_str() {
        "required" => String::new(),
        keyword => format!("{keyword} "),
    };
    output::on_one_line(&format!(
        "  {place}: {keyword}{} ({})",
        change.change,
        change.effect.words()
    ))
}

fn example(about: &str, row: &Option<Value>) -> Option<String> {
    let whole = row.as_ref()?.to_string();
    let shown = match whole.char_indices().nth(READABLE) {
        Some((cut, _)) => format!("{}...", whole.get(..cut).unwrap_or_default()),
        None => whole,
    };
    Some(output::on_one_line(&format!("  {about}: {shown}")))
}

fn version(report: &Report) -> String {
    let demanded = format!("version: the change demands a step of {}", report.step.name());
    let Some(VersionChange { old, new, enough, least, .. }) = &report.version else {
        return demanded;
    };
    let made = if old == new { format!("to stay at {old}") } else { format!("{old} -> {new}") };
    match (enough, report.step) {
        (true, Step::None) => demanded,
        (true, _) => format!("{demanded}; {made} is enough"),
        (false, _) => format!("{demanded}; {made} is too small, it takes {least}"),
    }
}
