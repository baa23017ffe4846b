//! Who watches a run. The library is silent; the command line draws a bar.

/// Told how far a run has come, from whatever thread.
pub trait Observer: Sync {
    /// Bytes of the inputs read so far, and of how many where that is known.
    fn reading(&self, bytes: u64, total: Option<u64>);
    /// Documents annotated so far, of how many, and the bytes of their text.
    fn annotating(&self, documents: u64, total: u64, text_bytes: u64);
}

/// Nobody watches.
pub struct Silent;

impl Observer for Silent {
    fn reading(&self, _bytes: u64, _total: Option<u64>) {}
    fn annotating(&self, _documents: u64, _total: u64, _text_bytes: u64) {}
}
