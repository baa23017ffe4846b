//! Columns: both parts as Parquet in the types of the table, the bad rows with one column more.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{Array, BooleanArray, ListArray, RecordBatch};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use arrow_select::filter::filter_record_batch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::name::{Reasons, reasons_name};
use super::text_file::create;
use crate::error::{Error, Finding, Result, without_kinds};
use crate::place::Place;

/// Bytes of encoded columns that are held before a row group is written.
const ROW_GROUP_BYTES: usize = 32 << 20;

pub(super) struct Columns {
    valid: Part,
    invalid: Part,
    /// Of the bad rows: with their reasons.
    schema: SchemaRef,
}

struct Part {
    path: PathBuf,
    writer: Option<ArrowWriter<File>>,
}

impl Columns {
    pub(super) fn new(valid: PathBuf, invalid: PathBuf, first: &RecordBatch) -> Self {
        let [valid, invalid] = [valid, invalid].map(|path| Part { path, writer: None });
        Columns { valid, invalid, schema: with_reasons(&first.schema()) }
    }

    pub(super) fn push(&mut self, batch: &RecordBatch, reasons: &Reasons) -> Result<()> {
        let is_bad = |row| reasons.contains_key(&row);
        let bad: BooleanArray = (0..batch.num_rows()).map(|row| Some(is_bad(row))).collect();
        let good = bad.values().iter().map(|bad| Some(!bad)).collect();
        let kept = filter_record_batch(batch, &good).map_err(|error| self.valid.failed(&error))?;
        self.valid.write(&kept)?;
        let set_aside = filter_record_batch(batch, &bad)
            .and_then(|rows| joined(rows, reasons, &self.schema))
            .map_err(|error| self.invalid.failed(&error))?;
        self.invalid.write(&set_aside)
    }

    pub(super) fn close(self) -> Result<()> {
        self.valid.close()?;
        self.invalid.close()
    }
}

impl Part {
    fn write(&mut self, rows: &RecordBatch) -> Result<()> {
        if rows.num_rows() == 0 {
            return Ok(());
        }
        if self.writer.is_none() {
            let opened = writer(create(&self.path)?, rows.schema());
            self.writer = Some(opened.map_err(|error| self.failed(&error))?);
        }
        let written = match &mut self.writer {
            Some(writer) => writer.write(rows).and_then(|()| flush_if_full(writer)),
            None => Ok(()),
        };
        written.map_err(|error| self.failed(&error))
    }

    fn close(mut self) -> Result<()> {
        let Some(writer) = self.writer.take() else { return Ok(()) };
        let file = writer.into_inner().map_err(|error| self.failed(&error))?;
        file.sync_all().map_err(|error| Error::io(self.path.display(), &error))
    }

    fn failed(&self, error: &dyn std::error::Error) -> Error {
        let place = Place::file(self.path.display().to_string());
        let found = error.to_string();
        let finding = Finding::new(place, without_kinds(&found));
        Error::unreadable(finding.expected("columns that Parquet can hold"))
    }
}

fn flush_if_full(writer: &mut ArrowWriter<File>) -> std::result::Result<(), ParquetError> {
    if writer.in_progress_size() < ROW_GROUP_BYTES { Ok(()) } else { writer.flush() }
}

fn writer(file: File, schema: SchemaRef) -> std::result::Result<ArrowWriter<File>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
        .set_created_by(concat!("parquill ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    ArrowWriter::try_new(file, schema, Some(properties))
}

fn with_reasons(schema: &Schema) -> SchemaRef {
    let name = reasons_name(|name| schema.field_with_name(name).is_ok());
    let reasons = Field::new(name, list(&Reasons::new()).data_type().clone(), false);
    let fields = schema.fields().iter().cloned().chain([Arc::new(reasons)]);
    Arc::new(Schema::new_with_metadata(fields.collect::<Vec<_>>(), schema.metadata().clone()))
}

fn joined(
    rows: RecordBatch,
    reasons: &Reasons,
    schema: &SchemaRef,
) -> std::result::Result<RecordBatch, ArrowError> {
    let mut columns = rows.columns().to_vec();
    columns.push(Arc::new(list(reasons)));
    RecordBatch::try_new(Arc::clone(schema), columns)
}

fn list(reasons: &Reasons) -> ListArray {
    let mut list = ListBuilder::new(StringBuilder::new());
    reasons.values().for_each(|row| list.append_value(row.iter().map(Some)));
    list.finish()
}
