//! A million rows held to a schema of 13 constraints, a thousand of them bad: columns in memory, rows
//! in place, whole commands, and peers on the same rows. Each must find the thousand.

mod keys;
mod peers;
mod rows;

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use parquill::validate::TableValidator;
use serde_json::Value;

use crate::figure::{Figure, median};
use crate::process;
use crate::stopwatch::Stopwatch;

pub(crate) use keys::measure as measure_keys;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PARQUILL: &str = env!("CARGO_BIN_EXE_parquill");

/// Rounds, of which the median counts.
const ROUNDS: usize = 5;

/// Rows in all, bad rows, and rows of a batch.
const ROWS: usize = 1_000_000;
const BAD: usize = 1_000;
const BATCH: usize = 8_192;

/// What a violated schema exits with.
const INVALID: i32 = 1;

/// The rows in all their forms.
struct Material {
    batches: Vec<RecordBatch>,
    bytes: usize,
    schema: Value,
    schema_file: PathBuf,
    parquet: PathBuf,
    jsonl: PathBuf,
}

impl Material {
    fn prepare(under: &Path) -> Result<Self> {
        let folder = under.join("tables");
        fs::create_dir_all(&folder)?;
        let (batches, lines) = rows::make(ROWS, BAD, BATCH)?;
        let schema: Value = serde_json::from_str(rows::SCHEMA)?;
        let (schema_file, parquet) = (folder.join("row.schema.json"), folder.join("rows.parquet"));
        let jsonl = folder.join("rows.jsonl");
        fs::write(&schema_file, rows::SCHEMA)?;
        fs::write(&jsonl, &lines)?;
        let zstd = Compression::ZSTD(ZstdLevel::default());
        let properties = WriterProperties::builder().set_compression(zstd);
        let properties = properties.set_max_row_group_row_count(Some(122_880)).build();
        let file = File::create(&parquet)?;
        let mut writer = ArrowWriter::try_new(file, batches[0].schema(), Some(properties))?;
        batches.iter().try_for_each(|batch| writer.write(batch))?;
        writer.close()?;
        Ok(Material { batches, bytes: lines.len(), schema, schema_file, parquet, jsonl })
    }
}

/// The figures, columns in memory first. Bytes are those of the rows as JSON lines.
///
/// # Errors
/// If a command fails, or somebody does not find the bad rows.
pub(crate) fn measure(under: &Path) -> Result<Vec<Figure>> {
    let material = Material::prepare(under)?;
    let mut rounds: Vec<Vec<Figure>> = Vec::new();
    for _ in 0..ROUNDS {
        let mut figures = vec![in_memory(&material, false)?, in_memory(&material, true)?];
        figures.extend([
            command(&material, &material.parquet, &["--threads", "1"])?,
            command(&material, &material.parquet, &["--threads", "1", "--strict"])?,
            command(&material, &material.jsonl, &["--threads", "1"])?,
            command(&material, &material.parquet, &[])?,
            command(&material, &material.jsonl, &[])?,
        ]);
        figures.push(values(&material)?);
        figures.extend(peers::measure(&material.schema_file, &material.parquet, &material.jsonl)?);
        rounds.resize_with(figures.len(), Vec::new);
        figures.into_iter().zip(&mut rounds).for_each(|(figure, all)| all.push(figure));
    }
    fs::remove_dir_all(under.join("tables"))?;
    Ok(rounds.into_iter().filter_map(median).collect())
}

/// Millions of rows a second, of so many rows.
fn found(figure: Figure, rows: usize, bad: usize) -> Figure {
    let rate = rows as f64 / 1e6 / figure.wall.as_secs_f64().max(1e-9);
    let cpu = figure.cpu.map_or_else(String::new, |cpu| {
        format!(", {:.2} on the processor", rows as f64 / 1e6 / cpu.as_secs_f64().max(1e-9))
    });
    Figure { found: format!("{bad} bad rows; {rate:.2} M rows/s{cpu}"), ..figure }
}

fn in_memory(material: &Material, is_strict: bool) -> Result<Figure> {
    let validator = TableValidator::new(&material.schema)?;
    let stopwatch = Stopwatch::start();
    let mut bad = 0;
    for batch in &material.batches {
        bad += validator.check(batch, is_strict)?.len();
    }
    let (wall, cpu) = stopwatch.stop();
    let what = if is_strict { "rows in place, in memory" } else { "columns in memory" };
    let figure = Figure {
        what: what.to_owned(),
        bytes: material.bytes,
        wall,
        cpu,
        peak: None,
        found: String::new(),
    };
    complete(bad).map(|bad| found(figure, ROWS, bad))
}

/// A bad row has one fault.
fn complete(bad: usize) -> Result<usize> {
    if bad == BAD { Ok(bad) } else { Err(format!("{bad} bad rows of {BAD}").into()) }
}

fn command(material: &Material, table: &Path, options: &[&str]) -> Result<Figure> {
    let mut command = Command::new(PARQUILL);
    command.arg("validate").arg("--schema").arg(&material.schema_file).arg(table);
    command.args(options).args(["--quiet", "--format", "jsonl"]);
    let name = table.extension().unwrap_or_default().to_string_lossy();
    let what = format!("parquill validate ({name}) {}", options.join(" "));
    let (figure, printed) =
        process::measure_exit(what.trim_end(), material.bytes, &mut command, INVALID)?;
    complete(printed.lines().count()).map(|bad| found(figure, ROWS, bad))
}

/// The `jsonschema` crate as it comes: each line a `serde_json::Value`, each value asked.
fn values(material: &Material) -> Result<Figure> {
    let validator = jsonschema::validator_for(&material.schema)?;
    let text = fs::read(&material.jsonl)?;
    let stopwatch = Stopwatch::start();
    let mut bad = 0;
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let value: Value = serde_json::from_slice(line)?;
        bad += usize::from(!validator.is_valid(&value));
    }
    let (wall, cpu) = stopwatch.stop();
    let what = "jsonschema over serde_json values, from JSON lines".to_owned();
    let figure =
        Figure { what, bytes: material.bytes, wall, cpu, peak: None, found: String::new() };
    complete(bad).map(|bad| found(figure, ROWS, bad))
}
