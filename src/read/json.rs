//! The fields of one JSON object, read in one pass: values of mapped fields are kept, all else is
//! skipped without being built.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::fields::Slot;
use super::flaw::Flaw;
use super::value::Value;

/// Where the slots stand in an object, by key.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<(String, Node)>);

#[derive(Debug, Default)]
struct Node {
    slots: Vec<usize>,
    below: Keys,
}

impl Keys {
    /// A dotted name is looked for both as a path and as a key that holds dots.
    pub(super) fn of(slots: &[Slot]) -> Self {
        let mut keys = Keys::default();
        for (index, slot) in slots.iter().enumerate() {
            keys.insert(&mut std::iter::once(slot.name.as_str()), index);
            if slot.name.contains('.') {
                keys.insert(&mut slot.name.split('.'), index);
            }
        }
        keys
    }

    fn insert(&mut self, path: &mut dyn Iterator<Item = &str>, slot: usize) {
        let mut keys = self;
        let mut path = path.peekable();
        while let Some(key) = path.next() {
            let node = keys.entry(key);
            if path.peek().is_none() {
                node.slots.push(slot);
                return;
            }
            keys = &mut node.below;
        }
    }

    fn entry(&mut self, key: &str) -> &mut Node {
        let at = self.0.iter().position(|(of, _)| of == key).unwrap_or_else(|| {
            self.0.push((key.to_owned(), Node::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find(|(of, _)| of == key).map(|(_, node)| node)
    }
}

impl Node {
    fn fill(&self, found: &Json, values: &mut [Value]) {
        self.set(value(found), values);
        if let Json::Object(object) = found {
            for (key, node) in &self.below.0 {
                object.get(key).inspect(|found| node.fill(found, values));
            }
        }
    }

    fn set(&self, value: Value, values: &mut [Value]) {
        let Some((last, others)) = self.slots.split_last() else { return };
        others.iter().for_each(|&slot| put(value.clone(), slot, values));
        put(value, *last, values);
    }
}

fn put(value: Value, slot: usize, values: &mut [Value]) {
    if let Some(place) = values.get_mut(slot) {
        *place = value;
    }
}

/// The value of each of `count` slots in a line that holds one JSON object.
///
/// # Errors
/// The line is broken, or holds something else than an object.
pub(super) fn values(line: &str, keys: &Keys, count: usize) -> Result<Vec<Value>, Flaw> {
    let mut values = vec![Value::Missing; count];
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let object = Object { keys, values: &mut values };
    match object.deserialize(&mut deserializer).and_then(|()| deserializer.end()) {
        Ok(()) => Ok(values),
        Err(error) if error.is_data() => Err(not_an_object(line)),
        Err(error) => Err(broken(&error)),
    }
}

fn broken(error: &serde_json::Error) -> Flaw {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&place).unwrap_or(&words);
    Flaw::new(format!("broken JSON at column {}: {words}", error.column()))
        .expected("one JSON object a line")
}

fn not_an_object(line: &str) -> Flaw {
    match serde_json::from_str::<Json>(line) {
        Ok(found) => {
            Flaw::new(format!("the line holds {}", value(&found).kind())).expected("a JSON object")
        }
        Err(error) => broken(&error),
    }
}

fn value(found: &Json) -> Value {
    match found {
        Json::Null => Value::Null,
        Json::Bool(_) => Value::Other("a boolean".to_owned()),
        Json::Number(number) => Value::Number(number.to_string()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => list(items),
        Json::Object(_) => name(found).map_or_else(
            || Value::Other("an object".to_owned()),
            |name| Value::Named(name.to_owned()),
        ),
    }
}

fn list(items: &[Json]) -> Value {
    let mut names = Vec::with_capacity(items.len());
    for item in items.iter().filter(|item| !item.is_null()) {
        match item.as_str().or_else(|| name(item)) {
            Some(name) => names.push(name.to_owned()),
            None => return Value::Other(format!("a list with {} in it", value(item).kind())),
        }
    }
    Value::List(names)
}

fn name(object: &Json) -> Option<&str> {
    object.get("name").and_then(Json::as_str)
}

/// The object of a line.
struct Object<'a> {
    keys: &'a Keys,
    values: &'a mut [Value],
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(node) = map.next_key_seed(Key(self.keys))? {
            let Some(node) = node else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            match map.next_value()? {
                Held::Text(text) => node.set(Value::Text(text.into_owned()), self.values),
                Held::Other(found) => node.fill(&found, self.values),
            }
        }
        Ok(())
    }
}

/// A key, looked up where it stands and never copied.
struct Key<'a>(&'a Keys);

impl<'a, 'de> DeserializeSeed<'de> for Key<'a> {
    type Value = Option<&'a Node>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for Key<'a> {
    type Value = Option<&'a Node>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.get(key))
    }
}

/// The value of a mapped field: nearly always a string, which is then not wrapped.
enum Held<'de> {
    Text(Cow<'de, str>),
    Other(Json),
}

impl<'de> Deserialize<'de> for Held<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(HeldVisitor)
    }
}

struct HeldVisitor;

impl<'de> Visitor<'de> for HeldVisitor {
    type Value = Held<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Held<'de>, E> {
        Ok(Held::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<Held<'de>, E> {
        Ok(Held::Other(Json::Null))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Held<'de>, E> {
        Ok(Held::Other(Json::from(truth)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Held<'de>, E> {
        Ok(Held::Other(Json::from(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Held<'de>, E> {
        Ok(Held::Other(Json::from(number)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Held<'de>, E> {
        Ok(Held::Other(Json::from(number)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Held<'de>, A::Error> {
        Json::deserialize(SeqAccessDeserializer::new(items)).map(Held::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Held<'de>, A::Error> {
        Json::deserialize(MapAccessDeserializer::new(object)).map(Held::Other)
    }
}
