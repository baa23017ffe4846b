//! Dates in digits: "2025-02-04", "2025/02/04", "27/07/2022"; "4/2/2025" without a value, as its
//! order is uncertain. Digits of an address ("example.org/2025/02/04/rain") are none.

use super::calendar::{days, part, year};
use super::line::{Found, Line};

/// The date in digits that begins at a number.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let joint = line.word(at + 1);
    let in_address = line.glued(at) && matches!(line.before(at), "/" | "-" | "_" | "=")
        || line.glued(at + 5) && matches!(line.word(at + 5), "/" | "-" | "_");
    let joined = matches!(joint, "-" | "/") && line.word(at + 3) == joint && !in_address;
    if !joined || !(at + 1..at + 5).all(|part| line.glued(part)) {
        return None;
    }
    let words = [line.word(at), line.word(at + 2), line.word(at + 4)];
    match (year(words[0]), year(words[2])) {
        (Some(year), _) => {
            let value = days(year, part(words[1], 12)?, (part(words[2], 31)?, part(words[2], 31)?));
            Some(Found::explicit(at + 5, value))
        }
        (None, Some(year)) => backwards(words, year).map(|value| Found::explicit(at + 5, value)),
        _ => None,
    }
}

/// The value where only one of the first two numbers can be a month.
fn backwards(words: [&str; 3], year: i32) -> Option<Option<String>> {
    let (first, second) = (part(words[0], 31)?, part(words[1], 31)?);
    Some(match (first > 12, second > 12) {
        (true, false) => days(year, second, (first, first)),
        (false, true) => days(year, first, (second, second)),
        (false, false) if first == second => days(year, first, (first, first)),
        _ => None,
    })
}
