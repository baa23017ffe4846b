//! What a picture shows: lines that say so, and what a credit leaves behind on its line.

use crate::article::line::Line;
use crate::article::role::tail::strip_picture_credit;
use crate::article::shape::{Phrases, begins, ends_sentence, word_count};

/// A caption that takes the rest of the line, up to a picture credit at its end.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    let text = line.rest;
    let left_behind = line.follows_residue()
        && !ends_sentence(text)
        && !text.ends_with(':')
        && word_count(text, 31) <= 30;
    let said = LINES.at_start(text).is_some() || shows_photo(text);
    (said || left_behind).then(|| strip_picture_credit(text))
}

/// "In this Feb. 3, 2025, file photo, ..."
fn shows_photo(text: &str) -> bool {
    let head = text.get(..text.len().min(90)).unwrap_or_default();
    begins(text, "In this") && (head.contains(" photo") || head.contains(" image"))
}

static LINES: Phrases = Phrases::new(&[
    "FILE -",
    "FILE –",
    "FILE —",
    "FILE:",
    "FILE PHOTO",
    "FILE IMAGE",
    "File photo",
    "File Photo",
    "Photo caption",
    "Photo Caption",
    "Image caption",
    "Image Caption",
    "Caption:",
    "CAPTION:",
    "Pictured:",
    "(L-R)",
    "(L to R)",
    "A file photo of",
    "File image",
]);
