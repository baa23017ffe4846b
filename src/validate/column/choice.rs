//! `enum` over strings and null.

use std::ops::Range;

use serde_json::{Map, Value};

use super::Keyword;
use crate::validate::cell::Values;

struct Choice {
    words: Vec<String>,
    null: bool,
}

/// Other values than strings and null are left to the rows.
pub(super) fn compile(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    let mut choice = Choice { words: Vec::new(), null: false };
    for option in value.as_array()? {
        match option {
            Value::Null => choice.null = true,
            Value::String(word) => choice.words.push(word.clone()),
            _ => return None,
        }
    }
    Some(Box::new(choice))
}

impl Keyword for Choice {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let Values::Text(texts) = values else {
            return self.null && rows.all(|row| values.is_null(row));
        };
        rows.all(|row| match values.is_null(row) {
            true => self.null,
            false => self.words.iter().any(|word| word == texts.value(row)),
        })
    }
}
