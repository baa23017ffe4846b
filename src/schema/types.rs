//! Sets of JSON types. A number is an integer or a fraction, so that `integer` is a part of `number`.

use serde_json::Value;

/// Which JSON types a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(u8);

const NAMES: [(&str, Types); 7] = [
    ("null", Types::NULL),
    ("boolean", Types::BOOLEAN),
    ("integer", Types::INTEGER),
    ("number", Types::NUMBER),
    ("string", Types::STRING),
    ("array", Types::ARRAY),
    ("object", Types::OBJECT),
];

impl Types {
    /// `null`.
    pub const NULL: Types = Types(1);
    /// `boolean`.
    pub const BOOLEAN: Types = Types(2);
    /// `integer`: a number without a fraction, however it is written.
    pub const INTEGER: Types = Types(4);
    /// `number`, integers among them.
    pub const NUMBER: Types = Types(4 | 8);
    /// `string`.
    pub const STRING: Types = Types(16);
    /// `array`.
    pub const ARRAY: Types = Types(32);
    /// `object`.
    pub const OBJECT: Types = Types(64);
    /// Every type.
    pub const ANY: Types = Types(127);

    /// Of a schema's own `type`, `enum` and `const`.
    pub fn of(schema: &Value) -> Types {
        let named = schema.get("type").map_or(Types::ANY, Types::named);
        let listed = match schema.get("enum") {
            Some(Value::Array(values)) => Types::of_all(values),
            _ => Types::ANY,
        };
        let constant = schema.get("const").map_or(Types::ANY, Types::of_value);
        named.and(listed).and(constant)
    }

    /// Of the value of the keyword `type`.
    pub fn named(names: &Value) -> Types {
        let all = match names {
            Value::Array(names) => names.as_slice(),
            one => std::slice::from_ref(one),
        };
        let known = all.iter().filter_map(Value::as_str).filter_map(|name| {
            NAMES.iter().find(|(known, _)| *known == name).map(|(_, types)| *types)
        });
        known.fold(Types(0), Types::or)
    }

    /// Of some values together.
    pub fn of_all(values: &[Value]) -> Types {
        values.iter().map(Types::of_value).fold(Types(0), Types::or)
    }

    /// Of one value.
    pub fn of_value(value: &Value) -> Types {
        match value {
            Value::Null => Types::NULL,
            Value::Bool(_) => Types::BOOLEAN,
            Value::Number(number) => match number.as_f64().is_some_and(|n| n.fract() == 0.0) {
                true => Types::INTEGER,
                false => Types::NUMBER,
            },
            Value::String(_) => Types::STRING,
            Value::Array(_) => Types::ARRAY,
            Value::Object(_) => Types::OBJECT,
        }
    }

    /// Those of both.
    pub fn and(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    /// Those of either.
    pub fn or(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    /// Those that are not the other's.
    pub fn without(self, other: Types) -> Types {
        Types(self.0 & !other.0)
    }

    /// Whether there is none.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether all of these are among the other's.
    pub fn within(self, other: Types) -> bool {
        self.without(other).is_none()
    }

    /// Whether the two share a type.
    pub fn meets(self, other: Types) -> bool {
        !self.and(other).is_none()
    }

    /// Their names, as `type` would list them.
    pub fn names(self) -> Vec<&'static str> {
        let number = Types::NUMBER.within(self);
        let named = NAMES
            .iter()
            .filter(|(name, types)| types.within(self) && !(number && *name == "integer"));
        named.map(|(name, _)| *name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Types;
    use serde_json::json;

    #[test]
    fn integers_are_numbers() {
        let integer = Types::of(&json!({ "type": "integer" }));
        let number = Types::of(&json!({ "type": ["number", "null"] }));
        assert!(integer.within(number) && !number.within(integer));
        assert_eq!(number.names(), ["null", "number"]);
        assert_eq!(Types::of(&json!({ "const": 2.0 })), Types::INTEGER);
        assert_eq!(Types::of(&json!({ "type": "string", "enum": ["a", null] })), Types::STRING);
    }
}
