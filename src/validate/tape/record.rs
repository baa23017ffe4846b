//! A record of CSV as a JSON object. CSV has only text: the schema's `type` of a property says what
//! its text is read as.

use std::borrow::Cow;

use serde_json::{Number, Value};

use super::Token;
use super::parse::figure;

/// What a field's text may be read as, tried in this order; else it stays text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// An empty field is null: where null is allowed, or text is not.
    null: bool,
    /// A JSON number is one.
    number: bool,
    /// `true` and `false` are.
    boolean: bool,
}

/// For each column of a header.
pub(crate) fn conversions(schema: &Value, header: &[String]) -> Vec<Conversion> {
    header.iter().map(|name| conversion(schema, name)).collect()
}

fn conversion(schema: &Value, name: &str) -> Conversion {
    let property = schema.get("properties").and_then(|properties| properties.get(name));
    let Some(types) = property.and_then(|property| types(schema, property)) else {
        return Conversion::default();
    };
    let has = |name: &str| types.contains(&name);
    Conversion {
        null: has("null") || !has("string"),
        number: has("number") || has("integer"),
        boolean: has("boolean"),
    }
}

/// How many references are followed.
const MOST_STEPS: usize = 8;

/// The types that a property may have; `None` where the schema does not say.
fn types<'a>(root: &'a Value, property: &'a Value) -> Option<Vec<&'a str>> {
    let mut schema = property;
    for _ in 0..MOST_STEPS {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(reference) => schema = root.pointer(reference.strip_prefix('#')?)?,
            None => break,
        }
    }
    match (schema.get("type"), schema.get("enum"), schema.get("const")) {
        (Some(Value::String(name)), ..) => Some(vec![name]),
        (Some(Value::Array(names)), ..) => Some(names.iter().filter_map(Value::as_str).collect()),
        (_, Some(Value::Array(options)), _) => Some(options.iter().map(type_of).collect()),
        (.., Some(only)) => Some(vec![type_of(only)]),
        _ => None,
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Puts a record on an empty tape.
pub(crate) fn record<'a>(
    header: &'a [String],
    conversions: &[Conversion],
    fields: impl Iterator<Item = &'a str>,
    tape: &mut Vec<Token<'a>>,
) {
    tape.clear();
    let count = header.len();
    tape.push(Token::Object { count, end: 2 * count + 1 });
    for ((name, conversion), text) in header.iter().zip(conversions).zip(fields) {
        tape.push(Token::Name(Cow::Borrowed(name)));
        tape.push(conversion.read(text));
    }
}

impl Conversion {
    fn read<'a>(self, text: &'a str) -> Token<'a> {
        let read = match text {
            "" if self.null => Some(Token::Null),
            "true" if self.boolean => Some(Token::Boolean(true)),
            "false" if self.boolean => Some(Token::Boolean(false)),
            _ if self.number => number(text),
            _ => None,
        };
        read.unwrap_or(Token::Text(Cow::Borrowed(text)))
    }
}

fn number(text: &str) -> Option<Token<'static>> {
    let number: Number = serde_json::from_str(text).ok()?;
    // serde_json reads over white space.
    text.bytes().all(|byte| !byte.is_ascii_whitespace()).then(|| Token::Number(figure(&number)))
}

#[cfg(test)]
mod tests {
    use super::super::TapeNode;
    use super::{conversions, record};
    use jsonschema::json::Node;
    use serde_json::json;

    #[test]
    fn text_is_read_as_the_schema_says() {
        let header = ["id", "price", "paid", "note", "code", "other"].map(str::to_owned);
        let schema = json!({
            "$defs": {"money": {"type": ["number", "null"]}},
            "properties": {
                "id": {"type": "integer"}, "price": {"$ref": "#/$defs/money"},
                "paid": {"type": "boolean"}, "note": {"type": "string"}, "code": {"enum": ["7", null]},
            },
        });
        let row = |fields: [&str; 6]| {
            let mut tape = Vec::new();
            record(&header, &conversions(&schema, &header), fields.into_iter(), &mut tape);
            TapeNode::root(&tape).to_value().to_string()
        };
        let said = row(["7", "1.50", "true", "7", "7", "7"]);
        assert_eq!(said, r#"{"id":7,"price":1.5,"paid":true,"note":"7","code":"7","other":"7"}"#);
        let said = row(["x", "", "yes", "", "", ""]);
        assert_eq!(
            said,
            r#"{"id":"x","price":null,"paid":"yes","note":"","code":null,"other":""}"#
        );
    }
}
