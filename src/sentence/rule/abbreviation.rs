//! The full stop of a listed abbreviation.

use crate::sentence::abbreviation::{Class, class_of};
use crate::sentence::site::{Mark, Site, Verdict};

/// Decides after a listed abbreviation, by its class.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    if site.mark != Mark::Stop {
        return None;
    }
    let class = class_of(site.before())?;
    if is_acronym_here(site) {
        return None;
    }
    if site.lead_is_small() {
        return (class != Class::Numbered).then_some(Verdict::Keep);
    }
    let goes_on = match class {
        Class::Title | Class::Inner => !site.closes(),
        Class::Numbered => site.lead_is_digit() && !site.closes(),
        Class::Month => site.lead_is_digit() || class_of(site.word()) == Some(Class::Month),
        Class::Suffix => site.headline || !(ends_quotation(site) || site.opens_clause()),
        Class::Unit => site.headline || !site.lead_is_capital(),
        Class::Hour => return None,
    };
    Some(if goes_on { Verdict::Keep } else { Verdict::Cut })
}

/// In capitals among small letters: the SEC, not a section.
fn is_acronym_here(site: &Site) -> bool {
    let is_upper = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    is_upper(site.before()) && !is_upper(site.word()) && !site.lead_is_digit()
}

/// A quotation that closes with the abbreviation and a capital after it.
fn ends_quotation(site: &Site) -> bool {
    site.closes_quote() && site.lead_is_capital()
}
