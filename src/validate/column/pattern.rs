//! `pattern`: the same compiled expression that rows are held against, asked once for each run of
//! equal values; keys of parents repeat for all their children.

use std::ops::Range;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Keyword;
use crate::validate::cell::{ArrowJson, Cell, Values};

struct Pattern(Validator<ArrowJson>);

pub(super) fn compile(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    let schema = json!({ "pattern": value });
    let options = jsonschema::options_for::<ArrowJson>();
    let options = options.with_pattern_options(jsonschema::PatternOptions::regex());
    Some(Box::new(Pattern(options.build(&schema).ok()?)))
}

impl Keyword for Pattern {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let mut last = None;
        rows.all(|row| match values.cell(row) {
            Cell::Text(text) if last == Some(text) => true,
            cell => {
                last = if let Cell::Text(text) = cell { Some(text) } else { None };
                self.0.is_valid(cell)
            }
        })
    }
}
