//! `enum` and `const`.

use jsonschema::json::Node;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Choice {
    options: Vec<Value>,
    /// Those that are strings, for columns of strings.
    words: Vec<String>,
    null: bool,
}

impl Choice {
    fn of(options: Vec<Value>) -> Self {
        let words = options.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let null = options.iter().any(Value::is_null);
        Choice { options, words, null }
    }
}

pub(super) fn compile_enum(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Choice::of(value.as_array()?.clone())))
}

pub(super) fn compile_const(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Choice::of(vec![value.clone()])))
}

impl Keyword for Choice {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Text(texts) => {
                let nulls = values.nulls();
                let among = |text: &str| self.words.iter().any(|word| word == text);
                good.keep_at(nulls, |row| among(texts.value(row)));
                if !self.null {
                    good.keep_valid(nulls);
                }
            }
            _ => good.keep_at(None, |row| {
                let cell = values.cell(row);
                self.options.iter().any(|option| cell.equals_value(option))
            }),
        }
        Ok(())
    }
}
