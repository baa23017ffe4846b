//! How a source is put: by name, by pronoun, by description, or without saying who.

use super::words::{lowered, words};
use crate::annotation::{Attribution, Mention, inside};
use crate::claim::title::{owner, ties, untitled};
use crate::record::{EntityType, SourceClass, SpeakerBy};
use crate::span::Span;

/// Bytes of the source that are read.
const WINDOW: usize = 200;

/// Without the verb that they may be written together with: "he'll".
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
    // "let's"
    "let",
];

const DETERMINERS: &[&str] = &["the", "his", "her", "their", "its", "my", "our", "this", "that"];

/// The class of a claim's source; `None` where it has none.
pub(super) fn class(text: &str, mentions: &[Mention], claim: &Attribution) -> Option<SourceClass> {
    // Where the recogniser takes the name for something else, the speaker may still be known by it.
    let is_named = matches!(claim.speaker_by, SpeakerBy::Name | SpeakerBy::Surname);
    match claim.source {
        Some(_) if is_named => Some(SourceClass::Named),
        source => source.map(|source| read(text, mentions, owner(text, source))),
    }
}

/// Whether a source is nobody, so that nothing is said: "no one", "neither side", "none of the three"; not
/// "no fewer than ten", "No. 2" or "nobody but Lee".
pub(super) fn is_nobody(text: &str, source: Span) -> bool {
    const COUNTING: &[&str] = &["fewer", "less", "wonder", "doubt", "matter", "longer"];
    const EXCEPTING: &[&str] = &["but", "except", "save", "other"];
    let mut words = words(text, source, WINDOW).map(lowered);
    let is_none = match words.next().as_deref() {
        Some("nobody" | "none" | "neither") => true,
        Some("no") => words.next().is_some_and(|next| !COUNTING.contains(&&*next)),
        _ => false,
    };
    let is_number = || source.of(text).get(2..).is_some_and(|rest| rest.starts_with('.'));
    is_none && !is_number() && !words.any(|word| EXCEPTING.contains(&&*word))
}

fn read(text: &str, mentions: &[Mention], source: Span) -> SourceClass {
    let mut words = words(text, source, WINDOW);
    let (first, second) = (words.next(), words.next());
    let first_word = first.map(lowered);
    let is = |list: &[&str]| first_word.as_deref().is_some_and(|first| list.contains(&first));
    let bare = first_word.as_deref().and_then(|first| first.split('\'').next());
    let is_bare = second.is_none() && bare.is_some_and(|pronoun| PRONOUNS.contains(&pronoun));
    // "who in June": whatever follows, it is no more than the pronoun.
    if is_bare || is(&["who"]) {
        return SourceClass::Pronoun;
    }
    if inside(mentions, source).any(|(_, mention)| is_named(text, mention, source)) {
        return SourceClass::Named;
    }
    match is(DETERMINERS) && !head(text, source).is_some_and(is_plural) {
        true => SourceClass::Described,
        false => SourceClass::Unnamed,
    }
}

/// The noun of a source without a name: "officials" of "the officials from the town, all friends".
fn head(text: &str, source: Span) -> Option<&str> {
    let phrase = source.of(text).split([',', '(', '—', '–']).next().unwrap_or("");
    let phrase = Span::new(source.start, source.start + phrase.len());
    let is_end = |word: &&str| ties(word) || matches!(*word, "who" | "that" | "which" | "whose");
    let mut words = words(text, phrase, WINDOW);
    let first = words.next();
    words.take_while(|word| !is_end(word)).last().or(first)
}

fn is_plural(word: &str) -> bool {
    let lower = lowered(word);
    lower.ends_with('s') && !["ss", "sis", "us"].iter().any(|end| lower.ends_with(end))
}

/// Whether a name is the source's own, not that of somebody it belongs to: "Ford" but not "a Ford
/// official", "Ford's lawyer", "a spokesman for Mr. Ford" or "a study by the Ford Foundation".
fn is_named(text: &str, mention: &Mention, source: Span) -> bool {
    use EntityType::{Facility, Organization, Person, Place};
    let before = Span::new(source.start, mention.span.start).of(text).trim_end();
    let after = Span::new(mention.span.end, source.end).of(text).trim_start();
    let next = after.split(' ').next().unwrap_or_default();
    let is_joined = matches!(next, "and" | "who");
    match mention.kind {
        Person => {
            let is_tied = untitled(before).rsplit(' ').next().is_some_and(ties);
            let ends = !after.starts_with(|c: char| c.is_lowercase() || c == '\'' || c == '’');
            let goes_on = matches!(next, "of" | "from" | "in" | "on" | "at" | "himself");
            !is_tied && (ends || goes_on || is_joined)
        }
        Organization | Place | Facility => {
            let ends = after.is_empty() || after.starts_with([',', '(', '—', '–', ';']);
            !before.split(' ').any(ties) && (ends || is_joined)
        }
        _ => false,
    }
}
