//! A single capital before the full stop is an initial, unless a clause begins after it.

use crate::sentence::site::{Mark, Site, Verdict};

/// Keeps "George W. Bush" whole and parts "Plan B. The vote".
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    let mut letters = site.before().chars();
    let is_initial = site.mark == Mark::Stop
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none();
    if !is_initial {
        return None;
    }
    let ends =
        !site.headline && (site.opens_clause() || site.closes_quote() && site.lead_is_capital());
    Some(if ends { Verdict::Cut } else { Verdict::Keep })
}
