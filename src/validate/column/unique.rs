//! `uniqueItems`: short lists of strings or integers pair by pair, all others as the row does it.

use std::ops::Range;

use jsonschema::json::Array as _;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::list::Elements;
use super::mask::Mask;
use crate::validate::cell::{self, Values};

struct Unique(bool);

/// The longest list of which every pair is compared.
const SHORT: usize = 16;

pub(super) fn compile(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Unique(value.as_bool()?)))
}

impl Keyword for Unique {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let Values::List(lists) = values else { return Ok(()) };
        if !self.0 {
            return Ok(());
        }
        let elements = Elements::of(lists);
        let column = Values::of(elements.column.as_ref());
        good.keep_at(values.nulls(), |row| {
            differ(column, elements.range(row))
                .unwrap_or_else(|| cell::Elements::of(lists, row).is_unique())
        });
        Ok(())
    }
}

/// Whether all elements of a short list differ; `None` where it takes more than comparing pairs.
fn differ(column: Values<'_>, list: Range<usize>) -> Option<bool> {
    if list.len() > SHORT {
        return None;
    }
    for one in list.clone() {
        for other in list.start..one {
            if same(column, one, other)? {
                return Some(false);
            }
        }
    }
    Some(true)
}

/// `None` where it takes more than a comparison.
fn same(column: Values<'_>, one: usize, other: usize) -> Option<bool> {
    match (column, column.is_null(one), column.is_null(other)) {
        (Values::Text(texts), false, false) => Some(texts.value(one) == texts.value(other)),
        (Values::Integer(array), false, false) => Some(array.value(one) == array.value(other)),
        (_, false, false) => None,
        (_, one, other) => Some(one == other),
    }
}
