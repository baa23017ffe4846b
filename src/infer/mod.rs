//! A JSON Schema from data: the tightest that says something, and that every row seen keeps.
//!
//! Rows are looked at once and forgotten; what is kept of them ([`Shape`]) does not grow with their
//! number. The same rows in the same order give the same schema. One file a JSON type; a further form
//! of strings is one line of the list in `form.rs`, a further file format one file beside `jsonl.rs`.

mod choice;
mod column;
mod form;
mod identifier;
mod json;
mod jsonl;
mod list;
mod number;
mod object;
mod open;
mod parquet;
mod shape;
mod text;

pub use shape::Shape;

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::error::Result;

/// What a table is like: a draft 2020-12 schema of its rows.
///
/// # Errors
/// If the table cannot be read to its end, or holds what JSON cannot say.
pub fn infer(table: &Path) -> Result<Value> {
    let mut shape = Shape::default();
    let rows = open::observe(table, &mut shape)?;
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), json!(title(table))),
        ("$comment".to_owned(), json!(format!("Inferred from {rows} rows."))),
    ]);
    schema.extend(shape.schema());
    Ok(Value::Object(schema))
}

/// The name without its extensions: of `orders.jsonl.gz` it is `orders`.
fn title(table: &Path) -> String {
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').find(|part| !part.is_empty()).unwrap_or("table").to_owned()
}
