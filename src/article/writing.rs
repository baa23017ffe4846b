//! On which day was an article written? "Monday" and "last week" hang on it.

use chrono::NaiveDate;

use crate::article::published::published;
use crate::article::{FrontMatter, date};
use crate::record::Precision;

/// How many days may lie between a dateline without its year and the publication.
const LONGEST_DELAY: i64 = 60;

/// When an article was published, as its source says or else its first stamp.
pub fn publication<'a>(
    given: Option<&'a str>,
    text: &'a str,
    front: &FrontMatter,
) -> Option<&'a str> {
    given.or_else(|| front.stamp.map(|stamp| stamp.of(text)))
}

/// The day that the dateline gives, else that of publication; none where neither is certain.
pub fn day_of_writing(given: Option<&str>, text: &str, front: &FrontMatter) -> Option<NaiveDate> {
    let known = publication(given, text, front).and_then(day);
    front.dateline.and_then(|dateline| in_dateline(dateline.of(text), known)).or(known)
}

fn day(raw: &str) -> Option<NaiveDate> {
    let is_fine = |precision| !matches!(precision, Precision::Year | Precision::Month);
    published(raw).filter(|found| is_fine(found.precision)).map(|found| found.day)
}

/// The date within a dateline; where it gives no year, that which brings it near the publication.
fn in_dateline(dateline: &str, known: Option<NaiveDate>) -> Option<NaiveDate> {
    let mut starts = dateline.char_indices().filter(|&(at, c)| {
        (c.is_ascii_digit() || c.is_uppercase())
            && !dateline[..at].ends_with(|before: char| before.is_alphanumeric())
    });
    let written = starts.find_map(|(at, _)| {
        let date = &dateline[at..];
        date::length(date).map(|length| &date[..length])
    })?;
    day(written).or_else(|| {
        let known = known?;
        let year = known.format("%Y").to_string().parse::<i32>().ok()?;
        let days = (year - 1..=year + 1).filter_map(|year| day(&format!("{written}, {year}")));
        let distance = |day: &NaiveDate| (known - *day).num_days().abs();
        days.min_by_key(distance).filter(|day| distance(day) <= LONGEST_DELAY)
    })
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, day_of_writing};
    use crate::span::Span;

    fn written(dateline: &str, published: Option<&str>) -> String {
        let span = (!dateline.is_empty()).then(|| Span::new(0, dateline.len()));
        let front = FrontMatter { dateline: span, ..FrontMatter::default() };
        day_of_writing(published, dateline, &front).map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn the_dateline_comes_first() {
        assert_eq!(written("OSLO, March 4, 2021 (Fjord Wire)", Some("2021-03-06")), "2021-03-04");
        assert_eq!(written("OSLO, Dec. 31", Some("2022-01-02")), "2021-12-31");
        assert_eq!(written("OSLO", Some("2021-03-06T23:30:00-05:00")), "2021-03-06");
    }

    #[test]
    fn doubt_gives_no_day() {
        assert_eq!(written("OSLO, March 4", None), "");
        assert_eq!(written("", Some("2021-03")), "");
        assert_eq!(written("OSLO, July 4", Some("2021-03-06")), "2021-03-06");
    }
}
