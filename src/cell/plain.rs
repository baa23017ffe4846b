//! Anybody's columns in the few types that are checked: dictionaries and runs unpacked, 64-bit
//! integers and floats, strings and lists with 32-bit offsets. No value changes: a decimal becomes
//! the double or integer that JSON makes of its digits, or stays where its digits are too many.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, Float64Array, ListArray, MapArray, RecordBatch, RecordBatchOptions,
    StructArray,
};
use arrow_cast::display::array_value_to_string;
use arrow_cast::{CastOptions, can_cast_types, cast_with_options};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema};
use rustc_hash::FxHashSet;

use crate::error::without_kinds;

/// The batch in plain types.
///
/// # Errors
/// If a column has a type that JSON cannot say (a union), or if the text of one batch is longer
/// than 2 GiB.
pub(crate) fn plain(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = batch.schema_ref();
    refuse_twins(schema)?;
    if schema.fields().iter().all(|field| is_plain(field.data_type())) {
        return Ok(batch.clone());
    }
    let columns = batch.columns().iter().zip(schema.fields());
    let columns: Vec<ArrayRef> = columns
        .map(|(column, field)| plain_column(column).map_err(|error| named(field, &error)))
        .collect::<Result<_, _>>()?;
    let fields = schema.fields().iter().zip(&columns);
    let fields =
        fields.map(|(field, column)| Field::new(field.name(), column.data_type().clone(), true));
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(
        Arc::new(Schema::new(fields.collect::<Vec<_>>())),
        columns,
        &options,
    )
}

/// JSON has one member of a name.
fn refuse_twins(schema: &Schema) -> Result<(), ArrowError> {
    let mut seen = FxHashSet::default();
    match schema.fields().iter().find(|field| !seen.insert(field.name())) {
        Some(twin) => Err(ArrowError::SchemaError(format!("two columns named {:?}", twin.name()))),
        None => Ok(()),
    }
}

/// Columns that JSON sees otherwise than a reader may expect, in words.
pub(crate) fn notes(schema: &Schema) -> Vec<String> {
    let notes = schema.fields().iter().filter(|field| has_bytes(&unpacked(field.data_type())));
    notes
        .map(|field| format!("column {:?} holds bytes, which are checked as base64", field.name()))
        .collect()
}

fn has_bytes(data_type: &DataType) -> bool {
    match data_type {
        DataType::List(field) | DataType::Map(field, _) => has_bytes(field.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_bytes(field.data_type())),
        other => *other == DataType::Binary,
    }
}

fn named(field: &Field, error: &ArrowError) -> ArrowError {
    let (name, data_type, error) = (field.name(), field.data_type(), error.to_string());
    let reason = without_kinds(&error);
    ArrowError::CastError(format!("column {name:?} of type {data_type}: {reason}"))
}

fn is_plain(data_type: &DataType) -> bool {
    match data_type {
        DataType::List(field) | DataType::Map(field, _) => is_plain(field.data_type()),
        DataType::Struct(fields) => fields.iter().all(|field| is_plain(field.data_type())),
        decimal if decimal.is_decimal() => false,
        other => unpacked(other) == *other,
    }
}

/// The type that a cast brings a column to; decimals are left for [`number`].
fn unpacked(data_type: &DataType) -> DataType {
    let item = |field: &FieldRef| Arc::new(unpacked_field(field));
    match data_type {
        DataType::Dictionary(_, values) => unpacked(values),
        DataType::RunEndEncoded(_, values) => unpacked(values.data_type()),
        DataType::Int8 | DataType::Int16 | DataType::Int32 => DataType::Int64,
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 => DataType::Int64,
        DataType::Float16 | DataType::Float32 => DataType::Float64,
        DataType::LargeUtf8 | DataType::Utf8View => DataType::Utf8,
        DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => {
            DataType::Binary
        }
        DataType::Decimal32(precision, scale) | DataType::Decimal64(precision, scale) => {
            DataType::Decimal128(*precision, *scale)
        }
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::FixedSizeList(field, _)
        | DataType::ListView(field)
        | DataType::LargeListView(field) => DataType::List(item(field)),
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(item).collect()),
        DataType::Map(entries, is_sorted) => DataType::Map(item(entries), *is_sorted),
        other => other.clone(),
    }
}

fn unpacked_field(field: &Field) -> Field {
    Field::new(field.name(), unpacked(field.data_type()), field.is_nullable())
}

