//! Numbers with what they count or measure: "43 migrants", "1,200 armed men", "10 to 15 people",
//! "20 km", "five-nation", "42-year-old", "two-thirds".

use super::amount::Amount;
use super::line::{Found, Line};
use super::noun::{counted, singular};

/// The quantity that begins at a word; its value is the number.
pub(super) fn at(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<Found> {
    let number = number?;
    if line.before(at) == "-" && line.glued(at) {
        return None;
    }
    let (noun, end) = match line.hyphen(number.end) {
        true => compound(line, number)?,
        false => counted(line, number.end).map(|noun| (noun, noun + 1))?,
    };
    let mut found = number.found(end, number.value());
    found.reading.unit = Some(singular(line.word(noun)));
    Some(found)
}

/// "five-nation", "15-member", "42-year-old": the noun, and the word after the whole.
fn compound(line: &Line<'_>, number: Amount) -> Option<(usize, usize)> {
    let noun = number.end + 1;
    let word = line.word(noun);
    let is_noun = line.is_lower(noun) && word.len() > 2 && !word.ends_with("ed");
    if !is_noun || is_no_noun(word) || number.from.is_none_or(|number| number < 2.0) {
        return None;
    }
    let is_age = line.hyphen(noun + 1) && matches!(line.word(noun + 2), "old" | "olds");
    Some((noun, noun + if is_age { 3 } else { 1 }))
}

fn is_no_noun(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "to"
            | "plus"
            | "odd"
            | "time"
            | "fold"
            | "way"
            | "off"
            | "something"
            | "ish"
            | "for"
            | "the"
            | "thirds"
            | "third"
            | "half"
            | "quarters"
            | "quarter"
            | "fifths"
    )
}

/// "two-thirds", "three quarters", "a third of".
pub(super) fn fraction(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<Found> {
    let parts = match number {
        None if matches!(line.word(at), "a" | "A") => 1.0,
        Some(number) if number.end == at + 1 => number.from.filter(|parts| *parts < 10.0)?,
        _ => return None,
    };
    let part = at + 1 + usize::from(line.hyphen(at + 1));
    let whole = denominator(line.word(part), parts)?;
    let of = line.word(part + 1) == "of";
    if parts == 1.0 && !of || parts >= whole {
        return None;
    }
    let exact = parts / whole;
    let amount = Amount { end: part + 1, from: Some(exact), to: None };
    let mut found = amount.found(part + 1, amount.value());
    let the = usize::from(matches!(line.word(part + 2), "the" | "all" | "its" | "their" | "his"));
    let noun = of.then(|| counted(line, part + 2 + the)).flatten();
    found.reading.unit = noun.map(|noun| singular(line.word(noun)));
    Some(found)
}

/// How many of these parts make the whole: the plural where there are several.
fn denominator(word: &str, parts: f64) -> Option<f64> {
    let one = match parts > 1.0 {
        true => word.strip_suffix('s')?,
        false => word,
    };
    Some(match one {
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "tenth" => 10.0,
        _ => return None,
    })
}
