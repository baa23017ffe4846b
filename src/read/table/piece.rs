//! A part of a table that one thread can check by itself.

use std::sync::Arc;

use ::csv::StringRecord;
use arrow_schema::SchemaRef;

use super::batches::Batches;
use crate::error::Result;

/// A part of a table.
pub enum Piece {
    /// Columns.
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
    /// What the columns are; a table without rows has them, too.
    pub schema: SchemaRef,
    pub(super) open: Open,
}

/// Begins to read, perhaps only some columns.
pub(super) type Open = Box<dyn FnOnce(Option<&[String]>) -> Result<Batches> + Send>;

impl Columns {
    /// Their rows, in batches of some megabytes.
    ///
    /// # Errors
    /// [`Corrupt`](crate::error::Error::Corrupt) where the file is not as it was written; each batch
    /// can say so, too.
    pub fn batches(self) -> Result<Batches> {
        (self.open)(None)
    }

    /// The same of some columns; of a format that has them together, of all.
    ///
    /// # Errors
    /// As of [`Columns::batches`].
    pub fn batches_of(self, columns: &[String]) -> Result<Batches> {
        (self.open)(Some(columns))
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
    /// Each with the line where it begins, from 0.
    pub(super) records: Vec<(usize, StringRecord)>,
}

impl Records {
    /// Each record: the line of the file where it begins, from 0, how many fields it has, and the
    /// fields.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize, impl Iterator<Item = &str>)> {
        self.records.iter().map(|(line, record)| (*line, record.len(), record.iter()))
    }
}
