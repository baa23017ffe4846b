//! Batches of a file whose reader may panic over what it is given.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use crate::error::{Error, Finding, Result, without_kinds};
use crate::panics::caught;
use crate::place::Place;

pub(super) type Inner =
    Box<dyn Iterator<Item = std::result::Result<RecordBatch, ArrowError>> + Send>;

/// The rows of a stretch of columns.
pub struct Batches {
    file: Arc<str>,
    format: &'static str,
    inner: Option<Inner>,
}

impl Batches {
    pub(super) fn new(file: Arc<str>, format: &'static str, inner: Inner) -> Self {
        Batches { file, format, inner: Some(inner) }
    }

    /// Batches that are read already.
    pub(super) fn of(file: Arc<str>, batch: Option<RecordBatch>) -> Self {
        Batches::new(file, "a batch", Box::new(batch.into_iter().map(Ok)))
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch>;

    fn next(&mut self) -> Option<Result<RecordBatch>> {
        let inner = self.inner.as_mut()?;
        let read = guarded(|| inner.next().transpose());
        let batch = read.map_err(|error| corrupt(&self.file, self.format, &error)).transpose();
        if !matches!(batch, Some(Ok(_))) {
            self.inner = None;
        }
        batch
    }
}

/// Runs a reader of a binary format, which checks most of what it is given but indexes by some of
/// it: its panic on a malformed file is that file's error.
pub(super) fn guarded<T, E: ToString>(
    read: impl FnOnce() -> std::result::Result<T, E>,
) -> std::result::Result<T, String> {
    match caught(read) {
        Ok(read) => read.map_err(|error| error.to_string()),
        Err(_) => Err("malformed data".to_owned()),
    }
}

/// A file that cannot be read to its end.
pub(super) fn corrupt(file: &str, format: &str, error: &str) -> Error {
    // Some messages have lines of their own.
    let error = without_kinds(error).split_whitespace().collect::<Vec<_>>().join(" ");
    let finding = Finding::new(Place::file(file), error);
    Error::corrupt(finding.expected(format!("{format} that can be read")))
}
