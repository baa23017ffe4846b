//! A number or letter that labels what follows it ("1. First", "b. Second") begins a sentence and
//! does not end one.

use crate::sentence::site::{Mark, Site, Verdict};

/// Keeps a label with its text.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    let text = site.behind().trim_start_matches(['(', '[', '*', '•', ' ']);
    (site.mark == Mark::Stop && site.end <= site.run.end + 1 && is_label(text))
        .then_some(Verdict::Keep)
}

fn is_label(text: &str) -> bool {
    let parts = || text.split('.');
    match text.len() {
        1 => text.as_bytes()[0].is_ascii_alphanumeric(),
        2..=8 if text.as_bytes()[0].is_ascii_digit() => {
            parts().all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()))
        }
        2..=4 => {
            text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
                || text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
        }
        _ => false,
    }
}
