//! Peers in Python, where `BENCH_PYTHON` names one that has them: each is given a part of the rows
//! that takes it seconds, and asked for the bad ones.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::figure::Figure;
use crate::process;

const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/table_peers.py");

/// The figures of those that there are. Their own clock counts: loading Python is not their job.
///
/// # Errors
/// If one fails.
pub(super) fn measure(schema: &Path, parquet: &Path, jsonl: &Path) -> io::Result<Vec<Figure>> {
    let Some(python) = env::var_os("BENCH_PYTHON").filter(|python| !python.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut command = Command::new(PathBuf::from(python));
    command.arg(PEERS).args([schema, parquet, jsonl]);
    let (_, printed) = process::measure("peers", 0, &mut command)?;
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
