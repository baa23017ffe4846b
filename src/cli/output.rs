//! The two streams: results to standard output, messages to standard error.

use std::io::{self, Write};

/// Prints a line of the result. A reader that has gone away (`| head`) is no failure.
pub(super) fn result(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Prints a line for the person at the terminal.
pub(super) fn message(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
