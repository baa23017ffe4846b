//! When an article was published or updated: a label and a date, or a line that is only a date.

use crate::article::date;
use crate::article::line::Line;
use crate::article::shape::{Phrases, begins_anew};

/// Words that announce a date. Longer ones stand before those they begin with.
static LABELS: Phrases = Phrases::new(&[
    "Date",
    "date",
    "Dated",
    "First Published",
    "First published",
    "Published",
    "Publish Date",
    "Last Updated",
    "Last updated",
    "Last Modified",
    "Updated",
    "Modified",
    "Posted",
    "Created",
    "PUBLISHED",
    "UPDATED",
    "Edited On",
    "Uploaded",
]);

/// A stamp at the front of the line.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    let hour = || date::is_hour(line.rest).then_some(line.all());
    labelled(line.rest).or_else(|| dated(line)).or_else(hour)
}

/// "date 2025-02-04", "Updated: Feb 4, 2025 10:15 IST".
fn labelled(text: &str) -> Option<usize> {
    let label = LABELS.at_start(text)?;
    let after = &text[label.len()..];
    let joint = joint(after);
    let start = label.len() + joint;
    let end = start + date::length(&text[start..])?;
    let is_label = after[..joint].contains([':', '|']) || label.eq_ignore_ascii_case("date");
    let closes = begins_anew(text[end..].trim_start_matches([' ', '|', '•', ',', '·']));
    let alone = text[end..].trim().is_empty();
    (alone || is_label && closes).then_some(end)
}

/// Length of what stands between a label and its date: ": ", " on ", " | ", " at ".
fn joint(text: &str) -> usize {
    let mut rest = text.trim_start_matches([' ', ':', '|', '-', '–', '\u{A0}']);
    for word in ["on ", "On ", "at ", "At ", "by ", "ON "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    text.len() - rest.trim_start_matches([' ', ':', '|']).len()
}

/// A line that is only a date, or that opens with a full one before a sentence.
fn dated(line: &Line) -> Option<usize> {
    let text = line.rest;
    let first = text.bytes().next()?;
    if !(first.is_ascii_uppercase() || first.is_ascii_digit()) {
        return None;
    }
    let length = date::length(text)?;
    let rest = text[length..].trim_start();
    let opens = date::is_full(&text[..length]) && line.is_early() && begins_anew(rest);
    (rest.is_empty() || opens).then_some(length)
}
