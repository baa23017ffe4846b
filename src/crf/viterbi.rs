//! The best path of tags through a sequence (Viterbi), along the steps that are legal.

use super::table::{Found, Table, WIDTH};

/// A legal step from one tag to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The tag before.
    pub from: u8,
    /// The tag after.
    pub to: u8,
    /// Further columns of the word after that count on this step.
    pub columns: [Option<u8>; 2],
}

/// A score that no path comes back from.
const LOWEST: i32 = i32::MIN / 2;

/// How far behind the best a path may lie and still be followed.
const BEAM: i32 = 240;

/// A step as it is taken: the tag after, its weight, and two columns, which may be the empty one.
#[derive(Clone, Copy, Debug)]
struct Step {
    weight: i32,
    to: u8,
    columns: [u8; 2],
}

/// The last column, in which nothing weighs anything.
const EMPTY: u8 = WIDTH as u8 - 1;

/// A model of `N` columns, ready to decode.
pub struct Chain<const N: usize> {
    table: Table,
    /// The steps by the tag before.
    after: Vec<Vec<Step>>,
}

impl<const N: usize> Chain<N> {
    const FITS: () = assert!(N < WIDTH, "the last column stays empty");

    /// The weights with these steps, which are in the order of the table's transitions; `None` if
    /// there are more or fewer.
    pub fn new(table: Table, edges: &[Edge]) -> Option<Self> {
        let () = Self::FITS;
        let mut after = vec![Vec::new(); N];
        for (edge, &weight) in edges.iter().zip(table.transitions()) {
            let columns = edge.columns.map(|column| column.unwrap_or(EMPTY));
            let step = Step { weight: i32::from(weight), to: edge.to, columns };
            after.get_mut(usize::from(edge.from))?.push(step);
        }
        (edges.len() == table.transitions().len()).then_some(Chain { table, after })
    }

    /// The weight of a step that is legal, whatever stands there.
    pub fn weight(&self, from: u8, to: u8) -> Option<i32> {
        let steps = self.after.get(usize::from(from))?;
        steps.iter().find(|step| step.to == to).map(|step| step.weight)
    }

    /// The weights of features.
    pub fn table(&self) -> &Table {
        &self.table
    }
}

/// The working memory of decoding, kept for many sequences.
pub struct Viterbi<'a, const N: usize> {
    chain: &'a Chain<N>,
    found: Vec<Found>,
    paths: Vec<[u8; N]>,
    best: [i32; N],
}

impl<'a, const N: usize> Viterbi<'a, N> {
    /// A decoder of this model.
    pub fn new(chain: &'a Chain<N>) -> Self {
        Viterbi { chain, found: Vec::new(), paths: Vec::new(), best: [LOWEST; N] }
    }

    /// Begins a sequence, as if a word with this tag stood before it.
    pub fn begin(&mut self, tag: u8) {
        self.paths.clear();
        self.best = [LOWEST; N];
        if let Some(score) = self.best.get_mut(usize::from(tag)) {
            *score = 0;
        }
    }

    /// Goes on by a word with these features.
    pub fn step(&mut self, features: &[u64]) {
        let mut scores = self.chain.table.scores(features, &mut self.found);
        scores[usize::from(EMPTY)] = 0;
        let column = |column: u8| i32::from(scores[usize::from(column) % WIDTH]);
        let (mut next, mut path) = ([LOWEST; N], [0; N]);
        let most = self.best.iter().copied().max().unwrap_or_default();
        for (from, (before, steps)) in (0..).zip(self.best.iter().zip(&self.chain.after)) {
            if before + BEAM < most {
                continue;
            }
            for step in steps {
                let crossing = column(step.columns[0]) + column(step.columns[1]);
                let (score, to) = (before + step.weight + crossing, usize::from(step.to));
                if score > next[to] {
                    (next[to], path[to]) = (score, from);
                }
            }
        }
        next.iter_mut().zip(scores).for_each(|(sum, score)| *sum += i32::from(score));
        // Sums stay small however long the sequence is.
        self.best = next.map(|sum| (sum - most).max(LOWEST));
        self.paths.push(path);
    }

    /// Ends the sequence: the tags of its words. `closing` is the weight of ending in a tag; `None`
    /// where that cannot be.
    pub fn end(&self, closing: impl Fn(u8) -> Option<i32>, tags: &mut Vec<u8>) {
        tags.clear();
        let ends = (0..).zip(self.best).filter_map(|(tag, best)| Some((best + closing(tag)?, tag)));
        let Some((_, mut tag)) =
            ends.max_by_key(|&(score, tag): &(i32, u8)| (score, u8::MAX - tag))
        else {
            return;
        };
        for path in self.paths.iter().rev() {
            tags.push(tag);
            tag = path[usize::from(tag)];
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
            let mut tags = Vec::new();
            decoder.begin(0);
            words.iter().for_each(|features| decoder.step(features));
            decoder.end(|tag| closing.get(usize::from(tag)).copied(), &mut tags);
            tags
        };
        assert_eq!(best(&[&[likes], &[likes], &[likes]], [0, 0]), [1, 0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, 0]), [0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]], [0, -10]), [0, 0]);
        assert!(best(&[], [0, 0]).is_empty());
    }
}
