//! The fields of a written time, and the one place where they become an instant.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use crate::record::Precision;

/// When something was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    /// How exactly that is known.
    pub precision: Precision,
    /// The calendar day in the zone that it was written for.
    pub day: NaiveDate,
}

/// A written time, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    pub(crate) clock: Option<Clock>,
    pub(crate) zone: Zone,
    /// Monday is 0.
    pub(crate) weekday: Option<u32>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: Option<u32>,
    pub(crate) micros: u32,
}

/// What a written time says about its zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Nothing: taken as UTC.
    #[default]
    Unsaid,
    /// Minutes east of Greenwich.
    Offset(i32),
    /// A zone whose offset hangs on the season: the time of day cannot be told.
    Unsure,
}

impl Fields {
    /// The instant, if the fields make one that exists.
    pub(crate) fn instant(self) -> Option<Published> {
        let year = self.year.filter(|year| (1500..=2200).contains(year))?;
        let Some(month) = self.month else {
            return self.lacks_more().then(|| Self::midnight(year, 1, 1, Precision::Year))?;
        };
        let Some(day) = self.day else {
            return self.lacks_more().then(|| Self::midnight(year, month, 1, Precision::Month))?;
        };
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        if self.weekday.is_some_and(|said| said != date.weekday().num_days_from_monday()) {
            return None;
        }
        match (self.clock, self.zone) {
            (None, _) | (_, Zone::Unsure) => Self::midnight(year, month, day, Precision::Day),
            (Some(clock), zone) => clock.on(date, zone),
        }
    }

    /// Whether nothing finer is said than what was read.
    fn lacks_more(&self) -> bool {
        self.day.is_none() && self.clock.is_none() && self.weekday.is_none()
    }

    fn midnight(year: i32, month: u32, day: u32, precision: Precision) -> Option<Published> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        let micros = date.and_time(NaiveTime::MIN).and_utc().timestamp_micros();
        Some(Published { micros, precision, day: date })
    }
}

impl Clock {
    fn on(self, date: NaiveDate, zone: Zone) -> Option<Published> {
        let second = self.second.unwrap_or(0).min(59);
        let time = NaiveTime::from_hms_micro_opt(self.hour, self.minute, second, self.micros)?;
        let offset = if let Zone::Offset(minutes) = zone { minutes } else { 0 };
        let instant = date.and_time(time).checked_sub_signed(TimeDelta::minutes(offset.into()))?;
        let precision = if self.second.is_some() { Precision::Second } else { Precision::Minute };
        Some(Published { micros: instant.and_utc().timestamp_micros(), precision, day: date })
    }
}
