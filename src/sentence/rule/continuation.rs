//! A comma, semicolon, dash or another sign that only goes on follows the terminators.

use crate::sentence::site::{Mark, Site, Verdict};

/// Keeps the sentence whole before a sign that cannot begin one.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    let mut after = site.after().chars();
    let sign = after.next()?;
    let goes_on = match sign {
        ',' | ';' | ':' | '/' | '%' | '&' | '+' | '=' | ')' | ']' | '}' | '”' | '»' => true,
        '–' | '—' | '-' => goes_on_after_dash(site),
        '(' => is_year(site.after()),
        _ => false,
    };
    goes_on.then_some(Verdict::Keep)
}

/// A year or another bare number in brackets: "the vote. (2012)".
fn is_year(after: &str) -> bool {
    let rest = after[1..].trim_start_matches(|c: char| c.is_ascii_digit());
    rest.starts_with(')') && rest.len() + 1 < after.len()
}

/// After a dash: what began before a question or an exclamation, and an abbreviation, goes on; a
/// full stop does not.
fn goes_on_after_dash(site: &Site) -> bool {
    site.mark == Mark::Ellipsis || site.mark == Mark::Shout || site.chunk().contains('.')
}
