//! Steps from one tag to the next, and the columns that count where the tags are not the same.

use super::lanes::{Lanes, WIDTH};
use super::table::Scores;

/// A legal step from one tag to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The tag before.
    pub from: u8,
    /// The tag after.
    pub to: u8,
    /// Further columns of the word after that count on this step: one of the tag after, the same on
    /// all steps to it from other tags, and one of the tag before, the same on all from it to others.
    pub columns: [Option<u8>; 2],
}

/// A column that counts where a tag is entered or left: all bits are set at the tags it counts for.
struct Crossing {
    column: u8,
    tags: Lanes,
}

/// The columns of one side of all steps: of the tags that they enter, or of those that they leave.
pub(super) struct Crossings(Vec<Crossing>);

impl Crossings {
    /// Those of the steps from one tag to another, given which of an edge's tags has which column; `None`
    /// if two edges disagree.
    pub(super) fn of(edges: &[Edge], side: impl Fn(&Edge) -> (u8, Option<u8>)) -> Option<Self> {
        let mut columns = [None; WIDTH];
        for (tag, column) in edges.iter().filter(|edge| edge.from != edge.to).map(side) {
            let known = columns.get_mut(usize::from(tag))?.get_or_insert(column);
            let fits = column.is_none_or(|column| usize::from(column) < WIDTH);
            (fits && *known == column).then_some(())?;
        }
        let columns = columns.map(Option::flatten);
        let mark = |column| columns.map(|own| if own == Some(column) { -1 } else { 0 });
        let crossing = |column| Crossing { column, tags: Lanes(mark(column)) };
        let counts = |column: &u8| columns.contains(&Some(*column));
        Some(Crossings((0..WIDTH as u8).filter(counts).map(crossing).collect()))
    }

    /// The scores of tags with what a word says in the columns that count there.
    #[inline(always)]
    pub(super) fn added(&self, scores: Lanes, word: &Scores) -> Lanes {
        let mut sums = scores;
        for Crossing { column, tags } in &self.0 {
            sums = sums.plus(&Lanes::splat(word.at(*column)).and(tags));
        }
        sums
    }

    /// What a word says in the columns that count for one tag.
    #[inline(always)]
    pub(super) fn at(&self, tag: u8, word: &Scores) -> i16 {
        let own = self.0.iter().map(|Crossing { column, tags }| word.at(*column) & tags.at(tag));
        own.fold(0, i16::saturating_add)
    }
}
