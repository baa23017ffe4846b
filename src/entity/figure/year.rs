//! Years, decades and centuries: "2023", "2019/20", "1936 to 1972", "the 1990s", "the '80s",
//! "the 19th century".

use super::calendar::year;
use super::line::{Found, Line};

/// The year, years, decade or century that begins at a number.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    if let Some(decade) = word.strip_suffix('s') {
        let first = decade_start(line, at, decade)?;
        return Some(Found::explicit(at + 1, Some(format!("{first}/{}", first + 9))));
    }
    if line.word(at + 1) == "century" {
        return century(word).map(|value| Found::explicit(at + 2, Some(value)));
    }
    let first = year(word).filter(|_| is_year(line, at))?;
    let Some((end, last)) = last_year(line, at, first) else {
        return Some(Found::explicit(at + 1, Some(first.to_string())));
    };
    Some(Found::explicit(end, Some(format!("{first}/{last}"))))
}

/// The first year of "1990s", and of "80s" where that is not somebody's age.
fn decade_start(line: &Line<'_>, at: usize, digits: &str) -> Option<i32> {
    if let Some(first) = year(digits) {
        return (first % 10 == 0).then_some(first);
    }
    let is_decade = matches!(line.before(at), "the" | "The" | "'" | "’" | "‘");
    let tens: i32 = (digits.len() == 2 && is_decade).then(|| digits.parse().ok())??;
    (tens >= 20 && tens % 10 == 0).then_some(1900 + tens)
}

/// "19th": the years of that century.
fn century(ordinal: &str) -> Option<String> {
    let end = ordinal.find(|c: char| !c.is_ascii_digit())?;
    let is_ordinal = matches!(&ordinal[end..], "st" | "nd" | "rd" | "th");
    let number: i32 = is_ordinal.then(|| ordinal[..end].parse().ok())??;
    let last = number.checked_mul(100).filter(|last| (100..=2200).contains(last))?;
    Some(format!("{:04}/{last:04}", last - 99))
}

/// The word after the last of some years, and that year: "2012-2020", "2019/20", "1936 to 1972".
fn last_year(line: &Line<'_>, at: usize, first: i32) -> Option<(usize, i32)> {
    let joins = match line.word(at + 1) {
        "-" | "–" | "/" => line.glued(at + 1) && line.glued(at + 2),
        "to" | "through" => !matches!(line.before(at), "from" | "From"),
        _ => false,
    };
    let word = line.word(at + 2);
    let in_full = year(word);
    let short = || {
        let is_short = word.len() == 2 && line.glued(at + 2);
        let last: i32 = is_short.then(|| word.parse().ok())??;
        Some(first - first % 100 + last)
    };
    let last = joins.then(|| in_full.or_else(short))?.filter(|last| *last > first)?;
    Some((at + 3, last))
}

/// Whether four digits are a year: nothing says that they count or number something.
fn is_year(line: &Line<'_>, at: usize) -> bool {
    let glued = line.glued(at) && !matches!(line.before(at), "(" | "“" | "\"" | "[" | "‘" | "—");
    if glued || measures(line, at + 1) {
        return false;
    }
    // News writes "2,000 protests" but "the 2017 protests".
    let is_recent = year(line.word(at)).is_some_and(|year| (1900..2051).contains(&year));
    let is_plural = counts(line, at + 1);
    let led = is_led(line.before(at));
    led && (!is_plural || is_recent) || is_recent && !is_plural && !is_numbered(line, at)
}

/// Whether what follows is a plural that the number may count.
fn counts(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    line.is_lower(at)
        && word.ends_with('s')
        && !matches!(word, "was" | "is" | "has" | "as" | "presidential")
}

/// Whether what follows is measured by the number, or people, who are counted more than dated.
fn measures(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.word(at),
        "people"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "soldiers"
            | "workers"
            | "dollars"
            | "euros"
            | "pounds"
            | "years"
            | "days"
            | "hours"
            | "miles"
            | "meters"
            | "metres"
            | "acres"
            | "tons"
            | "tonnes"
            | "km"
            | "kg"
            | "feet"
            | "percent"
            | "%"
            | "million"
            | "billion"
            | "square"
            | "police"
    )
}

/// Whether the number follows a name that it may belong to, or a word of counting.
fn is_numbered(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| line.words.get(before)) else {
        return false;
    };
    before.is_capital()
        || matches!(
            line.before(at),
            "about"
                | "around"
                | "some"
                | "over"
                | "than"
                | "nearly"
                | "least"
                | "almost"
                | "at"
                | "$"
                | "£"
                | "€"
                | "#"
                | "up"
                | "only"
                | "number"
                | "another"
        )
}

fn is_led(word: &str) -> bool {
    matches!(
        word,
        "in" | "In"
            | "since"
            | "Since"
            | "by"
            | "By"
            | "of"
            | "from"
            | "From"
            | "until"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "("
            | "and"
            | "to"
            | "the"
            | "for"
            | "between"
            | "through"
            | ","
            | "a"
            | "'s"
            | "’s"
            | "its"
            | "this"
            | "his"
            | "their"
            | "her"
    )
}
