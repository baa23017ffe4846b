//! Arrow IPC: the file (Feather) and the stream, a piece each.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use arrow_ipc::reader::{FileReader, StreamReader};

use super::batches::{Batches, corrupt, guarded};
use super::piece::{Columns, Piece, Stored};
use crate::error::{Error, Result};

const FORMAT: &str = "an Arrow file";

/// The mark of a file; a stream begins with a continuation mark.
pub(super) const FILE_MARK: &[u8] = b"ARROW1";
pub(super) const STREAM_MARK: &[u8] = &[0xff; 4];

pub(super) fn piece(name: &Arc<str>, path: &Path, is_stream: bool) -> Result<Piece> {
    let file = File::open(path).map_err(|error| Error::io(name, &error))?;
    let stored = if is_stream { Stored::ArrowStream(file) } else { Stored::ArrowFile(file) };
    Ok(Piece::Columns(Columns { file: Arc::clone(name), row_group: None, first_row: 0, stored }))
}

pub(super) fn batches_of_file(name: Arc<str>, file: File) -> Result<Batches> {
    let reader = guarded(|| FileReader::try_new_buffered(file, None));
    let reader = reader.map_err(|error| corrupt(&name, FORMAT, &error))?;
    Ok(Batches::new(name, FORMAT, Box::new(reader)))
}

pub(super) fn batches_of_stream(name: Arc<str>, file: File) -> Result<Batches> {
    let reader = guarded(|| StreamReader::try_new(BufReader::new(file), None));
    let reader = reader.map_err(|error| corrupt(&name, FORMAT, &error))?;
    Ok(Batches::new(name, FORMAT, Box::new(reader)))
}
