//! How a source is put: by name, by pronoun, by description, or without saying who.

use super::words::Words;
use crate::annotation::Mention;
use crate::record::{EntityType, SourceClass};
use crate::span::Span;

/// Bytes of the source that are read.
const WINDOW: usize = 200;

const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "they",
    "it",
    "i",
    "we",
    "you",
    "who",
    "him",
    "her",
    "them",
    "his",
    "their",
    "himself",
    "herself",
    "themselves",
    "us",
    "me",
    "that",
    "which",
    "let's",
];

const DETERMINERS: &[&str] = &["the", "his", "her", "their", "its", "my", "our", "this", "that"];

/// The class of the source under a span.
pub(super) fn class(text: &str, mentions: &[Mention], source: Span) -> SourceClass {
    let words = Words::of(text, source, WINDOW);
    let first_word = words.lower().next();
    let is = |list: &[&str]| first_word.as_deref().is_some_and(|first| list.contains(&first));
    if words.len() == 1 && is(PRONOUNS) {
        return SourceClass::Pronoun;
    }
    let first = mentions.partition_point(|mention| mention.span.start < source.start);
    let mut inside = mentions[first..].iter().take_while(|mention| mention.span.end <= source.end);
    if inside.any(|mention| is_named(text, mention, source)) {
        return SourceClass::Named;
    }
    let last = words.lower().next_back().unwrap_or_default();
    let is_plural =
        last.ends_with('s') && !["ss", "sis", "us"].iter().any(|end| last.ends_with(end));
    match is(DETERMINERS) && !is_plural {
        true => SourceClass::Described,
        false => SourceClass::Unnamed,
    }
}

/// Whether a name is the source's own, not that of somebody it belongs to: "Ford" but not "a Ford
/// official", "Ford's lawyer" or "a spokesman for Ford".
fn is_named(text: &str, mention: &Mention, source: Span) -> bool {
    use EntityType::{Facility, Organization, Person, Place};
    if !matches!(mention.kind, Person | Organization | Place | Facility) {
        return false;
    }
    let before = Span::new(source.start, mention.span.start).of(text).trim_end();
    let after = Span::new(mention.span.end, source.end).of(text).trim_start();
    let tie = before.rsplit(' ').next().unwrap_or_default();
    let is_tied = matches!(tie, "for" | "of" | "to" | "at" | "in" | "from" | "with" | "by" | "on");
    let ends =
        after.is_empty() || !after.starts_with(|c: char| c.is_lowercase() || c == '\'' || c == '’');
    let next = after.split(' ').next().unwrap_or_default();
    let goes_on = matches!(next, "and" | "who" | "of" | "from" | "in" | "on" | "at" | "himself");
    !is_tied && (ends || goes_on && mention.kind == Person || matches!(next, "and" | "who"))
}
