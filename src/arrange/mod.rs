//! Documents in the canonical order: by what they are, not by how they came.
//!
//! An external merge sort. It makes the tables independent of the order of the inputs, sorts them by
//! `article_id` (so that engines prune by statistics, and keys are unique at a glance), and brings
//! equal documents side by side, where their copies are counted without remembering every key.
//! Documents beyond a budget of memory are spilled to sorted runs in a folder of the caller's.
//! Rejected: a set of all keys in memory, which grows with the corpus.

mod keyed;
mod merge;
mod run;

use std::path::PathBuf;

use keyed::Keyed;
use merge::Merge;
use run::Run;

use crate::document::Document;
use crate::error::Result;
use crate::record::Fingerprint;

/// How many runs are merged at once; each holds a file and a decompression window open.
const FAN_IN: usize = 32;

/// A document with its key, in the canonical order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// The article's key.
    pub article_id: String,
    /// The document.
    pub document: Document,
}

/// Takes documents in any order.
pub struct Arranger {
    folder: PathBuf,
    budget: usize,
    held: Vec<Keyed>,
    held_bytes: usize,
    /// Runs by how often they were merged; a level never holds [`FAN_IN`] of them.
    levels: Vec<Vec<Run>>,
    runs_written: usize,
    total: u64,
}

impl Arranger {
    /// Holds up to `budget` bytes of documents in memory and spills what is more into `folder`.
    pub fn new(folder: PathBuf, budget: usize) -> Self {
        let (held, levels) = (Vec::new(), Vec::new());
        Arranger { folder, budget, held, held_bytes: 0, levels, runs_written: 0, total: 0 }
    }

    /// Takes one document.
    ///
    /// # Errors
    /// If a run cannot be written.
    pub fn push(&mut self, document: Document) -> Result<()> {
        let keyed = Keyed::new(document);
        self.held_bytes += keyed.bytes();
        self.held.push(keyed);
        self.total += 1;
        if self.held_bytes > self.budget { self.spill() } else { Ok(()) }
    }

    /// All documents, in order.
    ///
    /// # Errors
    /// If a run cannot be read.
    pub fn finish(mut self) -> Result<ArrangedDocuments> {
        self.held.sort();
        let runs = self.levels.into_iter().flatten().collect();
        let merge = Merge::new(runs, self.held)?;
        Ok(ArrangedDocuments { merge, last: None, copies: 0, total: self.total })
    }

    fn spill(&mut self) -> Result<()> {
        self.held.sort();
        self.held_bytes = 0;
        let held = std::mem::take(&mut self.held);
        let run = Run::write(self.next_path(), held.into_iter().map(Ok))?;
        self.settle(run, 0)
    }

    /// Puts a run on its level; a full level becomes one run of the next.
    fn settle(&mut self, run: Run, level: usize) -> Result<()> {
        if self.levels.len() == level {
            self.levels.push(Vec::new());
        }
        self.levels[level].push(run);
        if self.levels[level].len() < FAN_IN {
            return Ok(());
        }
        let full = std::mem::take(&mut self.levels[level]);
        let merged = Run::write(self.next_path(), Merge::new(full, Vec::new())?)?;
        self.settle(merged, level + 1)
    }

    fn next_path(&mut self) -> PathBuf {
        self.runs_written += 1;
        self.folder.join(format!("run-{:06}", self.runs_written))
    }
}

/// Documents in the canonical order, each with its key.
pub struct ArrangedDocuments {
    merge: Merge,
    last: Option<Fingerprint>,
    copies: u32,
    total: u64,
}

impl ArrangedDocuments {
    /// How many there are in all.
    pub fn total(&self) -> u64 {
        self.total
    }
}

impl Iterator for ArrangedDocuments {
    type Item = Result<Arranged>;

    fn next(&mut self) -> Option<Result<Arranged>> {
        Some(self.merge.next()?.map(|keyed| {
            self.copies = if self.last == Some(keyed.fingerprint) { self.copies + 1 } else { 0 };
            self.last = Some(keyed.fingerprint);
            let article_id = keyed.fingerprint.article_id(self.copies);
            Arranged { article_id, document: keyed.document }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Arranged, Arranger};
    use crate::document::{Document, Origin};

    fn document(record: i64, text: &str) -> Document {
        let origin = Origin {
            source: "pile.jsonl".into(),
            record: Some(record),
            sha256: text.into(),
            ..Origin::default()
        };
        Document { origin, text: text.repeat(20), ..Document::default() }
    }

    fn arrange(documents: impl Iterator<Item = Document>, budget: usize) -> Vec<Arranged> {
        let folder = tempfile::tempdir().unwrap();
        let mut arranger = Arranger::new(folder.path().to_owned(), budget);
        documents.for_each(|document| arranger.push(document).unwrap());
        arranger.finish().unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn neither_order_nor_memory_shows() {
        let documents = || (0..500).map(|n| document(n, &format!("text {}", n % 300)));
        let expected = arrange(documents(), usize::MAX);
        assert!(expected.windows(2).all(|pair| pair[0].article_id < pair[1].article_id));
        assert_eq!(expected.len(), 500);
        for budget in [0, 1_000, 20_000] {
            assert_eq!(arrange(documents().rev(), budget), expected, "budget {budget}");
        }
    }
}
