//! The best path of tags through a sequence (Viterbi), along the steps that are legal.

use super::table::{Probe, Scores, Table};

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

/// The working memory of decoding, kept for many sequences.
pub struct Viterbi<'a, const N: usize> {
    table: &'a Table,
    /// By the tag before: the steps and their weights.
    after: Vec<Vec<(Edge, i32)>>,
    probes: Vec<Probe>,
    paths: Vec<[u8; N]>,
    best: [i32; N],
}

impl<'a, const N: usize> Viterbi<'a, N> {
    /// A decoder along these steps, which are in the order of the table's transitions.
    pub fn new(table: &'a Table, edges: &[Edge]) -> Self {
        let mut after = vec![Vec::new(); N];
        for (&edge, &weight) in edges.iter().zip(table.transitions()) {
            if let Some(steps) = after.get_mut(usize::from(edge.from)) {
                steps.push((edge, i32::from(weight)));
            }
        }
        Viterbi { table, after, probes: Vec::new(), paths: Vec::new(), best: [LOWEST; N] }
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
        let scores = self.table.scores(features, &mut self.probes);
        let (mut next, mut path) = ([LOWEST; N], [0; N]);
        let most = self.best.iter().copied().max().unwrap_or_default();
        for (before, steps) in self.best.iter().zip(&self.after) {
            if before + BEAM < most {
                continue;
            }
            for (edge, weight) in steps {
                let score = before + weight + crossing(&scores, edge);
                let to = usize::from(edge.to);
                if score > next[to] {
                    (next[to], path[to]) = (score, edge.from);
                }
            }
        }
        next.iter_mut().zip(scores).for_each(|(sum, score)| *sum += i32::from(score));
        // Sums stay small however long the sequence is.
        self.best = next.map(|sum| (sum - most).max(LOWEST));
        self.paths.push(path);
    }

    /// Ends the sequence in one of these tags: the tags of its words.
    pub fn end(&self, ends: impl Fn(u8) -> bool, tags: &mut Vec<u8>) {
        tags.clear();
        let last = (0..N as u8).filter(|&tag| ends(tag));
        let Some(mut tag) = last.max_by_key(|&tag| (self.best[usize::from(tag)], N as u8 - tag))
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

/// What the word after says of the step itself.
fn crossing(scores: &Scores, edge: &Edge) -> i32 {
    let column =
        |column: Option<u8>| column.map_or(0, |column| i32::from(scores[usize::from(column)]));
    column(edge.columns[0]) + column(edge.columns[1])
}

#[cfg(test)]
mod tests {
    use super::{Edge, Viterbi};
    use crate::crf::Table;

    #[test]
    fn the_best_path_is_legal_and_weighs_steps() {
        // Two tags and a column that counts on the step from the first to the second.
        let edge = |from, to, column| Edge { from, to, columns: [column, None] };
        let edges = [edge(0, 0, None), edge(0, 1, Some(2)), edge(1, 0, None)];
        let (likes, hates) = (7 << 32, 9 << 32);
        let rows = [(likes, vec![(1, 9)]), (hates, vec![(2, -20)])];
        let table = Table::read(&Table::write(&[0, 0, -1], &rows)).unwrap();
        let mut decoder: Viterbi<'_, 3> = Viterbi::new(&table, &edges);
        let mut best = |words: &[&[u64]]| {
            let mut tags = Vec::new();
            decoder.begin(0);
            words.iter().for_each(|features| decoder.step(features));
            decoder.end(|_| true, &mut tags);
            tags
        };
        assert_eq!(best(&[&[likes], &[likes], &[likes]]), [1, 0, 1]);
        assert_eq!(best(&[&[likes, hates], &[likes]]), [0, 1]);
        assert!(best(&[]).is_empty());
    }
}
