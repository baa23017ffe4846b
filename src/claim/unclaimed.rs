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
    let mut taken = vec![false; page.units.items.len()];
    for part in all.iter().flat_map(parts) {
        taken.get_mut(part.clone()).into_iter().flatten().for_each(|taken| *taken = true);
    }
    asked.retain(|(_, range)| taken.get(range.clone()).is_some_and(|taken| !taken.contains(&true)));
    asked
}

fn parts(one: &Spelled) -> impl Iterator<Item = &Range<usize>> {
    one.content.iter().chain(&one.source).chain(&one.cue)
}
