//! A small letter follows: the sentence goes on, unless its writer does without capitals.

use crate::sentence::site::{Mark, Site, Verdict, word_at};
use crate::sentence::words;

/// Decides before a small letter.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    if !site.lead_is_small() {
        return None;
    }
    let ends = !site.closes() && !site.headline && ends_without_capitals(site);
    Some(if ends { Verdict::Cut } else { Verdict::Keep })
}

/// A whole word and a full stop; or a question or exclamation without a reporting clause, that
/// ends on a plain word, itself began small, or has a clause in small letters after it.
fn ends_without_capitals(site: &Site) -> bool {
    match site.mark {
        Mark::Stop => {
            let word = site.before();
            let ended = is_long(word) || site.behind().ends_with(')');
            is_plain(word) || ended && opens_clause(site)
        }
        Mark::Shout if reports(site) => false,
        Mark::Shout => is_plain(site.before()) || begins_small(site) || opens_clause(site),
        Mark::Ellipsis | Mark::Wide => false,
    }
}

/// Small letters only, and more than one.
fn is_plain(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
}

/// Long enough to be no abbreviation that is not listed.
fn is_long(word: &str) -> bool {
    word.len() > 3 && word.chars().all(char::is_alphanumeric)
}

fn begins_small(site: &Site) -> bool {
    site.text[site.start..].starts_with(char::is_lowercase)
}

/// "i", "you", "what" in small letters.
fn opens_clause(site: &Site) -> bool {
    words::opens_clause_small(site.word()) && !reports(site)
}

/// A reporting clause follows: "Why? he asked."
fn reports(site: &Site) -> bool {
    let word = site.word();
    let rest = site.lead()[word.len()..].trim_start();
    words::reports(word) || words::reports(word_at(rest))
}
