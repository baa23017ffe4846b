//! What a content that was too long held besides: the rules are asked what the words say that were cut off.

use std::ops::Range;

use super::candidate::Candidate;
use super::page::{Page, span_of};
use super::rules::verbal;

/// A verb that attributes less often than this in its construction is no cue.
const TRUSTED: f32 = 0.2;

/// The attribution whose cue stands first in words that were cut off.
pub(crate) fn regain(page: &Page<'_>, rest: &Range<usize>) -> Option<Candidate> {
    let (mut found, span) = (Vec::new(), span_of(page.units.within(rest))?);
    verbal::propose(page, page.units.number_of(rest.start), &mut found);
    let is_there = |one: &Candidate| one.cue.is_some_and(|cue| span.contains(cue));
    found.into_iter().find(is_there).filter(|one| one.score >= TRUSTED)
}
