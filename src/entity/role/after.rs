//! Roles after the name: ", the president of the club,", ", 43, a nurse from Hull."

use crate::span::Span;

use super::phrase::Phrase;

/// How many tokens a role has at most.
const LONGEST: usize = 16;

/// How many tokens may stand before the noun.
const LONGEST_MODIFIER: usize = 7;

const ARTICLES: &[&str] = &["the", "a", "an", "its", "his", "her", "their", "our"];

/// Words that tie more to the noun.
const TIES: &[&str] = &["of", "for", "at", "in", "from", "to", "on", "with", "and"];

/// Words that no apposition holds.
const VERBS: &[&str] = &[
    "said", "says", "told", "is", "was", "are", "were", "has", "had", "have", "will", "would",
    "which", "that", "it", "he", "she", "they", "we", "i", "when", "where", "while", "but",
];

/// The role at the start of the words after a name, the first of which is a comma.
pub(super) fn role(words: &Phrase<'_>) -> Option<Span> {
    let after_age = words.is_number(1) && words.word(2) == ",";
    let first = if after_age { 3 } else { 1 };
    let is_determined = words.is(first, ARTICLES);
    let start = first + usize::from(is_determined);
    let head = head(words, start, is_determined)?;
    let end = end(words, head + 1, start + LONGEST)?;
    words.span(start, end)
}

/// The noun, the last where several stand together. A noun that a name follows is that name's.
fn head(words: &Phrase<'_>, start: usize, is_determined: bool) -> Option<usize> {
    let mut at = start;
    while at < start + LONGEST_MODIFIER {
        if words.is_noun(at) && !words.is_noun(at + 1) {
            let is_others = words.is_capital(at + 1) || words.word(at + 1).starts_with(['\'', '’']);
            return (!is_others && words.word(at + 1) != "-").then_some(at);
        }
        let is_part = words.modifies(at)
            || is_determined && !words.is_mark(at) && !words.is(at, VERBS) && !words.is(at, TIES);
        if !is_part {
            return None;
        }
        at += 1;
    }
    None
}

/// Where the apposition ends, if it is one: before a mark or "who", or with the sentence.
fn end(words: &Phrase<'_>, from: usize, most: usize) -> Option<usize> {
    let closes = |at: usize| at >= words.len() || is_boundary(words, at) || words.is(at, &["who"]);
    if closes(from) {
        return Some(from);
    }
    if !words.is(from, TIES) {
        return None;
    }
    let end = (from..most).find(|&at| closes(at) || words.is(at, VERBS))?;
    closes(end).then_some(end)
}

fn is_boundary(words: &Phrase<'_>, at: usize) -> bool {
    matches!(words.word(at), "," | "." | ";" | ":" | "—" | "–" | ")" | "(" | "!" | "?" | "”" | "\"")
}
