//! The best path of tags through a sequence (Viterbi), along the steps that are legal.
//!
//! All steps are weighed at once, illegal ones too, in wide instructions without a branch: which step
//! was the best into a tag is asked only of the tags that the path goes through, once it is known.

use wide::i16x32;

use super::table::{Scores, Table, WIDTH};

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

/// A number for each tag; those beyond a model's tags are at the end.
type Lanes = i16x32;

/// A score that no path comes back from.
const LOWEST: i16 = i16::MIN / 2;

/// The weight of a step that is illegal. With whatever a word says, it leads to the lowest score.
const ILLEGAL: i16 = i16::MIN;

/// The most that a step weighs, either way: beside it the sums of some words fit their numbers.
const HEAVIEST: i16 = 1 << 12;

/// A column that counts where a tag is entered or left: all bits are set at the tags it counts for.
struct Crossing {
    column: u8,
    tags: Lanes,
}

/// A model of `N` columns, ready to decode.
pub struct Chain<const N: usize> {
    table: Table,
    /// The steps to each tag: the tag before and the weight.
    into: Vec<Vec<(u8, i16)>>,
    /// The weights of the steps to other tags, by the tag before.
    onward: Vec<Lanes>,
    /// The weight of each tag's step to itself.
    stay: Lanes,
    entering: Vec<Crossing>,
    leaving: Vec<Crossing>,
}

impl<const N: usize> Chain<N> {
    const FITS: () = assert!(N <= WIDTH, "a row has a place for every column");

    /// The weights with these steps, which are in the order of the table's transitions; `None` if
    /// there are more or fewer, or if the columns of two steps disagree.
    pub fn new(table: Table, edges: &[Edge]) -> Option<Self> {
        let () = Self::FITS;
        let mut chain = Chain {
            table,
            into: vec![Vec::new(); N],
            onward: Vec::new(),
            stay: Lanes::splat(ILLEGAL),
            entering: crossings(edges, |edge| (edge.to, edge.columns[0]))?,
            leaving: crossings(edges, |edge| (edge.from, edge.columns[1]))?,
        };
        let tags = edges.iter().map(|edge| usize::from(edge.from) + 1).max();
        chain.onward = vec![Lanes::splat(ILLEGAL); tags?.min(N)];
        let weights = chain.table.transitions();
        for (edge, weight) in edges.iter().zip(weights) {
            let weight = weight.clamp(&-HEAVIEST, &HEAVIEST);
            chain.into.get_mut(usize::from(edge.to))?.push((edge.from, *weight));
            let from = chain.onward.get_mut(usize::from(edge.from))?;
            let from = if edge.from == edge.to { &mut chain.stay } else { from };
            *from.as_mut_array().get_mut(usize::from(edge.to))? = *weight;
        }
        (edges.len() == weights.len()).then_some(chain)
    }

    /// The weight of a step that is legal, whatever stands there.
    pub fn weight(&self, from: u8, to: u8) -> Option<i32> {
        let into = self.into.get(usize::from(to))?;
        into.iter().find(|(before, _)| *before == from).map(|&(_, weight)| i32::from(weight))
    }

    /// The weights of features.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The tag before the tag `to` of a word, on the best path there; of equals the first.
    fn before(&self, to: u8, word: &Word) -> u8 {
        let at = usize::from(to);
        let scores = word.scores.as_array();
        let entered = self.entering.iter().filter(|crossing| crossing.tags.as_array()[at] != 0);
        let entered: i32 =
            entered.map(|crossing| i32::from(scores[usize::from(crossing.column)])).sum();
        let (left, stayed) = (word.left.as_array(), i32::from(word.before.as_array()[at]));
        let (mut best, mut most) = (to, i32::MIN);
        for &(from, weight) in self.into.get(at).into_iter().flatten() {
            let moved = i32::from(left[usize::from(from)]) + entered;
            let score = i32::from(weight) + if from == to { stayed } else { moved };
            if score > most {
                (best, most) = (from, score);
            }
        }
        best
    }
}

/// The columns that count on steps from one tag to another, given which of an edge's tags has which
/// column; `None` if two edges disagree.
fn crossings(edges: &[Edge], side: impl Fn(&Edge) -> (u8, Option<u8>)) -> Option<Vec<Crossing>> {
    let mut columns = [None; WIDTH];
    for (tag, column) in edges.iter().filter(|edge| edge.from != edge.to).map(side) {
        let known = columns.get_mut(usize::from(tag))?.get_or_insert(column);
        let fits = column.is_none_or(|column| usize::from(column) < WIDTH);
        (fits && *known == column).then_some(())?;
    }
    let columns = columns.map(Option::flatten);
    let mark = |column| columns.map(|own| if own == Some(column) { -1 } else { 0 });
    let crossing = |column| Crossing { column, tags: Lanes::new(mark(column)) };
    let counts = |column: &u8| columns.contains(&Some(*column));
    Some((0..WIDTH as u8).filter(counts).map(crossing).collect())
}

