//! Periods counted in units of time: "two weeks ago", "the last three years", "a decade".

use super::line::{Found, Line};
use super::magnitude::number;

/// The period that begins at a word: one that a word of direction ties to the calendar.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let leads = matches!(line.word(at), "last" | "past" | "next" | "coming" | "previous");
    let first = at + usize::from(leads);
    let unit = match number(line, first) {
        Some(number) => number.end,
        None if matches!(
            (line.word(first), line.word(first + 1)),
            ("a" | "A", "few" | "couple")
        ) =>
        {
            first + 2 + usize::from(line.word(first + 2) == "of")
        }
        None if matches!(line.word(first), "a" | "an" | "A" | "An" | "several" | "Several") => {
            first + 1
        }
        None => return None,
    };
    if !is_unit(line.word(unit)) {
        return None;
    }
    let follows = matches!(line.word(unit + 1), "ago" | "earlier" | "later");
    (leads || follows).then_some(Found { end: unit + 1 + usize::from(follows), value: None })
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "decade"
            | "decades"
            | "century"
            | "centuries"
    )
}
