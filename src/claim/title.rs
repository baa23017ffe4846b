//! What stands beside a name: titles, which are its own, words that make it another noun's ("a spokesman
//! for Mr. Lee" is as little Lee as "critics like Lee" are), and the mark of the genitive.

use crate::span::Span;

/// The marks of the genitive.
pub(crate) const GENITIVES: [&str; 4] = ["'s", "’s", "'", "’"];

/// A source without the mark of the genitive: the Lee of "Lee's claim".
pub(crate) fn owner(text: &str, source: Span) -> Span {
    let words = source.of(text);
    let owner = GENITIVES.iter().find_map(|mark| words.strip_suffix(mark));
    Span::new(source.start, source.start + owner.unwrap_or(words).len())
}

/// The words before a name without its titles: "a spokesman for" before "Mr." and "President".
pub(crate) fn untitled(before: &str) -> &str {
    let mut rest = before;
    while let Some(head) = TITLES.iter().find_map(|title| rest.strip_suffix(title)) {
        rest = head.trim_end();
    }
    rest
}

/// Titles that stand between a preposition and a name.
const TITLES: &[&str] = &[
    " Mr.",
    " Mrs.",
    " Ms.",
    " Mr",
    " Mrs",
    " Ms",
    " Dr.",
    " Sen.",
    " Rep.",
    " Gov.",
    " Gen.",
    " President",
    " Senator",
    " Governor",
    " Sir",
    " Justice",
    " Judge",
    " Secretary",
    " Mayor",
    " Republican",
    " Democrat",
    " candidate",
    " nominee",
    " presidential",
    " Democratic",
];

/// Whether a word makes the name behind it the property, the partner or an example of another noun.
pub(crate) fn ties(word: &str) -> bool {
    const TIES: &[&str] = &[
        "for",
        "of",
        "to",
        "by",
        "with",
        "from",
        "in",
        "at",
        "against",
        "on",
        "between",
        "about",
        "under",
        "over",
        "including",
        "like",
        "as",
    ];
    TIES.contains(&word)
}
