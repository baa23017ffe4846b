//! A table's columns in the types that its record declares.
//!
//! The contract is about values: a table that another engine has written anew may hold its strings
//! as `large_string` or its integers in 32 bits. Such columns are converted where that is exact.
//! What is missing is seen as null, and what is too much is left out, each said once.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, new_null_array};
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use crate::audit::kind::{can_lose, is_alike, with_nulls};
use crate::audit::violation::AuditViolation;
use crate::record::Table;

/// A batch with the declared columns, and what could not be brought to them.
pub(super) struct Conformed {
    pub(super) batch: RecordBatch,
    pub(super) violations: Vec<AuditViolation>,
}

/// The columns of a table as they are checked.
pub(super) fn schema(table: Table) -> SchemaRef {
    let fields = table.declaration().fields.iter();
    let fields = fields.map(|field| Field::new(field.name, with_nulls(&field.data_type), true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

pub(super) fn conform(
    table: Table,
    path: &str,
    batch: &RecordBatch,
) -> Result<Conformed, ArrowError> {
    let mut violations = unknown_columns(table, path, batch);
    let mut columns = Vec::with_capacity(batch.num_columns());
    let mut fields = Vec::with_capacity(batch.num_columns());
    for declared in schema(table).fields() {
        let found = batch.column_by_name(declared.name());
        let (column, fault) = as_declared(found, declared.data_type(), batch.num_rows());
        if let Some(value) = fault {
            let expected = format!("a column of type {}", declared.data_type());
            violations.push(of_column(table, path, declared.name(), value, expected));
        }
        fields.push(Field::new(declared.name(), column.data_type().clone(), true));
        columns.push(column);
    }
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)?;
    Ok(Conformed { batch, violations })
}

/// The column as it is checked, and what is wrong with the whole of it.
fn as_declared(
    found: Option<&ArrayRef>,
    declared: &DataType,
    rows: usize,
) -> (ArrayRef, Option<String>) {
    let Some(found) = found else {
        return (new_null_array(declared, rows), Some("absent".to_owned()));
    };
    match exactly(found, declared) {
        Some(exact) => (exact, None),
        None => (found.clone(), Some(format!("of type {}", found.data_type()))),
    }
}

/// The same values in another type; `None` where some value would change.
fn exactly(column: &ArrayRef, target: &DataType) -> Option<ArrayRef> {
    if column.data_type() == target {
        return Some(column.clone());
    }
    if !is_alike(column.data_type(), target) {
        return None;
    }
    let options = CastOptions { safe: false, ..CastOptions::default() };
    let converted = cast_with_options(column, target, &options).ok()?;
    if !can_lose(column.data_type()) {
        return Some(converted);
    }
    // A fraction is cut without an error; the way back tells.
    let back = cast_with_options(&converted, column.data_type(), &options).ok()?;
    (back.to_data() == column.to_data()).then_some(converted)
}

fn unknown_columns(table: Table, path: &str, batch: &RecordBatch) -> Vec<AuditViolation> {
    let schema = batch.schema();
    let declared = &table.declaration().fields;
    let unknown = schema
        .fields()
        .iter()
        .filter(|field| declared.iter().all(|declared| declared.name != field.name()));
    unknown
        .map(|field| {
            let value = format!("of type {}", field.data_type());
            of_column(table, path, field.name(), value, "no such column".to_owned())
        })
        .collect()
}

fn of_column(
    table: Table,
    path: &str,
    column: &str,
    value: String,
    expected: String,
) -> AuditViolation {
    AuditViolation {
        field: format!("/{column}"),
        rule: "column".to_owned(),
        ..AuditViolation::of_file(table.name(), path, value, expected)
    }
}
