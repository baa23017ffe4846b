//! Who supplied a picture, or which agency and reporters contributed.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::article::agency;
use crate::article::line::Line;
use crate::article::shape::{
    Phrases, begins, ends_sentence, is_capitalised, sentence_start, word_count, words,
};

/// A credit at the front of the line.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    front(line.rest)
}

/// Length of a credit at the front of a text.
pub(crate) fn front(text: &str) -> Option<usize> {
    if !text
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '[' | '-' | '–' | '—' | '©'))
    {
        return None;
    }
    supplier(text).or_else(|| is_line(text).then_some(text.len()))
}

/// Whether a whole line, or the tail of one, is a credit.
pub(crate) fn is_line(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', '[', ']', '-', '–', '—', ' ', '.', '*']);
    (text.len() <= 400 && thanks(text))
        || (bare.len() <= 240 && (is_copyright(bare) || LINES.at_start(bare).is_some()))
        || (bare.len() <= 120 && (is_bracketed(text) && in_brackets(bare) || is_alone(bare)))
}

/// "Copyright 2024 ...", "© ..."
fn is_copyright(text: &str) -> bool {
    let owned = text.strip_prefix("Copyright ").map(|rest| rest.trim_start_matches(['(', ' ']));
    text.starts_with('©')
        || owned
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "©c".contains(c)))
}

static CONTRIBUTED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("contributed "));

/// "The Associated Press contributed to this report.", in a line that says little else.
fn thanks(text: &str) -> bool {
    let Some(at) = CONTRIBUTED.find(text.as_bytes()) else { return false };
    THANKS.iter().any(|thanks| text[at..].starts_with(thanks))
        && sentence_start(&text[..at]) == 0
        && !text[..at].contains(['“', '"'])
}

fn is_bracketed(text: &str) -> bool {
    text.starts_with(['(', '[']) && text.trim_end_matches('.').ends_with([')', ']'])
}

/// The inside of brackets that credits an agency: "With AP inputs", "AP Photo/Jo Roe", "Reuters".
pub(crate) fn in_brackets(inside: &str) -> bool {
    let named = agency::is_named(inside);
    let inputs = inside.contains("input") || inside.contains("agenc") || inside.contains("Agenc");
    let pictured = inside.contains("Photo")
        || inside.contains("photo")
        || inside.contains('/') && !inside.contains("://");
    (begins(inside, "With") || begins(inside, "with")) && (inputs || named)
        || LINES.at_start(inside).is_some()
        || named && (pictured && word_count(inside, 13) <= 12 || is_agencies(inside))
        || ["Photo", "Image", "Photos", "Photograph", "Picture", "Source", "Credit"]
            .iter()
            .any(|label| labelled(inside, label).is_some())
}

/// A line of agencies' names, or of a photographer's and an agency's: "Jo Roe/Reuters".
fn is_alone(text: &str) -> bool {
    let joint_at = |at: usize| {
        let joint = [" via ", "/", " / "].iter().find(|joint| text[at..].starts_with(**joint))?;
        Some((at, at + joint.len()))
    };
    let joint = memchr::memchr2_iter(b' ', b'/', text.as_bytes()).find_map(joint_at);
    let by = joint.is_some_and(|(at, end)| {
        let name = &text[..at];
        (1..=4).contains(&words(name).count())
            && words(name).all(|word| is_capitalised(word) && !word.ends_with(','))
            && is_agencies(text[end..].trim())
    });
    by || is_agencies(text) && text.len() > 1
}

/// Whether a text is agencies' names and nothing else.
fn is_agencies(text: &str) -> bool {
    let length = sequence(text);
    length > 0 && length == text.len()
}

/// "Image Source : AP", "Photo: Jo Roe/AFP", "Credit: Getty Images" and what of the line they take.
fn supplier(text: &str) -> Option<usize> {
    labelled(text, LABELS.at_start(text)?)
}

fn labelled(text: &str, label: &str) -> Option<usize> {
    if !begins(text, label) {
        return None;
    }
    let after = &text[label.len()..];
    let rest = after.trim_start_matches([' ', ':', ';', '-', '–', '|', '\u{A0}']);
    let start = text.len() - rest.len();
    let is_label = after[..after.len() - rest.len()].contains([':', ';', '|']);
    let known = sequence(rest);
    if known > 0 && (is_label || label.contains(' ')) {
        return Some(start + known);
    }
    let by = begins(rest, "by") || begins(rest, "By") || begins(rest, "courtesy");
    let short = word_count(rest, 13) <= 12 && !rest.is_empty();
    (short
        && (is_label && is_name_line(rest) || by && words(rest).nth(1).is_some_and(is_capitalised)))
    .then_some(text.len())
}

/// A name, a handle, an outlet: no sentence.
fn is_name_line(text: &str) -> bool {
    let small = words(text).filter(|word| !is_capitalised(word) && word.len() > 3).count();
    small * 3 <= word_count(text, 13) && (!ends_sentence(text) || word_count(text, 8) < 6)
}

/// Length of the agencies' names at the front, with what joins them: "AP", "AFP via Getty Images".
fn sequence(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = text[end..].trim_start_matches([' ', '/', ',', '|', '&', '\u{A0}']);
        let rest = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)).unwrap_or(rest);
        let Some(length) = agency::at_start(rest) else { return end };
        end = text.len() - rest.len() + length;
    }
}

const JOINTS: &[&str] = &["via ", "and ", "Photo/", "photo/", "for "];

/// Longer labels stand before those they begin with.
static LABELS: Phrases = Phrases::new(&[
    "Image Source",
    "Image source",
    "Image Credits",
    "Image Credit",
    "Image credit",
    "Image Courtesy",
    "Image courtesy",
    "Image",
    "Photo Source",
    "Photo Credits",
    "Photo Credit",
    "Photo credits",
    "Photo credit",
    "Photo Courtesy",
    "Photo courtesy",
    "Photo",
    "Photos",
    "Photograph",
    "Photographer",
    "Photography",
    "Picture Credit",
    "Picture credit",
    "Picture",
    "Pic Credit",
    "Pic",
    "Video Source",
    "Video Credit",
    "Video credit",
    "File Photo",
    "Representational Image",
    "Representative Image",
    "Credits",
    "Credit",
    "Source",
    "Courtesy",
    "Illustration",
    "Graphic",
]);

/// What a line, or the inside of brackets, begins with if it credits reporters or owners.
static LINES: Phrases = Phrases::new(&[
    "Reporting by",
    "Additional reporting by",
    "Additional reporting",
    "Editing by",
    "Writing by",
    "Compiled by",
    "Edited by",
    "With inputs from",
    "With input from",
    "With Inputs From",
    "With agency inputs",
    "With Agency Inputs",
    "With AP inputs",
    "With PTI inputs",
    "With files from",
    "With reporting by",
    "With reporting from",
    "With additional reporting",
    "Inputs from",
    "This story has not been edited",
    "All rights reserved",
    "AP Photo",
    "AP Photos",
    "Reuters/",
    "REUTERS/",
    "AFP/",
    "Photo by",
    "Photos by",
    "Photograph by",
    "Image by",
    "Illustration by",
    "Video by",
    "This story has been published from a wire",
    "This story was originally published",
    "This article was originally published",
    "Except for the headline, this story",
    "This report was produced by",
    "This story was produced by",
    "h/t",
]);

/// What a sentence says that thanks contributors.
const THANKS: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to the report",
    "contributed reporting",
    "contributed research",
];
