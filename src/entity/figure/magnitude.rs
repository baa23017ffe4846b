//! Cardinal numbers in digits and words, with their magnitude: "83,000", "1.5bn", "20 million",
//! "twenty-five", "tens of thousands of".

use std::borrow::Cow;

use super::line::Line;

/// A number: the word after its last, its value where it is exact, and the magnitude counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) value: Option<f64>,
    pub(super) factor: f64,
}

impl Number {
    /// A number that says no more than its order.
    fn vague(end: usize) -> Self {
        Number { end, value: None, factor: 1.0 }
    }
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
    suffixed(line, at, value, rest)
}

/// The number whose digits are read, with what follows them in the word at `at` or after it.
pub(super) fn suffixed(line: &Line<'_>, at: usize, value: f64, rest: &str) -> Option<Number> {
    if let Some(factor) = suffix(rest) {
        return Some(Number { end: at + 1, value: Some(value * factor), factor });
    }
    rest.is_empty().then(|| with_magnitude(line, at + 1, value))
}

/// The number with the magnitudes at `at`: "20 million", "20-million", "1 lakh crore".
fn with_magnitude(line: &Line<'_>, at: usize, value: f64) -> Number {
    let mut number = Number { end: at, value: Some(value), factor: 1.0 };
    let hyphen = usize::from(line.word(at) == "-" && line.glued(at));
    while let Some(factor) = magnitude(line.word(number.end + hyphen)) {
        number.end += 1 + hyphen;
        number.factor *= factor;
        if hyphen > 0 {
            break;
        }
    }
    Number { value: Some(value * number.factor), ..number }
}

/// Digits at the start of a token, thousands separators removed, and what follows them.
pub(super) fn leading(token: &str) -> Option<(f64, &str)> {
    let end = token
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(token.len());
    let digits = match token[..end].contains(',') {
        true => Cow::Owned(token[..end].replace(',', "")),
        false => Cow::Borrowed(&token[..end]),
    };
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

/// "dozen" to "trillion", and the Indian ones.
pub(super) fn magnitude(word: &str) -> Option<f64> {
    match word {
        "dozen" => Some(12.0),
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
    if let Some(end) = vague(line, at).or_else(|| some_hundred(line, at)) {
        return Some(Number::vague(end));
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
    let whole = magnitude(line.word(one + 1))?;
    let value = if half { whole / 2.0 } else { whole };
    Some(Number { end: one + 2, value: Some(value), factor: 1.0 })
}

/// "hundred" after "several", "thousand" after "a few".
fn some_hundred(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_led = matches!(line.before(at), "several" | "Several" | "few" | "many");
    (is_led && magnitude(line.word(at)).is_some()).then_some(at + 1)
}

/// How many words "hundreds of thousands of" may go on for.
const LONGEST_VAGUE: usize = 4;

const VAGUE: [&str; 7] =
    ["tens", "scores", "dozens", "hundreds", "thousands", "millions", "billions"];

/// "dozens of", "hundreds of thousands of".
fn vague(line: &Line<'_>, at: usize) -> Option<usize> {
    let is_vague = |at| {
        let word = line.word(at);
        word.len() >= 4 && VAGUE.iter().any(|vague| vague.eq_ignore_ascii_case(word))
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

/// A number without the noise of floating point: "1500000000", "3.5".
pub(super) fn plain(value: f64) -> String {
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}
