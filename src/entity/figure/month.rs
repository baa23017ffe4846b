//! Days and months: "May 4", "May 4-6, 2021", "4 May", "4th of May 2021", "March 2022", "in May".

use crate::annotation::Relative;

use super::super::class::Classes;
use super::calendar::{day, days, month, year};
use super::line::{Found, Line};
use super::noun::counted;
use super::toward::toward;

/// "May 4", "May 4, 2021", "May 2021", "May 4-6", and "May" where words around it say so.
pub(super) fn first(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = month(line.word(at))?;
    if let Some(first) = day(line.word(at + 1)) {
        let (end, last) = last_day(line, at + 2, first);
        return Some(with_year(line, (at, end), number, (first, last)));
    }
    let comma = usize::from(matches!(line.word(at + 1), "," | "of"));
    if let Some(year) = year(line.word(at + 1 + comma)) {
        return Some(Found::explicit(at + 2 + comma, Some(format!("{year}-{number:02}"))));
    }
    months(line, at, number).or_else(|| is_month(line, at).then(|| alone(line, at, number)))
}

/// "4 May", "4-6 May", "4th of May 2021".
pub(super) fn after_day(line: &Line<'_>, at: usize) -> Option<Found> {
    let first = day(line.word(at))?;
    let (end, last) = last_day(line, at + 1, first);
    let name = end + usize::from(line.word(end) == "of");
    if !line.has(name, Classes::MONTH) {
        return None;
    }
    Some(with_year(line, (at, name + 1), month(line.word(name))?, (first, last)))
}

/// The word after the last of some days, and that day: "4-6", "4 to 6", "4 and 5".
fn last_day(line: &Line<'_>, at: usize, first: u32) -> (usize, u32) {
    let joins = matches!(line.word(at), "-" | "–" | "to" | "and" | "through" | "&");
    let last = joins.then(|| day(line.word(at + 1))).flatten().filter(|last| *last > first);
    let counts = counted(line, at + 2).is_some() || line.word(at + 2) == "%";
    match last {
        Some(last) if line.glued(at) || !counts => (at + 2, last),
        _ => (at, first),
    }
}

fn with_year(line: &Line<'_>, (at, end): (usize, usize), month: u32, on: (u32, u32)) -> Found {
    let comma = usize::from(matches!(line.word(end), "," | "of"));
    match year(line.word(end + comma)) {
        Some(year) => Found::explicit(end + comma + 1, days(year, month, on)),
        None => Found::relative(end, Relative::Days(month, on, toward(line, at, end))),
    }
}

/// "January to March 2021", "May-June 2022".
fn months(line: &Line<'_>, at: usize, first: u32) -> Option<Found> {
    let joins = matches!(line.word(at + 1), "-" | "–" | "to" | "and" | "through");
    let last = at + 2;
    let number = (joins && line.has(last, Classes::MONTH)).then(|| month(line.word(last)))??;
    let year = year(line.word(last + 1)).filter(|_| first < number)?;
    Some(Found::explicit(last + 2, Some(format!("{year}-{first:02}/{year}-{number:02}"))))
}

fn alone(line: &Line<'_>, at: usize, month: u32) -> Found {
    match line.before(at) {
        "every" | "each" => Found { end: at + 1, ..Found::default() },
        _ => Found::relative(at + 1, Relative::Month(month, toward(line, at, at + 1))),
    }
}

/// Whether the name of a month means the month, not a person, a verb or a march.
fn is_month(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let is_modal = matches!(word, "May" | "March");
    let is_short = word.len() <= 4 && !matches!(word, "May" | "June" | "July");
    let is_name = matches!(word, "April" | "June" | "August" | "May")
        && line.words.get(at + 1).is_some_and(|next| next.is_capital() && !next.glued)
        && !matches!(line.before(at), "the" | "The" | "'s" | "’s" | "its" | "mid" | "-");
    let led = is_led(line, at);
    !is_name && !line.hyphen(at + 1) && (led || !is_modal && !is_short)
}

/// Whether a word of time stands before the month.
fn is_led(line: &Line<'_>, at: usize) -> bool {
    let before = line.before(at);
    let months = |other: usize| line.has(other, Classes::MONTH);
    match before {
        "in" | "In" | "since" | "Since" | "until" | "Until" | "till" | "last" | "Last" | "next"
        | "Next" | "this" | "This" | "early" | "late" | "mid" | "every" | "each" | "through"
        | "during" | "During" | "earlier" | "later" | "the" => true,
        "by" | "By" | "of" | "from" | "From" => !matches!(line.word(at + 1), "'s" | "’s"),
        "-" | "–" => at > 1 && (matches!(line.word(at - 2), "mid" | "Mid") || months(at - 2)),
        "to" | "and" | "or" | "," => at > 1 && months(at - 2),
        "between" => true,
        _ => matches!(line.word(at + 1), "to" | "and" | "or") && months(at + 2),
    }
}
