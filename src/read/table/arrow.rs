//! Arrow IPC: the file (Feather) and the stream. Their columns lie as they are used, so that reading
//! them is quick and one thread does it for all; a piece is a stretch of a batch.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, SchemaRef};

use super::batches::{Batches, Inner, corrupt, guarded};
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
    schema: SchemaRef,
    batches: Batches,
    /// Whether the file has given a piece: the first says what the columns are.
    is_begun: bool,
    /// What is left of the current batch.
    rest: Option<RecordBatch>,
    next_row: u64,
}

impl ArrowPieces {
    pub(super) fn new(name: Arc<str>, path: &Path, is_stream: bool) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::io(&name, &error))?;
        let opened = guarded(|| match is_stream {
            true => stream(StreamReader::try_new(BufReader::new(file), None)?),
            false => stream(FileReader::try_new_buffered(file, None)?),
        });
        let (schema, inner) = opened.map_err(|error| corrupt(&name, FORMAT, &error))?;
        let batches = Batches::new(Arc::clone(&name), FORMAT, inner);
        Ok(ArrowPieces { name, schema, batches, is_begun: false, rest: None, next_row: 0 })
    }

    /// The next rows of a batch, the rest kept; no rows of a file that has none.
    fn piece(&mut self, batch: Option<RecordBatch>) -> Piece {
        let rows = batch.as_ref().map_or(0, RecordBatch::num_rows);
        let part = batch.as_ref().map(|batch| batch.slice(0, rows.min(PIECE)));
        self.rest = batch.filter(|_| rows > PIECE).map(|batch| batch.slice(PIECE, rows - PIECE));
        self.is_begun = true;
        let (file, first_row) = (Arc::clone(&self.name), self.next_row);
        self.next_row += rows.min(PIECE) as u64;
        let read = Batches::of(Arc::clone(&file), part);
        let (open, schema): (Open, _) = (Box::new(|_| Ok(read)), Arc::clone(&self.schema));
        Piece::Columns(Columns { file, row_group: None, first_row, schema, open })
    }
}

impl Iterator for ArrowPieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        match self.rest.take().map(Ok).or_else(|| self.batches.next()) {
            None if self.is_begun => None,
            batch => Some(batch.transpose().map(|batch| self.piece(batch))),
        }
    }
}

type Opened = (SchemaRef, Inner);

fn stream<R: RecordBatchReader + Send + 'static>(
    reader: R,
) -> std::result::Result<Opened, ArrowError> {
    Ok((reader.schema(), Box::new(reader)))
}
