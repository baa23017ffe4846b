//! One article of a dataset, with all its rows, without reading the rest: row groups whose keys lie
//! elsewhere are passed over, because tables are sorted by article.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_select::concat::concat_batches;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowPredicateFn, ParquetRecordBatchReaderBuilder, RowFilter};
use parquet::file::metadata::RowGroupMetaData;

use crate::audit::conform::{conform, schema};
use crate::audit::rows::corrupt;
use crate::error::{Error, Result};
use crate::manifest::Manifest;
use crate::record::{Batches, Table};

/// The rows of the first article whose key begins so; `None` if there is none.
pub(super) fn find(folder: &Path, manifest: &Manifest, key: &str) -> Result<Option<Batches>> {
    let articles = rows_of(folder, manifest, Table::Article, key)?;
    let ids = articles.column_by_name("article_id").and_then(|ids| ids.as_string_opt::<i32>());
    let Some(id) = ids.filter(|ids| !ids.is_empty()).map(|ids| ids.value(0).to_owned()) else {
        return Ok(None);
    };
    let of = |table| rows_of(folder, manifest, table, &id);
    Ok(Some(Batches([
        articles.slice(0, 1),
        of(Table::Sentence)?,
        of(Table::Entity)?,
        of(Table::Claim)?,
    ])))
}

/// The rows of one table whose article's key begins so.
fn rows_of(folder: &Path, manifest: &Manifest, table: Table, key: &str) -> Result<RecordBatch> {
    let entry = manifest.tables.iter().find(|entry| entry.name == table.name());
    let mut found = Vec::new();
    for file in entry.into_iter().flat_map(|entry| &entry.files) {
        let batches = rows_of_file(folder, &file.path, key)?;
        let conformed = batches.iter().map(|batch| conform(table, &file.path, batch));
        for rows in conformed {
            found.push(rows.map_err(|error| corrupt(&file.path, &error))?.batch);
        }
    }
    concat_batches(&schema(table), &found).map_err(|error| corrupt(table.name(), &error))
}

fn rows_of_file(folder: &Path, path: &str, key: &str) -> Result<Vec<RecordBatch>> {
    let file = File::open(folder.join(path)).map_err(|error| Error::io(path, &error))?;
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| corrupt(path, &error))?;
    let mut columns = builder.parquet_schema().columns().iter();
    let Some(at) = columns.position(|column| column.name() == "article_id") else {
        return Ok(Vec::new());
    };
    let groups = builder.metadata().row_groups().iter().enumerate();
    let groups = groups.filter(|(_, group)| may_hold(group, at, key)).map(|(number, _)| number);
    let groups = groups.collect();
    let wanted = key.to_owned();
    let mask = ProjectionMask::leaves(builder.parquet_schema(), [at]);
    let filter = ArrowPredicateFn::new(mask, move |rows| {
        let ids = rows.column(0).as_string_opt::<i32>();
        let begins = |id: Option<&str>| id.is_some_and(|id| id.starts_with(&wanted));
        Ok(match ids {
            Some(ids) => ids.iter().map(|id| Some(begins(id))).collect(),
            None => BooleanArray::from(vec![false; rows.num_rows()]),
        })
    });
    let filter = RowFilter::new(vec![Box::new(filter)]);
    let reader = builder.with_row_groups(groups).with_row_filter(filter).build();
    let reader = reader.map_err(|error| corrupt(path, &error))?;
    reader.map(|rows| rows.map_err(|error| corrupt(path, &error))).collect()
}

/// Whether a row group may hold a key that begins so, by its statistics.
fn may_hold(group: &RowGroupMetaData, column: usize, key: &str) -> bool {
    let statistics = group.column(column).statistics();
    let least = statistics.and_then(|statistics| statistics.min_bytes_opt());
    let most = statistics.and_then(|statistics| statistics.max_bytes_opt());
    let key = key.as_bytes();
    let cut = |bound: &[u8]| bound.len().min(key.len());
    least.is_none_or(|least| &least[..cut(least)] <= key)
        && most.is_none_or(|most| &most[..cut(most)] >= key)
}
