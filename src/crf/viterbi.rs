//! The best path of tags through a sequence (Viterbi), along the steps that are legal.
//!
//! All steps are weighed at once, illegal ones too, in wide instructions without a branch: which step
//! was the best into a tag is asked only of the tags that the path goes through, once it is known.

use super::lanes::{Lanes, WIDTH};
use super::table::{Finder, Scores, Table};
use super::widest::{Work, widest};

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

/// A score that no path comes back from.
const LOWEST: i16 = i16::MIN / 2;

/// The weight of a step that is illegal. With whatever a word says, it leads to the lowest score.
const ILLEGAL: i16 = i16::MIN;

/// The most that a step weighs, either way: beside it the sums of some words fit their numbers.
const HEAVIEST: i16 = 1 << 12;

/// How many words wait until they are gone by together: what finds their rows, and the rows, which are
/// all fetched before the first is read, fit the first cache.
const AT_ONCE: usize = 8;

/// A column that counts where a tag is entered or left: all bits are set at the tags it counts for.
struct Crossing {
    column: u8,
    tags: Lanes,
}

/// A model of `N` columns, ready to decode.
pub struct Chain<const N: usize> {
    table: Table,
    /// The weights of the steps from each tag, by the tag after; those to itself are apart.
    onward: Vec<Lanes>,
    /// The same steps by the tag after: the weights from each tag before.
    into: Vec<Lanes>,
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
        let tags = edges.iter().map(|edge| usize::from(edge.from.max(edge.to)) + 1).max()?.min(N);
        let none = || vec![Lanes::splat(ILLEGAL); tags];
        let mut chain = Chain {
            onward: none(),
            into: none(),
            stay: Lanes::splat(ILLEGAL),
            entering: crossings(edges, |edge| (edge.to, edge.columns[0]))?,
            leaving: crossings(edges, |edge| (edge.from, edge.columns[1]))?,
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

    /// The weights of features.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The tag before the tag `to` of a word, on the best path there; of equals the first.
    #[inline(always)]
    fn before(&self, to: u8, word: &Word) -> u8 {
        let Some(into) = self.into.get(usize::from(to)) else { return to };
        let mut entered = 0_i16;
        for Crossing { column, tags } in &self.entering {
            entered = entered.saturating_add(word.scores.at(*column) & tags.at(to));
        }
        let left = crossed(word.before, &word.scores, &self.leaving);
        let moved = left.plus(into).plus(&Lanes::splat(entered));
        let (most, stayed) = (moved.most(), word.before.at(to).saturating_add(self.stay.at(to)));
        if stayed > most {
            return to;
        }
        let from = moved.first(most);
        if stayed == most { from.min(to) } else { from }
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
    let crossing = |column| Crossing { column, tags: Lanes(mark(column)) };
    let counts = |column: &u8| columns.contains(&Some(*column));
    Some((0..WIDTH as u8).filter(counts).map(crossing).collect())
}

/// The scores with those of the columns that count there.
#[inline(always)]
fn crossed(scores: Lanes, word: &Scores, crossings: &[Crossing]) -> Lanes {
    let mut sums = scores;
    for Crossing { column, tags } in crossings {
        sums = sums.plus(&Lanes::splat(word.at(*column)).and(tags));
    }
    sums
}

/// The best score of each tag that is not the one before.
#[inline(always)]
fn reached(before: &Lanes, onward: &[Lanes]) -> Lanes {
    let mut best = Lanes::splat(i16::MIN);
    for (&score, weights) in before.0.iter().zip(onward) {
        best = best.or_more(&Lanes::splat(score).plus(weights));
    }
    best
}

/// A word that was gone by: the scores of the tags before it, the best of which is nothing, and what
/// it said.
struct Word {
    before: Lanes,
    scores: Scores,
}

/// The working memory of decoding, kept for many sequences.
pub struct Viterbi<'a, const N: usize> {
    chain: &'a Chain<N>,
    finder: Option<Finder<'a>>,
    /// The features of the words that wait, then their rows, and where those of each end.
    rows: Vec<u64>,
    ends: Vec<usize>,
    words: Vec<Word>,
    best: Lanes,
    closing: Lanes,
}

impl<'a, const N: usize> Viterbi<'a, N> {
    /// A decoder of this model. `closing` is the weight of ending in each tag; `None` where that cannot
    /// be.
    pub fn new(chain: &'a Chain<N>, closing: &[Option<i16>; N]) -> Self {
        let mut viterbi = Viterbi {
            chain,
            finder: chain.table.finder(),
            rows: Vec::new(),
            ends: Vec::new(),
            words: Vec::new(),
            best: Lanes::splat(LOWEST),
            closing: Lanes::splat(ILLEGAL),
        };
        for (tag, weight) in (0..).zip(closing) {
            viterbi.closing.set(tag, weight.unwrap_or(ILLEGAL));
        }
        viterbi
    }

