//! To whom something was said: the phrase after "told", or after "to" that follows a verb of speech.

use super::cue::Act;
use crate::annotation::Attribution;
use crate::record::CueClass;
use crate::span::Span;
use crate::token::{Token, TokenKind, tokenize};

/// Verbs whose object is who hears it.
const TELLING: &[&str] = &[
    "tell",
    "ask",
    "inform",
    "remind",
    "assure",
    "warn",
    "reassure",
    "notify",
    "persuade",
    "convince",
    "urge",
    "advise",
    "encourage",
    "order",
];

/// How many words an addressee has at most.
const LONGEST: usize = 10;

/// Bytes looked at after the cue.
const WINDOW: usize = 160;

/// Words that end the phrase.
const ENDS: &[&str] = &[
    "that",
    "to",
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "when",
    "as",
    "about",
    "by",
    "while",
    "from",
    "with",
    "if",
    "whether",
    "why",
    "how",
    "what",
    "for",
    "over",
    "via",
    "he",
    "she",
    "they",
    "it",
    "i",
    "we",
    "was",
    "is",
    "were",
    "had",
    "has",
    "will",
    "would",
    "this",
    "last",
    "earlier",
    "again",
    "not",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The addressee between the cue and what follows it, never within the content or the source.
pub(super) fn of(text: &str, claim: &Attribution, act: Option<&Act>) -> Option<Span> {
    let (cue, act) = (claim.cue?, act?);
    let after = Span::new(cue.end, text.floor_char_boundary(limit(text, claim, cue)));
    let tokens = tokenize(text, after);
    let words = |at: usize| tokens.get(at).map_or("", |token: &Token| token.span.of(text));
    let start = match words(0) {
        "to" if speaks(act) => 1,
        _ if TELLING.contains(&act.lemma.as_str()) => 0,
        _ => return None,
    };
    let is_end = |token: &Token| {
        let word = token.span.of(text);
        let joins = matches!(word, "-" | "&" | "." | "’" | "'");
        token.kind == TokenKind::Mark && !joins
            || ENDS.iter().any(|end| end.eq_ignore_ascii_case(word))
    };
    let length = tokens.iter().skip(start).take_while(|token| !is_end(token)).count();
    let phrase = tokens.get(start..start + length).filter(|_| (1..=LONGEST).contains(&length))?;
    Some(phrase.first()?.span.cover(phrase.last()?.span).trim(text))
}

fn speaks(act: &Act) -> bool {
    act.class == Some(CueClass::Say) || act.class == Some(CueClass::Write)
}

/// Where content or source begins after the cue, or the line or the window ends.
fn limit(text: &str, claim: &Attribution, cue: Span) -> usize {
    let parts = claim.content.iter().chain(&claim.source).map(|part| part.start);
    let next = parts.filter(|&start| start >= cue.end).min().unwrap_or(text.len());
    let window = text.floor_char_boundary((cue.end + WINDOW).min(next)).max(cue.end);
    let line = text[cue.end..window].find('\n').map_or(window, |at| cue.end + at);
    line.max(cue.end)
}
