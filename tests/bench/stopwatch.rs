//! Time of this thread: on the wall, and on its processor, where Linux tells. The second is the
//! truer one on a machine that others use too.

use std::fs;
use std::time::{Duration, Instant};

/// A stopwatch that runs.
pub(crate) struct Stopwatch {
    begun: Instant,
    cpu_before: Option<Duration>,
}

impl Stopwatch {
    /// Starts it.
    pub(crate) fn start() -> Self {
        let cpu_before = cpu_of_thread();
        Stopwatch { begun: Instant::now(), cpu_before }
    }

    /// Time on the wall and on the processor since the start.
    pub(crate) fn stop(self) -> (Duration, Option<Duration>) {
        let wall = self.begun.elapsed();
        let cpu = cpu_of_thread().zip(self.cpu_before);
        (wall, cpu.map(|(after, before)| after.saturating_sub(before)))
    }
}

/// The first figure of `schedstat`: nanoseconds on a processor.
fn cpu_of_thread() -> Option<Duration> {
    let schedstat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(schedstat.split(' ').next()?.parse().ok()?))
}