/// One column in plain types.
///
/// # Errors
/// As of [`plain`].
pub(crate) fn plain_column(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let target = unpacked(column.data_type());
    if has_union(&target) || !can_cast_types(column.data_type(), &target) {
        return Err(ArrowError::CastError("cannot be written as JSON".to_owned()));
    }
    let options = CastOptions { safe: false, ..CastOptions::default() };
    match column.data_type() == &target {
        true => numbers(column),
        false => numbers(&cast_with_options(column, &target, &options)?),
    }
}

fn has_union(data_type: &DataType) -> bool {
    match data_type {
        DataType::Union(..) => true,
        DataType::List(field) | DataType::Map(field, _) => has_union(field.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_union(field.data_type())),
        _ => false,
    }
}

/// The same column, its decimals as numbers, however deep they stand.
fn numbers(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    match column.data_type() {
        decimal if decimal.is_decimal() => Ok(number(column)),
        DataType::List(_) => column.as_list_opt::<i32>().map_or(Ok(column.clone()), list),
        DataType::Struct(_) => column.as_struct_opt().map_or(Ok(column.clone()), members),
        DataType::Map(..) => column.as_map_opt().map_or(Ok(column.clone()), map),
        _ => Ok(column.clone()),
    }
}

fn list(array: &ListArray) -> Result<ArrayRef, ArrowError> {
    let values = numbers(array.values())?;
    let field = Arc::new(Field::new_list_field(values.data_type().clone(), true));
    Ok(Arc::new(ListArray::try_new(
        field,
        array.offsets().clone(),
        values,
        array.nulls().cloned(),
    )?))
}

fn members(array: &StructArray) -> Result<ArrayRef, ArrowError> {
    let columns = array.columns().iter().map(numbers).collect::<Result<Vec<_>, _>>()?;
    let fields = array.fields().iter().zip(&columns);
    let fields =
        fields.map(|(field, column)| Field::new(field.name(), column.data_type().clone(), true));
    let nulls = array.nulls().cloned();
    let made = StructArray::try_new_with_length(fields.collect(), columns, nulls, array.len())?;
    Ok(Arc::new(made))
}

fn map(array: &MapArray) -> Result<ArrayRef, ArrowError> {
    let values = numbers(array.values())?;
    let (keys, nulls) = (array.keys().clone(), array.nulls().cloned());
    let fields = vec![
        Field::new("key", keys.data_type().clone(), false),
        Field::new("value", values.data_type().clone(), true),
    ];
    let entries = StructArray::try_new(fields.into(), vec![keys, values], None)?;
    let field = Arc::new(Field::new("entries", entries.data_type().clone(), false));
    Ok(Arc::new(MapArray::try_new(field, array.offsets().clone(), entries, nulls, false)?))
}

/// The most that a double holds of an integer without a gap.
const EXACT: i128 = 1 << 53;

/// The greatest power of ten that a double holds.
const EXACT_SCALE: i8 = 22;

/// Decimals as integers or doubles; unchanged where a whole one is too long for 64 bits.
fn number(column: &ArrayRef) -> ArrayRef {
    match column.data_type() {
        DataType::Decimal128(_, scale) if *scale > 0 => doubles(column, *scale),
        DataType::Decimal128(_, 0) => integers(column).unwrap_or_else(|| column.clone()),
        DataType::Decimal256(_, scale) if *scale > 0 => doubles(column, EXACT_SCALE + 1),
        _ => column.clone(),
    }
}

fn integers(column: &ArrayRef) -> Option<ArrayRef> {
    let decimals = column.as_primitive_opt::<Decimal128Type>()?;
    let fits = |row: usize| decimals.is_null(row) || i64::try_from(decimals.value(row)).is_ok();
    let integer = |value: i128| i64::try_from(value).unwrap_or_default();
    (0..decimals.len())
        .all(fits)
        .then(|| Arc::new(decimals.unary::<_, Int64Type>(integer)) as ArrayRef)
}

/// One division of two exact doubles rounds once, as reading the digits does.
fn doubles(column: &ArrayRef, scale: i8) -> ArrayRef {
    let power = 10_f64.powi(i32::from(scale));
    let digits = |row: usize| array_value_to_string(column, row).unwrap_or_default();
    let read = |row: usize| digits(row).parse::<f64>().unwrap_or_default();
    let decimals = column.as_primitive_opt::<Decimal128Type>();
    let double = |row: usize| match decimals.map(|decimals| decimals.value(row)) {
        Some(value) if value.abs() <= EXACT && scale <= EXACT_SCALE => value as f64 / power,
        _ => read(row),
    };
    let rows = 0..column.len();
    let values = rows.map(|row| column.is_valid(row).then(|| double(row)));
    Arc::new(Float64Array::from_iter(values))
}
