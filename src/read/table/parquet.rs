//! Parquet: a piece for each row group. Checksums of pages are compared where the file has them.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use ::parquet::arrow::arrow_reader::{ArrowReaderMetadata, ParquetRecordBatchReaderBuilder};

use super::batches::{Batches, corrupt, guarded};
use super::piece::{Columns, Piece, Stored};
use crate::error::{Error, Result};

const FORMAT: &str = "a Parquet file";

/// About how many bytes a batch holds, and how many rows at most.
const BATCH_BYTES: i64 = 8 << 20;
const BATCH_ROWS: i64 = 8192;

/// One piece for each row group.
pub(super) fn pieces(name: &Arc<str>, path: &Path) -> Result<Vec<Piece>> {
    let file = File::open(path).map_err(|error| Error::io(name, &error))?;
    let metadata = guarded(|| ArrowReaderMetadata::load(&file, Default::default()));
    let metadata = metadata.map_err(|error| corrupt(name, FORMAT, &error))?;
    let mut first_row = 0;
    let groups = metadata.metadata().row_groups().iter().enumerate();
    let piece = |(group, found): (usize, &::parquet::file::metadata::RowGroupMetaData)| {
        let stored = Stored::Parquet(path.to_owned(), metadata.clone());
        let columns = Columns { file: Arc::clone(name), row_group: Some(group), first_row, stored };
        first_row += u64::try_from(found.num_rows()).unwrap_or_default();
        Piece::Columns(columns)
    };
    Ok(groups.map(piece).collect())
}

pub(super) fn batches(
    name: Arc<str>,
    path: &Path,
    metadata: ArrowReaderMetadata,
    group: usize,
) -> Result<Batches> {
    let broken = |error: String| corrupt(&name, FORMAT, &error);
    // Each thread its own: clones of a handle share one place in the file.
    let file = File::open(path).map_err(|error| Error::io(&name, &error))?;
    let rows = metadata.metadata().row_groups().get(group).map_or(1, |found| {
        let bytes = (found.total_byte_size() / found.num_rows().max(1)).max(1);
        (BATCH_BYTES / bytes).clamp(1, BATCH_ROWS)
    });
    let reader = guarded(|| {
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        builder.with_row_groups(vec![group]).with_batch_size(rows as usize).build()
    });
    let reader = reader.map_err(broken)?;
    Ok(Batches::new(name, FORMAT, Box::new(reader)))
}
