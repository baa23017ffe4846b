//! The names that the best sequence of tags says of an island.

use std::array;
use std::ops::Range;

use crate::crf::Viterbi;
use crate::record::EntityType;

use super::features::Scope;
use super::table::Table;
use super::tag::{COUNT, OUTSIDE, continues, goes_on, kind};

/// A table with the working memory of decoding, kept for many islands.
pub(crate) struct Decoder<'a> {
    viterbi: Viterbi<'a, COUNT>,
    tags: Vec<u8>,
}

impl<'a> Decoder<'a> {
    /// A decoder that reads this table.
    pub(crate) fn new(table: &'a Table) -> Self {
        // The weight of the step from each tag to what is outside.
        let closing = array::from_fn(|tag| table.chain().weight(tag as u8, OUTSIDE as u8));
        let viterbi = Viterbi::new(table.chain(), &closing);
        Decoder { viterbi, tags: Vec::new() }
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
        for (at, tag) in (island.start..).zip(self.tags.iter().map(|&tag| usize::from(tag))) {
            if !continues(tag) {
                start = at;
            }
            if let Some(kind) = kind(tag).filter(|_| !goes_on(tag)) {
                found(start..at + 1, kind);
            }
        }
    }

    fn tag(&mut self, scope: &Scope<'_>, island: Range<usize>) {
        self.viterbi.begin(OUTSIDE as u8, island.len());
        for at in island {
            self.viterbi.step(|all| scope.each(at, &mut |feature| all.push(feature)));
        }
        self.viterbi.end(&mut self.tags);
    }
}
