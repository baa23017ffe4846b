//! Cardinal numbers in digits and words, with their magnitude: "83,000", "1.5bn", "20 million",
//! "twenty-five", "two-thirds".

use super::line::{Found, Line};

/// A number: the word after its last, and its value where it is exact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) value: Option<f64>,
}

/// The number that begins at a word.
pub(super) fn number(line: &Line<'_>, at: usize) -> Option<Number> {
    match line.is_number(at) {
        true => in_digits(line, at),
        false => in_words(line, at),
    }
}

fn in_digits(line: &Line<'_>, at: usize) -> Option<Number> {
    let (value, rest) = leading(line.word(at))?;
    if let Some(factor) = suffix(rest) {
        return Some(Number { end: at + 1, value: Some(value * factor) });
    }
    if !rest.is_empty() {
        return None;
    }
    Some(with_magnitude(line, at + 1, value))
}

/// The number with the magnitude at `at`, if one stands there: "20 million", "20-million".
fn with_magnitude(line: &Line<'_>, at: usize, value: f64) -> Number {
    let hyphen = usize::from(line.word(at) == "-" && line.glued(at));
    match magnitude(line.word(at + hyphen)) {
        Some(factor) => Number { end: at + hyphen + 1, value: Some(value * factor) },
        None => Number { end: at, value: Some(value) },
    }
}

/// Digits at the start of a token, thousands separators removed, and what follows them.
pub(super) fn leading(token: &str) -> Option<(f64, &str)> {
    let end = token
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(token.len());
    let digits = token[..end].replace(',', "");
    Some((digits.parse().ok()?, &token[end..]))
}

fn suffix(letters: &str) -> Option<f64> {
    match letters {
        "k" | "K" => Some(1e3),
        "m" | "M" | "mn" | "mln" => Some(1e6),
        "bn" | "b" | "B" => Some(1e9),
        "tn" | "trn" => Some(1e12),
        _ => None,
    }
}

/// "thousand" to "trillion", and the Indian ones.
pub(super) fn magnitude(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "lakh" | "lakhs" => Some(1e5),
        "million" | "mn" | "mln" | "Million" => Some(1e6),
        "crore" | "crores" => Some(1e7),
        "billion" | "bn" | "Billion" => Some(1e9),
        "trillion" | "trn" => Some(1e12),
        _ => None,
    }
}

fn in_words(line: &Line<'_>, at: usize) -> Option<Number> {
    if matches!(line.word(at), "a" | "half" | "A") {
        return article(line, at);
    }
    if let Some(end) = vague(line, at) {
        return Some(Number { end, value: None });
    }
    let mut value = cardinal(line.word(at))?;
    let mut end = at + 1;
    let ones = cardinal(line.word(end + 1)).filter(|ones| *ones < 10.0);
    if let (true, "-", Some(ones)) = (value >= 20.0, line.word(end), ones) {
        (value, end) = (value + ones, end + 2);
    }
    Some(with_magnitude(line, end, value))
}

/// "a dozen", "half a million", "a hundred".
fn article(line: &Line<'_>, at: usize) -> Option<Number> {
    let half = line.word(at) == "half";
    let one = at + usize::from(half && line.word(at + 1) == "a");
    if half && one == at {
        return None;
    }
    let whole = match line.word(one + 1) {
        "dozen" => 12.0,
        other => magnitude(other)?,
    };
    let value = if half { whole / 2.0 } else { whole };
    Some(Number { end: one + 2, value: Some(value) })
}

/// How many words "hundreds of thousands of" may go on for.
const LONGEST_VAGUE: usize = 4;

/// "dozens of", "hundreds of thousands of".
fn vague(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_vague = |at| {
        matches!(
            line.word(at),
            "dozens"
                | "hundreds"
                | "thousands"
                | "millions"
                | "billions"
                | "Dozens"
                | "Hundreds"
                | "Thousands"
                | "Millions"
        )
    };
    let mut end = at;
    while is_vague(end) && line.word(end + 1) == "of" && end < at + LONGEST_VAGUE {
        end += 2;
    }
    (end > at).then_some(end)
}

/// The value of a number word up to ninety; "one" only where it is a word by itself.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 28] = [
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("seventeen", 17.0),
        ("eighteen", 18.0),
        ("nineteen", 19.0),
        ("twenty", 20.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
        ("dozen", 12.0),
    ];
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    WORDS.iter().find(|(form, _)| form.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

/// "two-thirds", "three quarters".
pub(super) fn fraction(line: &Line<'_>, at: usize) -> Option<Found> {
    cardinal(line.word(at))?;
    let hyphen = usize::from(line.word(at + 1) == "-");
    let part = line.word(at + 1 + hyphen);
    match part {
        "third" | "thirds" | "quarter" | "quarters" | "fourths" | "fifth" | "fifths" | "tenth"
        | "tenths" => Found::bare(at + 2 + hyphen),
        _ => None,
    }
}

/// A number without the noise of floating point: "1500000000", "3.5".
pub(super) fn plain(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}
