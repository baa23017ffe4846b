//! Islands: the stretches of a sentence where names may stand. Everything else is small letters, or
//! a word of grammar alone with its capital ("The"), where the model is never asked.

use std::ops::Range;

use super::super::class::Classes;
use super::super::word::Shape;
use super::page::Reading;

/// How many other words may stand between two that have a capital.
const WIDEST_GAP: usize = 2;

/// Hands on the islands of one sentence, in order.
pub(crate) fn each(text: &str, words: &[Reading], mut found: impl FnMut(Range<usize>)) {
    let mut open: Option<Range<usize>> = None;
    let mut found = |island: Range<usize>| {
        if !is_grammar(&words[island.clone()]) {
            found(widened(text, words, island));
        }
    };
    for at in (0..words.len()).filter(|&at| words[at].cased) {
        match &mut open {
            Some(island) if is_gap(text, &words[island.end..at]) => island.end = at + 1,
            _ => {
                if let Some(island) = open.replace(at..at + 1) {
                    found(island);
                }
            }
        }
    }
    if let Some(island) = open {
        found(island);
    }
}

/// Whether an island is one word of grammar, as sentences begin with, that is no name besides.
fn is_grammar(island: &[Reading]) -> bool {
    const NAMES: Classes = Classes::FORENAME
        .with(Classes::SURNAME)
        .with(Classes::LEADER)
        .with(Classes::ANY_PLACE)
        .with(Classes::GROUP)
        .with(Classes::BODY);
    let [Reading { word, .. }] = island else { return false };
    matches!(word.shape, Shape::Capital | Shape::Initial)
        && word.has(Classes::FUNCTION)
        && !word.has(NAMES)
}

/// Whether a name may go on over these words.
fn is_gap(text: &str, words: &[Reading]) -> bool {
    let parts = |part: &Reading| {
        matches!(part.word.span.of(text), "," | ";" | ":" | "\"" | "“" | "”" | "(" | ")")
    };
    words.len() <= WIDEST_GAP && !words.iter().any(parts)
}

/// With a small particle before ("al-", "van"), and with a tied syllable, number or full stop
/// after ("-un", "737", "Corp.").
fn widened(text: &str, words: &[Reading], island: Range<usize>) -> Range<usize> {
    let word = |at: usize| words.get(at).map_or("", |reading| reading.word.span.of(text));
    let glued = |at: usize| words.get(at).is_some_and(|reading| reading.word.glued);
    let mut start = island.start;
    while start > 0 && island.start - start < 2 && is_link(word(start - 1)) {
        start -= 1;
    }
    let mut end = island.end;
    if word(end) == "-" && glued(end) && glued(end + 1) {
        end += 2;
    } else if words.get(end).is_some_and(|next| next.word.shape == Shape::Number)
        || word(end) == "." && glued(end)
    {
        end += 1;
    }
    start..end.min(words.len())
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "-" | "al"
            | "el"
            | "ul"
            | "de"
            | "da"
            | "del"
            | "di"
            | "van"
            | "von"
            | "bin"
            | "la"
            | "le"
            | "der"
            | "ben"
    )
}
