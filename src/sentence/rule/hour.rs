//! "a.m." and "p.m." end a sentence before a capital, unless a day or a time zone follows.

use crate::sentence::abbreviation::{Class, class_of};
use crate::sentence::site::{Mark, Site, Verdict, word_at};
use crate::sentence::words;

/// Decides after a time of day.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    let is_hour = site.mark == Mark::Stop && class_of(site.before()) == Some(Class::Hour);
    if !is_hour {
        return None;
    }
    let ends = site.lead_is_capital() && !site.headline && !tells_which(site);
    Some(if ends { Verdict::Cut } else { Verdict::Keep })
}

/// A day, a month, a time zone ("ET", "E.T."), or "Kabul time".
fn tells_which(site: &Site) -> bool {
    let word = site.word();
    let rest = site.lead()[word.len()..].trim_start();
    let dotted = word.len() == 1 && site.lead()[1..].starts_with('.');
    dotted || words::dates_hour(word) || word_at(rest) == "time" || site.after().starts_with('(')
}
