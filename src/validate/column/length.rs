//! `minLength` and `maxLength`: code points, which are counted only where the bytes leave it open.

use std::ops::Range;

use arrow_array::{Array, StringArray};
use jsonschema::json::Node;
use serde_json::{Map, Value};

use super::Keyword;
use crate::validate::cell::Values;

/// The longest UTF-8 sequence of one code point, in bytes.
const WIDEST: usize = 4;

struct Least(usize);

struct Most(usize);

pub(super) fn compile_least(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Least(usize::try_from(value.as_u64()?).ok()?)))
}

pub(super) fn compile_most(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Most(usize::try_from(value.as_u64()?).ok()?)))
}

impl Keyword for Least {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let enough = |texts: &StringArray, row: usize| {
            texts.value(row).len().div_ceil(WIDEST) >= self.0
                || texts.is_null(row)
                || texts.value(row).chars().count() >= self.0
        };
        match values {
            Values::Text(texts) => rows.all(|row| enough(texts, row)),
            _ => rows.all(|row| length(values, row).is_none_or(|length| length >= self.0 as u64)),
        }
    }
}

impl Keyword for Most {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let few = |texts: &StringArray, row: usize| {
            texts.value(row).len() <= self.0
                || texts.is_null(row)
                || texts.value(row).chars().count() <= self.0
        };
        match values {
            Values::Text(texts) => rows.all(|row| few(texts, row)),
            _ => rows.all(|row| length(values, row).is_none_or(|length| length <= self.0 as u64)),
        }
    }
}

/// Of what JSON writes as a string.
fn length(values: Values<'_>, row: usize) -> Option<u64> {
    values.cell(row).string_length()
}
