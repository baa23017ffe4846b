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
    "anything",
    "something",
    "nothing",
    "much",
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
    let is_told = TELLING.contains(&act.lemma.as_str());
    let may_begin = is_told || speaks(act) && after.of(text).trim_start().starts_with("to");
    if !may_begin {
        return None;
    }
    let tokens = tokenize(text, after);
    let words = |at: usize| tokens.get(at).map_or("", |token: &Token| token.span.of(text));
    let start = match words(0) {
        "to" if speaks(act) => 1,
        _ if is_told => 0,
        _ => return None,
    };
    let ends = |at: &usize| ends(text, &tokens, *at);
    let end = (start..tokens.len()).find(ends).unwrap_or(tokens.len());
    let phrase = tokens.get(start..end).filter(|_| (1..=LONGEST).contains(&(end - start)))?;
    let is_loose = |token: &Token| {
        let word = token.span.of(text);
        token.kind == TokenKind::Mark || matches!(word, "of" | "and" | "or" | "the" | "a")
    };
    let last = phrase.iter().rposition(|token| !is_loose(token))?;
    Some(phrase.first()?.span.cover(phrase.get(last)?.span).trim(text))
}

/// Whether the phrase ends before a token: at a mark that joins nothing, or a word that opens
/// something else.
fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Mark if word == "." => !is_abbreviation(text, tokens, at),
        TokenKind::Mark => !matches!(word, "-" | "&" | "’" | "'"),
        _ => ENDS.iter().any(|end| end.eq_ignore_ascii_case(word)),
    }
}

/// Whether the full stop is that of a title before a name: "Sen. Lee".
fn is_abbreviation(text: &str, tokens: &[Token], stop: usize) -> bool {
    const LONGEST_TITLE: usize = 4;
    let is_capital = |at: usize| {
        tokens.get(at).is_some_and(|token| token.span.of(text).starts_with(char::is_uppercase))
    };
    stop.checked_sub(1).is_some_and(|before| {
        is_capital(before) && is_capital(stop + 1) && tokens[before].span.len() <= LONGEST_TITLE
    })
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
