//! Periods counted from the day of writing: "two weeks ago", "the last three years".

use crate::annotation::{Period, Relative};
use crate::record::ValueBy;

use super::amount::Amount;
use super::calendar::period;
use super::line::{Found, Line};

/// More than this is prehistory, beyond any calendar.
const MOST: f64 = 9000.0;

/// The period that begins at a word.
pub(super) fn at(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<Found> {
    let backwards = match line.word(at) {
        "last" | "past" | "previous" => Some(true),
        "next" | "coming" => Some(false),
        _ => None,
    };
    match backwards {
        Some(backwards) => stretch(line, at, backwards),
        None => ago(line, at, number),
    }
}

/// "the last three years", "the next few days".
fn stretch(line: &Line<'_>, at: usize, backwards: bool) -> Option<Found> {
    let (unit, count) = counted(line, at + 1, super::amount::amount(line, at + 1, ""))?;
    let period = period(line.word(unit))?;
    let count = count.filter(|_| line.word(at) != "previous");
    let relative =
        count.map(|count| Relative::Stretch(period, if backwards { -count } else { count }));
    Some(relative.map_or_else(
        || Found { end: unit + 1, ..Found::default() },
        |relative| Found::relative(unit + 1, relative),
    ))
}

/// "two weeks ago", "a year ago"; a rough number gives no value.
fn ago(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<Found> {
    let (unit, count) = counted(line, at, number)?;
    if line.word(unit + 1) != "ago" {
        return None;
    }
    let period = period(line.word(unit))?;
    let is_sharp = !matches!(period, Period::Decade | Period::Century | Period::Weekend);
    let relative = |count: i32| Relative::Period(period, -count, ValueBy::Offset);
    Some(match count.filter(|_| is_sharp) {
        Some(count) => Found::relative(unit + 2, relative(count)),
        None => Found { end: unit + 2, ..Found::default() },
    })
}

/// The word of the unit, and how many: a whole number, or one by its article.
fn counted(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<(usize, Option<i32>)> {
    if let Some(number) = number {
        let exact = number.from.filter(|from| number.to.is_none() && from.fract() == 0.0);
        return Some((number.end, exact.filter(|exact| *exact <= MOST).map(|exact| exact as i32)));
    }
    Some(match (line.word(at), line.word(at + 1)) {
        ("a" | "A", "few" | "couple") => (at + 2 + usize::from(line.word(at + 2) == "of"), None),
        ("few", _) => (at + 1, None),
        ("several" | "Several", _) => (at + 1, None),
        ("a" | "an" | "A" | "An", _) => (at + 1, Some(1)),
        _ => return None,
    })
}
