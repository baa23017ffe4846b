//! Times of publication, as dumps and stamps write them, to one instant and how exactly it is
//! known. Never invents: what can be read in two ways is not read.

mod clock;
mod digits;
mod fields;
mod iso;
mod prose;

pub use fields::Published;

use crate::article::published::fields::Fields;

/// The ways of writing a time, one file each, in the order in which they are tried.
const FORMATS: &[fn(&str) -> Option<Fields>] = &[iso::parse, prose::parse];

/// When something was published, from a date as its source wrote it; none if that says nothing
/// certain. A time without a zone is taken as UTC; a day, month or year stands for its first
/// instant.
pub fn published(raw: &str) -> Option<Published> {
    let raw = raw.trim().trim_matches(['"', '\'']).trim();
    if !(4..=64).contains(&raw.len()) {
        return None;
    }
    let in_digits = raw.bytes().all(|b| b.is_ascii_digit() || b".TZ".contains(&b));
    if let Some(published) = Some(raw).filter(|_| in_digits).and_then(digits::parse) {
        return Some(published);
    }
    FORMATS.iter().find_map(|parse| parse(raw)).and_then(Fields::instant)
}

#[cfg(test)]
mod tests {
    use super::published;

    /// The instant in RFC 3339 and the precision's term.
    fn read(raw: &str) -> Option<String> {
        let found = published(raw)?;
        let time = chrono::DateTime::from_timestamp_micros(found.micros)?;
        Some(format!("{} {}", time.format("%Y-%m-%dT%H:%M:%S"), found.precision.term()))
    }

    #[test]
    fn the_same_instant_in_many_ways() {
        let second = Some("2025-02-04T10:15:00 second".to_owned());
        for raw in [
            "2025-02-04T10:15:00Z",
            "2025-02-04T15:45:00+05:30",
            "2025-02-04 10:15:00.000000",
            "20250204T101500Z",
            "20250204101500",
            "1738664100",
            "1738664100000",
            "Tue, 04 Feb 2025 10:15:00 GMT",
            "Tue, 4 Feb 2025 05:15:00 -0500",
        ] {
            assert_eq!(read(raw), second, "{raw}");
        }
        let minute = Some("2025-02-04T10:15:00 minute".to_owned());
        for raw in ["Feb 4, 2025 15:45 IST", "February 4, 2025, 05:15 AM EST", "2025-02-04T10:15Z"]
        {
            assert_eq!(read(raw), minute, "{raw}");
        }
    }

    #[test]
    fn days_months_and_years() {
        let day = Some("2025-02-04T00:00:00 day".to_owned());
        for raw in [
            "2025-02-04",
            "20250204",
            "Feb. 4, 2025",
            "4 February 2025",
            "Tuesday, February 4, 2025",
            "2025/02/04",
            "February 4th 2025",
            "Feb 4, 2025 10:15 AM ET",
        ] {
            assert_eq!(read(raw), day, "{raw}");
        }
        assert_eq!(read("2025-02"), Some("2025-02-01T00:00:00 month".to_owned()));
        assert_eq!(read("February 2025"), Some("2025-02-01T00:00:00 month".to_owned()));
        assert_eq!(read("2025"), Some("2025-01-01T00:00:00 year".to_owned()));
        assert_eq!(read("25/12/2024"), Some("2024-12-25T00:00:00 day".to_owned()));
    }

    #[test]
    fn doubt_is_none() {
        for raw in [
            "",
            "None",
            "null",
            "yesterday",
            "3 hours ago",
            "02/04/2025",
            "2025-02-30",
            "2025-13",
            "99999999",
            "Feb 4",
            "Monday, February 4, 2025",
            "2025-02-04T25:00:00Z",
            "0000",
            "2025020410",
            "12345",
            "four",
            "Feb 4, 2025 Feb 5, 2025",
        ] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }
}
