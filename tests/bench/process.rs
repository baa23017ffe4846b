//! A command as a whole: time on the wall, on all processors, and the most memory it held. The last
//! two are read from Linux's /proc, and left out where there is none.

use std::fs;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use crate::figure::Figure;

/// How often memory is looked at. The kernel keeps the peak, so only the last moment can be missed.
const LOOK: Duration = Duration::from_millis(5);
/// What Linux counts processor time in for programs (`USER_HZ`), on every architecture it runs on.
const TICKS_PER_SECOND: u64 = 100;

/// Runs a command to its end; what it printed is beside the figure.
///
/// # Errors
/// If it cannot be run or does not succeed.
pub(crate) fn measure(
    what: &str,
    bytes: usize,
    command: &mut Command,
) -> io::Result<(Figure, String)> {
    measure_exit(what, bytes, command, 0)
}

/// The same of a command that is to end with a certain exit code.
///
/// # Errors
/// If it cannot be run or ends otherwise.
pub(crate) fn measure_exit(
    what: &str,
    bytes: usize,
    command: &mut Command,
    code: i32,
) -> io::Result<(Figure, String)> {
    let cpu_before = cpu_of_children();
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    // Read beside the watching: a full pipe would hold the command up.
    let output = child.stdout.take();
    let reader = spawn(move || read(output));
    let peak = watch(&mut child)?;
    let wall = begun.elapsed();
    let status = child.wait()?;
    let cpu = cpu_of_children().zip(cpu_before).map(|(after, before)| after - before);
    let printed = reader.join().map_err(|_| io::Error::other("the reader stopped"))??;
    if status.code() != Some(code) {
        return Err(io::Error::other(format!("{what}: {status}")));
    }
    let found = String::new();
    Ok((Figure { what: what.to_owned(), bytes, wall, cpu, peak, found }, printed))
}

fn read(output: Option<impl Read>) -> io::Result<String> {
    let mut printed = String::new();
    output.map_or(Ok(0), |mut output| output.read_to_string(&mut printed))?;
    Ok(printed)
}

/// Waits for the end of a command; the most memory it was seen with.
fn watch(child: &mut Child) -> io::Result<Option<u64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        peak = peak.max(peak_memory(&status));
        if child.try_wait()?.is_some() {
            return Ok(peak);
        }
        sleep(LOOK);
    }
}

fn peak_memory(status: &str) -> Option<u64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// Processor time of all commands that have ended, user and system.
fn cpu_of_children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name in parentheses may hold anything; `cutime` and `cstime` are fields 16 and 17.
    let fields = stat.rsplit_once(") ")?.1;
    let mut times = fields.split(' ').skip(13);
    let ticks: u64 = times.next()?.parse::<u64>().ok()? + times.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND))
}
