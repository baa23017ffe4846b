//! Parquet: one row a document. Only mapped columns are read, in batches of a few megabytes, and a
//! row group that is damaged costs only itself.

use std::fs::File;
use std::sync::Arc;

use ::parquet::arrow::ProjectionMask;
use ::parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use ::parquet::errors::{ParquetError, Result};
use arrow_array::RecordBatch;

use super::assemble;
use super::columns::Columns;
use super::evidence::{self, Evidence};
use super::fields::Field;
use super::flaw::Flaw;
use super::item::{Item, Portions, finished};
use super::progress::Progress;
use super::source::Source;
use super::terms::Terms;
use super::value::{Value, rendered};
use crate::document::{Document, Origin};
use crate::panics::caught;
use crate::place::Place;

pub(super) const NAME: &str = "parquet";
pub(super) const EXTENSIONS: &[&str] = &["parquet", "pq"];

/// About how much text a batch holds, and how many rows at most.
const BATCH_BYTES: i64 = 4 * 1024 * 1024;
const BATCH_ROWS: i64 = 256;

/// The mark, and the byte with which every page and every footer begins.
pub(super) fn is_certain(head: &[u8]) -> bool {
    head.starts_with(b"PAR1\x15")
}

/// Never: it is certain or it is not Parquet.
pub(super) fn is_likely(_head: &[u8]) -> bool {
    false
}

/// The documents of a file, row by row.
pub(super) fn read(source: Source, terms: &Arc<Terms>) -> Portions {
    match open(&source, terms) {
        Ok(rows) => finished(rows),
        Err(flaw) => finished(std::iter::once(source.reject(flaw))),
    }
}

fn open(source: &Source, terms: &Arc<Terms>) -> std::result::Result<Rows, Flaw> {
    let path = match (&source.path, source.compression) {
        (Some(path), None) => path,
        (_, Some(compression)) => {
            let packed = Flaw::new(format!("is Parquet inside {}", compression.name()));
            return Err(packed.expected("a plain Parquet file").remedy("unpack it first"));
        }
        (None, None) => {
            let streamed = Flaw::new("is Parquet, which cannot be read as a stream");
            return Err(streamed.expected("a file").remedy("name the file itself"));
        }
    };
    let file = File::open(path).map_err(|error| Flaw::new(format!("cannot be read: {error}")))?;
    let metadata = guarded(|| ArrowReaderMetadata::load(&file, Default::default()));
    let metadata = metadata.map_err(|error| damaged(&error))?;
    let columns = Columns::resolve(metadata.schema(), &terms.slots);
    if !columns.have(Field::Text, &terms.slots) {
        return Err(without_text(&metadata, terms));
    }
    Ok(Rows {
        mask: columns.mask(metadata.parquet_schema()),
        columns,
        file,
        metadata,
        terms: Arc::clone(terms),
        source: source.name.clone(),
        progress: source.progress.clone(),
        group: 0,
        group_start: 0,
        batches: None,
        rows: Vec::new().into_iter(),
        row: 0,
    })
}

fn damaged(error: &ParquetError) -> Flaw {
    Flaw::new(format!("Parquet file is truncated or damaged: {error}"))
}

fn without_text(metadata: &ArrowReaderMetadata, terms: &Terms) -> Flaw {
    let quoted = |name: &str| format!("\"{name}\"");
    let wanted: Vec<String> = terms
        .slots
        .iter()
        .filter(|slot| slot.field == Field::Text)
        .map(|slot| quoted(&slot.name))
        .collect();
    let has: Vec<String> =
        metadata.schema().fields().iter().map(|field| quoted(field.name())).collect();
    let found = match wanted.is_empty() {
        true => "no column is named for the text".to_owned(),
        false => format!("no column {}", wanted.join(" or ")),
    };
    Flaw::new(found)
        .expected(format!("the text in one of {}", has.join(", ")))
        .remedy(Field::Text.remedy())
}

/// Runs the Parquet reader, which checks most of what it is given but indexes by some of it: its
/// panic on a malformed file is that file's error.
fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    caught(read).unwrap_or_else(|_| Err(ParquetError::General("malformed data".to_owned())))
}

/// The rows of a file.
struct Rows {
    file: File,
    metadata: ArrowReaderMetadata,
    mask: ProjectionMask,
    columns: Columns,
    terms: Arc<Terms>,
    source: String,
    progress: Progress,
    /// The row group to open next, and the first row of the one that is open.
    group: usize,
    group_start: i64,
    batches: Option<ParquetRecordBatchReader>,
    rows: std::vec::IntoIter<Vec<Value>>,
    /// The next row, counted over the file.
    row: i64,
}

