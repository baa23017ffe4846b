//! Arrow IPC: the file (Feather) and the stream. Their columns lie as they are used, so that reading
//! them is quick and one thread does it for all; a piece is a stretch of a batch.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::reader::{FileReader, StreamReader};

use super::batches::{Batches, corrupt, guarded};
use super::piece::{Columns, Open, Piece};
use crate::error::{Error, Result};

const FORMAT: &str = "an Arrow file";

/// The mark of a file; a stream begins with a continuation mark.
pub(super) const FILE_MARK: &[u8] = b"ARROW1";
pub(super) const STREAM_MARK: &[u8] = &[0xff; 4];

/// Rows of a piece: some writers make one batch of a whole table.
const PIECE: usize = 1 << 16;

/// The pieces of a file.
pub(super) struct ArrowPieces {
    name: Arc<str>,
    batches: Batches,
    /// What is left of the current batch.
    rest: Option<RecordBatch>,
    next_row: u64,
}

impl ArrowPieces {
    pub(super) fn new(name: Arc<str>, path: &Path, is_stream: bool) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::io(&name, &error))?;
        let batches = match is_stream {
            true => batches_of_stream(Arc::clone(&name), file)?,
            false => batches_of_file(Arc::clone(&name), file)?,
        };
        Ok(ArrowPieces { name, batches, rest: None, next_row: 0 })
    }

    fn piece(&mut self, batch: &RecordBatch) -> Piece {
        let rows = batch.num_rows().min(PIECE);
        let left = batch.num_rows() - rows;
        self.rest = (left > 0).then(|| batch.slice(rows, left));
        let (file, first_row) = (Arc::clone(&self.name), self.next_row);
        self.next_row += rows as u64;
        let read = Batches::of(Arc::clone(&file), batch.slice(0, rows));
        let open: Open = Box::new(|| Ok(read));
        Piece::Columns(Columns { file, row_group: None, first_row, open })
    }
}

impl Iterator for ArrowPieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        let batch = self.rest.take().map(Ok).or_else(|| self.batches.next())?;
        Some(batch.map(|batch| self.piece(&batch)))
    }
}

fn batches_of_file(name: Arc<str>, file: File) -> Result<Batches> {
    let reader = guarded(|| FileReader::try_new_buffered(file, None));
    let reader = reader.map_err(|error| corrupt(&name, FORMAT, &error))?;
    Ok(Batches::new(name, FORMAT, Box::new(reader)))
}

fn batches_of_stream(name: Arc<str>, file: File) -> Result<Batches> {
    let reader = guarded(|| StreamReader::try_new(BufReader::new(file), None));
    let reader = reader.map_err(|error| corrupt(&name, FORMAT, &error))?;
    Ok(Batches::new(name, FORMAT, Box::new(reader)))
}