    /// Begins a sequence of so many words, as if one with this tag stood before it.
    pub fn begin(&mut self, tag: u8, words: usize) {
        self.words.clear();
        self.words.reserve(words);
        self.rows.clear();
        self.ends.clear();
        self.best = Lanes::splat(LOWEST);
        self.best.set(tag, 0);
    }

    /// Goes on by a word, whose features are added to those of the words that wait.
    #[inline]
    pub fn step(&mut self, add: impl FnOnce(&mut Vec<u64>)) {
        add(&mut self.rows);
        self.ends.push(self.rows.len());
        if self.ends.len() == AT_ONCE {
            widest(Forward(self));
        }
    }

    /// Ends the sequence: the tags of its words; none if it cannot end in any.
    pub fn end(&mut self, tags: &mut Vec<u8>) {
        widest(Forward(self));
        tags.clear();
        widest(Back { viterbi: self, tags });
        tags.reverse();
    }

    #[inline(always)]
    fn go_by(&mut self, scores: Scores) {
        let (chain, word) = (self.chain, Word { before: self.best, scores });
        let left = crossed(word.before, &word.scores, &chain.leaving);
        let moved = crossed(reached(&left, &chain.onward), &word.scores, &chain.entering);
        let best = moved.or_more(&word.before.plus(&chain.stay)).plus(&word.scores);
        // Sums stay small however long the sequence is.
        self.best = best.less(&Lanes::splat(best.most())).or_more(&Lanes::splat(LOWEST));
        self.words.push(word);
    }
}

/// Going on by the words that wait.
struct Forward<'v, 'a, const N: usize>(&'v mut Viterbi<'a, N>);

impl<const N: usize> Work for Forward<'_, '_, N> {
    #[inline(always)]
    fn run(self) {
        let (viterbi, mut start) = (self.0, 0);
        let Some(finder) = viterbi.finder else { return };
        finder.find(&mut viterbi.rows);
        for word in 0..viterbi.ends.len() {
            let end = viterbi.ends[word];
            let scores = finder.sum(viterbi.rows.get(start..end).unwrap_or_default());
            viterbi.go_by(scores);
            start = end;
        }
        viterbi.rows.clear();
        viterbi.ends.clear();
    }
}

/// The way back from the last word, which gives the tags in reverse.
struct Back<'v, 'a, const N: usize> {
    viterbi: &'v Viterbi<'a, N>,
    tags: &'v mut Vec<u8>,
}

impl<const N: usize> Work for Back<'_, '_, N> {
    #[inline(always)]
    fn run(self) {
        let Viterbi { chain, words, best, closing, .. } = self.viterbi;
        let ends = best.plus(closing);
        let most = ends.most();
        if most == ILLEGAL {
            return;
        }
        let mut tag = ends.first(most);
        for word in words.iter().rev() {
            self.tags.push(tag);
            tag = chain.before(tag, word);
        }
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
        let best = |words: &[&[u64]], closing: [i16; 2]| {
            let mut decoder = Viterbi::new(&chain, &[Some(closing[0]), Some(closing[1]), None]);
            let mut tags = Vec::new();
            decoder.begin(0, words.len());
            words.iter().for_each(|features| decoder.step(|all| all.extend_from_slice(features)));
            decoder.end(&mut tags);
            tags
        };
        assert_eq!(best(&[&[likes], &[likes], &[likes]], [0, 0]), [1, 0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, 0]), [0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, -10]), [0, 0]);
        assert!(best(&[], [0, 0]).is_empty());
    }
}
