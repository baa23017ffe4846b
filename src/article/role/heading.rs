//! Headings between paragraphs: a short line without a full stop, and a paragraph after it.

use crate::article::line::Line;
use crate::article::shape::{bare_end, ends_sentence, is_title_case, is_upper, word_count, words};

/// A heading that takes the whole line.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    let text = line.rest;
    if line.peeled.is_some() || text.len() > 100 || line.next.is_empty() {
        return None;
    }
    (is_marked(text) || is_short(text) && leads(text, line.next)).then_some(text.len())
}

/// "## The vote"
fn is_marked(text: &str) -> bool {
    text.trim_start_matches('#').starts_with(' ') && text.starts_with('#')
}

/// Few words, the first capitalised, and nothing at the end that says more is to come.
fn is_short(text: &str) -> bool {
    let open_end = bare_end(text).ends_with([',', ';', ':', '-', '–', '—']);
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let most = if is_title_case(text) { 14 } else { 9 };
    begins && !open_end && !ends_sentence(text) && word_count(text, 15) <= most && !is_entry(text)
}

/// A list's entry, a signature, a speaker's label: numbers and marks rather than words.
fn is_entry(text: &str) -> bool {
    let lettered = words(text).filter(|word| word.contains(char::is_alphabetic)).count();
    lettered * 2 < word_count(text, 15)
        || text.contains(['@', '=', '|', '\t'])
        || text.contains(": ")
}

/// Whether what follows is a paragraph and not another short line; a line in capitals leads any.
fn leads(text: &str, next: &str) -> bool {
    let bullets = next.starts_with(['•', '*', '-', '–']);
    let paragraph = next.len() >= 60
        && next.len() > text.len()
        && (ends_sentence(next) || next.ends_with([')', ':']));
    paragraph && !bullets || is_upper_line(text) && next.len() > text.len()
}

fn is_upper_line(text: &str) -> bool {
    words(text).filter(|word| word.len() > 3).all(is_upper) && words(text).any(is_upper)
}
