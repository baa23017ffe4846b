//! One Parquet file: zstd, statistics and page index, sorted by article, no clock inside.

use std::fs;
use std::path::Path;

use arrow_array::{Array, RecordBatch};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use crate::error::{Error, Finding, Result};
use crate::manifest::FileEntry;
use crate::place::Place;
use crate::record::{Relation, Table};
use crate::write::hashed::HashedFile;

/// Bytes of Arrow data after which a row group ends: far below what viewers refuse (300 MB), large
/// enough to scan well.
const ROW_GROUP_BYTES: usize = 64 << 20;

/// A Parquet file that is being written.
pub(super) struct Shard {
    path: String,
    writer: ArrowWriter<HashedFile>,
    rows: u64,
    bytes: usize,
    group_bytes: usize,
}

impl Shard {
    /// Creates `folder/path` with the table's schema.
    pub(super) fn create(table: Table, folder: &Path, path: String) -> Result<Shard> {
        if let Some(parent) = folder.join(&path).parent() {
            fs::create_dir_all(parent).map_err(|error| Error::io(parent.display(), &error))?;
        }
        let file = HashedFile::create(folder, path.clone())?;
        let writer = ArrowWriter::try_new(file, table.arrow_schema(), Some(properties(table)?))
            .map_err(|error| failed(&path, &error))?;
        Ok(Shard { path, writer, rows: 0, bytes: 0, group_bytes: 0 })
    }

    /// Writes one chunk.
    pub(super) fn write(&mut self, chunk: &RecordBatch) -> Result<()> {
        let size = size(chunk);
        self.rows += chunk.num_rows() as u64;
        self.bytes += size;
        self.group_bytes += size;
        let mut written = self.writer.write(chunk);
        if self.group_bytes >= ROW_GROUP_BYTES {
            self.group_bytes = 0;
            written = written.and_then(|()| self.writer.flush());
        }
        written.map_err(|error| failed(&self.path, &error))
    }

    /// Bytes of Arrow data written so far.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Writes the footer.
    pub(super) fn close(self) -> Result<FileEntry> {
        let file = self.writer.into_inner().map_err(|error| failed(&self.path, &error))?;
        file.close(Some(self.rows))
    }
}

fn properties(table: Table) -> Result<WriterProperties> {
    let level = ZstdLevel::try_new(1).map_err(|error| failed(table.name(), &error))?;
    let unique = unique_columns(table).into_iter();
    let builder = unique.fold(WriterProperties::builder(), |builder, column| {
        builder.set_column_dictionary_enabled(ColumnPath::from(column), false)
    });
    Ok(builder
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_created_by(concat!("parquill ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_sorting_columns(Some(sorting(table)))
        .set_max_row_group_row_count(None)
        .build())
}

/// Columns whose values hardly repeat: a dictionary of them is built only to be thrown away.
fn unique_columns(table: Table) -> Vec<&'static str> {
    let relations = table.declaration().relations.iter();
    let mut columns: Vec<_> = relations
        .flat_map(|relation| match *relation {
            Relation::Key { column } => vec![column],
            Relation::Quote { start, end, .. } => vec![start, end],
            Relation::Excerpt { text, start, end, .. } => vec![text, start, end],
            _ => Vec::new(),
        })
        .collect();
    if matches!(table, Table::Article | Table::Sentence) {
        columns.push("text");
    }
    columns
}

/// By article, then by position where the table has one.
fn sorting(table: Table) -> Vec<SortingColumn> {
    let fields = &table.declaration().fields;
    let by = ["article_id", "position"];
    by.iter()
        .filter_map(|name| fields.iter().position(|field| field.name == *name))
        .map(|column| SortingColumn {
            column_idx: column as i32,
            descending: false,
            nulls_first: false,
        })
        .collect()
}

/// Bytes of the values, whatever memory they happen to lie in.
fn size(chunk: &RecordBatch) -> usize {
    let columns = chunk.columns().iter();
    columns.map(|column| column.to_data().get_slice_memory_size().unwrap_or(0)).sum()
}

fn failed(path: &str, error: &ParquetError) -> Error {
    Error::unreadable(Finding::new(Place::file(path), error.to_string()))
}
