//! Times of day: "3:30 p.m.", "10am", "18:00 GMT", "noon".

use super::line::{Found, Line};

/// The time that begins at a word.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    match line.word(at) {
        "noon" | "midnight" | "tonight" | "Tonight" => return Found::bare(at + 1),
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
    Found::bare(end + usize::from(is_zone(line.word(end))))
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
