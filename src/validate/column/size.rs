//! `minItems`, `maxItems`, `minProperties` and `maxProperties`.

use arrow_array::StructArray;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::limit::count;
use super::mask::Mask;
use super::properties::keep_objects;
use crate::validate::cell::Values;

/// From so many up to so many.
struct Items(usize, usize);

struct Properties(usize, usize);

pub(super) fn compile_least_items(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Items(count(value)?, usize::MAX)))
}

pub(super) fn compile_most_items(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Items(0, count(value)?)))
}

pub(super) fn compile_least_properties(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Properties(count(value)?, usize::MAX)))
}

pub(super) fn compile_most_properties(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Properties(0, count(value)?)))
}

impl Keyword for Items {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        if let Values::List(lists) = values {
            let passes =
                |row: usize| (self.0..=self.1).contains(&(lists.value_length(row) as usize));
            good.keep_at(values.nulls(), passes);
        }
        Ok(())
    }
}

impl Keyword for Properties {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let passes = |count: usize| (self.0..=self.1).contains(&count);
        match values {
            Values::Struct(array) => keep_objects(values, good, passes(members(array))),
            Values::Map(maps) => {
                good.keep_at(values.nulls(), |row| passes(maps.value_length(row) as usize));
            }
            _ => {}
        }
        Ok(())
    }
}

fn members(array: &StructArray) -> usize {
    array.num_columns()
}
