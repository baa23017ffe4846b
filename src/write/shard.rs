//! One Parquet file: zstd, statistics and page index, sorted by article, no clock inside.

use std::fs;
use std::path::Path;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
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
    let mut builder = WriterProperties::builder();
    for field in table.arrow_schema().fields() {
        leaves(field, &mut vec![field.name().clone()], &mut |path, leaf| {
            let column = ColumnPath::new(path.to_vec());
            let set = std::mem::take(&mut builder);
            builder = with_column(set, column, Kind::of(table, field.name(), leaf));
        });
    }
    Ok(builder
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_created_by(concat!("parquill ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_sorting_columns(Some(sorting(table)))
        .set_max_row_group_row_count(None)
        .build())
}

fn with_column(
    builder: WriterPropertiesBuilder,
    column: ColumnPath,
    kind: Kind,
) -> WriterPropertiesBuilder {
    let builder = match kind.has_statistics() {
        true => builder,
        false => builder.set_column_statistics_enabled(column.clone(), EnabledStatistics::None),
    };
    match kind.encoding() {
        None => builder,
        Some(encoding) => builder
            .set_column_dictionary_enabled(column.clone(), false)
            .set_column_encoding(column, encoding),
    }
}

/// Hands on the columns of plain values that a column is stored as, each with its path.
fn leaves(field: &Field, path: &mut Vec<String>, found: &mut impl FnMut(&[String], &DataType)) {
    let mut inside = |child: &Field, names: &[&str]| {
        path.extend(names.iter().map(|&name| name.to_owned()));
        leaves(child, path, found);
        path.truncate(path.len() - names.len());
    };
    match field.data_type() {
        DataType::List(element) => inside(element, &["list", element.name()]),
        DataType::Struct(fields) => fields.iter().for_each(|child| inside(child, &[child.name()])),
        plain => found(path, plain),
    }
}

/// What a column holds, as far as it decides how it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Offsets and counts.
    Whole,
    /// Keys, which begin as the key before.
    Key,
    /// A parent's key, the same for many rows.
    Parent,
    /// Long texts, which do not repeat.
    Passage,
    /// Names and terms, which repeat in any order.
    Word,
    Other,
}

impl Kind {
    fn of(table: Table, name: &str, values: &DataType) -> Kind {
        let relations = table.declaration().relations;
        let is_key = |relation: &Relation| match *relation {
            Relation::Key { column } | Relation::Foreign { column, .. } => column == name,
            _ => false,
        };
        let is_excerpt = |relation: &Relation| matches!(*relation, Relation::Excerpt { text, .. } if text == name);
        match values {
            DataType::Int64 => Kind::Whole,
            DataType::Utf8 if name == "article_id" && table != Table::Article => Kind::Parent,
            DataType::Utf8 if relations.iter().any(is_key) => Kind::Key,
            DataType::Utf8 if relations.iter().any(is_excerpt) => Kind::Passage,
            DataType::Utf8 if name == "text" && table != Table::Entity => Kind::Passage,
            DataType::Utf8 => Kind::Word,
            _ => Kind::Other,
        }
    }

    /// How values are encoded where that is better than by a dictionary.
    fn encoding(self) -> Option<Encoding> {
        match self {
            Kind::Whole => Some(Encoding::DELTA_BINARY_PACKED),
            Kind::Key => Some(Encoding::DELTA_BYTE_ARRAY),
            Kind::Passage => Some(Encoding::PLAIN),
            Kind::Parent | Kind::Word | Kind::Other => None,
        }
    }

    /// Whether the least and the greatest value of a page say which pages a query can leave out: of
    /// words every page has some of every letter.
    fn has_statistics(self) -> bool {
        !matches!(self, Kind::Passage | Kind::Word)
    }
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
