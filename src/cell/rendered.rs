//! How JSON writes what it has no type for, as a string: dates, times and timestamps by RFC 3339 (an
//! instant in UTC with a final `Z`, a time without zone without one), durations by ISO 8601, bytes
//! in base64, and a float that is no number by its name, as protocol buffers do.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::{
    as_datetime, as_duration, as_time, date32_to_datetime, date64_to_datetime,
};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, DurationMicrosecondType, DurationMillisecondType,
    DurationNanosecondType, DurationSecondType, IntervalDayTimeType, IntervalMonthDayNanoType,
    IntervalYearMonthType, Time32MillisecondType, Time32SecondType, Time64MicrosecondType,
    Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_schema::{DataType, IntervalUnit, TimeUnit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{SecondsFormat, TimeDelta};

/// A cell that is not null, as text.
pub(crate) fn rendered(array: &dyn Array, row: usize) -> String {
    let text = match array.data_type() {
        DataType::Date32 | DataType::Date64 => date(array, row),
        DataType::Time32(_) | DataType::Time64(_) => time(array, row),
        DataType::Timestamp(unit, zone) => timestamp(array, row, *unit, zone.is_some()),
        DataType::Duration(unit) => duration(array, row, *unit),
        DataType::Interval(unit) => interval(array, row, *unit),
        DataType::Binary => {
            array.as_binary_opt::<i32>().map(|bytes| STANDARD.encode(bytes.value(row)))
        }
        _ => None,
    };
    // Years beyond what a calendar can say.
    text.unwrap_or_else(|| format!("{} out of range", array.data_type()))
}

/// A float that JSON has no number for.
pub(crate) fn unnumbered(float: f64) -> &'static str {
    match float {
        _ if float.is_nan() => "NaN",
        _ if float > 0.0 => "Infinity",
        _ => "-Infinity",
    }
}

fn raw<T: ArrowPrimitiveType>(array: &dyn Array, row: usize) -> Option<T::Native> {
    Some(array.as_primitive_opt::<T>()?.value(row))
}

fn date(array: &dyn Array, row: usize) -> Option<String> {
    let instant = match array.data_type() {
        DataType::Date32 => date32_to_datetime(raw::<Date32Type>(array, row)?),
        _ => date64_to_datetime(raw::<Date64Type>(array, row)?),
    };
    Some(instant?.format("%Y-%m-%d").to_string())
}

fn time(array: &dyn Array, row: usize) -> Option<String> {
    let time = match array.data_type() {
        DataType::Time32(TimeUnit::Second) => {
            as_time::<Time32SecondType>(raw::<Time32SecondType>(array, row)?.into())
        }
        DataType::Time32(_) => {
            as_time::<Time32MillisecondType>(raw::<Time32MillisecondType>(array, row)?.into())
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            as_time::<Time64MicrosecondType>(raw::<Time64MicrosecondType>(array, row)?)
        }
        _ => as_time::<Time64NanosecondType>(raw::<Time64NanosecondType>(array, row)?),
    };
    Some(time?.format("%H:%M:%S%.f").to_string())
}

fn timestamp(array: &dyn Array, row: usize, unit: TimeUnit, is_instant: bool) -> Option<String> {
    let moment = match unit {
        TimeUnit::Second => {
            as_datetime::<TimestampSecondType>(raw::<TimestampSecondType>(array, row)?)
        }
        TimeUnit::Millisecond => {
            as_datetime::<TimestampMillisecondType>(raw::<TimestampMillisecondType>(array, row)?)
        }
        TimeUnit::Microsecond => {
            as_datetime::<TimestampMicrosecondType>(raw::<TimestampMicrosecondType>(array, row)?)
        }
        TimeUnit::Nanosecond => {
            as_datetime::<TimestampNanosecondType>(raw::<TimestampNanosecondType>(array, row)?)
        }
    }?;
    let mut text = moment.and_utc().to_rfc3339_opts(SecondsFormat::AutoSi, true);
    if !is_instant {
        text.pop();
    }
    Some(text)
}

fn duration(array: &dyn Array, row: usize, unit: TimeUnit) -> Option<String> {
    let length = match unit {
        TimeUnit::Second => {
            as_duration::<DurationSecondType>(raw::<DurationSecondType>(array, row)?)
        }
        TimeUnit::Millisecond => {
            as_duration::<DurationMillisecondType>(raw::<DurationMillisecondType>(array, row)?)
        }
        TimeUnit::Microsecond => {
            as_duration::<DurationMicrosecondType>(raw::<DurationMicrosecondType>(array, row)?)
        }
        TimeUnit::Nanosecond => {
            as_duration::<DurationNanosecondType>(raw::<DurationNanosecondType>(array, row)?)
        }
    };
    length.map(|length: TimeDelta| length.to_string())
}

fn interval(array: &dyn Array, row: usize, unit: IntervalUnit) -> Option<String> {
    let (months, days, seconds, nanoseconds) = match unit {
        IntervalUnit::YearMonth => (raw::<IntervalYearMonthType>(array, row)?, 0, 0, 0),
        IntervalUnit::DayTime => {
            let parts = raw::<IntervalDayTimeType>(array, row)?;
            let (seconds, rest) = (parts.milliseconds / 1_000, parts.milliseconds % 1_000);
            (0, parts.days, i64::from(seconds), i64::from(rest) * 1_000_000)
        }
        IntervalUnit::MonthDayNano => {
            let parts = raw::<IntervalMonthDayNanoType>(array, row)?;
            let (seconds, rest) =
                (parts.nanoseconds / 1_000_000_000, parts.nanoseconds % 1_000_000_000);
            (parts.months, parts.days, seconds, rest)
        }
    };
    let sign = if seconds < 0 || nanoseconds < 0 { "-" } else { "" };
    let fraction = match nanoseconds {
        0 => String::new(),
        _ => format!(".{:09}", nanoseconds.unsigned_abs()),
    };
    Some(format!("P{months}M{days}DT{sign}{}{fraction}S", seconds.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::rendered;
    use arrow_array::{
        Array, BinaryArray, Date32Array, DurationMillisecondArray, Time64MicrosecondArray,
        TimestampNanosecondArray, TimestampSecondArray,
    };

    #[test]
    fn what_json_has_no_type_for_is_text() {
        let cases: [(&dyn Array, &str); 6] = [
            (&Date32Array::from(vec![20_000]), "2024-10-04"),
            (&Time64MicrosecondArray::from(vec![3_600_500_000]), "01:00:00.500"),
            (&TimestampSecondArray::from(vec![0]), "1970-01-01T00:00:00"),
            (
                &TimestampNanosecondArray::from(vec![1_500_000_000]).with_timezone("Europe/Oslo"),
                "1970-01-01T00:00:01.500Z",
            ),
            (&DurationMillisecondArray::from(vec![1_500]), "PT1.5S"),
            (&BinaryArray::from(vec![&b"\xff\x00"[..]]), "/wA="),
        ];
        for (array, text) in cases {
            assert_eq!(rendered(array, 0), text);
        }
    }
}
