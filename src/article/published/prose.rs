//! Times in words: RFC 2822, "November 19, 2019, 07:47 PM EST", "4 February 2025", and numeric
//! dates whose day cannot be a month.

use crate::article::date;
use crate::article::published::clock::{clock, half, number, twelve, zone};
use crate::article::published::fields::{Fields, Zone};

/// The fields that the words give; none if any word gives none, or one is given twice.
pub(crate) fn parse(raw: &str) -> Option<Fields> {
    let mut fields = Fields::default();
    let parts = raw.split([' ', ',', '\u{A0}', '\u{202F}', '|', '(', ')']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty() && !IGNORED.contains(part)) {
        read(&mut fields, part)?;
    }
    (fields.year.is_some() && fields.month.is_some()).then_some(fields)
}

/// Words that say nothing about the time.
const IGNORED: &[&str] = &["on", "at", "of", "-", "–", "—", "·", "•", "/", "On", "At"];

/// Reads one word into the fields.
fn read(fields: &mut Fields, part: &str) -> Option<()> {
    if let Some(month) = date::month(part) {
        return once(&mut fields.month, month);
    }
    if let Some(weekday) = date::weekday(part) {
        return once(&mut fields.weekday, weekday);
    }
    if let Some(is_pm) = half(part) {
        return fields.clock.and_then(|clock| twelve(clock, is_pm)).map(|clock| {
            fields.clock = Some(clock);
        });
    }
    if let Some(zone) = zone(part) {
        fields.clock?;
        fields.zone = (fields.zone == Zone::Unsaid || fields.zone == zone).then_some(zone)?;
        return Some(());
    }
    read_number(fields, part)
}

fn read_number(fields: &mut Fields, part: &str) -> Option<()> {
    if let Some(clock) = clock(part) {
        return once(&mut fields.clock, clock);
    }
    if let Some((day, month, year)) = numeric(part) {
        once(&mut fields.day, day)?;
        once(&mut fields.month, month)?;
        return once(&mut fields.year, year);
    }
    let bare = part.trim_end_matches('.');
    if let Some(year) = number(bare, 4).filter(|_| bare.len() == 4) {
        return once(&mut fields.year, year as i32);
    }
    let day =
        ["st", "nd", "rd", "th"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    once(&mut fields.day, number(day, 2)?)
}

/// Sets a field that was not set before.
fn once<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.is_none().then(|| *field = Some(value))
}

/// "25/12/2024": day, month and year, if only one of the first two can be a month.
fn numeric(part: &str) -> Option<(u32, u32, i32)> {
    let mut numbers = part.split(['/', '-', '.']);
    let first = number(numbers.next()?, 2)?;
    let second = number(numbers.next()?, 2)?;
    let year = numbers.next().filter(|year| year.len() == 4).and_then(|year| number(year, 4))?;
    match (first > 12, second > 12) {
        (true, false) => Some((first, second, year as i32)),
        (false, true) => Some((second, first, year as i32)),
        (false, false) if first == second => Some((first, second, year as i32)),
        _ => None,
    }
}
