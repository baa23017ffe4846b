//! Times in digits alone: "20250204", "20250204101500", "20250204T101500Z", and seconds or
//! milliseconds since 1970.

use chrono::DateTime;

use crate::article::published::fields::{Clock, Fields, Published};
use crate::record::Precision;

/// The instant that digits stand for.
pub(crate) fn parse(raw: &str) -> Option<Published> {
    let (whole, fraction) = raw.split_once('.').unwrap_or((raw, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    let marked = plain.len() < whole.len();
    match plain.len() {
        8 | 12 | 14 if fraction.is_empty() => calendar(&plain).and_then(Fields::instant),
        10 if !marked && calendar(&plain).and_then(Fields::instant).is_none() => {
            epoch(&plain, 1_000_000)
        }
        13 if !marked => epoch(&plain, 1_000),
        16 if !marked => epoch(&plain, 1),
        _ => None,
    }
}

/// Year, month, day, and hour, minute, second as far as digits go.
fn calendar(digits: &str) -> Option<Fields> {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse().ok());
    let clock = part(8, 10).map(|hour| Clock {
        hour,
        minute: part(10, 12).unwrap_or(0),
        second: part(12, 14),
        micros: 0,
    });
    let year = part(0, 4).filter(|year| (1900..=2100).contains(year))?;
    Some(Fields {
        year: Some(year as i32),
        month: part(4, 6),
        day: part(6, 8),
        clock,
        ..Fields::default()
    })
}

/// A count since 1970, of units of so many microseconds, up to the year 2100.
fn epoch(digits: &str, unit: i64) -> Option<Published> {
    let micros = digits.parse::<i64>().ok()?.checked_mul(unit)?;
    let known = (100_000_000_000_000..4_102_444_800_000_000).contains(&micros);
    let day = DateTime::from_timestamp_micros(micros)?.date_naive();
    known.then_some(Published { micros, precision: Precision::Second, day })
}
