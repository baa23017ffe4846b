//! A quoted question or exclamation whose reporting clause follows: `"Why now?" Smith asked.`

use crate::sentence::site::{Mark, Site, Verdict, word_at};
use crate::sentence::words;

/// The reporting verb stands among this many words after the quotation.
const REACH: usize = 6;

/// Keeps the reporting clause with its quotation.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Shout || !site.closes_quote() {
        return None;
    }
    let mut rest = site.after();
    for _ in 0..REACH {
        let word = word_at(rest);
        if words::reports(word) {
            return Some(Verdict::Keep);
        }
        let named = word.starts_with(char::is_uppercase) || words::joins_name(word);
        if !named {
            return None;
        }
        rest = rest[word.len()..].trim_start_matches(['.', '-']).trim_start();
    }
    None
}
