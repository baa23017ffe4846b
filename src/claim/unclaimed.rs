//! Stretches that rules would give to an attribution, and that no other has: all parts are marked at once, so
//! that no article costs a square of its attributions.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;

/// What `wanted` asks for an attribution, with its index, where no part of any stands in it.
pub(crate) fn unclaimed(
    page: &Page<'_>,
    all: &[Spelled],
    wanted: impl Fn(&Spelled) -> Option<Range<usize>>,
) -> Vec<(usize, Range<usize>)> {
    let asked = all.iter().enumerate().filter_map(|(at, one)| Some((at, wanted(one)?)));
    let mut asked: Vec<(usize, Range<usize>)> = asked.collect();
    if asked.is_empty() {
        return asked;
    }
    let claimed = Claimed::by(page, all);
    asked.retain(|(_, range)| !claimed.touches(range));
    asked
}

/// The items of a page that are a part of an attribution.
pub(crate) struct Claimed(Vec<bool>);

impl Claimed {
    /// Those of these attributions.
    pub(crate) fn by(page: &Page<'_>, all: &[Spelled]) -> Self {
        let mut claimed = Claimed(vec![false; page.units.items.len()]);
        all.iter().for_each(|one| claimed.mark(one));
        claimed
    }

    /// Whether no part of an attribution stands in the stretch of this one, which is claimed by it then.
    pub(crate) fn allows(&mut self, one: &Spelled) -> bool {
        let start = parts(one).map(|part| part.start).min().unwrap_or_default();
        let end = parts(one).map(|part| part.end).max().unwrap_or(start);
        let is_free = !self.touches(&(start..end));
        if is_free {
            self.mark(one);
        }
        is_free
    }

    fn mark(&mut self, one: &Spelled) {
        for part in parts(one) {
            self.0.get_mut(part.clone()).into_iter().flatten().for_each(|taken| *taken = true);
        }
    }

    /// Whether an item of the range is one, or the range is not of the page.
    fn touches(&self, range: &Range<usize>) -> bool {
        self.0.get(range.clone()).is_none_or(|taken| taken.contains(&true))
    }
}

fn parts(one: &Spelled) -> impl Iterator<Item = &Range<usize>> {
    one.content.iter().chain(&one.source).chain(&one.cue)
}
