//! What contents that were too long held besides: the rules are asked what the words say that were cut off.

use std::ops::Range;

use super::candidate::Candidate;
use super::page::{Page, span_of};
use super::rules::verbal;

/// A verb that attributes less often than this in its construction is no cue.
const TRUSTED: f32 = 0.2;

/// The attributions whose cues stand first in words that were cut off. A unit is read once, however often words
/// of it were.
pub(crate) fn regain(page: &Page<'_>, cut_off: &[Range<usize>]) -> Vec<Candidate> {
    let mut regained = Vec::new();
    let (mut unit, mut proposed) = (None, Vec::new());
    for rest in cut_off {
        let number = page.units.number_of(rest.start);
        if unit != Some(number) {
            proposed.clear();
            verbal::propose(page, number, &mut proposed);
            unit = Some(number);
        }
        regained.extend(first(page, rest, &proposed).cloned());
    }
    regained
}

/// The proposal, of those in text order, whose cue stands first in a range.
fn first<'a>(
    page: &Page<'_>,
    range: &Range<usize>,
    proposed: &'a [Candidate],
) -> Option<&'a Candidate> {
    let span = span_of(page.units.within(range))?;
    let lies_before = |one: &Candidate| one.cue.is_none_or(|cue| cue.start < span.start);
    let first = proposed.get(proposed.partition_point(lies_before))?;
    let is_there = first.cue.is_some_and(|cue| span.contains(cue));
    (is_there && first.score >= TRUSTED).then_some(first)
}
