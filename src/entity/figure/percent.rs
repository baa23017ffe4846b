//! Percentages: "12 percent", "3.5%", "ten per cent", "10 to 15%", "5 percentage points".

use std::borrow::Cow;

use super::amount::Amount;
use super::line::{Found, Line};

/// The percentage that begins at a word; its value is the number.
pub(super) fn at(line: &Line<'_>, _at: usize, number: Option<Amount>) -> Option<Found> {
    let number = number?;
    let (end, name) = unit(line, number.end)?;
    let mut found = number.found(end, number.value());
    found.reading.unit = Some(Cow::Borrowed(name));
    Some(found)
}

fn unit(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    match (line.word(at), line.word(at + 1)) {
        ("%" | "percent" | "pct" | "Percent", _) => Some((at + 1, "percent")),
        ("per", "cent") => Some((at + 2, "percent")),
        ("percentage", "points" | "point") => Some((at + 2, "percentage point")),
        ("-", "percent") if line.glued(at) => Some((at + 2, "percent")),
        _ => None,
    }
}
