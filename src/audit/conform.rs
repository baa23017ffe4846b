//! A table's columns in the types that its record declares.
//!
//! The contract is about values: a table that another engine has written anew may hold its strings
//! as `large_string` or its integers in 32 bits. Such columns are converted where that is exact.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use crate::audit::violation::AuditViolation;
use crate::record::{FieldDeclaration, Table};

/// A batch with the declared types, and what could not be brought to them.
pub(super) struct Conformed {
    pub(super) batch: RecordBatch,
    pub(super) violations: Vec<AuditViolation>,
}

pub(super) fn conform(
    table: Table,
    path: &str,
    batch: &RecordBatch,
) -> Result<Conformed, ArrowError> {
    let fields = &table.declaration().fields;
    let mut violations = missing_columns(table, path, batch);
    let mut columns = Vec::with_capacity(batch.num_columns());
    let mut named = Vec::with_capacity(batch.num_columns());
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        let declared = fields.iter().find(|declared| declared.name == field.name());
        let exact = declared.and_then(|declared| exactly(column, &declared.data_type));
        if let (Some(declared), None) = (declared, &exact) {
            violations.push(wrong_type(table, path, declared, column.data_type()));
        }
        let column = exact.unwrap_or_else(|| column.clone());
        named.push(Field::new(field.name(), column.data_type().clone(), true));
        columns.push(column);
    }
    let batch = RecordBatch::try_new(Arc::new(Schema::new(named)), columns)?;
    Ok(Conformed { batch, violations })
}

/// The same values in another type; `None` where some value would change.
fn exactly(column: &ArrayRef, target: &DataType) -> Option<ArrayRef> {
    if column.data_type() == target {
        return Some(column.clone());
    }
    let options = CastOptions { safe: false, ..CastOptions::default() };
    let converted = cast_with_options(column, target, &options).ok()?;
    if !column.data_type().is_floating() {
        return Some(converted);
    }
    // A float with a fraction is cut without an error; the way back tells.
    let back = cast_with_options(&converted, column.data_type(), &options).ok()?;
    (back.to_data() == column.to_data()).then_some(converted)
}

fn missing_columns(table: Table, path: &str, batch: &RecordBatch) -> Vec<AuditViolation> {
    let fields = table.declaration().fields.iter();
    let missing = fields.filter(|field| batch.column_by_name(field.name).is_none());
    missing
        .map(|field| AuditViolation {
            field: format!("/{}", field.name),
            rule: "column".to_owned(),
            ..AuditViolation::of_file(
                table.name(),
                path,
                "absent".to_owned(),
                format!("a column of type {}", field.data_type),
            )
        })
        .collect()
}

fn wrong_type(
    table: Table,
    path: &str,
    declared: &FieldDeclaration,
    found: &DataType,
) -> AuditViolation {
    AuditViolation {
        field: format!("/{}", declared.name),
        rule: "column".to_owned(),
        ..AuditViolation::of_file(
            table.name(),
            path,
            format!("of type {found}"),
            format!("type {}", declared.data_type),
        )
    }
}
