//! What the model sees of an item: its form, its neighbours, the cues and quotations around it, the
//! entity it stands in, and the rules' verdict.

use crate::crf::hash::{one, three, two};

use super::observed::{Observed, Reading, is_heading};

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

    fn at(&self, at: isize) -> Option<&Reading> {
        usize::try_from(at).ok().and_then(|at| self.readings.get(at))
    }

    fn shape(&self, at: isize) -> u32 {
        self.at(at).map_or(31, |reading| reading.shape)
    }

    fn class(&self, at: isize) -> u32 {
        self.at(at).map_or(1 << 31, |reading| reading.class)
    }

    fn cluster(&self, at: isize) -> u32 {
        self.at(at).map_or(255, |reading| reading.cluster)
    }

    fn chosen(&self, at: isize) -> u32 {
        self.at(at).map_or(99, |reading| u32::from(reading.verdict.chosen))
    }

    fn cue(&self, at: isize) -> u32 {
        self.at(at).map_or(99, |reading| reading.cue)
    }

    fn mention(&self, at: isize) -> u32 {
        self.at(at).map_or(99, |reading| reading.mention)
    }

    /// Hands on every feature of an item.
    pub(crate) fn each(&self, word: usize, found: &mut impl FnMut(u64)) {
        let at = word as isize;
        let Some(reading) = self.at(at) else { return };
        self.form(at, reading, found);
        self.classes(at, found);
        self.clusters(at, found);
        self.rules(at, reading, found);
        self.sides(word, reading, found);
        self.place(word, reading, found);
    }

    fn form(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        found(one(2, reading.lower));
        found(two(3, reading.suffix, reading.shape));
        found(three(6, self.shape(at - 1), self.shape(at), self.shape(at + 1)));
        found(two(7, self.mention(at), self.mention(at + 1)));
    }

    fn classes(&self, at: isize, found: &mut impl FnMut(u64)) {
        let class = |offset: isize| self.class(at + offset);
        found(two(31, class(-1), class(0)));
        found(two(32, class(0), class(1)));
        found(three(36, self.cue(at), self.cue(at - 1), self.cue(at + 1)));
        found(three(37, self.cue(at), class(-1), class(1)));
    }

    fn clusters(&self, at: isize, found: &mut impl FnMut(u64)) {
        let cluster = |offset: isize| self.cluster(at + offset);
        found(two(83, cluster(-1), cluster(0)));
        found(two(84, cluster(0), cluster(1)));
    }

    fn rules(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let chosen = |offset: isize| self.chosen(at + offset);
        let verdict = reading.verdict;
        let (proposed, score) = (u32::from(verdict.proposed), u32::from(verdict.score));
        found(three(43, chosen(-1), chosen(0), chosen(1)));
        found(two(44, chosen(0), reading.lower));
        found(three(45, proposed, score, chosen(0)));
        found(three(47, chosen(0), self.class(at), self.shape(at)));
    }

    fn sides(&self, at: usize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let (Some(before), Some(after)) = (self.before.get(at), self.after.get(at)) else { return };
        found(three(50, before.cue.bucket(), after.cue.bucket(), reading.shape));
        found(two(51, before.cue.bucket(), before.cue.what));
        found(two(52, after.cue.bucket(), after.cue.what));
        found(three(53, before.cue.what, reading.lower, before.cue.bucket()));
        found(three(54, after.cue.what, reading.lower, after.cue.bucket()));
        found(three(55, before.quote.bucket(), after.quote.bucket(), reading.shape));
        found(three(58, before.mark.what, before.mark.bucket(), reading.shape));
    }

    fn place(&self, at: usize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let left = (at as u32).min(4);
        let right = ((self.readings.len() - at) as u32).min(4);
        found(three(70, left, right, self.context));
        found(three(71, left, reading.lower, self.context));
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
