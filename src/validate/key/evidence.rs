//! The rows whose keys were found wanting, read a second time.

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jsonschema::json::{Json, Node};
use rustc_hash::FxHashSet;

use super::reader::KeyReader;
use crate::validate::cell::{ArrowJson, Columns, PreparedName};
use crate::validate::violation::readable;

/// A row with one of the keys that are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row within what was read, from 0.
    pub row: usize,
    /// The line, of lines of JSON, from 0.
    pub line: Option<usize>,
    /// The key's hash.
    pub hash: u128,
    /// The key as JSON, cut to a readable length.
    pub value: String,
}

impl KeyReader {
    pub(crate) fn hits_in_batch(
        &self,
        column: usize,
        batch: &RecordBatch,
        wanted: &FxHashSet<u128>,
    ) -> Result<Vec<Hit>, ArrowError> {
        let keys = self.column_of_batch(column, batch)?.into_iter().enumerate();
        let found: Vec<_> = keys.filter(|(_, hash)| wanted.contains(hash)).collect();
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let projected = self.projected(column, batch)?;
        let columns = Columns::of(&projected);
        let hit = |(row, hash): (usize, u128)| {
            let value = self.value::<ArrowJson, _>(column, &columns.row(row));
            Hit { row, line: None, hash, value: readable(&value.to_string()) }
        };
        Ok(found.into_iter().map(hit).collect())
    }

    pub(crate) fn hit_in_row<'a, F: Json<PreparedKey = PreparedName>, N: Node<'a, F>>(
        &self,
        column: usize,
        (row, line): (usize, Option<usize>),
        node: &N,
        wanted: &FxHashSet<u128>,
    ) -> Option<Hit> {
        let hash = self.column_of_row(column, node);
        wanted.contains(&hash).then(|| {
            let value = readable(&self.value(column, node).to_string());
            Hit { row, line, hash, value }
        })
    }
}
