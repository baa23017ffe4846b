//! Arrow columns, seen as the JSON that rows are written in: instants in UTC with a final `Z`, other
//! moments without zone, decimals as numbers, maps as objects, floats that are no numbers by name.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef, MapArray, RecordBatch, StructArray};
use arrow_cast::cast;
use arrow_cast::display::array_value_to_string;
use arrow_schema::{ArrowError, DataType, Fields, Schema, TimeUnit};
use chrono::{DateTime, SecondsFormat};

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
    if let Some(target) = plainer(column.data_type()) {
        return values(shape, &cast(column, &target)?, rows);
    }
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
        moment if moment.is_temporal() => moments(shape, column, &there),
        _ => Err(unsayable()),
    }
}

fn unsayable() -> ArrowError {
    ArrowError::NotYetImplemented("this type has no JSON".to_owned())
}

/// The one type that stands for others of its kind; none if it is that already.
fn plainer(data_type: &DataType) -> Option<DataType> {
    Some(match data_type {
        DataType::Dictionary(_, values) => values.as_ref().clone(),
        DataType::RunEndEncoded(_, values) => values.data_type().clone(),
        DataType::LargeUtf8 | DataType::Utf8View => DataType::Utf8,
        DataType::Float16 | DataType::Float32 => DataType::Float64,
        DataType::Int64 | DataType::UInt64 => return None,
        integer if integer.is_integer() => DataType::Int64,
        DataType::LargeList(item)
        | DataType::FixedSizeList(item, _)
        | DataType::ListView(item)
        | DataType::LargeListView(item) => DataType::List(item.clone()),
        _ => return None,
    })
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
        match value {
            _ if value.is_finite() => shape.float(value),
            _ if value.is_nan() => shape.text("NaN"),
            _ if value > 0.0 => shape.text("Infinity"),
            _ => shape.text("-Infinity"),
        }
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

fn moments(shape: &mut Shape, column: &ArrayRef, rows: &[usize]) -> Result<()> {
    let write = writer(column.data_type()).ok_or_else(unsayable)?;
    let counts = match column.data_type() {
        DataType::Date32 | DataType::Time32(_) => {
            cast(&cast(column, &DataType::Int32)?, &DataType::Int64)?
        }
        _ => cast(column, &DataType::Int64)?,
    };
    let counts = counts.as_primitive_opt::<Int64Type>().ok_or_else(unsayable)?;
    for row in rows {
        let text = write(counts.value(*row));
        shape.text(&text.unwrap_or_else(|| format!("{} out of range", column.data_type())));
    }
    Ok(())
}

type Writer = Box<dyn Fn(i64) -> Option<String>>;

/// How a count since 1970, or since midnight, is written.
fn writer(data_type: &DataType) -> Option<Writer> {
    Some(match data_type {
        DataType::Date32 => Box::new(|days| written(days.checked_mul(86_400)?, 1, "%Y-%m-%d")),
        DataType::Date64 => Box::new(|count| written(count, 1_000, "%Y-%m-%d")),
        DataType::Time32(unit) | DataType::Time64(unit) => {
            let second = second(*unit);
            Box::new(move |count| written(count, second, "%H:%M:%S%.f"))
        }
        DataType::Timestamp(unit, zone) => {
            let (second, instant) = (second(*unit), zone.is_some());
            Box::new(move |count| {
                let mut text = moment(count, second)?.to_rfc3339_opts(SecondsFormat::AutoSi, true);
                text.truncate(if instant { text.len() } else { text.len() - 1 });
                Some(text)
            })
        }
        _ => return None,
    })
}

fn second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => 1,
        TimeUnit::Millisecond => 1_000,
        TimeUnit::Microsecond => 1_000_000,
        TimeUnit::Nanosecond => 1_000_000_000,
    }
}

fn moment(count: i64, second: i64) -> Option<DateTime<chrono::Utc>> {
    let nanoseconds = count.rem_euclid(second) * (1_000_000_000 / second);
    DateTime::from_timestamp(count.div_euclid(second), u32::try_from(nanoseconds).ok()?)
}

fn written(count: i64, second: i64, format: &str) -> Option<String> {
    Some(moment(count, second)?.format(format).to_string())
}
