//! A column, its type known.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type, UInt64Type};
use arrow_array::{
    Array, BooleanArray, Float64Array, Int64Array, ListArray, MapArray, StringArray, StructArray,
    UInt64Array,
};
use arrow_buffer::NullBuffer;
use arrow_cast::display::array_value_to_string;
use arrow_schema::DataType;

use super::Cell;
use super::figure::Figure;
use crate::cell::unnumbered;

/// A column of one of the types that [`plain`](crate::cell::plain) leaves.
#[derive(Clone, Copy)]
pub(crate) enum Values<'a> {
    /// So many nulls.
    Nothing(usize),
    Boolean(&'a BooleanArray),
    Integer(&'a Int64Array),
    Large(&'a UInt64Array),
    Float(&'a Float64Array),
    /// A decimal that may be whole and longer than 64 bits.
    Decimal(&'a dyn Array),
    Text(&'a StringArray),
    /// What JSON writes as a string.
    Rendered(&'a dyn Array),
    List(&'a ListArray),
    Struct(&'a StructArray),
    Map(&'a MapArray),
}

impl<'a> Values<'a> {
    /// Of a column. A type that JSON cannot write holds nothing; [`plain`](crate::cell::plain)
    /// has refused it before.
    pub(crate) fn of(array: &'a dyn Array) -> Self {
        let typed = match array.data_type() {
            DataType::Boolean => array.as_boolean_opt().map(Values::Boolean),
            DataType::Int64 => array.as_primitive_opt::<Int64Type>().map(Values::Integer),
            DataType::UInt64 => array.as_primitive_opt::<UInt64Type>().map(Values::Large),
            DataType::Float64 => array.as_primitive_opt::<Float64Type>().map(Values::Float),
            DataType::Utf8 => array.as_string_opt::<i32>().map(Values::Text),
            DataType::List(_) => array.as_list_opt::<i32>().map(Values::List),
            DataType::Struct(_) => array.as_struct_opt().map(Values::Struct),
            DataType::Map(..) => array.as_map_opt().map(Values::Map),
            decimal if decimal.is_decimal() => Some(Values::Decimal(array)),
            DataType::Binary => Some(Values::Rendered(array)),
            temporal if temporal.is_temporal() => Some(Values::Rendered(array)),
            _ => None,
        };
        typed.unwrap_or(Values::Nothing(array.len()))
    }

    /// How many cells there are.
    pub(crate) fn len(self) -> usize {
        self.array().map_or_else(|length| length, |array| array.len())
    }

    /// Which cells are null; `None` where none is. Of [`Values::Nothing`] all are, and nobody asks.
    pub(crate) fn nulls(self) -> Option<&'a NullBuffer> {
        self.array().ok()?.nulls()
    }

    /// Whether a cell holds nothing.
    pub(crate) fn is_null(self, row: usize) -> bool {
        self.array().map_or(true, |array| array.is_null(row))
    }

    fn array(self) -> Result<&'a dyn Array, usize> {
        match self {
            Values::Nothing(length) => Err(length),
            Values::Boolean(array) => Ok(array),
            Values::Integer(array) => Ok(array),
            Values::Large(array) => Ok(array),
            Values::Float(array) => Ok(array),
            Values::Decimal(array) | Values::Rendered(array) => Ok(array),
            Values::Text(array) => Ok(array),
            Values::List(array) => Ok(array),
            Values::Struct(array) => Ok(array),
            Values::Map(array) => Ok(array),
        }
    }

    /// One cell. Each arm asks its own array for nulls: through `dyn Array` it costs as much again.
    #[inline]
    pub(crate) fn cell(self, row: usize) -> Cell<'a> {
        match self {
            Values::Boolean(array) if array.is_valid(row) => Cell::Boolean(array.value(row)),
            Values::Integer(array) if array.is_valid(row) => {
                Cell::Number(Figure::Integer(array.value(row)))
            }
            Values::Large(array) if array.is_valid(row) => Cell::Number(large(array.value(row))),
            Values::Float(array) if array.is_valid(row) => float(array.value(row)),
            Values::Decimal(array) if array.is_valid(row) => Cell::Number(decimal(array, row)),
            Values::Text(array) if array.is_valid(row) => Cell::Text(array.value(row)),
            Values::Rendered(array) if array.is_valid(row) => Cell::Rendered(array, row),
            Values::List(array) if array.is_valid(row) => Cell::List(array, row),
            Values::Struct(array) if array.is_valid(row) => Cell::Struct(array, row),
            Values::Map(array) if array.is_valid(row) => Cell::Map(array, row),
            _ => Cell::Null,
        }
    }
}

fn large(value: u64) -> Figure {
    i64::try_from(value).map_or(Figure::Large(value), Figure::Integer)
}

fn float(value: f64) -> Cell<'static> {
    match value.is_finite() {
        true => Cell::Number(Figure::Float(value)),
        false => Cell::Text(unnumbered(value)),
    }
}

fn decimal(array: &dyn Array, row: usize) -> Figure {
    Figure::of_digits(&array_value_to_string(array, row).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Cell, Figure, Values};
    use arrow_array::{Decimal128Array, Float64Array};

    #[test]
    fn long_decimals_are_the_nearest_number() {
        let longest = "18446744073709551615";
        let array = Decimal128Array::from(vec![i128::from(u64::MAX), -7, 10_i128.pow(30)]);
        let array = array.with_precision_and_scale(38, 0).unwrap();
        let figures: Vec<_> = (0..3).map(|row| Values::of(&array).cell(row)).collect();
        assert!(matches!(figures[0], Cell::Number(figure) if figure == Figure::of_digits(longest)));
        assert!(matches!(figures[1], Cell::Number(Figure::Integer(-7))));
        assert!(matches!(figures[2], Cell::Number(Figure::Float(1e30))));
    }

    #[test]
    fn what_is_no_number_is_its_name() {
        let array = Float64Array::from(vec![f64::NAN, f64::NEG_INFINITY]);
        assert!(matches!(Values::of(&array).cell(0), Cell::Text("NaN")));
        assert!(matches!(Values::of(&array).cell(1), Cell::Text("-Infinity")));
    }
}
