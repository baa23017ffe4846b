//! Reads the keys of a table's rows, whatever the rows come as.

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use jsonschema::json::{Json, Node, Object};
use serde_json::Value;

use super::column::hashes;
use super::hash::{NONE, Point, finished};
use super::node::absorb;
use crate::cell::plain;
use crate::validate::breach::Breach;
use crate::validate::cell::{ArrowJson, Columns, PreparedName};

/// What is read of each row: some tuples of fields.
pub struct KeyReader {
    point: Point,
    columns: Vec<Vec<PreparedName>>,
    primary: Option<Primary>,
}

/// The tuple of which no field may be null.
struct Primary {
    column: usize,
    pointer: String,
}

/// For each tuple of fields the hash of each row; 0 where a field is null or absent.
pub type KeyHashes = Vec<Vec<u128>>;

impl KeyReader {
    /// Reads these tuples of fields.
    pub fn new(point: Point, columns: &[Vec<String>]) -> Self {
        let prepared = |fields: &Vec<String>| {
            fields.iter().map(|name| PreparedName::new(name)).collect::<Vec<_>>()
        };
        KeyReader { point, columns: columns.iter().map(prepared).collect(), primary: None }
    }

    /// The same; the tuple at `column` is the primary key, which the schema declares at `pointer`.
    pub fn with_primary(self, column: usize, pointer: &str) -> Self {
        KeyReader { primary: Some(Primary { column, pointer: pointer.to_owned() }), ..self }
    }

    /// The fields of a tuple.
    pub(super) fn fields(&self, column: usize) -> &[PreparedName] {
        self.columns.get(column).map_or(&[], Vec::as_slice)
    }

    /// No keys yet.
    pub(crate) fn empty(&self) -> KeyHashes {
        vec![Vec::new(); self.columns.len()]
    }

    /// The keys of all rows of a batch, and the rows without a primary key.
    pub(crate) fn of_batch(
        &self,
        batch: &RecordBatch,
    ) -> Result<(KeyHashes, Vec<Breach>), ArrowError> {
        let columns = 0..self.columns.len();
        let keys = columns.map(|column| self.column_of_batch(column, batch));
        let keys = keys.collect::<Result<KeyHashes, _>>()?;
        let unkeyed = self.unkeyed_of_batch(batch, &keys)?;
        Ok((keys, unkeyed))
    }

    pub(super) fn column_of_batch(
        &self,
        column: usize,
        batch: &RecordBatch,
    ) -> Result<Vec<u128>, ArrowError> {
        let fields = self.fields(column).iter();
        let arrays: Vec<_> = fields.map(|field| batch.column_by_name(&field.name)).collect();
        hashes(self.point, &arrays, batch.num_rows())
    }

    /// The columns of a tuple, as far as they are there, in plain types.
    pub(super) fn projected(
        &self,
        column: usize,
        batch: &RecordBatch,
    ) -> Result<RecordBatch, ArrowError> {
        let fields = self.fields(column).iter();
        let indices = fields.filter_map(|field| batch.schema_ref().index_of(&field.name).ok());
        plain(&batch.project(&indices.collect::<Vec<_>>())?)
    }

    fn unkeyed_of_batch(
        &self,
        batch: &RecordBatch,
        keys: &KeyHashes,
    ) -> Result<Vec<Breach>, ArrowError> {
        let primary = self.primary.as_ref().map(|primary| primary.column);
        let Some((column, keys)) = primary.and_then(|at| Some((at, keys.get(at)?))) else {
            return Ok(Vec::new());
        };
        if !keys.contains(&NONE) {
            return Ok(Vec::new());
        }
        let projected = self.projected(column, batch)?;
        let columns = Columns::of(&projected);
        let rows = keys.iter().enumerate().filter(|(_, hash)| **hash == NONE);
        Ok(rows
            .filter_map(|(row, _)| self.unkeyed::<ArrowJson, _>(row, &columns.row(row)))
            .collect())
    }

    /// Adds the keys of a row that comes as text; says whether it has a primary key where it should.
    pub(crate) fn push<'a, F: Json<PreparedKey = PreparedName>, N: Node<'a, F>>(
        &self,
        row: &N,
        keys: &mut KeyHashes,
    ) -> bool {
        for (column, keys) in keys.iter_mut().enumerate() {
            keys.push(self.column_of_row(column, row));
        }
        let primary = self.primary.as_ref().and_then(|primary| keys.get(primary.column)?.last());
        primary != Some(&NONE)
    }

    pub(super) fn column_of_row<'a, F: Json<PreparedKey = PreparedName>, N: Node<'a, F>>(
        &self,
        column: usize,
        row: &N,
    ) -> u128 {
        let row = row.as_object();
        let mut fields = self.fields(column).iter();
        let key =
            fields.try_fold(0, |hash, field| absorb(self.point, hash, &row.as_ref()?.get(field)?));
        key.map_or(NONE, finished)
    }

    /// What a row says that has no primary key.
    pub(crate) fn unkeyed<'a, F: Json<PreparedKey = PreparedName>, N: Node<'a, F>>(
        &self,
        row: usize,
        node: &N,
    ) -> Option<Breach> {
        let Primary { column, pointer } = self.primary.as_ref()?;
        let object = node.as_object();
        let member = |field: &PreparedName| object.as_ref().and_then(|object| object.get(field));
        let missing = |field: &&PreparedName| member(field).is_none_or(|node| node.is_null());
        let field = self.fields(*column).iter().find(missing)?;
        let value = if member(field).is_some() { "null" } else { "absent" };
        Some(Breach {
            field: format!("/{}", field.name),
            schema: pointer.clone(),
            ..Breach::of_row(row, "primaryKey", value, "a value, as in every primary key")
        })
    }

    /// The key of a row as JSON: a value, or a list of several.
    pub(super) fn value<'a, F: Json<PreparedKey = PreparedName>, N: Node<'a, F>>(
        &self,
        column: usize,
        row: &N,
    ) -> Value {
        let object = row.as_object();
        let value = |field| {
            let node = object.as_ref().and_then(|object| object.get(field));
            node.map_or(Value::Null, |node| node.to_value().into_owned())
        };
        match self.fields(column) {
            [field] => value(field),
            fields => fields.iter().map(value).collect(),
        }
    }
}
