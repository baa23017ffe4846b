//! Dates that hang on the day of writing become definite: "Monday", "last week", "February 3".

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::annotation::{Mention, Period, Relative, Toward};
use crate::record::ValueBy;

use super::calendar::days;

/// Gives the relative dates among the mentions their values, by the article's own date. Without
/// one they stay without.
pub fn resolve(mentions: &mut [Mention], anchor: Option<NaiveDate>) {
    // ISO 8601 writes years with four digits.
    let Some(anchor) = anchor.filter(|day| (1000..9000).contains(&day.year())) else { return };
    for mention in mentions {
        let Some(reading) = &mut mention.reading else { continue };
        let Some((value, by)) = reading.relative.and_then(|date| dated(date, anchor)) else {
            continue;
        };
        reading.by = Some(by);
        mention.name.clone_from(&value);
        mention.value = Some(value);
    }
}

/// The ISO 8601 value, and the rule that gave it.
fn dated(relative: Relative, anchor: NaiveDate) -> Option<(String, ValueBy)> {
    Some(match relative {
        Relative::Weekday(weekday, toward) => {
            (on_weekday(weekday, toward, anchor)?.to_string(), ValueBy::Weekday)
        }
        Relative::Days(month, on, toward) => {
            (in_year(month, on, toward, anchor)?, ValueBy::MonthDay)
        }
        Relative::Month(month, toward) => (in_month(month, toward, anchor), ValueBy::Month),
        Relative::Period(period, shift, by) => (shifted(period, shift, anchor)?, by),
        Relative::Stretch(period, count) => (stretch(period, count, anchor)?, ValueBy::Offset),
    })
}

/// News that names a weekday without a sign means the last one, today's included.
fn on_weekday(weekday: u32, toward: Toward, anchor: NaiveDate) -> Option<NaiveDate> {
    let today = anchor.weekday().num_days_from_monday();
    let (back, forth) = ((7 + today - weekday) % 7, (7 + weekday - today) % 7);
    match toward {
        Toward::Past | Toward::Unsaid => anchor.checked_sub_days(Days::new(back.into())),
        Toward::Future => anchor.checked_add_days(Days::new(forth.into())),
        Toward::Before => anchor.checked_sub_days(Days::new(or_week(back))),
        Toward::After => anchor.checked_add_days(Days::new(or_week(forth))),
        Toward::Same => monday(anchor)?.checked_add_days(Days::new(weekday.into())),
    }
}

fn or_week(days: u32) -> u64 {
    if days == 0 { 7 } else { days.into() }
}

fn monday(anchor: NaiveDate) -> Option<NaiveDate> {
    anchor.checked_sub_days(Days::new(anchor.weekday().num_days_from_monday().into()))
}

/// The days of a month in the year that the side says, or else in the nearest.
fn in_year(month: u32, on: (u32, u32), toward: Toward, anchor: NaiveDate) -> Option<String> {
    let years = anchor.year() - 1..=anchor.year() + 1;
    let day = |year: &i32| NaiveDate::from_ymd_opt(*year, month, on.0);
    let year = match toward {
        Toward::Same => Some(anchor.year()),
        Toward::Before => years.rev().find(|year| day(year).is_some_and(|day| day < anchor)),
        Toward::Past => years.rev().find(|year| day(year).is_some_and(|day| day <= anchor)),
        Toward::Future => years.into_iter().find(|year| day(year).is_some_and(|day| day >= anchor)),
        Toward::After => years.into_iter().find(|year| day(year).is_some_and(|day| day > anchor)),
        Toward::Unsaid => years
            .filter(|year| day(year).is_some())
            .min_by_key(|year| day(year).map(|day| (day - anchor).num_days().unsigned_abs())),
    };
    days(year?, month, on)
}

/// The month in the year that the side says, or else in the nearest, looking back.
fn in_month(month: u32, toward: Toward, anchor: NaiveDate) -> String {
    let (this, year) = (anchor.month(), anchor.year());
    let shift = match toward {
        Toward::Same => 0,
        Toward::Before => -i32::from(month >= this),
        Toward::Past => -i32::from(month > this),
        Toward::Future => i32::from(month < this),
        Toward::After => i32::from(month <= this),
        Toward::Unsaid => i32::from(month + 6 < this) - i32::from(month >= this + 6),
    };
    format!("{:04}-{month:02}", year + shift)
}

/// The period so many periods after the one that the day lies in.
fn shifted(period: Period, shift: i32, anchor: NaiveDate) -> Option<String> {
    let first =
        |years: i32| anchor.year().checked_add(years).filter(|year| (0..10_000).contains(year));
    Some(match period {
        Period::Day => moved(anchor, Period::Day, shift)?.to_string(),
        Period::Week | Period::Weekend => {
            let monday = moved(monday(anchor)?, Period::Week, shift)?;
            let from = if period == Period::Week { 0 } else { 5 };
            let (from, to) = (Days::new(from), Days::new(6));
            format!("{}/{}", monday.checked_add_days(from)?, monday.checked_add_days(to)?)
        }
        Period::Month => moved(anchor, Period::Month, shift)?.format("%Y-%m").to_string(),
        Period::Quarter => {
            let day = moved(anchor, Period::Quarter, shift)?;
            let month = day.month0() / 3 * 3 + 1;
            format!("{0:04}-{month:02}/{0:04}-{1:02}", day.year(), month + 2)
        }
        Period::Year => format!("{:04}", first(shift)?),
        Period::Decade => {
            let start = first(shift.checked_mul(10)?)? / 10 * 10;
            format!("{start:04}/{:04}", start + 9)
        }
        Period::Century => {
            let start = (first(shift.checked_mul(100)?)? - 1).max(0) / 100 * 100 + 1;
            format!("{start:04}/{:04}", start + 99)
        }
    })
}

/// The days from the day of writing to the one so many periods away, the earlier first.
fn stretch(period: Period, count: i32, anchor: NaiveDate) -> Option<String> {
    let other = moved(anchor, period, count)?;
    Some(format!("{}/{}", anchor.min(other), anchor.max(other)))
}

/// The day so many periods away, within the years that ISO 8601 writes with four digits.
fn moved(day: NaiveDate, period: Period, count: i32) -> Option<NaiveDate> {
    let (days, months) = match period {
        Period::Day => (1, 0),
        Period::Week | Period::Weekend => (7, 0),
        Period::Month => (0, 1),
        Period::Quarter => (0, 3),
        Period::Year => (0, 12),
        Period::Decade => (0, 120),
        Period::Century => (0, 1200),
    };
    let by = count.unsigned_abs();
    let (days, months) =
        (Days::new(u64::from(by.checked_mul(days)?)), Months::new(by.checked_mul(months)?));
    let moved = match count < 0 {
        true => day.checked_sub_months(months)?.checked_sub_days(days)?,
        false => day.checked_add_months(months)?.checked_add_days(days)?,
    };
    (0..10_000).contains(&moved.year()).then_some(moved)
}
