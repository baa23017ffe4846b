//! Calendar dates and periods: "May 4, 2021", "4 May", "March 2022", "Monday", "2023", "the
//! 1990s", "last week", "2025-02-04".

use super::super::class::Classes;
use super::line::{Found, Line};

/// The date that begins at a word; its value is ISO 8601 where the year is given.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    if line.is_number(at) {
        return day_first(line, at).or_else(|| numeric(line, at)).or_else(|| year_alone(line, at));
    }
    if line.has(at, Classes::WEEKDAY) {
        return weekday(line, at);
    }
    if line.has(at, Classes::MONTH) {
        return month_first(line, at);
    }
    relative(line, at)
}

/// "May 4", "May 4, 2021", "May 2021", "May 4-6", and "May" where words around it say so.
fn month_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let month = month(line.word(at))?;
    if let Some(day) = day(line.word(at + 1)) {
        let days_end = day_range(line, at + 2);
        return Some(with_year(line, days_end, month, Some(day)));
    }
    let comma = usize::from(line.word(at + 1) == ",");
    let comma = comma + usize::from(comma == 0 && line.word(at + 1) == "of");
    if let Some(year) = year(line.word(at + 1 + comma)) {
        return Some(Found { end: at + 2 + comma, value: Some(format!("{year}-{month:02}")) });
    }
    let is_sure = !matches!(line.word(at), "May" | "March" | "Mar" | "Jan" | "Dec" | "Sat" | "Sun");
    let led = matches!(
        line.before(at),
        "in" | "In"
            | "since"
            | "Since"
            | "until"
            | "by"
            | "By"
            | "of"
            | "last"
            | "next"
            | "this"
            | "from"
            | "to"
            | "early"
            | "late"
            | "mid"
            | "every"
            | "through"
            | "till"
            | "during"
    );
    (led || (is_sure && line.word(at).len() > 5)).then_some(Found { end: at + 1, value: None })
}

/// The word after a second day: "4-6", "4 to 6", "4 and 5".
fn day_range(line: &Line<'_>, at: usize) -> usize {
    let joins = matches!(line.word(at), "-" | "–");
    match joins && day(line.word(at + 1)).is_some() {
        true => at + 2,
        false => at,
    }
}

fn with_year(line: &Line<'_>, end: usize, month: u32, day: Option<u32>) -> Found {
    let comma = usize::from(matches!(line.word(end), "," | "of"));
    match (year(line.word(end + comma)), day) {
        (Some(year), Some(day)) => {
            Found { end: end + comma + 1, value: Some(format!("{year}-{month:02}-{day:02}")) }
        }
        _ => Found { end, value: None },
    }
}

/// "4 May", "4th of May 2021".
fn day_first(line: &Line<'_>, at: usize) -> Option<Found> {
    let day = day(line.word(at))?;
    let second = day_range(line, at + 1);
    let of = usize::from(line.word(second) == "of");
    let name = second + of;
    if !line.has(name, Classes::MONTH) {
        return None;
    }
    Some(with_year(line, name + 1, month(line.word(name))?, Some(day)))
}

/// "2025-02-04" and "2025/02/04" with a value; "4/2/2025" without, as its order is uncertain.
fn numeric(line: &Line<'_>, at: usize) -> Option<Found> {
    let joint = line.word(at + 1);
    let joined = matches!(joint, "-" | "/") && line.word(at + 3) == joint;
    if !joined || !(at + 1..at + 5).all(|part| line.glued(part)) {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) =
        (year(line.word(at)), part(line.word(at + 2), 12), part(line.word(at + 4), 31))
    {
        return Some(Found { end: at + 5, value: Some(format!("{year}-{month:02}-{day:02}")) });
    }
    let backwards = part(line.word(at), 31).is_some()
        && part(line.word(at + 2), 31).is_some()
        && year(line.word(at + 4)).is_some();
    backwards.then_some(Found { end: at + 5, value: None })
}

fn part(digits: &str, limit: u32) -> Option<u32> {
    digits.parse().ok().filter(|number| (1..=limit).contains(number))
}

/// A year by itself, where nothing says that it counts something; "1990s".
fn year_alone(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if let Some(decade) = word.strip_suffix('s') {
        return (decade.len() == 4 && year(decade).is_some())
            .then_some(Found { end: at + 1, value: None });
    }
    let year = year(word)?;
    let glued_before = line.glued(at) && !matches!(line.before(at), "(" | "“" | "\"" | "[");
    let led = matches!(
        line.before(at),
        "in" | "In"
            | "since"
            | "Since"
            | "by"
            | "By"
            | "of"
            | "from"
            | "From"
            | "until"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "("
            | "and"
            | "to"
            | "the"
            | "for"
            | "between"
            | "through"
            | ","
            | "a"
            | "'s"
            | "’s"
            | "its"
            | "this"
            | "his"
            | "their"
            | "her"
    );
    let counts = line.is_lower(at + 1)
        && line.word(at + 1).ends_with('s')
        && !matches!(line.word(at + 1), "was" | "is" | "has" | "as" | "presidential");
    (led && !glued_before && !counts).then(|| Found { end: at + 1, value: Some(year.to_string()) })
}

/// "Monday", "Monday, May 4", "Friday 3 March".
fn weekday(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if matches!(word, "Sun" | "Sat" | "Mon" | "Wed") {
        return None;
    }
    let next = at + 1 + usize::from(line.word(at + 1) == ",");
    let dated = match (line.has(next, Classes::MONTH), line.is_number(next)) {
        (true, _) if day(line.word(next + 1)).is_some() => month_first(line, next),
        (_, true) => day_first(line, next),
        _ => None,
    };
    dated.or(Some(Found { end: at + 1, value: None }))
}

/// "last week", "next Monday", "this year", "today".
fn relative(line: &Line<'_>, at: usize) -> Option<Found> {
    match line.word(at) {
        "today" | "yesterday" | "tomorrow" | "Today" | "Yesterday" | "Tomorrow" => {
            return Found::bare(at + 1);
        }
        "last" | "next" | "this" | "past" | "coming" | "previous" | "Last" | "Next" | "This"
        | "earlier" | "later" => {}
        _ => return None,
    }
    let first = at + 1 + usize::from(line.word(at + 1) == "this" || line.word(at + 1) == "past");
    let is_named = line.has(first, Classes::WEEKDAY.with(Classes::MONTH));
    let is_period = matches!(
        line.word(first),
        "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "weekend"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
            | "quarter"
    );
    (is_named || is_period).then_some(Found { end: first + 1, value: None })
}

/// 1 to 31, perhaps with the ending of an ordinal.
fn day(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    matches!(&word[end..], "" | "st" | "nd" | "rd" | "th").then(|| part(&word[..end], 31)).flatten()
}

/// Four digits, from 1000 to 2199.
fn year(word: &str) -> Option<u32> {
    match word.len() {
        4 if word.bytes().all(|byte| byte.is_ascii_digit()) => {
            word.parse().ok().filter(|year| (1000..2200).contains(year))
        }
        _ => None,
    }
}

/// The number of a month by the first three letters of its name.
fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let start = word.get(..3)?;
    NAMES.iter().position(|name| *name == start).map(|position| position as u32 + 1)
}
