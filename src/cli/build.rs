//! `parquill build`: any pile of articles in, a dataset out.

use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use clap::Args;
use parquill::error::{Error, Finding, Result};
use parquill::pipeline::{self, Observer, Options, Report, Silent};
use parquill::place::Place;
use parquill::read::{self, Format};
use serde_json::json;

use crate::cli::exit::Verdict;
use crate::cli::fields::FieldArguments;
use crate::cli::methods::MethodArguments;
use crate::cli::output;
use crate::cli::progress::Bar;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Files, folders (read whole), glob patterns, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// Folder of the dataset; an old dataset there is replaced in one step
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// Format of the inputs (default: told from content and name)
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    #[command(flatten)]
    fields: FieldArguments,
    /// Rejected inputs that are borne; with more, the exit code is 1
    #[arg(long, default_value_t = 0, value_name = "N")]
    max_rejected: u64,
    /// Longest record taken, in bytes
    #[arg(long, default_value_t = read::Options::default().max_record_bytes, value_name = "BYTES")]
    max_record_bytes: usize,
    /// Threads that read and annotate (default: one for each core)
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Documents that a thread takes at a time; the result does not depend on it
    #[arg(long, default_value = "64", value_name = "N")]
    batch_size: NonZeroUsize,
    #[command(flatten)]
    methods: MethodArguments,
    /// Say nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
}

fn format(name: &str) -> std::result::Result<Format, String> {
    let names: Vec<&str> = Format::all().map(Format::name).collect();
    Format::from_name(name).ok_or_else(|| format!("expected one of {}", names.join(", ")))
}

impl Arguments {
    fn options(&self) -> Result<Options> {
        let read = read::Options {
            inputs: self.inputs.clone(),
            exclude: Some(self.out.clone()),
            format: self.format,
            fields: self.fields.map()?,
            max_record_bytes: self.max_record_bytes,
        };
        let threads = self.threads.or_else(|| thread::available_parallelism().ok());
        Ok(Options {
            read,
            out: self.out.clone(),
            threads: threads.map_or(1, NonZeroUsize::get),
            batch: self.batch_size.get(),
            methods: self.methods.methods(),
        })
    }
}

/// Builds, and says what came of it.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let begun = Instant::now();
    refuse_own_output(arguments)?;
    let bar = (!arguments.quiet).then(Bar::new);
    let observer: &dyn Observer = bar.as_ref().map_or(&Silent, |bar| bar);
    let built = pipeline::build(&arguments.options()?, observer);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let report = built?;
    summarize(arguments, &report, begun.elapsed().as_secs_f64())?;
    let rejected = report.manifest.rejected.records;
    if rejected <= arguments.max_rejected {
        return Ok(Verdict::Valid);
    }
    output::message(&format!("error: {}", too_many(arguments, rejected)));
    Ok(Verdict::Invalid)
}

/// The dataset takes the place of all that is in its folder.
fn refuse_own_output(arguments: &Arguments) -> Result<()> {
    let Ok(out) = fs::canonicalize(&arguments.out) else { return Ok(()) };
    let is_within = |input: &&String| fs::canonicalize(input).is_ok_and(|it| it.starts_with(&out));
    match arguments.inputs.iter().find(is_within) {
        None => Ok(()),
        Some(input) => {
            let finding = Finding::new(Place::file(input), "lies in --out, which is replaced");
            Err(Error::usage(
                finding.expected("inputs that stand elsewhere").remedy("choose another --out"),
            ))
        }
    }
}

fn too_many(arguments: &Arguments, rejected: u64) -> Finding {
    let file = arguments.out.join("rejected.jsonl").display().to_string();
    let inputs = if rejected == 1 { "input was" } else { "inputs were" };
    Finding::new(Place::file(file), format!("{rejected} {inputs} rejected"))
        .expected(format!("at most {}", arguments.max_rejected))
        .remedy("see --max-rejected")
}

fn summarize(arguments: &Arguments, report: &Report, seconds: f64) -> Result<()> {
    if arguments.json {
        return output::result(&as_json(report, seconds));
    }
    if arguments.quiet {
        return Ok(());
    }
    let manifest = &report.manifest;
    let rows: Vec<String> =
        manifest.tables.iter().map(|table| format!("{} {}", table.rows, table.name)).collect();
    let rate = manifest.inputs.text_bytes as f64 / 1e6 / seconds.max(1e-9);
    output::message(&format!(
        "{} in {seconds:.1} s, {rate:.1} MB/s of text",
        arguments.out.display()
    ));
    output::message(&format!("rows: {}", rows.join(", ")));
    rejections(report);
    Ok(())
}

fn rejections(report: &Report) {
    let records = report.manifest.rejected.records;
    if records == 0 {
        return;
    }
    output::message(&format!("rejected: {records}, all in {}", report.manifest.rejected.file.path));
    for finding in &report.rejections {
        output::message(&format!("  {finding}"));
    }
    let more = records - report.rejections.len() as u64;
    if more > 0 {
        output::message(&format!("  and {more} more"));
    }
}

fn as_json(report: &Report, seconds: f64) -> String {
    let manifest = &report.manifest;
    let rows: serde_json::Map<_, _> =
        manifest.tables.iter().map(|table| (table.name.clone(), json!(table.rows))).collect();
    let summary = json!({
        "documents": manifest.inputs.documents,
        "text_bytes": manifest.inputs.text_bytes,
        "rows": rows,
        "rejected": manifest.rejected.records,
        "sha256": manifest.sha256,
        "seconds": seconds,
    });
    summary.to_string()
}