impl Iterator for Rows {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(values) = self.rows.next() {
                return Some(self.item(values));
            }
            match self.batch() {
                Ok(Some(batch)) => self.rows = self.columns.rows(&batch).into_iter(),
                Ok(None) if self.group >= self.metadata.metadata().num_row_groups() => return None,
                Ok(None) => {
                    if let Err(error) = self.open_group() {
                        return Some(self.skip_group(&error));
                    }
                }
                Err(error) => return Some(self.skip_group(&error)),
            }
        }
    }
}

impl Rows {
    /// The next batch of the open row group.
    fn batch(&mut self) -> Result<Option<RecordBatch>> {
        let Some(batches) = &mut self.batches else { return Ok(None) };
        let batch = guarded(|| batches.next().transpose().map_err(ParquetError::from))?;
        match batch {
            Some(batch) => {
                self.report(batch.num_rows());
                return Ok(Some(batch));
            }
            None if self.row < self.group_end() => {
                return Err(ParquetError::General("there are no more".to_owned()));
            }
            None => self.batches = None,
        }
        Ok(None)
    }

    /// Counts a batch's share of its row group as read.
    fn report(&self, rows: usize) {
        let group = self.metadata.metadata().row_group(self.group - 1);
        let share = group.compressed_size().max(0) as u128 * rows as u128;
        self.progress.add((share / group.num_rows().max(1) as u128) as u64);
    }

    fn open_group(&mut self) -> Result<()> {
        let group = self.group;
        self.group += 1;
        self.group_start = self.row;
        let metadata = self.metadata.clone();
        let file =
            self.file.try_clone().map_err(|error| ParquetError::External(Box::new(error)))?;
        let batches = guarded(|| {
            ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata)
                .with_row_groups(vec![group])
                .with_projection(self.mask.clone())
                .with_batch_size(self.batch_rows(group))
                .build()
        })?;
        self.batches = Some(batches);
        Ok(())
    }

    /// Rows whose text comes to about a batch.
    fn batch_rows(&self, group: usize) -> usize {
        let group = self.metadata.metadata().row_group(group);
        let mapped =
            group.columns().iter().enumerate().filter(|(at, _)| self.mask.leaf_included(*at));
        let bytes = mapped.map(|(_, column)| column.uncompressed_size().max(0));
        let bytes = bytes.fold(0, i64::saturating_add);
        let average = (bytes / group.num_rows().max(1)).max(1);
        (BATCH_BYTES / average).clamp(1, BATCH_ROWS) as usize
    }

    /// The row after the last of the open row group.
    fn group_end(&self) -> i64 {
        let group = self.metadata.metadata().row_groups().get(self.group.wrapping_sub(1));
        self.group_start.saturating_add(group.map_or(0, |group| group.num_rows().max(0)))
    }

    /// One rejection for the rows of the open row group that are left.
    fn skip_group(&mut self, error: &ParquetError) -> Item {
        let (first, end) = (self.row, self.group_end());
        self.batches = None;
        self.row = end;
        let flaw = Flaw::new(format!("rows {first} to {} cannot be read: {error}", end - 1));
        Item::Rejected(Evidence::default().reject(flaw.at(self.place(first), 0)))
    }

    fn place(&self, row: i64) -> Place {
        Place::record(self.source.as_str(), row)
    }

    fn item(&mut self, values: Vec<Value>) -> Item {
        let row = self.row;
        self.row += 1;
        let bytes = rendered(&self.terms.slots, &values);
        match self.document(values, bytes.len()) {
            Ok(document) => {
                let origin = self.origin(row, &bytes);
                Item::Document(Document { origin, ..document })
            }
            Err(flaw) => Item::Rejected(Evidence::of(&bytes).reject(flaw.at(self.place(row), 0))),
        }
    }

    fn document(&self, values: Vec<Value>, length: usize) -> std::result::Result<Document, Flaw> {
        if length > self.terms.max_record_bytes {
            return Err(Flaw::too_long(length as u64, self.terms.max_record_bytes));
        }
        assemble::document(&self.terms.slots, values)
    }

    fn origin(&self, row: i64, bytes: &[u8]) -> Origin {
        Origin {
            source: self.source.clone(),
            record: Some(row),
            sha256: evidence::sha256(bytes),
            ..Origin::default()
        }
    }
}
