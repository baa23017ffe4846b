//! The mapped columns of a Parquet file, and what their cells say in the terms every format shares.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::cast;
use arrow_cast::display::array_value_to_string;
use arrow_schema::{DataType, Schema};
use parquet::arrow::ProjectionMask;
use parquet::schema::types::SchemaDescriptor;

use super::decode::{self, Encoding};
use super::fields::{Field, Slot};
use super::value::Value;

/// For every slot the column it is read from, as a path from the root; none where the file has none.
pub(super) struct Columns(Vec<Option<Vec<String>>>);

impl Columns {
    /// A name is looked for as a column, and then, at its dots, as a path into structs.
    pub(super) fn resolve(schema: &Schema, slots: &[Slot]) -> Self {
        Columns(slots.iter().map(|slot| path(schema, &slot.name)).collect())
    }

    /// Whether a part of the document has a column.
    pub(super) fn have(&self, field: Field, slots: &[Slot]) -> bool {
        slots.iter().zip(&self.0).any(|(slot, path)| slot.field == field && path.is_some())
    }

    /// What is to be read of the file.
    pub(super) fn mask(&self, schema: &SchemaDescriptor) -> ProjectionMask {
        let is_mapped =
            |leaf: &[String]| self.0.iter().flatten().any(|path| leaf.starts_with(path));
        let leaves = schema.columns().iter().enumerate();
        let mapped = leaves.filter(|(_, leaf)| is_mapped(leaf.path().parts())).map(|(at, _)| at);
        ProjectionMask::leaves(schema, mapped)
    }

    /// The value of every slot, row by row.
    pub(super) fn rows(&self, batch: &RecordBatch) -> Vec<Vec<Value>> {
        let row = |row| self.0.iter().map(|path| cell(batch, path.as_deref(), row)).collect();
        (0..batch.num_rows()).map(row).collect()
    }
}

fn path(schema: &Schema, name: &str) -> Option<Vec<String>> {
    if schema.column_with_name(name).is_some() {
        return Some(vec![name.to_owned()]);
    }
    let path: Vec<String> = name.split('.').map(str::to_owned).collect();
    let (root, below) = path.split_first()?;
    let mut found = schema.column_with_name(root)?.1;
    for part in below {
        let DataType::Struct(fields) = found.data_type() else { return None };
        found = fields.find(part)?.1;
    }
    Some(path)
}

fn cell(batch: &RecordBatch, path: Option<&[String]>, row: usize) -> Value {
    let Some((root, below)) = path.and_then(|path| path.split_first()) else {
        return Value::Missing;
    };
    let mut found = batch.column_by_name(root);
    for part in below {
        found = match found.and_then(|array| array.as_struct_opt()) {
            Some(parent) if parent.is_valid(row) => parent.column_by_name(part),
            Some(_) => return Value::Null,
            None => None,
        };
    }
    found.map_or(Value::Missing, |array| value(array, row))
}

fn value(array: &ArrayRef, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    match array.data_type() {
        DataType::Null => Value::Null,
        DataType::Utf8 => Value::Text(array.as_string::<i32>().value(row).to_owned()),
        DataType::LargeUtf8 => Value::Text(array.as_string::<i64>().value(row).to_owned()),
        DataType::Utf8View => Value::Text(array.as_string_view().value(row).to_owned()),
        DataType::Binary => bytes(array.as_binary::<i32>().value(row)),
        DataType::LargeBinary => bytes(array.as_binary::<i64>().value(row)),
        DataType::BinaryView => bytes(array.as_binary_view().value(row)),
        DataType::FixedSizeBinary(_) => bytes(array.as_fixed_size_binary().value(row)),
        DataType::List(_) => list(&array.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(&array.as_list::<i64>().value(row)),
        DataType::FixedSizeList(..) => list(&array.as_fixed_size_list().value(row)),
        DataType::Struct(_) => named(array, row),
        other => scalar(array, row, other),
    }
}

fn bytes(bytes: &[u8]) -> Value {
    match decode::record(bytes, Encoding::Bytes) {
        Ok(text) => Value::Text(text.into_owned()),
        Err(_) => Value::Other("bytes that are no text".to_owned()),
    }
}

fn list(items: &ArrayRef) -> Value {
    let mut names = Vec::with_capacity(items.len());
    for row in 0..items.len() {
        match value(items, row) {
            Value::Text(name) | Value::Named(name) => names.push(name),
            Value::Null => {}
            other => return Value::Other(format!("a list with {} in it", other.kind())),
        }
    }
    Value::List(names)
}

fn named(array: &ArrayRef, row: usize) -> Value {
    let name = array.as_struct_opt().and_then(|fields| fields.column_by_name("name"));
    match name.map(|name| value(name, row)) {
        Some(Value::Text(name)) => Value::Named(name),
        _ => Value::Other("an object".to_owned()),
    }
}

fn scalar(array: &ArrayRef, row: usize, kind: &DataType) -> Value {
    let cell = array.slice(row, 1);
    let printed = |cell: &ArrayRef| array_value_to_string(cell, 0).ok();
    let read = match kind {
        DataType::Dictionary(_, of) => cast(&cell, of).ok().map(|cell| value(&cell, 0)),
        // An instant: its zone is only how it was shown, and names of zones are not known here.
        DataType::Timestamp(unit, Some(_)) => {
            let instant = DataType::Timestamp(*unit, Some("+00:00".into()));
            cast(&cell, &instant).ok().as_ref().and_then(printed).map(Value::Text)
        }
        DataType::Timestamp(_, None) | DataType::Date32 | DataType::Date64 => {
            printed(&cell).map(Value::Text)
        }
        kind if kind.is_numeric() => printed(&cell).map(Value::Number),
        DataType::Boolean => Some(Value::Other("a boolean".to_owned())),
        _ => None,
    };
    read.unwrap_or_else(|| Value::Other(format!("a value of type {kind}")))
}
