//! Dates and times as stamps write them: how far one reaches, not what it means (see
//! [`published`](super::published())).

use crate::calendar::{MONTHS, WEEKDAYS};

/// Length in bytes of the date at the beginning of a text, with the time and zone after it; none
/// if there is no day, month or year to go by.
pub(crate) fn length(text: &str) -> Option<usize> {
    let mut seen = Seen::default();
    let (mut at, mut end) = (0, 0);
    while let Some(part) = part_at(&text[at..]) {
        if !seen.takes(part.kind) {
            break;
        }
        at += part.length;
        if part.kind != Kind::Joint {
            end = at;
        }
        at += joint(&text[at..]);
    }
    seen.is_date().then_some(end)
}

/// Whether a text is a time of day and nothing else, as entries of a live report are headed:
/// "11:20 p.m."
pub(crate) fn is_hour(text: &str) -> bool {
    let text = text.trim_end_matches([':', ' ']);
    if text.len() > 24 {
        return false;
    }
    let mut at = 0;
    let (mut clock, mut half) = (false, false);
    while let Some(part) = part_at(&text[at..]) {
        match part.kind {
            Kind::Clock => clock = true,
            Kind::Day if !clock => clock = true,
            Kind::Half | Kind::Zone if clock => half = true,
            _ => return false,
        }
        at += part.length;
        at += joint(&text[at..]);
    }
    at == text.len() && clock && (half || text.contains(':'))
}

/// Whether the date at the beginning of a text names its weekday, month, day and year.
pub(crate) fn is_full(text: &str) -> bool {
    let comma = text.find(',').unwrap_or(0);
    is_weekday(&text[..comma]) && text.contains(|c: char| c.is_ascii_digit())
}

/// Where a date begins that reaches to the end of a text, if one does.
pub(crate) fn at_end(text: &str) -> Option<usize> {
    let mut starts = text.char_indices().filter(|&(at, c)| {
        (c.is_ascii_digit() || c.is_uppercase())
            && at > 0
            && text[..at].ends_with(char::is_whitespace)
    });
    starts.find(|&(at, _)| length(&text[at..]) == Some(text.len() - at)).map(|(at, _)| at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Weekday,
    Month,
    Day,
    Year,
    /// "2025-02-04", "04/02/2025", with a time after T perhaps.
    Whole,
    /// "10:15", "10:15:30".
    Clock,
    /// "AM", "p.m."
    Half,
    Zone,
    /// "3 hours ago", "yesterday".
    Relative,
    /// "at", "on".
    Joint,
}

struct Part {
    kind: Kind,
    length: usize,
}

/// What of a date has been met: each part stands once.
#[derive(Default)]
struct Seen {
    weekday: bool,
    month: bool,
    day: bool,
    year: bool,
    whole: bool,
    clock: bool,
    half: bool,
    zone: bool,
}

impl Seen {
    /// Whether a part can still be taken; remembers it.
    fn takes(&mut self, kind: Kind) -> bool {
        let slot = match kind {
            Kind::Weekday => &mut self.weekday,
            Kind::Month => &mut self.month,
            Kind::Day => &mut self.day,
            Kind::Year => &mut self.year,
            Kind::Whole | Kind::Relative => &mut self.whole,
            Kind::Clock => &mut self.clock,
            Kind::Half => &mut self.half,
            Kind::Zone => &mut self.zone,
            Kind::Joint => return true,
        };
        !std::mem::replace(slot, true)
    }

    fn is_date(&self) -> bool {
        self.whole || self.month && (self.day || self.year)
    }
}

fn part_at(text: &str) -> Option<Part> {
    let end =
        text.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '/' | '-' | '+' | '.')));
    let chunk = text[..end.unwrap_or(text.len())].trim_end_matches([':', '-', '/']);
    if chunk.starts_with(|c: char| c.is_ascii_digit()) {
        return relative(text).or_else(|| number(chunk));
    }
    word(chunk)
}

/// A number: a day, a year, a clock, a whole date.
fn number(chunk: &str) -> Option<Part> {
    let bare = chunk.trim_end_matches('.');
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let tail = bare[digits..].to_ascii_lowercase();
    let kind = match (digits, tail.as_str()) {
        (1 | 2, "" | "st" | "nd" | "rd" | "th") => Kind::Day,
        (4, "") => Kind::Year,
        (8, "") => Kind::Whole,
        (1 | 2, "am" | "pm" | "a.m" | "p.m") => Kind::Clock,
        (1 | 2, tail) if tail.starts_with(':') => Kind::Clock,
        (1 | 2 | 4, tail) if is_numeric_date(tail) => Kind::Whole,
        _ => return None,
    };
    Some(Part { kind, length: if tail.ends_with(".m") { chunk.len() } else { bare.len() } })
}

