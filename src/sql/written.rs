//! Names and values as SQL writes them.

use serde_json::Value;

/// A column's name.
pub(super) fn name(column: &str) -> String {
    format!("\"{}\"", column.replace('"', "\"\""))
}

/// A string.
pub(super) fn text(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

/// A number, a string or a truth value; there are no others that every column can be compared with.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(string) => Some(text(string)),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Text that stays on the line of a comment.
pub(super) fn comment(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}
