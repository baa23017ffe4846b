//! Calendar dates and periods. A date's span is its name; words that only point or narrow ("last
//! November", "early 2019") are read, not quoted, but "last week" is one: "week" names nothing.

use super::super::class::Classes;
use super::amount::Amount;
use super::calendar::{day, weekday};
use super::line::{Found, Line};
use super::toward::toward;
use super::{month, numeric, pointing, year};
use crate::annotation::Relative;

/// The date that begins at a word.
pub(super) fn at(line: &Line<'_>, at: usize, _number: Option<Amount>) -> Option<Found> {
    if line.is_number(at) {
        return month::after_day(line, at)
            .or_else(|| numeric::at(line, at))
            .or_else(|| year::at(line, at));
    }
    if line.has(at, Classes::WEEKDAY) {
        return on_weekday(line, at);
    }
    if line.has(at, Classes::MONTH) {
        return month::first(line, at);
    }
    pointing::at(line, at)
}

/// "Monday", "Monday, May 4", "Friday 3 March".
fn on_weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if matches!(word, "Sun" | "Sat" | "Mon" | "Wed") {
        return None;
    }
    let next = at + 1 + usize::from(line.word(at + 1) == ",");
    let dated = match (line.has(next, Classes::MONTH), line.is_number(next)) {
        (true, _) if day(line.word(next + 1)).is_some() => month::first(line, next),
        (_, true) => month::after_day(line, next),
        _ => None,
    };
    let found =
        |weekday| Found::relative(at + 1, Relative::Weekday(weekday, toward(line, at, at + 1)));
    let is_named =
        matches!(line.before(at), "Super" | "Black" | "Cyber" | "Bloody" | "Fat" | "Holy");
    let number = weekday(word).filter(|_| !is_named);
    dated.or_else(|| number.map(found)).or_else(|| Found::bare(at + 1))
}
