//! Times of day: "3:30 p.m.", "10am", "18:00 GMT", "noon".

use super::amount::Amount;
use super::line::{Found, Line};

/// The time that begins at a word; its value is ISO 8601, without a zone, as "15:30".
pub(super) fn at(line: &Line<'_>, at: usize, _number: Option<Amount>) -> Option<Found> {
    match line.word(at) {
        "noon" => return Some(Found::explicit(at + 1, Some("12:00".to_owned()))),
        "Tonight" if !line.is_lower(at + 1) => return None,
        "midnight" | "tonight" | "Tonight" => return Found::bare(at + 1),
        _ if !line.is_number(at) => return None,
        _ => {}
    }
    let clock = line.word(at);
    let end = match half_of_day(line, at + 1) {
        Some(end) if is_hour(clock) => end,
        _ if is_hour_with_half(clock) => at + 1,
        _ if is_clock(clock) => at + 1,
        _ => return None,
    };
    let value = value(clock, if end > at + 1 { line.word(at + 1) } else { clock });
    Some(Found::explicit(end + usize::from(is_zone(line.word(end))), value))
}

/// Hours and minutes of a clock on its half of the day; "9 o'clock" leaves that open.
fn value(clock: &str, half: &str) -> Option<String> {
    let mut numbers = clock.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let hour: u32 = numbers.next()?.parse().ok()?;
    let minute: u32 = numbers.next().unwrap_or("0").parse().ok()?;
    let hour = match half.bytes().rev().find(|byte| b"apAP".contains(byte)) {
        Some(b'a' | b'A') if hour <= 12 => hour % 12,
        Some(_) if hour <= 12 => hour % 12 + 12,
        None if half.contains(':') => hour,
        _ => return None,
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

fn half_of_day(line: &Line<'_>, at: usize) -> Option<usize> {
    match line.word(at) {
        "a.m." | "p.m." | "a.m" | "p.m" | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M." => {
            Some(at + 1)
        }
        "o'clock" | "o’clock" | "hrs" => Some(at + 1),
        _ => None,
    }
}

fn is_hour(token: &str) -> bool {
    is_clock(token)
        || token.parse::<u32>().is_ok_and(|hour| hour <= 24)
        || token.split_once('.').is_some_and(|(hour, minute)| is_clock_parts(hour, minute))
}

fn is_clock(token: &str) -> bool {
    token
        .split_once(':')
        .is_some_and(|(hour, minute)| is_clock_parts(hour, minute.get(..2).unwrap_or(minute)))
}

fn is_clock_parts(hour: &str, minute: &str) -> bool {
    let below = |digits: &str, limit: u32| digits.parse::<u32>().is_ok_and(|number| number < limit);
    minute.len() == 2 && below(hour, 25) && below(minute, 60)
}

/// "10am", "6:30pm".
fn is_hour_with_half(token: &str) -> bool {
    const HALVES: [&str; 4] = ["am", "pm", "AM", "PM"];
    HALVES.iter().any(|half| token.strip_suffix(half).is_some_and(is_hour))
}

fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "GMT"
            | "UTC"
            | "EST"
            | "EDT"
            | "PST"
            | "PDT"
            | "CST"
            | "CDT"
            | "ET"
            | "PT"
            | "CT"
            | "IST"
            | "BST"
            | "CET"
    )
}