/// "-02-04T10:15:00Z", "/02/2025", ".02.2025"
fn is_numeric_date(tail: &str) -> bool {
    let parts = tail.matches(['-', '/', '.']).count();
    parts >= 2 && tail.bytes().all(|b| b.is_ascii_digit() || b"-/.:+tz".contains(&b))
}

/// "3 hours ago"
fn relative(text: &str) -> Option<Part> {
    let head = text.get(..text.len().min(24)).unwrap_or(text);
    let ago = head.find(" ago")?;
    let unit = head[..ago].trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    let units = ["minute", "min", "hour", "hr", "day", "week", "month", "year"];
    let known = units.iter().any(|known| unit.trim_end_matches('s') == *known);
    known.then_some(Part { kind: Kind::Relative, length: ago + 4 })
}

fn word(chunk: &str) -> Option<Part> {
    let bare = chunk.trim_end_matches('.');
    let kind = if is_month(bare) {
        Kind::Month
    } else if is_weekday(bare) {
        Kind::Weekday
    } else if ["am", "pm", "a.m", "p.m"].iter().any(|half| bare.eq_ignore_ascii_case(half)) {
        Kind::Half
    } else if is_zone(bare) {
        Kind::Zone
    } else if matches!(bare, "at" | "on" | "At") {
        Kind::Joint
    } else {
        return None;
    };
    let keeps_stop =
        chunk.len() > bare.len() && matches!(kind, Kind::Month | Kind::Half | Kind::Weekday);
    Some(Part { kind, length: bare.len() + usize::from(keeps_stop) })
}

fn is_zone(word: &str) -> bool {
    const ZONES: &[&str] = &[
        "AEDT", "AEST", "BST", "CDT", "CEST", "CET", "CST", "ET", "EDT", "EST", "GMT", "IST",
        "JST", "MDT", "MST", "PDT", "PKT", "PST", "PT", "SGT", "UTC", "WIB", "Z",
    ];
    ZONES.contains(&word.split(['+', '-']).next().unwrap_or(word))
}

/// Separators between the parts of a date.
fn joint(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{A0}', ',', '|', '-', '–', '•', '·', '/']).len()
}

/// Number of the month that a name or its abbreviation stands for, from 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    position(word, &MONTHS, &["sept"]).map(|at| if at == 12 { 9 } else { at as u32 + 1 })
}

/// Whether a word is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Whether a word is a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// Number of the weekday that a name or its abbreviation stands for; Monday is 0.
pub(crate) fn weekday(word: &str) -> Option<u32> {
    let at = position(word, &WEEKDAYS, &["tues", "weds", "thur", "thurs"])?;
    Some([0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 3][at])
}

/// Where a capitalised name stands in a list, in full or by its first three letters, or by another
/// form.
fn position(word: &str, names: &[&str], forms: &[&str]) -> Option<usize> {
    let word = word.trim_end_matches('.');
    if !(3..=9).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let matches = |name: &str| {
        word.eq_ignore_ascii_case(name) || word.len() == 3 && word.eq_ignore_ascii_case(&name[..3])
    };
    let form = || forms.iter().position(|form| word.eq_ignore_ascii_case(form));
    names.iter().position(|name| matches(name)).or_else(|| form().map(|at| names.len() + at))
}

#[cfg(test)]
mod tests {
    use super::{at_end, length};

    fn dated(text: &str) -> Option<&str> {
        length(text).map(|length| &text[..length])
    }

    #[test]
    fn a_date_reaches_as_far_as_its_parts() {
        assert_eq!(dated("2025-02-04 Follow us"), Some("2025-02-04"));
        assert_eq!(dated("Feb 4, 2025 10:15 IST Ministers"), Some("Feb 4, 2025 10:15 IST"));
        assert_eq!(
            dated("Tuesday, March 4, 2025 | 5:30 p.m. ET"),
            Some("Tuesday, March 4, 2025 | 5:30 p.m. ET")
        );
        assert_eq!(dated("4 February 2025 43 migrants"), Some("4 February 2025"));
        assert_eq!(dated("3 hours ago"), Some("3 hours ago"));
        assert_eq!(dated("May the force"), None);
        assert_eq!(dated("Monday was cold"), None);
    }

    #[test]
    fn a_date_at_the_end_is_found() {
        let text = "Council votes on bridge Friday, May 8, 2009";
        assert_eq!(at_end(text).map(|at| &text[at..]), Some("Friday, May 8, 2009"));
        assert_eq!(at_end("The class of 2009"), None);
    }
}
