//! A JSON value as parts of a key's hash: values that JSON Schema calls equal have the same parts.
//! Numbers are compared by value, `1.0` as `1`; those of text that are no 64-bit integers as the
//! doubles that they are read as.

use jsonschema::JsonType;
use jsonschema::json::{Json, JsonNumber, Node};
use serde_json::Value;

use super::hash::{Kind, Point};

/// The hash with one more value; `None` where that is null.
pub(crate) fn absorb<'a, F: Json, N: Node<'a, F>>(
    point: Point,
    hash: u128,
    node: &N,
) -> Option<u128> {
    let nested = || {
        let mut text = String::new();
        write(&node.to_value(), &mut text);
        point.absorb_text(hash, Kind::Nested, text.as_bytes())
    };
    match node.json_type() {
        JsonType::Null => None,
        JsonType::Boolean => {
            let boolean = u128::from(node.as_boolean()?);
            Some(point.absorb(hash, Kind::Boolean as u128 | boolean << 8))
        }
        JsonType::String => Some(point.absorb_text(hash, Kind::Text, node.as_string()?.as_bytes())),
        JsonType::Number | JsonType::Integer => {
            let number = node.as_number()?;
            Some(match number.as_i64().map(i128::from).or(number.as_u64().map(i128::from)) {
                Some(integer) => point.absorb_integer(hash, integer),
                None => absorb_float(point, hash, number.as_f64()?),
            })
        }
        _ => Some(nested()),
    }
}

/// The hash with a finite double.
pub(crate) fn absorb_float(point: Point, hash: u128, float: f64) -> u128 {
    absorb_digits(point, hash, &float.to_string())
}

/// The hash with the number that some digits are: `12`, `-0.50`.
pub(crate) fn absorb_digits(point: Point, hash: u128, digits: &str) -> u128 {
    let shortest = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    };
    match shortest.parse::<i128>() {
        Ok(integer) if integer >= i64::MIN.into() && integer <= u64::MAX.into() => {
            point.absorb_integer(hash, integer)
        }
        _ => point.absorb_text(hash, Kind::Digits, shortest.as_bytes()),
    }
}

/// JSON with members in the order of their names, and whole numbers without a fraction.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Array(elements) => {
            text.push('[');
            for element in elements {
                write(element, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in members {
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Number(number) if number.is_f64() => {
            text.push_str(&number.as_f64().unwrap_or_default().to_string());
        }
        other => text.push_str(&other.to_string()),
    }
}
