//! The Arrow type that a schema implies for a column: what Parquill's own contract uses, and what a
//! reader that knows nothing but the schema would choose.

use std::fmt;

use arrow_schema::{DataType, TimeUnit};
use serde_json::Value;

use crate::schema::node::Node;
use crate::schema::types::Types;

/// How deep lists and structs are followed; recursive schemas have no Arrow type.
const DEPTH: usize = 16;

/// A column's type as a schema implies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImpliedType {
    /// A value of one Arrow type.
    Plain(DataType),
    /// A list of another.
    List(Box<ImpliedType>),
    /// Named members.
    Struct(Vec<(String, ImpliedType)>),
    /// Strings to values of one type.
    Map(Box<ImpliedType>),
    /// Values of several types, or of any: no one column holds them as they are.
    Mixed,
}

impl fmt::Display for ImpliedType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImpliedType::Plain(plain) => f.write_str(name(plain)),
            ImpliedType::List(item) => write!(f, "list<{item}>"),
            ImpliedType::Map(value) => write!(f, "map<string, {value}>"),
            ImpliedType::Mixed => f.write_str("mixed"),
            ImpliedType::Struct(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, member)| format!("{name}: {member}")).collect();
                write!(f, "struct<{}>", members.join(", "))
            }
        }
    }
}

/// As Arrow's other implementations write it.
fn name(plain: &DataType) -> &'static str {
    match plain {
        DataType::Null => "null",
        DataType::Boolean => "bool",
        DataType::Int64 => "int64",
        DataType::Float64 => "double",
        DataType::Date32 => "date32",
        DataType::Timestamp(..) => "timestamp[us, UTC]",
        _ => "string",
    }
}

/// The type of a column whose values keep a schema. That a value may be null is not part of it.
pub fn implied_type(node: Node<'_>) -> ImpliedType {
    below(node, DEPTH)
}

fn below(node: Node<'_>, depth: usize) -> ImpliedType {
    let Some(depth) = depth.checked_sub(1) else { return ImpliedType::Mixed };
    match node.types().without(Types::NULL) {
        types if types.is_none() => ImpliedType::Plain(DataType::Null),
        Types::BOOLEAN => ImpliedType::Plain(DataType::Boolean),
        Types::INTEGER => ImpliedType::Plain(DataType::Int64),
        Types::NUMBER => ImpliedType::Plain(DataType::Float64),
        Types::STRING => ImpliedType::Plain(string(node)),
        Types::ARRAY => ImpliedType::List(Box::new(item(node, depth))),
        Types::OBJECT => object(node, depth),
        _ => ImpliedType::Mixed,
    }
}

fn string(node: Node<'_>) -> DataType {
    match node.find("format").and_then(Value::as_str) {
        Some("date-time") => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Some("date") => DataType::Date32,
        _ => DataType::Utf8,
    }
}

fn item(node: Node<'_>, depth: usize) -> ImpliedType {
    node.find("items").map_or(ImpliedType::Mixed, |items| below(node.at(items), depth))
}

fn object(node: Node<'_>, depth: usize) -> ImpliedType {
    let members: Vec<(String, ImpliedType)> = node
        .find("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, member)| (name.clone(), below(node.at(member), depth)))
        .collect();
    match (members.is_empty(), node.find("additionalProperties")) {
        (true, Some(values @ Value::Object(_))) => {
            ImpliedType::Map(Box::new(below(node.at(values), depth)))
        }
        (true, _) => ImpliedType::Mixed,
        (false, _) => ImpliedType::Struct(members),
    }
}

#[cfg(test)]
mod tests {
    use super::implied_type;
    use crate::schema::node::Node;
    use serde_json::json;

    #[test]
    fn types_read_as_arrow_writes_them() {
        for (schema, expected) in [
            (json!({ "type": ["integer", "null"] }), "int64"),
            (json!({ "enum": [1, 2.5] }), "double"),
            (json!({ "type": "string", "format": "date-time" }), "timestamp[us, UTC]"),
            (json!({ "type": "array", "items": { "const": "a" } }), "list<string>"),
            (json!({ "type": ["string", "integer"] }), "mixed"),
            (
                json!({ "type": "object", "additionalProperties": { "type": "boolean" } }),
                "map<string, bool>",
            ),
            (
                json!({ "type": "object", "properties": { "a": { "type": "null" } } }),
                "struct<a: null>",
            ),
        ] {
            assert_eq!(implied_type(Node::root(&schema)).to_string(), expected);
        }
    }
}
