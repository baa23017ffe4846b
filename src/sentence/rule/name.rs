//! Names written with an exclamation mark: "Yahoo! Finance".

use crate::sentence::site::{Mark, Site, Verdict};
use crate::sentence::words;

/// Keeps such a name with what follows, unless a clause begins there.
pub(crate) fn rule(site: &Site) -> Option<Verdict> {
    (site.mark == Mark::Shout && words::shouts(site.before()) && !site.opens_clause())
        .then_some(Verdict::Keep)
}
