//! A table's JSON Schema, asked of whole columns at once: seldom a row breaks it, and a loop over one
//! array answers in a tenth of the time that walking each row as a JSON object takes.
//!
//! The answer is "all rows surely keep it" or "ask row by row": what is broken, and where, is said
//! by [`super::row`] alone, and a keyword that has no file here leaves its table to it.

mod choice;
mod items;
mod kind;
mod length;
mod limit;
mod object;
mod pattern;

use std::ops::Range;

use arrow_array::RecordBatch;
use serde_json::{Map, Value};

use crate::validate::cell::Values;

/// One keyword of a schema, with what it asks.
pub(crate) trait Keyword: Send + Sync {
    /// Whether all these cells of a column surely keep it.
    fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool;
}

/// Reads a keyword's value; `None` where columns cannot decide it.
type Compile = fn(&Value, &Map<String, Value>) -> Option<Box<dyn Keyword>>;

const KEYWORDS: &[(&str, Compile)] = &[
    ("enum", choice::compile),
    ("items", items::compile),
    ("type", kind::compile),
    ("minLength", length::compile_least),
    ("maxLength", length::compile_most),
    ("minItems", items::compile_least),
    ("minimum", limit::compile_least),
    ("maximum", limit::compile_most),
    ("properties", object::compile),
    ("pattern", pattern::compile),
];

/// Keywords that `properties` reads along, and those that assert nothing.
const SILENT: &[&str] = &[
    "$id",
    "$schema",
    "additionalProperties",
    "description",
    "format",
    "required",
    "title",
    "x-relations",
];

/// What a schema asks of a column.
pub(crate) struct Asked(Vec<Box<dyn Keyword>>);

impl Asked {
    /// Reads a schema; `None` where it has a keyword that columns cannot decide.
    pub(crate) fn compile(schema: &Value) -> Option<Self> {
        let keywords = schema.as_object()?;
        let asking = keywords.iter().filter(|(name, _)| !SILENT.contains(&name.as_str()));
        let compiled = asking.map(|(name, value)| {
            let (_, compile) = KEYWORDS.iter().find(|(keyword, _)| keyword == name)?;
            compile(value, keywords)
        });
        compiled.collect::<Option<_>>().map(Asked)
    }

    /// Whether all these cells surely keep it.
    pub(crate) fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool {
        self.0.iter().all(|keyword| keyword.holds(values, rows.clone()))
    }
}

/// What a table's schema asks of its columns.
pub(crate) struct TablePlan(object::Members);

impl TablePlan {
    /// Reads a table's schema; `None` where it has a keyword that columns cannot decide.
    pub(crate) fn compile(schema: &Value) -> Option<Self> {
        Asked::compile(schema)?;
        object::Members::compile(schema.as_object()?).map(TablePlan)
    }

    /// Whether all rows surely keep it.
    pub(crate) fn holds(&self, batch: &RecordBatch) -> bool {
        self.0.hold(batch.schema_ref().fields(), batch.columns(), 0..batch.num_rows())
    }
}

#[cfg(test)]
mod tests;
