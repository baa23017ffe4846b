//! Arrow columns, seen as the JSON that rows are written in: decimals as numbers, maps as objects.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef, MapArray, RecordBatch, StructArray};
use arrow_cast::cast;
use arrow_cast::display::array_value_to_string;
use arrow_schema::{ArrowError, DataType, Fields, Schema};

use crate::cell::{plain, rendered, unnumbered};
use crate::infer::shape::Shape;
use crate::schema::Types;

type Result<T> = std::result::Result<T, ArrowError>;

/// A table's columns and their types, even if it has no rows.
pub(super) fn declare(shape: &mut Shape, schema: &Schema) {
    let objects = shape.object();
    for field in schema.fields() {
        let shape = objects.column(field.name(), 0);
        shape.declare(types(field.data_type()));
    }
}

fn types(data_type: &DataType) -> Types {
    match data_type {
        DataType::Null => Types::NULL,
        DataType::Boolean => Types::BOOLEAN,
        DataType::Dictionary(_, values) => types(values),
        integer if integer.is_integer() => Types::INTEGER,
        DataType::Decimal128(_, scale) if *scale <= 0 => Types::INTEGER,
        number if number.is_numeric() => Types::NUMBER,
        DataType::Struct(_) | DataType::Map(..) => Types::OBJECT,
        list if list.is_list() => Types::ARRAY,
        _ => Types::STRING,
    }
}

/// Every row of a batch.
///
/// # Errors
/// [`ArrowError::NotYetImplemented`] if JSON cannot say what a column holds.
pub(super) fn observe(shape: &mut Shape, batch: &RecordBatch) -> Result<()> {
    let batch = plain(batch)?;
    let rows: Vec<usize> = (0..batch.num_rows()).collect();
    members(shape, batch.schema_ref().fields(), batch.columns(), &rows)
}

fn members(shape: &mut Shape, fields: &Fields, columns: &[ArrayRef], rows: &[usize]) -> Result<()> {
    let objects = shape.object();
    objects.begin(rows.len() as u64);
    for (field, column) in fields.iter().zip(columns) {
        values(objects.column(field.name(), rows.len() as u64), column, rows).map_err(|error| {
            match error {
                ArrowError::NotYetImplemented(_) => {
                    let (name, kind) = (field.name(), field.data_type());
                    ArrowError::NotYetImplemented(format!(
                        "column {name:?} is of type {kind}, which has no JSON"
                    ))
                }
                other => other,
            }
        })?;
    }
    Ok(())
}

/// The values of a column in some of its rows.
fn values(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    shape.declare(types(column.data_type()));
    let nulls = column.logical_nulls();
    let is_there = |row: &usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row));
    let there: Vec<usize> = rows.iter().copied().filter(is_there).collect();
    if there.len() < rows.len() {
        shape.null();
    }
    match column.data_type() {
        DataType::Null | DataType::Boolean => Ok(()),
        DataType::Utf8 => texts(shape, column, &there),
        DataType::Int64 | DataType::UInt64 => integers(shape, column, &there),
        DataType::Float64 => floats(shape, column, &there),
        decimal if decimal.is_decimal() => decimals(shape, column, &there),
        DataType::List(_) => lists(shape, column, &there),
        DataType::Struct(_) => structs(shape, column.as_struct_opt(), &there),
        DataType::Map(..) => maps(shape, column.as_map_opt(), &there),
        moment if moment.is_temporal() => {
            there.iter().for_each(|row| shape.text(&rendered(column, *row)));
            Ok(())
        }
        _ => Err(unsayable()),
    }
}

fn unsayable() -> ArrowError {
    ArrowError::NotYetImplemented("this type has no JSON".to_owned())
}

fn texts(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    let texts = column.as_string_opt::<i32>().ok_or_else(unsayable)?;
    rows.iter().for_each(|row| shape.text(texts.value(*row)));
    Ok(())
}

fn integers(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    if let Some(integers) = column.as_primitive_opt::<UInt64Type>() {
        rows.iter().for_each(|row| shape.integer(integers.value(*row).into()));
        return Ok(());
    }
    let integers = column.as_primitive_opt::<Int64Type>().ok_or_else(unsayable)?;
    rows.iter().for_each(|row| shape.integer(integers.value(*row).into()));
    Ok(())
}

fn floats(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    let floats = column.as_primitive_opt::<Float64Type>().ok_or_else(unsayable)?;
    for value in rows.iter().map(|row| floats.value(*row)) {
        if value.is_finite() { shape.float(value) } else { shape.text(unnumbered(value)) }
    }
    Ok(())
}

/// What is whole and fits into 64 bits is an integer, as it is to all that parse JSON.
fn decimals(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    for row in rows {
        let digits = array_value_to_string(column, *row)?;
        match digits
            .parse::<i64>()
            .map(i128::from)
            .or_else(|_| digits.parse::<u64>().map(i128::from))
        {
            Ok(integer) => shape.integer(integer),
            Err(_) => shape.float(digits.parse().map_err(|_| unsayable())?),
        }
    }
    Ok(())
}

fn lists(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    let array = column.as_list_opt::<i32>().ok_or_else(unsayable)?;
    let lists = shape.list();
    let mut elements = Vec::new();
    for row in rows {
        let offsets = array.value_offsets();
        let (start, end) = (offsets[*row] as usize, offsets[row + 1] as usize);
        lists.ends(end - start);
        elements.extend(start..end);
    }
    values(&mut lists.items, array.values(), &elements)
}

fn structs(shape: &mut Shape, array: Option<&StructArray>, rows: &[usize]) -> Result<()> {
    let array = array.ok_or_else(unsayable)?;
    members(shape, array.fields(), array.columns(), rows)
}

/// A map is an object whose names are data.
fn maps(shape: &mut Shape, array: Option<&MapArray>, rows: &[usize]) -> Result<()> {
    let array = array.ok_or_else(unsayable)?;
    let keys = cast(array.keys(), &DataType::Utf8)?;
    let keys = keys.as_string_opt::<i32>().ok_or_else(unsayable)?;
    let objects = shape.object();
    for row in rows {
        objects.begin(1);
        let offsets = array.value_offsets();
        for entry in offsets[*row] as usize..offsets[row + 1] as usize {
            values(objects.member(keys.value(entry)), array.values(), &[entry])?;
        }
    }
    Ok(())
}
