//! Roles before the name: "U.S. Secretary of State Jane Doe", "campaign manager Jane Doe", and with
//! a comma where the noun is determined: "the party's leader, Jane Doe, ...".

use crate::span::Span;

use super::phrase::Phrase;

/// How many tokens a role has at most.
const LONGEST: usize = 14;

/// What determines a noun.
const DETERMINERS: &[&str] = &["the", "its", "his", "her", "their", "our", "'s", "’s", "'", "’"];

/// The role at the end of the words before a name. Where a comma ends them, one follows the name.
pub(super) fn role(words: &Phrase<'_>) -> Option<Span> {
    let end = words.len();
    if words.before(end) != "," {
        let start = start(words, head(words, end)?);
        return words.span(start, end);
    }
    let end = end - 1;
    let start = start(words, head(words, end)?);
    let is_apposition = start > 0 && words.is(start - 1, DETERMINERS);
    words.span(start, end).filter(|_| is_apposition)
}

/// The noun of a role that ends here, or the last of several.
fn head(words: &Phrase<'_>, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    if words.is_noun(last) {
        return Some(last);
    }
    if words.word(last) == "." && last > 0 && words.is_abbreviated(last - 1) {
        return Some(last - 1);
    }
    if !words.is_capital(last) {
        return None;
    }
    // "Secretary of Homeland Security": back over what "of" ties to the noun.
    let floor = end.saturating_sub(LONGEST);
    let inside = |at: &usize| words.is_capital(*at) || words.is(*at, &["the", "and", "of", "for"]);
    let tie = (floor..last).rev().take_while(inside).find(|&at| {
        words.is(at, &["of", "for"]) && at > 0 && words.is_noun(at - 1) && words.is_capital(at - 1)
    })?;
    Some(tie - 1)
}

/// Where the role with this noun begins.
fn start(words: &Phrase<'_>, head: usize) -> usize {
    let floor = head.saturating_sub(LONGEST);
    let mut start = head;
    while start > floor {
        let at = start - 1;
        let joins = words.is(at, &["and", "&"]) && at > 0 && words.is_noun(at - 1);
        if !joins && !words.modifies(at) {
            break;
        }
        start = at;
    }
    while start < head && words.is_mark(start) {
        start += 1;
    }
    start
}
