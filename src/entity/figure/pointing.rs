//! Dates that point from the day of writing: "today", "last week", "this year".

use crate::annotation::{Period, Relative};
use crate::record::ValueBy;

use super::calendar::period;
use super::line::{Found, Line};

/// The pointing date that begins at a word.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let (word, follows) = (line.word(at), line.word(at + 1));
    if at > 0 && line.words[at].is_capital() && is_name(line, at) {
        return None;
    }
    let shift = match word {
        "today" | "Today" => return Some(days(at + 1, 0)),
        "yesterday" | "Yesterday" => return Some(days(at + 1, -1)),
        "tomorrow" | "Tomorrow" => return Some(days(at + 1, 1)),
        "this" | "This" if matches!(follows, "past" | "coming") => return pointed(line, at + 1),
        "this" | "This" => 0,
        "last" | "Last" => -1,
        "next" | "Next" => 1,
        _ => return pointed(line, at),
    };
    match period(follows) {
        Some(Period::Day) => None,
        Some(period) if is_singular(follows) => Some(shifted(at + 2, period, shift)),
        _ => season(follows).then(|| Found::bare(at + 2))?,
    }
}

/// "past week", "coming year": up to the day of writing, or from it on; "previous month".
fn pointed(line: &Line<'_>, at: usize) -> Option<Found> {
    let period = period(line.word(at + 1)).filter(|_| is_singular(line.word(at + 1)))?;
    match line.word(at) {
        "past" => Some(Found::relative(at + 2, Relative::Stretch(period, -1))),
        "coming" => Some(shifted(at + 2, period, 1)),
        "previous" => Found::bare(at + 2),
        _ => None,
    }
}

/// A capital within the sentence belongs to a name, with the capital before or after it: "Russia
/// Today".
fn is_name(line: &Line<'_>, at: usize) -> bool {
    !line.is_lower(at + 1) || line.words[at - 1].is_capital()
}

fn is_singular(word: &str) -> bool {
    !word.ends_with('s')
}

fn days(end: usize, shift: i32) -> Found {
    shifted(end, Period::Day, shift)
}

fn shifted(end: usize, period: Period, shift: i32) -> Found {
    Found::relative(end, Relative::Period(period, shift, ValueBy::Deictic))
}

/// A season has no dates of its own: they differ by hemisphere.
fn season(word: &str) -> bool {
    matches!(word, "summer" | "winter" | "spring" | "autumn" | "fall")
}
