//! Whole columns as parts of keys' hashes.

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_cast::display::array_value_to_string;
use arrow_schema::{ArrowError, DataType};

use super::hash::{Kind, NONE, Point, finished};
use super::node::{absorb, absorb_digits};
use crate::cell::plain_column;
use crate::validate::cell::{ArrowJson, Values};

/// A hash for each row of some columns; [`NONE`] where one of them is null. A column that is not
/// there is null in each row.
pub(super) fn hashes(
    point: Point,
    columns: &[Option<&ArrayRef>],
    rows: usize,
) -> Result<Vec<u128>, ArrowError> {
    let Some(columns) = columns.iter().copied().collect::<Option<Vec<_>>>() else {
        return Ok(vec![NONE; rows]);
    };
    let mut hashes = vec![0; rows];
    let mut is_null = vec![false; rows];
    for column in columns {
        absorb_column(point, column, &mut hashes, &mut is_null)?;
    }
    let done = hashes.iter_mut().zip(&is_null);
    done.for_each(|(hash, is_null)| *hash = if *is_null { NONE } else { finished(*hash) });
    Ok(hashes)
}

fn absorb_column(
    point: Point,
    column: &ArrayRef,
    hashes: &mut [u128],
    is_null: &mut [bool],
) -> Result<(), ArrowError> {
    // As doubles, decimals of many digits would lose some of them.
    if column.data_type().is_decimal() {
        decimals(point, column, hashes);
        mark(column, is_null);
        return Ok(());
    }
    let plain = plain_column(column)?;
    match plain.data_type() {
        DataType::Utf8 => texts(point, plain.as_string(), hashes),
        DataType::Int64 => {
            let integers = plain.as_primitive::<Int64Type>().values();
            let pairs = hashes.iter_mut().zip(integers);
            pairs.for_each(|(hash, &integer)| *hash = point.absorb_integer(*hash, integer.into()));
        }
        _ => {
            let values = Values::of(plain.as_ref());
            for (row, (hash, is_null)) in hashes.iter_mut().zip(is_null.iter_mut()).enumerate() {
                match absorb::<ArrowJson, _>(point, *hash, &values.cell(row)) {
                    Some(next) => *hash = next,
                    None => *is_null = true,
                }
            }
        }
    }
    mark(&plain, is_null);
    Ok(())
}

fn mark(column: &ArrayRef, is_null: &mut [bool]) {
    if let Some(nulls) = column.nulls().filter(|nulls| nulls.null_count() > 0) {
        is_null.iter_mut().zip(nulls).for_each(|(is_null, is_valid)| *is_null |= !is_valid);
    }
}

/// Rows of one parent stand together: a text that comes again at once is not read again.
fn texts(point: Point, texts: &StringArray, hashes: &mut [u128]) {
    let mut last: Option<(&str, u128, u128)> = None;
    for (row, hash) in hashes.iter_mut().enumerate() {
        let text = texts.value(row);
        let next = match last {
            Some((same, before, after)) if before == *hash && same == text => after,
            _ => point.absorb_text(*hash, Kind::Text, text.as_bytes()),
        };
        last = Some((text, *hash, next));
        *hash = next;
    }
}

fn decimals(point: Point, column: &ArrayRef, hashes: &mut [u128]) {
    for (row, hash) in hashes.iter_mut().enumerate().filter(|(row, _)| column.is_valid(*row)) {
        let digits = array_value_to_string(column, row).unwrap_or_default();
        *hash = absorb_digits(point, *hash, &digits);
    }
}