/// The scores with those of the columns that count there.
fn crossed(scores: Lanes, word: &Scores, crossings: &[Crossing]) -> Lanes {
    let says = |crossing: &Crossing| Lanes::splat(word.as_array()[usize::from(crossing.column)]);
    let add = |sums: Lanes, crossing| sums.saturating_add(says(crossing) & crossing.tags);
    crossings.iter().fold(scores, add)
}

/// The best score of each tag that is not the one before.
fn reached(before: &Lanes, onward: &[Lanes]) -> Lanes {
    let steps = before.as_array().iter().zip(onward);
    steps.fold(Lanes::splat(i16::MIN), |best, (&score, weights)| {
        best.max(Lanes::splat(score).saturating_add(*weights))
    })
}

/// A word that was gone by: the scores of the tags before it, the best of which is nothing, the same
/// where those tags are left, and what it said.
struct Word {
    before: Lanes,
    left: Lanes,
    scores: Scores,
}

/// The working memory of decoding, kept for many sequences.
pub struct Viterbi<'a, const N: usize> {
    chain: &'a Chain<N>,
    words: Vec<Word>,
    best: Lanes,
}

impl<'a, const N: usize> Viterbi<'a, N> {
    /// A decoder of this model.
    pub fn new(chain: &'a Chain<N>) -> Self {
        Viterbi { chain, words: Vec::new(), best: Lanes::splat(LOWEST) }
    }

    /// Begins a sequence, as if a word with this tag stood before it.
    pub fn begin(&mut self, tag: u8) {
        self.words.clear();
        self.best = Lanes::splat(LOWEST);
        if let Some(score) = self.best.as_mut_array().get_mut(usize::from(tag)) {
            *score = 0;
        }
    }

    /// Goes on by a word with these features.
    pub fn step(&mut self, features: &[u64]) {
        let (chain, before) = (self.chain, self.best);
        let scores = chain.table.scores(features);
        let left = crossed(before, &scores, &chain.leaving);
        let moved = crossed(reached(&left, &chain.onward), &scores, &chain.entering);
        let best = moved.max(before.saturating_add(chain.stay)).saturating_add(scores);
        // Sums stay small however long the sequence is.
        let most = Lanes::splat(best.reduce_max());
        self.best = best.saturating_sub(most).max(Lanes::splat(LOWEST));
        self.words.push(Word { before, left, scores });
    }

    /// Ends the sequence: the tags of its words. `closing` is the weight of ending in each tag;
    /// `None` where that cannot be.
    pub fn end(&self, closing: &[Option<i32>; N], tags: &mut Vec<u8>) {
        tags.clear();
        let ends = (0..).zip(self.best.as_array().iter().zip(closing));
        let ends =
            ends.filter_map(|(tag, (&best, closing))| Some((i32::from(best) + (*closing)?, tag)));
        let Some((_, mut tag)) =
            ends.max_by_key(|&(score, tag): &(i32, u8)| (score, u8::MAX - tag))
        else {
            return;
        };
        for word in self.words.iter().rev() {
            tags.push(tag);
            tag = self.chain.before(tag, word);
        }
        tags.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::{Chain, Edge, Viterbi};
    use crate::crf::Table;

    #[test]
    fn the_best_path_is_legal_and_weighs_steps() {
        // Two tags and a column that counts on the step from the first to the second.
        let edge = |from, to, column| Edge { from, to, columns: [column, None] };
        let edges = [edge(0, 0, None), edge(0, 1, Some(2)), edge(1, 0, None)];
        let (likes, hates) = (7 << 32, 9 << 32);
        let rows = [(likes, vec![(1, 9)]), (hates, vec![(2, -20)])];
        let table = || Table::read(&Table::write(0, &[0, 0, -1], &rows)).unwrap();
        assert!(Chain::<3>::new(table(), &edges[1..]).is_none());
        let chain: Chain<3> = Chain::new(table(), &edges).unwrap();
        assert_eq!((chain.weight(1, 0), chain.weight(1, 1)), (Some(-1), None));
        let mut decoder = Viterbi::new(&chain);
        let mut best = |words: &[&[u64]], closing: [i32; 2]| {
            let closing = [Some(closing[0]), Some(closing[1]), None];
            let mut tags = Vec::new();
            decoder.begin(0);
            words.iter().for_each(|features| decoder.step(features));
            decoder.end(&closing, &mut tags);
            tags
        };
        assert_eq!(best(&[&[likes], &[likes], &[likes]], [0, 0]), [1, 0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, 0]), [0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, -10]), [0, 0]);
        assert!(best(&[], [0, 0]).is_empty());
    }
}
