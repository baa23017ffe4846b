//! The two streams: results to standard output, messages to standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use parquill::error::{Error, Result};

/// Prints a line of the result. A reader that has gone away (`| head`) is no failure.
///
/// # Errors
/// If it cannot be written for another reason: the disk behind `> FILE` is full.
pub(super) fn result(line: &str) -> Result<()> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::io("standard output", &error))
        }
        _ => Ok(()),
    }
}

/// Whether results may be in colour: on a terminal, unless NO_COLOR is set.
pub(super) fn in_colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Prints a line for the person at the terminal.
pub(super) fn message(line: &str) {
    let _ = writeln!(io::stderr(), "{}", on_one_line(line));
}

/// A line as a terminal may show it: names of files may hold newlines and escape sequences.
pub(super) fn on_one_line(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for character in line.chars() {
        match character.is_control() {
            true => shown.extend(character.escape_default()),
            false => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn a_name_cannot_write_over_the_screen() {
        assert_eq!(on_one_line("a\nb\u{1b}[2J é.txt"), "a\\nb\\u{1b}[2J é.txt");
    }
}
