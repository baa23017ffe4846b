//! Documents in the portions in which they are worked on and written.
//!
//! A *batch* is what one thread takes at a time. A *chunk* is what is written at a time; where it
//! ends depends on the documents alone, because the bytes of the tables depend on it. A batch never
//! crosses the end of a chunk, so any batch size gives the same tables.

use crate::arrange::Arranged;
use crate::error::Result;

/// Documents after which a chunk ends. Larger chunks were no faster: their columns outgrow what the
/// allocator keeps, and the system clears fresh pages for each.
const CHUNK_DOCUMENTS: usize = 64;
/// Bytes of text after which a chunk ends.
const CHUNK_TEXT: usize = 1 << 20;

/// Some documents for one thread.
pub(super) struct Batch {
    pub(super) documents: Vec<Arranged>,
    pub(super) ends_chunk: bool,
}

/// Cuts a stream of documents into batches.
pub(super) struct Batches<I> {
    documents: I,
    size: usize,
    chunk_documents: usize,
    chunk_text: usize,
}

impl<I: Iterator<Item = Result<Arranged>>> Batches<I> {
    /// Batches of up to `size` documents.
    pub(super) fn new(documents: I, size: usize) -> Self {
        Batches { documents, size: size.max(1), chunk_documents: 0, chunk_text: 0 }
    }

    /// Counts a document; whether the chunk ends with it.
    fn ends_chunk(&mut self, text: usize) -> bool {
        self.chunk_documents += 1;
        self.chunk_text += text;
        let ends = self.chunk_documents >= CHUNK_DOCUMENTS || self.chunk_text >= CHUNK_TEXT;
        if ends {
            (self.chunk_documents, self.chunk_text) = (0, 0);
        }
        ends
    }
}

impl<I: Iterator<Item = Result<Arranged>>> Iterator for Batches<I> {
    type Item = Result<Batch>;

    fn next(&mut self) -> Option<Result<Batch>> {
        let mut batch = Batch { documents: Vec::new(), ends_chunk: false };
        while !batch.ends_chunk && batch.documents.len() < self.size {
            match self.documents.next() {
                Some(Ok(arranged)) => {
                    batch.ends_chunk = self.ends_chunk(arranged.document.text.len());
                    batch.documents.push(arranged);
                }
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        (!batch.documents.is_empty()).then_some(Ok(batch))
    }
}
