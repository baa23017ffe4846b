//! A Parquet file of all violations, for those who count and join them. It comes into being under
//! another name, so that there is never half a file.

use std::fs::{self, File};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquill::error::{Error, Finding, Result, without_kinds};
use parquill::place::Place;

use super::evidence::{End, Report, Violation};

/// Violations that are held before they are written, and rows of a row group.
const BATCH: usize = 4096;
const ROW_GROUP: usize = 16 * BATCH;

/// The file while it is written.
pub(in crate::cli) struct Failures {
    path: PathBuf,
    unfinished: PathBuf,
    writer: Option<ArrowWriter<File>>,
    waiting: Vec<Violation>,
}

impl Failures {
    /// Creates it.
    ///
    /// # Errors
    /// If it cannot be written there.
    pub(in crate::cli) fn create(path: &Path) -> Result<Self> {
        let Some(name) = path.file_name() else {
            let finding = Finding::new(Place::file(path.display().to_string()), "names no file");
            return Err(Error::usage(finding.expected("a file for the violations")));
        };
        let unfinished = path.with_file_name(format!(".{}.partial", name.to_string_lossy()));
        let file = File::create(&unfinished).map_err(|error| Error::io(path.display(), &error))?;
        let writer = writer(file).map_err(|error| failed(path, &error))?;
        Ok(Failures {
            path: path.to_owned(),
            unfinished,
            writer: Some(writer),
            waiting: Vec::with_capacity(BATCH),
        })
    }

    fn write(&mut self) -> Result<()> {
        let batch = batch(&mem::take(&mut self.waiting));
        match (batch, &mut self.writer) {
            (Ok(batch), Some(writer)) => writer.write(&batch),
            (Err(error), _) => Err(error.into()),
            (Ok(_), None) => Ok(()),
        }
        .map_err(|error| failed(&self.path, &error))
    }

    fn publish(&mut self) -> Result<()> {
        self.write()?;
        if let Some(writer) = self.writer.take() {
            let file = writer.into_inner().map_err(|error| failed(&self.path, &error))?;
            let published = file.sync_all().and_then(|()| fs::rename(&self.unfinished, &self.path));
            published.map_err(|error| Error::io(self.path.display(), &error))?;
        }
        Ok(())
    }
}

impl Report for Failures {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        self.waiting.push(violation.clone());
        if self.waiting.len() < BATCH { Ok(()) } else { self.write() }
    }

    /// A check that was stopped has not found all: the file stays as it was.
    fn finish(&mut self, end: &End<'_>) -> Result<()> {
        if end.error.is_some() { Ok(()) } else { self.publish() }
    }
}

impl Drop for Failures {
    fn drop(&mut self) {
        if self.writer.is_some() {
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

fn writer(file: File) -> std::result::Result<ArrowWriter<File>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
        .set_created_by(concat!("parquill ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_max_row_group_row_count(Some(ROW_GROUP))
        .build();
    ArrowWriter::try_new(file, batch(&[])?.schema(), Some(properties))
}

fn batch(rows: &[Violation]) -> std::result::Result<RecordBatch, arrow_schema::ArrowError> {
    let text = |of: fn(&Violation) -> &String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rows.iter().map(of)))
    };
    let number = |of: fn(&Violation) -> Option<u64>| -> ArrayRef {
        let numbers = rows.iter().map(|row| of(row).and_then(|number| i64::try_from(number).ok()));
        Arc::new(Int64Array::from_iter(numbers))
    };
    let sources = rows.iter().map(|row| row.source.as_deref());
    RecordBatch::try_from_iter_with_nullable([
        ("table", text(|row| &row.table), false),
        ("file", text(|row| &row.file), false),
        ("row_group", number(|row| row.row_group.map(|group| group as u64)), true),
        ("row", number(|row| row.row), true),
        ("line", number(|row| row.line), true),
        ("field", text(|row| &row.field), false),
        ("rule", text(|row| &row.rule), false),
        ("schema", text(|row| &row.schema), false),
        ("value", text(|row| &row.value), false),
        ("expected", text(|row| &row.expected), false),
        ("source", Arc::new(StringArray::from_iter(sources)), true),
        ("record", Arc::new(Int64Array::from_iter(rows.iter().map(|row| row.record))), true),
    ])
}

fn failed(path: &Path, error: &ParquetError) -> Error {
    let place = Place::file(path.display().to_string());
    Error::unreadable(Finding::new(place, without_kinds(&error.to_string())))
}
