//! Amounts of money: a symbol before the number, or a currency after it.
//!
//! A dollar without its country is taken for the US dollar, and `value_by` says so: news of other
//! dollars writes "A$" or "HK$" abroad, but not always at home.

use std::borrow::Cow;

use crate::record::ValueBy;

use super::amount::{Amount, amount};
use super::currency::{self, DOLLAR};
use super::line::{Found, Line};
use super::magnitude::{leading, suffixed};

/// The amount of money that begins at a word.
pub(super) fn at(line: &Line<'_>, at: usize, number: Option<Amount>) -> Option<Found> {
    match number {
        Some(number) => before_currency(line, at, number),
        None if line.is_lower(at) => None,
        None => after_symbol(line, at).or_else(|| with_letters(line, at)),
    }
}

/// "$1.5bn", "US$5-10 million", "Rs 500 crore".
fn after_symbol(line: &Line<'_>, at: usize) -> Option<Found> {
    let (first, code) = currency::symbol(line, at)?;
    if !line.is_number(first) {
        return None;
    }
    let number = amount(line, first, line.word(first.checked_sub(1)?))?;
    let end = currency::named(line, number.end).map_or(number.end, |(end, _)| end);
    Some(found(number, end, code))
}

/// "Rs500", "RM10 million": one word of letters and digits.
fn with_letters(line: &Line<'_>, at: usize) -> Option<Found> {
    let word = line.word(at);
    let digits = word.find(|c: char| c.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let code =
        currency::abbreviation(&word[..digits]).or_else(|| currency::iso(&word[..digits]))?;
    let (value, rest) = leading(&word[digits..])?;
    let number = suffixed(line, at, value, rest)?;
    Some(found(Amount::of(number), number.end, code))
}

/// "20 million euros", "20 cents", "336-million-ringgit", "a 50-euro note".
fn before_currency(line: &Line<'_>, at: usize, number: Amount) -> Option<Found> {
    let unit = number.end + usize::from(line.hyphen(number.end));
    let (end, code) = currency::named(line, unit)?;
    let weight = matches!(line.word(unit), "pounds" | "pound") && number.from.is_none_or(is_small);
    let verb = line.word(unit) == "won" && number.from.is_none_or(is_few);
    (!weight && !verb && line.word(at) != "no").then(|| found(number, end, code))
}

/// Pounds below a million may be weight.
fn is_small(number: f64) -> bool {
    number < 1e6
}

/// Nobody reports so few of the won: they are games.
fn is_few(number: f64) -> bool {
    number < 100.0
}

fn found(number: Amount, end: usize, code: &'static str) -> Found {
    let iso = if code == DOLLAR { "USD" } else { code };
    let value = number.value().filter(|_| !iso.is_empty());
    let mut found = number.found(end, value.map(|value| format!("{iso} {value}")));
    found.reading.unit = (!iso.is_empty()).then_some(Cow::Borrowed(iso));
    if code == DOLLAR && found.value.is_some() {
        found.reading.by = Some(ValueBy::BareDollar);
    }
    found
}
