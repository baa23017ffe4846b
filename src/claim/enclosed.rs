//! Stretches that belong to the content of an attribution, whatever others the tags see in them: those lie within
//! it then. "The change, they said, raised fears that it leaks".

use std::collections::BTreeSet;
use std::ops::Range;

use super::model::Spelled;

/// A stretch with more attributions is nobody's, so that no sentence costs a square of them.
const MOST: usize = 16;

/// Gives what `wanted` asks for an attribution, where it holds all of each other that has a part of it. One that
/// shares its source with it goes: whose words are the first one's, the verb within them is not.
pub(crate) fn enclose(
    all: &mut Vec<Spelled>,
    wanted: impl Fn(&Spelled) -> Option<Range<usize>>,
    give: impl Fn(&mut Spelled, Range<usize>),
) {
    let mut shared = BTreeSet::new();
    for at in 0..all.len() {
        let Some(rest) = wanted(&all[at]) else { continue };
        let later = (at + 1..all.len()).take_while(|&later| starts(&all[later]) < rest.end);
        let later = later.take(MOST + 1);
        if later.clone().count() <= MOST && later.clone().all(|later| lies_in(&all[later], &rest)) {
            shared.extend(later.filter(|&later| all[later].inherits));
            give(&mut all[at], rest);
        }
    }
    let mut places = 0..;
    all.retain(|_| places.next().is_some_and(|at| !shared.contains(&at)));
}

/// The first item of a cue or content.
fn starts(one: &Spelled) -> usize {
    one.content.iter().chain(&one.cue).map(|part| part.start).min().unwrap_or_default()
}

/// Whether all parts of an attribution that are its own lie in a range.
fn lies_in(one: &Spelled, range: &Range<usize>) -> bool {
    let source = one.source.iter().filter(|_| !one.inherits);
    let mut parts = one.content.iter().chain(&one.cue).chain(source);
    parts.all(|part| range.start <= part.start && part.end <= range.end)
}
