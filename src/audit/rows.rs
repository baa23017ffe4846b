//! The rows of one table, in order, each with the file and row where it stands.

use std::collections::VecDeque;
use std::fs::File;
use std::path::{Path, PathBuf};

use arrow_array::{Array, RecordBatch, StringArray, UInt64Array};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::audit::conform::conform;
use crate::audit::violation::AuditViolation;
use crate::error::{Error, Finding, Result};
use crate::manifest::TableEntry;
use crate::place::Place;
use crate::record::Table;

const BATCH_ROWS: usize = 8192;

/// Some rows, and where each of them stands: index of the file, row within it.
#[derive(Clone)]
pub(super) struct PlacedRows {
    pub(super) batch: RecordBatch,
    pub(super) places: Vec<(usize, u64)>,
}

impl PlacedRows {
    /// The first `rows` of them; the rest stays.
    pub(super) fn split_off(&mut self, rows: usize) -> PlacedRows {
        let rest = self.places.split_off(rows);
        let batch = self.batch.slice(0, rows);
        self.batch = self.batch.slice(rows, rest.len());
        PlacedRows { batch, places: std::mem::replace(&mut self.places, rest) }
    }

    /// The articles that the rows belong to.
    pub(super) fn article_ids(&self) -> Option<&StringArray> {
        self.batch.column_by_name("article_id")?.as_any().downcast_ref()
    }

    /// Puts pieces together.
    pub(super) fn concat(table: Table, pieces: &[PlacedRows]) -> Result<PlacedRows> {
        let schema = pieces.first().map_or(table.arrow_schema(), |piece| piece.batch.schema());
        let batches = pieces.iter().map(|piece| &piece.batch);
        let batch =
            concat_batches(&schema, batches).map_err(|error| unreadable(table.name(), &error))?;
        let places = pieces.iter().flat_map(|piece| piece.places.iter().copied()).collect();
        Ok(PlacedRows { batch, places })
    }
}

/// Reads one table, file by file.
pub(super) struct TableRows {
    table: Table,
    folder: PathBuf,
    paths: Vec<String>,
    next_file: usize,
    reader: Option<ParquetRecordBatchReader>,
    next_row: u64,
    ready: VecDeque<PlacedRows>,
    /// What whole files break: columns that are missing or of another type.
    pub(super) violations: Vec<AuditViolation>,
}

impl TableRows {
    pub(super) fn open(folder: &Path, table: Table, entry: Option<&TableEntry>) -> TableRows {
        let files = entry.into_iter().flat_map(|entry| &entry.files);
        TableRows {
            table,
            folder: folder.to_owned(),
            paths: files.map(|file| file.path.clone()).collect(),
            next_file: 0,
            reader: None,
            next_row: 0,
            ready: VecDeque::new(),
            violations: Vec::new(),
        }
    }

    /// Path of a file, by its index.
    pub(super) fn path(&self, file: usize) -> &str {
        &self.paths[file]
    }

    /// The next rows.
    pub(super) fn next(&mut self) -> Result<Option<PlacedRows>> {
        if let Some(ready) = self.ready.pop_front() {
            return Ok(Some(ready));
        }
        loop {
            if let Some(batch) = self.reader.as_mut().and_then(Iterator::next) {
                let batch =
                    batch.map_err(|error| corrupt(self.path(self.next_file - 1), &error))?;
                return self.place(&batch).map(Some);
            }
            if self.next_file == self.paths.len() {
                return Ok(None);
            }
            self.open_next()?;
        }
    }

    /// Gives rows back, to be the next ones.
    pub(super) fn put_back(&mut self, rows: PlacedRows) {
        self.ready.push_front(rows);
    }

    /// Reads everything and sorts it by article, keeping the order within each.
    pub(super) fn sort(&mut self) -> Result<()> {
        let mut pieces = Vec::new();
        while let Some(rows) = self.next()? {
            pieces.push(rows);
        }
        let all = PlacedRows::concat(self.table, &pieces)?;
        let Some(ids) = all.article_ids() else {
            return Ok(());
        };
        let mut order: Vec<usize> = (0..ids.len()).collect();
        order.sort_by_key(|&row| ids.value(row));
        let indices: UInt64Array = order.iter().map(|&row| row as u64).collect();
        let batch = take_record_batch(&all.batch, &indices)
            .map_err(|error| unreadable(self.table.name(), &error))?;
        let places = order.iter().map(|&row| all.places[row]).collect();
        self.put_back(PlacedRows { batch, places });
        Ok(())
    }

    fn open_next(&mut self) -> Result<()> {
        let path = self.paths[self.next_file].clone();
        let file = File::open(self.folder.join(&path)).map_err(|error| Error::io(&path, &error))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)
            .and_then(|builder| builder.with_batch_size(BATCH_ROWS).build())
            .map_err(|error| corrupt(&path, &error))?;
        self.reader = Some(reader);
        self.next_file += 1;
        self.next_row = 0;
        Ok(())
    }

    fn place(&mut self, batch: &RecordBatch) -> Result<PlacedRows> {
        let file = self.next_file - 1;
        let first = self.next_row;
        self.next_row += batch.num_rows() as u64;
        let conformed = conform(self.table, &self.paths[file], batch)
            .map_err(|error| unreadable(&self.paths[file], &error))?;
        if first == 0 {
            self.violations.extend(conformed.violations);
        }
        let places = (first..self.next_row).map(|row| (file, row)).collect();
        Ok(PlacedRows { batch: conformed.batch, places })
    }
}

pub(super) fn corrupt(path: &str, error: &dyn std::fmt::Display) -> Error {
    let finding = Finding::new(Place::file(path), error.to_string());
    Error::corrupt(finding.expected("a Parquet file that can be read"))
}

fn unreadable(path: &str, error: &dyn std::fmt::Display) -> Error {
    Error::unreadable(Finding::new(Place::file(path), error.to_string()))
}
