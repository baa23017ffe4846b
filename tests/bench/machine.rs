//! The machine that the figures are of.

use std::fs;
use std::thread::available_parallelism;

/// Cores and processor, as far as the system tells.
pub(crate) fn describe() -> String {
    let cores = available_parallelism().map_or(0, usize::from);
    format!("{cores} cores, {}", model().unwrap_or_else(|| std::env::consts::ARCH.to_owned()))
}

fn model() -> Option<String> {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = cpuinfo.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
