//! `serde_json` reads, the tape records. Of a name that stands twice the last value counts, as it
//! does in a `serde_json::Value`.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::de::Read;
use serde_json::{Error, Number, Value};

use super::Token;
use crate::validate::cell::Figure;

/// Reads one JSON text into an empty tape.
///
/// # Errors
/// If it is no JSON, or nested more than 128 deep.
pub(crate) fn parse<'a>(text: &'a str, tape: &mut Vec<Token<'a>>) -> Result<(), Error> {
    if read(serde_json::Deserializer::from_str(text), tape)? {
        tape.clear();
        record(serde_json::from_str(text)?, tape);
    }
    Ok(())
}

/// The same of bytes that may be no text.
///
/// # Errors
/// If they are no JSON.
pub(crate) fn parse_bytes<'a>(bytes: &'a [u8], tape: &mut Vec<Token<'a>>) -> Result<(), Error> {
    if read(serde_json::Deserializer::from_slice(bytes), tape)? {
        tape.clear();
        record(serde_json::from_slice(bytes)?, tape);
    }
    Ok(())
}

/// Whether some name stood twice.
fn read<'a, R: Read<'a>>(
    mut reader: serde_json::Deserializer<R>,
    tape: &mut Vec<Token<'a>>,
) -> Result<bool, Error> {
    tape.clear();
    let mut repeats = false;
    Recorder { tape, repeats: &mut repeats }.deserialize(&mut reader)?;
    reader.end()?;
    Ok(repeats)
}

/// Puts a value on the tape.
fn record(value: Value, tape: &mut Vec<Token<'_>>) {
    let start = tape.len();
    match value {
        Value::Null => tape.push(Token::Null),
        Value::Bool(boolean) => tape.push(Token::Boolean(boolean)),
        Value::Number(number) => tape.push(Token::Number(figure(&number))),
        Value::String(text) => tape.push(Token::Text(Cow::Owned(text))),
        Value::Array(items) => {
            let count = items.len();
            tape.push(Token::Null);
            items.into_iter().for_each(|item| record(item, tape));
            tape[start] = Token::Array { count, end: tape.len() };
        }
        Value::Object(members) => {
            let count = members.len();
            tape.push(Token::Null);
            for (name, value) in members {
                tape.push(Token::Name(Cow::Owned(name)));
                record(value, tape);
            }
            tape[start] = Token::Object { count, end: tape.len() };
        }
    }
}

pub(super) fn figure(number: &Number) -> Figure {
    None.or(number.as_i64().map(Figure::Integer))
        .or(number.as_u64().map(Figure::Large))
        .or(number.as_f64().map(Figure::Float))
        .unwrap_or(Figure::Integer(0))
}

/// Records one value.
struct Recorder<'t, 'a> {
    tape: &'t mut Vec<Token<'a>>,
    /// Whether some object has a name twice.
    repeats: &'t mut bool,
}

impl<'a> Recorder<'_, 'a> {
    fn nested(&mut self) -> Recorder<'_, 'a> {
        Recorder { tape: self.tape, repeats: self.repeats }
    }

    fn push(self, token: Token<'a>) {
        self.tape.push(token);
    }

    /// Whether a name stands in the object that begins at `start`.
    fn has_name(&self, start: usize, name: &str) -> bool {
        let mut at = start + 1;
        while let Some(Token::Name(earlier)) = self.tape.get(at) {
            if earlier == name {
                return true;
            }
            at = match self.tape.get(at + 1) {
                Some(Token::Array { end, .. } | Token::Object { end, .. }) => *end,
                _ => at + 2,
            };
        }
        false
    }
}

impl<'a> DeserializeSeed<'a> for Recorder<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// A name's mark among 64: most that differ have another one.
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let ends =
        bytes.first().copied().unwrap_or(0).wrapping_mul(7) ^ bytes.last().copied().unwrap_or(0);
    1 << ((ends as usize ^ bytes.len().wrapping_mul(11)) % 64)
}

impl<'a> Visitor<'a> for Recorder<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(Token::Null);
        Ok(())
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<(), E> {
        self.push(Token::Boolean(boolean));
        Ok(())
    }

    fn visit_i64<E>(self, integer: i64) -> Result<(), E> {
        self.push(Token::Number(Figure::Integer(integer)));
        Ok(())
    }

    fn visit_u64<E>(self, integer: u64) -> Result<(), E> {
        let figure = i64::try_from(integer).map_or(Figure::Large(integer), Figure::Integer);
        self.push(Token::Number(figure));
        Ok(())
    }

    fn visit_f64<E>(self, float: f64) -> Result<(), E> {
        self.push(Token::Number(Figure::Float(float)));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<(), E> {
        self.push(Token::Text(Cow::Borrowed(text)));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.push(Token::Text(Cow::Owned(text.to_owned())));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut items: A) -> Result<(), A::Error> {
        let (start, mut count) = (self.tape.len(), 0);
        self.tape.push(Token::Null);
        while items.next_element_seed(self.nested())?.is_some() {
            count += 1;
        }
        self.tape[start] = Token::Array { count, end: self.tape.len() };
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut members: A) -> Result<(), A::Error> {
        let (start, mut count, mut marks) = (self.tape.len(), 0, 0);
        self.tape.push(Token::Null);
        while let Some(Name(name)) = members.next_key()? {
            let mark = mark(&name);
            *self.repeats |= marks & mark != 0 && self.has_name(start, &name);
            marks |= mark;
            self.tape.push(Token::Name(name));
            members.next_value_seed(self.nested())?;
            count += 1;
        }
        self.tape[start] = Token::Object { count, end: self.tape.len() };
        Ok(())
    }
}

/// A name, borrowed where it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'a> serde::Deserialize<'a> for Name<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'a> Visitor<'a> for NameVisitor {
    type Value = Name<'a>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'a str) -> Result<Name<'a>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'a>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{TapeJson, TapeNode};
    use super::parse;
    use jsonschema::json::{Json, Node, Object};
    use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
    use serde_json::Value;

    fn same(text: &str) -> Option<Value> {
        let mut tape = Vec::new();
        parse(text, &mut tape).ok()?;
        let node = TapeNode::root(&tape);
        if let (Some(object), Ok(Value::Object(members))) =
            (node.as_object(), serde_json::from_str(text))
        {
            assert_eq!(object.len(), members.len());
            for (name, value) in &members {
                let found = object.get(&TapeJson::prepare_key(name));
                assert_eq!(found.map(|found| found.to_value().into_owned()).as_ref(), Some(value));
            }
            assert!(object.get(&TapeJson::prepare_key("nowhere")).is_none());
        }
        Some(node.to_value().into_owned())
    }

    #[test]
    fn a_name_that_stands_twice_has_its_last_value() {
        assert_eq!(
            same(r#"{"a":{"b":1},"b":2,"a":3}"#),
            serde_json::from_str(r#"{"a":3,"b":2}"#).ok()
        );
        assert_eq!(same(r#"{"a":1} x"#), None);
        assert_eq!(same("[1,]"), None);
        assert_eq!(same("18446744073709551615"), serde_json::from_str("18446744073709551615").ok());
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (-1e9..1e9).prop_map(Value::from),
            "[a-c\"\\\\é\n]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                proptest::collection::vec(("[a-c\n]{0,2}", inner), 0..5)
                    .prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_tape_says_what_the_text_says(value in json()) {
            prop_assert_eq!(same(&value.to_string()), Some(value));
        }
    }
}
