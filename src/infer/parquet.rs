//! Parquet: batch by batch, column by column.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_schema::ArrowError;

use crate::error::{Error, Finding, Result};
use crate::infer::column;
use crate::infer::shape::Shape;
use crate::place::Place;

/// Rows looked at together.
const BATCH: usize = 4096;

/// Looks at every row; gives their number. The reader may panic on a spoiled file.
pub(super) fn observe(source: &str, file: File, shape: &mut Shape) -> Result<u64> {
    let read = catch_unwind(AssertUnwindSafe(|| rows(file, shape)));
    let read = read.unwrap_or_else(|_| Err(ArrowError::ParquetError("the file is damaged".into())));
    read.map_err(|error| match error {
        ArrowError::NotYetImplemented(reason) => {
            Error::usage(Finding::new(Place::file(source), reason))
        }
        other => Error::corrupt(Finding::new(Place::file(source), other.to_string())),
    })
}

fn rows(file: File, shape: &mut Shape) -> std::result::Result<u64, ArrowError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file)?.with_batch_size(BATCH);
    column::declare(shape, builder.schema());
    let mut rows = 0;
    for batch in builder.build()? {
        let batch = batch?;
        rows += batch.num_rows() as u64;
        column::observe(shape, &batch)?;
    }
    Ok(rows)
}
