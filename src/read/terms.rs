//! What every format is told: which fields to read, and how long a record may be.

use super::fields::Slot;

/// The caller's options, as far as they bind a format.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) slots: Vec<Slot>,
    /// In bytes, as decompressed.
    pub(super) max_record_bytes: usize,
}
