//! What the model sees of an item: its form, its neighbours, the cues and quotations around it, the
//! entity it stands in, and the rules' verdict.

use crate::claim::unit::is_heading;
use crate::crf::hash::{one, three, two};

use super::observed::{Observed, Reading, Verdict};

/// How many features an item has: each template gives one.
pub(crate) const TEMPLATES: usize = 23;

/// Templates that tell much the same, by their places: the rules' verdict, and the item's own form.
/// Training leaves the whole of a group out now and then, else nothing is learned beside it.
pub const KINDRED: [&[usize]; 2] = [&[10, 11, 12, 13], &[0, 17, 18, 22]];

/// The place of the template that training learns for each annotator besides: verdict and class.
pub const HABITUAL: usize = 13;

/// What stands beyond the ends of a unit.
const NOTHING: Reading = Reading {
    lower: 0,
    suffix: 0,
    shape: 31,
    cluster: 255,
    class: 1 << 31,
    cue: 99,
    lemma: 0,
    verdict: Verdict { chosen: 99, proposed: 0, score: 0 },
    mention: 99,
};

/// What stands nearest on one side: how far, and what.
#[derive(Clone, Copy, Debug, Default)]
struct Near {
    distance: u32,
    what: u32,
}

/// The bucket of each distance, 0 for none; longer ones are in the last.
const BUCKETS: [u8; 27] =
    [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9];

// Without branches: where cues, quotations and marks stand, nothing predicts.
impl Near {
    /// What is nearest one item on, given whether this item is such a thing, and what it is.
    fn next(self, is_one: bool, what: u32) -> Near {
        let further = self.distance + u32::from(self.distance > 0);
        Near {
            distance: if is_one { 1 } else { further },
            what: if is_one { what } else { self.what },
        }
    }

    fn bucket(self) -> u32 {
        u32::from(BUCKETS[(self.distance as usize).min(BUCKETS.len() - 1)])
    }
}

/// What an item has on one side.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    cue: Near,
    quote: Near,
    mark: Near,
}

/// One unit of an article.
pub(crate) struct Scope<'a> {
    readings: &'a [Reading],
    before: Vec<Side>,
    after: Vec<Side>,
    context: u32,
}

impl<'a> Scope<'a> {
    /// The items of one unit; features are asked for by their index in the unit.
    pub(crate) fn new(observed: &'a Observed<'a>, number: usize) -> Option<Self> {
        let units = &observed.page.units.units;
        let unit = units.get(number)?;
        let readings = observed.readings.get(unit.items.clone())?;
        let before = number.checked_sub(1).and_then(|at| units.get(at));
        let opens = before.is_none_or(|before| before.paragraph != unit.paragraph);
        let quoted = before.is_some_and(|before| {
            observed
                .readings
                .get(before.items.clone())
                .is_some_and(|r| r.iter().any(|r| r.shape == 1))
        });
        let context =
            u32::from(is_heading(unit.role)) * 4 + u32::from(opens) * 2 + u32::from(quoted);
        Some(Scope {
            readings,
            before: sides(0..readings.len(), readings),
            after: sides((0..readings.len()).rev(), readings),
            context,
        })
    }

    /// The features of an item, one a template; `None` beyond the unit's end. Inlined, so that the
    /// list is made where it is read.
    #[inline(always)]
    pub(crate) fn of(&self, at: usize) -> Option<[u64; TEMPLATES]> {
        let here = self.readings.get(at)?;
        let before = at.checked_sub(1).and_then(|at| self.readings.get(at)).unwrap_or(&NOTHING);
        let after = self.readings.get(at + 1).unwrap_or(&NOTHING);
        let (left, right) = (self.before.get(at)?, self.after.get(at)?);
        let (chosen, verdict) = (u32::from(here.verdict.chosen), here.verdict);
        let chosen_before = u32::from(before.verdict.chosen);
        let chosen_after = u32::from(after.verdict.chosen);
        let (proposed, score) = (u32::from(verdict.proposed), u32::from(verdict.score));
        let first = (at as u32).min(4);
        let last = ((self.readings.len() - at) as u32).min(4);
        Some([
            one(2, here.lower),
            two(3, here.suffix, here.shape),
            three(6, before.shape, here.shape, after.shape),
            two(7, here.mention, after.mention),
            two(31, before.class, here.class),
            two(32, here.class, after.class),
            three(36, here.cue, before.cue, after.cue),
            three(37, here.cue, before.class, after.class),
            two(83, before.cluster, here.cluster),
            two(84, here.cluster, after.cluster),
            three(43, chosen_before, chosen, chosen_after),
            two(44, chosen, here.lower),
            three(45, proposed, score, chosen),
            three(47, chosen, here.class, here.shape),
            three(50, left.cue.bucket(), right.cue.bucket(), here.shape),
            two(51, left.cue.bucket(), left.cue.what),
            two(52, right.cue.bucket(), right.cue.what),
            three(53, left.cue.what, here.lower, left.cue.bucket()),
            three(54, right.cue.what, here.lower, right.cue.bucket()),
            three(55, left.quote.bucket(), right.quote.bucket(), here.shape),
            three(58, left.mark.what, left.mark.bucket(), here.shape),
            three(70, first, last, self.context),
            three(71, first, here.lower, self.context),
        ])
    }
}

/// What each item has nearest on the side that the walk comes from.
fn sides(order: impl Iterator<Item = usize>, readings: &[Reading]) -> Vec<Side> {
    let mut sides = vec![Side::default(); readings.len()];
    let mut side = Side::default();
    for at in order {
        let (Some(reading), Some(here)) = (readings.get(at), sides.get_mut(at)) else { break };
        *here = side;
        side = Side {
            cue: side.cue.next(reading.cue > 0, reading.lemma),
            quote: side.quote.next(reading.shape == 1, reading.suffix),
            mark: side.mark.next(reading.shape >= 100, reading.shape),
        };
    }
    sides
}
