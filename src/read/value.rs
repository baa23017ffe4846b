//! What a field of a record holds, in the few shapes a document can use, whatever format it was in.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::Slot;

/// The content of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Value {
    /// The record has no such field.
    #[default]
    Missing,
    /// It is there and says nothing.
    Null,
    Text(String),
    /// A number, in digits.
    Number(String),
    /// An object with a name: a person, an outlet.
    Named(String),
    /// Strings and names, in order.
    List(Vec<String>),
    /// Anything else: its kind, with its article (`a boolean`).
    Other(String),
}

impl Value {
    /// Whether the field says nothing about the document.
    pub(super) fn is_absent(&self) -> bool {
        match self {
            Value::Missing | Value::Null => true,
            Value::Text(text) | Value::Named(text) => says_nothing(text),
            Value::List(names) => names.iter().all(|name| says_nothing(name)),
            Value::Number(_) | Value::Other(_) => false,
        }
    }

    /// What it is, for a message.
    pub(super) fn kind(&self) -> &str {
        match self {
            Value::Missing => "missing",
            Value::Null => "null",
            Value::Text(_) => "a string",
            Value::Number(_) => "a number",
            Value::Named(_) => "an object",
            Value::List(_) => "a list",
            Value::Other(kind) => kind,
        }
    }
}

/// White space, or what Python and JavaScript write for nothing when told to write a string.
pub(super) fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "None" | "null" | "nan" | "NaN" | "NaT" | "undefined")
}

/// Whether there is nothing to read: white space, and the two marks that show as nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// The canonical form of a record that has no bytes of its own: one JSON object without white
/// space, with the value of each mapped field the record has under that field's name, in the order
/// of the map. Numbers and names of people stand as strings; what cannot be read stands as null.
pub(super) fn rendered(slots: &[Slot], values: &[Value]) -> Vec<u8> {
    // Neither a key that is no string nor a failing writer can occur.
    serde_json::to_vec(&Rendering { slots, values }).unwrap_or_default()
}

struct Rendering<'a> {
    slots: &'a [Slot],
    values: &'a [Value],
}

impl Serialize for Rendering<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (slot, value) in self.slots.iter().zip(self.values) {
            match value {
                Value::Missing => {}
                Value::Null | Value::Other(_) => object.serialize_entry(&slot.name, &())?,
                Value::Text(text) | Value::Number(text) | Value::Named(text) => {
                    object.serialize_entry(&slot.name, text)?;
                }
                Value::List(names) => object.serialize_entry(&slot.name, names)?,
            }
        }
        object.end()
    }
}
