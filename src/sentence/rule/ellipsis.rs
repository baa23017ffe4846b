//! Full stops that stand for omitted words: within brackets they end nothing.

use crate::sentence::site::{Mark, Site, Verdict};

/// Keeps "the [...] Senate" and "… I know" whole: nothing has ended before.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    let before = site.behind();
    let bracketed = before.ends_with(['[', '(']) && !site.opens_clause();
    let leads = !before.contains(char::is_alphanumeric);
    (site.mark == Mark::Ellipsis && (bracketed || leads)).then_some(Verdict::Keep)
}
