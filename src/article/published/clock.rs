//! Times of day and zones, as every format writes them.

use crate::article::published::fields::{Clock, Zone};

/// "10:15", "10:15:30.25", with or without "PM" glued to it.
pub(crate) fn clock(text: &str) -> Option<Clock> {
    let (text, half) = split_half(text);
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = parts.next().map(|part| number(part, 2));
    let second = parts.next().map(seconds);
    if parts.next().is_some() || minute.is_none() && half.is_none() {
        return None;
    }
    let (second, micros) = match second {
        None => (None, 0),
        Some(second) => second.map(|(second, micros)| (Some(second), micros))?,
    };
    let minute = minute.unwrap_or(Some(0))?;
    let clock = Clock { hour, minute, second, micros };
    let clock = half.map_or(Some(clock), |is_pm| twelve(clock, is_pm))?;
    (clock.hour < 24 && minute < 60 && second.unwrap_or(0) <= 60).then_some(clock)
}

/// A time of day by the twelve-hour clock.
pub(crate) fn twelve(clock: Clock, is_pm: bool) -> Option<Clock> {
    let hour = (1..=12).contains(&clock.hour).then_some(clock.hour % 12)?;
    Some(Clock { hour: hour + if is_pm { 12 } else { 0 }, ..clock })
}

/// Whether a word is "PM" (or "AM"), in any of its spellings.
pub(crate) fn half(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    }
}

fn split_half(text: &str) -> (&str, Option<bool>) {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    match half(&text[at..]) {
        Some(is_pm) => (&text[..at], Some(is_pm)),
        None => (text, None),
    }
}

/// Seconds with a fraction: whole seconds and microseconds.
fn seconds(text: &str) -> Option<(u32, u32)> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = fraction.get(..fraction.len().min(6))?;
    let value: u32 = number(digits, 6)?;
    Some((number(whole, 2)?, value * 10u32.pow(6 - digits.len() as u32)))
}

/// Digits only, at most so many.
pub(crate) fn number(text: &str, most: usize) -> Option<u32> {
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// "Z", "+05:30", "-0500", "EST", "GMT+2".
pub(crate) fn zone(text: &str) -> Option<Zone> {
    if let Some(minutes) = named(text) {
        return Some(minutes);
    }
    let signed = text.strip_prefix("GMT").or_else(|| text.strip_prefix("UTC")).unwrap_or(text);
    let sign = match signed.bytes().next()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = &signed[1..];
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours <= 14 && minutes < 60).then_some(Zone::Offset(sign * (hours * 60 + minutes) as i32))
}

/// Zones by name. Those of RFC 2822, and others that news stamps use with one meaning; a zone
/// that changes with the season has no offset of its own.
fn named(text: &str) -> Option<Zone> {
    let hours = match text.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "GMT" | "UT" => 0,
        "EST" => -5,
        "EDT" => -4,
        "CST" => -6,
        "CDT" => -5,
        "MST" => -7,
        "MDT" => -6,
        "PST" => -8,
        "PDT" => -7,
        "BST" | "CET" => 1,
        "CEST" => 2,
        "PKT" => 5,
        "SGT" => 8,
        "JST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "IST" => return Some(Zone::Offset(330)),
        "ET" | "CT" | "MT" | "PT" => return Some(Zone::Unsure),
        _ => return None,
    };
    Some(Zone::Offset(hours * 60))
}
