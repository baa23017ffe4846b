//! A number or a range of two: "10 to 15", "5-10 million", "between 3 and 4".

use super::line::{Found, Line};
use super::magnitude::{Number, number, plain};

/// Numbers beyond this are not exact any more.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A number or a range: the word after its last, and its numbers where they are exact.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    pub(super) end: usize,
    pub(super) from: Option<f64>,
    pub(super) to: Option<f64>,
}

/// The amount that begins at a word; a range with a hyphen may repeat the currency's symbol.
pub(super) fn amount(line: &Line<'_>, at: usize, symbol: &str) -> Option<Amount> {
    let first = number(line, at)?;
    let range = joint(line, at, first.end)
        .map(|next| next + usize::from(line.glued(next) && line.word(next) == symbol))
        .and_then(|next| range(first, number(line, next)?));
    Some(range.unwrap_or_else(|| Amount::of(first)))
}

/// The word after what joins two numbers of a range.
fn joint(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    let is_range = match line.word(end) {
        "-" | "–" => line.glued(end),
        "to" => !matches!(line.before(at), "from" | "From"),
        "and" => matches!(line.before(at), "between" | "Between"),
        _ => false,
    };
    is_range.then_some(end + 1)
}

/// The second number is the greater, its magnitude perhaps said once for both.
fn range(first: Number, second: Number) -> Option<Amount> {
    let (low, high) = (first.value?, second.value.filter(is_exact)?);
    let scaled = if first.factor == 1.0 { low * second.factor } else { low };
    let low = [scaled, low].into_iter().find(|low| *low < high)?;
    Some(Amount { end: second.end, from: Some(low), to: Some(high) })
}

fn is_exact(value: &f64) -> bool {
    *value <= LARGEST
}

impl Amount {
    /// One number.
    pub(super) fn of(number: Number) -> Self {
        Amount { end: number.end, from: number.value.filter(is_exact), to: None }
    }

    /// Its numbers as a value: "43", "10/15".
    pub(super) fn value(self) -> Option<String> {
        Some(match (self.from?, self.to) {
            (from, Some(to)) => format!("{}/{}", plain(from), plain(to)),
            (from, None) => plain(from),
        })
    }

    /// The figure that ends before word `end`, with its value.
    pub(super) fn found(self, end: usize, value: Option<String>) -> Found {
        let mut found = Found::explicit(end, value);
        (found.reading.number, found.reading.number_to) = (self.from, self.to);
        found
    }
}
