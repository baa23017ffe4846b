//! A Table Schema as the JSON Schema of its rows. Draft 7, of which formats are asserted.

use serde_json::{Map, Value, json};

use super::field::field;
use super::resource::Medium;

/// A schema of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowSchema {
    /// The JSON Schema.
    pub schema: Value,
    /// What it does not check, in words.
    pub notes: Vec<String>,
}

/// What rows have to keep, besides keys. `also` is a JSON Schema that they keep as well.
///
/// # Errors
/// If there are no fields, or one has no name.
pub fn row_schema(
    schema: &Value,
    medium: Medium,
    also: Option<Value>,
) -> Result<RowSchema, String> {
    let fields = schema.get("fields").and_then(Value::as_array);
    let fields = fields.ok_or("a Table Schema without `fields`")?;
    let mut notes = not_read(schema);
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for described in fields {
        let name = described.get("name").and_then(Value::as_str).ok_or("a field without a name")?;
        let is_required = described.pointer("/constraints/required") == Some(&Value::Bool(true));
        // Lines leave out what is null.
        if is_required || matching(schema).is_complete && medium != Medium::Lines {
            required.push(Value::from(name));
        }
        properties.insert(name.to_owned(), field(name, described, medium, &mut notes));
    }
    let mut rows = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": required,
        "properties": properties,
    });
    if matching(schema).is_closed {
        rows["additionalProperties"] = Value::Bool(false);
    }
    if let Some(also) = also {
        rows["allOf"] = json!([also]);
    }
    Ok(RowSchema { schema: rows, notes })
}

/// `fieldsMatch`, but for the order of fields, which no row has.
struct Matching {
    /// Whether each field of the schema is one of the table.
    is_complete: bool,
    /// Whether each field of the table is one of the schema.
    is_closed: bool,
}

fn matching(schema: &Value) -> Matching {
    let how = schema.get("fieldsMatch");
    let how = how.and_then(|how| how.as_str().or(how.get(0)?.as_str())).unwrap_or("exact");
    Matching {
        is_complete: matches!(how, "exact" | "equal" | "subset"),
        is_closed: matches!(how, "exact" | "equal" | "superset"),
    }
}

fn not_read(schema: &Value) -> Vec<String> {
    let missing = schema.get("missingValues").and_then(Value::as_array);
    let others: Vec<String> = missing
        .into_iter()
        .flatten()
        .filter(|value| value.as_str().or(value.get("value").and_then(Value::as_str)) != Some(""))
        .map(Value::to_string)
        .collect();
    match others.is_empty() {
        true => Vec::new(),
        false => vec![format!("missing values {} are read as they stand", others.join(", "))],
    }
}
