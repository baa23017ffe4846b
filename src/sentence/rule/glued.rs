//! No white space after the terminators: numbers, addresses, "U.S.-led" go on; only a whole word
//! before and a capitalised one after are two sentences with a missing space.

use crate::sentence::site::{Mark, Site, Verdict, word_at};
use crate::sentence::words;

/// Decides wherever no white space follows.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    if site.has_gap() || site.mark == Mark::Wide {
        return None;
    }
    let ends = ends_sentence(site);
    let closes = site.closes_quote() || site.closers().ends_with([')', ']']);
    let two_sentences = (ends || closes) && begins_sentence(site.after())
        || ends && site.mark == Mark::Shout && !site.closes() && begins_small(site.after());
    Some(if two_sentences { Verdict::Cut } else { Verdict::Keep })
}

/// A capitalised word ("El", "I", `"We`), and no ending of an address.
fn begins_sentence(after: &str) -> bool {
    let opened = after.trim_start_matches(['"', '“', '‘', '(']);
    let word = word_at(opened);
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let lone = matches!(word, "I" | "A") && opened[word.len()..].starts_with(' ');
    let small = chars.next().is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
    let chunk = after.split(char::is_whitespace).next().unwrap_or_default();
    capital
        && (small || lone)
        && !chunk.contains('@')
        && !words::is_domain(&word.to_ascii_lowercase())
}

/// A whole word in small letters, after "?" or "!" alone: "right?then".
fn begins_small(after: &str) -> bool {
    let word = word_at(after);
    let rest = &after[word.len()..];
    word.len() > 1 && word.chars().all(char::is_lowercase) && rest.starts_with(char::is_whitespace)
}

/// At least two small letters, outside of addresses.
fn ends_sentence(site: &Site) -> bool {
    let mut letters = site.before().chars().rev();
    let small = letters.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2;
    small && !is_address(site)
}

fn is_address(site: &Site) -> bool {
    let chunk = site.chunk();
    chunk.contains(['@', '/', '\\', '_', '#', '=']) || chunk.starts_with("www.")
}
