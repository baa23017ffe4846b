//! Names and numbers of the calendar: months, weekdays, days of a month, years, periods.

use chrono::NaiveDate;

use crate::annotation::Period;
use crate::calendar::{MONTHS, WEEKDAYS};

/// 1 to 31, perhaps with the ending of an ordinal.
pub(super) fn day(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    matches!(&word[end..], "" | "st" | "nd" | "rd" | "th").then(|| part(&word[..end], 31)).flatten()
}

/// A number from 1 up to a limit, of at most two digits.
pub(super) fn part(digits: &str, limit: u32) -> Option<u32> {
    let number = (digits.len() <= 2).then(|| digits.parse().ok()).flatten();
    number.filter(|number| (1..=limit).contains(number))
}

/// Four digits, from 1000 to 2199.
pub(super) fn year(word: &str) -> Option<i32> {
    match word.len() {
        4 if word.bytes().all(|byte| byte.is_ascii_digit()) => {
            word.parse().ok().filter(|year| (1000..2200).contains(year))
        }
        _ => None,
    }
}

/// The number of a month, from 1, by the first three letters of its name.
pub(super) fn month(word: &str) -> Option<u32> {
    let start = word.get(..3)?;
    MONTHS.iter().position(|name| name.starts_with(start)).map(|position| position as u32 + 1)
}

/// The number of a weekday, Monday being 0; none for the plural, which is every one.
pub(super) fn weekday(word: &str) -> Option<u32> {
    let start = word.get(..3).filter(|_| !word.ends_with("days"))?;
    WEEKDAYS.iter().position(|name| name.starts_with(start)).map(|position| position as u32)
}

/// The period that a word names, in the singular or plural.
pub(super) fn period(word: &str) -> Option<Period> {
    Some(match word {
        "day" | "days" => Period::Day,
        "week" | "weeks" => Period::Week,
        "weekend" | "weekends" => Period::Weekend,
        "month" | "months" => Period::Month,
        "quarter" | "quarters" => Period::Quarter,
        "year" | "years" => Period::Year,
        "decade" | "decades" => Period::Decade,
        "century" | "centuries" => Period::Century,
        _ => return None,
    })
}

/// The ISO 8601 value of a day that exists, or of the first to the second.
pub(super) fn days(year: i32, month: u32, (first, last): (u32, u32)) -> Option<String> {
    let day = NaiveDate::from_ymd_opt(year, month, first)?;
    let last = NaiveDate::from_ymd_opt(year, month, last)?;
    Some(if day == last { day.to_string() } else { format!("{day}/{last}") })
}
