//! Amounts of money: a symbol before the number, or a currency after it.

use super::line::{Found, Line};
use super::magnitude::{number, plain};

/// The amount that begins at a word. Its value is an ISO 4217 code and a number, where the
/// currency is certain: a bare "$" is taken for the US dollar, "¥" for none.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    after_symbol(line, at).or_else(|| before_currency(line, at))
}

fn after_symbol(line: &Line<'_>, at: usize) -> Option<Found> {
    let (first, code) = symbol(line, at)?;
    if !line.is_number(first) {
        return None;
    }
    let number = number(line, first)?;
    Some(Found {
        end: number.end + usize::from(is_currency_word(line.word(number.end))),
        value: value(code, number.value),
    })
}

/// The word after the symbol, and the currency's code or nothing.
fn symbol(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    Some(match (line.word(at), line.word(at + 1)) {
        ("$", _) => (at + 1, "USD"),
        ("£", _) => (at + 1, "GBP"),
        ("€", _) => (at + 1, "EUR"),
        ("₹", _) => (at + 1, "INR"),
        ("¥", _) => (at + 1, ""),
        ("US" | "U.S.", "$") => (at + 2, "USD"),
        ("A" | "AU", "$") => (at + 2, "AUD"),
        ("C" | "CA", "$") => (at + 2, "CAD"),
        ("HK", "$") => (at + 2, "HKD"),
        ("NZ", "$") => (at + 2, "NZD"),
        ("S", "$") => (at + 2, "SGD"),
        ("R", "$") => (at + 2, "BRL"),
        ("Rs", ".") if line.glued(at + 1) => (at + 2, "INR"),
        ("Rs" | "Rs.", _) => (at + 1, ""),
        (code, _) => (at + 1, iso(code)?),
    })
}

fn before_currency(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = number(line, at)?;
    let unit = line.word(number.end);
    let (end, code) = match (unit, line.word(number.end + 1)) {
        ("US" | "U.S.", "dollars") => (number.end + 2, "USD"),
        ("-", "dollar") | ("-", "euro") => return None,
        _ => (number.end + 1, currency(unit).or_else(|| iso(unit))?),
    };
    Some(Found { end, value: value(code, number.value) })
}

fn value(code: &str, number: Option<f64>) -> Option<String> {
    match code {
        "" => None,
        code => number.map(|number| format!("{code} {}", plain(number))),
    }
}

fn iso(word: &str) -> Option<&'static str> {
    const CODES: [&str; 22] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "CHF", "HKD", "NZD", "SGD", "ZAR",
        "KES", "NGN", "MXN", "BRL", "RMB", "AED", "SAR", "EGP", "RUB",
    ];
    CODES.into_iter().find(|code| *code == word)
}

fn is_currency_word(word: &str) -> bool {
    currency(word).is_some()
}

/// The code of a currency's name; empty where several countries' share it.
fn currency(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollars" | "dollar" => "USD",
        "euros" | "euro" => "EUR",
        "yuan" | "renminbi" => "CNY",
        "yen" => "JPY",
        "baht" => "THB",
        "ringgit" => "MYR",
        "naira" => "NGN",
        "rand" => "ZAR",
        "cents" | "pounds" | "rupees" | "pesos" | "francs" | "shillings" | "roubles" | "rubles"
        | "won" | "lira" | "riyals" | "dirhams" | "dinars" | "krona" | "kroner" | "reais"
        | "rupiah" => "",
        _ => return None,
    })
}
