//! The best path of tags through a sequence (Viterbi), along the steps that are legal.

use std::iter;

use super::chain::{Chain, ILLEGAL, Reached};
use super::lanes::Lanes;
use super::table::{Finder, Scores};
use super::widest::{Work, widest};

/// A score that no path comes back from.
const LOWEST: i16 = i16::MIN / 2;

/// How many words wait until they are gone by together: what finds their rows, and the rows, which are
/// all fetched before the first is read, fit the first cache.
const AT_ONCE: usize = 8;

/// A word that was gone by: the scores of the tags before it, the best of which is nothing, what it
/// said, and the tags (all bits are set) to which the best step is that from themselves.
struct Word {
    before: Lanes,
    scores: Scores,
    stays: Lanes,
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
            finder: chain.table().finder(),
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

    /// By how much each word of a sequence that has ended says more for its tag, among `tags`, than for
    /// `rest` all along, as weights, steps included; before the first stood `rest`.
    pub fn leads(&self, rest: u8, tags: &[u8]) -> impl Iterator<Item = i32> {
        let before = iter::once(rest).chain(tags.iter().copied());
        self.words.iter().zip(tags).zip(before).map(move |((word, &to), from)| {
            let worth = |from, to| self.chain.worth(from, to, &word.scores);
            if from == rest && to == rest { 0 } else { worth(from, to) - worth(rest, rest) }
        })
    }

    #[inline(always)]
    fn go_by(&mut self, scores: Scores) {
        let before = self.best;
        let Reached { best, stays } = self.chain.reached(&before, &scores);
        // Sums stay small however long the sequence is.
        self.best = best.less(&Lanes::splat(best.most())).or_more(&Lanes::splat(LOWEST));
        self.words.push(Word { before, scores, stays });
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
            // Most words go on as the one before them.
            if word.stays.at(tag) == 0 {
                tag = chain.origin(tag, &word.before, &word.scores);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chain, Viterbi};
    use crate::crf::{Edge, Table};

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
        let decoded = |words: &[&[u64]], closing: [i16; 2]| {
            let mut decoder = Viterbi::new(&chain, &[Some(closing[0]), Some(closing[1]), None]);
            let mut tags = Vec::new();
            decoder.begin(0, words.len());
            words.iter().for_each(|features| decoder.step(|all| all.extend_from_slice(features)));
            decoder.end(&mut tags);
            let leads: Vec<i32> = decoder.leads(0, &tags).collect();
            (tags, leads)
        };
        let best = |words: &[&[u64]], closing| decoded(words, closing).0;
        assert_eq!(best(&[&[likes], &[likes], &[likes]], [0, 0]), [1, 0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, 0]), [0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, -10]), [0, 0]);
        assert!(best(&[], [0, 0]).is_empty());
        let worth = decoded(&[&[], &[likes], &[likes], &[likes]], [0, 0]);
        assert_eq!(worth, (vec![0, 1, 0, 1], vec![0, 9, -1, 9]));
    }
}
