//! The rows of one table, in order, each with the file and row where it stands.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::path::{Path, PathBuf};

use arrow_array::{Array, ArrayRef, RecordBatch, StringArray, UInt64Array, new_null_array};
use arrow_schema::{ArrowError, FieldRef};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::metadata::ParquetMetaData;

use crate::audit::conform::{conform, schema};
use crate::audit::violation::AuditViolation;
use crate::error::{Error, Finding, Result};
use crate::manifest::{FileEntry, TableEntry};
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
        let filled: Vec<_> = pieces.iter().filter(|piece| !piece.places.is_empty()).collect();
        let failed = |error| unreadable(table.name(), &error);
        let first = filled.first().map_or(schema(table), |piece| piece.batch.schema());
        let is_alike = filled.iter().all(|piece| piece.batch.schema() == first);
        let batch = match is_alike {
            true => concat_batches(&first, filled.iter().map(|piece| &piece.batch)),
            false => in_declared_types(table, &filled),
        };
        let places = filled.iter().flat_map(|piece| piece.places.iter().copied()).collect();
        Ok(PlacedRows { batch: batch.map_err(failed)?, places })
    }
}

/// Rows of files that differ in a column's type stand together only in the declared one. A column of
/// another is left without values, and has been said to be of that type.
fn in_declared_types(
    table: Table,
    pieces: &[&PlacedRows],
) -> std::result::Result<RecordBatch, ArrowError> {
    let schema = schema(table);
    let declared = |(field, column): (&FieldRef, &ArrayRef)| match column.data_type() {
        found if found == field.data_type() => column.clone(),
        _ => new_null_array(field.data_type(), column.len()),
    };
    let columns = |piece: &PlacedRows| {
        schema.fields().iter().zip(piece.batch.columns()).map(declared).collect()
    };
    let batches = pieces.iter().map(|piece| RecordBatch::try_new(schema.clone(), columns(piece)));
    concat_batches(&schema, &batches.collect::<std::result::Result<Vec<_>, _>>()?)
}

/// Reads one table, file by file.
pub(super) struct TableRows {
    table: Table,
    folder: PathBuf,
    files: Vec<FileEntry>,
    next_file: usize,
    reader: Option<ParquetRecordBatchReader>,
    /// Of each file that was opened: the row after the last one of each row group.
    group_ends: Vec<Vec<u64>>,
    next_row: u64,
    ready: VecDeque<PlacedRows>,
    /// Columns of the current file that have been said not to be as declared.
    columns_said: HashSet<String>,
    /// What whole files break: columns that are missing or of another type.
    pub(super) violations: Vec<AuditViolation>,
}

impl TableRows {
    pub(super) fn open(folder: &Path, table: Table, entry: Option<&TableEntry>) -> TableRows {
        let files = entry.into_iter().flat_map(|entry| &entry.files);
        TableRows {
            table,
            folder: folder.to_owned(),
            files: files.cloned().collect(),
            next_file: 0,
            reader: None,
            group_ends: Vec::new(),
            next_row: 0,
            ready: VecDeque::new(),
            columns_said: HashSet::new(),
            violations: Vec::new(),
        }
    }

    /// Path of a file, by its index.
    pub(super) fn path(&self, file: usize) -> &str {
        &self.files[file].path
    }

    /// The row group of a row of a file that was read.
    pub(super) fn row_group(&self, file: usize, row: u64) -> Option<usize> {
        self.group_ends.get(file).map(|ends| ends.partition_point(|&end| end <= row))
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
            if self.next_file == self.files.len() {
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
        let entry = self.files[self.next_file].clone();
        let path = &entry.path;
        let file = File::open(self.folder.join(path)).map_err(|error| Error::io(path, &error))?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file)
            .map_err(|error| corrupt(path, &error))?;
        let rows = builder.metadata().file_metadata().num_rows();
        self.violations.extend(wrong_count(self.table, &entry, rows));
        self.group_ends.push(group_ends(builder.metadata()));
        let no_rows = RecordBatch::new_empty(builder.schema().clone());
        let reader = builder.with_batch_size(BATCH_ROWS).build();
        self.reader = Some(reader.map_err(|error| corrupt(path, &error))?);
        self.next_file += 1;
        self.next_row = 0;
        self.columns_said.clear();
        // A file without rows has columns, too.
        self.place(&no_rows).map(drop)
    }

    fn place(&mut self, batch: &RecordBatch) -> Result<PlacedRows> {
        let file = self.next_file - 1;
        let first = self.next_row;
        self.next_row += batch.num_rows() as u64;
        let path = &self.files[file].path;
        let conformed =
            conform(self.table, path, batch).map_err(|error| unreadable(path, &error))?;
        for violation in conformed.violations {
            if self.columns_said.insert(violation.field.clone()) {
                self.violations.push(violation);
            }
        }
        let places = (first..self.next_row).map(|row| (file, row)).collect();
        Ok(PlacedRows { batch: conformed.batch, places })
    }
}

fn group_ends(metadata: &ParquetMetaData) -> Vec<u64> {
    let groups = metadata.row_groups().iter();
    let rows = groups.map(|group| u64::try_from(group.num_rows()).unwrap_or_default());
    rows.scan(0, |end, rows| {
        *end += rows;
        Some(*end)
    })
    .collect()
}

fn wrong_count(table: Table, entry: &FileEntry, rows: i64) -> Option<AuditViolation> {
    let expected = entry.rows.filter(|&expected| i64::try_from(expected) != Ok(rows))?;
    let expected = format!("the {expected} rows that were published");
    Some(AuditViolation::of_file(table.name(), &entry.path, format!("{rows} rows long"), expected))
}

pub(super) fn corrupt(path: &str, error: &dyn std::fmt::Display) -> Error {
    let finding = Finding::new(Place::file(path), error.to_string());
    Error::corrupt(finding.expected("a Parquet file that can be read"))
}

fn unreadable(path: &str, error: &dyn std::fmt::Display) -> Error {
    Error::unreadable(Finding::new(Place::file(path), error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{PlacedRows, conform};
    use crate::record::Table;
    use arrow_array::{Array, Float64Array, Int64Array, RecordBatch};
    use std::sync::Arc;

    #[test]
    fn files_that_differ_in_a_columns_type_stand_together() {
        let rows = |column| {
            let batch = RecordBatch::try_from_iter([("start", column)]).unwrap();
            let conformed = conform(Table::Entity, "part", &batch).unwrap();
            let said = conformed.violations.iter().any(|one| one.field == "/start");
            (PlacedRows { batch: conformed.batch, places: vec![(0, 0)] }, said)
        };
        let (whole, whole_said) = rows(Arc::new(Int64Array::from(vec![4])) as Arc<dyn Array>);
        let (broken, broken_said) = rows(Arc::new(Float64Array::from(vec![4.5])));
        assert!(!whole_said && broken_said);
        let all = PlacedRows::concat(Table::Entity, &[broken, whole]).unwrap();
        let starts = all.batch.column_by_name("start").unwrap();
        let starts: Vec<_> = starts.as_any().downcast_ref::<Int64Array>().unwrap().iter().collect();
        assert_eq!(starts, [None, Some(4)]);
    }
}
