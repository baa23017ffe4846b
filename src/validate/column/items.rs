//! `items` and `minItems`: the elements of many lists stand in one column of their own.

use std::ops::Range;

use arrow_array::Array;
use serde_json::{Map, Value};

use super::{Asked, Keyword};
use crate::validate::cell::Values;

struct Items(Asked);

struct Least(i32);

pub(super) fn compile(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Items(Asked::compile(value)?)))
}

pub(super) fn compile_least(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Least(i32::try_from(value.as_u64()?).ok()?)))
}

impl Keyword for Items {
    fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool {
        let Values::List(lists) = values else { return true };
        let offsets = lists.value_offsets();
        let elements = offsets[rows.start] as usize..offsets[rows.end] as usize;
        self.0.holds(Values::of(lists.values().as_ref()), elements)
    }
}

impl Keyword for Least {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let Values::List(lists) = values else { return true };
        rows.all(|row| lists.is_null(row) || lists.value_length(row) >= self.0)
    }
}
