//! Several sorted runs as one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::keyed::Keyed;
use super::run::Run;
use crate::error::Result;

type Documents = Box<dyn Iterator<Item = Result<Keyed>> + Send>;

/// The documents of all runs, in order.
pub(super) struct Merge {
    sources: Vec<Documents>,
    /// The next document of every source that has one.
    heads: BinaryHeap<Reverse<(Keyed, usize)>>,
}

impl Merge {
    /// Merges runs on disk with documents that are still in memory, in order.
    pub(super) fn new(runs: Vec<Run>, held: Vec<Keyed>) -> Result<Merge> {
        let mut sources: Vec<Documents> = vec![Box::new(held.into_iter().map(Ok))];
        for run in runs {
            sources.push(Box::new(run.read()?));
        }
        let mut merge = Merge { sources, heads: BinaryHeap::new() };
        for source in 0..merge.sources.len() {
            merge.refill(source)?;
        }
        Ok(merge)
    }

    fn refill(&mut self, source: usize) -> Result<()> {
        if let Some(keyed) = self.sources[source].next() {
            self.heads.push(Reverse((keyed?, source)));
        }
        Ok(())
    }
}

impl Iterator for Merge {
    type Item = Result<Keyed>;

    fn next(&mut self) -> Option<Result<Keyed>> {
        let Reverse((keyed, source)) = self.heads.pop()?;
        Some(self.refill(source).map(|()| keyed))
    }
}
