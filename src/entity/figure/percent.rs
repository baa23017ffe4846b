//! Percentages: "12 percent", "3.5%", "ten per cent", "5 percentage points".

use super::line::{Found, Line};
use super::magnitude::{number, plain};

/// The percentage that begins at a word; its value is the number.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = number(line, at)?;
    let end = unit(line, number.end)?;
    Some(Found { end, value: number.value.map(plain) })
}

fn unit(line: &Line<'_>, at: usize) -> Option<usize> {
    match (line.word(at), line.word(at + 1)) {
        ("%" | "percent" | "pct" | "Percent", _) => Some(at + 1),
        ("per", "cent") | ("percentage", "points" | "point") => Some(at + 2),
        ("-", "percent") if line.glued(at) => Some(at + 2),
        _ => None,
    }
}
