//! Parquet: a piece for each row group, several for a large one. Checksums of pages are compared
//! where the file has them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::parquet::arrow::ProjectionMask;
use ::parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowSelection,
    RowSelector,
};
use ::parquet::file::metadata::{
    ColumnChunkMetaData, PageIndexPolicy, ParquetMetaData, RowGroupMetaData,
};
use ::parquet::schema::types::SchemaDescriptor;

use super::batches::{Batches, corrupt, guarded};
use super::piece::{Columns, Piece};
use crate::error::{Error, Result};

const FORMAT: &str = "a Parquet file";

/// About how many bytes a batch holds, and how many rows at most.
const BATCH_BYTES: i64 = 8 << 20;
const BATCH_ROWS: i64 = 8192;

/// Rows of a piece of a large row group: whole batches, and few enough of them that all threads
/// have work.
const PIECE: usize = 16 * BATCH_ROWS as usize;

/// Of one row group.
const MOST_PARTS: usize = 16;

/// Rows of one row group.
struct Stretch {
    path: PathBuf,
    metadata: ArrowReaderMetadata,
    group: usize,
    /// How many rows before it are left out, and how many it has; `None` where it is the group.
    part: Option<(usize, usize)>,
}

/// The pieces of all row groups.
pub(super) fn pieces(name: &Arc<str>, path: &Path) -> Result<Vec<Piece>> {
    let file = File::open(path).map_err(|error| Error::io(name, &error))?;
    let metadata = guarded(|| load(&file)).map_err(|error| corrupt(name, FORMAT, &error))?;
    let (mut pieces, mut first_row) = (Vec::new(), 0);
    for (group, found) in metadata.metadata().row_groups().iter().enumerate() {
        let rows = usize::try_from(found.num_rows()).unwrap_or_default();
        for part in parts(metadata.metadata(), group, rows) {
            let file = Arc::clone(name);
            let stretch =
                Stretch { path: path.to_owned(), metadata: metadata.clone(), group, part };
            pieces.push(Piece::Columns(Columns {
                file: Arc::clone(name),
                row_group: Some(group),
                first_row: first_row + part.map_or(0, |(before, _)| before as u64),
                schema: Arc::clone(metadata.schema()),
                open: Box::new(move |only| batches(&file, stretch, only)),
            }));
        }
        first_row += rows as u64;
    }
    if pieces.is_empty() {
        pieces.push(without_rows(name, &metadata));
    }
    Ok(pieces)
}

fn without_rows(name: &Arc<str>, metadata: &ArrowReaderMetadata) -> Piece {
    let (file, schema) = (Arc::clone(name), Arc::clone(metadata.schema()));
    let none = Batches::of(Arc::clone(name), None);
    let open = Box::new(|_: Option<&[String]>| Ok(none));
    Piece::Columns(Columns { file, row_group: None, first_row: 0, schema, open })
}

/// The metadata, with the places of pages where there are rows to be passed over.
fn load(file: &File) -> ::parquet::errors::Result<ArrowReaderMetadata> {
    let metadata = ArrowReaderMetadata::load(file, ArrowReaderOptions::default())?;
    let is_large = |group: &RowGroupMetaData| group.num_rows() > PIECE as i64;
    if !metadata.metadata().row_groups().iter().any(is_large) {
        return Ok(metadata);
    }
    let options = ArrowReaderOptions::new().with_offset_index_policy(PageIndexPolicy::Optional);
    // The index is a help; without it all can still be read.
    Ok(ArrowReaderMetadata::load(file, options).unwrap_or(metadata))
}

/// How a row group is cut: where its pages are known, and none is so large that the parts on it would
/// each unpack what another part needs.
fn parts(metadata: &ParquetMetaData, group: usize, rows: usize) -> Vec<Option<(usize, usize)>> {
    let length = rows.div_ceil(MOST_PARTS).next_multiple_of(PIECE);
    let index = metadata.page_index_for_row_group(group);
    let columns = metadata.row_groups().get(group).map_or(&[][..], RowGroupMetaData::columns);
    let largest = columns.iter().enumerate().map(|(at, _)| {
        let pages = index.offset_index(at)?.page_locations().iter();
        pages.map(|page| i64::from(page.compressed_page_size)).max()
    });
    let bytes: i64 = columns.iter().map(ColumnChunkMetaData::compressed_size).sum();
    match largest.sum::<Option<i64>>() {
        Some(largest) if rows > PIECE && largest <= bytes / MOST_PARTS as i64 => {
            (0..rows).step_by(length).map(|at| Some((at, length.min(rows - at)))).collect()
        }
        _ => vec![None],
    }
}

fn batches(name: &Arc<str>, stretch: Stretch, only: Option<&[String]>) -> Result<Batches> {
    // Each thread its own: clones of a handle share one place in the file.
    let file = File::open(&stretch.path).map_err(|error| Error::io(name, &error))?;
    let reader = guarded(|| {
        let Stretch { metadata, group, part, .. } = stretch;
        let rows = batch_rows(metadata.metadata().row_groups().get(group));
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        let mask =
            only.map_or_else(ProjectionMask::all, |names| columns(builder.parquet_schema(), names));
        let builder = builder.with_projection(mask);
        let builder = builder.with_row_groups(vec![group]).with_batch_size(rows);
        let selected = part.map(|(before, rows)| {
            RowSelection::from(vec![RowSelector::skip(before), RowSelector::select(rows)])
        });
        match selected {
            Some(selection) => builder.with_row_selection(selection).build(),
            None => builder.build(),
        }
    });
    let reader = reader.map_err(|error: String| corrupt(name, FORMAT, &error))?;
    Ok(Batches::new(Arc::clone(name), FORMAT, Box::new(reader)))
}

fn batch_rows(group: Option<&RowGroupMetaData>) -> usize {
    let rows = group.map_or(1, |group| {
        let bytes = (group.total_byte_size() / group.num_rows().max(1)).max(1);
        (BATCH_BYTES / bytes).clamp(1, BATCH_ROWS)
    });
    usize::try_from(rows).unwrap_or(1)
}

fn columns(schema: &SchemaDescriptor, names: &[String]) -> ProjectionMask {
    let fields = schema.root_schema().get_fields().iter().enumerate();
    let named = fields.filter(|(_, field)| names.iter().any(|name| name == field.name()));
    ProjectionMask::roots(schema, named.map(|(place, _)| place))
}
