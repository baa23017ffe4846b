//! The rules that decide whether a sentence ends at a site. One file each; the first that decides
//! wins, and where none does, the sentence ends.

mod abbreviation;
mod acronym;
mod continuation;
mod ellipsis;
mod glued;
mod hour;
mod initial;
mod label;
mod name;
mod reporting;
mod small;

use crate::sentence::site::{Site, Verdict};

/// All rules, in the order in which they are asked.
const RULES: &[fn(&Site) -> Option<Verdict>] = &[
    glued::rule,
    continuation::rule,
    label::rule,
    hour::rule,
    abbreviation::rule,
    initial::rule,
    acronym::rule,
    name::rule,
    small::rule,
    ellipsis::rule,
    reporting::rule,
];

/// Whether a sentence ends at this site.
pub(crate) fn ends_at(site: &Site) -> bool {
    let verdict = RULES.iter().find_map(|rule| rule(site));
    verdict.unwrap_or(Verdict::Cut) == Verdict::Cut
}
