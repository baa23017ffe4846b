//! The npm package compromise, by `tests/bench/compromise.cjs` in Node.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use super::Result;
use crate::figure::Figure;
use crate::process;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/compromise.cjs");

/// Bytes of text that it is given, for it takes seconds for them.
const TEXT: usize = 500_000;
/// Bytes of text after which it is as fast as it gets.
const WARM_UP: usize = 200_000;

/// Where it is installed.
pub(super) struct Compromise {
    modules: OsString,
}

impl Compromise {
    /// That in the folder `BENCH_NODE` names, if it does.
    pub(super) fn installed() -> Option<Self> {
        let modules = env::var_os("BENCH_NODE").filter(|modules| !modules.is_empty())?;
        Some(Compromise { modules })
    }

    /// What it is called in the table.
    pub(super) fn name(&self) -> &'static str {
        "compromise"
    }

    /// Reads JSON lines, writes names.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new("node");
        command.env("NODE_PATH", &self.modules).arg(SCRIPT);
        command
    }

    /// Its own time for the first articles of a corpus; the memory is that of all its process.
    pub(super) fn time(&self, jsonl: &Path) -> Result<Figure> {
        let mut command = self.command();
        command.arg(jsonl).args([TEXT, WARM_UP].map(|bytes| bytes.to_string()));
        let (figure, printed) = process::measure(self.name(), 0, &mut command)?;
        let printed: Value = serde_json::from_str(&printed)?;
        let seconds = |key: &str| Duration::from_secs_f64(printed[key].as_f64().unwrap_or(0.0));
        Ok(Figure {
            bytes: printed["bytes"].as_u64().unwrap_or(0) as usize,
            wall: seconds("seconds"),
            cpu: Some(seconds("cpu_seconds")),
            found: format!("{} names", printed["names"]),
            ..figure
        })
    }
}
