//! The steps from tag to tag, weighed: how the best paths to all tags go on by a word, and back.
//!
//! All steps are weighed at once, illegal ones too, in wide instructions without a branch: which step
//! was the best into a tag is asked only of the tags that the path goes through, once it is known.

use super::edge::{Crossings, Edge};
use super::lanes::{Lanes, WIDTH};
use super::table::{Scores, Table};

/// The weight of a step that is illegal. With whatever a word says, it leads to the lowest score.
pub(super) const ILLEGAL: i16 = i16::MIN;

/// The most that a step weighs, either way: beside it the sums of some words fit their numbers.
const HEAVIEST: i16 = 1 << 12;

/// How many tags before are gone through in one turn of the loop, whose own work is as long as that for
/// one; there are as many weights as make whole turns.
const A_TURN: usize = 4;

/// A model of `N` columns, ready to decode.
pub struct Chain<const N: usize> {
    table: Table,
    /// The weights of the steps from each tag, by the tag after; those to itself are apart.
    onward: Vec<Lanes>,
    /// The same steps by the tag after: the weights from each tag before.
    into: Vec<Lanes>,
    /// The weight of each tag's step to itself.
    stay: Lanes,
    entering: Crossings,
    leaving: Crossings,
}

/// The best paths by a word.
pub(super) struct Reached {
    /// Their scores, by the word's tag.
    pub(super) best: Lanes,
    /// All bits are set at the tags to which the best step is that from themselves.
    pub(super) stays: Lanes,
}

impl<const N: usize> Chain<N> {
    const FITS: () = assert!(N <= WIDTH, "a row has a place for every column");

    /// The weights with these steps, which are in the order of the table's transitions; `None` if
    /// there are more or fewer, or if the columns of two steps disagree.
    pub fn new(table: Table, edges: &[Edge]) -> Option<Self> {
        let () = Self::FITS;
        let tags = edges.iter().map(|edge| usize::from(edge.from.max(edge.to)) + 1).max()?.min(N);
        let none = || vec![Lanes::splat(ILLEGAL); tags.next_multiple_of(A_TURN)];
        let mut chain = Chain {
            onward: none(),
            into: none(),
            stay: Lanes::splat(ILLEGAL),
            entering: Crossings::of(edges, |edge| (edge.to, edge.columns[0]))?,
            leaving: Crossings::of(edges, |edge| (edge.from, edge.columns[1]))?,
            table,
        };
        let weights = chain.table.transitions().to_vec();
        for (edge, weight) in edges.iter().zip(&weights) {
            chain.add(edge, *weight.clamp(&-HEAVIEST, &HEAVIEST))?;
        }
        (edges.len() == weights.len()).then_some(chain)
    }

    fn add(&mut self, &Edge { from, to, .. }: &Edge, weight: i16) -> Option<()> {
        if from == to {
            self.stay.set(to, weight);
            return Some(());
        }
        self.onward.get_mut(usize::from(from))?.set(to, weight);
        self.into.get_mut(usize::from(to))?.set(from, weight);
        Some(())
    }

    /// The weight of a step that is legal, whatever stands there.
    pub fn weight(&self, from: u8, to: u8) -> Option<i16> {
        let onward = self.onward.get(usize::from(from))?;
        let weight = if from == to { self.stay.at(to) } else { onward.at(to) };
        (weight != ILLEGAL).then_some(weight)
    }

    /// What a word says for a tag after another, the step included; the step must be legal.
    pub(super) fn worth(&self, from: u8, to: u8, word: &Scores) -> i32 {
        let own = i32::from(word.at(to));
        let Some(onward) = self.onward.get(usize::from(from)).filter(|_| from != to) else {
            return own + i32::from(self.stay.at(to));
        };
        let crossed = [self.entering.at(to, word), self.leaving.at(from, word), onward.at(to)];
        own + crossed.into_iter().map(i32::from).sum::<i32>()
    }

    /// The weights of features.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The best paths by a word to each of its tags, given the scores of the tags before it.
    #[inline(always)]
    pub(super) fn reached(&self, before: &Lanes, word: &Scores) -> Reached {
        let left = self.leaving.added(*before, word);
        let moved = self.entering.added(moved(&left, &self.onward), word);
        let stayed = before.plus(&self.stay);
        Reached { best: moved.or_more(&stayed).plus(word), stays: stayed.over(&moved) }
    }

    /// The tag before the tag `to` of a word on the best path there, if it is another or as good; of equals
    /// the first. `before` are the scores of the tags before the word.
    #[inline(always)]
    pub(super) fn origin(&self, to: u8, before: &Lanes, word: &Scores) -> u8 {
        let Some(into) = self.into.get(usize::from(to)) else { return to };
        let entered = Lanes::splat(self.entering.at(to, word));
        let moved = self.leaving.added(*before, word).plus(into).plus(&entered);
        let (most, stayed) = (moved.most(), before.at(to).saturating_add(self.stay.at(to)));
        let from = moved.first(most);
        if stayed == most { from.min(to) } else { from }
    }
}

/// The best score of each tag that is not the one before.
#[inline(always)]
fn moved(before: &Lanes, onward: &[Lanes]) -> Lanes {
    let mut best = Lanes::splat(i16::MIN);
    let (before, onward) = (before.0.as_chunks::<A_TURN>().0, onward.as_chunks::<A_TURN>().0);
    for (scores, weights) in before.iter().zip(onward) {
        for (&score, weights) in scores.iter().zip(weights) {
            best = best.or_more(&Lanes::splat(score).plus(weights));
        }
    }
    best
}
