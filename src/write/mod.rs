//! Rows become Parquet files: shards of bounded size, the same bytes for the same rows.
//!
//! Arrow's writer cuts pages where the batches end that it is given, so equal rows in other batches
//! would give other bytes. Rows therefore come in *chunks* whose ends depend on the documents alone;
//! what comes in smaller pieces is put together here before it is written.

mod hashed;
mod shard;

pub use hashed::HashedFile;

use std::path::PathBuf;

use arrow_array::RecordBatch;
use arrow_select::concat::concat_batches;

use crate::error::{Error, Finding, Result};
use crate::manifest::{FileEntry, TableEntry};
use crate::place::Place;
use crate::record::Table;
use shard::Shard;

/// Bytes of Arrow data after which a shard is full: about 130 MB on disk.
const SHARD_BYTES: usize = 512 << 20;

/// Writes one table, shard by shard.
pub struct TableWriter {
    table: Table,
    folder: PathBuf,
    pieces: Vec<RecordBatch>,
    shard: Option<Shard>,
    written: Vec<FileEntry>,
}

impl TableWriter {
    /// Writes into `folder/TABLE/part-00000.parquet` and on.
    pub fn new(table: Table, folder: PathBuf) -> Self {
        TableWriter { table, folder, pieces: Vec::new(), shard: None, written: Vec::new() }
    }

    /// Takes a piece of the current chunk; `ends_chunk` says that it is the last one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn push(&mut self, piece: RecordBatch, ends_chunk: bool) -> Result<()> {
        self.pieces.push(piece);
        if ends_chunk { self.write_chunk() } else { Ok(()) }
    }

    /// Writes what is left; a table without rows has one file without rows, so that its columns can
    /// be read.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn finish(mut self) -> Result<TableEntry> {
        self.write_chunk()?;
        if self.written.is_empty() && self.shard.is_none() {
            self.shard = Some(self.open_shard()?);
        }
        self.close_shard()?;
        let declaration = self.table.declaration();
        Ok(TableEntry {
            name: declaration.table.to_owned(),
            schema: declaration.id(),
            rows: self.written.iter().filter_map(|file| file.rows).sum(),
            files: self.written,
        })
    }

    fn write_chunk(&mut self) -> Result<()> {
        let pieces = std::mem::take(&mut self.pieces);
        let chunk = concat_batches(&self.table.arrow_schema(), &pieces)
            .map_err(|error| self.failed(error.to_string()))?;
        if chunk.num_rows() == 0 {
            return Ok(());
        }
        let mut shard = match self.shard.take() {
            Some(shard) => shard,
            None => self.open_shard()?,
        };
        shard.write(&chunk)?;
        let full = shard.bytes() >= SHARD_BYTES;
        self.shard = Some(shard);
        if full { self.close_shard() } else { Ok(()) }
    }

    fn open_shard(&self) -> Result<Shard> {
        let name = format!("{}/part-{:05}.parquet", self.table.name(), self.written.len());
        Shard::create(self.table, &self.folder, name)
    }

    fn close_shard(&mut self) -> Result<()> {
        if let Some(shard) = self.shard.take() {
            self.written.push(shard.close()?);
        }
        Ok(())
    }

    fn failed(&self, reason: String) -> Error {
        Error::unreadable(Finding::new(Place::file(self.table.name()), reason))
    }
}
