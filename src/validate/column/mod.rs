//! A JSON Schema asked of whole columns at once: a loop over one array answers in a fifteenth of the
//! time that walking each row as a JSON object takes.
//!
//! A [`Plan`] gives a verdict for each row. What is broken, and where, is said by the `jsonschema`
//! crate alone, of the rows that are flagged. A keyword without a file here, or one that meets a
//! column that it cannot decide, leaves its schema to that crate: on that column, not on the row.

mod applicator;
mod asked;
mod choice;
mod compile;
mod condition;
mod contains;
mod dependent;
mod items;
mod kind;
mod length;
mod limit;
mod list;
mod mask;
mod multiple;
mod names;
mod oracle;
mod pattern;
mod plan;
mod properties;
mod reference;
mod repeated;
mod sequence;
mod size;
#[cfg(test)]
mod tests;
mod unique;

use compile::{Compile, Draft};

pub(crate) use plan::Plan;

/// Every keyword that columns decide, and the first draft that has it.
const KEYWORDS: &[(&str, Draft, Compile)] = &[
    ("$ref", Draft::Six, reference::compile),
    ("additionalProperties", Draft::Six, properties::compile_additional),
    ("allOf", Draft::Six, applicator::compile_all),
    ("anyOf", Draft::Six, applicator::compile_any),
    ("const", Draft::Six, choice::compile_const),
    ("contains", Draft::Six, contains::compile),
    ("dependentRequired", Draft::Nineteen, dependent::compile_required),
    ("dependentSchemas", Draft::Nineteen, dependent::compile_schemas),
    ("enum", Draft::Six, choice::compile_enum),
    ("exclusiveMaximum", Draft::Six, limit::compile_below),
    ("exclusiveMinimum", Draft::Six, limit::compile_above),
    ("if", Draft::Seven, condition::compile),
    ("items", Draft::Six, items::compile),
    ("maxItems", Draft::Six, size::compile_most_items),
    ("maxLength", Draft::Six, length::compile_most),
    ("maxProperties", Draft::Six, size::compile_most_properties),
    ("maximum", Draft::Six, limit::compile_most),
    ("minItems", Draft::Six, size::compile_least_items),
    ("minLength", Draft::Six, length::compile_least),
    ("minProperties", Draft::Six, size::compile_least_properties),
    ("minimum", Draft::Six, limit::compile_least),
    ("multipleOf", Draft::Six, multiple::compile),
    ("not", Draft::Six, applicator::compile_not),
    ("oneOf", Draft::Six, applicator::compile_one),
    ("pattern", Draft::Six, pattern::compile),
    ("patternProperties", Draft::Six, names::compile_patterns),
    ("prefixItems", Draft::Twenty, items::compile_prefix),
    ("properties", Draft::Six, properties::compile),
    ("propertyNames", Draft::Six, names::compile_names),
    ("required", Draft::Six, properties::compile_required),
    ("type", Draft::Six, kind::compile),
    ("uniqueItems", Draft::Six, unique::compile),
];

/// Keywords that are left to the rows, in whatever draft.
const LEFT_TO_ROWS: &[&str] = &[
    "$dynamicRef",
    "$recursiveRef",
    "additionalItems",
    "dependencies",
    "discriminator",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords that are only notes since the draft of 2019, and are left to the rows before.
const NOTES_SINCE_2019: &[&str] =
    &["contentEncoding", "contentMediaType", "contentSchema", "format"];
