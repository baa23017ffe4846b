//! A part of a table that one thread can check by itself.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use ::csv::StringRecord;
use ::parquet::arrow::arrow_reader::ArrowReaderMetadata;

use super::batches::Batches;
use super::{arrow, parquet};
use crate::error::Result;

/// A part of a table.
pub enum Piece {
    /// Columns, still in their file.
    Columns(Columns),
    /// Lines of JSON.
    Lines(Lines),
    /// Records of CSV.
    Records(Records),
}

/// A stretch of columns, read when it is its turn.
pub struct Columns {
    /// The file's name.
    pub file: Arc<str>,
    /// The row group, of a Parquet file.
    pub row_group: Option<usize>,
    /// Its first row in the file.
    pub first_row: u64,
    pub(super) stored: Stored,
}

/// Where the columns are.
pub(super) enum Stored {
    Parquet(PathBuf, ArrowReaderMetadata),
    ArrowFile(File),
    ArrowStream(File),
}

impl Columns {
    /// Their rows, in batches of some megabytes.
    ///
    /// # Errors
    /// [`Corrupt`](crate::error::Error::Corrupt) where the file is not as it was written; each batch
    /// can say so, too.
    pub fn batches(self) -> Result<Batches> {
        match self.stored {
            Stored::Parquet(path, metadata) => {
                parquet::batches(self.file, &path, metadata, self.row_group.unwrap_or_default())
            }
            Stored::ArrowFile(file) => arrow::batches_of_file(self.file, file),
            Stored::ArrowStream(file) => arrow::batches_of_stream(self.file, file),
        }
    }
}

/// Whole lines.
pub struct Lines {
    /// The file's name.
    pub file: Arc<str>,
    /// The lines; the last may lack its newline.
    pub text: Vec<u8>,
}

/// Records with their header.
pub struct Records {
    /// The file's name.
    pub file: Arc<str>,
    /// The names of the columns.
    pub header: Arc<[String]>,
    pub(super) records: Vec<StringRecord>,
}

impl Records {
    /// Each record: how many fields it has, and the fields.
    pub fn iter(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = &str>)> {
        self.records.iter().map(|record| (record.len(), record.iter()))
    }
}
