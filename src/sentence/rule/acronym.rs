//! Letters with full stops ("U.S.", "D.C.", "J.K.") end a sentence only before a word that opens a
//! clause: "the U.S. The vote", but "the U.S. Senate".

use crate::sentence::site::{Mark, Site, Verdict};

/// Decides after dotted letters.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Stop || !is_dotted(site.before()) {
        return None;
    }
    let ends =
        !site.headline && (site.opens_clause() || site.closes_quote() && site.lead_is_capital());
    Some(if ends { Verdict::Cut } else { Verdict::Keep })
}

/// Single letters parted by full stops; one part may be a short group: "U.S", "Ph.D", "S.&P".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(is_letters)
        && word.split('.').any(|part| part.len() == 1)
}

fn is_letters(part: &str) -> bool {
    let part = part.trim_start_matches('&');
    (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
}
