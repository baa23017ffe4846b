//! `minimum` and `maximum`. What stands under a null is compared too: at worst, rows are asked.

use std::ops::Range;

use serde_json::{Map, Value};

use super::Keyword;
use crate::validate::cell::Values;

struct Least(i64);

struct Most(i64);

/// Limits that are no whole numbers are left to the rows.
pub(super) fn compile_least(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Least(value.as_i64()?)))
}

pub(super) fn compile_most(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Most(value.as_i64()?)))
}

impl Keyword for Least {
    fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool {
        match values {
            Values::Integer(array) => array.values()[rows].iter().all(|&value| value >= self.0),
            Values::Float(array) => {
                array.values()[rows].iter().all(|&value| value >= self.0 as f64)
            }
            _ => true,
        }
    }
}

impl Keyword for Most {
    fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool {
        match values {
            Values::Integer(array) => array.values()[rows].iter().all(|&value| value <= self.0),
            Values::Float(array) => {
                array.values()[rows].iter().all(|&value| value <= self.0 as f64)
            }
            _ => true,
        }
    }
}
