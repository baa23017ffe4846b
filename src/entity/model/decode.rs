//! The best sequence of tags for an island (Viterbi), and the names it says.

use std::ops::Range;

use crate::crf::{Probe, Scores};
use crate::record::EntityType;

use super::features::Scope;
use super::table::Table;
use super::tag::{COUNT, OUTSIDE, continues, goes_on, kind};

/// A score that no path comes back from.
const LOWEST: i32 = i32::MIN / 2;

/// How far behind the best a path may lie and still be followed.
const BEAM: i32 = 240;

/// A table with the working memory of decoding, kept for many islands.
pub(crate) struct Decoder<'a> {
    table: &'a Table,
    features: Vec<u64>,
    probes: Vec<Probe>,
    paths: Vec<[u8; COUNT]>,
    tags: Vec<usize>,
}

impl<'a> Decoder<'a> {
    /// A decoder that reads this table.
    pub(crate) fn new(table: &'a Table) -> Self {
        Decoder {
            table,
            features: Vec::new(),
            probes: Vec::new(),
            paths: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// Hands on the names of an island, in order.
    pub(crate) fn names(
        &mut self,
        scope: &Scope<'_>,
        island: Range<usize>,
        mut found: impl FnMut(Range<usize>, EntityType),
    ) {
        self.tag(scope, island.clone());
        let mut start = island.start;
        for (at, &tag) in (island.start..).zip(&self.tags) {
            if !continues(tag) {
                start = at;
            }
            if let Some(kind) = kind(tag).filter(|_| !goes_on(tag)) {
                found(start..at + 1, kind);
            }
        }
    }

    fn tag(&mut self, scope: &Scope<'_>, island: Range<usize>) {
        self.paths.clear();
        let mut best = [LOWEST; COUNT];
        best[OUTSIDE] = 0;
        for at in island {
            self.features.clear();
            scope.each(at, &mut |feature| self.features.push(feature));
            let scores = self.table.weights().scores(&self.features, &mut self.probes);
            best = self.step(&best, &scores);
        }
        let ends = (0..COUNT).filter(|&tag| !goes_on(tag));
        let last = ends.max_by_key(|&tag| (best[tag] + self.closing(tag), COUNT - tag));
        self.trace(last.unwrap_or(OUTSIDE));
    }

    /// The weight of nothing after a tag.
    fn closing(&self, tag: usize) -> i32 {
        self.table.after(tag).first().map_or(0, |&(_, weight)| weight)
    }

    fn step(&mut self, best: &[i32; COUNT], scores: &Scores) -> [i32; COUNT] {
        let (mut next, mut path) = ([LOWEST; COUNT], [0; COUNT]);
        let most = best.iter().copied().max().unwrap_or_default();
        for before in (0..COUNT).filter(|&before| best[before] + BEAM >= most) {
            for &(tag, weight) in self.table.after(before) {
                let score = best[before] + weight;
                if score > next[tag] {
                    (next[tag], path[tag]) = (score, before as u8);
                }
            }
        }
        next.iter_mut().zip(scores).for_each(|(sum, &score)| *sum += i32::from(score));
        self.paths.push(path);
        next
    }

    fn trace(&mut self, mut tag: usize) {
        self.tags.clear();
        for path in self.paths.iter().rev() {
            self.tags.push(tag);
            tag = usize::from(path[tag]);
        }
        self.tags.reverse();
    }
}
