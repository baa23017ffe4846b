//! Peers in Python and Node, where `BENCH_PYTHON` and `BENCH_NODE` name those that have them: each is
//! given all rows or a part that takes it seconds, and asked for the bad ones.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::figure::Figure;
use crate::process;

const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/table_peers.py");

const KEY_PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/key_peers.py");

const AJV: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/ajv.cjs");

/// Rows that ajv is given.
const AJV_ROWS: &str = "200000";

/// The figures of those that there are. Their own clock counts: loading Python is not their job.
///
/// # Errors
/// If one fails.
pub(super) fn measure(schema: &Path, parquet: &Path, jsonl: &Path) -> io::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    if let Some(python) = named("BENCH_PYTHON") {
        figures.extend(ask(Command::new(python).arg(PEERS).args([schema, parquet, jsonl]))?);
    }
    if let Some(modules) = named("BENCH_NODE") {
        let mut node = Command::new("node");
        // Absolute, or Node would look for it beside the script.
        node.env("NODE_PATH", modules.canonicalize()?);
        figures.extend(ask(node.arg(AJV).args([schema, jsonl]).arg(AJV_ROWS))?);
    }
    Ok(figures)
}

/// DuckDB's answer about the keys of a folder.
///
/// # Errors
/// If it fails.
pub(super) fn keys(folder: &Path, bytes: usize) -> io::Result<Vec<Figure>> {
    match named("BENCH_PYTHON") {
        Some(python) => ask(Command::new(python).arg(KEY_PEERS).arg(folder).arg(bytes.to_string())),
        None => Ok(Vec::new()),
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn ask(command: &mut Command) -> io::Result<Vec<Figure>> {
    let (_, printed) = process::measure("peers", 0, command)?;
    printed.lines().map(figure).collect()
}

fn figure(line: &str) -> io::Result<Figure> {
    let said: Value = serde_json::from_str(line)?;
    let number = |key: &str| said[key].as_f64().unwrap_or_default();
    let time = |key: &str| std::time::Duration::from_secs_f64(number(key));
    let figure = Figure {
        what: said["what"].as_str().unwrap_or_default().to_owned(),
        bytes: number("bytes") as usize,
        wall: time("wall"),
        cpu: Some(time("cpu")),
        peak: None,
        found: String::new(),
    };
    Ok(super::found(figure, number("rows") as usize, number("bad") as usize))
}
