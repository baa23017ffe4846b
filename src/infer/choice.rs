//! Strings of which there are few: an `enum`, or a `const` if there is but one.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// The most values that an `enum` lists.
const VALUES: usize = 32;
/// How often a value occurs on average, at least: a small table of different things is no choice.
const TIMES: u64 = 10;
/// Longest value, in bytes, and the most words: what is longer is free text.
const BYTES: usize = 48;
const WORDS: usize = 3;

/// The different values, until there are too many.
#[derive(Debug)]
pub(super) struct Choices(Option<BTreeSet<String>>);

impl Default for Choices {
    fn default() -> Self {
        Choices(Some(BTreeSet::new()))
    }
}

impl Choices {
    pub(super) fn see(&mut self, text: &str) {
        let Some(values) = &mut self.0 else { return };
        if values.contains(text) {
            return;
        }
        let is_term = text.len() <= BYTES && text.split_whitespace().count() <= WORDS;
        if values.len() < VALUES && is_term {
            values.insert(text.to_owned());
        } else {
            self.0 = None;
        }
    }

    /// The keyword and its value.
    pub(super) fn schema(&self, count: u64, nullable: bool) -> Option<(String, Value)> {
        let values = self.0.as_ref().filter(|values| count >= TIMES * values.len() as u64)?;
        let mut listed: Vec<Value> = values.iter().map(|value| json!(value)).collect();
        listed.extend(nullable.then_some(Value::Null));
        match listed.as_slice() {
            [] => None,
            [one] => Some(("const".to_owned(), one.clone())),
            _ => Some(("enum".to_owned(), Value::Array(listed))),
        }
    }
}
